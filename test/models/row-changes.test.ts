// The changes between two orders, carried out, give the second.
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/runtime/models/row-changes.ts';

function carriedOut(before: readonly string[], after: readonly string[]): string[] | 'reset' {
  const list = [...before];
  for (const change of changesBetween(before, after)) {
    const { kind, index, count } = change;
    if (kind === 'reset') return 'reset';
    if (kind === 'remove') list.splice(index, count);
    else if (kind === 'insert') list.splice(index, 0, ...after.slice(index, index + count));
    else if (kind === 'move') list.splice(change.to ?? 0, 0, ...list.splice(index, count));
  }
  return list;
}
const letters = (text: string): string[] => [...text];

describe('the changes between two orders', () => {
  it.each([
    ['', 'abc'],
    ['abc', ''],
    ['abc', 'abc'],
    ['abcd', 'axbcyzd'],
    ['axbcyzd', 'abcd'],
    ['abcde', 'bcdea'],
    ['abcde', 'eabcd'],
    ['abcdef', 'adebcf'],
    ['abcdef', 'acdbef'],
    ['abc', 'axyd'],
  ])('of %j and %j', (before, after) => {
    expect(carriedOut(letters(before), letters(after))).toEqual(letters(after));
  });
  it('is a reset when it is a mess', () => {
    expect(carriedOut(letters('abcdef'), letters('fbadce'))).toBe('reset');
    expect(carriedOut(letters('abc'), letters('cxa'))).toBe('reset');
  });
  it('says of neighbours which of them moved', () => {
    const [a, b] = [{}, {}];
    expect(changesBetween([a, b], [b, a], [b])).toEqual([{ kind: 'move', index: 1, count: 1, to: 0 }]);
    expect(changesBetween([a, b], [b, a], [a])).toEqual([{ kind: 'move', index: 0, count: 1, to: 1 }]);
  });
});
