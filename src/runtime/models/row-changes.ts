// What has to be told so that a list becomes another: the changes between two orders of the same kind of things.
import type { ItemModelChange } from './item-model.ts';

/**
 * Changes to be carried out one after another. Where it is no insertion, removal or move of rows: a reset.
 * `moved`: who is said to have moved, where two neighbours might.
 */
export function changesBetween<T>(
  before: readonly T[],
  after: readonly T[],
  moved: readonly T[] | null = null,
): ItemModelChange[] {
  let start = 0;
  const least = Math.min(before.length, after.length);
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (!old.length && !now.length) return [];
  const kept = new Set(now);
  const had = new Set(old);
  if (old.length === now.length && old.every((each) => kept.has(each))) {
    const first = old.indexOf(now[0]!);
    if (now.every((each, i) => each === old[(i + first) % old.length])) {
      const rest = old.length - first;
      const down = moved ? moved.includes(old[0]!) : first <= rest;
      return down
        ? [{ kind: 'move', index: start, count: first, to: start + rest }]
        : [{ kind: 'move', index: start + first, count: rest, to: start }];
    }
    return [{ kind: 'reset', index: 0, count: 0 }];
  }
  const stay = old.filter((each) => kept.has(each));
  if (!stay.every((each, i) => each === now.filter((one) => had.has(one))[i]))
    return [{ kind: 'reset', index: 0, count: 0 }];
  const changes: ItemModelChange[] = [];
  for (const { index, count } of runs(old, (each) => !kept.has(each)).reverse())
    changes.push({ kind: 'remove', index: start + index, count });
  for (const { index, count } of runs(now, (each) => !had.has(each)))
    changes.push({ kind: 'insert', index: start + index, count });
  return changes;
}

function runs<T>(list: readonly T[], is: (each: T) => boolean): { index: number; count: number }[] {
  const found: { index: number; count: number }[] = [];
  list.forEach((each, index) => {
    const last = found[found.length - 1];
    if (!is(each)) return;
    if (last && last.index + last.count === index) last.count++;
    else found.push({ index, count: 1 });
  });
  return found;
}
