// The part of QtQml.Models that comes when a document names one of its types.
import { Instantiator } from '../../runtime/models/instantiator.ts';
import { ListElement, QmlListModel as ListModel } from '../../runtime/models/list-model-type.ts';
import { ObjectModel } from '../../runtime/models/object-model.ts';

export const types = { Instantiator, ListElement, ListModel, ObjectModel };
