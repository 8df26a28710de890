// The functions of QML's `Qt` object that need no object and no engine: colours, dates, encodings.
// Their errors have Qt's texts.

import {
  Color,
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

/** A `Color` from a color value or any text that names one, else null. */
export const toColor = (value: unknown): Color | null =>
  value instanceof Color ? value : typeof value === 'string' ? (parseColor(value) ?? null) : null;

const change =
  <A extends unknown[]>(name: string, least: number, change: (c: Color, ...a: A) => Color) =>
  (...a: [value: unknown, ...A]): Color | null => {
    if (a.length < least) overload(name);
    const color = toColor(a[0]);
    return color && change(color, ...(a.slice(1) as unknown as A));
  };

function overload(name: string): never {
  throw new Error(`Unable to determine callable overload of Qt.${name}(): wrong number of arguments.`);
}

const make =
  (name: string, of: (x: number, y: number, z: number, a?: number) => Color) =>
  (...n: number[]): Color => {
    if (n.length < 3 || n.length > 4) overload(name);
    return of(+n[0]!, +n[1]!, +n[2]!, n.length > 3 ? +n[3]! : 1);
  };

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

/** The members of `Qt` that this file has; the engine adds those that need objects. */
export const qtFunctions = {
  rgba: make('rgba', rgba),
  hsva: make('hsva', hsva),
  hsla: make('hsla', hsla),
  color(...a: unknown[]): Color {
    count(a.length, 1, 1);
    const color = a[0] instanceof Color ? a[0] : parseColor(String(a[0]));
    if (!color) throw new Error(`"${a[0]}" is not a valid color name`);
    return color;
  },
  colorEqual(...a: unknown[]): boolean {
    count(a.length, 2, 2);
    const [x, y] = a.map((v) => {
      const color = toColor(v);
      if (!color)
        throw new Error(`Qt.colorEqual(): Invalid ${typeof v === 'string' ? 'color name' : 'arguments'}`);
      return color;
    }) as [Color, Color];
    return colorsEqual(x, y);
  },
  lighter: change('lighter', 1, lighter),
  darker: change('darker', 1, darker),
  tint: change('tint', 2, (c, over: unknown) => {
    const color = toColor(over);
    return color ? tint(c, color) : c;
  }),
  /** A value beyond 0 to 1 leaves the colour as it is. */
  alpha: change('alpha', 2, (c, a: number) => (a >= 0 && a <= 1 ? withAlpha(c, a) : c)),
  formatDate: formatter('formatDate', DATE),
  formatTime: formatter('formatTime', TIME),
  formatDateTime: formatter('formatDateTime', DATE | TIME),
  locale,
  md5: text1(md5),
  btoa: text1(toBase64),
  atob: text1(fromBase64),
};
