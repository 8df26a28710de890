// `Label` and `TextField` in the Basic style: texts with a background, insets and a font of the
// controls around them. Follows https://doc.qt.io/qt-6/qml-qtquick-controls-textfield.html and its kin.
import { findBinding } from '../../runtime/object/binding.ts';
import { defineType, type ObjectClass, Property, type PropertyOptions } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Color, Font } from '../../runtime/object/value-types.ts';
import { disconnect, findNotifier, type Link } from '../../runtime/reactive/graph.ts';
import type { Editor } from '../quick/editor.ts';
import { focusing } from '../quick/focus.ts';
import { ITEM_SLOTS, Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Dirty } from '../quick/surface.ts';
import { Text } from '../quick/text.ts';
import { measureOf } from '../quick/text-font.ts';
import { TextInput } from '../quick/text-input.ts';
import { fill } from './control.ts';
import { fontChanged, inheritFont } from './fonts.ts';
import { Palette, palettesGiven } from './palette.ts';
import { box, give } from './style.ts';

const LOOK = Dirty.OWN;
const SIDES = ['top', 'left', 'right', 'bottom'] as const;
const HOLD = 800;

/** What the three have in common, kept beside the text that each of them is. */
class Frame {
  readonly item: Framed;
  background: Item | null | undefined = undefined;
  readonly insets: Record<string, number> = {};
  hovered = false;
  #links: Link[] = [];
  #timer: unknown = null;
  constructor(item: Framed) {
    this.item = item;
  }
  get width(): number {
    return this.background?.implicitWidth ?? 0;
  }
  get height(): number {
    return this.background?.implicitHeight ?? 0;
  }
  inset(side: string): number {
    return this.insets[side] ?? 0;
  }
  /** What the background wants of the field. */
  get size(): [number, number] {
    if (!this.background) return [0, 0];
    return [
      this.width + this.inset('left') + this.inset('right'),
      this.height + this.inset('top') + this.inset('bottom'),
    ];
  }
  take(next: Item | null): void {
    const old = this.background;
    if (old === next) return;
    this.background = next;
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    if (old && !old.$dead) {
      if (old.$at === null && old.$parent === this.item) old.$destroy();
      else old.$setParentItem(null);
    }
    if (next) {
      next.$setParentItem(this.item, this.item.$items?.[0] ?? null);
      // Below the input, which lies below what a document puts into the field.
      if (next.z === 0) next.$set('z', -2);
      for (const name of ['implicitWidthChanged', 'implicitHeightChanged'])
        this.#links.push(
          listen(next, name, () => {
            this.item.$remeasure();
            this.tell();
          }),
        );
    }
    this.item.$emit('backgroundChanged');
    if (this.item.$complete_) this.item.$remeasure();
    this.tell();
    this.stretch();
  }
  tell(): void {
    for (const side of ['Width', 'Height']) this.item.$emit(`implicitBackground${side}Changed`);
  }
  /** The background fills the field, unless it has a size of its own. */
  stretch(): void {
    const { background, item } = this;
    if (!background || background.$dead) return;
    const across = this.inset('left') + this.inset('right');
    const down = this.inset('top') + this.inset('bottom');
    fill(
      background,
      this.inset('left'),
      this.inset('top'),
      item.$width - across,
      item.$height - down,
      across + down > 0,
    );
  }
  hover(at: Pointer | null): void {
    if (this.hovered === (at !== null)) return;
    this.hovered = at !== null;
    this.item.$emit('hoveredChanged');
  }
  #hears(name: string): boolean {
    const node = findNotifier(this.item, this.item.$meta.signals[name]!);
    return node !== null && (node.head !== null || !!node.late?.head);
  }
  /** `pressed`, `released`, `pressAndHold`, for those who listen. */
  watch(element: HTMLElement): void {
    const event = ({ offsetX: x, offsetY: y, button, buttons }: PointerEvent, held = false): object => ({
      x,
      y,
      button: [1, 4, 2][button] ?? 0,
      buttons,
      wasHeld: held,
      accepted: true,
    });
    const { item } = this;
    let held = false;
    element.addEventListener('pointerdown', (down) => {
      held = false;
      item.$emit('pressed', event(down));
      const { host } = item.$engine;
      host.clearTimeout(this.#timer);
      if (this.#hears('pressAndHold'))
        this.#timer = host.setTimeout(() => {
          held = true;
          if (!item.$dead) item.$emit('pressAndHold', event(down, true));
        }, HOLD);
    });
    element.addEventListener('pointerup', (up) => {
      item.$engine.host.clearTimeout(this.#timer);
      item.$emit('released', event(up, held));
    });
  }
  dispose(): void {
    for (const link of this.#links) disconnect(link);
    this.item.$engine.host.clearTimeout(this.#timer);
  }
}
interface Framed extends Item {
  font: Font;
  $fontOwn: Record<string, unknown> | null;
  readonly $frame: Frame;
  readonly palette: Palette;
  color: Color;
  hoverEnabled?: boolean;
  focusReason?: number;
  $makeBackground(): Item | null;
  $remeasure(): void;
}
const background = (item: Framed): Item | null => {
  const { $frame: frame } = item;
  if (frame.background === undefined) {
    frame.background = null;
    const made = item.$makeBackground();
    if (made) frame.take(made);
  }
  return frame.background ?? null;
};
const frameProperties: Record<string, PropertyOptions<Framed>> = {
  background: {
    type: () => Item,
    get: background,
    set: (item, next: Item | null) => item.$frame.take(next),
  },
  implicitBackgroundWidth: { type: 'real', readonly: true, get: (item) => item.$frame.width },
  implicitBackgroundHeight: { type: 'real', readonly: true, get: (item) => item.$frame.height },
  palette: { group: () => Palette as never },
};
for (const side of SIDES)
  frameProperties[`${side}Inset`] = {
    type: 'real',
    get: (item) => item.$frame.inset(side),
    set(item, value: number) {
      if (item.$frame.insets[side] === value) return;
      item.$frame.insets[side] = value;
      item.$emit(`${side}InsetChanged`);
      item.$remeasure();
      item.$frame.stretch();
    },
    reset(item) {
      delete item.$frame.insets[side];
      item.$emit(`${side}InsetChanged`);
    },
  };
export const fieldProperties = <T extends Framed & { placeholderText: string }>(): Record<
  string,
  PropertyOptions<T>
> => ({
  ...(frameProperties as never as Record<string, PropertyOptions<T>>),
  placeholderText: {
    type: 'string',
    changed(item) {
      item.$remeasure();
      item.$mark(LOOK);
    },
  },
  placeholderTextColor: { type: 'color', value: '#88353637', changed: (item) => item.$mark(LOOK) },
  hovered: { type: 'bool', readonly: true, get: (item) => item.$frame.hovered },
  hoverEnabled: { type: 'bool', value: true },
  focusReason: { type: 'int', value: 7 },
});
export const FIELD_SIGNALS = {
  pressed: { event: 'var' },
  released: { event: 'var' },
  pressAndHold: { event: 'var' },
};

/** Has the font of a type hand itself on, in the slot that its base has for it. */
function lettered(type: ObjectClass): void {
  const { meta } = type;
  const font = meta.properties.font!;
  const own = Object.assign(Object.create(Property.prototype) as Property, font, { subs: null });
  own.changed = (object, value, old) => {
    font.changed?.(object, value, old);
    fontChanged(object as never);
  };
  meta.addProperty(own);
}
/** The colours of the palette, where the document gives no others and some palette is another. */
function color(item: Framed, names: Record<string, (palette: Palette) => Color>): void {
  if (!palettesGiven() && item.$v[ITEM_SLOTS.enabled]) return;
  const { defaults, properties } = item.$meta;
  for (const name of Object.keys(names)) {
    const property = properties[name]!;
    if (item.$v[property.slot] === defaults[property.slot] && !findBinding(item, property))
      give(item, { [name]: () => names[name]!(item.palette) });
  }
}

// --- Label ----------------------------------------------------------------------------------------------------

export class Label extends Text implements Framed {
  declare readonly palette: Palette;
  readonly $frame = new Frame(this);
  $fontOwn: Record<string, unknown> | null = null;
  get $paletteFrom(): null {
    return null;
  }
  $makeBackground(): Item | null {
    return null;
  }
  /** Its size is the text's alone. */
  $remeasure(): void {}
  override $complete(): void {
    inheritFont(this);
    color(this, LABEL_COLORS);
    super.$complete();
    this.$frame.stretch();
  }
  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (enabled && this.$complete_) color(this, LABEL_COLORS);
    if (enabled) (this.$v[LABEL_PALETTE] as Palette | null)?.$enabledChanged();
  }
  override $setParentItem(parent: Item | null, before: Item | null = null): void {
    const old = this.$parentItem;
    super.$setParentItem(parent, before);
    if (old !== this.$parentItem && this.$complete_ && parent) inheritFont(this);
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$frame.stretch();
  }
  override $destroyed(): void {
    this.$frame.dispose();
    super.$destroyed();
  }
}
const LABEL_COLORS = {
  color: ({ windowText }: Palette) => windowText,
  linkColor: ({ link }: Palette) => link,
};
defineType(Label, { name: 'Label', properties: frameProperties as never });
lettered(Label);
const LABEL_PALETTE = Label.meta.properties.palette!.slot;
Label.meta.defaults[Label.meta.properties.color!.slot] = Label.meta.properties.color!.type.coerce('#26282a');
Label.meta.defaults[Label.meta.properties.linkColor!.slot] =
  Label.meta.properties.color!.type.coerce('#45a7d7');

// --- TextField ------------------------------------------------------------------------------------------------

const FIELD_COLORS = {
  color: ({ text }: Palette) => text,
  selectionColor: ({ highlight }: Palette) => highlight,
  selectedTextColor: ({ highlightedText }: Palette) => highlightedText,
  placeholderTextColor: ({ placeholderText }: Palette) => placeholderText,
};
/** What a field and an area add to the text that they are. */
// biome-ignore lint/suspicious/noExplicitAny: what TypeScript asks of the base of a mixin.
export function Field<B extends abstract new (...args: any[]) => Editor>(Base: B) {
  abstract class Field extends Base implements Framed {
    declare readonly palette: Palette;
    declare placeholderText: string;
    declare placeholderTextColor: Color;
    declare hoverEnabled: boolean;
    declare focusReason: number;
    readonly $frame = new Frame(this);
    $fontOwn: Record<string, unknown> | null = null;
    abstract $makeBackground(): Item | null;
    get $paletteFrom(): null {
      return null;
    }
    get $hovers(): boolean {
      return this.hoverEnabled;
    }
    $hover(at: Pointer | null): void {
      this.$frame.hover(at);
    }
    override $complete(): void {
      inheritFont(this);
      color(this, FIELD_COLORS);
      background(this);
      super.$complete!();
      this.$frame.stretch();
    }
    $remeasure(): void {
      this.$resize();
    }
    override $setParentItem(parent: Item | null, before: Item | null = null): void {
      const old = this.$parentItem;
      super.$setParentItem(parent, before);
      if (old !== this.$parentItem && this.$complete_ && parent) inheritFont(this);
    }
    override $effectiveChanged(visible: boolean, enabled: boolean): void {
      super.$effectiveChanged(visible, enabled);
      if (!enabled) return;
      if (this.$complete_) color(this, FIELD_COLORS);
      (this.$v[this.$meta.properties.palette!.slot] as Palette | null)?.$enabledChanged();
    }
    override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
      super.$geometryChanged(moved, sized, oldWidth, oldHeight);
      if (sized) this.$frame.stretch();
    }
    override $focused(active: boolean): void {
      this.$set('focusReason', focusing.reason);
      super.$focused(active);
    }
    override $createElement(): HTMLElement {
      const element = super.$createElement();
      this.$frame.watch(element);
      return element;
    }
    override $inputStyle(): string {
      return `${super.$inputStyle()}--q-p:${this.placeholderTextColor.css()};`;
    }
    override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
      super.$paint(style, dirty, first);
      const input = this.$input!;
      if (input.placeholder !== this.placeholderText) input.placeholder = this.placeholderText;
      if (first && !this.placeholderText) input.ariaLabel = this.objectName || 'Text';
    }
    override $destroyed(): void {
      this.$frame.dispose();
      super.$destroyed();
    }
    /** The width of what stands there while nothing is written. */
    get $placeholderWidth(): number {
      const text = this.placeholderText;
      const width = text ? measureOf(this.$engine, this.font).lineWidth(text, 0, text.length) : 0;
      return width + this.leftPadding + this.rightPadding;
    }
  }
  return Field;
}

export class TextField extends Field(TextInput) {
  $makeBackground(): Item | null {
    return box(this, {
      implicitWidth: 200,
      implicitHeight: 40,
      color: () => this.palette.base,
      border: {
        width: () => (this.activeFocus ? 2 : 1),
        color: () => (this.activeFocus ? this.palette.highlight : this.palette.mid),
      },
    });
  }
  override $setImplicitSize(width: number, height: number): void {
    const [across, down] = this.$frame.size;
    super.$setImplicitSize(
      this.$frame.width ? across : Math.max(width, this.$placeholderWidth),
      Math.max(height, down),
    );
  }
}
export const leftPadding = <T extends Item & { padding: number; $resize(): void }>(): PropertyOptions<T> => ({
  type: 'real',
  get: (item) => (item.$x?.get('leftPadding') as number | undefined) ?? item.padding + 4,
  set(item, value: number) {
    if (item.$x?.get('leftPadding') === value) return;
    (item.$x ??= new Map()).set('leftPadding', value);
    item.$resize();
    item.$emit('leftPaddingChanged');
  },
  reset(item) {
    item.$x?.delete('leftPadding');
    item.$resize();
    item.$emit('leftPaddingChanged');
  },
});
defineType(TextField, {
  name: 'TextField',
  properties: { ...fieldProperties<TextField>(), leftPadding: leftPadding<TextField>() },
  signals: FIELD_SIGNALS,
});

/** What fields and areas begin with. */
export function fieldDefaults(type: ObjectClass): void {
  lettered(type);
  const { defaults, properties } = type.meta;
  for (const [name, value] of Object.entries({
    color: '#353637',
    selectionColor: '#0066ff',
    selectedTextColor: '#090909',
  }))
    defaults[properties[name]!.slot] = properties[name]!.type.coerce(value);
  defaults[properties.padding!.slot] = 6;
  defaults[properties.activeFocusOnTab!.slot] = true;
}
fieldDefaults(TextField);
TextField.meta.defaults[TextField.meta.properties.verticalAlignment!.slot] = 128;
