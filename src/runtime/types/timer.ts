// `Timer`. Follows https://doc.qt.io/qt-6/qml-qtqml-timer.html. It starts once its document is complete.
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';

export class Timer extends QmlObject {
  declare interval: number;
  declare running: boolean;
  declare repeat: boolean;
  declare triggeredOnStart: boolean;
  private handle: unknown = null;
  private ready = false;
  /** It was started and did not trigger since. */
  private fresh = false;

  start(): void {
    this.running = true;
  }
  stop(): void {
    this.running = false;
  }
  restart(): void {
    this.running = false;
    this.running = true;
  }

  /** Begins to wait anew, or ends waiting. */
  $update(starting: boolean): void {
    if (starting) this.fresh = true;
    if (!this.ready) return;
    const { host } = engineOf(this);
    if (this.handle !== null) host.clearTimeout(this.handle);
    this.handle = null;
    if (this.running && !this.$dead) this.wait(this.fresh && this.triggeredOnStart);
  }
  private wait(first: boolean): void {
    const { host } = engineOf(this);
    const due = host.now() + (first ? 0 : this.interval);
    this.handle = host.setTimeout(() => this.tick(first), Math.max(0, due - host.now()));
  }
  private tick(first: boolean): void {
    this.handle = null;
    this.fresh = false;
    if (first || this.repeat) {
      this.wait(false);
      this.$emit('triggered');
    } else {
      // As in Qt: it has stopped when it triggers, and says so afterwards.
      this.$v[RUNNING] = false;
      this.$emit('triggered');
      if (!this.$dead && !this.$v[RUNNING]) this.$emit('runningChanged');
    }
  }

  override $complete(): void {
    this.ready = true;
    this.$update(true);
  }
  override $destroyed(): void {
    if (this.handle !== null) engineOf(this).host.clearTimeout(this.handle);
    this.handle = null;
  }
}

const again = (timer: Timer): void => timer.$update(false);
defineType(Timer, {
  name: 'Timer',
  cpp: 'QQmlTimer',
  properties: {
    interval: { type: 'int', value: 1000, changed: again },
    running: { type: 'bool', changed: (timer) => timer.$update(true) },
    repeat: { type: 'bool', changed: again },
    triggeredOnStart: { type: 'bool', changed: again },
    parent: {
      type: () => QmlObject as never,
      readonly: true,
      notify: false,
      get: (timer) => timer.$parent,
    },
  },
  signals: { triggered: {} },
  methods: ['start', 'stop', 'restart'],
});
const RUNNING = Timer.meta.properties.running!.slot;
