// Three processes on one database; one is killed by -9 while everyone writes. How long its clients are away.
import { Gate } from '../../test/server/support/gate.ts';
import { ChatSocket } from '../../test/server/support/node-socket.ts';
import { startPeer } from './peer.ts';

export interface Failover {
  /** Milliseconds from the kill to the first acknowledgement from another process, for each of its clients. */
  back: number[];
  /** Acknowledged messages that a newcomer does not get. */
  lost: number;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function failover(database: string, clients: number): Promise<Failover> {
  const peers = await Promise.all([0, 1, 2].map(() => startPeer({ kind: 'qmlet', database })));
  // The balancer: leads to another process once the first is gone.
  const gate = await Gate.to(peers[0]!.port);
  const sockets = Array.from({ length: clients * 3 }, (_, i) => {
    const at = i < clients ? gate.url : peers[1 + (i % 2)]!.url;
    return new ChatSocket(`${at}/room`);
  });
  while (sockets.some(({ resumed }) => !resumed.length)) await pause(10);
  let sent = 0;
  const timer = setInterval(() => {
    sent++;
    sockets.forEach((socket, i) => {
      socket.send(`${i} ${sent}`);
    });
  }, 50);
  await pause(1000);
  const dead = peers[0]!.kill('SIGKILL');
  const killed = performance.now();
  await dead;
  gate.lead(peers[1]!.port);
  const back = await Promise.all(
    sockets.slice(0, clients).map(async ({ resumed, acknowledged }) => {
      const times = resumed.length;
      while (resumed.length === times) await pause(2);
      const count = acknowledged.length;
      while (acknowledged.length === count) await pause(2);
      return performance.now() - killed;
    }),
  );
  await pause(500);
  clearInterval(timer);
  for (let i = 0; i < 500 && sockets.some(({ acknowledged }) => acknowledged.at(-1) !== sent); i++)
    await pause(20);
  const wanted = sockets.flatMap(({ acknowledged }, i) => acknowledged.map((id) => `${i} ${id}`));
  // One that never was away has seen everything.
  const seen = sockets.at(-1)!;
  for (let i = 0; i < 250 && seen.texts.length < wanted.length; i++) await pause(20);
  const texts = new Set(seen.texts);
  const lost = wanted.filter((text) => !texts.has(text)).length;
  for (const socket of sockets) socket.stop();
  gate.close();
  await Promise.all(peers.map((peer) => peer.kill()));
  return { back, lost };
}
