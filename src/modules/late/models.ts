// The part of QtQml.Models that comes when a document names one of its types.
import { ListElement, QmlListModel as ListModel } from '../../runtime/models/list-model-type.ts';

export const types = { ListModel, ListElement };
