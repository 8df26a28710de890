// `Instantiator`: objects, not only items, for the rows of a model. Follows
// https://doc.qt.io/qt-6/qml-qtqml-models-instantiator.html.
import { Component } from '../engine/component.ts';
import { defineType, QmlObject } from '../object/object.ts';
import { Delegates, type InstanceModel, instancesOf, type Made } from './delegate-rows.ts';
import type { ItemModelChange } from './item-model.ts';

export class Instantiator extends QmlObject {
  declare active: boolean;
  declare model: unknown;
  declare delegate: Component | null;
  readonly #delegates = new Delegates(this);
  #model: InstanceModel | null = null;
  #unwatch: (() => void) | null = null;
  #made: (Made | null)[] = [];
  #ready = false;

  objectAt(index: number): QmlObject | null {
    return this.#made[index]?.$item ?? null;
  }
  get $count(): number {
    return this.#made.length;
  }
  /** Lets go of all, and makes them anew. */
  $renew(): void {
    if (!this.#ready) return;
    const before = this.#made.length;
    this.#clear();
    this.#unwatch?.();
    this.#unwatch = null;
    if (this.active) {
      this.#model = instancesOf(this, this.#delegates);
      this.#unwatch = this.#model.$watch((change) => this.#changed(change));
      const { $length: count } = this.#model;
      for (let i = 0; i < count; i++) this.#make(i);
    }
    if (before !== this.#made.length) this.$emit('countChanged');
  }
  #make(index: number): void {
    const made = this.#model!.$object(index, () => {});
    this.#made.splice(index, 0, made);
    if (this.#made.length === 1) this.$emit('objectChanged');
    if (made?.$item) this.$emit('objectAdded', index, made.$item);
  }
  #drop(made: Made | null | undefined, index: number): void {
    if (!made) return;
    this.$emit('objectRemoved', index, made.$item);
    this.#model!.$release(made);
  }
  #clear(): void {
    const made = this.#made;
    if (!made.length) return;
    // They count until all are gone, as in Qt.
    made.forEach((each, index) => {
      this.#drop(each, index);
    });
    this.#made = [];
    this.$emit('objectChanged');
  }
  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (kind === 'change') return;
    if (kind === 'reset') {
      this.$renew();
      return;
    }
    if (kind === 'insert') for (let i = index; i < index + count; i++) this.#make(i);
    else if (kind === 'remove') for (const made of this.#made.splice(index, count)) this.#drop(made, index);
    else this.#made.splice(change.to ?? 0, 0, ...this.#made.splice(index, count));
    if (kind !== 'move') this.$emit('countChanged');
  }
  override $complete(): void {
    this.#ready = true;
    this.$renew();
  }
  override $destroyed(): void {
    this.#unwatch?.();
    this.#made = [];
    this.#delegates.dispose();
  }
}
const renew = (instantiator: Instantiator): void => instantiator.$renew();
defineType(Instantiator, {
  name: 'Instantiator',
  cpp: 'QQmlInstantiator',
  properties: {
    active: { type: 'bool', value: true, changed: renew },
    asynchronous: 'bool',
    model: { type: 'var', value: 1, changed: renew },
    delegate: { type: () => Component as never, changed: renew },
    count: { type: 'int', readonly: true, get: (instantiator) => instantiator.$count },
    object: {
      type: () => QmlObject as never,
      readonly: true,
      get: (instantiator) => instantiator.objectAt(0),
    },
  },
  signals: {
    objectAdded: { index: 'int', object: 'var' },
    objectRemoved: { index: 'int', object: 'var' },
  },
  methods: ['objectAt'],
  defaultProperty: 'delegate',
});
