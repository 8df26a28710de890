// `transform: [...]` of an item: what its transformations make together. The types themselves (Rotation, Scale,
// Translate, Matrix4x4) come with the first document that names one.
import { defineType, QmlObject } from '../../runtime/object/object.ts';

/** Sixteen numbers, row by row. */
export type Matrix = readonly number[];
export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** What is told of a change: the item. */
export interface Transformed extends QmlObject {
  $transformed(): void;
}

export abstract class Transform extends QmlObject {
  $users = new Set<Transformed>();
  abstract $matrix(): Matrix;
  /** For `changed` of its properties. */
  $moved(): void {
    for (const user of this.$users) user.$transformed();
  }
  override $destroyed(): void {
    for (const user of this.$users) {
      const list = listedTransforms(user);
      if (list) list.items = list.items.filter((each) => each !== this);
      if (!user.$dead) user.$transformed();
    }
  }
}
defineType(Transform, { name: 'Transform', creatable: false });

export function multiply(a: Matrix, b: Matrix): Matrix {
  const result: number[] = [];
  for (let i = 0; i < 16; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += a[(i & 12) + k]! * b[4 * k + (i & 3)]!;
    result.push(sum);
  }
  return result;
}

class TransformList {
  items: Transform[] = [];
  /** The first of the list is applied first. */
  #matrix(): Matrix {
    return this.items.reduce((matrix, each) => multiply(each.$matrix(), matrix), IDENTITY);
  }
  /** Its part in the plane, as CSS has it: a b c d e f. */
  affine(): [number, number, number, number, number, number] {
    const m = this.#matrix();
    return [m[0]!, m[4]!, m[1]!, m[5]!, m[3]!, m[7]!];
  }
  css(): string {
    const m = this.#matrix();
    const columns = m.map((_, i) => m[(i & 3) * 4 + (i >> 2)]!);
    return `matrix3d(${columns.map((n) => Number(n.toFixed(9))).join()})`;
  }
}

const LIST = Symbol('transform');
/** Null for an item that has none. */
export function listedTransforms(item: QmlObject): TransformList | null {
  const list = item.$x?.get(LIST) as TransformList | undefined;
  return list?.items.length ? list : null;
}
const listOf = (item: QmlObject): TransformList => {
  const extra = (item.$x ??= new Map());
  let list = extra.get(LIST) as TransformList | undefined;
  if (!list) extra.set(LIST, (list = new TransformList()));
  return list;
};

/** The property of `Item`. */
export const transformProperty = {
  notify: false as const,
  list: {
    items: (item: Transformed): readonly QmlObject[] => listedTransforms(item)?.items ?? [],
    append(item: Transformed, transform: QmlObject): void {
      if (!(transform instanceof Transform)) return;
      listOf(item).items.push(transform);
      transform.$users.add(item);
      item.$transformed();
    },
    clear(item: Transformed): void {
      const list = listOf(item);
      for (const transform of list.items) transform.$users.delete(item);
      list.items = [];
      item.$transformed();
    },
    accepts: (object: QmlObject): boolean => object instanceof Transform,
  },
};
