// `TabBar`, `SwipeView` and `PageIndicator`: pages side by side, and what tells which one is shown. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-swipeview.html and its kin.
import { Component } from '../../runtime/engine/component.ts';
import { attachedObject, defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { scopeTypes } from '../quick/focus.ts';
import { ITEM_SLOTS, type Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { ListView } from '../quick/list-view.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Row } from '../quick/positioner.ts';
import { Rectangle } from '../quick/rectangle.ts';
import { Repeater } from '../quick/repeater.ts';
import { AbstractButton } from './abstract-button.ts';
import { Container } from './container.ts';
import { Control, initially, LOOK } from './control.ts';
import { box, give, made } from './style.ts';

const LEFT = 0x1000012;
const UP = 0x1000013;
const RIGHT = 0x1000014;
const DOWN = 0x1000015;

/** A container that shows its items in a list. */
abstract class Listed extends Container {
  readonly $items_ = new Map<Item, Link[]>();
  #list: ListView | null = null;
  get $list(): ListView | null {
    return this.#list && !this.#list.$dead ? this.#list : null;
  }
  override $setPart(name: string, item: Item | null): void {
    super.$setPart(name, item);
    if (name !== 'contentItem') return;
    this.#list = item instanceof ListView ? item : null;
    for (const each of this.$contents.items) each.$setParentItem(this.$place_);
  }
  override $makeContent(): Item {
    const list = made(this, new ListView(), {
      model: this.$contents,
      boundsBehavior: 0,
      currentIndex: this.$index,
      ...this.$listLook(),
    });
    this.#list = list;
    return list;
  }
  abstract $listLook(): Record<string, unknown>;
  get $place_(): Item {
    return this.$list?.$contentItem ?? this.$part('contentItem') ?? this;
  }
  override $added(index: number, item: Item): void {
    item.$setParentItem(this.$place_);
    const arrange = (): void => this.$arrange();
    this.$items_.set(
      item,
      ['implicitWidthChanged', 'implicitHeightChanged'].map((name) => listen(item, name, arrange)),
    );
    this.$tell(item, index);
  }
  override $removed(item: Item): void {
    for (const link of this.$items_.get(item) ?? []) disconnect(link);
    this.$items_.delete(item);
    this.$tell(item, -1);
  }
  abstract $tell(item: Item, index: number): void;
  $tellAll(): void {
    this.$contents.items.forEach((item, index) => {
      this.$tell(item, index);
    });
  }
  override $moved(): void {
    this.$tellAll();
  }
  override $currentChanged(): void {
    const { $list: list } = this;
    if (list && list.currentIndex !== this.$index) list.currentIndex = this.$index;
    this.$tellAll();
  }
  /** The list goes with the container, whatever it makes of a change of its rows. */
  $sync(): void {
    const { $list: list } = this;
    if (!list || this.$dead || list.currentIndex === this.$index) return;
    list.currentIndex = this.$index;
  }
  override $complete(): void {
    super.$complete();
    this.$sync();
    this.$tellAll();
  }
}

// --- TabBar -----------------------------------------------------------------------------------------------------

export class TabBarAttached extends QmlObject {
  constructor(_item: QmlObject) {
    super();
  }
}
export class TabBar extends Listed {
  declare position: number;
  override get $role(): string {
    return 'tablist';
  }
  override get $focusElement(): null {
    return null;
  }
  override $makeBackground(): Item {
    return box(this, { color: () => this.palette.window });
  }
  override $listLook(): Record<string, unknown> {
    return {
      spacing: () => this.spacing,
      orientation: 1,
      flickableDirection: 12,
      highlightMoveDuration: 0,
      snapMode: 1,
    };
  }
  override $naturalSize(): [number, number] {
    const { items } = this.$contents;
    let width = Math.max(0, items.length - 1) * this.spacing;
    let height = 0;
    for (const item of items) {
      width += item.$widthSet && !this.$ours.has(item) ? item.$width : item.implicitWidth;
      height = Math.max(height, item.implicitHeight);
    }
    return [width, height];
  }
  /** Whose width is the bar's to say. */
  readonly $ours = new Set<Item>();
  override $arranged(): void {
    super.$arranged();
    const { items } = this.$contents;
    const content = this.$parts.contentItem;
    if (!content || !items.length) return;
    const height = this.$given.Height ?? content.$height;
    for (const item of items) if (!item.$widthSet) this.$ours.add(item);
    const own = items.filter((item) => this.$ours.has(item));
    let room = content.$width - (items.length - 1) * this.spacing;
    for (const item of items) if (!this.$ours.has(item)) room -= item.$width;
    const width = Math.max(0, room / Math.max(1, own.length));
    let x = 0;
    for (const item of items) {
      item.$place(
        x,
        0,
        this.$ours.has(item) ? width : null,
        item.$heightSet && !this.$ours.has(item) ? null : height,
      );
      x += item.$width + this.spacing;
    }
  }
  override $tell(item: Item, index: number): void {
    if (item instanceof AbstractButton && index >= 0 && index === this.$index) item.checked = true;
    attachedObject(item, TabBarAttached);
    const attached = attachedObject(item, TabBarAttached);
    attached.$set('tabBar', index < 0 ? null : this);
    attached.$set('index', index);
    attached.$set('position', this.position);
  }
  override $added(index: number, item: Item): void {
    super.$added(index, item);
    if (!(item instanceof AbstractButton)) return;
    this.$items_.get(item)!.push(
      listen(item, 'checkedChanged', () => {
        if (item.checked) this.$setIndex(this.$contents.items.indexOf(item));
      }),
    );
  }
  override $currentChanged(): void {
    super.$currentChanged();
    const current = this.$currentItem;
    for (const item of this.$contents.items)
      if (item instanceof AbstractButton && item !== current && item.checked && !this.$currentItem)
        item.checked = false;
    if (current instanceof AbstractButton) current.checked = true;
  }
  $keyPressed(event: KeyEvent): void {
    if (event.key !== LEFT && event.key !== RIGHT) return;
    if (event.key === LEFT) this.decrementCurrentIndex();
    else this.incrementCurrentIndex();
    event.accepted = true;
    this.$currentItem?.forceActiveFocus(1);
  }
}
defineType(TabBarAttached, {
  name: 'TabBar',
  cpp: 'QQuickTabBarAttached',
  creatable: false,
  properties: {
    index: { type: 'int', value: -1, readonly: true },
    tabBar: { type: () => TabBar as never, readonly: true },
    position: { type: 'int', readonly: true },
  },
});
defineType(TabBar, {
  name: 'TabBar',
  enums: { Position: { Header: 0, Footer: 1 } },
  properties: { position: { type: 'enum:Position', changed: (bar) => bar.$tellAll() } },
  attached: TabBarAttached,
});
initially(TabBar, { spacing: 1 });
scopeTypes.push(TabBar);

// --- SwipeView --------------------------------------------------------------------------------------------------

export class SwipeViewAttached extends QmlObject {
  constructor(_item: QmlObject) {
    super();
  }
}
export class SwipeView extends Listed {
  declare interactive: boolean;
  declare orientation: number;
  override get $role(): string {
    return 'region';
  }
  override get $focusElement(): HTMLElement | null {
    return this.$element;
  }
  get $across(): boolean {
    return this.orientation === 1;
  }
  override $listLook(): Record<string, unknown> {
    return {
      clip: true,
      interactive: () => this.interactive,
      spacing: () => this.spacing,
      orientation: () => this.orientation,
      snapMode: 2,
      highlightRangeMode: 2,
      preferredHighlightBegin: 0,
      preferredHighlightEnd: 0,
      highlightMoveDuration: 250,
      maximumFlickVelocity: () => 4 * (this.$across ? this.width : this.height),
    };
  }
  override $makeContent(): Item {
    const list = super.$makeContent() as ListView;
    listen(list, 'currentIndexChanged', () => {
      if (list.currentIndex === this.$index || !this.$complete_) return;
      // Only the user's own way through the pages counts.
      if (list.$hor.moving || list.$ver.moving) this.$setIndex(list.currentIndex);
      else this.$engine.callLater(this.#resync, []);
    });
    return list;
  }
  readonly #resync = (): void => this.$sync();
  override $naturalSize(): [number, number] {
    let width = 0;
    let height = 0;
    for (const item of this.$contents.items) {
      width = Math.max(width, item.implicitWidth);
      height = Math.max(height, item.implicitHeight);
    }
    return [width, height];
  }
  override $arranged(): void {
    super.$arranged();
    const content = this.$parts.contentItem;
    if (!content) return;
    const { $width: width, $height: height } = content;
    this.$contents.items.forEach((item, index) => {
      const at = index * ((this.$across ? width : height) + this.spacing);
      item.$place(this.$across ? at : 0, this.$across ? 0 : at, width, height);
    });
  }
  override $moved(): void {
    super.$moved();
    this.$arrange();
  }
  override $tell(item: Item, index: number): void {
    const attached = attachedObject(item, SwipeViewAttached);
    attached.$set('view', index < 0 ? null : this);
    attached.$set('index', index);
    attached.$set('isCurrentItem', index >= 0 && index === this.$index);
    attached.$set('isNextItem', index >= 0 && index === this.$index + 1);
    attached.$set('isPreviousItem', index >= 0 && index === this.$index - 1);
    // What is not shown is not read and takes no focus.
    if (item.$element)
      item.$element.toggleAttribute('inert', index !== this.$index || !item.$v[ITEM_SLOTS.enabled]);
    else if (index >= 0) this.$engine.requestPaint(this.#inert);
  }
  readonly #inert = (): void => {
    if (!this.$dead)
      this.$contents.items.forEach((item, index) => {
        item.$element?.toggleAttribute('inert', index !== this.$index || !item.$v[ITEM_SLOTS.enabled]);
      });
  };
  $keyPressed(event: KeyEvent): void {
    const [back, on] = this.$across ? [LEFT, RIGHT] : [UP, DOWN];
    if (!this.interactive || (event.key !== back && event.key !== on)) return;
    const before = this.$index;
    if (event.key === back) this.decrementCurrentIndex();
    else this.incrementCurrentIndex();
    event.accepted = before !== this.$index;
  }
  override $aria(set: (name: string, value: string) => void): void {
    set('aria-label', this.objectName || 'Pages');
  }
}
defineType(SwipeViewAttached, {
  name: 'SwipeView',
  cpp: 'QQuickSwipeViewAttached',
  creatable: false,
  properties: {
    index: { type: 'int', value: -1, readonly: true },
    view: { type: () => SwipeView as never, readonly: true },
    isCurrentItem: { type: 'bool', readonly: true },
    isNextItem: { type: 'bool', readonly: true },
    isPreviousItem: { type: 'bool', readonly: true },
  },
});
defineType(SwipeView, {
  name: 'SwipeView',
  properties: {
    interactive: { type: 'bool', value: true },
    orientation: { type: 'int', value: 1, changed: (view) => view.$arrange() },
    horizontal: { type: 'bool', readonly: true, notify: 'orientationChanged', get: (view) => view.$across },
    vertical: { type: 'bool', readonly: true, notify: 'orientationChanged', get: (view) => !view.$across },
  },
  attached: SwipeViewAttached,
});
initially(SwipeView, { focusPolicy: 1 });
scopeTypes.push(SwipeView);

// --- PageIndicator ----------------------------------------------------------------------------------------------

/** One page, as the delegate of its mark sees it. */
export class PageMark extends QmlObject {}
defineType(PageMark, { name: 'PageMark', creatable: false, properties: { pressed: 'bool' } });

export class PageIndicator extends Control {
  declare count: number;
  declare currentIndex: number;
  declare interactive: boolean;
  declare delegate: Component | null;
  $marks: PageMark[] = [];
  #row: Row | null = null;
  #repeater: Repeater | null = null;
  #pressed = -1;
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeContent(): Item {
    this.#row = made(this, new Row(), { spacing: () => this.spacing });
    this.$fill();
    return this.#row;
  }
  $fill(): void {
    const row = this.#row;
    if (!row) return;
    for (const item of (row.$items ?? []).slice())
      if (item.$parent === this && item instanceof Rectangle) item.$destroy();
    while (this.$marks.length > this.count) this.$marks.pop()!.$destroy();
    while (this.$marks.length < this.count) {
      const mark = new PageMark();
      mark.$c = this.$c;
      mark.$adopt(this);
      this.$marks.push(mark);
    }
    if (this.delegate) {
      this.#repeater ??= made(this, new Repeater(), {});
      this.#repeater.$setParentItem(row);
      give(this.#repeater, { model: this.$marks.slice(), delegate: this.delegate });
      row.forceLayout();
      return;
    }
    for (let index = 0; index < this.count; index++) {
      const mark = this.$marks[index] as PageMark & { pressed: boolean };
      box(this, {
        width: 8,
        height: 8,
        radius: 4,
        color: () => this.palette.dark,
        opacity: () => (index === this.currentIndex ? 0.95 : mark.pressed ? 0.7 : 0.45),
      }).$setParentItem(row);
    }
    row.forceLayout();
  }
  $press(at: Pointer): boolean {
    if (!this.interactive) return false;
    this.#press(at);
    return true;
  }
  $move(at: Pointer): void {
    this.#press(at);
  }
  #press({ x, y }: { x: number; y: number }): void {
    this.#setPressed(this.#indexAt(x, y));
  }
  #setPressed(index: number): void {
    if (this.#pressed === index) return;
    this.$marks[this.#pressed]?.$set('pressed', false);
    this.#pressed = index;
    this.$marks[index]?.$set('pressed', true);
  }
  $release(at: Pointer): void {
    const index = this.#indexAt(at.x, at.y);
    this.#setPressed(-1);
    if (index >= 0) this.$set('currentIndex', index);
  }
  $cancel(): void {
    this.#setPressed(-1);
  }
  /** The mark that is nearest within the indicator. */
  #indexAt(x: number, y: number): number {
    const content = this.$parts.contentItem;
    if (!content || y < 0 || y > this.$height) return -1;
    const items = (content.$items ?? []).filter((item) => !item.$layoutSkips);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    items.forEach((item, index) => {
      const far = Math.abs(x - content.$x_ - item.$x_ - item.$width / 2);
      if (far < least) {
        least = far;
        best = index;
      }
    });
    return best;
  }
  override get $role(): string {
    return 'img';
  }
  override get $focusElement(): null {
    return null;
  }
  override $aria(set: (name: string, value: string) => void): void {
    set('aria-label', this.count ? `${this.currentIndex + 1} / ${this.count}` : 'Pages');
  }
}
defineType(PageIndicator, {
  name: 'PageIndicator',
  properties: {
    count: { type: 'int', changed: (item) => item.$fill() },
    currentIndex: { type: 'int', changed: (item) => item.$mark(LOOK) },
    interactive: 'bool',
    delegate: { type: () => Component as never, changed: (item) => item.$fill() },
  },
});
initially(PageIndicator, { spacing: 6 });
