// @lit-labs/virtualizer, given a new array each frame, as it wants.
import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { html } from 'lit';
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  host.innerHTML = `<style>
    lit-virtualizer { height: 100%; overflow: hidden auto; background: #000; color: #fff; font: 12px/14px 'DejaVu Sans', sans-serif }
    .row { display: grid; grid-template-columns: 1fr 23fr; padding: 2px 0; box-sizing: border-box; min-height: 18px; width: 100% }
    .row > :last-child { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0 }
  </style>`;
  const list = document.createElement('lit-virtualizer') as LitVirtualizer<string>;
  list.scroller = true;
  list.renderItem = (text) => html`<div class="row"><div>&lt;</div><div>${text}</div></div>`;
  host.append(list);
  const messages: string[] = [];
  let frame = 0;
  let stick = true;
  const leave = () => {
    stick = false;
  };
  list.addEventListener('wheel', leave);
  list.addEventListener('pointerdown', leave);
  const toEnd = () => {
    if (stick) list.scrollTop = 1e9;
  };
  // The rows at the end turn out to be of another height than thought, so once is not enough.
  const follow = () => {
    toEnd();
    requestAnimationFrame(follow);
  };
  requestAnimationFrame(follow);
  const schedule = () => {
    if (!frame)
      frame = requestAnimationFrame(async () => {
        frame = 0;
        list.items = messages.slice();
        await list.updateComplete;
        toEnd();
      });
  };
  return {
    append: (text) => {
      messages.push(text);
      schedule();
    },
    load: (texts) => {
      for (const text of texts) messages.push(text);
      schedule();
    },
    scroller: () => list,
    rows: () => list.querySelectorAll<HTMLElement>('.row'),
  };
}
