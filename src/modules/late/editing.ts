// `Keys` and `KeyNavigation`: come when a document names one of them.
import { KeyNavigation, KeysAttached } from '../../components/quick/keys.ts';

export const types = { Keys: KeysAttached, KeyNavigation };
