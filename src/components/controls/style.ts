// How the looks of the Basic style are made: items with values and with expressions that follow what they
// read, as a document would declare them. Figures follow https://doc.qt.io/qt-6/qtquickcontrols-basic.html.
import { bindingRequest } from '../../runtime/object/binding.ts';
import type { QmlObject } from '../../runtime/object/object.ts';
import { type Color, parseColor } from '../../runtime/object/value-types.ts';
import type { Item } from '../quick/item.ts';
import { Rectangle } from '../quick/rectangle.ts';
import { Text } from '../quick/text.ts';

export type Look = Record<string, unknown>;

/** Sets values; what is given as a function becomes a binding, an object goes into the group of its name. */
export function give(object: QmlObject, look: Look): void {
  const target = object as unknown as Record<string, unknown>;
  for (const name of Object.keys(look)) {
    const value = look[name];
    if (typeof value === 'function') target[name] = bindingRequest(value as () => unknown);
    else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      give(target[name] as QmlObject, value as Look);
    else target[name] = value;
  }
}

/** An object of the style, which no document declares: it belongs to `owner`. */
export function made<T extends Item>(owner: QmlObject, item: T, look: Look, ...inside: Item[]): T {
  item.$c = owner.$c;
  item.$begin();
  for (const child of inside) child.$setParentItem(item);
  give(item, look);
  item.$adopt(owner);
  item.$complete();
  return item;
}
export const box = (owner: QmlObject, look: Look, ...inside: Item[]): Rectangle =>
  made(owner, new Rectangle(), look, ...inside);
export const label = (owner: QmlObject, look: Look): Text => made(owner, new Text(), look);

/** A colour between two. */
export function blend(a: Color, b: Color, part: number): Color {
  if (!part) return a;
  const mix = (x: number, y: number): string =>
    Math.round((x * (1 - part) + y * part) * 255)
      .toString(16)
      .padStart(2, '0');
  return parseColor(`#${mix(a.a, b.a)}${mix(a.r, b.r)}${mix(a.g, b.g)}${mix(a.b, b.b)}`)!;
}
/** The same colour with another opacity. */
export function faded(color: Color, alpha: number): Color {
  const text = String(color);
  const part = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
  return parseColor(`#${part}${text.slice(-6)}`)!;
}
