// Defines `<ws-socket>`.
import { WsSocket, type WsSocketEvents } from './components/chat/ws-socket.ts';

if (globalThis.customElements && !customElements.get('ws-socket'))
  customElements.define('ws-socket', WsSocket);

type CustomEventsOf<Details> = { [Name in keyof Details]: CustomEvent<Details[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    'ws-socket': WsSocket;
  }
  // The events that only a socket has; they bubble, so any element may be listened to.
  interface HTMLElementEventMap
    extends CustomEventsOf<
      Pick<
        WsSocketEvents,
        | 'text-message-received'
        | 'binary-message-received'
        | 'text-message-sent'
        | 'binary-message-sent'
        | 'message-flushed'
        | 'message-returned'
        | 'message-acknowledged'
        | 'topic-resumed'
        | 'status-received'
        | 'history-received'
        | 'reconnecting'
      >
    > {}
}

export type { SocketElement } from './components/chat/socket-user.ts';
export type { BinaryMessage, WsSocketEvents } from './components/chat/ws-socket.ts';
export { WsSocket };
