// `AnchorChanges` and `ParentChange`, with the animations for them. Follows
// https://doc.qt.io/qt-6/qml-qtquick-anchorchanges.html and
// https://doc.qt.io/qt-6/qml-qtquick-parentchange.html.
import { ParallelAnimation, warnAt } from '../../runtime/animation/animation.ts';
import { easingCurve } from '../../runtime/animation/easing.ts';
import { ActionJob, type Job, ParallelJob, SequentialJob } from '../../runtime/animation/job.ts';
import { PropertyAnimation } from '../../runtime/animation/property-animation.ts';
import { Edge } from '../../runtime/layout/anchors.ts';
import { addBinding, Binding, findBinding } from '../../runtime/object/binding.ts';
import { assign, defineType, GroupObject, type QmlObject } from '../../runtime/object/object.ts';
import { script } from '../../runtime/object/types.ts';
import { untracked } from '../../runtime/reactive/graph.ts';
import {
  type Action,
  type ActionEvent,
  action,
  type PropertyRef,
  readRef,
  refOf,
  writeRef,
} from '../../runtime/state/action.ts';
import { StateOperation } from '../../runtime/state/state-group.ts';
import { Item } from './item.ts';

type Run = () => unknown;
const LINES = {
  left: Edge.Left,
  right: Edge.Right,
  horizontalCenter: Edge.HCenter,
  top: Edge.Top,
  bottom: Edge.Bottom,
  verticalCenter: Edge.VCenter,
  baseline: Edge.Baseline,
} as const;
const names = Object.keys(LINES) as (keyof typeof LINES)[];
const HORIZONTAL = Edge.Left | Edge.Right | Edge.HCenter;
/** Two lines of one direction give the size. */
const sizes = (edges: number): boolean => (edges & (edges - 1)) !== 0;
const GEOMETRY = ['x', 'y', 'width', 'height'] as const;

/** The lines that a state ties; evaluated when the state is entered. */
class AnchorSet extends GroupObject<AnchorChanges> {}
defineType(AnchorSet, {
  name: 'AnchorSet',
  creatable: false,
  properties: Object.fromEntries(names.map((name) => [name, { type: script, notify: false as const }])),
});

interface Before {
  readonly name: keyof typeof LINES;
  readonly value: unknown;
  readonly binding: Binding | null;
}

export class AnchorChanges extends StateOperation implements ActionEvent {
  declare target: Item | null;
  declare readonly anchors: AnchorSet;
  readonly kind = 'AnchorChanges';
  readonly binds = true;
  #before: Before[] = [];
  #geometry: readonly number[] | null = null;
  /** The item that it holds at present. */
  #held: Item | null = null;

  $actions(): Action[] {
    return this.target ? [action(null, null, this)] : [];
  }
  overrides(other: ActionEvent): boolean {
    return other === this || (other instanceof AnchorChanges && other.target === this.target);
  }
  saveOriginals(): void {
    const item = this.target!;
    this.#held = item;
    this.#before = keep(item);
    this.#geometry = geometryOf(item);
  }
  copyOriginals(other: AnchorChanges): void {
    this.#held = other.#held;
    this.#before = other.#before;
    this.#geometry = other.#geometry;
  }
  execute(): void {
    const item = this.target;
    if (!item || item.$dead) return;
    // Those of a state before this one go back first.
    restore(item, this.#before);
    const lines = names.flatMap((name) => {
      const run = (this.anchors as unknown as Record<string, Run | null>)[name];
      return run ? [[name, untracked(run)] as const] : [];
    });
    // Two lines at once would size it: those that go, go first.
    for (const [name, line] of lines) if (!line) set(item, name, line);
    for (const [name, line] of lines) if (line) set(item, name, line);
  }
  reverse(): void {
    const item = this.#held;
    const geometry = this.#geometry;
    if (!item || item.$dead || !geometry) return;
    const state = edgesOf(item);
    restore(item, this.#before);
    const now = edgesOf(item);
    const [x, y, width, height] = geometry as [number, number, number, number];
    const [sh, sv, nh, nv] = [state & HORIZONTAL, state & ~HORIZONTAL, now & HORIZONTAL, now & ~HORIZONTAL];
    if (sizes(sh) && !sizes(nh)) item.$set('width', width);
    if (sizes(sv) && !sizes(nv)) item.$set('height', height);
    if (sh && !nh) item.$set('x', x);
    if (sv && !nv) item.$set('y', y);
  }
  /** What it will move: tries it, and leaves the item where it was, tied to nothing. */
  $moves(reverse: boolean): Action[] {
    const item = this.target;
    if (!item || item.$dead) return [];
    const from = geometryOf(item);
    if (reverse) this.reverse();
    else this.execute();
    const to = geometryOf(item);
    for (const name of names) set(item, name, undefined);
    return GEOMETRY.flatMap((name, i) => {
      const ref = refOf(item, name)!;
      writeRef(ref, from[i]);
      return from[i] === to[i] ? [] : [{ ...action(ref, to[i]), from: from[i] }];
    });
  }
}
const geometryOf = (item: Item): number[] => [item.$x_, item.$y_, item.$width, item.$height];
const edgesOf = (item: Item): number =>
  names.reduce((edges, name) => edges | (item.anchors.$line(name) ? LINES[name] : 0), 0);
const keep = (item: Item): Before[] =>
  names.map((name) => {
    const { anchors } = item;
    const property = anchors.$meta.properties[name]!;
    return { name, value: anchors.$line(name), binding: findBinding(anchors, property) };
  });
function set(item: Item, name: string, line: unknown): void {
  const { anchors } = item;
  assign(anchors, anchors.$meta.properties[name]!, line ?? undefined);
}
function restore(item: Item, before: readonly Before[]): void {
  for (const { name, value } of before) if (!value) set(item, name, undefined);
  for (const { name, value, binding } of before) {
    if (value) set(item, name, value);
    if (binding) {
      const again = new Binding(binding.spec, binding.context, binding.scope, binding.object);
      addBinding(again);
      again.update(true);
    }
  }
}
defineType(AnchorChanges, {
  name: 'AnchorChanges',
  properties: {
    target: { type: () => Item, notify: false },
    anchors: { group: () => AnchorSet as never },
  },
});

export class AnchorAnimation extends PropertyAnimation {
  override $transition(actions: Action[], _taken: PropertyRef[], backward: boolean): Job {
    const all: Action[] = [];
    for (const { event, reverse } of actions)
      if (
        event instanceof AnchorChanges &&
        (this.$targets.length === 0 || this.$targets.includes(event.target!))
      )
        all.push(...event.$moves(reverse));
    return this.$init(this.$animate(all, true, backward, this.duration, easingCurve(this.easing)));
  }
}
defineType(AnchorAnimation, { name: 'AnchorAnimation' });

const PARTS = ['x', 'y', 'width', 'height', 'scale', 'rotation'] as const;
export class ParentChange extends StateOperation implements ActionEvent {
  declare target: Item | null;
  declare parent: Item | null;
  readonly kind = 'ParentChange';
  #item: Item | null = null;
  #parent: Item | null = null;
  #before: Item | null = null;
  #values: readonly unknown[] = [];

  $actions(): Action[] {
    const { target } = this;
    if (!target || !this.parent) return [];
    const all = [action(null, null, this)];
    for (const name of PARTS) {
      const run = (this as unknown as Record<string, Run | null>)[name];
      if (!run) continue;
      const each = action(refOf(target, name), undefined);
      const { property } = each.ref!;
      each.bind = () => new Binding({ run, property, at: this.$at }, this.$c, target, target);
      all.push(each);
    }
    return all;
  }
  overrides(other: ActionEvent): boolean {
    return other === this || (other instanceof ParentChange && other.target === this.target);
  }
  saveOriginals(): void {
    const item = this.target!;
    this.#item = item;
    this.#parent = item.$parentItem;
    const siblings = this.#parent?.$items ?? [];
    this.#before = siblings[siblings.indexOf(item) + 1] ?? null;
    this.#values = PARTS.map((name) => readRef(refOf(item, name)!));
  }
  copyOriginals(other: ParentChange): void {
    this.#item = other.#item;
    this.#parent = other.#parent;
    this.#before = other.#before;
    this.#values = other.#values;
  }
  execute(): void {
    const { target, parent } = this;
    if (!target || !parent || target.$dead || target.$parentItem === parent) return;
    // It keeps its place, its turn and its size on the screen.
    const old = target.$parentItem;
    const frame = (x: number, y: number): [number, number] =>
      parent.$unmap(...(old ? old.$map(x, y, null) : ([x, y] as const)));
    const [x0, y0] = frame(0, 0);
    const [x1, y1] = frame(1, 0);
    const [x2, y2] = frame(0, 1);
    const scale = Math.hypot(x1 - x0, y1 - y0);
    const [ox, oy] = target.$origin();
    const whole =
      Math.abs(scale - Math.hypot(x2 - x0, y2 - y0)) < 1e-6 &&
      Math.abs((x1 - x0) * (x2 - x0) + (y1 - y0) * (y2 - y0)) < 1e-6;
    if (!whole) warnAt(this, 'Unable to preserve appearance under complex transform');
    const [cx, cy] = frame(target.$x_ + ox, target.$y_ + oy);
    target.$setParentItem(parent);
    if (!whole) return;
    target.$set('x', near(cx - ox));
    target.$set('y', near(cy - oy));
    const turn = near((Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI);
    target.$set('rotation', (target.rotation as number) + turn);
    target.$set('scale', near((target.scale as number) * scale));
  }
  reverse(): void {
    const item = this.#item;
    if (!item || item.$dead) return;
    const before = this.#before;
    item.$setParentItem(this.#parent, before && before.$parentItem === this.#parent ? before : null);
    for (const [i, name] of PARTS.entries()) {
      const ref = refOf(item, name)!;
      if (!findBinding(item, ref.property)) writeRef(ref, this.#values[i]);
    }
  }
}
/** What turning by quarters leaves behind the point. */
const near = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;
/** Numbers are kept as code that gives them. */
const scripted = {
  ...script,
  coerce: (value: unknown) => (typeof value === 'number' ? () => value : script.coerce(value)),
};
defineType(ParentChange, {
  name: 'ParentChange',
  properties: {
    target: { type: () => Item, notify: false },
    parent: { type: () => Item, notify: false },
    ...Object.fromEntries(PARTS.map((name) => [name, { type: scripted, notify: false as const }])),
  },
});

export class ParentAnimation extends ParallelAnimation {
  declare target: Item | null;
  declare newParent: Item | null;
  override $transition(
    actions: Action[],
    taken: PropertyRef[],
    backward: boolean,
    target: QmlObject | null,
  ): Job {
    const job = new SequentialJob();
    const { newParent } = this;
    for (const each of actions) {
      const { event, reverse } = each;
      if (!(event instanceof ParentChange) || (this.target && event.target !== this.target)) continue;
      each.done = true;
      job.add(new ActionJob(() => (reverse ? event.reverse() : event.execute())));
    }
    if (newParent && this.target) {
      const item = this.target;
      job.add(new ActionJob(() => item.$setParentItem(newParent)));
    }
    const group = new ParallelJob();
    for (const animation of this.$animations) {
      const child = animation.$transition(actions, taken, backward, target ?? this.target);
      if (child) group.add(child);
    }
    job.add(group);
    return this.$init(job);
  }
}
defineType(ParentAnimation, {
  name: 'ParentAnimation',
  properties: { target: { type: () => Item }, newParent: { type: () => Item } },
  missing: ['via'],
});
