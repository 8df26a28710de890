// Bindings: an expression whose value a property takes again and again. A property has at most one; an
// assignment by JavaScript ends it.
import { emitNode, findNotifier, isControlFlow, type Notifier, Reaction } from '../reactive/graph.ts';
import { type Property, type QmlObject, tryPut } from './object.ts';
import { report } from './signal.ts';
import { FAIL, typeNameOf } from './types.ts';

/** What all instances of one binding in a document share. */
export interface BindingSpec {
  readonly run: (context: never, scope: object) => unknown;
  readonly property: Property;
  /** Where it stands, for messages. */
  readonly at: unknown;
}

/** Where messages about bindings go. Set by the engine. */
export const bindingReports = {
  unfitting(_object: QmlObject, _at: unknown, _text: string): void {},
  loop(_object: QmlObject, _property: Property, _at: unknown): void {},
};

let running: unknown = null;
/** The context of the code that runs now: what `Qt.resolvedUrl` and `Qt.createComponent` work against. */
export const currentContext = (): unknown => running;
export function runIn<T>(context: unknown, run: () => T): T {
  const outer = running;
  running = context;
  try {
    return run();
  } finally {
    running = outer;
  }
}

const FAILED = Symbol('failed');

export class Binding extends Reaction {
  readonly spec: BindingSpec;
  readonly context: unknown;
  readonly scope: object;
  readonly object: QmlObject;
  readonly values: unknown[];
  /** What hangs on the property, once something does. */
  node: Notifier | null = null;
  nextBinding: Binding | null = null;
  constructor(spec: BindingSpec, context: unknown, scope: object, object: QmlObject) {
    super();
    this.spec = spec;
    this.context = context;
    this.scope = scope;
    this.object = object;
    this.values = object.$v;
  }
  compute(): unknown {
    const outer = running;
    running = this.context;
    try {
      return this.spec.run.call(this.scope, this.context as never, this.scope);
    } catch (error) {
      if (isControlFlow(error)) throw error;
      const { at, property } = this.spec;
      report.error(error, this.object, at, property.capture !== property.notify);
      return FAILED;
    } finally {
      running = outer;
    }
  }
  apply(value: unknown): void {
    if (value === FAILED) return;
    const { object, spec } = this;
    const { property } = spec;
    if (property.plain && !property.intercepted && value !== undefined) {
      // The short way: touches nothing of the object, whose class differs from one to the next.
      const { type, slot, notify } = property;
      const fitting = type.coerce(value);
      if (fitting !== FAIL) {
        const { values } = this;
        const old = values[slot];
        if (Object.is(old, fitting) && !type.any) return;
        values[slot] = fitting;
        if (property.changed !== null) property.changed(object, fitting as never, old as never);
        if (notify === null) return;
        const node = (this.node ??= findNotifier(object, notify));
        if (node !== null) emitNode(node);
        return;
      }
    }
    if (property.intercepted) {
      const interceptor = object.$i?.get(property);
      if (interceptor) {
        interceptor.write(value);
        return;
      }
    }
    if (typeof value === 'function' && isBindingRequest(value)) {
      bindingReports.unfitting(object, spec.at, 'Invalid use of Qt.binding() in a binding declaration.');
      return;
    }
    if (!tryPut(object, property, value))
      bindingReports.unfitting(
        object,
        spec.at,
        `Unable to assign ${value === null ? 'null' : typeNameOf(value)} to ${property.type.cpp}`,
      );
  }
  looped(): void {
    const { at, property } = this.spec;
    bindingReports.loop(this.object, property, property.capture === property.notify ? null : at);
  }
}

/** Puts a binding in its place, in the place of the one before. Evaluating it is the caller's. */
export function addBinding(binding: Binding): void {
  const { object } = binding;
  if (object.$b !== null) dropBinding(object, binding.spec.property);
  binding.nextBinding = object.$b;
  object.$b = binding;
}

/** Ends the binding of a property, and those of its members. */
export function dropBinding(object: QmlObject, property: Property): void {
  let before: Binding | null = null;
  for (let binding = object.$b; binding !== null; binding = binding.nextBinding) {
    const on = binding.spec.property;
    if (on === property || on.parent === property) {
      if (before) before.nextBinding = binding.nextBinding;
      else object.$b = binding.nextBinding;
      binding.dispose();
    } else before = binding;
  }
}

export function findBinding(object: QmlObject, property: Property): Binding | null {
  let binding = object.$b;
  while (binding !== null && binding.spec.property !== property) binding = binding.nextBinding;
  return binding;
}

/** Puts a binding that was ended in its place again, and evaluates it. */
export function renewBinding(ended: Binding): void {
  const binding = new Binding(ended.spec, ended.context, ended.scope, ended.object);
  addBinding(binding);
  binding.update(true);
}

/** A read of a property whose binding was not evaluated yet evaluates it first. */
export function settleProperty(object: QmlObject, property: Property): void {
  for (let binding = object.$b; binding !== null; binding = binding.nextBinding)
    if (binding.waiting && (binding.spec.property === property || binding.spec.property.parent === property))
      binding.settle();
}

/** What `Qt.binding(f)` gives: assigned to a property, it binds it. */
export interface BindingRequest {
  install(object: QmlObject, property: Property): void;
}
const REQUEST = Symbol('binding');

/** `Qt.binding(run)`. */
export function bindingRequest(run: (this: unknown) => unknown): (() => unknown) & BindingRequest {
  const request = (() => run()) as (() => unknown) & BindingRequest & { [REQUEST]: true };
  request[REQUEST] = true;
  request.install = (object, property) => {
    const spec = { run: (_: never, scope: object) => run.call(scope), property, at: null };
    const binding = new Binding(spec, null, object, object);
    addBinding(binding);
    binding.update(true);
  };
  return request;
}
export const isBindingRequest = (value: unknown): value is BindingRequest =>
  (value as { [REQUEST]?: true })[REQUEST] === true;
