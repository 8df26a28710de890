// The focus model of Qt Quick: each focus scope remembers which of its items has the focus, and the chain of
// scopes from the scene's root leads to the one item with the active focus. Follows
// https://doc.qt.io/qt-6/qtquick-input-focus.html and QQuickWindow in which signals come in which order.
// Always holds: at most one item of a scene has the active focus, and the page's own focus is on the element
// of that item while the scene is active; a scene is active while the page's focus is in it.

import { defineType, type QmlObject } from '../../runtime/object/object.ts';
import { outside, transact } from '../../runtime/reactive/graph.ts';
import { focusHooks, ITEM_SLOTS, Item } from './item.ts';
import { sceneOf, topOf } from './pointer-scene.ts';
import { itemOf, onMount } from './surface.ts';

export class FocusScope extends Item {}
defineType(FocusScope, { name: 'FocusScope' });

/** Types that are focus scopes without being `FocusScope`: views, controls. */
export const scopeTypes: (abstract new (...args: never[]) => Item)[] = [FocusScope];
export const isScope = (item: QmlObject): boolean => scopeTypes.some((type) => item instanceof type);

const FOCUS = ITEM_SLOTS.focus;
const ACTIVE = ITEM_SLOTS.activeFocus;
const KEEP_SUB = 1;
const KEEP_FOCUS = 2;

/** The item that has the focus in a scope, kept at every item between the two as well. */
const subs = new WeakMap<object, Item>();

/** The scene that an item is shown in. */
export class FocusRoot {
  readonly root: Item;
  readonly element: HTMLElement;
  /** The page's focus is in it. */
  active = false;
  item: Item | null = null;
  constructor(root: Item, element: HTMLElement) {
    this.root = root;
    this.element = element;
  }
  /** Puts the page's focus where the active focus is. */
  sync(): void {
    if (!this.active) return;
    const target = focusElement(this.item) ?? this.element;
    const page = this.element.getRootNode() as Document | ShadowRoot;
    if (page.activeElement === target) return;
    if (this.item && target === this.element && !this.item.$element) {
      // Its element comes with the next flush.
      this.item.$engine.requestPaint(() => this.item?.$element && focusElement(this.item) && this.sync());
    }
    if (target === this.element && !target.hasAttribute('tabindex')) {
      target.tabIndex = -1;
      target.style.outline = 'none';
    }
    syncing++;
    try {
      target.focus({ preventScroll: true });
    } finally {
      syncing--;
    }
  }
}
let syncing = 0;
const roots = new WeakMap<Item, FocusRoot>();

/** What of an item can have the page's focus; null: nothing. */
export interface Focusable extends Item {
  readonly $focusElement?: HTMLElement | null;
  /** The active focus came or went; before anybody is told. */
  $focused?(active: boolean): void;
}
const focusElement = (item: Item | null): HTMLElement | null =>
  (item as Focusable | null)?.$focusElement ?? null;

export function focusRootOf(item: Item): FocusRoot | undefined {
  return roots.get(topOf(item));
}

/** The scope that an item is in: a focus scope, else the topmost item, or the scene's root. */
function scopeOf(item: Item): Item | FocusRoot | null {
  let at = item.$parentItem;
  if (at === null) return roots.get(item) ?? null;
  while (!isScope(at)) {
    if (at.$parentItem === null) return roots.get(at) ?? at;
    at = at.$parentItem;
  }
  return at;
}
const hasActive = (scope: Item | FocusRoot): boolean =>
  scope instanceof FocusRoot ? scope.active : (scope.$v[ACTIVE] as boolean);

/** Whether anything has the focus anywhere: most items come and go before. */
let used = false;
function setSub(item: Item, scope: Item | FocusRoot, focus: boolean): void {
  used = true;
  const old = subs.get(scope);
  if (old) for (let at = old.$parentItem; at && at !== scope; at = at.$parentItem) subs.delete(at);
  if (!focus) subs.delete(scope);
  else {
    subs.set(scope, item);
    for (let at = item.$parentItem; at && at !== scope; at = at.$parentItem) subs.set(at, item);
  }
}

/** Tells of what changed: the focus and the active focus of each item, in their order. */
function tell(changed: readonly Item[], before: ReadonlyMap<Item, readonly [boolean, boolean]>): void {
  const told = new Set<Item>();
  for (const item of changed) {
    if (told.has(item) || item.$dead) continue;
    told.add(item);
    const [focus, active] = before.get(item)!;
    const now = item.$v[ACTIVE] as boolean;
    if (active !== now) (item as Focusable).$focused?.(now);
    if (focus !== item.$v[FOCUS]) item.$emit('focusChanged', item.$v[FOCUS]);
    if (active !== now) item.$emit('activeFocusChanged', now);
  }
}

class Changes {
  readonly items: Item[] = [];
  private readonly before = new Map<Item, readonly [boolean, boolean]>();
  set(item: Item, slot: number, value: boolean): void {
    this.items.push(item);
    if (!this.before.has(item))
      this.before.set(item, [item.$v[FOCUS] as boolean, item.$v[ACTIVE] as boolean]);
    item.$v[slot] = value;
  }
  done(root: FocusRoot | null): void {
    root?.sync();
    tell(this.items, this.before);
  }
}

/** Takes the active focus from what has it within a scope. */
function clearChain(changes: Changes, root: FocusRoot, scope: Item | FocusRoot): void {
  for (let at: Item | null = root.item; at && at !== scope; at = at.$parentItem)
    if (at.$v[ACTIVE]) changes.set(at, ACTIVE, false);
}
function activate(changes: Changes, root: FocusRoot, item: Item, scope: Item | FocusRoot): void {
  root.item = item;
  changes.set(item, ACTIVE, true);
  for (let at = item.$parentItem; at && at !== scope; at = at.$parentItem)
    if (isScope(at)) changes.set(at, ACTIVE, true);
}
/** Down the scopes to the item that has the focus. */
function deepest(item: Item): Item {
  let at = item;
  for (;;) {
    const next = isScope(at) ? subs.get(at) : undefined;
    if (!next?.$v[ITEM_SLOTS.enabled]) return at;
    at = next;
  }
}

function setInScope(scope: Item | FocusRoot, item: Item, options = 0): void {
  const root = focusRootOf(item) ?? null;
  const changes = new Changes();
  let next: Item | null = null;
  if (root && hasActive(scope)) {
    next = item.$v[ITEM_SLOTS.enabled] ? deepest(item) : scope instanceof Item ? scope : null;
    clearChain(changes, root, scope);
  }
  if (!(options & KEEP_SUB)) {
    const old = subs.get(scope);
    if (old && old !== item) changes.set(old, FOCUS, false);
    setSub(item, scope, true);
  }
  if (!(options & KEEP_FOCUS)) changes.set(item, FOCUS, true);
  if (next && root) activate(changes, root, next, scope);
  changes.done(root);
}

function clearInScope(scope: Item | FocusRoot, item: Item, options = 0): void {
  const root = focusRootOf(item) ?? null;
  const changes = new Changes();
  if (root && hasActive(scope) && root.item) {
    clearChain(changes, root, scope);
    root.item = scope instanceof Item ? scope : null;
  }
  if (!(options & KEEP_SUB)) {
    const old = subs.get(scope);
    if (old && !(options & KEEP_FOCUS)) changes.set(old, FOCUS, false);
    setSub(item, scope, false);
  } else if (!(options & KEEP_FOCUS)) changes.set(item, FOCUS, false);
  changes.done(root);
}

/** The scene gets or loses the page's focus. */
export function setSceneActive(root: FocusRoot, active: boolean): void {
  if (root.active === active) return;
  root.active = active;
  transact(
    () => {
      const changes = new Changes();
      if (active) {
        const first = subs.get(root);
        if (first?.$v[ITEM_SLOTS.enabled]) activate(changes, root, deepest(first), root);
      } else {
        clearChain(changes, root, root);
        root.item = null;
      }
      changes.done(root);
    },
    0,
    0,
    0,
  );
}

focusHooks.changed = (item, focus) => {
  if (item.$v[FOCUS] === focus) return;
  const scope = scopeOf(item);
  if (scope === null) {
    item.$v[FOCUS] = focus;
    item.$emit('focusChanged', focus);
  } else if (focus) setInScope(scope, item);
  else clearInScope(scope, item);
};

/** Why the focus goes where it goes, while it does: `Qt.TabFocusReason` and its like. */
export const focusing = { reason: 7 };
focusHooks.force = (item, reason) => {
  focusing.reason = reason;
  try {
    item.focus = true;
    for (let at = item.$parentItem; at; at = at.$parentItem) if (isScope(at)) at.focus = true;
    // The same item again, while the page's focus is elsewhere in its scene.
    focusRootOf(item)?.sync();
  } finally {
    focusing.reason = 7;
  }
};

focusHooks.moved = (item, parent, added) => {
  if (!used && !item.$v[FOCUS]) return;
  const held = item.$v[FOCUS] ? item : subs.get(item);
  if (!held || (held !== item && isScope(item))) return;
  const scope = scopeFrom(parent);
  const other = subs.get(scope);
  if (added) {
    if (other === held) return;
    if (other) {
      held.$v[FOCUS] = false;
      held.$emit('focusChanged', false);
    } else setInScope(scope, held, KEEP_FOCUS);
  } else if (other === held) {
    clearInScope(scope, held, KEEP_FOCUS);
    // It still is what has the focus within what was taken out.
    for (let at: Item | null = held; at && at !== item; at = at.$parentItem) subs.set(at.$parentItem!, held);
  }
};
function scopeFrom(parent: Item): Item | FocusRoot {
  let at = parent;
  while (!isScope(at) && at.$parentItem) at = at.$parentItem;
  return isScope(at) ? at : (roots.get(at) ?? at);
}

focusHooks.enabled = (item, enabled) => {
  if (!item.$v[FOCUS] && !item.$v[ACTIVE]) return;
  const scope = scopeOf(item);
  if (scope === null) return;
  if (!enabled) {
    if (item.$v[ACTIVE]) clearInScope(scope, item, KEEP_FOCUS | KEEP_SUB);
  } else if (item.$v[FOCUS]) setInScope(scope, item, KEEP_FOCUS | KEEP_SUB);
};

// --- the chain of Tab ------------------------------------------------------------------------------------

/** All items of a scene in the order of Tab. */
function chain(item: Item, into: Item[]): Item[] {
  for (const child of item.$items ?? []) {
    into.push(child);
    chain(child, into);
  }
  return into;
}
const takesTab = (item: Item): boolean =>
  item.activeFocusOnTab &&
  (item.$v[ITEM_SLOTS.visible] as boolean) &&
  (item.$v[ITEM_SLOTS.enabled] as boolean);

const within = (item: Item | null, outer: Item): boolean =>
  item !== null && (item === outer || within(item.$parentItem, outer));

/** The next item that Tab goes to, without beginning anew; null at the end. */
export function tabFrom(item: Item | null, top: Item, forward: boolean): Item | null {
  // A modal popup keeps the focus.
  let root = item;
  while (root && !(root as { $fence?: boolean }).$fence) root = root.$parentItem;
  if (root) return tabIn(item === root ? null : item, root, forward) ?? tabIn(null, root, forward);
  return tabIn(item, top, forward);
}
function tabIn(item: Item | null, root: Item, forward: boolean): Item | null {
  const all = [root, ...chain(root, [])];
  const start = item ? all.indexOf(item) : forward ? -1 : all.length;
  for (let at = start + (forward ? 1 : -1); at >= 0 && at < all.length; at += forward ? 1 : -1)
    // Back out of a scope: to it would lead to where it comes from.
    if (takesTab(all[at]!) && !(item && !forward && isScope(all[at]!) && within(item, all[at]!)))
      return all[at]!;
  return null;
}
focusHooks.next = (item, forward) => {
  const top = topOf(item);
  return tabFrom(item, top, forward) ?? tabFrom(null, top, forward) ?? item;
};

// --- the page ----------------------------------------------------------------------------------------------

onMount((item, element) => {
  if (roots.has(item)) return;
  const root = new FocusRoot(item, element);
  const before = subs.get(item);
  roots.set(item, root);
  // What has the focus was noted at the topmost item, which had no scene.
  const held = item.$v[FOCUS] ? item : isScope(item) ? undefined : before;
  if (held) setSub(held, root, true);
  const scene = sceneOf(item);
  if (scene) scene.focused = () => root.active && root.item !== null;

  element.addEventListener('focusin', ({ target }) => {
    if (syncing) return;
    let hit = itemOf(target as Element);
    while (hit && focusElement(hit) === null) hit = hit.$parentItem;
    outside(() => {
      if (hit && focusElement(hit) === target && hit !== root.item) focusHooks.force(hit, pointed ? 0 : 1);
      setSceneActive(root, true);
    });
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (syncing || element.contains(relatedTarget as Node | null)) return;
    // An element that is taken out of the page loses the focus, its scene does not.
    queueMicrotask(() => {
      const page = element.getRootNode() as Document | ShadowRoot;
      if (!page.activeElement || !element.contains(page.activeElement)) setSceneActive(root, false);
    });
  });
  // Before the items hear of it, as a window becomes active by the press.
  let pointed = false;
  const lifted = (): void => {
    pointed = false;
  };
  element.addEventListener(
    'pointerdown',
    ({ view }) => {
      pointed = true;
      for (const name of ['pointerup', 'pointercancel']) view?.addEventListener(name, lifted, { once: true });
      outside(() => setSceneActive(root, true));
    },
    { capture: true },
  );
  const page = element.ownerDocument;
  const { activeElement } = page;
  // As a window that opens. A page where something has the focus already keeps it there.
  if (subs.get(root) && (!activeElement || activeElement === page.body)) setSceneActive(root, true);
});
