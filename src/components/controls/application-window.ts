// `ApplicationWindow`: a window with a menu bar, a header and a footer around its content. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-applicationwindow.html.
// Always holds, as in Qt: header and menu bar lie above the content item's own edge, in its coordinates.
import { defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import { focusRootOf } from '../quick/focus.ts';
import { Item } from '../quick/item.ts';
import { topOf } from '../quick/pointer-scene.ts';
import { RootItem, Window } from '../quick/window.ts';
import { fill } from './control.ts';
import { fontChanged, fontOwners } from './fonts.ts';
import { overlayAt } from './overlay.ts';
import { Palette, palettesGiven } from './palette.ts';
import { give, made } from './style.ts';

const ENDS = ['menuBar', 'header', 'footer'] as const;
type End = (typeof ENDS)[number];
const itemData = Item.meta.properties.data!.list!;

class ContentItem extends Item {}
defineType(ContentItem, { name: 'ContentItem', creatable: false });

export class ApplicationWindow extends Window {
  declare font: Font;
  declare readonly palette: Palette;
  declare background: Item | null;
  declare header: Item | null;
  declare footer: Item | null;
  declare menuBar: Item | null;
  $fontOwn: Record<string, unknown> | null = null;
  #inner: Item | null = null;
  #laying = false;

  get $paletteFrom(): null {
    return null;
  }
  get $inner(): Item {
    this.#inner ??= made(this, new ContentItem(), {});
    if (!this.#inner.$parentItem) this.#inner.$setParentItem(this.$root);
    return this.#inner;
  }
  override $begin(): void {
    super.$begin();
    fontOwners.set(this.$root, this);
    for (const name of ['widthChanged', 'heightChanged']) listen(this.$root, name, () => this.$layOut());
    void this.$inner;
  }
  override $complete(): void {
    super.$complete!();
    if (palettesGiven() && String(this.color) === '#ffffff') give(this, { color: () => this.palette.window });
    this.$layOut();
  }
  $setEnd(name: End, item: Item | null, old: Item | null): void {
    if (old && !old.$dead) old.$setParentItem(null);
    if (item) {
      item.$setParentItem(this.$inner);
      if (item.z === 0) item.$set('z', name === 'menuBar' ? 2 : 1);
      if (item.$meta.properties.position && name !== 'menuBar')
        item.$set('position', name === 'header' ? 0 : 1);
      // Its width becomes the implicit one when that changes.
      for (const signal of ['widthChanged', 'heightChanged', 'visibleChanged', 'implicitHeightChanged'])
        listen(item, signal, () => this[name] === item && this.$layOut());
    }
    this.$layOut();
  }
  $setBackground(item: Item | null, old: Item | null): void {
    if (old && !old.$dead) old.$setParentItem(null);
    if (item) {
      item.$setParentItem(this.$root, this.$root.$items?.[0] ?? null);
      if (item.z === 0) item.$set('z', -1000);
    }
    this.$layOut();
  }
  $layOut(): void {
    if (this.#laying || this.$dead) return;
    this.#laying = true;
    const { $root: root, $inner: inner, background } = this;
    const { $width: width, $height: height } = root;
    const [bar, head, foot] = ENDS.map((name) => (this[name]?.visible ? this[name].$height : 0)) as [
      number,
      number,
      number,
    ];
    inner.$place(0, bar + head, width, Math.max(0, height - bar - head - foot));
    const at = { menuBar: -head - bar, header: -head, footer: inner.$height };
    for (const name of ENDS) {
      const item = this[name];
      if (item) item.$setGeometry(item.$x_, at[name], item.$widthSet ? item.$width : width, item.$height);
    }
    if (background) fill(background, 0, 0, width, height);
    this.#laying = false;
  }
  /** The control that has the focus, or the one around what has it. */
  get $focusControl(): Item | null {
    let at: Item | null = focusRootOf(this.$root)?.item ?? null;
    while (at && !('$fontOwn' in at)) at = at.$parentItem;
    return at;
  }
}
const end = (name: End): PropertyOptions<ApplicationWindow> => ({
  type: () => Item,
  changed: (window, item: Item | null, old: Item | null) => window.$setEnd(name, item, old),
});

/** `ApplicationWindow.window` and its like, at an item. */
export class ApplicationWindowAttached extends QmlObject {
  readonly $item: QmlObject;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  get $window(): ApplicationWindow | null {
    const { $item: item } = this;
    const top = item instanceof Item ? topOf(item) : null;
    const window = top instanceof RootItem ? top.$window : item instanceof Window ? item : null;
    return window instanceof ApplicationWindow ? window : null;
  }
}
const ofWindow = (
  get: (window: ApplicationWindow) => unknown,
): PropertyOptions<ApplicationWindowAttached> => ({
  type: 'var',
  readonly: true,
  get: ({ $window: window }) => (window ? get(window) : null),
});
defineType(ApplicationWindowAttached, {
  name: 'ApplicationWindow',
  cpp: 'QQuickApplicationWindowAttached',
  creatable: false,
  properties: {
    window: ofWindow((window) => window),
    contentItem: ofWindow((window) => window.$inner),
    activeFocusControl: ofWindow((window) => window.$focusControl),
    header: ofWindow((window) => window.header),
    footer: ofWindow((window) => window.footer),
    menuBar: ofWindow((window) => window.menuBar),
    overlay: ofWindow((window) => overlayAt(window.$root)),
  },
});

defineType(ApplicationWindow, {
  name: 'ApplicationWindow',
  properties: {
    contentItem: { type: () => Item, readonly: true, notify: false, get: (window) => window.$inner },
    contentData: {
      notify: false,
      list: {
        items: (window) => itemData.items(window.$inner as never),
        append(window, object) {
          if (object instanceof Item) object.$setParentItem(window.$inner);
          else if (!object.$parent) object.$adopt(window);
        },
      },
    },
    activeFocusControl: { type: () => Item, readonly: true, get: (window) => window.$focusControl },
    background: {
      type: () => Item,
      changed: (window, item: Item | null, old: Item | null) => window.$setBackground(item, old),
    },
    header: end('header'),
    footer: end('footer'),
    menuBar: end('menuBar'),
    font: { type: 'font', changed: (window) => fontChanged(window) },
    palette: { group: () => Palette as never },
  },
  defaultProperty: 'contentData',
  attached: ApplicationWindowAttached,
  missing: ['locale'],
});
