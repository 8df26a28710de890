// The functions of QML's `Qt` object for dates and locales. Their errors have Qt's texts.

import { DATE, formatDate as format, TIME } from './date-format.ts';
import { overload } from './functions.ts';
import { Locale, locale } from './locale.ts';
import { offsetText } from './offset-text.ts';

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

export const dateFunctions = {
  formatDate: formatter('formatDate', DATE),
  formatTime: formatter('formatTime', TIME),
  formatDateTime: formatter('formatDateTime', DATE | TIME),
  locale,
};
