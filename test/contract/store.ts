// What every Store promises, run against every driver. The drivers' own tests (test/server/store-*.test.ts)
// say how to open one, and add what is special to it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry, Store } from '../../src/server/store.ts';

export interface StoreContract {
  /** A store on a fresh database, or a second one on the same when the driver is shared. Not opened yet. */
  create(): Promise<Store> | Store;
  /** Another store on the database of the last `create()`. */
  again?(): Promise<Store> | Store;
}

let seq = 0;
/** An entry with everything that the test does not care about filled in. */
export const entry = (topic: string, data: string | Uint8Array, more: Partial<Entry> = {}): Entry => ({
  topic,
  data,
  source: 'ann',
  sender: 'ann',
  seq: ++seq,
  kind: typeof data === 'string' ? 'text' : 'binary',
  name: '',
  except: '',
  time: 1_700_000_000_000,
  ...more,
});

export function storeContract(name: string, { create, again }: StoreContract): void {
  describe(`${name}: a store`, () => {
    let store: Store;
    const opened: Store[] = [];
    const open = async (made: Promise<Store> | Store): Promise<Store> => {
      const made_ = await made;
      await made_.open();
      opened.push(made_);
      return made_;
    };
    beforeEach(async () => {
      store = await open(create());
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const texts = async (topic: string, after = 0, limit = 100) =>
      (await store.read([{ topic, after, limit }]))[0]!.map(({ offset, data }) => [offset, data]);

    it('numbers the messages of each topic from 1, without a hole', async () => {
      const results = await store.append([entry('a', 'one'), entry('b', 'other'), entry('a', 'two')]);
      expect(results.map(({ offset }) => offset)).toEqual([1, 1, 2]);
      expect((await store.append([entry('a', 'three')]))[0]!.offset).toBe(3);
      expect(await texts('a')).toEqual([
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ]);
      expect(results[0]!.epoch).toBe(results[2]!.epoch);
      expect(results[0]!.epoch).not.toBe(results[1]!.epoch);
    });

    it('gives back what was stored, field by field', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
      const whole = {
        kind: 'status',
        name: 'Zoë 🦊',
        sender: 'x9',
        except: 'y8',
        time: 1_712_345_678_901,
      } as const;
      await store.append([entry('a', 'שלום\n"\'\\;--', whole), entry('a', bytes), entry('a', '')]);
      const [first, second, third] = (await store.read([{ topic: 'a', after: 0, limit: 10 }]))[0]!;
      expect(first).toEqual({ topic: 'a', offset: 1, data: 'שלום\n"\'\\;--', ...whole });
      expect(second!.data).toBeInstanceOf(Uint8Array);
      expect([...(second!.data as Uint8Array)]).toEqual([...bytes]);
      expect(third!.data).toBe('');
    });

    it('takes every text as it is: NUL, quotes, SQL, JSON, prototypes, 64 KiB', async () => {
      const nasty = [
        'a\u0000b',
        "'); DROP TABLE message;--",
        '{"__proto__":{"x":1}}',
        '%s $1 ?',
        'x'.repeat(65536),
      ];
      await store.append(nasty.map((text) => entry('nasty', text)));
      expect((await texts('nasty')).map(([, data]) => data)).toEqual(nasty);
      await store.append([entry("topic'; --", 'fine', { name: "Rob'); DROP TABLE topic;--" })]);
      expect(await texts("topic'; --")).toEqual([[1, 'fine']]);
    });

    it('stores a repeat once, also within one batch', async () => {
      const original = entry('a', 'once', { source: 'bob', seq: 5 });
      const [first, repeat] = await store.append([original, original]);
      expect(first!.offset).toBe(1);
      expect(repeat).toEqual({ epoch: first!.epoch, offset: 0 });
      const [late, older, next] = await store.append([
        original,
        entry('a', 'older', { source: 'bob', seq: 4 }),
        entry('a', 'next', { source: 'bob', seq: 7 }),
      ]);
      expect([late!.offset, older!.offset, next!.offset]).toEqual([0, 0, 2]);
      // Another sender's numbers, and another topic's, are their own.
      await store.append([
        entry('a', 'carol', { source: 'carol', seq: 1 }),
        entry('b', 'x', { source: 'bob', seq: 1 }),
      ]);
      expect(await texts('a')).toEqual([
        [1, 'once'],
        [2, 'next'],
        [3, 'carol'],
      ]);
      expect(await texts('b')).toEqual([[1, 'x']]);
    });

    it('reads pages of many topics at once', async () => {
      await store.append(Array.from({ length: 20 }, (_, i) => entry(i % 2 ? 'odd' : 'even', String(i + 1))));
      const pages = await store.read([
        { topic: 'odd', after: 8, limit: 5 },
        { topic: 'nothing', after: 0, limit: 5 },
        { topic: 'even', after: 2, limit: 2 },
      ]);
      expect(pages.map((page) => page.map(({ topic, offset }) => `${topic} ${offset}`))).toEqual([
        ['odd 9', 'odd 10'],
        [],
        ['even 3', 'even 4'],
      ]);
    });

    it('gives pages that begin and end anywhere in a batch, whatever the sizes in it', async () => {
      const bytes = (i: number) => Uint8Array.from([i, 0, 10, 13, 255]);
      const data = (i: number): string | Uint8Array =>
        i % 7 === 0 ? bytes(i) : i % 11 === 0 ? '' : `${i}\n${'x'.repeat(i === 40 ? 70_000 : i)}`;
      const count = 151;
      const one = { source: 'one', seq: 0 };
      // Odd and even numbers of entries, of one source that counts up, of many, and with repeats between.
      await store.append(
        Array.from({ length: 75 }, (_, i) => entry('a', data(i + 1), { ...one, seq: i + 1 })),
      );
      await store.append(Array.from({ length: 40 }, (_, i) => entry('a', data(i + 76), { source: `s${i}` })));
      const mixed = Array.from({ length: 36 }, (_, i) =>
        entry('a', data(i + 116), { source: `t${i % 5}`, seq: i + 1 }),
      );
      const results = await store.append(
        mixed.flatMap((fresh, i) =>
          i % 3 ? [fresh] : [fresh, fresh, entry('a', 'old', { ...one, seq: 3 })],
        ),
      );
      expect(results.filter(({ offset }) => offset === 0)).toHaveLength(24);
      const all = (await store.read([{ topic: 'a', after: 0, limit: 1000 }]))[0]!;
      expect(all.map(({ offset }) => offset)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      all.forEach(({ data: got, kind }, i) => {
        const wanted = data(i + 1);
        expect(kind).toBe(typeof wanted === 'string' ? 'text' : 'binary');
        expect(Buffer.from(got as string).equals(Buffer.from(wanted as string))).toBe(true);
      });
      for (const limit of [1, 2, 31, 32, 33, 64, 100])
        for (let after = 0; after < count; after += 1 + (after % 9)) {
          const [page] = await store.read([{ topic: 'a', after, limit }]);
          expect(page!.map(({ offset }) => offset)).toEqual(
            Array.from({ length: Math.min(limit, count - after) }, (_, i) => after + i + 1),
          );
        }
      // What is trimmed ends anywhere in a batch too.
      for (const keep of [100, 99, 37, 36, 35, 2, 1]) {
        await store.trim('a', { keep, seconds: 0 }, 0);
        expect(await store.heads(['a'])).toMatchObject([{ offset: count, first: count - keep + 1 }]);
        const [page] = await store.read([{ topic: 'a', after: 0, limit: 1000 }]);
        expect(page!.map(({ offset }) => offset)).toEqual(
          Array.from({ length: keep }, (_, i) => count - keep + 1 + i),
        );
      }
    });

    it('knows the head of a topic, also of one that nobody wrote to', async () => {
      await store.append([entry('a', '1'), entry('a', '2')]);
      const [a, fresh] = await store.heads(['a', 'fresh']);
      expect(a).toMatchObject({ offset: 2, first: 1 });
      expect(fresh).toMatchObject({ offset: 0, first: 1 });
      const [appended] = await store.append([entry('fresh', 'x')]);
      expect(appended!.epoch).toBe(fresh!.epoch);
      // The same also when it is looked at again, and for whoever else looks.
      expect(await store.heads(['empty', 'other'])).toEqual(await store.heads(['empty', 'other']));
      const [empty, other] = await store.heads(['empty', 'other']);
      expect(empty!.epoch).not.toBe(other!.epoch);
      if (!again) return;
      if (!store.shared) await opened.splice(0)[0]!.close();
      const second = await open(again());
      expect(await second.heads(['empty', 'other'])).toEqual([empty, other]);
      expect(await second.append([entry('empty', 'x')])).toEqual([{ epoch: empty!.epoch, offset: 1 }]);
      expect(await second.heads(['empty'])).toMatchObject([{ epoch: empty!.epoch, offset: 1 }]);
    });

    it('keeps the newest messages only, and goes on counting', async () => {
      await store.append(Array.from({ length: 10 }, (_, i) => entry('a', String(i + 1))));
      await store.trim('a', { keep: 3, seconds: 0 }, 0);
      expect(await texts('a')).toEqual([
        [8, '8'],
        [9, '9'],
        [10, '10'],
      ]);
      expect((await store.heads(['a']))[0]).toMatchObject({ offset: 10, first: 8 });
      await store.trim('a', { keep: 0, seconds: 0 }, 0);
      expect(await texts('a')).toEqual([]);
      expect((await store.heads(['a']))[0]).toMatchObject({ offset: 10, first: 11 });
      expect((await store.append([entry('a', '11')]))[0]!.offset).toBe(11);
    });

    it('forgets what is too old', async () => {
      const now = 1_700_000_000_000;
      await store.append(
        [0, 50, 90, 100].map((age) => entry('a', String(age), { time: now - 100_000 + age * 1000 })),
      );
      await store.trim('a', { keep: 100, seconds: 20 }, now);
      expect((await texts('a')).map(([, data]) => data)).toEqual(['90', '100']);
      await store.trim('a', { keep: 100, seconds: 0 }, now + 1e9);
      expect(await texts('a')).toHaveLength(2);
    });

    it('numbers concurrent appends without a hole, each batch in its order', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, writer) =>
          store.append(
            Array.from({ length: 10 }, (_, i) =>
              entry('busy', `${writer}:${i}`, { source: `w${writer}`, seq: i }),
            ),
          ),
        ),
      );
      const all = await texts('busy', 0, 1000);
      expect(all.map(([offset]) => offset)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
      for (let writer = 0; writer < 20; writer++)
        expect(
          all.filter(([, data]) => String(data).startsWith(`${writer}:`)).map(([, data]) => data),
        ).toEqual(Array.from({ length: 10 }, (_, i) => `${writer}:${i}`));
    });

    it('keeps records: unique keys, in the order of insertion', async () => {
      const colors = store.records('colors');
      expect(await colors.insert('red', { value: '#f00' })).toBe(true);
      expect(await colors.insert('__proto__', { value: '#0f0' })).toBe(true);
      expect(await colors.insert("b'lue", { value: '#00f' })).toBe(true);
      expect(await colors.insert('red', { value: '#123' })).toBe(false);
      expect(await colors.update('red', { value: '#f11' })).toBe(true);
      expect(await colors.update('none', { value: '#f11' })).toBe(false);
      expect(await colors.get('red')).toEqual({ value: '#f11' });
      expect(await colors.get('none')).toBeUndefined();
      expect(await colors.list()).toEqual([{ value: '#f11' }, { value: '#0f0' }, { value: '#00f' }]);
      expect(await colors.count()).toBe(3);
      expect(await colors.remove('red')).toBe(true);
      expect(await colors.remove('red')).toBe(false);
      expect(await store.records('other').list()).toEqual([]);
      expect(await store.records('other').count()).toBe(0);
      expect(await colors.list()).toHaveLength(2);
    });

    if (again) {
      it('has everything when it is opened again', async () => {
        const before = await store.append([
          entry('a', 'kept', { source: 'ann', seq: 900 }),
          entry('a', 'too', { source: 'ann', seq: 901 }),
        ]);
        await store.records('colors').insert('red', { value: '#f00' });
        await store.close();
        opened.length = 0;
        store = await open(again());
        expect(await texts('a')).toEqual([
          [1, 'kept'],
          [2, 'too'],
        ]);
        expect(await store.records('colors').list()).toEqual([{ value: '#f00' }]);
        const [repeat, next] = await store.append([
          entry('a', 'too', { source: 'ann', seq: 901 }),
          entry('a', 'new', { source: 'ann', seq: 902 }),
        ]);
        expect(repeat!.offset).toBe(0);
        expect(next).toEqual({ epoch: before[0]!.epoch, offset: 3 });
      });
    }
  });
}
