// Defines `<chat-view>`.
import { ChatView } from './components/chat/chat-view.ts';

if (globalThis.customElements && !customElements.get('chat-view'))
  customElements.define('chat-view', ChatView);

declare global {
  interface HTMLElementTagNameMap {
    'chat-view': ChatView;
  }
}

export type { ChatDelegate, ChatRow } from './components/chat/chat-view.ts';
export { ListModel } from './runtime/models/list-model.ts';
export { ChatView };
