// Every module that a page's documents can import.
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { qtqml } from './qtqml.ts';
import { qtqmlModels, qtquickModels } from './qtqml-models.ts';
import { qtqmlXmlListModel } from './qtqml-xmllistmodel.ts';
import { qtquick } from './qtquick.ts';
import { qtquickControls } from './qtquick-controls.ts';
import { qtquickLayouts } from './qtquick-layouts.ts';
import { qtquickLoader } from './qtquick-loader.ts';
import { qtquickLocalStorage } from './qtquick-localstorage.ts';
import { qtquickViews } from './qtquick-views.ts';
import { qtquickWindow } from './qtquick-window.ts';
import { qtwebsockets } from './qtwebsockets.ts';

export const modules: readonly ModuleTable[] = [
  qtqml,
  qtqmlModels,
  qtquick,
  qtquickModels,
  qtquickViews,
  qtquickLayouts,
  qtquickLoader,
  qtquickLocalStorage,
  qtqmlXmlListModel,
  ...qtquickControls,
  qtquickWindow,
  qtwebsockets,
];
