// What `import QtQml` brings.
import { Component } from '../runtime/engine/component.ts';
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { QmlObject } from '../runtime/object/object.ts';

export const qtqml: ModuleTable = {
  uri: 'QtQml',
  version: [2, 15],
  types: { QtObject: QmlObject as never, Component },
};
