// What a store that many processes write to promises beyond the Store contract: two writers at once, and a
// database that is killed under load.
import { describe, expect, it } from 'vitest';
import type { Entry, Store } from '../../src/server/store.ts';
import { entry } from './store.ts';

export interface SharedStoreContract {
  /** The address of an empty database. */
  fresh(): Promise<string> | string;
  /** Another process's store on it. */
  create(address: string): Store;
  /** Kills the database's server, as `kill -9` does; it is started again by `restart`. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export function sharedStoreContract(
  name: string,
  { fresh, create, kill, restart }: SharedStoreContract,
): void {
  const readAll = async (store: Store, topic: string) => {
    const all = [];
    for (let after = 0; ; ) {
      const [page] = await store.read([{ topic, after, limit: 1000 }]);
      if (!page!.length) return all;
      all.push(...page!);
      after = page!.at(-1)!.offset;
    }
  };

  describe(`${name}: a shared store`, () => {
    it('numbers without a hole when two processes write, and tells repeats of one at the other', async () => {
      const address = await fresh();
      const [a, b] = [create(address), create(address)];
      await Promise.all([a.open(), b.open()]);
      const batch = (writer: string, start: number): Entry[] =>
        Array.from({ length: 10 }, (_, i) =>
          // Topics in opposite orders: a database that locks them as they come deadlocks.
          entry(`t${writer === 'a' ? i % 3 : 2 - (i % 3)}`, `${writer}${start + i}`, {
            source: writer,
            seq: start + i,
          }),
        );
      const write = async (store: Store, writer: string) => {
        for (let i = 0; i < 20; i++) await store.append(batch(writer, i * 10));
      };
      await Promise.all([write(a, 'a'), write(b, 'b')]);
      // A client whose acknowledgement was lost asks the other process.
      const repeats = await b.append(batch('a', 190));
      expect(repeats.map(({ offset }) => offset)).toEqual(new Array(10).fill(0));
      let total = 0;
      for (const topic of ['t0', 't1', 't2']) {
        const [fromA, fromB] = [await readAll(a, topic), await readAll(b, topic)];
        expect(fromA).toEqual(fromB);
        expect(fromA.map(({ offset }) => offset)).toEqual(fromA.map((_, i) => i + 1));
        total += fromA.length;
      }
      expect(total).toBe(400);
      await Promise.all([a.close(), b.close()]);
    });

    it('has everything that it acknowledged, once, after its server was killed under load', async () => {
      const store = create(await fresh());
      await store.open();
      const acknowledged: number[] = [];
      let next = 0;
      let stop = false;
      const writer = async (source: string) => {
        while (!stop) {
          const seq = ++next;
          const one = entry('load', String(seq), { source, seq });
          // As the server does: the same again until it is known to be stored.
          while (
            !(await store.append([one]).then(
              () => true,
              () => new Promise((resolve) => setTimeout(resolve, 20)).then(() => false),
            ))
          );
          acknowledged.push(seq);
        }
      };
      const writers = ['a', 'b', 'c', 'd'].map(writer);
      for (let round = 0; round < 3; round++) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        await kill();
        await restart();
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop = true;
      await Promise.all(writers);
      const stored = await readAll(store, 'load');
      expect(acknowledged.length).toBeGreaterThan(20);
      expect(stored.map(({ offset }) => offset)).toEqual(stored.map((_, i) => i + 1));
      expect(stored.map(({ data }) => Number(data)).sort((x, y) => x - y)).toEqual(
        acknowledged.sort((x, y) => x - y),
      );
      await store.close();
    }, 60_000);
  });
}
