// What Qt adds to JavaScript's own objects: `"%1".arg()`, and numbers and dates by a `Locale` object.
// These objects belong to the host page too. So nothing that the page has is changed for it: new members
// cannot be enumerated, and `toLocaleString` and its kin only act differently when their first argument
// is a Locale of QML. (Without one they stay the host's; Qt would use its own default locale.)

import { DATE, TIME } from './date-format.ts';
import { formatLocale } from './functions.ts';
import { formatNumber, Locale, locale } from './locale.ts';

/** Where a developer is told of a mistake that is no error. */
type Warn = (text: string) => void;

/** The text of a value for `arg`: numbers that are no 32-bit integers have six digits. */
const argText = (value: unknown, local: boolean): string => {
  const n = typeof value === 'boolean' ? Number(value) : value;
  if (typeof n !== 'number') return String(value);
  if (local) return formatNumber(n, 'g', Number.isInteger(n) && (n | 0) === n ? 10 : 6, locale(), true);
  return (n | 0) === n ? String(n) : formatNumber(n, 'g', 6);
};

/** `text` with its lowest numbered `%1` ... `%99` replaced by a value, wherever that number stands. */
export function arg(text: string, value: unknown, warn?: Warn): string {
  const place = /%(L?)(\d\d?)/g;
  let lowest = 100;
  for (const [, , digits] of text.matchAll(place)) lowest = Math.min(lowest, +digits!);
  if (lowest === 100) warn?.(`QString::arg: Argument missing: ${text}, ${argText(value, false)}`);
  return text.replace(place, (found, local, digits) =>
    +digits === lowest ? argText(value, !!local) : found,
  );
}

const invalid = (what: string): never => {
  throw new Error(`Locale: ${what}`);
};

/** A format argument of a date function as Qt takes it: a pattern, or a kind of format. */
function datePattern(l: Locale, how: unknown, parts: number, error: string, kind = 0): string {
  if (typeof how === 'string') return how;
  if (how !== undefined && typeof how !== 'number') invalid(error);
  const type = (how as number | undefined) ?? kind;
  return parts === DATE ? l.dateFormat(type) : parts === TIME ? l.timeFormat(type) : l.dateTimeFormat(type);
}

const KINDS: readonly [name: string, parts: number, what: string][] = [
  ['', DATE | TIME, 'datetime'],
  ['Date', DATE, 'date'],
  ['Time', TIME, 'time'],
];

let installed = false;

/** Adds Qt's members to `String`, `Number` and `Date`. Doing it again changes nothing. */
export function installExtensions(warn?: Warn): void {
  if (installed) return;
  installed = true;
  const add = (object: object, members: Record<string, (...a: never[]) => unknown>) => {
    for (const [name, value] of Object.entries(members))
      Object.defineProperty(object, name, { value, configurable: true, writable: true });
  };
  /** Replaces a method for calls with a Locale as the first argument. */
  const local = (object: object, name: string, work: (self: never, l: Locale, ...a: unknown[]) => string) => {
    const original = (object as Record<string, (...a: unknown[]) => string>)[name]!;
    const method = function (this: never, ...a: unknown[]) {
      return a[0] instanceof Locale ? work(this, a[0], ...a.slice(1)) : original.apply(this, a);
    };
    add(object, { [name]: method as never });
  };

  add(String.prototype, {
    arg(this: string, ...a: unknown[]) {
      if (a.length !== 1) throw new Error('String.arg(): Invalid arguments');
      return arg(String(this), a[0], warn);
    },
  });

  local(Number.prototype, 'toLocaleString', (self, l, ...a) => {
    const [format = 'f', precision] = a;
    if (a.length > 2 || typeof format !== 'string' || (a.length > 1 && typeof precision !== 'number'))
      invalid('Number.toLocaleString(): Invalid arguments');
    return l.toNumberString(+self, (format as string)[0] ?? 'f', precision as number | undefined);
  });
  add(Number.prototype, {
    toLocaleCurrencyString(this: unknown, l?: unknown, symbol?: unknown) {
      if (l !== undefined && !(l instanceof Locale))
        return invalid('Number.toLocaleCurrencyString(): Invalid arguments');
      if (symbol !== undefined && typeof symbol !== 'string')
        return invalid('Number.toLocaleString(): Invalid arguments');
      return (l ?? locale()).toCurrencyString(Number(this), symbol);
    },
  });
  add(Number, {
    fromLocaleString(...a: unknown[]) {
      const own = a[0] instanceof Locale ? a.shift() : undefined;
      if (a.length > 1 || (!own && !a.length)) invalid('Number.fromLocaleString(): Invalid arguments');
      const l = (own as Locale | undefined) ?? locale();
      return a.length
        ? (l.parseNumber(String(a[0])) ?? invalid('Number.fromLocaleString(): Invalid format'))
        : invalid('Number.fromLocaleString(): Invalid format');
    },
  });

  for (const [name, parts, what] of KINDS) {
    local(Date.prototype, `toLocale${name}String`, (self: Date, l, how) => {
      const error = `Date.toLocale${name}String(): Invalid ${what} format`;
      return how === undefined
        ? formatLocale(self, l, 0, parts)
        : l.toDateString(self, datePattern(l, how, parts, error), parts);
    });
    add(Date, {
      [`fromLocale${name}String`]: (...a: unknown[]) => {
        const where = `Date.fromLocale${name}String(): `;
        if (a.length === 1 && typeof a[0] === 'string') a.unshift(locale());
        const [l, text, how] = a;
        if (!(l instanceof Locale) || a.length > 3) return invalid(`${where}Invalid arguments`);
        return l.parseDate(String(text), datePattern(l, how, parts, `${where}Invalid ${what} format`), parts);
      },
    });
  }
  // The host asks the system for the time zone each time: there is nothing to be told.
  add(Date, { timeZoneUpdated() {} });
}
