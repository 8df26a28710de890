// What `import QtQuick` brings for models: repeaters, positioners and views.
import { Column, Flow, Grid, Positioner, Row } from '../components/quick/positioner.ts';
import { Repeater } from '../components/quick/repeater.ts';
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickViews: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: { Repeater, Row, Column, Grid, Flow, Positioner },
  later: [
    lateTypes('Flickable ListView GridView ViewSection', async () => (await import('./late/views.ts')).types),
  ],
};
