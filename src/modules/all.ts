// Every module that a page's documents can import.
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { qtqml } from './qtqml.ts';
import { qtqmlModels, qtquickModels } from './qtqml-models.ts';
import { qtquick } from './qtquick.ts';
import { qtquickLoader } from './qtquick-loader.ts';
import { qtquickViews } from './qtquick-views.ts';
import { qtquickWindow } from './qtquick-window.ts';

/** A module whose table comes when a document imports it. */
const late = (uri: string): ModuleTable => ({
  uri,
  version: [0, 0],
  types: {},
  whole: async () => (await import('./late/tables.ts')).tables,
});

export const modules: readonly ModuleTable[] = [
  qtqml,
  qtqmlModels,
  qtquick,
  qtquickModels,
  qtquickViews,
  qtquickLoader,
  qtquickWindow,
  late('QtQuick.Controls'),
  late('QtQuick.Controls.Basic'),
  late('QtQuick.Layouts'),
  late('QtWebSockets'),
  late('QtQml.XmlListModel'),
  late('QtCore'),
  late('Qt.labs.settings'),
  late('Qt.labs.qmlmodels'),
  late('QtQuick.LocalStorage'),
];
