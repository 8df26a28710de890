// The colour functions of QML's `Qt` object. Their errors have Qt's texts.

import { type ColorSpec, colorsEqual, parseColor, rgba, withAlpha } from './color.ts';
import { darker, hsla, hsva, lighter, tint } from './color-models.ts';

/** Checks how many arguments a function of `Qt` was given. */
export function count(given: number, least: number, most: number): void {
  if (given < least) throw new Error('Insufficient arguments');
  if (given > most) throw new Error('Too many arguments');
}

export function overload(name: string): never {
  throw new Error(`Unable to determine callable overload of Qt.${name}(): wrong number of arguments.`);
}

/**
 * The colour functions of `Qt` over the engine's own color values: `wrap` makes one, `unwrap` takes one
 * apart (null for anything else).
 */
export function colorFunctions<C>(
  wrap: (color: ColorSpec) => C,
  unwrap: (value: unknown) => ColorSpec | null,
) {
  const from = (value: unknown) => (typeof value === 'string' ? (parseColor(value) ?? null) : unwrap(value));

  const make =
    (name: string, of: (x: number, y: number, z: number, a?: number) => ColorSpec) =>
    (...n: number[]): C => {
      if (n.length < 3) overload(name);
      count(n.length, 3, 4);
      return wrap(of(+n[0]!, +n[1]!, +n[2]!, n.length > 3 ? +n[3]! : 1));
    };

  /** A function of a colour and up to one number; null for what is no colour, as in Qt. */
  const change =
    (name: string, least: number, work: (c: ColorSpec, ...rest: never[]) => ColorSpec) =>
    (...a: unknown[]): C | null => {
      if (a.length < least && least === 1) overload(name);
      count(a.length, least, 2);
      const color = from(a[0]);
      return color && wrap(work(color, ...(a.slice(1) as never[])));
    };

  return {
    rgba: make('rgba', rgba),
    hsva: make('hsva', hsva),
    hsla: make('hsla', hsla),
    color(...a: unknown[]): C {
      count(a.length, 1, 1);
      const color = unwrap(a[0]) ?? parseColor(String(a[0]));
      if (!color) throw new Error(`"${a[0]}" is not a valid color name`);
      return wrap(color);
    },
    colorEqual(...a: unknown[]): boolean {
      count(a.length, 2, 2);
      const [x, y] = a.map((v) => {
        const color = from(v);
        if (color) return color;
        throw new Error(`Qt.colorEqual(): Invalid ${typeof v === 'string' ? 'color name' : 'arguments'}`);
      }) as [ColorSpec, ColorSpec];
      return colorsEqual(x, y);
    },
    lighter: change('lighter', 1, lighter),
    darker: change('darker', 1, darker),
    tint: change('tint', 2, (c, over: unknown) => {
      const color = from(over);
      return color ? tint(c, color) : c;
    }),
    /** A value beyond 0 to 1 leaves the colour as it is. */
    alpha: change('alpha', 2, (c, a: number) => (a >= 0 && a <= 1 ? withAlpha(c, a) : c)),
  };
}
