// Which item the pointer meets: Qt's order of delivery over the items of one scene. The highest item under
// the pointer that takes the press follows it until the release; a native element (an input, a link) gets
// what the items leave.
// Always holds: the page's own events drive everything, and only here; an item sees coordinates of its own.
import { Point } from '../../runtime/object/value-types.ts';
import { ITEM_SLOTS, type Item } from './item.ts';
import { type Grabber, grab, grabber, release } from './pointer.ts';
import { onMount } from './surface.ts';

/** What an item is told of a pointer. `x` and `y` are in its own coordinates. */
export interface Pointer {
  x: number;
  y: number;
  readonly sceneX: number;
  readonly sceneY: number;
  /** The button of a press or release, and all that are down, as `Qt.LeftButton` and its like. */
  readonly button: number;
  readonly buttons: number;
  readonly modifiers: number;
  readonly time: number;
  readonly touch: boolean;
  /** The second press of two in one place. */
  readonly double: boolean;
  readonly native: MouseEvent;
}

/** What an item has that takes the pointer. All but `$pointer` may be left out. */
export interface PointerItem extends Item {
  /** On the prototype: it is asked at all. */
  readonly $pointer: true;
  /** Whether it listens to the pointer by its own means: what lies below it gets no press and no wheel. */
  readonly $claims?: boolean;
  readonly $keeps?: boolean;
  /** The pointer goes down on it: true takes it. */
  $press?(at: Pointer): boolean;
  $move?(at: Pointer): void;
  $release?(at: Pointer): void;
  $cancel?(): void;
  /** The pointer is over it; null when it left. */
  $hover?(at: Pointer | null): void;
  readonly $hovers?: boolean;
  /** CSS, or null to leave it to what lies below. */
  readonly $cursor?: string | null;
  $wheel?(at: Pointer, event: WheelEvent): boolean;
}

/** What stands in an item and is told of pointers besides it: pointer handlers. */
export interface Handling {
  $near(x: number, y: number): boolean;
}
export const HANDLERS = Symbol('handlers');
export const handlersOf = (item: Item): readonly Handling[] | undefined =>
  item.$x === null ? undefined : (item.$x.get(HANDLERS) as Handling[] | undefined);

/** What a scene leaves to the code of the pointer handlers, once a document has one. */
export interface HandlerSide {
  /** Some handler follows a pointer. */
  readonly busy: boolean;
  /** Some handler has the first pointer for itself. */
  readonly holds: boolean;
  begin(event: PointerEvent, at: Pointer): void;
  /** A press, to the handlers of an item: true when nothing below may have it. */
  press(item: Item): boolean;
  /** A move or an end. `item`: what else follows the pointer, which is told between this and `after`. */
  update(event: PointerEvent, at: Pointer, item: Item | null): void;
  after(): void;
  cancel(event: PointerEvent | null): void;
  hovers(item: Item): boolean;
  blocks(item: Item): boolean;
  hover(item: Item, at: Pointer | null): void;
  cursor(item: Item): string | null;
  wheel(item: Item, at: Pointer, event: WheelEvent): boolean;
}
export const handlerSides: { make: ((scene: PointerScene) => HandlerSide) | null } = { make: null };

const BUTTONS = [1, 4, 2, 8, 16];
/** From the bits of the DOM to those of Qt. */
const buttonBits = (bits: number): number => bits & 31;

export const modifiersOf = (event: MouseEvent | KeyboardEvent): number =>
  (event.shiftKey ? 0x2000000 : 0) |
  (event.ctrlKey ? 0x4000000 : 0) |
  (event.altKey ? 0x8000000 : 0) |
  (event.metaKey ? 0x10000000 : 0);

/** CSS's names for `Qt.CursorShape`. */
export const CURSORS = (
  'default default crosshair wait text ns-resize ew-resize nesw-resize nwse-resize move none row-resize ' +
  'col-resize pointer not-allowed help progress grab grabbing copy move alias'
).split(' ');

/** All items under a point that take the pointer or have handlers, the first to be asked first. */
export function itemsAt(root: Item, x: number, y: number): PointerItem[] {
  const found: PointerItem[] = [];
  const visit = (item: Item, px: number, py: number): void => {
    const { $items: items, $v: values } = item;
    if (!values[ITEM_SLOTS.visible] || !values[ITEM_SLOTS.enabled]) return;
    const within = item.contains(new Point(px, py));
    if (values[ITEM_SLOTS.clip] && !within) return;
    const handlers = handlersOf(item);
    const self =
      (within && (item as PointerItem).$pointer === true) ||
      handlers?.some((handler) => handler.$near(px, py)) === true;
    let below = items ? -1 : 0;
    if (items) {
      const stacked = item.$stacked();
      for (let i = stacked.length - 1; i >= 0; i--) {
        const child = stacked[i]!;
        if (child.$items === null && (child as PointerItem).$pointer !== true && !handlersOf(child)) continue;
        if (below < 0 && (child.$v[ITEM_SLOTS.z] as number) < 0) {
          below = i;
          if (self) found.push(item as PointerItem);
        }
        const [a, b, c, d, e, f] = child.$toParent();
        const determinant = a * d - b * c;
        if (determinant === 0) continue;
        visit(
          child,
          (d * (px - e) - c * (py - f)) / determinant,
          (a * (py - f) - b * (px - e)) / determinant,
        );
      }
    }
    if (self && (below < 0 || !items)) found.push(item as PointerItem);
  };
  visit(root, x - root.$x_, y - root.$y_);
  return found;
}

const DOUBLE_CLICK = 400;

export class PointerScene {
  readonly root: Item;
  readonly element: HTMLElement;
  /** What follows the pointer, and how `pointer.ts` knows it. */
  private target: PointerItem | null = null;
  private hold: Grabber | null = null;
  private hovered: PointerItem[] = [];
  private last: { time: number; x: number; y: number; button: number } | null = null;
  /** Asked before the items: whether the press was wanted for something else (to give the focus). */
  private readonly controller = new AbortController();

  constructor(root: Item, element: HTMLElement) {
    this.root = root;
    this.element = element;
    const { signal } = this.controller;
    const on = <T extends Event>(name: string, call: (event: T) => void, passive = true) =>
      element.addEventListener(name, call as EventListener, { signal, passive });
    on('pointerdown', (event: PointerEvent) => this.down(event));
    on(
      'pointermove',
      (event: PointerEvent) => this.target === null && !this.#side?.holds && this.hover(event),
    );
    on('pointerleave', () => this.target === null && this.leave());
    on('mousedown', (event: MouseEvent) => this.keepFocus(event), false);
    on('contextmenu', (event: MouseEvent) => this.taken & 2 && event.preventDefault(), false);
    element.addEventListener('wheel', (event) => this.wheel(event, true), {
      signal,
      passive: false,
      capture: true,
    });
    on('wheel', (event: WheelEvent) => this.wheel(event, false), false);
  }

  dispose(): void {
    this.controller.abort();
    this.cancel();
    this.#side?.cancel(null);
    this.listening?.abort();
  }
  #side: HandlerSide | null = null;
  private get side(): HandlerSide | null {
    return (this.#side ??= handlerSides.make?.(this) ?? null);
  }

  private at(event: MouseEvent, button = 0, double = false): Pointer {
    const { element, root } = this;
    const box = element.getBoundingClientRect();
    // The page may show the whole scaled.
    const scale =
      root.$width > 0 && box.width > 0 && box.width !== root.$width
        ? box.width / element.offsetWidth || 1
        : 1;
    const x = (event.clientX - box.left) / scale + root.$x_;
    const y = (event.clientY - box.top) / scale + root.$y_;
    return {
      x,
      y,
      sceneX: x,
      sceneY: y,
      button,
      buttons: buttonBits(event.buttons),
      modifiers: modifiersOf(event),
      time: event.timeStamp,
      touch: (event as PointerEvent).pointerType === 'touch',
      double,
      native: event,
    };
  }
  static in(item: Item, at: Pointer): Pointer {
    const [x, y] = item.$unmap(at.sceneX, at.sceneY);
    return { ...at, x, y };
  }

  /** The buttons of the press that an item took: the page keeps from menus and selections then. */
  private taken = 0;
  private down(event: PointerEvent): void {
    const button = BUTTONS[event.button] ?? 0;
    const { side } = this;
    this.taken = 0;
    this.movedTo(event);
    if (this.target !== null && event.isPrimary) {
      // Another button, while the first is down.
      this.target.$press!(PointerScene.in(this.target, this.at(event, button)));
      this.taken = button;
      return;
    }
    // Items follow one pointer, handlers as many as they like.
    if (!event.isPrimary && !side) return;
    const { last } = this;
    const double =
      event.isPrimary &&
      last !== null &&
      last.button === button &&
      event.timeStamp - last.time < DOUBLE_CLICK &&
      Math.abs(last.x - event.clientX) + Math.abs(last.y - event.clientY) <= 10;
    if (event.isPrimary)
      this.last = double ? null : { time: event.timeStamp, x: event.clientX, y: event.clientY, button };
    const at = this.at(event, button, double);
    side?.begin(event, at);
    let handlersOnly = !event.isPrimary;
    for (const item of itemsAt(this.root, at.sceneX, at.sceneY)) {
      const accepted = side?.press(item) === true;
      if (item.$dead) break;
      if (!handlersOnly && !side?.holds && item.$pointer) {
        if (item.$press?.(PointerScene.in(item, at))) {
          if (!item.$dead) this.follow(item, button);
          handlersOnly = true;
        } else if (item.$claims) handlersOnly = true;
      }
      handlersOnly ||= accepted;
      if (handlersOnly && !side) break;
    }
    if (side?.busy) {
      if (side.holds) this.taken = button;
      this.listen();
    }
  }

  private follow(item: PointerItem, button: number): void {
    this.target = item;
    this.taken = button;
    const hold: Grabber = {
      item,
      get keeps() {
        return item.$keeps === true;
      },
      cancel: () => {
        if (this.hold === hold) this.end();
        item.$cancel?.();
      },
    };
    this.hold = hold;
    grab(hold);
    this.listen();
  }
  private listening: AbortController | null = null;
  /** Until nothing follows a pointer. */
  private listen(): void {
    if (this.listening) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    const page = this.element.ownerDocument;
    for (const [name, call] of [
      ['pointermove', this.moved],
      ['pointerup', this.released],
      ['pointercancel', this.canceled],
    ] as const) {
      // Before what listens to the page by itself: of two that wait for the same way, a handler is first.
      if (name !== 'pointercancel') page.addEventListener(name, this.early, { signal, capture: true });
      page.addEventListener(name, call, { signal });
    }
  }
  private readonly early = (event: PointerEvent): void => {
    if (this.#side?.busy)
      this.#side.update(
        event,
        this.at(event, BUTTONS[event.button] ?? 0),
        event.isPrimary ? this.target : null,
      );
  };
  private unlisten(): void {
    if (this.target || this.#side?.busy) return;
    this.listening?.abort();
    this.listening = null;
  }
  private end(): void {
    this.target = null;
    if (this.hold) release(this.hold);
    this.hold = null;
  }
  private readonly moved = (event: PointerEvent): void => {
    this.moveItem(event);
    this.#side?.after();
    this.unlisten();
  };
  private moveItem(event: PointerEvent): void {
    const { target, hold } = this;
    if (!target || !event.isPrimary) return;
    if (target.$dead || grabber() !== hold) this.end();
    else {
      const at = PointerScene.in(target, this.at(event));
      // Chorded buttons come as moves.
      const changed = event.button >= 0 ? (BUTTONS[event.button] ?? 0) : 0;
      if (changed && at.buttons & changed) {
        target.$press!({ ...at, button: changed });
        this.taken |= changed;
      } else if (changed) target.$release?.({ ...at, button: changed });
      else if (this.movedTo(event)) target.$move?.(at);
    }
  }
  /** Where the pointer was last; a browser tells of moves that lead nowhere. */
  private readonly place = { x: 0, y: 0 };
  private movedTo({ clientX: x, clientY: y }: MouseEvent): boolean {
    const { place } = this;
    const moved = place.x !== x || place.y !== y;
    place.x = x;
    place.y = y;
    return moved;
  }
  private readonly released = (event: PointerEvent): void => {
    this.releaseItem(event);
    this.#side?.after();
    this.unlisten();
    if (!event.isPrimary) return;
    if (event.pointerType === 'touch') this.leave();
    else this.hover(event);
  };
  private releaseItem(event: PointerEvent): void {
    const { target } = this;
    if (!target || !event.isPrimary) return;
    const mine = grabber() === this.hold;
    this.end();
    if (mine && !target.$dead)
      target.$release?.(PointerScene.in(target, this.at(event, BUTTONS[event.button] ?? 0)));
  }
  private readonly canceled = (event: PointerEvent): void => {
    this.#side?.cancel(event);
    if (event.isPrimary) this.cancel();
    this.unlisten();
  };
  /** Takes the pointer from whatever follows it. */
  cancel(): void {
    const { target } = this;
    if (!target) return;
    this.end();
    if (!target.$dead) target.$cancel?.();
  }
  /** The item can be met no longer. */
  static drop(item: PointerItem): void {
    const held = grabber();
    if (held?.item === item) {
      release(held);
      held.cancel();
    }
  }

  // What an item took the page does not: no selection begins, and the focus stays where QML has it.
  private keepFocus(event: MouseEvent): void {
    const { target } = event;
    const native =
      target instanceof Element && target.closest('input,textarea,select,a[href],[contenteditable]');
    if (this.taken || (!native && this.focused?.())) if (!native || this.hold) event.preventDefault();
  }
  /** Whether an input of the scene has the focus. */
  focused: (() => boolean) | null = null;

  private hover(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const at = this.at(event);
    const { side } = this;
    const now: PointerItem[] = [];
    let cursor: string | null = null;
    let blocked = false;
    for (const item of itemsAt(this.root, at.sceneX, at.sceneY)) {
      cursor ??= side?.cursor(item) ?? item.$cursor ?? null;
      if (blocked || !(item.$hovers || side?.hovers(item))) continue;
      // What lies above keeps it from its siblings below, not from the items that it is in.
      const top = now[0];
      if (!top || isIn(top, item)) now.push(item);
      blocked = side?.blocks(item) === true;
    }
    const { style } = this.element;
    const shape = cursor ?? 'default';
    if (style.cursor !== shape) style.cursor = shape;
    const before = this.hovered;
    this.hovered = now;
    const gone = before.filter((item) => !now.includes(item));
    const leave = (from: PointerItem | null): void => {
      for (const item of gone)
        if (!item.$dead && (!from || (isIn(item, from) && !handlersOf(from)))) this.hoverItem(item, null);
    };
    for (const item of now) {
      // Out of what is in it, then within it; out of others at last.
      leave(item);
      if (!item.$dead) this.hoverItem(item, PointerScene.in(item, at));
    }
    leave(null);
  }
  private hoverItem(item: PointerItem, at: Pointer | null): void {
    if (item.$hovers || at === null) item.$hover?.(at);
    this.#side?.hover(item, at);
  }
  private leave(): void {
    const before = this.hovered;
    this.hovered = [];
    for (const item of before) if (!item.$dead) this.hoverItem(item, null);
  }

  private passed: PointerItem[] | null = null;
  /** `early`: before the elements themselves hear of it. What one claims is asked there, then the rest. */
  private wheel(event: WheelEvent, early: boolean): void {
    const at = this.at(event);
    const items = early ? itemsAt(this.root, at.sceneX, at.sceneY) : (this.passed ?? []);
    this.passed = null;
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (early && item.$claims && !item.$wheel) {
        this.passed = items.slice(i + 1);
        return;
      }
      if (event.defaultPrevented || item.$dead) continue;
      const local = PointerScene.in(item, at);
      if (this.side?.wheel(item, local, event) || (!item.$dead && item.$wheel?.(local, event))) {
        event.preventDefault();
        if (early) event.stopPropagation();
        return;
      }
    }
  }
}

function isIn(item: Item, outer: Item): boolean {
  for (let at: Item | null = item; at; at = at.$parentItem) if (at === outer) return true;
  return false;
}

const scenes = new WeakMap<Item, PointerScene>();
export const sceneOf = (root: Item): PointerScene | undefined => scenes.get(root);
/** The item that an item is in for good: the root of its scene. */
export function topOf(item: Item): Item {
  let at = item;
  while (at.$parentItem) at = at.$parentItem;
  return at;
}

onMount((root, element) => {
  if (!scenes.has(root)) scenes.set(root, new PointerScene(root, element));
});
