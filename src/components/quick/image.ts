// `Image`: a picture from a URL. Follows https://doc.qt.io/qt-6/qml-qtquick-image.html.
import { defineType } from '../../runtime/object/object.ts';
import { ImageBase, LOOK, look, READY } from './image-base.ts';
import { Dirty } from './surface.ts';

export class Image extends ImageBase {
  declare fillMode: number;
  declare horizontalAlignment: number;
  declare verticalAlignment: number;
  declare autoTransform: boolean;

  /** The size in which it is drawn. */
  $painted: [number, number] = [0, 0];
  $img: HTMLImageElement | null = null;

  override $resize(): void {
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
  },
  properties: {
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
    mipmap: 'bool',
    horizontalAlignment: { type: 'enum:HAlignment', value: 4, changed: look },
    verticalAlignment: { type: 'enum:VAlignment', value: 128, changed: look },
    autoTransform: { type: 'bool', changed: look },
  },
  missing: ['sourceClipRect', 'currentFrame', 'frameCount'],
});
