// The geometry against an oracle that adds up one row after the other, over random operations.
import { describe, expect, it } from 'vitest';
import { RowGeometry } from '../../src/runtime/models/row-geometry.ts';

/** What a geometry is meant to answer, in the plainest way. */
class Oracle {
  rows: number[] = [];
  constructor(public estimate: number) {}
  height = (index: number) => (this.rows[index]! < 0 ? this.estimate : this.rows[index]!);
  offset(index: number): number {
    let sum = 0;
    for (let i = 0; i < index; i++) sum += this.height(i);
    return sum;
  }
  get extent(): number {
    return this.offset(this.rows.length);
  }
  indexAt(offset: number): number {
    for (let i = 0; i < this.rows.length; i++) if ((offset -= this.height(i)) < 0) return i;
    return this.rows.length - 1;
  }
}

/** Whole numbers below `n`, the same ones for the same seed. */
function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
}

function same(geometry: RowGeometry, oracle: Oracle, next: (n: number) => number): void {
  geometry.check();
  const { length } = oracle.rows;
  expect(geometry.rowCount).toBe(length);
  expect(geometry.measured).toBe(oracle.rows.filter((height) => height >= 0).length);
  expect(geometry.extent).toBeCloseTo(oracle.extent, 6);
  for (let i = 0; i < 4 && length; i++) {
    const index = next(length + 1);
    expect(geometry.offsetOf(index)).toBeCloseTo(oracle.offset(index), 6);
    if (index < length) expect(geometry.heightOf(index)).toBe(oracle.height(index));
    const offset = next(oracle.extent * 1.2 + 2) - 1 + 0.25;
    expect(geometry.indexAt(offset)).toBe(oracle.indexAt(offset));
  }
}

describe('RowGeometry', () => {
  it.each([
    ['few rows', 1, 40],
    ['many rows', 2, 900],
    ['large insertions', 4, 5000],
  ])('agrees with the oracle: %s', (_name, seed, bulk) => {
    const next = random(seed);
    const geometry = new RowGeometry(20);
    const oracle = new Oracle(20);
    for (let step = 0; step < 600; step++) {
      const { length } = oracle.rows;
      const kind = next(10);
      if (kind < 3 || !length) {
        const index = next(3) ? next(length + 1) : length;
        const n = next(4) ? 1 + next(3) : next(bulk);
        geometry.insertRows(index, n);
        oracle.rows.splice(index, 0, ...new Array<number>(n).fill(-1));
      } else if (kind < 5) {
        const index = next(length);
        const n = 1 + next(Math.min(length - index, next(4) ? 3 : bulk));
        geometry.removeRows(index, n);
        oracle.rows.splice(index, n);
      } else if (kind < 6) {
        const n = 1 + next(Math.min(length, bulk));
        const from = next(length - n + 1);
        const to = next(length - n + 1);
        geometry.moveRows(from, to, n);
        oracle.rows.splice(to, 0, ...oracle.rows.splice(from, n));
      } else {
        // A stretch of rows, as when a window is measured; some heights are fractions.
        const start = next(length);
        for (let index = start; index < Math.min(length, start + 20); index++) {
          const height = next(3) ? 18 + next(5) * 14 : next(6400) / 64;
          const grown = height - oracle.height(index);
          expect(geometry.remeasure(index, height)).toBe(grown);
          oracle.rows[index] = height;
        }
      }
      if (next(50) === 0) geometry.estimated = oracle.estimate = 10 + next(40);
      same(geometry, oracle, next);
    }
  });

  it('answers for no rows', () => {
    const geometry = new RowGeometry(18);
    expect([geometry.rowCount, geometry.extent, geometry.indexAt(3), geometry.offsetOf(0)]).toEqual([
      0, 0, -1, 0,
    ]);
    expect(geometry.average).toBeNaN();
    geometry.removeRows(0, 0);
    geometry.forgetHeights();
    geometry.check();
    geometry.insertRows(0, 9);
    geometry.forgetHeights(0);
    expect(geometry.rowCount).toBe(0);
    geometry.check();
  });

  it('passes over rows without height', () => {
    const geometry = new RowGeometry();
    geometry.insertRows(0, 3);
    geometry.remeasure(0, 0);
    geometry.remeasure(1, 0);
    geometry.remeasure(2, 9);
    expect([geometry.indexAt(0), geometry.indexAt(8.9), geometry.indexAt(9)]).toEqual([2, 2, 2]);
    expect(geometry.average).toBe(3);
  });

  it('takes the estimate for what was not measured, and forgets on demand', () => {
    const geometry = new RowGeometry(10);
    geometry.insertRows(0, 4);
    geometry.remeasure(1, 25);
    expect([geometry.extent, geometry.offsetOf(2)]).toEqual([55, 35]);
    geometry.estimated = 100;
    expect([geometry.extent, geometry.offsetOf(2)]).toEqual([325, 125]);
    geometry.forgetHeights();
    expect([geometry.extent, geometry.measured]).toEqual([400, 0]);
  });

  it('has an invariant check that notices a broken tree', () => {
    const geometry = new RowGeometry();
    geometry.insertRows(0, 10);
    geometry.remeasure(3, 40);
    geometry.check();
    // No row is -5 high: the sums take it for a height, the rows for one that was not measured.
    geometry.remeasure(3, -5);
    expect(() => geometry.check()).toThrow('sums');
  });

  it('keeps a million rows, measured one by one from the end, in a shallow tree', () => {
    const geometry = new RowGeometry(18);
    for (let i = 0; i < 1000; i++) geometry.insertRows(geometry.rowCount, 1000);
    for (let i = 999_999; i >= 0; i--) geometry.remeasure(i, 18 + (i % 3) * 14);
    geometry.check();
    expect(geometry.measured).toBe(1_000_000);
    expect(geometry.extent).toBe(18_000_000 + 14 * 333_333 + 28 * 333_333);
    expect(geometry.indexAt(geometry.offsetOf(777_777))).toBe(777_777);
    for (let i = 0; i < 1000; i++) geometry.insertRows(500_000, 1);
    for (let i = 0; i < 1000; i++) geometry.removeRows(0, 1);
    geometry.check();
    expect(geometry.rowCount).toBe(1_000_000);
  });
});
