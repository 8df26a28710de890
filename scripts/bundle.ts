// How the project's modules become files: what is left out of them and what is made small.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type OutputChunk, type OutputOptions, type Plugin, rolldown } from 'rolldown';
import { shortNames } from './short-names.ts';
import { shrinking } from './shrink.ts';
import { slimAcorn } from './slim-acorn.ts';

export const ROOT = join(import.meta.dirname, '..');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The entry modules by name: every source of a module that the package exports, or runs as a command. */
export function entries(): Record<string, string> {
  const exported = Object.values<string | { default: string }>(manifest.exports);
  const targets = [
    ...exported.flatMap((target) => (typeof target === 'string' ? [] : [target.default])),
    ...Object.values<string>(manifest.bin ?? {}),
  ];
  const names = targets
    // These are written from the manifest.
    .filter((target) => !/^\.\/dist\/((types|editors)\/|angular)/.test(target))
    .map((target) => target.replace(/^(\.\/)?dist\/|\.js$/g, ''));
  return Object.fromEntries(names.map((name) => [name, join(ROOT, `src/${name}.ts`)]));
}

const CSS = /\bcss`((?:[^`\\]|\\.)*)`/g;

/** Takes comments and spaces that mean nothing out of a stylesheet. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/='([\w-]+)'\]/g, '=$1]')
    .replace(/: /g, ':')
    .replace(/([:,( ])0\./g, '$1.')
    .replace(/;}/g, '}')
    .trim();
}

/** Makes the stylesheets in ``css`…` `` small, which no minifier of JavaScript does; they are plain texts then. */
const smallStyles: Plugin = {
  name: 'small-styles',
  transform: {
    order: 'pre',
    filter: { id: /\/src\/.*\.ts$/, code: 'css`' },
    handler: (code) => ({
      code: code.replace(CSS, (_, css: string) => `\`${minifyCss(css)}\``),
      map: null,
    }),
  },
};

const TARGET = 'es2022';
const TSCONFIG = join(ROOT, 'tsconfig.base.json');

/**
 * Bundles each entry with everything it needs into one module, minified, for a page without a build step.
 * @param input entry modules by name
 * @param split puts what is imported dynamically into files of their own, after the entry's
 * @param seen gets the chat's code before its names are made short
 * @returns a file each, not written
 */
export async function bundle(
  input: Record<string, string>,
  split = false,
  seen?: (code: string) => void,
): Promise<OutputChunk[]> {
  const chunks: OutputChunk[] = [];
  for (const [name, file] of Object.entries(input)) {
    /** What is needed from the beginning; known once everything was read. */
    const first = new Set<string>();
    /** Whether it is the chat alone: what the engine's parts call each other by is looked up by name. */
    let chat = true;
    const findFirst: Plugin = {
      name: 'find-first',
      buildEnd() {
        first.add(file);
        for (const id of first)
          for (const other of this.getModuleInfo(id)?.importedIds ?? []) first.add(other);
        for (const id of this.getModuleIds()) chat &&= !/\/src\/(runtime\/engine|compiler)\//.test(id);
      },
    };
    const build = await rolldown({
      cwd: ROOT,
      input: { [name]: file },
      platform: 'browser',
      // Numbers with a name stand where they are used: what only names them is no file of its own.
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      // What a package imports where it runs in Node.
      external: /^node:/,
      tsconfig: TSCONFIG,
      plugins: [smallStyles, shortNames(join(ROOT, 'src')), slimAcorn, findFirst],
      // Never a package's development build, whatever the environment says.
      resolve: { conditionNames: ['browser', 'import', 'default'] },
      transform: { target: TARGET, define: { __DEV__: 'false' } },
    });
    const generate = async (
      codeSplitting: NonNullable<OutputOptions['codeSplitting']>,
      shrinks: boolean,
    ): Promise<OutputChunk[]> => {
      const { output } = await build.generate({
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: `${name}-[name].js`,
        codeSplitting,
        comments: false,
        postBanner: ({ moduleIds }) =>
          ['acorn', 'sql.js'].reduce(
            (banner, name) =>
              moduleIds.some((id) => id.includes(`/node_modules/${name}/`))
                ? `/*! qmlet, MIT License. Contains ${name}, MIT License: LICENSE-${name}.txt */`
                : banner,
            '/*! qmlet, MIT */',
          ),
        minify: !shrinks,
        plugins: shrinks ? shrinking(seen) : [],
        sourcemap: true,
      });
      return output.filter((file) => file.type === 'chunk');
    };
    let output = await generate(split, false);
    // What late parts share with the entry: one file for it, not one for each way in which it is shared.
    const splitting =
      output[0]!.imports.length > 0
        ? { groups: [{ name: 'core', test: (id: string) => first.has(id) }] }
        : split;
    // What is in it is known only now.
    if (chat || splitting !== split) output = await generate(splitting, chat);
    await build.close();
    chunks.push(...output);
  }
  return chunks;
}

/**
 * Writes every entry and what it imports of the project as ES modules, one a source file, so that a bundler
 * takes only what a page uses. Packages stay imports.
 * @param outDir where to
 * @param development whether `__DEV__` is true
 */
export async function writeModules(outDir: string, development: boolean): Promise<void> {
  const { dependencies, optionalDependencies, peerDependencies } = manifest;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const build = await rolldown({
    cwd: ROOT,
    input: entries(),
    platform: 'neutral',
    tsconfig: TSCONFIG,
    external: [/^node:/, ...['vite', ...packages].map((name) => new RegExp(`^${name}(/|$)`))],
    plugins: development ? [] : [smallStyles],
    transform: { target: TARGET, define: { __DEV__: String(development) } },
  });
  await build.write({
    dir: outDir,
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: join(ROOT, 'src'),
    entryFileNames: '[name].js',
  });
  await build.close();
  // Worker threads are started from files of their own, which no import names.
  const source = join(ROOT, 'src');
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.mjs') && existsSync(join(outDir, dirname(name))))
      copyFileSync(join(source, name), join(outDir, name));
}
