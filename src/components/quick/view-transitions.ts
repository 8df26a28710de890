// The transitions of views and positioners: `add`, `move`, `displaced` and the others. While a change is laid
// out, places are only noted; then each item goes to its place by the transition for it, or at once.
// Always holds: an item is under way by one transition at most, and what places it again to where it goes
// anyhow does not disturb it.
import { attachedObject, type QmlObject } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import type { Item } from './item.ts';
import { ViewTransitionAttached } from './view-transition-attached.ts';

interface Run {
  start(): void;
  stop(): void;
}
/** What of a `Transition` is needed here; its code comes with the documents that have one. */
export interface ItemTransition extends QmlObject {
  readonly enabled: boolean;
  $bring?(item: Item, to: Readonly<Record<string, number>>, done: () => void): Run;
}
export const usable = (transition: ItemTransition | null): transition is ItemTransition =>
  !!transition?.enabled && transition.$bring !== undefined;

export interface Move {
  readonly transition: ItemTransition;
  readonly index: number;
  /** What was added, moved or removed, for the item and for those displaced by it. */
  readonly targets: readonly { readonly index: number; readonly item: Item }[];
}

export class ViewTransitions {
  readonly #running = new Map<Item, { run: Run; x: number; y: number }>();
  #noted: Map<Item, readonly [x: number, y: number]> | null = null;

  /** Puts an item to its place, or notes it. */
  place(item: Item, x: number, y: number): void {
    if (this.#noted) {
      this.#noted.set(item, [x, y]);
      return;
    }
    const running = this.#running.get(item);
    if (running && running.x === x && running.y === y) return;
    this.#stop(item);
    item.$place(x, y, null, null);
  }
  /** Where an item goes, or is. */
  placeOf(item: Item): readonly [x: number, y: number] {
    const running = this.#running.get(item);
    return this.#noted?.get(item) ?? (running ? [running.x, running.y] : [item.$x_, item.$y_]);
  }
  get notes(): boolean {
    return this.#noted !== null;
  }
  /** From now on places are noted. */
  note(): void {
    this.#noted = new Map();
  }
  /** Carries out what was noted; `choose` gives the transition for an item, or null. `away`: it goes elsewhere. */
  carryOut(choose: (item: Item, x: number, y: number, away: boolean) => Move | null): void {
    const noted = this.#noted;
    this.#noted = null;
    if (!noted) return;
    for (const [item, [x, y]] of noted) {
      const [oldX, oldY] = this.placeOf(item);
      const away = oldX !== x || oldY !== y;
      const move = item.$dead ? null : choose(item, x, y, away);
      if (move) this.start(move, item, { x, y }, () => {});
      else this.place(item, x, y);
    }
  }
  /** Runs a transition for an item; `done` is called at its end. */
  start(
    { transition, index, targets }: Move,
    item: Item,
    to: { x?: number; y?: number },
    done: () => void,
  ): void {
    this.#stop(item);
    const { x = item.$x_, y = item.$y_ } = to;
    const attached = attachedObject(transition, ViewTransitionAttached);
    attached.$set('index', index);
    attached.$set('item', item);
    attached.$set('destination', new Point(x, y));
    attached.$set(
      'targetIndexes',
      targets.map((target) => target.index),
    );
    attached.$targets = targets.map((target) => target.item);
    attached.$emit('targetItemsChanged');
    const run = transition.$bring!(item, to as Record<string, number>, () => {
      if (this.#running.get(item)?.run === run) this.#running.delete(item);
      done();
    });
    this.#running.set(item, { run, x, y });
    run.start();
  }
  #stop(item: Item): void {
    const running = this.#running.get(item);
    if (!running) return;
    this.#running.delete(item);
    running.run.stop();
  }
  /** An item was let go of. */
  forget(item: Item): void {
    this.#stop(item);
    this.#noted?.delete(item);
  }
  /** Ends all of them where they are. */
  stopAll(): void {
    for (const item of [...this.#running.keys()]) this.#stop(item);
  }
}
