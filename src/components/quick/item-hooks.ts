// What later parts do for every item. Each has a plain stand-in here until the part comes that knows better.
import type { Item } from './item.ts';
import { ITEM_SLOTS } from './item-slots.ts';

/** What documents say of an item to assistive technology is written by the code of `Accessible`. */
export const elementHooks = {
  accessible(_item: Item): void {},
};

/** Who has the focus is decided by the focus scopes' code, which registers itself here. */
export const focusHooks = {
  changed(item: Item, focus: boolean): void {
    if (item.$v[ITEM_SLOTS.focus] === focus) return;
    item.$v[ITEM_SLOTS.focus] = focus;
    item.$emit('focusChanged', focus);
  },
  force(item: Item, _reason: number): void {
    item.focus = true;
  },
  next(_item: Item, _forward: boolean): Item | null {
    return null;
  },
  /** It left its parent, or came into one. */
  moved(_item: Item, _parent: Item, _added: boolean): void {},
  /** It can be used, or not any more. */
  enabled(_item: Item, _enabled: boolean): void {},
};
