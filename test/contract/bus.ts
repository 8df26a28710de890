// What every Bus between processes promises, run against every driver.
import { afterEach, describe, expect, it } from 'vitest';
import type { Bus } from '../../src/server/bus.ts';
import { waitFor } from '../server/support/clients.ts';

export interface BusContract {
  /** A bus of its own process on the same database as all others. Not opened yet. */
  create(process: string): Bus | Promise<Bus>;
  /** Publishes a hint as the store of that process would. */
  hint(process: string, topic: string, offset: number): Promise<void>;
}

export function busContract(name: string, { create, hint }: BusContract): void {
  describe(`${name}: a bus`, () => {
    const opened: Bus[] = [];
    afterEach(async () => {
      for (const bus of opened.splice(0)) await bus.close();
    });
    const open = async (process: string) => {
      const bus = await create(process);
      const hints: [string, number][] = [];
      const casts: [string, string][] = [];
      await bus.open({
        onHint: (topic, offset) => hints.push([topic, offset]),
        onCast: (topic, payload) => casts.push([topic, Buffer.from(payload).toString('latin1')]),
        onGap() {},
      });
      opened.push(bus);
      return { bus, hints, casts };
    };

    it('carries casts to the others, in order, and not back', async () => {
      const [a, b, c] = [await open('a'), await open('b'), await open('c')];
      for (let i = 0; i < 50; i++) a.bus.cast('lobby', Buffer.from(`message ${i}`));
      b.bus.cast('raum 1/ü "quoted"', Buffer.from([0, 255, 10, 32]));
      await waitFor(() => b.casts.length === 50 && c.casts.length === 51 && a.casts.length === 1);
      expect(b.casts).toEqual(Array.from({ length: 50 }, (_, i) => ['lobby', `message ${i}`]));
      expect(a.casts).toEqual([['raum 1/ü "quoted"', '\x00\xff\n ']]);
    });

    it('carries casts of 64 KiB, and empty ones', async () => {
      const [a, b] = [await open('a'), await open('b')];
      const large = Buffer.alloc(65536, 'abc');
      a.bus.cast('lobby', large);
      a.bus.cast('lobby', Buffer.alloc(0));
      a.bus.cast('lobby', large.subarray(1));
      await waitFor(() => b.casts.length === 3);
      expect(b.casts.map(([, payload]) => payload)).toEqual([
        large.toString('latin1'),
        '',
        large.subarray(1).toString('latin1'),
      ]);
    });

    it("tells of what other processes' stores commit, not of its own", async () => {
      const [a, b] = [await open('a'), await open('b')];
      await hint('a', 'topic "x"\\', 7);
      await hint('b', 'ü', 8);
      await waitFor(() => a.hints.length === 1 && b.hints.length === 1);
      expect(b.hints).toEqual([['topic "x"\\', 7]]);
      expect(a.hints).toEqual([['ü', 8]]);
    });
  });
}
