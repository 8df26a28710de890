// What `import QtQml.Models` brings; `QtQml` and `QtQuick` bring it too.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtqmlModels: ModuleTable = {
  uri: 'QtQml.Models',
  version: [2, 15],
  types: {},
  later: [
    lateTypes(
      'ListModel ListElement ObjectModel Instantiator',
      async () => (await import('./late/models.ts')).types,
    ),
    lateTypes(
      'DelegateModel DelegateModelGroup',
      async () => (await import('./late/delegate-model.ts')).types,
    ),
    absentTypes('Package ItemSelectionModel DelegateChooser DelegateChoice'),
  ],
};
/** `QtQml` brings it, and so does what brings `QtQml`. */
export const qtquickModels: ModuleTable = {
  uri: 'QtQml',
  version: [2, 15],
  types: {},
  imports: ['QtQml.Models'],
};
