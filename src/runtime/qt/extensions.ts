// What Qt adds to JavaScript's own objects: `"%1".arg()`. What has to do with locales is in formatting.ts.
// These objects belong to the host page too: new members cannot be enumerated.

import { addMembers, late } from './late-members.ts';

/** Where a developer is told of a mistake that is no error. */
type Warn = (text: string) => void;

/** A number with up to six digits, as C's `%g` writes it. */
function sixDigits(n: number): string {
  if (!Number.isFinite(n)) return Number.isNaN(n) ? 'nan' : n < 0 ? '-inf' : 'inf';
  const [digits, power] = n.toExponential(5).split('e') as [string, string];
  const short = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return +power < -4 || +power > 5
    ? `${short(digits)}e${power[0]}${power.slice(1).padStart(2, '0')}`
    : short(n.toFixed(5 - +power));
}

/** The text of a value for `arg`: numbers that are no 32-bit integers have six digits. */
const argText = (value: unknown, local: boolean): string => {
  const n = typeof value === 'boolean' ? Number(value) : value;
  if (typeof n !== 'number') return String(value);
  const whole = (n | 0) === n;
  if (local) return late.localNumber(n, whole ? -10 : -6);
  return whole ? String(n) : sixDigits(n);
};

/** `text` with its lowest numbered `%1` ... `%99` replaced by a value, wherever that number stands. */
export function arg(text: string, value: unknown, warn?: Warn): string {
  const place = /%(L?)(\d\d?)/g;
  let lowest = 100;
  for (const [, , digits] of text.matchAll(place)) lowest = Math.min(lowest, +digits!);
  if (lowest === 100) warn?.(`QString::arg: Argument missing: "${text}" , ${argText(value, false)}`);
  return text.replace(place, (found, local, digits) =>
    +digits === lowest ? argText(value, !!local) : found,
  );
}

let installed = false;

/** Adds Qt's members to `String` and `Date`. Doing it again changes nothing. */
export function installExtensions(warn?: Warn): void {
  if (installed) return;
  installed = true;
  addMembers(String.prototype, {
    arg(this: string, ...a: unknown[]) {
      if (a.length !== 1) throw new Error('String.arg(): Invalid arguments');
      return arg(String(this), a[0], warn);
    },
  });
  // The host asks the system for the time zone each time: there is nothing to be told.
  addMembers(Date, { timeZoneUpdated() {} });
}
