// `Date` as Qt's engine has it: its texts are Qt's. A class of its own, since the page's `Date` is not ours to
// change; a part that comes with the first document that names it.

import { dateText } from './console-text.ts';
import { late } from './late-members.ts';

class QmlDate extends Date {
  override toString(): string {
    return dateText(this);
  }
  override toDateString(): string {
    return dateText(this).replace(/ \d\d:\d\d:\d\d| GMT.*/g, '');
  }
  override toTimeString(): string {
    return /\d\d:\d\d:\d\d/.exec(dateText(this))?.[0] ?? 'Invalid Date';
  }
  override toUTCString(): string {
    return Number.isNaN(+this)
      ? 'Invalid Date'
      : dateText(new Date(+this + this.getTimezoneOffset() * 60_000)).replace(/GMT.*/, 'GMT');
  }
}

/** `Date`: called without `new` it gives a text, and dates of the page are dates too. */
const QtDate = new Proxy(QmlDate, {
  apply: () => dateText(new Date()),
  get: (target, key) =>
    key === Symbol.hasInstance ? (value: unknown) => value instanceof Date : Reflect.get(target, key, target),
});
Object.defineProperty(QmlDate.prototype, 'constructor', {
  value: QtDate,
  configurable: true,
  writable: true,
});

export function install(): void {
  late.globals.Date = () => QtDate;
  late.date = (time) => new QmlDate(time);
}
