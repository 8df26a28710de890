// Animators: animations of one property of one item. In Qt the thread that draws runs them; here they are
// like any other. Follow https://doc.qt.io/qt-6/qml-qtquick-animator.html.
import { defineType, type ObjectClass } from '../object/object.ts';
import { NumberAnimation } from './property-animation.ts';

function animator(name: string, property: string): typeof NumberAnimation {
  const cls = class extends NumberAnimation {
    override get $names(): string {
      return property;
    }
  };
  return defineType(cls as unknown as ObjectClass, { name }) as unknown as typeof NumberAnimation;
}
export const animators = {
  OpacityAnimator: animator('OpacityAnimator', 'opacity'),
  RotationAnimator: animator('RotationAnimator', 'rotation'),
  ScaleAnimator: animator('ScaleAnimator', 'scale'),
  XAnimator: animator('XAnimator', 'x'),
  YAnimator: animator('YAnimator', 'y'),
};
