// How `print` and `console.log` of QML write their values: strings bare, lists in brackets, objects as
// JavaScript's own text.

import { offsetText } from './offset-text.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as Qt's engine makes text of it: "Mon Feb 3 04:05:06 2020 GMT+0100". */
export function dateText(date: Date): string {
  if (Number.isNaN(+date)) return 'Invalid Date';
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map((v) => String(v).padStart(2, '0'));
  const offset = date.getTimezoneOffset() ? offsetText(date) : '';
  return `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${date.getDate()} ${time.join(':')} ${date.getFullYear()} GMT${offset}`;
}

/**
 * One value's text. `own` may give the text of what the engine knows better (QML objects, lists of
 * them); it returns undefined for everything else.
 */
export function valueText(
  value: unknown,
  own?: (value: object) => string | undefined,
  outer: unknown[] = [],
): string {
  if (typeof value === 'function' && 'meta' in value) return '[object Object]';
  if (typeof value === 'function') return `function${value.name ? ` ${value.name}` : ''}() { [native code] }`;
  if (typeof value !== 'object' || value === null) return String(value);
  const known = own?.(value);
  if (known !== undefined) return known;
  if (outer.includes(value)) return '[Circular]';
  if (Array.isArray(value))
    return `[${Array.from(value, (v) => valueText(v, own, [...outer, value])).join(',')}]`;
  if (value instanceof Date) return dateText(value);
  // An object may have a broken toString, or none: printing it must not stop the document.
  try {
    return String(value);
  } catch {
    return '[object Object]';
  }
}

/** The line that `print(...values)` writes. */
export const consoleText = (
  values: readonly unknown[],
  own?: (value: object) => string | undefined,
): string => values.map((value) => valueText(value, own)).join(' ');
