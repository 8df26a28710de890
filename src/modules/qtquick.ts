// What `import QtQuick` brings, besides QtQml.
import { Item } from '../components/quick/item.ts';
import { Gradient, GradientStop, Rectangle } from '../components/quick/rectangle.ts';
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';
import { lateInput, lateInputParts } from './qtquick-input.ts';

export const qtquick: ModuleTable = {
  uri: 'QtQuick',
  version: [2, 15],
  types: { Item, Rectangle, Gradient, GradientStop },
  imports: ['QtQml'],
  parts: lateInputParts,
  later: [
    ...lateInput,
    absentTypes(
      'AnimatedSprite MultiPointTouchArea PinchArea ShaderEffect ShaderEffectSource Sprite SpriteSequence TreeView UniformAnimator',
    ),
    lateTypes('Canvas', async () => (await import('./late/canvas.ts')).types),
    lateTypes(
      'Matrix4x4 Rotation Scale Transform Translate',
      async () => (await import('./late/transforms.ts')).types,
    ),
    lateTypes(
      'Animation Behavior ColorAnimation Easing NumberAnimation ParallelAnimation PauseAnimation PropertyAction PropertyAnimation RotationAnimation ScriptAction SequentialAnimation',
      async () => (await import('./late/animations.ts')).types,
    ),
    lateTypes(
      'AnimationController SmoothedAnimation SpringAnimation OpacityAnimator RotationAnimator ScaleAnimator XAnimator YAnimator',
      async () => (await import('./late/rare-animations.ts')).types,
    ),
    lateTypes(
      'PropertyChanges State StateChangeScript StateGroup Transition',
      async () => (await import('./late/states.ts')).types,
    ),
    lateTypes(
      'AnchorAnimation AnchorChanges ParentAnimation ParentChange',
      async () => (await import('./late/item-changes.ts')).types,
    ),
    lateTypes('Vector3dAnimation', async () => (await import('./late/vectors.ts')).types),
  ],
};
