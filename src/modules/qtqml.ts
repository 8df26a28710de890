// What `import QtQml` brings.
import { Component } from '../runtime/engine/component.ts';
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { QmlObject as QtObject } from '../runtime/object/object.ts';
import { BindingElement } from '../runtime/types/binding-element.ts';
import { Connections } from '../runtime/types/connections.ts';
import { Timer } from '../runtime/types/timer.ts';

export const qtqml: ModuleTable = {
  uri: 'QtQml',
  version: [2, 15],
  types: { QtObject, Component, Connections, Binding: BindingElement, Timer },
};
