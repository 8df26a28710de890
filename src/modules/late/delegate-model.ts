// Models with groups: come when a document names one of these types.
import { DelegateModel, DelegateModelGroup } from '../../runtime/models/delegate-model.ts';

export const types = { DelegateModel, DelegateModelGroup };
