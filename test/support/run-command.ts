// Runs a command of the project as a user would, and lets a test wait for what it prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Command {
  readonly process: ChildProcess;
  /** What it printed so far, on both streams. */
  output(): string;
  /** Waits until it has printed something that matches; fails when it ends without. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** How it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Runs a TypeScript file of the project in Node. */
export function runScript(file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Command {
  const root = join(import.meta.dirname, '../..');
  const { PORT: _port, NODE_ENV: _mode, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], {
    cwd: root,
    env: { ...inherited, NO_COLOR: '1', ...env },
  });
  let output = '';
  const waiting = new Set<() => void>();
  const note = (data: Buffer): void => {
    output += data;
    for (const check of waiting) check();
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal });
      for (const check of waiting) check();
    });
  });
  return {
    process: child,
    output: () => output,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const match = output.match(pattern);
          if (match) resolve(match);
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`${file} ended without printing ${pattern}; it printed:\n${output}`));
          else return;
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
  };
}
