// What items that show pictures have in common: loading from a URL, status and size. The page loads and scales a
// picture; one whose size is known already is there at once.
// Always holds: only the answer for the present `source` counts.
import type { Context } from '../../runtime/engine/context.ts';
import { defineType } from '../../runtime/object/object.ts';
import { Size } from '../../runtime/object/value-types.ts';
import { Item } from './item.ts';
import { Dirty } from './surface.ts';

/** What of it is written again when the picture or its looks change. */
export const LOOK = Dirty.OWN;
const NULL = 0;
export const READY = 1;
const LOADING = 2;
const ERROR = 3;

/** The sizes of pictures that were loaded before. */
const known = new Map<string, readonly [number, number]>();
const KEPT = 500;

export abstract class ImageBase extends Item {
  declare source: string;
  declare readonly status: number;
  declare readonly progress: number;
  declare sourceSize: Size;
  declare asynchronous: boolean;
  declare cache: boolean;
  declare mirror: boolean;
  declare mirrorVertically: boolean;
  declare smooth: boolean;

  /** The picture's own size. */
  $own: readonly [number, number] = [0, 0];
  $url = '';
  $asked: [number, number] | null = null;
  $storing = false;

  $load(): void {
    const { source } = this;
    const context = this.$c as Context | null;
    const url = source && this.$engine.resolveUrl(source, context?.unit?.doc.url ?? '');
    this.$url = url;
    if (!url) {
      this.$settle(NULL, [0, 0]);
      return;
    }
    const size = this.cache ? known.get(url) : undefined;
    if (size) {
      this.$settle(READY, size);
      return;
    }
    this.$settle(LOADING, this.$own);
    if (typeof globalThis.Image === 'undefined') {
      this.$failed(url);
      return;
    }
    const image = new globalThis.Image();
    image.onload = () => {
      if (known.size >= KEPT) known.clear();
      known.set(url, [image.naturalWidth || 300, image.naturalHeight || 150]);
      if (this.$url === url && !this.$dead) this.$settle(READY, known.get(url)!);
    };
    image.onerror = () => {
      if (this.$url === url && !this.$dead) this.$failed(url);
    };
    image.src = url;
  }
  $failed(url: string): void {
    this.$warn(`Cannot open: ${url}`);
    this.$settle(ERROR, [0, 0]);
  }
  $settle(status: number, own: readonly [number, number]): void {
    this.$own = own;
    const asked = this.$asked;
    if (!asked && status !== LOADING) this.$storeSize(new Size(...own));
    this.$set('progress', status === READY ? 1 : 0);
    this.$resize();
    this.$set('status', status);
    this.$mark(LOOK);
  }
  $storeSize(size: Size): void {
    this.$storing = true;
    this.$set('sourceSize', size);
    this.$storing = false;
  }
  /** The size of the picture as it was asked for. */
  get $pixels(): readonly [number, number] {
    const [w, h] = this.$own;
    const asked = this.$asked;
    if (!asked || !w || !h) return this.$own;
    const [aw, ah] = asked;
    if (aw > 0 && ah > 0) return [aw, ah];
    return aw > 0 ? [aw, (h * aw) / w] : ah > 0 ? [(w * ah) / h, ah] : this.$own;
  }
  /** The size that follows from the picture. */
  $resize(): void {
    this.$setImplicitSize(...this.$pixels);
    this.$mark(LOOK);
  }
  override $complete(): void {
    super.$complete();
    if (this.source) this.$load();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized && this.$complete_) this.$resize();
  }
}
export const look = (item: ImageBase): void => item.$mark(LOOK);
defineType(ImageBase, {
  name: 'ImageBase',
  creatable: false,
  enums: {
    Status: { Null: NULL, Ready: READY, Loading: LOADING, Error: ERROR },
  },
  properties: {
    source: {
      type: 'url',
      changed: (item) => {
        if (item.$complete_) item.$load();
      },
    },
    status: { type: 'int', readonly: true },
    progress: { type: 'real', readonly: true },
    sourceSize: {
      type: 'size',
      value: new Size(0, 0),
      changed(item, size: Size) {
        if (item.$storing) return;
        item.$asked = size.width > 0 || size.height > 0 ? [size.width, size.height] : null;
        if (item.$complete_) item.$resize();
      },
      reset(item) {
        item.$asked = null;
        item.$storeSize(new Size(...item.$own));
        item.$resize();
      },
    },
    asynchronous: 'bool',
    cache: { type: 'bool', value: true },
    mirror: { type: 'bool', changed: look },
    mirrorVertically: { type: 'bool', changed: look },
    smooth: { type: 'bool', value: true, changed: look },
  },
  missing: ['colorSpace'],
});
