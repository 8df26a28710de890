// `Control`: a content and a background with paddings and insets between them. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-control.html. The looks of the Basic style are the subtypes'.
// Always holds: the background and the content of the style are made only when the document gives no others.
import { defineType, type PropertyOptions } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import { disconnect, type Link, transact } from '../../runtime/reactive/graph.ts';
import { ITEM_SLOTS, Item } from '../quick/item.ts';
import type { Pointer } from '../quick/pointer-scene.ts';

/** The colours of the Basic style. */
export const PALETTE = {
  button: '#e0e0e0',
  mid: '#bdbebf',
  dark: '#353637',
  text: '#26282a',
  edited: '#353637',
  bright: '#ffffff',
  highlight: '#0066ff',
  onHighlight: '#090909',
  link: '#45a7d7',
  pressed: '#cfcfcf',
  pressedDark: '#797a7b',
} as const;

/** An object of the style, which no document declares. */
export function made<T extends Item>(owner: Item, item: T, values: Record<string, unknown>): T {
  item.$c = owner.$c;
  item.$begin();
  for (const name of Object.keys(values)) (item as unknown as Record<string, unknown>)[name] = values[name];
  item.$adopt(owner);
  item.$complete();
  return item;
}

const own = (item: Item, name: string): number | undefined => item.$x?.get(name) as number | undefined;

/** `name` with a fallback while it was not set. */
export function fallback<T extends Item>(
  name: string,
  otherwise: (item: T) => number,
  changed: (item: T) => void,
): PropertyOptions<T> {
  return {
    type: 'real',
    get: (item) => own(item, name) ?? otherwise(item),
    set(item, value: number) {
      if (own(item, name) === value) return;
      item.$x ??= new Map();
      item.$x.set(name, value);
      changed(item);
      item.$emit(`${name}Changed`);
    },
    reset(item) {
      if (!item.$x?.delete(name)) return;
      changed(item);
      item.$emit(`${name}Changed`);
    },
  };
}

/** Makes a background fill its room: where it has no size of its own, which this gives it none of. */
export function fill(item: Item, x: number, y: number, width: number, height: number): void {
  transact(
    () =>
      item.$setGeometry(x, y, item.$widthSet ? item.$width : width, item.$heightSet ? item.$height : height),
    0,
    0,
    0,
  );
}

export class Control extends Item {
  declare font: Font;
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
  declare hoverEnabled: boolean;
  declare focusPolicy: number;
  declare focusReason: number;
  declare readonly hovered: boolean;
  declare readonly visualFocus: boolean;
  $hovered = false;
  $links: Link[] = [];
  $placing = false;

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
    this.$restyle();
  }
  /** The paddings of the style, and what is added at the sides. */
  get $padding(): number {
    return 0;
  }
  get $aside(): number {
    return 0;
  }
  $makeBackground(): Item | null {
    return null;
  }
  $makeContent(): Item | null {
    return null;
  }
  /** Something that the looks depend on has changed. */
  $restyle(): void {}

  /** A background or content came: follows its size. */
  $take(item: Item | null, old: Item | null, below: boolean): void {
    if (old && !old.$dead && old !== item) old.$setParentItem(null);
    if (!item) return;
    item.$setParentItem(this, below ? (this.$items?.[0] ?? null) : null);
    if (below) item.z = -1;
    if (this.$complete_) this.$follow();
  }
  $follow(): void {
    for (const link of this.$links) disconnect(link);
    this.$links = [];
    for (const item of [this.background, this.contentItem])
      if (item)
        for (const name of ['implicitWidthChanged', 'implicitHeightChanged', 'baselineOffsetChanged'])
          this.$links.push(listen(item, name, () => this.$arrange()));
    this.$arrange();
  }
  $arrange(): void {
    if (!this.$complete_ || this.$placing) return;
    this.$placing = true;
    const { background, contentItem: content, topInset, leftInset, topPadding, leftPadding } = this;
    const insetX = leftInset + this.rightInset;
    const insetY = topInset + this.bottomInset;
    const across = leftPadding + this.rightPadding;
    const down = topPadding + this.bottomPadding;
    this.$setImplicitSize(
      Math.max((background?.implicitWidth ?? 0) + insetX, (content?.implicitWidth ?? 0) + across),
      Math.max((background?.implicitHeight ?? 0) + insetY, (content?.implicitHeight ?? 0) + down),
    );
    // A background with a size of its own keeps it.
    if (background) fill(background, leftInset, topInset, this.$width - insetX, this.$height - insetY);
    if (content) {
      content.$place(leftPadding, topPadding, null, null);
      content.$set('width', Math.max(0, this.$width - across));
      content.$set('height', Math.max(0, this.$height - down));
      this.$set('baselineOffset', topPadding + content.baselineOffset);
    }
    this.$placing = false;
    for (const name of COMPUTED) this.$emit(`${name}Changed`);
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized) this.$arrange();
  }
  override $complete(): void {
    super.$complete();
    if (!this.background) this.background = this.$makeBackground();
    if (!this.contentItem) this.contentItem = this.$makeContent();
    this.$restyle();
    this.$follow();
  }
  override $destroyed(): void {
    for (const link of this.$links) disconnect(link);
    super.$destroyed();
  }
  $focused(active: boolean): void {
    if (!active) this.$set('focusReason', 8);
    this.$restyle();
  }
}
const COMPUTED = [
  'availableWidth',
  'availableHeight',
  'implicitContentWidth',
  'implicitContentHeight',
  'implicitBackgroundWidth',
  'implicitBackgroundHeight',
];

const arrange = (item: Control): void => item.$arrange();
const sides: Record<string, PropertyOptions<Control>> = {};
for (const side of ['top', 'left', 'right', 'bottom']) {
  const group = side === 'left' || side === 'right' ? 'horizontalPadding' : 'verticalPadding';
  sides[`${side}Padding`] = fallback(
    `${side}Padding`,
    (item: Control) => (item as unknown as Record<string, number>)[group]!,
    arrange,
  );
  sides[`${side}Inset`] = fallback(`${side}Inset`, () => 0, arrange);
}
const computed = (get: (item: Control) => number): PropertyOptions<Control> => ({
  type: 'real',
  readonly: true,
  get,
});

defineType(Control, {
  name: 'Control',
  properties: {
    font: { type: 'font', changed: (item) => item.$restyle() },
    background: {
      type: () => Item,
      changed: (item, next: Item | null, old: Item | null) => item.$take(next, old, true),
    },
    contentItem: {
      type: () => Item,
      changed: (item, next: Item | null, old: Item | null) => item.$take(next, old, false),
    },
    padding: fallback('padding', (item: Control) => item.$padding, arrange),
    horizontalPadding: fallback('horizontalPadding', (item: Control) => item.padding + item.$aside, arrange),
    verticalPadding: fallback('verticalPadding', (item: Control) => item.padding, arrange),
    ...sides,
    spacing: { type: 'real', value: 6, changed: arrange },
    availableWidth: computed((item) => Math.max(0, item.$width - item.leftPadding - item.rightPadding)),
    availableHeight: computed((item) => Math.max(0, item.$height - item.topPadding - item.bottomPadding)),
    implicitContentWidth: computed((item) => item.contentItem?.implicitWidth ?? 0),
    implicitContentHeight: computed((item) => item.contentItem?.implicitHeight ?? 0),
    implicitBackgroundWidth: computed((item) => item.background?.implicitWidth ?? 0),
    implicitBackgroundHeight: computed((item) => item.background?.implicitHeight ?? 0),
    hovered: { type: 'bool', readonly: true, get: (item) => item.$hovered },
    hoverEnabled: { type: 'bool', value: true },
    focusPolicy: 'int',
    focusReason: { type: 'int', value: 8 },
    visualFocus: {
      type: 'bool',
      readonly: true,
      get: (item) =>
        (item.$v[ITEM_SLOTS.activeFocus] as boolean) && (item.focusReason === 1 || item.focusReason === 2),
    },
    mirrored: { type: 'bool', readonly: true },
  },
  missing: ['palette', 'locale', 'wheelEnabled'],
});
