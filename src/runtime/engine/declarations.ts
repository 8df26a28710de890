// The classes of a document: for each object with members of its own one, with its properties, aliases, signals,
// methods and enums; and what the names in a document, of types and along paths of properties, stand for.
import type { CompiledDocument, CompiledObject, Location } from '../../shared/compiled-document.ts';
import { Meta, makeProperty, type ObjectClass, Property, QmlObject, Signal } from '../object/object.ts';
import { BASIC_TYPES, objectType, type PropertyType, variant } from '../object/types.ts';
import { ComponentPlan, type Place, type Step } from './component-plan.ts';
import type { Context, Resolved, SiteCache, TypeCache } from './context.ts';
import { documentList } from './document-list.ts';
import type { Engine } from './engine.ts';
import type { QmlError } from './errors.ts';
import {
  aliasObject,
  aliasObjects,
  aliasTarget,
  aliasTargets,
  forward,
  guard,
  subProperty,
  walk,
} from './property-paths.ts';
import type { Unit } from './unit.ts';

/** What the names of types in a document stand for. `Type` or `Namespace.Type`. */
export type Resolver = (name: string) => Resolved | undefined;
export class Declarations {
  readonly engine: Engine;
  readonly doc: CompiledDocument;
  readonly siteCache: SiteCache = [];
  readonly typeCache: TypeCache = [];
  readonly errors: QmlError[] = [];
  /** The document's own component, and its inline ones by name. */
  declare main: ComponentPlan;
  readonly inline = new Map<string, ComponentPlan>();
  readonly #resolver: Resolver;
  readonly #metas: Meta[] = [];
  /** All documents that were linked together with this one: where errors are. */
  linkedWith: readonly Unit[] = [this as unknown as Unit];
  /** What a name of a type alone resolves to, also for scripts. */
  readonly resolve = (name: string): Resolved | undefined => {
    const plan = this.inline.get(name);
    if (plan) return { kind: 'type', meta: plan.meta };
    return this.#resolver(name);
  };

  constructor(engine: Engine, doc: CompiledDocument, resolver: Resolver) {
    this.engine = engine;
    this.doc = doc;
    this.#resolver = resolver;
    for (const { name, outer, root } of doc.components)
      if (outer < 0 && name !== null)
        this.inline.set(name, new ComponentPlan(this as unknown as Unit, null, root, name));
    this.main = new ComponentPlan(this as unknown as Unit, null, doc.components[0]!.root, null);
    if (doc.pragmas.some(({ name }) => name === 'Singleton')) this.singleton = true;
  }
  readonly singleton: boolean = false;

  error(loc: Location, message: string, severity: QmlError['severity'] = 'error'): void {
    this.errorAt({ unit: this as unknown as Unit, loc }, message, severity);
  }
  errorAt({ unit, loc }: Place, message: string, severity: QmlError['severity'] = 'error'): void {
    this.errors.push({ url: unit.doc.url, line: loc[0], column: loc[1], message, severity });
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
        this.#declareRoot(plan);
      }
    }
    for (const plan of open) {
      this.error(this.doc.objects[plan.root]!.loc, 'Inline components form a cycle');
      plan.meta = QmlObject.meta;
    }
  }

  #declareRoot(plan: ComponentPlan): void {
    const object = this.doc.objects[plan.root]!;
    const base = this.#typeOf(object, true);
    const name = plan.name ?? nameOfUrl(this.doc.url);
    const meta = this.#subclass(base, name, plan);
    plan.meta = meta;
    plan.base = base.plan as ComponentPlan | null;
    meta.plan = plan;
    meta.singleton = this.singleton && plan === this.main;
    this.#metas[plan.root] = meta;
    this.#declareMembers(meta, object, plan);
  }

  /** A document whose name is none of a type: its root is called after the type it is of. */
  nameAsRoot(): void {
    const { meta } = this.main;
    const base = meta?.base;
    if (!base || /^[A-Z]/.test(meta.name)) return;
    meta.name = base.name;
    // A file that could be named as a type is one, however it was loaded.
    const [, file] = /([A-Z]\w*)\.qml$/.exec(this.doc.url.slice(this.doc.url.lastIndexOf('/'))) ?? [];
    meta.cppName = !hasMembers(this.doc.objects[this.main.root]!)
      ? base.cppName
      : file
        ? `${file}_QMLTYPE_0`
        : `${base.cppName}_QML_0`;
  }
  #typeOf(object: CompiledObject, root: boolean): Meta {
    const found = this.resolve(object.type);
    if (found?.kind !== 'type') {
      this.error(object.loc, `${object.type} is not a type`);
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
  #subclass(base: Meta, name: string, plan: ComponentPlan | null): Meta {
    const Base = base.cls as unknown as new () => QmlObject;
    const cls = class extends Base {} as unknown as ObjectClass;
    const meta = new Meta(
      cls,
      base,
      plan ? name : base.name,
      plan
        ? plan.name === null
          ? `${name}_QMLTYPE_0`
          : name
        : `${base.cppName.replace(/_QML_\d+$/, '')}_QML_0`,
    );
    meta.level = base.level + 1;
    return meta;
  }

  #typeNamed(name: string, loc: Location, signal = false): PropertyType {
    const basic = BASIC_TYPES[name];
    if (basic) return basic;
    // Asked late: the type may be of a document that is made from this one.
    const find = (): Meta | null => {
      const found = this.resolve(name);
      return found?.kind === 'type' ? found.meta : null;
    };
    this.checks.push(() => {
      if (!find())
        this.error(loc, signal ? `Invalid signal parameter type: ${name}` : `${name} is not a type`);
    });
    return objectType(() => find() ?? QmlObject.meta);
  }
  protected readonly checks: (() => void)[] = [];

  /** Gives the class of an object the members that the document declares. */
  #declareMembers(meta: Meta, object: CompiledObject, owner: ComponentPlan): void {
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
              type: type === null ? null : this.#typeNamed(type, loc, true),
            })),
          ),
        );
    let defaults = 0;
    for (const declared of object.properties) {
      const { name, loc } = declared;
      if (!once(name, 'property', loc)) continue;
      let property: Property;
      if (declared.list) {
        const accepts = this.#typeNamed(declared.type, loc);
        property = makeProperty(meta, name, {
          type: {
            ...variant,
            get cpp() {
              return `QQmlListProperty<${accepts.cpp.replace('*', '')}>`;
            },
          },
        });
        property.list = documentList(property, accepts) as never;
        meta.addProperty(property, null);
      } else {
        property = makeProperty(meta, name, { type: this.#typeNamed(declared.type, loc) });
        property.required = declared.required;
        if (declared.required) property.at = { unit: this, loc };
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
      this.#declareAlias(meta, alias, level, owner);
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

  #declareAlias(
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
    this.checks.push(() => {
      const passed = new Set<Property>();
      for (let at: Property | null = property; at?.alias; at = aliasTargets.get(at)?.() ?? null) {
        if (!passed.has(at)) passed.add(at);
        else {
          this.error(loc, 'Cyclic alias');
          property.alias = () => null;
          break;
        }
      }
    });
    meta.addProperty(property);
  }

  /** The class of an object of this document, made when it is first asked for. */
  protected metaOf(index: number, owner: ComponentPlan): Meta {
    const known = this.#metas[index];
    if (known) return known;
    const object = this.doc.objects[index]!;
    const base = this.#typeOf(object, false);
    if (!hasMembers(object)) return (this.#metas[index] = base);
    const meta = this.#subclass(base, base.name, null);
    meta.plan = base.plan;
    this.#metas[index] = meta;
    this.#declareMembers(meta, object, owner);
    return meta;
  }

  protected isMissing(meta: Meta, name: string, loc: Location): boolean {
    if (!meta.missing[name]) return false;
    this.error(loc, `${meta.name}.${name} is not implemented yet; it has no effect`, 'warning');
    return true;
  }

  /** Follows the names before the last. */
  protected resolveSteps(
    from: Meta,
    path: readonly string[],
    loc: Location,
    alias = false,
    last = '',
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
          this.error(
            loc,
            alias
              ? `Invalid alias target location: ${name}`
              : `Cannot assign to non-existent property "${name}"`,
          );
        return null;
      }
      const real = property.alias ? (aliasTarget(property) ?? property) : property;
      if (real.type.cell) return { steps, meta, value: property };
      if (real.group) {
        steps.push({ kind: 'group', property });
        meta = real.group;
      } else if (real.type.object && !real.type.any) {
        steps.push({ kind: 'object', property });
        meta = this.#metaOfType(real.type) ?? meta;
      } else if (property.alias && aliasObject(property)) {
        steps.push({ kind: 'object', property });
        meta = aliasObject(property)!;
      } else {
        this.error(
          loc,
          alias
            ? `Invalid alias target location: ${last}`
            : `Invalid grouped property access: Property "${name}" with primitive type "${real.type.cpp}".`,
        );
        return null;
      }
    }
    return { steps, meta };
  }

  #metaOfType(type: PropertyType): Meta | null {
    const found = this.resolve(type.name);
    return found?.kind === 'type' ? found.meta : this.engine.metaByName(type.name);
  }

  protected resolvePath(
    from: Meta,
    path: readonly string[],
    loc: Location,
    alias: boolean,
    /** Where the last name stands. */
    lastLoc = loc,
  ): { steps: Step[] | null; property: Property } | null {
    const name = path[path.length - 1]!;
    const way =
      path.length > 1
        ? this.resolveSteps(from, path.slice(0, -1), loc, alias, name)
        : { steps: [], meta: from };
    if (!way) return null;
    const steps = way.steps.length ? way.steps : null;
    if ('value' in way && way.value) {
      if (!way.value.writable && !alias) {
        this.error(loc, `Invalid property assignment: "${way.value.name}" is a read-only property`);
        return null;
      }
      const sub = subProperty(way.value, name);
      if (!sub)
        this.error(
          lastLoc,
          alias
            ? `Invalid alias target location: ${name}`
            : `Cannot assign to non-existent property "${name}"`,
        );
      return sub && { steps, property: sub };
    }
    const property = way.meta.properties[name];
    if (!property) {
      if (!this.isMissing(way.meta, name, loc))
        this.error(
          lastLoc,
          alias
            ? `Invalid alias target location: ${name}`
            : `Cannot assign to non-existent property "${name}"`,
        );
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
const nameOfUrl = (url: string): string =>
  url
    .replace(/[?#].*/, '')
    .replace(/.*\//, '')
    .replace(/(\.ui)?\.qml$/, '') || 'Document';

export const hasMembers = (object: CompiledObject): boolean =>
  object.properties.length > 0 ||
  object.aliases.length > 0 ||
  object.signals.length > 0 ||
  object.methods.length > 0 ||
  object.enums.length > 0 ||
  object.required.length > 0;
