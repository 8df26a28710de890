// Numbers and dates in the forms of locales and by patterns: a part of its own, which adds itself to `Qt`, `Number`
// and `Date`.
// `Number` and `Date` belong to the host page too. So nothing that the page has is changed for it: new members
// cannot be enumerated, and `toLocaleString` and its kin only act differently when their first argument
// is a Locale of QML. (Without one they stay the host's; Qt would use its own default locale.)

import { DATE, TIME } from './date-format.ts';
import { dateFunctions, formatLocale } from './date-functions.ts';
import { addMembers, addToQt, late } from './late-members.ts';
import { formatNumber, Locale, locale } from './locale.ts';

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

/** Replaces a method for calls with a Locale as the first argument. */
const local = (object: object, name: string, work: (self: never, l: Locale, ...a: unknown[]) => string) => {
  const original = (object as Record<string, (...a: unknown[]) => string>)[name]!;
  const method = function (this: never, ...a: unknown[]) {
    return a[0] instanceof Locale ? work(this, a[0], ...a.slice(1)) : original.apply(this, a);
  };
  addMembers(object, { [name]: method as never });
};

let installed = false;

/** Adds the part to what is there. Doing it again changes nothing. */
export function install(): void {
  if (installed) return;
  installed = true;
  local(Number.prototype, 'toLocaleString', (self, l, ...a) => {
    const [format = 'f', precision] = a;
    if (a.length > 2 || typeof format !== 'string' || (a.length > 1 && typeof precision !== 'number'))
      invalid('Number.toLocaleString(): Invalid arguments');
    return l.toNumberString(+self, (format as string)[0] ?? 'f', precision as number | undefined);
  });
  addMembers(Number.prototype, {
    toLocaleCurrencyString(this: unknown, l?: unknown, symbol?: unknown) {
      if (l !== undefined && !(l instanceof Locale))
        return invalid('Number.toLocaleCurrencyString(): Invalid arguments');
      if (symbol !== undefined && typeof symbol !== 'string')
        return invalid('Number.toLocaleString(): Invalid arguments');
      return (l ?? locale()).toCurrencyString(Number(this), symbol);
    },
  });
  addMembers(Number, {
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
    addMembers(Date, {
      [`fromLocale${name}String`]: (...a: unknown[]) => {
        const where = `Date.fromLocale${name}String(): `;
        if (a.length === 1 && typeof a[0] === 'string') a.unshift(locale());
        const [l, text, how] = a;
        if (!(l instanceof Locale) || a.length > 3) return invalid(`${where}Invalid arguments`);
        return l.parseDate(String(text), datePattern(l, how, parts, `${where}Invalid ${what} format`), parts);
      },
    });
  }

  addToQt(dateFunctions);
  late.localNumber = (value, precision) =>
    formatNumber(value, precision < 0 ? 'g' : 'f', precision < 0 ? -precision : precision, locale(), true);
}
