// A shell as the reader of the documentation has one: runs a line as it stands there, to its end or until it is
// stopped by Ctrl-C. What always holds: nothing that was started is left running.
import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it printed, on both streams. */
  output: string;
}

export interface Running {
  output(): string;
  /** Waits until it has printed something; fails when it ends without. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Ctrl-C: the whole group of processes gets it, as from a terminal. */
  interrupt(): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

/** How long a command may take to say that it is ready, in ms: never passed where all is well. */
const PATIENCE = 120_000;

const running = new Set<ChildProcess>();

const isAlive = (group: number): boolean => {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
};

/** Ends what is still running, whatever became of the test. */
export function killAll(): void {
  for (const { pid } of running) if (isAlive(pid!)) process.kill(-pid!, 'SIGKILL');
}

/** Starts a line in a folder. Servers among its commands take any port that is free. */
export function start(line: string, cwd: string): Running {
  const { NODE_ENV: _mode, VITEST: _vitest, QMLET_DATABASE: _database, ...inherited } = process.env;
  const own = Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^(VITEST|npm_)/.test(name)));
  const child = spawn('sh', ['-c', line], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...own,
      PORT: '0',
      QMLET_PORT: '0',
      NO_COLOR: '1',
      // The network has no part in what the samples do.
      npm_config_offline: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    },
  });
  running.add(child);
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data;
      for (const check of waiting) check();
    });
  let over = false;
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      over = true;
      running.delete(child);
      resolve({ code, signal, output });
      for (const check of waiting) check();
    });
  });
  return {
    ended,
    output: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () =>
            reject(new Error(`'${line}' has not printed ${pattern} within ${PATIENCE} ms, but:\n${output}`)),
          PATIENCE,
        );
        const check = (): void => {
          const match = output.match(pattern);
          if (match || over) clearTimeout(late);
          if (match) resolve(match);
          else if (over)
            reject(new Error(`'${line}' ended without printing ${pattern}; it printed:\n${output}`));
          else return;
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
    async interrupt() {
      if (!over) process.kill(-child.pid!, 'SIGINT');
      const end = await ended;
      // What has closed its outputs may need a moment to be gone.
      for (let tries = 0; isAlive(child.pid!); tries++) {
        if (tries === 500) throw new Error(`'${line}' has left processes behind`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return end;
    },
  };
}

/** The commands of a sample: without comments, with what a backslash continues in one. */
export const linesOf = (code: string): string[] =>
  code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#\s.*$/, '').trim())
    .filter(Boolean);
