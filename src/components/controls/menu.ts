// `Menu`, `MenuItem` and `MenuSeparator` in the Basic style. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-menu.html and its kin.
import { Component } from '../../runtime/engine/component.ts';
import { defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { Flickable } from '../quick/flickable.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { topOf } from '../quick/pointer-scene.ts';
import { AbstractButton } from './abstract-button.ts';
import { Action } from './action.ts';
import { CHECK, polygon } from './check-marks.ts';
import { Contents } from './container.ts';
import { Control, initially, LOOK, part } from './control.ts';
import { iconLabel, makeRoom } from './icon.ts';
import { BACKTAB, DOWN, END, ENTER, HOME, LEFT, RETURN, RIGHT, SPACE, TAB, UP } from './key-codes.ts';
import type { MenuBar, MenuBarItem } from './menu-bar.ts';
import { whenShown } from './overlay.ts';
import { Popup } from './popup.ts';
import { box, give, made } from './style.ts';

export class MenuItem extends AbstractButton {
  declare highlighted: boolean;
  declare arrow: Item | null;
  declare readonly menu: Menu | null;
  declare readonly subMenu: Menu | null;
  override get $role(): string {
    return this.checkable ? 'menuitemcheckbox' : 'menuitem';
  }
  override get $native(): boolean {
    return false;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 200,
      implicitHeight: 40,
      x: 1,
      y: 1,
      width: () => this.width - 2,
      height: () => this.height - 2,
      color: () =>
        this.down ? this.palette.midlight : this.highlighted ? this.palette.light : 'transparent',
    });
  }
  override $makeContent(): Item {
    return iconLabel(this, { horizontalAlignment: 1, color: () => this.palette.windowText });
  }
  get $iconSize(): number {
    return 24;
  }
  $iconColor(): Control['palette']['text'] {
    return this.palette.windowText;
  }
  #mark(name: 'indicator' | 'arrow'): Item {
    const mark = polygon(this, name === 'arrow' ? '35,20 75,50 35,80' : CHECK, {
      width: 20,
      height: 20,
      y: () => this.topPadding + (this.availableHeight - 20) / 2,
      color: () => this.palette.windowText,
    });
    give(
      mark,
      name === 'arrow'
        ? { x: () => this.width - 20 - this.rightPadding, visible: () => this.subMenu !== null }
        : { x: () => this.leftPadding, visible: () => this.checked },
    );
    return mark;
  }
  override $makePart(name: string): Item | null {
    if (name !== 'indicator' && name !== 'arrow') return super.$makePart(name);
    return this.#mark(name);
  }
  override $complete(): void {
    this.$part('arrow');
    super.$complete();
  }
  override $arrange(): void {
    const { contentItem, indicator, arrow } = this.$parts;
    makeRoom(
      contentItem,
      this.checkable && indicator ? indicator.$width + this.spacing : 0,
      this.subMenu && arrow ? arrow.$width + this.spacing : 0,
    );
    super.$arrange();
  }
  override $hover(at: never): void {
    super.$hover(at);
    if (this.hovered) this.menu?.$pointAt(this);
  }
  override $press(at: never): boolean {
    const taken = super.$press(at);
    if (taken && this.subMenu) this.menu?.$openSub(this);
    return taken;
  }
  override $clicked(): void {
    if (this.subMenu) {
      this.menu?.$openSub(this);
      return;
    }
    const { menu } = this;
    super.$clicked();
    if (this.$dead) return;
    this.$emit('triggered');
    menu?.dismiss();
  }
  override $keyPressed(event: KeyEvent): void {
    if (event.key === RETURN || event.key === ENTER) {
      event.accepted = true;
      this.$click();
    } else super.$keyPressed(event);
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    super.$aria(set as never);
    set('aria-haspopup', this.subMenu ? 'menu' : null);
    set('aria-expanded', this.subMenu ? this.subMenu.visible : null);
  }
}
defineType(MenuItem, {
  name: 'MenuItem',
  properties: {
    highlighted: 'bool',
    arrow: part('arrow'),
    menu: { type: () => Menu as never, readonly: true },
    subMenu: {
      type: () => Menu as never,
      readonly: true,
      changed(item) {
        item.$arrange();
        item.$mark(LOOK);
      },
    },
  },
  signals: { triggered: {} },
});
initially(MenuItem, { spacing: 6 });

export class MenuSeparator extends Control {
  override get $role(): string {
    return 'separator';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    if (name === 'padding') return 2;
    return name === 'verticalPadding' ? 6 : undefined;
  }
  override $makeContent(): Item {
    return box(this, { implicitWidth: 188, implicitHeight: 1, color: () => this.palette.mid });
  }
}
defineType(MenuSeparator, { name: 'MenuSeparator' });

export class Menu extends Popup {
  declare title: string;
  declare cascade: boolean;
  declare overlap: number;
  declare delegate: Component | null;
  readonly $contents = new Contents();
  readonly $others: QmlObject[] = [];
  /** The item that opened it, and the menu that one is in. */
  $opener: MenuItem | MenuBarItem | null = null;
  #index = -1;
  #list: Flickable | null = null;
  readonly #links = new Map<Item, Link[]>();

  override get $role(): string {
    return 'menu';
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    set('aria-label', this.title.replace(/&(.)/g, '$1') || this.objectName || 'Menu');
  }
  override get $takesFocus(): boolean {
    return true;
  }
  override get $styledMargin(): number {
    return 0;
  }
  override get $flips(): boolean {
    return true;
  }
  override $styled(): undefined {
    return undefined;
  }
  override $makePart(name: string, otherwise: () => Item | null): Item | null {
    const { $item: item } = this;
    if (name === 'background')
      return box(item, {
        implicitWidth: 200,
        implicitHeight: 40,
        color: () => item.palette.window,
        border: { color: () => item.palette.dark },
      });
    if (name !== 'contentItem') return otherwise();
    const list = made(item, new Flickable(), { clip: true, boundsBehavior: 0 });
    give(list, { interactive: () => list.contentHeight > list.height });
    this.#list = list;
    return list;
  }
  override $contentSide(side: 'Width' | 'Height'): number {
    let width = 0;
    let height = 0;
    for (const item of this.$contents.items) {
      if (!item.$shown) continue;
      width = Math.max(width, item.implicitWidth);
      height += item.$heightSet ? item.$height : item.implicitHeight;
    }
    return side === 'Width' ? width : height;
  }
  override $arranged(): void {
    const list = this.#list;
    if (!list) return;
    let y = 0;
    for (const item of this.$contents.items) {
      item.$setGeometry(item.$x_, y, item.$widthSet ? item.$width : list.$width, item.$height);
      if (item.$shown) y += item.$height;
    }
    list.$set('contentHeight', y);
  }
  get $count(): number {
    return this.$contents.$length;
  }
  get $index(): number {
    return this.#index;
  }

  // --- what is in it -----------------------------------------------------------------------------------------

  itemAt(index: number): Item | null {
    return this.$contents.rows[index]?.$item ?? null;
  }
  addItem(item: Item): void {
    this.insertItem(this.$count, item);
  }
  insertItem(index: number, item: Item | null): void {
    if (!item) return;
    void this.$item.$part('contentItem');
    const at = Math.max(0, Math.min(this.$count, index));
    this.$contents.insert(at, item);
    item.$setParentItem(this.#list?.$contentItem ?? this.$item.$part('contentItem'));
    const arrange = (): void => this.$item.$arrange();
    this.#links.set(
      item,
      ['implicitWidthChanged', 'implicitHeightChanged', 'visibleChanged'].map((name) =>
        listen(item, name, arrange),
      ),
    );
    if (item instanceof MenuItem) item.$set('menu', this);
    this.$emit('countChanged');
    this.$item.$arrange();
  }
  moveItem(from: number, to: number): void {
    if (!this.itemAt(from)) return;
    this.$contents.move(from, Math.max(0, Math.min(this.$count - 1, to)));
    this.$item.$arrange();
  }
  removeItem(item: Item | null): void {
    if (item) this.takeItem(this.$contents.items.indexOf(item))?.destroy();
  }
  takeItem(index: number): Item | null {
    const item = this.itemAt(index);
    if (!item) return null;
    this.$contents.remove(index);
    for (const link of this.#links.get(item) ?? []) disconnect(link);
    this.#links.delete(item);
    item.$setParentItem(null);
    if (item instanceof MenuItem) item.$set('menu', null);
    this.$emit('countChanged');
    if (this.#index >= this.$count) this.$setIndex(-1);
    this.$item.$arrange();
    return item;
  }
  #make(): MenuItem {
    const made_ = this.delegate?.$create({ parent: this });
    return made_ instanceof MenuItem ? made_ : made(this, new MenuItem(), {});
  }
  menuAt(index: number): Menu | null {
    return (this.itemAt(index) as MenuItem | null)?.subMenu ?? null;
  }
  addMenu(menu: Menu): void {
    this.insertMenu(this.$count, menu);
  }
  insertMenu(index: number, menu: Menu | null): void {
    if (!menu) return;
    const item = this.#make();
    if (!menu.$parent) menu.$adopt(this);
    item.$set('subMenu', menu);
    menu.$opener = item;
    give(item, { text: () => menu.title, enabled: () => menu.enabled });
    this.insertItem(index, item);
  }
  removeMenu(menu: Menu | null): void {
    const at = this.$contents.items.findIndex((item) => (item as MenuItem).subMenu === menu);
    if (at >= 0) {
      this.removeItem(this.itemAt(at));
      menu!.destroy();
    }
  }
  takeMenu(index: number): Menu | null {
    const menu = this.menuAt(index);
    if (!menu) return null;
    this.removeItem(this.itemAt(index));
    return menu;
  }
  actionAt(index: number): QmlObject | null {
    return (this.itemAt(index) as MenuItem | null)?.action ?? null;
  }
  addAction(action: QmlObject): void {
    this.insertAction(this.$count, action);
  }
  insertAction(index: number, action: QmlObject | null): void {
    if (!action) return;
    const item = this.#make();
    item.action = action as never;
    this.insertItem(index, item);
  }
  removeAction(action: QmlObject | null): void {
    const item = this.$contents.items.find((each) => (each as MenuItem).action === action);
    if (item) this.removeItem(item);
  }
  takeAction(index: number): QmlObject | null {
    const action = this.actionAt(index);
    if (action) this.removeItem(this.itemAt(index));
    return action;
  }
  $addData(object: QmlObject): void {
    if (object instanceof Menu) this.addMenu(object);
    else if (object instanceof Action) {
      if (!object.$parent) object.$adopt(this);
      this.addAction(object);
    } else if (object instanceof Item && !object.$layoutSkips) this.addItem(object);
    else {
      this.$others.push(object);
      if (object instanceof Item) object.$setParentItem(this.#maker());
      else if (!object.$parent) object.$adopt(this);
    }
  }
  #holder: Item | null = null;
  /** Where a Repeater makes items: they become items of the menu. */
  #maker(): Item {
    const menu = this;
    this.#holder ??= made(
      this,
      new (class extends Item {
        override $childrenChanged(child: Item, added: boolean): void {
          if (added && !child.$layoutSkips) menu.addItem(child);
        }
      })(),
      {},
    );
    if (!this.#holder.$parentItem) this.#holder.$setParentItem(this.$item);
    return this.#holder;
  }

  override $complete(): void {
    super.$complete();
    const { $anchor: anchor } = this;
    if (anchor) whenShown(anchor, this, watch);
  }

  // --- open and closed ---------------------------------------------------------------------------------------

  popup(...given: unknown[]): void {
    const parent = given.find((each): each is Item => each instanceof Item && !(each instanceof MenuItem));
    const numbers = given.filter((each): each is number => typeof each === 'number');
    const point = given.find(
      (each): each is { x: number; y: number } =>
        typeof each === 'object' && each !== null && !(each instanceof QmlObject),
    );
    if (parent) this.parent = parent;
    const [x, y] = point ? [point.x, point.y] : numbers;
    if (x !== undefined) {
      this.x = x;
      this.y = y ?? 0;
    } else {
      const { $anchor: anchor } = this;
      const at = anchor && pointerAt.get(topOf(anchor));
      if (anchor && at) [this.x, this.y] = anchor.$unmap(...at);
    }
    const item = given.find((each) => each instanceof MenuItem);
    this.open();
    this.$setIndex(item instanceof MenuItem ? this.$contents.items.indexOf(item) : -1);
  }
  /** Closes it with the menus that it came from. */
  dismiss(): void {
    let menu: Menu = this;
    while (menu.$opener instanceof MenuItem && menu.$opener.menu) menu = menu.$opener.menu;
    menu.close();
  }
  override close(): void {
    for (const item of this.$contents.items) if (item instanceof MenuItem) item.subMenu?.close();
    super.close();
  }
  override open(): void {
    this.$setIndex(-1);
    super.open();
  }
  override $outside(x: number, y: number, release: boolean): boolean {
    // A press in a menu that was opened from here, or on what opened this one, is none outside.
    const { $opener: opener } = this;
    const { $item: item } = opener instanceof MenuItem ? (opener.menu ?? this) : this;
    for (const of of [item, opener])
      if (of && of !== this.$item) {
        const [px, py] = of.$unmap(x, y);
        if (px >= 0 && py >= 0 && px < of.$width && py < of.$height) return false;
      }
    return super.$outside(x, y, release);
  }
  $setIndex(index: number, focus = false): void {
    const before = this.itemAt(this.#index);
    const item = this.itemAt(index);
    if (before instanceof MenuItem && before !== item) {
      before.highlighted = false;
      before.subMenu?.close();
    }
    if (item instanceof MenuItem) {
      item.highlighted = true;
      if (focus) item.forceActiveFocus(7);
    }
    if (index === this.#index) return;
    this.#index = index;
    this.$emit('currentIndexChanged');
    if (item && this.#list) {
      const list = this.#list;
      if (item.$y_ < list.contentY) list.contentY = item.$y_;
      else if (item.$y_ + item.$height > list.contentY + list.$height)
        list.contentY = item.$y_ + item.$height - list.$height;
    }
  }
  $pointAt(item: MenuItem): void {
    this.$setIndex(this.$contents.items.indexOf(item), true);
    if (item.subMenu) this.$openSub(item);
  }
  $openSub(item: MenuItem): void {
    const menu = item.subMenu;
    if (!menu || menu.visible || !item.enabled) return;
    menu.$opener = item;
    menu.parent = item;
    const room = topOf(item as Item).$width;
    const [right] = item.$map(item.$width, 0, null);
    const width = menu.width || menu.implicitWidth;
    menu.x = right + width - this.overlap > room ? this.overlap - width : item.$width - this.overlap;
    menu.y = 0;
    menu.open();
  }
  #step(by: number): void {
    const { $count: count } = this;
    for (let at = this.#index + by; at >= 0 && at < count; at += by) {
      const item = this.itemAt(at);
      if (item instanceof MenuItem && item.visible && item.enabled) {
        this.$setIndex(at, true);
        return;
      }
    }
  }
  override $key(event: KeyEvent): void {
    const { key } = event;
    const item = this.itemAt(this.#index);
    event.accepted = true;
    if (key === UP || key === BACKTAB) {
      if (this.#index < 0) this.#index = this.$count;
      this.#step(-1);
    } else if (key === DOWN || key === TAB) this.#step(1);
    else if (key === HOME || key === END) {
      this.#index = key === HOME ? -1 : this.$count;
      this.#step(key === HOME ? 1 : -1);
    } else if (key === RIGHT && item instanceof MenuItem && item.subMenu) {
      this.$openSub(item);
      item.subMenu.#step(1);
    } else if (key === LEFT && this.$opener instanceof MenuItem) this.close();
    else if ((key === LEFT || key === RIGHT) && this.$bar) this.$bar.$walk(key === LEFT ? -1 : 1);
    else if (key === SPACE || key === RETURN || key === ENTER) event.accepted = item === null;
    else {
      event.accepted = false;
      super.$key(event);
    }
  }
  /** The bar that the menu hangs from. */
  get $bar(): MenuBar | null {
    let menu: Menu | null = this;
    while (menu?.$opener instanceof MenuItem) menu = menu.$opener.menu;
    return (menu?.$opener as MenuBarItem | null | undefined)?.$bar ?? null;
  }
}
/** Where the pointer was last, by scene: `popup()` opens there. */
const pointerAt = new WeakMap<Item, [number, number]>();
const watched = new WeakSet<Item>();
function watch(top: Item): void {
  if (watched.has(top) || !top.$element) return;
  watched.add(top);
  top.$element.addEventListener(
    'pointerdown',
    (event) => {
      const area = top.$element!.getBoundingClientRect();
      pointerAt.set(top, [event.clientX - area.left, event.clientY - area.top]);
    },
    { capture: true },
  );
}
const menuList = (own: (menu: Menu) => readonly QmlObject[], notify?: false): PropertyOptions<Menu> => ({
  ...(notify === false ? { notify } : {}),
  list: { items: own, append: (menu, object) => menu.$addData(object) },
});
defineType(Menu, {
  name: 'Menu',
  properties: {
    contentModel: { type: 'var', readonly: true, notify: false, get: (menu) => menu.$contents },
    contentData: menuList((menu) => [...menu.$others, ...menu.$contents.items], false),
    contentChildren: menuList((menu) => menu.$contents.items),
    title: { type: 'string', changed: (menu) => menu.$item.$relook() },
    count: { type: 'int', readonly: true, get: (menu) => menu.$count },
    cascade: { type: 'bool', value: true, reset: (menu) => menu.$set('cascade', true) },
    overlap: { type: 'real', value: 1 },
    delegate: { type: () => Component as never },
    currentIndex: {
      type: 'int',
      get: (menu) => menu.$index,
      set: (menu, index: number) => menu.$setIndex(index, menu.visible),
    },
  },
  methods: [
    'itemAt',
    'addItem',
    'insertItem',
    'moveItem',
    'removeItem',
    'takeItem',
    'menuAt',
    'addMenu',
    'insertMenu',
    'removeMenu',
    'takeMenu',
    'actionAt',
    'addAction',
    'insertAction',
    'removeAction',
    'takeAction',
    'popup',
    'dismiss',
  ],
});
Menu.meta.defaults[Menu.meta.properties.focus!.slot] = true;
