// Rows and columns leave their children where they are in the other axis; the numbers are Qt 6.4's.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { it } from 'vitest';
import '../../src/full.ts';

it('a column moves its children down, and across by its padding alone', async () => {
  const element = document.createElement('qml-view');
  element.setData(`import QtQuick
Item {
  width: 200; height: 100
  property string across: [a.x, b.x, d.x, e.x].join(" ")
  property string down: [a.y, b.y, d.y, e.y].join(" ")
  property alias column: c
  Column {
    id: c; leftPadding: 7
    Rectangle { id: a; width: 100; height: 10 }
    Rectangle { id: b; x: 33; width: 10; height: 10 }
    Rectangle { id: d; anchors.horizontalCenter: parent.horizontalCenter; width: 10; height: 10 }
    Rectangle { id: e; anchors.right: parent.right; width: 10; height: 10 }
  }
}`);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await waitUntil(() => element.status === 1);
  const root = element.rootObject as unknown as Record<string, never> & {
    across: string;
    down: string;
    column: { width: number; leftPadding: number };
  };
  await waitUntil(() => root.column.width === 107);
  expect([root.across, root.down]).to.deep.equal(['7 40 49 97', '0 10 20 30']);
  root.column.leftPadding = 0;
  await waitUntil(() => root.column.width === 100);
  await waitUntil(() => root.across.startsWith('0 33 '));
});

it('a row does the same across', async () => {
  const element = document.createElement('qml-view');
  element.setData(`import QtQuick
Item {
  width: 200; height: 100
  property string down: [a.y, b.y].join(" ")
  property alias row: r
  Row { id: r; Rectangle { id: a; width: 10; height: 40 } Rectangle { id: b; anchors.verticalCenter: parent.verticalCenter; width: 10; height: 10 } }
}`);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await waitUntil(() => element.status === 1);
  const root = element.rootObject as unknown as { down: string; row: { height: number } };
  await waitUntil(() => root.row.height === 40);
  expect(root.down).to.equal('0 15');
});
