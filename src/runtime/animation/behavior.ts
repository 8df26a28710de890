// `Behavior on property {}`: what is written to the property is animated instead. Follows
// https://doc.qt.io/qt-6/qml-qtquick-behavior.html. A binding on the property stays.
import { engineOf } from '../engine/engine.ts';
import { defineType, intercept, type Property, put, QmlObject } from '../object/object.ts';
import { FAIL } from '../object/types.ts';
import { outside, transact } from '../reactive/graph.ts';
import { action, type PropertyRef, sameValue, snapshot, writeRef } from '../state/action.ts';
import { Animation, afterCreation, warnAt } from './animation.ts';
import { clockOf } from './clock.ts';
import { type Job, Running, Stopped } from './job.ts';

export class Behavior extends QmlObject {
  declare enabled: boolean;
  declare animation: Animation | null;
  #ref: PropertyRef | null = null;
  #job: Job | null = null;
  #final = false;
  #quiet = false;

  get $ref(): PropertyRef | null {
    return this.#ref;
  }
  override $interceptProperty(object: QmlObject, property: Property): void {
    this.#ref = { object, property, name: property.name };
    intercept(object, property, this);
    this.animation?.$setDefault(this.#ref);
    afterCreation(() => {
      this.#final = true;
    });
    this.$emit('targetPropertyChanged');
  }

  write(given: unknown): void {
    const ref = this.#ref!;
    const { type } = ref.property;
    const fitting = given === undefined ? FAIL : type.coerce(given);
    if (fitting === FAIL) {
      transact(put, ref.object, ref.property, given);
      return;
    }
    const value = snapshot(fitting);
    const { animation } = this;
    const changed = !sameValue(this.$v[TARGET], value);
    if (changed) {
      this.$v[TARGET] = value;
      this.$emit('targetValueChanged');
    }
    if (!animation || animation.$dead || !this.enabled || !this.#final) {
      this.#job?.stop();
      writeRef(ref, value);
      return;
    }
    const active = animation.running;
    if (active && !changed) return;
    outside(() => this.#animate(ref, value, animation, active));
  }

  #animate(ref: PropertyRef, value: unknown, animation: Animation, active: boolean): void {
    const old = this.#job;
    if (old && old.state !== Stopped) {
      this.#quiet = true;
      old.stop();
    }
    const change = action(ref, value);
    if (!active && sameValue(value, change.from)) {
      this.#quiet = false;
      writeRef(ref, value);
      return;
    }
    const taken: PropertyRef[] = [];
    const job = animation.$transition([change], taken, false, null);
    this.#job = job;
    if (job) {
      job.listener = {
        stateChanged: (state) => {
          if (!this.#quiet && !animation.$dead) animation.$tellRunning(state === Running);
        },
      };
      job.start(clockOf(engineOf(this)));
    }
    this.#quiet = false;
    if (!taken.some((each) => each.object === ref.object && each.property === ref.property))
      writeRef(ref, value);
  }

  override $destroyed(): void {
    const ref = this.#ref;
    const job = this.#job;
    if (job) {
      job.listener = null;
      job.stop();
    }
    if (ref && !ref.object.$dead) intercept(ref.object, ref.property, null);
  }
}
defineType(Behavior, {
  name: 'Behavior',
  properties: {
    animation: {
      type: () => Animation,
      notify: false,
      set(behavior, animation: Animation | null) {
        if (behavior.$v[ANIMATION]) {
          warnAt(behavior, 'Cannot change the animation assigned to a Behavior.');
          return;
        }
        behavior.$v[ANIMATION] = animation;
        if (!animation) return;
        animation.$controlled = true;
        if (behavior.$ref) animation.$setDefault(behavior.$ref);
      },
    },
    enabled: { type: 'bool', value: true },
    targetValue: { type: 'var', readonly: true },
    targetProperty: {
      type: 'var',
      readonly: true,
      get: (behavior) => ({
        name: behavior.$ref?.name ?? '',
        object: behavior.$ref?.object ?? null,
      }),
    },
  },
  defaultProperty: 'animation',
});
const ANIMATION = Behavior.meta.properties.animation!.slot;
const TARGET = Behavior.meta.properties.targetValue!.slot;
