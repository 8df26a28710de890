// What `import QtQml.Models` brings; `QtQml` and `QtQuick` bring it too.
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { ListElement, QmlListModel as ListModel } from '../runtime/models/list-model-type.ts';

export const qtqmlModels: ModuleTable = {
  uri: 'QtQml.Models',
  version: [2, 15],
  types: { ListModel, ListElement },
};
/** As `QtQuick` has it. */
export const qtquickModels: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: {},
  imports: ['QtQml.Models'],
};
