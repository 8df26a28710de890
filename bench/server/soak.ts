// `npm run bench:soak -- [minutes]`: a chat for long, whose clients meet with everything that clients meet with:
// their way is cut, or dies without a word; others do not read, flood, break frames, send too much, come and go.
// What is lost, doubled or out of order, and what becomes of the server's memory; written to
// bench/results/soak.md.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { clientFrame, upgradeRequest } from '../../test/server/support/clients.ts';
import { Gate } from '../../test/server/support/gate.ts';
import { ChatSocket } from '../../test/server/support/node-socket.ts';
import { startPeer } from './peer.ts';

const ROOMS = 8;
const MEMBERS = 8;
/** Messages a second of each member. */
const RATE = 1;
/** Visitors a second that do something wrong. */
const VISITORS = 6;

const minutes = Number(process.argv[2] ?? 60);
if (!(minutes > 0)) throw new RangeError(`the first argument is a number of minutes, not ${process.argv[2]}`);
const folder = mkdtempSync(join(tmpdir(), 'qmlet-soak-'));
const peer = await startPeer({
  kind: 'qmlet',
  database: join(folder, 'chat.db'),
  limits: { messagesPerSecond: 100, bytesPerSecond: 1024 * 1024, backlog: 256 * 1024, stall: 5000 },
});
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const random = (n: number) => Math.floor(Math.random() * n);
const end = performance.now() + minutes * 60_000;
const over = () => performance.now() >= end;

// ---- those whose conversation is to be whole

interface Member {
  readonly socket: ChatSocket;
  readonly gate: Gate;
  readonly room: number;
  sent: number;
  /** The last number heard of each member of the room. */
  readonly heard: number[];
}
const totals = { delivered: 0, lost: 0, doubled: 0, disordered: 0 };
const members: Member[] = [];
const gates: Gate[] = [];
for (let i = 0; i < ROOMS * MEMBERS; i++) {
  if (i % 4 === 0) gates.push(await Gate.to(peer.port));
  const gate = gates.at(-1)!;
  const room = i % ROOMS;
  const socket = new ChatSocket(`${gate.url}/rooms?room=${room}`);
  members.push({ socket, gate, room, sent: 0, heard: [] });
}
const ready = () => members.every(({ socket }) => socket.resumed.length > 0);
while (!ready()) await pause(20);

/** Looks at what a member got since the last look, and forgets it. */
function listen({ socket, heard }: Member): void {
  for (const { message } of socket.received.splice(0)) {
    const [who, number] = String(message).split(' ').map(Number) as [number, number];
    const last = heard[who] ?? 0;
    totals.delivered++;
    if (number === last + 1) heard[who] = number;
    else if (number > last) {
      totals.lost += number - last - 1;
      heard[who] = number;
    } else if (number === last) totals.doubled++;
    else totals.disordered++;
  }
  socket.acknowledged.splice(0, socket.acknowledged.length - 1);
}
const talk = setInterval(() => {
  members.forEach((member, i) => {
    listen(member);
    member.socket.send(`${i} ${++member.sent}`);
  });
}, 1000 / RATE);

const counts: Record<string, number> = {};
const did = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);

/** One after the other, a way is cut, or dies, and is mended. */
const outages = (async () => {
  while (!over()) {
    await pause(500 + random(2000));
    const gate = gates[random(gates.length)]!;
    if (random(3)) {
      did('ways cut');
      gate.cut();
      await pause(random(3000));
    } else {
      did('ways dead without a word');
      gate.freeze();
      await pause(8000);
      gate.cut();
      gate.thaw();
    }
    gate.open();
  }
})();

// ---- those who do wrong

const at = (i: number) => `${peer.url}/rooms?room=${i % ROOMS}`;
const opened = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve).once('close', resolve));
  return socket;
};
/** By hand: what no client library would send. */
const raw = async (frames: Buffer[]): Promise<void> => {
  const socket = connect(peer.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(upgradeRequest('/rooms?room=0'));
  for (const frame of frames) socket.write(frame);
  await pause(1000);
  socket.destroy();
};
const wrongs: Record<string, () => Promise<unknown>> = {
  'came and went': async () => (await opened(at(random(ROOMS)))).close(),
  'went without a word': async () => (await opened(at(random(ROOMS)))).terminate(),
  flooded: async () => {
    const socket = await opened(`${peer.url}/echo`);
    for (let i = 0; i < 1000 && socket.readyState === WebSocket.OPEN; i++) socket.send('flood');
    await pause(1000);
    socket.terminate();
  },
  'did not read': async () => {
    const socket = await opened(`${peer.url}/echo`);
    socket.pause();
    for (let i = 0; i < 150 && socket.readyState === WebSocket.OPEN; i++) socket.send('x'.repeat(8000));
    await pause(8000);
    socket.terminate();
  },
  'sent too large a message': async () => {
    const socket = await opened(`${peer.url}/echo`);
    socket.send('x'.repeat(100_000));
    await pause(1000);
    socket.terminate();
  },
  'broke frames': () => raw([clientFrame(3, 'x'), clientFrame(1, 'x', { mask: false })]),
  'sent text that is none': () => raw([clientFrame(1, Buffer.from([0xc3, 0x28]))]),
  'left a fragment': () => raw([clientFrame(1, 'x', { fin: false })]),
  'asked for nothing that is there': async () => {
    const socket = connect(peer.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(upgradeRequest(`/nothing${random(1e6)}`));
    await pause(1000);
    socket.destroy();
  },
};
const visits = new Set<Promise<unknown>>();
const visitors = setInterval(() => {
  const names = Object.keys(wrongs);
  const name = names[random(names.length)]!;
  did(name);
  const visit = wrongs[name]!().finally(() => visits.delete(visit));
  visits.add(visit);
}, 1000 / VISITORS);

// ---- what is seen of the server

interface Look {
  minute: number;
  rss: number;
  files: number;
  connections: number;
  loop: number;
  delivered: number;
}
const looks: Look[] = [];
const started = performance.now();
const look = async (): Promise<void> => {
  const rss = await peer.memory();
  const metrics = await (await fetch(`${peer.url.replace('ws', 'http')}/metrics`)).text();
  const metric = (name: string) => Number(new RegExp(`^qmlet_${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  looks.push({
    minute: (performance.now() - started) / 60_000,
    rss: rss / 1024 / 1024,
    files: readdirSync(`/proc/${peer.child.pid}/fd`).length,
    connections: metric('connections'),
    loop: await peer.loop(),
    delivered: totals.delivered,
  });
  const { minute, files, connections } = looks.at(-1)!;
  console.log(
    `${minute.toFixed(1)} min: ${(rss / 1024 / 1024).toFixed(1)} MB, ${files} files, ${connections} connections, ${JSON.stringify(totals)}`,
  );
};
// The first look is the beginning of the first period.
await peer.loop();
while (!over()) {
  await pause(Math.min(60_000, Math.max(100, end - performance.now())));
  await look();
}

// ---- the end: everything mended, and everybody heard out

clearInterval(visitors);
clearInterval(talk);
await outages;
await Promise.all(visits);
for (const gate of gates) gate.open();
const whole = () =>
  members.every(({ room, heard }) =>
    members.every((other, i) => other.room !== room || (heard[i] ?? 0) === other.sent),
  );
for (let waited = 0; waited < 30_000 && !whole(); waited += 50) {
  await pause(50);
  for (const member of members) listen(member);
}
const missing = members.reduce(
  (sum, { room, heard }) =>
    sum +
    members.reduce((part, other, i) => part + (other.room === room ? other.sent - (heard[i] ?? 0) : 0), 0),
  0,
);
await pause(6000);
await look();
const text = await (await fetch(`${peer.url.replace('ws', 'http')}/metrics`)).text();
const closes = [...text.matchAll(/^qmlet_connections_closed_total\{code="(\d+)"\} (\d+)$/gm)];
for (const { socket } of members) socket.stop();
for (const gate of gates) gate.close();
await peer.kill();
rmSync(folder, { recursive: true, force: true });

/** MB an hour, by least squares over the second half: the first is warming up. */
const slope = (() => {
  const half = looks.slice(Math.floor(looks.length / 2), -1);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(half.map(({ minute }) => minute)), mean(half.map(({ rss }) => rss))];
  const above = half.reduce((sum, { minute, rss }) => sum + (minute - x) * (rss - y), 0);
  const below = half.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  return below ? (above / below) * 60 : 0;
})();
const sent = members.reduce((sum, one) => sum + one.sent, 0);
const lines = [
  '# The server, for long',
  '',
  `Made by \`npm run bench:soak -- ${minutes}\` on Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}: **${minutes} minutes**. ${members.length} members of ${ROOMS} rooms say something each second, and resume; their ways are cut or die, one after the other, while ${VISITORS} visitors a second do something wrong. SQLite; memory after a garbage collection.`,
  '',
  `${sent.toLocaleString('en-US')} messages, ${totals.delivered.toLocaleString('en-US')} deliveries: **${totals.lost + missing}** lost, **${totals.doubled}** doubled, **${totals.disordered}** out of order.`,
  `Memory over the second half: **${slope.toFixed(1)} MB an hour** (least squares). When everybody but the members had gone: ${looks.at(-1)!.connections} connections, ${looks.at(-1)!.files} files.`,
  '',
  '| minute | memory, MB | open files | connections | event loop, 99% within, ms | deliveries |',
  '|---|---|---|---|---|---|',
  ...looks.map(
    ({ minute, rss, files, connections, loop, delivered }) =>
      `| ${minute.toFixed(1)} | ${rss.toFixed(1)} | ${files} | ${connections} | ${loop.toFixed(1)} | ${delivered} |`,
  ),
  '',
  `What happened: ${Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')}.`,
  `Closes by code: ${closes.map(([, code, count]) => `${code}: ${count}`).join(', ')}.`,
];
console.log(lines.join('\n'));
writeFileSync(join(import.meta.dirname, '../results/soak.md'), `${lines.join('\n')}\n`);
process.exit(totals.lost + missing + totals.doubled + totals.disordered ? 1 : 0);
