// What `import QtQml` brings.
import { Component } from '../runtime/engine/component.ts';
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';
import { QmlObject as QtObject } from '../runtime/object/object.ts';

export const qtqml: ModuleTable = {
  uri: 'QtQml',
  version: [2, 15],
  types: { QtObject, Component },
  later: [
    lateTypes('Binding Connections Timer', async () => (await import('./late/qml.ts')).types),
    lateTypes('Locale', async () => ({
      Locale: (await import('../runtime/types/locale-type.ts')).LocaleType,
    })),
  ],
};
