// Qt's date and time patterns (`d MMM yyyy hh:mm:ss AP`), written and read.
// What always holds: the pattern language is one tokeniser, used by both directions.

/** What a pattern needs to know of a language. */
export interface DateNames {
  /** 1 January ... 12; `long`: written out; `standalone`: in its form on its own. */
  month(index: number, long: boolean, standalone?: boolean): string;
  /** 0 is Sunday. */
  day(index: number, long: boolean): string;
  am: string;
  pm: string;
}

/** Which parts of a pattern stand for something: those of the other part are literal text. */
export const DATE = 1;
export const TIME = 2;

export interface Token {
  /** The pattern letter, or '' for literal text. */
  kind: string;
  /** The letters as written, or the literal text. */
  text: string;
}

const LIMIT: Record<string, number> = { d: 4, M: 4, y: 4, h: 2, H: 2, m: 2, s: 2, z: 3, t: 1 };

/** Splits a pattern. Runs are cut at the longest form that exists: `ddddd` is `dddd` and `d`. */
export function tokenize(pattern: string, parts = DATE | TIME): Token[] {
  const tokens: Token[] = [];
  const literal = (text: string) => {
    const last = tokens.at(-1);
    if (last && !last.kind) last.text += text;
    else tokens.push({ kind: '', text });
  };
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i]!;
    if (c === "'") {
      if (pattern[i + 1] === "'") {
        literal("'");
        i += 2;
        continue;
      }
      let text = '';
      for (i++; i < pattern.length; i++) {
        if (pattern[i] === "'") {
          if (pattern[i + 1] !== "'") break;
          i++;
        }
        text += pattern[i];
      }
      i++;
      literal(text);
      continue;
    }
    const isDate = c === 'd' || c === 'M' || c === 'y';
    let n = 0;
    if (isDate ? parts & DATE : parts & TIME) {
      if (c === 'a' || c === 'A') n = /[pP]/.test(pattern[i + 1] ?? '') ? 2 : 1;
      else if (c in LIMIT) {
        n = 1;
        while (n < LIMIT[c]! && pattern[i + n] === c) n++;
        if (c === 'y') n = n < 2 ? 0 : n < 4 ? 2 : 4;
        else if (c === 'z' && n === 2) n = 1;
      }
    }
    if (n) tokens.push({ kind: c === 'A' ? 'a' : c, text: pattern.slice(i, i + n) });
    else literal(c);
    i += n || 1;
  }
  return tokens;
}

const pad = (v: number, n: number) => String(v).padStart(n, '0');

/** The time zone's short name at that time: "UTC", "CET". */
export function zoneName(date: Date): string {
  const part = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(date)
    .find((p) => p.type === 'timeZoneName');
  return part?.value ?? '';
}

const year = (y: number, digits: number) =>
  digits === 2
    ? (y < 0 ? '-' : '') + pad(Math.abs(y % 100), y < 0 ? 1 : 2)
    : y < 0
      ? `-${pad(-y, 4)}`
      : pad(y, 4);

/** A date by a pattern; '' for an invalid date. Years before 1 are counted as Qt does, without a year 0. */
export function formatDate(date: Date, pattern: string, names: DateNames, parts = DATE | TIME): string {
  if (Number.isNaN(+date)) return '';
  const tokens = tokenize(pattern, parts);
  const twelve = tokens.some((t) => t.kind === 'a');
  const full = date.getFullYear();
  const h = date.getHours();
  const values: Record<string, number> = {
    d: date.getDate(),
    M: date.getMonth() + 1,
    h: twelve ? h % 12 || 12 : h,
    H: h,
    m: date.getMinutes(),
    s: date.getSeconds(),
  };
  let out = '';
  for (const { kind, text } of tokens) {
    const n = text.length;
    if (!kind) out += text;
    else if (kind === 'y') out += year(full < 1 ? full - 1 : full, n);
    else if (kind === 'a') {
      const name = h < 12 ? names.am : names.pm;
      out += /^A(?!p)/.test(text) ? name.toUpperCase() : /^a(?!P)/.test(text) ? name.toLowerCase() : name;
    } else if (kind === 'z') {
      const ms = pad(date.getMilliseconds(), 3);
      out += n === 3 ? ms : ms.replace(/0+$/, '') || '0';
    } else if (kind === 't') out += zoneName(date);
    else if (n > 2)
      out += kind === 'd' ? names.day(date.getDay(), n > 3) : names.month(date.getMonth(), n > 3);
    else out += pad(values[kind]!, n);
  }
  return out;
}

/**
 * Reads a date by a pattern; an invalid Date when the text does not fit wholly. Parts that the pattern
 * does not give are Qt's: 1 January 1900, midnight.
 */
export function parseDate(text: string, pattern: string, names: DateNames, parts = DATE | TIME): Date {
  const invalid = new Date(Number.NaN);
  let [y, mon, d, h, m, s, ms, pm, weekday] = [1900, 0, 1, 0, 0, 0, 0, -1, -1];
  let at = 0;
  const number = (n: number, most: number) => {
    const found = new RegExp(`^\\d{${n},${most}}`).exec(text.slice(at));
    at += found ? found[0].length : Number.NaN;
    return found ? +found[0] : Number.NaN;
  };
  const name = (count: number, of: (i: number) => string) => {
    let best = Number.NaN;
    let length = 0;
    const rest = text.slice(at).toLowerCase();
    for (let i = 0; i < count; i++) {
      const candidate = of(i).toLowerCase();
      if (candidate.length > length && rest.startsWith(candidate)) [best, length] = [i, candidate.length];
    }
    at += length || Number.NaN;
    return best;
  };
  for (const { kind, text: t } of tokenize(pattern, parts)) {
    const n = t.length;
    const digits = (least = n) => number(Math.max(least, 1), Math.max(n, 2));
    if (!kind) at = text.startsWith(t, at) ? at + n : Number.NaN;
    else if (kind === 'y') y = n === 2 ? 1900 + number(2, 2) : number(4, 4);
    else if (kind === 'M') mon = n > 2 ? name(12, (i) => names.month(i, n > 3)) : digits() - 1;
    else if (kind === 'd') n > 2 ? (weekday = name(7, (i) => names.day(i, n > 3))) : (d = digits());
    else if (kind === 'h' || kind === 'H') h = digits();
    else if (kind === 'm') m = digits();
    else if (kind === 's') s = digits();
    else if (kind === 'z') {
      const from = at;
      number(n, 3);
      ms = +text.slice(from, at).padEnd(3, '0');
    } else if (kind === 'a') pm = name(2, (i) => (i ? names.pm : names.am));
    else if (kind === 't') at += /^(?:[A-Z]+|[+-]\d\d:?\d\d)?/.exec(text.slice(at))![0].length;
    if (Number.isNaN(at)) return invalid;
  }
  if (at !== text.length || h > (pm < 0 ? 23 : 12) || m > 59 || s > 59) return invalid;
  if (pm >= 0) h = (h % 12) + pm * 12;
  const date = new Date(y, mon, d, h, m, s, ms);
  if (y < 100) date.setFullYear(y);
  const fits = date.getMonth() === mon && date.getDate() === d && (weekday < 0 || date.getDay() === weekday);
  return fits ? date : invalid;
}
