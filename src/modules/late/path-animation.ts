// Animations along paths: come when a document names one of these types.
import { PathAnimation, PathInterpolator } from '../../runtime/animation/path-animation.ts';

export const types = { PathAnimation, PathInterpolator };
