// `DragHandler`: moves its target with the pointer. Follows https://doc.qt.io/qt-6/qml-qtquick-draghandler.html and
// QQuickDragHandler.
import { defineType } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { Vector2d } from '../../runtime/object/vectors.ts';
import { type HandlerEvent, PRESSED, type ScenePoint } from './handler-points.ts';
import type { Item } from './item.ts';
import { MultiPointHandler } from './multi-point-handler.ts';
import { Grab } from './pointer-handler.ts';

const NO_SNAP = 0;
const SNAP_AUTO = 1;
const SNAP_OUTSIDE = 2;
const SNAP_ALWAYS = 3;
/** Several points have to go in about the same direction. */
const TOLERANCE = 10;

export class DragHandler extends MultiPointHandler {
  declare snapMode: number;
  $way: readonly [number, number] = [0, 0];
  /** Where former drags have led. */
  #before: readonly [number, number] = [0, 0];
  /** What of the target is held. */
  #held: readonly [number, number] | null = null;
  #inside = false;

  get $persistent(): readonly [number, number] {
    return [this.#before[0] + this.$way[0], this.#before[1] + this.$way[1]];
  }
  set $persistent([x, y]: readonly [number, number]) {
    const now = this.$persistent;
    if (now[0] === x && now[1] === y) return;
    this.#before = [x - this.$way[0], y - this.$way[1]];
    this.$emit('translationChanged', new Vector2d(0, 0));
  }

  override $setActive(active: boolean): void {
    if (this.active === active) return;
    if (active) {
      this.#before = this.$persistent;
      this.$way = [0, 0];
    }
    super.$setActive(active);
    if (!active) this.#held = null;
  }
  #onTarget(target: Item): readonly [number, number] {
    const { x, y } = this.$centroid.scenePosition;
    return target.$unmap(x, y);
  }
  $follow(event: HandlerEvent): void {
    const { xAxis, yAxis } = this;
    const target = this.$theTarget;
    const way = (x: number, y: number): readonly [number, number] => [
      xAxis.enabled ? x : 0,
      yAxis.enabled ? y : 0,
    ];
    if (this.active) {
      const { scenePosition, scenePressPosition } = this.$centroid;
      const [x, y] = way(scenePosition.x - scenePressPosition.x, scenePosition.y - scenePressPosition.y);
      const before = this.$way;
      if (before[0] !== x || before[1] !== y) {
        this.$way = [x, y];
        this.$emit('translationChanged', new Vector2d(x - before[0], y - before[1]));
        xAxis.$follow(x);
        yAxis.$follow(y);
      }
    } else {
      if (event.begins) {
        this.#inside = target !== null;
        this.#held = null;
      }
      let least = 361;
      let most = -361;
      let far = !event.ends;
      for (const point of this.$current) {
        if (!far) break;
        this.$grabPassively(event, point);
        const [x, y] = way(point.x - point.pressX, point.y - point.pressY);
        if (this.$far(x, y)) {
          const angle = (Math.atan2(y, x) * 180) / Math.PI;
          least = Math.min(least, angle);
          most = Math.max(most, angle);
        } else far = false;
        if (target && point.state === PRESSED)
          this.#inside &&= target.contains(asPoint(target.$unmap(point.pressX, point.pressY)));
      }
      if (event.begins && this.#inside) this.#held = this.#onTarget(target!);
      if (far) {
        const difference = most - least > 180 ? 360 - (most - least) : most - least;
        if (difference < TOLERANCE && this.$grabAll(event)) this.$setActive(true);
      }
    }
    if (this.active && target?.$parentItem) this.#move(target, target.$parentItem);
  }
  #move(target: Item, parent: Item): void {
    const { xAxis, yAxis } = this;
    const at = this.#onTarget(target);
    const held = this.#held ?? at;
    const [ox, oy] = target.$origin();
    // Where its middle has to go, as what turns and scales it leaves that where it is.
    const [x, y] = parent.$unmap(...target.$map(at[0] - held[0] + ox, at[1] - held[1] + oy, null));
    this.$moveTarget(
      target,
      xAxis.bound(xAxis.enabled ? x - ox : target.$x_),
      yAxis.bound(yAxis.enabled ? y - oy : target.$y_),
    );
    this.$centroid.position = new Point(...this.#onTarget(target));
  }
  override $grabChanged(transition: number, event: HandlerEvent, point: ScenePoint): void {
    super.$grabChanged(transition, event, point);
    const target = this.$theTarget;
    if (transition !== Grab.Exclusive || !target) return;
    const { snapMode } = this;
    if (
      snapMode === SNAP_ALWAYS ||
      (!this.#inside &&
        (snapMode === SNAP_OUTSIDE || (snapMode === SNAP_AUTO && isBelow(target, this.$item))))
    )
      this.#held = [target.$width / 2, target.$height / 2];
    else this.#held ??= this.#onTarget(target);
  }
}
const asPoint = ([x, y]: readonly [number, number]) => ({ x, y }) as never;
function isBelow(item: Item, above: Item | null): boolean {
  for (let at = item.$parentItem; at; at = at.$parentItem) if (at === above) return true;
  return false;
}
const vector = (read: (handler: DragHandler) => readonly [number, number]) => ({
  type: 'vector2d',
  readonly: true,
  notify: 'translationChanged',
  get: (handler: DragHandler) => new Vector2d(...read(handler)),
});
defineType(DragHandler, {
  name: 'DragHandler',
  enums: {
    SnapMode: {
      NoSnap: NO_SNAP,
      SnapAuto: SNAP_AUTO,
      SnapIfPressedOutsideTarget: SNAP_OUTSIDE,
      SnapAlways: SNAP_ALWAYS,
    },
  },
  signals: { translationChanged: { delta: 'vector2d' } },
  properties: {
    minimumPointCount: { type: 'int', value: 1 },
    snapMode: { type: 'enum:SnapMode', value: SNAP_AUTO },
    translation: vector((handler) => handler.$way),
    activeTranslation: vector((handler) => handler.$way),
    persistentTranslation: {
      type: 'vector2d',
      notify: 'translationChanged',
      get: (handler) => new Vector2d(...handler.$persistent),
      set(handler, { x, y }: Vector2d) {
        handler.$persistent = [x, y];
      },
    },
  },
});
