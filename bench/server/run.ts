// `npm run bench:server`: everything, with the baselines of the same run; prints the result and writes it to
// bench/results/server.md. Names of parts as arguments run only those, and rewrite only their sections.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findPostgres, findRedis, startPostgres, startRedis } from '../../test/server/support/databases.ts';
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
    base: median(pairs.map(([one]) => one)),
    ours: median(pairs.map(([, two]) => two)),
    ratio: median(pairs.map(([one, two]) => two / one)),
  };
}

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
    const { base, ours, ratio } = await compare(
      3,
      () => run('ws'),
      () => run('qmlet'),
    );
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
    const { base, ours, ratio } = await compare(
      5,
      () => echo('ws', 2),
      () => echo('qmlet', 2),
    );
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
    const { base, ours, ratio } = await compare(
      3,
      () => idle('ws', 10_000),
      () => idle('qmlet', 10_000),
    );
    say(
      '## Memory: 10,000 idle connections',
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
    const row = async (name: string, address?: string) => {
      const runs: number[][] = [];
      for (let i = 0; i < 5; i++)
        runs.push([
          await driverAlone(2, address),
          await storeAlone(2, address),
          await served(2, address, 'ws'),
          await served(2, address),
        ]);
      const of = (figure: (run: number[]) => number) => median(runs.map(figure));
      rows.push(
        `| ${name} | ${[0, 1, 2, 3].map((i) => number(of((run) => run[i]!))).join(' | ')} | **${number(
          of(([driver, store]) => store! / driver!),
          2,
        )}** | **${number(
          of(([driver, , , ours]) => ours! / driver!),
          2,
        )}** | ${number(
          of(([driver, , way, ours]) => ours! / Math.min(driver!, way!)),
          2,
        )} |`,
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
    const { p50, p99 } = await latency(200, 10);
    say(
      '## Durable publish: 64 writers, 200 bytes, acknowledged after the commit',
      '',
      "Asked for: at least 0.9 of what the database's driver alone does with the same durability. That can be read in two ways, and both are here. Each row is 64 writers that wait for the commit of one message before they send the next.",
      '',
      "- **driver alone**: the writers call the database's package in one process, a transaction for each row.",
      '- **store alone**: the writers call what `server.publish` calls, in one process: repeats told, offsets without a hole, group commit. The first reading: library against library.',
      '- **bare `ws`**: 64 WebSocket clients of a server that acknowledges and stores nothing. It is the most that clients on the same cores get from a server in Node, whatever it stores in. Where the driver alone is faster than that (Redis), no server comes to 0.9 of it on these cores.',
      '- **through the server**: 64 WebSocket clients. The second reading: three processes (clients, server, database) share the cores that the driver alone has for two.',
      '',
      '| messages/s | driver alone | store alone | bare `ws` | through the server | store / driver | server / driver | server / the lesser of driver and `ws` |',
      '|---|---|---|---|---|---|---|---|',
      ...rows,
      '',
      `SQLite at 200 messages/s, from sending to the acknowledgement: median ${number(p50, 1)} ms, 99% within **${number(p99, 1)} ms** (asked for: 10).`,
      '',
    );
  },
  async outage() {
    const rows: string[] = [];
    for (const [how, name] of [
      ['cut', 'the way is cut for 3 s'],
      ['kill', 'the server is killed with -9, and back after 3 s'],
    ] as const) {
      const all: Outage[] = [];
      // Five at a time: the machine has to keep up with ten messages a second each way, no more.
      for (let i = 0; i < 20; i += 5)
        all.push(...(await Promise.all(Array.from({ length: 5 }, () => outage(how)))));
      const sum = (field: 'lost' | 'doubled' | 'disordered') =>
        all.reduce((total, one) => total + one[field], 0);
      rows.push(
        `| ${name} | **${sum('lost')}** | **${sum('doubled')}** | **${sum('disordered')}** | ${number(median(all.map(({ back }) => back)))} ms |`,
      );
    }
    say(
      '## Outage: ten numbered messages a second each way, 20 runs',
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
    for (let i = 0; i < 5; i++) {
      const database = await startPostgres();
      const { back, lost } = await failover(database.url, 10).finally(() => database.stop());
      rows.push(
        `| ${i + 1} | ${number(median(back))} ms | **${number(Math.max(...back))} ms** | **${lost}** |`,
      );
    }
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
      const { loop, rate, p99 } = await slowDisk(delay, 10);
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
    const sizes = await churn(6, 10_000);
    const mega = (bytes: number) => number(bytes / 1024 / 1024, 1);
    say(
      '## Churn: connections that come, publish, and go (half of them cut)',
      '',
      `Resident memory after each 10,000 of them: ${sizes.map(mega).join(', ')} MB.`,
      '',
    );
  },
};

const wanted = process.argv.slice(2);
say(
  '# The server',
  '',
  `Made by \`npm run bench:server\` on Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}. Medians; each baseline was measured in turn with what it is compared to. Every server is a process of its own; clients and server share the cores.`,
  '',
);
for (const [name, part] of Object.entries(parts)) if (!wanted.length || wanted.includes(name)) await part();

// What was measured takes the place of its section, and leaves the others.
const file = join(import.meta.dirname, '../results/server.md');
const sections = (text: string): Map<string, string> =>
  new Map(text.split(/^(?=## )/m).map((section) => [section.split('\n')[0]!, section.trim()]));
const results = sections(existsSync(file) ? readFileSync(file, 'utf8') : '');
for (const [heading, section] of sections(lines.join('\n'))) results.set(heading, section);
writeFileSync(file, `${[...results.values()].join('\n\n')}\n`);
process.exit(0);
