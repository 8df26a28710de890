// Handlers that follow one or more points and move a target: what drags and pinches have in common. Follows
// QQuickMultiPointHandler.
import { defineType, GroupObject } from '../../runtime/object/object.ts';
import { type HandlerEvent, HandlerPoint, PRESSED, RELEASED, type ScenePoint } from './handler-points.ts';
import type { Item } from './item.ts';
import { grabber } from './pointer.ts';
import { PointerHandler } from './pointer-handler.ts';

const LARGE = 1.7976931348623157e308;

/** `xAxis`, `yAxis`: how far the target goes. */
export class DragAxis extends GroupObject<PointerHandler> {
  declare minimum: number;
  declare maximum: number;
  declare enabled: boolean;
  declare activeValue: number;
  bound(value: number): number {
    return Math.max(this.minimum, Math.min(this.maximum, value));
  }
  /** How far the gesture has gone. */
  $follow(value: number): void {
    const before = this.activeValue;
    if (before === value) return;
    this.$set('activeValue', value);
    this.$emit('activeValueChanged', value - before);
  }
}
defineType(DragAxis, {
  name: 'DragAxis',
  creatable: false,
  properties: {
    minimum: { type: 'real', value: -LARGE },
    maximum: { type: 'real', value: LARGE },
    enabled: { type: 'bool', value: true },
    activeValue: { type: 'real', readonly: true, notify: 'activeValueSet' },
  },
  signals: { activeValueChanged: { delta: 'real' } },
});

export abstract class MultiPointHandler extends PointerHandler {
  declare minimumPointCount: number;
  declare maximumPointCount: number;
  declare readonly xAxis: DragAxis;
  declare readonly yAxis: DragAxis;
  $current: readonly ScenePoint[] = [];
  $centroid = new HandlerPoint();

  override get $touchAction(): string {
    const { xAxis, yAxis } = this;
    if (this.minimumPointCount > 1 || xAxis.enabled === yAxis.enabled) return 'none';
    return xAxis.enabled ? 'pan-y' : 'pan-x';
  }
  get $least(): number {
    return this.minimumPointCount;
  }
  /** Negative: no more than the least. */
  $maximum = -1;
  get $most(): number {
    return this.$maximum < 0 ? this.$least : this.$maximum;
  }

  /** A point that another has, and that cannot be taken from it, is none. */
  #within(point: ScenePoint): boolean {
    const taken = point.exclusive ?? (point.primary ? grabber() : null);
    return !taken || point.exclusive === this || this.$canGrab(point);
  }
  $wants(event: HandlerEvent): boolean {
    if (!this.$suits(event)) return false;
    if (!event.begins && !event.ends)
      return (
        this.$current.length > 0 &&
        this.$current.every((point) => event.points.includes(point) && this.#within(point))
      );
    const points = event.points.filter(
      (point) => point.state !== RELEASED && (this.$current.includes(point) || this.$covers(point)),
    );
    if (points.length < this.$least || points.length > this.$most) return false;
    this.$current = points;
    return true;
  }
  override $refuse(event: HandlerEvent): void {
    const was = this.active;
    const before = this.$current;
    this.$setActive(false);
    this.$current = [];
    if (!was) return;
    this.$centroid = new HandlerPoint();
    this.$emit('centroidChanged');
    for (const point of before) if (point.exclusive === this) this.$cancelGrabs(event, point);
  }
  $take(event: HandlerEvent): void {
    this.$centroid = HandlerPoint.of(this.$item, this.$current, event, this.$centroid);
    this.$emit('centroidChanged');
    if (this.$dead) return;
    for (const point of this.$current) if (point.state === PRESSED || this.active) point.accepted = true;
    this.$follow(event);
  }
  abstract $follow(event: HandlerEvent): void;

  /** Takes all points for itself, or none. */
  $grabAll(event: HandlerEvent): boolean {
    return (
      this.$current.every((point) => this.$canGrab(point)) &&
      this.$current.every((point) => this.$grab(event, point))
    );
  }
  override get $keeps(): boolean {
    return this.active || super.$keeps;
  }
  $moveTarget(target: Item, x: number, y: number): void {
    target.$set('x', x);
    target.$set('y', y);
  }
  override $disabled(): void {
    super.$disabled();
    this.$current = [];
  }
}
defineType(MultiPointHandler, {
  name: 'MultiPointHandler',
  creatable: false,
  properties: {
    minimumPointCount: { type: 'int', value: 2 },
    maximumPointCount: {
      type: 'int',
      get: (handler) => handler.$most,
      set(handler, most: number) {
        if (handler.$maximum === most) return;
        handler.$maximum = most;
        handler.$emit('maximumPointCountChanged');
      },
    },
    centroid: { type: 'var', readonly: true, get: (handler) => handler.$centroid },
    xAxis: { group: () => DragAxis as never },
    yAxis: { group: () => DragAxis as never },
  },
});
