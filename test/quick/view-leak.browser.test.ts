// Nothing is left of views that a Loader let go of: rows, paths, groups, transitions under way.
import { describe, expect, it, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import { frames, show } from './show.ts';

interface Session {
  send(method: string, parameters?: object): Promise<Record<string, number>>;
}
const DOCUMENT = (view: string): string => `Item {
  id: root
  width: 200; height: 200
  property int seen: 0
  ListModel { id: rows; ListElement { word: "a" } ListElement { word: "b" } ListElement { word: "c" } }
  Component {
    id: part
    Item {
      Component.onCompleted: root.seen++
      Component.onDestruction: root.seen--
      ${view}
    }
  }
  Loader { id: loader; sourceComponent: part }
  function round() { loader.active = false; loader.active = true }
}`;

const VIEWS: Record<string, string> = {
  PathView: `PathView { width: 100; height: 50; model: rows; pathItemCount: 2; cacheItemCount: 1
  path: Path { startX: 0; startY: 20; PathAttribute { name: "grow"; value: 1 } PathQuad { x: 100; y: 20; controlX: 50; controlY: 60 } }
  delegate: Item { width: 10; height: 10; scale: PathView.grow; Drag.active: false; Component.onCompleted: rows.setProperty(index, "word", "x") } }`,
  ListView: `ListView { width: 100; height: 100; reuseItems: true
  populate: Transition { id: in_; NumberAnimation { properties: "x,y"; duration: 100000; from: in_.ViewTransition.index } }
  model: DelegateModel { model: rows; groups: DelegateModelGroup { name: "chosen" }
    delegate: Text { property bool on: DelegateModel.inChosen; text: word } } }`,
  Row: `Row { move: Transition { NumberAnimation { property: "x" } } Repeater { model: 3; Item { width: 5; height: 5 } } }
DropArea { width: 10; height: 10 }`,
};

/** As an application has them: beside each other. */
VIEWS.all = Object.values(VIEWS).join('\n');

describe('views in a Loader', () => {
  it.each(Object.keys(VIEWS))('leave nothing behind: %s', { timeout: 60_000 }, async (name) => {
    const { root, lines } = await show<never>(DOCUMENT(VIEWS[name]!));
    const { round } = root as { round(): void };
    const session = cdp() as unknown as Session;
    await session.send('HeapProfiler.enable');
    onTestFinished(async () => {
      await session.send('HeapProfiler.disable');
    });
    const rounds = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 50) {
        for (let j = 0; j < 50; j++) round.call(root);
        await frames(2);
      }
    };
    const inUse = async (): Promise<{ bytes: number; nodes: number }> => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await frames(2);
      for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes } = await session.send('Memory.getDOMCounters');
      return { bytes: usedSize!, nodes: nodes! };
    };
    await rounds(400);
    // What is printed again in each round is kept, by `lines` and by the browser's console, and is no view's.
    expect(lines).toEqual([]);
    const growth: number[] = [];
    let before = await inUse();
    const { nodes } = before;
    for (let part = 0; part < 4; part++) {
      await rounds(500);
      const after = await inUse();
      growth.push((after.bytes - before.bytes) / 500);
      before = after;
    }
    expect((root as { seen: number }).seen).toBe(1);
    expect(before.nodes - nodes).toBeLessThanOrEqual(20);
    // The smallest of the objects of a round takes more than this; what the browser compiles meanwhile is counted,
    // too, and is as many times as much where there are several.
    const most = name === 'all' ? 150 * (Object.keys(VIEWS).length - 1) : 150;
    expect(Math.min(...growth), `bytes a round: ${growth}`).toBeLessThan(most);
  });
});
