// `AbstractButton`: what every button does. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-abstractbutton.html. It is a button of the page, so that keys
// and assistive technology reach it.
import { defineType, type PropertyOptions, type QmlObject } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { findNotifier } from '../../runtime/reactive/graph.ts';
import type { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { type Pointer, PointerScene } from '../quick/pointer-scene.ts';
import { Control, computed, initially, LOOK, part } from './control.ts';
import { Icon, IconLabel, plainText } from './icon.ts';
import { SPACE } from './key-codes.ts';

const HOLD = 800;

/** What a button knows of the group that it is in (`ButtonGroup`). */
export interface Group {
  readonly $checked: AbstractButton | null;
  $clicked(button: AbstractButton): void;
  $uncheckOther(button: AbstractButton): void;
}
/** What a button knows of its action: `action.ts` has it. */
export interface ButtonAction extends QmlObject {
  readonly enabled: boolean;
  $trigger(source: QmlObject | null): void;
  $tie(button: AbstractButton): () => void;
}

export class AbstractButton extends Control {
  declare text: string;
  declare down: boolean;
  declare readonly pressed: boolean;
  declare checked: boolean;
  declare checkable: boolean;
  declare autoExclusive: boolean;
  declare autoRepeat: boolean;
  declare autoRepeatDelay: number;
  declare autoRepeatInterval: number;
  declare indicator: Item | null;
  declare display: number;
  declare readonly icon: Icon;
  declare action: ButtonAction | null;
  $pressed = false;
  /** What a document says of `down`, if anything. */
  $down: boolean | null = null;
  $held = false;
  $timer: unknown = null;
  $point: { x: number; y: number } = { x: 0, y: 0 };
  $buttonGroup: Group | null = null;
  /** `text` as the document gives it: an action's comes in its place while there is none. */
  $text: string | null = null;
  $untie: (() => void) | null = null;

  override get $role(): string | null {
    return 'button';
  }
  /** Buttons of the page cannot hold others. */
  get $native(): boolean {
    return this.$role === 'button';
  }
  $setPressed(pressed: boolean): void {
    if (this.$pressed === pressed) return;
    const { down } = this;
    this.$pressed = pressed;
    this.$emit('pressedChanged');
    if (down !== this.down) this.$emit('downChanged');
  }
  $listens(name: string): boolean {
    const node = findNotifier(this, this.$meta.signals[name]!);
    return node !== null && (node.head !== null || !!node.late?.head);
  }
  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    this.$focusByPress();
    this.$hold(at);
    // Whoever listens to the second press gets no click of it.
    this.$double = at.double && this.$listens('doubleClicked');
    if (this.$double) this.$emit('doubleClicked');
    return true;
  }
  $hold(at: { x: number; y: number }): void {
    this.$pointAt(at);
    this.$held = false;
    this.$setPressed(true);
    this.$emit('pressed');
    const { host } = this.$engine;
    host.clearTimeout(this.$timer);
    const due = (): void => {
      if (this.$dead || !this.$pressed) return;
      if (this.autoRepeat) {
        this.$emit('released');
        this.$trigger();
        this.$emit('pressed');
        this.$timer = host.setTimeout(due, this.autoRepeatInterval);
      } else {
        this.$held = true;
        this.$emit('pressAndHold');
      }
    };
    if (this.autoRepeat || this.$listens('pressAndHold'))
      this.$timer = host.setTimeout(due, this.autoRepeat ? this.autoRepeatDelay : HOLD);
  }
  $pointAt(at: { x: number; y: number }): void {
    const { x, y } = this.$point;
    this.$point = { x: at.x, y: at.y };
    if (x !== at.x) this.$emit('pressXChanged');
    if (y !== at.y) this.$emit('pressYChanged');
  }
  $move(at: Pointer): void {
    this.$pointAt(at);
    this.$setPressed(this.contains(new Point(at.x, at.y)));
  }
  $release(): void {
    this.$engine.host.clearTimeout(this.$timer);
    const inside = this.$pressed;
    this.$setPressed(false);
    const held = this.$held;
    if (!held && inside) this.$nextCheckState();
    if (!inside) this.$emit('canceled');
    else {
      this.$emit('released');
      if (!held && !this.$double) this.$trigger();
    }
  }
  $double = false;
  $cancel(): void {
    this.$engine.host.clearTimeout(this.$timer);
    if (!this.$pressed) return;
    this.$setPressed(false);
    this.$emit('canceled');
  }
  /** The buttons of which one at most is checked, this one among them. */
  $exclusives(): AbstractButton[] {
    if (!this.autoExclusive) return [];
    return (this.$parentItem?.$items ?? []).filter(
      (item): item is AbstractButton =>
        item instanceof AbstractButton && item.autoExclusive && !item.$buttonGroup,
    );
  }
  $checkedOne(): AbstractButton | null {
    if (this.$buttonGroup) return this.$buttonGroup.$checked;
    const buttons = this.$exclusives();
    if (buttons.length < 2) return null;
    return buttons.find((button) => button.checked && button !== this) ?? (this.checked ? this : null);
  }
  $nextCheckState(): void {
    if (this.checkable && !(this.checked && this.$checkedOne() === this)) this.$toggle(!this.checked);
  }
  $toggle(checked: boolean): void {
    const before = this.checked;
    this.checked = checked;
    if (before !== this.checked) this.$emit('toggled');
  }
  /** It was clicked: its action is carried out, or its handlers are told. */
  $trigger(): void {
    if (this.$dead) return;
    const { action } = this;
    if (action?.enabled) action.$trigger(this);
    else if (!action) this.$clicked();
  }
  $clicked(): void {
    if (this.$dead) return;
    this.$emit('clicked');
    if (!this.$dead) this.$buttonGroup?.$clicked(this);
  }
  $click(): void {
    this.$held = false;
    this.$setPressed(true);
    this.$emit('pressed');
    this.$release();
  }
  toggle(): void {
    this.checked = !this.checked;
  }
  click(): void {
    this.$clicked();
  }
  $keyPressed(event: KeyEvent): void {
    if (event.key !== SPACE) return;
    event.accepted = true;
    if (!event.isAutoRepeat) this.$hold({ x: this.$width / 2, y: this.$height / 2 });
  }
  $keyReleased(event: KeyEvent): void {
    if (event.key !== SPACE) return;
    event.accepted = true;
    if (this.$pressed) this.$release();
  }
  override $focused(active: boolean): void {
    if (!active) this.$cancel();
    super.$focused(active);
  }
  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (this.$pressed) PointerScene.drop(this as never);
  }
  override $makePart(name: string): Item | null {
    return name === 'indicator' ? this.$makeIndicator() : super.$makePart(name);
  }
  $makeIndicator(): Item | null {
    return null;
  }
  override get $followed(): readonly string[] {
    return FOLLOWED;
  }
  override $implicit(width: number, height: number): [number, number] {
    const { indicator } = this.$parts;
    return [
      width,
      indicator
        ? Math.max(height, indicator.implicitHeight + this.$pad('topPadding') + this.$pad('bottomPadding'))
        : height,
    ];
  }
  override $complete(): void {
    this.$part('indicator');
    super.$complete();
  }
  $iconChanged(): void {
    this.$labelChanged();
  }
  $labelChanged(): void {
    const { contentItem } = this.$parts;
    if (contentItem instanceof IconLabel) contentItem.$refresh();
    this.$mark(LOOK);
  }
  /** Told before its own `checkedChanged`. */
  $checkedChanged(checked: boolean): void {
    if (checked && !this.checkable) this.$set('checkable', true);
    if (checked && this.$buttonGroup) this.$buttonGroup.$uncheckOther(this);
    else if (checked) {
      for (const other of this.$exclusives()) if (other !== this && other.checked) other.checked = false;
    }
    this.$mark(LOOK);
  }
  override $destroyed(): void {
    this.$engine.host.clearTimeout(this.$timer);
    this.$untie?.();
    super.$destroyed();
  }

  override $createElement(): HTMLElement {
    const native = this.$native;
    const element: HTMLElement = document.createElement(native ? 'button' : 'div');
    if (native) (element as HTMLButtonElement).type = 'button';
    // Enter, and a click of assistive technology.
    element.addEventListener('click', (event) => {
      if (event.detail === 0 && event.target === element) this.$click();
    });
    return element;
  }
  override $firstStyle(): string {
    return 'margin:0;padding:0;border:0;outline:0;background:none;font:inherit;color:inherit;text-align:left;cursor:inherit;user-select:none;';
  }
  override $aria(set: (name: string, value: string | number | boolean | null) => void): void {
    const { $role: role } = this;
    if (role === 'button') set('aria-pressed', this.checkable ? this.checked : null);
    else if (role === 'tab') set('aria-selected', this.checked);
    else if (role !== 'menuitem') set('aria-checked', this.checked);
    // Where only an icon is to be seen, the text still is its name.
    const { contentItem: content } = this.$parts;
    set(
      'aria-label',
      this.text && !(content instanceof IconLabel && content.text !== '') && this.$nameHidden
        ? plainText(this.text)
        : null,
    );
  }
  /** Whether its text is not among what it shows. */
  get $nameHidden(): boolean {
    return this.$parts.contentItem instanceof IconLabel;
  }
}
const FOLLOWED = ['background', 'contentItem', 'indicator'];
const look = (item: AbstractButton): void => item.$mark(LOOK);
const labelled = (item: AbstractButton): void => item.$labelChanged();
const indicatorSize = (side: 'Width' | 'Height'): PropertyOptions<AbstractButton> =>
  computed((item) => item.$parts.indicator?.[`implicit${side}`] ?? 0);
defineType(AbstractButton, {
  name: 'AbstractButton',
  enums: { Display: { IconOnly: 0, TextOnly: 1, TextBesideIcon: 2, TextUnderIcon: 3 } },
  properties: {
    text: { type: 'string', changed: labelled },
    icon: { group: () => Icon as never },
    action: {
      type: 'var',
      value: null,
      changed(item, action: ButtonAction | null) {
        item.$untie?.();
        item.$untie = action?.$tie?.(item) ?? null;
      },
    },
    down: {
      type: 'bool',
      get: (item) => item.$down ?? item.$pressed,
      set(item, down: boolean) {
        const before = item.down;
        item.$down = down;
        if (before !== down) item.$emit('downChanged');
      },
      reset(item) {
        const before = item.down;
        item.$down = null;
        if (before !== item.down) item.$emit('downChanged');
      },
    },
    pressed: { type: 'bool', readonly: true, get: (item) => item.$pressed },
    checked: { type: 'bool', changed: (item, checked: boolean) => item.$checkedChanged(checked) },
    checkable: { type: 'bool', changed: look },
    autoExclusive: 'bool',
    autoRepeat: 'bool',
    autoRepeatDelay: { type: 'int', value: 300 },
    autoRepeatInterval: { type: 'int', value: 100 },
    indicator: part('indicator'),
    display: { type: 'enum:Display', value: 2, changed: labelled },
    pressX: { type: 'real', readonly: true, get: (item) => item.$point.x },
    pressY: { type: 'real', readonly: true, get: (item) => item.$point.y },
    implicitIndicatorWidth: indicatorSize('Width'),
    implicitIndicatorHeight: indicatorSize('Height'),
  },
  signals: {
    pressed: {},
    released: {},
    canceled: {},
    clicked: {},
    pressAndHold: {},
    doubleClicked: {},
    toggled: {},
  },
  methods: ['toggle', 'click'],
});
initially(AbstractButton, { focusPolicy: 11 });
