// Where items are drawn: one host element, one list of what is dirty, one write to the DOM a frame.
// Always holds: nothing is read back from the DOM in a flush, and nothing is written outside of one.
import type { Engine } from '../../runtime/engine/engine.ts';
import type { Item } from './item.ts';

/** What of an item must be written again. A type may use the bits from `OWN` on for itself. */
export const Dirty = {
  X: 1,
  Y: 2,
  Width: 4,
  Height: 8,
  Size: 12,
  Stacking: 16,
  Opacity: 32,
  Visible: 64,
  Transform: 128,
  Clip: 256,
  Children: 512,
  Enabled: 1024,
  Accessible: 2048,
  OWN: 4096,
  ALL: 0x3fffffff,
} as const;

export const surfaceOf = (engine: Engine): Surface => (engine.surface ??= new Surface(engine)) as Surface;

export class Surface {
  readonly engine: Engine;
  private dirty: Item[] = [];
  private readonly paint = (): void => this.flush();
  constructor(engine: Engine) {
    this.engine = engine;
  }
  /** The item will be written in the next flush. */
  add(item: Item): void {
    if (this.dirty.push(item) === 1) this.engine.requestPaint(this.paint);
  }
  private flush(): void {
    const { dirty } = this;
    this.dirty = [];
    for (let i = 0; i < dirty.length; i++) dirty[i]!.$flush();
  }
}

type MountHook = (root: Item, element: HTMLElement) => void;
const mountHooks: MountHook[] = [];
/** Weak, as a document that has ended leaves nothing behind. */
const mounted = new Set<WeakRef<Item>>();
/** Has `hook` called with each root item that is shown, those of now too: pointer, keys, focus. */
export function onMount(hook: MountHook): void {
  mountHooks.push(hook);
  for (const one of mounted) {
    const root = one.deref();
    if (root?.$element) hook(root, root.$element);
  }
}

/** Shows a root item in an element of the page. The element needs a position of its own. */
export function mount(item: Item, host: Element): void {
  let root = item;
  // The content of a window may lie in other items.
  while (root.$parentItem) root = root.$parentItem;
  surfaceOf(root.$engine);
  const element = root.$element ?? root.$make();
  host.append(element);
  for (const one of mounted) if (one.deref()?.$dead ?? true) mounted.delete(one);
  mounted.add(new WeakRef(root));
  for (const hook of mountHooks) hook(root, element);
}

const ITEM = Symbol('item');
type Marked = Element & { [ITEM]?: Item };
export function remember(element: Element, item: Item): void {
  (element as Marked)[ITEM] = item;
}
/** The item that an element of the page belongs to; null for what no item drew. */
export function itemOf(element: Element | null): Item | null {
  for (let at = element as Marked | null; at; at = at.parentElement) {
    const item = at[ITEM];
    if (item) return item;
  }
  return null;
}
