// Defines `<chat-input>`.
import { ChatInput } from './components/chat/chat-input.ts';

if (globalThis.customElements && !customElements.get('chat-input'))
  customElements.define('chat-input', ChatInput);

declare global {
  interface HTMLElementTagNameMap {
    'chat-input': ChatInput;
  }
  interface HTMLElementEventMap {
    accepted: CustomEvent<{ text: string }>;
    rejected: CustomEvent<{ text: string; reason: string }>;
  }
}

export { ChatInput };
