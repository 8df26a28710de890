// QML objects as JavaScript objects. A class per QML type; properties are accessors on its prototype, made
// from a table (`defineType`); their values lie in one array per object (`$v`), which starts as a copy of
// the class's initial values. Everything else (notifiers, bindings, children, attached objects) exists only
// once it is used.
// Names that begin with `$` are the runtime's own and cannot be reached from QML, whose names have no `$`
// in any type that is defined here.
import {
  capture,
  cutAll,
  disconnect,
  emit,
  hasPending,
  hot,
  type Link,
  type Notifier,
  transact,
  type Watchable,
} from '../reactive/graph.ts';
import { type Binding, dropBinding, isBindingRequest, settleProperty } from './binding.ts';
import { type ListProperty, ListView, replaceAll, toItems } from './list.ts';
import { type ObjectClass, Property, type PropertyOptions, Signal, type TypeOptions } from './property.ts';
import { SignalFunction } from './signal.ts';
import { BASIC_TYPES, enumType, FAIL, objectType, type PropertyType, typeNameOf } from './types.ts';
import { cellOf, storeCell } from './value-cells.ts';
import { SHARED, Value } from './value-types.ts';

export { cellOf, type ObjectClass, Property, type PropertyOptions, Signal, storeCell, type TypeOptions };

/** What is known of a type: its table, with what it inherits through the prototypes of the records. */
export class Meta {
  name: string;
  cppName: string;
  readonly cls: ObjectClass;
  readonly base: Meta | null;
  readonly properties: Record<string, Property>;
  readonly signals: Record<string, Signal>;
  /** Every name that an object of the type answers to. */
  readonly members: Record<string, Property | Signal | true>;
  readonly enums: Record<string, Record<string, number>>;
  /** All enum values by their keys. */
  readonly enumValues: Record<string, unknown>;
  defaults: unknown[];
  defaultProperty: string | null;
  attached: TypeOptions['attached'] | null = null;
  creatable: boolean | string = true;
  missing: Record<string, true>;
  required: readonly Property[] = [];
  /** How many classes of documents are among its bases, itself included. */
  level = 0;
  /** Set for a type that a document defines. */
  plan: unknown = null;
  singleton = false;
  custom = false;

  constructor(cls: ObjectClass, base: Meta | null, name: string, cppName: string) {
    this.cls = cls;
    this.base = base;
    this.name = name;
    this.cppName = cppName;
    const inherit = <V>(record: Record<string, V> | undefined): Record<string, V> =>
      Object.create(record ?? null);
    this.properties = inherit(base?.properties);
    this.signals = inherit(base?.signals);
    this.members = inherit(base?.members);
    this.enums = inherit(base?.enums);
    this.enumValues = inherit(base?.enumValues);
    this.missing = inherit(base?.missing);
    this.defaults = base ? base.defaults.slice() : [];
    this.defaultProperty = base?.defaultProperty ?? null;
    if (base) {
      this.custom = base.custom;
      this.attached = base.attached;
      this.level = base.level;
      this.required = base.required;
    }
    Object.defineProperty(cls, 'meta', { value: this, configurable: true });
    Object.defineProperty(cls.prototype, '$meta', { value: this, configurable: true, writable: true });
  }

  inherits(other: Meta): boolean {
    for (let meta: Meta | null = this; meta; meta = meta.base) if (meta === other) return true;
    return false;
  }

  /** The signal that `onClicked` handles. */
  signalOfHandler(handler: string): Signal | undefined {
    const name = signalName(handler);
    // A property's change has its name, whatever its signal is called.
    const known = this.signals[name] ?? this.properties[name.replace(/Changed$/, '')]?.notify;
    return known ?? undefined;
  }

  addSignal(signal: Signal): Signal {
    this.signals[signal.name] = signal;
    this.members[signal.name] = signal;
    Object.defineProperty(this.cls.prototype, signal.name, {
      configurable: true,
      enumerable: true,
      get(this: QmlObject) {
        return SignalFunction(this, signal);
      },
      set: readonlySetter(signal.name),
    });
    return signal;
  }

  addMethod(name: string): void {
    this.members[name] = true;
  }

  /** `scoped`: the enumeration's own name is known too, as of those that documents declare. */
  addEnum(name: string, values: Readonly<Record<string, number>>, scoped = true): void {
    const frozen = Object.freeze({ ...values });
    this.enums[name] = frozen;
    // `Type.Key = 1` changes nothing for others.
    for (const key in frozen)
      Object.defineProperty(this.enumValues, key, { value: frozen[key], enumerable: true });
    if (scoped) Object.defineProperty(this.enumValues, name, { value: frozen, enumerable: true });
  }

  addProperty(property: Property, initial: unknown = property.type.initial): void {
    property.plain =
      !property.get &&
      !property.set &&
      !property.alias &&
      !property.list &&
      !property.type.cell &&
      !property.type.copy &&
      property.capture === property.notify;
    this.properties[property.name] = property;
    this.members[property.name] = property;
    if (property.slot === -1 && !property.get && !property.alias) {
      property.slot = this.defaults.length;
      this.defaults.push(initial);
    }
    if (property.notify && this.signals[property.notify.name] !== property.notify)
      this.addSignal(property.notify);
    if (property.required) this.required = [...this.required, property];
    Object.defineProperty(this.cls.prototype, property.name, {
      configurable: true,
      enumerable: true,
      get: getter(property),
      set(this: QmlObject, value: unknown) {
        assign(this, property, value);
      },
    });
  }
}

/** `onFooBar` → `fooBar`; leading underscores stay. */
export function signalName(handler: string): string {
  return handler.replace(/^on(_*)(.)/, (_, lines: string, first: string) => lines + first.toLowerCase());
}

const readonlySetter = (name: string) => () => {
  throw new TypeError(`Cannot assign to read-only property "${name}"`);
};

/** A read: what waits for its first value gets it, and what is being evaluated depends on it. */
function touch(object: QmlObject, property: Property): void {
  if (hasPending() && object.$b !== null) settleProperty(object, property);
  if (property.capture !== null) capture(object, property.capture);
}

const alive = (value: unknown): unknown => (value instanceof QmlObject && value.$dead ? null : value);

function getter(property: Property): (this: QmlObject) => unknown {
  const { slot, type, get, alias, group, list } = property;
  if (alias)
    return function () {
      const target = alias(this);
      return target === null
        ? undefined
        : target.property === property
          ? target.object
          : read(target.object, target.property);
    };
  if (get)
    return function () {
      if (hot) touch(this, property);
      return alive(get(this));
    };
  if (group)
    return function () {
      return (this.$v[slot] ??= groupObject(this, group));
    };
  if (list)
    return function () {
      if (hot) touch(this, property);
      return ListView(this, list as ListProperty<never>, property.name);
    };
  if (type.cell)
    return function () {
      if (hot) touch(this, property);
      return cellOf(this, property);
    };
  if (type.copy)
    return function () {
      if (hot) touch(this, property);
      return type.copy!(this.$v[slot]);
    };
  if (type.object)
    return function () {
      if (hot) touch(this, property);
      return alive(this.$v[slot]);
    };
  return function () {
    if (hot) touch(this, property);
    return this.$v[slot];
  };
}

/** The value of a property, also of one that is a member of a value. */
export function read(object: QmlObject, property: Property): unknown {
  if (!property.parent) return (object as unknown as Record<string, unknown>)[property.name];
  if (hot) touch(object, property);
  return property.get!(object);
}

function groupObject(owner: QmlObject, group: Meta): QmlObject {
  const object = new (group.cls as unknown as new (owner: QmlObject) => QmlObject)(owner);
  object.$c = owner.$c;
  return object;
}

// --- writing ------------------------------------------------------------------------------------------

/**
 * An assignment by JavaScript: breaks a binding, converts, stores, tells everybody before it returns.
 * @throws TypeError for a read-only property, Error for a value that does not fit; both in Qt's words
 */
export function assign(object: QmlObject, property: Property, value: unknown): void {
  if (property.alias) {
    const target = property.alias(object);
    if (target && target.property !== property) assign(target.object, target.property, value);
    else if (target) readonlySetter(property.name)();
    return;
  }
  if (!property.writable) readonlySetter(property.name)();
  if (typeof value === 'function' && isBindingRequest(value)) {
    value.install(object, property);
    return;
  }
  if (object.$b !== null) dropBinding(object, property);
  if (property.list && value !== undefined && typeof value !== 'function') {
    replaceAll(object, property.list as never, toItems(value));
    return;
  }
  if (property.intercepted) {
    const interceptor = object.$i?.get(property);
    if (interceptor) {
      interceptor.write(value);
      return;
    }
  }
  transact(put, object, property, value);
}

/** Converts and stores. Only inside `transact`. */
export function put(object: QmlObject, property: Property, value: unknown): void {
  if (!tryPut(object, property, value))
    throw new Error(
      `Cannot assign ${value instanceof QmlObject ? 'QObject*' : typeNameOf(value)} to ${property.type.cpp}`,
    );
}

export function tryPut(object: QmlObject, property: Property, value: unknown): boolean {
  const { type } = property;
  if (property.list) {
    if (value === undefined || typeof value === 'function') return false;
    replaceAll(object, property.list as never, toItems(value));
    return true;
  }
  if (value === undefined && !type.any) {
    if (!property.reset) return false;
    property.reset(object);
    return true;
  }
  const fitting = type.coerce(value);
  if (fitting === FAIL) return false;
  store(object, property, fitting);
  return true;
}

/** Stores a value that fits, when it differs, and emits. Only inside `transact`. */
export function store(object: QmlObject, property: Property, value: unknown): void {
  const { set, slot, type } = property;
  if (set !== null) {
    set(object, value as never);
    return;
  }
  const values = object.$v;
  const old = values[slot];
  if (type.cell) {
    if (!storeCell(values, slot, value as Value)) return;
  } else {
    if (type.copy ? Object.is(+(old as Date), +(value as Date)) : Object.is(old, value) && !type.any) return;
    values[slot] = value;
  }
  if (property.changed !== null) property.changed(object, value as never, old as never);
  if (property.capture !== property.notify) emit(object, property.capture!);
  if (property.notify !== null) emit(object, property.notify);
}

// --- objects ------------------------------------------------------------------------------------------

/** What a `Type on property` does: it is given what would be written. */
export interface Interceptor {
  write(value: unknown): void;
}

/** `name: value` in an object whose type takes any name. */
export interface CustomEntry {
  readonly path: readonly string[];
  /** For a handler and for a binding: makes it run, with the context and the scope of its document. */
  readonly kind: 'literal' | 'binding' | 'object' | 'list' | 'handler';
  readonly value: unknown;
  readonly context: unknown;
  readonly scope: QmlObject;
  readonly at: unknown;
}

/** From now on what is written to the property of the object goes to `interceptor`; null ends that. */
export function intercept(object: QmlObject, property: Property, interceptor: Interceptor | null): void {
  property.intercepted = true;
  if (interceptor) (object.$i ??= new Map()).set(property, interceptor);
  else object.$i?.delete(property);
}

/** Where an object was created: what the object needs to know of its context. */
export interface ContextLike {
  readonly engine: unknown;
  /** An object in it is destroyed: its id is null from now on. */
  forget(object: QmlObject): void;
}

/** Told of when an object is destroyed, to properties that hold it. */
export const GONE = new Signal('destroyed');

export class QmlObject implements Watchable {
  static readonly meta: Meta;
  declare readonly $meta: Meta;
  declare objectName: string;
  /** The values of the properties, by slot. Reading here is not tracked; writing here tells nobody. */
  readonly $v: unknown[];
  $n: Notifier | null;
  /** The bindings on its properties. */
  $b: Binding | null;
  /** The context in which it was declared. */
  $c: ContextLike | null;
  /** The contexts of the documents whose types it is of, the base's first. */
  $cs: ContextLike[] | null;
  /** Its owner: destroyed with it. */
  $parent: QmlObject | null;
  $children: QmlObject[] | null;
  /** Attached objects by class, methods by name, and what else is rare. */
  $x: Map<unknown, unknown> | null;
  $i: Map<Property, Interceptor> | null;
  /** Where its document declares it. */
  $at: unknown;
  $dead: boolean;

  constructor() {
    this.$v = this.$meta.defaults.slice();
    this.$n = null;
    this.$b = null;
    this.$c = null;
    this.$cs = null;
    this.$parent = null;
    this.$children = null;
    this.$x = null;
    this.$i = null;
    this.$at = null;
    this.$dead = false;
  }

  /** Called when the object and all that its document gives it is there: QQmlParserStatus::componentComplete. */
  $complete?(): void;
  /** Called before the bindings and properties of the object are set. */
  $begin?(): void;
  /** What a document sets on a type with `custom`, for names that are no properties of it. */
  $custom?(entries: readonly CustomEntry[]): void;
  /** Made by `createObject(owner)`: an item becomes visible in it. */
  $showIn?(owner: QmlObject): void;
  /** Put on a property by `Type on property {}`. */
  $interceptProperty?(object: QmlObject, property: Property): void;
  /** Called once, while the object is being destroyed. */
  $destroyed(): void {}

  /** Sets a property from the runtime's side, read-only ones too; tells everybody when it changed. */
  $set(name: string, value: unknown): void {
    transact(store, this, this.$meta.properties[name]!, value);
  }
  /** Emits a signal, by name or as it stands in the type. */
  $emit(signal: string | Signal, ...args: unknown[]): void {
    emit(this, typeof signal === 'string' ? this.$meta.signals[signal]! : signal, args);
  }
  /** Makes `parent` the owner. */
  $adopt(parent: QmlObject | null): void {
    if (this.$parent === parent) return;
    const siblings = this.$parent?.$children;
    if (siblings) takeOut(siblings, this);
    this.$parent = parent;
    if (parent) (parent.$children ??= []).push(this);
  }

  /** QML's `destroy()`: after the code that runs now, or `delay` milliseconds later. */
  destroy(delay = 0): void {
    (this.$c!.engine as { destroyLater(object: QmlObject, delay: number): void }).destroyLater(this, delay);
  }

  /** Destroys it now, with all that it owns. QML's `destroy()` does so later. */
  $destroy(): void {
    if (this.$dead) return;
    this.$dead = true;
    this.$adopt(null);
    this.$c?.forget(this);
    if (this.$cs) for (const context of this.$cs) context?.forget(this);
    const children = this.$children;
    this.$children = null;
    if (children) for (const child of children) child.$destroy();
    this.$destroyed();
    emit(this, GONE);
    if (this.$x) for (const [key, link] of this.$x) if (key instanceof Property) disconnect(link as Link);
    for (let binding = this.$b; binding; binding = binding.nextBinding) binding.dispose();
    this.$b = null;
    if (this.$x)
      for (const attached of this.$x.values()) if (attached instanceof QmlObject) attached.$destroy();
    for (const value of this.$v) if (value instanceof QmlObject && value.$group === this) value.$destroy();
    cutAll(this);
  }
  /** The object that a group (`anchors`, `border`) belongs to. */
  get $group(): QmlObject | null {
    return null;
  }

  toString(): string {
    return describe(this);
  }
  toJSON(): unknown {
    const values: Record<string, unknown> = {};
    for (const name of namesOf(this.$meta.properties)) values[name] = this[name as never];
    return values;
  }
}

/** An object that is a property of another for good: `anchors`, `border`. */
export abstract class GroupObject<T extends QmlObject = QmlObject> extends QmlObject {
  readonly $owner: T;
  constructor(owner: T) {
    super();
    this.$owner = owner;
  }
  override get $group(): T {
    return this.$owner;
  }
}

/** Takes an element out of a list; quick at both ends, where most of them leave. */
export function takeOut<T>(list: T[], element: T): void {
  if (list[list.length - 1] === element) list.pop();
  else {
    const at = list.indexOf(element);
    if (at === 0) list.shift();
    else if (at > 0) list.splice(at, 1);
  }
}

/** The names in a table and in those that it inherits from, the base's first. */
export function namesOf(table: object | null): string[] {
  return table ? [...namesOf(Object.getPrototypeOf(table)), ...Object.keys(table)] : [];
}

let addresses = 0x55d0c0;
const ADDRESS = Symbol('address');
/** `QQuickItem(0x55d0c8, "name")`. Qt's address is a number of no meaning that is one object's own. */
export function describe(object: QmlObject): string {
  const extra = (object.$x ??= new Map());
  let address = extra.get(ADDRESS);
  if (!address) extra.set(ADDRESS, (address = `0x${((addresses += 8)).toString(16)}`));
  const name = object.$v[0];
  return `${object.$meta.cppName}(${address}${name ? `, "${name}"` : ''})`;
}

// --- tables -------------------------------------------------------------------------------------------

function typeOf(meta: Meta, type: PropertyOptions['type'], initial: unknown): PropertyType {
  if (type === undefined) return BASIC_TYPES.var!;
  if (typeof type === 'string') {
    if (type.startsWith('enum:')) {
      const name = type.slice(5);
      const [owner, key] = name.includes('.') ? name.split('.') : [meta.cppName, name];
      return enumType(`${owner}::${key}`, meta.enums[key!] ?? {}, (initial as number) ?? 0);
    }
    const basic = BASIC_TYPES[type];
    if (!basic) throw new Error(`qmlet: ${meta.name} has a property of the unknown type "${type}"`);
    return basic;
  }
  if (typeof type === 'object') return type;
  return objectType(() => classOf(type));
}

/** A class is asked for its table late, because classes refer to each other in circles. */
function classOf(type: ObjectClass | (() => ObjectClass)): Meta {
  return ((type as ObjectClass).meta ?? (type as () => ObjectClass)().meta) as Meta;
}

export function makeProperty(meta: Meta, name: string, options: PropertyOptions<never>): Property {
  const { notify, value } = options;
  const signal =
    notify === false
      ? null
      : (meta.signals[notify ?? `${name}Changed`] ?? new Signal(notify ?? `${name}Changed`));
  const property = new Property(name, typeOf(meta, options.type, value), signal);
  if (options.bindable) {
    property.capture = new Signal(`${name} bindings`);
    property.capture.lastFirst = true;
  }
  if (options.readonly) property.writable = false;
  if (options.required) property.required = true;
  Object.assign(property, {
    get: options.get ?? null,
    set: options.set ?? null,
    reset: options.reset ?? null,
    changed: options.changed ?? null,
    list: options.list ?? null,
  });
  return property;
}

/**
 * Makes a class known as a QML type; its base must be known before. Gives the class.
 * @throws Error when a name in the table is not there
 */
export function defineType<C extends ObjectClass>(cls: C, options: TypeOptions<InstanceType<C>>): C {
  const base = Object.getPrototypeOf(cls) as ObjectClass;
  const meta = new Meta(
    cls,
    base.prototype instanceof QmlObject || base === (QmlObject as unknown) ? base.meta : null,
    options.name,
    options.cpp ?? `QQuick${options.name}`,
  );
  for (const [name, values] of Object.entries(options.enums ?? {})) meta.addEnum(name, values, false);
  for (const [name, parameters] of Object.entries(options.signals ?? {}))
    meta.addSignal(
      new Signal(
        name,
        Object.entries(parameters).map(([parameter, type]) => ({
          name: parameter,
          type: BASIC_TYPES[type] ?? null,
        })),
      ),
    );
  for (const [name, given] of Object.entries(options.properties ?? {})) {
    const property_ = (typeof given === 'string' ? { type: given } : given) as PropertyOptions<never>;
    if (property_.group) {
      const property = new Property(
        name,
        objectType(() => property.group!),
        null,
      );
      property.writable = false;
      meta.addProperty(property, null);
      Object.defineProperty(property, 'group', { get: () => classOf(property_.group as never) });
      // The getter above asks for the class when it is first used.
      Object.defineProperty(cls.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: QmlObject) {
          return (this.$v[property.slot] ??= groupObject(this, property.group!));
        },
        set: readonlySetter(name),
      });
    } else {
      const property = makeProperty(meta, name, property_);
      let { value } = property_;
      if (value === undefined) value = property.type.initial;
      else if (property.type !== BASIC_TYPES.var) {
        value = property.type.coerce(value);
        if (value === FAIL)
          throw new Error(`qmlet: ${meta.name}.${name} has an initial value of another type`);
        if (value instanceof Value && value.$cell !== SHARED)
          (value = (value as Value).clone()).$cell = SHARED;
      }
      meta.addProperty(property, value);
    }
  }
  for (const name of options.methods ?? []) {
    if (!(name in cls.prototype)) throw new Error(`qmlet: ${meta.name} has no method "${name}"`);
    meta.addMethod(name);
  }
  for (const name of options.missing ?? []) meta.missing[name] = true;
  if (options.defaultProperty) meta.defaultProperty = options.defaultProperty;
  if (options.custom) meta.custom = true;
  const { attached } = options;
  if (attached) {
    meta.attached = attached;
    // `item.Keys.enabled`
    Object.defineProperty(QmlObject.prototype, options.name, {
      configurable: true,
      get(this: QmlObject) {
        return attachedObject(this, attached);
      },
    });
  }
  if (options.creatable !== undefined) meta.creatable = options.creatable;
  return cls;
}

/** The object of class `cls` attached to `object`; made when it is asked for the first time. */
export function attachedObject<T extends QmlObject>(object: QmlObject, cls: new (object: QmlObject) => T): T {
  const extra = (object.$x ??= new Map());
  let attached = extra.get(cls) as T | undefined;
  if (!attached) {
    extra.set(cls, (attached = new cls(object)));
    attached.$c = object.$c;
  }
  return attached;
}

defineType(QmlObject as unknown as ObjectClass, {
  name: 'QtObject',
  cpp: 'QObject',
  properties: { objectName: 'string' },
  methods: ['toString', 'destroy'],
});
