// One direction of a `Flickable`: where its content is, what moves it, and how it comes back from past a bound.

import type { Flickable } from './flickable.ts';
import { accel, Motion, move } from './motion.ts';

const OVERSHOOT = 150;
const OVERSHOOT_FRICTION = 8;
const FIXUP = 400;

/** One direction. */
export class Axis {
  readonly flickable: Flickable;
  readonly vertical: boolean;
  /** Names of properties: `Y`, `Vertical`, `Height`. */
  readonly letter: 'X' | 'Y';
  readonly way: 'Horizontally' | 'Vertically';
  readonly size: 'Width' | 'Height';
  pos = 0;
  velocity = 0;
  moving = false;
  flicking = false;
  dragging = false;
  overshooting = false;
  fixing = false;
  /** Where content and pointer were when the drag began. */
  from = 0;
  pressed = 0;
  /** What the drag may not pass, as it was when it began. */
  limits: readonly [number, number] = [0, 0];
  readonly motion: Motion;
  private told = 0;
  private toldAt = 0;
  constructor(flickable: Flickable, vertical: boolean) {
    this.flickable = flickable;
    this.vertical = vertical;
    this.letter = vertical ? 'Y' : 'X';
    this.way = vertical ? 'Vertically' : 'Horizontally';
    this.size = vertical ? 'Height' : 'Width';
    this.motion = new Motion(flickable);
  }
  get viewSize(): number {
    return this.vertical ? this.flickable.$height : this.flickable.$width;
  }
  get bounds(): readonly [number, number] {
    return this.flickable.$bounds(this.vertical);
  }

  /** Moves the content there, and tells. */
  set(pos: number): void {
    if (pos === this.pos || Number.isNaN(pos)) return;
    const { flickable } = this;
    const now = flickable.$now;
    if (now > this.toldAt) this.setVelocity(((pos - this.told) * 1000) / (now - this.toldAt));
    this.told = pos;
    this.toldAt = now;
    this.pos = pos;
    flickable.$moved(this);
    const [low, high] = this.bounds;
    if (this.flicking && !this.overshooting && !this.fixing && (pos < low || pos > high)) {
      // It passed a bound: brake harder, and come back.
      if (!(flickable.boundsBehavior & 2)) return;
      const over = pos < low ? low - pos : pos - high;
      this.overshooting = true;
      const rest = Math.min(OVERSHOOT, this.viewSize / 3) - over;
      const back = (): void => this.fixup();
      if (rest > 0 && Math.abs(this.velocity) > 10)
        this.motion.start(
          [accel(pos, this.velocity, flickable.flickDeceleration * OVERSHOOT_FRICTION, rest)],
          (value) => this.set(value),
          back,
        );
      else back();
    }
  }
  setVelocity(velocity: number): void {
    this.velocity = velocity;
    this.flickable.$set(this.vertical ? 'verticalVelocity' : 'horizontalVelocity', velocity);
  }
  /** Ends what moves it by itself. */
  halt(): void {
    this.motion.stop();
    this.overshooting = this.fixing = false;
  }
  /** @returns whether it flicks now */
  flick(velocity: number): boolean {
    const { flickable } = this;
    this.halt();
    const [low, high] = this.bounds;
    const target = velocity < 0 ? low : high;
    const way = (target - this.pos) * Math.sign(velocity);
    const free = (flickable.boundsBehavior & 2) !== 0;
    if (way <= 0 && !free) {
      this.fixup();
      return false;
    }
    const max = flickable.maximumFlickVelocity;
    const v = max >= 0 && Math.abs(velocity) > max ? Math.sign(velocity) * max : velocity;
    const end = flickable.$flickEnd(this, v);
    this.velocity = v;
    this.told = this.pos;
    this.toldAt = flickable.$now;
    this.motion.start(
      [
        end === null
          ? accel(this.pos, v, flickable.flickDeceleration, free ? -1 : way)
          : accel(this.pos, v, (v * v) / (2 * Math.abs(end - this.pos) || 1), -1),
      ],
      (value) => this.set(value),
      () => this.fixup(),
    );
    return true;
  }
  /** Comes back within the bounds, or to where the view wants to rest. */
  fixup(instantly = false): void {
    const target = this.flickable.$restAt(this);
    if (target === this.pos || target === null) {
      this.halt();
      this.flickable.$ended(this);
      return;
    }
    if (this.fixing && !instantly) return;
    this.motion.stop();
    if (instantly) {
      this.set(target);
      this.flickable.$ended(this);
      return;
    }
    this.fixing = true;
    const { pos } = this;
    this.motion.start(
      [
        move(pos, (pos + target) / 2, FIXUP / 4, (t) => t * t),
        move((pos + target) / 2, target, (3 * FIXUP) / 4, (t) => (t >= 1 ? 1 : 1.001 * (1 - 2 ** (-10 * t)))),
      ],
      (value) => this.set(value),
      () => {
        this.fixing = this.overshooting = false;
        this.flickable.$ended(this);
      },
    );
  }
}
