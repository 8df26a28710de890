// Pointer handlers with real mouse and fingers: what the recordings of Qt have not in them.
import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { commands } from 'vitest/browser';
import { down, move, showPage as show, up } from './show.ts';

async function click(x: number, y: number): Promise<void> {
  await down(x, y);
  await up(x, y);
}
const touch = (...fingers: [number, number][]) => commands.touch(fingers);

describe('TapHandler', () => {
  it('counts taps that come soon after each other, and knows a long press', async () => {
    const { lines, until } = await show(`
import QtQuick
Item { width: 200; height: 200
  TapHandler {
    longPressThreshold: 0.3
    onTapped: print("tapped", tapCount)
    onSingleTapped: print("single")
    onDoubleTapped: print("double")
    onLongPressed: print("long", timeHeld >= 0.25)
  }
}`);
    await click(50, 50);
    await click(50, 50);
    // A machine that is slow enough takes them for two.
    await until(() => expect(lines.filter((line) => line.startsWith('tapped')).length).to.equal(2));
    expect(lines.slice(0, 2)).to.deep.equal(['tapped 1', 'single']);
    expect(lines.slice(2)).to.deep.equal(
      lines[2] === 'tapped 2' ? ['tapped 2', 'double'] : ['tapped 1', 'single'],
    );
    lines.length = 0;
    await down(150, 150);
    await until(() => expect(lines).to.deep.equal(['long true']));
    await up(150, 150);
    await move(10, 10);
    expect(lines).to.deep.equal(['long true']);
  });

  it('works in delegates, and for each of them alone', async () => {
    const { lines } = await show(`
import QtQuick
ListView { width: 200; height: 200; model: 100
  delegate: Rectangle { required property int index; width: 200; height: 20; TapHandler { onTapped: print(index) } HoverHandler { id: hover; onHoveredChanged: if (hovered) print("over", parent.index) } }
}`);
    await click(50, 30);
    await click(50, 70);
    expect(lines).to.deep.equal(['over 1', '1', 'over 3', '3']);
  });

  it('can be moved to another item, made later, and destroyed while it is pressed', async () => {
    const { lines, any } = await show(`
import QtQuick
Item { width: 200; height: 100
  Item { id: one; width: 100; height: 100 }
  Item { id: two; x: 100; width: 100; height: 100 }
  TapHandler { id: tap; parent: one; onTapped: print("tapped", parent === two); onPressedChanged: if (pressed && going) destroy() }
  property bool going: false
  Component { id: made; TapHandler { onTapped: print("made") } }
  function go(step) {
    if (step === 0) tap.parent = two
    else if (step === 1) made.createObject(one)
  }
}`);
    const go = any.go as never as (step: number) => void;
    await click(50, 50);
    go(0);
    await click(50, 50);
    await click(150, 50);
    go(1);
    await click(50, 50);
    expect(lines).to.deep.equal(['tapped false', 'tapped true', 'made']);
  });
});

describe('handlers and the page', () => {
  it('say what the pointer looks like, and what a finger may scroll', async () => {
    const { place, until } = await show(`
import QtQuick
Item { width: 300; height: 200
  Rectangle { width: 100; height: 100; HoverHandler { cursorShape: Qt.PointingHandCursor } }
  Rectangle { x: 100; width: 100; height: 100; DragHandler { yAxis.enabled: false } }
  Rectangle { x: 200; width: 100; height: 100; DragHandler { } }
}`);
    const root = place.firstElementChild as HTMLElement;
    await move(50, 50);
    await until(() => expect(root.style.cursor).to.equal('pointer'));
    await move(150, 50);
    await until(() => expect(root.style.cursor).to.equal('default'));
    expect([...root.children].map((each) => (each as HTMLElement).style.touchAction)).to.deep.equal([
      '',
      'pan-y',
      'none',
    ]);
  });

  it('leave no pointer behind when their item goes', async () => {
    const { lines, any } = await show(`
import QtQuick
Item { width: 200; height: 200
  Loader { id: loader; sourceComponent: Rectangle { width: 100; height: 100; DragHandler { onActiveChanged: if (active) loader.active = false } } }
  MouseArea { x: 100; width: 100; height: 100; onClicked: print("clicked", loader.active) }
}`);
    expect(any).to.have.property('children');
    await down(20, 20);
    await move(60, 20);
    await up(60, 20);
    await click(150, 50);
    expect(lines).to.deep.equal(['clicked false']);
  });
});

describe('fingers', () => {
  it('pinch, turn and move a target, each in its bounds', async () => {
    const { any, lines, until } = await show(`
import QtQuick
Item { width: 400; height: 300
  property alias box: box
  property alias pinch: pinch
  Rectangle { id: box; x: 100; y: 100; width: 100; height: 100
    PinchHandler { id: pinch; maximumScale: 3; onActiveChanged: print("active", active); onCanceled: print("canceled") }
    TapHandler { onTapped: print("tapped") }
  }
}`);
    const { box, pinch } = any as never as Record<string, Record<string, number>>;
    await touch([120, 150]);
    await touch();
    await until(() => expect(lines).to.deep.equal(['tapped']));
    lines.length = 0;
    await touch([120, 150]);
    await touch([120, 150], [180, 150]);
    await touch([110, 150], [190, 150]);
    await touch([100, 150], [200, 150]);
    await touch([90, 150], [210, 150]);
    await until(() => expect(lines).to.include('active true'));
    const start = pinch!.activeScale!;
    await touch([60, 150], [240, 150]);
    await until(() => expect(pinch!.activeScale!).to.be.greaterThan(start));
    expect(box!.scale).to.equal(pinch!.scale);
    // The middle of the fingers stays where it is on the box.
    expect(Math.round(box!.x!)).to.equal(100);
    await touch([150, 60], [150, 240]);
    await until(() => expect(Math.round(box!.rotation!)).to.equal(90));
    await touch([180, 60], [180, 240]);
    await until(() => expect(Math.round(box!.x!)).to.equal(130));
    await touch([180, 10], [180, 290]);
    await touch([180, 1], [180, 299]);
    await until(() => expect(box!.scale!).to.be.at.most(3));
    await touch();
    await until(() => expect(lines.at(-1)).to.equal('canceled'));
    expect((pinch as never as { active: boolean }).active).to.equal(false);
  });

  it('drag one thing each', async () => {
    const { any, until } = await show(`
import QtQuick
Item { width: 400; height: 300
  property var at: [a.x, b.x]
  Rectangle { id: a; width: 100; height: 100; DragHandler { } }
  Rectangle { id: b; y: 150; width: 100; height: 100; DragHandler { } }
}`);
    await touch([50, 50]);
    await touch([50, 50], [50, 200]);
    for (let x = 60; x <= 100; x += 10) await touch([x, 50], [2 * x - 50, 200]);
    await until(() => expect([...(any.at as never as number[])]).to.deep.equal([50, 100]));
    await touch();
  });

  it('pinch with a pad too, which is a wheel with Control', async () => {
    const { any, until } = await show(`
import QtQuick
Item { width: 400; height: 300
  property real size: box.scale
  property bool active: pinch.active
  Rectangle { id: box; width: 200; height: 200; PinchHandler { id: pinch; minimumScale: 0.5 } }
}`);
    await commands.keyboard({ action: 'down', text: 'Control' });
    await commands.mouse({ action: 'wheel', x: 100, y: 100, dx: 0, dy: -50 });
    await until(() => expect(any.size as never as number).to.be.greaterThan(1.3));
    await commands.mouse({ action: 'wheel', x: 100, y: 100, dx: 0, dy: 900 });
    await until(() => expect(any.size as never as number).to.equal(0.5));
    await commands.keyboard({ action: 'up', text: 'Control' });
    await until(() => expect(any.active).to.equal(false));
  });
});
