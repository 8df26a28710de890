// Turning and scaling about a place that is not an item's own origin.
import type { Item } from './item.ts';

/**
 * Where an item has to be so that the place `centre` of its parent stays where it is on the item, when the item is
 * turned and scaled from what it was, and moved by `way`.
 */
export function adjustedPlace(
  item: Item,
  centre: readonly [number, number],
  start: readonly [number, number],
  way: readonly [number, number],
  scale: number,
  rotation: number,
): [number, number] {
  const [ox, oy] = item.$origin();
  const x = start[0] + ox + way[0] - centre[0];
  const y = start[1] + oy + way[1] - centre[1];
  const angle = (rotation * Math.PI) / 180;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  return [x * cos - y * sin + centre[0] - ox, x * sin + y * cos + centre[1] - oy];
}
