// What few documents ask of `console`, clocks, counters, assertions, and of `Qt`. A part that comes with the first of them.

import { addToQt, late } from './late-members.ts';

/** The console that the members are called on. */
interface Console {
  log(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
const times = new Map<string, number>();
const counts = new Map<string, number>();

export function install(): void {
  addToQt({
    include() {
      throw new Error('Qt.include() cannot load a file while code runs; use an import statement');
    },
  });
  Object.assign(late.console, {
    assert(this: Console, condition: unknown, ...values: unknown[]): void {
      if (!condition) this.error(...values);
    },
    time: (label = ''): void => void times.set(String(label), Date.now()),
    timeEnd(this: Console, label = ''): void {
      const start = times.get(String(label));
      if (start === undefined) return;
      times.delete(String(label));
      this.log(`${label}: ${Date.now() - start}ms`);
    },
    count(this: Console, label = ''): void {
      const count = (counts.get(String(label)) ?? 0) + 1;
      counts.set(String(label), count);
      this.log(`${label}: ${count}`);
    },
    trace(this: Console): void {
      this.log('trace');
    },
    exception(this: Console, ...values: unknown[]): void {
      this.error(...values);
    },
    profile(): void {},
    profileEnd(): void {},
  });
}
