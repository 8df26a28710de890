// Anchors: where an item lies when its edges are tied to those of its parent or of a sibling. Follows
// https://doc.qt.io/qt-6/qtquick-positioning-anchors.html. Pure arithmetic and dependencies; items are
// anything with a geometry.
// Always holds: an edge tied to an item that is neither parent nor sibling is ignored, with Qt's warning.

import { defineType, GroupObject, type PropertyOptions, type QmlObject } from '../object/object.ts';
import { FAIL, isObject, type PropertyType } from '../object/types.ts';
import { connect, disconnect, type Link, type Subscriber, transact } from '../reactive/graph.ts';

/** The edges and middle lines; the numbers are Qt's flags. */
export const Edge = { Left: 1, Right: 2, Top: 4, Bottom: 8, HCenter: 16, VCenter: 32, Baseline: 64 } as const;
const HORIZONTAL = Edge.Left | Edge.Right | Edge.HCenter;

/** `item.left`: a line of an item, to anchor to. */
export class AnchorLine {
  readonly item: Anchorable;
  readonly edge: number;
  constructor(item: Anchorable, edge: number) {
    this.item = item;
    this.edge = edge;
  }
  toString(): string {
    return 'QQuickAnchorLine()';
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
  /** The signal that tells of another parent. */
  readonly $reparented: object;
  $place(x: number, y: number, width: number | null, height: number | null): void;
  $warn(text: string): void;
}

const LINES = ['left', 'right', 'top', 'bottom', 'horizontalCenter', 'verticalCenter', 'baseline'] as const;
const MARGINS = ['leftMargin', 'rightMargin', 'topMargin', 'bottomMargin'] as const;
const FLAG: Record<string, number> = {
  left: Edge.Left,
  right: Edge.Right,
  top: Edge.Top,
  bottom: Edge.Bottom,
  horizontalCenter: Edge.HCenter,
  verticalCenter: Edge.VCenter,
  baseline: Edge.Baseline,
};

export class Anchors extends GroupObject<Anchorable> implements Subscriber {
  declare fill: Anchorable | null;
  declare centerIn: Anchorable | null;
  declare left: AnchorLine | null;
  declare right: AnchorLine | null;
  declare top: AnchorLine | null;
  declare bottom: AnchorLine | null;
  declare horizontalCenter: AnchorLine | null;
  declare verticalCenter: AnchorLine | null;
  declare baseline: AnchorLine | null;
  declare margins: number;
  /** What its lines are tied to, with the links that listen to their geometry. */
  #watched = new Map<Anchorable, Link>();
  #parent: Link | null = null;
  #busy = false;

  #value<T>(name: string): T {
    return this.$v[this.$meta.properties[name]!.slot] as T;
  }

  /** A tied line was set or let go of. */
  $retie(): void {
    const wanted = new Set<Anchorable>();
    for (const name of ['fill', 'centerIn']) {
      const item = this.#value<Anchorable | null>(name);
      if (item && !item.$dead) wanted.add(item);
    }
    for (const name of LINES) {
      const line = this.#value<AnchorLine | null>(name);
      if (line && !line.item.$dead) wanted.add(line.item);
    }
    for (const [item, link] of this.#watched)
      if (!wanted.has(item)) {
        disconnect(link);
        this.#watched.delete(item);
      }
    for (const item of wanted)
      if (!this.#watched.has(item)) this.#watched.set(item, connect(item, item.$geometry, this));
    const owner = this.$owner;
    this.#parent ??= connect(owner, owner.$reparented, this);
    this.$update();
  }

  /** Something that it depends on moved. */
  run(): void {
    if (this.#busy) this.$owner.$warn('Possible anchor loop detected on fill.');
    else transact(update, this, 0, 0);
  }

  $update(): void {
    const owner = this.$owner;
    if (!owner.$complete_ || owner.$dead || this.#busy) return;
    this.#busy = true;
    this.#horizontal();
    this.#vertical();
    this.#busy = false;
  }

  /** Where a line lies in the coordinates of the anchored item's parent; null when it is out of reach. */
  #position(item: Anchorable, edge: number): number | null {
    const owner = this.$owner;
    if (item.$dead) return null;
    const parent = owner.$parentItem;
    let x = 0;
    let y = 0;
    if (item !== parent) {
      if (item === owner) {
        owner.$warn('Cannot anchor item to self.');
        return null;
      }
      if (item.$parentItem !== parent || parent === null) {
        if (parent !== null || item.$parentItem !== null)
          owner.$warn("Cannot anchor to an item that isn't a parent or sibling.");
        return null;
      }
      x = item.$x_;
      y = item.$y_;
    }
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

  #line(name: string): number | null {
    const line = this.#value<AnchorLine | null>(name);
    return line === null ? null : this.#position(line.item, line.edge);
  }

  $margin(name: string): number {
    const own = this.#value<number | null>(`_${name}`);
    return own ?? this.#value<number>('margins');
  }

  /** The middle of a size; of an odd one half a pixel further, which keeps what is centred sharp. */
  #half(size: number): number {
    return (this.#value<boolean>('alignWhenCentered') && Math.trunc(size) % 2 ? size + 1 : size) / 2;
  }
  #centred(size: number, space: number): number {
    return this.#half(space) - this.#half(size);
  }

  #horizontal(): void {
    const owner = this.$owner;
    const fill = this.#value<Anchorable | null>('fill');
    const centerIn = this.#value<Anchorable | null>('centerIn');
    if (fill) {
      const x = this.#position(fill, Edge.Left);
      if (x === null) return;
      const margin = this.$margin('leftMargin');
      owner.$place(x + margin, owner.$y_, fill.$width - margin - this.$margin('rightMargin'), null);
    } else if (centerIn) {
      const x = this.#position(centerIn, Edge.Left);
      if (x === null) return;
      owner.$place(
        x + this.#centred(owner.$width, centerIn.$width) + this.#value<number>('horizontalCenterOffset'),
        owner.$y_,
        null,
        null,
      );
    } else {
      const left = this.#line('left');
      const right = this.#line('right');
      const center = this.#line('horizontalCenter');
      const leftMargin = this.$margin('leftMargin');
      const rightMargin = this.$margin('rightMargin');
      const offset = this.#value<number>('horizontalCenterOffset');
      if (left !== null) {
        const x = left + leftMargin;
        if (right !== null) owner.$place(x, owner.$y_, right - rightMargin - x, null);
        else if (center !== null) owner.$place(x, owner.$y_, (center + offset - x) * 2, null);
        else owner.$place(x, owner.$y_, null, null);
      } else if (right !== null) {
        const end = right - rightMargin;
        if (center !== null) {
          const width = (end - center - offset) * 2;
          owner.$place(end - width, owner.$y_, width, null);
        } else owner.$place(end - owner.$width, owner.$y_, null, null);
      } else if (center !== null) {
        owner.$place(this.#middle(center, owner.$width) + offset, owner.$y_, null, null);
      }
    }
  }

  #middle(center: number, size: number): number {
    return center - this.#half(size);
  }

  #vertical(): void {
    const owner = this.$owner;
    const fill = this.#value<Anchorable | null>('fill');
    const centerIn = this.#value<Anchorable | null>('centerIn');
    if (fill) {
      const y = this.#position(fill, Edge.Top);
      if (y === null) return;
      const margin = this.$margin('topMargin');
      owner.$place(owner.$x_, y + margin, null, fill.$height - margin - this.$margin('bottomMargin'));
    } else if (centerIn) {
      const y = this.#position(centerIn, Edge.Top);
      if (y === null) return;
      owner.$place(
        owner.$x_,
        y + this.#centred(owner.$height, centerIn.$height) + this.#value<number>('verticalCenterOffset'),
        null,
        null,
      );
    } else {
      const top = this.#line('top');
      const bottom = this.#line('bottom');
      const center = this.#line('verticalCenter');
      const baseline = this.#line('baseline');
      const topMargin = this.$margin('topMargin');
      const bottomMargin = this.$margin('bottomMargin');
      const offset = this.#value<number>('verticalCenterOffset');
      if (top !== null) {
        const y = top + topMargin;
        if (bottom !== null) owner.$place(owner.$x_, y, null, bottom - bottomMargin - y);
        else if (center !== null) owner.$place(owner.$x_, y, null, (center + offset - y) * 2);
        else owner.$place(owner.$x_, y, null, null);
      } else if (bottom !== null) {
        const end = bottom - bottomMargin;
        if (center !== null) {
          const height = (end - center - offset) * 2;
          owner.$place(owner.$x_, end - height, null, height);
        } else owner.$place(owner.$x_, end - owner.$height, null, null);
      } else if (center !== null) {
        owner.$place(owner.$x_, this.#middle(center, owner.$height) + offset, null, null);
      } else if (baseline !== null) {
        owner.$place(
          owner.$x_,
          baseline - owner.$baseline + this.#value<number>('baselineOffset'),
          null,
          null,
        );
      }
    }
  }

  /** The item is gone: listen no more. */
  override $destroyed(): void {
    for (const link of this.#watched.values()) disconnect(link);
    this.#watched.clear();
    if (this.#parent) disconnect(this.#parent);
    this.#parent = null;
  }
}

function update(anchors: Anchors): void {
  anchors.$update();
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

const tie = (anchors: Anchors): void => anchors.$retie();
const shift = (anchors: Anchors): void => anchors.$update();

const properties: Record<string, PropertyOptions<Anchors>> = {};
for (const name of LINES)
  properties[name] = {
    type: anchorLineType,
    changed(anchors, line: AnchorLine | null) {
      if (line) {
        const across = (FLAG[name]! & HORIZONTAL) !== 0;
        if (across !== ((line.edge & HORIZONTAL) !== 0)) {
          anchors.$v[anchors.$meta.properties[name]!.slot] = null;
          anchors.$owner.$warn(
            across
              ? 'Cannot anchor a horizontal edge to a vertical edge.'
              : 'Cannot anchor a vertical edge to a horizontal edge.',
          );
          return;
        }
      }
      anchors.$retie();
    },
    reset: (anchors) => anchors.$set(name, null),
  };
for (const name of MARGINS)
  properties[name] = {
    type: 'real',
    get: (anchors) => anchors.$margin(name),
    set(anchors, value: number) {
      const { slot } = anchors.$meta.properties[`_${name}`]!;
      if (anchors.$v[slot] === value) return;
      anchors.$set(`_${name}`, value);
    },
    reset: (anchors) => anchors.$set(`_${name}`, null),
  };

defineType(Anchors, {
  name: 'Anchors',
  cpp: 'QQuickAnchors',
  creatable: false,
  properties: {
    fill: { type: itemType, changed: tie, reset: (anchors) => anchors.$set('fill', null) },
    centerIn: { type: itemType, changed: tie, reset: (anchors) => anchors.$set('centerIn', null) },
    ...properties,
    margins: { type: 'real', changed: shift },
    horizontalCenterOffset: { type: 'real', changed: shift },
    verticalCenterOffset: { type: 'real', changed: shift },
    baselineOffset: { type: 'real', changed: shift },
    alignWhenCentered: { type: 'bool', value: true, changed: shift },
    ...Object.fromEntries(
      MARGINS.map((name) => [
        `_${name}`,
        { type: 'var', value: null, notify: `${name}Changed`, changed: shift } as PropertyOptions<Anchors>,
      ]),
    ),
  },
});
