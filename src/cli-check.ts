// `qmlet check FILES`: what is wrong with QML documents and their scripts, without running them. Each is
// compiled and linked against the types that it imports, as a page would do it.
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compilers } from './compilers.ts';
import { modules } from './modules/all.ts';
import { Documents } from './runtime/engine/documents.ts';
import { Engine } from './runtime/engine/engine.ts';
import { formatError, type QmlError } from './runtime/engine/errors.ts';
import { normalizeOrigins } from './runtime/engine/fetch-policy.ts';
import type { LoaderHost } from './runtime/engine/fetch-text.ts';
import { Registry } from './runtime/engine/registry.ts';
import type { Host } from './runtime/host.ts';
import { colorHooks } from './runtime/qt/color.ts';
import { namedColor } from './runtime/qt/color-names.ts';
import { describeOptions, type Option, readOptions, UsageError } from './server/cli/options.ts';
import { codeFrame } from './shared/diagnostic.ts';

const OPTIONS = {
  'trusted-origin': {
    kind: 'list',
    value: 'origin',
    fallback: [],
    help: 'an origin that the documents may import from; nothing is fetched otherwise',
  },
  brief: { kind: 'flag', fallback: false, help: 'one line for each finding, without the source' },
} satisfies Record<string, Option>;

export const summary = 'say what is wrong with QML documents: qmlet check FILES';

const HELP = `Usage: qmlet check FILE|FOLDER... [options]

Prints what is wrong as file:line:column: message. Of a folder, every .qml file in it and below is checked.
Ends with 1 when there are errors, with 0 when there are none or only warnings.

Options:
${describeOptions(OPTIONS)}`;

const host: LoaderHost = {
  async fetch(url, init) {
    if (!url.startsWith('file:')) return fetch(url, init as unknown as RequestInit) as never;
    try {
      return new Response(await readFile(fileURLToPath(url))) as never;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const status = code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' ? 404 : 500;
      return new Response(null, { status, statusText: code ?? '' }) as never;
    }
  },
  async listDirectory(url) {
    if (!url.startsWith('file:')) return null;
    return readdir(fileURLToPath(url)).catch(() => null);
  },
  resolveUrl: (url, base) => new URL(url, base).href,
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
  newAbortController: () => new AbortController(),
  decodeUtf8: (bytes) => new TextDecoder().decode(bytes),
};

/** Nothing runs, so nothing of it is asked for but messages. */
const quiet = (): Host => ({
  now: () => performance.now(),
  date: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  requestFrame: () => {},
  log: () => {},
  locale: 'en-US',
});

export interface CheckResult {
  readonly findings: readonly QmlError[];
  /** The texts of the files with findings, by url. */
  readonly sources: ReadonlyMap<string, string>;
  readonly files: number;
}

/** Checks files and folders. @throws UsageError for one that is not there */
export async function check(
  paths: readonly string[],
  trustedOrigins: readonly string[] = [],
): Promise<CheckResult> {
  const files = new Set<string>();
  for (const path of paths) for (const file of await filesOf(resolve(path))) files.add(file);
  const findings = new Map<string, QmlError>();
  const sources = new Map<string, string>();
  colorHooks.named = namedColor;
  const engine = new Engine(quiet(), new Registry().register(...modules));
  const note = (error: QmlError) => findings.set(formatError(error), error);
  engine.warnings.listeners.add(note);
  const documents = new Documents(engine, {
    host,
    policy: { origin: 'file://', trusted: normalizeOrigins(trustedOrigins.join(' ')) },
    compilers: async () => compilers,
  });
  for (const file of files) {
    const url = pathToFileURL(file).href;
    const { errors, sources: texts } = await documents.load(url);
    for (const error of errors) note(error);
    for (const [at, text] of texts) sources.set(at, text);
  }
  for (const { url } of findings.values())
    if (url.startsWith('file:') && !sources.has(url))
      await readFile(fileURLToPath(url), 'utf8').then(
        (text) => sources.set(url, text),
        () => {},
      );
  engine.dispose();
  return { findings: [...findings.values()], sources, files: files.size };
}

async function filesOf(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new UsageError(`there is no ${relative('.', path) || path}`);
  if (!info.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => name.endsWith('.qml') && !/(^|[/\\])(node_modules|\.[^/\\]+)[/\\]/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The findings as text, files as seen from `from`. */
export function report({ findings, sources }: CheckResult, brief: boolean, from: string): string {
  const short = (url: string) => (url.startsWith('file:') ? relative(from, fileURLToPath(url)) || '.' : url);
  let text = '';
  for (const error of findings) {
    const warning = error.severity === 'warning' ? 'warning: ' : '';
    text += `${formatError({ ...error, url: short(error.url), message: warning + error.message })}\n`;
    const source = sources.get(error.url);
    if (!brief && source !== undefined && error.line > 0)
      text += `${codeFrame(source, [error.line, error.column])}\n\n`;
  }
  return text;
}

/** Runs the command; the exit code tells whether there are errors. */
export async function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { values, rest, help } = readOptions(OPTIONS, args, env);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (rest.length === 0) throw new UsageError('name files or folders to check. See qmlet check --help.');
  const result = await check(rest, values['trusted-origin']);
  if (result.files === 0) throw new UsageError(`there are no .qml files in ${rest.join(', ')}`);
  process.stdout.write(report(result, values.brief, dirname(resolve('x'))));
  const errors = result.findings.filter(({ severity }) => severity === 'error').length;
  const warnings = result.findings.length - errors;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  console.log(`${count(result.files, 'file')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
  if (errors) process.exitCode = 1;
}
