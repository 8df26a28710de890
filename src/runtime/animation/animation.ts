// What all animations have in common, and the two groups. Follows
// https://doc.qt.io/qt-6/qml-qtquick-animation.html.
// An element describes; what runs is a tree of jobs (`job.ts`) that it makes by `$transition` when it
// starts, from the change it is given: of a state, of a property with a Behavior, or none.
import { Creation } from '../engine/create.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { defineType, type Property, type PropertyOptions, QmlObject } from '../object/object.ts';
import { outside } from '../reactive/graph.ts';
import type { Action, PropertyRef } from '../state/action.ts';
import { clockOf } from './clock.ts';
import { type GroupJob, type Job, ParallelJob, SequentialJob, Stopped } from './job.ts';

/** Runs `begin` once everything of the creation under way is there, after all `$complete`. */
export function afterCreation(begin: () => void): void {
  const creation = Creation.current;
  if (creation) creation.finals.push(begin);
  else begin();
}

export function warnAt(object: QmlObject, text: string): void {
  const { unit, loc } = placeOfObject(object);
  engineOf(object).warn(unit && { unit, loc }, `QML ${object.$meta.name}: ${text}`);
}

/** A time in milliseconds, which is never below 0. */
export const duration = (name = 'duration', value = 250): PropertyOptions<QmlObject> => ({
  type: 'int',
  value,
  set(animation, wanted: number) {
    const { slot, notify } = animation.$meta.properties[name]!;
    if (wanted < 0) warnAt(animation, 'Cannot set a duration of < 0');
    else if (animation.$v[slot] !== wanted) {
      animation.$v[slot] = wanted;
      animation.$emit(notify!, wanted);
    }
  },
});

export abstract class Animation extends QmlObject {
  declare running: boolean;
  declare paused: boolean;
  declare loops: number;
  declare alwaysRunToEnd: boolean;
  /** The group that it is in. */
  $within: QmlObject | null = null;
  /** A Behavior, a Transition or a controller runs it. */
  $controlled = false;
  /** What it animates when it names nothing itself. */
  $default: PropertyRef | null = null;
  $job: Job | null = null;
  #ready = false;
  #registered = false;
  #held = false;

  /** The job for these changes; those that it takes join `taken`. Null: nothing to do. */
  abstract $transition(
    actions: Action[],
    taken: PropertyRef[],
    backward: boolean,
    target: QmlObject | null,
  ): Job | null;

  /** The job with what is the same for all. */
  $init<J extends Job>(job: J): J {
    job.loops = this.loops;
    return job;
  }

  $setRunning(running: boolean): void {
    const values = this.$v;
    if (!this.#ready) {
      values[RUNNING] = running;
      if (!running) this.#held = true;
      else this.#register();
      return;
    }
    if (values[RUNNING] === running) return;
    if (this.$within || this.$controlled) {
      warnAt(this, 'setRunning() cannot be used on non-root animation nodes.');
      return;
    }
    values[RUNNING] = running;
    const { $job: job, loops } = this;
    if (running) {
      if (this.alwaysRunToEnd && loops !== 1 && job && job.state !== Stopped) {
        job.loops = loops < 0 ? loops : job.loop + loops;
        this.$emit('started');
      } else {
        this.$emit('started');
        if (values[RUNNING]) this.#commence();
        // It may be over already, and have told so.
        if (!values[RUNNING]) return;
      }
    } else {
      if (values[PAUSED]) {
        values[PAUSED] = false;
        this.$emit('pausedChanged');
      }
      if (job) {
        if (this.alwaysRunToEnd) {
          if (loops !== 1) job.loops = job.loop + 1;
        } else {
          job.stop();
          this.$emit('stopped');
        }
      }
    }
    this.$emit('runningChanged');
  }

  #commence(): void {
    this.$job?.stop();
    const job = this.$transition([], [], false, null);
    this.$job = job;
    if (!job) return;
    job.listener = {
      finished: () => {
        if (this.$dead || this.$job !== job) return;
        this.$setRunning(false);
        if (this.alwaysRunToEnd) {
          this.$emit('stopped');
          job.loops = this.loops;
        }
        this.$emit('finished');
      },
    };
    job.start(clockOf(engineOf(this)));
  }

  $setPaused(paused: boolean): void {
    const values = this.$v;
    if (values[PAUSED] === paused) return;
    if (this.#ready) {
      if (!values[RUNNING]) {
        warnAt(this, "setPaused() cannot be used when animation isn't running.");
        return;
      }
      if (this.$within || this.$controlled) {
        warnAt(this, 'setPaused() cannot be used on non-root animation nodes.');
        return;
      }
    }
    values[PAUSED] = paused;
    if (!this.#ready || !this.$job) return;
    if (paused) this.$job.pause();
    else this.$job.resume();
    this.$emit('pausedChanged');
  }
  /** Whoever controls it tells that it runs. */
  $tellRunning(running: boolean): void {
    if (this.$v[RUNNING] === running) return;
    this.$v[RUNNING] = running;
    this.$emit('runningChanged');
  }

  start(): void {
    outside(() => this.$setRunning(true));
  }
  stop(): void {
    outside(() => this.$setRunning(false));
  }
  restart(): void {
    this.stop();
    this.start();
  }
  pause(): void {
    outside(() => this.$setPaused(true));
  }
  resume(): void {
    outside(() => this.$setPaused(false));
  }
  complete(): void {
    const { $job: job } = this;
    if (this.$v[RUNNING] && job) outside(() => job.setTime(job.duration));
  }

  $setDefault(ref: PropertyRef | null): void {
    this.$default = ref;
  }
  override $interceptProperty(object: QmlObject, property: Property): void {
    this.$default = { object, property, name: property.name };
    if (!this.#held) this.$setRunning(true);
  }
  #register(): void {
    if (this.#registered) return;
    this.#registered = true;
    afterCreation(() => {
      if (this.$dead) return;
      const values = this.$v;
      const paused = values[PAUSED];
      if (values[RUNNING]) {
        values[RUNNING] = false;
        this.$setRunning(true);
      }
      if (paused) {
        values[PAUSED] = false;
        this.$setPaused(true);
      }
    });
  }
  override $complete(): void {
    this.#ready = true;
  }
  override $destroyed(): void {
    const { $job: job } = this;
    this.$job = null;
    if (job) {
      job.listener = null;
      job.stop();
    }
  }
}

defineType(Animation, {
  name: 'Animation',
  cpp: 'QQuickAbstractAnimation',
  creatable: 'Animation is an abstract class',
  enums: { Loops: { Infinite: -2 } },
  properties: {
    running: {
      type: 'bool',
      set: (animation, running: boolean) => outside(() => animation.$setRunning(running)),
    },
    paused: {
      type: 'bool',
      set: (animation, paused: boolean) => outside(() => animation.$setPaused(paused)),
    },
    alwaysRunToEnd: 'bool',
    loops: {
      type: 'int',
      value: 1,
      notify: 'loopCountChanged',
      set(animation, loops: number) {
        const count = loops < 0 ? -1 : loops;
        if (animation.$v[LOOPS] === count) return;
        animation.$v[LOOPS] = count;
        animation.$emit('loopCountChanged');
      },
    },
  },
  signals: { started: {}, stopped: {}, finished: {} },
  methods: ['start', 'stop', 'restart', 'pause', 'resume', 'complete'],
});
const { properties } = Animation.meta;
const RUNNING = properties.running!.slot;
const PAUSED = properties.paused!.slot;
const LOOPS = properties.loops!.slot;

/** Animations that are in a list; `owner` is what runs them. */
export const animationList = <T extends QmlObject & { $animations: Animation[] }>() => ({
  items: (owner: T): readonly QmlObject[] => owner.$animations,
  append(owner: T, animation: QmlObject): void {
    if (!(animation instanceof Animation)) return;
    owner.$animations.push(animation);
    animation.$within = owner;
    if (animation.$parent === null) animation.$adopt(owner);
  },
  clear(owner: T): void {
    for (const animation of owner.$animations) animation.$within = null;
    owner.$animations = [];
  },
  accepts: (object: QmlObject): boolean => object instanceof Animation,
});

abstract class AnimationGroup extends Animation {
  $animations: Animation[] = [];
  abstract $makeJob(): GroupJob;
  $transition(
    actions: Action[],
    taken: PropertyRef[],
    backward: boolean,
    target: QmlObject | null,
  ): Job | null {
    const group = this.$makeJob();
    for (const animation of this.$animations) {
      if (animation.$dead) continue;
      if (this.$default) animation.$setDefault(this.$default);
      const job = animation.$transition(actions, taken, backward, target);
      if (job) group.add(job);
    }
    return this.$init(group);
  }
}
defineType(AnimationGroup, {
  name: 'AnimationGroup',
  creatable: false,
  properties: { animations: { notify: false, list: animationList() as never } },
  defaultProperty: 'animations',
});

export class SequentialAnimation extends AnimationGroup {
  $makeJob(): GroupJob {
    return new SequentialJob();
  }
}
defineType(SequentialAnimation, { name: 'SequentialAnimation' });

export class ParallelAnimation extends AnimationGroup {
  $makeJob(): GroupJob {
    return new ParallelJob();
  }
}
defineType(ParallelAnimation, { name: 'ParallelAnimation' });
