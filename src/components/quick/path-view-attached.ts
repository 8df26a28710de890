// What a `PathView` attaches to its delegates: whether they are on the path, and the path's values where
// they are (`PathView.iconScale`).

import { type Binding, bindingReports } from '../../runtime/object/binding.ts';
import { defineType, QmlObject, type Signal } from '../../runtime/object/object.ts';
import { report } from '../../runtime/object/signal.ts';
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

/**
 * Makes a delegate that is not on the path, whose values have nothing until it has its place. What bindings have to
 * say of that meanwhile counts only when they say it of the place, too, as in Qt, which tells of a binding's failure
 * at the end of the creation.
 */
export function quietly(make: () => void): void {
  const { unfitting } = bindingReports;
  const { error } = report;
  const failed = new Map<QmlObject, Set<unknown>>();
  const note = (object: QmlObject, at: unknown): void => {
    const places = failed.get(object) ?? new Set();
    failed.set(object, places.add(at));
  };
  bindingReports.unfitting = (object, at) => note(object, at);
  report.error = (reason, object, at) => {
    for (let binding = object?.$b ?? null; binding; binding = binding.nextBinding)
      if (binding.spec.at === at) return note(object!, at);
    error(reason, object, at);
  };
  try {
    make();
  } finally {
    bindingReports.unfitting = unfitting;
    report.error = error;
  }
  for (const [object, places] of failed) {
    const again: Binding[] = [];
    for (let binding = object.$b; binding; binding = binding.nextBinding)
      if (places.has(binding.spec.at)) again.push(binding);
    for (const binding of again) binding.update(true);
  }
}

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
