// Keys: from the page's key events to the item with the active focus and up its parents, with `Keys` and
// `KeyNavigation` before or after each item itself. Follows QQuickItem's order of delivery.
// Always holds: a key that a document accepts does nothing else in the page; one that nobody accepts goes
// its own way there.
import type { Engine } from '../../runtime/engine/engine.ts';
import { attachedObject, defineType, QmlObject } from '../../runtime/object/object.ts';
import { findNotifier, outside } from '../../runtime/reactive/graph.ts';
import { type Focusable, type FocusRoot, focusRootOf, tabFrom } from './focus.ts';
import { focusHooks, ITEM_SLOTS, Item } from './item.ts';
import { modifiersOf } from './pointer-scene.ts';
import { onMount } from './surface.ts';

/** By the page's names. Others are letters: their code in upper case is the key. */
const CODES: Record<string, number> = {};
'Escape Tab Backtab Backspace Enter NumpadEnter Insert Delete Pause PrintScreen SysReq Clear'
  .split(' ')
  .forEach((key, i) => {
    CODES[key] = 0x1000000 + i;
  });
'Home End ArrowLeft ArrowUp ArrowRight ArrowDown PageUp PageDown'.split(' ').forEach((key, i) => {
  CODES[key] = 0x1000010 + i;
});
'Shift Control Meta Alt CapsLock NumLock ScrollLock'.split(' ').forEach((key, i) => {
  CODES[key] = 0x1000020 + i;
});
for (let i = 1; i <= 24; i++) CODES[`F${i}`] = 0x1000030 + i - 1;
Object.assign(CODES, {
  ContextMenu: 0x1000055,
  Help: 0x1000058,
  AltGraph: 0x1001103,
  BrowserBack: 0x1000061,
  GoBack: 0x1000061,
  AudioVolumeDown: 0x1000070,
  AudioVolumeUp: 0x1000072,
  Select: 0x1010000,
  Cancel: 0x1020001,
});

/** `matches(StandardKey.Copy)`: with Ctrl, or Meta on a Mac. */
export const STANDARD_KEYS: Record<string, number> = {
  Open: 3,
  Close: 4,
  Save: 5,
  New: 6,
  Delete: 7,
  Cut: 8,
  Copy: 9,
  Paste: 10,
  Undo: 11,
  Redo: 12,
  Back: 13,
  Forward: 14,
  Refresh: 15,
  ZoomIn: 16,
  ZoomOut: 17,
  Print: 18,
  Find: 22,
  SelectAll: 26,
  Bold: 27,
  Italic: 28,
  Underline: 29,
  Cancel: 70,
  Quit: 65,
};
const LETTERS: Record<number, string> = {
  3: 'o',
  4: 'w',
  5: 's',
  6: 'n',
  8: 'x',
  9: 'c',
  10: 'v',
  11: 'z',
  12: 'Z',
  15: 'r',
  18: 'p',
  22: 'f',
  26: 'a',
  27: 'b',
  28: 'i',
  29: 'u',
  65: 'q',
};

/** The `event` of a signal of `Keys`. */
export class KeyEvent {
  accepted = false;
  readonly key: number;
  readonly text: string;
  readonly modifiers: number;
  readonly isAutoRepeat: boolean;
  readonly count = 1;
  readonly nativeScanCode = 0;
  readonly $native: KeyboardEvent | null;
  constructor(key: number, text: string, modifiers: number, repeat: boolean, native: KeyboardEvent | null) {
    this.key = key;
    this.text = text;
    this.modifiers = modifiers;
    this.isAutoRepeat = repeat;
    this.$native = native;
  }
  matches(standard: number): boolean {
    if (standard === STANDARD_KEYS.Delete) return this.key === CODES.Delete;
    if (standard === STANDARD_KEYS.Cancel) return this.key === CODES.Escape;
    const letter = LETTERS[standard];
    if (!letter || !(this.modifiers & 0x14000000)) return false;
    return this.key === letter.toUpperCase().charCodeAt(0) && !!(this.modifiers & 0x2000000) === letter < 'a';
  }
  toString(): string {
    return 'QQuickKeyEvent(0x0)';
  }
}

const TEXTS: Record<string, string> = {
  Enter: '\r',
  Tab: '\t',
  Backspace: '\b',
  Escape: '\u001b',
  Delete: '\u007f',
};
export function keyEventOf(native: KeyboardEvent): KeyEvent {
  const { key } = native;
  let code = CODES[key];
  if (key === 'Tab' && native.shiftKey) code = CODES.Backtab;
  if (key === 'Enter' && native.location === 3) code = CODES.NumpadEnter;
  if (code === undefined) code = key.length <= 2 ? key.toUpperCase().codePointAt(0)! : 0x1ffffff;
  const modifiers = modifiersOf(native) | (native.location === 3 ? 0x20000000 : 0);
  let text = key.length <= 2 && !/^F\d/.test(key) ? key : (TEXTS[key] ?? '');
  if (native.ctrlKey && /^[a-z]$/i.test(key))
    text = String.fromCharCode(key.toUpperCase().charCodeAt(0) - 64);
  return new KeyEvent(code, text, modifiers, native.repeat, native);
}

// --- attached ------------------------------------------------------------------------------------------------

/** What sits before or after an item's own keys; the last attached first. */
export interface KeyFilter {
  /** Sets `accepted` when it wants the key. */
  $key(event: KeyEvent, press: boolean, after: boolean): void;
}
const filters = new WeakMap<Item, KeyFilter[]>();
const addFilter = (object: QmlObject, filter: KeyFilter): void => {
  if (!(object instanceof Item)) return;
  const list = filters.get(object);
  if (list) list.unshift(filter);
  else filters.set(object, [filter]);
};

const KEY_SIGNALS: Record<number, string> = {
  42: 'asterisk',
  35: 'numberSign',
  32: 'space',
  [CODES.ArrowLeft!]: 'left',
  [CODES.ArrowRight!]: 'right',
  [CODES.ArrowUp!]: 'up',
  [CODES.ArrowDown!]: 'down',
  [CODES.Tab!]: 'tab',
  [CODES.Backtab!]: 'backtab',
  [CODES.Escape!]: 'escape',
  [CODES.Enter!]: 'return',
  [CODES.NumpadEnter!]: 'enter',
  [CODES.Delete!]: 'delete',
  [CODES.GoBack!]: 'back',
  [CODES.Cancel!]: 'cancel',
  [CODES.Select!]: 'select',
  [CODES.ContextMenu!]: 'menu',
  [CODES.AudioVolumeUp!]: 'volumeUp',
  [CODES.AudioVolumeDown!]: 'volumeDown',
  16842753: 'yes',
  16842754: 'no',
  17825792: 'context1',
  17825793: 'context2',
  17825794: 'context3',
  17825795: 'context4',
  17825796: 'call',
  17825797: 'hangup',
  17825798: 'flip',
};
for (let digit = 0; digit < 10; digit++) KEY_SIGNALS[48 + digit] = `digit${digit}`;

export class KeysAttached extends QmlObject implements KeyFilter {
  declare enabled: boolean;
  declare priority: number;
  readonly $item: QmlObject;
  $forward: Item[] = [];
  private busy = false;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
    addFilter(item, this);
  }
  $key(event: KeyEvent, press: boolean, after: boolean): void {
    if (this.busy || !this.enabled || (this.priority === 1) !== after) return;
    this.busy = true;
    try {
      for (const to of this.$forward) {
        if (to.$dead || !to.$v[ITEM_SLOTS.visible]) continue;
        deliverTo(to, event, press);
        if (event.accepted) return;
      }
    } finally {
      this.busy = false;
    }
    event.accepted = false;
    if (!press) {
      this.$emit('released', event);
      return;
    }
    const name = KEY_SIGNALS[event.key];
    if (name) {
      const signal = this.$meta.signals[`${name}Pressed`]!;
      const node = findNotifier(this, signal);
      if (node && (node.head || node.late?.head)) {
        event.accepted = true;
        this.$emit(signal, event);
      }
    }
    if (!event.accepted) this.$emit('pressed', event);
  }
}
const keySignals: Record<string, Record<string, string>> = {
  pressed: { event: 'var' },
  released: { event: 'var' },
  shortcutOverride: { event: 'var' },
};
for (const name of Object.values(KEY_SIGNALS)) keySignals[`${name}Pressed`] = { event: 'var' };
defineType(KeysAttached, {
  name: 'Keys',
  cpp: 'QQuickKeysAttached',
  creatable: 'Keys is only available via attached properties',
  enums: { Priority: { BeforeItem: 0, AfterItem: 1 } },
  properties: {
    enabled: { type: 'bool', value: true },
    priority: { type: 'enum:Priority' },
    forwardTo: {
      list: {
        items: (keys) => keys.$forward,
        append: (keys, item) => item instanceof Item && keys.$forward.push(item),
        clear(keys) {
          keys.$forward = [];
        },
      },
    },
  },
  signals: keySignals,
  attached: KeysAttached,
});

const DIRECTIONS = ['left', 'right', 'up', 'down', 'tab', 'backtab'] as const;
const BACK = ['right', 'left', 'down', 'up', 'backtab', 'tab'] as const;
const NAVIGATION: Record<number, (typeof DIRECTIONS)[number]> = {
  [CODES.ArrowLeft!]: 'left',
  [CODES.ArrowRight!]: 'right',
  [CODES.ArrowUp!]: 'up',
  [CODES.ArrowDown!]: 'down',
  [CODES.Tab!]: 'tab',
  [CODES.Backtab!]: 'backtab',
};
export class KeyNavigation extends QmlObject implements KeyFilter {
  declare priority: number;
  readonly $item: QmlObject;
  /** Given by the document, not only by the way back from another item. */
  readonly $given = new Set<string>();
  constructor(item: QmlObject) {
    super();
    this.$item = item;
    addFilter(item, this);
  }
  $key(event: KeyEvent, press: boolean, after: boolean): void {
    if ((this.priority === 1) !== after) return;
    const direction = NAVIGATION[event.key];
    let to = direction && (this[direction as never] as Item | null);
    if (!to || to.$dead) return;
    event.accepted = true;
    if (!press) return;
    // What cannot be seen or used is passed over, in its own direction.
    const seen = new Set<Item>();
    while (to && !seen.has(to)) {
      seen.add(to);
      if (to.$v[ITEM_SLOTS.visible] && to.$v[ITEM_SLOTS.enabled]) {
        focusHooks.force(to, direction === 'tab' ? 1 : direction === 'backtab' ? 2 : 7);
        return;
      }
      to = to.$x?.has(KeyNavigation)
        ? (attachedObject(to, KeyNavigation)[direction as never] as Item | null)
        : null;
    }
  }
}
defineType(KeyNavigation, {
  name: 'KeyNavigation',
  cpp: 'QQuickKeyNavigationAttached',
  creatable: 'KeyNavigation is only available via attached properties',
  enums: { Priority: { BeforeItem: 0, AfterItem: 1 } },
  properties: {
    priority: { type: 'enum:Priority', value: 1 },
    ...Object.fromEntries(
      DIRECTIONS.map((name, i) => [
        name,
        {
          type: () => Item,
          changed(navigation: KeyNavigation, to: Item | null) {
            navigation.$given.add(name);
            // The way back, unless that item says another.
            if (!to) return;
            const other = attachedObject(to, KeyNavigation);
            const back = BACK[i]!;
            if (!other.$given.has(back) && navigation.$item instanceof Item) {
              other.$set(back, navigation.$item);
              other.$given.delete(back);
            }
          },
        },
      ]),
    ),
  },
  attached: KeyNavigation,
});

// --- delivery ----------------------------------------------------------------------------------------------

/** What an item itself does with a key: sets `accepted`. */
export interface KeyItem extends Item {
  $keyPressed?(event: KeyEvent): void;
  $keyReleased?(event: KeyEvent): void;
}

/** Gives a key to one item, with what is attached to it. */
export function deliverTo(item: Item, event: KeyEvent, press: boolean): void {
  const list = filters.get(item);
  if (list) {
    for (const filter of list) {
      event.accepted = false;
      filter.$key(event, press, false);
      if (event.accepted) return;
    }
  }
  event.accepted = false;
  if (press) (item as KeyItem).$keyPressed?.(event);
  else (item as KeyItem).$keyReleased?.(event);
  if (event.accepted) return;
  if (list)
    // Of those that come after it `KeyNavigation` is asked before `Keys`, as it stands in most documents.
    for (const filter of [...list].reverse()) {
      event.accepted = false;
      filter.$key(event, press, true);
      if (event.accepted) return;
    }
  if (!press || !item.activeFocusOnTab) return;
  tab(item, event);
}

function tab(item: Item, event: KeyEvent): void {
  if (event.modifiers & 0xc000000) return;
  const back = event.key === CODES.Backtab;
  if (!back && event.key !== CODES.Tab) return;
  const root = focusRootOf(item);
  const next = root && tabFrom(item, root.root, !back);
  if (!next) return;
  event.accepted = true;
  focusHooks.force(next, back ? 2 : 1);
}

/** Asked first: shortcuts. */
export const shortcutHooks: ((engine: Engine, event: KeyEvent) => boolean)[] = [];

function deliver(root: FocusRoot, native: KeyboardEvent, press: boolean): void {
  if (native.isComposing || native.key === 'Process' || native.key === 'Unidentified') return;
  const event = keyEventOf(native);
  const { item: active } = root;
  const take = (): void => {
    native.stopPropagation();
    native.preventDefault();
  };
  // A control of the page's own in the scene (a link, a button of an area) keeps its keys.
  const { target } = native;
  if (target !== root.element && target !== ((active as Focusable | null)?.$focusElement ?? root.element)) {
    if (native.key === 'Enter' || native.key === ' ' || native.key === 'Tab') return;
  }
  if (press && shortcutHooks.some((ask) => ask(root.root.$engine, event))) {
    take();
    return;
  }
  let item: Item | null = active ?? root.root;
  for (; item; item = item.$dead ? null : item.$parentItem) {
    deliverTo(item, event, press);
    if (!event.accepted) continue;
    // What an input accepts it does by itself.
    if (!(event as { $own?: boolean }).$own) take();
    else native.stopPropagation();
    return;
  }
  if (press && (event.key === CODES.Tab || event.key === CODES.Backtab)) {
    tab(active ?? root.root, event);
    if (event.accepted) take();
  }
}

onMount((root, element) => {
  const scene = focusRootOf(root)!;
  for (const [name, press] of [
    ['keydown', true],
    ['keyup', false],
  ] as const)
    element.addEventListener(name, (event) => outside(() => deliver(scene, event, press)), { capture: true });
});
