// Values with members (`font`, `point`) in the slots of objects. A value that nobody has read is shared and never
// written; reading makes a copy that belongs to the property and tells it when a member is written.
import { emit } from '../reactive/graph.ts';
import { dropBinding } from './binding.ts';
import type { QmlObject } from './object.ts';
import type { Property } from './property.ts';
import { type Cell, SHARED, type Value } from './value-types.ts';

/** The live cell of a value-typed property: made when it is first read. */
export function cellOf(object: QmlObject, property: Property): Value {
  const value = object.$v[property.slot] as Value;
  if (value.$cell !== SHARED) return value;
  const own = value.clone();
  own.$cell = new PropertyCell(object, property);
  return (object.$v[property.slot] = own);
}

class PropertyCell implements Cell {
  readonly object: QmlObject;
  readonly property: Property;
  constructor(object: QmlObject, property: Property) {
    this.object = object;
    this.property = property;
  }
  intercepts(name: string, value: unknown): boolean {
    const { object, property } = this;
    const sub = object.$i === null ? undefined : property.subs?.[name];
    const interceptor = sub && object.$i!.get(sub);
    interceptor?.write(value);
    return interceptor !== undefined;
  }
  touched(): void {
    const { object, property } = this;
    if (object.$b !== null) dropBinding(object, property);
    const value = object.$v[property.slot] as never;
    property.changed?.(object, value, value);
    if (property.notify) emit(object, property.notify);
  }
}

/** Puts a value into a cell; false when it is equal to the one there. */
export function storeCell(values: unknown[], slot: number, value: Value): boolean {
  const old = values[slot] as Value;
  if (old === value || (old.constructor === value.constructor && old.$equals(value))) return false;
  if (old.$cell !== SHARED && old.constructor === value.constructor) old.$copy(value);
  else if (value.$cell === SHARED) values[slot] = value;
  else {
    const copy = value.clone();
    copy.$cell = SHARED;
    values[slot] = copy;
  }
  return true;
}
