// The properties that `ListView`, `GridView` and `PathView` declare alike.
import { Component } from '../../runtime/engine/component.ts';
import type { PropertyOptions } from '../../runtime/object/object.ts';
import { Item } from './item.ts';

/** A view of rows, one of them current. */
interface RowView extends Item {
  readonly $length: number;
  readonly $current: { readonly item: Item } | null;
  readonly $currentIndex: number;
  $setCurrentIndex(index: number): void;
  $setModel(): void;
  $setDelegate(): void;
}

/** The model, its delegate, and which row is current. */
export function viewProperties<T extends RowView>(): Record<string, PropertyOptions<T>> {
  return {
    model: { type: 'var', changed: (view) => view.$setModel() },
    delegate: { type: () => Component as never, changed: (view) => view.$setDelegate() },
    count: { type: 'int', readonly: true, get: (view) => view.$length },
    currentIndex: {
      type: 'int',
      get: (view) => view.$currentIndex,
      set: (view, index: number) => view.$setCurrentIndex(index),
    },
    currentItem: { type: () => Item, readonly: true, get: (view) => view.$current?.item ?? null },
  };
}
