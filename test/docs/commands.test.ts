// The commands of the documentation are executed, in the order in which they stand in a sample: `npm …` in a copy of the
// project, `npx qmlet …` in a project that has the packed package installed. A server is started, asked for what it is
// there for, and stopped by Ctrl-C. What is not executed as it stands is in INSTEAD, with what is done in its place, and why.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ROOT } from '../../scripts/bundle.ts';
import { cleanUp, WireClient } from '../server/support/clients.ts';
import {
  type Database,
  DURABLE,
  findPostgres,
  findRedis,
  freePort,
  startPostgres,
  startRedis,
} from '../server/support/databases.ts';
import { samples, samplesOf } from './samples.ts';
import { killAll, linesOf, type Running, start } from './shell.ts';

/** On the disk of the project, so that its packages need not be copied; a folder of this run. */
const FOLDER = join(ROOT, `.samples/commands-${process.pid}`);
const PROJECT = join(FOLDER, 'project');
const USER = join(FOLDER, 'user');
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

interface Instead {
  /** What is executed in its place. */
  run: string;
  why: string;
  /** What that has to print; it ends with 0 unless it is said. */
  prints?: RegExp;
  code?: number;
  /** What has to be so afterwards. */
  afterwards?: () => void;
}
const QUICK_BENCH = {
  run: 'npm run bench -- --quick --only reactive',
  prints: /a property that 10,000 bindings read[\s\S]*Written: bench\/\.tmp/,
  afterwards() {
    const file = 'bench/results/reactive.md';
    const html = readFileSync(join(PROJECT, 'bench/.tmp/results.html'), 'utf8');
    expect(html).toContain('The graph of bindings');
    // What is recorded is left alone.
    expect(readFileSync(join(PROJECT, file), 'utf8')).toBe(readFileSync(join(ROOT, file), 'utf8'));
  },
};
const INSTEAD: Record<string, Instead> = {
  'npm test': {
    run: 'npm test -- --project node test/layers.test.ts',
    why: 'This test is one of them.',
    prints: /[1-9]\d* passed, 0 failed/,
  },
  'npm run check': {
    run: 'npm run check:licences',
    why: 'It takes a minute, and CI runs it before the tests; its quickest step stands for it.',
    prints: /licences that are allowed/,
  },
  'npm run bench': { ...QUICK_BENCH, why: 'It takes a quarter of an hour; one benchmark stands for all.' },
  'npm run bench -- --quick': { ...QUICK_BENCH, why: 'It takes minutes; one benchmark stands for all.' },
  'npm run bench -- --only list,size': {
    run: 'npm run bench -- --only list,size,none',
    why: 'It takes minutes. That only the last name is refused shows that the others are known.',
    prints: /There is no benchmark 'none'\. There are: size, list, /,
    code: 1,
  },
};

/** A Redis Cluster of one node, which has all slots: nodes do not have to find each other. */
async function oneNodeCluster(): Promise<Database> {
  // It listens ten thousand ports above, too.
  let port = await freePort();
  while (port > 55_000) port = await freePort();
  // Nobody tells a node that is alone its address.
  const cluster = { 'cluster-enabled': 'yes', 'cluster-announce-ip': '127.0.0.1' };
  const node = await startRedis({ ...DURABLE, ...cluster, port: String(port) });
  const redis = new Redis(node.url);
  await redis.cluster('ADDSLOTS', ...Array.from({ length: 16384 }, (_, slot) => slot));
  while (!(await redis.cluster('INFO')).includes('cluster_state:ok'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  redis.disconnect();
  return { ...node, url: `redis+cluster://127.0.0.1:${port},localhost:${port}` };
}

/** Databases, and what stands for their addresses in the samples. They start while other commands run. */
const databases: Record<string, { there: boolean; start: () => Promise<Database> }> = {
  'postgres://user@host/db': { there: Boolean(findPostgres()), start: () => startPostgres() },
  'redis://host': { there: Boolean(findRedis()), start: () => startRedis() },
  'redis+cluster://a:6379,b:6379': { there: Boolean(findRedis()), start: oneNodeCluster },
};
const started = new Map<string, Promise<Database>>();

beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const code = samples.map((sample) => sample.code).join('');
  for (const [address, { there, start: startDatabase }] of Object.entries(databases))
    if (there && code.includes(address)) {
      const database = startDatabase();
      database.catch(() => {});
      started.set(address, database);
    }
  const elsewhere = /^(\.git|node_modules|dist|pages|\.samples|\.tmp|\.vitest-attachments|__screenshots__)$/;
  const copy = (path: string): void => {
    for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true })) {
      const { name } = entry;
      if (elsewhere.test(name) || /\.(db(-\w+)?|tgz)$/.test(name)) continue;
      if (entry.isDirectory()) {
        mkdirSync(join(PROJECT, path, name), { recursive: true });
        copy(join(path, name));
      } else cpSync(join(ROOT, path, name), join(PROJECT, path, name));
    }
  };
  mkdirSync(PROJECT);
  copy('.');
  // Without copying them, where the system can; what tools keep in there is written anew.
  execFileSync('cp', [
    process.platform === 'linux' ? '-al' : '-a',
    join(ROOT, 'node_modules'),
    join(PROJECT, 'node_modules'),
  ]);
  for (const name of ['.vite', '.vite-temp', '.cache'])
    rmSync(join(PROJECT, 'node_modules', name), { recursive: true, force: true });
}, 120_000);

afterAll(async () => {
  killAll();
  await cleanUp();
  await Promise.all([...started.values()].map(async (database) => (await database).stop()));
  rmSync(FOLDER, { recursive: true, force: true });
}, 60_000);

/** Runs a line to its end. Twice the same command is one run. */
const done = new Map<string, Promise<string>>();
function complete(
  line: string,
  cwd: string,
  { prints, code = 0, afterwards }: Partial<Instead> = {},
): Promise<string> {
  const key = `${cwd} ${line}`;
  const run = async () => {
    const end = await start(line, cwd).ended;
    expect(end.code, `${line}\n${end.output}`).toBe(code);
    if (prints) expect(end.output).toMatch(prints);
    afterwards?.();
    return end.output;
  };
  if (!done.has(key)) done.set(key, run());
  return done.get(key)!;
}

/** A project of its own with the package installed as npm would do it, from the tarball. */
let user: Promise<void> | undefined;
async function makeUser(): Promise<void> {
  await complete('npm run build', PROJECT);
  const packed = await start(`npm pack --json --ignore-scripts --pack-destination '${FOLDER}'`, PROJECT)
    .ended;
  const file = /"filename": "([^"]+)"/.exec(packed.output)?.[1];
  expect(file, packed.output).toBeDefined();
  const modules = join(USER, 'node_modules');
  const installed = join(modules, 'qmlet');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(installed);
  execFileSync('tar', ['-xzf', join(FOLDER, file!), '-C', installed, '--strip-components=1']);
  execFileSync('chmod', ['+x', join(installed, packageJson.bin.qmlet)]);
  symlinkSync(join('../qmlet', packageJson.bin.qmlet), join(modules, '.bin/qmlet'));
  // What it needs itself, and what the samples' comments say to install with it.
  const packages = [
    ...Object.keys(packageJson.dependencies),
    ...Object.keys(packageJson.optionalDependencies),
  ];
  for (const name of [...packages, 'pg', 'ioredis']) {
    const link = join(modules, name);
    if (!existsSync(join(ROOT, 'node_modules', name))) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  writeFileSync(join(USER, 'package.json'), '{ "private": true, "type": "module" }');
  // What the samples name: a document, a folder of documents, a folder of sources.
  cpSync(join(ROOT, 'examples/hello.qml'), join(USER, 'app.qml'));
  cpSync(join(ROOT, 'examples'), join(USER, 'my-documents'), { recursive: true });
  cpSync(join(ROOT, 'examples/palette'), join(USER, 'src/palette'), { recursive: true });
}

/** What the echo server says first. */
const greeting = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.once('error', reject);
    socket.once('message', (data) => {
      socket.close();
      socket.once('close', () => resolve(String(data)));
    });
  });

async function text(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return response.text();
}

/** Each server: what it prints when it is there, and what is asked of it. */
const SERVERS: { command: RegExp; link: RegExp; probe: (line: string, link: string[]) => Promise<void> }[] = [
  {
    command: /^npm start\b/,
    link: /The chat\s+(http:\S+)\s[\s\S]*Its echo server (ws:\S+)\s[\s\S]*Ctrl-C/,
    async probe(_line, [page, echo]) {
      const html = await text(page!);
      expect(html).toMatch(/<chat-view[\s>]/);
      expect(html).toContain(echo);
      // What the page loads is there, too.
      const [, script] = /<script type="module" src="(\/(?!@)[^"]+)"/.exec(html)!;
      expect(await text(new URL(script!, page).href)).toMatch(/from "\/src\//);
      expect(await greeting(echo!)).toBe('Welcome to Awesome Chat');
    },
  },
  {
    command: /^npm run server\b/,
    link: /listening on (ws:\S+)\s/,
    async probe(_line, [echo]) {
      expect(await greeting(echo!)).toBe('Welcome to Awesome Chat');
    },
  },
  {
    command: /^([A-Z_]+=\S+ )*npx qmlet serve\b/,
    // Its log may come in between.
    link: /serving \S+ at (http:\S+)\/\s[\s\S]*chat at (ws:\S+)\s/,
    async probe(line, [url, chat]) {
      await text(`${url}/healthz`);
      const name = /serve my-documents/.test(line) ? 'hello.qml' : 'app.qml';
      expect(await text(`${url}/${name}`)).toBe(readFileSync(join(ROOT, 'examples/hello.qml'), 'utf8'));
      expect(await text(`${url}/colors`)).toContain('"data"');
      // A message comes back when it is stored; in SQLite's file unless another place is named.
      const client = await new WireClient(`${chat}?room=${Date.now()}`).opened;
      await client.hello();
      client.tell({ type: 'message', id: 1, name: 'Ann', data: 'hello' });
      await client.next('ack');
      await client.messageCount(1);
      expect(client.data()).toEqual(['hello']);
      expect(existsSync(join(USER, 'qmlet.db'))).toBe(!/--memory|--database|QMLET_DATABASE/.test(line));
    },
  },
  {
    command: /^npx qmlet \S+\.qml/,
    link: /\.qml at (http:\S+)\s/,
    async probe(line, [url]) {
      const page = await text(url!);
      const [, script] = /src="([^"]*qmlet\.js)"/.exec(page) ?? /['"]([^'"]*qmlet\.js)['"]/.exec(page)!;
      await text(new URL(script!, url).href);
      const document = line.split(' ')[2]!;
      expect(await text(new URL(document, url).href)).toBe(readFileSync(join(USER, document), 'utf8'));
    },
  },
];

let server: { running: Running; line: string } | undefined;
/** Ctrl-C: it ends by itself, at once, with nothing to complain of. */
async function stopServer(): Promise<void> {
  if (!server) return;
  const { running, line } = server;
  server = undefined;
  const { code, signal, output } = await running.interrupt();
  expect(
    code === 0 || code === 130 || signal === 'SIGINT',
    `${line} ended with ${code ?? signal}\n${output}`,
  ).toBe(true);
  expect(output, line).not.toMatch(/^\s+at .*:\d+:\d+|npm error/m);
}

async function execute(line: string): Promise<void> {
  const ofUser = /(^| )npx qmlet /.test(line);
  if (ofUser) await (user ??= makeUser());
  const cwd = ofUser ? USER : PROJECT;
  const kind = SERVERS.find(({ command }) => command.test(line));
  if (!kind) {
    const { run, ...expected }: Partial<Instead> = INSTEAD[line] ?? {};
    await complete(run ?? line, cwd, expected);
    return;
  }
  await stopServer();
  rmSync(join(USER, 'qmlet.db'), { force: true });
  let here = line;
  for (const [address, database] of started) here = here.replace(address, (await database).url);
  server = { running: start(here, cwd), line: here };
  const [, ...link] = await server.running.printed(kind.link);
  await kind.probe(here, link);
}

const shell = samples.filter(({ language }) => language === 'sh');

describe('the commands of a sample', () => {
  it('are its lines without comments', () => {
    expect(linesOf('# one\na b  # two\n\nc \\\n  d\nhttp://x/#e\n')).toEqual(['a b', 'c d', 'http://x/#e']);
  });

  it('are executed as they stand, but for a few', () => {
    const lines = shell.flatMap(({ code }) => linesOf(code));
    expect(Object.keys(INSTEAD).filter((line) => !lines.includes(line))).toEqual([]);
    for (const { run } of Object.values(INSTEAD))
      expect(packageJson.scripts).toHaveProperty([run.split(' ').at(/run/.test(run) ? 2 : 1)!]);
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^npm run check$/m);
    // Nothing is taken for a server or a command of its own that is not.
    const [sample] = samplesOf('x.md', '```sh\nnpx qmlet serve\n```\n');
    expect(SERVERS.filter(({ command }) => command.test(sample!.code.trim()))).toHaveLength(1);
  });
});

describe.each(shell.map((sample) => [sample.title, sample] as const))('%s', (_title, { code }) => {
  afterAll(stopServer);
  it.each(linesOf(code))(
    '%s',
    async (line) => {
      const missing = Object.entries(databases).find(
        ([address, { there }]) => !there && line.includes(address),
      );
      if (missing) {
        console.log(`'${line}' is not executed: its database is not installed`);
        expect(process.env.CI, `${missing[0]} needs its database in CI`).toBeFalsy();
        return;
      }
      await execute(line);
    },
    180_000,
  );
});

describe('files of the package that JSON samples name', () => {
  const named = samples
    .filter(({ language }) => language === 'json')
    .flatMap(({ code }) => code.match(/node_modules\/qmlet\/[\w./-]+/g) ?? []);
  it.each(named)(
    '%s',
    async (path) => {
      await (user ??= makeUser());
      expect(Object.keys(JSON.parse(readFileSync(join(USER, path), 'utf8'))).length).toBeGreaterThan(0);
    },
    180_000,
  );
});
