// `Pane` and what is one: `Frame`, `GroupBox`, `Page`, `ToolBar`. Their children lie in a content item.
// Follows https://doc.qt.io/qt-6/qml-qtquick-controls-pane.html.
import { defineType, type PropertyOptions, type QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { scopeTypes } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import { Control, initially, LOOK, part, partSize } from './control.ts';
import { box, label, made } from './style.ts';

/** Where the children of a document lie. */
export class ContentItem extends Item {
  $holder: Pane | null = null;
  override $childrenChanged(child: Item, added: boolean): void {
    super.$childrenChanged(child, added);
    const { $holder: holder } = this;
    if (!holder || holder.$dead) return;
    if (holder.$complete_) holder.$follow();
    holder.$emit('contentChildrenChanged');
  }
}
const itemData = Item.meta.properties.data!.list!;

export class Pane extends Control {
  declare contentWidth: number;
  declare contentHeight: number;
  $given: Record<string, number | undefined> = {};

  override $styled(name: string): number | undefined {
    return name === 'padding' ? 12 : undefined;
  }
  override $makeBackground(): Item | null {
    return box(this, { color: () => this.palette.window });
  }
  override $makeContent(): Item {
    const content = new ContentItem();
    content.$holder = this;
    return made(this, content, {});
  }
  /** What lies below gets no press. */
  $press(): boolean {
    return true;
  }
  /** The size of what is in it, as far as that is one item. */
  $natural(side: 'Width' | 'Height'): number {
    const { contentItem: content } = this.$parts;
    if (!content) return 0;
    const own = content[`implicit${side}`];
    if (own) return own;
    const items = content.$items ?? [];
    return items.length === 1 ? items[0]![`implicit${side}`] : 0;
  }
  $contentSide(side: 'Width' | 'Height'): number {
    return this.$given[side] ?? this.$natural(side);
  }
  override $contentSize(): [number, number] {
    return [this.$contentSide('Width'), this.$contentSide('Height')];
  }
  override $follow(): void {
    super.$follow();
    const items = this.$parts.contentItem?.$items;
    if (items?.length === 1)
      for (const signal of ['implicitWidthChanged', 'implicitHeightChanged'])
        this.$links.push(listen(items[0]!, signal, () => this.$arrange()));
  }
  $lastContent: [number, number] = [0, 0];
  override $arranged(): void {
    super.$arranged();
    const [width, height] = this.$contentSize();
    const [oldWidth, oldHeight] = this.$lastContent;
    this.$lastContent = [width, height];
    if (width !== oldWidth) this.$emit('contentWidthChanged');
    if (height !== oldHeight) this.$emit('contentHeightChanged');
  }
  override $placeContent(content: Item, left: number, top: number, across: number, down: number): void {
    content.$place(left, top, Math.max(0, this.$width - across), Math.max(0, this.$height - down));
  }
  /** What a document puts into it. */
  $addData(object: QmlObject): void {
    itemData.append!(this.$part('contentItem') as never, object);
  }
}
const contentSide = (side: 'Width' | 'Height'): PropertyOptions<Pane> => ({
  type: 'real',
  get: (pane) => pane.$contentSide(side),
  set(pane, size: number) {
    pane.$given[side] = size;
    pane.$arrange();
  },
  reset(pane) {
    pane.$given[side] = undefined;
    pane.$arrange();
  },
});
export const contentProperties = <T extends Pane>(): Record<string, PropertyOptions<T>> => ({
  contentData: {
    notify: false,
    list: {
      items: (pane) => itemData.items(pane.$part('contentItem') as never),
      append: (pane, object) => pane.$addData(object),
      clear: (pane) => itemData.clear!(pane.$part('contentItem') as never),
    },
  },
  contentChildren: {
    list: {
      items: (pane) => pane.$part('contentItem')?.$items ?? [],
      append: (pane, object) => pane.$addData(object),
      accepts: (object) => object instanceof Item,
    },
  },
});
defineType(Pane, {
  name: 'Pane',
  properties: {
    contentWidth: contentSide('Width'),
    contentHeight: contentSide('Height'),
    ...contentProperties<Pane>(),
  },
  defaultProperty: 'contentData',
});
scopeTypes.push(Pane);

export class Frame extends Pane {
  override $makeBackground(): Item | null {
    return box(this, { color: 'transparent', border: { color: () => this.palette.mid } });
  }
}
defineType(Frame, { name: 'Frame' });

export class GroupBox extends Frame {
  declare title: string;
  declare label: Item | null;
  override get $role(): string {
    return 'group';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    if (name !== 'topPadding') return super.$styled(name);
    const { label: title } = this.$parts;
    const padding = this.$pad('padding');
    return title && title.implicitWidth > 0 ? padding + title.implicitHeight + this.spacing : padding;
  }
  override $makeBackground(): Item | null {
    const frame = box(this, {
      y: () => this.topPadding - this.bottomPadding,
      width: () => this.width,
      height: () => this.height - this.topPadding + this.bottomPadding,
      color: 'transparent',
      border: { color: () => this.palette.mid },
    });
    return frame;
  }
  override $makePart(name: string): Item | null {
    if (name !== 'label') return super.$makePart(name);
    return label(this, {
      x: () => this.leftPadding,
      width: () => this.availableWidth,
      text: () => this.title,
      font: () => this.font,
      color: () => this.palette.windowText,
      elide: 1,
      verticalAlignment: 128,
    });
  }
  override get $followed(): readonly string[] {
    return ['background', 'contentItem', 'label'];
  }
  override $implicit(width: number, height: number): [number, number] {
    const { label: title } = this.$parts;
    const across = this.$pad('leftPadding') + this.$pad('rightPadding');
    return [Math.max(width, (title?.implicitWidth ?? 0) + across), height];
  }
  override $arrange(): void {
    if (this.$top !== (this.$top = this.$pad('topPadding'))) {
      this.$emit('topPaddingChanged');
      for (const side of ['Width', 'Height']) this.$emit(`implicitLabel${side}Changed`);
    }
    super.$arrange();
  }
  $top = 0;
  override $complete(): void {
    this.$part('label');
    super.$complete();
  }
  override $aria(set: (name: string, value: string | null) => void): void {
    set('aria-label', this.title || null);
  }
}
defineType(GroupBox, {
  name: 'GroupBox',
  properties: {
    title: { type: 'string', changed: (item) => item.$mark(LOOK) },
    label: part('label'),
    implicitLabelWidth: partSize('label', 'Width'),
    implicitLabelHeight: partSize('label', 'Height'),
  },
});
initially(GroupBox, { spacing: 6 });

export class Page extends Pane {
  declare title: string;
  declare header: Item | null;
  declare footer: Item | null;
  override $styled(name: string): number | undefined {
    void name;
    return undefined;
  }
  override $makePart(name: string): Item | null {
    return name === 'header' || name === 'footer' ? this.$makeEnd(name) : super.$makePart(name);
  }
  $makeEnd(_name: string): Item | null {
    return null;
  }
  override $takePart(name: string, item: Item): void {
    super.$takePart(name, item);
    if (name !== 'header' && name !== 'footer') return;
    if (item.z === 0) item.$set('z', 1);
    const { position } = item.$meta.properties;
    if (position) item.$set('position', name === 'header' ? 0 : 1);
  }
  override get $followed(): readonly string[] {
    return PAGE_PARTS;
  }
  override $follow(): void {
    super.$follow();
    for (const name of ['header', 'footer']) {
      const item = this.$parts[name];
      if (item) this.$links.push(listen(item, 'heightChanged', () => this.$arrange()));
    }
  }
  /** How high header or footer stand, and the space beside them. */
  #height(name: string, key: 'height' | 'implicitHeight'): number {
    const item = this.$parts[name];
    return item && !item.$dead && item.visible ? item[key] : 0;
  }
  override $implicit(width: number, height: number): [number, number] {
    const { header, footer } = this.$parts;
    const ends = ['header', 'footer'].map((name) => this.#height(name, 'implicitHeight'));
    return [
      Math.max(width, endSize(header, 'Width'), endSize(footer, 'Width')),
      this.$implicitHeight(height, ends),
    ];
  }
  $implicitHeight(_height: number, ends: readonly number[]): number {
    const { background } = this.$parts;
    let content = this.$contentSide('Height') + this.$pad('topPadding') + this.$pad('bottomPadding');
    for (const end of ends) if (end > 0) content += end + this.spacing;
    return Math.max(
      (background?.implicitHeight ?? 0) + this.$pad('topInset') + this.$pad('bottomInset'),
      content,
    );
  }
  override $placeContent(content: Item, left: number, top: number, across: number, down: number): void {
    let above = this.#height('header', 'height');
    let below = this.#height('footer', 'height');
    if (above > 0) above += this.spacing;
    if (below > 0) below += this.spacing;
    content.$place(
      left,
      top + above,
      Math.max(0, this.$width - across),
      Math.max(0, this.$height - down - above - below),
    );
  }
  override $arranged(): void {
    super.$arranged();
    const { header, footer } = this.$parts;
    for (const item of [header, footer])
      if (item && !item.$dead) {
        // They are as wide as the page, and as high as they are by themselves.
        item.$setGeometry(
          item.$x_,
          item === footer ? this.$height - item.$height : 0,
          this.$width,
          item.$height,
        );
      }
    // Their height may come of their width.
    if (footer && !footer.$dead) footer.$place(footer.$x_, this.$height - footer.$height, null, null);
  }
  override $complete(): void {
    this.$part('header');
    this.$part('footer');
    super.$complete();
  }
}
const endSize = (item: Item | null | undefined, side: 'Width' | 'Height'): number =>
  item && !item.$dead && item.visible ? item[`implicit${side}`] : 0;
const endProperty = (name: 'header' | 'footer', side: 'Width' | 'Height'): PropertyOptions<Page> => ({
  type: 'real',
  readonly: true,
  get: (page) => endSize(page.$parts[name], side),
});
const PAGE_PARTS = ['background', 'contentItem', 'header', 'footer'];
defineType(Page, {
  name: 'Page',
  properties: {
    title: 'string',
    header: part('header'),
    footer: part('footer'),
    implicitHeaderWidth: endProperty('header', 'Width'),
    implicitHeaderHeight: endProperty('header', 'Height'),
    implicitFooterWidth: endProperty('footer', 'Width'),
    implicitFooterHeight: endProperty('footer', 'Height'),
  },
});

export class ToolBar extends Pane {
  declare position: number;
  override get $role(): string {
    return 'toolbar';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    void name;
    return undefined;
  }
  override $makeBackground(): Item | null {
    return box(this, { implicitHeight: 40, color: () => this.palette.button });
  }
}
defineType(ToolBar, {
  name: 'ToolBar',
  enums: { Position: { Header: 0, Footer: 1 } },
  properties: { position: { type: 'enum:Position' } },
});

export class ToolSeparator extends Control {
  declare orientation: number;
  get $vertical(): boolean {
    return this.orientation === 2;
  }
  override get $role(): string {
    return 'separator';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    if (name === 'padding') return this.$vertical ? 6 : 2;
    return name === 'verticalPadding' ? (this.$vertical ? 2 : 6) : undefined;
  }
  override $makeContent(): Item {
    return box(this, {
      implicitWidth: () => (this.$vertical ? 1 : 30),
      implicitHeight: () => (this.$vertical ? 30 : 1),
      color: () => this.palette.mid,
    });
  }
  override $aria(set: (name: string, value: string) => void): void {
    set('aria-orientation', this.$vertical ? 'vertical' : 'horizontal');
  }
}
defineType(ToolSeparator, {
  name: 'ToolSeparator',
  properties: {
    orientation: { type: 'int', value: 2, changed: (item) => item.$repad(() => {}) },
    horizontal: {
      type: 'bool',
      readonly: true,
      notify: 'orientationChanged',
      get: (item) => !item.$vertical,
    },
    vertical: { type: 'bool', readonly: true, notify: 'orientationChanged', get: (item) => item.$vertical },
  },
});
