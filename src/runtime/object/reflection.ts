// QML objects as `for (name in object)`, `Object.keys()` and `hasOwnProperty()` see them: what they answer to are
// accessors of their classes, and as in Qt it counts as their own. A part that comes with the first document
// that asks.

import { addMembers, late } from '../qt/late-members.ts';
import { install as addHues } from './hues.ts';
import { namesOf, QmlObject, type Signal } from './object.ts';

/** All names: properties, then their change signals, then other signals and methods; the base's first. */
function names(object: QmlObject): string[] {
  const { properties, members } = object.$meta;
  const first = new Set(namesOf(properties));
  for (const name of [...first]) {
    const { notify } = properties[name] as { notify: Signal | null };
    if (notify) first.add(notify.name);
  }
  for (const name of namesOf(members)) if (name !== 'toString' && name !== 'destroy') first.add(name);
  return [...first];
}

const entries = (object: QmlObject): [string, unknown][] =>
  names(object).map((name) => [name, object[name as keyof QmlObject]]);

const OWN: Record<string, (object: QmlObject) => unknown> = {
  keys: names,
  getOwnPropertyNames: names,
  entries,
  values: (object) => entries(object).map(([, value]) => value),
};

const QtObjectFunction = new Proxy(Object, {
  get(target, key) {
    const own = OWN[key as string];
    const plain = Reflect.get(target, key, target);
    return own ? (value: unknown) => (value instanceof QmlObject ? own(value) : plain(value)) : plain;
  },
});

export function install(): void {
  addHues();
  late.globals.Object = () => QtObjectFunction;
  late.keys = (value) =>
    value instanceof QmlObject ? Object.fromEntries(names(value).map((name) => [name, true])) : value;
  const has = function (this: QmlObject, name: string): boolean {
    return name in this.$meta.members;
  };
  addMembers(QmlObject.prototype, {
    hasOwnProperty: has,
    propertyIsEnumerable: has,
  });
}
