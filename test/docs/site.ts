import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { build, transformWithOxc } from 'vite';
import { ROOT } from '../../scripts/bundle.ts';
import { hashOf } from '../../scripts/integrity.ts';
import { qmlet } from '../../src/compiler/vite.ts';
import { type EchoServer, startEchoServer } from '../../src/server/echo-server.ts';
import { startChatServer } from '../support/chat-server.ts';
import { isSource, type Sample, samples } from './samples.ts';

/** Where samples are written to: in the project, so that they find its packages. */
export const FOLDER = join(ROOT, `test/docs/.samples/${process.pid}`);

/** What a page may import, by the package's names. */
const ENTRIES = [
  'index',
  'full',
  'chat',
  'ws-socket',
  'chat-view',
  'chat-input',
  'chat-label',
  'elements',
  'hydrate',
];
/** What a page without a build step loads, made of the same modules. */
const CDN: Record<string, string> = { 'qmlet-chat': 'chat', qmlet: 'full' };

/** Samples that are modules of the project, by their absolute paths. */
export const sources = new Map(
  samples.filter(isSource).map((sample) => [join(ROOT, sample.name!), sample.code]),
);

const sampleSources: Plugin = {
  name: 'sample-sources',
  resolveId(id, importer) {
    const path = importer && id.startsWith('.') ? resolve(dirname(importer), id) : id;
    return sources.has(path) ? path : null;
  },
  load: (id) => (sources.has(id) ? { code: sources.get(id)!, moduleType: 'ts' } : null),
};

/** Puts the types that samples define into the registry, so that documents find them. */
const REGISTER = '\0register-samples';
const registerSamples: Plugin = {
  name: 'register-samples',
  resolveId: (id) => (id === REGISTER ? id : null),
  load(id) {
    if (id !== REGISTER) return null;
    const modules = [...sources.keys()].filter((path) => /\/src\/modules\/[\w-]+\.ts$/.test(path));
    return [
      `import { environment } from ${JSON.stringify(join(ROOT, 'src/components/qml-view/environment.ts'))};`,
      ...modules.map((path, at) => `import * as m${at} from ${JSON.stringify(path)};`),
      ...modules.map((_path, at) => `environment.registry.register(...Object.values(m${at}));`),
    ].join('\n');
  },
};

export interface Site {
  /** With a slash at the end. */
  readonly url: string;
  /** The addresses in a sample, as they are here. */
  here(code: string): string;
  /** The page that a sample makes; its path. */
  page(sample: Sample | undefined): string;
  /** The module that a sample is; its path. */
  script(sample: Sample): Promise<string>;
  close(): Promise<void>;
}

const DEFAULT_PAGE = `<ws-socket url="ws://localhost:3000" active>
  <chat-view></chat-view>
  <chat-input></chat-input>
</ws-socket>
<chat-label>Text</chat-label>
<qml-view source="app.qml"></qml-view>`;

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export async function startSite(): Promise<Site> {
  const bundle = await rolldown({
    cwd: ROOT,
    input: {
      ...Object.fromEntries(ENTRIES.map((name) => [name, join(ROOT, `src/${name}.ts`)])),
      samples: REGISTER,
    },
    platform: 'browser',
    tsconfig: join(ROOT, 'tsconfig.base.json'),
    plugins: [sampleSources, registerSamples],
    transform: { target: 'es2022', define: { __DEV__: 'true' } },
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: '[name].js' });
  await bundle.close();

  const files = new Map<string, string>();
  for (const chunk of output) if (chunk.type === 'chunk') files.set(`/modules/${chunk.fileName}`, chunk.code);
  for (const [name, entry] of Object.entries(CDN))
    files.set(`/${name}.js`, `export * from './modules/${entry}.js';\nimport './modules/chat.js';\n`);
  for (const { name, code, language } of samples)
    if (name && language === 'qml' && !files.has(`/${name}`)) files.set(`/${name}`, code);

  const imports = Object.fromEntries(
    ENTRIES.map((name) => [name === 'index' ? 'qmlet' : `qmlet/${name}`, `/modules/${name}.js`]),
  );
  const head = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">import 'qmlet/chat'; import 'qmlet/full'; import '/modules/samples.js';</script>
`;

  const echo: EchoServer = await startEchoServer({ port: 0 });
  const chat = await startChatServer();
  const here = (code: string): string =>
    code
      .replaceAll('https://cdn.example/', '/')
      // A hash that is left out in a sample is that of the file.
      .replace(/src="([^"]+)" integrity="sha384-…"/g, (_, path: string) => {
        const file = files.get(path);
        if (file === undefined) throw new Error(`There is no ${path}, whose hash a sample gives.`);
        return `src="${path}" integrity="${hashOf(file)}"`;
      })
      .replaceAll('ws://localhost:3000/chat', `${chat.url.replace(/#.*/, '')}/chat`)
      .replaceAll('ws://localhost:3000', echo.url);

  const server: Server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://here').pathname;
    const body = files.get(path);
    const extension = path.slice(path.lastIndexOf('.') + 1);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extension] ?? 'text/plain; charset=utf-8',
      // The modules are the same for every sample.
      'cache-control': path.startsWith('/modules/') ? 'max-age=3600' : 'no-store',
    });
    response.end(body ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  let count = 0;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    here,
    page(sample) {
      const path = `/page-${++count}.html`;
      files.set(path, head + here(sample?.code ?? DEFAULT_PAGE));
      return path.slice(1);
    },
    async script(sample) {
      const path = `/script-${++count}.js`;
      const code = /from\s*'\.\/[\w-]+\.qml'/.test(sample.code)
        ? await withDocuments(sample)
        : (await transformWithOxc(here(sample.code), `${path}.${sample.language}`, { sourcemap: false }))
            .code;
      files.set(path, code);
      return path;
    },
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((done) => server.close(done)), echo.close(), chat.close()]);
    },
  };
}

/** A module that imports documents, built as its reader would: by Vite with the plugin. */
async function withDocuments(sample: Sample): Promise<string> {
  const root = join(FOLDER, 'vite');
  const { mkdirSync, writeFileSync } = await import('node:fs');
  mkdirSync(root, { recursive: true });
  for (const { name, code, language } of samples)
    if (name && language === 'qml') writeFileSync(join(root, name), code);
  const entry = join(root, `entry.${sample.language}`);
  writeFileSync(entry, sample.code);
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [qmlet()],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: entry, external: /^qmlet/, preserveEntrySignatures: 'allow-extension' },
    },
  });
  const [first] = [result].flat();
  if (!first || !('output' in first)) throw new Error(`${sample.title}: Vite built nothing`);
  return first.output[0].code;
}

/** A file of the project, as it is seen from a folder in it. */
export const fromFolder = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return path.startsWith('.') ? path : `./${path}`;
};
