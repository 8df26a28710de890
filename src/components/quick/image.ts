// `Image`: a picture from a URL. Follows https://doc.qt.io/qt-6/qml-qtquick-image.html. The page loads and
// scales it; a picture whose size is known already is there at once.
// Always holds: only the answer for the present `source` counts.
import type { Context } from '../../runtime/engine/context.ts';
import { defineType } from '../../runtime/object/object.ts';
import { Size } from '../../runtime/object/value-types.ts';
import { Item } from './item.ts';
import { Dirty } from './surface.ts';

const LOOK = Dirty.OWN;
const NULL = 0;
const READY = 1;
const LOADING = 2;
const ERROR = 3;

/** The sizes of pictures that were loaded before. */
const known = new Map<string, readonly [number, number]>();
const KEPT = 500;

export class Image extends Item {
  declare source: string;
  declare readonly status: number;
  declare readonly progress: number;
  declare fillMode: number;
  declare sourceSize: Size;
  declare asynchronous: boolean;
  declare cache: boolean;
  declare mirror: boolean;
  declare mirrorVertically: boolean;
  declare smooth: boolean;
  declare horizontalAlignment: number;
  declare verticalAlignment: number;
  declare autoTransform: boolean;

  /** The picture's own size, and the size in which it is drawn. */
  $own: readonly [number, number] = [0, 0];
  $painted: [number, number] = [0, 0];
  $url = '';
  $asked: [number, number] | null = null;
  $storing = false;
  $img: HTMLImageElement | null = null;

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
  $resize(): void {
    const [pw, ph] = this.$pixels;
    const before = this.$painted;
    const mode = this.fillMode;
    const w = this.$widthSet ? this.$width : pw;
    const h = this.$heightSet ? this.$height : ph;
    let painted: [number, number] = [w, h];
    let implicit: [number, number] = [pw, ph];
    if (!pw || !ph) painted = mode === 1 || mode === 2 ? [0, 0] : painted;
    else if (mode === 1) {
      const scale = Math.min(w / pw, h / ph);
      painted = [scale * pw, scale * ph];
      implicit = [
        !this.$widthSet && this.$heightSet ? painted[0] : pw,
        this.$widthSet && !this.$heightSet ? painted[1] : ph,
      ];
    } else if (mode === 2) {
      const scale = Math.max(w / pw, h / ph);
      painted = [scale * pw, scale * ph];
    } else if (mode === 6) painted = [pw, ph];
    this.$painted = painted;
    this.$setImplicitSize(...implicit);
    if (before[0] !== painted[0] || before[1] !== painted[1]) this.$emit('paintedGeometryChanged');
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

  override $createElement(): HTMLElement {
    const element = super.$createElement();
    const img = document.createElement('img');
    // What a document shows by a picture alone it names by `Accessible.name`.
    img.alt = '';
    img.draggable = false;
    this.$img = img;
    element.append(img);
    return element;
  }
  override $firstStyle(): string {
    return 'isolation:isolate;';
  }
  override $paint(_style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && !(dirty & (LOOK | Dirty.Size))) return;
    const img = this.$img!;
    const url = this.status === READY ? this.$url : '';
    const mode = this.fillMode;
    const [pw, ph] = this.$pixels;
    const across = { 1: '0', 2: '100%', 4: '50%' }[this.horizontalAlignment] ?? '50%';
    const down = { 32: '0', 64: '100%', 128: '50%' }[this.verticalAlignment] ?? '50%';
    const tiles = mode >= 3 && mode <= 5;
    img.style.cssText =
      'position:absolute;inset:0;width:100%;height:100%;z-index:-1;' +
      (this.smooth ? '' : 'image-rendering:pixelated;') +
      (this.mirror || this.mirrorVertically
        ? `transform:scale(${this.mirror ? -1 : 1},${this.mirrorVertically ? -1 : 1});`
        : '') +
      (tiles
        ? `background:url("${url.replace(/["\\\n]/g, encodeURIComponent)}") ${across} ${down} / ` +
          `${mode === 4 ? '100%' : `${pw}px`} ${mode === 5 ? '100%' : `${ph}px`} ${mode === 3 ? 'repeat' : mode === 4 ? 'repeat-y' : 'repeat-x'};`
        : `object-fit:${mode === 1 ? 'contain' : mode === 2 ? 'cover' : mode === 6 ? 'none' : 'fill'};object-position:${across} ${down};`) +
      (this.autoTransform ? '' : 'image-orientation:none;');
    const shown =
      tiles || !url ? 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==' : url;
    if (img.getAttribute('src') !== shown) img.src = shown;
    img.hidden = !url;
  }
}
const look = (item: Image): void => item.$mark(LOOK);
defineType(Image, {
  name: 'Image',
  enums: {
    HAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4 },
    VAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
    FillMode: {
      Stretch: 0,
      PreserveAspectFit: 1,
      PreserveAspectCrop: 2,
      Tile: 3,
      TileVertically: 4,
      TileHorizontally: 5,
      Pad: 6,
    },
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
    fillMode: { type: 'enum:FillMode', changed: (item) => item.$resize() },
    paintedWidth: {
      type: 'real',
      readonly: true,
      notify: 'paintedGeometryChanged',
      get: (item) => item.$painted[0],
    },
    paintedHeight: {
      type: 'real',
      readonly: true,
      notify: 'paintedGeometryChanged',
      get: (item) => item.$painted[1],
    },
    sourceSize: {
      type: 'size',
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
    mipmap: 'bool',
    horizontalAlignment: { type: 'enum:HAlignment', value: 4, changed: look },
    verticalAlignment: { type: 'enum:VAlignment', value: 128, changed: look },
    autoTransform: { type: 'bool', changed: look },
  },
  missing: ['sourceClipRect', 'colorSpace', 'currentFrame', 'frameCount'],
});
