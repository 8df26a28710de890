// The page's side: runs a document in a <qml-view>, and the same boxes by hand.
import '../../src/full.ts';
import { documents } from './documents.ts';

const COUNT = 10_000;
const place = document.getElementById('place')!;
const lines: string[] = [];
let drawn: Promise<number> = Promise.resolve(0);
for (const level of ['log', 'info', 'debug', 'warn'] as const) {
  const write = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    const line = values.join(' ');
    lines.push(line);
    // Its frame is asked for now: the document's script runs still, and what it made is drawn in that frame.
    if (line.startsWith('BENCH')) {
      const told = performance.now();
      drawn = frame().then((time) => time - told);
    }
    if (level === 'warn') write(...values);
  };
}

const frame = (): Promise<number> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now());
      };
      port2.postMessage(0);
    }),
  );
const until = async (ready: () => boolean): Promise<void> => {
  while (!ready()) await new Promise((resolve) => setTimeout(resolve));
};

type Root = Record<string, () => void>;
function show(name: string): HTMLElementTagNameMap['qml-view'] {
  lines.length = 0;
  const view = document.createElement('qml-view');
  const script = document.createElement('script');
  script.type = 'text/qml';
  script.textContent = documents[name]!;
  view.append(script);
  place.append(view);
  return view;
}

const bench = {
  /** Runs a document to its end; what it measured by name, and what stands for its next frame. */
  async run(name: string): Promise<{ values: Record<string, number>; wrong: string[] }> {
    show(name);
    await until(() => lines.some((line) => line.startsWith('BENCH')));
    const values: Record<string, number> = { frame: await drawn };
    await until(() => lines.includes('END'));
    for (const line of lines) {
      const [word, ...rest] = line.split(' ');
      if (word === 'BENCH') values[rest.slice(0, -1).join(' ')] = Number(rest.at(-1));
    }
    return { values, wrong: lines.filter((line) => line.startsWith('WRONG')) };
  },
  /** From the element in the page until its document is drawn, the compiler being there. */
  async hello(): Promise<number> {
    const first = show('hello');
    await until(() => lines.includes('END'));
    first.remove();
    await frame();
    const start = performance.now();
    show('hello');
    await until(() => lines.includes('END'));
    return (await frame()) - start;
  },
  async bare(): Promise<{ script: number; frame: number }> {
    await frame();
    const start = performance.now();
    const all = document.createDocumentFragment();
    for (let i = 0; i < COUNT; i++) {
      const box = document.createElement('div');
      box.style.cssText = `position:absolute;left:${i * 2}px;top:0px;width:10px;height:10px;background:#ff0000`;
      all.append(box);
    }
    place.append(all);
    const script = performance.now() - start;
    return { script, frame: (await frame()) - start };
  },
  /** The script's share of frames in which 10,000 items move. */
  async moved(): Promise<number[]> {
    const view = show('moved');
    await until(() => lines.includes('END'));
    await frame();
    await frame();
    const root = view.rootObject as unknown as Root;
    const times: number[] = [];
    for (let i = 0; i < 30; i++) {
      await new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const start = performance.now();
          root.step!();
          const stepped = performance.now() - start;
          // What the engine writes runs in a frame that was asked for before this one's end.
          const at = performance.now();
          requestAnimationFrame(() => resolve());
          times.push(stepped + (performance.now() - at));
        }),
      );
    }
    return times;
  },
  async keep(name: string): Promise<void> {
    show(name);
    await until(() => lines.includes('END'));
    await frame();
    await frame();
  },
  rounds(count: number): void {
    const root = (document.querySelector('qml-view') as HTMLElementTagNameMap['qml-view'])
      .rootObject as unknown as Root;
    for (let i = 0; i < count; i++) root.round!();
  },
};
declare global {
  interface Window {
    qmlBench: typeof bench;
  }
}
window.qmlBench = bench;
