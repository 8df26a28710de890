// `PathAnimation` and `PathInterpolator`: an item moved along a path, and what is at a part of one. Follows
// https://doc.qt.io/qt-6/qml-qtquick-pathanimation.html and QQuickPathAnimation in how it turns.
import { defineType, QmlObject } from '../object/object.ts';
import type { Point } from '../object/value-types.ts';
import type { DrawnPath } from '../path/path-type.ts';
import { Path, PathWalker } from '../path/path-type.ts';
import { type Action, type PropertyRef, readRef, refOf, writeRef } from '../state/action.ts';
import { Animation, duration } from './animation.ts';
import { easingCurve } from './easing.ts';
import { type Job, ValueJob } from './job.ts';
import { EasingGroup } from './property-animation.ts';

const FIXED = 0;
/** What is added to the direction of the path, by orientation. */
const TURNS = [0, 0, 180, 270, 90];

/** Qt counts directions against the clock, from 0 to 360. */
const qtAngle = (angle: number): number => (((-angle % 360) + 360) % 360) + 0;

export class PathAnimation extends Animation {
  declare duration: number;
  declare readonly easing: EasingGroup;
  declare path: Path | null;
  declare target: QmlObject | null;
  declare orientation: number;
  declare anchorPoint: Point;
  declare orientationEntryDuration: number;
  declare orientationExitDuration: number;
  $endRotation: number | null = null;
  /** How it was turned when it began: a way back ends so. */
  #startRotation: number | null = null;

  $transition(
    actions: Action[],
    taken: PropertyRef[],
    backward: boolean,
    given: QmlObject | null,
  ): Job | null {
    const target = this.target ?? given ?? this.$default?.object ?? null;
    const { path, duration } = this;
    const end: [number, number] = [0, 0];
    for (const each of actions) {
      const { ref } = each;
      if (!ref || ref.object !== target || (ref.name !== 'x' && ref.name !== 'y')) continue;
      end[ref.name === 'x' ? 0 : 1] = Number(each.to);
      taken.push(ref);
    }
    const x = target && refOf(target, 'x');
    const y = target && refOf(target, 'y');
    const rotation = target && refOf(target, 'rotation');
    if (!x || !y || !path)
      return this.$init(
        new ValueJob(
          duration,
          (t) => t,
          () => {},
          () => {},
        ),
      );
    const { orientation, anchorPoint: anchor } = this;
    const entry = duration ? this.orientationEntryDuration / duration : 0;
    const exit = duration ? this.orientationExitDuration / duration : 0;
    let drawn: DrawnPath | null = null;
    let walker: PathWalker | null = null;
    const set = (progress: number): void => {
      if (target.$dead) return;
      const value = Math.min(Math.max(backward ? 1 - progress : progress, 0), 1);
      if (!walker) {
        const from = [Number(readRef(x)) + anchor.x, Number(readRef(y)) + anchor.y] as const;
        drawn = path.$draw(from, end);
        walker = new PathWalker(drawn);
      }
      const { point, angle: direction } = walker.at(value);
      writeRef(x, point[0] - anchor.x);
      writeRef(y, point[1] - anchor.y);
      if (orientation === FIXED || !rotation) return;
      let angle = -qtAngle(direction) + TURNS[orientation]!;
      if (value === 0 && !backward) {
        // From how it is turned, the shorter way.
        let start = Number(readRef(rotation));
        while (angle - start > 180) start += 360;
        while (angle - start < -180) start -= 360;
        this.#startRotation = start;
      }
      const start = this.#startRotation;
      if (start !== null) {
        if (backward && value === 0) angle = start;
        else if (value < entry) angle = (angle * value) / entry + (start * (entry - value)) / entry;
      }
      const stop = this.$endRotation;
      if (stop !== null) {
        const since = value - (1 - exit);
        if (!backward && value === 1) angle = stop;
        else if (since > 0) angle = (stop * since) / exit + (angle * (exit - since)) / exit;
      }
      writeRef(rotation, angle);
    };
    return this.$init(
      new ValueJob(duration, easingCurve(this.easing), set, () => {
        walker = null;
      }),
    );
  }
}
defineType(PathAnimation, {
  name: 'PathAnimation',
  enums: { Orientation: { Fixed: 0, RightFirst: 1, LeftFirst: 2, BottomFirst: 3, TopFirst: 4 } },
  properties: {
    duration: duration(),
    easing: { group: () => EasingGroup as never },
    path: { type: () => Path as never },
    target: { type: () => QmlObject as never },
    orientation: 'enum:Orientation',
    anchorPoint: 'point',
    orientationEntryDuration: duration('orientationEntryDuration', 0),
    orientationExitDuration: duration('orientationExitDuration', 0),
    endRotation: {
      type: 'real',
      get: (animation) => animation.$endRotation ?? 0,
      set(animation, angle: number) {
        if (animation.$endRotation === angle) return;
        animation.$endRotation = angle;
        animation.$emit('endRotationChanged', angle);
      },
    },
  },
});

export class PathInterpolator extends QmlObject {
  declare path: Path | null;
  declare progress: number;
  declare x: number;
  declare y: number;
  declare angle: number;
  #unwatch: (() => void) | null = null;
  $setPath(): void {
    this.#unwatch?.();
    this.#unwatch = this.path?.$watch(this.$update) ?? null;
    this.$update();
  }
  readonly $update = (): void => {
    if (!this.path) return;
    const { point, angle } = new PathWalker(this.path.$drawn).at(this.progress);
    this.$set('x', point[0]);
    this.$set('y', point[1]);
    this.$set('angle', qtAngle(-angle));
  };
  override $destroyed(): void {
    this.#unwatch?.();
  }
}
const here = { type: 'real' as const, readonly: true };
defineType(PathInterpolator, {
  name: 'PathInterpolator',
  properties: {
    path: { type: () => Path as never, changed: (each) => each.$setPath() },
    progress: {
      type: 'real',
      set(each, wanted: number) {
        const progress = Math.min(Math.max(wanted, 0), 1);
        if (each.progress === progress) return;
        each.$v[PathInterpolator.meta.properties.progress!.slot] = progress;
        each.$emit('progressChanged');
        each.$update();
      },
    },
    x: here,
    y: here,
    angle: here,
  },
});
