// Animations: come when a document names one of these types.
import { PauseAnimation, PropertyAction, ScriptAction } from '../../runtime/animation/action-animations.ts';
import { Animation, ParallelAnimation, SequentialAnimation } from '../../runtime/animation/animation.ts';
import { Behavior } from '../../runtime/animation/behavior.ts';
import {
  ColorAnimation,
  Easing,
  NumberAnimation,
  PropertyAnimation,
  RotationAnimation,
} from '../../runtime/animation/property-animation.ts';

export const types = {
  Animation,
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
};
