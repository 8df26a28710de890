// Linking: a compiled document against the types that it imports. Decides for every object its class, for
// every binding the property it sets, and lays down the order in which Qt creates: `ComponentPlan`, a flat
// list of steps that `create.ts` walks. All mistakes are collected, in Qt's words.
//
// Qt's order within an object: the values of properties, the last written first; then the objects without
// a property name in their order; then handlers; then attached properties; then values for aliases.
import type {
  CompiledBinding,
  CompiledHandler,
  CompiledObject,
  Location,
} from '../../shared/compiled-document.ts';
import type { CustomEntry, Meta, Property, QmlObject, Signal } from '../object/object.ts';
import { FAIL } from '../object/types.ts';
import { SHARED, Value } from '../object/value-types.ts';
import { Component } from './component.ts';
import { ComponentPlan, groupsTogether, type Place, renumber, type Step } from './component-plan.ts';
import { Declarations, hasMembers } from './declarations.ts';
import { aliasTarget } from './property-paths.ts';

export class Unit extends Declarations {
  #linked = false;

  /** Second part: everything else. */
  link(): void {
    if (this.#linked) return;
    this.#linked = true;
    for (const check of this.checks) check();
    for (const plan of [...this.inline.values(), this.main]) this.#linkComponent(plan);
  }
  // --- the steps of a component -----------------------------------------------------------------------

  #linkComponent(plan: ComponentPlan): void {
    if (plan.ops.length) return;
    const meta = this.metaOf(plan.root, plan);
    if (!plan.meta) {
      plan.meta = meta;
      plan.base = meta.plan as ComponentPlan | null;
    }
    const { base } = plan;
    // What the type gave its own required properties is known once it is linked.
    if (base && !base.ops.length) base.unit.#linkComponent(base);
    const bound = this.#linkObject(plan, plan.root, -1, meta, true);
    plan.required = meta.required.filter(
      (property) => !bound.has(property.name) && !isBoundByType(base, property),
    );
    plan.count = renumber(plan.ops);
  }

  /** Appends the steps that make one object; gives the names of the properties it sets. */
  #linkObject(plan: ComponentPlan, index: number, parent: number, meta: Meta, isRoot: boolean): Set<string> {
    const object = this.doc.objects[index]!;
    const { ops } = plan;
    if (object.id !== null) {
      if (plan.idNames.has(object.id)) this.error(object.loc, 'id is not unique');
      plan.idNames.add(object.id);
    }
    if (meta.inherits(Component.meta) && object.component !== undefined) {
      this.#linkInnerComponent(plan, index, parent, object);
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
        this.#linkObject(plan, child, index, this.metaOf(child, plan), false);
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
        const problem = (meta.cls as CustomClass).problem?.(binding);
        if (problem) this.error(binding.loc, problem);
        custom.push({
          path: binding.path,
          kind: value.kind,
          value:
            value.kind === 'literal'
              ? value.value
              : value.kind === 'binding'
                ? value.run
                : this.#looseObjects(plan, value),
          at: { unit: this, loc: binding.loc },
        });
        continue;
      }
      if (/^[A-Z]/.test(first)) attached.push(binding);
      else if (meta.properties[first]?.alias) aliases.push(binding);
      else values.push(binding);
    }
    for (const binding of groupsTogether(values)) this.#linkBinding(plan, index, meta, binding);
    if (object.children.length) {
      // A default property is for those who use the type: its own document fills the base's.
      const declaresOwn = [...object.properties, ...object.aliases].some((declared) => declared.default);
      const name = (declaresOwn ? meta.base! : meta).defaultProperty;
      const property = name === null ? undefined : meta.properties[name];
      const loc = this.doc.objects[object.children[0]!]!.loc;
      if (!property) this.error(loc, 'Cannot assign to non-existent default property');
      else this.#linkObjects(plan, index, null, property, object.children, loc);
    }
    const late = ({ path }: CompiledHandler): boolean =>
      isAttached(path) || (path.length > 1 && !!meta.properties[path[0]!]?.alias);
    for (const handler of object.handlers)
      if (!late(handler)) this.#linkHandler(plan, index, meta, handler, custom);
    for (const binding of attached) this.#linkBinding(plan, index, meta, binding);
    for (const handler of object.handlers)
      if (isAttached(handler.path)) this.#linkHandler(plan, index, meta, handler, custom);
    for (const binding of aliases) this.#linkBinding(plan, index, meta, binding);
    for (const handler of object.handlers)
      if (late(handler) && !isAttached(handler.path)) this.#linkHandler(plan, index, meta, handler, custom);
    if (custom.length) ops.push({ op: 'custom', index, entries: custom });
    if (!isRoot)
      for (const property of meta.required)
        if (!bound.has(property.name) && !isBoundByType(meta.plan as ComponentPlan | null, property))
          this.errorAt(
            (property.at as Place | null) ?? at,
            `Required property ${property.name} was not initialized`,
          );
    return bound;
  }

  #looseObjects(plan: ComponentPlan, value: CompiledBinding['value']): unknown {
    const indices = value.kind === 'object' ? [value.object] : value.kind === 'list' ? value.objects : [];
    for (const index of indices) {
      const meta = this.metaOf(index, plan);
      const { loc } = this.doc.objects[index]!;
      if (!meta.custom) this.error(loc, 'ListElement: cannot contain nested elements');
      this.#linkObject(plan, index, -1, meta, false);
    }
    return indices;
  }

  #linkInnerComponent(plan: ComponentPlan, index: number, parent: number, object: CompiledObject): void {
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
      plan: this.#innerPlan(plan, inner.root),
      parent,
      id: object.id,
      at: { unit: this, loc },
    });
  }

  #innerPlan(outer: ComponentPlan, root: number): ComponentPlan {
    const plan = new ComponentPlan(this, outer, root, null);
    this.#linkComponent(plan);
    return plan;
  }

  /** Creates objects and gives them to a property. */
  #linkObjects(
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
          plan: this.#innerPlan(plan, child),
          parent: index,
          id: null,
          at,
        });
      } else {
        this.#linkObject(plan, child, index, meta, false);
        const { loc: where } = this.doc.objects[child]!;
        if (target.list) {
          if (target.list.accepts && !target.list.accepts(sampleOf(meta)))
            this.error(
              where,
              target.name.startsWith('$')
                ? 'ListElement: cannot contain nested elements'
                : `Cannot assign object to list property "${property.name}"`,
            );
        } else if (!wanted.any && !property.alias) {
          if (!wanted.object)
            this.error(
              loc,
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

  #linkBinding(plan: ComponentPlan, index: number, meta: Meta, binding: CompiledBinding): void {
    const { path, value, loc } = binding;
    const valueLoc = binding.valueLoc ?? loc;
    const { kind } = value;
    if (kind === 'literal' && !meta.properties[path[0]!] && meta.signalOfHandler(path[0]!)) {
      this.error(loc, 'Cannot assign a value to a signal (expecting a script to be run)');
      return;
    }
    const found = this.resolvePath(meta, path, loc, false, lastOf(path, loc, valueLoc));
    if (!found) return;
    const { steps, property } = found;
    const at = { unit: this, loc, valueLoc };
    if (binding.on) {
      if (value.kind !== 'object') return;
      const child = this.metaOf(value.object, plan);
      if (!child.cls.prototype.$interceptProperty) {
        this.error(
          valueLoc,
          `"${this.doc.objects[value.object]!.type}" cannot operate on "${property.name}"`,
        );
        return;
      }
      this.#linkObject(plan, value.object, index, child, false);
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
      this.error(valueLoc, `Invalid property assignment: "${property.name}" is a read-only property`);
      return;
    }
    switch (value.kind) {
      case 'literal': {
        if (property.list) {
          this.error(valueLoc, 'Cannot assign primitives to lists');
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
              valueLoc,
              `${problem} - Assigning null to incompatible properties in QML is deprecated. This will become a compile error in future versions of Qt.`,
              'warning',
            );
          else this.error(valueLoc, problem);
          return;
        }
        let fitting = property.alias ? value.value : type.coerce(value.value);
        // A url stays as it is written; who uses it looks from where its object stands. The root of a type stands
        // in the documents that use it, and means what is beside its own.
        if (type.name === 'url' && fitting && index === plan.root && !declaredHere)
          fitting = this.engine.resolveUrl(String(fitting), this.doc.url);
        if (fitting instanceof Value && fitting.$cell !== SHARED) (fitting as Value).$cell = SHARED;
        plan.ops.push({ op: 'set', index, steps, property, value: fitting, at });
        return;
      }
      case 'binding': {
        const constant = this.#enumLiteral(value.source, property);
        if (constant !== undefined) plan.ops.push({ op: 'set', index, steps, property, value: constant, at });
        else plan.ops.push({ op: 'bind', index, steps, spec: { run: value.run as never, property, at } });
        return;
      }
      default:
        this.#linkObjects(
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
  #enumLiteral(source: string, property: Property): number | undefined {
    const match = /^([A-Z]\w*)\.([A-Z]\w*)$/.exec(source);
    if (!match || property.alias || !/^(?:int|real|enumeration)$/.test(property.type.name)) return undefined;
    const found = this.resolve(match[1]!);
    const value = found?.kind === 'type' ? found.meta.enumValues[match[2]!] : undefined;
    if (typeof value !== 'number') return undefined;
    const fitting = property.type.coerce(value);
    return fitting === FAIL ? undefined : (fitting as number);
  }

  #linkHandler(
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
        this.error(
          isAttached(path) ? lastOf(path, loc) : loc,
          `Cannot assign to non-existent property "${name}"`,
        );
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
}

/** A class of objects that take any name may refuse some. */
interface CustomClass {
  problem?(binding: CompiledBinding): string | undefined;
}

/** Where the last name of a path stands: it follows the others, unless it is in the block of a group. */
const lastOf = (path: readonly string[], [line, column]: Location, value?: Location): Location => {
  const before = path.slice(0, -1).join('.').length;
  const inGroup =
    value && value[0] === line && value[1] - column <= before + path[path.length - 1]!.length + 1;
  return before && !inGroup ? [line, column + before + 1] : [line, column];
};

/** Something of the class, to ask whether it would fit. */
const sampleOf = (meta: Meta): QmlObject => Object.create(meta.cls.prototype) as QmlObject;

const isAttached = (path: readonly string[]): boolean => path.length > 1 && /^[A-Z]/.test(path[0]!);
const signalLike = (handler: string): string =>
  handler.replace(/^on(.)/, (_, first: string) => first.toLowerCase());
const isBoundByType = (plan: ComponentPlan | null, property: Property): boolean =>
  plan !== null &&
  plan.ops.length > 0 &&
  !plan.required.includes(property) &&
  plan.meta.required.includes(property);
/** Which of a signal's arguments a body without parameters is given. */
export function injectedOf(signal: Signal, names: readonly string[]): readonly (readonly [string, number])[] {
  const result: [string, number][] = [];
  signal.parameters.forEach(({ name }, index) => {
    if (names.includes(name)) result.push([name, index]);
  });
  return result;
}
