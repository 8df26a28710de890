// The page's side of the benchmark: messages arrive, each in a task of its own, and every frame is looked at.
import type { Candidate } from './candidates/candidate.ts';

const candidates = import.meta.glob<{ mount(host: HTMLElement): Candidate }>([
  './candidates/*.ts',
  '!./candidates/candidate.ts',
]);
const letters = new TextEncoder().encode(
  'The quick brown fox jumps over the lazy dog, and then once more. '.repeat(5),
);
const decoder = new TextDecoder();

/** A message of 5 to 200 characters, as flat in memory as one from a socket; `scale` makes them shorter. */
function message(i: number, scale = 1): string {
  const length = Math.max(5, Math.floor((((i * 7919) % 196) + 5) * scale));
  const bytes = letters.slice(i % 60, (i % 60) + length);
  const digits = `${i}`;
  for (let k = 0; k < digits.length && k < length; k++) bytes[k] = digits.charCodeAt(k);
  return decoder.decode(bytes);
}

function elements(root: ParentNode): number {
  let count = 0;
  for (const element of root.querySelectorAll('*'))
    count += 1 + (element.shadowRoot ? elements(element.shadowRoot) : 0);
  return count;
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    }),
  );

let candidate: Candidate;
const host = document.querySelector<HTMLElement>('#host')!;

function endShown(text: string): boolean {
  if (!candidate.rows) return true;
  const box = candidate.scroller()?.getBoundingClientRect();
  let last: HTMLElement | undefined;
  for (const row of candidate.rows!()) if (row.textContent?.includes(text)) last = row;
  if (!box || !last) return false;
  const { top, bottom } = last.getBoundingClientRect();
  return top < box.bottom && bottom > box.top;
}

/** How many pixels of the viewport no row covers. */
function uncovered(): number {
  const view = candidate.scroller().getBoundingClientRect();
  const boxes = [...candidate.rows!()]
    .map((row) => row.getBoundingClientRect())
    .sort((a, b) => a.top - b.top);
  let reached = view.top;
  let free = 0;
  for (const box of boxes) {
    if (box.bottom <= reached || box.top >= view.bottom) continue;
    free += Math.max(0, box.top - reached);
    reached = box.bottom;
  }
  return free + Math.max(0, view.bottom - reached);
}

const bench = {
  async mount(name: string): Promise<void> {
    candidate = (await candidates[`./candidates/${name}.ts`]!()).mount(host);
    await painted();
    await painted();
  },

  /** Lets `count` messages arrive as fast as they are taken; gives up after `cap` ms. */
  arrive(count: number, cap: number) {
    const texts: (string | undefined)[] = Array.from({ length: count }, (_, i) => message(i));
    const last = message(count - 1);
    return new Promise<object>((resolve) => {
      let tasks = 0;
      new PerformanceObserver((list) => {
        tasks += list.getEntries().filter(({ startTime }) => startTime > start).length;
      }).observe({ type: 'longtask' });
      const { port1, port2 } = new MessageChannel();
      const start = performance.now();
      let before = start;
      let longest = 0;
      let most = 0;
      let sent = 0;
      let done = false;
      const note = () => {
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
      };
      const look = async () => {
        while (!done) {
          await painted();
          note();
          if (sent % 1000 < 200) most = Math.max(most, elements(document));
          const out = performance.now() - start > cap;
          if (out || (sent === count && endShown(last))) {
            done = true;
            await painted();
            most = Math.max(most, elements(document));
            resolve({ time: performance.now() - start, sent, capped: out, longest, tasks, elements: most });
          }
        }
      };
      look();
      port1.onmessage = () => {
        note();
        if (done || sent === count) return;
        candidate.append(texts[sent]!);
        texts[sent++] = undefined;
        port2.postMessage(0);
      };
      port2.postMessage(0);
    });
  },

  async load(count: number): Promise<void> {
    candidate.load!(Array.from({ length: count }, (_, i) => message(i, 0.3)));
    const last = message(count - 1, 0.3);
    for (let i = 0; i < 600 && !endShown(last); i++) await painted();
    if (!endShown(last)) throw new Error('the end is not shown');
  },

  top: () => candidate.scroller().scrollTop,
  box: () => candidate.scroller().getBoundingClientRect().toJSON(),

  frames: [] as { took: number; free: number; moved: number }[],
  watching: false,
  /** Notes every frame from now on: how long it took, and what of the viewport no row covered. */
  async watch(): Promise<void> {
    bench.frames = [];
    bench.watching = true;
    let before = await frame();
    let top = candidate.scroller().scrollTop;
    while (bench.watching) {
      const now = await frame();
      await painted0();
      const { scrollTop } = candidate.scroller();
      bench.frames.push({ took: now - before, free: uncovered(), moved: scrollTop - top });
      top = scrollTop;
      before = now;
    }
  },
  unwatch() {
    bench.watching = false;
    return bench.frames;
  },
};

/** After the frame that runs now has been painted. */
function painted0(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
