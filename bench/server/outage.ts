// The server is away for three seconds, ten numbered messages a second go each way all the time: what is
// lost, doubled or out of order. Once with the way to it cut, once with the server killed by -9 and started
// again on its file; the client is the state machine of `<ws-socket reconnect resume>` in Node.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WireClient } from '../../test/server/support/clients.ts';
import { Gate } from '../../test/server/support/gate.ts';
import { ChatSocket } from '../../test/server/support/node-socket.ts';
import { startPeer } from './peer.ts';

export interface Outage {
  lost: number;
  doubled: number;
  disordered: number;
  /** Milliseconds from the server's return to the first message from it. */
  back: number;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function judge(received: number[], sent: number): Omit<Outage, 'back'> {
  const seen = new Set(received);
  return {
    lost: sent - [...seen].filter((n) => n <= sent).length,
    doubled: received.length - seen.size,
    disordered: received.filter((n, i) => i > 0 && n < received[i - 1]!).length,
  };
}

/** @param how `cut`: the way is cut; `kill`: the process is killed while messages are on their way */
export async function outage(how: 'cut' | 'kill', seconds = 3): Promise<Outage> {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-outage-'));
  const database = join(folder, 'chat.db');
  let peer = await startPeer({ kind: 'qmlet', database });
  const gate = await Gate.to(peer.port);
  const socket = new ChatSocket(`${gate.url}/room`);
  // The other side of the conversation: it has no outage, but a server that is killed takes it along.
  const talker = new ChatSocket(how === 'kill' ? `${gate.url}/room` : `${peer.url}/room`);
  while (!socket.resumed.length || !talker.resumed.length) await pause(5);
  let sent = 0;
  const timer = setInterval(() => {
    sent++;
    socket.send(`client ${sent}`);
    talker.send(`server ${sent}`);
  }, 100);
  await pause(1000);
  gate.cut();
  if (how === 'kill') await peer.kill('SIGKILL');
  await pause(seconds * 1000);
  if (how === 'kill') {
    peer = await startPeer({ kind: 'qmlet', database });
    gate.lead(peer.port);
  }
  const resumed = socket.resumed.length;
  gate.open();
  const opened = performance.now();
  while (socket.resumed.length === resumed) await pause(2);
  const back = performance.now() - opened;
  await pause(2000);
  clearInterval(timer);
  const done = () => socket.acknowledged.at(-1) === sent && talker.acknowledged.at(-1) === sent;
  for (let waited = 0; waited < 10_000 && !(done() && socket.texts.includes(`server ${sent}`)); waited += 20)
    await pause(20);
  // What is stored is what a newcomer gets.
  const reader = new WireClient(`${peer.url}/room`);
  const topic = await reader.hello({ room: { epoch: '', offset: 0 } }).then(() => reader.next('topic'));
  const again = new WireClient(`${peer.url}/room`);
  await again.hello({ room: { epoch: topic.epoch, offset: 0 } });
  for (let waited = 0; waited < 3000 && again.of('message').length < sent * 2; waited += 20) await pause(20);
  const numbers = (texts: unknown[], side: string) =>
    texts.filter((text) => String(text).startsWith(side)).map((text) => Number(String(text).split(' ')[1]));
  const results = [
    judge(numbers(socket.texts, 'server'), sent),
    judge(numbers(again.data(), 'client'), sent),
    judge(numbers(again.data(), 'server'), sent),
  ];
  socket.stop();
  talker.stop();
  reader.socket.terminate();
  again.socket.terminate();
  gate.close();
  await peer.kill();
  rmSync(folder, { recursive: true, force: true });
  const sum = (field: 'lost' | 'doubled' | 'disordered') =>
    results.reduce((total, one) => total + one[field], 0);
  return { lost: sum('lost'), doubled: sum('doubled'), disordered: sum('disordered'), back };
}
