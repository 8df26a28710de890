// QML objects as `for (name in object)`, `Object.keys()` and `hasOwnProperty()` see them: what they answer to are
// accessors of their classes, and as in Qt it counts as their own. A part that comes with the first document
// that asks.

import { addMembers, late } from '../qt/late-members.ts';
import { install as addHues } from './hues.ts';
import { namesOf, QmlObject, type Signal } from './object.ts';
import { Value } from './value-types.ts';

/** What names its members itself: a point, a row of a model. */
interface Named {
  readonly $names?: readonly string[];
}
type Reflected = QmlObject | Value;
const isReflected = (value: unknown): value is Reflected =>
  value instanceof QmlObject || value instanceof Value;

/** All names: properties, then their change signals, then other signals and methods; the base's first. */
function names(object: Reflected): readonly string[] {
  const { $names } = object as Named;
  if ($names) return $names;
  const { properties, members } = (object as QmlObject).$meta;
  const first = new Set(namesOf(properties));
  for (const name of [...first]) {
    const { notify } = properties[name] as { notify: Signal | null };
    if (notify) first.add(notify.name);
  }
  for (const name of namesOf(members)) if (name !== 'toString' && name !== 'destroy') first.add(name);
  return [...first];
}

const entries = (object: Reflected): [string, unknown][] =>
  names(object).map((name) => [name, object[name as keyof Reflected]]);

const OWN: Record<string, (object: Reflected) => unknown> = {
  keys: (object) => [...names(object)],
  getOwnPropertyNames: (object) => [...names(object)],
  entries,
  values: (object) => entries(object).map(([, value]) => value),
};

/** What is assigned of an object of QML is what it answers to. */
const assign = (target: object, ...sources: unknown[]): object =>
  Object.assign(
    target,
    ...sources.map((source) => (isReflected(source) ? Object.fromEntries(entries(source)) : source)),
  );

const QtObjectFunction = new Proxy(Object, {
  get(target, key) {
    if (key === 'assign') return assign;
    const own = OWN[key as string];
    const plain = Reflect.get(target, key, target);
    return own ? (value: unknown) => (isReflected(value) ? own(value) : plain(value)) : plain;
  },
});

export function install(): void {
  addHues();
  late.globals.Object = () => QtObjectFunction;
  late.keys = (value) =>
    isReflected(value) ? Object.fromEntries(names(value).map((name) => [name, true])) : value;
  const has = function (this: QmlObject, name: string): boolean {
    return name in this.$meta.members;
  };
  const hasName = function (this: Value, name: string): boolean {
    return this.$names.includes(name);
  };
  addMembers(Value.prototype, { hasOwnProperty: hasName, propertyIsEnumerable: hasName });
  addMembers(QmlObject.prototype, {
    hasOwnProperty: has,
    propertyIsEnumerable: has,
  });
}
