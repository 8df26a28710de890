// Moves one number along segments of time, a step a frame: what flicks, returns and highlights ride on.
import type { Item } from './item.ts';

export interface Segment {
  /** Milliseconds. */
  readonly duration: number;
  /** The value at a time within it. */
  at(ms: number): number;
}

/** Braking from `velocity` (a second); `distance` ends it earlier, -1 does not. */
export function accel(from: number, velocity: number, deceleration: number, distance: number): Segment {
  const sign = Math.sign(velocity);
  const speed = Math.abs(velocity);
  let seconds = speed / deceleration;
  if (distance >= 0 && distance < (speed * seconds) / 2)
    seconds = (speed - Math.sqrt(Math.max(0, speed * speed - 2 * deceleration * distance))) / deceleration;
  return {
    duration: seconds * 1000,
    at(ms) {
      const t = ms / 1000;
      return from + sign * (speed * t - (deceleration * t * t) / 2);
    },
  };
}

export function move(from: number, to: number, duration: number, ease: (t: number) => number): Segment {
  return { duration, at: (ms) => from + (to - from) * (duration > 0 ? ease(ms / duration) : 1) };
}

export class Motion {
  private readonly item: Item;
  private listener: ((time: number) => void) | null = null;
  constructor(item: Item) {
    this.item = item;
  }
  get running(): boolean {
    return this.listener !== null;
  }
  start(segments: readonly Segment[], step: (value: number) => void, done: () => void): void {
    this.stop();
    const engine = this.item.$engine;
    let began = engine.host.now();
    let index = 0;
    const listener = (time: number): void => {
      for (; index < segments.length; index++) {
        const segment = segments[index]!;
        if (time - began < segment.duration) break;
        began += segment.duration;
        const end = segment.at(segment.duration);
        if (index < segments.length - 1) continue;
        this.stop();
        step(end);
        // A step may have started another motion.
        if (this.listener === null) done();
        return;
      }
      step(segments[index]!.at(Math.max(0, time - began)));
    };
    this.listener = listener;
    engine.addFrameListener(listener);
  }
  stop(): void {
    if (!this.listener) return;
    this.item.$engine.removeFrameListener(this.listener);
    this.listener = null;
  }
}
