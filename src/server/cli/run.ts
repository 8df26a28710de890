// `qmlet app.qml`: a document in the browser, shown anew whenever a file changes.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { DocumentServer } from '../document-server.ts';
import { describeOptions, type Option, readOptions, UsageError } from './options.ts';

const OPTIONS = {
  host: { kind: 'text', value: 'name', fallback: 'localhost', help: 'the name or address to listen on' },
  port: { kind: 'number', fallback: 8000, help: 'the port to listen on; 0: any that is free' },
  root: {
    kind: 'text',
    value: 'folder',
    fallback: '',
    help: 'the folder to serve, when the document imports from above its own',
  },
  'trusted-origin': {
    kind: 'list',
    value: 'origin',
    fallback: [],
    help: 'another origin whose QML the document may import',
  },
} satisfies Record<string, Option>;

export const summary = 'show a QML document in the browser: qmlet app.qml';

const HELP = `Usage: qmlet FILE.qml [options]

Serves the document, with live reload, until Ctrl-C. What it prints is printed here.

Options, each also an environment variable (--port is QMLET_PORT):
${describeOptions(OPTIONS)}`;

/** Where the built qmlet for pages is: beside this program, or in the sources' \`dist\`. */
function assetsFolder(): string {
  const here = import.meta.dirname;
  for (const folder of ['../../cdn', '../cdn', './cdn', '../../../dist/cdn'])
    if (existsSync(join(here, folder, 'qmlet.js'))) return resolve(here, folder);
  throw new UsageError('qmlet.js for the page is not there. Run `npm run build` first.');
}

/** Runs the command until a signal ends it. Throws a UsageError for what the user can put right. */
export async function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { values, rest, help } = readOptions(OPTIONS, args, env);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (rest.length !== 1) throw new UsageError(`one document, not ${rest.length}. See qmlet run --help.`);
  const file = resolve(rest[0]!);
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile()) throw new UsageError(`there is no file ${rest[0]}`);
  const root = values.root ? resolve(values.root) : dirname(file);
  const document = relative(root, file).split(sep).join('/');
  if (document.startsWith('..')) throw new UsageError(`${rest[0]} is not in --root ${values.root}`);
  const server = await DocumentServer.start({
    root,
    document,
    assets: assetsFolder(),
    host: values.host,
    port: values.port,
    trustedOrigins: values['trusted-origin'].join(' '),
    print: (level, text) => console[level === 'debug' || level === 'info' ? 'log' : 'error'](`qml: ${text}`),
    quit: (code) => console.log(`qml: the document has quit with ${code}`),
  }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'EADDRINUSE'
        ? `Port ${values.port} is taken by another program. Choose another one with --port; 0 is any that is free.`
        : error.message,
      { cause: error },
    );
  });
  const stop = (): void => void server.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`${rest[0]} at ${server.url}`);
}
