// What every benchmark leaves behind: its text beside its figures as data, from which the comparison page is made.
// A quick run (`--quick`) tries whether everything works, and leaves the recorded results alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../test/support/find-browser.mjs';

export const ROOT = join(import.meta.dirname, '..');
export const QUICK = process.argv.includes('--quick');
/** Where results go. */
export const RESULTS = join(ROOT, QUICK ? 'bench/.tmp/results' : 'bench/results');

/** How often something is measured. */
export const runs = (full: number, quick = 1): number => (QUICK ? quick : full);

/** One thing that was measured. */
export interface Bar {
  name: string;
  /** A value for each run; empty when it did not get there. */
  values: readonly number[];
  /** This is qmlet. */
  own?: true;
  /** The least that can be, which nothing that does the work can reach. */
  floor?: true;
  /** Measured at another time, by the same rules: for what is not installed here. */
  earlier?: true;
  note?: string;
}
/** What is compared with each other. */
export interface Group {
  label: string;
  bars: readonly Bar[];
}
export interface Chart {
  id: string;
  title: string;
  /** `ms`, `kB`, `messages/s`; shown behind each value. */
  unit: string;
  better: 'less' | 'more';
  about?: string;
  groups: readonly Group[];
}
export interface Machine {
  date: string;
  cpu: string;
  cores: number;
  memory: number;
  /** Processes that wanted to run when it began, the benchmark's own not yet among them. */
  load: number;
  node: string;
  browser: string;
  system: string;
}
export interface Result {
  bench: string;
  title: string;
  machine: Machine;
  versions: Record<string, string>;
  charts: Chart[];
}

const load = loadavg()[0]!;

function browserVersion(): string {
  try {
    return execFileSync(findBrowser() ?? chromium.executablePath(), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no browser';
  }
}

export const machine = (): Machine => ({
  date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  cpu: cpus()[0]!.model.trim(),
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  load: Math.round(load * 10) / 10,
  node: process.version,
  browser: browserVersion(),
  system: `${process.platform} ${process.arch}`,
});

/** The installed versions of packages. */
export const versions = (...names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version as string,
    ]),
  );

/** Writes `bench/results/NAME.md` and `NAME.json`. */
export function save(
  bench: string,
  title: string,
  text: string,
  charts: Chart[],
  peers: Record<string, string> = {},
): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `${bench}.md`), text);
  saveData(bench, title, charts, peers);
}

/** The data alone. */
export function saveData(
  bench: string,
  title: string,
  charts: Chart[],
  peers: Record<string, string> = {},
): void {
  mkdirSync(RESULTS, { recursive: true });
  const result: Result = { bench, title, machine: machine(), versions: peers, charts };
  writeFileSync(join(RESULTS, `${bench}.json`), `${JSON.stringify(result, rounded, 1)}\n`);
}

/** Four digits say all that a measurement says. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(4)) : value;

export const median = (values: readonly number[]): number => {
  const all = [...values].sort((a, b) => a - b);
  return (all[(all.length - 1) >> 1]! + all[all.length >> 1]!) / 2;
};
