// States and the transitions between them: come when a document names one of these types.
import { PropertyChanges, StateChangeScript } from '../../runtime/state/property-changes.ts';
import { State, StateGroup } from '../../runtime/state/state-group.ts';
import { Transition } from '../../runtime/state/transition.ts';

export const types = { PropertyChanges, State, StateChangeScript, StateGroup, Transition };
