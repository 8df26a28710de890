// What views are for assistive technology: lists, unless something in them or the document says otherwise.
import { expect as axeExpect } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { ListView } from '../../src/components/quick/list-view.ts';
import { frames, show, until } from './show.ts';

const items = (element: Element): (string | null)[][] =>
  [...element.querySelectorAll('[role=listitem]')].map((item) => [
    item.textContent,
    item.getAttribute('aria-posinset'),
    item.getAttribute('aria-setsize'),
  ]);

describe('a view', () => {
  it('is a list whose items say their number and how many there are', async () => {
    const { root, element } = await show<ListView>(`ListView { width: 100; height: 60; cacheBuffer: 0
      model: ListModel { id: rows }
      delegate: Text { width: 100; height: 20; text: name }
      Component.onCompleted: { for (let i = 0; i < 50; i++) rows.append({ name: "n" + i }) } }`);
    expect(element.getAttribute('role')).toBe('list');
    expect(items(element).slice(0, 3)).toEqual([
      ['n0', '1', '50'],
      ['n1', '2', '50'],
      ['n2', '3', '50'],
    ]);
    await axeExpect(element).to.be.accessible();
    root.contentY = 401;
    (root.model as unknown as { remove(index: number): void }).remove(21);
    await frames(2);
    // The current one stays there, out of sight.
    expect(items(element).slice(0, 4)).toEqual([
      ['n0', '1', '49'],
      ['n20', '21', '49'],
      ['n22', '22', '49'],
      ['n23', '23', '49'],
    ]);
    // Read in the order of the rows, whichever were made first.
    root.contentY = 340;
    await frames(2);
    expect(items(element).map(([, number]) => Number(number))).toEqual([1, 18, 19, 20, 21]);
  });

  it('is a list in a SplitView too, which attaches sizes of its own', async () => {
    const { element } = await show(`import QtQuick.Controls
      SplitView { width: 200; height: 60
        ListView { SplitView.fillWidth: true; SplitView.minimumWidth: 50; model: 2
          delegate: Text { height: 20; text: index } } }`);
    await until(() => element.querySelector('[role=list]') !== null);
    expect(items(element).map(([text]) => text)).toEqual(['0', '1']);
  });

  it('tells the current item where a highlight shows it', async () => {
    const { root, element } = await show<ListView>(`ListView { width: 100; height: 60; model: 5
      highlight: Rectangle { color: "yellow" } highlightMoveDuration: 0
      delegate: Text { width: 100; height: 20; text: index } }`);
    expect(element.querySelector('[aria-current]')!.textContent).toBe('0');
    root.currentIndex = 2;
    await frames(2);
    expect([...element.querySelectorAll('[aria-current]')].map((each) => each.textContent)).toEqual(['2']);
    await axeExpect(element).to.be.accessible();
  });

  it('takes buttons above the rows into the list', async () => {
    const { element } = await show<ListView>(`ListView { width: 100; height: 100; model: 2
      header: MouseArea { width: 100; height: 20; onClicked: {} Text { text: "all" } }
      delegate: Text { height: 20; text: index } }`);
    // The header itself is a button, which no list may have in it.
    expect(element.getAttribute('role')).toBe(null);
    const { element: other } = await show<ListView>(`ListView { width: 100; height: 100; model: 2
      header: Item { width: 100; height: 20; MouseArea { anchors.fill: parent; onClicked: {} Text { text: "all" } } }
      delegate: Text { height: 20; text: index } }`);
    expect(items(other).map(([text]) => text)).toEqual(['all', '0', '1']);
    await axeExpect(element).to.be.accessible();
    await axeExpect(other).to.be.accessible();
  });

  it('is none when its delegates are buttons, or the document says what it is', async () => {
    const buttons = await show<ListView>(`ListView { width: 100; height: 100; model: 2
      delegate: MouseArea { width: 100; height: 20; onClicked: {} Text { text: index } } }`);
    expect(buttons.element.getAttribute('role')).toBe(null);
    expect(buttons.element.querySelectorAll('[role=button]').length).toBe(2);
    await axeExpect(buttons.element).to.be.accessible();
    const table = await show<ListView>(`ListView { width: 100; height: 100; model: 2
      Accessible.role: Accessible.Table
      delegate: Text { Accessible.role: Accessible.Row; height: 20; text: index } }`);
    expect(table.element.getAttribute('role')).toBe('table');
    expect(table.element.querySelectorAll('[role=row]').length).toBe(2);
  });

  it('keeps the name that the document gives', async () => {
    const { element } = await show<ListView>(`GridView { width: 100; height: 100; model: 2
      Accessible.name: "Numbers"
      delegate: Text { Accessible.name: "number " + index; width: 20; height: 20; text: index } }`);
    expect(element.getAttribute('role')).toBe('list');
    expect(element.getAttribute('aria-label')).toBe('Numbers');
    expect(
      [...element.querySelectorAll('[role=listitem]')].map((each) => each.getAttribute('aria-label')),
    ).toEqual(['number 0', 'number 1']);
    await axeExpect(element).to.be.accessible();
  });
});
