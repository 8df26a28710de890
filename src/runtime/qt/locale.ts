// `Qt.locale()`: a language's habits, taken from the host's `Intl`, in Qt's words; and numbers written
// and read by them. The "C" locale is Qt's own and the same everywhere.

import { type DateNames, formatDate, parseDate } from './date-format.ts';

/** `Locale.LongFormat` ... of QML, by name. */
export const localeEnums: Readonly<Record<string, number>> = {
  LongFormat: 0,
  ShortFormat: 1,
  NarrowFormat: 2,
  CurrencyIsoCode: 0,
  CurrencySymbol: 1,
  CurrencyDisplayName: 2,
  MetricSystem: 0,
  ImperialSystem: 1,
  ImperialUSSystem: 1,
  ImperialUKSystem: 2,
  DataSizeIecFormat: 0,
  DataSizeTraditionalFormat: 2,
  DataSizeSIFormat: 3,
  DefaultNumberOptions: 0,
  OmitGroupSeparator: 1,
  RejectGroupSeparator: 2,
  OmitLeadingZeroInExponent: 4,
  RejectLeadingZeroInExponent: 8,
  IncludeTrailingZeroesAfterDot: 16,
  RejectTrailingZeroesAfterDot: 32,
  Sunday: 0,
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
};

// Intl knows no region's currency. Currency, then the regions that use it.
const CURRENCIES =
  'EUR ATBECYDEEEESFIFRGRHRIEITLTLULVMTNLPTSISKMCSMVA USD USECPRSV GBP GB JPY JP CNY CN INR IN CHF CHLI CAD CA AUD AU NZD NZ ' +
  'SEK SE NOK NO DKK DK PLN PL CZK CZ HUF HU RON RO BGN BG RUB RU UAH UA TRY TR ILS IL EGP EG SAR SA AED AE ZAR ZA BRL BR ' +
  'MXN MX ARS AR CLP CL COP CO PEN PE KRW KR TWD TW HKD HK SGD SG THB TH IDR ID MYR MY PHP PH VND VN NGN NG KES KE ISK IS';

function currencyOf(region: string | undefined): string {
  const found =
    region && new RegExp(`([A-Z]{3}) (?:[A-Z]{2})*?${region}(?:[A-Z]{2})*(?: |$)`).exec(CURRENCIES);
  return found ? found[1]! : '';
}

const ENGLISH = 'en-GB';
// 2003-02-04 05:06:07.008 is a Tuesday, and none of its numbers can be taken for another.
const SAMPLE = new Date(2003, 1, 4, 5, 6, 7, 8);

type Part = { type: string; value: string };
/** What newer and older hosts call the same. */
interface LocaleInfo {
  getWeekInfo?(): { firstDay: number; weekend: number[] };
  weekInfo?: { firstDay: number; weekend: number[] };
  getTextInfo?(): { direction: string };
  textInfo?: { direction: string };
}

// Newer language data put narrow spaces into times; Qt's have plain ones.
const plainSpaces = (text: string) => text.replace(/[\u202f\u2009]/g, ' ');

/** A locale object of QML. */
export class Locale implements DateNames {
  /** The bits of `Locale.OmitGroupSeparator` and its kind. */
  numberOptions = 0;
  readonly #tag: string;
  readonly #c: boolean;
  readonly #region: string | undefined;

  /** `name` as in `de_DE`, `de-DE`, `de`; one that the host does not know gives the C locale. */
  constructor(name: string) {
    const wanted = name.replace(/[.@].*/, '').replace(/_/g, '-');
    let locale: Intl.Locale | undefined;
    try {
      if (wanted && wanted !== 'C' && Intl.DateTimeFormat.supportedLocalesOf(wanted).length)
        locale = new Intl.Locale(wanted).maximize();
    } catch {
      // Not a language tag at all: the C locale, as in Qt.
    }
    this.#c = !locale;
    this.#region = locale?.region;
    this.#tag = locale ? locale.language + (locale.region ? `-${locale.region}` : '') : ENGLISH;
  }

  get name(): string {
    return this.#c ? 'C' : this.#tag.replace('-', '_');
  }

  /** What was asked of `Intl` before: making its formatters is slow. */
  readonly #known = new Map<string, string | undefined>();
  readonly #integers = new Map<boolean, Intl.NumberFormat>();
  #numberPart(type: string, value: number, options?: object): string | undefined {
    const key = type + value + JSON.stringify(options);
    if (!this.#known.has(key)) {
      const parts: Part[] = new Intl.NumberFormat(this.#tag, options).formatToParts(value);
      this.#known.set(key, parts.find((p) => p.type === type)?.value);
    }
    return this.#known.get(key);
  }
  get decimalPoint(): string {
    return this.#numberPart('decimal', 0.5)!;
  }
  get groupSeparator(): string {
    return this.#numberPart('group', 123456) ?? ',';
  }
  get percent(): string {
    return this.#numberPart('percentSign', 1, { style: 'percent' })!;
  }
  get zeroDigit(): string {
    return this.#numberPart('integer', 0)!;
  }
  get negativeSign(): string {
    return this.#numberPart('minusSign', -1)!;
  }
  get positiveSign(): string {
    return this.#numberPart('plusSign', 1, { signDisplay: 'always' })!;
  }
  get exponential(): string {
    return this.#c ? 'e' : this.#numberPart('exponentSeparator', 1e9, { notation: 'scientific' })!;
  }
  get am(): string {
    return this.#half(5);
  }
  get pm(): string {
    return this.#half(15);
  }
  get amText(): string {
    return this.am;
  }
  get pmText(): string {
    return this.pm;
  }
  #half(hour: number): string {
    if (this.#c) return hour < 12 ? 'AM' : 'PM';
    return this.#part('dayPeriod', new Date(2003, 1, 4, hour), { hour: 'numeric', hour12: true });
  }
  #part(type: string, date: Date, options: Intl.DateTimeFormatOptions): string {
    const key = type + +date + JSON.stringify(options);
    if (!this.#known.has(key)) {
      const parts: Part[] = new Intl.DateTimeFormat(this.#tag, options).formatToParts(date);
      this.#known.set(key, parts.find((p) => p.type === type)?.value);
    }
    return this.#known.get(key) ?? '';
  }

  get #info(): LocaleInfo {
    return new Intl.Locale(this.#tag) as LocaleInfo;
  }
  get #week() {
    const info = this.#info;
    return (!this.#c && (info.getWeekInfo?.() ?? info.weekInfo)) || { firstDay: 1, weekend: [6, 7] };
  }
  /** 0 is Sunday. */
  get firstDayOfWeek(): number {
    return this.#week.firstDay % 7;
  }
  /** The working days; 0 is Sunday. */
  get weekDays(): number[] {
    const { weekend } = this.#week;
    return [1, 2, 3, 4, 5, 6, 7].filter((d) => !weekend.includes(d)).map((d) => d % 7);
  }
  /** `Qt.LeftToRight` or `Qt.RightToLeft`. */
  get textDirection(): number {
    const info = this.#info;
    return (info.getTextInfo?.() ?? info.textInfo)?.direction === 'rtl' ? 1 : 0;
  }
  get measurementSystem(): number {
    if (this.#c) return 0;
    return this.#region === 'US' || this.#region === 'LR' ? 1 : this.#region === 'GB' ? 2 : 0;
  }
  get uiLanguages(): string[] {
    if (this.#c) return ['C'];
    const full = new Intl.Locale(this.#tag).maximize().toString();
    return [...new Set([full, this.#tag, new Intl.Locale(this.#tag).minimize().toString()])];
  }
  #display(type: 'language' | 'region' | 'currency', code: string): string {
    return (!this.#c && code && new Intl.DisplayNames(this.#tag, { type }).of(code)) || '';
  }
  get nativeLanguageName(): string {
    const name = this.#display('language', this.#tag);
    return name.includes('(') ? this.#display('language', this.#tag.split('-')[0]!) : name;
  }
  get nativeTerritoryName(): string {
    return this.#display('region', this.#region ?? '');
  }
  get nativeCountryName(): string {
    return this.nativeTerritoryName;
  }

  // --- names and patterns of dates ---

  #name(what: 'day' | 'month', index: number, type: number, standalone: boolean): string {
    const days = what === 'day';
    if (!Number.isInteger(index) || index < 0 || index > (days ? 7 : 11))
      throw new Error(`Locale: Invalid ${what}`);
    if (this.#c && type === 2 && !standalone) return String(days ? index || 7 : index + 1);
    const style = (['long', 'short', 'narrow'] as const)[type] ?? 'long';
    const date = days ? new Date(2003, 1, 2 + (index % 7)) : new Date(2003, index, 1);
    const options: Intl.DateTimeFormatOptions = days ? { weekday: style } : { month: style };
    if (!standalone) Object.assign(options, { day: 'numeric', month: days ? 'long' : style });
    return this.#part(days ? 'weekday' : 'month', date, options);
  }
  /** 0 and 7 are Sunday. `type`: `Locale.LongFormat`, `ShortFormat`, `NarrowFormat`. */
  dayName(index: number, type = 0): string {
    return this.#name('day', index, type, false);
  }
  standaloneDayName(index: number, type = 0): string {
    return this.#name('day', index, type, true);
  }
  /** 0 is January. */
  monthName(index: number, type = 0): string {
    return this.#name('month', index, type, false);
  }
  standaloneMonthName(index: number, type = 0): string {
    return this.#name('month', index, type, true);
  }
  month(index: number, long: boolean): string {
    return this.monthName(index, long ? 0 : 1);
  }
  day(index: number, long: boolean): string {
    return this.dayName(index, long ? 0 : 1);
  }

  #pattern(options: Intl.DateTimeFormatOptions): string {
    const key = JSON.stringify(options);
    let pattern = this.#known.get(key);
    if (!pattern) this.#known.set(key, (pattern = this.#makePattern(options)));
    return pattern;
  }
  #makePattern(options: Intl.DateTimeFormatOptions): string {
    const parts: Part[] = new Intl.DateTimeFormat(this.#tag, options).formatToParts(SAMPLE);
    const twelve = parts.some((p) => p.type === 'dayPeriod');
    const forms: Record<string, (v: string) => string> = {
      day: (v) => (v.length > 1 ? 'dd' : 'd'),
      month: (v) =>
        /^\p{Nd}+$/u.test(v) ? (v.length > 1 ? 'MM' : 'M') : v === this.monthName(1, 1) ? 'MMM' : 'MMMM',
      year: (v) => (v.length > 2 ? 'yyyy' : 'yy'),
      weekday: (v) => (v === this.dayName(2, 1) ? 'ddd' : 'dddd'),
      hour: (v) => (twelve ? 'h' : 'H').repeat(v.length),
      minute: () => 'mm',
      second: () => 'ss',
      dayPeriod: () => 'AP',
      timeZoneName: () => 't',
      literal: (v) => plainSpaces(v).replace(/[A-Za-z]+/g, "'$&'"),
    };
    return parts.map((p) => forms[p.type]?.(p.value) ?? p.value).join('');
  }
  /** The pattern for dates: `dd.MM.yy`. */
  dateFormat(type = 0): string {
    if (this.#c) return type ? 'd MMM yyyy' : 'dddd, d MMMM yyyy';
    return this.#pattern({ dateStyle: type ? 'short' : 'full' });
  }
  timeFormat(type = 0): string {
    if (this.#c) return type ? 'HH:mm:ss' : 'HH:mm:ss t';
    return this.#pattern({ timeStyle: type ? 'short' : 'full' });
  }
  dateTimeFormat(type = 0): string {
    return `${this.dateFormat(type)} ${this.timeFormat(type)}`;
  }

  // --- money and sizes ---

  get #currency() {
    return this.#c ? '' : currencyOf(this.#region);
  }
  /** `type`: `Locale.CurrencyIsoCode`, `CurrencySymbol`, `CurrencyDisplayName`. */
  currencySymbol(type = 1): string {
    const currency = this.#currency;
    if (!currency || !type) return currency;
    if (type === 2) return this.#display('currency', currency);
    return this.#numberPart('currency', 1, { style: 'currency', currency })!;
  }
  /** An amount of money; `symbol` in place of the locale's own. */
  toCurrencyString(value: number, symbol?: string): string {
    const currency = this.#currency;
    if (!currency)
      return (
        (symbol ?? '') +
        (symbol === undefined ? formatNumber(value, 'g', 6, this, true) : this.toNumberString(value))
      );
    const parts: Part[] = new Intl.NumberFormat(this.#tag, {
      style: 'currency',
      currency,
      currencySign: 'accounting',
    }).formatToParts(value);
    return parts.map((p) => (p.type === 'currency' && symbol) || p.value).join('');
  }
  /** A number of bytes with its unit: `formattedDataSize(1500)` is "1.46 KiB". */
  formattedDataSize(bytes: number, precision = 2, format = 0): string {
    const base = format & 1 ? 1000 : 1024;
    const power = Math.abs(bytes) < base ? 0 : Math.floor(Math.log(Math.abs(bytes)) / Math.log(base) + 1e-12);
    if (!power) return `${this.toNumberString(bytes, 'f', 0)} bytes`;
    const unit = (format & 2 ? 'kMGTPE' : 'KMGTPE')[power - 1]! + (format & 2 ? 'B' : 'iB');
    return `${this.toNumberString(bytes / base ** power, 'f', Math.min(precision, 3 * power))} ${unit}`;
  }

  // --- numbers ---

  /** A number as text: `format` 'f', 'e' or 'g', as in C. */
  toNumberString(value: number, format = 'f', precision = 2): string {
    return formatNumber(value, format, precision, this, !this.#c && !(this.numberOptions & 1));
  }

  /** The integer digits in this locale's digits and groups. */
  integer(digits: string, group: boolean): string {
    let format = this.#integers.get(group);
    if (!format) {
      format = new Intl.NumberFormat(this.#tag, { useGrouping: (group && 'auto') as boolean });
      this.#integers.set(group, format);
    }
    return format.format(BigInt(digits));
  }

  /** Reads a number; NaN for an empty text, undefined when it is none. */
  parseNumber(text: string): number | undefined {
    const trimmed = text.trim();
    if (!trimmed) return Number.NaN;
    const zero = this.zeroDigit.charCodeAt(0);
    const plain = trimmed.replace(/\p{Nd}/gu, (d) => {
      const v = d.charCodeAt(0) - zero;
      return v >= 0 && v < 10 ? String(v) : d;
    });
    const [sign, rest] = [this.negativeSign, '-'].some((s) => plain.startsWith(s))
      ? ['-', plain.replace(/^[^\d]*?(?=\d|$)/, '')]
      : ['', plain.replace(/^\+/, '')];
    const escape = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0]/g, '\\s');
    const group = escape(this.groupSeparator);
    const form = new RegExp(
      `^(\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d*)(?:${escape(this.decimalPoint)}(\\d*))?(?:[eE]([-+]?\\d+))?$`,
    );
    const found = form.exec(rest);
    if (!found || !(found[1] || found[2])) return undefined;
    return +`${sign}${(found[1] || '0').replace(/\D/g, '')}.${found[2] || 0}e${found[3] || 0}`;
  }

  toDateString(date: Date, pattern: string, parts?: number): string {
    return formatDate(date, pattern, this, parts);
  }
  parseDate(text: string, pattern: string, parts?: number): Date {
    return parseDate(text, pattern, this, parts);
  }
}

/** A number as C's printf writes it, with `locale`'s digits and signs. */
export function formatNumber(
  value: number,
  format: string,
  precision: number,
  locale?: Locale,
  group = false,
): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  const kind = format[0]?.toLowerCase();
  const size = Math.abs(value);
  let text: string;
  if (kind === 'e') text = size.toExponential(precision);
  else if (kind === 'g') {
    const digits = precision || 1;
    const exponential = size.toExponential(digits - 1);
    const power = +exponential.slice(exponential.indexOf('e') + 1);
    text = power < -4 || power >= digits ? exponential : size.toFixed(digits - 1 - power);
    text = text.replace(/\.?0+(?=e|$)/, (zeros) => (text.includes('.') ? '' : zeros));
  } else
    text =
      size < 1e21
        ? size.toFixed(precision)
        : `${BigInt(size)}${precision ? `.${'0'.repeat(precision)}` : ''}`;
  const [, whole, fraction, sign, power] = /^(\d+)(?:\.(\d+))?(?:e([-+])(\d+))?$/.exec(text)!;
  const minus = value < 0;
  const exponent = power && (locale && locale.numberOptions & 4 ? power : power.padStart(2, '0'));
  if (!locale) {
    const out = whole + (fraction ? `.${fraction}` : '') + (exponent ? `e${sign}${exponent}` : '');
    return (minus ? '-' : '') + out;
  }
  const zero = locale.zeroDigit.charCodeAt(0) - 48;
  const own = (digits: string) =>
    zero ? digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + zero)) : digits;
  let out = (minus ? locale.negativeSign : '') + locale.integer(whole!, group);
  if (fraction) out += locale.decimalPoint + own(fraction);
  if (exponent)
    out +=
      (format === 'E' || format === 'G' ? locale.exponential.toUpperCase() : locale.exponential) +
      (sign === '-' ? locale.negativeSign : locale.positiveSign) +
      own(exponent);
  return out;
}

let fallback: Locale | undefined;

/** The locale of a name; without one the application's own. */
export function locale(name?: string): Locale {
  if (name) return new Locale(name);
  fallback ??= new Locale(Intl.DateTimeFormat().resolvedOptions().locale);
  return fallback;
}

/** Sets what `Qt.locale()` gives: a locale name; '' or 'C' for the C locale. */
export function setDefaultLocale(name: string): void {
  fallback = new Locale(name);
}
