// What `import Qt.labs.qmlmodels` brings.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtLabsQmlModels: ModuleTable = {
  uri: 'Qt.labs.qmlmodels',
  version: [1, 0],
  types: {},
  later: [
    lateTypes('TableModel TableModelColumn', async () => (await import('./late/qmlmodels.ts')).types),
    absentTypes('DelegateChoice DelegateChooser'),
  ],
};
