// What a running document has become, to be given to its next version while developing: the values that were
// assigned since it was created, of the root and of the objects with an id. A value goes over where the new
// version has an object of that id with such a property, and binds nothing to it.
import type { Context } from '../../runtime/engine/context.ts';
import type { QmlModule } from '../../runtime/engine/document-loader.ts';
import { findBinding } from '../../runtime/object/binding.ts';
import type { QmlObject } from '../../runtime/object/object.ts';
import type { Scene } from './scene.ts';

export type Values = Map<string, Map<string, unknown>>;

/** What the layout works out is worked out anew. */
const GEOMETRY = new Set(['x', 'y', 'width', 'height', 'implicitWidth', 'implicitHeight']);

/** By id; the root itself under ''. */
function objectsOf(root: QmlObject): Map<string, QmlObject> {
  const objects = new Map([['', root]]);
  for (const context of (root.$cs ?? []) as Context[])
    for (const id of context.shape?.idNames ?? []) {
      const object = context.ids[id] as QmlObject | null;
      if (object && !object.$dead && object.$meta) objects.set(id, object);
    }
  return objects;
}

const isPlain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function valuesOf(root: QmlObject): Values {
  const values: Values = new Map();
  for (const [id, object] of objectsOf(root)) {
    const own = new Map<string, unknown>();
    for (const name in object.$meta.properties) {
      const property = object.$meta.properties[name]!;
      if (property.slot < 0 || !property.writable || (id && GEOMETRY.has(name))) continue;
      const value = (object as unknown as Record<string, unknown>)[name];
      if (isPlain(value)) own.set(name, value);
    }
    values.set(id, own);
  }
  return values;
}

const fresh = new WeakMap<Scene, Values>();

/** Remembers how a scene began. */
export function rememberStart(scene: Scene): void {
  if (scene.root) fresh.set(scene, valuesOf(scene.root));
}

/** What has changed since. */
export function takeState(scene: Scene): Values {
  const changed: Values = new Map();
  const start = fresh.get(scene);
  if (!start || !scene.root) return changed;
  for (const [id, values] of valuesOf(scene.root))
    for (const [name, value] of values) {
      const before = start.get(id);
      if (!before?.has(name) || before.get(name) === value) continue;
      if (!changed.has(id)) changed.set(id, new Map());
      changed.get(id)!.set(name, value);
    }
  return changed;
}

/** Gives the values to the objects that have a place for them. */
export function giveState(scene: Scene, state: Values): void {
  if (!scene.root) return;
  const objects = objectsOf(scene.root);
  for (const [id, values] of state) {
    const object = objects.get(id) as unknown as (QmlObject & Record<string, unknown>) | undefined;
    for (const [name, value] of values) {
      const property = object?.$meta.properties[name];
      // A binding of the new version is what its author means; a value of another type fits nowhere.
      if (!property?.writable || findBinding(object!, property)) continue;
      if (typeof object![name] === typeof value) object![name] = value;
    }
  }
}

/**
 * Has `show` called with each next version of a module, while developing.
 * @returns ends it
 */
export function followVersions(module: QmlModule, show: (next: QmlModule) => void): () => void {
  const { hot } = module;
  if (!hot) return () => {};
  hot.users ??= new Set();
  const { users } = hot;
  users.add(show);
  // With nobody to show it to the page has to be loaded anew.
  hot.update = (next) => {
    for (const user of [...users]) user(next);
    return users.size > 0;
  };
  return () => users.delete(show);
}
