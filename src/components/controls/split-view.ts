// `SplitView`: items side by side with handles between them that can be dragged. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-splitview.html.
// Always holds: one item fills what the others leave; every item stays within its least and greatest size.
import { Component } from '../../runtime/engine/component.ts';
import { attachedObject, defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Container } from './container.ts';
import { LOOK } from './control.ts';
import { box, give, made } from './style.ts';

const SIZES = [
  'minimumWidth',
  'minimumHeight',
  'preferredWidth',
  'preferredHeight',
  'maximumWidth',
  'maximumHeight',
] as const;
type Size = (typeof SIZES)[number];

export class SplitViewAttached extends QmlObject {
  readonly $item: QmlObject;
  readonly $given: Partial<Record<Size | 'fillWidth' | 'fillHeight', number | boolean>> = {};
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  get $view(): SplitView | null {
    const { $item: item } = this;
    let at = item instanceof Item ? item.$parentItem : null;
    while (at && !(at instanceof SplitView)) at = at.$parentItem;
    return at;
  }
}
export class SplitHandle extends QmlObject {
  constructor(_handle: QmlObject) {
    super();
  }
}
defineType(SplitHandle, {
  name: 'SplitHandle',
  cpp: 'QQuickSplitHandleAttached',
  creatable: 'SplitHandle is only available as an attached property.',
  properties: { hovered: { type: 'bool', readonly: true }, pressed: { type: 'bool', readonly: true } },
  attached: SplitHandle,
});

/** What the pointer and the keys take hold of. */
class Grip extends Item {
  $view: SplitView = null as never;
  $index = 0;
  $look: Item | null = null;
  #from = 0;
  get $pointer(): true {
    return true;
  }
  get $hovers(): true {
    return true;
  }
  get $keeps(): boolean {
    return true;
  }
  get $cursor(): string {
    return this.$view.$across ? 'col-resize' : 'row-resize';
  }
  #tell(name: 'hovered' | 'pressed', on: boolean): void {
    if (this.$look) attachedObject(this.$look, SplitHandle).$set(name, on);
  }
  $hover(at: Pointer | null): void {
    this.#tell('hovered', at !== null);
  }
  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    this.#from = this.$view.$across ? at.x : at.y;
    this.#tell('pressed', true);
    this.$view.$resizing(true);
    return true;
  }
  $move(at: Pointer): void {
    this.$view.$drag(this.$index, (this.$view.$across ? at.x : at.y) - this.#from);
  }
  $release(): void {
    this.$cancel();
  }
  $cancel(): void {
    this.#tell('pressed', false);
    this.$view.$resizing(false);
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    element.role = 'separator';
    element.tabIndex = 0;
    element.ariaLabel = 'Divider';
    element.addEventListener('keydown', (event) => {
      const [back, on] = this.$view.$across ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
      if (event.key !== back && event.key !== on) return;
      event.preventDefault();
      event.stopPropagation();
      this.$view.$drag(this.$index, event.key === on ? 10 : -10);
    });
    return element;
  }
  override $firstStyle(): string {
    return 'touch-action:none;outline-offset:-2px;';
  }
  override $paint(): void {
    const element = this.$element!;
    const item = this.$view.itemAt(this.$index);
    element.ariaOrientation = this.$view.$across ? 'vertical' : 'horizontal';
    element.ariaValueNow = item ? `${Math.round(this.$view.$across ? item.$width : item.$height)}` : '0';
  }
}
defineType(Grip, { name: 'SplitGrip', creatable: false });

export class SplitView extends Container {
  declare orientation: number;
  declare handle: Component | null;
  readonly $heard = new Map<Item, Link[]>();
  #grips: Grip[] = [];
  #resizing = false;
  #laying = false;

  override get $picksFirst(): boolean {
    return false;
  }
  get $across(): boolean {
    return this.orientation === 1;
  }
  override $makeContent(): Item {
    return made(this, new Item(), {});
  }
  override $added(_index: number, item: Item): void {
    item.$setParentItem(this.$part('contentItem'));
    const arrange = (): void => this.$arrange();
    this.$heard.set(
      item,
      ['implicitWidthChanged', 'implicitHeightChanged', 'visibleChanged'].map((name) =>
        listen(item, name, arrange),
      ),
    );
    this.$handles();
  }
  override $removed(item: Item): void {
    for (const link of this.$heard.get(item) ?? []) disconnect(link);
    this.$heard.delete(item);
    this.$handles();
  }
  override $complete(): void {
    super.$complete();
    this.$handles();
    this.$arrange();
  }
  get $isResizing(): boolean {
    return this.#resizing;
  }
  $resizing(on: boolean): void {
    if (this.#resizing === on) return;
    this.#resizing = on;
    this.$emit('resizingChanged');
  }
  /** A handle after each item but the last. */
  $handles(again = false): void {
    if (!this.$complete_) return;
    if (again) for (const grip of this.#grips.splice(0)) grip.$destroy();
    const wanted = Math.max(0, this.$count - 1);
    while (this.#grips.length > wanted) this.#grips.pop()!.$destroy();
    while (this.#grips.length < wanted) {
      const grip = new Grip();
      grip.$view = this;
      grip.$index = this.#grips.length;
      const given = this.handle?.$create({ parent: this });
      const look =
        given instanceof Item
          ? given
          : box(this, {
              implicitWidth: () => (this.orientation === 1 ? 6 : this.width),
              implicitHeight: () => (this.orientation === 1 ? this.height : 6),
            });
      if (!(given instanceof Item)) {
        const state = attachedObject(look, SplitHandle) as SplitHandle & {
          pressed: boolean;
          hovered: boolean;
        };
        give(look, {
          color: () =>
            state.pressed ? this.palette.mid : state.hovered ? this.palette.midlight : this.palette.button,
        });
      }
      grip.$look = look;
      made(this, grip, { z: 1 }, look);
      grip.$setParentItem(this.$part('contentItem'));
      this.#grips.push(grip);
    }
  }
  #size(item: Item, kind: 'minimum' | 'preferred' | 'maximum', across = this.$across): number {
    const attached = item.$x?.get(SplitViewAttached) as SplitViewAttached | undefined;
    const given = attached?.$given[`${kind}${across ? 'Width' : 'Height'}`] as number | undefined;
    if (given !== undefined && given >= 0) return given;
    if (kind === 'minimum') return 0;
    if (kind === 'maximum') return Number.POSITIVE_INFINITY;
    return across ? item.implicitWidth : item.implicitHeight;
  }
  #fills(items: readonly Item[]): Item | undefined {
    const name = this.$across ? 'fillWidth' : 'fillHeight';
    return (
      items.find(
        (item) => (item.$x?.get(SplitViewAttached) as SplitViewAttached | undefined)?.$given[name],
      ) ?? items[items.length - 1]
    );
  }
  #bound(item: Item, size: number): number {
    return Math.max(this.#size(item, 'minimum'), Math.min(this.#size(item, 'maximum'), size));
  }
  #thick(grip: Grip): number {
    const { $look: look } = grip;
    return look ? (this.$across ? look.implicitWidth : look.implicitHeight) : 0;
  }
  override $naturalSize(): [number, number] {
    return [0, 0];
  }
  override $arranged(): void {
    super.$arranged();
    const content = this.$parts.contentItem;
    if (!content || this.#laying) return;
    this.#laying = true;
    const across = this.$across;
    const beside = across ? content.$height : content.$width;
    const all = this.$contents.items;
    const items = all.filter((item) => item.$shown);
    const fill = this.#fills(items);
    let room = across ? content.$width : content.$height;
    const shownGrips = new Set<Grip>();
    for (const [i, grip] of this.#grips.entries())
      if (all[i]!.$shown && all.slice(i + 1).some((item) => item.$shown)) {
        shownGrips.add(grip);
        room -= this.#thick(grip);
      }
    const sizes = new Map<Item, number>();
    for (const item of items)
      if (item !== fill) {
        const size = this.#bound(item, this.#size(item, 'preferred'));
        sizes.set(item, size);
        room -= size;
      }
    if (fill) sizes.set(fill, Math.max(0, this.#bound(fill, room)));
    let at = 0;
    for (const [i, item] of all.entries()) {
      const size = sizes.get(item);
      if (size !== undefined) {
        item.$place(across ? at : 0, across ? 0 : at, across ? size : beside, across ? beside : size);
        at += size;
      }
      const grip = this.#grips[i];
      if (!grip) continue;
      const shown = shownGrips.has(grip);
      grip.visible = shown;
      if (!shown) continue;
      const thick = this.#thick(grip);
      grip.$place(across ? at : 0, across ? 0 : at, across ? thick : beside, across ? beside : thick);
      grip.$look?.$place(0, 0, across ? thick : beside, across ? beside : thick);
      grip.$mark(LOOK);
      at += thick;
    }
    this.#laying = false;
  }
  /** The handle after an item goes by so much: the item before it, or that after it where that one fills. */
  $drag(index: number, by: number): void {
    const all = this.$contents.items;
    const items = all.filter((item) => item.$shown);
    const before = all[index];
    const after = all.slice(index + 1).find((item) => item.$shown);
    if (!before || !after || !by) return;
    const fill = this.#fills(items);
    const across = this.$across;
    const length = (item: Item): number => (across ? item.$width : item.$height);
    const fillBefore = fill !== undefined && all.indexOf(fill) <= index;
    const item = fillBefore ? after : before;
    // What one gains the filling one loses, as far as it can.
    const slack =
      fill && fill !== item ? length(fill) - this.#size(fill, 'minimum') : Number.POSITIVE_INFINITY;
    const change = Math.min(fillBefore ? -by : by, slack);
    const size = this.#bound(item, length(item) + change);
    attachedObject(item, SplitViewAttached).$set(across ? 'preferredWidth' : 'preferredHeight', size);
  }
  /** The sizes that were given, as text: for `restoreState`. */
  saveState(): string {
    const state = this.$contents.items.map((item, index) => {
      const { $given: given } = attachedObject(item, SplitViewAttached);
      return { index, preferredWidth: given.preferredWidth, preferredHeight: given.preferredHeight };
    });
    return JSON.stringify(state.filter((each) => each.preferredWidth ?? each.preferredHeight));
  }
  restoreState(state: unknown): boolean {
    let list: { index: number; preferredWidth?: number; preferredHeight?: number }[];
    try {
      list = JSON.parse(String(state));
    } catch {
      return false;
    }
    if (!Array.isArray(list)) return false;
    for (const { index, preferredWidth, preferredHeight } of list) {
      const item = this.itemAt(index);
      if (!item) return false;
      const attached = attachedObject(item, SplitViewAttached);
      if (preferredWidth !== undefined) attached.$set('preferredWidth', preferredWidth);
      if (preferredHeight !== undefined) attached.$set('preferredHeight', preferredHeight);
    }
    return true;
  }
}
const attachedSize = (name: Size): PropertyOptions<SplitViewAttached> => {
  const fallback = name.startsWith('minimum')
    ? 0
    : name.startsWith('maximum')
      ? Number.POSITIVE_INFINITY
      : -1;
  return {
    type: 'real',
    get: (attached) => attached.$given[name] ?? fallback,
    set(attached, size: number) {
      if (attached.$given[name] === size) return;
      attached.$given[name] = size;
      attached.$view?.$arrange();
      attached.$emit(`${name}Changed`);
    },
    reset(attached) {
      delete attached.$given[name];
      attached.$view?.$arrange();
      attached.$emit(`${name}Changed`);
    },
  };
};
const fills = (name: 'fillWidth' | 'fillHeight'): PropertyOptions<SplitViewAttached> => ({
  type: 'bool',
  get: (attached) => attached.$given[name] ?? false,
  set(attached, fill: boolean) {
    attached.$given[name] = fill;
    attached.$view?.$arrange();
    attached.$emit(`${name}Changed`);
  },
});
defineType(SplitViewAttached, {
  name: 'SplitView',
  cpp: 'QQuickSplitViewAttached',
  creatable: false,
  properties: {
    view: {
      type: () => SplitView as never,
      readonly: true,
      notify: false,
      get: (attached) => attached.$view,
    },
    ...Object.fromEntries(SIZES.map((name) => [name, attachedSize(name)])),
    fillWidth: fills('fillWidth'),
    fillHeight: fills('fillHeight'),
  },
});
const renewed = (view: SplitView): void => {
  view.$handles(true);
  view.$arrange();
};
defineType(SplitView, {
  name: 'SplitView',
  properties: {
    orientation: { type: 'int', value: 1, changed: renewed },
    resizing: { type: 'bool', readonly: true, get: (view) => view.$isResizing },
    handle: { type: () => Component as never, changed: renewed },
  },
  methods: ['saveState', 'restoreState'],
  attached: SplitViewAttached,
});
