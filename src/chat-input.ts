// Defines `<chat-input>`.
import { ChatInput } from './components/chat/chat-input.ts';
import { defineTag } from './components/element.ts';

defineTag('chat-input', ChatInput);

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
