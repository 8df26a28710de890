// `Flickable`: moves its content by drag, flick and wheel. Follows
// https://doc.qt.io/qt-6/qml-qtquick-flickable.html.
// The content is an item of its own whose place is `-contentX`, `-contentY`: documents see and set every
// position, so the browser's own scrolling, which tells of it only afterwards, cannot serve here.
import { defineType, GroupObject, type QmlObject } from '../../runtime/object/object.ts';
import { Axis } from './flickable-axis.ts';
import { Item } from './item.ts';
import { type Grabber, grabber, release, steal } from './pointer.ts';
import type { Pointer } from './pointer-scene.ts';

/** How far a pointer goes before it drags. */
const THRESHOLD = 10;
/** What a flick needs: speed in pixels a second, and way. */
const MIN_VELOCITY = 75;
const MIN_WAY = 15;

export class VisibleArea extends GroupObject<Flickable> {
  constructor(owner: Flickable) {
    super(owner);
    this.$update();
  }
  $update(): void {
    const flickable = this.$owner;
    for (const [axis, x, size] of [
      [flickable.$hor, 'xPosition', 'widthRatio'],
      [flickable.$ver, 'yPosition', 'heightRatio'],
    ] as const) {
      const [low, high] = axis.bounds;
      const whole = high - low + axis.viewSize;
      this.$set(size, whole > 0 ? axis.viewSize / whole : 1);
      this.$set(x, whole > 0 ? (axis.pos - low) / whole : 0);
    }
  }
}
defineType(VisibleArea, {
  name: 'FlickableVisibleArea',
  creatable: false,
  properties: {
    xPosition: { type: 'real', readonly: true },
    yPosition: { type: 'real', readonly: true },
    widthRatio: { type: 'real', readonly: true },
    heightRatio: { type: 'real', readonly: true },
  },
});

export class Flickable extends Item {
  declare contentX: number;
  declare contentY: number;
  declare contentWidth: number;
  declare contentHeight: number;
  declare interactive: boolean;
  declare boundsBehavior: number;
  declare boundsMovement: number;
  declare flickableDirection: number;
  declare flickDeceleration: number;
  declare maximumFlickVelocity: number;
  declare topMargin: number;
  declare bottomMargin: number;
  declare leftMargin: number;
  declare rightMargin: number;
  readonly $hor = new Axis(this, false);
  readonly $ver = new Axis(this, true);
  readonly $contentItem = this.$makeContent();
  readonly $pointer = true as const;
  #samples: { time: number; x: number; y: number }[] = [];
  #start: { x: number; y: number; id: number; time: number } | null = null;
  readonly #hold: Grabber = {
    item: this,
    keeps: true,
    cancel: () => this.#drop(),
  };

  $makeContent(): Item {
    return new Item();
  }
  override $begin(): void {
    super.$begin();
    const content = this.$contentItem;
    content.$c = this.$c;
    content.$adopt(this);
    content.$setParentItem(this);
  }
  get $now(): number {
    return this.$engine.host.now();
  }

  // --- where the content may be ------------------------------------------------------------------------

  get $contentSize(): [number, number] {
    const { contentWidth, contentHeight } = this;
    return [contentWidth < 0 ? this.$width : contentWidth, contentHeight < 0 ? this.$height : contentHeight];
  }
  /** The least and the greatest position. */
  $bounds(vertical: boolean): readonly [number, number] {
    const [width, height] = this.$contentSize;
    const low = vertical ? -this.topMargin : -this.leftMargin;
    const high = vertical
      ? height + this.bottomMargin - this.$height
      : width + this.rightMargin - this.$width;
    return [low, Math.max(low, high)];
  }
  /** Where it rests: the nearest place within the bounds. */
  $restAt(axis: Axis): number | null {
    const [low, high] = axis.bounds;
    return Math.min(Math.max(axis.pos, low), high);
  }
  /** For views that snap: where a flick ends. */
  $flickEnd(_axis: Axis, _velocity: number): number | null {
    return null;
  }
  $flicks(axis: Axis): boolean {
    const direction = this.flickableDirection;
    const [width, height] = this.$contentSize;
    const rest = axis.vertical ? height - this.$height : width - this.$width;
    if (direction === 0) return Math.floor(Math.abs(rest)) > 0;
    if (direction === 12) return rest > 0;
    return (direction & (axis.vertical ? 2 : 1)) !== 0;
  }

  /** The content has moved. */
  $moved(axis: Axis): void {
    const content = this.$contentItem;
    const { boundsMovement } = this;
    const shown = (each: Axis): number => {
      const [low, high] = each.bounds;
      return boundsMovement === 0 ? Math.min(Math.max(each.pos, low), high) : each.pos;
    };
    content.$place(-shown(this.$hor), -shown(this.$ver), null, null);
    this.$viewportMoved(axis.vertical);
    this.$edges();
    this.$emit(axis.vertical ? 'contentYChanged' : 'contentXChanged');
  }
  /** For views: called after the content moved and before that is told. */
  $viewportMoved(_vertical: boolean): void {}
  $edges(): void {
    for (const axis of [this.$hor, this.$ver]) {
      const [low, high] = axis.bounds;
      this.$set(`at${axis.letter}End`, axis.pos >= high);
      this.$set(`at${axis.letter}Beginning`, axis.pos <= low);
      const over = axis.pos < low ? axis.pos - low : axis.pos > high ? axis.pos - high : 0;
      this.$set(axis.vertical ? 'verticalOvershoot' : 'horizontalOvershoot', over);
    }
    (this.$v[AREA] as VisibleArea | null)?.$update();
  }
  $resized(): void {
    const [width, height] = this.$contentSize;
    const content = this.$contentItem;
    content.$setGeometry(content.$x_, content.$y_, width, height);
    if (!this.$complete_) return;
    for (const axis of [this.$hor, this.$ver])
      if (!axis.moving && !axis.dragging && !axis.motion.running) {
        const rest = this.$restAt(axis);
        if (rest !== null && rest !== axis.pos && axis.pos > axis.bounds[1]) axis.set(rest);
      }
    this.$edges();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$resized();
  }
  override $complete(): void {
    super.$complete();
    this.$begins();
    this.$resized();
  }
  /** Margins before the content are in sight at first. */
  $begins(): void {
    if (this.$jumped) return;
    for (const axis of [this.$hor, this.$ver]) if (axis.bounds[0] < 0) axis.set(axis.bounds[0]);
  }

  // --- states --------------------------------------------------------------------------------------------

  #flag(axis: Axis, state: 'moving' | 'flicking' | 'dragging', on: boolean): boolean {
    if (axis[state] === on) return false;
    const before = this.$hor[state] || this.$ver[state];
    axis[state] = on;
    this.$emit(`${state}${axis.way}Changed`);
    if ((this.$hor[state] || this.$ver[state]) === before) return false;
    this.$emit(`${state}Changed`);
    return true;
  }
  #starts(axis: Axis, state: 'moving' | 'flicking' | 'dragging'): void {
    if (this.#flag(axis, state, true))
      this.$emit({ moving: 'movementStarted', flicking: 'flickStarted', dragging: 'dragStarted' }[state]);
  }
  /** Nothing moves it any more. */
  $ended(axis: Axis): void {
    if (this.#flag(axis, 'flicking', false)) this.$emit('flickEnded');
    if (axis.velocity !== 0) axis.setVelocity(0);
    if (axis.dragging) return;
    if (this.#flag(axis, 'moving', false)) this.$emit('movementEnded');
    this.$rested();
  }
  /** For views. */
  $rested(): void {}
  $flickAxis(axis: Axis, velocity: number): boolean {
    if (!axis.flick(velocity)) return false;
    this.#starts(axis, 'moving');
    this.#starts(axis, 'flicking');
    return true;
  }

  flick(xVelocity: number, yVelocity: number): void {
    // Positive velocities move the content right and down.
    if (xVelocity && this.$flicks(this.$hor)) this.$flickAxis(this.$hor, -xVelocity);
    if (yVelocity && this.$flicks(this.$ver)) this.$flickAxis(this.$ver, -yVelocity);
  }
  cancelFlick(): void {
    for (const axis of [this.$hor, this.$ver]) {
      axis.halt();
      this.$ended(axis);
    }
  }
  returnToBounds(): void {
    for (const axis of [this.$hor, this.$ver]) axis.fixup();
  }
  resizeContent(width: number, height: number, center: { x: number; y: number }): void {
    const [oldWidth, oldHeight] = this.$contentSize;
    this.$set('contentWidth', width);
    this.$set('contentHeight', height);
    if (center.x && oldWidth) this.contentX += (center.x * width) / oldWidth - center.x;
    if (center.y && oldHeight) this.contentY += (center.y * height) / oldHeight - center.y;
  }
  /** Whether a document has set the position. */
  $jumped = false;
  $jump(axis: Axis, pos: number): void {
    this.$jumped = true;
    axis.halt();
    if (axis.moving || axis.flicking) this.$ended(axis);
    axis.set(pos);
  }

  // --- the pointer ---------------------------------------------------------------------------------------

  /** What lies below it hears nothing of a press. */
  $press(): boolean {
    return this.interactive;
  }
  get $keeps(): boolean {
    return this.$hor.dragging || this.$ver.dragging;
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    element.addEventListener('pointerdown', (event) => this.#down(event));
    // Where areas take pointers too they are asked first, and what they leave comes here.
    element.addEventListener(
      'wheel',
      (event) => {
        if (event.defaultPrevented || !this.$wheel(null, event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { passive: false },
    );
    return element;
  }
  override $firstStyle(): string {
    return 'touch-action:none;user-select:none;';
  }
  #down(event: PointerEvent): void {
    if (!this.interactive || !event.isPrimary || event.button !== 0 || this.#start) return;
    if (event.target instanceof Element && event.target.closest('input,textarea,[contenteditable]')) return;
    this.#start = { x: event.clientX, y: event.clientY, id: event.pointerId, time: event.timeStamp };
    this.#samples = [{ time: event.timeStamp, x: event.clientX, y: event.clientY }];
    for (const axis of [this.$hor, this.$ver]) {
      const moving = axis.flicking || axis.fixing;
      axis.halt();
      axis.from = axis.pos;
      axis.limits = axis.bounds;
      if (moving && axis.flicking) this.#halted(axis);
    }
    const page = event.view!.document;
    page.addEventListener('pointermove', this.#follow);
    page.addEventListener('pointerup', this.#up);
    page.addEventListener('pointercancel', this.#up);
  }
  #halted(axis: Axis): void {
    if (this.#flag(axis, 'flicking', false)) this.$emit('flickEnded');
  }
  readonly #follow = (event: PointerEvent): void => {
    const start = this.#start;
    if (!start || event.pointerId !== start.id) return;
    if (this.$dead || !this.interactive) {
      this.#drop();
      return;
    }
    const scale = this.#scaleOf();
    const delta = (axis: Axis): number =>
      (axis.vertical ? event.clientY - start.y : event.clientX - start.x) / scale;
    if (!this.$keeps) {
      const wanted = [this.$hor, this.$ver].filter(
        (axis) => this.$flicks(axis) && Math.abs(delta(axis)) > THRESHOLD,
      );
      if (!wanted.length) return;
      const holder = grabber();
      if (holder && holder !== this.#hold && holder.keeps) return;
      // A handler hears of it at once, an area that had the pointer at last.
      if (holder?.handler) steal(this.#hold);
      for (const axis of [this.$hor, this.$ver])
        if (this.$flicks(axis) && (wanted.includes(axis) || Math.abs(delta(axis)) > THRESHOLD)) {
          axis.pressed = delta(axis);
          this.#starts(axis, 'dragging');
          this.#starts(axis, 'moving');
        }
      if (!steal(this.#hold)) return;
    }
    this.#samples.push({ time: event.timeStamp, x: event.clientX, y: event.clientY });
    while (this.#samples.length > 2 && event.timeStamp - this.#samples[0]!.time > 100) this.#samples.shift();
    for (const axis of [this.$hor, this.$ver]) {
      if (!axis.dragging) {
        if (this.$flicks(axis) && Math.abs(delta(axis)) > THRESHOLD) {
          axis.pressed = delta(axis);
          this.#starts(axis, 'dragging');
          this.#starts(axis, 'moving');
        } else continue;
      }
      let pos = axis.from - (delta(axis) - axis.pressed);
      const [low, high] = axis.limits;
      const over = (this.boundsBehavior & 1) !== 0;
      if (pos < low) pos = over ? low - (low - pos) / 2 : low;
      else if (pos > high) pos = over ? high + (pos - high) / 2 : high;
      axis.set(pos);
    }
  };
  #scaleOf(): number {
    const element = this.$element;
    const width = element?.offsetWidth;
    return width ? element!.getBoundingClientRect().width / width || 1 : 1;
  }
  readonly #up = (event: PointerEvent): void => {
    const start = this.#start;
    if (!start || event.pointerId !== start.id) return;
    const dragged = [this.$hor, this.$ver].filter((axis) => axis.dragging);
    const scale = this.#scaleOf();
    const first = this.#samples[0]!;
    const last = this.#samples[this.#samples.length - 1]!;
    const seconds = (last.time - first.time) / 1000;
    const stale = event.timeStamp - last.time > 100 || seconds <= 0;
    this.#finish();
    for (const axis of dragged) if (this.#flag(axis, 'dragging', false)) this.$emit('dragEnded');
    for (const axis of [this.$hor, this.$ver]) {
      const way = axis.vertical ? last.y - first.y : last.x - first.x;
      const whole = axis.vertical ? event.clientY - start.y : event.clientX - start.x;
      const velocity = stale ? 0 : -way / scale / seconds;
      if (dragged.includes(axis)) {
        if (
          event.type !== 'pointerup' ||
          Math.abs(velocity) < MIN_VELOCITY ||
          Math.abs(whole) / scale <= MIN_WAY ||
          !this.$flickAxis(axis, velocity)
        )
          axis.fixup();
      } else if (axis.moving) axis.fixup();
    }
  };
  #finish(): void {
    this.#start = null;
    release(this.#hold);
    const page = this.$element?.ownerDocument;
    page?.removeEventListener('pointermove', this.#follow);
    page?.removeEventListener('pointerup', this.#up);
    page?.removeEventListener('pointercancel', this.#up);
  }
  /** The pointer was taken away. */
  #drop(): void {
    if (!this.#start) return;
    this.#finish();
    for (const axis of [this.$hor, this.$ver]) {
      if (!axis.dragging) continue;
      if (this.#flag(axis, 'dragging', false)) this.$emit('dragEnded');
      axis.fixup();
    }
  }
  $wheel(_at: Pointer | null, event: WheelEvent): boolean {
    if (!this.interactive || event.ctrlKey) return false;
    const notch = (event as WheelEvent & { wheelDeltaY?: number }).wheelDeltaY ?? 0;
    let used = false;
    for (const axis of [this.$hor, this.$ver]) {
      if (!this.$flicks(axis)) continue;
      const sideways = event.shiftKey && event.deltaX === 0;
      // What moves sideways only is moved by the ordinary wheel too.
      const turned = sideways || !this.$flicks(this.$ver);
      const delta = axis.vertical
        ? sideways
          ? 0
          : event.deltaY
        : event.deltaX || (turned ? event.deltaY : 0);
      if (!delta) continue;
      const [low, high] = axis.bounds;
      if (delta < 0 ? axis.pos <= low : axis.pos >= high) continue;
      used = true;
      if (event.deltaMode !== 0 || (notch !== 0 && notch % 120 === 0)) {
        // A wheel that clicks: each notch flicks.
        const least = this.maximumFlickVelocity / 4;
        const notches = event.deltaMode !== 0 ? Math.sign(delta) : Math.abs(notch) / 120;
        const wanted =
          Math.abs(notches) * 240 + (axis.flicking ? Math.max(0, axis.velocity * Math.sign(delta)) : 0);
        axis.flicking = axis.flicking && this.#flag(axis, 'flicking', false) && false;
        this.$flickAxis(axis, Math.sign(delta) * Math.max(wanted, least));
      } else {
        // A pad: the content goes with the fingers.
        axis.halt();
        this.#starts(axis, 'moving');
        axis.set(Math.min(Math.max(axis.pos + delta, low), high));
        this.#wheelRest(axis);
      }
    }
    return used;
  }
  #resting = new Map<Axis, unknown>();
  #wheelRest(axis: Axis): void {
    const { host } = this.$engine;
    const timer = this.#resting.get(axis);
    if (timer !== undefined) host.clearTimeout(timer);
    this.#resting.set(
      axis,
      host.setTimeout(() => {
        this.#resting.delete(axis);
        if (!this.$dead && !axis.motion.running && !axis.dragging) axis.fixup();
      }, 100),
    );
  }

  override $destroyed(): void {
    this.#finish();
    this.$hor.motion.stop();
    this.$ver.motion.stop();
    for (const timer of this.#resting.values()) this.$engine.host.clearTimeout(timer);
    super.$destroyed();
  }
  $addData(object: QmlObject): void {
    const { list } = Item.meta.properties.data!;
    list!.append!(this.$contentItem as never, object);
  }
}

const resized = (flickable: Flickable): void => flickable.$resized();
const axisProperty = (vertical: boolean) => ({
  type: 'real',
  get: (flickable: Flickable) => (vertical ? flickable.$ver : flickable.$hor).pos,
  set: (flickable: Flickable, pos: number) =>
    flickable.$jump(vertical ? flickable.$ver : flickable.$hor, pos),
});
const state = (name: 'moving' | 'flicking' | 'dragging') => ({
  [name]: {
    type: 'bool',
    readonly: true,
    get: (flickable: Flickable) => flickable.$hor[name] || flickable.$ver[name],
  },
  [`${name}Horizontally`]: {
    type: 'bool',
    readonly: true,
    get: (flickable: Flickable) => flickable.$hor[name],
  },
  [`${name}Vertically`]: {
    type: 'bool',
    readonly: true,
    get: (flickable: Flickable) => flickable.$ver[name],
  },
});
const readonlyReal = { type: 'real', readonly: true } as const;
const readonlyBool = { type: 'bool', readonly: true, value: true } as const;
defineType(Flickable, {
  name: 'Flickable',
  enums: {
    BoundsBehavior: { StopAtBounds: 0, DragOverBounds: 1, OvershootBounds: 2, DragAndOvershootBounds: 3 },
    BoundsMovement: { FollowBoundsBehavior: 1, StopAtBounds: 0 },
    FlickableDirection: {
      AutoFlickDirection: 0,
      HorizontalFlick: 1,
      VerticalFlick: 2,
      HorizontalAndVerticalFlick: 3,
      AutoFlickIfNeeded: 12,
    },
  },
  properties: {
    contentX: axisProperty(false),
    contentY: axisProperty(true),
    contentWidth: { type: 'real', value: -1, changed: resized },
    contentHeight: { type: 'real', value: -1, changed: resized },
    contentItem: { type: () => Item, readonly: true, notify: false, get: (f) => f.$contentItem },
    topMargin: { type: 'real', changed: resized },
    bottomMargin: { type: 'real', changed: resized },
    leftMargin: { type: 'real', changed: resized },
    rightMargin: { type: 'real', changed: resized },
    originX: readonlyReal,
    originY: readonlyReal,
    horizontalVelocity: readonlyReal,
    verticalVelocity: readonlyReal,
    horizontalOvershoot: readonlyReal,
    verticalOvershoot: readonlyReal,
    boundsBehavior: { type: 'enum:BoundsBehavior', value: 3 },
    boundsMovement: { type: 'enum:BoundsMovement', value: 1 },
    flickableDirection: { type: 'enum:FlickableDirection', value: 0 },
    flickDeceleration: { type: 'real', value: 1500 },
    maximumFlickVelocity: { type: 'real', value: 2500 },
    ...state('moving'),
    ...state('flicking'),
    ...state('dragging'),
    interactive: { type: 'bool', value: true },
    pressDelay: 'int',
    synchronousDrag: 'bool',
    pixelAligned: 'bool',
    atXBeginning: readonlyBool,
    atYBeginning: readonlyBool,
    atXEnd: { type: 'bool', readonly: true },
    atYEnd: { type: 'bool', readonly: true },
    visibleArea: { group: () => VisibleArea as never },
    flickableChildren: {
      notify: false,
      list: {
        items: (f) => f.$contentItem.$items ?? [],
        append: (f, item) => f.$addData(item),
        accepts: (item) => item instanceof Item,
      },
    },
    flickableData: {
      notify: false,
      list: {
        items: (f) => Item.meta.properties.data!.list!.items(f.$contentItem as never),
        append: (f, object) => f.$addData(object),
      },
    },
  },
  signals: {
    movementStarted: {},
    movementEnded: {},
    flickStarted: {},
    flickEnded: {},
    dragStarted: {},
    dragEnded: {},
  },
  methods: ['flick', 'cancelFlick', 'returnToBounds', 'resizeContent'],
  defaultProperty: 'flickableData',
  missing: ['rebound'],
});
const AREA = Flickable.meta.properties.visibleArea!.slot;
