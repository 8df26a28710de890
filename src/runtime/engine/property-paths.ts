// Properties that are reached over others: what an alias stands for, `font.bold` as a property of its own, the way
// from an object to the one that carries a property; and what follows when the object in one is destroyed.

import type { Meta } from '../object/object.ts';
import {
  attachedObject as attached,
  cellOf,
  GONE,
  Property,
  QmlObject,
  storeCell,
} from '../object/object.ts';
import { listen } from '../object/signal.ts';
import { BASIC_TYPES } from '../object/types.ts';
import { Value } from '../object/value-types.ts';
import { disconnect, emit, type Link } from '../reactive/graph.ts';
import type { Step } from './component-plan.ts';

export const aliasTargets = new WeakMap<Property, () => Property | null>();
export function aliasTarget(property: Property): Property | null {
  const target = aliasTargets.get(property)?.() ?? null;
  return target?.alias ? aliasTarget(target) : target;
}
export const aliasObjects = new WeakMap<Property, () => Meta>();
export const aliasObject = (property: Property): Meta | null => aliasObjects.get(property)?.() ?? null;

/** The object that carries the property, from the one that was declared. */
export function walk(from: QmlObject, steps: readonly Step[] | null): QmlObject {
  if (steps === null) return from;
  let object = from;
  for (const step of steps)
    object =
      step.kind === 'attached'
        ? (attached(object, step.cls) as QmlObject)
        : ((object as unknown as Record<string, QmlObject>)[step.property.name] as QmlObject);
  return object;
}

/** `font.bold` as a property of the object that has `font`. */
export function subProperty(property: Property, name: string): Property | null {
  const known = (property.subs ??= {})[name];
  if (known) return known;
  const sample = property.type.initial as Value;
  if (!(sample instanceof Value) || !(name in sample)) return null;
  const initial = sample[name as never] as unknown;
  const type =
    typeof initial === 'boolean'
      ? BASIC_TYPES.bool!
      : typeof initial === 'string'
        ? BASIC_TYPES.string!
        : BASIC_TYPES[/^(?:pixelSize|weight|capitalization)$/.test(name) ? 'int' : 'real']!;
  const sub = new Property(`${property.name}.${name}`, type, property.notify);
  sub.parent = property;
  sub.get = (object) => (object as unknown as Record<string, Record<string, unknown>>)[property.name]![name];
  sub.set = (object, value) => {
    const next = (cellOf(object, property) as Value).clone() as Value & Record<string, unknown>;
    next.$cell = null;
    next[name] = value;
    if (property.set) property.set(object, next as never);
    else if (storeCell(object.$v, property.slot, next)) {
      property.changed?.(object, next as never, next as never);
      if (property.notify) emit(object, property.notify);
    }
  };
  property.subs[name] = sub;
  return sub;
}

/** A property whose object is destroyed holds null from then on, and tells of it. */
export function guard(property: Property): (owner: QmlObject, value: never) => void {
  return (owner, value: unknown) => {
    const before = owner.$x?.get(property) as Link | undefined;
    if (before) {
      disconnect(before);
      owner.$x!.delete(property);
    }
    if (value instanceof QmlObject)
      (owner.$x ??= new Map()).set(
        property,
        listen(value, GONE, () => {
          if (!owner.$dead) owner.$set(property.name, null);
        }),
      );
  };
}

const FORWARDED = Symbol('forwarded');
/** The change signal of an alias follows its target's from the moment somebody listens. */
export function forward(object: QmlObject, property: Property): void {
  const extra = (object.$x ??= new Map());
  let done = extra.get(FORWARDED) as Set<Property> | undefined;
  if (!done) extra.set(FORWARDED, (done = new Set()));
  if (done.has(property)) return;
  const target = property.alias!(object);
  // As in Qt 6: an alias for an alias of the same object does not tell.
  const notify =
    target && target.property !== property && !(target.property.alias && target.object === object)
      ? target.property.notify
      : null;
  if (!notify) return;
  done.add(property);
  listen(target!.object, notify, () => emit(object, property.notify!));
}
