// Transformations: come when a document names one of these types.
import { Matrix4x4, Rotation, Scale, Transform, Translate } from '../../components/quick/transforms.ts';

export const types = { Matrix4x4, Rotation, Scale, Transform, Translate };
