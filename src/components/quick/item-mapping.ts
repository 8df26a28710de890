// The plane geometry of items: from an item's coordinates to its parent's and back.
import { Point, Rect } from '../../runtime/object/value-types.ts';
import type { TransformList } from './transform-list.ts';

/** `[a, b, c, d, e, f]` as in CSS. */
export type Matrix = [number, number, number, number, number, number];

/** The matrix of an item at `x`, `y` that is turned and scaled about `origin`, with its `transform` after that. */
export function transformed(
  x: number,
  y: number,
  [ox, oy]: readonly [number, number],
  rotation: number,
  scale: number,
  listed: TransformList | null | undefined,
): Matrix {
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  const e = ox - cos * ox + sin * oy;
  const f = oy - sin * ox - cos * oy;
  if (!listed) return [cos, sin, -sin, cos, x + e, y + f];
  const [a, b, c, d, tx, ty] = listed.affine();
  return [
    a * cos + c * sin,
    b * cos + d * sin,
    c * cos - a * sin,
    d * cos - b * sin,
    a * e + c * f + tx + x,
    b * e + d * f + ty + y,
  ];
}

/** The point that a matrix takes to `x`, `y`. */
export function inverse([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  const determinant = a * d - b * c || 1;
  return [(d * (x - e) - c * (y - f)) / determinant, (a * (y - f) - b * (x - e)) / determinant];
}

/** A point, or the rectangle around the corners of a rectangle, given in one of the ways of `mapToItem`. */
export function mapped(
  x: unknown,
  y: number | undefined,
  width: number | undefined,
  height: number | undefined,
  map: (x: number, y: number) => readonly [number, number],
): Point | Rect {
  if (x instanceof Rect) return mapped(x.x, x.y, x.width, x.height, map);
  if (x instanceof Point) return new Point(...map(x.x, x.y));
  if (typeof x !== 'number' || typeof y !== 'number') throw new TypeError('Type error');
  const left = x;
  const top = y;
  if (width === undefined) return new Point(...map(left, top));
  const corners = [
    map(left, top),
    map(left + width, top),
    map(left, top + (height ?? 0)),
    map(left + width, top + (height ?? 0)),
  ];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return new Rect(
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs) - Math.min(...xs),
    Math.max(...ys) - Math.min(...ys),
  );
}
