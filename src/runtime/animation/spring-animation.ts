// `SpringAnimation` and `SmoothedAnimation`: animations that follow a target which may change under way, with
// a velocity of their own and no duration. Follow https://doc.qt.io/qt-6/qml-qtquick-springanimation.html
// and https://doc.qt.io/qt-6/qml-qtquick-smoothedanimation.html.

import type { Property, QmlObject } from '../object/object.ts';
import { defineType } from '../object/object.ts';
import { BASIC_TYPES } from '../object/types.ts';
import { type Action, type PropertyRef, readRef, writeRef } from '../state/action.ts';
import { type GroupJob, Job, ParallelJob, Running } from './job.ts';
import { NumberAnimation, select } from './property-animation.ts';

/** What is known of one property while it is followed: how fast it moves. */
interface Track {
  velocity: number;
}

/** Moves one property until it has arrived. */
abstract class FollowJob extends Job {
  protected readonly ref: PropertyRef;
  protected readonly from: number | undefined;
  protected readonly to: number;
  protected readonly track: Track;
  constructor(ref: PropertyRef, from: number | undefined, to: number, track: Track) {
    super();
    this.ref = ref;
    this.from = from;
    this.to = to;
    this.track = track;
  }
  get duration(): number {
    return -1;
  }
  /** From where it is now. */
  protected abstract begin(value: number): void;
  protected override stateChanging(state: number, before: number): void {
    if (state === Running && before === 0) this.begin(this.from ?? (Number(readRef(this.ref)) || 0));
  }
  protected write(value: number): void {
    writeRef(this.ref, this.ref.property.type.name === 'int' ? Math.round(value) : value);
  }
  protected arrive(): void {
    this.track.velocity = 0;
    this.write(this.to);
    this.stop();
  }
}

abstract class Follow extends NumberAnimation {
  #tracks = new Map<QmlObject, Map<Property, Track>>();
  abstract $follow(ref: PropertyRef, from: number | undefined, to: number, track: Track): Job;
  override $transition(
    actions: Action[],
    taken: PropertyRef[],
    _backward: boolean,
    target: QmlObject | null,
  ): Job {
    const { $from: from, $to: to } = this;
    const jobs = select(this, actions, taken, target, { from, to, type: BASIC_TYPES.real! }).map(
      ({ ref, to: end }) => this.$follow(ref!, from as number | undefined, Number(end), this.#track(ref!)),
    );
    if (jobs.length === 1) return this.$init(jobs[0]!);
    const group: GroupJob = new ParallelJob();
    for (const job of jobs) group.add(job);
    return this.$init(group);
  }
  #track({ object, property }: PropertyRef): Track {
    for (const known of this.#tracks.keys()) if (known.$dead) this.#tracks.delete(known);
    let tracks = this.#tracks.get(object);
    if (!tracks) this.#tracks.set(object, (tracks = new Map()));
    let track = tracks.get(property);
    if (!track) tracks.set(property, (track = { velocity: 0 }));
    return track;
  }
}

/** Steps of 16 ms, as many as fit. */
const STEP = 16;
class SpringJob extends FollowJob {
  private readonly spring: SpringAnimation;
  private value = 0;
  private last = 0;
  constructor(spring: SpringAnimation, ref: PropertyRef, from: number | undefined, to: number, track: Track) {
    super(ref, from, to, track);
    this.spring = spring;
  }
  protected begin(value: number): void {
    this.value = value;
    this.last = 0;
  }
  protected update(time: number): void {
    const { track, to } = this;
    const { spring, damping, mass, epsilon, modulus, velocity: most } = this.spring;
    if (spring <= 0 && most <= 0) {
      this.arrive();
      return;
    }
    const wrap = (value: number): number => (modulus ? ((value % modulus) + modulus) % modulus : value);
    const ahead = (): number => {
      const way = to - this.value;
      return modulus && Math.abs(way) > modulus / 2 ? way - Math.sign(way) * modulus : way;
    };
    const passed = time - this.last;
    if (spring <= 0) {
      this.last = time;
      const way = ahead();
      const step = (passed * most) / 1000;
      if (Math.abs(way) <= step) {
        this.arrive();
        return;
      }
      this.value = wrap(this.value + Math.sign(way) * step);
    } else {
      const count = Math.floor(passed / STEP);
      if (count === 0) return;
      this.last += count * STEP;
      for (let i = 0; i < count; i++) {
        track.velocity += (spring * ahead() - damping * track.velocity) / mass;
        if (most > 0) track.velocity = Math.min(most, Math.max(-most, track.velocity));
        this.value = wrap(this.value + (track.velocity * STEP) / 1000);
      }
      if (Math.abs(track.velocity) < epsilon && Math.abs(to - this.value) < epsilon) {
        this.arrive();
        return;
      }
    }
    this.write(this.value);
  }
}
export class SpringAnimation extends Follow {
  declare spring: number;
  declare damping: number;
  declare mass: number;
  declare epsilon: number;
  declare modulus: number;
  declare velocity: number;
  $follow(ref: PropertyRef, from: number | undefined, to: number, track: Track): Job {
    return new SpringJob(this, ref, from, to, track);
  }
}
defineType(SpringAnimation, {
  name: 'SpringAnimation',
  properties: {
    velocity: { type: 'real', notify: false },
    spring: { type: 'real', notify: false },
    damping: { type: 'real', notify: false },
    epsilon: { type: 'real', value: 0.01, notify: false },
    modulus: 'real',
    mass: { type: 'real', value: 1 },
  },
});

const Eased = 0;
const Sync = 2;
/** Speeds up, goes on, and slows down, so that it comes to rest at the target. */
class SmoothedJob extends FollowJob {
  private readonly smoothed: SmoothedAnimation;
  private origin = 0;
  private sign = 1;
  private first = 0;
  private rate = 0;
  private peak = 0;
  /** When speeding up ends, slowing down begins, and it rests; how far it is then. */
  private times: readonly [number, number, number] = [0, 0, 0];
  private ways: readonly [number, number, number] = [0, 0, 0];
  /** There is no way to get there in time. */
  private direct = false;
  constructor(
    smoothed: SmoothedAnimation,
    ref: PropertyRef,
    from: number | undefined,
    to: number,
    track: Track,
  ) {
    super(ref, from, to, track);
    this.smoothed = smoothed;
  }
  protected begin(value: number): void {
    const { velocity, duration, maximumEasingTime, reversingMode } = this.smoothed;
    const { track, to } = this;
    this.origin = value;
    const sign = Math.sign(to - value) || 1;
    this.sign = sign;
    const turned = track.velocity !== 0 && Math.sign(track.velocity) !== sign;
    if (turned && reversingMode !== Eased) {
      track.velocity = 0;
      this.direct = reversingMode === Sync;
    }
    const s = Math.abs(to - value);
    let total = velocity > 0 ? s / velocity : Number.POSITIVE_INFINITY;
    if (duration > 0) total = Math.min(total, duration / 1000);
    if (s === 0 || !Number.isFinite(total)) this.direct = true;
    if (this.direct) return;
    // Velocities are counted towards the target.
    const vi = track.velocity * sign;
    const easing = maximumEasingTime / 1000;
    this.first = vi;
    const root = (a: number, b: number, c: number): number => (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
    if (maximumEasingTime === 0) {
      this.rate = 0;
      this.peak = s / total;
      this.times = [0, total, total];
      this.ways = [0, s, s];
    } else if (maximumEasingTime > 0 && total > easing) {
      const slow = total - easing;
      const peak = root(slow, vi * easing - s, -0.5 * easing * vi * vi);
      const rate = peak / easing;
      const up = (peak - vi) / rate;
      const first = vi * up + 0.5 * rate * up * up;
      Object.assign(this, { rate, peak });
      this.times = [up, slow, total];
      this.ways = [first, first + (slow - up) * peak, s];
    } else {
      const rate = root(0.25 * total * total, 0.5 * vi * total - s, -0.25 * vi * vi);
      const up = total / 2 - vi / (2 * rate);
      const way = vi * up + 0.5 * rate * up * up;
      Object.assign(this, { rate, peak: vi + rate * up });
      this.times = [up, up, total];
      this.ways = [way, way, s];
    }
  }
  protected update(time: number): void {
    const { rate, peak, first } = this;
    const [up, slow, end] = this.times;
    const t = time / 1000;
    if (this.direct || t >= end) {
      this.arrive();
      return;
    }
    let way: number;
    let speed: number;
    if (t < up) {
      speed = first + t * rate;
      way = first * t + 0.5 * rate * t * t;
    } else if (t < slow) {
      speed = peak;
      way = this.ways[0] + (t - up) * peak;
    } else {
      const rest = t - slow;
      speed = peak - rest * rate;
      way = this.ways[1] + peak * rest - 0.5 * rate * rest * rest;
    }
    this.track.velocity = speed * this.sign;
    this.write(this.origin + way * this.sign);
  }
}
export class SmoothedAnimation extends Follow {
  declare velocity: number;
  declare maximumEasingTime: number;
  declare reversingMode: number;
  $follow(ref: PropertyRef, from: number | undefined, to: number, track: Track): Job {
    return new SmoothedJob(this, ref, from, to, track);
  }
}
defineType(SmoothedAnimation, {
  name: 'SmoothedAnimation',
  enums: { ReversingMode: { Eased: 0, Immediate: 1, Sync: 2 } },
  properties: {
    velocity: { type: 'real', value: 200 },
    duration: { type: 'int', value: -1 },
    maximumEasingTime: { type: 'real', value: -1 },
    reversingMode: { type: 'enum:ReversingMode', value: Eased },
  },
});
