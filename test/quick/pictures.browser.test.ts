// Pictures with borders and frames, and fonts: what is drawn of them and what is told.
import { describe, expect, it } from 'vitest';
import type { AnimatedImage } from '../../src/components/quick/animated-image.ts';
import type { BorderImage } from '../../src/components/quick/border-image.ts';
import { familyOf } from '../../src/components/quick/font-loader.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { show, until } from './show.ts';

/** A picture of 30 by 30: a red border of 10, green within. */
function framed(): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 30;
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'red';
  context.fillRect(0, 0, 30, 30);
  context.fillStyle = 'lime';
  context.fillRect(10, 10, 10, 10);
  return canvas.toDataURL();
}
/** Two frames of one pixel, each for 50 ms, without end. */
const GIF =
  'data:image/gif;base64,R0lGODlhAQABAPAAAP8AAAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQABQAAACwAAAAAAQABAAACAkQBACH5BAAFAAAALAAAAAABAAEAAAICTAEAOw==';

describe('a BorderImage', () => {
  it('takes the size of its picture, and slices it by its border', async () => {
    const { root, element } = await show<BorderImage>(
      `BorderImage { source: "${framed()}"; border { left: 10; top: 10; right: 10; bottom: 10 } horizontalTileMode: BorderImage.Repeat }`,
    );
    await until(() => root.status === 1);
    expect([root.width, root.height]).toEqual([30, 30]);
    root.width = 120;
    root.height = 60;
    const style = getComputedStyle(element.firstElementChild!);
    await until(() => style.borderImageSource !== 'none' && style.width === '120px');
    expect(style.borderImageSlice).toBe('10 fill');
    expect(style.borderImageWidth).toBe('10px');
    expect(style.borderImageRepeat).toBe('repeat stretch');
    expect(style.height).toBe('60px');
  });
  it('is a whole picture without a border', async () => {
    const { root, element } = await show<BorderImage>(`BorderImage { source: "${framed()}"; width: 90 }`);
    await until(() => root.status === 1);
    await until(() => getComputedStyle(element.firstElementChild!).backgroundImage !== 'none');
    expect(getComputedStyle(element.firstElementChild!).backgroundSize).toBe('100% 100%');
  });
});

describe('an AnimatedImage', () => {
  it('tells its frames, plays them, stops and goes to one', async () => {
    const { root, lines } = await show<AnimatedImage>(
      `AnimatedImage { source: "${GIF}"; width: 20; height: 20; onCurrentFrameChanged: console.log("frame", currentFrame) }`,
    );
    await until(() => root.frameCount === 2);
    await until(() => lines.length >= 3);
    expect(lines.slice(0, 3)).toEqual(['frame 1', 'frame 0', 'frame 1']);
    root.paused = true;
    const { length } = lines;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(lines.length).toBe(length);
    const canvas = root.$element!.querySelector('canvas')!;
    const pixel = (): number[] => [...canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data];
    (root as unknown as { currentFrame: number }).currentFrame = 0;
    await until(() => pixel()[0] === 255);
    (root as unknown as { currentFrame: number }).currentFrame = 1;
    await until(() => pixel()[2] === 255);
  });
});

describe('a FontLoader', () => {
  it('says what cannot be loaded', async () => {
    const { root, lines } = await show<Item>(
      'Item { property int status: f.status; FontLoader { id: f; source: "/nothing-here.ttf" } }',
    );
    const status = (): number => (root as unknown as { status: number }).status;
    await until(() => status() === 3);
    expect(lines[0]).toMatch(/QML FontLoader: Cannot load font: ".*\/nothing-here\.ttf"/);
  });
  it('reads the family from the font', () => {
    // A font with nothing but the name "Own Family".
    const name = [...'Own Family'].flatMap((letter) => [0, letter.charCodeAt(0)]);
    const bytes = [
      ...[0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      ...[0x6e, 0x61, 0x6d, 0x65, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 18 + name.length],
      ...[0, 0, 0, 1, 0, 18],
      ...[0, 3, 0, 1, 4, 9, 0, 1, 0, name.length, 0, 0],
      ...name,
    ];
    expect(familyOf(new DataView(new Uint8Array(bytes).buffer))).toBe('Own Family');
    expect(familyOf(new DataView(new Uint8Array(bytes.slice(0, 30)).buffer))).toBe(null);
    expect(familyOf(new DataView(new ArrayBuffer(0)))).toBe(null);
  });
});

describe('a SystemPalette', () => {
  it('has the colours of its group', async () => {
    const { root } = await show<Item>(
      'Item { property color text: p.text; property alias palette: p; SystemPalette { id: p } }',
    );
    const item = root as unknown as { text: object; palette: { colorGroup: number } };
    expect(String(item.text)).toBe('#000000');
    item.palette.colorGroup = 2;
    expect(String(item.text)).toBe('#bebebe');
  });
});
