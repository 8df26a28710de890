// The animations and states of `import QtQuick`.
import {
  AnchorAnimation,
  AnchorChanges,
  ParentAnimation,
  ParentChange,
} from '../components/quick/anchor-changes.ts';
import { PauseAnimation, PropertyAction, ScriptAction } from '../runtime/animation/action-animations.ts';
import { Animation, ParallelAnimation, SequentialAnimation } from '../runtime/animation/animation.ts';
import { AnimationController } from '../runtime/animation/animation-controller.ts';
import { animators } from '../runtime/animation/animators.ts';
import { Behavior } from '../runtime/animation/behavior.ts';
import {
  ColorAnimation,
  Easing,
  NumberAnimation,
  PropertyAnimation,
  RotationAnimation,
} from '../runtime/animation/property-animation.ts';
import { SmoothedAnimation, SpringAnimation } from '../runtime/animation/spring-animation.ts';
import { PropertyChanges, StateChangeScript } from '../runtime/state/property-changes.ts';
import { State, StateGroup } from '../runtime/state/state-group.ts';
import { Transition } from '../runtime/state/transition.ts';

export const animationTypes = {
  AnchorAnimation,
  AnchorChanges,
  Animation,
  AnimationController,
  Behavior,
  ColorAnimation,
  Easing,
  NumberAnimation,
  ParallelAnimation,
  ParentAnimation,
  ParentChange,
  PauseAnimation,
  PropertyAction,
  PropertyAnimation,
  PropertyChanges,
  RotationAnimation,
  ScriptAction,
  SequentialAnimation,
  State,
  StateChangeScript,
  StateGroup,
  Transition,
  SmoothedAnimation,
  SpringAnimation,
  ...animators,
};
