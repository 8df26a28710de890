// States: what they set and take back, and what a transition that is cut off leaves behind.
import { describe, expect, it } from 'vitest';
import { qml } from './qml.ts';

// biome-ignore lint/suspicious/noExplicitAny: an object of a document has any property
type Loose = Record<string, any>;

describe('states', () => {
  it('extend each other, and give back what was before the first of them', async () => {
    const { root } = await qml(`Item {
      id: root
      property color c: "red"
      states: [
        State { name: "a"; PropertyChanges { target: root; width: 10; c: "blue" } },
        State { name: "b"; extend: "a"; PropertyChanges { target: root; width: 20; height: 5 } }
      ]
    }`);
    const item = root as Loose;
    item.state = 'b';
    expect([item.width, item.height, String(item.c)]).toEqual([20, 5, '#0000ff']);
    item.state = 'a';
    expect([item.width, item.height]).toEqual([10, 0]);
    item.state = '';
    expect([item.width, item.height, String(item.c)]).toEqual([0, 0, '#ff0000']);
  });

  it('change from where a transition was cut off', async () => {
    const { world, root, lines } = await qml(`Item {
      id: root
      states: State { name: "far"; PropertyChanges { root.x: 160 } }
      transitions: Transition {
        NumberAnimation { property: "x"; duration: 160 }
        onRunningChanged: console.log(running, root.x)
      }
    }`);
    const item = root as Loose;
    item.state = 'far';
    world.test.advance(80);
    expect(item.x).toBe(80);
    item.state = '';
    world.test.advance(80);
    expect(item.x).toBe(40);
    world.test.advance(100);
    expect(item.x).toBe(0);
    expect(lines).toEqual(['true 0', 'false 80', 'true 80', 'false 0']);
  });

  it('take the transition that names both states before one that names none', async () => {
    const { world, lines } = await qml(`Item {
      id: root
      states: [State { name: "a" }, State { name: "b" }]
      transitions: [
        Transition { ScriptAction { script: console.log("any") } },
        Transition { to: "b"; ScriptAction { script: console.log("to b") } },
        Transition { from: "a"; to: "b"; ScriptAction { script: console.log("a to b") } },
        Transition { from: "b"; to: "a"; enabled: false; ScriptAction { script: console.log("off") } }
      ]
      Component.onCompleted: { state = "a"; state = "b"; state = "a"; state = ""; state = "b" }
    }`);
    world.test.advance(50);
    expect(lines).toEqual(['any', 'a to b', 'any', 'any', 'to b']);
  });

  it('refuse to change while they change, and tell of two of one name', async () => {
    const { root, warnings } = await qml(`Item {
      id: root
      states: [State { name: "a"; PropertyChanges { root.x: 5 } }, State { name: "a" }]
      onXChanged: root.state = "other"
    }`);
    (root as Loose).state = 'a';
    expect((root as Loose).state).toBe('a');
    expect(warnings.map((text) => text.replace(/.*QML /, ''))).toEqual([
      'Item: Found duplicate state name: a',
      "Item: Can't apply a state change as part of a state definition.",
    ]);
  });

  it('are left with the object whose properties they changed gone', async () => {
    const { world, root } = await qml(`Item {
      id: root
      property Item part
      Component { id: maker; Item {} }
      states: State { name: "a"; PropertyChanges { target: root.part; x: 5 } PropertyChanges { root.y: 3 } }
      Component.onCompleted: part = maker.createObject(root)
    }`);
    const item = root as Loose;
    item.state = 'a';
    expect([item.part.x, item.y]).toEqual([5, 3]);
    item.part.destroy();
    world.test.advance(10);
    item.state = '';
    expect([item.part, item.y]).toEqual([null, 0]);
  });

  it('run their scripts at the end, or where a ScriptAction calls them by name', async () => {
    const { world, root, lines } = await qml(`Item {
      id: root
      states: State {
        name: "a"
        PropertyChanges { root.x: 32 }
        StateChangeScript { name: "told"; script: console.log("script", root.x) }
      }
      transitions: Transition {
        SequentialAnimation { NumberAnimation { property: "x"; duration: 32 } ScriptAction { scriptName: "told" } }
      }
    }`);
    (root as Loose).state = 'a';
    expect(lines).toEqual([]);
    world.test.advance(64);
    expect(lines).toEqual(['script 32']);
  });
});
