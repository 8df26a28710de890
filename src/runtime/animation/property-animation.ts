// `PropertyAnimation` and the animations that only differ from it in the type that they animate. Follows
// https://doc.qt.io/qt-6/qml-qtquick-propertyanimation.html.
import { defineType, GroupObject, QmlObject } from '../object/object.ts';
import { BASIC_TYPES, FAIL, type PropertyType, variant } from '../object/types.ts';
import { type Action, action, type PropertyRef, readRef, refOf, sameRef, writeRef } from '../state/action.ts';
import { Animation, duration, warnAt } from './animation.ts';
import { bezierProblem, defaultEasing, easingCurve, easingEnum } from './easing.ts';
import { type Interpolate, interpolatorOf, ROTATIONS } from './interpolate.ts';
import { type Job, ValueJob } from './job.ts';

/** `Easing.InOutQuad`. */
export class Easing extends QmlObject {}
defineType(Easing, {
  name: 'Easing',
  cpp: 'QEasingCurve',
  creatable: false,
  enums: { Type: { ...easingEnum } },
});

export class EasingGroup extends GroupObject<QmlObject> {
  declare type: number;
  declare amplitude: number;
  declare overshoot: number;
  declare period: number;
  declare bezierCurve: number[];
}
defineType(EasingGroup, {
  name: 'Easing',
  cpp: 'QEasingCurve',
  creatable: false,
  properties: {
    type: { type: 'enum:QEasingCurve.Type' },
    amplitude: { type: 'real', value: defaultEasing.amplitude },
    overshoot: { type: 'real', value: defaultEasing.overshoot },
    period: { type: 'real', value: defaultEasing.period },
    bezierCurve: {
      type: 'var',
      value: [],
      changed(easing, points: readonly number[]) {
        const problem = Array.isArray(points) ? bezierProblem(points) : null;
        if (problem) warnAt(easing.$owner, problem);
        else easing.type = 45;
      },
    },
  },
});
// A text names a curve: `easing.type: "InQuad"`.
const enumerated = EasingGroup.meta.properties.type! as { type: PropertyType };
enumerated.type = {
  ...enumerated.type,
  coerce: (value) =>
    typeof value === 'number' ? value | 0 : typeof value === 'string' ? (easingEnum[value] ?? FAIL) : FAIL,
  literal: (value) =>
    typeof value === 'number' || (typeof value === 'string' && value in easingEnum)
      ? null
      : 'Invalid property assignment: unknown enumeration',
};

/** What an animation is asked to animate: its targets and properties, whichever way they were given. */
export interface Selection extends Animation {
  target: QmlObject | null;
  property: string;
  properties: string;
  $targets: QmlObject[];
  $exclude: QmlObject[];
}

/** Lists of objects of a selection. */
export const objectList = (field: '$targets' | '$exclude') => ({
  notify: false as const,
  list: {
    items: (owner: Selection): readonly QmlObject[] => owner[field].filter((object) => !object.$dead),
    append: (owner: Selection, object: QmlObject): void => {
      owner[field].push(object);
    },
    clear: (owner: Selection): void => {
      owner[field] = [];
    },
  } as never,
});

/**
 * The actions that an animation takes: made of what it says itself (`to` is defined), else those of the
 * change that it is for.
 */
export function select(
  animation: Selection,
  actions: Action[],
  taken: PropertyRef[],
  target: QmlObject | null,
  {
    from,
    to,
    type,
    byType = false,
    defaults = '',
  }: { from: unknown; to: unknown; type: PropertyType | null; byType?: boolean; defaults?: string },
): Action[] {
  let names = animation.properties ? animation.properties.split(',').map((name) => name.trim()) : [];
  if (animation.property) names.push(animation.property);
  const targets = animation.$targets.filter((object) => !object.$dead);
  if (animation.target) targets.push(animation.target);
  const excluded = animation.$exclude;
  const { $default: own } = animation;
  const useType = byType && names.length === 0;
  if (own && !names.length && !targets.length && !excluded.length) {
    names = [own.name];
    targets.push(own.object);
  }
  if (target && !targets.length) targets.push(target);
  if (!names.length && defaults) names = defaults.split(',');

  const converted = (value: unknown, ref: PropertyRef): unknown => {
    if (value === undefined) return value;
    const fitting = (type ?? ref.property.type).coerce(value);
    return fitting === FAIL ? value : fitting;
  };
  const result: Action[] = [];
  if (to !== undefined) {
    for (const name of names)
      for (const object of targets) {
        const ref = own && own.object === object && own.name === name ? own : refOf(object, name);
        if (!ref?.property.writable) {
          warnAt(animation, `Cannot animate ${ref ? 'read-only' : 'non-existent'} property "${name}"`);
          continue;
        }
        const each = action(ref, converted(to, ref));
        each.from = converted(from, ref);
        result.push(each);
        for (const other of actions)
          if (sameRef(other.ref, ref)) {
            taken.push(ref);
            break;
          }
      }
    if (result.length) return result;
  }
  for (const given of actions) {
    const { ref } = given;
    if (!ref) continue;
    if (
      (targets.length === 0 || targets.includes(ref.object)) &&
      !excluded.includes(ref.object) &&
      (names.includes(ref.name) || (useType && type !== null && ref.property.type.name === type.name))
    ) {
      const each = {
        ...given,
        from: converted(from, ref),
        to: converted(to === undefined ? given.to : to, ref),
      };
      taken.push(ref);
      result.push(each);
      given.from = each.to;
    }
  }
  return result;
}

export class PropertyAnimation extends Animation implements Selection {
  declare target: QmlObject | null;
  declare property: string;
  declare properties: string;
  declare duration: number;
  declare readonly easing: EasingGroup;
  $targets: QmlObject[] = [];
  $exclude: QmlObject[] = [];
  /** Undefined until they are given. */
  $from: unknown = undefined;
  $to: unknown = undefined;
  /** The type that it animates; null: that of the property. */
  get $type(): PropertyType | null {
    return null;
  }
  /** Without names of properties it takes all of its type. */
  get $byType(): boolean {
    return false;
  }
  /** What it animates when nothing says otherwise. */
  get $names(): string {
    return '';
  }
  $interpolator(type: string): Interpolate | null {
    return interpolatorOf(type);
  }

  $transition(
    actions: Action[],
    taken: PropertyRef[],
    backward: boolean,
    target: QmlObject | null,
  ): Job | null {
    const { $from: from, $to: to, $type: type, easing } = this;
    const all = select(this, actions, taken, target, {
      from,
      to,
      type,
      byType: this.$byType,
      defaults: this.$names,
    });
    return this.$init(this.$animate(all, from !== undefined, backward, this.duration, easingCurve(easing)));
  }
  $animate(
    all: Action[],
    fromGiven: boolean,
    backward: boolean,
    duration: number,
    curve: (t: number) => number,
  ): Job {
    let sourced = false;
    const set = (value: number): void => {
      const progress = backward ? 1 - value : value;
      for (const each of all) {
        const ref = each.ref!;
        if (ref.object.$dead) continue;
        const { type } = ref.property;
        const own = this.$type ?? type;
        if (progress === 1) {
          writeRef(ref, rounded(each.to, type));
          continue;
        }
        if (!sourced && !fromGiven) {
          const value = own.coerce(readRef(ref));
          each.from = value === FAIL ? undefined : value;
        }
        const between = this.$interpolator(
          own.name === 'double' ? 'real' : own.any ? typeName(each.to) : own.name,
        );
        if (between && each.from !== undefined && each.to !== undefined)
          writeRef(ref, rounded(between(each.from as never, each.to as never, progress), type));
      }
      sourced = true;
    };
    return new ValueJob(duration, curve, set, () => {
      sourced = false;
    });
  }
}
/** A real becomes the next int. */
const rounded = (value: unknown, type: PropertyType): unknown =>
  typeof value === 'number' && type.name === 'int' ? Math.round(value) : value;
/** The type of a value in a `var`. */
const typeName = (value: unknown): string =>
  typeof value === 'number'
    ? 'real'
    : (Object.keys(BASIC_TYPES).find((name) => {
        const { cell, coerce } = BASIC_TYPES[name]!;
        return cell && typeof value === 'object' && coerce(value) !== FAIL;
      }) ?? '');

/** `from` and `to` of a type; `undefined` until they are given. */
export const ends = (type: PropertyType) => {
  const end = (field: '$from' | '$to', name: string) => ({
    type,
    get: (animation: PropertyAnimation) => animation[field] ?? type.initial,
    set(animation: PropertyAnimation, value: unknown) {
      if (animation[field] !== undefined && Object.is(animation[field], value)) return;
      animation[field] = value;
      animation.$emit(`${name}Changed`);
    },
    reset(animation: PropertyAnimation) {
      animation[field] = undefined;
      animation.$emit(`${name}Changed`);
    },
  });
  return { from: end('$from', 'from'), to: end('$to', 'to') };
};

defineType(PropertyAnimation, {
  name: 'PropertyAnimation',
  properties: {
    target: { type: () => QmlObject as never },
    targets: objectList('$targets') as never,
    exclude: objectList('$exclude') as never,
    property: 'string',
    properties: 'string',
    duration: duration(),
    easing: { group: () => EasingGroup as never },
    ...ends(variant),
  },
});

export class NumberAnimation extends PropertyAnimation {
  override get $type(): PropertyType | null {
    return BASIC_TYPES.real!;
  }
}
defineType(NumberAnimation, { name: 'NumberAnimation', properties: ends(BASIC_TYPES.real!) });

export class ColorAnimation extends PropertyAnimation {
  override get $type(): PropertyType | null {
    return BASIC_TYPES.color!;
  }
  override get $byType(): boolean {
    return true;
  }
  override get $names(): string {
    return 'color';
  }
}
defineType(ColorAnimation, { name: 'ColorAnimation', properties: ends(BASIC_TYPES.color!) });

export class RotationAnimation extends NumberAnimation {
  declare direction: number;
  override get $names(): string {
    return 'rotation';
  }
  override $interpolator(): Interpolate | null {
    return ROTATIONS[this.direction]!;
  }
}
defineType(RotationAnimation, {
  name: 'RotationAnimation',
  enums: { RotationDirection: { Numerical: 0, Shortest: 1, Clockwise: 2, Counterclockwise: 3 } },
  properties: { direction: { type: 'enum:RotationDirection', value: 0 }, ...ends(BASIC_TYPES.real!) },
});
