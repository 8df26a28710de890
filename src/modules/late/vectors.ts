import { Vector3dAnimation } from '../../runtime/animation/vector3d-animation.ts';

export const types = { Vector3dAnimation };
