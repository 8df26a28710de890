// What `import QtQuick` brings for models: repeaters, positioners and views.
import { Flickable } from '../components/quick/flickable.ts';
import { GridView } from '../components/quick/grid-view.ts';
import { ListView, ViewSection } from '../components/quick/list-view.ts';
import { Column, Flow, Grid, Positioner, Row } from '../components/quick/positioner.ts';
import { Repeater } from '../components/quick/repeater.ts';
import type { ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickViews: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: { Repeater, Row, Column, Grid, Flow, Positioner, Flickable, ListView, GridView, ViewSection },
};
