// What stands between the tags of an element that `defineElement` made. Elements of documents become objects in
// the default property of the document's root, in the order of the page; anything else is shown over the root
// through a slot. All elements within one another share one scene, that of the outermost.
import type { QmlObject } from '../../runtime/object/object.ts';
import type { Scene } from './scene.ts';

/** An element of a document, as those around it and in it see it. */
export interface Neighbour {
  /** The root object of its document while it runs. */
  readonly root: QmlObject | null;
  /** The scene that the root lives in. */
  readonly scene: Scene | null;
  /** Runs its document, in the scene of the element around it where there is one. */
  start(): void;
  /** Ends its document, and those of the elements in it; what the page set is kept. */
  release(): void;
  /** Runs everything anew that shares its scene. */
  restart(): void;
  /** Brings the objects of the elements in it into the order of the page. */
  arrange(without?: QmlObject): void;
}

export const neighbours = new WeakMap<Element, Neighbour>();

const childrenOf = (element: Element): Neighbour[] =>
  [...element.children].flatMap((child) => neighbours.get(child) ?? []);

/** The element around it, where that is one of a document too. */
export const around = (element: Element): Neighbour | null =>
  (element.parentElement && neighbours.get(element.parentElement)) ?? null;

export function startChildren(element: Element): void {
  for (const child of childrenOf(element)) child.start();
}
export function releaseChildren(element: Element): void {
  for (const child of childrenOf(element)) child.release();
}

/** A list that a page may iterate, assign and push to; a default property that holds one object is none. */
const isList = (value: unknown): value is Iterable<QmlObject> & { push(object: QmlObject): void } =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/**
 * Puts the objects of an element's children into the default property of its root, after what the document itself
 * has there.
 * @param latest an object that is not its element's yet, and the element
 * @param without the object of an element that is about to go
 * @throws Error that says why the latest does not fit
 */
export function arrange(
  element: Element,
  root: QmlObject,
  { latest, without }: { latest?: readonly [Element, QmlObject]; without?: QmlObject } = {},
): void {
  const { name: type, defaultProperty: name, properties } = root.$meta;
  if (root.$dead) return;
  if (name === null) throw new Error(`${type} has no default property`);
  const objects = [...element.children].flatMap(
    (child) => (child === latest?.[0] ? latest[1] : neighbours.get(child)?.root) ?? [],
  );
  const wanted = objects.filter((object) => object !== without && !object.$dead);
  const values = root as unknown as Record<string, unknown>;
  const value = values[name];
  if (!isList(value)) {
    // It holds one: the last, as in a document.
    const last = wanted.at(-1) ?? null;
    if ((latest || without) && value !== last) values[name] = last;
    return;
  }
  const now = [...value];
  const ours = new Set([...objects, without]);
  const there = now.filter((object) => ours.has(object));
  const added = latest?.[1];
  if (added && wanted.at(-1) === added && !there.includes(added)) value.push(added);
  else if (there.length !== wanted.length || there.some((object, at) => object !== wanted[at]))
    if (!without || properties[name]!.notify)
      // What is destroyed leaves a list by itself; only those that tell of it are told.
      values[name] = [...now.filter((object) => !ours.has(object)), ...wanted];
  if (added && ![...(values[name] as Iterable<QmlObject>)].includes(added))
    throw new Error(`${added.$meta.name} does not fit into the property ${name} of ${type}`);
}

const sheetOf = (css: string): (() => CSSStyleSheet) => {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    return sheet;
  };
};
/** Over the root, where its own elements take the pointer and nothing else does. */
const overlay = sheetOf(`
.stage:not(:empty) ~ slot { display: block; position: absolute; inset: 0; pointer-events: none; }
::slotted(*) { pointer-events: auto; }
`);
/** The object is drawn in the scene of the element around. */
const elsewhere = sheetOf(':host { display: none !important; }');

export function showContent(element: Element): void {
  element.shadowRoot!.adoptedStyleSheets.push(overlay());
}
export function showElsewhere(element: Element, on: boolean): void {
  const { adoptedStyleSheets: sheets } = element.shadowRoot!;
  const at = sheets.indexOf(elsewhere());
  if (on && at < 0) sheets.push(elsewhere());
  else if (!on && at >= 0) sheets.splice(at, 1);
}
