// Defines `<chat-label>`.
import { ChatLabel } from './components/chat/chat-label.ts';

if (globalThis.customElements && !customElements.get('chat-label'))
  customElements.define('chat-label', ChatLabel);

declare global {
  interface HTMLElementTagNameMap {
    'chat-label': ChatLabel;
  }
}

export { ChatLabel };
