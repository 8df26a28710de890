// What `import QtQuick` brings, besides QtQml.
import { Item } from '../components/quick/item.ts';
import { Gradient, GradientStop, Rectangle } from '../components/quick/rectangle.ts';
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';
import { inputTypes, lateInput } from './qtquick-input.ts';

export const qtquick: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: { Item, Rectangle, Gradient, GradientStop, ...inputTypes },
  imports: ['QtQml'],
  later: [
    ...lateInput,
    lateTypes(
      'Animation AnimationController Behavior ColorAnimation Easing NumberAnimation ParallelAnimation PauseAnimation PropertyAction PropertyAnimation RotationAnimation ScriptAction SequentialAnimation Vector3dAnimation',
      async () => (await import('./qtquick-animation.ts')).animationTypes,
    ),
  ],
};
