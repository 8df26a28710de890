// How a component is created: a flat list of steps that `create.ts` walks, laid down by `unit.ts`.
import type { CompiledBinding, CompiledHandler, Location } from '../../shared/compiled-document.ts';
import type { BindingSpec } from '../object/binding.ts';
import type { CustomEntry, Meta, Property, QmlObject, Signal } from '../object/object.ts';
import type { Shape } from './context.ts';
import type { Unit } from './unit.ts';

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
  /** How many objects there are. */
  count = 0;
  /** Required properties of the root that the document leaves to its user. */
  required: Property[] = [];
  constructor(unit: Unit, outer: ComponentPlan | null, root: number, name: string | null) {
    this.unit = unit;
    this.outer = outer;
    this.root = root;
    this.name = name;
  }
}

/** Objects were counted through the document; a component counts its own, the root first. Gives how many. */
export function renumber(ops: Op[]): number {
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
  return numbers.size;
}

/** The last written comes first; the members of a group stay together where the first of them stood. */
export function groupsTogether(values: CompiledBinding[]): CompiledBinding[] {
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
