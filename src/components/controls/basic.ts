// `Button`, `Label`, `TextField` in the Basic style: https://doc.qt.io/qt-6/qtquickcontrols-basic.html.
import { defineType } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { type Color, parseColor } from '../../runtime/object/value-types.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { ITEM_SLOTS, Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Rectangle } from '../quick/rectangle.ts';
import { Dirty } from '../quick/surface.ts';
import { Text } from '../quick/text.ts';
import { TextInput } from '../quick/text-input.ts';
import { AbstractButton } from './abstract-button.ts';
import { fallback, fill, made, PALETTE } from './control.ts';

const LOOK = Dirty.OWN;
const INSETS = ['topInset', 'leftInset', 'rightInset', 'bottomInset'];
const color = (text: string): Color => parseColor(text)!;

export class Button extends AbstractButton {
  declare highlighted: boolean;
  declare flat: boolean;
  /** Those of the style, while a document has given no others. */
  $face: Rectangle | null = null;
  $label: Text | null = null;

  override get $padding(): number {
    return 6;
  }
  override get $aside(): number {
    return 2;
  }
  override $makeBackground(): Item {
    this.$face = made(this, new Rectangle(), { implicitWidth: 100, implicitHeight: 40 });
    this.$face.border.color = color(PALETTE.highlight);
    this.$face.border.width = 0;
    return this.$face;
  }
  override $makeContent(): Item {
    this.$label = made(this, new Text(), { horizontalAlignment: 4, verticalAlignment: 128, elide: 1 });
    return this.$label;
  }
  override $restyle(): void {
    const { $face: face, $label: label, down } = this;
    const strong = this.checked || this.highlighted;
    const { dark, mid, bright, text, highlight, pressed, pressedDark, button } = PALETTE;
    if (face && this.background === face) {
      face.visible = !this.flat || down || strong;
      face.color = color(strong ? (down ? pressedDark : dark) : down ? pressed : button);
      face.border.width = this.visualFocus ? 2 : 0;
    }
    if (label && this.contentItem === label) {
      label.$set('font', this.font);
      label.text = this.text;
      const lit = this.flat && !down && this.visualFocus;
      label.color = color(strong ? bright : !this.enabled ? mid : lit ? highlight : text);
    }
  }
}
const restyle = (item: Button): void => item.$restyle();
defineType(Button, {
  name: 'Button',
  properties: {
    highlighted: { type: 'bool', changed: restyle },
    flat: { type: 'bool', changed: restyle },
  },
});

export class Label extends Text {}
defineType(Label, { name: 'Label', missing: ['background', 'palette', ...INSETS] });
Label.meta.defaults[Label.meta.properties.color!.slot] = color(PALETTE.text);
Label.meta.defaults[Label.meta.properties.linkColor!.slot] = color(PALETTE.link);

export class TextField extends TextInput {
  declare background: Item | null;
  declare placeholderText: string;
  declare placeholderTextColor: Color;
  declare hoverEnabled: boolean;
  $face: Rectangle | null = null;
  $hovered = false;
  $sizes: Link[] = [];

  get $hovers(): boolean {
    return this.hoverEnabled;
  }
  $hover(at: Pointer | null): void {
    if (this.$hovered === (at !== null)) return;
    this.$hovered = at !== null;
    this.$emit('hoveredChanged');
  }
  override $complete(): void {
    if (!this.background)
      this.background = this.$face = made(this, new Rectangle(), { implicitWidth: 200, implicitHeight: 40 });
    super.$complete();
    this.$restyle();
    this.$stretch();
  }
  $restyle(): void {
    const { $face: face } = this;
    if (!face || this.background !== face) return;
    const active = this.$v[ITEM_SLOTS.activeFocus] as boolean;
    face.border.width = active ? 2 : 1;
    face.border.color = color(active ? PALETTE.highlight : PALETTE.mid);
  }
  $take(item: Item | null, old: Item | null): void {
    if (old && !old.$dead && old !== item) old.$setParentItem(null);
    for (const link of this.$sizes) disconnect(link);
    this.$sizes = [];
    if (!item) return;
    item.$setParentItem(this, this.$items?.[0] ?? null);
    // Below the input, which lies below what a document puts into the field.
    item.z = -2;
    for (const name of ['implicitWidthChanged', 'implicitHeightChanged'])
      this.$sizes.push(listen(item, name, () => this.$resize()));
    this.$stretch();
  }
  /** The background fills the field, unless it has a size of its own. */
  $stretch(): void {
    const { background } = this;
    if (background) fill(background, 0, 0, this.$width, this.$height);
  }
  override $setImplicitSize(width: number, height: number): void {
    const { background } = this;
    super.$setImplicitSize(
      background?.implicitWidth || width,
      Math.max(height, background?.implicitHeight ?? 0),
    );
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$stretch();
  }
  override $focused(active: boolean): void {
    super.$focused(active);
    this.$restyle();
  }
  override $inputStyle(): string {
    return `${super.$inputStyle()}--q-p:${this.placeholderTextColor.css()};`;
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    const input = this.$input as HTMLInputElement;
    if (input.placeholder !== this.placeholderText) input.placeholder = this.placeholderText;
  }
}
const look = (item: TextField): void => item.$mark(LOOK);
defineType(TextField, {
  name: 'TextField',
  properties: {
    background: {
      type: () => Item,
      changed: (item, next: Item | null, old: Item | null) => item.$take(next, old),
    },
    placeholderText: { type: 'string', changed: look },
    placeholderTextColor: { type: 'color', value: '#88353637', changed: look },
    hovered: { type: 'bool', readonly: true, get: (item) => item.$hovered },
    hoverEnabled: { type: 'bool', value: true },
    leftPadding: fallback(
      'leftPadding',
      (item: TextField) => item.padding + 4,
      (item) => item.$resize(),
    ),
    implicitBackgroundWidth: {
      type: 'real',
      readonly: true,
      get: (item) => item.background?.implicitWidth ?? 0,
    },
    implicitBackgroundHeight: {
      type: 'real',
      readonly: true,
      get: (item) => item.background?.implicitHeight ?? 0,
    },
  },
  missing: ['pressed', 'released', 'pressAndHold', 'palette', 'focusReason', ...INSETS],
});
const { defaults, properties } = TextField.meta;
defaults[properties.color!.slot] = color(PALETTE.edited);
defaults[properties.selectionColor!.slot] = color(PALETTE.highlight);
defaults[properties.selectedTextColor!.slot] = color(PALETTE.onHighlight);
defaults[properties.padding!.slot] = 6;
defaults[properties.verticalAlignment!.slot] = 128;
defaults[properties.activeFocusOnTab!.slot] = true;
