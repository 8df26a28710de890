// `Repeater`: one object of its delegate for each row of its model, as siblings before it. Follows
// https://doc.qt.io/qt-6/qml-qtquick-repeater.html. Changes of the model are carried out at once.
import { Component } from '../../runtime/engine/component.ts';
import { Delegates, type InstanceModel, instancesOf, type Made } from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, type QmlObject } from '../../runtime/object/object.ts';
import { outside } from '../../runtime/reactive/graph.ts';
import { Item } from './item.ts';

export class Repeater extends Item {
  declare readonly count: number;
  declare model: unknown;
  declare delegate: Component | null;
  #delegates: Delegates | null = null;
  /** Who makes the objects: delegates of its own, or an `ObjectModel` or `DelegateModel`. */
  #model: InstanceModel | null = null;
  #unwatch: (() => void) | null = null;
  #made: (Made | null)[] = [];

  get $count(): number {
    return this.#model?.$length ?? 0;
  }
  itemAt(index: number): Item | null {
    return (this.#made[index]?.$item as Item | null | undefined) ?? null;
  }

  $setModel(model: unknown): void {
    if (Object.is(this.$v[MODEL], model)) return;
    this.$v[MODEL] = model;
    const set = (): void => {
      if (this.$complete_) this.#begin();
      this.$emit('modelChanged');
      this.$emit('countChanged');
    };
    // Each item is told of when it comes or goes, and not all of them at the end.
    outside(set);
  }
  #begin(): void {
    this.#clear();
    this.#unwatch?.();
    this.#model = instancesOf(this, this.#delegates);
    if (this.#model instanceof Delegates) this.#delegates = this.#model;
    this.#unwatch = this.#model.$watch((change) => this.#changed(change));
    this.#fill();
  }
  $setDelegate(): void {
    const delegates = this.#delegates;
    if (!this.$complete_ || !delegates || this.#model !== delegates) return;
    // As Qt does it: the rows go, those of the new delegate come, and then all of them once more.
    outside(() => {
      const { $length: before } = delegates;
      const change = { index: 0, count: before };
      delegates.delegate = null;
      if (before) this.#changed({ ...change, kind: 'remove' });
      delegates.delegate = this.delegate;
      const { $length: count } = delegates;
      if (count) this.#changed({ ...change, kind: 'insert', count });
      this.#clear();
      this.#make(0, count);
    });
  }
  #clear(): void {
    const made = this.#made;
    this.#made = [];
    // Browsers take elements out quickly from the front only; the items go from the last to the first.
    for (const each of made) (each?.$item as Item | null | undefined)?.$element?.remove();
    for (let i = made.length - 1; i >= 0; i--) if (made[i]) this.#drop(made[i]!, i);
  }
  #drop(made: Made, index: number): void {
    const item = made.$item as Item | null;
    if (item && !item.$dead) this.$emit('itemRemoved', index, item);
    // One that ends hears of it while it has its parent.
    this.#model!.$release(made);
    if (item instanceof Item && !item.$dead && item.$parentItem === this.$parentItem)
      item.$setParentItem(null);
  }
  #fill(): void {
    this.#make(0, this.#model!.$length);
  }
  /** Makes the items of the rows from `index` to `next`. */
  #make(index: number, next: number): void {
    if (!this.$parentItem) return;
    const init = (item: QmlObject): void => {
      if (item instanceof Item) item.$setParentItem(this.$parentItem, this.itemAt(next) ?? this);
      else this.$warn('Delegate must be of Item type');
    };
    for (let i = index; i < next; i++) {
      const made = this.#model!.$object(i, init);
      this.#made[i] = made;
      if (made?.$item && this.$n) this.$emit('itemAdded', i, made.$item);
    }
  }

  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (kind === 'change') return;
    const made = this.#made;
    if (kind === 'reset') {
      this.#clear();
      this.#fill();
      if (made.length !== this.$count) this.$emit('countChanged');
      return;
    }
    if (kind === 'insert') {
      if (index < made.length) made.splice(index, 0, ...new Array<null>(count).fill(null));
      this.#make(index, index + count);
    } else if (kind === 'remove')
      for (const each of made.splice(index, count)) {
        if (each) this.#drop(each, index);
      }
    else {
      const { to = 0 } = change;
      const moved = made.splice(index, count);
      made.splice(to, 0, ...moved);
      const before = (made[to + count]?.$item as Item | null | undefined) ?? this;
      for (const each of moved) (each?.$item as Item | null)?.$setParentItem(this.$parentItem, before);
      return;
    }
    this.$emit('countChanged');
  }
  override $complete(): void {
    super.$complete();
    this.#begin();
    if (this.$count) this.$emit('countChanged');
  }
  override $setParentItem(parent: Item | null, before: Item | null = null): void {
    const old = this.$parentItem;
    super.$setParentItem(parent, before);
    if (old === parent || this.$dead || !this.$complete_) return;
    this.#clear();
    if (this.#model) this.#fill();
  }
  override $destroyed(): void {
    this.#unwatch?.();
    const made = this.#made;
    this.#made = [];
    for (const each of made) if (each) this.#model!.$release(each);
    this.#delegates?.dispose();
    super.$destroyed();
  }
  override get $layoutSkips(): boolean {
    return true;
  }
  /** It is never drawn, and takes no part in layouts. */
  override $createElement(): HTMLElement {
    const element = document.createElement('div');
    element.hidden = true;
    return element;
  }
  override $firstStyle(): string {
    return 'display:none;';
  }
}

defineType(Repeater, {
  name: 'Repeater',
  properties: {
    count: { type: 'int', readonly: true, get: (repeater) => repeater.$count },
    model: { type: 'var', set: (repeater, model: unknown) => repeater.$setModel(model) },
    delegate: { type: () => Component as never, changed: (repeater) => repeater.$setDelegate() },
  },
  signals: { itemAdded: { index: 'int', item: 'var' }, itemRemoved: { index: 'int', item: 'var' } },
  methods: ['itemAt'],
  defaultProperty: 'delegate',
});

const MODEL = Repeater.meta.properties.model!.slot;
