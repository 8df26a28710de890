// Defines the chat's tags.
// In this order what is alike in them stands near each other, and the bundle compresses better.
// biome-ignore assist/source/organizeImports: the order counts
export * from './ws-socket.ts';
export * from './chat-view.ts';
export * from './chat-input.ts';
export * from './chat-label.ts';
