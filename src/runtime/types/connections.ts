// `Connections`: handlers for the signals of another object. Follows
// https://doc.qt.io/qt-6/qml-qtqml-connections.html.
import type { CompiledBinding, CompiledHandler } from '../../shared/compiled-document.ts';
import type { Place } from '../engine/component-plan.ts';
import type { Context } from '../engine/context.ts';
import { handlerOf } from '../engine/create.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { injectedOf } from '../engine/unit.ts';
import { type CustomEntry, defineType, QmlObject, type Signal } from '../object/object.ts';
import { connectTo, Handler } from '../object/signal.ts';
import { disconnect, type Link } from '../reactive/graph.ts';

export class Connections extends QmlObject {
  static problem({ path, value }: CompiledBinding): string | undefined {
    return value.kind === 'literal'
      ? `Cannot assign to non-existent property "${path.join('.')}"`
      : undefined;
  }
  declare target: QmlObject | null;
  declare enabled: boolean;
  declare ignoreUnknownSignals: boolean;
  private links: Link[] = [];
  private entries: readonly CustomEntry[] = [];
  private ready = false;
  /** Set once a target was given, also null: else the parent is meant. */
  $given = false;

  override $custom(entries: readonly CustomEntry[]): void {
    this.entries = entries;
  }
  override $complete(): void {
    this.ready = true;
    this.$connect();
  }

  $connect(): void {
    for (const link of this.links) disconnect(link);
    this.links = [];
    if (!this.ready) return;
    const target = this.$given ? this.target : this.$parent;
    if (!target) return;
    for (const name of this.handlers()) {
      const signal = target.$meta.signalOfHandler(name);
      if (!signal) {
        if (!this.ignoreUnknownSignals)
          this.warn(
            `QML Connections: Detected function "${name}" in Connections element. This is probably intended to be a signal handler but no signal of the target matches the name.`,
          );
        continue;
      }
      const call = (this as unknown as Record<string, (...args: never[]) => unknown>)[name]!;
      this.add(target, signal, (...args) => call.apply(this, args), null);
    }
    for (const { path, value, kind, context, at } of this.entries) {
      const name = path[0]!;
      if (kind !== 'handler') {
        engineOf(this).warn(at, `QML Connections: Cannot assign to non-existent property "${name}"`);
        continue;
      }
      const signal = target.$meta.signalOfHandler(name);
      if (!signal) {
        if (!this.ignoreUnknownSignals)
          engineOf(this).warn(at, `QML Connections: Cannot assign to non-existent property "${name}"`);
        continue;
      }
      const { make, parameters, injected } = value as CompiledHandler;
      const spec = {
        make,
        injected: parameters === null ? injectedOf(signal, injected) : null,
        at: at as Place,
      };
      this.add(target, signal, handlerOf(spec, context as Context, this) as never, at);
    }
  }

  private add(target: QmlObject, signal: Signal, call: (...args: never[]) => unknown, at: unknown): void {
    const run = (...args: never[]): void => {
      if (this.enabled) call(...args);
    };
    this.links.push(connectTo(target, signal, new Handler(run, this, at)));
  }
  /** The functions `onX` that its document declares. */
  private handlers(): string[] {
    const names: string[] = [];
    for (const name in this.$meta.members)
      if (this.$meta.members[name] === true && /^on_*[A-Z]/.test(name)) names.push(name);
    return names;
  }
  private warn(text: string): void {
    const { unit, loc } = placeOfObject(this);
    engineOf(this).warn(unit && { unit, loc }, text);
  }
  override $destroyed(): void {
    for (const link of this.links) disconnect(link);
    this.links = [];
  }
}

defineType(Connections, {
  name: 'Connections',
  cpp: 'QQmlConnections',
  custom: true,
  properties: {
    target: {
      type: () => QmlObject as never,
      get: (connections) => (connections.$given ? connections.$v[TARGET] : connections.$parent),
      set(connections, target: QmlObject | null) {
        if (connections.$given && connections.$v[TARGET] === target) return;
        connections.$given = true;
        connections.$v[TARGET] = target;
        connections.$connect();
        connections.$emit('targetChanged');
      },
    },
    enabled: { type: 'bool', value: true },
    ignoreUnknownSignals: 'bool',
  },
});
// A computed property has no slot of its own; the target lies behind the others.
const TARGET = Connections.meta.defaults.push(null) - 1;
