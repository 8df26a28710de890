// The Vite plugin: `import App from './app.qml'` gives the compiled document, together with every file
// that it may need at run time, each an ES module of its own: sibling types, what it imports, scripts,
// `qmldir` files, documents that it only names in a string. Nothing is compiled or looked for in the browser.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { Plugin, ResolvedConfig, Rollup } from 'vite';
import type { CompiledImport } from '../shared/compiled-document.ts';
import { codeFrame, type Diagnostic, formatDiagnostic } from '../shared/diagnostic.ts';
import { compile, parse } from './compile.ts';
import { compileScript } from './compile-script.ts';
import { documentTypes } from './document-types.ts';
import { parseQmldir } from './qmldir.ts';

export interface QmletOptions {
  /** Writes `app.qml.d.ts` beside each document (with `allowArbitraryExtensions`: `app.d.qml.ts`). Off by default. */
  types?: boolean;
}

/** Marks the modules that the plugin makes of scripts and `qmldir` files. */
const SCRIPT = '?qmlet-script';
const QMLDIR = '?qmlet-qmldir';
/** A document or picture that is only named in a string: `source: "page.qml"`. */
const NAMED_FILE =
  /(["'])((?![a-z]+:|\/)[^"'\n\\]+\.(qml|png|jpe?g|gif|svg|webp|avif|ttf|otf|woff2?|json|xml|txt))\1/gi;

export function qmlet(options: QmletOptions = {}): Plugin {
  let config: ResolvedConfig;
  /** The address of a file in the page. */
  const address = (file: string) => posix.join(config.base, relative(config.root, file).split(sep).join('/'));

  return {
    name: 'qmlet',
    enforce: 'pre',

    configResolved(resolved) {
      config = resolved;
    },

    // What `<qml-view>` fetches at run time it needs as it is written; Vite would make modules of some of it.
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        let path: string;
        try {
          path = decodeURIComponent((request.url ?? '').replace(/[?#].*$/, ''));
        } catch {
          return next();
        }
        const fetched = request.headers['sec-fetch-dest'] === 'empty' || path.endsWith('/qmldir');
        if (!fetched || !/\/qmldir$|\.(qml|m?js)$/.test(path) || path.includes('/node_modules/'))
          return next();
        const file = join(config.root, path.startsWith(config.base) ? path.slice(config.base.length) : path);
        const inside = !relative(config.root, file).startsWith('..');
        if (!inside || path.includes('/.') || !existsSync(file)) return next();
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.setHeader('Cache-Control', 'no-cache');
        response.end(readFileSync(file));
      });
      // A qmldir that nobody has (what else serves one has been asked by now: `public`, `/@fs/`, a proxy) is asked for
      // whether it is there or not: nothing that a browser should report.
      return () => {
        server.middlewares.use((request, response, next) => {
          if (!/\/qmldir(\?|$)/.test(request.originalUrl ?? '')) return next();
          response.statusCode = 204;
          response.end();
        });
      };
    },

    load(id) {
      if (id.endsWith(QMLDIR)) {
        const file = id.slice(0, -QMLDIR.length);
        this.addWatchFile(file);
        const { diagnostics, ...qmldir } = parseQmldir(readFileSync(file, 'utf8'), file);
        for (const diagnostic of diagnostics) this.warn(formatDiagnostic(diagnostic, file));
        const url = JSON.stringify(address(file));
        return {
          code: `export default {url:${url},qmldir:${JSON.stringify({ ...qmldir, diagnostics: [] })}};\n`,
          moduleType: 'js',
        };
      }
      if (!id.endsWith(SCRIPT)) return null;
      const file = id.slice(0, -SCRIPT.length);
      this.addWatchFile(file);
      const source = readFileSync(file, 'utf8');
      const result = compileScript(source, { url: address(file), map: true });
      report(this, file, source, result.diagnostics);
      const code = `${result.code.replace('export default ', 'const script=')}${filesText(scriptFiles(file, result.imports))}export default {url:${JSON.stringify(address(file))},script,files};\n`;
      return { code, map: (result.map as never) ?? null, moduleType: 'js' };
    },

    resolveId(id, importer) {
      if (!importer || (!id.endsWith(SCRIPT) && !id.endsWith(QMLDIR))) return null;
      return resolve(dirname(importer.replace(/\?.*$/, '')), id);
    },

    transform(source, id) {
      if (!/\.qml$/.test(id)) return null;
      const result = compile(source, { url: address(id), map: true });
      report(this, id, source, result.diagnostics);
      if (options.types) {
        const text = documentTypes(parse(source, { url: id }).ast, id);
        for (const name of [`${id}.d.ts`, id.replace(/\.qml$/, '.d.qml.ts')]) writeIfChanged(name, text);
      }
      const files = documentFiles(id, source, result.imports, result.typeNames);
      // Pictures keep their place beside the document, where its relative urls look for them.
      if (config.command === 'build')
        for (const file of files.assets)
          this.emitFile({
            type: 'asset',
            fileName: relative(config.root, file).split(sep).join('/'),
            source: readFileSync(file),
          });
      const module = result.code.replace('export default ', 'const document=');
      const code = `${module}${filesText(files.modules)}const self={url:${JSON.stringify(address(id))},document,files${config.command === 'serve' ? ',hot:import.meta.hot?.data' : ''}};\nexport default self;\n${config.command === 'serve' ? HOT : ''}`;
      return { code, map: (result.map as never) ?? null, moduleType: 'js' };
    },
  };
}

/**
 * In development the module has `hot`, which outlives its versions: whoever shows the document sets
 * `hot.update`, a function that is given the next version. Without one the page is loaded anew. A version that
 * does not compile is none: what runs goes on, and Vite says what is wrong.
 */
const HOT = `if (import.meta.hot) import.meta.hot.accept((next) => {
  const update = import.meta.hot.data.update;
  if (next && (!update || update(next.default) === false)) import.meta.hot.invalidate();
});
`;

interface Files {
  /** Modules to import, by the url that the document reaches them with. */
  modules: Map<string, string>;
  assets: string[];
}

function filesText(modules: ReadonlyMap<string, string>): string {
  let imports = '';
  let entries = '';
  let index = 0;
  for (const [url, specifier] of modules) {
    imports += `import file${index} from ${JSON.stringify(specifier)};\n`;
    entries += `${JSON.stringify(url)}:()=>file${index++},`;
  }
  return `${imports}const files={${entries}};\n`;
}

function scriptFiles(file: string, imports: readonly CompiledImport[]): Map<string, string> {
  const modules = new Map<string, string>();
  for (const item of imports)
    if (item.kind === 'script' && isLocal(item.url) && existsSync(join(dirname(file), item.url)))
      modules.set(item.url, `${relativeSpecifier(item.url)}${SCRIPT}`);
  return modules;
}

/** The files that a document can reach, as far as its text says. */
function documentFiles(
  id: string,
  source: string,
  imports: readonly CompiledImport[],
  typeNames: readonly string[],
): Files {
  const folder = dirname(id);
  const modules = scriptFiles(id, imports);
  const assets: string[] = [];
  const addDirectory = (path: string, names: Iterable<string>) => {
    const prefix = path ? `${path.replace(/\/$/, '')}/` : '';
    const qmldirFile = join(folder, path, 'qmldir');
    const listed = new Map<string, string[]>();
    if (existsSync(qmldirFile)) {
      modules.set(`${prefix}qmldir`, `${relativeSpecifier(`${prefix}qmldir`)}${QMLDIR}`);
      const { types, scripts } = parseQmldir(readFileSync(qmldirFile, 'utf8'), qmldirFile);
      for (const { name, file } of types) listed.set(name, [...(listed.get(name) ?? []), file]);
      for (const { file } of scripts)
        if (existsSync(join(folder, path, file)))
          modules.set(prefix + file, `${relativeSpecifier(prefix + file)}${SCRIPT}`);
    }
    for (const name of names)
      for (const file of [...(listed.get(name) ?? []), `${name}.qml`]) {
        const full = join(folder, path, file);
        if (existsSync(full) && full !== id) modules.set(prefix + file, relativeSpecifier(prefix + file));
      }
  };
  const plain = new Set(typeNames.map((name) => name.split('.')[0]!));
  const inside = (as: string) =>
    new Set(typeNames.flatMap((name) => (name.startsWith(`${as}.`) ? [name.split('.')[1]!] : [])));
  addDirectory('', plain);
  for (const item of imports)
    if (item.kind === 'directory' && isLocal(item.url))
      addDirectory(item.url, item.as ? inside(item.as) : plain);
  for (const [, , path, extension] of source.matchAll(NAMED_FILE)) {
    const full = join(folder, path!);
    if (!existsSync(full) || full === id) continue;
    if (extension!.toLowerCase() === 'qml') modules.set(path!, relativeSpecifier(path!));
    else assets.push(full);
  }
  return { modules, assets };
}

function isLocal(url: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^\//i.test(url);
}

function relativeSpecifier(path: string): string {
  return path.startsWith('.') ? path : `./${path}`;
}

function writeIfChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

type Reporter = Pick<Rollup.PluginContext, 'warn' | 'error'>;

/** Errors stop with the first one's place and frame, and all of their texts. */
function report(context: Reporter, file: string, source: string, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics)
    if (diagnostic.severity === 'warning') context.warn(formatDiagnostic(diagnostic, file));
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const [first] = errors;
  if (!first) return;
  context.error({
    message: errors.map((diagnostic) => formatDiagnostic(diagnostic, file)).join('\n'),
    id: file,
    loc: { file, line: first.loc[0], column: first.loc[1] - 1 },
    frame: codeFrame(source, first.loc, first.end),
  });
}
