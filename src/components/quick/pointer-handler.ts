// What all pointer handlers have in common: the item they stand in, what they accept, and how they grab a
// pointer from each other. Follows QQuickPointerHandler and QQuickPointerDeviceHandler.
// Always holds: a point has one exclusive grabber at most, a handler or an item; passive ones are many.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { findNotifier } from '../../runtime/reactive/graph.ts';
import { EventPoint, type HandlerEvent, type ScenePoint, STATIONARY } from './handler-points.ts';
import { elementHooks, Item } from './item.ts';
import { type Grabber, grab, grabber, release } from './pointer.ts';
import { HANDLERS, handlersOf, type Pointer } from './pointer-scene.ts';
import { Dirty } from './surface.ts';

/** Qt's `QPointingDevice::GrabTransition`. */
export const Grab = {
  Passive: 1,
  UngrabPassive: 2,
  CancelPassive: 3,
  Exclusive: 0x10,
  UngrabExclusive: 0x20,
  CancelExclusive: 0x30,
} as const;

const SAME_TYPE = 1;
const OTHER_TYPE = 2;
const FROM_ITEMS = 4;
const FROM_ANYTHING = 0xf;
const APPROVES_SAME = 0x10;
const APPROVES_OTHER = 0x20;
const APPROVES_ITEMS = 0x40;

const ANY_MODIFIERS = 0xfe000000 | 0;
const THRESHOLD = 10;

const DEVICE_TYPES = {
  Unknown: 0,
  Mouse: 1,
  TouchScreen: 2,
  TouchPad: 4,
  Puck: 8,
  Stylus: 0x10,
  Airbrush: 0x20,
  Keyboard: 0x1000,
  AllDevices: 0x7fffffff,
};
const CAPABILITIES = {
  None: 0,
  Position: 1,
  Area: 2,
  Pressure: 4,
  Velocity: 8,
  NormalizedPosition: 0x20,
  MouseEmulation: 0x40,
  PixelScroll: 0x80,
  Scroll: 0x100,
  Hover: 0x200,
  Rotation: 0x400,
  XTilt: 0x800,
  YTilt: 0x1000,
  TangentialPressure: 0x2000,
  ZPosition: 0x4000,
  All: 0x7fffffff,
};
/** What the names `InputDevice` and `PointerDevice` stand for. */
export class InputDevice extends QmlObject {}
defineType(InputDevice, {
  name: 'InputDevice',
  cpp: 'QInputDevice',
  creatable: 'InputDevice is only available via read-only properties.',
  enums: { DeviceType: DEVICE_TYPES, Capability: CAPABILITIES },
});
export class PointerDevice extends InputDevice {}
defineType(PointerDevice, {
  name: 'PointerDevice',
  cpp: 'QPointingDevice',
  creatable: 'PointerDevice is only available via read-only properties.',
  enums: {
    PointerType: { Generic: 1, Finger: 2, Pen: 4, Eraser: 8, Cursor: 0x10, AllPointerTypes: 0x7fff },
    GrabTransition: {
      GrabPassive: 1,
      UngrabPassive: 2,
      CancelGrabPassive: 3,
      OverrideGrabPassive: 4,
      GrabExclusive: 0x10,
      UngrabExclusive: 0x20,
      CancelGrabExclusive: 0x30,
    },
  },
});

export abstract class PointerHandler extends QmlObject {
  declare enabled: boolean;
  declare readonly active: boolean;
  declare target: Item | null;
  declare parent: Item | null;
  declare grabPermissions: number;
  declare margin: number;
  declare dragThreshold: number;
  declare cursorShape: number;
  declare acceptedDevices: number;
  declare acceptedPointerTypes: number;
  declare acceptedButtons: number;
  declare acceptedModifiers: number;

  $item: Item | null = null;
  /** Null: what it stands in. */
  $target: Item | null = null;
  $targeted = false;
  $cursored = false;
  /** While it has the pointer that items follow too, what they see of it. */
  $hold: Grabber | null = null;
  /** The last event that it had. */
  $event: HandlerEvent | null = null;

  // --- where it stands -----------------------------------------------------------------------------------

  $addedTo(owner: QmlObject): void {
    if (owner instanceof Item) this.$attach(owner);
  }
  override $showIn(owner: QmlObject): void {
    this.$addedTo(owner);
  }
  $attach(item: Item | null): void {
    const before = this.$item;
    if (before === item) return;
    if (before) {
      const list = handlersOf(before) as PointerHandler[] | undefined;
      list?.splice(list.indexOf(this), 1);
      before.$mark(Dirty.Accessible);
    }
    this.$item = item;
    if (item) {
      const extra = (item.$x ??= new Map());
      const list = extra.get(HANDLERS) as PointerHandler[] | undefined;
      // The last one declared is asked first.
      if (list) list.unshift(this);
      else extra.set(HANDLERS, [this]);
      item.$mark(Dirty.Accessible);
    }
    this.$emit('parentChanged');
    if (!this.$targeted) this.$emit('targetChanged');
  }
  get $theTarget(): Item | null {
    return this.$targeted ? this.$target : this.$item;
  }
  override $destroyed(): void {
    const { $item: item } = this;
    if (item) {
      const list = handlersOf(item) as PointerHandler[] | undefined;
      list?.splice(list.indexOf(this), 1);
    }
    for (const point of this.$event?.points ?? []) this.#leave(point);
    this.$item = null;
    super.$destroyed();
  }
  #leave(point: ScenePoint): void {
    if (point.exclusive === this) point.exclusive = null;
    const at = point.passive.indexOf(this);
    if (at >= 0) point.passive.splice(at, 1);
    this.$dropHold();
  }
  $dropHold(): void {
    if (this.$hold) release(this.$hold);
    this.$hold = null;
  }
  /** Touches that it may want to follow are not the page's to scroll with. */
  get $touchAction(): string | null {
    return null;
  }

  /** Whether a place of its item is in it, or in its margin. */
  $near(x: number, y: number): boolean {
    const { $item: item, margin } = this;
    if (!item) return false;
    if (margin > 0)
      return x >= -margin && y >= -margin && x < item.$width + margin && y < item.$height + margin;
    return item.contains({ x, y } as never);
  }
  $covers(point: { x: number; y: number }): boolean {
    return this.$item !== null && this.$near(...this.$item.$unmap(point.x, point.y));
  }

  // --- what it accepts -----------------------------------------------------------------------------------

  /** Whether it is for such devices, buttons and keys at all. */
  $suits({ device, button, buttons, modifiers }: Omit<HandlerEvent, 'seen' | 'points'>): boolean {
    if (!this.enabled || !this.$item) return false;
    const { acceptedModifiers: keys, acceptedButtons: wanted } = this;
    if (!(this.acceptedDevices & device.type) || !(this.acceptedPointerTypes & device.pointerType))
      return false;
    if (keys !== ANY_MODIFIERS && keys !== modifiers) return false;
    return device.type === 2 || ((button | buttons) & wanted) !== 0 || this.$hovers;
  }
  get $hovers(): boolean {
    return false;
  }
  setAcceptedDevices(devices: number): void {
    this.acceptedDevices = devices;
  }
  setAcceptedPointerTypes(types: number): void {
    this.acceptedPointerTypes = types;
  }
  setAcceptedButtons(buttons: number): void {
    this.acceptedButtons = buttons;
  }
  setAcceptedModifiers(modifiers: number): void {
    this.acceptedModifiers = modifiers;
  }
  /** Whether it wants the event. It may choose points, and let go of them. */
  abstract $wants(event: HandlerEvent): boolean;
  abstract $take(event: HandlerEvent): void;
  /** It does not want the event, or no longer. */
  $refuse(_event: HandlerEvent): void {
    this.$setActive(false);
  }
  $handle(event: HandlerEvent): void {
    if (this.$dead || event.seen.has(this)) return;
    event.seen.add(this);
    if (this.$wants(event)) {
      this.$event = event;
      this.$take(event);
      return;
    }
    if (this.$dead) return;
    this.$refuse(event);
    for (const point of event.points)
      if (point.exclusive === this && point.state !== STATIONARY) this.$letGo(event, point);
  }
  $setActive(active: boolean): void {
    this.$set('active', active);
  }
  /** For the wheel: true takes it. */
  $wheel?(at: Pointer, event: WheelEvent): boolean;
  /** For hovering; null: the pointer left. */
  $hover?(at: Pointer | null): void;

  $far(x: number, y: number): boolean {
    const threshold = this.dragThreshold;
    return Math.abs(x) > threshold || Math.abs(y) > threshold;
  }
  $dragged({ x, y, pressX, pressY }: ScenePoint): boolean {
    return this.$far(x - pressX, y - pressY);
  }
  $listens(name: string): boolean {
    const node = findNotifier(this, this.$meta.signals[name]!);
    return node !== null && (node.head !== null || !!node.late?.head);
  }

  // --- grabs ---------------------------------------------------------------------------------------------

  /** Whether it leaves the point to another handler, or to an item for null. */
  #approves(to: PointerHandler | null): boolean {
    const { grabPermissions } = this;
    if (!to) return (grabPermissions & APPROVES_ITEMS) !== 0;
    return (grabPermissions & (to.$meta === this.$meta ? APPROVES_SAME : APPROVES_OTHER)) !== 0;
  }
  $canGrab(point: ScenePoint): boolean {
    const { grabPermissions } = this;
    const { exclusive } = point;
    if (exclusive === this) return true;
    if (exclusive)
      return (
        ((grabPermissions & FROM_ANYTHING) === FROM_ANYTHING ||
          (grabPermissions & (exclusive.$meta === this.$meta ? SAME_TYPE : OTHER_TYPE)) !== 0) &&
        exclusive.#approves(this)
      );
    const holder = point.primary ? grabber() : null;
    return !holder || ((grabPermissions & FROM_ITEMS) !== 0 && !holder.keeps);
  }
  $grabPassively(event: HandlerEvent, point: ScenePoint): void {
    if (point.passive.includes(this)) return;
    point.passive.push(this);
    this.$grabChanged(Grab.Passive, event, point);
  }
  $grab(event: HandlerEvent, point: ScenePoint): boolean {
    if (point.exclusive === this) return true;
    if (!this.$canGrab(point)) return false;
    const before = point.exclusive;
    point.exclusive = this;
    point.grabX = point.x;
    point.grabY = point.y;
    if (point.primary) {
      const { $item: item } = this;
      const hold: Grabber = {
        item: item!,
        handler: this,
        get keeps() {
          return hold.handler!.$keeps;
        },
        cancel: () => {
          this.$hold = null;
          if (point.exclusive === this) point.exclusive = null;
          if (!this.$dead) this.$grabChanged(Grab.CancelExclusive, event, point);
        },
      };
      this.$hold = hold;
      // Tells whoever has it that it is gone.
      grab(hold);
      // An answer to that may have taken it away again.
      if (point.exclusive !== this) return false;
    } else before?.$grabChanged(Grab.CancelExclusive, event, point);
    this.$grabChanged(Grab.Exclusive, event, point);
    return true;
  }
  /** It is not given up to items. */
  get $keeps(): boolean {
    return !this.#approves(null);
  }
  /** Ends an exclusive grab. */
  $letGo(event: HandlerEvent, point: ScenePoint): void {
    if (point.exclusive !== this) return;
    point.exclusive = null;
    this.$dropHold();
    this.$grabChanged(Grab.UngrabExclusive, event, point);
  }
  $letGoPassively(event: HandlerEvent, point: ScenePoint): boolean {
    const at = point.passive.indexOf(this);
    if (at < 0) return false;
    point.passive.splice(at, 1);
    this.$grabChanged(Grab.UngrabPassive, event, point);
    return true;
  }
  $cancelGrabs(event: HandlerEvent, point: ScenePoint): void {
    if (point.exclusive === this) {
      this.$letGo(event, point);
      this.$grabChanged(Grab.CancelExclusive, event, point);
    } else if (this.$letGoPassively(event, point)) this.$grabChanged(Grab.CancelPassive, event, point);
  }
  $grabChanged(transition: number, _event: HandlerEvent, point: ScenePoint): void {
    const canceled = transition === Grab.CancelExclusive || transition === Grab.CancelPassive;
    if (transition !== Grab.Passive && transition !== Grab.Exclusive) this.$setActive(false);
    const told = new EventPoint(this.$item, point);
    if (canceled) this.$emit('canceled', told);
    this.$emit('grabChanged', transition, told);
  }
  /** For subtypes: it cannot be used any more, in the middle of what it does. */
  $disabled(): void {
    const { $event: event } = this;
    this.$setActive(false);
    if (event) for (const point of event.points) this.$cancelGrabs(event, point);
  }
}

const bare = (name: string, value: number) => ({
  [name]: { type: 'int', value },
});
defineType(PointerHandler, {
  name: 'PointerHandler',
  creatable: 'PointerHandler is an abstract base class.',
  enums: {
    GrabPermission: {
      TakeOverForbidden: 0,
      CanTakeOverFromHandlersOfSameType: SAME_TYPE,
      CanTakeOverFromHandlersOfDifferentType: OTHER_TYPE,
      CanTakeOverFromItems: FROM_ITEMS,
      CanTakeOverFromAnything: FROM_ANYTHING,
      ApprovesTakeOverByHandlersOfSameType: APPROVES_SAME,
      ApprovesTakeOverByHandlersOfDifferentType: APPROVES_OTHER,
      ApprovesTakeOverByItems: APPROVES_ITEMS,
      ApprovesCancellation: 0x80,
      ApprovesTakeOverByAnything: 0xf0,
    },
  },
  properties: {
    enabled: {
      type: 'bool',
      value: true,
      changed(handler, enabled: boolean) {
        if (!enabled) handler.$disabled();
      },
    },
    active: { type: 'bool', readonly: true },
    target: {
      type: () => Item,
      get: (handler) => handler.$theTarget,
      set(handler, target: Item | null) {
        const before = handler.$theTarget;
        handler.$targeted = true;
        handler.$target = target;
        if (before !== target) handler.$emit('targetChanged');
      },
    },
    parent: {
      type: () => Item,
      get: (handler) => handler.$item,
      set: (handler, item: Item | null) => handler.$attach(item),
    },
    grabPermissions: { type: 'int', value: 0xf6, notify: 'grabPermissionChanged' },
    margin: 'real',
    dragThreshold: {
      type: 'int',
      value: THRESHOLD,
      set(handler, threshold: number) {
        const slot = handler.$meta.properties.dragThreshold!.slot;
        const next = threshold < 0 ? THRESHOLD : threshold;
        if (handler.$v[slot] === next) return;
        handler.$v[slot] = next;
        handler.$emit('dragThresholdChanged');
      },
      reset: (handler) => handler.$set('dragThreshold', THRESHOLD),
    },
    cursorShape: {
      type: 'int',
      changed(handler) {
        handler.$cursored = true;
      },
      reset(handler) {
        handler.$set('cursorShape', 0);
        handler.$cursored = false;
      },
    },
    ...bare('acceptedDevices', 0x7fffffff),
    ...bare('acceptedPointerTypes', 0x7fff),
    ...bare('acceptedButtons', 1),
    ...bare('acceptedModifiers', ANY_MODIFIERS),
  },
  signals: { grabChanged: { transition: 'int', point: 'var' }, canceled: { point: 'var' } },
  methods: ['setAcceptedDevices', 'setAcceptedPointerTypes', 'setAcceptedButtons', 'setAcceptedModifiers'],
});

/** A vertical or horizontal drag leaves the other direction to the page. */
const ACTIONS = ['none', 'pan-y', 'pan-x'];
const written = new WeakSet<Item>();
const { accessible } = elementHooks;
elementHooks.accessible = (item) => {
  accessible(item);
  const handlers = handlersOf(item) as PointerHandler[] | undefined;
  if (!handlers) return;
  const wanted = handlers.map((handler) => handler.$touchAction).filter((action) => action !== null);
  const action = ACTIONS.find((each) => wanted.includes(each)) ?? '';
  if (!action && !written.has(item)) return;
  written.add(item);
  item.$element!.style.touchAction = action;
};
