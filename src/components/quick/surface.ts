// Where items are drawn: one host element, one list of what is dirty, one write to the DOM a frame.
// Always holds: nothing is read back from the DOM in a flush, and nothing is written outside of one.
import type { Engine } from '../../runtime/engine/engine.ts';
import type { Item } from './item.ts';

/** What of an item must be written again. A type may use the bits from `OWN` on for itself. */
export const Dirty = {
  Geometry: 1,
  Size: 2,
  Stacking: 4,
  Opacity: 8,
  Visible: 16,
  Transform: 32,
  Clip: 64,
  Children: 128,
  Enabled: 256,
  Accessible: 512,
  OWN: 1024,
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

/** Shows a root item in an element of the page. The element needs a position of its own. */
export function mount(root: Item, host: Element): void {
  surfaceOf(root.$engine);
  host.append(root.$element ?? root.$make());
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
