// Defines `<ws-socket>`.
import { WsSocket } from './components/chat/ws-socket.ts';

if (!customElements.get('ws-socket')) customElements.define('ws-socket', WsSocket);

declare global {
  interface HTMLElementTagNameMap {
    'ws-socket': WsSocket;
  }
}

export { WsSocket };
