// A server in a process of its own, to be killed. Started by `startProcess`; prints its port when it listens.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Endpoint } from '../../../src/server/endpoint.ts';
import { serve } from '../../../src/server/serve.ts';

export interface ServerProcess {
  child: ChildProcess;
  port: number;
  url: string;
  /** The errors that it logged. */
  errors(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * @param port 0: any that is free
 * @param within a command that runs the one that follows it: `strace …`, `sh -c 'ulimit …; exec "$@"' sh`
 */
export async function startProcess(
  database: string,
  port = 0,
  within: readonly string[] = [],
): Promise<ServerProcess> {
  const [command = '', ...args] = [
    ...within,
    process.execPath,
    '--import',
    'tsx',
    import.meta.filename,
    database,
    String(port),
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the server of ${database} did not start`))),
  ]);
  const listening = Number(String(line).split('\n')[0]);
  let errors = '';
  child.stdout!.on('data', (chunk) => (errors += chunk));
  return {
    child,
    port: listening,
    url: `http://127.0.0.1:${listening}`,
    errors: () => errors,
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

class Room extends Endpoint {
  override keepAliveInterval = 5;
  override onOpen(): void {
    void this.subscribe('room', { last: 1000 });
  }
  override onTextReceived(text: string): void {
    void this.publish('room', text);
  }
  override onStatusReceived(data: string): void {
    void this.publish('room', data, { kind: 'status', except: this });
  }
}

/** On standard output, after the port: tests look for what is said. */
function log(fields: { err?: Error }, message: string): void {
  console.log(`${message}: ${fields.err?.message}`);
}

if (process.argv[1] === import.meta.filename) {
  const [database, port] = process.argv.slice(2);
  const server = await serve({
    endpoints: { room: Room },
    host: '127.0.0.1',
    port: Number(port),
    database: database!,
    recoveryLimit: 100_000,
    history: { '*': { keep: 100_000 } },
    limits: {
      connectionsPerAddress: 0,
      messagesPerSecond: 0,
      bytesPerSecond: 0,
      storeTimeout: Number(process.env.STORE_TIMEOUT ?? 10_000),
    },
    log: { debug() {}, info() {}, warn() {}, error: log },
  });
  process.on('SIGTERM', () => void server.stop());
  console.log(server.port);
}
