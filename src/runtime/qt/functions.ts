// The functions of QML's `Qt` object that need no object and no engine: colours, dates, encodings.
// Their errors have Qt's texts.

import {
  type ColorSpec,
  colorsEqual,
  darker,
  hsla,
  hsva,
  lighter,
  parseColor,
  rgba,
  tint,
  withAlpha,
} from './color.ts';
import { DATE, formatDate as format, offsetText, TIME } from './date-format.ts';
import { fromBase64, md5, toBase64 } from './encoding.ts';
import { Locale, locale } from './locale.ts';

/** Checks how many arguments a function of `Qt` was given. */
function count(given: number, least: number, most: number): void {
  if (given < least) throw new Error('Insufficient arguments');
  if (given > most) throw new Error('Too many arguments');
}

function overload(name: string): never {
  throw new Error(`Unable to determine callable overload of Qt.${name}(): wrong number of arguments.`);
}

type DateFormat = string | number | Locale | undefined;

function toDate(value: unknown, name: string): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'string') {
    if (/^\d\d:\d\d/.test(value)) return new Date(`1970-01-01T${value}`);
    // A date without a time means that day here, not in Greenwich.
    return new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value);
  }
  if (value === undefined) overload(name);
  throw new TypeError('Passing incompatible arguments to C++ functions from JavaScript is not allowed.');
}

const C = new Locale('C');
// Qt.TextDate, Qt.ISODate, Qt.RFC2822Date, Qt.ISODateWithMs
const STANDARD: Record<number, [date: string, time: string, between: string]> = {
  0: ['ddd MMM d yyyy', 'hh:mm:ss', ''],
  1: ['yyyy-MM-dd', 'HH:mm:ss', "'T'"],
  8: ['dd MMM yyyy', 'HH:mm:ss', ' '],
  9: ['yyyy-MM-dd', 'HH:mm:ss.zzz', "'T'"],
};

function formatter(name: string, parts: number) {
  return (value?: unknown, how?: DateFormat, type?: number): string => {
    const date = toDate(value, name);
    if (typeof how === 'string') return format(date, how, C, parts);
    if (typeof how === 'number') {
      const standard = STANDARD[how];
      if (!standard || Number.isNaN(+date)) return '';
      if (parts !== (DATE | TIME)) return format(date, standard[parts - 1] as string, C);
      if (!how) return format(date, 'ddd MMM d hh:mm:ss yyyy', C);
      return (
        format(date, standard[0] + standard[2] + standard[1], C) + (how === 8 ? ` ${offsetText(date)}` : '')
      );
    }
    return formatLocale(
      date,
      how ?? locale(),
      how ? (typeof type === 'number' ? type : type ? 0 : 1) : 1,
      parts,
    );
  };
}

/** A date in a locale's own format; `type` is `Locale.LongFormat` or `ShortFormat`. */
export function formatLocale(date: Date, l: Locale, type: number, parts: number): string {
  const pattern =
    parts === DATE ? l.dateFormat(type) : parts === TIME ? l.timeFormat(type) : l.dateTimeFormat(type);
  return l.toDateString(date, pattern, parts);
}

const text1 =
  (work: (text: string) => string) =>
  (...a: unknown[]): string => {
    count(a.length, 1, 1);
    return work(String(a[0]));
  };

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
      if (n.length < 3 || n.length > 4) overload(name);
      return wrap(of(+n[0]!, +n[1]!, +n[2]!, n.length > 3 ? +n[3]! : 1));
    };

  /** A function of a colour and up to one number; null for what is no colour, as in Qt. */
  const change =
    (name: string, least: number, work: (c: ColorSpec, ...rest: never[]) => ColorSpec) =>
    (...a: unknown[]): C | null => {
      if (a.length < least || a.length > 2) overload(name);
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

/** The members of `Qt` that this file has; the engine adds those that need objects, and `colorFunctions`. */
export const qtFunctions = {
  formatDate: formatter('formatDate', DATE),
  formatTime: formatter('formatTime', TIME),
  formatDateTime: formatter('formatDateTime', DATE | TIME),
  locale,
  md5: text1(md5),
  btoa: text1(toBase64),
  atob: text1(fromBase64),
};
