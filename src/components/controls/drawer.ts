// `Drawer`: a popup at an edge of its window, pulled out by hand. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-drawer.html.
import { engineOf } from '../../runtime/engine/engine.ts';
import { defineType } from '../../runtime/object/object.ts';
import type { Item } from '../quick/item.ts';
import { overlayAt, whenShown } from './overlay.ts';
import { Popup } from './popup.ts';
import { box } from './style.ts';

const TOP = 1;
const LEFT = 2;
const RIGHT = 4;
const BOTTOM = 8;
/** How long it takes to come and go: five ways a second. */
const WAY = 200;
const THRESHOLD = 10;

export class Drawer extends Popup {
  declare edge: number;
  declare position: number;
  declare dragMargin: number;
  declare interactive: boolean;
  #frame: (() => void) | null = null;
  #stopListening: (() => void) | null = null;

  override get $role(): string {
    return 'dialog';
  }
  override get $label(): string {
    return this.objectName || 'Drawer';
  }
  override get $takesFocus(): boolean {
    return true;
  }
  override $styled(name: string): number | undefined {
    const { edge } = this;
    return {
      topPadding: edge === BOTTOM,
      leftPadding: edge === RIGHT,
      rightPadding: edge === LEFT,
      bottomPadding: edge === TOP,
    }[name]
      ? 1
      : 0;
  }
  get $across(): boolean {
    return (this.edge & (LEFT | RIGHT)) !== 0;
  }
  override $makePart(name: string, otherwise: () => Item | null): Item | null {
    if (name !== 'background') return otherwise();
    const { $item: item } = this;
    const face = box(item, { color: () => item.palette.window });
    box(item, {
      color: () => item.palette.dark,
      width: () => (this.edge & (LEFT | RIGHT) ? 1 : face.width),
      height: () => (this.edge & (LEFT | RIGHT) ? face.height : 1),
      x: () => (this.edge === LEFT ? face.width - 1 : 0),
      y: () => (this.edge === TOP ? face.height - 1 : 0),
    }).$setParentItem(face);
    return face;
  }
  /** At its edge, as far out as it is pulled. */
  override $position(): void {
    const { $item: item, $anchor: anchor } = this;
    const overlay = item.$parentItem;
    if (!overlay || !anchor) return;
    const { edge, position } = this;
    const hidden = 1 - position;
    const x =
      edge === LEFT
        ? -hidden * item.$width
        : edge === RIGHT
          ? overlay.$width - position * item.$width
          : this.$wanted.x;
    const y =
      edge === TOP
        ? -hidden * item.$height
        : edge === BOTTOM
          ? overlay.$height - position * item.$height
          : this.$wanted.y;
    item.$place(x, y, null, null);
    this.$placed = { x, y };
    if (this.$veil) this.$veil.$set('opacity', position);
  }
  /** Out or in, in a short while; `done` at the end. */
  override $animate(_transition: unknown, done: () => void, open: boolean): void {
    this.#frame?.();
    const { host } = engineOf(this);
    const from = this.position;
    const to = open ? 1 : 0;
    const began = host.now();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let stopped = false;
    this.#frame = () => {
      stopped = true;
    };
    const step = (): void => {
      if (stopped || this.$dead) return;
      const part = still ? 1 : Math.min(1, (host.now() - began) / (WAY * Math.abs(to - from) || 1));
      this.$set('position', from + (to - from) * part * (2 - part));
      if (part < 1) host.requestFrame(step);
      else {
        this.#frame = null;
        done();
      }
    };
    step();
  }
  override get $anchor(): Item | null {
    const { $parentSet: given } = this;
    if (given) return given;
    const near = super.$anchor;
    return near && (overlayAt(near) as Item);
  }
  override $complete(): void {
    super.$complete();
    const near = super.$anchor;
    if (near) whenShown(near, this, (top) => this.#listen(top));
  }
  /** Under the pointer that pulls it: where that is let go is not outside. */
  #pulling = false;
  override $outside(x: number, y: number, release: boolean): boolean {
    return this.#pulling || super.$outside(x, y, release);
  }
  #listen(top: Item): void {
    const element = top.$element;
    if (!element || this.#stopListening) return;
    const control = new AbortController();
    const { signal } = control;
    this.#stopListening = () => control.abort();
    let from: { at: number; position: number; dragging: boolean } | null = null;
    const along = ({ clientX, clientY }: PointerEvent): [number, number] => {
      const area = element.getBoundingClientRect();
      return this.$across ? [clientX - area.left, area.width] : [clientY - area.top, area.height];
    };
    const far = this.edge & (RIGHT | BOTTOM) ? -1 : 1;
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (!this.interactive || !event.isPrimary || event.button !== 0) return;
        const [at, whole] = along(event);
        const inward = this.edge & (RIGHT | BOTTOM) ? whole - at : at;
        const size = this.$across ? this.$item.$width : this.$item.$height;
        if (this.$open ? inward <= size : inward <= this.dragMargin)
          from = { at, position: this.position, dragging: false };
      },
      { capture: true, signal },
    );
    const page = element.ownerDocument;
    page.addEventListener(
      'pointermove',
      (event) => {
        if (!from || this.$dead) return;
        const [at] = along(event);
        const way = (at - from.at) * far;
        if (!from.dragging) {
          if (Math.abs(way) < THRESHOLD) return;
          from.dragging = this.#pulling = true;
          from.at = at;
          if (!this.$open) this.$pull();
          return;
        }
        const size = this.$across ? this.$item.$width : this.$item.$height;
        this.$set('position', Math.max(0, Math.min(1, from.position + way / (size || 1))));
      },
      { signal },
    );
    const up = (): void => {
      if (!from?.dragging || this.$dead) {
        from = null;
        return;
      }
      from = null;
      this.#pulling = false;
      this.$settle(this.position > 0.5);
    };
    for (const name of ['pointerup', 'pointercancel']) page.addEventListener(name, up, { signal });
  }
  override $destroyed(): void {
    this.#frame?.();
    this.#stopListening?.();
    super.$destroyed();
  }
}
const placed = (drawer: Drawer): void => drawer.$position();
defineType(Drawer, {
  name: 'Drawer',
  properties: {
    edge: {
      type: 'int',
      value: LEFT,
      changed(drawer) {
        drawer.$item.$repad(() => {});
        drawer.$position();
      },
    },
    position: { type: 'real', changed: placed },
    dragMargin: { type: 'real', value: 10, reset: (drawer) => drawer.$set('dragMargin', 10) },
    interactive: { type: 'bool', value: true },
  },
});
const { defaults, properties } = Drawer.meta;
defaults[properties.modal!.slot] = true;
defaults[properties.focus!.slot] = true;
defaults[properties.closePolicy!.slot] = 20;
