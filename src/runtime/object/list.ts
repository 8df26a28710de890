// Lists of objects (`children`, `states`, `list<Item>`) as JavaScript sees them: `length`, elements by
// index, `push`, and writing an element; nothing else of an array, as in Qt.
import { transact } from '../reactive/graph.ts';
import type { QmlObject } from './object.ts';

/** How a type keeps a list. */
export interface ListProperty<T = QmlObject> {
  /** The objects that are in it now. Not to be changed by the caller. */
  items(owner: T): readonly QmlObject[];
  /** Adds one at the end and tells everybody. */
  append?(owner: T, item: QmlObject): void;
  /** Takes all out and tells everybody. */
  clear?(owner: T): void;
  /** Puts another object at an index. Without it, the list is cleared and filled again. */
  replace?(owner: T, index: number, item: QmlObject): void;
  /** What it holds; others are refused. */
  accepts?(item: QmlObject): boolean;
  /** What is refused leaves an empty place. */
  readonly gaps?: true;
}

interface Target {
  owner: QmlObject;
  list: ListProperty<never>;
  name: string;
}
const items = ({ owner, list }: Target): readonly QmlObject[] => list.items(owner as never);

/** Replaces the whole content: emptied, then filled one by one, each told by itself as in Qt. */
export function replaceAll(
  owner: QmlObject,
  list: ListProperty<never>,
  values: readonly (QmlObject | null)[],
): void {
  transact(clear, list, owner, null);
  for (const value of values) add(list, owner, value);
}
function add(list: ListProperty<never>, owner: QmlObject, value: QmlObject | null): void {
  const fits = value && typeof value === 'object' && (list.accepts?.(value) ?? true);
  if (fits || list.gaps) transact(append, list, owner, fits ? value : null);
}
function clear(list: ListProperty<never>, owner: QmlObject): void {
  list.clear?.(owner as never);
}
function append(list: ListProperty<never>, owner: QmlObject, value: QmlObject | null): void {
  list.append?.(owner as never, value as QmlObject);
}

/** What may be assigned to a list: several objects, one, or none. */
export function toItems(value: unknown): readonly (QmlObject | null)[] {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return [...(value as Iterable<QmlObject>)];
  return [value as QmlObject];
}

const methods = {
  push(target: Target, ...values: QmlObject[]): number {
    for (const value of values) add(target.list, target.owner, value);
    return items(target).length;
  },
  toString: () => '[object Object]',
};

const handler: ProxyHandler<{ target: Target }> = {
  get({ target }, key) {
    if (typeof key === 'symbol')
      return key === Symbol.iterator ? () => [...items(target)][Symbol.iterator]() : undefined;
    if (key === 'length') return items(target).length;
    const index = Number(key);
    if (index >= 0) return items(target)[index];
    const method = methods[key as 'push'];
    return method ? (...values: QmlObject[]) => method(target, ...values) : (Object.prototype as never)[key];
  },
  set({ target }, key, value) {
    const { owner, list } = target;
    const now = items(target);
    if (key === 'length') {
      if (value < now.length) replaceAll(owner, list, now.slice(0, value));
      return true;
    }
    const index = Number(key);
    if (typeof key === 'symbol' || !(index >= 0)) return false;
    if (index < now.length) {
      if (list.replace) transact(() => list.replace!(owner as never, index, value), 0, 0, 0);
      else {
        const next = [...now];
        next[index] = value;
        replaceAll(owner, list, next);
      }
    }
    return true;
  },
  has: ({ target }, key) =>
    key === 'length' ||
    key === Symbol.iterator ||
    (typeof key === 'string' && Number(key) < items(target).length),
  ownKeys: ({ target }) => items(target).map((_, index) => String(index)),
  getOwnPropertyDescriptor({ target }, key) {
    const value = typeof key === 'string' ? items(target)[Number(key)] : undefined;
    return value && { value, enumerable: true, configurable: true, writable: true };
  },
};

const views = new WeakMap<QmlObject, Map<unknown, object>>();

/** The list as a value; the same one each time. */
export function ListView(owner: QmlObject, list: ListProperty<never>, name: string): object {
  let all = views.get(owner);
  if (!all) views.set(owner, (all = new Map()));
  let view = all.get(list);
  if (!view) all.set(list, (view = new Proxy({ target: { owner, list, name } }, handler)));
  return view;
}
