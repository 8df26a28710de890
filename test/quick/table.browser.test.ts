// Tables in the page: how little of a large one is there, how it scrolls, what assistive technology meets.
import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { commands } from 'vitest/browser';
import { down, move, showPage as show, up } from './show.ts';

const large = `
import QtQuick
import Qt.labs.qmlmodels
TableView { id: table; width: 300; height: 200; rowSpacing: 1; columnSpacing: 1
  property int made: 0
  model: TableModel {
    id: data
    Component.onCompleted: {
      const rows = []
      for (let i = 0; i < 100000; i++) rows.push({ name: "n" + i })
      data.rows = rows
    }
  }
  Component { id: column; TableModelColumn { display: "name" } }
  function widen() { for (let i = 0; i < 100; i++) data.columns.push(column.createObject(data)) }
  delegate: Rectangle { required property string display; implicitWidth: 60; implicitHeight: 20; Text { text: parent.display } Component.onCompleted: table.made++ }
}`;

describe('TableView', () => {
  it('shows a hundred thousand rows of a hundred columns by those around the viewport', async () => {
    const { place, any, until } = await show(large);
    const table = any as never as Record<string, number> & { widen(): void };
    table.widen();
    await until(() => expect(table.columns).to.equal(100));
    await until(() => expect(place.querySelectorAll('[role=gridcell]').length).to.be.greaterThan(20));
    expect(table.rows).to.equal(100_000);
    expect(table.contentWidth).to.equal(100 * 61 - 1);
    expect(table.contentHeight).to.equal(100_000 * 21 - 1);
    table.contentY = 1_000_010;
    table.contentX = 3000;
    await until(() => expect(place.textContent).to.contain('n47619'));
    expect(place.querySelectorAll('[role=gridcell]').length).to.be.lessThan(120);
    await commands.mouse({ action: 'wheel', x: 100, y: 100, dx: 0, dy: 300 });
    await until(() => expect(table.contentY).to.be.greaterThan(1_000_100));
    // Those that left were used again.
    expect(table.made).to.be.lessThan(400);
    await until(() => expect((any as never as { moving: boolean }).moving).to.equal(false));
  });

  it('is a grid for assistive technology, with the numbers of its cells', async () => {
    const { place, until, any } = await show(`
import QtQuick
TableView { width: 200; height: 100; model: 500; Accessible.name: "Numbers"
  delegate: Rectangle { implicitWidth: 80; implicitHeight: 20; required property int modelData; Text { text: parent.modelData } } }`);
    const grid = () => place.querySelector('[role=grid]')!;
    await until(() => expect(grid()).not.to.equal(null));
    expect(grid().getAttribute('aria-rowcount')).to.equal('500');
    expect(grid().getAttribute('aria-colcount')).to.equal('1');
    const rows = () => [...place.querySelectorAll('[role=row]')];
    expect(rows().length).to.equal(5);
    const cell = document.getElementById(rows()[2]!.getAttribute('aria-owns')!)!;
    expect(cell.getAttribute('role')).to.equal('gridcell');
    expect(cell.textContent).to.equal('2');
    await expect(place).to.be.accessible();
    (any as never as { contentY: number }).contentY = 2000;
    await until(() =>
      expect(rows().map((row) => row.getAttribute('aria-rowindex'))).to.deep.equal([
        '101',
        '102',
        '103',
        '104',
        '105',
      ]),
    );
    await expect(place).to.be.accessible();
  });

  it('is dragged, follows another by `syncView`, and lets go of all when it ends', async () => {
    const { place, any, until } = await show(`
import QtQuick
Item { width: 300; height: 200
  property alias one: one
  property alias two: two
  function end() { loader.active = false }
  TableView { id: one; width: 300; height: 30; syncView: two; syncDirection: Qt.Horizontal; model: 1; delegate: Item { implicitWidth: 10; implicitHeight: 30 } }
  TableView { id: two; y: 40; width: 300; height: 160; model: 1; columnWidthProvider: () => 900; delegate: Rectangle { implicitWidth: 1; implicitHeight: 20 } }
  Loader { id: loader; sourceComponent: TableView { width: 50; height: 50; model: 9; delegate: Item { implicitWidth: 9; implicitHeight: 9 } } }
}`);
    const { one, two, end } = any as never as Record<'one' | 'two', Record<string, number>> & { end(): void };
    expect(one.contentWidth).to.equal(900);
    await down(200, 60);
    for (let x = 190; x >= 100; x -= 15) await move(x, 60);
    await up(100, 60);
    await until(() => expect(two.contentX).to.be.greaterThan(20));
    await until(() => expect(one.contentX).to.equal(two.contentX));
    end();
    await until(() => expect(place.querySelectorAll('[role=grid]').length).to.equal(2));
  });

  it('says so where tables follow each other in a circle, and where one follows itself', async () => {
    const { any, warnings, until } = await show(`
import QtQuick
Item { width: 300; height: 200
  property alias one: one
  property alias two: two
  TableView { id: one; width: 300; height: 30; syncView: two; model: 3; delegate: Item { implicitWidth: 10; implicitHeight: 30 } }
  TableView { id: two; y: 40; width: 300; height: 60; syncView: one; model: 3; delegate: Item { implicitWidth: 20; implicitHeight: 20 } }
  TableView { y: 120; width: 300; height: 60; syncView: this; model: 3; delegate: Item { implicitWidth: 20; implicitHeight: 20 } }
}`);
    const { one, two } = any as never as Record<'one' | 'two', Record<string, number>>;
    await until(() => expect(warnings).to.have.lengthOf(2));
    for (const text of warnings)
      expect(text).to.match(/QML TableView: TableView: recursive syncView connection detected!/);
    // One of the two still follows.
    await until(() => expect(one.contentHeight).to.equal(two.contentHeight));
  });

  it('has headers that go with it, as wide as its columns', async () => {
    const { place, any, until } = await show(`
import QtQuick
import QtQuick.Controls
import Qt.labs.qmlmodels
Item { width: 300; height: 200
  property alias table: table
  property alias across: across
  property alias down: down
  HorizontalHeaderView { id: across; x: 40; syncView: table; model: ["Name", "Age", "Town"]; clip: true; Accessible.name: "Columns" }
  VerticalHeaderView { id: down; y: 40; syncView: table; clip: true; Accessible.name: "Rows" }
  TableView { id: table; x: 40; y: 40; width: 260; height: 160; clip: true; Accessible.name: "People"
    model: TableModel {
      TableModelColumn { display: "name" } TableModelColumn { display: "age" } TableModelColumn { display: "town" }
      rows: [{ name: "Ann", age: 3, town: "Ulm" }, { name: "Bob", age: 4, town: "Bonn" }]
    }
    delegate: Rectangle { required property var display; implicitWidth: 140; implicitHeight: 30; Text { text: display } } } }`);
    const {
      table,
      across,
      down: rows,
    } = any as never as Record<
      'table' | 'across' | 'down',
      Record<string, number> & { itemAtCell(column: number, row: number): Record<string, number> }
    >;
    await until(() => expect(place.querySelectorAll('[role=columnheader]').length).to.equal(2));
    await until(() => expect(place.querySelectorAll('[role=rowheader]').length).to.equal(2));
    expect([...place.querySelectorAll('[role=rowheader]')].map((each) => each.textContent)).to.deep.equal([
      '1',
      '2',
    ]);
    expect(across.columns).to.equal(3);
    expect(across.itemAtCell(1, 0).x).to.equal(140);
    expect(across.itemAtCell(1, 0).width).to.equal(140);
    expect(across.width).to.equal(260);
    expect(rows.itemAtCell(0, 1).y).to.equal(30);
    table.contentX = 150;
    await until(() => expect(across.contentX).to.equal(150));
    await until(() => expect(place.textContent).to.contain('Town'));
    await expect(place).to.be.accessible();
  });
});
