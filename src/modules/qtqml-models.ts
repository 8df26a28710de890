// What `import QtQml.Models` brings; `QtQml` and `QtQuick` bring it too.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtqmlModels: ModuleTable = {
  uri: 'QtQml.Models',
  version: [2, 15],
  types: {},
  later: [lateTypes('ListModel ListElement', async () => (await import('./late/models.ts')).types)],
};
/** As `QtQuick` has it. */
export const qtquickModels: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: {},
  imports: ['QtQml.Models'],
};
