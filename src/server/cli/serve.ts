// `qmlet serve [DIR]`: QML documents, the chat and the colours on one port, with nothing to set up.
import { Chat } from '../chat.ts';
import { Echo } from '../echo.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { LogLevel } from '../log.ts';
import { DEFAULT_RETENTION } from '../retention.ts';
import { type ServeOptions, serve } from '../serve.ts';
import { describeOptions, type Option, readOptions, UsageError, type Values } from './options.ts';

const OPTIONS = {
  host: {
    kind: 'text',
    value: 'name',
    fallback: 'localhost',
    help: 'the name or address to listen on; 0.0.0.0: every network',
  },
  port: { kind: 'number', fallback: 3000, help: 'the port to listen on; 0: any that is free' },
  database: {
    kind: 'text',
    value: 'where',
    fallback: './qmlet.db',
    help: 'a file (SQLite), postgres://… or redis://…, shared by many processes',
  },
  memory: { kind: 'flag', fallback: false, help: 'keep nothing: everything is gone when the server stops' },
  history: {
    kind: 'number',
    fallback: DEFAULT_RETENTION.keep,
    help: 'how many messages of a room are kept; 0: none',
  },
  'history-days': {
    kind: 'number',
    value: 'days',
    fallback: DEFAULT_RETENTION.seconds / 86400,
    help: 'for how long; 0: for ever',
  },
  origin: {
    kind: 'list',
    value: 'origin',
    fallback: [],
    help: "another origin whose pages may connect, like https://chat.example; '*': every page of the web",
  },
  'require-origin': { kind: 'flag', fallback: false, help: 'refuse programs, which send no Origin' },
  'trusted-proxy': {
    kind: 'list',
    value: 'address',
    fallback: [],
    help: 'a proxy whose X-Forwarded-For is believed',
  },
  'max-message': {
    kind: 'number',
    value: 'bytes',
    fallback: DEFAULT_LIMITS.messageSize,
    help: 'the largest message',
  },
  rate: {
    kind: 'number',
    fallback: DEFAULT_LIMITS.messagesPerSecond,
    help: 'messages a second from one connection; 0: no limit',
  },
  'byte-rate': {
    kind: 'number',
    value: 'bytes',
    fallback: DEFAULT_LIMITS.bytesPerSecond,
    help: 'bytes a second from one connection; 0: no limit',
  },
  connections: { kind: 'number', fallback: DEFAULT_LIMITS.connections, help: 'connections in all' },
  'connections-per-address': {
    kind: 'number',
    fallback: DEFAULT_LIMITS.connectionsPerAddress,
    help: 'connections from one address; 0: no limit',
  },
  backlog: {
    kind: 'number',
    value: 'bytes',
    fallback: DEFAULT_LIMITS.backlog,
    help: 'what may wait for a client that does not read',
  },
  deflate: {
    kind: 'flag',
    fallback: false,
    help: 'take compressed messages, and compress those from 1 KiB on',
  },
  'no-colors': { kind: 'flag', fallback: false, help: 'do not serve /colors' },
  'no-metrics': { kind: 'flag', fallback: false, help: 'do not serve /metrics' },
  'stop-timeout': { kind: 'number', value: 'seconds', fallback: 10, help: 'how long stopping may take' },
  log: {
    kind: 'text',
    value: 'level',
    fallback: 'info',
    help: 'debug, info, warn, error or silent; JSON lines on stderr',
  },
} satisfies Record<string, Option>;

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];

export const summary = 'serve QML documents, the chat and the colours';

const HELP = `Usage: qmlet serve [DIR] [options]

Serves on one port:
  /                  the files of DIR (this folder's, where none is named): QML documents and what they need
  /chat?room=<name>  the chat, over WebSocket; it speaks qmlet.1, and plain messages
  /echo              greets and echoes, over WebSocket
  /colors            a REST resource of named colours
  /healthz, /metrics the server's state, for those who run it

Options, each also an environment variable (--max-message is QMLET_MAX_MESSAGE):
${describeOptions(OPTIONS)}`;

/** What `serve` is to do, from what the user gave. Throws a UsageError. */
export function serveOptions(values: Values<typeof OPTIONS>, rest: string[]): ServeOptions {
  if (rest.length > 1)
    throw new UsageError(`one folder, not ${rest.length}: ${rest.join(', ')}. See --help.`);
  if (!LEVELS.includes(values.log))
    throw new UsageError(`--log (QMLET_LOG) takes one of ${LEVELS.join(', ')}, not '${values.log}'.`);
  if (values.port > 65535 || !Number.isInteger(values.port))
    throw new UsageError(
      `--port (QMLET_PORT) takes a port from 0 (any that is free) to 65535, not '${values.port}'.`,
    );
  return {
    endpoints: { chat: Chat, echo: Echo },
    files: rest[0] ?? '.',
    host: values.host,
    port: values.port,
    database: values.memory ? 'memory:' : values.database,
    history: { '*': { keep: values.history, seconds: Math.round(values['history-days'] * 86400) } },
    origins: values.origin.includes('*') ? '*' : values.origin,
    allowMissingOrigin: !values['require-origin'],
    trustedProxies: values['trusted-proxy'],
    perMessageDeflate: values.deflate,
    limits: {
      messageSize: values['max-message'],
      messagesPerSecond: values.rate,
      bytesPerSecond: values['byte-rate'],
      connections: values.connections,
      connectionsPerAddress: values['connections-per-address'],
      backlog: values.backlog,
    },
    colors: !values['no-colors'],
    metrics: !values['no-metrics'],
    log: values.log as LogLevel,
  };
}

/** Runs the command until a signal ends it. Throws a UsageError for what the user can put right. */
export async function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { values, rest, help } = readOptions(OPTIONS, args, env);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const server = await serve(serveOptions(values, rest)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(explain(error, values.host, values.port), { cause: error });
  });
  const stop = (): void => void server.stop({ timeout: values['stop-timeout'] * 1000 });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`serving ${rest[0] ?? '.'} at ${server.url}/`);
  console.log(`chat at ${server.url.replace(/^http/, 'ws')}/chat`);
}

/** One sentence for a server that could not start, with the way out. */
function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose another one with --port or QMLET_PORT.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has. Choose one above 1023 with --port.`;
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return `'${host}' is no address of this machine. Choose another one with --host.`;
    default:
      return message;
  }
}
