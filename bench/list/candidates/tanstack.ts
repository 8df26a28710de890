// @tanstack/virtual-core, with measured rows as its documentation shows it.
import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  host.innerHTML = `<style>
    #s { height: 100%; overflow: hidden auto; overflow-anchor: none; background: #000; color: #fff; font: 12px/14px 'DejaVu Sans', sans-serif }
    #r { position: relative }
    .row { position: absolute; inset: 0 0 auto; display: grid; grid-template-columns: 1fr 23fr; padding: 2px 0; box-sizing: border-box; min-height: 18px }
    .row > :last-child { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0 }
  </style><div id="s"><div id="r"></div></div>`;
  const scroller = host.querySelector<HTMLElement>('#s')!;
  const space = host.querySelector<HTMLElement>('#r')!;
  const messages: string[] = [];
  const elements = new Map<unknown, HTMLElement>();
  let stick = true;
  let frame = 0;
  const options = () => ({
    count: messages.length,
    getScrollElement: () => scroller,
    estimateSize: () => 18,
    overscan: 6,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    measureElement,
    onChange: () => schedule(),
  });
  const list = new Virtualizer<HTMLElement, HTMLElement>(options());
  const draw = () => {
    frame = 0;
    if (list.options.count !== messages.length) list.setOptions(options());
    list._willUpdate();
    if (stick && messages.length) list.scrollToIndex(messages.length - 1, { align: 'end' });
    const items = list.getVirtualItems();
    space.style.height = `${list.getTotalSize()}px`;
    const keys = new Set(items.map((item) => item.key));
    for (const [key, element] of elements)
      if (!keys.has(key as number)) {
        element.remove();
        elements.delete(key);
      }
    for (const item of items) {
      let row = elements.get(item.key);
      if (!row) {
        row = document.createElement('div');
        row.className = 'row';
        row.dataset.index = `${item.index}`;
        const prefix = document.createElement('div');
        prefix.textContent = '<';
        const message = document.createElement('div');
        message.textContent = messages[item.index]!;
        row.append(prefix, message);
        space.append(row);
        elements.set(item.key, row);
        list.measureElement(row);
      }
      row.style.transform = `translateY(${item.start}px)`;
    }
  };
  const schedule = () => {
    if (!frame) frame = requestAnimationFrame(draw);
  };
  list._didMount();
  const leave = () => {
    stick = false;
  };
  scroller.addEventListener('wheel', leave);
  scroller.addEventListener('pointerdown', leave);
  return {
    append: (text) => {
      messages.push(text);
      schedule();
    },
    load: (texts) => {
      for (const text of texts) messages.push(text);
      schedule();
    },
    scroller: () => scroller,
    rows: () => elements.values(),
  };
}
