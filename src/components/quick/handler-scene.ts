// Delivers pointers to the pointer handlers of one scene, in Qt's order: who has a point for itself first, then the
// other handlers of what follows it, then who only listens. Follows QQuickDeliveryAgent.
// Always holds: a handler hears of an event once; when the last pointer is up nobody has a grab.
import {
  deviceOf,
  type HandlerEvent,
  PRESSED,
  RELEASED,
  ScenePoint,
  STATIONARY,
  UPDATED,
} from './handler-points.ts';
import type { Item } from './item.ts';
import { Grab, type PointerHandler } from './pointer-handler.ts';
import { CURSORS, type HandlerSide, handlerSides, handlersOf, type Pointer } from './pointer-scene.ts';

const listOf = (item: Item): readonly PointerHandler[] =>
  ((handlersOf(item) as readonly PointerHandler[] | undefined) ?? []).slice();

class Handlers implements HandlerSide {
  #points: ScenePoint[] = [];
  #event: HandlerEvent | null = null;
  /** What is still to be told to those who only listen. */
  #rest: (() => void) | null = null;

  get busy(): boolean {
    return this.#points.some(({ exclusive, passive }) => exclusive !== null || passive.length > 0);
  }
  get holds(): boolean {
    return this.#points.some(({ primary, exclusive }) => primary && exclusive !== null);
  }

  #eventOf(native: PointerEvent, at: Pointer, point: ScenePoint, state: number): HandlerEvent {
    const device = deviceOf(native);
    const points = this.#points.filter((each) => each.device === device);
    for (const each of points) each.state = each === point ? state : STATIONARY;
    return {
      points,
      begins: state === PRESSED,
      ends: state === RELEASED,
      device,
      button: at.button,
      buttons: at.buttons,
      modifiers: at.modifiers,
      seen: new Set(),
    };
  }

  begin(native: PointerEvent, at: Pointer): void {
    this.after();
    const id = native.pointerId;
    const stale = this.#points.find((point) => point.id === id);
    if (stale && this.#event) this.#end(this.#event, stale);
    const point = new ScenePoint(
      id,
      deviceOf(native),
      native.isPrimary,
      at.sceneX,
      at.sceneY,
      native.timeStamp,
    );
    point.note(native);
    this.#points.push(point);
    this.#event = this.#eventOf(native, at, point, PRESSED);
  }
  press(item: Item): boolean {
    const event = this.#event!;
    for (const point of event.points) point.accepted = false;
    for (const handler of listOf(item)) handler.$handle(event);
    // A point that nobody was asked about was not refused either.
    return event.points.every((point) => point.accepted || point.state === STATIONARY) && this.#took(event);
  }
  #took(event: HandlerEvent): boolean {
    return event.points.some((point) => point.accepted);
  }

  update(native: PointerEvent, at: Pointer, item: Item | null): void {
    this.after();
    const point = this.#points.find((each) => each.id === native.pointerId);
    if (!point) return;
    const ends = native.type === 'pointerup';
    const before = this.#event!;
    // Nothing of it is another.
    if (
      !ends &&
      point.x === at.sceneX &&
      point.y === at.sceneY &&
      before.buttons === at.buttons &&
      before.modifiers === at.modifiers
    )
      return;
    point.moveTo(at.sceneX, at.sceneY, native);
    const event = (this.#event = this.#eventOf(native, at, point, ends ? RELEASED : UPDATED));
    for (const { exclusive } of event.points) exclusive?.$handle(event);
    const beside = new Set<Item>();
    for (const { exclusive } of event.points) if (exclusive?.$item) beside.add(exclusive.$item);
    if (item) beside.add(item);
    for (const each of beside)
      for (const handler of listOf(each)) if (follows(handler, event)) handler.$handle(event);
    const others = (): void => {
      for (const each of event.points.flatMap(({ passive }) => passive)) each.$handle(event);
    };
    if (!item) others();
    this.#rest = () => {
      if (item) others();
      if (ends) this.#end(event, point);
    };
  }
  after(): void {
    const rest = this.#rest;
    this.#rest = null;
    rest?.();
  }
  /** A point is up: nobody has it any more. */
  #end(event: HandlerEvent, point: ScenePoint): void {
    point.exclusive?.$letGo(event, point);
    for (const handler of point.passive.slice()) handler.$letGoPassively(event, point);
    this.#points = this.#points.filter((each) => each !== point);
  }
  cancel(native: PointerEvent | null): void {
    this.after();
    const event = this.#event;
    for (const point of this.#points.slice()) {
      if (native && point.id !== native.pointerId) continue;
      this.#points = this.#points.filter((each) => each !== point);
      if (!event) continue;
      const { exclusive } = point;
      point.exclusive = null;
      if (exclusive && !exclusive.$dead) {
        exclusive.$dropHold();
        exclusive.$grabChanged(Grab.CancelExclusive, event, point);
      }
      for (const handler of point.passive.splice(0))
        if (!handler.$dead) handler.$grabChanged(Grab.CancelPassive, event, point);
    }
  }

  hovers(item: Item): boolean {
    return listOf(item).some((handler) => handler.$hover && handler.enabled);
  }
  blocks(item: Item): boolean {
    return listOf(item).some(
      (handler) => handler.enabled && (handler as { blocking?: boolean }).blocking && handler.$hover,
    );
  }
  hover(item: Item, at: Pointer | null): void {
    for (const handler of listOf(item)) if (!handler.$dead) handler.$hover?.(at);
  }
  cursor(item: Item): string | null {
    let hover: PointerHandler | null = null;
    for (const handler of listOf(item)) {
      if (!handler.$cursored || !handler.enabled) continue;
      if (handler.active && !handler.$hover) return CURSORS[handler.cursorShape] ?? 'default';
      if (handler.$hover) hover ??= handler;
    }
    return hover && (CURSORS[hover.cursorShape] ?? 'default');
  }
  wheel(item: Item, at: Pointer, event: WheelEvent): boolean {
    return listOf(item).some((handler) => !handler.$dead && handler.$wheel?.(at, event) === true);
  }
}

/** Whether it has to do with one of the points already. */
const follows = (handler: PointerHandler, event: HandlerEvent): boolean =>
  event.points.some(({ exclusive, passive }) => exclusive === handler || passive.includes(handler));

handlerSides.make = () => new Handlers();
