// What the tests of `<chat-view>` share: an element of a known size, its rows, and what every frame shows.
import { fixture, html } from '@open-wc/testing';
import type { ChatRow, ChatView } from '../../src/chat-view.ts';
import '../../src/chat-view.ts';

export const TEXT = 'The quick brown fox jumps over the lazy dog and runs on. ';

/** Rows whose messages are one to six lines long. */
export const rows = (n: number, name = 'row'): ChatRow[] =>
  Array.from({ length: n }, (_, i) => ({
    prefix: i % 2 ? '<' : '>',
    message: `${name} ${i} ${TEXT.repeat((i * 7) % 6)}`,
  }));

export async function view(model: ChatRow[] = [], width = 360, height = 328): Promise<ChatView> {
  const element = await fixture<ChatView>(html`<chat-view .model=${model}></chat-view>`);
  element.style.cssText = `width:${width}px;height:${height}px`;
  await frames(2);
  return element;
}

/** Once `n` frames have been painted. */
export async function frames(n = 1): Promise<void> {
  for (let i = 0; i < n; i++)
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        // A task after the frame's callbacks, layout and observers: what is seen here was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(0);
      }),
    );
}

export const part = <T extends HTMLElement = HTMLElement>(element: ChatView, name: string): T =>
  element.shadowRoot!.querySelector<T>(`[part~=${name}]`)!;
export const scroller = (element: ChatView): HTMLElement => part(element, 'scroller');
/** The rows in the page, leaving out those that are only held for a selection. */
export const shown = (element: ChatView): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('.row:not([data-held])'),
];
export const text = (row: Element): string =>
  (row.querySelector('[part=message]') ?? row).textContent!.trim();
/** The rows of which at least one pixel is in the viewport. */
export function visible(element: ChatView): HTMLElement[] {
  const { top, bottom } = scroller(element).getBoundingClientRect();
  return shown(element).filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
}
/** A row's distance to the top of the view. */
export const topOf = (element: ChatView, row: Element): number =>
  row.getBoundingClientRect().top - scroller(element).getBoundingClientRect().top;
export const find = (element: ChatView, beginning: string): HTMLElement | undefined =>
  shown(element).find((row) => text(row).startsWith(beginning));
export const atEnd = (element: ChatView): boolean => {
  const { scrollTop, scrollHeight, clientHeight } = scroller(element);
  return scrollHeight - clientHeight - scrollTop < 1;
};
/** How many pixels of the viewport no row covers, in a list that could fill it. */
export function blank(element: ChatView): number {
  const view = scroller(element).getBoundingClientRect();
  const boxes = shown(element).map((row) => row.getBoundingClientRect());
  let free = 0;
  for (let y = view.top + 1; y < view.bottom; y += 2)
    if (!boxes.some((box) => box.top <= y && box.bottom >= y)) free += 2;
  return free;
}

/** Scrolls as a reader does, by so many pixels, and waits until it has been drawn and has come to rest. */
export async function scrollBy(element: ChatView, dy: number): Promise<void> {
  scroller(element).scrollTop += dy;
  await frames(3);
}

/**
 * The tops of a row in every frame while something happens, as far as they differ.
 * @param row finds the row anew in each frame: its element may be another one
 */
export async function topsDuring(
  element: ChatView,
  row: string,
  action: () => unknown,
  n = 12,
): Promise<number[]> {
  const tops = new Set<number>();
  const look = () => {
    const found = find(element, row);
    tops.add(found ? topOf(element, found) : Number.NaN);
  };
  look();
  await action();
  for (let i = 0; i < n; i++) {
    await frames();
    look();
  }
  return [...tops];
}
