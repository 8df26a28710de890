// What changes of a model do to the rows of a view: where an index goes, and which transition a row takes.
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import type { Item } from './item.ts';
import type { Entry, ItemView } from './item-view.ts';
import { type ItemTransition, usable, type ViewTransitions } from './view-transitions.ts';

/** The transitions that changes of the model cause. */
export const KINDS = [
  'add',
  'addDisplaced',
  'move',
  'moveDisplaced',
  'remove',
  'removeDisplaced',
  'displaced',
] as const;

/** What a layout's changes do: who is added or moved, and who only makes room. */
export class ChangeMoves {
  /** The model is shown for the first time. */
  populate = false;
  readonly #before: ReadonlySet<Entry>;
  #kind: 'add' | 'move' | 'remove' = 'add';
  #added: [from: number, to: number][] = [];
  #moved: [from: number, to: number][] = [];
  readonly #removed: { index: number; item: Item }[] = [];
  /** Removed items that a transition leads out. */
  readonly #leaving = new Map<Item, () => void>();
  constructor(before: readonly Entry[]) {
    this.#before = new Set(before);
  }
  /** Changes in their order: the rows of earlier ones are counted as they stand after later ones. */
  take(change: ItemModelChange, shown: readonly Entry[]): void {
    const { kind, index, count } = change;
    if (kind === 'change' || kind === 'reset') return;
    const shift = (ranges: [number, number][]): [number, number][] =>
      ranges.flatMap(([from, to]) => {
        const [first, lost] = movedIndex(from, change, false, Number.MAX_SAFE_INTEGER);
        const [last, end] = movedIndex(to, change, false, Number.MAX_SAFE_INTEGER);
        return lost && end ? [] : [[first, last] as [number, number]];
      });
    this.#added = shift(this.#added);
    this.#moved = shift(this.#moved);
    this.#kind = kind === 'insert' ? 'add' : kind;
    if (kind === 'insert') this.#added.push([index, index + count - 1]);
    else if (kind === 'move') this.#moved.push([change.to ?? 0, (change.to ?? 0) + count - 1]);
    else
      for (const { index: at, item } of shown)
        if (at >= index && at < index + count) this.#removed.unshift({ index: at, item });
  }
  /** Keeps a removed item until its transition was run; `leave` lets go of it. */
  leave(item: Item, leave: () => void): void {
    this.#leaving.set(item, leave);
  }
  lead(transitions: ViewTransitions, transition: ItemTransition): void {
    const targets = this.#removed;
    for (const [item, leave] of this.#leaving) {
      const index = targets.find((target) => target.item === item)?.index ?? -1;
      transitions.start({ transition, index, targets }, item, {}, leave);
    }
  }
  /** The transition of a row, and the rows that it is about. `moving`: only for one that gets another place. */
  of(
    view: ItemView,
    entry: Entry,
  ): {
    transition: ItemTransition | null;
    targets: readonly { index: number; item: Item }[];
    moving?: boolean;
  } {
    const within = (ranges: readonly [number, number][], index: number): boolean =>
      ranges.some(([from, to]) => index >= from && index <= to);
    const rows = (ranges: readonly [number, number][]): { index: number; item: Item }[] =>
      view.$entries.filter(({ index }) => within(ranges, index));
    if (this.populate)
      return {
        transition: view.populate,
        targets: view.$entries.map(({ index, item }) => ({ index, item })),
      };
    if (within(this.#moved, entry.index) && this.#before.has(entry))
      return { transition: view.move, targets: rows(this.#moved), moving: true };
    if (!this.#before.has(entry))
      return within(this.#added, entry.index)
        ? { transition: view.add, targets: rows(this.#added) }
        : { transition: null, targets: [] };
    const kind = this.#kind;
    const targets = kind === 'remove' ? this.#removed : rows(kind === 'add' ? this.#added : this.#moved);
    const own = view[`${kind}Displaced`];
    return { transition: usable(own) ? own : view.displaced, targets, moving: true };
  }
}

/** Where an index is after a change. Of a row that was removed: the one in its place, and true. */
export function movedIndex(
  index: number,
  { kind, index: at, count, ...rest }: ItemModelChange,
  lost: boolean,
  length: number,
): [number, boolean] {
  if (kind === 'insert') return [index >= at && index >= 0 ? index + count : index, lost];
  if (kind === 'remove') {
    if (index >= at + count) return [index - count, lost];
    if (index >= at) return [Math.min(at, length - 1), true];
  } else if (kind === 'move') {
    const { to = 0 } = rest as { to?: number };
    if (index >= at && index < at + count) return [index + to - at, lost];
    let moved = index >= at + count ? index - count : index;
    if (moved >= to && index >= 0) moved += count;
    return [moved, lost];
  }
  return [index, lost];
}
