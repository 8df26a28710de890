// Transformations: come when a document names one of these types.
import { Transform } from '../../components/quick/transform-list.ts';
import { Matrix4x4, Rotation, Scale, Translate } from '../../components/quick/transforms.ts';

export const types = { Matrix4x4, Rotation, Scale, Transform, Translate };
