// Colours by hue and saturation, and what is computed with them: Qt's HSV and HSL, its lighter and darker. Comes when a
// document names something of it.
import {
  ColorSpec,
  colorHooks,
  float,
  HSL,
  HSV,
  MAX,
  type Model,
  RGB,
  rgba,
  toRgb as rgbOf,
  scale,
  to8,
  to16,
} from './color.ts';

/** Qt's mark for the hue of a grey. */
const ACHROMATIC = MAX;

/** 0 to 1 each; a hue is -1 for greys. In the order in which Qt enumerates them. */
export const MODEL_MEMBERS: Readonly<Record<string, (color: ColorSpec) => number>> = {
  hsvHue: (c) => hue(toHsv(c)),
  hsvSaturation: (c) => float(toHsv(c).y / MAX),
  hsvValue: (c) => float(toHsv(c).z / MAX),
  hslHue: (c) => hue(toHsl(c)),
  hslSaturation: (c) => float(toHsl(c).y / MAX),
  hslLightness: (c) => float(toHsl(c).z / MAX),
};

/** The colour with one of these members replaced, as `color.hsvHue = v` does. Values are limited to 0...1. */
export function withMember(c: ColorSpec, member: string, v: number): ColorSpec {
  const from = member[2] === 'v' ? toHsv(c) : toHsl(c);
  const parts = [from.x, from.y, from.z];
  const at = member[3] === 'H' ? 0 : member[3] === 'S' ? 1 : 2;
  parts[at] = scale(v, at ? MAX : 36000);
  return new ColorSpec(from.model, parts[0]!, parts[1]!, parts[2]!, from.alpha);
}

const hue = (c: ColorSpec) => (c.x === ACHROMATIC ? -1 : float(c.x / 36000));

/** The same colour in RGB. */
function toRgb(c: ColorSpec): ColorSpec {
  const { x, y, z } = c;
  let r = z;
  let g = z;
  let b = z;
  if (y && x !== ACHROMATIC) {
    const h = x === 36000 ? 0 : x / 36000;
    const s = y / MAX;
    const l = z / MAX;
    if (c.model === HSV) {
      const sector = Math.floor(h * 6);
      const f = h * 6 - sector;
      const p = Math.round(l * (1 - s) * MAX);
      const q = Math.round(l * (1 - s * (sector & 1 ? f : 1 - f)) * MAX);
      [r, g, b] = [
        [z, q, p],
        [q, z, p],
        [p, z, q],
        [p, q, z],
        [q, p, z],
        [z, p, q],
      ][sector] as [number, number, number];
    } else {
      const high = l < 0.5 ? l * (1 + s) : l + s - l * s;
      const low = 2 * l - high;
      const channel = (t: number) => {
        t = t < 0 ? t + 1 : t > 1 ? t - 1 : t;
        const v =
          t * 6 < 1
            ? low + (high - low) * t * 6
            : t * 2 < 1
              ? high
              : t * 3 < 2
                ? low + (high - low) * (2 / 3 - t) * 6
                : low;
        const n = Math.round(v * MAX);
        return n === 1 ? 0 : n;
      };
      r = channel(h + 1 / 3);
      g = channel(h);
      b = channel(h - 1 / 3);
    }
  }
  return new ColorSpec(RGB, r, g, b, c.alpha);
}

function hueOf(r: number, g: number, b: number, max: number, delta: number): number {
  let h = r === max ? (g - b) / delta : g === max ? 2 + (b - r) / delta : 4 + (r - g) / delta;
  h *= 60;
  return Math.round((h < 0 ? h + 360 : h) * 100);
}

function toHsv(c: ColorSpec): ColorSpec {
  if (c.model === HSV) return c;
  const { x, y, z } = rgbOf(c);
  const max = Math.max(x, y, z);
  const delta = max - Math.min(x, y, z);
  return delta
    ? new ColorSpec(HSV, hueOf(x, y, z, max, delta), Math.round((delta / max) * MAX), max, c.alpha)
    : new ColorSpec(HSV, ACHROMATIC, 0, max, c.alpha);
}

function toHsl(c: ColorSpec): ColorSpec {
  if (c.model === HSL) return c;
  const { x, y, z } = rgbOf(c);
  const max = Math.max(x, y, z);
  const delta = max - Math.min(x, y, z);
  const sum = 2 * max - delta;
  const l = Math.round(sum / 2);
  if (!delta) return new ColorSpec(HSL, ACHROMATIC, 0, l, c.alpha);
  const s = delta / (sum < MAX ? sum : 2 * MAX - sum);
  return new ColorSpec(HSL, hueOf(x, y, z, max, delta), Math.round(s * MAX), l, c.alpha);
}

/** From hue, saturation, value, alpha, each 0 to 1. */
export const hsva = (h: number, s: number, v: number, a = 1): ColorSpec =>
  new ColorSpec(HSV, scale(h, 36000), to16(s), to16(v), to16(a));

/** From hue, saturation, lightness, alpha, each 0 to 1. */
export const hsla = (h: number, s: number, l: number, a = 1): ColorSpec =>
  new ColorSpec(HSL, scale(h, 36000), to16(s), to16(l), to16(a));

const backTo = (c: ColorSpec, model: Model) => (model === RGB ? rgbOf(c) : model === HSL ? toHsl(c) : c);

/** Brightens by `factor` (1.5: half as bright again; below 1 darkens). */
export const lighter = (c: ColorSpec, factor = 1.5): ColorSpec => lighterBy(c, Math.round(factor * 100));
/** Darkens by `factor` (2: half as bright; below 1 brightens). */
export const darker = (c: ColorSpec, factor = 2): ColorSpec => darkerBy(c, Math.round(factor * 100));

function lighterBy(c: ColorSpec, percent: number): ColorSpec {
  if (!(percent > 0)) return c;
  if (percent < 100) return darkerBy(c, Math.trunc(10000 / percent));
  const hsv = toHsv(c);
  const v = Math.trunc((percent * hsv.z) / 100);
  const s = v > MAX ? Math.max(0, hsv.y - (v - MAX)) : hsv.y;
  return backTo(new ColorSpec(HSV, hsv.x, s, Math.min(v, MAX), c.alpha), c.model);
}

function darkerBy(c: ColorSpec, percent: number): ColorSpec {
  if (!(percent > 0)) return c;
  if (percent < 100) return lighterBy(c, Math.trunc(10000 / percent));
  const hsv = toHsv(c);
  return backTo(new ColorSpec(HSV, hsv.x, hsv.y, Math.trunc((hsv.z * 100) / percent), c.alpha), c.model);
}

/** `base` seen through `tint`: `tint` wins by its own opacity. */
export function tint(base: ColorSpec, over: ColorSpec): ColorSpec {
  const alpha = to8(over.alpha);
  if (alpha === 255) return over;
  if (!alpha) return base;
  const a = over.a;
  const mix = (o: number, b: number) => o * a + b * (1 - a);
  return rgba(mix(over.r, base.r), mix(over.g, base.g), mix(over.b, base.b), a + (1 - a) * base.a);
}

/** Lets colours be of these models. */
export function addModels(): void {
  colorHooks.toRgb = toRgb;
}
