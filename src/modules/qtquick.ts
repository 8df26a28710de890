// What `import QtQuick` brings, besides QtQml.
import { Item } from '../components/quick/item.ts';
import { Gradient, GradientStop, Rectangle } from '../components/quick/rectangle.ts';
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { animationTypes } from './qtquick-animation.ts';
import { inputTypes } from './qtquick-input.ts';

export const qtquick: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: { Item, Rectangle, Gradient, GradientStop, ...animationTypes, ...inputTypes },
  imports: ['QtQml'],
};
