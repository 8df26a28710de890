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

const surfaces = new WeakMap<Engine, Surface>();
export const surfaceOf = (engine: Engine): Surface => {
  let surface = surfaces.get(engine);
  if (!surface) surfaces.set(engine, (surface = new Surface(engine)));
  return surface;
};

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

const items = new WeakMap<Element, Item>();
export const remember = (element: Element, item: Item): void => void items.set(element, item);
/** The item that an element of the page belongs to; null for what no item drew. */
export function itemOf(element: Element | null): Item | null {
  for (let at = element; at; at = at.parentElement) {
    const item = items.get(at);
    if (item) return item;
  }
  return null;
}
