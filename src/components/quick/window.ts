// `Window`, `Screen` and `Shortcut`. A window of a page is the place that its document has there: it has the
// properties of Qt's, and what only a window system has stays as it is.
// Follows https://doc.qt.io/qt-6/qml-qtquick-window.html.
import { type Engine, engineOf } from '../../runtime/engine/engine.ts';
import { defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import type { Color } from '../../runtime/object/value-types.ts';
import { focusRootOf } from './focus.ts';
import { Item } from './item.ts';
import { type KeyEvent, shortcutHooks } from './keys.ts';
import { topOf } from './pointer-scene.ts';
import { Rectangle } from './rectangle.ts';

const HIDDEN = 0;
const WINDOWED = 2;
const FULL = 5;

/** What a window shows: the root of its scene. */
export class RootItem extends Rectangle {
  $window: Window | null = null;
}
defineType(RootItem, { name: 'RootItem', cpp: 'QQuickRootItem', creatable: false });

export class Window extends QmlObject {
  declare title: string;
  declare width: number;
  declare height: number;
  declare visible: boolean;
  declare visibility: number;
  declare color: Color;
  declare readonly contentItem: RootItem;
  $content: RootItem | null = null;

  get $root(): RootItem {
    let root = this.$content;
    if (!root) {
      root = this.$content = new RootItem();
      root.$window = this;
      root.$c = this.$c;
      root.$begin();
      root.$adopt(this);
      root.color = this.color;
      root.width = this.width;
      root.height = this.height;
      root.$complete();
    }
    return root;
  }
  override $begin(): void {
    void this.$root;
  }
  override $complete(): void {
    if (!this.visible && this.visibility === HIDDEN) this.$root.visible = false;
    this.$named();
  }
  $named(): void {
    const set = engineOf(this).host.extra?.setTitle as ((title: string) => void) | undefined;
    if (this.visible) set?.(this.title);
  }
  $show(visibility: number): void {
    this.$set('visibility', visibility);
    this.$set('visible', visibility !== HIDDEN);
    this.$root.visible = visibility !== HIDDEN;
    this.$named();
  }
  show(): void {
    this.$show(WINDOWED);
  }
  showNormal(): void {
    if (this.visibility === FULL) void document.exitFullscreen?.().catch(() => {});
    this.$show(WINDOWED);
  }
  showMaximized(): void {
    this.$show(4);
  }
  showMinimized(): void {
    this.$show(3);
  }
  showFullScreen(): void {
    void this.$root.$element?.requestFullscreen?.().catch(() => {});
    this.$show(FULL);
  }
  hide(): void {
    this.$show(HIDDEN);
  }
  close(): boolean {
    const event = { accepted: true };
    this.$emit('closing', event);
    if (event.accepted) this.hide();
    return event.accepted;
  }
  requestActivate(): void {
    focusRootOf(this.$root)?.element.focus({ preventScroll: true });
  }
  raise(): void {}
  lower(): void {}
  alert(_ms: number): void {}
  override $destroyed(): void {
    this.$content?.$destroy();
  }
}
const addData = (window: Window, object: QmlObject): void => {
  if (object instanceof Item) object.$setParentItem(window.$root);
  else if (!object.$parent) object.$adopt(window);
};

/** `Window.width` and its like, at an item. */
export class WindowAttached extends QmlObject {
  readonly $item: QmlObject;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  get $top(): Item | null {
    return this.$item instanceof Item ? topOf(this.$item) : null;
  }
}
const ofWindow = (type: string, get: (top: Item | null) => unknown): PropertyOptions<WindowAttached> => ({
  type,
  readonly: true,
  get: (attached) => get(attached.$top),
});
defineType(WindowAttached, {
  name: 'Window',
  cpp: 'QQuickWindowAttached',
  creatable: false,
  properties: {
    window: ofWindow('var', (top) => (top instanceof RootItem ? top.$window : null)),
    contentItem: ofWindow('var', (top) => top),
    width: ofWindow('int', (top) => top?.width ?? 0),
    height: ofWindow('int', (top) => top?.height ?? 0),
    active: ofWindow('bool', (top) => (top && focusRootOf(top)?.active) ?? false),
    activeFocusItem: ofWindow('var', (top) => (top && focusRootOf(top)?.item) ?? null),
    visibility: ofWindow('int', (top) =>
      top instanceof RootItem ? (top.$window?.visibility ?? 0) : WINDOWED,
    ),
  },
});

const sized = (name: 'width' | 'height'): PropertyOptions<Window> => ({
  type: 'int',
  changed(window, size: number) {
    window.$root.$set(name, size);
  },
});
const whole: PropertyOptions<Window> = { type: 'int' };
const least: PropertyOptions<Window> = { type: 'int', value: 0 };
const most: PropertyOptions<Window> = { type: 'int', value: 16777215 };
defineType(Window, {
  name: 'Window',
  cpp: 'QQuickWindowQmlImpl',
  enums: {
    Visibility: { Hidden: 0, AutomaticVisibility: 1, Windowed: 2, Minimized: 3, Maximized: 4, FullScreen: 5 },
  },
  properties: {
    title: { type: 'string', notify: 'windowTitleChanged', changed: (window) => window.$named() },
    x: whole,
    y: whole,
    width: sized('width'),
    height: sized('height'),
    minimumWidth: least,
    minimumHeight: least,
    maximumWidth: most,
    maximumHeight: most,
    visible: {
      type: 'bool',
      changed(window, visible: boolean) {
        if (visible !== (window.visibility !== HIDDEN)) window.$show(visible ? WINDOWED : HIDDEN);
      },
    },
    visibility: {
      type: 'enum:Visibility',
      changed(window, visibility: number) {
        if (window.visible !== (visibility !== HIDDEN)) window.$show(visibility);
      },
    },
    flags: { type: 'int', value: 1 },
    modality: 'int',
    opacity: {
      type: 'real',
      value: 1,
      changed: (window, opacity: number) => window.$root.$set('opacity', opacity),
    },
    color: {
      type: 'color',
      value: 'white',
      changed: (window, color: Color) => window.$root.$set('color', color),
    },
    contentItem: {
      type: () => RootItem as never,
      readonly: true,
      notify: false,
      get: (window) => window.$root,
    },
    active: { type: 'bool', readonly: true, get: (window) => focusRootOf(window.$root)?.active ?? false },
    activeFocusItem: {
      type: () => Item,
      readonly: true,
      get: (window) => focusRootOf(window.$root)?.item ?? window.$root,
    },
    contentOrientation: 'int',
    transientParent: { type: 'var', value: null },
    data: {
      notify: false,
      list: { items: (window) => window.$root.$items ?? [], append: addData },
    },
  },
  signals: { closing: { close: 'var' } },
  methods: [
    'show',
    'hide',
    'close',
    'raise',
    'lower',
    'alert',
    'requestActivate',
    'showNormal',
    'showMaximized',
    'showMinimized',
    'showFullScreen',
  ],
  defaultProperty: 'data',
  attached: WindowAttached,
  missing: [
    'screen',
    'afterAnimating',
    'frameSwapped',
    'sceneGraphError',
    'beforeRendering',
    'afterRendering',
    'palette',
  ],
});

// --- Screen ---------------------------------------------------------------------------------------------------

export class Screen extends QmlObject {
  constructor(_item: QmlObject) {
    super();
  }
}
const screenValue = (type: string, get: () => unknown): PropertyOptions => ({ type, readonly: true, get });
const display = (): globalThis.Screen | undefined => globalThis.screen;
defineType(Screen, {
  name: 'Screen',
  cpp: 'QQuickScreenAttached',
  creatable: 'Screen can only be used via the attached property.',
  properties: {
    name: screenValue('string', () => ''),
    manufacturer: screenValue('string', () => ''),
    model: screenValue('string', () => ''),
    serialNumber: screenValue('string', () => ''),
    width: screenValue('int', () => display()?.width ?? 0),
    height: screenValue('int', () => display()?.height ?? 0),
    desktopAvailableWidth: screenValue('int', () => display()?.availWidth ?? 0),
    desktopAvailableHeight: screenValue('int', () => display()?.availHeight ?? 0),
    virtualX: screenValue('int', () => 0),
    virtualY: screenValue('int', () => 0),
    devicePixelRatio: screenValue('real', () => globalThis.devicePixelRatio ?? 1),
    pixelDensity: screenValue('real', () => 96 / 25.4),
    orientation: screenValue('int', () => ((display()?.width ?? 0) >= (display()?.height ?? 0) ? 2 : 1)),
    primaryOrientation: screenValue('int', () =>
      (display()?.width ?? 0) >= (display()?.height ?? 0) ? 2 : 1,
    ),
  },
  methods: [],
  attached: Screen,
  missing: ['angleBetween'],
});

// --- Shortcut -------------------------------------------------------------------------------------------------

const NAMES: Record<string, number> = {
  esc: 0x1000000,
  escape: 0x1000000,
  tab: 0x1000001,
  backspace: 0x1000003,
  return: 0x1000004,
  enter: 0x1000005,
  ins: 0x1000006,
  del: 0x1000007,
  delete: 0x1000007,
  home: 0x1000010,
  end: 0x1000011,
  left: 0x1000012,
  up: 0x1000013,
  right: 0x1000014,
  down: 0x1000015,
  pgup: 0x1000016,
  pgdown: 0x1000017,
  space: 32,
};
const MODIFIERS: Record<string, number> = {
  shift: 0x2000000,
  ctrl: 0x4000000,
  alt: 0x8000000,
  meta: 0x10000000,
};
const STANDARD: Record<number, string> = {
  3: 'Ctrl+O',
  4: 'Ctrl+W',
  5: 'Ctrl+S',
  6: 'Ctrl+N',
  7: 'Del',
  8: 'Ctrl+X',
  9: 'Ctrl+C',
  10: 'Ctrl+V',
  11: 'Ctrl+Z',
  12: 'Ctrl+Shift+Z',
  13: 'Alt+Left',
  14: 'Alt+Right',
  15: 'F5',
  16: 'Ctrl++',
  17: 'Ctrl+-',
  18: 'Ctrl+P',
  22: 'Ctrl+F',
  26: 'Ctrl+A',
  27: 'Ctrl+B',
  28: 'Ctrl+I',
  29: 'Ctrl+U',
  65: 'Ctrl+Q',
  70: 'Esc',
};
/** A key and its modifiers from `Ctrl+S` or a standard key; null for what is none. */
function parse(sequence: unknown): { key: number; modifiers: number; text: string } | null {
  const text = typeof sequence === 'number' ? (STANDARD[sequence] ?? '') : String(sequence ?? '');
  let modifiers = 0;
  let rest = text.split(',')[0]!.trim();
  for (
    let match = /^(shift|ctrl|alt|meta)\+(?=.)/i.exec(rest);
    match;
    match = /^(shift|ctrl|alt|meta)\+(?=.)/i.exec(rest)
  ) {
    modifiers |= MODIFIERS[match[1]!.toLowerCase()]!;
    rest = rest.slice(match[0].length);
  }
  const f = /^f(\d{1,2})$/i.exec(rest);
  const key = f
    ? 0x1000030 + Number(f[1]) - 1
    : (NAMES[rest.toLowerCase()] ?? (rest.length === 1 ? rest.toUpperCase().charCodeAt(0) : 0));
  return key ? { key, modifiers, text } : null;
}

const shortcuts = new Map<Engine, Set<Shortcut>>();
export class Shortcut extends QmlObject {
  declare enabled: boolean;
  declare autoRepeat: boolean;
  declare sequence: unknown;
  declare sequences: unknown;
  $keys: { key: number; modifiers: number; text: string }[] = [];
  override $complete(): void {
    const engine = engineOf(this);
    let all = shortcuts.get(engine);
    if (!all) shortcuts.set(engine, (all = new Set()));
    all.add(this);
  }
  $parse(): void {
    const list = Array.isArray(this.sequences) && this.sequences.length ? this.sequences : [this.sequence];
    this.$keys = list.map(parse).filter((key) => key !== null);
  }
  override $destroyed(): void {
    const engine = engineOf(this);
    const all = shortcuts.get(engine);
    all?.delete(this);
    if (!all?.size) shortcuts.delete(engine);
  }
}
defineType(Shortcut, {
  name: 'Shortcut',
  properties: {
    sequence: { type: 'var', changed: (shortcut) => shortcut.$parse() },
    sequences: { type: 'var', changed: (shortcut) => shortcut.$parse() },
    enabled: { type: 'bool', value: true },
    autoRepeat: { type: 'bool', value: true },
    context: { type: 'int', value: 1 },
    nativeText: {
      type: 'string',
      readonly: true,
      notify: 'sequenceChanged',
      get: (shortcut) => shortcut.$keys[0]?.text ?? '',
    },
    portableText: {
      type: 'string',
      readonly: true,
      notify: 'sequenceChanged',
      get: (shortcut) => shortcut.$keys[0]?.text ?? '',
    },
  },
  signals: { activated: {}, activatedAmbiguously: {} },
});
shortcutHooks.push((engine, event: KeyEvent) => {
  const pressed = event.modifiers & 0x1e000000;
  const found = [...(shortcuts.get(engine) ?? [])].filter(
    (shortcut) =>
      shortcut.enabled &&
      shortcut.$keys.some(({ key, modifiers }) => key === event.key && modifiers === pressed),
  );
  if (!found.length) return false;
  if (event.isAutoRepeat && !found[0]!.autoRepeat) return true;
  found[0]!.$emit(found.length > 1 ? 'activatedAmbiguously' : 'activated');
  return true;
});
