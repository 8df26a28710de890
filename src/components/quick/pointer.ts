// Who follows the pointer that is down. A MouseArea grabs it on the press; a Flickable takes it away once
// it has become a drag, as in Qt.
import type { Item } from './item.ts';

export interface Grabber {
  readonly item: Item;
  /** `preventStealing`: it is not given up. */
  readonly keeps: boolean;
  /** It was taken away: `canceled`. */
  cancel(): void;
  /** It is a pointer handler that stands in the item. */
  readonly handler?: { readonly $keeps: boolean };
}

let current: Grabber | null = null;

export const grabber = (): Grabber | null => current;

/** Follows the pointer from now on; whoever did so before is told, unless it is the same. */
export function grab(by: Grabber): void {
  const before = current;
  current = by;
  if (before && before !== by) before.cancel();
}

/** Takes the pointer away from who has it. False when that one keeps it. */
export function steal(by: Grabber): boolean {
  if (current && current !== by && current.keeps) return false;
  grab(by);
  return true;
}

/** Ends following it. */
export function release(by: Grabber): void {
  if (current === by) current = null;
}
