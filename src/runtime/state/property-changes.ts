// `PropertyChanges` and `StateChangeScript`. Follows
// https://doc.qt.io/qt-6/qml-qtquick-propertychanges.html.
import type { CompiledHandler } from '../../shared/compiled-document.ts';
import { runScript } from '../animation/action-animations.ts';
import { warnAt } from '../animation/animation.ts';
import type { Place } from '../engine/component-plan.ts';
import type { Context } from '../engine/context.ts';
import { handlerOf } from '../engine/create.ts';
import { injectedOf } from '../engine/unit.ts';
import { Binding, runIn } from '../object/binding.ts';
import { type CustomEntry, defineType, QmlObject, type Signal } from '../object/object.ts';
import { connectTo, Handler } from '../object/signal.ts';
import { FAIL, script } from '../object/types.ts';
import { disconnect, findNotifier, type Link } from '../reactive/graph.ts';
import { type Action, type ActionEvent, action, type PropertyRef, refOf } from './action.ts';
import { StateOperation } from './state-group.ts';

/** A handler that a state puts in the place of the document's own. */
class HandlerChange implements ActionEvent {
  readonly kind = 'handler';
  readonly object: QmlObject;
  readonly signal: Signal;
  private readonly call: (...args: unknown[]) => unknown;
  private readonly at: unknown;
  private link: Link | null = null;
  private originals: Handler[] = [];
  constructor(object: QmlObject, signal: Signal, call: HandlerChange['call'], at: unknown) {
    this.object = object;
    this.signal = signal;
    this.call = call;
    this.at = at;
  }
  overrides(other: ActionEvent): boolean {
    return (
      other instanceof HandlerChange &&
      (other === this || (other.object === this.object && other.signal === this.signal))
    );
  }
  saveOriginals(): void {
    this.originals = [];
    for (let link = findNotifier(this.object, this.signal)?.head ?? null; link; link = link.next)
      if (link.sub instanceof Handler && link.sub.receiver === this.object && link.sub.at !== null)
        this.originals.push(link.sub);
  }
  copyOriginals(other: HandlerChange): void {
    this.originals = other.originals;
    other.disconnect();
  }
  execute(): void {
    if (this.object.$dead || this.link) return;
    for (let link = findNotifier(this.object, this.signal)?.head ?? null; link; link = link.next)
      if (this.originals.includes(link.sub as Handler)) disconnect(link);
    this.link = connectTo(this.object, this.signal, new Handler(this.call, this.object, this.at));
  }
  disconnect(): void {
    if (this.link) disconnect(this.link);
    this.link = null;
  }
  reverse(): void {
    this.disconnect();
    if (this.object.$dead) return;
    for (const handler of this.originals) connectTo(this.object, this.signal, handler);
  }
}

export class PropertyChanges extends StateOperation {
  declare target: QmlObject | null;
  declare restoreEntryValues: boolean;
  declare explicit: boolean;
  #entries: readonly CustomEntry[] = [];
  #handlers = new Map<CustomEntry, HandlerChange>();

  override $custom(entries: readonly CustomEntry[]): void {
    this.#entries = entries;
  }

  /** The object that an entry is about, and its path from there. */
  #subject({ path, context, scope }: CustomEntry): { object: QmlObject | null; path: readonly string[] } {
    const { target } = this;
    if (target || path.length < 2) return { object: target, path };
    const object = (context as Context).lookup(path[0]!, scope) as QmlObject | undefined;
    return { object: object?.$meta ? object : null, path: path.slice(1) };
  }

  $actions(): Action[] {
    const literals: Action[] = [];
    const handlers: Action[] = [];
    const bindings: Action[] = [];
    for (const entry of this.#entries) {
      if (entry.kind === 'handler') {
        const event = this.#handler(entry);
        if (event) handlers.push(action(null, null, event));
        continue;
      }
      const { object, path } = this.#subject(entry);
      if (!object && path === entry.path && !this.#asks()) continue;
      const name = path.join('.');
      const ref = object && refOf(object, name);
      if (!ref) {
        if (object || !this.#asks())
          warnAt(this, `Cannot assign to non-existent property "${object ? name : entry.path.join('.')}"`);
        continue;
      }
      if (!ref.property.writable) {
        warnAt(this, `Cannot assign to read-only property "${name}"`);
        continue;
      }
      const each = this.#change(entry, ref);
      each.restore = this.restoreEntryValues;
      // The last written is the first done.
      if (entry.kind === 'literal') literals.unshift(each);
      else bindings.push(each);
    }
    return [...literals, ...handlers, ...bindings];
  }
  /** It was told of a target, which is not there now. */
  #asks(): boolean {
    return this.#entries.some(({ path }) => path.length < 2);
  }

  #change({ kind, value, context, scope, at }: CustomEntry, ref: PropertyRef): Action {
    const { property } = ref;
    if (kind === 'literal') {
      let fitting = value === undefined ? value : property.type.coerce(value);
      if (fitting === FAIL) fitting = value;
      if (property.type.name === 'url' && fitting) {
        const { unit } = at as Place;
        fitting = unit.engine.resolveUrl(String(fitting), unit.doc.url);
      }
      return action(ref, fitting);
    }
    const run = value as (context: unknown, scope: object) => unknown;
    // Names are those of the target, as if it were written there.
    const within = this.target ?? scope;
    const each = action(ref, undefined);
    if (this.explicit)
      runScript(this, () => (each.to = runIn(context, () => run.call(within, context, within))));
    else each.bind = () => new Binding({ run: run as never, property, at }, context, within, ref.object);
    return each;
  }

  #handler(entry: CustomEntry): HandlerChange | null {
    const known = this.#handlers.get(entry);
    const { object, path } = this.#subject(entry);
    if (known && known.object === object) return known;
    if (!object || path.length !== 1) return null;
    const signal = object.$meta.signalOfHandler(path[0]!);
    if (!signal) {
      warnAt(this, `Cannot assign to non-existent property "${path[0]}"`);
      return null;
    }
    const { make, parameters, injected } = entry.value as CompiledHandler;
    const injects = parameters === null ? injectedOf(signal, injected) : null;
    const call = handlerOf(
      { make, injected: injects, at: entry.at as Place },
      entry.context as Context,
      object,
    );
    const change = new HandlerChange(object, signal, call, entry.at);
    this.#handlers.set(entry, change);
    return change;
  }
}
defineType(PropertyChanges, {
  name: 'PropertyChanges',
  custom: true,
  properties: {
    target: { type: () => QmlObject as never, notify: false },
    restoreEntryValues: { type: 'bool', value: true, notify: false },
    explicit: { type: 'bool', notify: false },
  },
});

export class StateChangeScript extends StateOperation {
  declare name: string;
  declare script: (() => unknown) | null;
  $actions(): Action[] {
    return [
      action(null, null, {
        kind: 'StateChangeScript',
        name: this.name,
        execute: () => runScript(this, this.script),
      }),
    ];
  }
}
defineType(StateChangeScript, {
  name: 'StateChangeScript',
  properties: { name: { type: 'string', notify: false }, script: { type: script, notify: false } },
});
