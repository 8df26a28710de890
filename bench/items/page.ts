// The page's side of the benchmark of items: rectangles made by QML beside the same boxes made by hand.

import { compilers } from '../../src/compilers.ts';
import { browserHost } from '../../src/components/browser-host.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import { DocumentLoader } from '../../src/runtime/engine/document-loader.ts';
import { Engine } from '../../src/runtime/engine/engine.ts';
import { Registry } from '../../src/runtime/engine/registry.ts';
import type { Meta } from '../../src/runtime/object/object.ts';

const COUNT = 10_000;
const place = document.getElementById('place')!;
let sizes: number[] = [];

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

interface Document {
  root: Item & Record<string, never>;
  engine: Engine;
}
async function run(source: string): Promise<Document> {
  const host = browserHost();
  const engine = new Engine(host, new Registry().register(...modules));
  const loader = new DocumentLoader<Meta>({
    host,
    modules: engine.registry.lookup,
    policy: { origin: location.origin, trusted: [] },
    compilers: async () => compilers,
  });
  const { root, errors } = await loader.loadText(`import QtQuick\n${source}`, `${location.origin}/bench.qml`);
  if (!root) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { root: engine.create(engine.unit(root).main) as Document['root'], engine };
}

/** Milliseconds until the script is done, and until the frame with what it made was drawn. */
interface Made {
  script: number;
  frame: number;
}
/** Does the work and waits for its frame. The marks say in a trace what the processor's share was. */
async function timed(work: () => void): Promise<Made> {
  await frame();
  performance.mark('begin');
  const start = performance.now();
  work();
  const script = performance.now() - start;
  performance.mark('script');
  const end = await frame();
  performance.mark('frame');
  return { script, frame: end - start };
}
const RECTANGLES = `Item {
  id: root
  width: 800; height: 600
  property real t: 0
  property Component c: Rectangle {
    property int index
    width: 10; height: 10; x: index * 2 + root.t; color: "red"
  }
  Item { id: holder }
  function fill(count) { for (let i = 0; i < count; i++) c.createObject(holder, { index: i }) }
}`;
const ROWS = `Item {
  property int n: 0
  property real t: 0
  Repeater { model: parent.n; Rectangle { width: 10; height: 10; x: index * 2 + t; color: "red" } }
}`;
const TEXTS = `Item {
  width: 800; height: 600
  property int n: 0
  Repeater {
    model: parent.n
    Text { x: index % 10 * 80; y: Math.floor(index / 10) * 6; text: "row " + index; color: "navy" }
  }
}`;
const LIST = `ListView {
  width: 400; height: 600; clip: true; model: 10000
  delegate: Row { spacing: 10; height: 20; Text { text: "row " + index } Text { text: "value " + index * 3 } }
}`;

const bench = {
  bare: (): Promise<Made> =>
    timed(() => {
      const all = document.createDocumentFragment();
      for (let i = 0; i < COUNT; i++) {
        const box = document.createElement('div');
        box.style.cssText = `position:absolute;left:${i * 2}px;top:0px;width:10px;height:10px;background:#ff0000`;
        all.append(box);
      }
      place.append(all);
    }),
  async items(): Promise<Made> {
    const { root, engine } = await run(RECTANGLES);
    mount(root, place);
    return timed(() => {
      (root as unknown as { fill(count: number): void }).fill(COUNT);
      engine.flush();
    });
  },
  /** The same by a `Repeater`. */
  async repeater(): Promise<Made> {
    const { root, engine } = await run(ROWS);
    mount(root, place);
    return timed(() => {
      root['n' as 'x'] = COUNT as never;
      engine.flush();
    });
  },
  /** Takes all of them away again. */
  async cleared(): Promise<Made> {
    const { root, engine } = await run(ROWS);
    mount(root, place);
    root['n' as 'x'] = COUNT as never;
    engine.flush();
    return timed(() => {
      root['n' as 'x'] = 0 as never;
      engine.flush();
    });
  },
  /** 1,000 texts by a `Repeater`. */
  async texts(): Promise<Made> {
    const { root, engine } = await run(TEXTS);
    mount(root, place);
    return timed(() => {
      root['n' as 'x'] = 1000 as never;
      engine.flush();
    });
  },
  /** The same texts by hand, whose sizes the script knows too: all written, then all measured. */
  bareTexts: (): Promise<Made> =>
    timed(() => {
      const all = document.createDocumentFragment();
      const boxes: HTMLElement[] = [];
      for (let i = 0; i < 1000; i++) {
        const box = document.createElement('div');
        box.style.cssText = `position:absolute;left:${(i % 10) * 80}px;top:${Math.floor(i / 10) * 6}px;font:13px "DejaVu Sans",Verdana,sans-serif;color:#000080;white-space:pre`;
        box.textContent = `row ${i}`;
        all.append(box);
        boxes.push(box);
      }
      place.append(all);
      sizes = boxes.map((box) => box.getBoundingClientRect().width);
    }),
  /** The script's share of frames in which a list of 10,000 rows is scrolled by two rows. */
  async flick(): Promise<number[]> {
    const { root, engine } = await run(LIST);
    mount(root, place);
    engine.flush();
    const list = root as unknown as { contentY: number };
    const times: number[] = [];
    for (let i = 0; i < 100; i++)
      times.push(
        (
          await timed(() => {
            list.contentY += 40;
            engine.flush();
          })
        ).script,
      );
    return times;
  },
  /** The script's share of a frame in which one binding moves every item. */
  async move(): Promise<number[]> {
    const { root, engine } = await run(RECTANGLES);
    mount(root, place);
    (root as unknown as { fill(count: number): void }).fill(COUNT);
    engine.flush();
    const times: number[] = [];
    for (let i = 0; i < 40; i++)
      times.push(
        (
          await timed(() => {
            root.t = (i + 1) as never;
            engine.flush();
          })
        ).script,
      );
    return times;
  },
  async chain(property: string): Promise<number[]> {
    const declared = property === 'x' ? 'x' : `property real ${property}`;
    let source = 'Item { id: root; property real head: 0\n';
    for (let i = 0; i < 1000; i++)
      source += `Item { id: i${i}; ${declared}: ${i ? `i${i - 1}.${property} + 1` : 'root.head'} }\n`;
    const { root } = await run(`${source} }`);
    return changes((value) => {
      root['head' as 'x'] = value as never;
    });
  },
  async fanOut(property: string): Promise<number[]> {
    const declared = property === 'x' ? 'x' : `property real ${property}`;
    const { root } = await run(`Item { id: root; property real t: 0
      property Component c: Item { ${declared}: root.t }
      function fill(count) { for (let i = 0; i < count; i++) c.createObject(root) } }`);
    (root as unknown as { fill(count: number): void }).fill(COUNT);
    return changes((value) => {
      root.t = value as never;
    });
  },
  /** Keeps what it makes, so that the heap can be looked at: `count` rectangles without elements. */
  async keep(count: number): Promise<void> {
    const { root } = await run(RECTANGLES);
    (window as unknown as { kept: unknown[] }).kept = [root];
    (root as unknown as { fill(count: number): void }).fill(count);
  },
};
function changes(change: (value: number) => void): number[] {
  const times: number[] = [];
  for (let i = 1; i <= 101; i++) {
    const start = performance.now();
    change(i);
    times.push(performance.now() - start);
  }
  return times;
}

declare global {
  interface Window {
    items: typeof bench;
  }
}
window.items = bench;
void sizes;
