// `SpinBox` in the Basic style: a whole number between two buttons. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-spinbox.html.
import { defineType, GroupObject, type PropertyOptions } from '../../runtime/object/object.ts';
import { IntValidator, Validator } from '../../runtime/types/validators.ts';
import { scopeTypes } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { TextInput } from '../quick/text-input.ts';
import { Control, initially, LOOK } from './control.ts';
import { DOWN, ENTER, RETURN, UP } from './key-codes.ts';
import { box, give, made } from './style.ts';

const DELAY = 300;
const INTERVAL = 100;

/** `up` and `down`. */
export class SpinButton extends GroupObject<SpinBox> {
  declare pressed: boolean;
  declare hovered: boolean;
  get $name(): string {
    return this.$owner.up === this ? 'up' : 'down';
  }
}
const ofIndicator = (side: 'Width' | 'Height'): PropertyOptions<SpinButton> => ({
  type: 'real',
  readonly: true,
  get: (button) => button.$owner.$parts[button.$name]?.[`implicit${side}`] ?? 0,
});
defineType(SpinButton, {
  name: 'IndicatorButton',
  creatable: false,
  properties: {
    pressed: 'bool',
    hovered: { type: 'bool', readonly: true },
    indicator: {
      type: () => Item,
      get: (button) => button.$owner.$part(button.$name),
      set: (button, item: Item | null) => {
        button.$owner.$setIndicator(button.$name, item);
        button.$emit('indicatorChanged');
      },
    },
    implicitIndicatorWidth: ofIndicator('Width'),
    implicitIndicatorHeight: ofIndicator('Height'),
  },
});

export class SpinBox extends Control {
  declare from: number;
  declare to: number;
  declare value: number;
  declare stepSize: number;
  declare editable: boolean;
  declare wrap: boolean;
  declare validator: Validator | null;
  declare textFromValue: unknown;
  declare valueFromText: unknown;
  declare inputMethodHints: number;
  declare readonly displayText: string;
  declare readonly up: SpinButton;
  declare readonly down: SpinButton;
  $value = 0;
  $displayed = '0';
  #timer: unknown = null;
  #held: SpinButton | null = null;

  override get $role(): string {
    return '';
  }
  override get $focusElement(): HTMLElement | null {
    return this.$element;
  }
  override $styled(name: string): number | undefined {
    if (name === 'padding') return 6;
    const side = name === 'leftPadding' ? 'down' : name === 'rightPadding' ? 'up' : null;
    return side ? this.$pad('padding') + (this.$parts[side]?.$width ?? 0) : undefined;
  }
  override $makeBackground(): Item {
    return box(this, {
      implicitWidth: 140,
      color: () => (this.enabled ? this.palette.base : this.palette.button),
      border: { color: () => this.palette.button },
    });
  }
  override $makeContent(): Item {
    const input = made(this, new TextInput(), {
      z: 2,
      text: () => this.displayText,
      font: () => this.font,
      color: () => this.palette.text,
      selectionColor: () => this.palette.highlight,
      selectedTextColor: () => this.palette.highlightedText,
      horizontalAlignment: 4,
      verticalAlignment: 128,
      readOnly: () => !this.editable,
      validator: () => this.validator,
      inputMethodHints: () => this.inputMethodHints,
      activeFocusOnTab: true,
    });
    const frame = box(this, {
      x: -7,
      y: -6,
      width: () => this.width - this.$buttonWidth('up') - this.$buttonWidth('down') + 2,
      height: () => this.height,
      visible: () => this.activeFocus,
      color: 'transparent',
      border: { width: 2, color: () => this.palette.highlight },
    });
    frame.$setParentItem(input);
    return input;
  }
  $buttonWidth(name: 'up' | 'down'): number {
    return this.$parts[name]?.width ?? 0;
  }
  override $makePart(name: string): Item | null {
    if (name !== 'up' && name !== 'down') return super.$makePart(name);
    const sign = (width: number, height: number): Item =>
      box(this, {
        x: (40 - width) / 2,
        y: () => (this.height - height) / 2,
        width,
        height,
        color: () => (this.enabled && this.$can(name) ? this.palette.buttonText : this.palette.mid),
      });
    const long = 40 / 3;
    const face = box(
      this,
      {
        implicitWidth: 40,
        implicitHeight: 40,
        height: () => this.height,
        color: () => (this[name].pressed ? this.palette.mid : this.palette.button),
      },
      sign(long, 2),
      ...(name === 'up' ? [sign(2, long)] : []),
    );
    if (name === 'up') give(face, { x: () => this.width - face.width });
    return face;
  }
  $setIndicator(name: string, item: Item | null): void {
    this.$setPart(name, item);
  }
  override get $followed(): readonly string[] {
    return ['background', 'contentItem', 'up', 'down'];
  }
  override $implicit(_width: number, height: number): [number, number] {
    const { background, contentItem, up, down } = this.$parts;
    return [
      Math.max(
        (background?.implicitWidth ?? 0) + this.$pad('leftInset') + this.$pad('rightInset'),
        (contentItem?.implicitWidth ?? 0) +
          2 * this.$pad('padding') +
          (up?.implicitWidth ?? 0) +
          (down?.implicitWidth ?? 0),
      ),
      Math.max(height, up?.implicitHeight ?? 0, down?.implicitHeight ?? 0),
    ];
  }
  /** Whether that button does anything. */
  $can(name: 'up' | 'down'): boolean {
    const next = this.value + (name === 'up' ? this.stepSize : -this.stepSize);
    return this.wrap || this.$bound(next, false) !== this.value;
  }

  // --- the value -------------------------------------------------------------------------------------------

  $bound(value: number, wrap: boolean): number {
    const least = Math.min(this.from, this.to);
    const most = Math.max(this.from, this.to);
    if (!wrap) return Math.max(least, Math.min(most, value));
    return value < least ? most : value > most ? least : value;
  }
  $setValue(given: number, wrap: boolean, modified: boolean): boolean {
    const value = this.$complete_ ? this.$bound(given, wrap) : given;
    if (value === this.$value) {
      this.$refresh();
      return false;
    }
    this.$value = value;
    this.$refresh();
    this.$emit('valueChanged');
    if (modified) this.$emit('valueModified');
    this.$mark(LOOK);
    return true;
  }
  $text(value: number): string {
    const { textFromValue } = this;
    return typeof textFromValue === 'function' && textFromValue !== TEXT_FROM_VALUE
      ? String(textFromValue.call(this, value, this.$locale))
      : this.editable
        ? String(value)
        : value.toLocaleString(this.$engine.host.locale);
  }
  $refresh(): void {
    const text = this.$text(this.$value);
    if (text === this.$displayed) return;
    this.$displayed = text;
    this.$emit('displayTextChanged');
  }
  $limits(): void {
    if (this.$complete_) this.$setValue(this.$value, false, false);
    this.$mark(LOOK);
  }
  increase(): void {
    this.$setValue(this.$value + this.stepSize, this.wrap, false);
  }
  decrease(): void {
    this.$setValue(this.$value - this.stepSize, this.wrap, false);
  }
  /** By the user. */
  $step(way: number): void {
    this.$take();
    this.$setValue(this.$value + way * this.stepSize, this.wrap, true);
  }
  /** What was typed becomes the value. */
  $take(): void {
    const { contentItem: input } = this.$parts;
    if (!this.editable || !(input instanceof TextInput)) return;
    const { text } = input;
    if (text === this.$displayed) return;
    const { valueFromText } = this;
    const value =
      typeof valueFromText === 'function' && valueFromText !== VALUE_FROM_TEXT
        ? Number(valueFromText.call(this, text, this.$locale))
        : Number(text.replace(/[^\d-]/g, ''));
    const before = this.$value;
    if (!Number.isNaN(value) && text.trim() !== '') this.$setValue(Math.trunc(value), false, true);
    if (this.$value === before && input.text !== this.$displayed) {
      // Nothing new: the text is that of the value again.
      give(input, { text: () => this.displayText });
    }
  }

  override $complete(): void {
    this.$part('up');
    this.$part('down');
    super.$complete();
    if (!this.$setValue(this.$value, false, false)) this.$refresh();
    if (!this.validator) {
      const validator = new IntValidator();
      validator.$c = this.$c;
      validator.$adopt(this);
      give(validator, {
        bottom: () => Math.min(this.from, this.to),
        top: () => Math.max(this.from, this.to),
      });
      this.$set('validator', validator);
    }
  }

  // --- pointer and keys --------------------------------------------------------------------------------------

  #buttonAt({ x, y }: { x: number; y: number }): SpinButton | null {
    for (const name of ['up', 'down'] as const) {
      const item = this.$parts[name];
      if (item && x >= item.$x_ && y >= item.$y_ && x < item.$x_ + item.$width && y < item.$y_ + item.$height)
        return this[name];
    }
    return null;
  }
  $press(at: Pointer): boolean {
    const button = this.#buttonAt(at);
    if (at.button !== 1) return false;
    this.$focusByPress();
    this.#held = button;
    if (button) {
      button.$set('pressed', true);
      this.#repeat(DELAY);
    }
    return true;
  }
  #repeated = false;
  #repeat(ms: number): void {
    const { host } = this.$engine;
    this.#repeated = ms !== DELAY;
    this.#timer = host.setTimeout(() => {
      if (this.$dead || !this.#held) return;
      this.$step(this.#held === this.up ? 1 : -1);
      this.#repeat(INTERVAL);
    }, ms);
  }
  $move(at: Pointer): void {
    const held = this.#held;
    if (held) held.$set('pressed', this.#buttonAt(at) === held);
  }
  $release(): void {
    const held = this.#held;
    this.#stop();
    if (!held) return;
    const pressed = held.pressed;
    held.$set('pressed', false);
    if (pressed && !this.#repeated) this.$step(held === this.up ? 1 : -1);
  }
  #stop(): void {
    this.$engine.host.clearTimeout(this.#timer);
    this.#held = null;
  }
  $cancel(): void {
    const held = this.#held;
    this.#stop();
    held?.$set('pressed', false);
  }
  override $hover(at: Pointer | null): void {
    super.$hover(at);
    const over = at && this.#buttonAt(at);
    for (const name of ['up', 'down'] as const) this[name].$set('hovered', this[name] === over);
  }
  $wheel(_at: Pointer, event: WheelEvent): boolean {
    if (!this.wheelEnabled) return false;
    this.$step(event.deltaY < 0 ? 1 : -1);
    return true;
  }
  $keyPressed(event: KeyEvent): void {
    if (event.key === UP || event.key === DOWN) {
      const name = event.key === UP ? 'up' : 'down';
      if (!this.$can(name)) return;
      this.$step(name === 'up' ? 1 : -1);
      this[name].$set('pressed', true);
      event.accepted = true;
    } else if (event.key === RETURN || event.key === ENTER) this.$take();
  }
  $keyReleased(event: KeyEvent): void {
    if (event.key !== UP && event.key !== DOWN) return;
    for (const name of ['up', 'down'] as const) this[name].$set('pressed', false);
    event.accepted = true;
  }
  override $focused(active: boolean): void {
    super.$focused(active);
    if (!active) this.$take();
    else if (this.editable) this.$parts.contentItem?.forceActiveFocus(this.focusReason);
  }
  override $destroyed(): void {
    this.#stop();
    super.$destroyed();
  }

  // --- the page ----------------------------------------------------------------------------------------------

  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    if (first) this.$engine.requestPaint(() => this.$tell());
    else this.$tell();
  }
  /** The input is the spin box for assistive technology. */
  $tell(): void {
    const { contentItem: input } = this.$parts;
    const element = this.$dead ? null : input instanceof TextInput ? input.$input : this.$element;
    if (!element) return;
    element.role = 'spinbutton';
    element.ariaValueMin = `${Math.min(this.from, this.to)}`;
    element.ariaValueMax = `${Math.max(this.from, this.to)}`;
    element.ariaValueNow = `${this.$value}`;
    element.ariaValueText = this.$displayed;
    if (!element.hasAttribute('aria-label') || element.ariaLabel === 'Text')
      element.ariaLabel = this.objectName || 'SpinBox';
    if (this.$element) this.$element.tabIndex = this.activeFocusOnTab && !this.editable ? 0 : -1;
  }
}
/** What documents may call, and replace. */
const TEXT_FROM_VALUE = (value: number, locale: { name?: string }): string =>
  Number(value).toLocaleString(locale?.name?.replace('_', '-') || 'en');
const VALUE_FROM_TEXT = (text: string): number => Number(`${text}`.replace(/,/g, ''));

defineType(SpinBox, {
  name: 'SpinBox',
  properties: {
    from: { type: 'int', changed: (item) => item.$limits() },
    to: { type: 'int', value: 99, changed: (item) => item.$limits() },
    value: {
      type: 'int',
      get: (item) => item.$value,
      set: (item, value: number) => void item.$setValue(value, false, false),
    },
    stepSize: { type: 'int', value: 1 },
    editable: { type: 'bool', changed: (item) => item.$refresh() },
    wrap: 'bool',
    validator: { type: () => Validator as never, reset: (item) => item.$set('validator', null) },
    textFromValue: { type: 'var', value: TEXT_FROM_VALUE, changed: (item) => item.$refresh() },
    valueFromText: { type: 'var', value: VALUE_FROM_TEXT },
    up: { group: () => SpinButton as never },
    down: { group: () => SpinButton as never },
    inputMethodHints: { type: 'int', value: 0x10000 },
    inputMethodComposing: {
      type: 'bool',
      readonly: true,
      get: ({ $parts: { contentItem: input } }) => input instanceof TextInput && input.$preedit !== '',
    },
    displayText: { type: 'string', readonly: true, get: (item) => item.$displayed },
  },
  signals: { valueModified: {} },
  methods: ['increase', 'decrease'],
});
initially(SpinBox, { focusPolicy: 0 });
scopeTypes.push(SpinBox as never);
