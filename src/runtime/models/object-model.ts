// `ObjectModel`: a model of objects that are there already. Follows
// https://doc.qt.io/qt-6/qml-qtqml-models-objectmodel.html.
import { defineType, QmlObject } from '../object/object.ts';
import type { InstanceModel, Made } from './delegate-rows.ts';
import type { ItemModelChange } from './item-model.ts';

/** `ObjectModel.index`: where the object stands. */
export class ObjectModelAttached extends QmlObject {
  constructor(object: QmlObject) {
    super();
    if (object.$parent instanceof ObjectModel)
      this.$v[this.$meta.properties.index!.slot] = object.$parent.$children_.indexOf(object);
  }
}
defineType(ObjectModelAttached, {
  name: 'ObjectModel',
  cpp: 'QQmlObjectModelAttached',
  creatable: false,
  properties: { index: { type: 'int', value: -1, readonly: true } },
});

class Given implements Made {
  $index: number;
  readonly $item: QmlObject;
  constructor(item: QmlObject, index: number) {
    this.$item = item;
    this.$index = index;
  }
}

export class ObjectModel extends QmlObject implements InstanceModel {
  #given: Given[] = [];
  #listeners = new Set<(change: ItemModelChange) => void>();

  get $children_(): QmlObject[] {
    return this.#given.map(({ $item }) => $item);
  }
  get $length(): number {
    return this.#given.length;
  }
  $object(index: number, init: (item: QmlObject, made: Made) => void): Made | null {
    const given = this.#given[index];
    if (!given || given.$item.$dead) return null;
    init(given.$item, given);
    return given;
  }
  $release({ $item: item }: Made): void {
    (item as { $setParentItem?: (parent: null) => void } | null)?.$setParentItem?.(null);
  }
  $value(): unknown {
    return '';
  }
  $watch(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  #tell(change: ItemModelChange): void {
    this.#given.forEach((given, index) => {
      given.$index = index;
      for (const attached of given.$item.$x?.values() ?? [])
        if (attached instanceof ObjectModelAttached) attached.$set('index', index);
    });
    for (const listener of [...this.#listeners]) listener(change);
    if (change.kind !== 'move') this.$emit('countChanged');
    this.$emit('childrenChanged');
  }

  get(index: number): QmlObject | null {
    return this.#given[index]?.$item ?? null;
  }
  append(object: QmlObject): void {
    this.insert(this.#given.length, object);
  }
  insert(index: number, object: QmlObject): void {
    if (!(index >= 0 && index <= this.#given.length)) {
      this.#warn(`insert: index ${index} out of range`);
      return;
    }
    if (!(object instanceof QmlObject)) return;
    if (object.$parent === null) object.$adopt(this);
    this.#given.splice(index, 0, new Given(object, index));
    this.#tell({ kind: 'insert', index, count: 1 });
  }
  move(from: number, to: number, count = 1): void {
    const { length } = this.#given;
    if (count <= 0 || from === to) return;
    if (!(from >= 0 && to >= 0 && from + count <= length && to + count <= length)) {
      this.#warn('move: out of range');
      return;
    }
    this.#given.splice(to, 0, ...this.#given.splice(from, count));
    this.#tell({ kind: 'move', index: from, count, to });
  }
  remove(index: number, count = 1): void {
    const { length } = this.#given;
    if (!(index >= 0 && count > 0 && index + count <= length)) {
      this.#warn(`remove: indices [${index} - ${index + count}] out of range [0 - ${length}]`);
      return;
    }
    this.#given.splice(index, count);
    this.#tell({ kind: 'remove', index, count });
  }
  clear(): void {
    if (this.#given.length) this.remove(0, this.#given.length);
  }
  #warn(text: string): void {
    const at = this.$at as never;
    (this.$c!.engine as { warn(at: unknown, text: string): void }).warn(at, `QML ObjectModel: ${text}`);
  }
}
defineType(ObjectModel, {
  name: 'ObjectModel',
  cpp: 'QQmlObjectModel',
  properties: {
    count: { type: 'int', readonly: true, get: (model) => model.$length },
    children: {
      list: {
        items: (model) => model.$children_,
        append: (model, object) => model.append(object),
        clear: (model) => model.clear(),
      },
    },
  },
  methods: ['get', 'append', 'insert', 'move', 'remove', 'clear'],
  defaultProperty: 'children',
  attached: ObjectModelAttached,
});
