// `PinchHandler`: two fingers scale, turn and move the target; so does a pinch on a pad, which a page is told of as a
// wheel with Control. Follows https://doc.qt.io/qt-6/qml-qtquick-pinchhandler.html and QQuickPinchHandler.
import { defineType } from '../../runtime/object/object.ts';
import { Vector2d } from '../../runtime/object/vectors.ts';
import { adjustedPlace } from './adjusted-place.ts';
import { deviceOf, type HandlerEvent, HandlerPoint, PRESSED, ScenePoint } from './handler-points.ts';
import type { Item } from './item.ts';
import { MultiPointHandler } from './multi-point-handler.ts';
import type { Pointer } from './pointer-scene.ts';

/** How much a pixel of a pad's pinch scales, and how long after the last one it is over. */
const PAD_SCALE = 0.01;
const PAD_END = 150;
const CONTROL = 0x4000000;

export class PinchHandler extends MultiPointHandler {
  declare minimumScale: number;
  declare maximumScale: number;
  declare minimumRotation: number;
  declare maximumRotation: number;
  $scale = 1;
  $activeScale = 1;
  $rotation = 0;
  $way: readonly [number, number] = [0, 0];
  #turned = 0;
  #persistentWay: readonly [number, number] = [0, 0];
  #wayBefore: readonly [number, number] = [0, 0];
  #turnedBefore = 0;
  #startScale = 1;
  #startRotation = 0;
  #start: readonly [number, number] = [0, 0];
  #distance = 0;
  #angles = new Map<number, number>();
  #pressDistance = 0;
  #pad: unknown = null;

  get $turned(): number {
    return this.#turned;
  }
  get $persistentWay(): readonly [number, number] {
    return this.#persistentWay;
  }

  #middle(points: readonly ScenePoint[]): readonly [number, number] {
    const { scenePosition } = this.$centroid;
    return points.length ? [scenePosition.x, scenePosition.y] : [0, 0];
  }
  #spread(): number {
    const [x, y] = this.#middle(this.$current);
    const all = this.$current.map((point) => Math.hypot(point.x - x, point.y - y));
    return all.reduce((sum, each) => sum + each, 0) / (all.length || 1);
  }
  #anglesNow(): Map<number, number> {
    const [x, y] = this.#middle(this.$current);
    return new Map(
      this.$current.map((point) => [point.id, (Math.atan2(point.y - y, point.x - x) * 180) / Math.PI]),
    );
  }

  override $setActive(active: boolean): void {
    if (this.active === active) return;
    if (active) {
      const target = this.$theTarget;
      this.#angles = this.#anglesNow();
      this.#distance = this.#spread();
      this.$activeScale = 1;
      this.$rotation = 0;
      this.$way = [0, 0];
      this.#turnedBefore = this.#turned;
      this.#wayBefore = this.#persistentWay;
      this.#startScale = target ? target.scale : this.$scale;
      this.#startRotation = target ? target.rotation : 0;
      this.#start = target ? [target.$x_, target.$y_] : [0, 0];
    }
    super.$setActive(active);
  }
  $follow(event: HandlerEvent): void {
    if (!this.active) {
      this.#watch(event);
      return;
    }
    const distance = this.#spread();
    const angles = this.#anglesNow();
    let turned = 0;
    for (const [id, angle] of angles) {
      const before = this.#angles.get(id) ?? angle;
      let way = angle - before;
      if (way > 180) way -= 360;
      else if (way < -180) way += 360;
      turned += way;
    }
    this.#angles = angles;
    const { scenePosition: now, scenePressPosition: press } = this.$centroid;
    this.#apply(
      this.#distance ? distance / this.#distance : 1,
      this.$rotation + turned / (angles.size || 1),
      [press.x, press.y],
      [now.x, now.y],
    );
  }
  /** Waits until the fingers have done enough to be a pinch. */
  #watch(event: HandlerEvent): void {
    const points = this.$current;
    const { scenePosition: now, scenePressPosition: press } = this.$centroid;
    let spread = 0;
    let turned = 0;
    let dragged = 0;
    let way = [0, 0];
    if (event.begins) this.#pressDistance = 0;
    for (const point of points) {
      if (point.state === PRESSED || !point.passive.includes(this)) {
        // What lies below goes on hearing of it.
        point.accepted = false;
        this.$grabPassively(event, point);
      }
      const here = [point.x - now.x, point.y - now.y] as const;
      const there = [point.pressX - press.x, point.pressY - press.y] as const;
      spread += Math.hypot(...here);
      turned += Math.hypot(there[0] - here[0], there[1] - here[1]);
      if (event.begins) this.#pressDistance += Math.hypot(...there);
      way = [way[0]! + point.x - point.pressX, way[1]! + point.y - point.pressY];
      if (this.$dragged(point)) dragged++;
    }
    if (!dragged || event.ends) return;
    const { dragThreshold } = this;
    const moved = Math.hypot(
      this.xAxis.enabled ? way[0]! / points.length : 0,
      this.yAxis.enabled ? way[1]! / points.length : 0,
    );
    if (
      (dragged >= this.$least && moved >= dragThreshold) ||
      Math.abs(spread - this.#pressDistance) > dragThreshold ||
      turned / points.length > dragThreshold
    )
      if (this.$grabAll(event)) this.$setActive(true);
  }
  /** `from`, `to`: the middle of the fingers in the scene, at first and now. */
  #apply(
    scale: number,
    rotation: number,
    from: readonly [number, number],
    to: readonly [number, number],
  ): void {
    const before = { scale: this.$scale, rotation: this.$rotation, way: this.$way };
    const start = this.#startScale || 1;
    this.$activeScale = Math.max(this.minimumScale / start, Math.min(this.maximumScale / start, scale));
    this.$scale = start * this.$activeScale;
    const whole = Math.max(
      this.minimumRotation,
      Math.min(this.maximumRotation, this.#startRotation + rotation),
    );
    this.$rotation = whole - this.#startRotation;
    this.#turned = this.#turnedBefore + this.$rotation;
    const target = this.$theTarget;
    const parent = target?.$parentItem;
    const map = (at: readonly [number, number]) => (parent ? parent.$unmap(...at) : at);
    const [fx, fy] = map(from);
    const centre = map(to);
    const { xAxis, yAxis } = this;
    this.$way = [xAxis.enabled ? centre[0] - fx : 0, yAxis.enabled ? centre[1] - fy : 0];
    this.#persistentWay = [this.#wayBefore[0] + this.$way[0], this.#wayBefore[1] + this.$way[1]];
    if (target && parent) this.#place(target, centre, whole);
    xAxis.$follow(this.$way[0]);
    yAxis.$follow(this.$way[1]);
    if (before.scale !== this.$scale) this.$emit('scaleChanged', this.$scale / before.scale);
    if (before.rotation !== this.$rotation) this.$emit('rotationChanged', this.$rotation - before.rotation);
    if (before.way[0] !== this.$way[0] || before.way[1] !== this.$way[1])
      this.$emit(
        'translationChanged',
        new Vector2d(this.$way[0] - before.way[0], this.$way[1] - before.way[1]),
      );
    this.$emit('updated');
  }
  #place(target: Item, centre: readonly [number, number], rotation: number): void {
    const [x, y] = adjustedPlace(
      target,
      // What may not move turns about where it was taken.
      [centre[0], centre[1]],
      this.#start,
      this.$way,
      this.$activeScale,
      this.$rotation,
    );
    this.$moveTarget(target, this.xAxis.bound(x), this.yAxis.bound(y));
    target.$set('rotation', rotation);
    target.$set('scale', this.$scale);
  }

  override $wheel(at: Pointer, event: WheelEvent): boolean {
    if (!event.ctrlKey || !this.$near(at.x, at.y)) return false;
    const device = deviceOf(event);
    // Of the keys, Control stands for the gesture.
    const keys = this.acceptedModifiers;
    if (!this.enabled || (keys !== (0xfe000000 | 0) && keys !== (at.modifiers & ~CONTROL))) return false;
    const point = new ScenePoint(0, device, false, at.sceneX, at.sceneY, at.time);
    this.$centroid = HandlerPoint.of(this.$item, [point], { buttons: 0, modifiers: 0 }, this.$centroid);
    this.$emit('centroidChanged');
    this.$setActive(true);
    if (this.$dead) return true;
    const lines = event.deltaMode === 0 ? 1 : 16;
    const place = [at.sceneX, at.sceneY] as const;
    this.#apply(
      this.$activeScale * Math.exp(-event.deltaY * lines * PAD_SCALE),
      this.$rotation,
      place,
      place,
    );
    const { host } = this.$item!.$engine;
    host.clearTimeout(this.#pad);
    this.#pad = host.setTimeout(() => {
      if (!this.$dead) this.$setActive(false);
    }, PAD_END);
    return true;
  }
  override $destroyed(): void {
    this.$item?.$engine.host.clearTimeout(this.#pad);
    super.$destroyed();
  }
}
const INFINITE = Number.POSITIVE_INFINITY;
const shown = (type: string, notify: string, get: (handler: PinchHandler) => unknown) => ({
  type,
  readonly: true,
  notify,
  get,
});
defineType(PinchHandler, {
  name: 'PinchHandler',
  signals: {
    updated: {},
    scaleChanged: { delta: 'real' },
    rotationChanged: { delta: 'real' },
    translationChanged: { delta: 'vector2d' },
  },
  properties: {
    minimumScale: { type: 'real', value: -INFINITE },
    maximumScale: { type: 'real', value: INFINITE },
    minimumRotation: { type: 'real', value: -INFINITE },
    maximumRotation: { type: 'real', value: INFINITE },
    scale: shown('real', 'scaleChanged', (handler) => handler.$scale),
    activeScale: shown('real', 'scaleChanged', (handler) => handler.$activeScale),
    persistentScale: shown('real', 'scaleChanged', (handler) => handler.$scale),
    rotation: shown('real', 'rotationChanged', (handler) => handler.$rotation),
    activeRotation: shown('real', 'rotationChanged', (handler) => handler.$rotation),
    persistentRotation: shown('real', 'rotationChanged', (handler) => handler.$turned),
    translation: shown('vector2d', 'translationChanged', (handler) => new Vector2d(...handler.$way)),
    activeTranslation: shown('vector2d', 'translationChanged', (handler) => new Vector2d(...handler.$way)),
    persistentTranslation: shown(
      'vector2d',
      'translationChanged',
      (handler) => new Vector2d(...handler.$persistentWay),
    ),
    acceptedButtons: { type: 'int', value: 0 },
  },
  missing: ['scaleAxis', 'rotationAxis'],
});
