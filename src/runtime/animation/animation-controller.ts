// `AnimationController`: an animation that is moved by hand. Follows
// https://doc.qt.io/qt-6/qml-qtquick-animationcontroller.html.
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import { outside } from '../reactive/graph.ts';
import { Animation } from './animation.ts';
import { clockOf } from './clock.ts';
import { type Job, Running } from './job.ts';

export class AnimationController extends QmlObject {
  declare progress: number;
  declare animation: Animation | null;
  #job: Job | null = null;
  #ready = false;
  /** It runs by itself to one of its ends. */
  #free = false;

  reload(): void {
    if (!this.#ready) return;
    this.#drop();
    const { animation } = this;
    if (!animation) return;
    animation.$controlled = true;
    this.#job = animation.$transition([], [], false, null);
    if (!this.#job) return;
    this.#job.loops = 1;
    const tell = (): void => {
      const job = this.#job;
      if (this.#free && job) this.$set('progress', job.duration > 0 ? job.time / job.duration : 1);
    };
    this.#job.listener = {
      timeChanged: tell,
      stateChanged: (state) => {
        if (state === Running) return;
        tell();
        this.#free = false;
      },
    };
    this.$seek();
  }
  /** Puts the animation where `progress` says. */
  $seek(): void {
    const job = this.#job;
    if (!job || this.#free) return;
    outside(() => {
      job.backward = false;
      // Without a clock it stands still.
      job.start(null);
      job.setTime(this.progress * job.duration);
    });
  }
  completeToBeginning(): void {
    this.#run(true);
  }
  completeToEnd(): void {
    this.#run(false);
  }
  #run(backward: boolean): void {
    const job = this.#job;
    if (!job || this.progress === (backward ? 0 : 1)) return;
    outside(() => {
      const at = this.progress * job.duration;
      job.stop();
      job.backward = backward;
      job.start(null);
      job.setTime(at);
      this.#free = true;
      job.clock = clockOf(engineOf(this));
      job.clock.add(job);
    });
  }
  #drop(): void {
    const job = this.#job;
    this.#job = null;
    if (job) {
      job.listener = null;
      job.stop();
    }
  }
  override $complete(): void {
    this.#ready = true;
    this.reload();
  }
  override $destroyed(): void {
    this.#drop();
  }
}
defineType(AnimationController, {
  name: 'AnimationController',
  properties: {
    progress: {
      type: 'real',
      set(controller, value: number) {
        const progress = Math.min(1, Math.max(0, value));
        if (controller.$v[PROGRESS] === progress || Number.isNaN(progress)) return;
        controller.$v[PROGRESS] = progress;
        controller.$seek();
        controller.$emit('progressChanged');
      },
    },
    animation: { type: () => Animation, changed: (controller) => controller.reload() },
  },
  methods: ['reload', 'completeToBeginning', 'completeToEnd'],
  defaultProperty: 'animation',
});
const PROGRESS = AnimationController.meta.properties.progress!.slot;
