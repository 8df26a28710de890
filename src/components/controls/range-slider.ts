// `RangeSlider`: two handles with a range between them. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-rangeslider.html.
// Always holds: the first value does not pass the second; each handle is a slider for assistive technology.
import { defineType, GroupObject } from '../../runtime/object/object.ts';
import { focusHooks, Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Control } from './control.ts';
import { DOWN, LEFT, RIGHT, UP } from './key-codes.ts';
import { near, snapped } from './range.ts';
import {
  orientationProperties,
  positionAt,
  SNAP,
  sliderGroove,
  sliderHandle,
  sliderSize,
  type WithHandle,
} from './slider-parts.ts';
import { box } from './style.ts';

/** `first` and `second`. */
export class RangeNode extends GroupObject<RangeSlider> {
  declare readonly pressed: boolean;
  declare readonly hovered: boolean;
  declare value: number;
  declare readonly position: number;
  declare readonly visualPosition: number;
  declare handle: Item | null;
  $value = 0;
  /** A value from before the slider was complete: what it may be is known, and told, when that is. */
  $pending: number | null = null;
  $position = 0;
  get $first(): boolean {
    return this.$owner.first === this;
  }
  get $part(): string {
    return this.$first ? 'first' : 'second';
  }
  $setValue(given: number): void {
    const slider = this.$owner;
    if (!slider.$complete_) {
      this.$pending = given;
      return;
    }
    const { from, to } = slider;
    let value = Math.max(Math.min(from, to), Math.min(Math.max(from, to), given));
    // One does not pass the other.
    const other = (this.$first ? slider.second : slider.first).$value;
    value = from <= to === this.$first ? Math.min(value, other) : Math.max(value, other);
    if (value === this.$value || Number.isNaN(value)) return;
    this.$value = value;
    this.$updatePosition();
    this.$emit('valueChanged');
    this.$tell();
  }
  $updatePosition(): void {
    const { from, to } = this.$owner;
    this.$setPosition(to === from ? 0 : (this.$value - from) / (to - from));
  }
  $setPosition(given: number): void {
    const slider = this.$owner;
    const other = this.$first ? slider.second.$position : slider.first.$position;
    const most = slider.$complete_ && this.$first ? other : 1;
    const least = slider.$complete_ && !this.$first ? other : 0;
    const position = Math.max(least, Math.min(most, given));
    if (position === this.$position) return;
    this.$position = position;
    this.$emit('positionChanged');
    this.$emit('visualPositionChanged');
  }
  increase(): void {
    this.$setValue(this.$value + (this.$owner.stepSize || 0.1));
  }
  decrease(): void {
    this.$setValue(this.$value - (this.$owner.stepSize || 0.1));
  }
  /** The handle as a slider of its own. */
  $tell(): void {
    const slider = this.$owner;
    const element = slider.$parts[this.$part]?.$element;
    if (!element) return;
    element.role = 'slider';
    element.ariaLabel = `${slider.objectName || 'RangeSlider'} ${this.$part}`;
    element.ariaValueMin = `${Math.min(slider.from, slider.to)}`;
    element.ariaValueMax = `${Math.max(slider.from, slider.to)}`;
    element.ariaValueNow = `${this.$value}`;
    element.ariaOrientation = slider.orientation === 1 ? 'horizontal' : 'vertical';
  }
}
defineType(RangeNode, {
  name: 'RangeSliderNode',
  creatable: false,
  properties: {
    value: { type: 'real', get: (node) => node.$value, set: (node, value: number) => node.$setValue(value) },
    position: { type: 'real', readonly: true, get: (node) => node.$position },
    visualPosition: {
      type: 'real',
      readonly: true,
      get: (node) => (node.$owner.orientation === 1 ? node.$position : 1 - node.$position),
    },
    handle: {
      type: () => Item,
      get: (node) => node.$owner.$part(node.$part),
      set(node, item: Item | null) {
        node.$owner.$setPart(node.$part, item);
        node.$emit('handleChanged');
      },
    },
    pressed: { type: 'bool', readonly: true },
    hovered: { type: 'bool', readonly: true },
    implicitHandleWidth: {
      type: 'real',
      readonly: true,
      get: (node) => node.$owner.$parts[node.$part]?.implicitWidth ?? 0,
    },
    implicitHandleHeight: {
      type: 'real',
      readonly: true,
      get: (node) => node.$owner.$parts[node.$part]?.implicitHeight ?? 0,
    },
  },
  signals: { moved: {} },
  methods: ['increase', 'decrease'],
});

export class RangeSlider extends Control implements WithHandle {
  declare from: number;
  declare to: number;
  declare stepSize: number;
  declare snapMode: number;
  declare live: boolean;
  declare orientation: number;
  declare readonly horizontal: boolean;
  declare readonly first: RangeNode;
  declare readonly second: RangeNode;
  #held: RangeNode | null = null;

  override get $role(): string {
    return 'group';
  }
  override get $focusElement(): HTMLElement | null {
    return this.$element;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  get #groove(): number {
    return this.horizontal ? this.availableWidth : this.availableHeight;
  }
  override $makeBackground(): Item {
    const bar = box(this, {
      radius: 3,
      color: () => this.palette.dark,
      x: () => (this.horizontal ? this.first.position * this.#groove + 3 : 0),
      y: () => (this.horizontal ? 0 : this.second.visualPosition * this.#groove + 3),
      width: () => (this.horizontal ? (this.second.position - this.first.position) * this.#groove - 6 : 6),
      height: () => (this.horizontal ? 6 : (this.second.position - this.first.position) * this.#groove - 6),
    });
    return sliderGroove(this, bar);
  }
  override $begin(): void {
    super.$begin();
    this.second.$value = 1;
  }
  override $makePart(name: string): Item | null {
    if (name !== 'first' && name !== 'second') return super.$makePart(name);
    const node = this[name];
    const handle = sliderHandle(
      this,
      () => node.visualPosition,
      () => node.pressed,
    );
    handle.activeFocusOnTab = true;
    return handle;
  }
  override get $followed(): readonly string[] {
    return ['background', 'contentItem', 'first', 'second'];
  }
  override $implicit(): [number, number] {
    const { first, second } = this.$parts;
    return sliderSize(this, first, second);
  }
  override $complete(): void {
    this.$part('first');
    this.$part('second');
    super.$complete();
    const { first, second } = this;
    this.setValues(first.$pending ?? first.$value, second.$pending ?? second.$value);
    this.$engine.requestPaint(() => !this.$dead && this.$tell());
  }
  $tell(): void {
    this.first.$tell();
    this.second.$tell();
  }
  $limits(): void {
    if (this.$complete_) this.setValues(this.first.$value, this.second.$value);
  }
  /** Both at once: the first goes no further than the second. */
  setValues(first: number, second: number): void {
    const { from, to } = this;
    const within = (value: number): number =>
      Math.max(Math.min(from, to), Math.min(Math.max(from, to), value));
    let one = within(first);
    let two = within(second);
    if (from > to) two = Math.min(one, two);
    else one = Math.min(one, two);
    const nodes = [
      [this.first, one],
      [this.second, two],
    ] as const;
    for (const [node, value] of nodes) {
      if (node.$value === value) continue;
      node.$value = value;
      node.$emit('valueChanged');
    }
    for (const [node, value] of nodes) {
      const position = to === from ? 0 : (value - from) / (to - from);
      if (position === node.$position) continue;
      node.$position = position;
      node.$emit('positionChanged');
      node.$emit('visualPositionChanged');
    }
    this.$tell();
  }
  valueAt(position: number): number {
    return this.from + (this.to - this.from) * position;
  }

  #nearest(at: { x: number; y: number }): RangeNode {
    const position = this.#at(this.first, at);
    const a = Math.abs(position - this.first.$position);
    const b = Math.abs(position - this.second.$position);
    // Both in one place: the one that can go there.
    return a < b || (a === b && position < this.first.$position) ? this.first : this.second;
  }
  #at(node: RangeNode, { x, y }: { x: number; y: number }): number {
    return positionAt(this, this.$parts[node.$part] ?? null, this.orientation === 1, x, y);
  }
  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    const node = this.#nearest(at);
    this.#held = node;
    if (node.handle) focusHooks.force(node.handle, 0);
    node.$set('pressed', true);
    this.$move(at);
    return true;
  }
  get $keeps(): boolean {
    return true;
  }
  $move(at: Pointer): void {
    const node = this.#held;
    if (node) this.#drag(node, at, this.snapMode === 1, this.live);
  }
  #drag(node: RangeNode, at: Pointer, snap: boolean, live: boolean): void {
    const before = node.$position;
    let position = this.#at(node, at);
    if (snap) position = snapped(position, this.stepSize, this.from, this.to);
    if (live) node.$setValue(this.valueAt(Math.max(0, Math.min(1, position))));
    else node.$setPosition(position);
    if (!near(node.$position, before)) node.$emit('moved');
  }
  $release(at: Pointer): void {
    const node = this.#held;
    this.#held = null;
    if (!node) return;
    this.#drag(node, at, this.snapMode !== 0, true);
    node.$set('pressed', false);
  }
  $cancel(): void {
    this.#held?.$set('pressed', false);
    this.#held = null;
  }
  override $hover(at: Pointer | null): void {
    super.$hover(at);
    const over = at && this.#nearest(at);
    for (const node of [this.first, this.second]) node.$set('hovered', node === over);
  }
  $keyPressed(event: KeyEvent): void {
    const node = this.first.handle?.activeFocus ? this.first : this.second;
    const [back, on] = this.orientation === 1 ? [LEFT, RIGHT] : [DOWN, UP];
    if (event.key !== back && event.key !== on) return;
    const before = node.$value;
    if (event.key === on) node.increase();
    else node.decrease();
    if (!near(node.$value, before)) node.$emit('moved');
    event.accepted = true;
  }
  override $aria(set: (name: string, value: string) => void): void {
    set('aria-label', this.objectName || 'RangeSlider');
  }
  override $firstStyle(): string {
    return 'touch-action:none;';
  }
}
const limits = (slider: RangeSlider): void => slider.$limits();
defineType(RangeSlider, {
  name: 'RangeSlider',
  enums: SNAP,
  properties: {
    from: { type: 'real', changed: limits },
    to: { type: 'real', value: 1, changed: limits },
    first: { group: () => RangeNode as never },
    second: { group: () => RangeNode as never },
    stepSize: 'real',
    snapMode: { type: 'enum:SnapMode' },
    live: { type: 'bool', value: true },
    ...orientationProperties<RangeSlider>(),
    touchDragThreshold: { type: 'real', value: -1, reset: (item) => item.$set('touchDragThreshold', -1) },
  },
  methods: ['setValues', 'valueAt'],
});
