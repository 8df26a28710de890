// `Control`: a content and a background with paddings and insets between them. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-control.html. The looks of the Basic style are the subtypes'.
// Always holds: the background and the content of the style are made only when the document gives no others.
import { defineType, type PropertyOptions, type QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import { disconnect, type Link, transact } from '../../runtime/reactive/graph.ts';
import { focusing } from '../quick/focus.ts';
import { focusHooks, ITEM_SLOTS, Item } from '../quick/item.ts';
import '../quick/keys.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Dirty } from '../quick/surface.ts';
import { fontChanged, inheritFont } from './fonts.ts';
import { Palette } from './palette.ts';

export const LOOK = Dirty.OWN;

/** Makes a background fill its room: where it has no size of its own, which this gives it none of. */
export function fill(item: Item, x: number, y: number, width: number, height: number, inset = true): void {
  transact(
    () => {
      // What stands elsewhere by itself, or has a size, keeps it.
      const across = inset || (item.$x_ === 0 && !item.$widthSet);
      const down = inset || (item.$y_ === 0 && !item.$heightSet);
      item.$setGeometry(
        across ? x : item.$x_,
        down ? y : item.$y_,
        item.$widthSet ? item.$width : across ? width : item.$width,
        item.$heightSet ? item.$height : down ? height : item.$height,
      );
    },
    0,
    0,
    0,
  );
}

const SIDES = ['top', 'left', 'right', 'bottom'] as const;
const PADS = [
  'padding',
  'horizontalPadding',
  'verticalPadding',
  ...SIDES.map((side) => `${side}Padding`),
  ...SIDES.map((side) => `${side}Inset`),
];
const COMPUTED = [
  'availableWidth',
  'availableHeight',
  'implicitContentWidth',
  'implicitContentHeight',
  'implicitBackgroundWidth',
  'implicitBackgroundHeight',
];
const SIZES = ['implicitWidthChanged', 'implicitHeightChanged', 'baselineOffsetChanged', 'visibleChanged'];

export class Control extends Item {
  declare font: Font;
  declare readonly palette: Palette;
  declare background: Item | null;
  declare contentItem: Item | null;
  declare padding: number;
  declare topPadding: number;
  declare leftPadding: number;
  declare rightPadding: number;
  declare bottomPadding: number;
  declare topInset: number;
  declare leftInset: number;
  declare rightInset: number;
  declare bottomInset: number;
  declare spacing: number;
  declare hoverEnabled: boolean;
  declare focusPolicy: number;
  declare focusReason: number;
  declare readonly hovered: boolean;
  declare readonly visualFocus: boolean;
  declare readonly mirrored: boolean;
  declare readonly availableWidth: number;
  declare readonly availableHeight: number;
  declare wheelEnabled: boolean;
  $hovered = false;
  $links: Link[] = [];
  $placing = false;
  /** Those that the control is made of, by the names of their properties; undefined: not asked for yet. */
  $parts: Record<string, Item | null | undefined> = {};
  /** Paddings and insets that were given. */
  $pads: Record<string, number> | null = null;
  /** Which implicit sizes the document has given: 1 the width, 2 the height. */
  $sized = 0;
  $last: number[] = [];
  $fontOwn: Record<string, unknown> | null = null;
  $ownLocale: unknown = null;

  /** Its own, or that of the application; there when a document names locales at all. */
  get $locale(): unknown {
    if (this.$ownLocale) return this.$ownLocale;
    const { Qt } = this.$engine.globals as { Qt: { locale?(): unknown } };
    return Qt.locale?.() ?? null;
  }
  get $pointer(): true {
    return true;
  }
  get $hovers(): boolean {
    return this.hoverEnabled;
  }
  $hover(at: Pointer | null): void {
    if (this.$hovered === (at !== null)) return;
    this.$hovered = at !== null;
    this.$emit('hoveredChanged');
  }
  get $paletteFrom(): QmlObject | null {
    return null;
  }

  // --- what a type decides -------------------------------------------------------------------------------

  /** The paddings and insets of the style, by name. */
  $styled(_name: string): number | undefined {
    return undefined;
  }
  $makeBackground(): Item | null {
    return null;
  }
  $makeContent(): Item | null {
    return null;
  }
  /** The size of the content as far as it decides about the implicit size. */
  $contentSize(): [number, number] {
    const content = this.$parts.contentItem;
    return [content?.implicitWidth ?? 0, content?.implicitHeight ?? 0];
  }
  /** The implicit size from those of the content with paddings and of the background with insets. */
  $implicit(width: number, height: number): [number, number] {
    return [width, height];
  }
  /** After background and content have their places. */
  $arranged(): void {}
  /** What assistive technology is told. */
  get $role(): string | null {
    return null;
  }
  $aria(_set: (name: string, value: string | number | boolean | null) => void): void {}

  // --- parts -----------------------------------------------------------------------------------------------

  /** A part of the control: the document's, or the style's, made when it is first asked for. */
  $part(name: string): Item | null {
    const { $parts: parts } = this;
    if (parts[name] === undefined) {
      parts[name] = null;
      parts[name] = this.$makePart(name);
      if (parts[name]) this.$takePart(name, parts[name]!);
    }
    return parts[name] ?? null;
  }
  $makePart(name: string): Item | null {
    return name === 'background' ? this.$makeBackground() : this.$makeContent();
  }
  $setPart(name: string, item: Item | null): void {
    const old = this.$parts[name];
    if (old === item) return;
    this.$parts[name] = item;
    if (old && !old.$dead) {
      // What the style made goes with its place; a document keeps what it made.
      if (old.$at === null && old.$parent === this) old.$destroy();
      else old.$setParentItem(null);
    }
    if (item) this.$takePart(name, item);
    const { notify = null } = this.$meta.properties[name] ?? {};
    if (notify) this.$emit(notify);
    if (this.$complete_) this.$follow();
  }
  $takePart(name: string, item: Item): void {
    const below = name === 'background';
    item.$setParentItem(this, below ? (this.$items?.[0] ?? null) : null);
    if (below && item.z === 0) item.$set('z', -1);
  }
  /** The names of its parts whose sizes it follows. */
  get $followed(): readonly string[] {
    return FOLLOWED;
  }
  $follow(): void {
    for (const link of this.$links) disconnect(link);
    this.$links = [];
    for (const name of this.$followed) {
      const item = this.$parts[name];
      if (item) for (const signal of SIZES) this.$links.push(listen(item, signal, () => this.$arrange()));
    }
    this.$arrange();
  }
  $pad(name: string): number {
    const own = this.$pads?.[name] ?? this.$styled(name);
    if (own !== undefined) return own;
    if (name === 'padding' || name.endsWith('Inset')) return 0;
    if (name === 'horizontalPadding' || name === 'verticalPadding') return this.$pad('padding');
    return this.$pad(/^[lr]/.test(name) ? 'horizontalPadding' : 'verticalPadding');
  }
  /** Carries out what changes paddings, and tells of those that are others now. */
  $repad(change: () => void): void {
    if (this.$n === null) change();
    else {
      const before = PADS.map((name) => this.$pad(name));
      change();
      PADS.forEach((name, i) => {
        if (this.$pad(name) !== before[i]) this.$emit(`${name}Changed`);
      });
    }
    this.$arrange();
  }
  /** The background to be stretched; null: it has its place by itself. */
  $arrange(): void {
    if (!this.$complete_ || this.$placing) return;
    this.$placing = true;
    const { background, contentItem: content } = this.$parts;
    const top = this.$pad('topPadding');
    const left = this.$pad('leftPadding');
    const insetX = this.$pad('leftInset') + this.$pad('rightInset');
    const insetY = this.$pad('topInset') + this.$pad('bottomInset');
    const across = left + this.$pad('rightPadding');
    const down = top + this.$pad('bottomPadding');
    const [contentWidth, contentHeight] = this.$contentSize();
    const [width, height] = this.$implicit(
      Math.max((background?.implicitWidth ?? 0) + insetX, contentWidth + across),
      Math.max((background?.implicitHeight ?? 0) + insetY, contentHeight + down),
    );
    this.$setImplicitSize(
      this.$sized & 1 ? (this.$v[IW] as number) : width,
      this.$sized & 2 ? (this.$v[IH] as number) : height,
    );
    // A background with a size of its own keeps it.
    if (background && !background.$dead)
      fill(
        background,
        this.$pad('leftInset'),
        this.$pad('topInset'),
        this.$width - insetX,
        this.$height - insetY,
        this.$pads !== null && (insetX !== 0 || insetY !== 0),
      );
    if (content && !content.$dead) this.$placeContent(content, left, top, across, down);
    this.$arranged();
    this.$placing = false;
    if (this.$n !== null)
      COMPUTED.forEach((name, i) => {
        const value = (this as unknown as Record<string, number>)[name]!;
        if (this.$last[i] === value) return;
        const first = this.$last[i] === undefined;
        this.$last[i] = value;
        if (!first || value !== 0) this.$emit(`${name}Changed`);
      });
  }
  $placeContent(content: Item, left: number, top: number, across: number, down: number): void {
    content.$place(left, top, Math.max(0, this.$width - across), Math.max(0, this.$height - down));
    this.$set('baselineOffset', top + content.baselineOffset);
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$arrange();
  }
  override $complete(): void {
    inheritFont(this);
    this.$part('background');
    this.$part('contentItem');
    super.$complete();
    this.$follow();
  }
  override $setParentItem(parent: Item | null, before: Item | null = null): void {
    const old = this.$parentItem;
    super.$setParentItem(parent, before);
    if (old !== this.$parentItem && this.$complete_ && parent) inheritFont(this);
  }
  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (enabled) (this.$v[PALETTE] as Palette | null)?.$enabledChanged();
    if (visible && this.$hovered && !this.$v[ITEM_SLOTS.visible]) this.$hover(null);
    this.$mark(LOOK);
  }
  override $destroyed(): void {
    for (const link of this.$links) disconnect(link);
    super.$destroyed();
  }
  $ringed = false;
  $focused(active: boolean): void {
    this.$set('focusReason', focusing.reason);
    const visual = active && this.visualFocus;
    if (visual !== this.$ringed) {
      this.$ringed = visual;
      this.$emit('visualFocusChanged');
    }
  }
  /** Gives it the focus by a press, where its policy says so. */
  $focusByPress(): void {
    if (this.focusPolicy & 2) focusHooks.force(this, 0);
  }

  // --- the page --------------------------------------------------------------------------------------------

  get $focusElement(): HTMLElement | null {
    return this.$role === null ? null : this.$element;
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    if (!first && !(dirty & LOOK)) return;
    const element = this.$element!;
    const { $role: role } = this;
    if (role === null) return;
    if (role && element.tagName !== 'BUTTON') element.setAttribute('role', role);
    else if (role && role !== 'button') element.setAttribute('role', role);
    if (first) style.outline = 'none';
    this.$aria((name, value) => {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, `${value}`);
    });
    if (role && FOCUSABLE.test(role)) element.tabIndex = this.activeFocusOnTab ? 0 : -1;
  }
}
const FOLLOWED = ['background', 'contentItem'] as const;
const FOCUSABLE =
  /^(button|checkbox|radio|switch|slider|spinbutton|combobox|tab|menuitem\w*|listbox|option)$/;

/** A part that the document may give. */
export const part = <T extends Control>(name: string): PropertyOptions<T> => ({
  type: () => Item,
  get: (item) => item.$part(name),
  set: (item, value: Item | null) => item.$setPart(name, value),
});
const pad = (name: string): PropertyOptions<Control> => ({
  type: 'real',
  get: (item) => item.$pad(name),
  set(item, value: number) {
    if (item.$pads?.[name] === value) return;
    item.$repad(() => {
      (item.$pads ??= {})[name] = value;
    });
  },
  reset(item) {
    item.$repad(() => delete item.$pads?.[name]);
  },
});
export const computed = <T extends Control>(
  get: (item: T) => number,
  notify?: string,
): PropertyOptions<T> => ({
  type: 'real',
  readonly: true,
  get,
  ...(notify ? { notify } : {}),
});
/** The size of a part, told with the others. */
export const partSize = <T extends Control>(name: string, side: 'Width' | 'Height'): PropertyOptions<T> =>
  computed((item) => item.$parts[name]?.[`implicit${side}`] ?? 0);
const implicit = (side: 'Width' | 'Height', bit: number): PropertyOptions<Control> => ({
  type: 'real',
  get: (item) => item.$v[side === 'Width' ? IW : IH],
  set(item, value: number) {
    item.$sized |= bit;
    item.$setImplicitSize(
      bit === 1 ? value : (item.$v[IW] as number),
      bit === 2 ? value : (item.$v[IH] as number),
    );
  },
});
const IW = Item.meta.properties.implicitWidth!.slot;
const IH = Item.meta.properties.implicitHeight!.slot;

defineType(Control, {
  name: 'Control',
  properties: {
    implicitWidth: implicit('Width', 1),
    implicitHeight: implicit('Height', 2),
    font: { type: 'font', changed: (item) => fontChanged(item) },
    palette: { group: () => Palette as never },
    background: part('background'),
    contentItem: part('contentItem'),
    ...Object.fromEntries(PADS.map((name) => [name, pad(name)])),
    spacing: { type: 'real', changed: (item) => item.$arrange() },
    availableWidth: computed((item) =>
      Math.max(0, item.$width - item.$pad('leftPadding') - item.$pad('rightPadding')),
    ),
    availableHeight: computed((item) =>
      Math.max(0, item.$height - item.$pad('topPadding') - item.$pad('bottomPadding')),
    ),
    implicitContentWidth: computed((item) => item.$contentSize()[0]),
    implicitContentHeight: computed((item) => item.$contentSize()[1]),
    implicitBackgroundWidth: partSize('background', 'Width'),
    implicitBackgroundHeight: partSize('background', 'Height'),
    hovered: { type: 'bool', readonly: true, get: (item) => item.$hovered },
    hoverEnabled: { type: 'bool', value: true },
    focusPolicy: {
      type: 'int',
      changed: (item, policy: number) => item.$set('activeFocusOnTab', (policy & 1) !== 0),
    },
    focusReason: { type: 'int', value: 7 },
    visualFocus: {
      type: 'bool',
      readonly: true,
      get: (item) => (item.$v[ITEM_SLOTS.activeFocus] as boolean) && /[124]/.test(`${item.focusReason}`),
    },
    mirrored: { type: 'bool', readonly: true },
    wheelEnabled: 'bool',
    locale: {
      type: 'var',
      get: (item) => item.$locale,
      set(item, locale: unknown) {
        item.$ownLocale = locale;
        item.$emit('localeChanged');
      },
      reset(item) {
        item.$ownLocale = null;
        item.$emit('localeChanged');
      },
    },
  },
});
const PALETTE = Control.meta.properties.palette!.slot;

/** Gives a type other initial values than its base has. */
export function initially(type: { readonly meta: Control['$meta'] }, values: Record<string, unknown>): void {
  const { defaults, properties } = type.meta;
  for (const name of Object.keys(values)) {
    defaults[properties[name]!.slot] = values[name];
    if (name === 'focusPolicy')
      defaults[properties.activeFocusOnTab!.slot] = ((values[name] as number) & 1) !== 0;
  }
}
