// What a change of state does to one property, or as one event; and how a property is named by a text.
// Animations are given the same actions: those that they take they animate.
import { subProperty } from '../engine/property-paths.ts';
import type { Binding } from '../object/binding.ts';
import { type Property, type QmlObject, read, tryPut } from '../object/object.ts';
import { Value } from '../object/value-types.ts';
import { transact, untracked } from '../reactive/graph.ts';

/** A property of one object. `name` as it was asked for: `border.width`. */
export interface PropertyRef {
  readonly object: QmlObject;
  readonly property: Property;
  readonly name: string;
}
export const sameRef = (a: PropertyRef | null, b: PropertyRef | null): boolean =>
  a !== null && b !== null && a.object === b.object && a.property === b.property;

/** Finds a property by its name, with members of groups and values, and through aliases. */
export function refOf(object: QmlObject, name: string): PropertyRef | null {
  const path = name.split('.');
  let at: QmlObject = object;
  for (let i = 0; i < path.length; i++) {
    let property: Property | undefined = at.$meta?.properties[path[i]!];
    while (property?.alias) {
      const end = property.alias(at);
      if (!end || end.property === property) return null;
      at = end.object;
      property = end.property;
    }
    if (!property) return null;
    if (i === path.length - 1) return { object: at, property, name };
    if (property.type.cell) {
      const sub = i === path.length - 2 ? subProperty(property, path[i + 1]!) : null;
      return sub && { object: at, property: sub, name };
    }
    const next = (at as unknown as Record<string, unknown>)[path[i]!] as QmlObject | null;
    if (!next?.$meta) return null;
    at = next;
  }
  return null;
}

/** A value that does not change with the property it was read from. */
export function snapshot(value: unknown): unknown {
  if (!(value instanceof Value)) return value;
  const copy = value.clone();
  copy.$cell = null;
  return copy;
}
export const readRef = ({ object, property }: PropertyRef): unknown =>
  untracked(() => snapshot(read(object, property)));

/** Writes past interceptors and leaves a binding in its place. */
export function writeRef({ object, property }: PropertyRef, value: unknown): void {
  if (!object.$dead) transact(tryPut, object, property, value);
}

export const sameValue = (a: unknown, b: unknown): boolean =>
  a instanceof Value && b instanceof Value
    ? a.constructor === b.constructor && a.$equals(b)
    : Object.is(a, b);

/** Something that a state does besides setting properties. */
export interface ActionEvent {
  readonly kind: string;
  /** The name of a StateChangeScript. */
  readonly name?: string;
  /** Does it by making bindings, at the end of a transition. */
  readonly binds?: boolean;
  execute(): void;
  /** Undoes it; without it there is no way back. */
  reverse?(): void;
  saveOriginals?(): void;
  /** It stands for what `other` did, and can take over its originals. */
  overrides?(other: ActionEvent): boolean;
  copyOriginals?(other: ActionEvent): void;
}

export interface Action {
  /** Null for an event. */
  ref: PropertyRef | null;
  from: unknown;
  to: unknown;
  /** Makes the binding that the property gets. */
  bind: (() => Binding) | null;
  /** The binding that it had. */
  had: Binding | null;
  restore: boolean;
  event: ActionEvent | null;
  reverse: boolean;
  /** Somebody in the transition did the event. */
  done: boolean;
}

export function action(ref: PropertyRef | null, to: unknown, event: ActionEvent | null = null): Action {
  return {
    ref,
    from: ref && readRef(ref),
    to,
    bind: null,
    had: null,
    restore: true,
    event,
    reverse: false,
    done: false,
  };
}
