// What `import QtQuick.Layouts` brings.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickLayouts: ModuleTable = {
  uri: 'QtQuick.Layouts',
  version: [2, 15],
  types: {},
  later: [
    lateTypes(
      'ColumnLayout GridLayout Layout RowLayout StackLayout',
      async () => (await import('./late/layouts.ts')).types,
    ),
    absentTypes('LayoutItemProxy'),
  ],
};
