// Animations on a clock that the test moves: values in between, ends, loops, groups, what keeps frames coming.
import { describe, expect, it } from 'vitest';
import { qml } from './qml.ts';

// biome-ignore lint/suspicious/noExplicitAny: an object of a document has any property
type Loose = Record<string, any>;

describe('animations', () => {
  it('give the value for each moment and end exactly at the end', async () => {
    const { world, root } = await qml(`Item {
      id: root
      property alias run: a.running
      NumberAnimation { id: a; target: root; property: "x"; from: 100; to: 200; duration: 160; running: true }
    }`);
    const item = root as Loose;
    expect(item.x).toBe(100);
    world.test.advance(80);
    expect(item.x).toBe(150);
    world.test.advance(75);
    expect(item.x).toBeCloseTo(196.9, 1);
    world.test.advance(20);
    expect([item.x, item.run]).toEqual([200, false]);
  });

  it('ask for no frame once nothing runs', async () => {
    const { world, root } = await qml(`Item {
      id: root
      Behavior on x { NumberAnimation { duration: 32 } }
    }`);
    let frames = 0;
    world.engine.addFrameListener(() => {
      frames++;
    });
    const count = (): number => {
      const before = frames;
      world.test.advance(64);
      return frames - before;
    };
    expect(count()).toBeGreaterThan(0);
    (root as Loose).x = 50;
    world.test.advance(100);
    expect((root as Loose).x).toBe(50);
    const { world: still, root: other } = await qml(`Item {
      id: root
      property var log: []
      NumberAnimation on y { to: 10; duration: 30; onFinished: root.log = [1] }
    }`);
    const asked: number[] = [];
    const { requestFrame } = still.test;
    still.test.requestFrame = (run) => {
      asked.push(still.test.time);
      requestFrame.call(still.test, run);
    };
    still.test.advance(50);
    expect((other as Loose).y).toBe(10);
    asked.length = 0;
    still.test.advance(200);
    expect(asked).toEqual([]);
  });

  it('go on after a pause where they were', async () => {
    const { world, root } = await qml(`Item {
      id: root
      property alias a: animation
      NumberAnimation { id: animation; target: root; property: "x"; to: 160; duration: 160 }
    }`);
    const item = root as Loose;
    item.a.start();
    world.test.advance(48);
    item.a.pause();
    world.test.advance(500);
    expect([item.x, item.a.running, item.a.paused]).toEqual([48, true, true]);
    item.a.resume();
    world.test.advance(64);
    expect(item.x).toBe(112);
    item.a.stop();
    world.test.advance(100);
    expect([item.x, item.a.running]).toEqual([112, false]);
  });

  it('run in loops, in groups, with pauses and actions in their turn', async () => {
    const { world, lines } = await qml(`Item {
      id: root
      SequentialAnimation {
        running: true; loops: 2
        NumberAnimation { target: root; property: "x"; from: 0; to: 10; duration: 32 }
        PauseAnimation { duration: 32 }
        PropertyAction { target: root; property: "y"; value: root.y + 1 }
        ParallelAnimation {
          NumberAnimation { target: root; properties: "width,height"; from: 0; to: 8; duration: 16 }
          PauseAnimation { duration: 48 }
        }
        ScriptAction { script: console.log(root.x, root.y, root.width, root.height) }
        onFinished: console.log("finished")
      }
    }`);
    world.test.advance(112);
    expect(lines).toEqual(['10 1 8 8']);
    world.test.advance(112);
    expect(lines).toEqual(['10 1 8 8', '10 1 8 8', 'finished']);
  });

  it('catch up when frames did not come for long', async () => {
    const { world, root, lines } = await qml(`Item {
      id: root
      SequentialAnimation {
        running: true
        NumberAnimation { target: root; property: "x"; to: 10; duration: 100 }
        ScriptAction { script: console.log("between", root.x) }
        NumberAnimation { target: root; property: "x"; to: 50; duration: 100 }
      }
    }`);
    world.test.time = 5000;
    world.test.advance(16);
    expect(lines).toEqual(['between 10']);
    expect((root as Loose).x).toBe(50);
  });

  it('end in the order of their ends when a frame came late', async () => {
    const { world, lines } = await qml(`Item {
      id: root
      NumberAnimation on x { to: 1; duration: 20; onFinished: console.log("short") }
      NumberAnimation on y { to: 1; duration: 60; onFinished: console.log("long") }
      NumberAnimation on z { to: 1; duration: 40; onFinished: console.log("middle") }
    }`);
    world.test.time = 75;
    world.test.advance(16);
    expect(lines).toEqual(['short', 'middle', 'long']);
  });

  it('warn of what cannot be animated, and animate the rest', async () => {
    const { world, root, warnings } = await qml(`Item {
      id: root
      property int i
      ParallelAnimation {
        running: true
        NumberAnimation { target: root; properties: "nope,i"; to: 7; duration: 10 }
      }
    }`);
    world.test.advance(32);
    expect((root as Loose).i).toBe(7);
    expect(warnings).toEqual([
      'http://test/test.qml:7:9: QML NumberAnimation: Cannot animate non-existent property "nope"',
    ]);
  });

  it('refuse a curve that is none, and take one that is', async () => {
    const { world, root, warnings } = await qml(`Item {
      id: root
      NumberAnimation on x { to: 100; duration: 100; easing.bezierCurve: [0.42, 0, 0.58, 1, 1, 1] }
      NumberAnimation on y { to: 100; duration: 100; easing.bezierCurve: [1, 2] }
    }`);
    world.test.advance(48);
    expect((root as Loose).x).toBeCloseTo(46.9, 0);
    expect((root as Loose).y).toBe(48);
    expect(warnings.length).toBe(1);
  });

  it('leave a destroyed object alone, and end with their own', async () => {
    const { world, root, lines } = await qml(`Item {
      id: root
      property var made
      Component {
        id: part
        Item { id: self; NumberAnimation on x { to: 100; duration: 1000; onFinished: console.log("no") } }
      }
      NumberAnimation { id: outer; property: "x"; to: 10; duration: 1000 }
      Component.onCompleted: { made = part.createObject(root); outer.target = made; outer.start() }
    }`);
    world.test.advance(100);
    (root as Loose).made.destroy();
    world.test.advance(2000);
    expect(lines).toEqual([]);
  });

  it('follow a target that moves, at the speed that they have', async () => {
    const { world, root } = await qml(`Item {
      id: root
      property real goal: 100
      property real at: goal
      Behavior on at { SmoothedAnimation { velocity: 1000 } }
    }`);
    const item = root as Loose;
    item.goal = 200;
    world.test.advance(48);
    const before = item.at;
    expect(before).toBeGreaterThan(100);
    item.goal = 300;
    world.test.advance(16);
    // Had it begun anew, it would have moved by less than a pixel.
    expect(item.at - before).toBeGreaterThan(5);
    world.test.advance(1000);
    expect(item.at).toBe(300);
  });

  it('are moved by hand by an AnimationController', async () => {
    const { world, root } = await qml(`Item {
      id: root
      property alias c: controller
      AnimationController {
        id: controller
        animation: SequentialAnimation {
          NumberAnimation { target: root; property: "x"; from: 0; to: 10; duration: 100 }
          NumberAnimation { target: root; property: "y"; from: 0; to: 10; duration: 100 }
        }
      }
    }`);
    const item = root as Loose;
    item.c.progress = 0.75;
    expect([item.x, item.y]).toEqual([10, 5]);
    item.c.progress = 0.25;
    expect([item.x, item.y]).toEqual([5, 0]);
    item.c.completeToEnd();
    world.test.advance(400);
    expect([item.x, item.y, item.c.progress]).toEqual([10, 10, 1]);
    item.c.completeToBeginning();
    world.test.advance(400);
    expect([item.x, item.y, item.c.progress]).toEqual([0, 0, 0]);
  });
});
