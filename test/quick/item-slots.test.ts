import { describe, expect, it } from 'vitest';
import { Item } from '../../src/components/quick/item.ts';
import * as slots from '../../src/components/quick/item-slots.ts';

/** The constants that are named for short. */
const SHORT: Record<string, string> = {
  X: 'x',
  Y: 'y',
  W: 'width',
  H: 'height',
  IW: 'implicitWidth',
  IH: 'implicitHeight',
  ORIGIN: 'transformOrigin',
  BASELINE: 'baselineOffset',
};
const FLAGS = ['WIDTH_SET', 'HEIGHT_SET', 'EXPLICIT_HIDDEN', 'EXPLICIT_DISABLED', 'COMPLETE'];

describe('the slots of an item', () => {
  const given = Object.entries(slots).filter(([name, at]) => typeof at === 'number' && !FLAGS.includes(name));
  const slotOf = (name: string): number => Item.meta.properties[name]!.slot;

  it('are the places in the table', () => {
    expect(given.length).toBeGreaterThan(10);
    const listed = given.map(([name]) => SHORT[name] ?? name.toLowerCase());
    expect(Object.fromEntries(listed.map((name, i) => [name, given[i]![1]]))).toEqual(
      Object.fromEntries(listed.map((name) => [name, slotOf(name)])),
    );
    expect(slots.ITEM_SLOTS).toEqual(
      Object.fromEntries(Object.keys(slots.ITEM_SLOTS).map((name) => [name, slotOf(name)])),
    );
  });
  it('and the flags are bits of their own', () => {
    const bits = Object.entries(slots).flatMap(([name, bit]) =>
      FLAGS.includes(name) ? [bit as number] : [],
    );
    expect(bits).toHaveLength(FLAGS.length);
    expect(bits.reduce((all, bit) => all | bit)).toBe(bits.reduce((sum, bit) => sum + bit));
  });
});
