// `FrameAnimation`: a signal for each frame. Follows https://doc.qt.io/qt-6/qml-qtquick-frameanimation.html.
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';

/** How much of the mean of the last frames' times a new one is. */
const SHARE = 0.1;

export class FrameAnimation extends QmlObject {
  declare running: boolean;
  declare paused: boolean;
  declare currentFrame: number;
  declare frameTime: number;
  declare smoothFrameTime: number;
  declare elapsedTime: number;
  #complete = false;
  #last: number | null = null;
  #listening = false;
  readonly #frame = (time: number): void => {
    if (this.#last === null) this.#last = time;
    const seconds = Math.max(0, time - this.#last) / 1000;
    this.#last = time;
    const { smoothFrameTime: mean, currentFrame } = this;
    // The first frame has none before it to be told apart from.
    if (seconds > 0) {
      this.$set('frameTime', seconds);
      this.$set('smoothFrameTime', mean === 0 ? seconds : mean + SHARE * (seconds - mean));
      this.$set('elapsedTime', this.elapsedTime + seconds);
    }
    this.$set('currentFrame', currentFrame + 1);
    if (!this.$dead) this.$emit('triggered');
  };

  override $complete(): void {
    this.#complete = true;
    this.$follow();
  }
  $follow(): void {
    const on = this.#complete && this.running && !this.paused;
    if (on === this.#listening) return;
    this.#listening = on;
    this.#last = null;
    const engine = engineOf(this);
    if (on) engine.addFrameListener(this.#frame);
    else engine.removeFrameListener(this.#frame);
  }
  override $destroyed(): void {
    if (this.#listening) engineOf(this).removeFrameListener(this.#frame);
  }
  start(): void {
    this.running = true;
  }
  stop(): void {
    this.running = false;
    this.paused = false;
  }
  restart(): void {
    this.stop();
    this.reset();
    this.start();
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
  reset(): void {
    for (const name of ['elapsedTime', 'frameTime', 'smoothFrameTime', 'currentFrame']) this.$set(name, 0);
  }
}
const follow = (animation: FrameAnimation): void => animation.$follow();
const real = { type: 'real', readonly: true };
defineType(FrameAnimation, {
  name: 'FrameAnimation',
  properties: {
    running: { type: 'bool', changed: follow },
    paused: { type: 'bool', changed: follow },
    currentFrame: { type: 'int', readonly: true },
    frameTime: real,
    smoothFrameTime: real,
    elapsedTime: real,
  },
  signals: { triggered: {} },
  methods: ['start', 'stop', 'restart', 'pause', 'resume', 'reset'],
});
