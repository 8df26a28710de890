// `npm run bench`: everything in bench/ in one go, each benchmark a process of its own, one after the other. What
// fails is told and the rest goes on. Writes bench/results.md, bench/results.html and the README's summary.
//
//   npm run bench -- --only list,size    those parts; the page is made of their new figures and the others' old ones
//   npm run bench -- --quick             tries whether everything works, in a few minutes; writes to bench/.tmp only
//   npm run bench -- --page              makes the page anew of the figures that are there
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { between } from '../scripts/api-table.ts';
import { page, type Run, summary, text } from './page/page.ts';
import { QUICK, RESULTS, type Result, ROOT } from './report.ts';

/** In the order in which they run and are shown: the file, the name of its figures, and how long it may take, in s. */
const BENCHES: Record<string, { file: string; data: string; limit: number }> = {
  size: { file: 'bench/size/run.ts', data: 'bundles', limit: 120 },
  list: { file: 'bench/list/run.ts', data: 'list', limit: 900 },
  socket: { file: 'bench/socket/run.ts', data: 'socket', limit: 180 },
  qml: { file: 'bench/qml/run.ts', data: 'qml', limit: 600 },
  items: { file: 'bench/items/run.ts', data: 'items', limit: 300 },
  reactive: { file: 'bench/reactive/run.ts', data: 'reactive', limit: 180 },
  compiler: { file: 'bench/compiler/main.ts', data: 'compiler', limit: 120 },
  server: { file: 'bench/server/run.ts', data: 'server', limit: 1500 },
};

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    page: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (options.help) {
  console.log(`Runs the benchmarks: ${Object.keys(BENCHES).join(', ')}.

  --only <names>  those, with commas between
  --quick         tries whether everything works; leaves the recorded results alone
  --page          makes the page of the figures that are there
  --help          print this`);
  process.exit(0);
}
const wanted = options.page ? [] : (options.only?.split(',') ?? Object.keys(BENCHES));
for (const name of wanted)
  if (!BENCHES[name]) {
    console.error(`There is no benchmark '${name}'. There are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(1);
  }

/** Runs one; resolves to why it failed, or null. */
function run(name: string): Promise<string | null> {
  const { file, limit } = BENCHES[name]!;
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, file), ...(options.quick ? ['--quick'] : [])],
      { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
    );
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // With everything that it started.
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    }, limit * 1000);
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (late) resolve(`not done after ${limit} s`);
      else resolve(code === 0 ? null : `ended with ${code ?? signal}`);
    });
  });
}

const begun = performance.now();
const failed: { bench: string; why: string }[] = [];
const took: string[] = [];
for (const name of wanted) {
  console.log(`\n──── ${name} ────\n`);
  const start = performance.now();
  const why = await run(name);
  took.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
  if (why) failed.push({ bench: name, why });
}

const results = Object.values(BENCHES)
  .map(({ data }) => join(RESULTS, `${data}.json`))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Result);
if (!results.length) {
  console.error('There are no figures: every benchmark failed, or none was run yet.');
  process.exit(1);
}
const folder = QUICK ? join(ROOT, 'bench/.tmp') : join(ROOT, 'bench');
// A page that is made anew tells how long the run took that it is of.
const kept = join(RESULTS, 'run.json');
const seconds = (performance.now() - begun) / 1000;
if (!options.page && !options.only) {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(kept, `${JSON.stringify({ seconds: Math.round(seconds), failed })}\n`);
}
const whole: Run = {
  results,
  ...(existsSync(kept)
    ? (JSON.parse(readFileSync(kept, 'utf8')) as { seconds: number; failed: typeof failed })
    : { seconds, failed }),
};
writeFileSync(join(folder, 'results.md'), text(whole));
writeFileSync(join(folder, 'results.html'), page(whole));
const readme = join(ROOT, 'README.md');
const now = between(readFileSync(readme, 'utf8'), 'README.md', 'bench', summary(whole), 'npm run bench');
writeFileSync(QUICK ? join(folder, 'README.md') : readme, now);

console.log(`\n${took.join(', ')}`);
console.log(`Written: ${relative(ROOT, folder)}/results.md, results.html and README.md`);
for (const { bench, why } of failed) console.error(`FAILED ${bench}: ${why}`);
process.exit(failed.length ? 1 : 0);
