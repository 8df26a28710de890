// `Item`: geometry, the visual tree, visibility, and the element that shows it. Follows
// https://doc.qt.io/qt-6/qml-qtquick-item.html.
// A property change marks the item; the element is made and written in the next flush, in one go
// (`$flush`). Subtypes write what is their own in `$paint`.
// Always holds: `$items` are the visual children in stacking order; an item without a parent has no
// element in the document.
import type { Context } from '../../runtime/engine/context.ts';
import { type Engine, placeOfObject } from '../../runtime/engine/engine.ts';
import type { Anchorable, Anchors } from '../../runtime/layout/anchors.ts';
import { defineType, QmlObject, type Signal, takeOut } from '../../runtime/object/object.ts';
import { type Point, Rect } from '../../runtime/object/value-types.ts';
import { emit, emitNode, findNotifier } from '../../runtime/reactive/graph.ts';
import { findMachine } from '../../runtime/state/state-properties.ts';
import { arrange, elementOf } from './item-element.ts';
import { elementHooks, focusHooks } from './item-hooks.ts';
import { inverse, type Matrix, mapped, transformed } from './item-mapping.ts';
import { itemProperties } from './item-properties.ts';
import {
  ANCHORS,
  BASELINE,
  CLIP,
  COMPLETE,
  ENABLED,
  EXPLICIT_DISABLED,
  EXPLICIT_HIDDEN,
  GEOMETRY,
  H,
  HEIGHT_SET,
  IH,
  ITEM_SLOTS,
  IW,
  OPACITY,
  ORIGIN,
  ROTATION,
  SCALE,
  VISIBLE,
  W,
  WIDTH_SET,
  X,
  Y,
  Z,
} from './item-slots.ts';
import { Dirty, remember, surfaceOf } from './surface.ts';
import { listedTransforms } from './transform-list.ts';

export { elementHooks, focusHooks, ITEM_SLOTS };

export class Item extends QmlObject implements Anchorable {
  declare x: number;
  declare y: number;
  declare z: number;
  declare width: number;
  declare height: number;
  declare implicitWidth: number;
  declare implicitHeight: number;
  declare parent: Item | null;
  declare visible: boolean;
  declare enabled: boolean;
  declare opacity: number;
  declare rotation: number;
  declare scale: number;
  declare transformOrigin: number;
  declare clip: boolean;
  declare focus: boolean;
  declare activeFocus: boolean;
  declare activeFocusOnTab: boolean;
  declare state: string;
  declare baselineOffset: number;
  declare readonly anchors: Anchors;

  /** The element that shows it; made by the first flush. Only the surface and subtypes touch it. */
  $element: HTMLElement | null = null;
  $parentItem: Item | null = null;
  $items: Item[] | null = null;
  /** What of it must be written: bits of `Dirty`. */
  $dirty = 0;
  $flags = 0;

  // --- what layout reads and writes, untracked ---------------------------------------------------------

  get $x_(): number {
    return this.$v[X] as number;
  }
  get $y_(): number {
    return this.$v[Y] as number;
  }
  get $width(): number {
    return this.$v[W] as number;
  }
  get $height(): number {
    return this.$v[H] as number;
  }
  get $baseline(): number {
    return this.$v[BASELINE] as number;
  }
  get $complete_(): boolean {
    return (this.$flags & COMPLETE) !== 0;
  }
  get $geometry(): Signal {
    return GEOMETRY;
  }
  get $engine(): Engine {
    return (this.$c as Context).engine;
  }
  $warn(text: string): void {
    const { unit, loc } = placeOfObject(this);
    this.$engine.warn(
      unit && { unit, loc },
      text.startsWith('QML ') ? text : `QML ${this.$meta.name}: ${text}`,
    );
  }

  /** Marks it for the next flush. */
  $mark(bits: number): void {
    // Without an element everything will be written when its parent's flush makes it.
    if (this.$element === null) return;
    const before = this.$dirty;
    this.$dirty = before | bits;
    if (before === 0) surfaceOf(this.$engine).add(this);
  }

  /** Moves and sizes it for a layout (anchors, positioners); `null` leaves a size as it is. */
  $place(x: number, y: number, width: number | null, height: number | null): void {
    // A size that a layout gives counts as given: the implicit one comes not in its way.
    if (width !== null) this.$flags |= WIDTH_SET;
    if (height !== null) this.$flags |= HEIGHT_SET;
    this.$setGeometry(x, y, width ?? this.$width, height ?? this.$height);
  }

  $setGeometry(x: number, y: number, width: number, height: number): void {
    const values = this.$v;
    const oldX = values[X];
    const oldY = values[Y];
    const oldW = values[W];
    const oldH = values[H];
    const moved = oldX !== x || oldY !== y;
    const sized = oldW !== width || oldH !== height;
    if (!moved && !sized) return;
    values[X] = x;
    values[Y] = y;
    values[W] = width;
    values[H] = height;
    this.$mark(
      (oldX === x ? 0 : Dirty.X) |
        (oldY === y ? 0 : Dirty.Y) |
        (oldW === width ? 0 : Dirty.Width) |
        (oldH === height ? 0 : Dirty.Height),
    );
    this.$geometryChanged(moved, sized, oldW as number, oldH as number);
    if (this.$n !== null) {
      emit(this, GEOMETRY);
      if (oldX !== x) {
        emit(this, bindings.x);
        emit(this, signals.x);
      }
      if (oldY !== y) {
        emit(this, bindings.y);
        emit(this, signals.y);
      }
      if (oldW !== width) {
        emit(this, bindings.width);
        emit(this, signals.width);
      }
      if (oldH !== height) {
        emit(this, bindings.height);
        emit(this, signals.height);
      }
    }
    const parent = this.$parentItem;
    if (parent !== null) {
      if (sized) parent.$childResized(this);
      if (parent.$n !== null) parent.$aroundChanged();
    }
  }
  /** The rectangle around the children. */
  $around(): Rect {
    let left = Number.POSITIVE_INFINITY;
    let top = left;
    let right = -left;
    let bottom = -left;
    for (const child of this.$items ?? []) {
      left = Math.min(left, child.$x_);
      top = Math.min(top, child.$y_);
      right = Math.max(right, child.$x_ + child.$width);
      bottom = Math.max(bottom, child.$y_ + child.$height);
    }
    if (right >= left) return new Rect(left, top, right - left, bottom - top);
    // Where nothing is left, the corner stays.
    const old = this.$x?.get(GEOMETRY) as Rect | undefined;
    return new Rect(old?.x ?? 0, old?.y ?? 0, 0, 0);
  }
  /** A child moved, came or went: who has read the rectangle is told when it is another one. */
  $aroundChanged(): void {
    const node = findNotifier(this, signals.childrenRect);
    const old = node && (this.$x?.get(GEOMETRY) as Rect | undefined);
    if (!old) return;
    const rect = this.$around();
    if (old.$equals(rect)) return;
    this.$x!.set(GEOMETRY, rect);
    emitNode(node);
  }
  /** For layouts: a visual child got another size, or was shown or hidden by itself. */
  $childResized(_child: Item): void {}
  /** Layouts pass it over: a Repeater. */
  get $layoutSkips(): boolean {
    return false;
  }
  /** Whether it is to be seen as far as it is up to itself. */
  get $shown(): boolean {
    return (this.$flags & EXPLICIT_HIDDEN) === 0;
  }

  /** For subtypes: called after the geometry was stored and before anybody is told. */
  $geometryChanged(_moved: boolean, _sized: boolean, _oldWidth: number, _oldHeight: number): void {
    const anchors = this.$v[ANCHORS] as Anchors | null;
    if (anchors !== null) anchors.$moved();
  }

  /** For subtypes whose content has a size of its own: sets the implicit size, told when it changed. */
  $setImplicitSize(width: number, height: number): void {
    const values = this.$v;
    const oldW = values[IW];
    const oldH = values[IH];
    if (oldW === width && oldH === height) return;
    values[IW] = width;
    values[IH] = height;
    const { $flags: flags } = this;
    this.$setGeometry(
      this.$x_,
      this.$y_,
      flags & WIDTH_SET ? this.$width : width,
      flags & HEIGHT_SET ? this.$height : height,
    );
    // A layout that gave it a size may want to give it another.
    if (flags & (WIDTH_SET | HEIGHT_SET)) this.$parentItem?.$childResized(this);
    if (oldW !== width) emit(this, signals.implicitWidth);
    if (oldH !== height) emit(this, signals.implicitHeight);
  }
  /** Whether a size was given, so that the implicit one does not count. */
  get $widthSet(): boolean {
    return (this.$flags & WIDTH_SET) !== 0;
  }
  get $heightSet(): boolean {
    return (this.$flags & HEIGHT_SET) !== 0;
  }

  // --- the tree ----------------------------------------------------------------------------------------

  /** Puts it into another item, before `before` or at the end. */
  $setParentItem(parent: Item | null, before: Item | null = null): void {
    const old = this.$parentItem;
    if (old === parent && !before) return;
    for (let above: Item | null = parent; above; above = above.$parentItem)
      if (above === this) {
        this.$warn('Cannot set parent: item would become its own ancestor');
        return;
      }
    if (old) {
      focusHooks.moved(this, old, false);
      takeOut(old.$items!, this);
      old.$childrenChanged(this, false);
    }
    this.$parentItem = parent;
    if (parent) {
      const items = (parent.$items ??= []);
      let at = items.push(this) - 1;
      if (before?.$parentItem === parent) {
        // Delegates come before their repeater, which mostly stands near the end.
        do items[at] = items[at - 1]!;
        while (items[at--] !== before);
        items[at] = this;
      }
      focusHooks.moved(this, parent, true);
      parent.$childrenChanged(this, true);
    } else if (this.$element) this.$element.remove();
    if (old !== parent) {
      this.$updateEffective();
      if (this.$n !== null) {
        emit(this, signals.parent);
      }
    }
  }

  /** For subtypes: a visual child came or went. */
  $childrenChanged(child: Item, _added: boolean): void {
    this.$mark(Dirty.Children);
    if (this.$n !== null) {
      this.$aroundChanged();
      emit(this, signals.children);
      if (child.$v[VISIBLE]) emit(this, signals.visibleChildren);
    }
  }

  /** Works out again what it takes from above: whether it can be seen, then whether it can be used. */
  $updateEffective(): void {
    const parent = this.$parentItem;
    if (this.$see(parent) && parent) emit(parent, signals.visibleChildren);
    this.$use(parent);
  }
  /** @returns whether that changed: those in it are told first */
  private $see(parent: Item | null): boolean {
    const values = this.$v;
    const visible = !(this.$flags & EXPLICIT_HIDDEN) && (parent === null || (parent.$v[VISIBLE] as boolean));
    if (values[VISIBLE] === visible) return false;
    values[VISIBLE] = visible;
    this.$mark(Dirty.Visible);
    let changed = false;
    if (this.$items) for (const item of this.$items.slice()) if (item.$see(this)) changed = true;
    this.$effectiveChanged(true, false);
    emit(this, signals.visible);
    if (changed) emit(this, signals.visibleChildren);
    return true;
  }
  private $use(parent: Item | null): void {
    const values = this.$v;
    const enabled =
      !(this.$flags & EXPLICIT_DISABLED) && (parent === null || (parent.$v[ENABLED] as boolean));
    if (values[ENABLED] === enabled) return;
    values[ENABLED] = enabled;
    this.$mark(Dirty.Enabled);
    if (!enabled) focusHooks.enabled(this, false);
    if (this.$items) for (const item of this.$items.slice()) item.$use(this);
    if (enabled) focusHooks.enabled(this, true);
    this.$effectiveChanged(false, true);
    emit(this, signals.enabled);
  }
  /** For subtypes: it came in or out of sight, or can be used or not any more. */
  $effectiveChanged(_visible: boolean, _enabled: boolean): void {}

  override $begin(): void {
    // Until everything is there, anchors wait: each of them would move it once for nothing.
    this.$flags &= ~COMPLETE;
  }
  override $complete(): void {
    this.$flags |= COMPLETE;
    if (this.$x !== null) findMachine(this)?.complete();
    const anchors = this.$v[ANCHORS] as Anchors | null;
    if (anchors !== null) anchors.$start();
  }
  override $showIn(owner: QmlObject): void {
    if (owner instanceof Item) this.$setParentItem(owner);
  }

  override $destroyed(): void {
    const parent = this.$parentItem;
    const { $items: items } = this;
    if (items) for (const item of items.slice()) if (!item.$dead) item.$setParentItem(null);
    if (parent && !parent.$dead) this.$setParentItem(null);
    else this.$parentItem = null;
    this.$element?.remove();
    this.$element = null;
  }

  // --- methods of QML ------------------------------------------------------------------------------------

  /** The matrix that takes a point of this item to its parent: `[a, b, c, d, e, f]` as in CSS. */
  $toParent(): Matrix {
    const { $x_: x, $y_: y } = this;
    const rotation = this.$v[ROTATION] as number;
    const scale = this.$v[SCALE] as number;
    const listed = this.$x === null ? null : listedTransforms(this);
    if (rotation === 0 && scale === 1 && !listed) return [1, 0, 0, 1, x, y];
    return transformed(x, y, this.$origin(), rotation, scale, listed);
  }
  $origin(): [number, number] {
    const origin = this.$v[ORIGIN] as number;
    return [((origin % 3) * this.$width) / 2, (Math.floor(origin / 3) * this.$height) / 2];
  }
  /** A point of this item in the coordinates of `to`; of the scene for null. */
  $map(x: number, y: number, to: Item | null): [number, number] {
    let point: [number, number] = [x, y];
    for (let item: Item | null = this; item && item !== to; item = item.$parentItem) {
      const [a, b, c, d, e, f] = item.$toParent();
      point = [a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f];
      if (item.$parentItem === null && to !== null) return to.$unmap(...point);
    }
    return point;
  }
  /** A point of the scene in the coordinates of this item. */
  $unmap(x: number, y: number): [number, number] {
    const [px, py] = this.$parentItem ? this.$parentItem.$unmap(x, y) : [x, y];
    return inverse(this.$toParent(), px, py);
  }

  mapToItem(item: Item | null, x: unknown, y?: number, width?: number, height?: number): Point | Rect {
    return mapped(x, y, width, height, (px, py) => {
      if (item !== null && !(item instanceof Item)) {
        this.$warn(`mapToItem() given argument "${item}" which is neither null nor an Item`);
        throw new TypeError('Type error');
      }
      const scene = this.$map(px, py, null);
      return item ? item.$unmap(...scene) : scene;
    });
  }
  mapFromItem(item: Item | null, x: unknown, y?: number, width?: number, height?: number): Point | Rect {
    return mapped(x, y, width, height, (px, py) =>
      this.$unmap(...(item ? item.$map(px, py, null) : ([px, py] as const))),
    );
  }
  mapToGlobal(x: unknown, y?: number): Point | Rect {
    return this.mapToItem(null, x, y);
  }
  mapFromGlobal(x: unknown, y?: number): Point | Rect {
    return this.mapFromItem(null, x, y);
  }
  contains(point: Point): boolean {
    return point.x >= 0 && point.y >= 0 && point.x < this.$width && point.y < this.$height;
  }
  childAt(x: number, y: number): Item | null {
    const items = this.$stacked();
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i]!;
      if (!item.$v[VISIBLE]) continue;
      const [px, py] = inverse(item.$toParent(), x, y);
      if (px >= 0 && py >= 0 && px < item.$width && py < item.$height) return item;
    }
    return null;
  }
  /** The visual children from the lowest to the highest. */
  $stacked(): Item[] {
    const items = this.$items ?? [];
    return items.some((item) => item.$v[Z] !== 0)
      ? [...items].sort((a, b) => (a.$v[Z] as number) - (b.$v[Z] as number))
      : items;
  }
  forceActiveFocus(reason?: number): void {
    focusHooks.force(this, reason ?? 7);
  }
  nextItemInFocusChain(forward = true): Item | null {
    return focusHooks.next(this, forward);
  }
  dumpItemTree(): void {
    const dump = (item: Item, depth: number): void => {
      this.$engine.host.log('debug', `${'  '.repeat(depth)}${item}`);
      for (const child of item.$items ?? []) dump(child, depth + 1);
    };
    dump(this, 0);
  }

  // --- the DOM -------------------------------------------------------------------------------------------

  /** For subtypes: the element, with what never changes about it. */
  $createElement(): HTMLElement {
    return document.createElement('div');
  }
  /** Where the elements of the visual children go. */
  get $content(): HTMLElement {
    return this.$element!;
  }
  /** For subtypes: writes what is their own. `first`: the element is new, `style` holds nothing. */
  $paint(_style: CSSStyleDeclaration, _dirty: number, _first: boolean): void {}
  /** For subtypes: what is their own for the first writing, as CSS text; `$paint` then skips it. */
  $firstStyle(): string {
    return '';
  }

  /** Writes what is dirty. Called by the surface, once a frame. */
  $flush(): void {
    const dirty = this.$dirty;
    if (this.$dead) return;
    if (this.$element === null) return;
    this.$dirty = 0;
    const { style } = this.$element;
    const values = this.$v;
    if (dirty & Dirty.X) style.left = `${values[X]}px`;
    if (dirty & Dirty.Y) style.top = `${values[Y]}px`;
    if (dirty & Dirty.Width) style.width = `${Math.max(0, values[W] as number)}px`;
    if (dirty & Dirty.Height) style.height = `${Math.max(0, values[H] as number)}px`;
    if (dirty < Dirty.Stacking) {
      if (dirty & Dirty.Size) this.$paint(style, dirty, false);
      return;
    }
    if (dirty & Dirty.Visible) style.display = this.$flags & EXPLICIT_HIDDEN ? 'none' : '';
    if (dirty & Dirty.Opacity) style.opacity = values[OPACITY] === 1 ? '' : `${values[OPACITY]}`;
    if (dirty & (Dirty.Stacking | Dirty.Children)) {
      style.zIndex = `${values[Z] || ''}`;
      style.isolation = this.$stacks() ? 'isolate' : '';
    }
    if (dirty & Dirty.Clip) style.overflow = values[CLIP] ? 'clip' : '';
    if (dirty & Dirty.Transform) this.$writeTransform(style);
    if (dirty & Dirty.Enabled)
      this.$element.toggleAttribute('inert', (this.$flags & EXPLICIT_DISABLED) !== 0);
    if (dirty & ~(Dirty.OWN - 1) || dirty & Dirty.Size) this.$paint(style, dirty, false);
    if (dirty & Dirty.Children) this.$writeChildren();
    if (dirty & Dirty.Accessible) elementHooks.accessible(this);
  }

  private $writeTransform(style: CSSStyleDeclaration): void {
    const listed = this.$x === null ? null : listedTransforms(this);
    const origin = this.$v[ORIGIN] as number;
    if (listed) {
      // These come after the item's own, about its corner.
      const [x, y] = [(origin % 3) * 50, Math.floor(origin / 3) * 50];
      style.transformOrigin = '0 0';
      style.transform = `${listed.css()} translate(${x}%,${y}%) ${this.$cssTransform()} translate(${-x}%,${-y}%)`;
      return;
    }
    style.transform = this.$cssTransform();
    style.transformOrigin = `${(origin % 3) * 50}% ${Math.floor(origin / 3) * 50}%`;
  }
  /** One of its transformations changed. */
  $transformed(): void {
    this.$mark(Dirty.Transform);
  }
  /** `rotation` and `scale` as CSS. */
  $cssTransform(): string {
    const rotation = this.$v[ROTATION] as number;
    const scale = this.$v[SCALE] as number;
    return `${rotation ? `rotate(${rotation}deg)` : ''}${scale === 1 ? '' : ` scale(${scale})`}`.trim();
  }

  /** Makes the element and those of all that is in it. */
  $make(): HTMLElement {
    const values = this.$v;
    let look = this.$flags & EXPLICIT_HIDDEN ? 'display:none;' : '';
    if (values[OPACITY] !== 1) look += `opacity:${values[OPACITY]};`;
    if (values[Z]) look += `z-index:${values[Z]};`;
    if (values[CLIP]) look += 'overflow:clip;';
    if (this.$stacks()) look += 'isolation:isolate;';
    const element = (this.$element = elementOf(
      look + this.$firstStyle(),
      values[X] as number,
      values[Y] as number,
      values[W] as number,
      values[H] as number,
      this.$createElement === Item.prototype.$createElement ? null : this.$createElement(),
    ));
    remember(element, this);
    if (values[ROTATION] || values[SCALE] !== 1 || (this.$x !== null && listedTransforms(this)))
      this.$writeTransform(element.style);
    if (this.$flags & EXPLICIT_DISABLED) element.toggleAttribute('inert', true);
    this.$dirty = 0;
    this.$paint(element.style, Dirty.ALL, true);
    if (this.$items) this.$writeChildren();
    if (this.$x !== null) elementHooks.accessible(this);
    return element;
  }

  /** Whether the `z` of its children counts: then it counts among them alone. */
  private $stacks(): boolean {
    return this.$items?.some((item) => item.$v[Z] !== 0) === true;
  }

  /** The visual children in the order in which they are read. */
  get $inOrder(): readonly Item[] | null {
    return this.$items;
  }
  /** Brings the elements of the children into their order. */
  private $writeChildren(): void {
    const items = this.$inOrder;
    if (items) arrange(this.$content, items);
  }
}

defineType(Item, {
  name: 'Item',
  enums: {
    TransformOrigin: {
      TopLeft: 0,
      Top: 1,
      TopRight: 2,
      Left: 3,
      Center: 4,
      Right: 5,
      BottomLeft: 6,
      Bottom: 7,
      BottomRight: 8,
    },
  },
  properties: itemProperties(Item),
  methods: [
    'mapToItem',
    'mapFromItem',
    'mapToGlobal',
    'mapFromGlobal',
    'contains',
    'childAt',
    'forceActiveFocus',
    'nextItemInFocusChain',
    'dumpItemTree',
  ],
  defaultProperty: 'data',
  missing: ['layer', 'containmentMask', 'transformOriginPoint', 'grabToImage', 'palette'],
});

const { properties } = Item.meta;
const bindings = {
  x: properties.x!.capture!,
  y: properties.y!.capture!,
  width: properties.width!.capture!,
  height: properties.height!.capture!,
};
const signals = Object.fromEntries(
  Object.keys(properties).map((name) => [name, properties[name]!.notify!]),
) as Record<string, Signal> &
  Record<
    | 'x'
    | 'y'
    | 'width'
    | 'height'
    | 'implicitWidth'
    | 'implicitHeight'
    | 'parent'
    | 'children'
    | 'visibleChildren'
    | 'childrenRect'
    | 'visible'
    | 'enabled',
    Signal
  >;
