// An error or a warning on the console that a test did not expect fails that test.
import { afterEach, beforeEach, expect } from 'vitest';

type Level = 'error' | 'warn';
const original = { error: console.error, warn: console.warn };
let unexpected: string[] = [];
let expected: { pattern: RegExp | string; seen: boolean }[] = [];

function record(level: Level, args: unknown[]): void {
  const text = args
    .map((part) => {
      // Firefox's stack does not begin with the message.
      const stack = part instanceof Error ? (part.stack ?? '') : '';
      return stack.includes(String(part)) ? stack : `${part}${stack && `\n${stack}`}`;
    })
    .join(' ');
  const match = expected.find(({ pattern }) =>
    typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text),
  );
  if (match) match.seen = true;
  else {
    unexpected.push(`console.${level}: ${text}`);
    original[level](...args);
  }
}

/**
 * Says that the running test will print an error or a warning that contains `pattern`; any number of
 * them. The test fails when none comes.
 */
export function expectConsole(pattern: RegExp | string): void {
  expected.push({ pattern, seen: false });
}

beforeEach(() => {
  unexpected = [];
  expected = [];
  console.error = (...args: unknown[]) => record('error', args);
  console.warn = (...args: unknown[]) => record('warn', args);
});

afterEach(() => {
  console.error = original.error;
  console.warn = original.warn;
  const missing = expected.filter(({ seen }) => !seen).map(({ pattern }) => String(pattern));
  expect(unexpected, 'unexpected console output').toEqual([]);
  expect(missing, 'console output that did not come').toEqual([]);
});
