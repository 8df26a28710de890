// What somebody writes by hand who needs only the rows near the viewport, with rows as high as their text, and
// the end followed. Nothing else: no anchoring, no looks, no accessibility, no removal, no limit to the height.
import type { Candidate } from './candidate.ts';

const ESTIMATE = 18;
const BEYOND = 120;

export function mount(host: HTMLElement): Candidate {
  host.innerHTML = `<style>
    #s { height: 100%; overflow: hidden auto; overflow-anchor: none; background: #000; color: #fff; font: 12px/14px 'DejaVu Sans', sans-serif }
    #r { position: relative }
    #b { position: absolute; inset: 0 0 auto }
    .row { display: grid; grid-template-columns: 1fr 23fr; padding: 2px 0; box-sizing: border-box; min-height: 18px }
    .row > :last-child { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0 }
  </style><div id="s"><div id="r"><div id="b"></div></div></div>`;
  const scroller = host.querySelector<HTMLElement>('#s')!;
  const space = host.querySelector<HTMLElement>('#r')!;
  const block = host.querySelector<HTMLElement>('#b')!;
  const messages: { prefix: string; message: string }[] = [];
  // A Fenwick tree of heights.
  let heights = new Float32Array(1024).fill(ESTIMATE);
  let sums = new Float64Array(1025);
  let counted = 0;
  const add = (index: number, by: number) => {
    for (let i = index + 1; i < sums.length; i += i & -i) sums[i]! += by;
  };
  const offset = (index: number) => {
    let sum = 0;
    for (let i = index; i > 0; i -= i & -i) sum += sums[i]!;
    return sum;
  };
  const indexAt = (y: number) => {
    let at = 0;
    for (let step = sums.length >> 1; step; step >>= 1)
      if (at + step <= counted && sums[at + step]! <= y) y -= sums[(at += step)]!;
    return Math.min(at, messages.length - 1);
  };
  const grow = () => {
    if (messages.length > heights.length) {
      let size = heights.length;
      while (size < messages.length) size *= 2;
      const more = new Float32Array(size).fill(ESTIMATE);
      more.set(heights);
      heights = more;
      sums = new Float64Array(size + 1);
      for (let i = 1; i <= counted; i++) sums[i] = heights[i - 1]!;
      for (let i = 1; i <= size; i++) if (i + (i & -i) <= size) sums[i + (i & -i)]! += sums[i]!;
    }
    for (; counted < messages.length; counted++) add(counted, heights[counted]!);
  };
  let stick = true;
  let frame = 0;
  const pool: HTMLElement[] = [];
  const draw = () => {
    frame = 0;
    if (!messages.length) return;
    grow();
    const height = scroller.clientHeight;
    for (let pass = 0; pass < 3; pass++) {
      const top = stick ? Math.max(0, offset(counted) - height) : scroller.scrollTop;
      const first = indexAt(Math.max(0, top - BEYOND));
      const last = indexAt(top + height + BEYOND);
      while (pool.length < last - first + 1) {
        const row = document.createElement('div');
        row.className = 'row';
        row.append(document.createElement('div'), document.createElement('div'));
        pool.push(row);
        block.append(row);
      }
      for (const row of pool.splice(last - first + 1)) row.remove();
      pool.forEach((row, i) => {
        const { prefix, message } = messages[first + i]!;
        row.firstElementChild!.textContent = prefix;
        row.lastElementChild!.textContent = message;
      });
      let changed = false;
      pool.forEach((row, i) => {
        const height = row.offsetHeight;
        const by = height - heights[first + i]!;
        if (!by) return;
        heights[first + i] = height;
        add(first + i, by);
        changed = true;
      });
      block.style.top = `${offset(first)}px`;
      if (!changed) break;
    }
    space.style.height = `${offset(counted)}px`;
    if (stick) scroller.scrollTop = 1e9;
  };
  const schedule = () => {
    if (!frame) frame = requestAnimationFrame(draw);
  };
  let last = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    if (scrollTop < last) stick = false;
    if (scrollTop + clientHeight >= scrollHeight - 2) stick = true;
    last = scrollTop;
    if (!stick) draw();
  });
  return {
    append: (message) => {
      messages.push({ prefix: '<', message });
      schedule();
    },
    load: (texts) => {
      for (const message of texts) messages.push({ prefix: '<', message });
      schedule();
    },
    scroller: () => scroller,
    rows: () => pool,
  };
}
