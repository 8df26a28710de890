// A disk that takes its time: each sync is slowed (strace holds the call up), 64 clients store all the same.
// What the event loop waits, and the time from sending to the acknowledgement.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writer } from './durable.ts';
import { startPeer } from './peer.ts';

/** Whether calls can be slowed here. */
export const canSlow = (): boolean => spawnSync('strace', ['-f', 'true']).status === 0;

export interface SlowDisk {
  /** 99% of the turns of the server's event loop were shorter, in milliseconds. */
  loop: number;
  /** Acknowledged messages a second. */
  rate: number;
  p99: number;
}

/** @param slowSync milliseconds that each sync takes longer; 0: none */
export async function slowDisk(slowSync: number, seconds: number): Promise<SlowDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-slow-'));
  const peer = await startPeer({ kind: 'qmlet', database: join(folder, 'slow.db'), slowSync });
  const writers = await Promise.all(
    Array.from({ length: 64 }, (_, i) => writer(`${peer.url}/writer?topic=${i % 8}`, i)),
  );
  await peer.loop();
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    writers.map(async (one) => {
      for (let before = performance.now(); before < end; before = performance.now()) {
        await one.send();
        times.push(performance.now() - before);
        // Some rest: it is the disk that is to be at its limit, not the processor.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }),
  );
  const loop = await peer.loop();
  for (const one of writers) one.close();
  await peer.kill();
  rmSync(folder, { recursive: true, force: true });
  times.sort((a, b) => a - b);
  return { loop, rate: times.length / seconds, p99: times[Math.floor(times.length * 0.99)]! };
}
