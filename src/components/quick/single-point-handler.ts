// Handlers that follow one point: taps, points. Follows QQuickSinglePointHandler.
import { defineType } from '../../runtime/object/object.ts';
import { Vector2d } from '../../runtime/object/vectors.ts';
import { type HandlerEvent, HandlerPoint, PRESSED, RELEASED, type ScenePoint } from './handler-points.ts';
import { grabber } from './pointer.ts';
import { PointerHandler } from './pointer-handler.ts';

export abstract class SinglePointHandler extends PointerHandler {
  /** The point that it has chosen. */
  $id: number | null = null;
  $point = new HandlerPoint();

  abstract $wantsPoint(event: HandlerEvent, point: ScenePoint): boolean;
  abstract $takePoint(event: HandlerEvent, point: ScenePoint): void;

  $wants(event: HandlerEvent): boolean {
    if (!this.$suits(event)) return false;
    if (this.$id !== null) {
      let found: ScenePoint | null = null;
      let candidates = 0;
      let missing = true;
      for (const point of event.points) {
        const mine = point.id === this.$id;
        if (mine) missing = false;
        if (!this.$wantsPoint(event, point)) continue;
        candidates++;
        if (mine) found = point;
      }
      if (missing) this.$forget();
      if (!found) return false;
      if (candidates === 1) {
        found.accepted = true;
        return true;
      }
      this.$cancelGrabs(event, found);
      return this.$id !== null;
    }
    let chosen: ScenePoint | null = null;
    let candidates = 0;
    for (const point of event.points) {
      const taken = point.exclusive ?? (point.primary ? grabber() : null);
      if (taken || !this.$wantsPoint(event, point)) continue;
      candidates++;
      chosen ??= point;
    }
    if (!chosen || candidates !== 1) return false;
    this.$id = chosen.id;
    chosen.accepted = true;
    return true;
  }
  $take(event: HandlerEvent): void {
    const point = event.points.find(({ id }) => id === this.$id);
    if (!point) return;
    this.$point = HandlerPoint.of(this.$item, [point], event, this.$point);
    this.$takePoint(event, point);
    if (this.$dead) return;
    if (point.state === RELEASED) {
      this.$letGo(event, point);
      this.$forget();
    }
    this.$emit('pointChanged');
  }
  $forget(): void {
    this.$id = null;
    this.$point = new HandlerPoint();
  }
}
defineType(SinglePointHandler, {
  name: 'SinglePointHandler',
  creatable: false,
  properties: { point: { type: 'var', readonly: true, get: (handler) => handler.$point } },
});

export class PointHandler extends SinglePointHandler {
  override get $touchAction(): string {
    return 'none';
  }
  $wantsPoint(_event: HandlerEvent, point: ScenePoint): boolean {
    return point.state === PRESSED ? this.$covers(point) : point.id === this.$id;
  }
  $takePoint(event: HandlerEvent, point: ScenePoint): void {
    if (point.state === PRESSED) {
      this.$grabPassively(event, point);
      this.$setActive(true);
    } else if (point.state === RELEASED) this.$setActive(false);
    // It only looks on.
    point.accepted = false;
    this.$emit('translationChanged');
  }
  override $refuse(event: HandlerEvent): void {
    super.$refuse(event);
    if (this.$id !== null) {
      this.$forget();
      this.$emit('pointChanged');
    }
  }
  override $disabled(): void {
    super.$disabled();
    this.$forget();
  }
}
defineType(PointHandler, {
  name: 'PointHandler',
  properties: {
    translation: {
      type: 'vector2d',
      readonly: true,
      get({ $point: { scenePosition, scenePressPosition } }) {
        return new Vector2d(scenePosition.x - scenePressPosition.x, scenePosition.y - scenePressPosition.y);
      },
    },
  },
});
