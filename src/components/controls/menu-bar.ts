// `MenuBar` and `MenuBarItem` in the Basic style: menus side by side, of which one at most is open. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-menubar.html.
import { Component } from '../../runtime/engine/component.ts';
import { defineType, type QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { scopeTypes } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { AbstractButton } from './abstract-button.ts';
import { Container } from './container.ts';
import { initially, LOOK } from './control.ts';
import { iconLabel } from './icon.ts';
import { DOWN, ENTER, LEFT, RETURN, RIGHT, SPACE } from './key-codes.ts';
import { Menu } from './menu.ts';
import { box, give, made } from './style.ts';

export class MenuBarItem extends AbstractButton {
  declare highlighted: boolean;
  declare menu: Menu | null;
  $bar: MenuBar | null = null;
  override get $role(): string {
    return 'menuitem';
  }
  override get $native(): boolean {
    return false;
  }
  override $styled(name: string): number | undefined {
    return { padding: 6, leftPadding: 12, rightPadding: 16 }[name];
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 40,
      implicitHeight: 40,
      color: () => (this.down || this.highlighted ? this.palette.mid : 'transparent'),
    });
  }
  override $makeContent(): Item {
    return iconLabel(this, { horizontalAlignment: 1, color: () => this.palette.buttonText });
  }
  get $iconSize(): number {
    return 24;
  }
  override $press(at: never): boolean {
    const taken = super.$press(at);
    if (taken) this.$bar?.$toggle(this);
    return taken;
  }
  override $clicked(): void {
    super.$clicked();
    this.$emit('triggered');
  }
  override $click(): void {
    this.$bar?.$toggle(this);
    super.$click();
  }
  override $keyPressed(event: KeyEvent): void {
    if (event.key === RETURN || event.key === ENTER || event.key === SPACE) {
      event.accepted = true;
      this.$click();
    } else super.$keyPressed(event);
  }
  override $hover(at: never): void {
    super.$hover(at);
    if (this.hovered) this.$bar?.$over(this);
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    super.$aria(set as never);
    set('aria-haspopup', this.menu ? 'menu' : null);
    set('aria-expanded', this.menu ? this.menu.visible : null);
  }
}
defineType(MenuBarItem, {
  name: 'MenuBarItem',
  properties: {
    menu: {
      type: () => Menu as never,
      changed(item, menu: Menu | null) {
        if (!menu) return;
        menu.$opener = item;
        if (!menu.$parent) menu.$adopt(item);
        give(item, { text: () => menu.title, enabled: () => menu.enabled });
        listen(menu, 'visibleChanged', () => {
          if (item.$dead) return;
          item.highlighted = menu.visible;
          item.$mark(LOOK);
        });
      },
    },
    menuBar: { type: () => MenuBar as never, readonly: true, get: (item) => item.$bar },
    highlighted: 'bool',
  },
  signals: { triggered: {} },
});
initially(MenuBarItem, { spacing: 6, focusPolicy: 0 });

export class MenuBar extends Container {
  declare delegate: Component | null;
  override get $picksFirst(): boolean {
    return false;
  }
  override get $role(): string {
    return 'menubar';
  }
  override get $focusElement(): null {
    return null;
  }
  override $makeBackground(): Item {
    return box(this, { implicitHeight: 40, color: () => this.palette.button });
  }
  override $makeContent(): Item {
    return made(this, new Item(), {});
  }
  get $menus(): Menu[] {
    return this.$contents.items.flatMap((item) =>
      item instanceof MenuBarItem && item.menu ? [item.menu] : [],
    );
  }
  override $added(_index: number, item: Item): void {
    item.$setParentItem(this.$part('contentItem'));
    if (item instanceof MenuBarItem) item.$bar = this;
    for (const name of ['implicitWidthChanged', 'implicitHeightChanged'])
      listen(item, name, () => !this.$dead && this.$arrange());
  }
  override $naturalSize(): [number, number] {
    const { items } = this.$contents;
    return [
      items.reduce((sum, item) => sum + item.implicitWidth, Math.max(0, items.length - 1) * this.spacing),
      Math.max(0, ...items.map((item) => item.implicitHeight)),
    ];
  }
  override $arranged(): void {
    super.$arranged();
    let x = 0;
    for (const item of this.$contents.items) {
      item.$place(x, 0, null, null);
      x += item.$width + this.spacing;
    }
  }
  override $addData(object: QmlObject): void {
    if (object instanceof Menu) this.addMenu(object);
    else super.$addData(object);
  }
  menuAt(index: number): Menu | null {
    const item = this.itemAt(index);
    return item instanceof MenuBarItem ? item.menu : null;
  }
  addMenu(menu: Menu): void {
    this.insertMenu(this.$count, menu);
  }
  insertMenu(index: number, menu: Menu | null): void {
    if (!menu) return;
    const given = this.delegate?.$create({ parent: this });
    const item = given instanceof MenuBarItem ? given : made(this, new MenuBarItem(), {});
    item.menu = menu;
    this.insertItem(index, item);
    this.$emit('menusChanged');
  }
  removeMenu(menu: Menu | null): void {
    const item = this.$contents.items.find((each) => (each as MenuBarItem).menu === menu);
    if (!item) return;
    this.removeItem(item);
    menu!.destroy();
    this.$emit('menusChanged');
  }
  takeMenu(index: number): Menu | null {
    const menu = this.menuAt(index);
    if (menu) this.removeItem(index);
    return menu;
  }
  $openMenu(item: MenuBarItem): void {
    const { menu } = item;
    if (!menu) return;
    menu.parent = item;
    menu.x = 0;
    menu.y = item.$height;
    // A press on the bar is the bar's own business.
    if (menu.closePolicy === 17) menu.closePolicy = 2 | 16;
    menu.open();
  }
  $toggle(item: MenuBarItem): void {
    if (item.menu?.visible) item.menu.close();
    else this.$over(item, true);
  }
  /** While one menu is open, pointing at another opens that. */
  $over(item: MenuBarItem, always = false): void {
    const open = this.$menus.find((menu) => menu.visible);
    if ((!open && !always) || open === item.menu) return;
    open?.close();
    this.$openMenu(item);
  }
  $walk(by: number): void {
    const { items } = this.$contents;
    const at = items.findIndex((item) => (item as MenuBarItem).menu?.visible);
    const next = items[(at + by + items.length) % items.length];
    if (next instanceof MenuBarItem) this.$over(next, true);
  }
  $keyPressed(event: KeyEvent): void {
    if (event.key !== LEFT && event.key !== RIGHT && event.key !== DOWN) return;
    const { items } = this.$contents;
    const at = items.findIndex((item) => item.activeFocus);
    if (at < 0) return;
    event.accepted = true;
    const item = items[at] as MenuBarItem;
    if (event.key === DOWN) this.$over(item, true);
    else items[(at + (event.key === LEFT ? -1 : 1) + items.length) % items.length]!.forceActiveFocus(7);
  }
}
defineType(MenuBar, {
  name: 'MenuBar',
  properties: {
    delegate: { type: () => Component as never },
    menus: {
      list: {
        items: (bar) => bar.$menus,
        append: (bar, menu) => bar.addMenu(menu as Menu),
        accepts: (menu) => menu instanceof Menu,
      },
    },
  },
  methods: ['menuAt', 'addMenu', 'insertMenu', 'removeMenu', 'takeMenu'],
});
initially(MenuBar, { focusPolicy: 2 });
scopeTypes.push(MenuBar);
