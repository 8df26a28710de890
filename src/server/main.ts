#!/usr/bin/env node
// The echo server as a command: `npm run server`.
import { parseArgs } from 'node:util';
import { echoPort, listenError, startEchoServer } from './echo-server.ts';

const HELP = `Starts a WebSocket server that greets and echoes.

  --port <number>    the port to listen on, 0 for any that is free (3000; or the PORT variable)
  --host <name>      the name or address to listen on (localhost)
  --greeting <text>  what every client gets first (Welcome to Awesome Chat)
  --quiet            print nothing but where it listens
  --help             print this
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: 'localhost' },
      greeting: { type: 'string' },
      quiet: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = echoPort(values.port);
  const server = await startEchoServer({
    port,
    host: values.host,
    ...(values.greeting === undefined ? {} : { greeting: values.greeting }),
    ...(values.quiet ? {} : { log: (line) => console.log(line) }),
  }).catch((error) => {
    throw new Error(listenError(error, port, values.host, '--port or the PORT variable'));
  });
  const stop = (): void => void server.close();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`listening on ${server.url}`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const hint = error.code?.startsWith('ERR_PARSE_ARGS') ? ' See --help.' : '';
  // Node's sentence has no full stop of its own.
  console.error(`qmlet server: ${error.message}${hint && !error.message.endsWith('.') ? '.' : ''}${hint}`);
  process.exitCode = 1;
});
