// Windows and shortcuts: come when a document names one of these types.
import { Screen, Shortcut, Window } from '../../components/quick/window.ts';

export const types = { Screen, Shortcut, Window };
