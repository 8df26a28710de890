// `WheelHandler`: turns of the wheel, and what they change. Follows
// https://doc.qt.io/qt-6/qml-qtquick-wheelhandler.html and QQuickWheelHandler.
// A page does not tell a wheel from a pad: both are accepted where either is.
import { defineType } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { adjustedPlace } from './adjusted-place.ts';
import { type HandlerEvent, HandlerPoint, MOUSE } from './handler-points.ts';
import { WheelEvent_ } from './mouse-area.ts';
import { PointerHandler } from './pointer-handler.ts';
import type { Pointer } from './pointer-scene.ts';

const HORIZONTAL = 1;
const MOUSE_OR_PAD = 5;

export class WheelHandler extends PointerHandler {
  declare orientation: number;
  declare activeTimeout: number;
  declare rotation: number;
  declare rotationScale: number;
  declare property: string;
  declare targetScaleMultiplier: number;
  declare targetTransformAroundCursor: boolean;
  declare blocking: boolean;
  $point = new HandlerPoint();
  #timer: unknown = null;

  $wants(): boolean {
    return false;
  }
  $take(_event: HandlerEvent): void {}
  override $refuse(): void {}
  override $wheel(at: Pointer, native: WheelEvent): boolean {
    const keys = this.acceptedModifiers;
    if (!this.enabled || !this.$near(at.x, at.y) || !(this.acceptedDevices & MOUSE_OR_PAD)) return false;
    if (keys !== (0xfe000000 | 0) && keys !== at.modifiers) return false;
    const event = new WheelEvent_(at, native);
    const turned = (this.orientation === HORIZONTAL ? event.angleDelta.x : event.angleDelta.y) / 8;
    if (!turned) return false;
    const { host } = this.$item!.$engine;
    this.$setActive(true);
    this.$set('rotation', this.rotation + turned * this.rotationScale);
    this.$emit('wheel', event);
    if (this.$dead) return this.blocking;
    this.#write(at, turned);
    const point = new HandlerPoint();
    point.position = new Point(at.x, at.y);
    point.scenePosition = new Point(at.sceneX, at.sceneY);
    point.modifiers = at.modifiers;
    point.device = MOUSE;
    this.$point = point;
    this.$emit('pointChanged');
    host.clearTimeout(this.#timer);
    this.#timer = host.setTimeout(() => {
      if (!this.$dead) this.$setActive(false);
    }, this.activeTimeout * 1000);
    return this.blocking;
  }
  #write(at: Pointer, turned: number): void {
    const { property: name, rotationScale } = this;
    const target = this.$theTarget;
    if (!name || !target) return;
    const property = target.$meta.properties[name];
    if (!property) {
      target.$warn(`WheelHandler: no property named "${name}"`);
      return;
    }
    // As an assignment, so that a Behavior hears of it.
    const values = target as unknown as Record<string, unknown>;
    const before = values[name];
    if (typeof before !== 'number') return;
    const start = [target.$x_, target.$y_] as const;
    const { $parentItem: parent } = target;
    const centre = parent ? parent.$unmap(at.sceneX, at.sceneY) : ([at.sceneX, at.sceneY] as const);
    if (name === 'scale') {
      values.scale = before * this.targetScaleMultiplier ** ((turned * rotationScale) / 15);
      if (!this.targetTransformAroundCursor) return;
      this.#place(target, adjustedPlace(target, centre, start, [0, 0], target.scale / before, 0));
    } else if (name === 'rotation') {
      values.rotation = before + turned * rotationScale;
      if (!this.targetTransformAroundCursor) return;
      this.#place(target, adjustedPlace(target, centre, start, [0, 0], 1, target.rotation - before));
    } else values[name] = before + turned * rotationScale;
  }
  #place(target: NonNullable<WheelHandler['$item']>, [x, y]: readonly [number, number]): void {
    target.$set('x', x);
    target.$set('y', y);
  }
  override $destroyed(): void {
    this.$item?.$engine.host.clearTimeout(this.#timer);
    super.$destroyed();
  }
}
defineType(WheelHandler, {
  name: 'WheelHandler',
  properties: {
    orientation: { type: 'int', value: 2 },
    invertible: { type: 'bool', value: true },
    activeTimeout: { type: 'real', value: 0.1 },
    rotation: 'real',
    rotationScale: { type: 'real', value: 1 },
    property: 'string',
    targetScaleMultiplier: { type: 'real', value: 1.25992104989487 },
    targetTransformAroundCursor: { type: 'bool', value: true },
    blocking: { type: 'bool', value: true },
    point: { type: 'var', readonly: true, get: (handler) => handler.$point },
    acceptedDevices: { type: 'int', value: 1 },
  },
  signals: { wheel: { event: 'var' } },
});
