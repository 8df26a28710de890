// Linking: a compiled document against the types that it imports. Decides for every object its class, for
// every binding the property it sets, and lays down the order in which Qt creates: `ComponentPlan`, a flat
// list of steps that `create.ts` walks. All mistakes are collected, in Qt's words.
//
// Qt's order within an object: the values of properties, the last written first; then the objects without
// a property name in their order; then handlers; then attached properties; then values for aliases.
import type {
  CompiledBinding,
  CompiledDocument,
  CompiledHandler,
  CompiledObject,
  Location,
} from '../../shared/compiled-document.ts';
import type { BindingSpec } from '../object/binding.ts';
import {
  attachedObject as attached,
  type CustomEntry,
  cellOf,
  GONE,
  Meta,
  makeProperty,
  type ObjectClass,
  Property,
  QmlObject,
  Signal,
  storeCell,
} from '../object/object.ts';
import { listen } from '../object/signal.ts';
import { BASIC_TYPES, FAIL, objectType, type PropertyType, variant } from '../object/types.ts';
import { SHARED, Value } from '../object/value-types.ts';
import { disconnect, emit, type Link } from '../reactive/graph.ts';
import { Component } from './component.ts';
import type { Context, Resolved, Shape, SiteCache, TypeCache } from './context.ts';
import { documentList } from './document-list.ts';
import type { Engine } from './engine.ts';
import type { QmlError } from './errors.ts';

/** Where something of a document stands. */
export interface Place {
  readonly unit: Unit;
  readonly loc: Location;
  /** Where the value itself begins: errors in it are reported at its line. */
  readonly valueLoc?: Location | undefined;
}

/** How to get from an object to the one that carries the property: `anchors`, `Keys`, `parent`. */
export type Step =
  | { readonly kind: 'group' | 'object'; readonly property: Property }
  | { readonly kind: 'attached'; readonly cls: new (object: QmlObject) => QmlObject };

export type Op =
  | {
      op: 'new';
      index: number;
      meta: Meta;
      base: ComponentPlan | null;
      parent: number;
      id: string | null;
      own: boolean;
      at: Place;
    }
  | {
      op: 'component';
      index: number;
      plan: ComponentPlan | null;
      parent: number;
      id: string | null;
      at: Place;
    }
  | { op: 'set'; index: number; steps: readonly Step[] | null; property: Property; value: unknown; at: Place }
  | { op: 'bind'; index: number; steps: readonly Step[] | null; spec: BindingSpec }
  | {
      op: 'give';
      index: number;
      steps: readonly Step[] | null;
      property: Property;
      children: readonly number[];
      at: Place;
    }
  | { op: 'intercept'; index: number; steps: readonly Step[] | null; property: Property; child: number }
  | { op: 'handle'; index: number; steps: readonly Step[] | null; signal: Signal; handler: HandlerSpec }
  | { op: 'custom'; index: number; entries: readonly Omit<CustomEntry, 'context' | 'scope'>[] };

export interface HandlerSpec {
  readonly make: CompiledHandler['make'];
  /** For a body without parameters: which of the signal's arguments it is given, under which names. */
  readonly injected: readonly (readonly [name: string, index: number])[] | null;
  readonly at: Place;
}

/** How to create a component. */
export class ComponentPlan implements Shape {
  readonly unit: Unit;
  readonly outer: ComponentPlan | null;
  readonly root: number;
  readonly name: string | null;
  readonly idNames = new Set<string>();
  /** The class of its root. Known before the steps are. */
  declare meta: Meta;
  /** The root's type is defined by a document: that one's plan. */
  base: ComponentPlan | null = null;
  readonly ops: Op[] = [];
  /** Required properties of the root that the document leaves to its user. */
  required: Property[] = [];
  constructor(unit: Unit, outer: ComponentPlan | null, root: number, name: string | null) {
    this.unit = unit;
    this.outer = outer;
    this.root = root;
    this.name = name;
  }
}

/** What the names of types in a document stand for. `Type` or `Namespace.Type`. */
export type Resolver = (name: string) => Resolved | undefined;

export class Unit {
  readonly engine: Engine;
  readonly doc: CompiledDocument;
  readonly siteCache: SiteCache = [];
  readonly typeCache: TypeCache = [];
  readonly errors: QmlError[] = [];
  /** The document's own component, and its inline ones by name. */
  declare main: ComponentPlan;
  readonly inline = new Map<string, ComponentPlan>();
  private readonly resolver: Resolver;
  private readonly metas: Meta[] = [];
  private linked = false;
  /** All documents that were linked together with this one: where errors are. */
  linkedWith: readonly Unit[] = [this];
  /** What a name of a type alone resolves to, also for scripts. */
  readonly resolve = (name: string): Resolved | undefined => {
    const plan = this.inline.get(name);
    if (plan) return { kind: 'type', meta: plan.meta };
    return this.resolver(name);
  };

  constructor(engine: Engine, doc: CompiledDocument, resolver: Resolver) {
    this.engine = engine;
    this.doc = doc;
    this.resolver = resolver;
    for (const { name, outer, root } of doc.components)
      if (outer < 0 && name !== null) this.inline.set(name, new ComponentPlan(this, null, root, name));
    this.main = new ComponentPlan(this, null, doc.components[0]!.root, null);
    if (doc.pragmas.some(({ name }) => name === 'Singleton')) this.singleton = true;
  }
  readonly singleton: boolean = false;

  error(loc: Location, message: string, severity: QmlError['severity'] = 'error'): void {
    this.errors.push({ url: this.doc.url, line: loc[0], column: loc[1], message, severity });
  }

  /** First part: the classes of the roots with their members; documents may refer to each other in circles. */
  declare_(): void {
    // An inline component may extend another that is written after it.
    const open = new Set([...this.inline.values(), this.main]);
    for (let before = -1; open.size && open.size !== before; ) {
      before = open.size;
      for (const plan of open) {
        const { type } = this.doc.objects[plan.root]!;
        const waits = this.inline.get(type);
        if (waits && waits !== plan && open.has(waits)) continue;
        open.delete(plan);
        this.declareRoot(plan);
      }
    }
    for (const plan of open) {
      this.error(this.doc.objects[plan.root]!.loc, 'Inline components form a cycle');
      plan.meta = QmlObject.meta;
    }
  }

  private declareRoot(plan: ComponentPlan): void {
    const object = this.doc.objects[plan.root]!;
    const base = this.typeOf(object, true);
    const name = plan.name ?? nameOfUrl(this.doc.url);
    const meta = this.subclass(base, name, plan);
    plan.meta = meta;
    plan.base = base.plan as ComponentPlan | null;
    meta.plan = plan;
    meta.singleton = this.singleton && plan === this.main;
    this.metas[plan.root] = meta;
    this.declareMembers(meta, object, plan);
  }

  /** A document that is run by itself has no name as a type: its root is called after the type it is of. */
  nameAsRoot(): void {
    const { meta } = this.main;
    const base = meta?.base;
    if (!base) return;
    meta.name = base.name;
    meta.cppName = hasMembers(this.doc.objects[this.main.root]!) ? `${base.cppName}_QML_0` : base.cppName;
  }

  /** Second part: everything else. */
  link(): void {
    if (this.linked) return;
    this.linked = true;
    for (const check of this.checks) check();
    for (const plan of [...this.inline.values(), this.main]) this.linkComponent(plan);
  }

  private typeOf(object: CompiledObject, root: boolean): Meta {
    const found = this.resolve(object.type);
    if (found?.kind !== 'type') {
      this.error(object.loc, found ? `${object.type} is not a type` : `${object.type} is not a type`);
      return QmlObject.meta;
    }
    const { meta } = found;
    const { creatable } = meta;
    if (meta.singleton && !(root && this.singleton && meta.plan === null))
      this.error(object.loc, `Composite Singleton Type ${object.type} is not creatable.`);
    else if (creatable !== true) this.error(object.loc, creatable || `Element is not creatable.`);
    return meta;
  }

  /** The class of an object that declares members of its own. */
  private subclass(base: Meta, name: string, plan: ComponentPlan | null): Meta {
    const Base = base.cls as unknown as new () => QmlObject;
    const cls = class extends Base {} as unknown as ObjectClass;
    const meta = new Meta(
      cls,
      base,
      plan ? name : base.name,
      plan && plan.root >= 0
        ? hasMembers(this.doc.objects[plan.root]!)
          ? `${name}_QMLTYPE_0`
          : base.cppName
        : `${base.cppName.replace(/_QML_\d+$/, '')}_QML_0`,
    );
    meta.level = base.level + 1;
    return meta;
  }

  private typeNamed(name: string, loc: Location): PropertyType {
    const basic = BASIC_TYPES[name];
    if (basic) return basic;
    // Asked late: the type may be of a document that is made from this one.
    const find = (): Meta | null => {
      const found = this.resolve(name);
      return found?.kind === 'type' ? found.meta : null;
    };
    this.checks.push(() => {
      if (!find()) this.error(loc, `${name} is not a type`);
    });
    return objectType(() => find() ?? QmlObject.meta);
  }
  private readonly checks: (() => void)[] = [];

  /** Gives the class of an object the members that the document declares. */
  private declareMembers(meta: Meta, object: CompiledObject, owner: ComponentPlan): void {
    const level = meta.level - 1;
    const seen = new Set<string>();
    const once = (name: string, kind: string, loc: Location): boolean => {
      if (seen.has(`${kind} ${name}`)) this.error(loc, `Duplicate ${kind} name`);
      else if (
        kind !== 'method' &&
        base?.[name] instanceof Property &&
        !meta.base!.level &&
        isFinal(meta.base!, name)
      )
        this.error(loc, 'Cannot override FINAL property');
      else {
        seen.add(`${kind} ${name}`);
        return true;
      }
      return false;
    };
    const base = meta.base?.members;
    for (const { name, values } of object.enums) meta.addEnum(name, values);
    for (const { name, parameters, loc } of object.signals)
      if (once(name, 'signal', loc))
        meta.addSignal(
          new Signal(
            name,
            parameters.map(({ name: parameter, type }) => ({
              name: parameter,
              type: type === null ? null : this.typeNamed(type, loc),
            })),
          ),
        );
    let defaults = 0;
    for (const declared of object.properties) {
      const { name, loc } = declared;
      if (!once(name, 'property', loc)) continue;
      let property: Property;
      if (declared.list) {
        const accepts = this.typeNamed(declared.type, loc);
        property = makeProperty(meta, name, { type: variant });
        property.list = documentList(property, accepts) as never;
        meta.addProperty(property, null);
      } else {
        property = makeProperty(meta, name, { type: this.typeNamed(declared.type, loc) });
        property.required = declared.required;
        if (property.type.object) property.changed = guard(property);
        meta.addProperty(property);
      }
      property.writable = !declared.readonly;
      if (declared.default) {
        if (defaults++) this.error(loc, 'Duplicate default property');
        meta.defaultProperty = name;
      }
    }
    for (const name of object.required) {
      const inherited = meta.properties[name];
      if (inherited) meta.required = [...meta.required, inherited];
      else this.error(object.loc, `Required property "${name}" was not found`);
    }
    for (const alias of object.aliases) {
      if (!once(alias.name, 'property', alias.loc)) continue;
      this.declareAlias(meta, alias, level, owner);
      if (alias.default) meta.defaultProperty = alias.name;
    }
    for (const method of object.methods) {
      if (!once(method.name, 'method', method.loc)) continue;
      meta.addMethod(method.name);
      Object.defineProperty(meta.cls.prototype, method.name, {
        configurable: true,
        enumerable: true,
        get(this: QmlObject) {
          const extra = (this.$x ??= new Map());
          let call = extra.get(method) as { $object?: QmlObject } | undefined;
          if (!call) {
            call = method.make(this.$cs![level] as never, this) as { $object?: QmlObject };
            call.$object = this;
            extra.set(method, call);
          }
          return call;
        },
        set() {
          throw new TypeError(`Cannot assign to read-only property "${method.name}"`);
        },
      });
    }
  }

  private declareAlias(
    meta: Meta,
    { name, id, path, loc }: CompiledObject['aliases'][number],
    level: number,
    owner: ComponentPlan,
  ): void {
    // The target's class may itself be waiting for its members: looked at when it is needed.
    const index = this.doc.objects.findIndex((object) => object.id === id);
    if (index < 0) {
      this.error(loc, `Invalid alias reference. Unable to find id "${id}"`);
      return;
    }
    let resolved: { steps: Step[] | null; property: Property } | null | undefined;
    const target = (): typeof resolved => {
      if (resolved !== undefined || path.length === 0) return resolved;
      return (resolved = this.resolvePath(this.metaOf(index, owner), path, loc, true));
    };
    const type: PropertyType = {
      get name() {
        return target()?.property.type.name ?? 'var';
      },
      get cpp() {
        return target()?.property.type.cpp ?? 'QObject*';
      },
      initial: undefined,
      coerce: (value) => target()?.property.type.coerce(value) ?? value,
      literal: (value) => target()?.property.type.literal(value) ?? null,
    };
    const property = new Property(name, type, new Signal(`${name}Changed`));
    property.alias = (object) => {
      const context = object.$cs![level] as Context;
      const found = context.ids[id] as QmlObject | null;
      if (!found) return null;
      if (path.length === 0) return { object: found, property };
      const to = target();
      return to ? { object: walk(found, to.steps), property: to.property } : null;
    };
    if (path.length === 0) property.writable = false;
    property.notify!.watch = (object) => forward(object, property);
    aliasTargets.set(property, () => target()?.property ?? null);
    if (path.length === 0) aliasObjects.set(property, () => this.metaOf(index, owner));
    meta.addProperty(property);
  }

  /** The class of an object of this document, made when it is first asked for. */
  private metaOf(index: number, owner: ComponentPlan): Meta {
    const known = this.metas[index];
    if (known) return known;
    const object = this.doc.objects[index]!;
    const base = this.typeOf(object, false);
    if (!hasMembers(object)) return (this.metas[index] = base);
    const meta = this.subclass(base, base.name, null);
    meta.plan = base.plan;
    this.metas[index] = meta;
    this.declareMembers(meta, object, owner);
    return meta;
  }

  // --- the steps of a component -----------------------------------------------------------------------

  private linkComponent(plan: ComponentPlan): void {
    const meta = this.metaOf(plan.root, plan);
    if (!plan.meta) {
      plan.meta = meta;
      plan.base = meta.plan as ComponentPlan | null;
    }
    const bound = this.linkObject(plan, plan.root, -1, meta, true);
    plan.required = meta.required.filter((property) => !bound.has(property.name));
    renumber(plan.ops);
  }

  /** Appends the steps that make one object; gives the names of the properties it sets. */
  private linkObject(
    plan: ComponentPlan,
    index: number,
    parent: number,
    meta: Meta,
    isRoot: boolean,
  ): Set<string> {
    const object = this.doc.objects[index]!;
    const { ops } = plan;
    if (object.id !== null) {
      if (plan.idNames.has(object.id)) this.error(object.loc, 'id is not unique');
      plan.idNames.add(object.id);
    }
    if (meta.inherits(Component.meta) && object.component !== undefined) {
      this.linkInnerComponent(plan, index, parent, object);
      return new Set();
    }
    const at = { unit: this, loc: object.loc };
    ops.push({
      op: 'new',
      index,
      meta,
      base: isRoot ? plan.base : (meta.plan as ComponentPlan | null),
      parent,
      id: object.id,
      own: isRoot || hasMembers(object),
      at,
    });
    const bound = new Set<string>();
    if (this.resolve(object.type)?.kind !== 'type') {
      // Of an unknown type nothing more can be said, but of what is in it.
      for (const child of object.children)
        this.linkObject(plan, child, index, this.metaOf(child, plan), false);
      return bound;
    }
    const values: CompiledBinding[] = [];
    const attached: CompiledBinding[] = [];
    const aliases: CompiledBinding[] = [];
    const custom: Omit<CustomEntry, 'context' | 'scope'>[] = [];
    for (const binding of object.bindings) {
      const first = binding.path[0]!;
      if (binding.path.length === 1) {
        if (bound.has(first) && !binding.on) {
          this.error(binding.loc, 'Property value set multiple times');
          continue;
        }
        if (!binding.on) bound.add(first);
      }
      if (meta.custom && !meta.properties[first]) {
        const { value } = binding;
        custom.push({
          path: binding.path,
          kind: value.kind,
          value:
            value.kind === 'literal'
              ? value.value
              : value.kind === 'binding'
                ? value.run
                : this.looseObjects(plan, value),
          at: { unit: this, loc: binding.loc },
        });
        continue;
      }
      if (/^[A-Z]/.test(first)) attached.push(binding);
      else if (meta.properties[first]?.alias) aliases.push(binding);
      else values.push(binding);
    }
    for (const binding of groupsTogether(values)) this.linkBinding(plan, index, meta, binding);
    if (object.children.length) {
      // A default property is for those who use the type: its own document fills the base's.
      const declaresOwn = [...object.properties, ...object.aliases].some((declared) => declared.default);
      const name = (declaresOwn ? meta.base! : meta).defaultProperty;
      const property = name === null ? undefined : meta.properties[name];
      const loc = this.doc.objects[object.children[0]!]!.loc;
      if (!property) this.error(loc, 'Cannot assign to non-existent default property');
      else this.linkObjects(plan, index, null, property, object.children, loc);
    }
    const late = ({ path }: CompiledHandler): boolean =>
      isAttached(path) || (path.length > 1 && !!meta.properties[path[0]!]?.alias);
    for (const handler of object.handlers)
      if (!late(handler)) this.linkHandler(plan, index, meta, handler, custom);
    for (const binding of attached) this.linkBinding(plan, index, meta, binding);
    for (const handler of object.handlers)
      if (isAttached(handler.path)) this.linkHandler(plan, index, meta, handler, custom);
    for (const binding of aliases) this.linkBinding(plan, index, meta, binding);
    for (const handler of object.handlers)
      if (late(handler) && !isAttached(handler.path)) this.linkHandler(plan, index, meta, handler, custom);
    if (custom.length) ops.push({ op: 'custom', index, entries: custom });
    if (!isRoot)
      for (const property of meta.required)
        if (!bound.has(property.name) && !isBoundByType(meta, property))
          this.error(object.loc, `Required property ${property.name} was not initialized`);
    return bound;
  }

  private looseObjects(plan: ComponentPlan, value: CompiledBinding['value']): unknown {
    const indices = value.kind === 'object' ? [value.object] : value.kind === 'list' ? value.objects : [];
    for (const index of indices) this.linkObject(plan, index, -1, this.metaOf(index, plan), false);
    return indices;
  }

  private linkInnerComponent(
    plan: ComponentPlan,
    index: number,
    parent: number,
    object: CompiledObject,
  ): void {
    const { loc } = object;
    if (object.properties.length || object.aliases.length)
      this.error(loc, 'Component objects cannot declare new properties.');
    if (object.signals.length) this.error(loc, 'Component objects cannot declare new signals.');
    if (object.methods.length) this.error(loc, 'Component objects cannot declare new functions.');
    if (object.bindings.length || object.handlers.some(({ path }) => !isAttached(path)))
      this.error(loc, 'Component elements may not contain properties other than id');
    const inner = this.doc.components[object.component!];
    if (!inner) {
      this.error(loc, 'Cannot create empty component specification');
      return;
    }
    if (object.children.length > 1) this.error(loc, 'Invalid component body specification');
    plan.ops.push({
      op: 'component',
      index,
      plan: this.innerPlan(plan, inner.root),
      parent,
      id: object.id,
      at: { unit: this, loc },
    });
  }

  private innerPlan(outer: ComponentPlan, root: number): ComponentPlan {
    const plan = new ComponentPlan(this, outer, root, null);
    this.linkComponent(plan);
    return plan;
  }

  /** Creates objects and gives them to a property. */
  private linkObjects(
    plan: ComponentPlan,
    index: number,
    steps: readonly Step[] | null,
    property: Property,
    children: readonly number[],
    loc: Location,
  ): void {
    const at = { unit: this, loc };
    let target = property;
    if (property.alias) target = aliasTarget(property) ?? property;
    const wanted = target.type;
    for (const child of children) {
      const meta = this.metaOf(child, plan);
      if (wanted.cpp === 'QQmlComponent*' && !meta.inherits(Component.meta)) {
        plan.ops.push({
          op: 'component',
          index: child,
          plan: this.innerPlan(plan, child),
          parent: index,
          id: null,
          at,
        });
      } else {
        this.linkObject(plan, child, index, meta, false);
        const { loc: where } = this.doc.objects[child]!;
        if (target.list) {
          if (target.list.accepts && !target.list.accepts(sampleOf(meta)))
            this.error(where, `Cannot assign object to list property "${property.name}"`);
        } else if (!wanted.any && !property.alias) {
          if (!wanted.object)
            this.error(
              where,
              wanted.name === 'string'
                ? 'Cannot assign to property of unknown type "QString".'
                : `Cannot assign value of type "${this.doc.objects[child]!.type}" to property "${property.name}", expecting "${wanted.cpp}"`,
            );
          else if (wanted.coerce(sampleOf(meta)) === FAIL)
            this.error(
              where,
              `Cannot assign object of type "${this.doc.objects[child]!.type}" to property of type "${wanted.cpp}" as the former is neither the same as the latter nor a sub-class of it.`,
            );
        }
      }
      plan.ops.push({ op: 'give', index, steps, property, children: [child], at });
    }
    if (children.length === 0 && target.list)
      plan.ops.push({ op: 'give', index, steps, property, children, at });
  }

  private linkBinding(plan: ComponentPlan, index: number, meta: Meta, binding: CompiledBinding): void {
    const { path, value, loc, valueLoc } = binding;
    const found = this.resolvePath(meta, path, loc, false);
    if (!found) return;
    const { steps, property } = found;
    const at = { unit: this, loc, valueLoc };
    if (binding.on) {
      if (value.kind !== 'object') return;
      const child = this.metaOf(value.object, plan);
      if (!child.cls.prototype.$interceptProperty) {
        this.error(loc, `"${this.doc.objects[value.object]!.type}" cannot operate on "${property.name}"`);
        return;
      }
      this.linkObject(plan, value.object, index, child, false);
      plan.ops.push({ op: 'intercept', index, steps, property, child: value.object });
      return;
    }
    const declaredHere = this.doc.objects[index]!.properties.some(
      ({ name }) => path.length === 1 && name === path[0],
    );
    if (
      !property.writable &&
      !declaredHere &&
      !property.list &&
      !(property.group && value.kind === 'object')
    ) {
      this.error(loc, `Invalid property assignment: "${property.name}" is a read-only property`);
      return;
    }
    switch (value.kind) {
      case 'literal': {
        if (property.list) {
          this.error(loc, 'Cannot assign primitives to lists');
          return;
        }
        const target = property.alias ? (aliasTarget(property) ?? property) : property;
        const { type } = target;
        if (value.value === undefined) {
          plan.ops.push({ op: 'bind', index, steps, spec: { run: () => undefined, property, at } });
          return;
        }
        const problem = type.literal(value.value);
        if (problem !== null) {
          if (value.value === null)
            this.error(
              loc,
              `${problem} - Assigning null to incompatible properties in QML is deprecated. This will become a compile error in future versions of Qt.`,
              'warning',
            );
          else this.error(loc, problem);
          return;
        }
        let fitting = property.alias ? value.value : type.coerce(value.value);
        if (type.name === 'url' && fitting) fitting = this.engine.resolveUrl(String(fitting), this.doc.url);
        if (fitting instanceof Value && fitting.$cell !== SHARED) (fitting as Value).$cell = SHARED;
        plan.ops.push({ op: 'set', index, steps, property, value: fitting, at });
        return;
      }
      case 'binding': {
        const constant = this.enumLiteral(value.source, property);
        if (constant !== undefined) plan.ops.push({ op: 'set', index, steps, property, value: constant, at });
        else plan.ops.push({ op: 'bind', index, steps, spec: { run: value.run as never, property, at } });
        return;
      }
      default:
        this.linkObjects(
          plan,
          index,
          steps,
          property,
          value.kind === 'object' ? [value.object] : value.objects,
          loc,
        );
    }
  }

  /** `Text.AlignRight` for a property that takes numbers: known now, as in Qt, so it needs no binding. */
  private enumLiteral(source: string, property: Property): number | undefined {
    const match = /^([A-Z]\w*)\.([A-Z]\w*)$/.exec(source);
    if (!match || property.alias || !/^(?:int|real|enumeration)$/.test(property.type.name)) return undefined;
    const found = this.resolve(match[1]!);
    const value = found?.kind === 'type' ? found.meta.enumValues[match[2]!] : undefined;
    if (typeof value !== 'number') return undefined;
    const fitting = property.type.coerce(value);
    return fitting === FAIL ? undefined : (fitting as number);
  }

  private linkHandler(
    plan: ComponentPlan,
    index: number,
    meta: Meta,
    handler: CompiledHandler,
    custom: Omit<CustomEntry, 'context' | 'scope'>[],
  ): void {
    const { path, loc, make, parameters, injected } = handler;
    const name = path[path.length - 1]!;
    const at = { unit: this, loc };
    const way = path.length > 1 ? this.resolveSteps(meta, path.slice(0, -1), loc) : { steps: null, meta };
    if (!way) return;
    const signal = way.meta.signalOfHandler(name);
    if (!signal) {
      if (meta.custom && path.length === 1) custom.push({ path, kind: 'handler', value: handler, at });
      else if (!this.isMissing(way.meta, signalLike(name), loc))
        this.error(loc, `Cannot assign to non-existent property "${name}"`);
      return;
    }
    plan.ops.push({
      op: 'handle',
      index,
      steps: way.steps,
      signal,
      handler: { make, injected: parameters === null ? injectedOf(signal, injected) : null, at },
    });
  }

  private isMissing(meta: Meta, name: string, loc: Location): boolean {
    if (!meta.missing[name]) return false;
    this.error(loc, `${meta.name}.${name} is not implemented yet; it has no effect`, 'warning');
    return true;
  }

  /** Follows the names before the last. */
  private resolveSteps(
    from: Meta,
    path: readonly string[],
    loc: Location,
  ): { steps: Step[]; meta: Meta; value?: Property } | null {
    const steps: Step[] = [];
    let meta = from;
    for (let i = 0; i < path.length; i++) {
      const name = path[i]!;
      if (/^[A-Z]/.test(name)) {
        let found = this.resolve(name);
        if (found?.kind === 'namespace') found = found.get(path[++i] ?? '');
        const cls = found?.kind === 'type' ? found.meta.attached : null;
        if (!cls) {
          this.error(loc, 'Non-existent attached object');
          return null;
        }
        steps.push({ kind: 'attached', cls });
        meta = (cls as unknown as ObjectClass).meta;
        continue;
      }
      const property = meta.properties[name];
      if (!property) {
        if (!this.isMissing(meta, name, loc))
          this.error(loc, `Cannot assign to non-existent property "${name}"`);
        return null;
      }
      const real = property.alias ? (aliasTarget(property) ?? property) : property;
      if (real.type.cell) return { steps, meta, value: property };
      if (real.group) {
        steps.push({ kind: 'group', property });
        meta = real.group;
      } else if (real.type.object && !real.type.any) {
        steps.push({ kind: 'object', property });
        meta = this.metaOfType(real.type) ?? meta;
      } else if (property.alias && aliasObject(property)) {
        steps.push({ kind: 'object', property });
        meta = aliasObject(property)!;
      } else {
        this.error(loc, 'Invalid grouped property access');
        return null;
      }
    }
    return { steps, meta };
  }

  private metaOfType(type: PropertyType): Meta | null {
    const found = this.resolve(type.name);
    return found?.kind === 'type' ? found.meta : this.engine.metaByName(type.name);
  }

  private resolvePath(
    from: Meta,
    path: readonly string[],
    loc: Location,
    alias: boolean,
  ): { steps: Step[] | null; property: Property } | null {
    const way = path.length > 1 ? this.resolveSteps(from, path.slice(0, -1), loc) : { steps: [], meta: from };
    if (!way) return null;
    const name = path[path.length - 1]!;
    const steps = way.steps.length ? way.steps : null;
    if ('value' in way && way.value) {
      if (!way.value.writable && !alias) {
        this.error(loc, `Invalid property assignment: "${way.value.name}" is a read-only property`);
        return null;
      }
      const sub = subProperty(way.value, name);
      if (!sub) this.error(loc, `Cannot assign to non-existent property "${name}"`);
      return sub && { steps, property: sub };
    }
    const property = way.meta.properties[name];
    if (!property) {
      if (alias) this.error(loc, `Invalid alias target location: ${name}`);
      else if (!this.isMissing(way.meta, name, loc))
        this.error(loc, `Cannot assign to non-existent property "${name}"`);
      return null;
    }
    return { steps, property };
  }
}

/** What `Item` itself has is FINAL: a document may not declare it anew. */
function isFinal(base: Meta, name: string): boolean {
  let meta: Meta | null = base;
  while (meta && meta.cppName !== 'QQuickItem') meta = meta.base;
  return meta !== null && Object.hasOwn(meta.properties, name);
}

/** Something of the class, to ask whether it would fit. */
const sampleOf = (meta: Meta): QmlObject => Object.create(meta.cls.prototype) as QmlObject;

const isAttached = (path: readonly string[]): boolean => path.length > 1 && /^[A-Z]/.test(path[0]!);
const signalLike = (handler: string): string =>
  handler.replace(/^on(.)/, (_, first: string) => first.toLowerCase());
const nameOfUrl = (url: string): string =>
  url
    .replace(/[?#].*/, '')
    .replace(/.*\//, '')
    .replace(/(\.ui)?\.qml$/, '') || 'Document';

const hasMembers = (object: CompiledObject): boolean =>
  object.properties.length > 0 ||
  object.aliases.length > 0 ||
  object.signals.length > 0 ||
  object.methods.length > 0 ||
  object.enums.length > 0 ||
  object.required.length > 0;

const isBoundByType = (meta: Meta, property: Property): boolean => {
  const plan = meta.plan as ComponentPlan | null;
  return (
    plan !== null &&
    plan.ops.length > 0 &&
    !plan.required.includes(property) &&
    plan.meta.required.includes(property)
  );
};

/** Objects were counted through the document; a component counts its own, the root first. */
function renumber(ops: Op[]): void {
  const numbers = new Map<number, number>();
  const local = (index: number): number => numbers.get(index) ?? -1;
  for (const op of ops) {
    if (op.op === 'new' || op.op === 'component') {
      numbers.set(op.index, numbers.size);
      op.parent = local(op.parent);
    }
    op.index = local(op.index);
    if (op.op === 'give') op.children = op.children.map(local);
    else if (op.op === 'intercept') op.child = local(op.child);
    else if (op.op === 'custom')
      op.entries = op.entries.map((entry) =>
        entry.kind === 'object' || entry.kind === 'list'
          ? { ...entry, value: (entry.value as number[]).map(local) }
          : entry,
      );
  }
}

/** The last written comes first; the members of a group stay together where the first of them stood. */
function groupsTogether(values: CompiledBinding[]): CompiledBinding[] {
  const places = new Map<string, CompiledBinding[]>();
  for (const binding of values) {
    const key =
      binding.path.length > 1 ? binding.path[0]! : binding.path.join('.') + (binding.on ? ' on' : '');
    const group = places.get(key);
    if (group) group.unshift(binding);
    else places.set(key, [binding]);
  }
  return [...places.values()].reverse().flat();
}

/** Which of a signal's arguments a body without parameters is given. */
export function injectedOf(signal: Signal, names: readonly string[]): readonly (readonly [string, number])[] {
  const result: [string, number][] = [];
  signal.parameters.forEach(({ name }, index) => {
    if (names.includes(name)) result.push([name, index]);
  });
  return result;
}

const aliasTargets = new WeakMap<Property, () => Property | null>();
function aliasTarget(property: Property): Property | null {
  const target = aliasTargets.get(property)?.() ?? null;
  return target?.alias ? aliasTarget(target) : target;
}
const aliasObjects = new WeakMap<Property, () => Meta>();
const aliasObject = (property: Property): Meta | null => aliasObjects.get(property)?.() ?? null;

/** The object that carries the property, from the one that was declared. */
export function walk(from: QmlObject, steps: readonly Step[] | null): QmlObject {
  if (steps === null) return from;
  let object = from;
  for (const step of steps)
    object =
      step.kind === 'attached'
        ? (attached(object, step.cls) as QmlObject)
        : ((object as unknown as Record<string, QmlObject>)[step.property.name] as QmlObject);
  return object;
}

/** `font.bold` as a property of the object that has `font`. */
export function subProperty(property: Property, name: string): Property | null {
  const known = (property.subs ??= {})[name];
  if (known) return known;
  const sample = property.type.initial as Value;
  if (!(sample instanceof Value) || !(name in sample)) return null;
  const initial = sample[name as never] as unknown;
  const type =
    typeof initial === 'boolean'
      ? BASIC_TYPES.bool!
      : typeof initial === 'string'
        ? BASIC_TYPES.string!
        : BASIC_TYPES.real!;
  const sub = new Property(`${property.name}.${name}`, type, property.notify);
  sub.parent = property;
  sub.get = (object) => (object as unknown as Record<string, Record<string, unknown>>)[property.name]![name];
  sub.set = (object, value) => {
    const next = (cellOf(object, property) as Value).clone() as Value & Record<string, unknown>;
    next.$cell = null;
    next[name] = value;
    if (property.set) property.set(object, next as never);
    else if (storeCell(object.$v, property.slot, next)) {
      property.changed?.(object, next as never, next as never);
      if (property.notify) emit(object, property.notify);
    }
  };
  property.subs[name] = sub;
  return sub;
}

/** A property whose object is destroyed holds null from then on, and tells of it. */
function guard(property: Property): (owner: QmlObject, value: never) => void {
  return (owner, value: unknown) => {
    const before = owner.$x?.get(property) as Link | undefined;
    if (before) {
      disconnect(before);
      owner.$x!.delete(property);
    }
    if (value instanceof QmlObject)
      (owner.$x ??= new Map()).set(
        property,
        listen(value, GONE, () => {
          if (!owner.$dead) owner.$set(property.name, null);
        }),
      );
  };
}

const FORWARDED = Symbol('forwarded');
/** The change signal of an alias follows its target's from the moment somebody listens. */
function forward(object: QmlObject, property: Property): void {
  const extra = (object.$x ??= new Map());
  let done = extra.get(FORWARDED) as Set<Property> | undefined;
  if (!done) extra.set(FORWARDED, (done = new Set()));
  if (done.has(property)) return;
  const target = property.alias!(object);
  // As in Qt 6: an alias for an alias of the same object does not tell.
  const notify =
    target && target.property !== property && !(target.property.alias && target.object === object)
      ? target.property.notify
      : null;
  if (!notify) return;
  done.add(property);
  listen(target!.object, notify, () => emit(object, property.notify!));
}
