// What pointer handlers are told of a pointer: the event with its points, the point that a handler keeps
// (`point`, `centroid`), the device.
// Always holds: what is handed to documents never changes afterwards.
import { Point, Size } from '../../runtime/object/value-types.ts';
import { Vector2d } from '../../runtime/object/vectors.ts';
import type { Item } from './item.ts';
import type { PointerHandler } from './pointer-handler.ts';

/** Qt's `QEventPoint::State`. */
export const PRESSED = 1;
export const UPDATED = 2;
export const STATIONARY = 4;
export const RELEASED = 8;

/** A device as far as a page knows it; documents see it as `point.device`. */
export class Device {
  readonly name: string;
  readonly type: number;
  readonly pointerType: number;
  readonly maximumPoints: number;
  readonly buttonCount: number;
  constructor(name: string, type: number, pointerType: number, points: number, buttons: number) {
    this.name = name;
    this.type = type;
    this.pointerType = pointerType;
    this.maximumPoints = points;
    this.buttonCount = buttons;
  }
  toString(): string {
    return 'QPointingDevice(0x0)';
  }
}
export const MOUSE = new Device('mouse', 1, 1, 1, 3);
export const TOUCH = new Device('touchscreen', 2, 2, 10, 0);
export const PEN = new Device('stylus', 0x10, 4, 1, 2);
const UNKNOWN = new Device('', 0, 0, 0, 0);
export const deviceOf = (event: MouseEvent): Device => {
  const { pointerType } = event as PointerEvent;
  return pointerType === 'touch' ? TOUCH : pointerType === 'pen' ? PEN : MOUSE;
};

/** A pointer that is down, or the mouse: places are those of the scene. */
export class ScenePoint {
  readonly id: number;
  readonly device: Device;
  /** The one that items follow too. */
  readonly primary: boolean;
  state = PRESSED;
  x: number;
  y: number;
  readonly pressX: number;
  readonly pressY: number;
  grabX = 0;
  grabY = 0;
  vx = 0;
  vy = 0;
  time: number;
  readonly pressTime: number;
  pressure = 0;
  rotation = 0;
  size = [0, 0] as readonly [number, number];
  accepted = false;
  exclusive: PointerHandler | null = null;
  readonly passive: PointerHandler[] = [];
  constructor(id: number, device: Device, primary: boolean, x: number, y: number, time: number) {
    this.id = id;
    this.device = device;
    this.primary = primary;
    this.x = this.pressX = x;
    this.y = this.pressY = y;
    this.time = this.pressTime = time;
  }
  moveTo(x: number, y: number, event: PointerEvent): void {
    const seconds = (event.timeStamp - this.time) / 1000;
    if (seconds > 0) {
      this.vx = (x - this.x) / seconds;
      this.vy = (y - this.y) / seconds;
    }
    this.x = x;
    this.y = y;
    this.time = event.timeStamp;
    this.note(event);
  }
  note({ pressure, twist, width, height }: PointerEvent): void {
    this.pressure = pressure;
    this.rotation = twist;
    this.size = [width, height];
  }
  /** Seconds. */
  get held(): number {
    return (this.time - this.pressTime) / 1000;
  }
}

/** What is delivered to handlers. */
export interface HandlerEvent {
  readonly points: readonly ScenePoint[];
  /** A pointer went down, or up. */
  readonly begins: boolean;
  readonly ends: boolean;
  readonly device: Device;
  readonly button: number;
  readonly buttons: number;
  readonly modifiers: number;
  /** Handlers that had it already. */
  readonly seen: Set<PointerHandler>;
}

/** The argument of `tapped` and `grabChanged`, as it is in the item of the handler. */
export class EventPoint {
  readonly id: number;
  readonly state: number;
  readonly position: Point;
  readonly scenePosition: Point;
  readonly globalPosition: Point;
  readonly pressPosition: Point;
  readonly scenePressPosition: Point;
  readonly globalPressPosition: Point;
  readonly grabPosition: Point;
  readonly sceneGrabPosition: Point;
  readonly velocity: Vector2d;
  readonly timestamp: number;
  readonly pressTimestamp: number;
  readonly timeHeld: number;
  readonly pressure: number;
  readonly rotation: number;
  readonly ellipseDiameters: Size;
  readonly device: Device;
  accepted: boolean;
  constructor(item: Item | null, point: ScenePoint) {
    const local = (x: number, y: number) => new Point(...(item ? item.$unmap(x, y) : ([x, y] as const)));
    this.id = point.id;
    this.state = point.state;
    this.position = local(point.x, point.y);
    this.scenePosition = this.globalPosition = new Point(point.x, point.y);
    this.pressPosition = local(point.pressX, point.pressY);
    this.scenePressPosition = this.globalPressPosition = new Point(point.pressX, point.pressY);
    this.grabPosition = local(point.grabX, point.grabY);
    this.sceneGrabPosition = new Point(point.grabX, point.grabY);
    this.velocity = new Vector2d(point.vx, point.vy);
    this.timestamp = point.time;
    this.pressTimestamp = point.pressTime;
    this.timeHeld = point.held;
    this.pressure = point.pressure;
    this.rotation = point.rotation;
    this.ellipseDiameters = new Size(...point.size);
    this.device = point.device;
    this.accepted = point.accepted;
  }
  toString(): string {
    return 'QEventPoint()';
  }
}

/** What `point` and `centroid` of a handler give. */
export class HandlerPoint {
  id = -1;
  uniqueId = { numericId: -1 };
  position = new Point(0, 0);
  scenePosition = new Point(0, 0);
  pressPosition = new Point(0, 0);
  scenePressPosition = new Point(0, 0);
  sceneGrabPosition = new Point(0, 0);
  pressedButtons = 0;
  modifiers = 0;
  velocity = new Vector2d(0, 0);
  rotation = 0;
  pressure = 0;
  ellipseDiameters = new Size(-1, -1);
  device = UNKNOWN;
  toString(): string {
    return 'QQuickHandlerPoint()';
  }
  /** Of several points: their middle. */
  static of(
    item: Item | null,
    points: readonly ScenePoint[],
    { buttons, modifiers }: Pick<HandlerEvent, 'buttons' | 'modifiers'>,
    before: HandlerPoint,
  ): HandlerPoint {
    const made = new HandlerPoint();
    const [first] = points;
    if (!first) return made;
    const mean = (read: (point: ScenePoint) => number): number =>
      points.reduce((sum, point) => sum + read(point), 0) / points.length;
    const local = ({ x, y }: Point) => new Point(...(item ? item.$unmap(x, y) : ([x, y] as const)));
    made.id = points.length === 1 ? first.id : -1;
    made.scenePosition = new Point(
      mean(({ x }) => x),
      mean(({ y }) => y),
    );
    made.scenePressPosition = new Point(
      mean(({ pressX }) => pressX),
      mean(({ pressY }) => pressY),
    );
    made.sceneGrabPosition = new Point(
      mean(({ grabX }) => grabX),
      mean(({ grabY }) => grabY),
    );
    made.position = local(made.scenePosition);
    // It stays what it was, wherever its item has gone meanwhile.
    const { scenePressPosition: press } = before;
    made.pressPosition =
      before.device !== UNKNOWN &&
      press.x === made.scenePressPosition.x &&
      press.y === made.scenePressPosition.y
        ? before.pressPosition
        : local(made.scenePressPosition);
    made.velocity = new Vector2d(
      mean(({ vx }) => vx),
      mean(({ vy }) => vy),
    );
    made.rotation = mean(({ rotation }) => rotation);
    made.pressure = mean(({ pressure }) => pressure);
    made.ellipseDiameters = new Size(...first.size);
    made.pressedButtons = first.device === TOUCH ? 0 : buttons;
    made.modifiers = modifiers;
    made.device = first.device;
    return made;
  }
}
