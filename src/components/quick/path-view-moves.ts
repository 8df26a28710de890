// How a `PathView` gets from one place to another: arithmetic alone, as QQuickPathView does it.
import { defaultEasing, easingCurve } from '../../runtime/animation/easing.ts';
import { move, type Segment } from './motion.ts';

/** `movementDirection`; whatever is shorter otherwise. */
export const NEGATIVE = 1;
export const POSITIVE = 2;

const quad = (type: number) => easingCurve({ ...defaultEasing, type });
const slowIn = quad(1);
const slowOut = quad(2);
const both = quad(3);
const part = (duration: number, of: number, whole: number): number => Math.trunc((duration * of) / whole);

/** The offset's way to `target`, over the end of the model where that is the way to go. */
export function turn(
  offset: number,
  target: number,
  count: number,
  duration: number,
  direction: number,
): Segment[] {
  const straight = [move(offset, target, duration, both)];
  if (direction === POSITIVE || (direction === 0 && target - offset > count / 2)) {
    if (target <= offset) return straight;
    const way = count - target + offset;
    return [
      move(offset, 0, part(duration, offset, way), slowIn),
      move(count, target, part(duration, count - target, way), offset === 0 ? both : slowOut),
    ];
  }
  if (direction === NEGATIVE || target - offset <= -count / 2) {
    if (target >= offset) return straight;
    const way = count - offset + target;
    return [
      move(offset, count, part(duration, count - offset, way), target === 0 ? both : slowIn),
      move(0, target, part(duration, target, way), slowOut),
    ];
  }
  return straight;
}

/** The highlight's way between two rows. `jump`: where it goes on when it passes the end. */
export function highlightWay(
  from: number,
  to: number,
  count: number,
  duration: number,
): { segments: Segment[]; up: boolean; jump: number | null } {
  const end = count - 0.01;
  if (to - from > count / 2) {
    const way = count - to + from;
    const segments = [
      move(from, 0, part(duration, from, way), slowIn),
      move(end, to, part(duration, count - to, way), slowOut),
    ];
    return { segments, up: false, jump: end };
  }
  if (to - from <= -count / 2) {
    const way = count - from + to;
    const segments = [
      move(from, end, part(duration, count - from, way), slowIn),
      move(0, to, part(duration, to, way), slowOut),
    ];
    return { segments, up: true, jump: 0 };
  }
  return { segments: [move(from, to, duration, both)], up: from < to, jump: null };
}

/**
 * The offset for `positionViewAtIndex`. `rows` are all, `count` those on the path; `begin` is where the range
 * begins, null without one.
 */
export function offsetFor(
  mode: number,
  {
    row,
    rows,
    count,
    offset,
    begin,
  }: { row: number; rows: number; count: number; offset: number; begin: number | null },
): number {
  const first = rows - row - (begin === null ? 0 : Math.floor(count * begin));
  // Without a range: the end of a closed path is its beginning.
  const last = begin === null ? ((first + count) % rows) - 1e-12 : first + count - 1;
  switch (mode) {
    case 0:
      return first;
    case 1: {
      const middle = (first + (first < last ? last : last + rows)) / 2;
      return begin === null ? middle : Math.round(middle);
    }
    case 2:
      return last;
    case 4: {
      const out = first < last ? offset < first || offset > last : offset < first && offset > last;
      if (!out) return offset;
      return (first - offset + rows) % rows < (offset - last + rows) % rows ? first : last;
    }
    default:
      return rows - row;
  }
}
