// What a change of the model makes of the current index and the offset of a `PathView`, as QQuickPathView counts it.
import type { ModelChange } from '../../runtime/models/list-model.ts';

/** Rows of the model, the current one, and by how many the model has been moved along the path. */
interface Standing {
  readonly rows: number;
  readonly current: number;
  readonly offset: number;
}
interface Change extends Standing {
  /** By how much the offset went on; an animation of it goes on from there. */
  readonly shift: number;
  /** The current row was removed. */
  readonly lost: boolean;
  /** Told even where they come out the same, as in Qt. */
  readonly movedOffset: boolean;
  readonly movedCurrent: boolean;
}

/** `change`: rows that came, went or moved. `current` may come out below 0, where no row is left. */
export function afterChange(before: Standing, change: ModelChange): Change {
  const { kind, index, count, to = 0 } = change;
  let { rows, current } = before;
  let total = 0;
  /** A moved current item: its place among those that move. */
  let carried = -1;
  let lost = false;
  let movedOffset = false;
  let movedCurrent = false;
  const shift = (by: number): void => {
    movedOffset = true;
    total += by;
  };
  if (kind !== 'insert') {
    movedCurrent = current >= index;
    if (current >= index + count) current -= count;
    else if (current >= index) {
      if (kind === 'move') carried = current - index;
      else lost = true;
      current = Math.min(index, rows - count - 1);
    }
    if (index > current) shift(-count);
    rows -= count;
  }
  if (kind !== 'remove') {
    const at = kind === 'move' ? to : index;
    if (rows || kind === 'move') {
      if (carried < 0 && at <= current) {
        current += count;
        movedCurrent = true;
      } else {
        if (carried >= 0) current = at + carried;
        if (at > current) shift(count);
      }
    }
    rows += count;
  }
  return { rows, current, offset: before.offset + total, shift: total, lost, movedOffset, movedCurrent };
}
