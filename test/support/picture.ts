// Pictures in the browser: read into pixels, and what can be said of them that does not depend on how a
// platform smooths its glyphs.

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour at a pixel, as `#rrggbb`. */
  color(x: number, y: number): string;
  /** How light a pixel is, 0 to 255. */
  light(x: number, y: number): number;
}

/** Reads a picture from a URL, which may be a `data:` URL. */
export async function readPicture(url: string): Promise<Picture> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const channels = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  return {
    width,
    height,
    color: (x, y) =>
      `#${channels(x, y)
        .map((part) => part.toString(16).padStart(2, '0'))
        .join('')}`,
    light: (x, y) => Math.max(...channels(x, y)),
  };
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The lines of light text on a dark ground in an area: the box of each, parted by lines without a light pixel. */
export function textLines(picture: Picture, { left, top, right, bottom }: Area): Area[] {
  const lines: Area[] = [];
  let line: Area | null = null;
  for (let y = top; y < bottom; y++) {
    let first = -1;
    let last = -1;
    for (let x = left; x < right; x++)
      if (picture.light(x, y) > 96) {
        if (first < 0) first = x;
        last = x;
      }
    if (first < 0) line = null;
    else if (line) {
      line.bottom = y + 1;
      line.left = Math.min(line.left, first);
      line.right = Math.max(line.right, last + 1);
    } else lines.push((line = { left: first, top: y, right: last + 1, bottom: y + 1 }));
  }
  return lines;
}
