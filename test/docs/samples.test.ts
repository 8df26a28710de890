// Every code sample of the documentation is executed; what samples.ts says of a language is done here, but for commands,
// which are executed in commands.test.ts.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/bundle.ts';
import { elementsOf, type Manifest } from '../../scripts/manifest.ts';
import { browserArguments, findBrowser, NO_BROWSER } from '../support/find-browser.mjs';
import { importsOf, isScript, isSource, runsInNode, type Sample, samples, samplesOf } from './samples.ts';
import { FOLDER, fromFolder, type Site, sources, startSite } from './site.ts';

const run = promisify(execFile);
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
const elements = elementsOf(manifest);

/** Files of the applications that other tests build and run. An excerpt of one of them is executed there. */
const applications = existsSync(join(ROOT, 'test/frameworks'))
  ? readdirSync(join(ROOT, 'test/frameworks'), { recursive: true, encoding: 'utf8' })
      .filter((name) => !/node_modules|dist/.test(name) && /\.(html|[jt]sx?|vue|svelte|json)$/.test(name))
      .map((name) => readFileSync(join(ROOT, 'test/frameworks', name), 'utf8').replace(/\s+/g, ' '))
  : [];
const isExcerpt = ({ code }: Sample): boolean => {
  const text = code.replace(/\s+/g, ' ').trim();
  return applications.some((application) => application.includes(text));
};

const own = samples.filter((sample) => !isExcerpt(sample));
const of = (...languages: string[]): Sample[] => own.filter(({ language }) => languages.includes(language));
const inPage = own.filter((sample) => isScript(sample) && !isSource(sample) && !runsInNode(sample));
const inNode = own.filter(runsInNode);

let browser: Browser;
let context: BrowserContext;
let site: Site;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  rmSync(FOLDER, { recursive: true, force: true });
  [browser, site] = await Promise.all([
    chromium.launch({ executablePath, args: browserArguments() }),
    startSite(),
  ]);
  context = await browser.newContext({ viewport: { width: 800, height: 600 } });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

/** Opens a page; what it complains of comes into `complaints`. */
async function open(path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // What the page itself gives up is no failure: a document that is loaded once more, say.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${why}`);
  });
  await page.goto(site.url + path);
  // Sockets are open and documents run.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('ws-socket[active], qml-view')].every((element) =>
      element.localName === 'ws-socket'
        ? element.getAttribute('status') === 'open'
        : ['ready', 'error'].includes(element.getAttribute('status') ?? '') ||
          !(element.hasAttribute('source') || element.querySelector('script')),
    ),
  );
  return { page, complaints };
}

const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
const notDefined = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll(':not(:defined)')].map(({ localName }) => localName));

describe('the samples', () => {
  it('are found', () => {
    for (const language of ['html', 'js', 'ts', 'css', 'qml', 'sh'])
      expect(samples.filter((sample) => sample.language === language).length, language).toBeGreaterThan(0);
    const [sample] = samplesOf('x.md', 'a\n```html\n<p>\n```\n```js\n// a/b.js\nx\n```\n');
    expect(sample).toMatchObject({ title: 'x.md:2 html', code: '<p>\n' });
    expect(samplesOf('x.md', '```html\n```\n```js\n// a/b.js\n```')[1]).toMatchObject({
      name: 'a/b.js',
      page: { language: 'html' },
    });
  });

  it('are of a language that is executed, or marked as text', () => {
    const known = ['html', 'js', 'ts', 'css', 'qml', 'sh', 'json', 'csp', 'text'];
    expect(own.filter(({ language }) => !known.includes(language)).map(({ title }) => title)).toEqual([]);
  });
});

describe('html samples', { timeout: 60_000 }, () => {
  it.each(of('html').map((sample) => [sample.title, sample] as const))('%s', async (_title, sample) => {
    const { page, complaints } = await open(site.page(sample));
    await settled(page);
    const ours = (await notDefined(page)).filter((tag) => elements.has(tag));
    expect(ours, 'not upgraded').toEqual([]);
    expect(complaints).toEqual([]);
    // No attribute is of another name than an element knows.
    const used = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(({ localName }) => localName.includes('-'))
        .map((element) => [element.localName, element.getAttributeNames()] as const),
    );
    for (const [tag, names] of used) {
      const element = elements.get(tag);
      const known = new Set(element?.attributes?.map(({ name }) => name));
      const platform = /^(id|class|style|slot|part|hidden|title|lang|dir|tabindex|role|aria-.*|data-.*)$/;
      for (const name of element ? names : [])
        expect(known.has(name) || platform.test(name), `<${tag} ${name}>`).toBe(true);
    }
    await page.close();
  });
});

describe('scripts for a page', { timeout: 60_000 }, () => {
  it.each(inPage.map((sample) => [sample.title, sample] as const))('%s', async (_title, sample) => {
    const { page, complaints } = await open(site.page(sample.page));
    const path = await site.script(sample);
    // As text: the loader that runs this file would turn the import into one of its own.
    await page.evaluate(`import(${JSON.stringify(path)})`);
    await settled(page);
    expect(await notDefined(page), 'not upgraded').toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('scripts for Node', { timeout: 60_000 }, () => {
  it.each(inNode.map((sample) => [sample.title, sample] as const))('%s', async (_title, sample) => {
    mkdirSync(FOLDER, { recursive: true });
    const name = sample.title.replace(/\W+/g, '-');
    const file = join(FOLDER, `${name}.${sample.language}`);
    writeFileSync(file, sample.code);
    // On a port that is free, and keeping nothing on the disk.
    const server = join(FOLDER, 'server.ts');
    const real = JSON.stringify(join(ROOT, 'src/server.ts'));
    writeFileSync(
      server,
      `import { serve as start } from ${real};\nexport * from ${real};\n` +
        "export const serve = (options) => start({ log: false, ...options, port: 0, database: 'memory:' });\n",
    );
    const build = await rolldown({
      cwd: ROOT,
      input: file,
      platform: 'node',
      external: [/^node:/, ...Object.keys(packageJson.dependencies), /^vite$/, /^lit$/, /^@lit-labs\/ssr/],
      resolve: {
        alias: {
          'qmlet/server': server,
          'qmlet/vite': join(ROOT, 'src/vite.ts'),
          'qmlet/ssr/lit': join(ROOT, 'src/ssr-lit.ts'),
          'qmlet/ssr': join(ROOT, 'src/ssr.ts'),
        },
      },
      transform: { target: 'es2022', define: { __DEV__: 'true' } },
    });
    const out = join(FOLDER, `${name}.mjs`);
    await build.write({ file: out, format: 'es', codeSplitting: false });
    await build.close();
    const main = join(FOLDER, `${name}-main.mjs`);
    writeFileSync(main, `await import(${JSON.stringify(out)});\nprocess.exit(0);\n`);
    const { stderr } = await run(process.execPath, [main], { cwd: FOLDER, timeout: 50_000 });
    expect(stderr).toBe('');
  });
});

describe('types', { timeout: 120_000 }, () => {
  it('are right in every script', async () => {
    const folder = join(FOLDER, 'types');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'documents.d.ts'),
      `declare module '*.qml' { const document: import('${fromFolder(folder, join(ROOT, 'src/index.ts'))}').QmlModule; export default document; }\n`,
    );
    const files: Record<string, string[]> = { js: ['documents.d.ts'], ts: ['documents.d.ts'] };
    const titles = new Map<string, string>();
    for (const sample of own.filter(isScript)) {
      const name = isSource(sample)
        ? relative(ROOT, join(ROOT, sample.name!)).replaceAll('/', '-')
        : `${sample.title.replace(/\W+/g, '-')}.${sample.language}`;
      const code = isSource(sample) ? relocated(sample, folder) : sample.code;
      // A module of its own, also without an import.
      writeFileSync(join(folder, name), `${code}export {};\n`);
      files[sample.language]!.push(name);
      titles.set(name, sample.title);
    }
    for (const [language, list] of Object.entries(files)) {
      const config = join(folder, `tsconfig.${language}.json`);
      writeFileSync(
        config,
        JSON.stringify({
          extends: fromFolder(folder, join(ROOT, 'tsconfig.base.json')),
          compilerOptions: {
            allowJs: true,
            checkJs: true,
            lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
            types: ['node', 'vite/client'],
            noUnusedLocals: false,
            noUnusedParameters: false,
            exactOptionalPropertyTypes: false,
            // A script says nothing of null, nor of the types of its parameters.
            ...(language === 'js' && {
              strict: false,
              noImplicitOverride: false,
              noUncheckedIndexedAccess: false,
            }),
            paths: {
              qmlet: [fromFolder(folder, join(ROOT, 'src/index.ts'))],
              'qmlet/ssr/lit': [fromFolder(folder, join(ROOT, 'src/ssr-lit.ts'))],
              'qmlet/*': [`${fromFolder(folder, join(ROOT, 'src'))}/*.ts`],
            },
          },
          files: [...list, fromFolder(folder, join(ROOT, 'src/globals.d.ts'))],
        }),
      );
      const { stdout } = await run(
        process.execPath,
        [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config, '--pretty', 'false'],
        { cwd: folder },
      ).catch((error: { stdout: string }) => error);
      // What the project's own sources have to answer for is not this test's.
      const wrong = stdout
        .split('\n')
        .filter((line) => titles.has(line.replace(/\(.*/, '')))
        // What a document declares is known when it runs; plain JavaScript has no way to say it.
        .filter(
          (line) =>
            language === 'ts' ||
            !/'detail' does not exist on type 'Event'|on type '(QmlObject|Element)'/.test(line),
        )
        .map((line) => line.replace(/^[^(]+/, (name) => titles.get(name)!));
      expect(wrong, language).toEqual([]);
    }
  });
});

/** A sample that is a module of the project, with its imports as they are from another folder. */
function relocated({ name, code }: Sample, folder: string): string {
  let text = code;
  for (const from of importsOf(code).concat([...code.matchAll(/import\('([^']+)'\)/g)].map(([, f]) => f!))) {
    if (!from.startsWith('.')) continue;
    const path = resolve(dirname(join(ROOT, name!)), from);
    const target = sources.has(path)
      ? `./${relative(ROOT, path).replaceAll('/', '-')}`
      : fromFolder(folder, path);
    text = text.replaceAll(`'${from}'`, `'${target}'`);
  }
  return text;
}

describe('css samples', { timeout: 60_000 }, () => {
  // The kinds of rows are told in the description of their part.
  const parts = new Map(
    [...elements].map(([tag, { cssParts = [] }]) => [
      tag,
      cssParts.flatMap(({ name, description = '' }) => [
        name,
        ...[...description.matchAll(/`(\w+)`/g)].map(([, kind]) => kind!),
      ]),
    ]),
  );
  const states = new Map([...elements].map(([tag, one]) => [tag, one.cssStates?.map(({ name }) => name)]));
  const properties = new Set(
    [...elements.values()].flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
  );
  it.each(of('css').map((sample) => [sample.title, sample] as const))('%s', async (_title, { code }) => {
    for (const [, name] of code.matchAll(/(--chat-[\w-]+)/g)) expect(properties).toContain(name);
    for (const [, tag, state] of code.matchAll(/([a-z]+-[a-z]+)[^\s,{]*:state\((\w+)\)/g))
      expect(states.get(tag!), tag).toContain(state);
    for (const [, tag, part] of code.matchAll(/([a-z]+-[a-z]+)[^\s,{]*::part\(([\w-]+)\)/g))
      expect(parts.get(tag!), tag).toContain(part);
    // The browser understands every declaration.
    const page = await context.newPage();
    const text = await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return [...sheet.cssRules].map(
        (rule) => [(rule as CSSStyleRule).selectorText, (rule as CSSStyleRule).style?.cssText ?? ''] as const,
      );
    }, code);
    await page.close();
    const plain = code.replace(/\/\*[\s\S]*?\*\//g, '');
    expect(text.length).toBe(plain.match(/\{/g)!.length);
    for (const [, property] of plain.matchAll(/^\s*([\w-]+):[^{]*;$/gm))
      expect(
        text.some(([, css]) => css.includes(`${property}:`)),
        `${property} is understood`,
      ).toBe(true);
  });
});

describe('QML samples', { timeout: 60_000 }, () => {
  it.each(of('qml').map((sample) => [sample.title, sample] as const))('%s', async (_title, { code }) => {
    const page = await context.newPage();
    await page.goto(site.url + site.page({ ...samples[0]!, code: '<qml-view></qml-view>' }));
    await page.waitForFunction(() => document.querySelector('qml-view:defined'));
    const result = await page.evaluate(
      (text) =>
        new Promise<{ errors: string[]; warnings: string[] }>((resolve) => {
          const view = document.querySelector('qml-view')!;
          const warnings: string[] = [];
          view.addEventListener('message', (event) => {
            const { level, text } = (event as CustomEvent).detail;
            if (level === 'warning' || level === 'critical') warnings.push(text);
          });
          view.addEventListener('status-changed', () => {
            if (view.status !== 1 && view.status !== 3) return;
            const errors = view.errors.map(({ line, message }) => `${line}: ${message}`);
            requestAnimationFrame(() => requestAnimationFrame(() => resolve({ errors, warnings })));
          });
          view.setData(text, 'sample.qml');
        }),
      site.here(code),
    );
    expect(result).toEqual({ errors: [], warnings: [] });
    await page.close();
  });
});

describe('JSON samples', () => {
  const list = of('json');
  it('are JSON', () => {
    for (const { title, code } of list) expect(() => JSON.parse(code), title).not.toThrow();
  });
});
