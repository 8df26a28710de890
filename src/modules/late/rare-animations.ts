// Springs, animators and what runs an animation by hand: come when a document names one of these types.
import { AnimationController } from '../../runtime/animation/animation-controller.ts';
import { animators } from '../../runtime/animation/animators.ts';
import { SmoothedAnimation, SpringAnimation } from '../../runtime/animation/spring-animation.ts';

export const types = { AnimationController, SmoothedAnimation, SpringAnimation, ...animators };
