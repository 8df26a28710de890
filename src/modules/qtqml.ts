// What `import QtQml` brings.
import { Component } from '../runtime/engine/component.ts';
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';
import { QmlObject as QtObject } from '../runtime/object/object.ts';
import { Connections } from '../runtime/types/connections.ts';
import { Timer } from '../runtime/types/timer.ts';

export const qtqml: ModuleTable = {
  uri: 'QtQml',
  version: [2, 15],
  types: { QtObject, Component, Connections, Timer },
  later: [lateTypes('Binding Locale', async () => (await import('./late/qml.ts')).types)],
};
