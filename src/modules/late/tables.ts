// The tables of the modules that a document has to import by name: each stands in all.ts as `late(...)`.
import { qtLabsQmlModels } from '../qt-labs-qmlmodels.ts';
import { qtcore } from '../qtcore.ts';
import { qtqmlXmlListModel } from '../qtqml-xmllistmodel.ts';
import { qtquickControls } from '../qtquick-controls.ts';
import { qtquickLayouts } from '../qtquick-layouts.ts';
import { qtquickLocalStorage } from '../qtquick-localstorage.ts';
import { qtwebsockets } from '../qtwebsockets.ts';

export const tables = [
  ...qtquickControls,
  qtquickLayouts,
  // It is known by two versions of Qt 5.
  { uri: 'QtQuick.Layouts', version: [1, 15], types: {} } as const,
  qtwebsockets,
  qtqmlXmlListModel,
  ...qtcore,
  qtquickLocalStorage,
  qtLabsQmlModels,
];
