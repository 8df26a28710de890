// What the package ships, as those who install it get it.
import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withApiTable } from '../scripts/api-table.ts';
import { entries, minifyCss, ROOT } from '../scripts/bundle.ts';
import type { Manifest } from '../scripts/manifest.ts';

const TAGS = ['chat-input', 'chat-label', 'chat-view', 'ws-socket'];
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));

let folder: string;
/** A project that has the package installed. */
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qmlet-package-'));
  project = join(folder, 'project');
  const installed = join(project, 'node_modules/qmlet');
  await mkdir(installed, { recursive: true });
  for (const name of ['package.json', 'custom-elements.json'])
    writeFileSync(join(installed, name), readFileSync(join(ROOT, name)));
  for (const name of [...Object.keys(packageJson.dependencies), '@types']) {
    const link = join(project, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    join(ROOT, 'scripts/build.ts'),
    join(installed, 'dist'),
  ]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles a module that is written in the project, and leaves Lit out. */
async function bundleInProject(code: string): Promise<string> {
  const file = join(project, 'main.js');
  writeFileSync(file, code);
  const build = await rolldown({ cwd: project, input: file, platform: 'browser', external: [/^lit/] });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  return output[0].code;
}

describe('the package', { timeout: 60_000 }, () => {
  it('has a module, typings and a source map for each entry', () => {
    const dist = join(project, 'node_modules/qmlet/dist');
    expect(Object.keys(entries())).toEqual(expect.arrayContaining([...TAGS, 'chat', 'elements']));
    for (const [name, source] of Object.entries(entries())) {
      expect(existsSync(source), source).toBe(true);
      for (const file of [`${name}.js`, `${name}.d.ts`, `dev/${name}.js`])
        expect(existsSync(join(dist, file)), file).toBe(true);
    }
    for (const file of [...TAGS, ...TAGS.map((tag) => `components/chat/${tag}`), 'cdn/qmlet-chat']) {
      expect(readFileSync(join(dist, `${file}.js`), 'utf8')).toMatch(/^\/\/# sourceMappingURL=\S+\.map\s*$/m);
      expect(JSON.parse(readFileSync(join(dist, `${file}.js.map`), 'utf8')).sources.length).toBeGreaterThan(
        0,
      );
    }
  });

  it('explains to developers only', () => {
    const dist = join(project, 'node_modules/qmlet/dist');
    const label = 'components/element.js';
    expect(readFileSync(join(dist, 'dev', label), 'utf8')).toContain('not one of');
    expect(readFileSync(join(dist, label), 'utf8')).not.toContain('not one of');
    for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.js')) expect(readFileSync(join(dist, name), 'utf8'), name).not.toContain('__DEV__');
  });

  it('is one module without imports for a page without a build step', () => {
    const code = readFileSync(join(project, 'node_modules/qmlet/dist/cdn/qmlet-chat.js'), 'utf8');
    // The one file beside it is that of an attribute that needs a server of its own.
    const imports = code.match(/\bimport\b\s*[('"`{*][^;,)]*/g) ?? [];
    expect(imports).toHaveLength(1);
    expect(imports[0]).toContain('/qmlet-chat-socket-resume.js');
    expect(code.includes('Lit is in dev mode')).toBe(false);
    for (const tag of TAGS) expect(code).toMatch(new RegExp(`define\\([\`'"]${tag}[\`'"]`));
  });

  it('leaves nothing in a bundle that does not use the classes it imports', async () => {
    expect(await bundleInProject("import { ChatView, WsSocket } from 'qmlet/elements';")).toBe('');
    const one = await bundleInProject("import { ChatLabel } from 'qmlet/elements'; console.log(ChatLabel);");
    expect(one).toContain('ElideMiddle');
    expect(one).not.toContain('sendTextMessage');
  });

  it('keeps what defines a tag', async () => {
    expect(await bundleInProject("import 'qmlet/chat-label';")).toMatch(/define\([`'"]chat-label/);
    const all = await bundleInProject("import 'qmlet/chat';");
    for (const tag of TAGS) expect(all).toMatch(new RegExp(`define\\([\`'"]${tag}`));
  });

  it('has typings that stand alone and know the tags', () => {
    writeFileSync(
      join(project, 'main.ts'),
      `import 'qmlet/chat';
import { ChatInput, WsSocket } from 'qmlet/elements';
const input: ChatInput = document.createElement('chat-input');
const sent: boolean = input.accept();
document.querySelector('ws-socket')!.url = 'ws://localhost:3000';
document.querySelector('chat-view')!.append('#', String(sent));
const open: number = WsSocket.Open;
// @ts-expect-error: a label's text is a string
document.createElement('chat-label').text = open;
`,
    );
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          target: 'ES2022',
          module: 'NodeNext',
          moduleResolution: 'NodeNext',
          lib: ['ES2023', 'DOM', 'DOM.Iterable'],
          types: [],
        },
        files: ['main.ts'],
      }),
    );
    const tsc = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project], {
      encoding: 'utf8',
    });
    expect(tsc.stdout).toBe('');
    expect(tsc.status).toBe(0);
  }, 60_000);

  it('has a server that runs in Node', () => {
    const code = `const { MemoryStore } = await import('qmlet/server'); console.log(typeof MemoryStore);`;
    const node = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(node.stderr).toBe('');
    expect(node.stdout).toBe('function\n');
  });

  it('names what it ships', () => {
    expect(packageJson.files).toEqual(expect.arrayContaining(['dist', 'custom-elements.json']));
    expect(packageJson.customElements).toBe('custom-elements.json');
  });
});

describe('the manifest', () => {
  it('describes every tag, with all that is public', () => {
    const defined = manifest.modules.flatMap(({ exports }) =>
      exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name),
    );
    expect(defined).toEqual(expect.arrayContaining(TAGS));
    for (const { declarations } of manifest.modules)
      for (const { name, members = [], events = [], summary } of declarations) {
        expect(summary, `${name} has a summary`).toBeTruthy();
        for (const member of members) expect(member.name).not.toMatch(/^#/);
        for (const event of events) expect(event.description, `${name}: ${event.name}`).toBeTruthy();
      }
  });

  it("becomes the tables of the elements' pages", () => {
    const page = '# x\n<!-- api:start (generated by npm run docs) -->\noutdated\n<!-- api:end -->\nend';
    const written = withApiTable(page, 'x.md', 'ws-socket', manifest);
    expect(written).toMatch(/^# x\n/);
    expect(written).toMatch(/<!-- api:end -->\nend$/);
    expect(written).not.toContain('outdated');
    expect(written).toContain('### Properties and attributes');
    expect(written).toContain('`errorString`');
    expect(() => withApiTable('no markers', 'x.md', 'ws-socket', manifest)).toThrow(
      "x.md has no '<!-- api:start",
    );
    expect(() => withApiTable(page, 'x.md', 'x-y', manifest)).toThrow('x.md: there is no <x-y>');
  });
});

describe('small styles', () => {
  it('keeps what a stylesheet means', () => {
    expect(
      minifyCss(`
        /* why */
        a b > c:hover,
        d :focus {
          margin: 0 calc(1px + 2px);
          content: ' …';
        }
        @media (forced-colors: active) { e { color: red; } }
      `),
    ).toBe(
      "a b>c:hover,d :focus{margin:0 calc(1px + 2px);content:' …'}@media (forced-colors:active){e{color:red}}",
    );
  });
});
