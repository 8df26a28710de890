// `Row`, `Column`, `Grid` and `Flow`: place their children one after another. Follows
// https://doc.qt.io/qt-6/qml-qtquick-row.html and its like; where children go is decided in
// runtime/layout/positioners.ts. Placed when the document is complete, and then once before each drawing
// that something changed for.

import type { Anchors } from '../../runtime/layout/anchors.ts';
import {
  type Padding,
  type Positions,
  placeColumn,
  placeFlow,
  placeGrid,
  placeRow,
} from '../../runtime/layout/positioners.ts';
import { attachedObject, defineType, QmlObject } from '../../runtime/object/object.ts';
import { transact } from '../../runtime/reactive/graph.ts';
import { Item } from './item.ts';
import { type ItemTransition, usable, ViewTransitions } from './view-transitions.ts';

/** `Positioner.index` and its like. */
export class PositionerAttached extends QmlObject {
  declare index: number;
  declare isFirstItem: boolean;
  declare isLastItem: boolean;
  constructor(object: QmlObject) {
    super();
    const parent = object instanceof Item ? object.$parentItem : null;
    if (parent instanceof BasePositioner) parent.$attached = true;
  }
}
defineType(PositionerAttached, {
  name: 'Positioner',
  cpp: 'QQuickPositionerAttached',
  creatable: false,
  properties: {
    index: { type: 'int', value: -1, readonly: true },
    isFirstItem: { type: 'bool', readonly: true },
    isLastItem: { type: 'bool', readonly: true },
  },
});
/** What the name `Positioner` stands for. */
export class Positioner extends QmlObject {}
defineType(Positioner, {
  name: 'Positioner',
  creatable: 'Positioner is an abstract type that is only available as an attached property.',
  attached: PositionerAttached,
});

const SIDES = ['left', 'top', 'right', 'bottom'] as const;

export abstract class BasePositioner extends Item {
  declare spacing: number;
  declare padding: number;
  declare layoutDirection: number;
  declare add: ItemTransition | null;
  declare move: ItemTransition | null;
  declare populate: ItemTransition | null;
  #transitions: ViewTransitions | null = null;
  /** Who has a place; null before the first layout. */
  #placed: Set<Item> | null = null;
  $waiting = false;
  /** Some child wants to know its place. */
  $attached = false;
  /** The paddings that were given apart. */
  $sides: Partial<Padding> | null = null;
  #warned = false;
  #asked = false;
  readonly #polish = (): void => {
    this.#asked = false;
    if (!this.$dead) this.forceLayout();
  };

  /** The axis in which it leaves its children where they are, but for the padding. */
  protected readonly cross: 'x' | 'y' | null = null;
  /** The padding that children were moved by in that axis. */
  readonly #moved = new WeakMap<Item, number>();

  protected abstract place(boxes: readonly Item[], options: BaseOptions): Positions;
  /** Qt's words when a child has anchors that the positioner cannot keep. */
  protected abstract readonly conflict: { edges: readonly string[]; text: string };

  $later(): void {
    if (this.$waiting || !this.$complete_) return;
    this.$waiting = true;
    if (!this.#asked) this.$engine.requestPolish(this.#polish);
    this.#asked = true;
  }
  /** Places what waits to be placed. */
  forceLayout(): void {
    if (!this.$waiting) return;
    this.$waiting = false;
    this.#checkAnchors();
    transact(() => (this.#warned ? this.$setImplicitSize(0, 0) : this.#layout()), 0, 0, 0);
    // One after the other, so that each is told.
    this.#numbers?.();
    this.#numbers = null;
    this.$emit('positioningComplete');
  }
  #numbers: (() => void) | null = null;
  #layout(): void {
    const boxes = (this.$items ?? []).map((item) => new ChildBox(item)) as unknown as Item[];
    const all = this.padding;
    const padding = { left: all, top: all, right: all, bottom: all, ...this.$sides };
    const positions = this.place(boxes, {
      spacing: this.spacing,
      padding,
      mirrored: this.layoutDirection === 1,
      width: this.$widthSet ? this.$width : undefined,
      height: this.$heightSet ? this.$height : undefined,
    });
    const items = [...(this.$items ?? [])];
    const transitions = this.#noting();
    positions.at.forEach((at, i) => {
      const item = items[i]!;
      if (!at) return;
      let [x, y] = at;
      if (this.cross === 'x') x = this.#across(item, item.$x_, padding.left, HORIZONTAL);
      else if (this.cross === 'y') y = this.#across(item, item.$y_, padding.top, VERTICAL);
      if (transitions) transitions.place(item, x, y);
      else if (item.$x_ !== x || item.$y_ !== y) item.$place(x, y, null, null);
    });
    if (transitions) this.#carryOut(transitions, items, positions);
    this.$setImplicitSize(positions.implicitWidth, positions.implicitHeight);
    if (!this.$attached) return;
    this.#numbers = () => {
      this.#number(items.filter((_, i) => positions.at[i]));
      for (const item of items.filter((_, i) => !positions.at[i])) this.#tell(item, -1, false, false);
    };
  }
  #noting(): ViewTransitions | null {
    if (!this.#transitions && !usable(this.add) && !usable(this.move) && !usable(this.populate)) return null;
    this.#transitions ??= new ViewTransitions();
    this.#transitions.note();
    return this.#transitions;
  }
  #carryOut(transitions: ViewTransitions, items: readonly Item[], { at }: Positions): void {
    const before = this.#placed;
    const now = items.filter((_, i) => at[i]);
    this.#placed = new Set(now);
    const rows = now.map((item, index) => ({ item, index }));
    const fresh = rows.filter(({ item }) => !before?.has(item));
    transitions.carryOut((item, _x, _y, away) => {
      const index = now.indexOf(item);
      const known = before?.has(item);
      const transition = !before ? this.populate : known ? this.move : this.add;
      return usable(transition) && (away || !known) ? { transition, index, targets: fresh } : null;
    });
  }
  /** Where a child is in the axis that is its own: where its anchors or its document put it. */
  #across(item: Item, position: number, padding: number, edges: readonly string[]): number {
    const anchors = item.$v[Item.meta.properties.anchors!.slot] as Anchors | null;
    if (anchors && edges.some((edge) => anchors.$used(edge))) return position;
    const moved = this.#moved.get(item) ?? 0;
    if (moved !== padding) this.#moved.set(item, padding);
    return position + padding - moved;
  }
  #number(placed: readonly Item[]): void {
    placed.forEach((item, index) => {
      this.#tell(item, index, index === 0, index === placed.length - 1);
    });
  }
  #tell(item: Item, index: number, first: boolean, last: boolean): void {
    const attached = attachedObject(item, PositionerAttached);
    attached.$set('index', index);
    attached.$set('isFirstItem', first);
    attached.$set('isLastItem', last);
  }

  override $complete(): void {
    super.$complete();
    this.$waiting = true;
    this.forceLayout();
  }
  override $childrenChanged(child: Item, added: boolean): void {
    super.$childrenChanged(child, added);
    if (!added) this.#transitions?.forget(child);
    this.$later();
  }
  override $childResized(): void {
    this.$later();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$later();
  }
  #checkAnchors(): void {
    if (this.#warned) return;
    const { edges, text } = this.conflict;
    const { slot } = Item.meta.properties.anchors!;
    for (const item of this.$items ?? []) {
      const anchors = item.$v[slot] as Anchors | null;
      // Only those count that would have a place.
      if (!anchors || !item.$shown || !item.$width || !item.$height) continue;
      if (!edges.some((edge) => anchors.$used(edge))) continue;
      this.#warned = true;
      const { name } = this.$meta;
      this.$warn(`Cannot specify ${text}anchors for items inside ${name}. ${name} will not function.`);
      return;
    }
  }
  $setSide(side: keyof Padding, value: number | undefined): void {
    const before = this.$sides?.[side] ?? this.padding;
    const sides = (this.$sides ??= {});
    if (value === undefined) delete sides[side];
    else sides[side] = value;
    if (before !== (value ?? this.padding)) {
      this.$later();
      this.$emit(`${side}PaddingChanged`);
    }
  }
}
interface BaseOptions {
  spacing: number;
  padding: Padding;
  mirrored: boolean;
  width: number | undefined;
  height: number | undefined;
}
/** A child as placing sees it. */
class ChildBox {
  readonly width: number;
  readonly height: number;
  readonly visible: boolean;
  constructor(item: Item) {
    this.width = item.$width;
    this.height = item.$height;
    this.visible = item.$shown;
  }
}

const later = (positioner: BasePositioner): void => positioner.$later();
const direction = {
  layoutDirection: { type: 'int', changed: later },
  effectiveLayoutDirection: {
    type: 'int',
    readonly: true,
    notify: 'layoutDirectionChanged',
    get: (positioner: BasePositioner) => positioner.layoutDirection,
  },
} as const;
defineType(BasePositioner, {
  name: 'BasePositioner',
  creatable: false,
  properties: {
    spacing: { type: 'real', changed: later },
    padding: {
      type: 'real',
      changed(positioner) {
        positioner.$later();
        for (const side of SIDES)
          if (positioner.$sides?.[side] === undefined) positioner.$emit(`${side}PaddingChanged`);
      },
    },
    add: { type: 'var', value: null },
    move: { type: 'var', value: null },
    populate: { type: 'var', value: null },
    ...Object.fromEntries(
      SIDES.map((side) => [
        `${side}Padding`,
        {
          type: 'real',
          get: (positioner: BasePositioner) => positioner.$sides?.[side] ?? positioner.padding,
          set: (positioner: BasePositioner, value: number) => positioner.$setSide(side, value),
          reset: (positioner: BasePositioner) => positioner.$setSide(side, undefined),
        },
      ]),
    ),
  },
  signals: { positioningComplete: {} },
  methods: ['forceLayout'],
  attached: PositionerAttached,
});

const BOTH = ['fill', 'centerIn'];
const HORIZONTAL = ['left', 'right', 'horizontalCenter', ...BOTH];
const VERTICAL = ['top', 'bottom', 'verticalCenter', 'baseline', ...BOTH];
export class Row extends BasePositioner {
  protected override readonly cross = 'y';
  protected override readonly conflict = {
    edges: ['left', 'right', 'horizontalCenter', ...BOTH],
    text: 'left, right, horizontalCenter, fill or centerIn ',
  };
  protected override place(boxes: readonly Item[], options: BaseOptions): Positions {
    return placeRow(boxes, options);
  }
}
defineType(Row, { name: 'Row', properties: direction });

export class Column extends BasePositioner {
  protected override readonly cross = 'x';
  protected override readonly conflict = {
    edges: ['top', 'bottom', 'verticalCenter', ...BOTH],
    text: 'top, bottom, verticalCenter, fill or centerIn ',
  };
  protected override place(boxes: readonly Item[], options: BaseOptions): Positions {
    return placeColumn(boxes, options);
  }
}
defineType(Column, { name: 'Column' });

const ALL = ['left', 'right', 'top', 'bottom', 'horizontalCenter', 'verticalCenter', ...BOTH];
export class Grid extends BasePositioner {
  declare rows: number;
  declare columns: number;
  declare rowSpacing: number;
  declare columnSpacing: number;
  declare flow: number;
  declare horizontalItemAlignment: number;
  declare verticalItemAlignment: number;
  protected override readonly conflict = { edges: ALL, text: '' };
  protected override place(boxes: readonly Item[], options: BaseOptions): Positions {
    const room = this.rows * this.columns;
    const shown = boxes.filter(({ visible, width, height }) => visible && width && height).length;
    if (this.rows > 0 && this.columns > 0 && shown > room)
      this.$warn(`Grid contains more visible items (${shown}) than rows*columns (${room})`);
    return placeGrid(boxes, {
      ...options,
      rows: this.rows,
      columns: this.columns,
      rowSpacing: this.rowSpacing,
      columnSpacing: this.columnSpacing,
      vertical: this.flow === 1,
      horizontalAlignment: this.horizontalItemAlignment,
      verticalAlignment: this.verticalItemAlignment,
    });
  }
}
const spacingOf = { type: 'real', value: -1, changed: later } as const;
defineType(Grid, {
  name: 'Grid',
  enums: {
    Flow: { LeftToRight: 0, TopToBottom: 1 },
    HAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4 },
    VAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
  },
  properties: {
    ...direction,
    rows: { type: 'int', value: -1, changed: later },
    columns: { type: 'int', value: -1, changed: later },
    rowSpacing: { ...spacingOf, reset: (grid) => grid.$set('rowSpacing', -1) },
    columnSpacing: { ...spacingOf, reset: (grid) => grid.$set('columnSpacing', -1) },
    flow: { type: 'enum:Flow', changed: later },
    horizontalItemAlignment: {
      type: 'enum:HAlignment',
      value: 1,
      changed(grid) {
        grid.$later();
        grid.$emit('effectiveHorizontalItemAlignmentChanged');
      },
    },
    effectiveHorizontalItemAlignment: {
      type: 'enum:HAlignment',
      readonly: true,
      get: (grid) =>
        grid.layoutDirection === 1 && grid.horizontalItemAlignment !== 4
          ? 3 - grid.horizontalItemAlignment
          : grid.horizontalItemAlignment,
    },
    verticalItemAlignment: { type: 'enum:VAlignment', value: 32, changed: later },
  },
});

export class Flow extends BasePositioner {
  declare flow: number;
  protected override readonly conflict = { edges: ALL, text: '' };
  protected override place(boxes: readonly Item[], options: BaseOptions): Positions {
    return placeFlow(boxes, { ...options, vertical: this.flow === 1 });
  }
}
defineType(Flow, {
  name: 'Flow',
  enums: { Flow: { LeftToRight: 0, TopToBottom: 1 } },
  properties: { ...direction, flow: { type: 'enum:Flow', changed: later } },
});
