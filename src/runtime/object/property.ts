// The properties and signals of a type, and how a type is described in a table.
import type { ListProperty } from './list.ts';
import type { Meta, QmlObject } from './object.ts';
import type { PropertyType } from './types.ts';

/** A signal of a type. Change signals are made with their property. */
export class Signal {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: PropertyType | null }[];
  /** Run when something connects to it the first time: an alias begins to listen to its target. */
  watch: ((object: QmlObject) => void) | null = null;
  /** What is connected last is told first. */
  lastFirst = false;
  constructor(name: string, parameters: Signal['parameters'] = []) {
    this.name = name;
    this.parameters = parameters;
  }
}

/** A property of a type. */
export class Property {
  readonly name: string;
  readonly type: PropertyType;
  /** Null: it never changes (CONSTANT). */
  notify: Signal | null;
  /** What bindings that read it hang on: `notify`, or for a bindable property a signal that comes before it. */
  capture: Signal | null;
  /** Where its value lies in `$v`; -1: it has none of its own. */
  slot = -1;
  writable = true;
  required = false;
  /** Where it was declared, of a required one. */
  at: unknown = null;
  get: ((object: QmlObject) => unknown) | null = null;
  /** Stores a value that fits, and emits. */
  set: ((object: QmlObject, value: never) => void) | null = null;
  reset: ((object: QmlObject) => void) | null = null;
  changed: ((object: QmlObject, value: never, old: never) => void) | null = null;
  /** The class of the object that it always holds: `anchors`, `border`. */
  group: Meta | null = null;
  list: ListProperty | null = null;
  alias: ((object: QmlObject) => { object: QmlObject; property: Property } | null) | null = null;
  /** For a member of a value type: the property that holds the value. */
  parent: Property | null = null;
  subs: Record<string, Property> | null = null;
  /** Some object has an interceptor on it. */
  intercepted = false;
  /** A write only converts, compares, stores and tells: bindings take a shorter way. */
  plain = false;
  constructor(name: string, type: PropertyType, notify: Signal | null) {
    this.name = name;
    this.type = type;
    this.notify = notify;
    this.capture = notify;
  }
}

export interface PropertyOptions<T = QmlObject> {
  /** A basic type's name, `enum:Name` of this type, a class of objects, or a function that gives one. */
  type?: string | PropertyType | ObjectClass | (() => ObjectClass);
  /** The initial value; the type's own when left out. */
  value?: unknown;
  /** QML may not write it. */
  readonly?: boolean;
  required?: boolean;
  /** The name of its change signal when it is not `nameChanged`; false: it never changes. */
  notify?: string | false;
  /** BINDABLE in Qt: bindings on it run before the handlers of its change signal, the last made first. */
  bindable?: boolean;
  /** Computes the value instead of storing one. What it reads is not tracked: emit `notify` yourself. */
  get?(object: T): unknown;
  /** Stores the value instead of the default: compare, store, then `object.$emit(...)`. */
  set?(object: T, value: never): void;
  /** What assigning `undefined` does. Without it that is an error. */
  reset?(object: T): void;
  /** Called after a changed value was stored and before its change signal. */
  changed?(object: T, value: never, old: never): void;
  /** The property holds one object of this class for good, made when it is first asked for. */
  group?: ObjectClass | (() => ObjectClass);
  /** The property is a list of objects. */
  list?: ListProperty<T>;
}
export interface TypeOptions<T = QmlObject> {
  /** QML's name. */
  name: string;
  /** Qt's class, in messages and in `String(object)`; `QQuick` + name when left out. */
  cpp?: string;
  /** `name: 'real'` for short. */
  properties?: Record<string, string | PropertyOptions<T>>;
  /** Parameters as `name: type`. */
  signals?: Record<string, Record<string, string>>;
  /** Methods of the class that QML may call. */
  methods?: readonly string[];
  enums?: Record<string, Record<string, number>>;
  defaultProperty?: string;
  /** The class of its attached objects, made with the object they are attached to. */
  attached?: new (
    object: QmlObject,
  ) => QmlObject;
  /** False, or Qt's words why a document cannot create one. */
  creatable?: boolean | string;
  /** Its document sets names that are no properties of it: they go to `$custom` (Connections, ListElement). */
  custom?: boolean;
  /** Members of the Qt type that are not there yet. */
  missing?: readonly string[];
}
export type ObjectClass = (abstract new (...args: never[]) => QmlObject) & { readonly meta: Meta };
