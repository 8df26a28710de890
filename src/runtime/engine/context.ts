// Where the names of compiled code are found: ids, the properties of the scope object and of the component's
// root, what a view gives a delegate, then outwards to whoever instantiated the component, and at last
// the globals. What a look-up found is remembered at its site and checked against the shape of the chain.
import type { CompiledContext } from '../../shared/compiled-document.ts';
import { attachedObject, type Meta, QmlObject } from '../object/object.ts';
import { Value } from '../object/value-types.ts';
import { late } from '../qt/late-members.ts';
import type { ComponentAttached } from './component.ts';
import type { Engine } from './engine.ts';
import type { Unit } from './unit.ts';

/** What contexts of one kind have in common: the plan of a component, or the roles of a model. */
export interface Shape {
  readonly idNames: ReadonlySet<string>;
}
export const NO_IDS: Record<string, unknown> = Object.freeze(Object.create(null));
const EMPTY: object = Object.freeze(Object.create(null));

interface Found {
  /** How many contexts outwards. */
  readonly depth: number;
  /** 0 the scope object, 1 the root, 2 ids, 3 properties of the context itself, 4 globals. */
  readonly where: 0 | 1 | 2 | 3 | 4;
  readonly shapes: readonly (Shape | null)[];
}
export type SiteCache = (Found | undefined)[];
export type TypeCache = (
  | { found: Resolved | undefined; global: Record<string, unknown> | null }
  | undefined
)[];

export class Context implements CompiledContext {
  readonly engine: Engine;
  /** The document whose code runs in it. */
  readonly unit: Unit | null;
  readonly shape: Shape | null;
  /** The context in which the component was instantiated or declared. */
  readonly outer: Context | null;
  ids: Record<string, unknown>;
  root: QmlObject | null = null;
  /** Names given from outside: `index`, `modelData`, roles. */
  readonly props: object | null;
  /** Attached `Component` objects in it, in the order in which they were made. */
  attached: ComponentAttached[] | null = null;
  inner: Set<Context> | null = null;
  /** The runs of the scripts that the document imports, by import. */
  scripts: Map<unknown, Record<string, unknown>> | null = null;

  constructor(
    engine: Engine,
    unit: Unit | null,
    shape: Shape | null,
    outer: Context | null,
    props: object | null = null,
  ) {
    this.engine = engine;
    this.unit = unit;
    this.shape = shape;
    this.outer = outer;
    this.props = props;
    this.ids = outer !== null && outer.unit === unit ? outer.ids : NO_IDS;
  }

  own(site: number, scope: object, soft?: boolean): Record<string, unknown> {
    const cache = this.unit!.siteCache;
    const found = cache[site];
    if (found !== undefined) {
      if (found.depth === 0) {
        if (found.where === 0) return scope as never;
        if (found.where === 1) return this.root as never;
        if (found.where === 2) return this.ids;
        if (found.where === 3) return this.props as never;
      }
      const context = this.follow(found);
      if (context !== undefined) {
        switch (found.where) {
          case 1:
            return context!.root as never;
          case 2:
            return context!.ids;
          case 3:
            return context!.props as never;
          default:
            return this.engine.globals;
        }
      }
    }
    const { name } = this.unit!.doc.sites[site]!;
    const fresh = this.find(name, scope as QmlObject);
    if (fresh === undefined) {
      if (soft) return (this.unit!.resolve(name) ? { [name]: EMPTY } : EMPTY) as never;
      throw new ReferenceError(`${name} is not defined`);
    }
    cache[site] = fresh;
    return fresh.where === 0 ? (scope as never) : this.own(site, scope, soft);
  }

  target(site: number, scope: object): Record<string, unknown> {
    const owner = this.own(site, scope, true);
    const where = this.unit!.siteCache[site]?.where;
    if (where === 2) throw new Error('left-hand side of assignment operator is not an lvalue');
    return where === undefined ? this.engine.globals : owner;
  }

  get global(): object {
    return this.engine.globals;
  }
  same(a: unknown, b: unknown): boolean {
    return a === b || equalValues(a, b);
  }
  like(a: unknown, b: unknown): boolean {
    // biome-ignore lint/suspicious/noDoubleEquals: it is what the document asks for.
    return a == b || equalValues(a, b);
  }
  method(owner: object, name: string): unknown {
    const value = (owner as Record<string, unknown>)[name];
    // Functions and signals of documents know theirs (`$object`); one in a property has none.
    if (typeof value !== 'function' || !(owner instanceof QmlObject) || '$object' in value) return value;
    if (owner.$meta.properties[name]) return value;
    // Always the same one for an object: `disconnect` and `callLater` compare.
    const known = (owner.$x ??= new Map());
    let bound = known.get(value);
    if (!bound) {
      bound = (...given: unknown[]) => (owner.$dead ? undefined : value.apply(owner, given));
      bound.$object = owner;
      known.set(value, bound);
    }
    return bound;
  }
  keys(value: unknown): unknown {
    return late.keys(value);
  }
  caught(error: unknown): unknown {
    return late.caught(error);
  }

  forget(object: QmlObject): void {
    if (this.root !== object && this.root?.$dead) return;
    const { ids } = this;
    if (this.shape) for (const id of this.shape.idNames) if (ids[id] === object) ids[id] = null;
  }

  /** The context a remembered look-up leads to, as long as the way there looks as it did. */
  private follow({ shapes, where, depth }: Found): Context | undefined {
    let context: Context | null = this;
    for (let i = 1; i < shapes.length; i++) {
      context = context.outer;
      if (context === null || context.shape !== shapes[i] || context.shape === null) return undefined;
    }
    if (where === 4) return context.outer === null ? context : undefined;
    return depth === shapes.length - 1 ? context : undefined;
  }

  private find(name: string, scope: QmlObject): Found | undefined {
    const shapes: (Shape | null)[] = [];
    let depth = 0;
    for (let context: Context | null = this; context !== null; context = context.outer, depth++) {
      shapes.push(context.shape);
      let where: Found['where'] | -1 = -1;
      if (context.shape?.idNames.has(name)) where = 2;
      else if (depth === 0 && has(scope, name)) where = 0;
      else if (context.props !== null && name in context.props) where = 3;
      else if (context.root !== null && has(context.root, name)) where = 1;
      if (where !== -1) return { depth, where, shapes };
    }
    return name in this.engine.globals ? { depth, where: 4, shapes } : undefined;
  }

  /** The value of a name, for types that are given names as texts; undefined when it is nowhere. */
  lookup(name: string, scope: QmlObject): unknown {
    const place = this.find(name, scope);
    return place && (place.where === 0 ? (scope as never) : this.at(place))[name];
  }

  type(site: number, scope: object, member?: string, second?: string): Record<string, unknown> {
    const unit = this.unit!;
    const known = unit.typeCache[site];
    if (known !== undefined && known.global !== null && second === undefined) return known.global;
    const { name } = unit.doc.sites[site]!;
    let found: Resolved | undefined;
    if (known !== undefined) found = known.found;
    else {
      found = unit.resolve(name);
      unit.typeCache[site] = { found, global: null };
    }
    if (second !== undefined && found !== undefined) {
      // `Namespace.Type.member`, or an enum of a type: `Type.Enum.Key`.
      const inner = found.kind === 'namespace' ? found.get(member!) : undefined;
      if (inner) {
        found = inner;
        member = second;
      } else return (this.memberOwner(found, scope as QmlObject, member!)[member!] ?? EMPTY) as never;
    } else if (found?.kind === 'namespace' && member !== undefined) {
      const inner = found.get(member);
      return { [member]: inner && this.asValue(inner) };
    }
    if (found === undefined) {
      // An upper-case name may also be a property, an id or a JavaScript global: Math, Qt, JSON.
      const place = this.find(name, scope as QmlObject);
      if (!place) {
        throw new ReferenceError(`${name} is not defined`);
      }
      const value = (place.where === 0 ? scope : this.at(place))[name as never] as Record<string, unknown>;
      if (place.where === 4) unit.typeCache[site] = { found: undefined, global: value };
      return member !== undefined && second !== undefined ? (value[member] as never) : value;
    }
    return member === undefined
      ? (this.asValue(found) as never)
      : this.memberOwner(found, scope as QmlObject, member);
  }

  private at({ depth, where }: Found): Record<string, unknown> {
    if (where === 4) return this.engine.globals;
    let context: Context = this;
    for (let i = 0; i < depth; i++) context = context.outer!;
    return (where === 1 ? context.root : where === 2 ? context.ids : context.props) as never;
  }

  private asValue(found: Resolved): unknown {
    switch (found.kind) {
      case 'script':
        return found.exports(this);
      case 'type':
        return found.meta.singleton ? this.engine.singleton(found.meta) : withEnums(found.meta);
      default:
        return EMPTY;
    }
  }

  private memberOwner(found: Resolved, scope: QmlObject, member: string): Record<string, unknown> {
    if (found.kind === 'script') return found.exports(this);
    if (found.kind === 'namespace') return EMPTY as never;
    const { meta } = found;
    if (member in meta.enumValues) return meta.enumValues;
    if (meta.singleton) return this.engine.singleton(meta) as never;
    if (meta.attached) {
      const attached = attachedObject(scope, meta.attached) as never;
      if (member in attached) return attached;
    }
    return meta.enumValues;
  }
}

const equalValues = (a: unknown, b: unknown): boolean =>
  a instanceof Value && b instanceof Value && a.$equals(b);

/** The class as a value: `Easing[name]` finds the values of its enumerations there. */
function withEnums({ cls, enumValues }: Meta): unknown {
  if (!Object.hasOwn(cls, ENUMS)) {
    Object.defineProperty(cls, ENUMS, { value: true });
    for (const key in enumValues)
      if (!Object.hasOwn(cls, key)) Object.defineProperty(cls, key, { value: enumValues[key] });
  }
  return cls;
}
const ENUMS = Symbol('enums');

/** What an upper-case name stands for in a document. */
export type Resolved =
  | { readonly kind: 'type'; readonly meta: Meta }
  | { readonly kind: 'script'; exports(context: Context): Record<string, unknown> }
  | { readonly kind: 'namespace'; get(name: string): Resolved | undefined };

function has(object: QmlObject, name: string): boolean {
  return object.$meta !== undefined && name in object.$meta.members;
}
