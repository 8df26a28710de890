// Anchors: where an item lies when its edges are tied to those of its parent or of a sibling. Follows
// https://doc.qt.io/qt-6/qtquick-positioning-anchors.html. Pure arithmetic and dependencies; items are
// anything with a geometry.
// Always holds: an edge tied to an item that is neither parent nor sibling is ignored, with Qt's warning.

import { defineType, GroupObject, type PropertyOptions, type QmlObject } from '../object/object.ts';
import { FAIL, isObject, type PropertyType } from '../object/types.ts';
import { connect, disconnect, type Link, outside, type Subscriber } from '../reactive/graph.ts';

/** The edges and middle lines; the numbers are Qt's flags. */
export const Edge = { Left: 1, Right: 2, Top: 4, Bottom: 8, HCenter: 16, VCenter: 32, Baseline: 64 } as const;
const HORIZONTAL = Edge.Left | Edge.Right | Edge.HCenter;

/** `item.left`: a line of an item, to anchor to; without an item: none. */
export class AnchorLine {
  readonly item: Anchorable | null;
  readonly edge: number;
  constructor(item: Anchorable | null, edge: number) {
    this.item = item;
    this.edge = edge;
  }
  toString(): string {
    return 'QQuickAnchorLine()';
  }
  toJSON(): object {
    return {};
  }
}
export const anchorLineType: PropertyType = {
  name: 'anchorline',
  cpp: 'QQuickAnchorLine',
  initial: null,
  coerce: (value) => (value instanceof AnchorLine ? value : FAIL),
  literal: () => 'Invalid property assignment: unsupported type "QQuickAnchorLine"',
};

/** What anchors need of an item. Geometry read here is not tracked. */
export interface Anchorable extends QmlObject {
  readonly $parentItem: Anchorable | null;
  readonly $x_: number;
  readonly $y_: number;
  readonly $width: number;
  readonly $height: number;
  readonly $baseline: number;
  readonly $complete_: boolean;
  /** The signal that tells of every change of geometry, before the properties' own. */
  readonly $geometry: object;
  $place(x: number, y: number, width: number | null, height: number | null): void;
  $warn(text: string): void;
}

const LINES = ['left', 'right', 'top', 'bottom', 'horizontalCenter', 'verticalCenter', 'baseline'] as const;
/** In the order in which Qt tells of them. */
const MARGINS = ['rightMargin', 'leftMargin', 'bottomMargin', 'topMargin'] as const;
const ALONG = [
  ['left', 'right', 'horizontalCenter'],
  ['top', 'bottom', 'verticalCenter'],
] as const;

/** The ways to place an item, and how deep each may be inside itself. */
const WAYS = ['fill', 'centerIn', 'horizontal anchor', 'vertical anchor'];
const NOT_NEAR = "Cannot anchor to an item that isn't a parent or sibling.";

export class Anchors extends GroupObject<Anchorable> implements Subscriber {
  /** What is tied, by the properties' names. */
  readonly #ties: Record<string, Anchorable | AnchorLine | null> = {};
  /** What its lines are tied to, with the links that listen to their geometry. */
  #watched = new Map<Anchorable, Link>();
  /** How often each way is under way. */
  readonly #depth = [0, 0, 0, 0];
  /** The next change of the item's geometry is its own. */
  #own = false;

  #value<T>(name: string): T {
    return this.$v[this.$meta.properties[name]!.slot] as T;
  }
  /** What it fills or is centred in. */
  $item(name: string): Anchorable | null {
    const item = this.#ties[name] as Anchorable | null | undefined;
    return item && !item.$dead ? item : null;
  }
  $line(name: string): AnchorLine | null {
    const line = this.#ties[name] as AnchorLine | null | undefined;
    return line && !line.item!.$dead ? line : null;
  }
  /** Whether a line is tied, or all of it. */
  $used(name: string): boolean {
    return name === 'fill' || name === 'centerIn' ? this.$item(name) !== null : this.$line(name) !== null;
  }

  /** Listens to what it is tied to. */
  #watch(): void {
    if (!this.$owner.$complete_) return;
    const wanted = new Set<Anchorable | null>();
    for (const name of ['fill', 'centerIn']) wanted.add(this.$item(name));
    for (const name of LINES) wanted.add(this.$line(name)?.item ?? null);
    wanted.delete(null);
    for (const [item, link] of this.#watched)
      if (!wanted.has(item)) {
        disconnect(link);
        this.#watched.delete(item);
      }
    for (const item of wanted as Set<Anchorable>)
      if (!this.#watched.has(item)) this.#watched.set(item, connect(item, item.$geometry, this));
  }
  /** The item is complete: until then its anchors wait. */
  $start(): void {
    this.#watch();
    this.run();
  }

  /** Something that it depends on moved. */
  run(): void {
    if (this.$item('fill')) this.$place(0);
    else if (this.$item('centerIn')) this.$place(1);
    else {
      this.$place(2);
      this.$place(3);
    }
  }
  /** Somebody else moved or sized the item: that is put right. */
  $moved(): void {
    if (this.#own) this.#own = false;
    else this.run();
  }

  /** Places the item in one of the ways; each step is told before the next one, as in Qt. */
  $place(way: number): void {
    const owner = this.$owner;
    if (!owner.$complete_ || owner.$dead) return;
    const depth = this.#depth;
    if (depth[way]! >= (way < 2 ? 2 : 3)) {
      owner.$warn(`Possible anchor loop detected on ${WAYS[way]}.`);
      return;
    }
    depth[way]!++;
    try {
      if (way > 1) this.#along((way - 2) as 0 | 1);
      else this.#whole(this.$item(WAYS[way]!)!, way);
    } finally {
      depth[way]!--;
    }
  }
  /** After a change of what only one way depends on. */
  $again(way: number): void {
    if (this.$item('fill')) this.$place(0);
    else if (this.$item('centerIn')) this.$place(1);
    else this.$place(way);
  }

  /** Sets what is given, and knows that it was itself. */
  #set(x: number | null, y: number | null, width: number | null, height: number | null): void {
    const owner = this.$owner;
    this.#own = true;
    owner.$place(x ?? owner.$x_, y ?? owner.$y_, width, height);
    this.#own = false;
  }
  #size(across: 0 | 1, size: number): void {
    this.#set(null, null, across ? null : size, across ? size : null);
  }

  /** Where a line lies in the coordinates of the anchored item's parent; null when it is out of reach. */
  #position({ item, edge }: AnchorLine): number | null {
    const parent = this.$owner.$parentItem;
    const inside = item === parent;
    if (item === null || (!inside && item.$parentItem !== parent)) return null;
    const x = inside ? 0 : item.$x_;
    const y = inside ? 0 : item.$y_;
    switch (edge) {
      case Edge.Left:
        return x;
      case Edge.Right:
        return x + item.$width;
      case Edge.HCenter:
        return x + this.#half(item.$width);
      case Edge.Top:
        return y;
      case Edge.Bottom:
        return y + item.$height;
      case Edge.VCenter:
        return y + this.#half(item.$height);
      default:
        return y + item.$baseline;
    }
  }
  $margin(name: string): number {
    return this.#value<number | null>(`_${name}`) ?? this.#value<number>('margins');
  }
  /** The middle of a size; of an odd one half a pixel further, which keeps what is centred sharp. */
  #half(size: number): number {
    return (this.#value<boolean>('alignWhenCentered') && Math.trunc(size) % 2 ? size + 1 : size) / 2;
  }

  /** `fill` and `centerIn`. */
  #whole(item: Anchorable, way: number): void {
    const owner = this.$owner;
    const x = this.#position(new AnchorLine(item, Edge.Left));
    const y = this.#position(new AnchorLine(item, Edge.Top));
    if (way) {
      if (x === null) return;
      this.#set(
        x +
          this.#half(item.$width) -
          this.#half(owner.$width) +
          this.#value<number>('horizontalCenterOffset'),
        y! +
          this.#half(item.$height) -
          this.#half(owner.$height) +
          this.#value<number>('verticalCenterOffset'),
        null,
        null,
      );
      return;
    }
    const [right, left, bottom, top] = MARGINS.map((name) => this.$margin(name)) as [
      number,
      number,
      number,
      number,
    ];
    if (x !== null) this.#set(x + left, y! + top, null, null);
    this.#set(null, null, item.$width - left - right, item.$height - top - bottom);
  }

  /** The lines across (0) or down (1). */
  #along(axis: 0 | 1): void {
    const owner = this.$owner;
    const [near, far, middle] = ALONG[axis];
    const start = this.$line(near);
    const end = this.$line(far);
    const center = this.$line(middle);
    const at = (line: AnchorLine | null): number | null => line && this.#position(line);
    const before = this.$margin(`${near}Margin`);
    const behind = this.$margin(`${far}Margin`);
    const offset = this.#value<number>(`${middle}Offset`);
    const size = (): number => (axis ? owner.$height : owner.$width);
    const stretch = (from: number | null, to: number | null, times: number): void => {
      if (from !== null && to !== null) this.#size(axis, (to - from) * times);
    };
    const middleOf = (): number | null => {
      const place = at(center);
      return place === null ? null : place + offset;
    };
    let place: number | null = null;
    if (start) {
      const edge = at(start);
      if (edge !== null) {
        if (end) stretch(edge + before + behind, at(end), 1);
        else stretch(edge + before, middleOf(), 2);
      }
      place = at(start);
      if (place !== null) place += before;
    } else if (end) {
      const edge = at(end);
      if (edge !== null) stretch(middleOf(), edge - behind, 2);
      place = at(end);
      if (place !== null) place -= size() + behind;
    } else if (center) {
      place = middleOf();
      if (place !== null) place -= this.#half(size());
    } else if (axis) {
      place = at(this.$line('baseline'));
      if (place !== null) place += this.#value<number>('baselineOffset') - owner.$baseline;
    }
    if (place !== null) this.#set(axis ? null : place, axis ? place : null, null, null);
  }

  /** `fill` or `centerIn` was given. */
  $tieItem(name: string, way: number, item: Anchorable | null): void {
    if (this.$item(name) === item) return;
    const owner = this.$owner;
    const parent = owner.$parentItem;
    if (item && item !== parent && item.$parentItem !== parent) {
      owner.$warn(NOT_NEAR);
      return;
    }
    this.#store(name, item, () => item && (way === 0 || !this.$item('fill')) && this.$place(way));
  }
  /** One of the lines was given. */
  $tieLine(name: string, line: AnchorLine | null): void {
    const owner = this.$owner;
    const across = ALONG[0].includes(name as 'left');
    if (line) {
      const { item, edge } = line;
      const parent = owner.$parentItem;
      const wrong =
        item === null
          ? 'Cannot anchor to a null item.'
          : across === !(edge & HORIZONTAL)
            ? `Cannot anchor a ${across ? 'horizontal edge to a vertical' : 'vertical edge to a horizontal'} edge.`
            : item !== parent && item.$parentItem !== parent
              ? NOT_NEAR
              : item === owner
                ? 'Cannot anchor item to self.'
                : this.#conflict(name, across);
      if (wrong) {
        owner.$warn(wrong);
        return;
      }
      const old = this.$line(name);
      if (old?.item === item && old.edge === edge) return;
    }
    this.#store(
      name,
      line,
      () => !this.$item('fill') && !this.$item('centerIn') && this.$place(across ? 2 : 3),
    );
  }
  /** What a line cannot be together with. */
  #conflict(name: string, across: boolean): string | null {
    const used = (line: string): boolean => line === name || this.$line(line) !== null;
    if (ALONG[across ? 0 : 1].every(used))
      return `Cannot specify ${across ? 'left, right, and horizontalCenter' : 'top, bottom, and verticalCenter'} anchors at the same time.`;
    return !across && used('baseline') && ALONG[1].some(used)
      ? 'Baseline anchor cannot be used in conjunction with top, bottom, or verticalCenter anchors.'
      : null;
  }
  #store(name: string, value: Anchorable | AnchorLine | null, place: () => unknown): void {
    this.#ties[name] = value;
    this.#watch();
    this.$now(() => {
      this.$emit(`${name}Changed`);
      place();
    });
  }
  /** Each step is told of at once; before the item is complete there is nothing to tell in between. */
  $now(run: () => void): void {
    if (this.$owner.$complete_) outside(run);
    else run();
  }
  $setMargins(value: number): void {
    const before = this.#value<number>('margins');
    if (before === value) return;
    this.$v[this.$meta.properties.margins!.slot] = value;
    this.$now(() => {
      MARGINS.forEach((name) => {
        if (this.#value(`_${name}`) === null) this.$emit(`${name}Changed`);
      });
      this.$again(2);
      if (!this.$item('fill')) this.$again(3);
      this.$emit('marginsChanged');
    });
  }
  /** A margin or an offset: stored, carried out, told. */
  $setShift(name: string, slotName: string, way: number, value: unknown): void {
    const { slot } = this.$meta.properties[slotName]!;
    const margin = slotName !== name;
    const now = (): unknown => (margin ? this.$margin(name) : this.$v[slot]);
    const before = now();
    this.$v[slot] = value;
    if (now() === before) return;
    this.$now(() => {
      this.$again(way);
      if (name[0] === 'a') this.$again(2);
      this.$emit(`${name}Changed`);
    });
  }

  /** The item is gone: listen no more. */
  override $destroyed(): void {
    for (const link of this.#watched.values()) disconnect(link);
    this.#watched.clear();
  }
}

/** An item, for code that does not know the class. */
const itemType: PropertyType = {
  name: 'Item',
  cpp: 'QQuickItem*',
  initial: null,
  object: true,
  coerce: (value) => (value === null || (isObject(value) && '$geometry' in value) ? value : FAIL),
  literal: (value) => (value === null ? null : 'Invalid property assignment: unsupported type "QQuickItem*"'),
};

const NONE = new AnchorLine(null, 0);

const properties: Record<string, PropertyOptions<Anchors>> = {};
['fill', 'centerIn'].forEach((name, way) => {
  properties[name] = {
    type: itemType,
    get: (anchors) => anchors.$item(name),
    set: (anchors, item: Anchorable | null) => anchors.$tieItem(name, way, item),
    reset: (anchors) => anchors.$tieItem(name, way, null),
  };
});
for (const name of LINES)
  properties[name] = {
    type: anchorLineType,
    get: (anchors) => anchors.$line(name) ?? NONE,
    set: (anchors, line: AnchorLine) => anchors.$tieLine(name, line),
    reset: (anchors) => anchors.$tieLine(name, null),
  };
MARGINS.forEach((name, i) => {
  const set = (anchors: Anchors, value: number | null): void =>
    anchors.$setShift(name, `_${name}`, i < 2 ? 2 : 3, value);
  properties[name] = {
    type: 'real',
    get: (anchors) => anchors.$margin(name),
    set,
    reset: (anchors) => set(anchors, null),
  };
  properties[`_${name}`] = { type: 'var', value: null, notify: false };
});
for (const [name, way] of [
  ['horizontalCenterOffset', 2],
  ['verticalCenterOffset', 3],
  ['baselineOffset', 3],
  ['alignWhenCentered', 3],
] as const)
  properties[name] = {
    type: name[0] === 'a' ? 'bool' : 'real',
    value: name[0] === 'a' ? true : 0,
    set: (anchors, value: unknown) => anchors.$setShift(name, name, way, value),
  };

defineType(Anchors, {
  name: 'Anchors',
  cpp: 'QQuickAnchors',
  creatable: false,
  properties: {
    ...properties,
    margins: { type: 'real', set: (anchors, value: number) => anchors.$setMargins(value) },
  },
});
