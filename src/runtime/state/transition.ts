// `Transition`: animations for a change of state. Follows https://doc.qt.io/qt-6/qml-qtquick-transition.html.
import { type Animation, animationList } from '../animation/animation.ts';
import { clockOf } from '../animation/clock.ts';
import { ParallelJob, Running, Stopped } from '../animation/job.ts';
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import { type Action, action, type PropertyRef, refOf, sameRef, writeRef } from './action.ts';

export interface TransitionRun {
  start(): void;
  stop(): void;
}

/** Tells when all of it was played to the end, before it counts as stopped. */
class TransitionJob extends ParallelJob {
  private readonly done: () => void;
  constructor(done: () => void) {
    super();
    this.done = done;
  }
  protected override stateChanging(state: 0 | 1 | 2, before: 0 | 1 | 2): void {
    super.stateChanging(state, before);
    const { duration } = this;
    if (state === Stopped && (duration === -1 || this.time === (this.backward ? 0 : duration))) this.done();
  }
}

export class Transition extends QmlObject {
  declare from: string;
  declare to: string;
  declare reversible: boolean;
  declare enabled: boolean;
  declare running: boolean;
  $animations: Animation[] = [];
  /** The next run goes from the end to the beginning. */
  $backward = false;
  /** How many of its runs are under way: a view runs it for each item. */
  #runs = 0;

  /** For views: brings an item to a place. What it does not animate is there when it starts. */
  $bring(item: QmlObject, to: Readonly<Record<string, number>>, done: () => void): TransitionRun {
    const actions = Object.entries(to).map(([name, value]) => action(refOf(item, name)!, value));
    const taken: PropertyRef[] = [];
    const run = this.$prepare(actions, taken, done, item);
    return {
      start: () => {
        for (const { ref, to: end } of actions)
          if (!taken.some((each) => sameRef(each, ref))) writeRef(ref!, end);
        run.start();
      },
      stop: () => run.stop(),
    };
  }

  /**
   * What runs for these actions; the properties that it animates join `taken`. `done` is called when it came
   * to its end.
   */
  $prepare(
    actions: Action[],
    taken: PropertyRef[],
    done: () => void,
    target: QmlObject | null = null,
  ): TransitionRun {
    const job = new TransitionJob(done);
    const backward = this.$backward;
    for (const animation of this.$animations) {
      if (animation.$dead) continue;
      const child = animation.$transition(actions, taken, backward, target);
      if (child) job.add(child);
    }
    job.backward = backward;
    job.listener = {
      stateChanged: (state, before) => {
        this.#runs += Number(state === Running) - Number(before === Running);
        if (!this.$dead) this.$set('running', this.#runs > 0);
      },
    };
    return { start: () => job.start(clockOf(engineOf(this))), stop: () => job.stop() };
  }
}
defineType(Transition, {
  name: 'Transition',
  properties: {
    from: { type: 'string', value: '*' },
    to: { type: 'string', value: '*' },
    reversible: 'bool',
    enabled: { type: 'bool', value: true },
    running: { type: 'bool', readonly: true },
    animations: { notify: false, list: animationList() as never },
  },
  defaultProperty: 'animations',
});
