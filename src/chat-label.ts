// Defines `<chat-label>`.
import { ChatLabel } from './components/chat/chat-label.ts';
import { defineTag } from './components/element.ts';

defineTag('chat-label', ChatLabel);

declare global {
  interface HTMLElementTagNameMap {
    'chat-label': ChatLabel;
  }
}

export { ChatLabel };
