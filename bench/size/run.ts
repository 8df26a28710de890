// `npm run bench:size`: what a page loads, qmlet's bundles beside those of peers, made by the same bundler with the
// same options: minified and gzipped at level 9, with everything that they need.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { bundle } from '../../scripts/bundle.ts';
import { type Bar, type Chart, ROOT, save, versions } from '../report.ts';

const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length / 1000;

/** The entry and what it imports at once, not what it may ask for later. */
async function own(entry: string): Promise<number> {
  const chunks = await bundle({ [entry]: join(ROOT, `src/${entry}.ts`) }, true);
  const needed = new Set([chunks[0]!.fileName]);
  for (const name of needed)
    for (const other of chunks.find(({ fileName }) => fileName === name)!.imports) needed.add(other);
  return gzipped(
    chunks
      .filter(({ fileName }) => needed.has(fileName))
      .map(({ code }) => code)
      .join('\n'),
  );
}

async function peer(code: string): Promise<number> {
  const folder = join(ROOT, 'bench/.tmp/size');
  mkdirSync(folder, { recursive: true });
  const input = join(folder, 'peer.js');
  writeFileSync(input, code);
  const build = await rolldown({
    cwd: ROOT,
    input,
    platform: 'browser',
    resolve: { conditionNames: ['browser', 'import', 'default'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await build.generate({
    format: 'es',
    minify: true,
    comments: false,
    codeSplitting: false,
  });
  await build.close();
  return gzipped(output[0].code);
}

const mine = async (name: string, entry: string): Promise<Bar> => ({
  name,
  values: [await own(entry)],
  own: true,
});
const theirs = async (name: string, code: string): Promise<Bar> => ({ name, values: [await peer(code)] });
/** Measured by the same rules before; not installed here, as each brings a framework along. */
const before = (name: string, size: number): Bar => ({ name, values: [size], earlier: true });

const engine = await bundle({ engine: join(ROOT, 'scripts/engine-entry.ts') }, true);
const [first, ...others] = engine;
const core = gzipped(
  [first!, ...others.filter(({ fileName }) => first!.imports.includes(fileName))]
    .map(({ code }) => code)
    .join('\n'),
);
const compilers = gzipped(others.find(({ fileName }) => /compilers/.test(fileName))?.code ?? '');

const charts: Chart[] = [
  {
    id: 'size-chat',
    title: 'A chat',
    unit: 'kB',
    better: 'less',
    groups: [
      {
        label: 'socket, transcript and input in a page',
        bars: [
          await mine('qmlet, the four tags', 'chat'),
          await theirs('deep-chat', "import 'deep-chat';"),
          before('vaadin message-list', 80),
          before('igniteui chat', 109),
          before('chatscope with React', 113),
          before('vue-advanced-chat', 161),
          before('n8n chat', 558),
        ],
      },
    ],
  },
  {
    id: 'size-list',
    title: 'A list of which only the visible rows are in the page',
    unit: 'kB',
    better: 'less',
    groups: [
      {
        label: 'with what it needs',
        bars: [
          await mine('qmlet, chat-view', 'chat-view'),
          await theirs('@tanstack/virtual-core', "export * from '@tanstack/virtual-core';"),
          await theirs('@lit-labs/virtualizer', "import '@lit-labs/virtualizer';"),
          before('react-virtuoso with React', 90),
          before('virtua with React', 73),
        ],
      },
    ],
  },
  {
    id: 'size-socket',
    title: 'A socket that reconnects',
    unit: 'kB',
    better: 'less',
    groups: [
      {
        label: 'with what it needs',
        bars: [
          await mine('qmlet, ws-socket', 'ws-socket'),
          await theirs('reconnecting-websocket', "export { default } from 'reconnecting-websocket';"),
          await theirs('partysocket', "export { WebSocket } from 'partysocket';"),
          before('phoenix', 7.7),
          before('socket.io client', 13.2),
          before('htmx 2 with its ws extension', 20.5),
          before('centrifuge', 23.7),
        ],
      },
    ],
  },
  {
    id: 'size-qml',
    title: 'A QML engine',
    unit: 'kB',
    better: 'less',
    about:
      'What a page needs for its first document. Types come in further files when a document names them.',
    groups: [
      {
        label: 'with its compiler',
        bars: [
          { name: 'qmlet', values: [core + compilers], own: true },
          before('QmlWeb with its parser', 62),
        ],
      },
      { label: 'without', bars: [{ name: 'qmlet, compiled at build time', values: [core], own: true }] },
    ],
  },
];

const rows = charts.flatMap(({ title, groups }) =>
  groups.flatMap(({ bars }) =>
    [...bars]
      .sort((a, b) => a.values[0]! - b.values[0]!)
      .map(
        ({ name, values, own: ours, earlier }) =>
          `| ${title} | ${ours ? `**${name}**` : name}${earlier ? ' (earlier)' : ''} | ${values[0]!.toFixed(1)} |`,
      ),
  ),
);
const text = `# What a page loads

Made by \`npm run bench:size\`: kB, minified and gzipped at level 9, with everything that is needed, by one bundler with the
same options. "Earlier": measured by the same rules before, and not installed here. What the engine's parts weigh:
[size.md](size.md).

| | | kB |
|---|---|---|
${rows.join('\n')}
`;
console.log(text);
save(
  'bundles',
  'What a page loads',
  text,
  charts,
  versions(
    'deep-chat',
    '@tanstack/virtual-core',
    '@lit-labs/virtualizer',
    'reconnecting-websocket',
    'partysocket',
    'rolldown',
  ),
);
