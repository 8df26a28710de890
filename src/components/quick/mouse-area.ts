// `MouseArea`: presses, clicks, hovering, dragging. Follows https://doc.qt.io/qt-6/qml-qtquick-mousearea.html
// in what is emitted and in which order. The pointer comes from `pointer-scene.ts`.
// What a mouse can do the keyboard can: an area with a name is a button for assistive technology.
import { defineType, GroupObject, type Property } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { findNotifier } from '../../runtime/reactive/graph.ts';
import { ITEM_SLOTS, Item } from './item.ts';
import { CURSORS, itemsAt, type Pointer, PointerScene, topOf } from './pointer-scene.ts';
import { Dirty } from './surface.ts';

const LOOK = Dirty.OWN;

/** The `mouse` of a signal. */
export class MouseEvent_ {
  accepted = true;
  readonly source = 0;
  readonly flags = 0;
  readonly x: number;
  readonly y: number;
  readonly button: number;
  readonly buttons: number;
  readonly modifiers: number;
  readonly isClick: boolean;
  readonly wasHeld: boolean;
  constructor(
    at: { x: number; y: number; modifiers: number },
    button = 0,
    buttons = 0,
    click = false,
    held = false,
  ) {
    this.x = at.x;
    this.y = at.y;
    this.button = button;
    this.buttons = buttons;
    this.modifiers = at.modifiers;
    this.isClick = click;
    this.wasHeld = held;
  }
  toString(): string {
    return 'QQuickMouseEvent(0x0)';
  }
}

/** The `wheel` of a signal: 120 is a notch, upwards and to the left. */
export class WheelEvent_ {
  accepted = true;
  readonly inverted = false;
  readonly x: number;
  readonly y: number;
  readonly angleDelta: Point;
  readonly pixelDelta = new Point(0, 0);
  readonly phase = 0;
  readonly buttons: number;
  readonly modifiers: number;
  constructor({ x, y, buttons, modifiers }: Pointer, event: WheelEvent) {
    this.x = x;
    this.y = y;
    this.buttons = buttons;
    this.modifiers = modifiers;
    const { wheelDeltaX: dx, wheelDeltaY: dy } = event as WheelEvent & {
      wheelDeltaX?: number;
      wheelDeltaY?: number;
    };
    this.angleDelta = new Point(dx ?? -event.deltaX, dy ?? -event.deltaY);
  }
  toString(): string {
    return 'QQuickWheelEvent(0x0)';
  }
}

/** `drag`: what the area moves. */
export class Drag extends GroupObject<MouseArea> {
  declare target: Item | null;
  declare axis: number;
  declare minimumX: number;
  declare maximumX: number;
  declare minimumY: number;
  declare maximumY: number;
  declare readonly active: boolean;
  declare filterChildren: boolean;
  declare smoothed: boolean;
  declare threshold: number;
}
const LARGE = 1.7976931348623157e308;
defineType(Drag, {
  name: 'Drag',
  creatable: false,
  enums: {
    DragType: { None: 0, Automatic: 1, Internal: 2 },
    Axis: { XAxis: 1, YAxis: 2, XAndYAxis: 3, XandYAxis: 3 },
  },
  properties: {
    target: { type: () => Item, reset: (drag) => drag.$set('target', null) },
    axis: { type: 'enum:Axis', value: 3 },
    minimumX: { type: 'real', value: -LARGE },
    maximumX: { type: 'real', value: LARGE },
    minimumY: { type: 'real', value: -LARGE },
    maximumY: { type: 'real', value: LARGE },
    active: { type: 'bool', readonly: true },
    filterChildren: 'bool',
    smoothed: { type: 'bool', value: true },
    threshold: { type: 'real', value: 10, reset: (drag) => drag.$set('threshold', 10) },
  },
});

const CLICKS = ['clicked', 'pressed', 'released', 'doubleClicked'];
/** Areas whose elements were made in this flush: named when all others are there. */
let unnamed: MouseArea[] = [];
let ids = 0;
function nameAreas(): void {
  const areas = unnamed;
  unnamed = [];
  for (const area of areas) area.$name();
}

export class MouseArea extends Item {
  declare hoverEnabled: boolean;
  declare acceptedButtons: number;
  declare preventStealing: boolean;
  declare propagateComposedEvents: boolean;
  declare cursorShape: number;
  declare pressAndHoldInterval: number;
  declare readonly drag: Drag;
  declare readonly containsMouse: boolean;
  declare readonly containsPress: boolean;
  declare readonly pressed: boolean;

  /** The buttons that are down, the pointer's place, and where the drag began. */
  $down = 0;
  $hovered = false;
  $pos = { x: 0, y: 0, modifiers: 0 };
  $held = false;
  $double = false;
  $timer: unknown = null;
  $from: { x: number; y: number; left: number; top: number } | null = null;
  $dragging = false;
  /** Where it was pressed, in the scene. */
  $began: [number, number] = [0, 0];

  get $pointer(): true {
    return true;
  }
  get $keeps(): boolean {
    return this.preventStealing || this.$dragging;
  }
  get $hovers(): boolean {
    return (this.$v[HOVER] as boolean) && (this.$v[ON] as boolean);
  }
  get $cursor(): string | null {
    const shape = this.$v[CURSOR] as number;
    return this.$v[ON] && shape ? (CURSORS[shape] ?? 'default') : null;
  }

  $press(at: Pointer): boolean {
    if (!this.$v[ON] || !(at.button & this.acceptedButtons)) return false;
    this.$pos = at;
    this.$held = false;
    this.$double = at.double && this.$listens('doubleClicked');
    this.$dragging = false;
    this.$from = null;
    this.$began = [at.sceneX, at.sceneY];
    this.$setHovered(true);
    const old = this.$down;
    const inside = this.containsPress;
    const event = new MouseEvent_(at, at.button, at.buttons);
    this.$down = old | at.button;
    this.$emit('pressed', event);
    if (this.$dead) return true;
    if (!event.accepted) this.$down = 0;
    if (!old && this.$down) {
      this.$emit('mouseXChanged', event);
      this.$emit('mouseYChanged', event);
      this.$emit('pressedChanged');
    }
    if (inside !== this.containsPress) this.$emit('containsPressChanged');
    if (this.$down !== old) this.$emit('pressedButtonsChanged');
    if (!event.accepted) {
      if (!this.$hovers) this.$setHovered(false);
      return false;
    }
    this.$waitForHold();
    if (at.double && !this.$dead) {
      const twice = new MouseEvent_(at, at.button, at.buttons);
      twice.accepted = this.$listens('doubleClicked');
      this.$emit('doubleClicked', twice);
      if (!twice.accepted) this.$propagate('doubleClicked', twice);
    }
    return true;
  }

  $waitForHold(): void {
    const { host } = this.$engine;
    host.clearTimeout(this.$timer);
    this.$timer = host.setTimeout(() => {
      if (this.$dead || !this.$down || this.$dragging || !this.$hovered) return;
      this.$held = true;
      const event = new MouseEvent_(this.$pos, this.$down, this.$down, false, true);
      event.accepted = this.$listens('pressAndHold');
      this.$emit('pressAndHold', event);
      if (!event.accepted) this.$propagate('pressAndHold', event);
      if (!event.accepted) this.$held = false;
    }, this.pressAndHoldInterval);
  }

  $move(at: Pointer): void {
    this.$pos = at;
    this.$setHovered(this.contains(new Point(at.x, at.y)));
    const drag = this.$v[DRAG] as Drag | null;
    if (drag?.target) this.$drag(drag, drag.target, at);
    const event = new MouseEvent_(at, 0, this.$down);
    this.$emit('mouseXChanged', event);
    this.$emit('mouseYChanged', event);
    this.$emit('positionChanged', event);
  }
  $drag(drag: Drag, target: Item, at: Pointer): void {
    const { $parentItem: parent } = target;
    const [x, y] = parent ? parent.$unmap(at.sceneX, at.sceneY) : [at.sceneX, at.sceneY];
    let { $from: from } = this;
    if (!from) {
      const [px, py] = parent ? parent.$unmap(...this.$began) : this.$began;
      this.$from = from = { x: px, y: py, left: target.$x_, top: target.$y_ };
    }
    const { axis } = drag;
    const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
    if (!this.$dragging) {
      const { threshold } = drag;
      if ((axis & 1 && Math.abs(x - from.x) > threshold) || (axis & 2 && Math.abs(y - from.y) > threshold)) {
        this.$dragging = true;
        if (drag.smoothed) [from.x, from.y] = [x, y];
      }
      return;
    }
    drag.$set('active', true);
    if (axis & 1) target.$set('x', clamp(from.left + x - from.x, drag.minimumX, drag.maximumX));
    if (axis & 2) target.$set('y', clamp(from.top + y - from.y, drag.minimumY, drag.maximumY));
  }

  $release(at: Pointer): void {
    if (!(this.$down & at.button)) return;
    this.$pos = at;
    const drag = this.$v[DRAG] as Drag | null;
    const click = !drag?.active && this.$hovered;
    const old = this.$down;
    const inside = this.containsPress;
    this.$down &= ~at.button;
    const event = new MouseEvent_(at, at.button, at.buttons, click, this.$held);
    this.$emit('released', event);
    if (!this.$down && old) this.$emit('pressedChanged');
    if (!this.$down || inside !== this.containsPress) this.$emit('containsPressChanged');
    if (old !== this.$down) this.$emit('pressedButtonsChanged');
    if (click && !this.$held && !this.$double && !this.$dead) this.$click(at, at.button, at.buttons);
    this.$ended();
  }
  $click(at: { x: number; y: number; modifiers: number }, button: number, buttons: number): void {
    const event = new MouseEvent_(at, button, buttons, true, this.$held);
    event.accepted = this.$listens('clicked');
    this.$emit('clicked', event);
    if (!event.accepted) this.$propagate('clicked', event);
  }

  $ended(): void {
    this.$engine.host.clearTimeout(this.$timer);
    this.$dragging = false;
    this.$from = null;
    if (this.$dead) return;
    (this.$v[DRAG] as Drag | null)?.$set('active', false);
    if (!this.$hovers && !this.$down) this.$setHovered(false);
  }

  $cancel(): void {
    if (!this.$down) return;
    const inside = this.containsPress;
    this.$down = 0;
    this.$ended();
    this.$emit('canceled');
    this.$emit('pressedChanged');
    if (inside) this.$emit('containsPressChanged');
    this.$emit('pressedButtonsChanged');
    if (this.$hovered) this.$setHovered(false);
  }

  $hover(at: Pointer | null): void {
    if (at === null) {
      if (!this.$down) this.$setHovered(false);
      return;
    }
    const moved = at.x !== this.$pos.x || at.y !== this.$pos.y;
    const entered = !this.$hovered;
    this.$pos = at;
    this.$setHovered(true);
    if (!moved && !entered) return;
    const event = new MouseEvent_(at);
    this.$emit('mouseXChanged', event);
    this.$emit('mouseYChanged', event);
    if (!entered) this.$emit('positionChanged', event);
  }
  $setHovered(hovered: boolean): void {
    if (this.$hovered === hovered) return;
    this.$hovered = hovered;
    this.$emit('hoveredChanged');
    this.$emit(hovered ? 'entered' : 'exited');
    if (this.$down) this.$emit('containsPressChanged');
  }

  $wheel(at: Pointer, native: WheelEvent): boolean {
    if (!this.$v[ON] || !this.$listens('wheel')) return false;
    const event = new WheelEvent_(at, native);
    this.$emit('wheel', event);
    return event.accepted;
  }

  $listens(name: string): boolean {
    const node = findNotifier(this, this.$meta.signals[name]!);
    return node !== null && (node.head !== null || !!node.late?.head);
  }
  /** Offers a composed event that was not accepted to the areas below. */
  $propagate(name: string, event: MouseEvent_): void {
    if (!this.propagateComposedEvents) return;
    const [x, y] = this.$map(event.x, event.y, null);
    for (const item of itemsAt(topOf(this), x, y)) {
      if (item === (this as Item) || !(item instanceof MouseArea) || !item.$v[ON] || !item.$listens(name))
        continue;
      const [ix, iy] = item.$unmap(x, y);
      const own = new MouseEvent_(
        { x: ix, y: iy, modifiers: event.modifiers },
        event.button,
        event.buttons,
        event.isClick,
        event.wasHeld,
      );
      item.$emit(name, own);
      if (own.accepted) {
        event.accepted = true;
        return;
      }
    }
  }

  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (this.$down && !(this.$v[ITEM_SLOTS.visible] && this.$v[ITEM_SLOTS.enabled]))
      PointerScene.drop(this as never);
    if (this.$hovered && !this.$v[ITEM_SLOTS.visible]) this.$setHovered(false);
  }
  override $destroyed(): void {
    this.$engine.host.clearTimeout(this.$timer);
    super.$destroyed();
  }

  override $createElement(): HTMLElement {
    const element = super.$createElement();
    // Without a screen pointer: a press of Enter or Space, or a click of assistive technology.
    const act = (): void => {
      if (this.$v[ON]) this.$click({ x: this.$width / 2, y: this.$height / 2, modifiers: 0 }, 1, 0);
    };
    if (unnamed.push(this) === 1) this.$engine.requestPaint(nameAreas);
    element.addEventListener('click', (event) => {
      if (event.detail === 0 && event.target === element) act();
    });
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    return element;
  }
  /** What it does is done to what is written in it, or beside it in what it covers: that is its name. */
  $name(): void {
    const element = this.$element;
    if (this.$dead || !element || !CLICKS.some((name) => this.$listens(name))) return;
    if (element.hasAttribute('role') || element.querySelector('input,textarea,button,a,[role=button]'))
      return;
    if (!element.textContent) {
      const { $parentItem: parent } = this;
      const items = parent?.$items ?? [];
      if (!parent || items.filter((item) => item instanceof MouseArea).length > 1) return;
      const texts = items.flatMap(({ $string: text, $element: drawn }: Item & { $string?: string }) =>
        text && drawn ? [drawn] : [],
      );
      if (!texts.length || texts.length > 3) return;
      for (const text of texts) text.id ||= `qml-text-${++ids}`;
      element.setAttribute('aria-labelledby', texts.map(({ id }) => id).join(' '));
    }
    element.setAttribute('role', 'button');
    element.tabIndex = 0;
    element.style.outlineOffset = '-2px';
  }

  override $firstStyle(): string {
    const drags = (this.$v[DRAG] as Drag | null)?.target || this.preventStealing;
    return drags ? 'touch-action:none;' : '';
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && dirty & LOOK) style.touchAction = this.preventStealing ? 'none' : '';
  }
}

defineType(MouseArea, {
  name: 'MouseArea',
  properties: {
    // Its own: what is in it stays usable, as in Qt.
    enabled: {
      type: 'bool',
      value: true,
      changed(item, enabled: boolean) {
        if (enabled) return;
        if (item.$down) PointerScene.drop(item as never);
        if (item.$hovered) item.$setHovered(false);
      },
    },
    mouseX: { type: 'real', readonly: true, get: (item) => item.$pos.x },
    mouseY: { type: 'real', readonly: true, get: (item) => item.$pos.y },
    containsMouse: { type: 'bool', readonly: true, notify: 'hoveredChanged', get: (item) => item.$hovered },
    pressed: { type: 'bool', readonly: true, get: (item) => item.$down !== 0 },
    containsPress: { type: 'bool', readonly: true, get: (item) => item.$down !== 0 && item.$hovered },
    pressedButtons: { type: 'int', readonly: true, get: (item) => item.$down },
    acceptedButtons: { type: 'int', value: 1 },
    hoverEnabled: 'bool',
    scrollGestureEnabled: { type: 'bool', value: true },
    preventStealing: { type: 'bool', changed: (item) => item.$mark(LOOK) },
    propagateComposedEvents: 'bool',
    cursorShape: { type: 'int', reset: (item) => item.$set('cursorShape', 0) },
    pressAndHoldInterval: {
      type: 'int',
      value: 800,
      reset: (item) => item.$set('pressAndHoldInterval', 800),
    },
    drag: { group: () => Drag as never },
  },
  signals: {
    positionChanged: { mouse: 'var' },
    pressed: { mouse: 'var' },
    released: { mouse: 'var' },
    clicked: { mouse: 'var' },
    doubleClicked: { mouse: 'var' },
    pressAndHold: { mouse: 'var' },
    wheel: { wheel: 'var' },
    entered: {},
    exited: {},
    canceled: {},
  },
});
const slot = (name: string): number => (MouseArea.meta.properties[name] as Property).slot;
const ON = slot('enabled');
const HOVER = slot('hoverEnabled');
const CURSOR = slot('cursorShape');
const DRAG = slot('drag');
