// deep-chat, messages of the other side.
import 'deep-chat';
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  const chat = document.createElement('deep-chat') as HTMLElement & {
    addMessage(message: { text: string; role: string }): void;
  };
  chat.style.cssText = 'width: 100%; height: 100%; display: block';
  host.append(chat);
  return {
    append: (text) => chat.addMessage({ text, role: 'ai' }),
    scroller: () => chat.shadowRoot!.querySelector<HTMLElement>('#messages')!,
    rows: () => chat.shadowRoot!.querySelectorAll<HTMLElement>('.message-bubble'),
  };
}
