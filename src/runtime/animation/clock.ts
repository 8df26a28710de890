// The one clock of all animations of an engine. It asks for frames only while something runs.
import type { Engine } from '../engine/engine.ts';
import type { Job } from './job.ts';

/** Qt's step, in ms; and how long an absence is too long to make up for. */
const FRAME = 16;
const LONG = 200;

export class Clock {
  private readonly engine: Engine;
  private readonly jobs = new Set<Job>();
  private last = 0;
  private readonly tick = (time: number): void => {
    const now = Math.floor(time);
    // Frames that were missed are made up for, so that of two animations the one that ends first is over
    // first; not for one alone, whose steps are in order anyway, nor after a long absence.
    if (this.jobs.size > 1 && now - this.last < LONG)
      for (let at = this.last + FRAME; at + FRAME / 2 < now; at += FRAME) this.advance(at);
    this.advance(now);
    this.last = now;
  };
  private advance(now: number): void {
    for (const job of [...this.jobs]) {
      if (!this.jobs.has(job)) continue;
      // A frame may bear a time before the code that started the animation.
      const passed = Math.max(0, now - job.seen);
      job.seen = Math.max(now, job.seen);
      job.setTime(job.total + (job.backward ? -passed : passed));
    }
  }
  constructor(engine: Engine) {
    this.engine = engine;
  }
  add(job: Job): void {
    job.seen = Math.floor(this.engine.host.now());
    this.jobs.add(job);
    if (this.jobs.size > 1) return;
    this.last = job.seen;
    this.engine.addFrameListener(this.tick);
  }
  remove(job: Job): void {
    if (this.jobs.delete(job) && this.jobs.size === 0) this.engine.removeFrameListener(this.tick);
  }
}

const clocks = new WeakMap<Engine, Clock>();
export function clockOf(engine: Engine): Clock {
  let clock = clocks.get(engine);
  if (!clock) clocks.set(engine, (clock = new Clock(engine)));
  return clock;
}
