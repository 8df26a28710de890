// What `import QtQuick.Window` brings: a module of its own for old documents, part of QtQuick now.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickWindow: ModuleTable = {
  uri: 'QtQuick.Window',
  version: [2, 15],
  types: {},
  later: [lateTypes('Screen Window', async () => (await import('./late/window.ts')).types)],
};
