// `Vector3dAnimation`. Follows https://doc.qt.io/qt-6/qml-qtquick-vector3danimation.html.
import { defineType } from '../object/object.ts';
import type { PropertyType } from '../object/types.ts';
import { vector3d } from '../object/vectors.ts';
import { ends, PropertyAnimation } from './property-animation.ts';

export class Vector3dAnimation extends PropertyAnimation {
  override get $type(): PropertyType | null {
    return vector3d;
  }
  override get $byType(): boolean {
    return true;
  }
}
defineType(Vector3dAnimation, { name: 'Vector3dAnimation', properties: ends(vector3d) });
