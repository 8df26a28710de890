// The queue before the store where several batches are on their way at once: nothing lost, doubled or out of
// its order, also when one of them fails.
import { describe, expect, it } from 'vitest';
import { Appender } from '../../src/server/appender.ts';
import { SILENT } from '../../src/server/log.ts';
import type { Appended, Entry } from '../../src/server/store.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
import { entry } from '../contract/store.ts';
import { waitFor } from './support/clients.ts';

/** A store whose batches wait until the test lets them go, or fail. */
class HeldStore extends MemoryStore {
  readonly lanes = 2;
  held: { entries: readonly Entry[]; store(): void; fail(): void }[] = [];
  /** The most that were on their way at once. */
  most = 0;

  override append(entries: readonly Entry[]): Promise<Appended[]> {
    return new Promise((resolve, reject) => {
      const one = { entries, store: () => {}, fail: () => {} };
      const gone = (): void => void this.held.splice(this.held.indexOf(one), 1);
      one.store = () => {
        gone();
        resolve(super.append(entries));
      };
      one.fail = () => {
        gone();
        reject(new Error('out of memory'));
      };
      this.held.push(one);
      this.most = Math.max(this.most, this.held.length);
      const [first, second] = this.held.map(({ entries }) => entries);
      if (!second) return;
      for (const of of [(one: Entry) => one.topic, (one: Entry) => one.sender]) {
        const firsts = new Set(first!.map(of));
        if (second.some((one) => firsts.has(of(one))))
          reject(new Error('a topic or a sender is in two batches at once'));
      }
    });
  }

  async texts(topic: string): Promise<unknown[]> {
    return (await this.read([{ topic, after: 0, limit: 100 }]))[0]!.map(({ data }) => data);
  }
}

function start(timeout = 10_000) {
  const store = new HeldStore();
  const appender = new Appender(store, {
    maxMessages: 100,
    maxBytes: 1e6,
    timeout,
    onStored() {},
    log: SILENT,
  });
  const results: Record<string, string> = {};
  let seq = 0;
  /** Adds a message whose text is its topic, its sender and a number. */
  const add = (text: string): void => {
    const [topic, sender] = text.split(' ');
    appender.add(entry(topic!, text, { sender: sender!, source: sender!, seq: ++seq })).then(
      (offset) => (results[text] = `stored at ${offset}`),
      () => (results[text] = 'refused'),
    );
  };
  const turn = async () => {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  const onTheWay = () => store.held.map(({ entries }) => entries.map(({ data }) => data));
  return { store, appender, add, results, turn, onTheWay };
}

describe('batches on their way together', () => {
  it('have no topic and no sender in common, and are two at most', async () => {
    const { store, appender, add, turn, onTheWay, results } = start();
    add('a ann 1');
    await turn();
    // Ann's second and what follows it in its topic wait; so does what is of a topic that is on its way.
    for (const text of ['b ann 2', 'b bob 3', 'a bob 4', 'c cid 5', 'd bob 6']) add(text);
    await turn();
    expect(onTheWay()).toEqual([['a ann 1'], ['c cid 5']]);
    add('e eve 7');
    await turn();
    expect(onTheWay()).toEqual([['a ann 1'], ['c cid 5']]);
    expect(appender.length).toBe(7);
    while (appender.length) {
      store.held.at(-1)!.store();
      await turn();
    }
    expect(store.most).toBe(2);
    expect(results).toMatchObject({
      'b ann 2': 'stored at 1',
      'b bob 3': 'stored at 2',
      'a bob 4': 'stored at 2',
    });
    expect(await store.texts('a')).toEqual(['a ann 1', 'a bob 4']);
    expect(await store.texts('b')).toEqual(['b ann 2', 'b bob 3']);
    await appender.idle();
  });

  it('lose, double and disorder nothing when the earlier one fails', async () => {
    const { store, appender, add, turn, onTheWay, results } = start();
    add('a ann 1');
    await turn();
    add('b bob 2');
    await turn();
    add('a ann 3');
    add('a bob 4');
    expect(onTheWay()).toEqual([['a ann 1'], ['b bob 2']]);
    store.held[0]!.fail();
    await turn();
    // Nothing follows before the other one is back; what it stored is acknowledged all the same.
    add('c cid 5');
    await turn();
    expect(onTheWay()).toEqual([['b bob 2']]);
    expect(appender.away).toBe(true);
    store.held[0]!.store();
    await turn();
    expect(results).toEqual({ 'b bob 2': 'stored at 1' });
    await waitFor(() => store.held.length === 1);
    expect(onTheWay()).toEqual([['a ann 1', 'a ann 3', 'a bob 4', 'c cid 5']]);
    store.held[0]!.store();
    await appender.idle();
    expect(appender.away).toBe(false);
    expect(await store.texts('a')).toEqual(['a ann 1', 'a ann 3', 'a bob 4']);
    expect(await store.texts('b')).toEqual(['b bob 2']);
    expect(await store.texts('c')).toEqual(['c cid 5']);
  });

  it('are refused together when the time is over, with what waits; what was stored is not', async () => {
    const { store, appender, add, turn, onTheWay, results } = start(-1);
    add('a ann 1');
    await turn();
    add('b bob 2');
    await turn();
    add('a ann 3');
    store.held[0]!.fail();
    await turn();
    // It may still be stored: nothing is said of it, nor of what waits.
    expect(results).toEqual({});
    expect(onTheWay()).toEqual([['b bob 2']]);
    store.held[0]!.store();
    await appender.idle();
    expect(results).toEqual({ 'a ann 1': 'refused', 'a ann 3': 'refused', 'b bob 2': 'stored at 1' });
    expect(appender.length).toBe(0);
    await waitFor(() => !appender.full);
    add('a ann 4');
    await turn();
    expect(onTheWay()).toEqual([['a ann 4']]);
    store.held[0]!.store();
    await appender.idle();
    expect(await store.texts('a')).toEqual(['a ann 4']);
  });
});
