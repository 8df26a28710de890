// `BorderImage`: a picture whose corners keep their size while its edges and its middle are stretched or
// repeated. Follows https://doc.qt.io/qt-6/qml-qtquick-borderimage.html.
import { defineType, GroupObject } from '../../runtime/object/object.ts';
import { ImageBase, LOOK, look, READY } from './image-base.ts';

export class ScaleGrid extends GroupObject<BorderImage> {
  declare left: number;
  declare top: number;
  declare right: number;
  declare bottom: number;
}
const side = (name: string) => ({
  type: 'int' as const,
  notify: `${name}BorderChanged`,
  changed(grid: ScaleGrid): void {
    grid.$owner.$mark(LOOK);
    grid.$emit('borderChanged');
  },
});
defineType(ScaleGrid, {
  name: 'ScaleGrid',
  creatable: false,
  properties: { left: side('left'), top: side('top'), right: side('right'), bottom: side('bottom') },
  signals: { borderChanged: {} },
});

const REPEAT = ['stretch', 'repeat', 'round'];

export class BorderImage extends ImageBase {
  declare readonly border: ScaleGrid;
  declare horizontalTileMode: number;
  declare verticalTileMode: number;
  $picture: HTMLElement | null = null;

  override $createElement(): HTMLElement {
    const element = super.$createElement();
    this.$picture = document.createElement('div');
    element.append(this.$picture);
    return element;
  }
  override $firstStyle(): string {
    return 'isolation:isolate;';
  }
  override $paint(_style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && !(dirty & LOOK)) return;
    const picture = this.$picture!;
    const url = this.status === READY ? this.$url : '';
    const grid = this.$v[GRID] as ScaleGrid | null;
    const sides = grid ? [grid.top, grid.right, grid.bottom, grid.left] : [0, 0, 0, 0];
    const edges = `${REPEAT[this.horizontalTileMode]} ${REPEAT[this.verticalTileMode]}`;
    picture.style.cssText =
      'position:absolute;inset:0;z-index:-1;pointer-events:none;' +
      (this.smooth ? '' : 'image-rendering:pixelated;') +
      (this.mirror || this.mirrorVertically
        ? `transform:scale(${this.mirror ? -1 : 1},${this.mirrorVertically ? -1 : 1});`
        : '') +
      (!url
        ? ''
        : sides.some((width) => width > 0)
          ? `border-style:solid;border-width:0;border-image:url("${quoted(url)}") ${sides.join(' ')} fill / ${sides.map((width) => `${width}px`).join(' ')} / 0 ${edges};`
          : `background:url("${quoted(url)}") 0 0 / 100% 100% no-repeat;`);
  }
}
const quoted = (url: string): string => url.replace(/["\\\n]/g, encodeURIComponent);
defineType(BorderImage, {
  name: 'BorderImage',
  enums: { TileMode: { Stretch: 0, Repeat: 1, Round: 2 } },
  properties: {
    border: { group: () => ScaleGrid as never },
    horizontalTileMode: { type: 'enum:TileMode', changed: look },
    verticalTileMode: { type: 'enum:TileMode', changed: look },
  },
});
const GRID = BorderImage.meta.properties.border!.slot;
