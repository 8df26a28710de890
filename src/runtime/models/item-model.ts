// What a view needs of a model that is a QML object: rows of named values, and news of their changes.
// `ListModel` and `XmlListModel` are such models; `isItemModel` tells them from other objects.
import type { ModelChange } from './list-model.ts';

/** A reset: everything may have changed. Other changes are as `ModelChange` has them. */
export type ItemModelChange = ModelChange | { kind: 'reset'; index: 0; count: 0 };

export interface ItemModel {
  /** How many rows there are now, not tracked. */
  readonly $count: number;
  /** The roles in their order. A model may get more of them; it then tells `reset` or an insertion. */
  readonly $roles: readonly string[];
  /** The value of a role, not tracked. */
  $data(index: number, role: string): unknown;
  /** Writes a role from a delegate. Left out: it cannot be written. */
  $setData?(index: number, role: string, value: unknown): void;
  /** Calls `listener` after each change; gives a function that ends it. */
  $subscribe(listener: (change: ItemModelChange) => void): () => void;
}

export const isItemModel = (value: unknown): value is ItemModel =>
  typeof value === 'object' && value !== null && '$subscribe' in value;
