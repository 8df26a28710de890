// `Slider`, `Dial`, `ProgressBar` and `BusyIndicator` in the Basic style. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-slider.html and its kin.
import { defineType, type PropertyOptions } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Control, initially, LOOK, part, partSize } from './control.ts';
import { DOWN, END, HOME, LEFT, RIGHT, UP } from './key-codes.ts';
import { near, Range, rangeProperties, snapped } from './range.ts';
import {
  orientationProperties,
  positionAt,
  SNAP,
  sliderGroove,
  sliderHandle,
  sliderSize,
} from './slider-parts.ts';
import { box, made } from './style.ts';

/** A range with a handle, moved by pointer, keys and wheel. */
export abstract class Handled extends Range {
  declare stepSize: number;
  declare snapMode: number;
  declare live: boolean;
  declare readonly pressed: boolean;
  declare handle: Item | null;
  override get $role(): string {
    return 'slider';
  }
  override get $followed(): readonly string[] {
    return ['background', 'contentItem', 'handle'];
  }
  override $makePart(name: string): Item | null {
    return name === 'handle' ? this.$makeHandle() : super.$makePart(name);
  }
  abstract $makeHandle(): Item | null;
  override $complete(): void {
    this.$part('handle');
    super.$complete();
  }
  increase(): void {
    this.$setValue(this.$value + (this.stepSize || 0.1));
  }
  decrease(): void {
    this.$setValue(this.$value - (this.stepSize || 0.1));
  }
  $snap(position: number): number {
    return snapped(position, this.stepSize, this.from, this.to);
  }
  abstract $positionAt(at: { x: number; y: number }): number;
  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    this.$focusByPress();
    this.$set('pressed', true);
    this.$drag(at);
    return true;
  }
  get $keeps(): boolean {
    return true;
  }
  $move(at: Pointer): void {
    this.$drag(at);
  }
  $drag(at: { x: number; y: number }): void {
    const before = this.$position;
    let position = this.$positionAt(at);
    if (this.snapMode === 1) position = this.$snap(position);
    if (this.live) this.$setValue(this.valueAt(position));
    else this.$setPosition(position);
    if (!near(this.$position, before)) this.$emit('moved');
  }
  $release(at: Pointer): void {
    const before = this.$position;
    let position = this.$positionAt(at);
    if (this.snapMode) position = this.$snap(position);
    const value = this.valueAt(position);
    if (!near(value, this.$value)) this.$setValue(value);
    else if (this.snapMode) this.$setPosition(position);
    if (!near(this.$position, before)) this.$emit('moved');
    this.$set('pressed', false);
  }
  $cancel(): void {
    this.$updatePosition();
    this.$set('pressed', false);
  }
  /** What a key does: up, down, or to an end. */
  abstract $step(key: number): -1 | 0 | 1;
  $keyPressed(event: KeyEvent): void {
    const { key } = event;
    const before = this.$value;
    const step = this.$step(key);
    if (step > 0) this.increase();
    else if (step < 0) this.decrease();
    else if (key === HOME) this.$setValue(this.from);
    else if (key === END) this.$setValue(this.to);
    else return;
    event.accepted = true;
    if (step) this.$set('pressed', true);
    if (!near(this.$value, before)) this.$emit('moved');
  }
  $keyReleased(event: KeyEvent): void {
    if (!this.$step(event.key)) return;
    this.$set('pressed', false);
    event.accepted = true;
  }
  $wheel(_at: Pointer, event: WheelEvent): boolean {
    if (!this.wheelEnabled) return false;
    const before = this.$value;
    if (event.deltaY + event.deltaX < 0) this.increase();
    else this.decrease();
    if (!near(this.$value, before)) this.$emit('moved');
    return !near(this.$value, before);
  }
}
const handledProperties = <T extends Handled>(): Record<string, PropertyOptions<T>> => ({
  ...rangeProperties<T>(),
  stepSize: { type: 'real' },
  snapMode: { type: 'enum:SnapMode' },
  live: { type: 'bool', value: true },
  pressed: { type: 'bool', readonly: true },
  handle: part<T>('handle'),
});

export class Slider extends Handled {
  declare orientation: number;
  declare readonly visualPosition: number;
  declare readonly horizontal: boolean;
  get $across(): boolean {
    return this.orientation === 1;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeBackground(): Item {
    const bar = box(this, {
      radius: 3,
      color: () => this.palette.dark,
      y: () => (this.horizontal ? 0 : this.visualPosition * this.$groove),
      width: () => (this.horizontal ? this.position * this.$groove : 6),
      height: () => (this.horizontal ? 6 : this.position * this.$groove),
    });
    return sliderGroove(this, bar);
  }
  get $groove(): number {
    return this.horizontal ? this.availableWidth : this.availableHeight;
  }
  override $makeHandle(): Item {
    return sliderHandle(
      this,
      () => this.visualPosition,
      () => this.pressed,
    );
  }
  override $implicit(): [number, number] {
    return sliderSize(this, this.$parts.handle);
  }
  override $positionAt({ x, y }: { x: number; y: number }): number {
    return positionAt(this, this.$parts.handle ?? null, this.$across, x, y);
  }
  override $step(key: number): -1 | 0 | 1 {
    const [back, on] = this.$across ? [LEFT, RIGHT] : [DOWN, UP];
    return key === on ? 1 : key === back ? -1 : 0;
  }
  override $aria(set: (name: string, value: string | number | null) => void): void {
    super.$aria(set);
    set('aria-orientation', this.$across ? 'horizontal' : 'vertical');
  }
  override $firstStyle(): string {
    return 'touch-action:none;';
  }
}
defineType(Slider, {
  name: 'Slider',
  enums: SNAP,
  properties: {
    ...handledProperties<Slider>(),
    ...orientationProperties<Slider>(),
    visualPosition: {
      type: 'real',
      readonly: true,
      get: (item) => (item.$across ? item.$position : 1 - item.$position),
    },
    touchDragThreshold: { type: 'real', value: -1, reset: (item) => item.$set('touchDragThreshold', -1) },
    implicitHandleWidth: partSize('handle', 'Width'),
    implicitHandleHeight: partSize('handle', 'Height'),
  },
  signals: { moved: {} },
  methods: ['increase', 'decrease', 'valueAt'],
});
initially(Slider, { focusPolicy: 11 });

// --- Dial -------------------------------------------------------------------------------------------------------

const BEGIN_ANGLE = -140;
const END_ANGLE = 140;
/** A ring from the beginning to where the dial stands. */
class Ring extends Item {
  $dial: Dial = null as never;
  override $paint(style: CSSStyleDeclaration): void {
    const color = (this.$dial.visualFocus ? this.$dial.palette.highlight : this.$dial.palette.dark).css();
    style.borderRadius = '50%';
    style.boxSizing = 'border-box';
    style.boxShadow = `inset 0 0 0 1px ${color}`;
    const angle = (END_ANGLE - BEGIN_ANGLE) * this.$dial.$position;
    style.background = `conic-gradient(from ${BEGIN_ANGLE}deg,${color} ${angle}deg,transparent 0) border-box`;
    style.mask = 'radial-gradient(closest-side,transparent calc(100% - 4px),#000 calc(100% - 4px))';
  }
}
defineType(Ring, { name: 'DialRing', creatable: false });

export class Dial extends Handled {
  declare wrap: boolean;
  declare inputMode: number;
  declare readonly angle: number;
  #from: { x: number; y: number; position: number } | null = null;
  override $makeBackground(): Item {
    const ring = new Ring();
    ring.$dial = this;
    return made(this, ring, {
      implicitWidth: 184,
      implicitHeight: 184,
      opacity: () => (this.enabled ? 1 : 0.3),
    });
  }
  override $makeHandle(): Item {
    const radius = (): number => Math.min(this.width, this.height) * 0.4 - 5;
    const turn = (): number => (this.angle * Math.PI) / 180;
    return box(this, {
      width: 14,
      height: 10,
      radius: 5,
      color: () => (this.visualFocus ? this.palette.highlight : this.palette.dark),
      opacity: () => (this.enabled ? 1 : 0.3),
      x: () => this.width / 2 - 7 + Math.sin(turn()) * radius(),
      y: () => this.height / 2 - 5 - Math.cos(turn()) * radius(),
      rotation: () => this.angle,
    });
  }
  get $angle(): number {
    return BEGIN_ANGLE + this.$position * (END_ANGLE - BEGIN_ANGLE);
  }
  override $setPosition(position: number): void {
    const before = this.$position;
    super.$setPosition(position);
    if (before === this.$position) return;
    this.$emit('angleChanged');
    const { background } = this.$parts;
    if (background) background.$mark(LOOK);
  }
  override $press(at: Pointer): boolean {
    this.#from = { x: at.x, y: at.y, position: this.$position };
    if (at.button !== 1) return false;
    this.$focusByPress();
    this.$set('pressed', true);
    if (this.inputMode === 0) this.$drag(at);
    return true;
  }
  override $drag(at: { x: number; y: number }): void {
    // Over the gap at the bottom it does not jump, unless it may.
    if (!this.wrap && this.inputMode === 0 && Math.abs(this.$positionAt(at) - this.$position) > 0.5) return;
    super.$drag(at);
  }
  override $release(at: Pointer): void {
    if (!this.wrap && this.inputMode === 0 && Math.abs(this.$positionAt(at) - this.$position) > 0.5) {
      this.$set('pressed', false);
      return;
    }
    super.$release(at);
  }
  override $positionAt({ x, y }: { x: number; y: number }): number {
    const from = this.#from;
    if (this.inputMode !== 0 && from) {
      const way = this.inputMode === 1 ? x - from.x : from.y - y;
      const moved = from.position + way / 200;
      return this.wrap ? ((moved % 1) + 1) % 1 : Math.max(0, Math.min(1, moved));
    }
    const angle = (Math.atan2(x - this.$width / 2, this.$height / 2 - y) * 180) / Math.PI;
    return (angle - BEGIN_ANGLE) / (END_ANGLE - BEGIN_ANGLE);
  }
  override increase(): void {
    this.#turn(1);
  }
  override decrease(): void {
    this.#turn(-1);
  }
  #turn(way: number): void {
    const value = this.$value + way * (this.stepSize || 0.1);
    const least = Math.min(this.from, this.to);
    const most = Math.max(this.from, this.to);
    this.$setValue(this.wrap && value > most ? least : this.wrap && value < least ? most : value);
  }
  override $step(key: number): -1 | 0 | 1 {
    if (key === RIGHT || key === UP) return 1;
    return key === LEFT || key === DOWN ? -1 : 0;
  }
  override $firstStyle(): string {
    return 'touch-action:none;';
  }
}
defineType(Dial, {
  name: 'Dial',
  enums: { ...SNAP, InputMode: { Circular: 0, Horizontal: 1, Vertical: 2 } },
  properties: {
    ...handledProperties<Dial>(),
    angle: { type: 'real', readonly: true, get: (item) => item.$angle },
    wrap: 'bool',
    inputMode: { type: 'enum:InputMode' },
  },
  signals: { moved: {} },
  methods: ['increase', 'decrease'],
});
initially(Dial, { focusPolicy: 1 });

// --- ProgressBar ------------------------------------------------------------------------------------------------

/** Stripes that pass, or a bar that grows. */
class Progress extends Item {
  $bar: ProgressBar = null as never;
  override $firstStyle(): string {
    return 'overflow:hidden;';
  }
  override $paint(style: CSSStyleDeclaration): void {
    const color = this.$bar.palette.dark.css();
    const { indeterminate, $position: position } = this.$bar;
    style.background = indeterminate
      ? `repeating-linear-gradient(90deg,${color} 0 40px,transparent 40px 80px)`
      : `linear-gradient(${color},${color}) left/${position * 100}% 100% no-repeat`;
    const element = this.$element!;
    const running = element.getAnimations().length > 0;
    if (!indeterminate) for (const animation of element.getAnimations()) animation.cancel();
    else if (!running && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      element.animate(
        { backgroundPositionX: ['0px', '80px'] },
        { duration: 900, iterations: Number.POSITIVE_INFINITY },
      );
  }
}
defineType(Progress, { name: 'BasicProgressBar', creatable: false });

export class ProgressBar extends Range {
  declare indeterminate: boolean;
  override get $role(): string {
    return 'progressbar';
  }
  override get $focusElement(): null {
    return null;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 200,
      implicitHeight: 6,
      y: () => (this.height - 6) / 2,
      height: 6,
      color: () => this.palette.midlight,
    });
  }
  override $makeContent(): Item {
    const content = new Progress();
    content.$bar = this;
    return made(this, content, { implicitWidth: 116, implicitHeight: 6 });
  }
  override $setPosition(position: number): void {
    super.$setPosition(position);
    this.$redraw();
  }
  $redraw(): void {
    this.$parts.contentItem?.$mark(LOOK);
    this.$mark(LOOK);
  }
  override $aria(set: (name: string, value: string | number | null) => void): void {
    super.$aria(set);
    if (this.indeterminate) set('aria-valuenow', null);
  }
}
defineType(ProgressBar, {
  name: 'ProgressBar',
  properties: {
    ...rangeProperties<ProgressBar>(),
    visualPosition: { type: 'real', readonly: true, get: (item) => item.$position },
    indeterminate: { type: 'bool', changed: (item) => item.$redraw() },
  },
});

// --- BusyIndicator ----------------------------------------------------------------------------------------------

/** Ten dots of which some are larger, turning. */
class Busy extends Item {
  $of: BusyIndicator = null as never;
  override $paint(style: CSSStyleDeclaration, _dirty: number, first: boolean): void {
    const color = this.$of.palette.dark.css();
    const { running } = this.$of;
    style.opacity = running ? '1' : '0';
    style.transition = 'opacity .25s';
    const dots = Array.from({ length: 10 }, (_, i) => {
      const angle = (i / 10) * 2 * Math.PI;
      const radius = i < 5 ? 2 + i * 0.7 : 2;
      const x = 50 + 42 * Math.sin(angle);
      const y = 50 - 42 * Math.cos(angle);
      return `radial-gradient(circle at ${x}% ${y}%,${color} ${radius}px,transparent ${radius + 0.7}px)`;
    });
    style.background = dots.join();
    const element = this.$element!;
    if (first && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      element.animate(
        { rotate: ['0deg', '360deg'] },
        { duration: 2400, iterations: Number.POSITIVE_INFINITY },
      );
    for (const animation of element.getAnimations())
      if (!(animation instanceof CSSTransition)) {
        if (running) animation.play();
        else animation.pause();
      }
  }
}
defineType(Busy, { name: 'BasicBusyIndicator', creatable: false });

export class BusyIndicator extends Control {
  declare running: boolean;
  override get $role(): string {
    return 'progressbar';
  }
  override get $focusElement(): null {
    return null;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makeContent(): Item {
    const content = new Busy();
    content.$of = this;
    return made(this, content, { implicitWidth: 48, implicitHeight: 48 });
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    set('aria-label', this.objectName || 'Busy');
    set('aria-hidden', this.running ? null : true);
  }
}
defineType(BusyIndicator, {
  name: 'BusyIndicator',
  properties: {
    running: {
      type: 'bool',
      value: true,
      changed(item) {
        item.$parts.contentItem?.$mark(LOOK);
        item.$mark(LOOK);
      },
    },
  },
});
