// QtQuick.Layouts: `RowLayout`, `ColumnLayout`, `GridLayout`, `StackLayout` and the attached `Layout`. Follows
// https://doc.qt.io/qt-6/qml-qtquick-layouts-layout.html. Laid out when the document is complete, and then once
// before each drawing that something changed for.
import { type Cell, stretch } from '../../runtime/layout/stretch.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { transact } from '../../runtime/reactive/graph.ts';
import { Item } from './item.ts';

const FAR = Number.POSITIVE_INFINITY;
/** Sizes that items had when a layout first met them: what they prefer if nothing else says. */
const fallbacks = new WeakMap<Item, readonly [number, number]>();

export class LayoutAttached extends QmlObject {
  declare fillWidth: boolean;
  declare fillHeight: boolean;
  declare alignment: number;
  declare row: number;
  declare column: number;
  declare rowSpan: number;
  declare columnSpan: number;
  declare margins: number;
  readonly $owner: QmlObject;
  /** What was given, else the default counts. */
  readonly $given = new Map<string, unknown>();
  constructor(owner: QmlObject) {
    super();
    this.$owner = owner;
  }
  $number(name: string): number {
    return (this.$given.get(name) as number | undefined) ?? -1;
  }
  $changed(): void {
    const parent = this.$owner instanceof Item ? this.$owner.$parentItem : null;
    if (parent instanceof BaseLayout) parent.$later();
  }
}
const given = (type: string, fallback: (attached: LayoutAttached) => unknown) => (name: string) => ({
  type,
  get: (attached: LayoutAttached) => attached.$given.get(name) ?? fallback(attached),
  set(attached: LayoutAttached, value: unknown) {
    if (attached.$given.get(name) === value) return;
    attached.$given.set(name, value);
    attached.$changed();
    attached.$emit(`${name}Changed`);
  },
  reset(attached: LayoutAttached) {
    if (!attached.$given.delete(name)) return;
    attached.$changed();
    attached.$emit(`${name}Changed`);
  },
});
const isLayout = ({ $owner: owner }: LayoutAttached): boolean => owner instanceof BaseLayout;
const each = (names: string, make: (name: string) => object): Record<string, never> =>
  Object.fromEntries(names.split(' ').map((name) => [name, make(name)])) as never;
defineType(LayoutAttached, {
  name: 'Layout',
  cpp: 'QQuickLayoutAttached',
  creatable: false,
  properties: {
    ...each(
      'minimumWidth minimumHeight',
      given('real', () => 0),
    ),
    ...each(
      'preferredWidth preferredHeight',
      given('real', () => -1),
    ),
    ...each(
      'maximumWidth maximumHeight',
      given('real', () => FAR),
    ),
    ...each('fillWidth fillHeight', given('bool', isLayout)),
    ...each(
      'row column',
      given('int', () => -1),
    ),
    ...each(
      'rowSpan columnSpan',
      given('int', () => 1),
    ),
    ...each(
      'alignment',
      given('int', () => 0),
    ),
    ...each(
      'margins',
      given('real', () => 0),
    ),
    ...each(
      'leftMargin rightMargin topMargin bottomMargin',
      given('real', (attached) => attached.margins),
    ),
  },
});
/** What the name `Layout` stands for. */
export class Layout extends QmlObject {}
defineType(Layout, {
  name: 'Layout',
  creatable: 'Do not create objects of type Layout',
  attached: LayoutAttached,
});

/** A child in its place. */
interface Placed {
  readonly item: Item;
  readonly attached: LayoutAttached | null;
  /** Index and span across and down. */
  readonly at: [number, number];
  readonly span: readonly [number, number];
  readonly size: readonly [Cell, Cell];
  /** Left and right, top and bottom. */
  readonly margins: readonly [readonly [number, number], readonly [number, number]];
}

const attachedOf = (item: Item): LayoutAttached | null =>
  (item.$x?.get(LayoutAttached) as LayoutAttached | undefined) ?? null;

/** What an item wants to be along one way. */
function hints(item: Item, attached: LayoutAttached | null, down: boolean): Cell {
  const size = down ? 'Height' : 'Width';
  const fills = attached?.$given.get(`fill${size}`) ?? item instanceof BaseLayout;
  let fallback = fallbacks.get(item);
  if (!fallback) fallbacks.set(item, (fallback = [item.$width, item.$height]));
  // Whole pixels, as Qt's layouts have them: nothing in it is cut off.
  const implicit = Math.ceil(down ? item.implicitHeight : item.implicitWidth);
  let pref = attached?.$number(`preferred${size}`) ?? -1;
  if (pref < 0) pref = implicit > 0 ? implicit : fallback[down ? 1 : 0];
  const own = item instanceof BaseLayout ? item.$least[down ? 1 : 0] : 0;
  const least = attached?.$number(`minimum${size}`) ?? -1;
  const given = attached?.$number(`maximum${size}`) ?? -1;
  // A layout in which nothing fills needs no more room than what is in it, and leaves the rest to others.
  const most = given < 0 && item instanceof BaseLayout ? Math.max(pref, item.$most[down ? 1 : 0]) : given;
  // What does not fill keeps its size.
  const min = fills
    ? least >= 0
      ? least
      : Math.min(own, pref)
    : Math.max(least, Math.min(pref, most >= 0 ? most : FAR));
  const max = Math.max(
    min,
    most >= 0 ? (fills ? most : Math.min(most, Math.max(pref, min))) : fills ? FAR : pref,
  );
  return { min, pref: Math.min(Math.max(pref, min), max), max };
}

export abstract class BaseLayout extends Item {
  declare layoutDirection: number;
  /** The least size that it can have. */
  $least: [number, number] = [0, 0];
  /** The most that is of use to it. */
  $most: [number, number] = [FAR, FAR];
  #waiting = false;
  #busy = false;
  readonly #polish = (): void => {
    this.#waiting = false;
    if (!this.$dead) this.$layout();
  };
  $later(): void {
    if (this.#waiting || this.#busy || !this.$complete_) return;
    this.#waiting = true;
    this.$engine.requestPolish(this.#polish);
  }
  $layout(): void {
    if (this.#busy) return;
    this.#busy = true;
    try {
      transact(() => this.$arrange(), 0, 0, 0);
    } finally {
      this.#busy = false;
    }
  }
  abstract $arrange(): void;
  override $complete(): void {
    super.$complete();
    this.$layout();
  }
  override $childrenChanged(child: Item, added: boolean): void {
    super.$childrenChanged(child, added);
    this.$later();
  }
  override $childResized(_child: Item): void {
    this.$later();
  }
  override $setGeometry(x: number, y: number, width: number, height: number): void {
    const sized = width !== this.$width || height !== this.$height;
    super.$setGeometry(x, y, width, height);
    if (!sized || !this.$complete_) return;
    // Another size takes effect at once, unless what is in it has changed too.
    if (this.#waiting && !(this.$parentItem instanceof BaseLayout)) return;
    this.$layout();
  }
}
const later = (layout: BaseLayout): void => layout.$later();
defineType(BaseLayout, {
  name: 'Layout',
  cpp: 'QQuickLayout',
  creatable: false,
  properties: { layoutDirection: { type: 'int', changed: later } },
  attached: LayoutAttached,
});

abstract class CellLayout extends BaseLayout {
  /** Gives the children their cells. */
  protected abstract cells(items: readonly Item[]): Placed[];
  protected abstract gap(down: boolean): number;

  override $arrange(): void {
    const items = (this.$items ?? []).filter((item) => item.$shown && !item.$layoutSkips);
    const placed = this.cells(items);
    const lines = [this.#lines(placed, 0), this.#lines(placed, 1)] as const;
    const whole = (key: keyof Cell, way: 0 | 1): number => {
      const { cells } = lines[way];
      return (
        cells.reduce((sum, cell) => sum + cell[key], 0) + Math.max(0, cells.length - 1) * this.gap(way === 1)
      );
    };
    this.$least = [whole('min', 0), whole('min', 1)];
    const most: [number, number] = placed.length ? [whole('max', 0), whole('max', 1)] : [FAR, FAR];
    const outer = this.$parentItem;
    if (outer instanceof BaseLayout && String(most) !== String(this.$most)) outer.$later();
    this.$most = most;
    this.$setImplicitSize(whole('pref', 0), whole('pref', 1));
    const spots = ([0, 1] as const).map((way) => {
      const { cells, indexes } = lines[way];
      const gap = this.gap(way === 1);
      const length = (way ? this.$height : this.$width) - Math.max(0, cells.length - 1) * gap;
      const sizes = stretch(cells, length);
      let pos = 0;
      const starts = sizes.map((size) => {
        const start = pos;
        pos += size + gap;
        return start;
      });
      return { starts, sizes, indexes };
    });
    // The last one first, as in Qt; a size that fits already is not given, so that it goes on following its content.
    for (const { item, attached, at, span, size, margins } of placed.reverse()) {
      const align = attached?.alignment ?? 0;
      const [x, width] = spot(0);
      const [y, height] = spot(1);
      const left = this.layoutDirection === 1 ? this.$width - x - width : x;
      const wide = Math.round(width);
      const high = Math.round(height);
      item.$place(
        Math.round(left),
        Math.round(y),
        wide === item.$width ? null : wide,
        high === item.$height ? null : high,
      );
      function spot(way: 0 | 1): [number, number] {
        const { starts, sizes, indexes } = spots[way]!;
        const first = indexes.get(at[way])!;
        let last = first;
        for (let i = at[way] + 1; i < at[way] + span[way]; i++) last = indexes.get(i) ?? last;
        const [before, after] = margins[way];
        const start = starts[first]! + before;
        const room = starts[last]! + sizes[last]! - start - after;
        const { min, pref, max } = size[way];
        const own = Math.max(
          min - before - after,
          Math.min(room, max > pref ? max - before - after : pref - before - after),
        );
        const end = way ? align & 64 : align & 2;
        const middle = way ? (align & 0x1e0) === 0 || align & 128 : align & 4;
        return [start + (end ? room - own : middle ? (room - own) / 2 : 0), own];
      }
    }
  }

  /** What rows or columns may be, margins included, without the empty ones. */
  #lines(placed: readonly Placed[], way: 0 | 1): { cells: Cell[]; indexes: Map<number, number> } {
    const used = new Set<number>();
    for (const { at, span } of placed) if (span[way] === 1) used.add(at[way]);
    for (const { at, span } of placed) {
      if (span[way] === 1) continue;
      const own = Array.from({ length: span[way] }, (_, i) => at[way] + i);
      used.add(at[way]);
      for (const index of own) used.add(index);
    }
    const indexes = new Map([...used].sort((a, b) => a - b).map((index, i) => [index, i]));
    const cells: Cell[] = Array.from(indexes, () => ({ min: 0, pref: 0, max: -1 }));
    for (const { at, span, size } of placed) {
      if (span[way] !== 1) continue;
      const cell = cells[indexes.get(at[way])!]!;
      const { min, pref, max } = size[way];
      cell.min = Math.max(cell.min, min);
      cell.pref = Math.max(cell.pref, pref);
      cell.max = Math.max(cell.max, max);
    }
    const gap = this.gap(way === 1);
    for (const { at, span, size } of placed) {
      if (span[way] === 1) continue;
      const own = cells.slice(indexes.get(at[way])!, indexes.get(at[way])! + span[way]);
      for (const cell of own) if (cell.max < 0) cell.max = size[way].max;
      const between = (own.length - 1) * gap;
      for (const key of ['min', 'pref'] as const) {
        const now = own.reduce((sum, cell) => sum + cell[key], 0);
        const wanted = size[way][key] - between;
        if (wanted <= now) continue;
        const shares = stretch(
          own.map((cell) => ({ min: cell[key], pref: cell[key], max: cell.max })),
          wanted,
        );
        own.forEach((cell, i) => {
          cell[key] = shares[i]!;
        });
      }
    }
    for (const cell of cells) {
      cell.pref = Math.max(cell.pref, cell.min);
      cell.max = Math.max(cell.max, cell.pref);
    }
    return { cells, indexes };
  }

  protected placed(item: Item, at: [number, number], span: readonly [number, number]): Placed {
    const attached = attachedOf(item);
    const margin = (side: string): number =>
      attached ? ((attached.$given.get(`${side}Margin`) as number | undefined) ?? attached.margins) : 0;
    const margins = [
      [margin('left'), margin('right')],
      [margin('top'), margin('bottom')],
    ] as const;
    const size = ([0, 1] as const).map((way) => {
      const { min, pref, max } = hints(item, attached, way === 1);
      const [before, after] = margins[way];
      const around = before + after;
      return { min: min + around, pref: pref + around, max: max + around };
    }) as unknown as [Cell, Cell];
    return { item, attached, at, span, size, margins };
  }
}

export class RowLayout extends CellLayout {
  declare spacing: number;
  protected override gap(): number {
    return this.spacing;
  }
  protected override cells(items: readonly Item[]): Placed[] {
    return items.map((item, index) => this.placed(item, [index, 0], [1, 1]));
  }
}
export class ColumnLayout extends CellLayout {
  declare spacing: number;
  protected override gap(): number {
    return this.spacing;
  }
  protected override cells(items: readonly Item[]): Placed[] {
    return items.map((item, index) => this.placed(item, [0, index], [1, 1]));
  }
}
const spacing = { type: 'real', value: 5, changed: later } as const;
defineType(RowLayout, { name: 'RowLayout', properties: { spacing } });
defineType(ColumnLayout, { name: 'ColumnLayout', properties: { spacing } });

export class GridLayout extends CellLayout {
  declare rows: number;
  declare columns: number;
  declare rowSpacing: number;
  declare columnSpacing: number;
  declare flow: number;
  protected override gap(down: boolean): number {
    return down ? this.rowSpacing : this.columnSpacing;
  }
  protected override cells(items: readonly Item[]): Placed[] {
    const downwards = this.flow === 1;
    const given = downwards ? this.rows : this.columns;
    const limit = given > 0 ? given : FAR;
    const taken = new Set<string>();
    const free = (across: number, down: number, spans: readonly [number, number]): boolean => {
      for (let i = 0; i < spans[0]; i++)
        for (let j = 0; j < spans[1]; j++) if (taken.has(`${across + i},${down + j}`)) return false;
      return true;
    };
    /** Along the flow and from line to line. */
    let along = 0;
    let line = 0;
    return items.map((item) => {
      const attached = attachedOf(item);
      const span = [attached?.columnSpan ?? 1, attached?.rowSpan ?? 1] as const;
      let column = attached?.column ?? -1;
      let row = attached?.row ?? -1;
      if (column < 0 || row < 0) {
        const length = span[downwards ? 1 : 0];
        const fixedAlong = downwards ? row : column;
        const fixedLine = downwards ? column : row;
        if (fixedLine >= 0) {
          if (line !== fixedLine) along = 0;
          line = fixedLine;
        }
        if (fixedAlong >= 0) {
          if (along > fixedAlong) line++;
          along = fixedAlong;
        }
        for (;;) {
          if (along > 0 && along + length > limit) {
            along = 0;
            line++;
          }
          const [x, y] = downwards ? [line, along] : [along, line];
          if (free(x, y, span)) break;
          if (fixedAlong >= 0) line++;
          else along++;
        }
        [column, row] = downwards ? [line, along] : [along, line];
        along += length;
      } else {
        along = downwards ? row + span[1] : column + span[0];
        line = downwards ? column : row;
      }
      for (let i = 0; i < span[0]; i++)
        for (let j = 0; j < span[1]; j++) taken.add(`${column + i},${row + j}`);
      return this.placed(item, [column, row], span);
    });
  }
}
defineType(GridLayout, {
  name: 'GridLayout',
  enums: { Flow: { LeftToRight: 0, TopToBottom: 1 } },
  properties: {
    rows: { type: 'int', value: -1, changed: later },
    columns: { type: 'int', value: -1, changed: later },
    rowSpacing: spacing,
    columnSpacing: spacing,
    flow: { type: 'enum:Flow', changed: later },
  },
});

export class StackLayout extends BaseLayout {
  declare currentIndex: number;
  declare readonly count: number;
  #explicit = false;
  #count = -1;
  get $stack(): Item[] {
    return (this.$items ?? []).filter((item) => !item.$layoutSkips);
  }
  override $arrange(): void {
    const items = this.$stack;
    const { length } = items;
    // What it begins with is told to nobody.
    const first = this.#count < 0;
    if (length !== this.#count) {
      this.#count = length;
      if (!first) this.$emit('countChanged');
    }
    if (!this.#explicit && this.currentIndex < 0 && length) {
      if (first) this.$v[this.$meta.properties.currentIndex!.slot] = 0;
      else this.$set('currentIndex', 0);
    }
    let [width, height] = [0, 0];
    for (const item of items) {
      const attached = attachedOf(item);
      width = Math.max(width, hints(item, attached, false).pref);
      height = Math.max(height, hints(item, attached, true).pref);
    }
    this.$setImplicitSize(width, height);
    items.forEach((item, index) => {
      item.$set('visible', index === this.currentIndex);
      if (index !== this.currentIndex) return;
      const most = (side: string): number => {
        const number = attachedOf(item)?.$number(`maximum${side}`) ?? -1;
        return number < 0 ? Number.POSITIVE_INFINITY : number;
      };
      item.$place(0, 0, Math.min(this.$width, most('Width')), Math.min(this.$height, most('Height')));
    });
  }
  itemAt(index: number): Item | null {
    return this.$stack[index] ?? null;
  }
  $indexed(): void {
    this.#explicit = true;
    this.$later();
    if (this.$complete_) this.$layout();
  }
}
defineType(StackLayout, {
  name: 'StackLayout',
  properties: {
    currentIndex: { type: 'int', value: -1, changed: (layout) => layout.$indexed() },
    count: { type: 'int', readonly: true, get: (layout) => layout.$stack.length },
  },
  methods: ['itemAt'],
});
