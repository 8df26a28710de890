// `HorizontalHeaderView` and `VerticalHeaderView`: the names of a table's columns or rows, which go with it. Follow
// https://doc.qt.io/qt-6/qml-qtquick-controls-horizontalheaderview.html. A model of one column is shown along the header.
import { defineType } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import { TableView } from '../quick/table-view.ts';
import { box, label } from './style.ts';

/** Around the text of a cell. */
const PADDING = 8;
const FACE = '#f6f6f6';
const EDGE = '#e4e4e4';
const INK = '#26282a';

abstract class HeaderView extends TableView {
  declare textRole: string;
  #count = -1;

  abstract get $vertical(): boolean;
  override get $hasCells(): boolean {
    return true;
  }
  /** Without a model of its own: the numbers of the table's columns or rows. */
  override get $shownModel(): unknown {
    if (this.model !== undefined && this.model !== null) return this.model;
    return Array.from({ length: this.$led_ }, (_, index) => index + 1);
  }
  get $led_(): number {
    const { syncView } = this;
    return syncView ? (this.$vertical ? syncView.$rows : syncView.$columns) : 0;
  }
  override $led(): void {
    const count = this.$led_;
    if (count !== this.#count && (this.model === undefined || this.model === null)) {
      this.#count = count;
      this.$renew();
    }
    super.$led();
    this.$size();
  }
  override $setSyncView(view: TableView | null): void {
    super.$setSyncView(view);
    this.$size();
  }
  override forceLayout(anew = true): void {
    super.forceLayout(anew);
    this.$size();
  }
  /** As long as the table, and as high or wide as its cells. */
  $size(): void {
    const { syncView: table } = this;
    if (!this.$dead)
      this.$setImplicitSize(
        this.$vertical ? this.$wholeWidth : (table?.$width ?? 0),
        this.$vertical ? (table?.$height ?? 0) : this.$wholeHeight,
      );
  }
  override $makeCell(value: (role: string) => unknown): Item {
    const { textRole } = this;
    const said = textRole
      ? (value(textRole) ?? (value('modelData') as Record<string, unknown> | null)?.[textRole])
      : (value('modelData') ?? value('display'));
    const cell = box(this, { color: FACE, border: { color: EDGE } });
    const text = label(this, {
      text: String(said ?? ''),
      horizontalAlignment: 4,
      verticalAlignment: 128,
      color: INK,
      width: () => cell.width,
      height: () => cell.height,
    });
    text.$adopt(cell);
    text.$setParentItem(cell);
    cell.$setImplicitSize(text.implicitWidth + 2 * PADDING, text.implicitHeight + 2 * PADDING);
    return cell;
  }
}
const table = {
  properties: {
    textRole: { type: 'string', changed: (view: HeaderView) => view.$complete_ && view.$renew() },
  },
} as const;

export class HorizontalHeaderView extends HeaderView {
  get $vertical(): boolean {
    return false;
  }
  override get $cellRole(): string {
    return 'columnheader';
  }
  override get $listsAcross(): boolean {
    return true;
  }
}
defineType(HorizontalHeaderView, {
  name: 'HorizontalHeaderView',
  properties: { ...table.properties, syncDirection: { type: 'int', value: 1 } } as never,
});

export class VerticalHeaderView extends HeaderView {
  get $vertical(): boolean {
    return true;
  }
  override get $cellRole(): string {
    return 'rowheader';
  }
}
defineType(VerticalHeaderView, {
  name: 'VerticalHeaderView',
  properties: { ...table.properties, syncDirection: { type: 'int', value: 2 } } as never,
});
