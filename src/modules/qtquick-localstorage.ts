// What `import QtQuick.LocalStorage` brings.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtquickLocalStorage: ModuleTable = {
  uri: 'QtQuick.LocalStorage',
  version: [2, 15],
  types: {},
  later: [
    {
      ...lateTypes('LocalStorage', async () => (await import('./late/local-storage.ts')).types()),
      apart: true,
    },
  ],
};
