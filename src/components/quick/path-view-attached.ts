// What a `PathView` attaches to its delegates: whether they are on the path, and the path's values where
// they are (`PathView.iconScale`).
import { defineType, QmlObject, type Signal } from '../../runtime/object/object.ts';
import { capture, emit } from '../../runtime/reactive/graph.ts';
import type { Item } from './item.ts';

/** A view as its delegates know it. */
export interface AttachingPath extends Item {
  /** The values that its path has, by name, each with the signal of its change. */
  readonly $signals: ReadonlyMap<string, Signal>;
  $valueAt(name: string, percent: number): number;
}
/** Which view an item is a delegate of, and where on its path it is; 1 and more: it is not on it. */
export const pathPlaces = new WeakMap<QmlObject, { readonly view: AttachingPath; percent: number }>();

export class PathViewAttached extends QmlObject {
  declare isCurrentItem: boolean;
  declare onPath: boolean;
  readonly #values = new Map<string, number>();
  constructor(object: QmlObject) {
    super();
    const place = pathPlaces.get(object);
    if (!place) return;
    const { view, percent } = place;
    const { properties } = this.$meta;
    this.$v[properties.view!.slot] = view;
    this.$v[properties.onPath!.slot] = percent < 1;
    for (const [name, signal] of view.$signals) {
      if (percent < 1) this.#values.set(name, view.$valueAt(name, percent));
      if (name in this) continue;
      Object.defineProperty(this, name, {
        configurable: true,
        get: () => {
          capture(this, signal);
          return this.#values.get(name);
        },
        set: (value: number) => this.#put(name, signal, value),
      });
    }
  }
  #put(name: string, signal: Signal, value: number): void {
    if (this.#values.get(name) === value) return;
    this.#values.set(name, value);
    emit(this, signal);
  }
  $move(view: AttachingPath, percent: number): void {
    for (const [name, signal] of view.$signals) this.#put(name, signal, view.$valueAt(name, percent));
    this.$set('onPath', percent < 1);
  }
}
defineType(PathViewAttached, {
  name: 'PathView',
  cpp: 'QQuickPathViewAttached',
  creatable: false,
  properties: {
    view: { type: () => QmlObject as never, readonly: true, notify: false },
    isCurrentItem: { type: 'bool', readonly: true },
    onPath: { type: 'bool', readonly: true, notify: 'pathChanged' },
  },
});
