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
