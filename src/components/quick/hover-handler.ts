// `HoverHandler`: whether the pointer is over its item. Follows
// https://doc.qt.io/qt-6/qml-qtquick-hoverhandler.html.
import { defineType } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { deviceOf, type HandlerEvent, HandlerPoint } from './handler-points.ts';
import { PointerHandler } from './pointer-handler.ts';
import type { Pointer } from './pointer-scene.ts';

export class HoverHandler extends PointerHandler {
  declare readonly hovered: boolean;
  declare blocking: boolean;
  $point = new HandlerPoint();
  override get $hovers(): boolean {
    return true;
  }
  $wants(): boolean {
    return false;
  }
  $take(_event: HandlerEvent): void {}
  override $refuse(): void {}
  override $hover(at: Pointer | null): void {
    const device = at && deviceOf(at.native);
    if (!at || !device || !this.$suits({ ...at, device, begins: false, ends: false })) {
      if (!this.hovered) return;
      this.$set('hovered', false);
      return;
    }
    const before = this.$point;
    const point = new HandlerPoint();
    point.id = 0;
    point.position = new Point(at.x, at.y);
    point.scenePosition = new Point(at.sceneX, at.sceneY);
    point.modifiers = at.modifiers;
    point.device = device;
    this.$point = point;
    const entered = !this.hovered;
    this.$set('hovered', true);
    if (
      !this.$dead &&
      (entered ||
        before.scenePosition.x !== at.sceneX ||
        before.scenePosition.y !== at.sceneY ||
        before.position.x !== at.x ||
        before.position.y !== at.y)
    )
      this.$emit('pointChanged');
  }
  override $disabled(): void {
    super.$disabled();
    this.$set('hovered', false);
  }
}
defineType(HoverHandler, {
  name: 'HoverHandler',
  properties: {
    hovered: { type: 'bool', readonly: true },
    blocking: 'bool',
    point: { type: 'var', readonly: true, get: (handler) => handler.$point },
    acceptedButtons: { type: 'int', value: 0 },
  },
});
