// Defines the chat's tags.
export * from './chat-input.ts';
export * from './chat-label.ts';
export * from './chat-view.ts';
export * from './ws-socket.ts';
