// What `import QtQuick` brings to load other documents.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickLoader: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: {},
  later: [
    lateTypes('Loader', async () => ({ Loader: (await import('../components/quick/loader.ts')).Loader })),
  ],
};
