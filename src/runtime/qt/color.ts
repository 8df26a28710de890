// Colours as Qt 6 computes them: four 16-bit channels together with the model (RGB, HSV or HSL) in which
// they were given. Rounding happens where Qt rounds, so that every text form and every component read
// back is Qt's. A `ColorSpec` never changes; what "sets" a channel makes a new one.
// Here is what every document needs; the other models come with color-models.

/** The model that a colour's channels are in. Two colours of different models are never equal in Qt. */
export type Model = 0 | 1 | 2;
export const RGB = 0;
export const HSV = 1;
export const HSL = 2;

export const MAX = 0xffff;

/** What others know. */
export const colorHooks = {
  /** A colour by its name in lower case, as `#rrggbb`. */
  named: (_name: string): string | undefined => undefined,
  /** A colour of another model in RGB. */
  toRgb: (color: ColorSpec): ColorSpec => color,
};
/** What types have from the beginning, before there is anybody to ask. */
const KNOWN: Readonly<Record<string, string>> = {
  __proto__: null as never,
  black: '#000',
  blue: '#00f',
  transparent: '#00000000',
  white: '#fff',
};

const HEX = '0123456789abcdef';
export const float = Math.fround;
const clamp = (v: number) => (v > 0 ? Math.min(v, 1) : 0);
// Qt multiplies in single precision: 0.7 becomes 45875, not 45874.
export const scale = (v: number, most: number) => Math.round(float(float(clamp(+v)) * most));
export const to16 = (v: number) => scale(v, MAX);
export const to8 = (v: number) => (v + 0x80 - ((v + 0x80) >> 8)) >> 8;
const hex2 = (v: number) => HEX[v >> 4]! + HEX[v & 15]!;

/** One colour. `x`, `y`, `z` are red, green, blue, or hue (in 1/100 degree), saturation, value/lightness. */
export class ColorSpec {
  constructor(
    readonly model: Model,
    readonly x: number,
    readonly y: number,
    readonly z: number,
    readonly alpha: number,
  ) {}

  get r(): number {
    return float(toRgb(this).x / MAX);
  }
  get g(): number {
    return float(toRgb(this).y / MAX);
  }
  get b(): number {
    return float(toRgb(this).z / MAX);
  }
  get a(): number {
    return float(this.alpha / MAX);
  }

  /** `#rrggbb`, or `#aarrggbb` when it is not opaque. */
  toString(): string {
    const c = toRgb(this);
    const a = to8(c.alpha);
    return `#${a === 255 ? '' : hex2(a)}${hex2(to8(c.x))}${hex2(to8(c.y))}${hex2(to8(c.z))}`;
  }
}

/** The colour with one of its channels replaced, as `color.r = v` does. Values are limited to 0...1. */
export function withChannel(c: ColorSpec, channel: 'r' | 'g' | 'b' | 'a', v: number): ColorSpec {
  if (channel === 'a') return withAlpha(c, clamp(v));
  const k = { r: c.r, g: c.g, b: c.b, [channel]: v };
  return rgba(k.r, k.g, k.b, c.a);
}

/** The same colour in RGB. */
export const toRgb = (c: ColorSpec): ColorSpec => (c.model === RGB ? c : colorHooks.toRgb(c));

const parsed = new Map<string, ColorSpec | undefined>();

/**
 * A colour from any text that Qt knows: `#rgb`, `#rrggbb`, `#aarrggbb`, `#rrrgggbbb`, `#rrrrggggbbbb`, an
 * SVG name in any case and with spaces in it, `transparent`. Undefined for anything else.
 */
export function parseColor(text: string): ColorSpec | undefined {
  let color = parsed.get(text);
  if (!color && !parsed.has(text)) {
    color = parse(text);
    // Documents repeat a few colours; computed texts must not make the table grow for ever.
    if (parsed.size > 999) parsed.clear();
    parsed.set(text, color);
  }
  return color;
}

function parse(text: string): ColorSpec | undefined {
  if (text[0] !== '#') {
    const name = text.replace(/ /g, '').toLowerCase();
    const hex = KNOWN[name] ?? colorHooks.named(name);
    return hex ? parse(hex) : undefined;
  }
  const hex = text.slice(1);
  const n = hex.length;
  if (!/^[\da-f]+$/i.test(hex)) return undefined;
  const size = n === 8 ? 2 : n / 3;
  if (n !== 8 && (n % 3 || n > 12)) return undefined;
  const at = (i: number) => {
    const v = Number.parseInt(hex.slice(i * size, (i + 1) * size), 16);
    return size === 1 ? v * 0x1111 : size === 2 ? v * 0x101 : size === 3 ? (v << 4) | (v >> 8) : v;
  };
  const skip = n === 8 ? 1 : 0;
  return new ColorSpec(RGB, at(skip), at(skip + 1), at(skip + 2), skip ? at(0) : MAX);
}

/** From red, green, blue, alpha, each 0 to 1; values beyond are limited. */
export const rgba = (r: number, g: number, b: number, a = 1): ColorSpec =>
  new ColorSpec(RGB, to16(r), to16(g), to16(b), to16(a));

/** The colour with another opacity, 0 to 1. */
export const withAlpha = (c: ColorSpec, a: number): ColorSpec =>
  new ColorSpec(c.model, c.x, c.y, c.z, to16(a));

/** Whether two colours are the same in Qt's sense: the same model and the same channels. */
export const colorsEqual = (a: ColorSpec, b: ColorSpec): boolean =>
  a === b || (a.model === b.model && a.x === b.x && a.y === b.y && a.z === b.z && a.alpha === b.alpha);
