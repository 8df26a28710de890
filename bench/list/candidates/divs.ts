// A `<div>` for each message, as in most examples of a chat.
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  host.innerHTML = `<style>
    #s { height: 100%; overflow: hidden auto; background: #000; color: #fff; font: 12px/14px 'DejaVu Sans', sans-serif }
    #s > div { padding: 2px 0; min-height: 14px; overflow-wrap: anywhere; white-space: pre-wrap }
  </style><div id="s"></div>`;
  const scroller = host.querySelector<HTMLElement>('#s')!;
  let frame = 0;
  return {
    append: (text) => {
      const row = document.createElement('div');
      row.textContent = `< ${text}`;
      scroller.append(row);
      if (!frame)
        frame = requestAnimationFrame(() => {
          frame = 0;
          scroller.scrollTop = 1e9;
        });
    },
    scroller: () => scroller,
    rows: () => scroller.children as unknown as Iterable<HTMLElement>,
  };
}
