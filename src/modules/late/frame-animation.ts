// A signal for each frame: comes when a document names it.
import { FrameAnimation } from '../../runtime/animation/frame-animation.ts';

export const types = { FrameAnimation };
