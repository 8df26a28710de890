// `<chat-view>` as a page uses it.
import { ListModel } from '../../../src/chat-view.ts';
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  const view = document.createElement('chat-view');
  view.style.height = '100%';
  host.append(view);
  const root = () => view.shadowRoot!;
  return {
    append: (text) => view.append('<', text),
    load: (texts) => {
      view.model = new ListModel(texts.map((message) => ({ prefix: '<', message })));
    },
    scroller: () => root().querySelector<HTMLElement>('[part=scroller]')!,
    rows: () => root().querySelectorAll<HTMLElement>('.row'),
  };
}
