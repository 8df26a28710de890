// `property list<Item> things`: the list lies in the property's slot.

import type { ListProperty } from '../object/list.ts';
import type { Property, QmlObject } from '../object/object.ts';
import { FAIL, type PropertyType } from '../object/types.ts';
import { emit } from '../reactive/graph.ts';

export function documentList(property: Property, elements: PropertyType): ListProperty {
  const items = (owner: QmlObject): QmlObject[] => {
    const list = (owner.$v[property.slot] ??= []) as QmlObject[];
    // What is destroyed leaves its place empty.
    for (let i = list.length - 1; i >= 0; i--) if (list[i]?.$dead) list[i] = null as never;
    return list;
  };
  const told = (owner: QmlObject): void => {
    if (property.notify) emit(owner, property.notify);
  };
  return {
    items,
    gaps: true,
    accepts: (item) => elements.coerce(item) !== FAIL,
    append(owner, item) {
      items(owner).push(item);
      told(owner);
    },
    clear(owner) {
      owner.$v[property.slot] = [];
      told(owner);
    },
    replace(owner, index, item) {
      items(owner)[index] = item;
      told(owner);
    },
  };
}
