// States and the changes between them. Follows https://doc.qt.io/qt-6/qml-qtquick-state.html and
// https://doc.qt.io/qt-6/qml-qtquick-stategroup.html.
// A change is a list of actions: what the new state sets, and what is taken back of the old one. Applying it
// goes by steps as in Qt: bindings that are in the way end; with a transition, the end values are found
// by trying; the transition takes what it animates; the rest is set at once; new bindings come last.
import { warnAt } from '../animation/animation.ts';
import { addBinding, Binding, dropBinding, findBinding } from '../object/binding.ts';
import { assign, defineType, QmlObject } from '../object/object.ts';
import { report } from '../object/signal.ts';
import { outside, untracked } from '../reactive/graph.ts';
import { type Action, type ActionEvent, action, readRef, sameRef, writeRef } from './action.ts';
import { findMachine, type Owner, stateKinds, stateProperties } from './state-properties.ts';
import { Transition, type TransitionRun } from './transition.ts';

/** What a state consists of: PropertyChanges, AnchorChanges, ... */
export abstract class StateOperation extends QmlObject {
  /** What it does when its state is entered now. */
  abstract $actions(): Action[];
}
defineType(StateOperation, { name: 'StateOperation', creatable: false });

/** What to do to have it as before. */
interface Revert {
  ref: Action['ref'];
  value: unknown;
  binding: Binding | null;
  event: ActionEvent | null;
}

export class State extends QmlObject {
  declare name: string;
  declare when: boolean;
  declare extend: string;
  $changes: StateOperation[] = [];
  $whenKnown = false;
  $machine: StateMachine | null = null;
  $reverts: Revert[] = [];
  /** Those of `$reverts` that are being carried out. */
  #reverting: Revert[] = [];
  #inside = false;
  /** What is left for the end of the transition that runs. */
  #run: TransitionRun | null = null;
  #binds: Action[] = [];
  #ends: Action[] = [];

  $actions(): Action[] {
    if (this.#inside) return [];
    this.#inside = true;
    const all: Action[] = [];
    const { extend } = this;
    if (extend)
      for (const state of this.$machine?.states ?? [])
        if (state.name === extend) all.push(...state.$actions());
    for (const change of this.$changes) if (!change.$dead) all.push(...change.$actions());
    this.#inside = false;
    return all;
  }

  /** Makes it the state in place of `old`. */
  $apply(transition: Transition | null, old: State): void {
    this.$cancel();
    old.$cancel();
    let reverts = old.$reverts.filter(({ ref }) => !ref?.object.$dead);
    old.$reverts = [];
    this.#reverting = [];
    const list = this.$actions();
    const added: Revert[] = [];
    for (const each of list) {
      const { ref, event } = each;
      if (event) {
        if (!event.reverse) continue;
        const before = reverts.find((revert) => overrides(event, revert));
        if (!before) event.saveOriginals?.();
        else if (before.event !== event) {
          event.copyOriginals?.(before.event!);
          reverts = reverts.filter((revert) => revert !== before);
        } else continue;
        added.push({ ref: null, value: null, binding: null, event });
      } else {
        each.had = findBinding(ref!.object, ref!.property);
        if (each.restore && ![...reverts, ...added].some((revert) => sameRef(revert.ref, ref)))
          added.push({ ref, value: each.from, binding: each.had, event: null });
      }
    }
    // What the old state changed and this one does not goes back.
    for (const revert of reverts) {
      const { ref, event, binding } = revert;
      if (
        event
          ? list.some((each) => each.event && overrides(each.event, revert))
          : list.some((each) => sameRef(each.ref, ref))
      )
        continue;
      const back = action(ref, revert.value, event);
      back.reverse = true;
      if (ref) dropBinding(ref.object, ref.property);
      if (binding)
        back.bind = () => new Binding(binding.spec, binding.context, binding.scope, binding.object);
      list.push(back);
      this.#reverting.push(revert);
    }
    this.$reverts = [...reverts, ...added];
    this.#perform(list, transition);
  }

  #perform(all: Action[], transition: Transition | null): void {
    let list = all;
    for (const each of list) {
      const { ref, event } = each;
      if (each.bind || event?.binds) this.#binds.push(each);
      if (each.had) dropBinding(ref!.object, ref!.property);
    }
    if (transition) {
      const events = list.filter(({ event }) => event?.binds);
      if (this.#binds.length > events.length) this.#foresee(list);
      const taken: NonNullable<Action['ref']>[] = [];
      const run = transition.$prepare(list, taken, () => this.$finish());
      this.#run = run;
      run.start();
      list = list.filter((each) => {
        if (each.event) return !each.done;
        if (!taken.some((ref) => sameRef(ref, each.ref))) return true;
        if (!each.bind) this.#ends.push(each);
        return false;
      });
    }
    for (const { ref, event, reverse, bind, to } of list)
      if (event) {
        if (!event.binds) perform(event, reverse);
      } else if (!bind) set(ref!, to);
    if (!transition) this.$finish();
  }

  /** Finds the values that bindings will have: tries, looks, takes it back. */
  #foresee(list: Action[]): void {
    for (const { ref, bind, to } of list)
      if (ref) {
        if (bind) past(ref.object, () => install(bind));
        else writeRef(ref, to);
      }
    for (const each of list)
      if (each.ref && (each.bind || each.to === undefined)) each.to = readRef(each.ref);
    for (const { ref, bind, from } of list)
      if (ref) {
        if (bind) dropBinding(ref.object, ref.property);
        writeRef(ref, from);
      }
  }

  /** The transition is over, or there was none. */
  $finish(): void {
    const binds = this.#binds;
    const ends = this.#ends;
    this.#binds = [];
    this.#ends = [];
    for (const { ref, bind, event, reverse } of binds) {
      if (event) perform(event, reverse);
      else if (bind && !ref!.object.$dead) install(bind);
    }
    for (const { ref, to } of ends) set(ref!, to);
    this.$reverts = this.$reverts.filter((revert) => !this.#reverting.includes(revert));
    this.#reverting = [];
    if (!this.$dead) this.$emit('completed');
  }
  $cancel(): void {
    this.#run?.stop();
    this.#run = null;
    this.#binds = [];
    this.#ends = [];
  }
  override $destroyed(): void {
    this.$cancel();
    this.$machine?.remove(this);
  }
}
const overrides = (event: ActionEvent, { event: other }: Revert): boolean =>
  other !== null && other.kind === event.kind && (event.overrides?.(other) ?? false);
const perform = (event: ActionEvent, reverse: boolean): void => {
  if (reverse) event.reverse?.();
  else event.execute();
};
function install(bind: () => Binding): void {
  const binding = bind();
  addBinding(binding);
  binding.update(true);
}
/** Does something to an object past what intercepts writes to it. */
function past(object: QmlObject, act: () => void): void {
  const { $i: interceptors } = object;
  object.$i = null;
  try {
    act();
  } finally {
    object.$i = interceptors;
  }
}
/** An assignment as a document makes it. */
function set({ object, property }: NonNullable<Action['ref']>, to: unknown): void {
  if (object.$dead) return;
  try {
    assign(object, property, to);
  } catch (error) {
    report.error(error, object, object.$at);
  }
}
defineType(State, {
  name: 'State',
  properties: {
    name: { type: 'string', notify: false },
    when: {
      type: 'bool',
      notify: false,
      set(state, when: boolean) {
        state.$v[WHEN] = when;
        state.$whenKnown = true;
        outside(() => state.$machine?.update());
      },
    },
    extend: { type: 'string', notify: false },
    changes: {
      notify: false,
      list: {
        items: (state) => state.$changes,
        append(state, change) {
          if (change instanceof StateOperation) state.$changes.push(change);
        },
        clear(state) {
          state.$changes = [];
        },
        accepts: (object) => object instanceof StateOperation,
      },
    },
  },
  signals: { completed: {} },
  defaultProperty: 'changes',
});
const WHEN = State.meta.properties.when!.slot;

/** The states of one owner: an item or a `StateGroup`. */
export class StateMachine {
  readonly owner: QmlObject;
  states: State[] = [];
  transitions: Transition[] = [];
  current = '';
  #ready = false;
  #busy = false;
  #none: State | null = null;
  #anonymous = 0;
  constructor(owner: QmlObject, ready: boolean) {
    this.owner = owner;
    this.#ready = ready;
  }

  complete(): void {
    if (this.#ready) return;
    this.#ready = true;
    const names = new Set<string>();
    for (const { name } of this.states) {
      if (name && names.has(name)) warnAt(this.owner, `Found duplicate state name: ${name}`);
      names.add(name);
    }
    if (this.update() || !this.current) return;
    const name = this.current;
    this.current = '';
    this.#change(name, true);
  }

  /** Goes where the conditions of the states say; tells whether it went. */
  update(): boolean {
    if (!this.#ready || this.owner.$dead) return false;
    let revert = false;
    for (const state of this.states) {
      if (!state.$whenKnown || state.$dead) continue;
      if (!state.name) state.$v[NAME] = `anonymousState${++this.#anonymous}`;
      if (holds(state)) {
        if (this.current === state.name) return false;
        this.set(state.name);
        return true;
      }
      if (state.name === this.current) revert = true;
    }
    if (!revert) return false;
    const was = this.current !== '';
    this.set('');
    return was;
  }

  set(name: string): void {
    if (name !== this.current) outside(() => this.#change(name, false));
  }

  #find(name: string): State | undefined {
    return name ? this.states.find((state) => state.name === name && !state.$dead) : undefined;
  }
  #change(name: string, quietly: boolean): void {
    if (!this.#ready) {
      this.current = name;
      return;
    }
    if (this.#busy) {
      warnAt(this.owner, "Can't apply a state change as part of a state definition.");
      return;
    }
    this.#busy = true;
    try {
      const transition = quietly ? null : this.#transition(this.current, name);
      const old = this.#find(this.current);
      this.current = name;
      this.owner.$emit('stateChanged', name);
      const next = this.#find(name);
      if (!old || !next) {
        if (!this.#none) {
          this.#none = new State();
          this.#none.$c = this.owner.$c;
        }
      }
      (next ?? this.#none!).$apply(transition, old ?? this.#none!);
    } finally {
      this.#busy = false;
    }
  }

  /** The transition that fits best. */
  #transition(from: string, to: string): Transition | null {
    let best: Transition | null = null;
    let most = 0;
    let backward = false;
    for (const transition of this.transitions) {
      if (!transition.enabled || transition.$dead) continue;
      const a = names(transition.from);
      const b = names(transition.to);
      for (const turned of transition.reversible ? [false, true] : [false]) {
        if (turned && transition.from === '*' && transition.to === '*') break;
        const one = fits(turned ? b : a, from);
        const two = fits(turned ? a : b, to);
        if (one && two && one + two > most) {
          most = one + two;
          best = transition;
          backward = turned;
        }
      }
      if (most === 4) break;
    }
    if (best) best.$backward = backward;
    return best;
  }

  remove(state: State): void {
    this.states = this.states.filter((each) => each !== state);
  }
}
/** Its condition as it is now: what it follows may have changed before its binding was told. */
function holds(state: State): boolean {
  const binding = findBinding(state, State.meta.properties.when!);
  const value = binding ? untracked(() => binding.compute()) : state.$v[WHEN];
  return typeof value === 'symbol' ? (state.$v[WHEN] as boolean) : !!value;
}
const NAME = State.meta.properties.name!.slot;
const names = (list: string): string[] => list.split(',').map((name) => name.trim());
const fits = (list: string[], name: string): number => (list.includes(name) ? 2 : list.includes('*') ? 1 : 0);

Object.assign(stateKinds, {
  machine(owner: Owner, current: string): StateMachine {
    const machine = new StateMachine(owner, owner.$complete_ === true);
    machine.current = current;
    return machine;
  },
  isState: (object: QmlObject) => object instanceof State,
  isTransition: (object: QmlObject) => object instanceof Transition,
});

export class StateGroup extends QmlObject {
  declare state: string;
  $complete_ = false;
  override $complete(): void {
    this.$complete_ = true;
    findMachine(this)?.complete();
  }
}
defineType(StateGroup, { name: 'StateGroup', properties: stateProperties as never });
