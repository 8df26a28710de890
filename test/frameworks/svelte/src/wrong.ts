// What the typings refuse: each marked line is an error, and it is one if it is none.
import type { SvelteHTMLElements } from 'svelte/elements';

export const wrong: Pick<SvelteHTMLElements, 'chat-label' | 'chat-view' | 'ws-socket'>[] = [
  {
    'chat-label': {
      // @ts-expect-error: a number is no text
      text: 5,
    },
    'chat-view': {
      // @ts-expect-error: there is no such property
      modell: [],
    },
    'ws-socket': {
      // @ts-expect-error: the status is read only
      status: 1,
      // @ts-expect-error: the event has a message, not a text
      'ontext-message-received': (event) => event.detail.text,
    },
  },
];
