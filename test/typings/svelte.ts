import type {} from 'qmlet/types/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

export const view: SvelteHTMLElements['chat-view'] = {
  model: [{ prefix: '#', message: 'a' }],
  'aria-label': 'Chat',
  class: 'a',
  onclick: (event) => event.clientX,
  'oncount-changed': ({ detail, currentTarget }) => (currentTarget.limit = detail.count),
  'on:at-y-end-changed': ({ detail }) => detail.atYEnd,
};
export const label: SvelteHTMLElements['chat-label'] = { 'horizontal-alignment': 'align-right', elide: 3 };
// @ts-expect-error: a number
export const wrongType: SvelteHTMLElements['chat-view'] = { limit: 'many' };
// @ts-expect-error: there is no such alignment
export const wrongValue: SvelteHTMLElements['chat-label'] = { 'vertical-alignment': 'middle' };
export const wrongEvent: SvelteHTMLElements['chat-view'] = {
  // @ts-expect-error: a number
  'oncount-changed': ({ detail }: CustomEvent<{ count: string }>) => detail.count,
};
