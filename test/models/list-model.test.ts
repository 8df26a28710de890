// ListModel: what it does to its rows, what it tells, and what it says of bad calls, beside what Qt 6 does.
import { describe, expect, it } from 'vitest';
import { ListModel, type ModelChange } from '../../src/runtime/models/list-model.ts';
import { expectConsole } from '../support/setup-console.ts';

interface Sample {
  a?: number;
  b?: string;
  c?: number;
}
const rows = (model: ListModel<Sample>) => Array.from({ length: model.count }, (_, i) => model.get(i)!.a);
function observed(...values: number[]): { model: ListModel<Sample>; told: ModelChange[] } {
  const model = new ListModel<Sample>(values.map((a) => ({ a })));
  const told: ModelChange[] = [];
  model.subscribe((change) => told.push(change));
  return { model, told };
}

/** A call, the rows and the changes after it; the model starts with the rows 0 to 4. */
const CASES: [string, (model: ListModel<Sample>) => void, number[], ModelChange[]][] = [
  ['append a row', (m) => m.append({ a: 9 }), [0, 1, 2, 3, 4, 9], [{ kind: 'insert', index: 5, count: 1 }]],
  [
    'append an array',
    (m) => m.append([{ a: 8 }, { a: 9 }]),
    [0, 1, 2, 3, 4, 8, 9],
    [{ kind: 'insert', index: 5, count: 2 }],
  ],
  ['append nothing', (m) => m.append([]), [0, 1, 2, 3, 4], []],
  [
    'insert a row',
    (m) => m.insert(1, { a: 9 }),
    [0, 9, 1, 2, 3, 4],
    [{ kind: 'insert', index: 1, count: 1 }],
  ],
  [
    'insert at a fraction',
    (m) => m.insert(1.7, { a: 9 }),
    [0, 9, 1, 2, 3, 4],
    [{ kind: 'insert', index: 1, count: 1 }],
  ],
  [
    'insert an array in front',
    (m) => m.insert(0, [{ a: 8 }, { a: 9 }]),
    [8, 9, 0, 1, 2, 3, 4],
    [{ kind: 'insert', index: 0, count: 2 }],
  ],
  [
    'insert at the end',
    (m) => m.insert(5, { a: 9 }),
    [0, 1, 2, 3, 4, 9],
    [{ kind: 'insert', index: 5, count: 1 }],
  ],
  ['move on', (m) => m.move(0, 2, 2), [2, 3, 0, 1, 4], [{ kind: 'move', index: 0, count: 2, to: 2 }]],
  ['move back', (m) => m.move(3, 0, 2), [3, 4, 0, 1, 2], [{ kind: 'move', index: 3, count: 2, to: 0 }]],
  ['move nothing', (m) => m.move(0, 1, 0), [0, 1, 2, 3, 4], []],
  ['move to the same place', (m) => m.move(1, 1, 1), [0, 1, 2, 3, 4], []],
  ['remove a row', (m) => m.remove(1), [0, 2, 3, 4], [{ kind: 'remove', index: 1, count: 1 }]],
  ['remove from the front', (m) => m.remove(0, 3), [3, 4], [{ kind: 'remove', index: 0, count: 3 }]],
  ['remove to the end', (m) => m.remove(2, 3), [0, 1], [{ kind: 'remove', index: 2, count: 3 }]],
  ['clear', (m) => m.clear(), [], [{ kind: 'remove', index: 0, count: 5 }]],
  [
    'set a role',
    (m) => m.set(1, { a: 9 }),
    [0, 9, 2, 3, 4],
    [{ kind: 'change', index: 1, count: 1, roles: ['a'] }],
  ],
  ['set the same', (m) => m.set(1, { a: 1 }), [0, 1, 2, 3, 4], []],
  [
    'set one past the end',
    (m) => m.set(5, { a: 9 }),
    [0, 1, 2, 3, 4, 9],
    [{ kind: 'insert', index: 5, count: 1 }],
  ],
  [
    'setProperty',
    (m) => m.setProperty(4, 'a', 9),
    [0, 1, 2, 3, 9],
    [{ kind: 'change', index: 4, count: 1, roles: ['a'] }],
  ],
  [
    'setProperty of a new role',
    (m) => m.setProperty(0, 'c', 1),
    [0, 1, 2, 3, 4],
    [{ kind: 'change', index: 0, count: 1, roles: ['c'] }],
  ],
];

/** A bad call and the warning, in Qt's words. */
const MISTAKES: [(model: ListModel<Sample>) => void, string][] = [
  [(m) => m.append(5 as unknown as Sample), 'append: value is not an object'],
  [(m) => m.append(null as unknown as Sample), 'append: value is not an object'],
  [(m) => m.insert(0, 'x' as unknown as Sample), 'insert: value is not an object'],
  [(m) => m.insert(-1, { a: 1 }), 'insert: index -1 out of range'],
  [(m) => m.insert(99, { a: 1 }), 'insert: index 99 out of range'],
  [(m) => m.move(0, 99, 1), 'move: out of range'],
  [(m) => m.move(-1, 0, 1), 'move: out of range'],
  [(m) => m.move(0, 1, -1), 'move: out of range'],
  [(m) => m.move(0, 4, 2), 'move: out of range'],
  [(m) => m.remove(99), 'remove: indices [99 - 100] out of range [0 - 5]'],
  [(m) => m.remove(-1), 'remove: indices [-1 - 0] out of range [0 - 5]'],
  [(m) => m.remove(0, 0), 'remove: indices [0 - 0] out of range [0 - 5]'],
  [(m) => m.remove(0, 99), 'remove: indices [0 - 99] out of range [0 - 5]'],
  [(m) => m.set(99, { a: 1 }), 'set: index 99 out of range'],
  [(m) => m.set(-1, { a: 1 }), 'set: index -1 out of range'],
  [(m) => m.set(0, 5 as unknown as Sample), 'set: value is not an object'],
  [(m) => m.setProperty(5, 'a', 1), 'set: index 5 out of range'],
];

describe('ListModel', () => {
  it.each(CASES)('%s', (_name, edit, after, changes) => {
    const { model, told } = observed(0, 1, 2, 3, 4);
    edit(model);
    expect(rows(model)).toEqual(after);
    expect(model.count).toBe(after.length);
    expect(told).toEqual(changes);
  });

  it.each(MISTAKES)('warns and leaves the rows alone: %s', (edit, warning) => {
    const { model, told } = observed(0, 1, 2, 3, 4);
    expectConsole(`ListModel: ${warning}`);
    edit(model);
    expect(rows(model)).toEqual([0, 1, 2, 3, 4]);
    expect(told).toEqual([]);
  });

  it('copies what it is given, and keeps the roles that set does not name', () => {
    const row: Sample = { a: 1, b: 'x' };
    const model = new ListModel<Sample>([row]);
    row.a = 2;
    expect(model.get(0)).toEqual({ a: 1, b: 'x' });
    const before = model.get(0);
    model.set(0, { b: 'y' });
    expect(model.get(0)).toEqual({ a: 1, b: 'y' });
    expect(before).toEqual({ a: 1, b: 'x' });
  });

  it('gives undefined where there is no row', () => {
    const { model } = observed(0);
    expect([model.get(-1), model.get(1), model.get(Number.NaN)]).toEqual([undefined, undefined, undefined]);
    expect(model.get(0.5)).toEqual({ a: 0 });
    model.clear();
    model.clear();
    expect(model.get(0)).toBeUndefined();
  });

  it('stops telling who left, also while it tells', () => {
    const model = new ListModel<Sample>();
    const heard: string[] = [];
    const leave = model.subscribe(() => {
      heard.push('first');
      leave();
    });
    model.subscribe(() => heard.push('second'));
    model.append({ a: 1 });
    model.append({ a: 2 });
    expect(heard).toEqual(['first', 'second', 'second']);
  });

  it('agrees with an array over random edits, with rows trimmed off the front', () => {
    const model = new ListModel<Sample>();
    let array: number[] = [];
    let seed = 7;
    const next = (n: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    for (let step = 0; step < 4000; step++) {
      const { length } = array;
      const added = Array.from({ length: next(8) + 1 }, () => next(1e6));
      const given = added.map((a) => ({ a }));
      switch (next(7)) {
        case 0:
        case 1:
        case 2:
          model.append(given);
          array.push(...added);
          break;
        case 3:
          model.insert(0, given);
          array.unshift(...added);
          break;
        case 4: {
          const index = next(length + 1);
          model.insert(index, given);
          array.splice(index, 0, ...added);
          break;
        }
        case 5:
          if (length) {
            const index = next(3) ? 0 : next(length);
            const n = 1 + next(Math.min(12, length - index));
            model.remove(index, n);
            array.splice(index, n);
          }
          break;
        default:
          if (length > 6) {
            const from = next(length - 3);
            const to = next(length - 3);
            model.move(from, to, 3);
            array.splice(to, 0, ...array.splice(from, 3));
          }
      }
      if (step % 1000 === 999) {
        model.remove(0, model.count - 10);
        array = array.slice(-10);
      }
      if (step % 20 === 0) expect(rows(model)).toEqual(array);
    }
    expect(rows(model)).toEqual(array);
  });

  it('takes 300,000 rows at once, in front and behind', () => {
    const many = Array.from({ length: 150_000 }, (_, a) => ({ a }));
    const model = new ListModel<Sample>(many);
    model.insert(1, many);
    expect([model.count, model.get(1)!.a, model.get(150_000)!.a, model.get(150_001)!.a]).toEqual([
      300_000, 0, 149_999, 1,
    ]);
  });

  it('keeps a history of 1,000 while 200,000 rows pass through', () => {
    const model = new ListModel<Sample>();
    for (let a = 0; a < 200_000; a++) {
      model.append({ a });
      if (model.count > 1000) model.remove(0);
    }
    expect([model.count, model.get(0)!.a, model.get(999)!.a]).toEqual([1000, 199_000, 199_999]);
  });
});
