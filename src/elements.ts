// The classes of the chat's elements, none of them defined as a tag: for a page that names or extends them.
export { ChatInput } from './components/chat/chat-input.ts';
export { ChatLabel } from './components/chat/chat-label.ts';
export { ChatView } from './components/chat/chat-view.ts';
export { WsSocket } from './components/chat/ws-socket.ts';
