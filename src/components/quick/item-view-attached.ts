// What views attach to their delegates: `ListView.view`, `ListView.isCurrentItem`, signals of coming and going.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import type { Item } from './item.ts';

/** A view as its delegates know it. */
export interface AttachingView extends Item {
  /** Gives what is attached to a delegate its first values. */
  $introduce(item: Item, attached: ItemViewAttached): void;
}

/** Which view an item is a delegate of. */
export const viewOf = new WeakMap<QmlObject, AttachingView>();

/** `ListView.view` and its like, attached to delegates. */
export class ItemViewAttached extends QmlObject {
  declare view: AttachingView | null;
  declare isCurrentItem: boolean;
  declare section: string;
  declare previousSection: string;
  declare nextSection: string;
  declare delayRemove: boolean;
  /** Its row is gone; it stays only as long as `delayRemove` says. */
  $leaving: (() => void) | null = null;
  constructor(object: QmlObject) {
    super();
    const view = viewOf.get(object);
    if (view) this.$meet(object as Item, view);
  }
  $meet(item: Item, view: AttachingView): void {
    this.$v[this.$meta.properties.view!.slot] = view;
    view.$introduce(item, this);
  }
}
/** An item is a delegate of a view from now on; its handlers may have been attached before. */
export function introduce(item: Item, view: AttachingView): void {
  viewOf.set(item, view);
  attachedTo(item)?.$meet(item, view);
}
defineType(ItemViewAttached, {
  name: 'ItemViewAttached',
  creatable: false,
  properties: {
    view: { type: () => QmlObject as never, readonly: true },
    isCurrentItem: { type: 'bool', readonly: true },
    section: { type: 'string', readonly: true },
    previousSection: { type: 'string', readonly: true, notify: 'prevSectionChanged' },
    nextSection: { type: 'string', readonly: true },
    delayRemove: {
      type: 'bool',
      changed(attached, delay: boolean) {
        if (!delay) attached.$leaving?.();
      },
    },
  },
  signals: { add: {}, remove: {}, pooled: {}, reused: {} },
});
export const attachedTo = (item: QmlObject): ItemViewAttached | null => {
  for (const value of item.$x?.values() ?? []) if (value instanceof ItemViewAttached) return value;
  return null;
};
