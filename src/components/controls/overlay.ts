// `Overlay`: the layer above everything in a window, where popups are shown. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-overlay.html. A window gets it with its first popup.
import { Component } from '../../runtime/engine/component.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { Item } from '../quick/item.ts';
import { topOf } from '../quick/pointer-scene.ts';
import { Dirty, onMount } from '../quick/surface.ts';
import { made } from './style.ts';

/** What the overlay asks of a popup that it shows. */
export interface Shown {
  readonly $item: Item;
  readonly modal: boolean;
  readonly $veil: Item | null;
  /** A press or a release anywhere: true keeps it from what lies below. */
  $outside(x: number, y: number, release: boolean): boolean;
}

export class Overlay extends Item {
  /** Those that are shown, the highest last. */
  readonly $popups: Shown[] = [];
  get $pointer(): true {
    return true;
  }
  get $hovers(): boolean {
    return this.$blocks;
  }
  get $blocks(): boolean {
    return this.$popups.some(({ modal }) => modal);
  }
  /** The press that closed a modal popup is for nothing else. */
  #took = false;
  /** Nothing of what lies below a modal popup is pressed, hovered or scrolled. */
  $press(): boolean {
    return this.$blocks || this.#took;
  }
  $blockChanged(): void {
    this.$mark(Dirty.OWN);
    this.$shield();
  }
  /** Neither the page's own focus nor assistive technology leaves a modal popup. */
  $shield(): void {
    for (const item of topOf(this as Item).$items ?? [])
      if (item !== (this as Item)) item.$element?.toggleAttribute('inert', this.$blocks || !item.enabled);
  }
  override $paint(style: CSSStyleDeclaration, _dirty: number, first: boolean): void {
    style.pointerEvents = this.$blocks ? 'auto' : 'none';
    // A popup may be open from the start, before there were elements.
    if (first && this.$blocks) this.$shield();
  }
  $wheel(): boolean {
    return this.$blocks;
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    // Popups hear of every press in the window, those on items too.
    const top = topOf(this as Item);
    const hear = (event: PointerEvent, release: boolean): void => {
      const host = top.$element!;
      const area = host.getBoundingClientRect();
      const scale = host.offsetWidth ? area.width / host.offsetWidth || 1 : 1;
      const x = (event.clientX - area.left) / scale;
      const y = (event.clientY - area.top) / scale;
      this.#took = this.$blocks && !release;
      if (this.$popups.length) this.$emit(release ? 'released' : 'pressed');
      for (const popup of [...this.$popups].reverse()) if (popup.$outside(x, y, release)) return;
    };
    queueMicrotask(() => {
      top.$element?.addEventListener('pointerdown', (event) => hear(event, false), { capture: true });
      top.$element?.addEventListener('pointerup', (event) => hear(event, true), { capture: true });
    });
    return element;
  }
  override $firstStyle(): string {
    return 'pointer-events:none;';
  }
}
defineType(Overlay, {
  name: 'Overlay',
  creatable: false,
  properties: {
    modal: { type: () => Component as never },
    modeless: { type: () => Component as never },
  },
  signals: { pressed: {}, released: {} },
});

/** What waits until the scene that an item is in is shown. */
const waiting = new Map<QmlObject, { item: Item; run: (top: Item) => void }>();
onMount((root) => {
  for (const [owner, { item, run }] of waiting)
    if (owner.$dead || item.$dead) waiting.delete(owner);
    else if (topOf(item) === root) {
      waiting.delete(owner);
      run(root);
    }
});
/** Calls `run` with the topmost item of the scene as soon as that has an element. */
export function whenShown(item: Item, owner: QmlObject, run: (top: Item) => void): void {
  const top = topOf(item);
  if (top.$element) run(top);
  else waiting.set(owner, { item, run });
}

const overlays = new WeakMap<Item, Overlay>();
/** The overlay of the window that an item is in. */
export function overlayAt(item: Item): Overlay {
  const top = topOf(item);
  let overlay = overlays.get(top);
  if (!overlay || overlay.$dead) {
    const layer = new Overlay();
    overlays.set(top, (overlay = layer));
    made(top, layer as Item, { z: 1000001 });
    layer.$setParentItem(top);
    const size = (): void => layer.$place(0, 0, top.$width, top.$height);
    for (const name of ['widthChanged', 'heightChanged']) listen(top, name, size);
    size();
  }
  return overlay;
}

/** `Overlay.overlay`, and `Overlay.modal` of a popup. */
export class OverlayAttached extends QmlObject {
  declare modal: Component | null;
  declare modeless: Component | null;
  readonly $of: QmlObject;
  constructor(of: QmlObject) {
    super();
    this.$of = of;
  }
}
defineType(OverlayAttached, {
  name: 'Overlay',
  cpp: 'QQuickOverlayAttached',
  creatable: false,
  properties: {
    overlay: {
      type: () => Overlay as never,
      readonly: true,
      get({ $of: of }) {
        // A window has it, an item is in one, a popup stands at an item.
        const { $root: root, $anchor: anchor } = of as { $root?: Item; $anchor?: Item | null };
        const item = of instanceof Item ? of : (root ?? anchor);
        return item ? overlayAt(item) : null;
      },
    },
    modal: { type: () => Component as never },
    modeless: { type: () => Component as never },
  },
  signals: { pressed: {}, released: {} },
});
Object.defineProperty(Overlay.meta, 'attached', { value: OverlayAttached, writable: true });
