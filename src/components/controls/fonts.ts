// What a font takes from the controls around it. What a document sets of `font` is a control's own; the rest
// comes from the nearest control outside, as in https://doc.qt.io/qt-6/qml-qtquick-controls-control.html#font-prop.
// Always holds: while no control has a font of its own, nothing is looked for.
import type { QmlObject } from '../../runtime/object/object.ts';
import { Font } from '../../runtime/object/value-types.ts';
import { Item } from '../quick/item.ts';

/** Whoever hands its font on: controls, labels, fields, windows, popups. */
export interface Lettered extends QmlObject {
  font: Font;
  /** The members of its font that are its own. */
  $fontOwn: Record<string, unknown> | null;
}
const isLettered = (item: QmlObject): item is Lettered => '$fontOwn' in item;
type Members = Record<string, unknown>;
const DEFAULT = new Font();
const FIELDS = (DEFAULT as unknown as { $fields: readonly string[] }).$fields;

/** Some font somewhere is no default. */
let given = false;
let spreading = false;
/** What was handed to it last: what differs from it is its own. */
const base = new WeakMap<QmlObject, Font>();

/** From whom an item outside of its parents takes its font: the item of a window or a popup. */
export const fontOwners = new WeakMap<Item, Lettered>();
function outer(item: QmlObject): Lettered | null {
  let at = item instanceof Item ? item : null;
  for (; at; at = at.$parentItem) {
    if (at !== item && isLettered(at)) return at;
    const owner = fontOwners.get(at);
    if (owner && owner !== (item as unknown)) return owner;
  }
  return null;
}
const field = (font: Font, name: string): unknown => (font as unknown as Members)[`_${name}`];

/** The font of an object was set, by its document. */
export function fontChanged(object: Lettered): void {
  if (spreading) return;
  const from = base.get(object) ?? DEFAULT;
  const now = object.font;
  object.$fontOwn = null;
  for (const name of FIELDS)
    if (field(now, name) !== field(from, name)) (object.$fontOwn ??= {})[name] = field(now, name);
  if (object.$fontOwn) given = true;
  if (given) spread(object);
}
/** It came to another place: takes its font from there. */
export function inheritFont(object: Lettered): void {
  if (!given) return;
  const from = outer(object);
  if (from) take(object, from.font);
}
function take(object: Lettered, from: Font): void {
  const next = from.clone();
  base.set(object, from.clone());
  const own = object.$fontOwn;
  if (own)
    for (const name of FIELDS)
      if (name in own)
        (next as unknown as Members)[name === 'weight' || name === 'bold' ? `_${name}` : name] = own[name];
  spreading = true;
  try {
    object.$set('font', next);
  } finally {
    spreading = false;
  }
  spread(object);
}
function spread(object: Lettered): void {
  const from = object.font;
  const visit = (item: Item): void => {
    if (isLettered(item)) take(item, from);
    else for (const child of item.$items ?? []) visit(child);
  };
  const items = object instanceof Item ? object.$items : (object as { $root?: Item }).$root?.$items;
  for (const item of items ?? []) visit(item);
}
