// The part of QtQml that comes when a document names one of its types.
import { BindingElement } from '../../runtime/types/binding-element.ts';
import { Connections } from '../../runtime/types/connections.ts';
import { Timer } from '../../runtime/types/timer.ts';

export const types = { Binding: BindingElement, Connections, Timer };
