// `AbstractButton`: what every button does. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-abstractbutton.html. It is a button of the page, so that keys
// and assistive technology reach it.
import { defineType } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { focusHooks, Item } from '../quick/item.ts';
import '../quick/keys.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { type Pointer, PointerScene } from '../quick/pointer-scene.ts';
import { Dirty } from '../quick/surface.ts';
import { Control } from './control.ts';

const LOOK = Dirty.OWN;
const SPACE = 32;
const HOLD = 800;

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
  $pressed = false;
  /** What a document says of `down`, if anything. */
  $down: boolean | null = null;
  $held = false;
  $timer: unknown = null;
  $point: { x: number; y: number } = { x: 0, y: 0 };

  get $focusElement(): HTMLElement | null {
    return this.$element;
  }
  $setPressed(pressed: boolean): void {
    if (this.$pressed === pressed) return;
    const { down } = this;
    this.$pressed = pressed;
    this.$emit('pressedChanged');
    if (down !== this.down) this.$emit('downChanged');
    this.$restyle();
  }
  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    if (this.focusPolicy & 2) {
      this.$set('focusReason', 0);
      focusHooks.force(this, 0);
    }
    this.$hold(at);
    if (at.double) this.$emit('doubleClicked');
    return true;
  }
  $hold(at: { x: number; y: number }): void {
    this.$point = at;
    this.$held = false;
    this.$setPressed(true);
    this.$emit('pressed');
    const { host } = this.$engine;
    host.clearTimeout(this.$timer);
    const due = (): void => {
      if (this.$dead || !this.$pressed) return;
      if (this.autoRepeat) {
        this.$emit('released');
        this.$fire();
        this.$emit('pressed');
        this.$timer = host.setTimeout(due, this.autoRepeatInterval);
      } else {
        this.$held = true;
        this.$emit('pressAndHold');
      }
    };
    this.$timer = host.setTimeout(due, this.autoRepeat ? this.autoRepeatDelay : HOLD);
  }
  $move(at: Pointer): void {
    this.$setPressed(this.contains(new Point(at.x, at.y)));
  }
  $release(): void {
    this.$engine.host.clearTimeout(this.$timer);
    const inside = this.$pressed;
    this.$setPressed(false);
    if (!inside) this.$emit('canceled');
    else {
      this.$emit('released');
      this.$fire();
    }
  }
  $cancel(): void {
    this.$engine.host.clearTimeout(this.$timer);
    if (!this.$pressed) return;
    this.$setPressed(false);
    this.$emit('canceled');
  }
  $fire(): void {
    if (this.$dead) return;
    if (this.checkable && !(this.autoExclusive && this.checked)) {
      this.checked = !this.checked;
      this.$emit('toggled');
    }
    this.$emit('clicked');
  }
  $click(): void {
    this.$setPressed(true);
    this.$emit('pressed');
    this.$release();
  }
  toggle(): void {
    this.checked = !this.checked;
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
    else if (this.focusReason === 8) this.$set('focusReason', this.$pressed ? 0 : 1);
    super.$focused(active);
    this.$emit('visualFocusChanged');
  }
  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (this.$pressed) PointerScene.drop(this as never);
    this.$restyle();
  }

  override $createElement(): HTMLElement {
    const element = document.createElement('button');
    element.type = 'button';
    // Enter, and a click of assistive technology.
    element.addEventListener('click', (event) => {
      if (event.detail === 0) this.$click();
    });
    return element;
  }
  override $firstStyle(): string {
    return 'margin:0;padding:0;border:0;outline:0;background:none;font:inherit;color:inherit;text-align:left;cursor:inherit;user-select:none;';
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    const element = this.$element!;
    if (this.checkable) element.setAttribute('aria-pressed', `${this.checked}`);
    else element.removeAttribute('aria-pressed');
    element.tabIndex = this.activeFocusOnTab ? 0 : -1;
  }
}
const restyle = (item: AbstractButton): void => {
  item.$restyle();
  item.$mark(LOOK);
};
defineType(AbstractButton, {
  name: 'AbstractButton',
  enums: { Display: { IconOnly: 0, TextOnly: 1, TextBesideIcon: 2, TextUnderIcon: 3 } },
  properties: {
    text: { type: 'string', changed: restyle },
    down: {
      type: 'bool',
      get: (item) => item.$down ?? item.$pressed,
      set(item, down: boolean) {
        const before = item.down;
        item.$down = down;
        if (before !== down) item.$emit('downChanged');
        item.$restyle();
      },
      reset(item) {
        item.$down = null;
        item.$emit('downChanged');
        item.$restyle();
      },
    },
    pressed: { type: 'bool', readonly: true, get: (item) => item.$pressed },
    checked: {
      type: 'bool',
      changed(item, checked: boolean) {
        if (checked) item.checkable = true;
        if (checked && item.autoExclusive)
          for (const other of item.$parentItem?.$items ?? [])
            if (other !== (item as Item) && other instanceof AbstractButton && other.autoExclusive)
              other.checked = false;
        restyle(item);
      },
    },
    checkable: { type: 'bool', changed: restyle },
    autoExclusive: 'bool',
    autoRepeat: 'bool',
    autoRepeatDelay: { type: 'int', value: 300 },
    autoRepeatInterval: { type: 'int', value: 100 },
    indicator: {
      type: () => Item,
      changed: (item, next: Item | null, old: Item | null) => item.$take(next, old, false),
    },
    display: { type: 'enum:Display', value: 2 },
    pressX: { type: 'real', readonly: true, notify: 'pressedChanged', get: (item) => item.$point.x },
    pressY: { type: 'real', readonly: true, notify: 'pressedChanged', get: (item) => item.$point.y },
    implicitIndicatorWidth: {
      type: 'real',
      readonly: true,
      get: (item) => item.indicator?.implicitWidth ?? 0,
    },
    implicitIndicatorHeight: {
      type: 'real',
      readonly: true,
      get: (item) => item.indicator?.implicitHeight ?? 0,
    },
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
  methods: ['toggle'],
  missing: ['icon', 'action'],
});
const { defaults, properties } = AbstractButton.meta;
defaults[properties.activeFocusOnTab!.slot] = true;
defaults[properties.focusPolicy!.slot] = 11;
