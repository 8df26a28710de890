// `npm run bench:server`: everything, with the baselines of the same run; prints the result and writes it to
// bench/results/server.md. Names of parts as arguments run only those, and rewrite only their sections.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findPostgres, findRedis, startPostgres, startRedis } from '../../test/server/support/databases.ts';
import {
  type Bar,
  type Chart,
  type Group,
  QUICK,
  RESULTS,
  type Result,
  runs,
  saveData,
  versions,
} from '../report.ts';
import { churn } from './churn.ts';
import { driverAlone, latency, served, storeAlone } from './durable.ts';
import { echo } from './echo.ts';
import { fanOut } from './fan-out.ts';
import { idle } from './idle.ts';
import { type Outage, outage } from './outage.ts';
import { failover } from './processes.ts';
import { canSlow, slowDisk } from './slow-disk.ts';

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** Alternates the two, so that a change in the machine's load meets both; medians, and of their ratio too. */
async function compare(runs: number, base: () => Promise<number>, ours: () => Promise<number>) {
  const pairs: [number, number][] = [];
  for (let i = 0; i < runs; i++) pairs.push([await base(), await ours()]);
  return {
    pairs,
    base: median(pairs.map(([one]) => one)),
    ours: median(pairs.map(([, two]) => two)),
    ratio: median(pairs.map(([one, two]) => two / one)),
  };
}

/** The figures, for the comparison page. */
const charts: Chart[] = [];
const chart = (
  id: string,
  title: string,
  unit: string,
  better: 'less' | 'more',
  groups: Group[],
  about?: string,
): void => void charts.push({ id, title, unit, better, ...(about && { about }), groups });
const both = (pairs: [number, number][], base: string, scale = 1): Bar[] => [
  { name: 'qmlet', values: pairs.map(([, ours]) => ours * scale), own: true },
  { name: base, values: pairs.map(([theirs]) => theirs * scale) },
];

const lines: string[] = [];
const say = (...some: string[]): void => {
  lines.push(...some);
  console.log(some.join('\n'));
};

const parts: Record<string, () => Promise<void>> = {
  async fanOut() {
    const cpu: Record<string, number[]> = { ws: [], qmlet: [] };
    const run = async (kind: 'ws' | 'qmlet') => {
      const result = await fanOut(kind, 3);
      cpu[kind]!.push(result.cpuMicroseconds);
      return result.deliveriesPerSecond;
    };
    const { base, ours, ratio, pairs } = await compare(
      runs(3),
      () => run('ws'),
      () => run('qmlet'),
    );
    chart('server-fan-out', 'One publisher, 1,000 subscribers, 100 bytes', 'deliveries/s', 'more', [
      { label: 'as many as the server delivers', bars: both(pairs, 'a loop over ws clients') },
    ]);
    chart('server-fan-out-cpu', 'CPU of the server for a delivery', 'µs', 'less', [
      {
        label: 'in that run',
        bars: [
          { name: 'qmlet', values: cpu.qmlet!, own: true },
          { name: 'a loop over ws clients', values: cpu.ws! },
        ],
      },
    ]);
    say(
      '## Fan-out: one publisher, 1,000 subscribers, 100 bytes',
      '',
      '| | deliveries/s | CPU of the server for one |',
      '|---|---|---|',
      `| a loop over \`ws\` clients | ${number(base)} | ${number(median(cpu.ws!), 2)} µs |`,
      `| qmlet | ${number(ours)} | ${number(median(cpu.qmlet!), 2)} µs |`,
      `| ratio (asked for: at least 4) | **${number(ratio, 1)}** | |`,
      '',
    );
  },
  async echo() {
    const { base, ours, ratio, pairs } = await compare(
      runs(3),
      () => echo('ws', 2),
      () => echo('qmlet', 2),
    );
    chart('server-echo', 'Echo, 100 clients, 100 bytes', 'echoes/s', 'more', [
      { label: 'as many as come back', bars: both(pairs, 'bare ws') },
    ]);
    say(
      '## Echo: 100 clients, 100 bytes',
      '',
      '| | echoes/s |',
      '|---|---|',
      `| bare \`ws\` | ${number(base)} |`,
      `| qmlet | ${number(ours)} |`,
      `| ratio (asked for: at least 0.95) | **${number(ratio, 2)}** |`,
      '',
    );
  },
  async idle() {
    const connections = QUICK ? 1000 : 10_000;
    const { base, ours, ratio, pairs } = await compare(
      runs(5),
      () => idle('ws', connections),
      () => idle('qmlet', connections),
    );
    chart('server-idle', 'Memory of an idle connection', 'KiB', 'less', [
      { label: `among ${number(connections)}`, bars: both(pairs, 'bare ws', 1 / 1024) },
    ]);
    say(
      `## Memory: ${number(connections)} idle connections`,
      '',
      '| | KiB for each |',
      '|---|---|',
      `| bare \`ws\` | ${number(base / 1024, 1)} |`,
      `| qmlet | ${number(ours / 1024, 1)} |`,
      `| ratio (asked for: at most 1.2) | **${number(ratio, 2)}** |`,
      '',
    );
  },
  async durable() {
    const rows: string[] = [];
    const groups: Group[] = [];
    const row = async (name: string, address?: string) => {
      const measured: number[][] = [];
      for (let i = 0; i < runs(3); i++)
        measured.push([
          await driverAlone(2, address),
          await storeAlone(2, address),
          await served(2, address, 'ws'),
          await served(2, address, 'plain'),
          await served(2, address),
        ]);
      const of = (figure: (run: number[]) => number) => median(measured.map(figure));
      const bar = (label: string, at: number): Bar => ({
        name: label,
        values: measured.map((run) => run[at]!),
      });
      groups.push(
        {
          label: `${name}, library against library`,
          bars: [{ ...bar("qmlet's store alone", 1), own: true }, bar('the driver alone', 0)],
        },
        {
          label: `${name}, through a server: 64 WebSocket clients`,
          bars: [
            { ...bar('qmlet', 4), own: true },
            bar('ws in front of the driver', 3),
            { ...bar('bare ws, storing nothing', 2), floor: true },
          ],
        },
      );
      rows.push(
        `| ${name} | ${[0, 1, 2, 3, 4].map((i) => number(of((run) => run[i]!))).join(' | ')} | **${number(
          of(([driver, store]) => store! / driver!),
          2,
        )}** | **${number(
          of(([, , , plain, ours]) => ours! / plain!),
          2,
        )}** | **${number(
          of(([driver, , , , ours]) => ours! / driver!),
          2,
        )}** |`,
      );
    };
    await row('SQLite');
    if (findPostgres()) {
      const postgres = await startPostgres();
      await row('PostgreSQL', postgres.url).finally(() => postgres.stop());
    }
    if (findRedis()) {
      const redis = await startRedis();
      await row('Redis', redis.url).finally(() => redis.stop());
    }
    const { p50, p99 } = await latency(200, QUICK ? 2 : 10);
    chart(
      'server-durable',
      'Durable publish: 64 writers, 200 bytes, acknowledged after the commit',
      'messages/s',
      'more',
      groups,
      'What clients get through a server is bounded by what the server receives at all: bare ws.',
    );
    say(
      '## Durable publish: 64 writers, 200 bytes, acknowledged after the commit',
      '',
      "Asked for: at least 0.9 of what the database's driver alone does with the same durability. That can be read in three ways, and all are here. Each row is 64 writers that wait for the commit of one message before they send the next.",
      '',
      "- **driver alone**: the writers call the database's package in one process, a transaction for each row.",
      '- **store alone**: the writers call what `server.publish` calls, in one process: repeats told, offsets without a hole, group commit. The first reading: library against library.',
      '- **`ws` + driver**: 64 WebSocket clients of the server that one would write oneself: `ws`, and for each message a call of the same driver; the acknowledgement after its commit. It numbers nothing, knows no repeats, keeps no topics apart. The second reading: server against server.',
      '- **through the server**: 64 WebSocket clients of qmlet. Against the driver alone, which has no clients, it is the third reading: three processes (clients, server, database) share the cores that the driver alone has for two.',
      "- **bare `ws`**: 64 WebSocket clients of a server that acknowledges and stores nothing. It is the most that clients on the same cores get from a server in Node, whatever it stores in. Where the driver alone comes near to that or above (Redis), no server comes to 0.9 of it on these cores, the one of one's own no more than qmlet.",
      '',
      '| messages/s | driver alone | store alone | bare `ws` | `ws` + driver | through the server | store / driver | server / `ws` + driver | server / driver |',
      '|---|---|---|---|---|---|---|---|---|',
      ...rows,
      '',
      `SQLite at 200 messages/s, from sending to the acknowledgement: median ${number(p50, 1)} ms, 99% within **${number(p99, 1)} ms** (asked for: 10).`,
      '',
    );
  },
  async outage() {
    const rows: string[] = [];
    const groups: Group[] = [];
    const lost: Group[] = [];
    for (const [how, name] of [
      ['cut', 'the way is cut for 3 s'],
      ['kill', 'the server is killed with -9, and back after 3 s'],
    ] as const) {
      const all: Outage[] = [];
      // Five at a time: the machine has to keep up with ten messages a second each way, no more.
      for (let i = 0; i < runs(20, 5); i += 5)
        all.push(...(await Promise.all(Array.from({ length: 5 }, () => outage(how)))));
      groups.push({
        label: name,
        bars: [{ name: 'qmlet, with resume', values: all.map(({ back }) => back), own: true }],
      });
      lost.push({
        label: name,
        bars: [
          {
            name: 'qmlet, with resume',
            values: all.map((one) => one.lost + one.doubled + one.disordered),
            own: true,
          },
        ],
      });
      const sum = (field: 'lost' | 'doubled' | 'disordered') =>
        all.reduce((total, one) => total + one[field], 0);
      rows.push(
        `| ${name} | **${sum('lost')}** | **${sum('doubled')}** | **${sum('disordered')}** | ${number(median(all.map(({ back }) => back)))} ms |`,
      );
    }
    chart('server-outage', 'An outage: lost, doubled or out of order, both ways', 'messages', 'less', lost);
    chart('server-outage-back', 'An outage: back after', 'ms', 'less', groups);
    say(
      `## Outage: ten numbered messages a second each way, ${runs(20, 5)} runs`,
      '',
      '| | lost | doubled | out of order | back after (median) |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    );
  },
  async processes() {
    if (!findPostgres()) return say('(PostgreSQL is not installed: three processes were not measured.)', '');
    const rows: string[] = [];
    const all: number[] = [];
    for (let i = 0; i < runs(3); i++) {
      const database = await startPostgres();
      const { back, lost } = await failover(database.url, 10).finally(() => database.stop());
      all.push(Math.max(...back));
      rows.push(
        `| ${i + 1} | ${number(median(back))} ms | **${number(Math.max(...back))} ms** | **${lost}** |`,
      );
    }
    chart(
      'server-failover',
      'One of three processes is killed: its last client is back after',
      'ms',
      'less',
      [{ label: 'on another process, on PostgreSQL', bars: [{ name: 'qmlet', values: all, own: true }] }],
    );
    say(
      '## Three processes on PostgreSQL, one killed with -9 under load',
      '',
      'Thirty clients, each with twenty messages a second; ten of them are at the process that is killed. From the kill to the first acknowledgement by another process (asked for: back within 2 s).',
      '',
      '| run | median of its clients | the last of them | acknowledged and lost |',
      '|---|---|---|---|',
      ...rows,
      '',
    );
  },
  async slowDisk() {
    if (!canSlow()) return say('(strace does not work here: a slow disk was not measured.)', '');
    const rows: string[] = [];
    for (const delay of [0, 8]) {
      const { loop, rate, p99 } = await slowDisk(delay, QUICK ? 2 : 10);
      rows.push(`| ${delay} ms | **${number(loop, 1)} ms** | ${number(rate)} | ${number(p99, 1)} ms |`);
    }
    say(
      '## A slow disk: SQLite, 64 clients that store, each sync slowed by strace',
      '',
      '| slower by | event loop, 99% within (asked for: 20) | stored/s | acknowledged, 99% within |',
      '|---|---|---|---|',
      ...rows,
      '',
    );
  },
  async churn() {
    const each = QUICK ? 1000 : 10_000;
    const sizes = await churn(QUICK ? 2 : 3, each);
    chart('server-churn', 'Resident memory while connections come and go', 'MB', 'less', [
      {
        label: 'after each 10,000 connections',
        bars: [{ name: 'qmlet', values: sizes.map((bytes) => bytes / 1024 / 1024), own: true }],
      },
    ]);
    const mega = (bytes: number) => number(bytes / 1024 / 1024, 1);
    say(
      '## Churn: connections that come, publish, and go (half of them cut)',
      '',
      `Resident memory after each ${number(each)} of them: ${sizes.map(mega).join(', ')} MB.`,
      '',
    );
  },
};

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));
say(
  '# The server',
  '',
  `Made by \`npm run bench:server\` on Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}. Medians; each baseline was measured in turn with what it is compared to. Every server is a process of its own; clients and server share the cores.`,
  '',
);
for (const [name, part] of Object.entries(parts)) if (!wanted.length || wanted.includes(name)) await part();

// What was measured takes the place of its section, and leaves the others.
mkdirSync(RESULTS, { recursive: true });
const file = join(RESULTS, 'server.md');
const sections = (text: string): Map<string, string> =>
  new Map(text.split(/^(?=## )/m).map((section) => [section.split('\n')[0]!, section.trim()]));
const results = sections(wanted.length && existsSync(file) ? readFileSync(file, 'utf8') : '');
for (const [heading, section] of sections(lines.join('\n'))) results.set(heading, section);
writeFileSync(file, `${[...results.values()].join('\n\n')}\n`);
// So it is with the figures.
const data = join(RESULTS, 'server.json');
const before =
  wanted.length && existsSync(data) ? (JSON.parse(readFileSync(data, 'utf8')) as Result).charts : [];
const renewed = new Map([...before, ...charts].map((one) => [one.id, one]));
saveData('server', 'The server', [...renewed.values()], versions('ws', 'pg', 'ioredis'));
process.exit(0);
