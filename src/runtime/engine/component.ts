// `Component`: a plan to create objects from, and the context in which it was declared; and the attached
// object that tells of completion and destruction.

import { defineType, QmlObject } from '../object/object.ts';
import { emit } from '../reactive/graph.ts';
import type { ComponentPlan } from './component-plan.ts';
import type { Context } from './context.ts';
import { type CreateOptions, Creation, create } from './create.ts';
import { type Engine, placeOfObject } from './engine.ts';
import { type QmlError, QmlErrors } from './errors.ts';

const NULL = 0;
const READY = 1;
const LOADING = 2;
const ERROR = 3;

export class Component extends QmlObject {
  declare status: number;
  declare progress: number;
  declare url: string;
  $plan: ComponentPlan | null = null;
  $errors: readonly QmlError[] = [];

  $setPlan(plan: ComponentPlan | null, context: Context | null): void {
    this.$plan = plan;
    this.$c = context;
    this.$v[this.$meta.properties.url!.slot] = plan?.unit.doc.url ?? '';
    this.$setStatus(plan ? READY : NULL, plan ? 1 : 0);
  }
  $setStatus(status: number, progress: number): void {
    this.$set('progress', progress);
    this.$set('status', status);
  }
  $load(url: string): void {
    this.$v[this.$meta.properties.url!.slot] = url;
    this.$setStatus(LOADING, 0);
  }
  $fail(errors: readonly QmlError[]): void {
    this.$errors = errors;
    this.$setStatus(ERROR, 1);
  }
  get $engine(): Engine {
    return (this.$c as Context).engine;
  }

  errorString(): string {
    return this.$errors.map(({ url, line, message }) => `${url}:${line || -1} ${message}\n`).join('');
  }

  /** Creates an object; null, with a warning, when that fails. Used by views, with their own context. */
  $create(options: CreateOptions, context: Context | null = this.$c as Context | null): QmlObject | null {
    if (this.$plan === null) {
      this.$engine.host.log('warning', 'QQmlComponent: Component is not ready');
      return null;
    }
    try {
      return create(this.$engine, this.$plan, context, options);
    } catch (error) {
      if (!(error instanceof QmlErrors)) throw error;
      for (const each of error.errors) this.$engine.warnings.report({ ...each, severity: 'warning' });
      return null;
    }
  }

  createObject(parent?: unknown, properties?: Record<string, unknown>): QmlObject | null {
    const warn = (text: string): null => {
      const { unit, loc } = placeOfObject(this);
      this.$engine.warn(unit && { unit, loc }, `QML Component: ${text}`);
      return null;
    };
    if (parent !== undefined && parent !== null && !(parent instanceof QmlObject))
      warn(
        `Unsuitable arguments passed to createObject().${
          __DEV__
            ? ' The first argument should be a QObject* or null, and the second argument should be a JavaScript object or a QVariantMap'
            : ''
        }`,
      );
    if (properties !== undefined && (typeof properties !== 'object' || properties === null))
      return warn('createObject: value is not an object');
    const owner = parent instanceof QmlObject ? parent : null;
    return this.$create({ parent: owner, properties, showIn: owner });
  }

  /** `mode`: `Qt.Synchronous` makes it at once, else it is made a moment later. */
  incubateObject(parent?: unknown, properties?: Record<string, unknown>, mode?: number): object {
    const incubator = {
      status: LOADING,
      object: null as QmlObject | null,
      onStatusChanged: null as ((status: number) => void) | null,
      forceCompletion: (): void => {
        if (incubator.status !== LOADING) return;
        incubator.object = this.createObject(parent, properties);
        incubator.status = incubator.object ? READY : ERROR;
        incubator.onStatusChanged?.(incubator.status);
      },
    };
    if (mode === 1) incubator.forceCompletion();
    else this.$engine.callLater(incubator.forceCompletion, []);
    return incubator;
  }
}

/** `Component.onCompleted`, `Component.onDestruction`. */
export class ComponentAttached extends QmlObject {
  readonly $owner: QmlObject;
  constructor(owner: QmlObject) {
    super();
    this.$owner = owner;
    const creation = Creation.current;
    if (creation) creation.attached.push(this);
    else this.join();
  }
  complete(): void {
    this.join();
    if (!this.$owner.$dead) emit(this, ComponentAttached.meta.signals.completed!);
  }
  /** Belongs to the context from which it will hear of the destruction. */
  private join(): void {
    const owner = this.$owner;
    const context = (owner.$cs?.[0] ?? owner.$c) as Context | null;
    if (!context) return;
    (context.attached ??= []).unshift(this);
    // Contexts know of those within them only where somebody waits to hear of the destruction.
    for (let inner = context; inner.outer !== null && !inner.outer.inner?.has(inner); inner = inner.outer)
      (inner.outer.inner ??= new Set()).add(inner);
  }
}

defineType(ComponentAttached, {
  name: 'Component',
  cpp: 'QQmlComponentAttached',
  signals: { completed: {}, destruction: {} },
  creatable: false,
});

defineType(Component, {
  name: 'Component',
  cpp: 'QQmlComponent',
  enums: {
    Status: { Null: NULL, Ready: READY, Loading: LOADING, Error: ERROR },
    CompilationMode: { PreferSynchronous: 0, Asynchronous: 1 },
  },
  properties: {
    progress: { type: 'real', readonly: true },
    status: { type: 'enum:Status', readonly: true },
    url: { type: 'url', readonly: true, notify: false },
  },
  methods: ['createObject', 'incubateObject', 'errorString'],
  attached: ComponentAttached as never,
});

/** Tells of the destruction what was created in a context, then in the contexts within it. */
export function emitDestruction(context: Context): void {
  const { attached, inner } = context;
  context.attached = null;
  if (attached) for (const each of attached) emit(each, ComponentAttached.meta.signals.destruction!);
  if (inner) for (const each of [...inner].reverse()) emitDestruction(each);
}

/** Tells what ends with the object as its document's root; the contexts are let go of. */
function emitOwn(object: QmlObject): void {
  for (const context of (object.$cs ?? [object.$c]) as (Context | null)[])
    if (context?.root === object) {
      emitDestruction(context);
      context.outer?.inner?.delete(context);
    }
}

/** What an object and its children are bound to means nothing any more: its parent goes before it does. */
export function unbind(object: QmlObject): void {
  for (let binding = object.$b; binding; binding = binding.nextBinding) binding.dispose();
  object.$b = null;
  if (object.$children)
    for (const child of object.$children) {
      // What a component made for it goes with it.
      emitOwn(child);
      unbind(child);
    }
}

/** Destroys an object that a component made, with what its context holds. */
export function destroyCreated(object: QmlObject): void {
  if (object.$dead) return;
  emitOwn(object);
  unbind(object);
  object.$destroy();
}
