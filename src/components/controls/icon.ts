// Icons of buttons: `icon` as a value of a control, the picture that shows it, and the label that has a picture
// beside its text. A coloured icon is a mask over its colour, as Qt colours them.

import type { Context } from '../../runtime/engine/context.ts';
import { defineType, GroupObject, type QmlObject } from '../../runtime/object/object.ts';
import type { Color } from '../../runtime/object/value-types.ts';
import { Item } from '../quick/item.ts';
import { Dirty } from '../quick/surface.ts';
import { Text } from '../quick/text.ts';
import { give, type Look, made } from './style.ts';

const LOOK = Dirty.OWN;

/** Who has an icon: buttons and actions. */
export interface Iconed extends QmlObject {
  readonly icon: Icon;
  $iconChanged(): void;
  /** What the style says of it. */
  readonly $iconSize?: number;
  $iconColor?(): Color | null;
}
export class Icon extends GroupObject<Iconed> {
  declare name: string;
  declare source: string;
  declare width: number;
  declare height: number;
  declare color: Color;
  declare cache: boolean;
  $size: { width?: number; height?: number } = {};
  $color: Color | null = null;
  get $shown(): boolean {
    return this.source !== '';
  }
}
const changed = (icon: Icon): void => icon.$owner.$iconChanged();
const length = (side: 'width' | 'height') => ({
  type: 'int',
  get: (icon: Icon) => icon.$size[side] ?? icon.$owner.$iconSize ?? 0,
  set(icon: Icon, value: number) {
    if (icon.$size[side] === value) return;
    icon.$size[side] = value;
    icon.$emit(`${side}Changed`);
    changed(icon);
  },
  reset(icon: Icon) {
    delete icon.$size[side];
    changed(icon);
  },
});
defineType(Icon, {
  name: 'Icon',
  creatable: false,
  properties: {
    name: { type: 'string', changed },
    source: { type: 'url', changed },
    width: length('width'),
    height: length('height'),
    color: {
      type: 'color',
      get: (icon) => icon.$color ?? icon.$owner.$iconColor?.() ?? '#00000000',
      set(icon, color: Color) {
        icon.$color = color;
        icon.$emit('colorChanged');
        changed(icon);
      },
      reset(icon) {
        icon.$color = null;
        changed(icon);
      },
    },
    cache: { type: 'bool', value: true },
  },
});

/** The picture. */
export class IconImage extends Item {
  declare source: string;
  declare color: Color;
  #url = '';
  #natural: HTMLImageElement | null = null;
  /** The size where none is wanted: the picture's own. */
  $wanted = 0;
  $load(): void {
    const { unit } = (this.$c as Context | null) ?? {};
    this.#url = this.source && this.$engine.resolveUrl(this.source, unit?.doc.url ?? '');
    if (this.#url && !this.$wanted) {
      const image = (this.#natural = new Image());
      image.onload = () => {
        if (!this.$dead && this.#natural === image)
          this.$setImplicitSize(image.naturalWidth, image.naturalHeight);
      };
      image.src = this.#url;
    }
    this.$mark(LOOK);
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && !(dirty & LOOK)) return;
    const at = this.#url ? `url("${this.#url.replace(/["\\\n]/g, encodeURIComponent)}")` : 'none';
    const { color } = this;
    const mask = color.a > 0;
    style.background = mask ? color.css() : `${at} center/contain no-repeat`;
    style.mask = mask ? `${at} center/contain no-repeat` : '';
  }
}
defineType(IconImage, {
  name: 'IconImage',
  creatable: false,
  properties: {
    source: { type: 'url', changed: (image) => image.$load() },
    color: { type: 'color', value: '#00000000', changed: (image) => image.$mark(LOOK) },
  },
});

/** What a label shows the icon of. */
export interface Labelled extends Item {
  readonly icon: Icon;
  readonly text: string;
  readonly font: unknown;
  readonly spacing: number;
  readonly display: number;
  readonly mirrored: boolean;
}
const ICON_ONLY = 0;
const TEXT_ONLY = 1;
const UNDER = 3;

/** Without the marks of keyboard letters: `&File`. */
export const plainText = (text: string): string => text.replace(/&(.)/g, '$1');

/** A text with a picture beside or above it. */
export class IconLabel extends Text {
  #image: IconImage | null = null;
  #placing = false;
  /** Room at the sides for the mark of a check box and its like. */
  $before = 0;
  $after = 0;
  $of: Labelled | null = null;

  get $hasIcon(): boolean {
    const { $of: of } = this;
    return of !== null && of.display !== TEXT_ONLY && of.icon.$shown;
  }
  $refresh(): void {
    const { $of: of } = this;
    if (!of || this.$dead || !this.$complete_) return;
    const shown = this.$hasIcon;
    if (shown && !this.#image) this.#image = made(this, new IconImage(), { color: () => of.icon.color });
    const image = this.#image;
    if (image) {
      image.$setParentItem(this);
      image.visible = shown;
      const { width, height, source } = of.icon;
      image.$wanted = width && height;
      image.source = source;
      if (image.$wanted) image.$setImplicitSize(width, height);
    }
    this.text = of.display === ICON_ONLY && shown ? '' : plainText(of.text);
    this.#pad();
  }
  #pad(): void {
    const { $of: of } = this;
    const image = this.$hasIcon ? this.#image : null;
    const both = image !== null && this.text !== '';
    const under = of?.display === UNDER;
    const gap = of?.spacing ?? 0;
    const beside = both && !under ? image.implicitWidth + gap : 0;
    this.#placing = true;
    give(this, {
      leftPadding: this.$before + (of?.mirrored ? 0 : beside),
      rightPadding: this.$after + (of?.mirrored ? beside : 0),
      topPadding: both && under ? image.implicitHeight + gap : 0,
    });
    this.#placing = false;
    this.$setImplicitSize(this.$natural[0], this.$natural[1]);
    this.#place();
  }
  $natural: [number, number] = [0, 0];
  override $setImplicitSize(width: number, height: number): void {
    this.$natural = [width, height];
    if (this.#placing) return;
    const image = this.$hasIcon ? this.#image : null;
    const room = this.$before + this.$after;
    if (this.text === '') {
      super.$setImplicitSize((image?.implicitWidth ?? 0) + room, image?.implicitHeight ?? 0);
      this.$set('baselineOffset', 0);
    } else
      super.$setImplicitSize(
        width,
        image && this.$of?.display !== UNDER ? Math.max(height, image.implicitHeight) : height,
      );
  }
  #place(): void {
    const { $of: of } = this;
    const image = this.$hasIcon ? this.#image : null;
    if (!image || !of) return;
    const { implicitWidth: width, implicitHeight: height } = image;
    const room = this.$width - this.$before - this.$after;
    const start = this.horizontalAlignment === 1;
    const under = of.display === UNDER && this.text !== '';
    const text = this.text === '' ? 0 : this.$natural[0] - this.leftPadding - this.rightPadding;
    const whole = under || !text ? width : width + of.spacing + text;
    const left = Math.max(0, start ? 0 : (room - whole) / 2);
    const x = this.$before + (of.mirrored ? room - left - width : left);
    const y = under ? Math.max(0, (this.$height - this.$natural[1]) / 2) : (this.$height - height) / 2;
    image.$place(x, y, width, height);
  }
  override $complete(): void {
    super.$complete();
    this.$refresh();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.#place();
  }
  override $childResized(child: Item): void {
    super.$childResized(child);
    if (child === this.#image && !this.#placing && !this.#image.$wanted) this.#pad();
  }
}
defineType(IconLabel, { name: 'IconLabel', creatable: false });

/** The label of a button, in the middle of it or at its left. */
export function iconLabel(of: Labelled, look: Look): IconLabel {
  const label = new IconLabel();
  label.$of = of;
  return made(of, label, {
    horizontalAlignment: 4,
    verticalAlignment: 128,
    elide: 1,
    font: () => of.font,
    text: () => plainText(of.text),
    ...look,
  });
}

/** Leaves room beside the label of the style for marks; what a document gave instead of it is left alone. */
export function makeRoom(label: Item | null | undefined, before: number, after: number): void {
  if (!(label instanceof IconLabel) || (label.$before === before && label.$after === after)) return;
  label.$before = before;
  label.$after = after;
  label.$refresh();
}
