// What `import QtQuick` brings for models: repeaters, positioners and views.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickViews: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: {},
  later: [
    lateTypes('Repeater Row Column Grid Flow Positioner', async () => (await import('./late/rows.ts')).types),
    lateTypes('PathAnimation PathInterpolator', async () => (await import('./late/path-animation.ts')).types),
    lateTypes(
      'Path PathAngleArc PathArc PathAttribute PathCubic PathCurve PathLine PathMove PathMultiline PathPercent PathPolyline PathQuad PathSvg PathView',
      async () => (await import('./late/paths.ts')).types,
    ),
    lateTypes('TableView', async () => (await import('./late/table-view.ts')).types),
    lateTypes('ViewTransition', async () => (await import('./late/view-transition.ts')).types),
    lateTypes('Flickable ListView GridView ViewSection', async () => (await import('./late/views.ts')).types),
  ],
};
