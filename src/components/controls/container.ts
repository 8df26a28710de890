// `Container`: a control whose content is a list of items, of which one is current. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-container.html. The items are a model of objects (`contentModel`),
// which the content item shows as it likes.

import type { InstanceModel, Made } from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, type PropertyOptions, type QmlObject } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import { Control } from './control.ts';

interface Row extends Made {
  $index: number;
  readonly $item: Item;
}

/** The items as a model for views. */
export class Contents implements InstanceModel {
  readonly rows: Row[] = [];
  #listeners: ((change: ItemModelChange) => void)[] = [];
  get items(): Item[] {
    return this.rows.map(({ $item }) => $item);
  }
  get $length(): number {
    return this.rows.length;
  }
  $object(index: number, init: (item: QmlObject, made: Made) => void): Made | null {
    const row = this.rows[index];
    if (!row) return null;
    init(row.$item, row);
    return row;
  }
  $release(made: Made): void {
    void made;
  }
  $value(): unknown {
    return undefined;
  }
  $watch(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }
  #tell(change: ItemModelChange): void {
    this.rows.forEach((row, index) => {
      row.$index = index;
    });
    for (const listener of this.#listeners) listener(change);
  }
  insert(index: number, item: Item): void {
    this.rows.splice(index, 0, { $index: index, $item: item });
    this.#tell({ kind: 'insert', index, count: 1 });
  }
  remove(index: number): void {
    this.rows.splice(index, 1);
    this.#tell({ kind: 'remove', index, count: 1 });
  }
  move(index: number, to: number): void {
    const [row] = this.rows.splice(index, 1);
    this.rows.splice(to, 0, row!);
    this.#tell({ kind: 'move', index, to, count: 1 });
  }
}

export class Container extends Control {
  declare currentIndex: number;
  declare contentWidth: number;
  declare contentHeight: number;
  readonly $contents = new Contents();
  readonly $others: QmlObject[] = [];
  $index = -1;
  $given: Record<string, number | undefined> = {};

  get $count(): number {
    return this.$contents.$length;
  }
  get $currentItem(): Item | null {
    return this.$contents.rows[this.$index]?.$item ?? null;
  }
  itemAt(index: number): Item | null {
    return this.$contents.rows[index]?.$item ?? null;
  }
  addItem(item: Item | null): void {
    this.insertItem(this.$count, item);
  }
  insertItem(index: number, item: Item | null): void {
    if (!item) return;
    const at = Math.max(0, Math.min(this.$count, index));
    const from = this.$contents.items.indexOf(item);
    if (from >= 0) {
      this.moveItem(from, at);
      return;
    }
    this.$contents.insert(at, item);
    this.$added(at, item);
    this.$emit('countChanged');
    this.$emit('contentChildrenChanged');
    if (this.$index >= 0 && at <= this.$index && this.$complete_) this.$setIndex(this.$index + 1);
    else if (this.$count === 1 && this.$index === -1 && this.$picksFirst) this.$setIndex(0);
    else if (at === this.$index) this.$emit('currentItemChanged');
    this.$arrange();
  }
  /** Whether there is a current item as soon as there is one at all. */
  get $picksFirst(): boolean {
    return true;
  }
  moveItem(from: number, to: number): void {
    const { $count: count } = this;
    if (from < 0 || from >= count || from === to) return;
    const target = Math.max(0, Math.min(count - 1, to));
    const current = this.$currentItem;
    this.$contents.move(from, target);
    this.$moved();
    this.$emit('contentChildrenChanged');
    const at = current ? this.$contents.items.indexOf(current) : -1;
    if (at !== this.$index) this.$setIndex(at);
    this.$arrange();
  }
  removeItem(item: Item | number | null): void {
    const taken = this.takeItem(
      typeof item === 'number' ? item : item ? this.$contents.items.indexOf(item) : -1,
    );
    taken?.destroy();
  }
  takeItem(index: number): Item | null {
    const item = this.itemAt(index);
    if (!item) return null;
    const { $index: current, $count: count } = this;
    // The current one goes over to a neighbour before it leaves.
    if (index === current && count > 1 && index === count - 1) this.$setIndex(current - 1);
    this.$contents.remove(index);
    this.$removed(item);
    if (!item.$dead) item.$setParentItem(null);
    if (this.$count === 0) this.$setIndex(-1);
    else if (index < this.$index) this.$setIndex(this.$index - 1);
    else if (index === this.$index) this.$emit('currentItemChanged');
    this.$emit('countChanged');
    this.$emit('contentChildrenChanged');
    this.$arrange();
    return item;
  }
  setCurrentIndex(index: number): void {
    this.$setIndex(index);
  }
  incrementCurrentIndex(): void {
    if (this.$index < this.$count - 1) this.setCurrentIndex(this.$index + 1);
  }
  decrementCurrentIndex(): void {
    if (this.$index > 0) this.setCurrentIndex(this.$index - 1);
  }
  $setIndex(index: number): void {
    if (this.$index === index) return;
    this.$index = index;
    this.$currentChanged();
    this.$emit('currentIndexChanged');
    this.$emit('currentItemChanged');
  }

  // --- for subtypes ----------------------------------------------------------------------------------------

  $added(_index: number, _item: Item): void {}
  $removed(_item: Item): void {}
  $moved(): void {}
  $currentChanged(): void {}
  $naturalSize(): [number, number] {
    const content = this.$parts.contentItem;
    return [content?.implicitWidth ?? 0, content?.implicitHeight ?? 0];
  }
  override $contentSize(): [number, number] {
    const [width, height] = this.$naturalSize();
    return [this.$given.Width ?? width, this.$given.Height ?? height];
  }
  $addData(object: QmlObject): void {
    if (object instanceof Item && !object.$layoutSkips) this.addItem(object);
    else if (object instanceof Item) object.$setParentItem(this.$dataParent);
    else {
      this.$others.push(object);
      if (!object.$parent) object.$adopt(this);
    }
  }
  /** Where a Repeater puts the items that it makes; they become part of the container there. */
  get $dataParent(): Item {
    return (this.#maker ??= new Maker(this));
  }
  #maker: Maker | null = null;
}
/** Takes what a repeater makes into the container. */
class Maker extends Item {
  readonly $container: Container;
  constructor(container: Container) {
    super();
    this.$container = container;
    this.$c = container.$c;
    this.$adopt(container);
    this.$setParentItem(container);
    this.visible = true;
  }
  override $childrenChanged(child: Item, added: boolean): void {
    if (!added || child.$layoutSkips) return;
    // Its place is that among the repeater's siblings.
    const items = this.$items!.filter((item) => !item.$layoutSkips);
    this.$container.insertItem(this.$container.$count - items.length + 1 + items.indexOf(child), child);
  }
}

const contentSide = (side: 'Width' | 'Height'): PropertyOptions<Container> => ({
  type: 'real',
  get: (item) => item.$contentSize()[side === 'Width' ? 0 : 1],
  set(item, value: number) {
    item.$given[side] = value;
    item.$emit(`content${side}Changed`);
    item.$arrange();
  },
  reset(item) {
    item.$given[side] = undefined;
    item.$emit(`content${side}Changed`);
    item.$arrange();
  },
});
defineType(Container, {
  name: 'Container',
  properties: {
    count: { type: 'int', readonly: true, get: (item) => item.$count },
    contentModel: { type: 'var', readonly: true, notify: false, get: (item) => item.$contents },
    contentData: {
      notify: false,
      list: {
        items: (item) => [...item.$others, ...item.$contents.items],
        append: (item, object) => item.$addData(object),
      },
    },
    contentChildren: {
      list: {
        items: (item) => item.$contents.items,
        append: (item, object) => item.$addData(object),
        accepts: (object) => object instanceof Item,
      },
    },
    currentIndex: {
      type: 'int',
      get: (item) => item.$index,
      set: (item, index: number) => item.$setIndex(index),
    },
    currentItem: { type: () => Item, readonly: true, get: (item) => item.$currentItem },
    contentWidth: contentSide('Width'),
    contentHeight: contentSide('Height'),
  },
  methods: [
    'itemAt',
    'addItem',
    'insertItem',
    'moveItem',
    'removeItem',
    'takeItem',
    'setCurrentIndex',
    'incrementCurrentIndex',
    'decrementCurrentIndex',
  ],
  defaultProperty: 'contentData',
});
