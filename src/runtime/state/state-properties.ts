// `state`, `states` and `transitions`: the properties of whatever has states. What states are comes with the first
// document that names one (state-group); until then a `state` is a name and no more.
import type { QmlObject } from '../object/object.ts';

/** The states of one owner, as far as its properties go. */
export interface Machine {
  states: QmlObject[];
  transitions: QmlObject[];
  current: string;
  complete(): void;
  set(name: string): void;
  remove?(state: QmlObject): void;
}
export type Owner = QmlObject & { $complete_?: boolean };

/** Filled in by state-group. */
export const stateKinds = {
  machine: null as ((owner: Owner, current: string) => Machine) | null,
  isState: (_object: QmlObject): boolean => false,
  isTransition: (_object: QmlObject): boolean => false,
};

class NameOnly implements Machine {
  readonly owner: QmlObject;
  states: QmlObject[] = [];
  transitions: QmlObject[] = [];
  current = '';
  constructor(owner: QmlObject) {
    this.owner = owner;
  }
  complete(): void {}
  set(name: string): void {
    if (name === this.current) return;
    this.current = name;
    this.owner.$emit('stateChanged', name);
  }
}

const MACHINE = Symbol('states');
/** The states of an object; made when they are first asked for. */
export function machineOf(owner: Owner): Machine {
  const extra = (owner.$x ??= new Map());
  let machine = extra.get(MACHINE) as Machine | undefined;
  const { machine: make } = stateKinds;
  if (!machine || (make && machine instanceof NameOnly)) {
    machine = make ? make(owner, machine?.current ?? '') : new NameOnly(owner);
    extra.set(MACHINE, machine);
  }
  return machine;
}
export const findMachine = (owner: QmlObject): Machine | null =>
  (owner.$x?.get(MACHINE) as Machine | undefined) ?? null;

/** For the tables of `Item` and `StateGroup`. */
export const stateProperties = {
  state: {
    type: 'string',
    get: (owner: Owner) => findMachine(owner)?.current ?? '',
    set: (owner: Owner, name: string) => machineOf(owner).set(name),
  },
  states: {
    notify: false as const,
    list: {
      items: (owner: Owner) => findMachine(owner)?.states ?? [],
      append(owner: Owner, state: QmlObject & { $machine?: Machine | null }) {
        if (!stateKinds.isState(state)) return;
        const machine = machineOf(owner);
        state.$machine = machine;
        machine.states.push(state);
      },
      clear(owner: Owner) {
        const machine = machineOf(owner);
        for (const state of machine.states as { $machine?: Machine | null }[]) state.$machine = null;
        machine.states = [];
      },
      accepts: (object: QmlObject) => stateKinds.isState(object),
    },
  },
  transitions: {
    notify: false as const,
    list: {
      items: (owner: Owner) => findMachine(owner)?.transitions ?? [],
      append(owner: Owner, transition: QmlObject) {
        if (stateKinds.isTransition(transition)) machineOf(owner).transitions.push(transition);
      },
      clear(owner: Owner) {
        machineOf(owner).transitions = [];
      },
      accepts: (object: QmlObject) => stateKinds.isTransition(object),
    },
  },
};
