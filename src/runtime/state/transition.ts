// `Transition`: animations for a change of state. Follows https://doc.qt.io/qt-6/qml-qtquick-transition.html.
import { type Animation, animationList } from '../animation/animation.ts';
import { clockOf } from '../animation/clock.ts';
import { ParallelJob, Running, Stopped } from '../animation/job.ts';
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import type { Action, PropertyRef } from './action.ts';

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
      stateChanged: (state) => {
        if (!this.$dead) this.$set('running', state === Running);
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
