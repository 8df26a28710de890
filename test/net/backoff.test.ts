import { describe, expect, it } from 'vitest';
import { backoff, backoffCeiling } from '../../src/shared/backoff.ts';
import { utf8Length } from '../../src/shared/utf8.ts';

const bounds = [250, 30_000] as const;

describe('backoff', () => {
  it('raises the ceiling from min to max', () => {
    const ceilings = Array.from({ length: 40 }, (_, index) => backoffCeiling(index + 1, ...bounds));
    expect(ceilings[0]).toBe(250);
    expect(ceilings).toEqual([...ceilings].sort((a, b) => a - b));
    expect(ceilings.at(-1)).toBe(30_000);
    expect(backoffCeiling(100_000, ...bounds)).toBe(30_000);
  });

  it('spreads the wait evenly from nothing to the ceiling', () => {
    for (const attempt of [1, 7, 50]) {
      const ceiling = backoffCeiling(attempt, ...bounds);
      expect(backoff(attempt, ...bounds, () => 0)).toBe(0);
      expect(backoff(attempt, ...bounds, () => 0.5)).toBe(Math.floor(ceiling / 2));
      expect(backoff(attempt, ...bounds, () => 1 - 2 ** -53)).toBeLessThanOrEqual(ceiling);
    }
  });

  it('keeps to max where min is above it', () => {
    expect(backoffCeiling(1, 500, 100)).toBe(100);
  });
});

it.each(['', 'plain', 'ü€😀', '\ud83d', '\ude00', 'a\ud83d\ud83d\ude00b', '\u07ff\u0800\uffff', '👩‍👩‍👧'])(
  'counts the bytes of %j as an encoder does',
  (text) => {
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
  },
);
