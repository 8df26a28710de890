// Nothing is left of controls that a Loader let go of, or that a StackView did: counted by the collector.
import { describe, expect, it, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import { frames, show, until } from './show.ts';

interface Session {
  send(method: string, parameters?: object): Promise<Record<string, number>>;
}
interface Rounds {
  round(): void;
  readonly busy?: boolean;
}

const loaded = (content: string): string => `import QtQuick.Controls
Item {
  id: root
  width: 200; height: 200
  Component { id: part; Item { ${content} } }
  Loader { id: loader; sourceComponent: part }
  function round() { loader.active = false; loader.active = true }
}`;
const DOCUMENTS: Record<string, string> = {
  Popup: loaded('Popup { visible: true; modal: true; width: 50; height: 50 }'),
  Dialog: loaded('Dialog { visible: true; title: "t"; focus: true; standardButtons: Dialog.Ok }'),
  Menu: loaded('Menu { id: menu; MenuItem { text: "a" } Component.onCompleted: menu.open() }'),
  ComboBox: loaded('ComboBox { id: box; model: ["a", "b"]; Component.onCompleted: box.popup.open() }'),
  StackView: `import QtQuick.Controls
Item {
  id: root
  width: 200; height: 200
  readonly property bool busy: stack.busy
  StackView { id: stack; anchors.fill: parent; initialItem: Item {} }
  Component { id: page; Page { title: "p" } }
  function round() {
    stack.push(page)
    stack.replace(page, StackView.Immediate)
    stack.pop(StackView.Immediate)
  }
}`,
};

describe('controls', () => {
  it.each(Object.keys(DOCUMENTS))('leave nothing behind: %s', { timeout: 60_000 }, async (name) => {
    const { root } = await show<never>(DOCUMENTS[name]!);
    const { round } = root as Rounds;
    const session = cdp() as unknown as Session;
    await session.send('HeapProfiler.enable');
    onTestFinished(async () => {
      await session.send('HeapProfiler.disable');
    });
    const rounds = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        round.call(root);
        if (i % 10 === 9) await frames(2);
      }
      await until(() => !(root as Rounds).busy);
    };
    const inUse = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await frames(3);
      for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize!;
    };
    await rounds(100);
    const growth: number[] = [];
    for (let part = 0; part < 4; part++) {
      const before = await inUse();
      await rounds(100);
      growth.push(((await inUse()) - before) / 100);
    }
    // A popup takes more than three thousand, and what the browser learns about the code comes and goes.
    expect(Math.min(...growth), `bytes a round: ${growth}`).toBeLessThan(1000);
  });

  it('are no hindrance once they are gone: a modal popup of a Loader', async () => {
    const { root, element } = await show<never>(
      loaded('Popup { visible: true; modal: true; width: 50; height: 50 }').replace(
        'function round()',
        'Rectangle { width: 20; height: 20 }\n  function leave() { loader.active = false }\n  function round()',
      ),
    );
    const { round, leave } = root as Rounds & { leave(): void };
    round.call(root);
    await until(() => element.querySelector('[inert]') !== null);
    leave.call(root);
    await until(() => element.querySelector('[inert]') === null);
  });
});
