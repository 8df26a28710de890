// `Popup`: something shown above the rest of its window. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-popup.html. The popup is an object; what is seen of it is an item
// in the window's overlay, a page with a header and a footer for the dialogs.
// Always holds: the item is in the overlay while the popup is shown, and in no window else.
import type { Component } from '../../runtime/engine/component.ts';
import { type Engine, engineOf } from '../../runtime/engine/engine.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import { connect, disconnect, type Link, outside, transact } from '../../runtime/reactive/graph.ts';
import { focusRootOf, setSceneActive } from '../quick/focus.ts';
import { focusHooks, ITEM_SLOTS, Item } from '../quick/item.ts';
import { type KeyEvent, shortcutHooks } from '../quick/keys.ts';
import { Window } from '../quick/window.ts';
import { fontOwners } from './fonts.ts';
import { BACKTAB, ESCAPE, TAB } from './key-codes.ts';
import { Overlay, OverlayAttached, overlayAt, type Shown } from './overlay.ts';
import type { Palette } from './palette.ts';
import { PopupAnchors, PopupItem } from './popup-item.ts';
import {
  echo,
  FORWARDED,
  forward,
  itemList,
  MARGINS,
  margin,
  place,
  READ,
  size,
} from './popup-properties.ts';
import { box, faded, give } from './style.ts';

const PRESS_OUTSIDE = 1;
const PRESS_OUTSIDE_PARENT = 2;
const RELEASE_OUTSIDE = 4;
const RELEASE_OUTSIDE_PARENT = 8;
const ON_ESCAPE = 16;

interface Motion {
  readonly enabled: boolean;
  $prepare(a: never[], b: never[], done: () => void, item: Item): { start(): void; stop(): void };
}

const shown = new Map<Engine, Popup[]>();

export class Popup extends QmlObject implements Shown {
  declare x: number;
  declare y: number;
  declare width: number;
  declare height: number;
  declare readonly implicitWidth: number;
  declare readonly implicitHeight: number;
  declare margins: number;
  declare topMargin: number;
  declare leftMargin: number;
  declare rightMargin: number;
  declare bottomMargin: number;
  declare modal: boolean;
  declare dim: boolean;
  declare visible: boolean;
  declare enabled: boolean;
  declare focus: boolean;
  declare closePolicy: number;
  declare parent: Item | null;
  declare enter: Motion | null;
  declare exit: Motion | null;
  declare font: Font;
  declare readonly palette: Palette;
  declare contentItem: Item | null;
  declare background: Item | null;
  declare readonly anchors: PopupAnchors;
  declare readonly opened: boolean;
  declare spacing: number;
  declare readonly availableWidth: number;
  declare readonly availableHeight: number;
  declare topPadding: number;
  declare leftPadding: number;

  readonly $item: PopupItem = this.$makeItem();
  $veil: Item | null = null;
  /** Where it was asked to be, and where it is. */
  $wanted = { x: 0, y: 0 };
  $placed = { x: 0, y: 0 };
  $margins: Record<string, number> = {};
  $dim: boolean | null = null;
  $parentSet: Item | null | undefined = undefined;
  #state: 'closed' | 'entering' | 'open' | 'leaving' = 'closed';
  #run: { stop(): void } | null = null;
  #links: Link[] = [];
  /** Where it is shown: the item may be gone by the time it has to leave there. */
  #overlay: Overlay | null = null;
  #before: Item | null = null;
  #hadFocus = false;
  #ready = false;
  #wantsOpen = false;

  $makeItem(): PopupItem {
    const item = new PopupItem();
    item.$popup = this;
    return item;
  }

  // --- for subtypes ----------------------------------------------------------------------------------------

  get $role(): string | null {
    return this.modal ? 'dialog' : '';
  }
  $aria(set: (name: string, value: string | boolean | null) => void): void {
    if (this.$role === 'dialog') {
      set('aria-modal', this.modal ? true : null);
      set('aria-label', this.$label);
    }
  }
  get $label(): string {
    return this.objectName || 'Popup';
  }
  $styled(name: string): number | undefined {
    return name === 'padding' ? 12 : undefined;
  }
  $makePart(_name: string, otherwise: () => Item | null): Item | null {
    return otherwise();
  }
  $implicit(width: number, height: number): [number, number] {
    return [width, height];
  }
  $contentSide(_side: 'Width' | 'Height'): number | undefined {
    return undefined;
  }
  $arranged(): void {}
  /** Whether it goes to the other side of its parent where there is no room. */
  get $flips(): boolean {
    return false;
  }
  $key(event: KeyEvent): void {
    if (event.key === ESCAPE && this.closePolicy & ON_ESCAPE) {
      event.accepted = true;
      this.$closeByUser();
    } else if (this.modal && event.key !== TAB && event.key !== BACKTAB) event.accepted = true;
  }
  $closeByUser(): void {
    this.close();
  }

  // --- life ------------------------------------------------------------------------------------------------

  override $begin(): void {
    const { $item: item } = this;
    item.$c = this.$c;
    item.$begin();
    item.$adopt(this);
    item.visible = false;
    fontOwners.set(item, this as never);
  }
  override $complete(): void {
    this.$item.$complete();
    this.#ready = true;
    if (this.#wantsOpen) this.$show(true);
  }
  /** The item that it stands at. */
  get $anchor(): Item | null {
    if (this.$parentSet !== undefined) return this.$parentSet;
    const { $parent: parent } = this;
    if (parent instanceof Item) return parent;
    return parent instanceof Window ? (parent.contentItem as Item) : null;
  }
  get $overlay(): Overlay | null {
    const { $anchor: anchor } = this;
    return anchor && overlayAt(anchor);
  }
  #visible = false;
  get $open(): boolean {
    return this.#visible;
  }
  get $opened(): boolean {
    return this.#state === 'open';
  }
  open(): void {
    this.visible = true;
  }
  close(): void {
    this.visible = false;
  }
  forceActiveFocus(reason?: number): void {
    focusHooks.force(this.$item, reason ?? 7);
  }
  $show(open: boolean): void {
    if (!this.#ready) {
      this.#wantsOpen = open;
      return;
    }
    if (open) this.#enter();
    else this.#leave();
  }
  #enter(): void {
    if (this.#state === 'entering' || this.#state === 'open') return;
    const { $overlay: overlay, $item: item } = this;
    if (!overlay) {
      engineOf(this).warn(null, `QML ${this.$meta.name}: cannot find any window to open popup in.`);
      return;
    }
    this.#run?.stop();
    const again = this.#state === 'leaving';
    this.#state = 'entering';
    if (!again) this.#join(overlay);
    this.$emit('aboutToShow');
    this.$position();
    item.visible = true;
    this.#visible = true;
    this.$emit('visibleChanged');
    this.$position();
    const root = focusRootOf(overlay);
    this.#before = root?.item ?? null;
    if (this.focus) {
      if (root && this.$takesFocus) setSceneActive(root, true);
      focusHooks.force(item, 8);
    }
    if (!this.#pulled) this.$animate(this.enter, () => this.#opened(), true);
  }
  #opened(): void {
    this.#state = 'open';
    this.$position();
    this.$emit('openedChanged');
    this.$emit('opened');
  }
  /** It is shown by hand, as far as it is pulled; then it goes on by itself. */
  #pulled = false;
  $pull(): void {
    this.#pulled = true;
    this.#enter();
    this.#pulled = false;
  }
  $settle(open: boolean): void {
    if (open) {
      this.$animate(
        this.enter,
        () => {
          if (this.#state === 'entering') this.#opened();
        },
        true,
      );
    } else this.close();
  }
  /** Whether the page's own focus comes along. */
  get $takesFocus(): boolean {
    return this.modal;
  }
  #join(overlay: Overlay): void {
    const { $item: item } = this;
    const engine = engineOf(this);
    item.$setParentItem(overlay);
    this.#overlay = overlay;
    overlay.$popups.push(this);
    shown.set(engine, [...(shown.get(engine) ?? []), this]);
    this.#makeVeil(overlay);
    overlay.$blockChanged();
    const move = (): void => this.$position();
    for (let at = this.$anchor; at; at = at.$parentItem)
      this.#links.push(connect(at, at.$geometry, { run: move } as never));
    const { $anchor: anchor } = this;
    // What it stands at is hidden or gone: so is it.
    if (anchor) this.#links.push(listen(anchor, 'visibleChanged', () => !anchor.visible && this.close()));
  }
  #makeVeil(overlay: Overlay): void {
    if (!this.dim) return;
    const attached = this.$x?.get(OverlayAttached) as OverlayAttached | undefined;
    const kind = this.modal ? 'modal' : 'modeless';
    const component = attached?.[kind] ?? (overlay as unknown as Record<string, Component | null>)[kind];
    const made = component?.$create({ parent: this });
    const { palette } = this.$item;
    const veil =
      made instanceof Item
        ? made
        : box(this, { color: () => faded(palette.shadow, this.modal ? 0.5 : 0.12) });
    veil.$setParentItem(overlay, this.$item);
    veil.z = this.$item.z;
    give(veil, { width: () => overlay.width, height: () => overlay.height });
    this.$veil = veil;
  }
  #part(): void {
    const { $item: item } = this;
    const engine = engineOf(this);
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    const overlay = this.#overlay!;
    this.#overlay = null;
    overlay.$popups.splice(overlay.$popups.indexOf(this), 1);
    const rest = (shown.get(engine) ?? []).filter((popup) => popup !== this);
    if (rest.length) shown.set(engine, rest);
    else shown.delete(engine);
    this.$veil?.$destroy();
    this.$veil = null;
    if (!item.$dead) item.$setParentItem(null);
    if (!overlay.$dead) overlay.$blockChanged();
  }
  #leave(): void {
    if (this.#state === 'closed' || this.#state === 'leaving') return;
    const { $item: item } = this;
    this.#run?.stop();
    this.#state = 'leaving';
    this.#hadFocus = item.$v[ITEM_SLOTS.activeFocus] as boolean;
    if (this.focus) item.focus = false;
    this.$emit('aboutToHide');
    this.$emit('openedChanged');
    this.$animate(
      this.exit,
      () => {
        const before = this.#before;
        this.#state = 'closed';
        item.visible = false;
        this.#part();
        this.#before = null;
        if (this.#hadFocus && before && !before.$dead) focusHooks.force(before, 8);
        this.#visible = false;
        this.$emit('visibleChanged');
        this.$emit('closed');
      },
      false,
    );
  }
  $animate(transition: Motion | null, done: () => void, _open: boolean): void {
    if (!transition?.enabled || !transition.$prepare) {
      done();
      return;
    }
    const run = transition.$prepare(
      [],
      [],
      () => {
        if (this.#run !== run || this.$dead) return;
        this.#run = null;
        done();
      },
      this.$item,
    );
    this.#run = run;
    run.start();
  }
  override $destroyed(): void {
    this.#run?.stop();
    if (this.#state !== 'closed') this.#part();
    // It is one that was destroyed before, often: each would keep the one before it.
    this.#before = null;
    this.$item.$destroy();
  }

  // --- place -----------------------------------------------------------------------------------------------

  $margin(side: string): number {
    return this.$margins[side] ?? this.$margins.margins ?? this.$styledMargin;
  }
  get $styledMargin(): number {
    return -1;
  }
  $sized(oldWidth: number, oldHeight: number): void {
    const { $item: item } = this;
    if (oldWidth !== item.$width) this.$emit('widthChanged');
    if (oldHeight !== item.$height) this.$emit('heightChanged');
    if (!this.#placing) this.$position();
  }
  #placing = false;
  /** Brings it to where it was asked to be, within its margins. */
  $position(): void {
    const { $item: item, $anchor: anchor } = this;
    const overlay = item.$parentItem;
    if (!anchor || !(overlay instanceof Overlay)) return;
    const { centerIn } = this.anchors;
    let [x, y] = anchor.$map(this.$wanted.x, this.$wanted.y, null);
    let width = item.$widthSet ? item.$width : item.implicitWidth;
    let height = item.$heightSet ? item.$height : item.implicitHeight;
    if (centerIn && !centerIn.$dead)
      [x, y] = centerIn.$map((centerIn.$width - width) / 2, (centerIn.$height - height) / 2, null);
    const [left, top, right, bottom] = ['leftMargin', 'topMargin', 'rightMargin', 'bottomMargin'].map(
      (side) => this.$margin(side),
    ) as [number, number, number, number];
    const [least, highest] = [Math.max(0, left), Math.max(0, top)];
    const [most, lowest] = [overlay.$width - Math.max(0, right), overlay.$height - Math.max(0, bottom)];
    if (this.$flips && y + height > lowest) {
      const [, above] = anchor.$map(0, anchor.$height - this.$wanted.y - height, null);
      if (above >= highest) y = above;
    }
    if (right >= 0) x = Math.min(x, most - width);
    if (left >= 0) x = Math.max(x, left);
    if (bottom >= 0) y = Math.min(y, lowest - height);
    if (top >= 0) y = Math.max(y, top);
    // Beyond the window it cannot begin, and as far as its size is its own it does not end there either.
    if (x < least) {
      if (!item.$widthSet) width = Math.max(0, width + x - least);
      x = least;
    }
    if (y < highest) {
      if (!item.$heightSet) height = Math.max(0, height + y - highest);
      y = highest;
    }
    if (!item.$widthSet && x < most) width = Math.min(width, most - x);
    if (!item.$heightSet && y < lowest) height = Math.min(height, lowest - y);
    this.#placing = true;
    transact(() => item.$setGeometry(x, y, width, height), 0, 0, 0);
    this.#placing = false;
    const [ax, ay] = anchor.$unmap(x, y);
    this.#tell(ax, ay);
  }
  #tell(x: number, y: number): void {
    const { x: oldX, y: oldY } = this.$placed;
    this.$placed = { x, y };
    if (oldX !== x) this.$emit('xChanged');
    if (oldY !== y) this.$emit('yChanged');
  }
  $outside(x: number, y: number, release: boolean): boolean {
    const { $item: item, $anchor: anchor, closePolicy: policy } = this;
    const within = (of: Item): boolean => {
      const [px, py] = of.$unmap(x, y);
      return px >= 0 && py >= 0 && px < of.$width && py < of.$height;
    };
    if (within(item)) return true;
    if (
      policy & (release ? RELEASE_OUTSIDE : PRESS_OUTSIDE) ||
      (policy & (release ? RELEASE_OUTSIDE_PARENT : PRESS_OUTSIDE_PARENT) && !(anchor && within(anchor)))
    )
      this.$closeByUser();
    return this.modal;
  }
}

defineType(Popup, {
  name: 'Popup',
  enums: {
    ClosePolicy: {
      NoAutoClose: 0,
      CloseOnPressOutside: PRESS_OUTSIDE,
      CloseOnPressOutsideParent: PRESS_OUTSIDE_PARENT,
      CloseOnReleaseOutside: RELEASE_OUTSIDE,
      CloseOnReleaseOutsideParent: RELEASE_OUTSIDE_PARENT,
      CloseOnEscape: ON_ESCAPE,
    },
    TransformOrigin: { ...Item.meta.enums.TransformOrigin! },
  },
  properties: {
    x: place('x'),
    y: place('y'),
    width: size('width'),
    height: size('height'),
    ...Object.fromEntries(FORWARDED.split(' ').map((name) => [name, forward(name, true)])),
    ...Object.fromEntries(READ.split(' ').map((name) => [name, forward(name, false)])),
    ...Object.fromEntries(MARGINS.map((name) => [name, margin(name)])),
    contentData: itemList('contentData'),
    contentChildren: itemList('contentChildren'),
    palette: { type: 'var', readonly: true, notify: false, get: (popup) => popup.$item.palette },
    anchors: { group: () => PopupAnchors as never },
    parent: {
      type: () => Item,
      get: (popup) => popup.$anchor,
      set(popup, parent: Item | null) {
        if (popup.$anchor === parent && popup.$parentSet !== undefined) return;
        popup.$parentSet = parent;
        popup.$emit('parentChanged');
        popup.$position();
      },
      reset(popup) {
        popup.$parentSet = undefined;
        popup.$emit('parentChanged');
      },
    },
    focus: 'bool',
    modal: {
      type: 'bool',
      changed(popup) {
        if (popup.$dim === null) popup.$emit('dimChanged');
        popup.$item.$relook();
      },
    },
    dim: {
      type: 'bool',
      get: (popup) => popup.$dim ?? popup.modal,
      set(popup, dim: boolean) {
        const before = popup.dim;
        popup.$dim = dim;
        if (before !== dim) popup.$emit('dimChanged');
      },
      reset(popup) {
        popup.$dim = null;
        popup.$emit('dimChanged');
      },
    },
    visible: {
      type: 'bool',
      get: (popup) => popup.$open,
      // Who hears of it sees each step as it is.
      set: (popup, visible: boolean) => outside(() => popup.$show(visible)),
    },
    opened: { type: 'bool', readonly: true, get: (popup) => popup.$opened },
    closePolicy: { type: 'enum:ClosePolicy', value: 17, reset: (popup) => popup.$set('closePolicy', 17) },
    enter: { type: 'var', value: null },
    exit: { type: 'var', value: null },
  },
  signals: { opened: {}, closed: {}, aboutToShow: {}, aboutToHide: {} },
  methods: ['open', 'close', 'forceActiveFocus'],
  defaultProperty: 'contentData',
  missing: ['locale'],
});

echo(Popup, `${FORWARDED} ${READ}`);

// Escape closes the highest popup, wherever the focus is.
shortcutHooks.push((engine, event) => {
  if (event.key !== ESCAPE || event.modifiers) return false;
  const popup = shown.get(engine)?.at(-1);
  if (!popup || !(popup.closePolicy & ON_ESCAPE)) return false;
  popup.$closeByUser();
  return true;
});
