// `TapHandler`: taps, several in a row, long presses. Follows
// https://doc.qt.io/qt-6/qml-qtquick-taphandler.html and QQuickTapHandler in what is told and when.
import { defineType } from '../../runtime/object/object.ts';
import {
  EventPoint,
  type HandlerEvent,
  PRESSED,
  RELEASED,
  type ScenePoint,
  TOUCH,
} from './handler-points.ts';
import { Grab } from './pointer-handler.ts';
import { SinglePointHandler } from './single-point-handler.ts';

const DRAG_THRESHOLD = 0;
const WITHIN_BOUNDS = 1;
const RELEASE_WITHIN_BOUNDS = 2;
const DRAG_WITHIN_BOUNDS = 3;
/** How soon and how near another tap has to come, to count with the last. */
const INTERVAL = 400;
const MOUSE_DISTANCE = 5;
const TOUCH_DISTANCE = 10;
const LONG = 0.8;
const SINGLE = 1;
const DOUBLE = 2;

export class TapHandler extends SinglePointHandler {
  declare gesturePolicy: number;
  declare longPressThreshold: number;
  declare exclusiveSignals: number;
  #pressed = false;
  #count = 0;
  #last: { time: number; x: number; y: number; button: number } | null = null;
  #timer: unknown = null;
  #single: unknown = null;
  #since = 0;
  #frames: ((time: number) => void) | null = null;

  get $pressed(): boolean {
    return this.#pressed;
  }
  get $count(): number {
    return this.#count;
  }
  get $timeHeld(): number {
    return this.#frames ? (this.#host.now() - this.#since) / 1000 : -1;
  }
  get #host() {
    return this.$item!.$engine.host;
  }
  override get $touchAction(): string | null {
    return this.gesturePolicy === DRAG_WITHIN_BOUNDS ? 'none' : null;
  }

  $wantsPoint(event: HandlerEvent, point: ScenePoint): boolean {
    const { gesturePolicy: policy } = this;
    const mine = point.id === this.$id;
    const far = this.$dragged(point);
    if (far && mine && policy !== DRAG_WITHIN_BOUNDS) this.#hold(false);
    let wants: boolean;
    if (point.state === PRESSED || point.state === RELEASED)
      // Up outside is a press that was given up.
      wants = this.$covers(point) && (mine || point.state === PRESSED);
    else if (!mine) wants = false;
    else if (policy === RELEASE_WITHIN_BOUNDS) wants = true;
    else wants = this.$covers(point) && !(policy === DRAG_THRESHOLD && far);
    if (!wants && mine) this.#press(false, true, event, point);
    return wants;
  }
  $takePoint(event: HandlerEvent, point: ScenePoint): void {
    if (point.state === PRESSED) this.#press(true, false, event, point);
    else if (
      point.state === RELEASED ||
      // One of several buttons.
      (point.device !== TOUCH && !(event.buttons & this.acceptedButtons))
    )
      this.#press(false, false, event, point);
    // Who only listens keeps nothing from others.
    if (this.gesturePolicy === DRAG_THRESHOLD) point.accepted = false;
  }
  override $grabChanged(transition: number, event: HandlerEvent, point: ScenePoint): void {
    if (transition === Grab.Exclusive) this.$setActive(true);
    super.$grabChanged(transition, event, point);
    if (transition === Grab.CancelExclusive || transition === Grab.CancelPassive)
      this.#press(false, true, event, point);
  }
  override $disabled(): void {
    super.$disabled();
    this.#hold(false);
  }
  override $destroyed(): void {
    this.#hold(false);
    if (this.#single !== null) this.#host.clearTimeout(this.#single);
    super.$destroyed();
  }

  /** Counts the time of a press. */
  #hold(on: boolean): void {
    if (!this.$item) return;
    const { $engine: engine } = this.$item;
    engine.host.clearTimeout(this.#timer);
    if (on) {
      this.#since = engine.host.now();
      this.#timer = engine.host.setTimeout(() => {
        if (!this.$dead && this.#pressed) this.$emit('longPressed');
      }, this.longPressThreshold * 1000);
      this.#frames = () => this.$emit('timeHeldChanged');
      engine.addFrameListener(this.#frames);
    } else if (this.#frames) {
      engine.removeFrameListener(this.#frames);
      this.#frames = null;
      if (!this.$dead) this.$emit('timeHeldChanged');
    }
  }
  #press(down: boolean, cancel: boolean, event: HandlerEvent, point: ScenePoint): void {
    if (this.#pressed === down) return;
    const passive = this.gesturePolicy === DRAG_THRESHOLD;
    const { held } = point;
    this.#hold(down);
    if (down) {
      if (passive) this.$grabPassively(event, point);
      else this.$grab(event, point);
    } else if (!cancel && this.$covers(point) && held < this.longPressThreshold) this.#tap(event, point);
    if (this.$dead) return;
    this.#pressed = down;
    this.$emit('pressedChanged');
    if (!down && !passive) this.$letGo(event, point);
    if (!cancel || this.$dead) return;
    this.$emit('canceled', new EventPoint(this.$item, point));
    this.$forget();
    this.$emit('pointChanged');
  }
  #tap({ button }: HandlerEvent, point: ScenePoint): void {
    const { x, y, time } = point;
    const last = this.#last;
    const distance = point.device === TOUCH ? TOUCH_DISTANCE : MOUSE_DISTANCE;
    const again =
      last !== null &&
      last.button === button &&
      time - last.time < INTERVAL &&
      (x - last.x) ** 2 + (y - last.y) ** 2 < distance ** 2;
    this.#count = again ? this.#count + 1 : 1;
    this.#last = { time, x, y, button };
    const told = new EventPoint(this.$item, point);
    const count = this.#count;
    const exclusive = this.exclusiveSignals;
    if (this.#single !== null) this.#host.clearTimeout(this.#single);
    this.#single = null;
    this.$emit('tapped', told, button);
    this.$emit('tapCountChanged');
    const one = (): void => this.$emit('singleTapped', told, button);
    if (count === 1) {
      if (exclusive === (SINGLE | DOUBLE))
        this.#single = this.#host.setTimeout(() => {
          this.#single = null;
          if (!this.$dead && this.#count === 1) one();
        }, INTERVAL);
      else one();
    } else if (count === 2 && exclusive !== SINGLE) this.$emit('doubleTapped', told, button);
  }
}
defineType(TapHandler, {
  name: 'TapHandler',
  enums: {
    GesturePolicy: {
      DragThreshold: DRAG_THRESHOLD,
      WithinBounds: WITHIN_BOUNDS,
      ReleaseWithinBounds: RELEASE_WITHIN_BOUNDS,
      DragWithinBounds: DRAG_WITHIN_BOUNDS,
    },
    ExclusiveSignal: { NotExclusive: 0, SingleTap: SINGLE, DoubleTap: DOUBLE },
  },
  properties: {
    pressed: { type: 'bool', readonly: true, get: (handler) => handler.$pressed },
    tapCount: { type: 'int', readonly: true, get: (handler) => handler.$count },
    timeHeld: { type: 'real', readonly: true, get: (handler) => handler.$timeHeld },
    longPressThreshold: {
      type: 'real',
      value: LONG,
      set(handler, seconds: number) {
        const slot = handler.$meta.properties.longPressThreshold!.slot;
        const next = seconds < 0 ? LONG : seconds;
        if (handler.$v[slot] === next) return;
        handler.$v[slot] = next;
        handler.$emit('longPressThresholdChanged');
      },
      reset: (handler) => handler.$set('longPressThreshold', LONG),
    },
    gesturePolicy: 'enum:GesturePolicy',
    exclusiveSignals: 'enum:ExclusiveSignal',
  },
  signals: {
    tapped: { eventPoint: 'var', button: 'int' },
    singleTapped: { eventPoint: 'var', button: 'int' },
    doubleTapped: { eventPoint: 'var', button: 'int' },
    longPressed: {},
  },
});
