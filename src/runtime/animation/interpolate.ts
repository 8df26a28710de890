// Values between two values, as Qt's animations compute them for each type of property.

import { Color, type Value } from '../object/value-types.ts';
import type { Quaternion } from '../object/vectors.ts';
import { rgba, toRgb } from '../qt/color.ts';

export type Interpolate = (from: never, to: never, progress: number) => unknown;

const number = (from: number, to: number, progress: number): number => from + (to - from) * progress;

/** Each member on its way: points, sizes, rectangles, vectors, matrices. */
function members<V extends Value>(from: V, to: V, progress: number): V {
  const result = to.clone();
  result.$cell = null;
  for (const name of to.$fields)
    (result as Record<string, unknown>)[name] = number(from[name as never], to[name as never], progress);
  return result;
}

/** By its channels, in steps of 1/255. */
function color(from: Color, to: Color, progress: number): Color {
  const a = toRgb(from._spec);
  const b = toRgb(to._spec);
  const channel = (name: 'r' | 'g' | 'b' | 'a'): number =>
    Math.min(
      255,
      Math.max(0, Math.trunc(number(Math.round(a[name] * 255), Math.round(b[name] * 255), progress))),
    ) / 255;
  return new Color(rgba(channel('r'), channel('g'), channel('b'), channel('a')));
}

function slerp(from: Quaternion, to: Quaternion, t: number): Quaternion {
  const names = ['scalar', 'x', 'y', 'z'] as const;
  let dot = names.reduce((sum, name) => sum + from[name] * to[name], 0);
  const sign = dot < 0 ? -1 : 1;
  dot *= sign;
  let [a, b] = [1 - t, t];
  if (1 - dot > 1e-7) {
    const angle = Math.acos(dot);
    a = Math.sin(a * angle) / Math.sin(angle);
    b = Math.sin(b * angle) / Math.sin(angle);
  }
  const Type = to.constructor as typeof Quaternion;
  return new Type(...names.map((name) => from[name] * a + to[name] * b * sign));
}

const BY_TYPE: Readonly<Record<string, Interpolate>> = {
  real: number as Interpolate,
  int: ((from: number, to: number, progress: number) =>
    Math.trunc(number(from, to, progress))) as Interpolate,
  color: color as Interpolate,
  quaternion: slerp as Interpolate,
};
for (const name of ['point', 'size', 'rect', 'vector2d', 'vector3d', 'vector4d'])
  (BY_TYPE as Record<string, Interpolate>)[name] = members as Interpolate;

/** Null for types that have nothing in between: those change at the end. */
export const interpolatorOf = (type: string): Interpolate | null => BY_TYPE[type] ?? null;

const turn =
  (fix: (difference: number) => number): Interpolate =>
  (from: number, to: number, progress: number) =>
    from + fix(to - from) * progress;
const shortest = turn((d) => {
  const r = ((d % 360) + 360) % 360;
  return r > 180 ? r - 360 : r;
});
/** `RotationAnimation.direction`: Numerical, Shortest, Clockwise, Counterclockwise. */
export const ROTATIONS: readonly Interpolate[] = [
  number as Interpolate,
  shortest,
  turn((d) => ((d % 360) + 360) % 360),
  turn((d) => ((d % 360) - 360) % 360),
];
