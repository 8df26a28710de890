// Animations that take no time, or nothing but time: `PauseAnimation`, `ScriptAction`, `PropertyAction`.
import { defineType, QmlObject } from '../object/object.ts';
import { report } from '../object/signal.ts';
import { script } from '../object/types.ts';
import { outside } from '../reactive/graph.ts';
import { type Action, type PropertyRef, writeRef } from '../state/action.ts';
import { Animation, duration } from './animation.ts';
import { ActionJob, type Job, PauseJob } from './job.ts';
import { objectList, type Selection, select } from './property-animation.ts';

export class PauseAnimation extends Animation {
  declare duration: number;
  $transition(): Job {
    return this.$init(new PauseJob(this.duration));
  }
}
defineType(PauseAnimation, { name: 'PauseAnimation', properties: { duration: duration() } });

/** Runs code of a document; its errors are reported where it stands. */
export function runScript(object: QmlObject, run: (() => unknown) | null): void {
  if (!run || object.$dead) return;
  try {
    outside(run);
  } catch (error) {
    report.error(error, object, object.$at);
  }
}

export class ScriptAction extends Animation {
  declare script: (() => unknown) | null;
  declare scriptName: string;
  $transition(actions: Action[]): Job {
    const { scriptName: name } = this;
    let act = (): void => runScript(this, this.script);
    if (name)
      for (const each of actions)
        if (each.event?.kind === 'StateChangeScript' && each.event.name === name) {
          const { event } = each;
          each.done = true;
          act = () => event.execute();
        }
    return this.$init(new ActionJob(act));
  }
}
defineType(ScriptAction, {
  name: 'ScriptAction',
  properties: { script: { type: script, notify: false }, scriptName: { type: 'string', notify: false } },
});

export class PropertyAction extends Animation implements Selection {
  declare target: QmlObject | null;
  declare property: string;
  declare properties: string;
  declare value: unknown;
  $targets: QmlObject[] = [];
  $exclude: QmlObject[] = [];
  $transition(
    actions: Action[],
    taken: PropertyRef[],
    _backward: boolean,
    target: QmlObject | null,
  ): Job | null {
    const all = select(this, actions, taken, target, { from: undefined, to: this.value, type: null });
    return this.$init(
      new ActionJob(() => {
        for (const { ref, to } of all) writeRef(ref!, to);
      }),
    );
  }
}
defineType(PropertyAction, {
  name: 'PropertyAction',
  properties: {
    target: { type: () => QmlObject as never },
    targets: objectList('$targets') as never,
    exclude: objectList('$exclude') as never,
    property: 'string',
    properties: 'string',
    value: 'var',
  },
});
