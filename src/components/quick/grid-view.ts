// `GridView`: cells of one size, in lines. Follows https://doc.qt.io/qt-6/qml-qtquick-gridview.html.
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType } from '../../runtime/object/object.ts';
import { type Entry, ItemView } from './item-view.ts';
import { ItemViewAttached } from './item-view-attached.ts';

export class GridViewAttached extends ItemViewAttached {}
defineType(GridViewAttached, { name: 'GridView', cpp: 'QQuickGridViewAttached', creatable: false });

export class GridView extends ItemView {
  declare cellWidth: number;
  declare cellHeight: number;
  declare flow: number;

  override get $vertical(): boolean {
    return this.flow !== 1;
  }
  /** The length of a line along the flow, and of a cell across it. */
  get #line(): number {
    return Math.max(1, this.$vertical ? this.cellHeight : this.cellWidth);
  }
  get #cell(): number {
    return Math.max(1, this.$vertical ? this.cellWidth : this.cellHeight);
  }
  /** Cells in a line. */
  get #columns(): number {
    return Math.max(1, Math.floor((this.$vertical ? this.$width : this.$height) / this.#cell));
  }
  override get $start(): number {
    return 0;
  }
  override get $end(): number {
    return Math.ceil(this.$length / this.#columns) * this.#line;
  }
  override $positionAt(index: number): number {
    return Math.floor(index / this.#columns) * this.#line;
  }
  override $endOf(entry: Entry): number {
    return entry.pos + this.#line;
  }
  override $sizeAt(): number {
    return this.#line;
  }

  override $fill(from: number, to: number): boolean {
    const columns = this.#columns;
    const line = this.#line;
    const count = this.$length;
    // A line that only touches the viewport is there too.
    const first = Math.min(Math.max(0, Math.ceil(from / line) - 1) * columns, Math.max(0, count - 1));
    const end = Math.min(count, (Math.floor(to / line) + 1) * columns);
    const entries = this.$entries;
    const changed = entries.length;
    const apart = entries.length && (entries[0]!.index >= end || entries[entries.length - 1]!.index < first);
    if (apart) for (const entry of entries.splice(0)) this.$letGo(entry);
    const make = (index: number): Entry | null => {
      const entry = this.$create(index);
      if (entry) this.$placeEntry(entry);
      return entry;
    };
    for (let i = entries.length ? entries[entries.length - 1]!.index + 1 : first; i < end; i++) {
      const entry = make(i);
      if (!entry) break;
      entries.push(entry);
    }
    for (let i = (entries[0]?.index ?? 0) - 1; i >= first; i--) {
      const entry = make(i);
      if (!entry) break;
      entries.unshift(entry);
    }
    return entries.length !== changed;
  }
  override $arrange(): void {
    for (const entry of this.$entries) this.$placeEntry(entry);
    const { $current: current } = this;
    if (current && current.index >= 0) this.$placeEntry(current);
  }
  override $placeEntry(entry: Entry): void {
    const { item, index } = entry;
    const columns = this.#columns;
    entry.pos = this.$positionAt(index);
    let across = (index % columns) * this.#cell;
    const mirrored = this.$vertical ? this.layoutDirection === 1 : this.verticalLayoutDirection === 1;
    if (mirrored) across = (this.$vertical ? this.$width : this.$height) - across - this.#cell;
    const along = this.$reversed ? -entry.pos - this.#line : entry.pos;
    if (this.$vertical) this.$moveRow(item, across, along);
    else this.$moveRow(item, along, across);
  }

  override $take(change: ItemModelChange): void {
    const { kind, index, count } = change;
    const old = this.$entries;
    const first = old[0]?.index ?? 0;
    const byIndex = new Map<number, Entry>();
    const gone: Entry[] = [];
    for (const entry of old) {
      let at = entry.index;
      if (kind === 'insert') at += at >= index ? count : 0;
      else if (kind === 'remove') {
        if (at >= index && at < index + count) {
          if (entry === this.$current) entry.index = -1;
          else gone.push(entry);
          continue;
        }
        if (at >= index) at -= count;
      } else if (kind === 'move') {
        const { to = 0 } = change;
        if (at >= index && at < index + count) at += to - index;
        else {
          if (at >= index + count) at -= count;
          if (at >= to) at += count;
        }
      }
      entry.index = at;
      byIndex.set(at, entry);
    }
    this.$remove(...gone);
    // Keeps the stretch of rows that is shown whole, and lets go of what has left it.
    this.$entries = [];
    const last = Math.min(this.$length, first + old.length);
    for (let i = first; i < last; i++) {
      const entry = byIndex.get(i) ?? this.$create(i);
      if (!entry) break;
      byIndex.delete(i);
      this.$entries.push(entry);
    }
    for (const entry of byIndex.values()) this.$letGo(entry);
  }

  override $indexAt(x: number, y: number): number {
    const index = this.$entries.find(
      ({ item, index: at }) => at >= 0 && item.contains({ x: x - item.$x_, y: y - item.$y_ } as never),
    )?.index;
    return index ?? -1;
  }
  override $moveTime(): number {
    return Math.max(0, this.highlightMoveDuration);
  }
  override $resizeTime(): number {
    return Math.max(0, this.highlightMoveDuration);
  }
  override $snap(pos: number): number {
    const line = this.#line;
    return Math.round(pos / line) * line;
  }

  // --- keys ----------------------------------------------------------------------------------------------

  override $arrow(key: string): boolean {
    switch (key) {
      case 'ArrowUp':
        return this.#go(0, -1);
      case 'ArrowDown':
        return this.#go(0, 1);
      case 'ArrowLeft':
        return this.#go(-1, 0);
      case 'ArrowRight':
        return this.#go(1, 0);
      default:
        return false;
    }
  }
  /** A step right or down. */
  #go(right: number, down: number): boolean {
    if (this.layoutDirection === 1) right = -right;
    if (this.verticalLayoutDirection === 1) down = -down;
    const [across, along] = this.$vertical ? [right, down] : [down, right];
    if (across) return this.$step(across);
    const columns = this.#columns;
    const index = this.$currentIndex + along * columns;
    const count = this.$length;
    if (index >= 0 && index < count) return this.$step(along * columns);
    if (!this.keyNavigationWraps || count === 0) return false;
    this.$setCurrentIndex(along > 0 ? 0 : count - 1);
    return true;
  }
  moveCurrentIndexUp(): void {
    this.#go(0, -1);
  }
  moveCurrentIndexDown(): void {
    this.#go(0, 1);
  }
  moveCurrentIndexLeft(): void {
    this.#go(-1, 0);
  }
  moveCurrentIndexRight(): void {
    this.#go(1, 0);
  }
}

const later = (view: GridView): void => view.$later();
defineType(GridView, {
  name: 'GridView',
  enums: {
    Flow: { FlowLeftToRight: 0, FlowTopToBottom: 1 },
    SnapMode: { NoSnap: 0, SnapToRow: 1, SnapOneRow: 2 },
  },
  properties: {
    cellWidth: { type: 'real', value: 100, changed: later },
    cellHeight: { type: 'real', value: 100, changed: later },
    flow: {
      type: 'enum:Flow',
      changed(view, flow: number) {
        view.$set('flickableDirection', flow === 1 ? 1 : 2);
        view.$set(flow === 1 ? 'contentHeight' : 'contentWidth', -1);
        if (view.$complete_) view.$setModel();
      },
    },
    snapMode: 'enum:SnapMode',
    flickableDirection: { type: 'enum:QQuickFlickable.FlickableDirection', value: 2 },
  },
  methods: ['moveCurrentIndexUp', 'moveCurrentIndexDown', 'moveCurrentIndexLeft', 'moveCurrentIndexRight'],
  attached: GridViewAttached,
});
