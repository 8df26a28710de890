// Running animations: a tree of jobs that is moved along by time. Made anew by the animation elements each
// time they start, so that nothing an element says later disturbs what runs. Follows what Qt's
// animation jobs do step by step, because the order in which scripts and handlers run depends on it.
// Always holds: only a job without a group hangs on the clock; a job that stopped at its own end has
// been given exactly its end time before.

import type { Clock } from './clock.ts';

export const Stopped = 0;
export const Paused = 1;
export const Running = 2;
type State = 0 | 1 | 2;

export interface JobListener {
  /** It stopped at its own end. */
  finished?(): void;
  stateChanged?(state: State, before: State): void;
  /** Its own time was set. */
  timeChanged?(): void;
}

export abstract class Job {
  state: State = Stopped;
  /** Time within the loop. */
  time = 0;
  /** Time since the start, all loops. */
  total = 0;
  loop = 0;
  loops = 1;
  backward = false;
  group: GroupJob | null = null;
  /** When the end of an animation that knows no duration came; -1: not yet. */
  ended = -1;
  loopStart = 0;
  listener: JobListener | null = null;
  clock: Clock | null = null;
  /** The clock's time when it was moved last. */
  seen = 0;

  /** Of one loop, in ms; -1: unknown. */
  abstract get duration(): number;
  protected abstract update(time: number): void;
  protected stateChanging(_state: State, _before: State): void {}
  /** The outermost animation began, or began its next loop: start values are read anew. */
  rewound(): void {}

  /** Of all loops; -1: without end. */
  get totalDuration(): number {
    const { duration, loops } = this;
    return duration <= 0 ? duration : loops < 0 ? -1 : duration * loops;
  }
  /** The same, known as far as it is over. */
  get actualDuration(): number {
    const { totalDuration } = this;
    return totalDuration === -1 ? this.ended : totalDuration;
  }

  start(clock: Clock | null = this.clock): void {
    this.clock = clock;
    if (this.state !== Running) this.enter(Running);
  }
  pause(): void {
    if (this.state === Running) this.enter(Paused);
  }
  resume(): void {
    if (this.state === Paused) this.enter(Running);
  }
  stop(): void {
    if (this.state !== Stopped) this.enter(Stopped);
  }

  private enter(state: State): void {
    if (this.loops === 0) return;
    const { state: before, time, loop, group } = this;
    const top = group === null || group.state === Stopped;
    if (before === Stopped) {
      const { duration } = this;
      this.time = this.backward ? duration : 0;
      this.total = this.backward ? (this.loops < 0 ? duration : this.totalDuration) : 0;
      this.ended = -1;
      if (!group) this.loopStart = this.total;
    }
    this.state = state;
    if (!group) {
      if (before === Running) this.clock?.remove(this);
      else if (state === Running) this.clock?.add(this);
      if (before === Stopped && state === Running) this.rewound();
    }
    this.stateChanging(state, before);
    if (this.state !== state) return;
    this.listener?.stateChanged?.(state, before);
    if (this.state !== state) return;
    if (state === Running) {
      if (before === Stopped) {
        this.loop = 0;
        if (top) this.setTime(this.total);
      }
    } else if (state === Stopped) {
      const { duration } = this;
      if (
        duration === -1 ||
        this.loops < 0 ||
        (this.backward ? time === 0 : time * (loop + 1) === duration * this.loops)
      ) {
        this.listener?.finished?.();
        if (this.group && (this.duration === -1 || this.loops < 0)) this.group.childEnded(this);
      }
    }
  }

  setTime(to: number): void {
    let at = Math.max(to, 0);
    const { duration, backward, loop } = this;
    let end: number;
    if (duration < 0 && !backward) {
      end = -1;
      if (this.ended >= 0 && at - this.loopStart >= this.ended) {
        at = this.ended + this.loopStart;
        if (this.loop === this.loops - 1) end = at;
        else {
          this.loop++;
          this.loopStart = at;
          this.ended = -1;
        }
      }
      this.total = at;
      this.time = at - this.loopStart;
    } else {
      end = this.totalDuration;
      if (end !== -1) at = Math.min(end, at);
      this.total = at;
      this.loop = duration <= 0 ? 0 : Math.floor(at / duration);
      if (this.loop === this.loops) {
        this.time = Math.max(0, duration);
        this.loop = Math.max(0, this.loops - 1);
      } else if (duration <= 0) this.time = at;
      else {
        this.time = at % duration;
        if (backward && this.time === 0 && at > 0) {
          this.time = duration;
          this.loop--;
        }
      }
    }
    if (this.loop !== loop && !this.group) this.rewound();
    this.update(this.time);
    if (backward ? this.total === 0 : this.total === end) this.stop();
    this.listener?.timeChanged?.();
  }
}

export abstract class GroupJob extends Job {
  readonly children: Job[] = [];
  add(job: Job): void {
    job.group = this;
    this.children.push(job);
  }
  override rewound(): void {
    for (const child of this.children) child.rewound();
  }
  /** A child whose duration was not known is over. */
  abstract childEnded(child: Job): void;
}

export class SequentialJob extends GroupJob {
  private current: Job | null = null;
  private lastLoop = 0;

  get duration(): number {
    let sum = 0;
    for (const { totalDuration } of this.children) {
      if (totalDuration === -1) return -1;
      sum += totalDuration;
    }
    return sum;
  }
  private next(job: Job, step = 1): Job | undefined {
    return this.children[this.children.indexOf(job) + step];
  }
  private get first(): Job {
    return (this.backward ? this.children.at(-1) : this.children[0])!;
  }

  private makeCurrent(job: Job, passing = false): void {
    if (job === this.current) return;
    this.current?.stop();
    this.current = job;
    this.activate(passing);
  }
  private activate(passing = false): void {
    const job = this.current;
    if (!job || this.state === Stopped) return;
    job.stop();
    job.backward = this.backward;
    job.start();
    if (!passing && this.state === Paused) job.pause();
  }

  /** Which child it is `time` for, and when that began. */
  private find(): { job: Job; offset: number; after: boolean } {
    let offset = 0;
    let after = false;
    let last = 0;
    for (const job of this.children) {
      last = job.actualDuration;
      if (last === -1 || this.time < offset + last || (this.backward && this.time === offset + last))
        return { job, offset, after };
      if (job === this.current) after = true;
      offset += last;
    }
    return { job: this.children.at(-1)!, offset: offset - last, after };
  }

  protected update(time: number): void {
    if (!this.current) return;
    const { job, offset, after } = this.find();
    const turned = this.loop - this.lastLoop;
    if (turned || job !== this.current) {
      const ahead = turned > 0 || (turned === 0 && after);
      const step = ahead ? 1 : -1;
      const pass = (each: Job): void => {
        this.makeCurrent(each, true);
        each.setTime(ahead ? each.actualDuration : 0);
      };
      if (turned) {
        // To the end of the old loop, then to the beginning of this one.
        for (let each: Job | undefined = this.current; each; each = this.next(each, step)) pass(each);
        if (this.children.length === 1) this.activate();
        else this.makeCurrent(ahead ? this.children[0]! : this.children.at(-1)!, true);
      }
      for (
        let each: Job | undefined = this.current!;
        each && each !== job && this.state !== Stopped;
        each = this.next(each, step)
      )
        pass(each);
    }
    if (this.state === Stopped) return;
    this.makeCurrent(job);
    job.setTime(time - offset);
    if (this.atEnd()) {
      this.time += job.time - (time - offset);
      this.stop();
    }
    this.lastLoop = this.loop;
  }
  private atEnd(): boolean {
    const { current } = this;
    return (
      current !== null &&
      !this.backward &&
      this.loop === this.loops - 1 &&
      !this.next(current) &&
      current.total === current.actualDuration
    );
  }

  protected override stateChanging(state: State, before: State): void {
    const { children, current } = this;
    if (!children.length) return;
    if (state === Stopped) current?.stop();
    else if (current && before !== Stopped) {
      if (state === Paused) current.pause();
      else current.start();
    } else {
      this.lastLoop = this.backward ? this.loops - 1 : 0;
      this.current?.stop();
      this.current = this.first;
      this.activate();
    }
  }

  childEnded(child: Job): void {
    if (child !== this.current) return;
    child.ended = child.total;
    const next = this.next(child, this.backward ? -1 : 1);
    if (next) this.makeCurrent(next);
    let sum = 0;
    for (const { actualDuration } of this.children) {
      if (actualDuration === -1) return;
      sum += actualDuration;
    }
    this.ended = sum;
    if (this.atEnd()) this.stop();
  }
}

export class ParallelJob extends GroupJob {
  private lastLoop = 0;
  private lastTime = 0;

  get duration(): number {
    let longest = 0;
    for (const { totalDuration } of this.children) {
      if (totalDuration === -1) return -1;
      longest = Math.max(longest, totalDuration);
    }
    return longest;
  }
  private due(child: Job, atEnd: boolean): boolean {
    const { totalDuration } = child;
    if (totalDuration === -1) return child.ended === -1;
    if (atEnd) return this.time <= totalDuration;
    return this.backward ? this.time > 0 && this.time <= totalDuration : this.time < totalDuration;
  }
  private follow(child: Job): void {
    if (this.state === Running) child.start();
    else if (this.state === Paused) child.pause();
  }
  protected update(): void {
    const { children } = this;
    if (this.loop > this.lastLoop) {
      let { duration } = this;
      if (duration < 0) for (const child of children) duration = Math.max(duration, child.totalDuration);
      if (duration > 0) for (const child of children) if (child.state !== Stopped) child.setTime(duration);
    } else if (this.loop < this.lastLoop)
      for (const child of children) {
        this.follow(child);
        child.setTime(0);
        child.stop();
      }
    for (const child of children) {
      const { totalDuration } = child;
      if (this.loop > this.lastLoop || this.due(child, this.lastTime > totalDuration)) this.follow(child);
      if (child.state === this.state) {
        child.setTime(this.time);
        if (totalDuration > 0 && this.time > totalDuration) child.stop();
      }
    }
    this.lastLoop = this.loop;
    this.lastTime = this.time;
  }
  protected override stateChanging(state: State, before: State): void {
    for (const child of this.children) {
      if (state === Stopped) child.stop();
      else if (state === Paused) child.pause();
      else {
        if (before === Stopped) {
          child.stop();
          child.ended = -1;
        }
        child.backward = this.backward;
        if (this.due(child, before === Stopped)) child.start();
      }
    }
    if (state === Running && before === Stopped) {
      this.lastLoop = this.backward ? this.loops - 1 : 0;
      this.lastTime = this.time;
    }
  }
  childEnded(child: Job): void {
    child.ended = child.total;
    let longest = this.time;
    let running = false;
    for (const each of this.children) {
      if (each.actualDuration === -1) return;
      longest = Math.max(longest, each.actualDuration);
      if (each.state === Running) running = true;
    }
    this.ended = longest;
    if (!running && (this.backward ? this.loop === 0 : this.loop === this.loops - 1)) this.stop();
  }
}

/** Nothing, for a while. */
export class PauseJob extends Job {
  readonly duration: number;
  constructor(duration: number) {
    super();
    this.duration = duration;
  }
  protected update(): void {}
}

/** Does something when its turn comes. */
export class ActionJob extends Job {
  private readonly act: (() => void) | null;
  constructor(act: (() => void) | null) {
    super();
    this.act = act;
  }
  get duration(): number {
    return 0;
  }
  protected update(): void {}
  protected override stateChanging(state: State): void {
    if (state === Running) this.act?.();
  }
}

/** Hands a progress from 0 to 1 to whoever sets the values. */
export class ValueJob extends Job {
  readonly duration: number;
  private readonly curve: (progress: number) => number;
  private readonly set: (progress: number) => void;
  private readonly again: () => void;
  constructor(
    duration: number,
    curve: (progress: number) => number,
    set: (progress: number) => void,
    again: () => void,
  ) {
    super();
    this.duration = duration;
    this.curve = curve;
    this.set = set;
    this.again = again;
  }
  protected update(time: number): void {
    if (this.state !== Stopped) this.set(this.curve(this.duration === 0 ? 1 : time / this.duration));
  }
  override rewound(): void {
    this.again();
  }
}
