// `npm start`: the echo server and the demo page, each on a port that is printed, until Ctrl-C.
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer as createViteServer, type Plugin } from 'vite';
import { echoPort, listenError, readPort, startEchoServer } from '../src/server/echo-server.ts';

const SERVER_PORT = 3000;
const PAGE_PORT = 5173;
/** How many ports after the first are tried for the page where none was asked for. */
const PAGE_PORTS = 50;

const HELP = `Starts the echo server and the demo page.

  --port <number>       the echo server's port, 0 for any that is free (${SERVER_PORT}; or the PORT variable)
  --page-port <number>  the page's port, 0 for any that is free (${PAGE_PORT}, or the next that is free)
  --help                print this
`;

/** The page names the server's usual address; this puts in the real one. */
const connectPage = (url: string): Plugin => ({
  name: 'connect-page',
  transformIndexHtml: (html) => html.replaceAll(`ws://localhost:${SERVER_PORT}`, url),
});

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function listenFrom(server: Server, first: number, tries: number): Promise<void> {
  for (let port = first; ; port++) {
    try {
      return await listen(server, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= first + tries - 1) throw error;
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'page-port': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = echoPort(values.port);
  const pagePort = values['page-port'] ? readPort(values['page-port'], '--page-port') : undefined;

  const echo = await startEchoServer({ port, log: (line) => console.log(`server: ${line}`) }).catch(
    (error) => {
      throw new Error(listenError(error, port, 'localhost', 'npm start -- --port or the PORT variable'));
    },
  );
  const http = createHttpServer();
  try {
    await listenFrom(http, pagePort ?? PAGE_PORT, pagePort === undefined ? PAGE_PORTS : 1);
  } catch (error) {
    await echo.close();
    throw new Error(listenError(error, pagePort ?? PAGE_PORT, 'localhost', 'npm start -- --page-port'));
  }
  const vite = await createViteServer({
    root: join(import.meta.dirname, '..'),
    logLevel: 'warn',
    plugins: [connectPage(echo.url)],
    server: { middlewareMode: true, hmr: { server: http } },
  });
  http.on('request', vite.middlewares);

  const stop = (): void => {
    // The page's connections stay open as long as its tabs do.
    http.close();
    http.closeAllConnections();
    void Promise.all([echo.close(), vite.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A signal that reaches both npm and this process comes twice.
  process.on('SIGINT', () => {});

  console.log(`
  The chat        http://localhost:${(http.address() as AddressInfo).port}/
  Its echo server ${echo.url}
  Ctrl-C ends both.
`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const hint = error.code?.startsWith('ERR_PARSE_ARGS') ? ' See npm start -- --help.' : '';
  console.error(`qmlet: ${error.message}${hint}`);
  process.exitCode = 1;
});
