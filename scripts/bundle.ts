// How the project's modules become files: what is left out of them and what is made small.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { build, type Plugin, type Rolldown } from 'vite';

export const ROOT = join(import.meta.dirname, '..');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The entry modules by name: every `src/*.ts` that the package exports. */
export function entries(): Record<string, string> {
  const targets = Object.values<string | { default: string }>(manifest.exports);
  const names = targets.flatMap((target) =>
    typeof target === 'string' ? [] : [target.default.replace(/^\.\/dist\/|\.js$/g, '')],
  );
  return Object.fromEntries(names.map((name) => [name, join(ROOT, `src/${name}.ts`)]));
}

const CSS = /(?<=\bcss`)(?:[^`\\]|\\.)*(?=`)/g;

/** Takes comments and spaces that mean nothing out of a stylesheet. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}

/** Makes the stylesheets in ``css`…` `` small, which no minifier of JavaScript does. */
const smallStyles: Plugin = {
  name: 'small-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler: (code) => (code.includes('css`') ? { code: code.replace(CSS, minifyCss), map: null } : null),
  },
};

/**
 * Bundles entries with everything they need into one module each, minified, for a page without a build step.
 * @returns the files, not written
 */
export async function bundle(
  input: Record<string, string>,
  external: string[] = [],
): Promise<Rolldown.OutputChunk[]> {
  const chunks: Rolldown.OutputChunk[] = [];
  for (const [name, file] of Object.entries(input)) {
    const built = await build({
      root: ROOT,
      configFile: false,
      logLevel: 'warn',
      mode: 'production',
      define: { __DEV__: 'false' },
      plugins: [smallStyles],
      build: {
        target: 'es2022',
        sourcemap: true,
        minify: true,
        write: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { [name]: file },
          external,
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false, comments: false },
        },
      },
    });
    for (const { output } of Array.isArray(built) ? built : [built as Rolldown.RolldownOutput])
      for (const file of output) if (file.type === 'chunk') chunks.push(file);
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
    tsconfig: join(ROOT, 'tsconfig.base.json'),
    external: [/^node:/, ...['vite', ...packages].map((name) => new RegExp(`^${name}(/|$)`))],
    plugins: development ? [] : [smallStyles],
    transform: { target: 'es2022', define: { __DEV__: String(development) } },
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
