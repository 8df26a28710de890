// The animations and states of `import QtQuick`.
import { PauseAnimation, PropertyAction, ScriptAction } from '../runtime/animation/action-animations.ts';
import { Animation, ParallelAnimation, SequentialAnimation } from '../runtime/animation/animation.ts';
import { AnimationController } from '../runtime/animation/animation-controller.ts';
import { Behavior } from '../runtime/animation/behavior.ts';
import {
  ColorAnimation,
  Easing,
  NumberAnimation,
  PropertyAnimation,
  RotationAnimation,
  Vector3dAnimation,
} from '../runtime/animation/property-animation.ts';

export const animationTypes = {
  Animation,
  AnimationController,
  Behavior,
  ColorAnimation,
  Easing,
  NumberAnimation,
  ParallelAnimation,
  PauseAnimation,
  PropertyAction,
  PropertyAnimation,
  RotationAnimation,
  ScriptAction,
  SequentialAnimation,
  Vector3dAnimation,
};
