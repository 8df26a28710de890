// Colours as Qt 6 computes them: four 16-bit channels together with the model (RGB, HSV or HSL) in which
// they were given. Rounding happens where Qt rounds, so that every text form and every component read
// back is Qt's. A `ColorSpec` never changes; what "sets" a channel makes a new one.

/** The model that a colour's channels are in. Two colours of different models are never equal in Qt. */
type Model = 0 | 1 | 2;
const RGB = 0;
const HSV = 1;
const HSL = 2;

const MAX = 0xffff;
/** Qt's mark for the hue of a grey. */
const ACHROMATIC = MAX;

// Each name directly followed by its value; the "grey" spellings are derived from the "gray" ones.
const NAMES =
  'alicebluef0f8ff antiquewhitefaebd7 aqua00ffff aquamarine7fffd4 azuref0ffff beigef5f5dc ' +
  'bisqueffe4c4 black000000 blanchedalmondffebcd blue0000ff blueviolet8a2be2 browna52a2a ' +
  'burlywooddeb887 cadetblue5f9ea0 chartreuse7fff00 chocolated2691e coralff7f50 cornflowerblue6495ed ' +
  'cornsilkfff8dc crimsondc143c cyan00ffff darkblue00008b darkcyan008b8b darkgoldenrodb8860b ' +
  'darkgraya9a9a9 darkgreen006400 darkkhakibdb76b darkmagenta8b008b darkolivegreen556b2f ' +
  'darkorangeff8c00 darkorchid9932cc darkred8b0000 darksalmone9967a darkseagreen8fbc8f ' +
  'darkslateblue483d8b darkslategray2f4f4f darkturquoise00ced1 darkviolet9400d3 deeppinkff1493 ' +
  'deepskyblue00bfff dimgray696969 dodgerblue1e90ff firebrickb22222 floralwhitefffaf0 ' +
  'forestgreen228b22 fuchsiaff00ff gainsborodcdcdc ghostwhitef8f8ff goldffd700 goldenroddaa520 ' +
  'gray808080 green008000 greenyellowadff2f honeydewf0fff0 hotpinkff69b4 indianredcd5c5c indigo4b0082 ' +
  'ivoryfffff0 khakif0e68c lavendere6e6fa lavenderblushfff0f5 lawngreen7cfc00 lemonchiffonfffacd ' +
  'lightblueadd8e6 lightcoralf08080 lightcyane0ffff lightgoldenrodyellowfafad2 lightgrayd3d3d3 ' +
  'lightgreen90ee90 lightpinkffb6c1 lightsalmonffa07a lightseagreen20b2aa lightskyblue87cefa ' +
  'lightslategray778899 lightsteelblueb0c4de lightyellowffffe0 lime00ff00 limegreen32cd32 linenfaf0e6 ' +
  'magentaff00ff maroon800000 mediumaquamarine66cdaa mediumblue0000cd mediumorchidba55d3 ' +
  'mediumpurple9370db mediumseagreen3cb371 mediumslateblue7b68ee mediumspringgreen00fa9a ' +
  'mediumturquoise48d1cc mediumvioletredc71585 midnightblue191970 mintcreamf5fffa mistyroseffe4e1 ' +
  'moccasinffe4b5 navajowhiteffdead navy000080 oldlacefdf5e6 olive808000 olivedrab6b8e23 orangeffa500 ' +
  'orangeredff4500 orchidda70d6 palegoldenrodeee8aa palegreen98fb98 paleturquoiseafeeee ' +
  'palevioletreddb7093 papayawhipffefd5 peachpuffffdab9 perucd853f pinkffc0cb plumdda0dd ' +
  'powderblueb0e0e6 purple800080 redff0000 rosybrownbc8f8f royalblue4169e1 saddlebrown8b4513 ' +
  'salmonfa8072 sandybrownf4a460 seagreen2e8b57 seashellfff5ee siennaa0522d silverc0c0c0 ' +
  'skyblue87ceeb slateblue6a5acd slategray708090 snowfffafa springgreen00ff7f steelblue4682b4 ' +
  'tand2b48c teal008080 thistled8bfd8 tomatoff6347 turquoise40e0d0 violetee82ee wheatf5deb3 ' +
  'whiteffffff whitesmokef5f5f5 yellowffff00 yellowgreen9acd32';

const HEX = '0123456789abcdef';
const float = Math.fround;
const clamp = (v: number) => (v > 0 ? Math.min(v, 1) : 0);
// Qt multiplies in single precision: 0.7 becomes 45875, not 45874.
const scale = (v: number, most: number) => Math.round(float(float(clamp(+v)) * most));
const to16 = (v: number) => scale(v, MAX);
const to8 = (v: number) => (v + 0x80 - ((v + 0x80) >> 8)) >> 8;
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
  /** 0 to 1, -1 for greys. */
  get hsvHue(): number {
    return hue(toHsv(this));
  }
  get hsvSaturation(): number {
    return float(toHsv(this).y / MAX);
  }
  get hsvValue(): number {
    return float(toHsv(this).z / MAX);
  }
  get hslHue(): number {
    return hue(toHsl(this));
  }
  get hslSaturation(): number {
    return float(toHsl(this).y / MAX);
  }
  get hslLightness(): number {
    return float(toHsl(this).z / MAX);
  }

  /** `#rrggbb`, or `#aarrggbb` when it is not opaque. */
  toString(): string {
    const c = toRgb(this);
    const a = to8(c.alpha);
    return `#${a === 255 ? '' : hex2(a)}${hex2(to8(c.x))}${hex2(to8(c.y))}${hex2(to8(c.z))}`;
  }
}

/** The members of a color value in QML, in the order in which Qt enumerates them. */
export const colorMembers = [
  'r',
  'g',
  'b',
  'a',
  'hsvHue',
  'hsvSaturation',
  'hsvValue',
  'hslHue',
  'hslSaturation',
  'hslLightness',
] as const;
export type ColorMember = (typeof colorMembers)[number];

/** The colour with one of its members replaced, as `color.r = v` does. Values are limited to 0...1. */
export function withMember(c: ColorSpec, member: ColorMember, v: number): ColorSpec {
  if (member === 'a') return withAlpha(c, clamp(v));
  if (member[0] !== 'h') {
    const k = { r: c.r, g: c.g, b: c.b, [member]: v };
    return rgba(k.r, k.g, k.b, c.a);
  }
  const from = member[2] === 'v' ? toHsv(c) : toHsl(c);
  const parts = [from.x, from.y, from.z];
  const at = member[3] === 'H' ? 0 : member[3] === 'S' ? 1 : 2;
  parts[at] = scale(v, at ? MAX : 36000);
  return new ColorSpec(from.model, parts[0]!, parts[1]!, parts[2]!, from.alpha);
}

const hue = (c: ColorSpec) => (c.x === ACHROMATIC ? -1 : float(c.x / 36000));

/** The same colour in RGB. */
export function toRgb(c: ColorSpec): ColorSpec {
  if (c.model === RGB) return c;
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
  const { x, y, z } = toRgb(c);
  const max = Math.max(x, y, z);
  const delta = max - Math.min(x, y, z);
  return delta
    ? new ColorSpec(HSV, hueOf(x, y, z, max, delta), Math.round((delta / max) * MAX), max, c.alpha)
    : new ColorSpec(HSV, ACHROMATIC, 0, max, c.alpha);
}

function toHsl(c: ColorSpec): ColorSpec {
  if (c.model === HSL) return c;
  const { x, y, z } = toRgb(c);
  const max = Math.max(x, y, z);
  const delta = max - Math.min(x, y, z);
  const sum = 2 * max - delta;
  const l = Math.round(sum / 2);
  if (!delta) return new ColorSpec(HSL, ACHROMATIC, 0, l, c.alpha);
  const s = delta / (sum < MAX ? sum : 2 * MAX - sum);
  return new ColorSpec(HSL, hueOf(x, y, z, max, delta), Math.round(s * MAX), l, c.alpha);
}

let names: Map<string, string> | undefined;
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
    names ??= new Map(NAMES.split(' ').map((n) => [n.slice(0, -6), n.slice(-6)]));
    const name = text.replace(/ /g, '').toLowerCase();
    if (name === 'transparent') return new ColorSpec(RGB, 0, 0, 0, 0);
    const hex = names.get(name) ?? names.get(name.replace('grey', 'gray'));
    return hex ? parse(`#${hex}`) : undefined;
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

/** From hue, saturation, value, alpha, each 0 to 1. */
export const hsva = (h: number, s: number, v: number, a = 1): ColorSpec =>
  new ColorSpec(HSV, scale(h, 36000), to16(s), to16(v), to16(a));

/** From hue, saturation, lightness, alpha, each 0 to 1. */
export const hsla = (h: number, s: number, l: number, a = 1): ColorSpec =>
  new ColorSpec(HSL, scale(h, 36000), to16(s), to16(l), to16(a));

const backTo = (c: ColorSpec, model: Model) => (model === RGB ? toRgb(c) : model === HSL ? toHsl(c) : c);

/** Brightens by `factor` (1.5: half as bright again; below 1 darkens). */
export const lighter = (c: ColorSpec, factor = 1.5): ColorSpec => lighterBy(c, Math.round(factor * 100));
/** Darkens by `factor` (2: half as bright; below 1 brightens). */
export const darker = (c: ColorSpec, factor = 2): ColorSpec => darkerBy(c, Math.round(factor * 100));

function lighterBy(c: ColorSpec, percent: number): ColorSpec {
  if (percent <= 0) return c;
  if (percent < 100) return darkerBy(c, Math.trunc(10000 / percent));
  const hsv = toHsv(c);
  const v = Math.trunc((percent * hsv.z) / 100);
  const s = v > MAX ? Math.max(0, hsv.y - (v - MAX)) : hsv.y;
  return backTo(new ColorSpec(HSV, hsv.x, s, Math.min(v, MAX), c.alpha), c.model);
}

function darkerBy(c: ColorSpec, percent: number): ColorSpec {
  if (percent <= 0) return c;
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

/** The colour with another opacity, 0 to 1. */
export const withAlpha = (c: ColorSpec, a: number): ColorSpec =>
  new ColorSpec(c.model, c.x, c.y, c.z, to16(a));

/** Whether two colours are the same in Qt's sense: the same model and the same channels. */
export const colorsEqual = (a: ColorSpec, b: ColorSpec): boolean =>
  a === b || (a.model === b.model && a.x === b.x && a.y === b.y && a.z === b.z && a.alpha === b.alpha);
