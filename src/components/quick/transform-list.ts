// `transform: [...]` of an item. What transformations are comes with the first document that names one
// (transforms.ts); here is what every item needs of them.
import type { QmlObject } from '../../runtime/object/object.ts';

/** What is told of a change: the item. */
export interface Transformed extends QmlObject {
  $transformed(): void;
}
/** The transformations of one item. */
export interface TransformList {
  readonly items: readonly QmlObject[];
  add(transform: QmlObject): void;
  clear(): void;
  /** Its part in the plane, as CSS has it: a b c d e f. */
  affine(): [number, number, number, number, number, number];
  css(): string;
}
/** Filled in by transforms.ts. */
export const transformKinds = {
  list: null as ((item: Transformed) => TransformList) | null,
  accepts: (_object: QmlObject): boolean => false,
};

const LIST = Symbol('transform');
/** Null for an item that has none. */
export function listedTransforms(item: QmlObject): TransformList | null {
  const list = item.$x?.get(LIST) as TransformList | undefined;
  return list?.items.length ? list : null;
}

/** The property of `Item`. */
export const transformProperty = {
  notify: false as const,
  list: {
    items: (item: Transformed): readonly QmlObject[] => listedTransforms(item)?.items ?? [],
    append(item: Transformed, transform: QmlObject): void {
      if (!transformKinds.accepts(transform)) return;
      const extra = (item.$x ??= new Map());
      let list = extra.get(LIST) as TransformList | undefined;
      if (!list) extra.set(LIST, (list = transformKinds.list!(item)));
      list.add(transform);
    },
    clear: (item: Transformed): void => listedTransforms(item)?.clear(),
    accepts: (object: QmlObject): boolean => transformKinds.accepts(object),
  },
};
