// Creating objects by the steps of a plan, in Qt's order:
//   1. all objects, with literals set and handlers connected; bindings only noted
//   2. the bindings, the last noted first; one that is read earlier is evaluated then
//   3. `$complete` of each object, the last created first
//   4. what asked to come after all of them (animations and states begin), the last first
//   5. `Component.onCompleted`, the last attached first

import { addBinding, Binding, runIn } from '../object/binding.ts';
import { replaceAll } from '../object/list.ts';
import { assign, type Property, put, type QmlObject, store } from '../object/object.ts';
import { connectTo, Handler } from '../object/signal.ts';
import { addPending, outside, transact } from '../reactive/graph.ts';
import { Component, type ComponentAttached } from './component.ts';
import type { ComponentPlan, HandlerSpec, Place } from './component-plan.ts';
import { Context } from './context.ts';
import type { Engine } from './engine.ts';
import { QmlErrors } from './errors.ts';
import { walk } from './property-paths.ts';

/** What is left to do once all objects of a creation are there. */
export class Creation {
  readonly pending: Binding[] = [];
  readonly completes: QmlObject[] = [];
  readonly attached: ComponentAttached[] = [];
  readonly finals: (() => void)[] = [];
  private outer: Creation | null = null;
  static current: Creation | null = null;
  /** One that has nothing left to do: most creations are small, and follow each other. */
  private static idle: Creation | null = null;

  static begin(): Creation {
    const creation = Creation.idle ?? new Creation();
    Creation.idle = null;
    creation.outer = Creation.current;
    Creation.current = creation;
    return creation;
  }

  finish(): void {
    const { pending, completes, attached, finals } = this;
    try {
      for (let binding = pending.pop(); binding; binding = pending.pop()) binding.settle();
      // Nothing is being tracked or written here: a creation is outside of that as a whole.
      for (let object = completes.pop(); object; object = completes.pop())
        if (!object.$dead) object.$complete!();
      for (let final = finals.pop(); final; final = finals.pop()) final();
    } finally {
      this.close();
    }
    for (let component = attached.pop(); component; component = attached.pop()) component.complete();
    this.outer = null;
    Creation.idle = this;
  }
  close(): void {
    if (Creation.current === this) Creation.current = this.outer;
  }
}

export interface CreateOptions {
  /** The owner of the new object. */
  readonly parent?: QmlObject | null;
  /** Set before bindings are evaluated. */
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  /** The item in which a new item is shown. */
  readonly showIn?: QmlObject | null;
  /** Called when all objects are there, before bindings are evaluated. */
  readonly before?: (root: QmlObject, setRequired: SetRequired) => void;
}
export type SetRequired = (name: string, value: unknown) => void;

/**
 * Creates a component.
 * @throws QmlErrors when a required property gets no value
 */
export function create(
  engine: Engine,
  plan: ComponentPlan,
  outer: Context | null,
  options: CreateOptions = {},
): QmlObject {
  return outside(createNow, engine, plan, outer, options);
}

function createNow(
  engine: Engine,
  plan: ComponentPlan,
  outer: Context | null,
  options: CreateOptions,
): QmlObject {
  const { parent, showIn } = options;
  const creation = Creation.begin();
  let root: QmlObject;
  try {
    root = new (plan.meta.cls as unknown as new () => QmlObject)();
    root.$c = outer ?? engine.rootContext;
    if (parent) root.$adopt(parent);
    Object.preventExtensions(root);
    populate(engine, plan, root, outer, creation);
    if (showIn) root.$showIn?.(showIn);
    if (plan.required.length || options.properties) initialize(engine, plan, root, options);
    else options.before?.(root, nothingRequired);
  } catch (error) {
    for (const binding of creation.pending) binding.dispose();
    creation.close();
    throw error;
  }
  creation.finish();
  return root;
}

const nothingRequired: SetRequired = () => {};

/** Sets what is given from outside. */
function initialize(engine: Engine, plan: ComponentPlan, root: QmlObject, options: CreateOptions): void {
  const { properties } = options;
  const missing = new Set(plan.required);
  const whole = { unit: plan.unit, loc: [0, 0] };
  const setRequired: SetRequired = (name, value) => {
    const property = root.$meta.properties[name];
    if (!property) {
      const type = root.$meta.name;
      engine.warn(
        whole,
        `Setting initial properties failed: ${type} does not have a property called ${name}`,
      );
      return;
    }
    missing.delete(property);
    try {
      assign(root, property, value);
    } catch {
      engine.warn(whole, `Could not set initial property ${name}`);
    }
  };
  options.before?.(root, setRequired);
  if (properties)
    for (const name of Object.keys(properties)) setPath(root, name, properties[name], setRequired);
  if (missing.size) {
    throw new QmlErrors(
      [...missing].map(({ name, at }) => {
        const { unit, loc } = (at as Place | null) ?? {
          unit: plan.unit,
          loc: plan.unit.doc.objects[plan.root]!.loc,
        };
        return {
          url: unit.doc.url,
          line: loc[0],
          column: loc[1],
          message: `Required property ${name} was not initialized`,
          severity: 'error',
        };
      }),
    );
  }
}

function setPath(
  root: QmlObject,
  name: string,
  value: unknown,
  set: (name: string, value: unknown) => void,
): void {
  const [first, ...rest] = name.split('.');
  if (rest.length === 0) set(name, value);
  else {
    const target = (root as never)[first!] as Record<string, unknown>;
    if (target && rest[0]! in target) target[rest[0]!] = value;
  }
}

/** Gives an object all that its document says of it. */
export function populate(
  engine: Engine,
  plan: ComponentPlan,
  root: QmlObject,
  outer: Context | null,
  creation: Creation,
): void {
  const context = new Context(engine, plan.unit, plan, outer);
  context.root = root;
  if (plan.idNames.size) {
    const inherited = context.ids;
    const ids = Object.create(inherited) as Record<string, unknown>;
    for (const id of plan.idNames) ids[id] = null;
    context.ids = ids;
  }
  const objects = new Array<QmlObject>(plan.count);
  const { ops } = plan;
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i]!;
    switch (op.op) {
      case 'new': {
        const { meta } = op;
        const isRoot = op.index === 0;
        const object = isRoot ? root : (new (meta.cls as unknown as new () => QmlObject)() as QmlObject);
        objects[op.index] = object;
        if (!isRoot) {
          object.$c = context;
          if (op.parent >= 0) object.$adopt(objects[op.parent]!);
          // A name that no property has is an error to write, as in Qt.
          Object.preventExtensions(object);
        }
        if (isRoot && meta.level === 0) object.$c = context;
        if (meta.level) {
          object.$cs ??= [];
          if (op.own) object.$cs[meta.level - 1] = context;
          if (isRoot) object.$cs[plan.meta.level - 1] = context;
        }
        if (op.base !== null) populate(engine, op.base, object, context, creation);
        // Warnings name the place where it is used, not its own document.
        object.$at = op.at;
        if (op.base === null) {
          if (object.$begin) object.$begin();
          if (object.$complete) creation.completes.push(object);
        }
        if (op.id !== null) context.ids[op.id] = object;
        break;
      }
      case 'component': {
        const component = new Component();
        component.$at = op.at;
        objects[op.index] = component;
        component.$c = context;
        if (op.parent >= 0) component.$adopt(objects[op.parent]!);
        component.$setPlan(op.plan, context);
        if (op.id !== null) context.ids[op.id] = component;
        break;
      }
      case 'set': {
        const object =
          op.steps === null ? objects[op.index]! : target(engine, objects[op.index]!, op.steps, op.at);
        if (object === null) break;
        const { property } = op;
        if (property.alias) assign(object, property, op.value);
        else if (property.parent) transact(put, object, property, op.value);
        else store(object, property, op.value);
        break;
      }
      case 'bind': {
        const scope = objects[op.index]!;
        let object = op.steps === null ? scope : target(engine, scope, op.steps, op.spec.at);
        if (object === null) break;
        let { spec } = op;
        if (spec.property.alias) {
          const to = aliasEnd(object, spec.property);
          if (!to) break;
          object = to.object;
          spec = { ...spec, property: to.property };
        }
        if (spec.property.type.script) {
          store(object, spec.property, () =>
            runIn(context, () => spec.run.call(scope, context as never, scope)),
          );
          break;
        }
        const binding = new Binding(spec, context, scope, object);
        addBinding(binding);
        binding.waiting = true;
        addPending(1);
        creation.pending.push(binding);
        break;
      }
      case 'give': {
        const owner =
          op.steps === null ? objects[op.index]! : target(engine, objects[op.index]!, op.steps, op.at);
        if (owner === null) break;
        const end = aliasEnd(owner, op.property);
        if (!end) break;
        const { object, property } = end;
        if (property.list) {
          if (op.children.length === 0) replaceAll(object, property.list as never, []);
          for (const child of op.children) transact(append, property, object, objects[child]!);
        } else for (const child of op.children) transact(put, object, property, objects[child]!);
        break;
      }
      case 'intercept': {
        const owner = op.steps === null ? objects[op.index]! : walk(objects[op.index]!, op.steps);
        objects[op.child]!.$interceptProperty!(owner, op.property);
        break;
      }
      case 'handle': {
        const scope = objects[op.index]!;
        const object = op.steps === null ? scope : target(engine, scope, op.steps, op.handler.at);
        if (object !== null)
          connectTo(
            object,
            op.signal,
            new Handler(handlerOf(op.handler, context, scope), scope, op.handler.at),
          );
        break;
      }
      case 'custom': {
        const scope = objects[op.index]!;
        scope.$custom?.(
          op.entries.map((entry) => ({
            ...entry,
            value:
              entry.kind === 'object' || entry.kind === 'list'
                ? (entry.value as number[]).map((child) => objects[child]!)
                : entry.value,
            context,
            scope,
          })),
        );
        break;
      }
    }
  }
}

function append(property: Property, object: QmlObject, child: QmlObject): void {
  property.list!.append!(object, child);
}

/** The function of a handler, made when the signal comes the first time. */
export function handlerOf(
  { make, injected }: HandlerSpec,
  context: Context,
  scope: QmlObject,
): (...args: unknown[]) => unknown {
  let call: ((...args: never[]) => unknown) | null = null;
  return (...args) => {
    return runIn(context, () => {
      call ??= make(context, scope);
      if (injected === null) return call.apply(scope, args as never[]);
      const named: Record<string, unknown> = Object.create(null);
      for (const [name, index] of injected) named[name] = args[index];
      return call.call(scope, named as never, args as never);
    });
  };
}

function aliasEnd(object: QmlObject, property: Property): { object: QmlObject; property: Property } | null {
  let end = { object, property };
  while (end.property.alias) {
    const next = end.property.alias(end.object);
    if (!next || next.property === end.property) return null;
    end = next;
  }
  return end;
}

function target(
  engine: Engine,
  from: QmlObject,
  steps: Parameters<typeof walk>[1],
  at: unknown,
): QmlObject | null {
  let found: unknown = null;
  try {
    found = walk(from, steps);
  } catch {
    found = null;
  }
  if (found === null || found === undefined) {
    const step = steps![0]!;
    engine.warn(
      at,
      `Cannot set properties on ${step.kind === 'attached' ? 'attached' : step.property.name} as it is null`,
    );
    return null;
  }
  return found as QmlObject;
}
