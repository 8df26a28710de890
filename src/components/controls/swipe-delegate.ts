// `SwipeDelegate`: a row that is drawn aside to show what lies behind it. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-swipedelegate.html.
// Always holds: what lies behind is made when it first comes in sight; a row that is open is not clicked.
import { Component } from '../../runtime/engine/component.ts';
import { attachedObject, defineType, GroupObject, QmlObject } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { Item } from '../quick/item.ts';
import { Motion, move } from '../quick/motion.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { initially } from './control.ts';
import { ItemDelegate } from './delegates.ts';
import { blend, box } from './style.ts';

const LEFT = 1;
const RIGHT = -1;
const THRESHOLD = 10;
/** Ways a second, of 1 from closed to open; and pixels a second that open it from anywhere. */
const SPEED = 3;
const FLICK = 300;
const SIDES = ['left', 'right', 'behind'] as const;
type Side = (typeof SIDES)[number];

const ease = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);

export class Swipe extends GroupObject<SwipeDelegate> {
  declare position: number;
  declare complete: boolean;
  declare enabled: boolean;
  declare left: Component | null;
  declare right: Component | null;
  declare behind: Component | null;
  $items: Partial<Record<Side, Item | null>> = {};
  $motion: Motion | null = null;

  /** What comes in sight on a way. */
  $sideOf(position: number): Side | null {
    if (this.behind) return 'behind';
    if (position > 0 && this.left) return 'left';
    return position < 0 && this.right ? 'right' : null;
  }
  $item(side: Side): Item | null {
    const made = this.$items[side];
    if (made !== undefined) return made;
    this.$items[side] = null;
    const owner = this.$owner;
    const item = this[side]?.$create({
      parent: owner,
      before(root) {
        if (!(root instanceof Item)) return;
        root.$setParentItem(owner);
        if (root.z === 0) root.$set('z', -2);
      },
    });
    if (item instanceof Item) {
      this.$items[side] = item;
      this.$emit(`${side}ItemChanged`);
    }
    return this.$items[side] ?? null;
  }
  /** How many pixels it is from closed to open. */
  $room(position: number): number {
    const side = this.$sideOf(position);
    const item = side && this.$item(side);
    return side === 'behind' || !item?.$width ? this.$owner.$width : item.$width;
  }
  $shift(): number {
    const { position } = this;
    return position === 0 ? 0 : position * this.$room(position);
  }
  $moveTo(position: number): void {
    this.$set('position', position);
  }
  $goTo(target: number): void {
    const from = this.position;
    const end = (): void => {
      this.$set('complete', target !== 0);
      if (target !== 0) {
        this.$emit('completed');
        this.$emit('opened');
      } else this.$emit('closed');
    };
    const motion = (this.$motion ??= new Motion(this.$owner));
    motion.stop();
    if (from === target) {
      end();
      return;
    }
    motion.start(
      [move(from, target, (Math.abs(target - from) / SPEED) * 1000, ease)],
      (position) => this.$moveTo(position),
      end,
    );
  }
  open(side: number): void {
    const target = side === LEFT ? 1 : side === RIGHT ? -1 : 0;
    if (!target || !this.$sideOf(target)) return;
    if (this.position !== target) this.$goTo(target);
  }
  close(): void {
    if (this.position !== 0) this.$goTo(0);
  }
  override $destroyed(): void {
    this.$motion?.stop();
    super.$destroyed();
  }
}
const given = (side: Side) => ({
  type: () => Component as never,
  changed(swipe: Swipe): void {
    if ((side === 'behind') !== (swipe.behind !== null) && swipe.behind && (swipe.left || swipe.right))
      swipe.$owner.$warn('cannot set both behind and left/right properties');
  },
});
const shown = (side: Side) => ({
  type: () => Item,
  readonly: true,
  get: (swipe: Swipe) => swipe.$items[side] ?? null,
});
defineType(Swipe, {
  name: 'Swipe',
  creatable: false,
  properties: {
    position: { type: 'real', readonly: true, changed: (swipe) => swipe.$owner.$arrange() },
    complete: { type: 'bool', readonly: true },
    enabled: { type: 'bool', value: true },
    left: given('left'),
    right: given('right'),
    behind: given('behind'),
    leftItem: shown('left'),
    rightItem: shown('right'),
    behindItem: shown('behind'),
  },
  signals: { completed: {}, opened: {}, closed: {} },
  methods: ['open', 'close'],
  missing: ['transition'],
});

/** For what lies behind: `SwipeDelegate.onClicked`. */
export class SwipeDelegateAttached extends QmlObject {
  declare pressed: boolean;
}
defineType(SwipeDelegateAttached, {
  name: 'SwipeDelegateAttached',
  creatable: false,
  properties: { pressed: { type: 'bool', readonly: true } },
  signals: { clicked: {} },
});

export class SwipeDelegate extends ItemDelegate {
  declare readonly swipe: Swipe;
  #from: { x: number; time: number; shift: number } | null = null;
  #dragging = false;
  #last = { x: 0, time: 0, speed: 0 };
  #behind: { item: Item; attached: SwipeDelegateAttached } | null = null;

  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 100,
      implicitHeight: 40,
      color: () =>
        blend(
          this.down ? this.palette.midlight : this.palette.light,
          this.palette.highlight,
          this.visualFocus ? 0.15 : 0,
        ),
    });
  }
  /** Drags are its own, as soon as they are drags. */
  get $keeps(): boolean {
    return this.#dragging;
  }
  override $arranged(): void {
    super.$arranged();
    const shift = this.swipe.$shift();
    const { background, contentItem } = this.$parts;
    background?.$place(this.$pad('leftInset') + shift, background.$y_, null, null);
    contentItem?.$place(this.$pad('leftPadding') + shift, contentItem.$y_, null, null);
  }
  override $press(at: Pointer): boolean {
    if (!super.$press(at)) return false;
    const { swipe } = this;
    this.#from = { x: at.sceneX, time: at.time, shift: swipe.$shift() };
    this.#last = { x: at.sceneX, time: at.time, speed: 0 };
    this.#dragging = false;
    this.#behind = null;
    if (swipe.complete) {
      const side = swipe.$sideOf(swipe.position);
      const item = side && swipe.$item(side);
      if (item && this.#over(item, at)) {
        const attached = attachedObject(item, SwipeDelegateAttached);
        this.#behind = { item, attached };
        attached.$set('pressed', true);
      }
    }
    return true;
  }
  #over(item: Item, at: Pointer): boolean {
    const [x, y] = item.$unmap(at.sceneX, at.sceneY);
    return item.contains(new Point(x, y));
  }
  override $move(at: Pointer): void {
    const { swipe } = this;
    const from = this.#from;
    if (!from || !swipe.enabled) {
      super.$move(at);
      return;
    }
    const way = at.sceneX - from.x;
    if (!this.#dragging) {
      if (Math.abs(way) <= THRESHOLD || !swipe.$sideOf(from.shift + way)) {
        super.$move(at);
        return;
      }
      this.#dragging = true;
      this.#leaveBehind();
      swipe.$motion?.stop();
      swipe.$set('complete', false);
    }
    const seconds = (at.time - this.#last.time) / 1000;
    this.#last = {
      x: at.sceneX,
      time: at.time,
      speed: seconds > 0 ? (at.sceneX - this.#last.x) / seconds : this.#last.speed,
    };
    const shift = from.shift + way;
    const room = shift === 0 || !swipe.$sideOf(shift) ? 0 : swipe.$room(shift);
    swipe.$moveTo(room ? Math.max(-1, Math.min(1, shift / room)) : 0);
  }
  #leaveBehind(): void {
    this.#behind?.attached.$set('pressed', false);
    this.#behind = null;
  }
  override $release(at?: Pointer): void {
    const { swipe } = this;
    const behind = this.#behind;
    this.#from = null;
    if (!this.#dragging && swipe.position === 0) {
      super.$release();
      return;
    }
    this.$engine.host.clearTimeout(this.$timer);
    const dragged = this.#dragging;
    this.#dragging = false;
    const click = !dragged && behind && at && this.#over(behind.item, at);
    this.#leaveBehind();
    if (click) {
      // Qt tells so before and after.
      swipe.$emit('opened');
      behind.attached.$emit('clicked');
    }
    if (this.$dead) return;
    this.$setPressed(false);
    this.$emit('canceled');
    const { position } = swipe;
    if (!dragged) {
      if (Math.abs(position) === 1) swipe.$emit('opened');
      return;
    }
    const { speed } = this.#last;
    const flicked = Math.abs(speed) > FLICK && (at ? at.time - this.#last.time < 100 : false);
    const side = Math.sign(position);
    const opens = flicked ? Math.sign(speed) === side : Math.abs(position) > 0.5;
    swipe.$goTo(opens ? side : 0);
  }
  override $cancel(): void {
    this.#leaveBehind();
    const dragged = this.#dragging;
    this.#dragging = false;
    this.#from = null;
    super.$cancel();
    if (dragged) this.swipe.$goTo(Math.abs(this.swipe.position) > 0.5 ? Math.sign(this.swipe.position) : 0);
  }
}
defineType(SwipeDelegate, {
  name: 'SwipeDelegate',
  enums: { Side: { Left: LEFT, Right: RIGHT } },
  properties: { swipe: { group: () => Swipe as never } },
  attached: SwipeDelegateAttached,
});
initially(SwipeDelegate, { spacing: 12 });
