// `npm run test:frameworks`: tries the packed package in every framework, as those who install it would use it.
// Each application of test/frameworks is installed, built by its own tools, type-checked, and driven in Chromium
// against the echo server. Nothing is written into the source tree unless it is asked for.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { startEchoServer } from '../src/server/echo-server.ts';
import { browserArguments, findBrowser, NO_BROWSER } from '../test/support/find-browser.mjs';
import { App, type Echo, PATIENCE } from './frameworks/app.ts';
import { CHECKS, type STEPS } from './frameworks/checks.ts';
import { FRAMEWORKS, type Framework } from './frameworks/frameworks.ts';
import { type Results, writeResults } from './frameworks/results.ts';
import { APPS, type Outcome, run, Workspace } from './frameworks/workspace.ts';

const HELP = `Tries the packed package in every framework.

  --only <names>      only some: ${FRAMEWORKS.map(({ name }) => name).join(',')}
  --check <id>        only one check, to find out why it fails
  --tarball <file>    a packed package, in place of packing this one
  --folder <path>     where to work; kept afterwards, and what is installed there is used again
  --write             records the results: test/frameworks/results.json and the tables in docs/frameworks.md
  --update-locks      writes the lockfiles of the applications anew
  --report <file>     writes {"passed", "failed"} into a file, and does not print them as the last line
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    check: { type: 'string' },
    tarball: { type: 'string' },
    folder: { type: 'string' },
    write: { type: 'boolean', default: false },
    'update-locks': { type: 'boolean', default: false },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** How long to wait for what a framework cannot do, in ms. */
const LACKING = 1000;

/** At most `limit` of the tasks given to it run at a time. */
function queue(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** The frameworks that `--only` names. */
function chosen(): readonly Framework[] {
  if (!values.only) return FRAMEWORKS;
  return values.only.split(',').map((name) => {
    const found = FRAMEWORKS.find((each) => each.name === name);
    if (found) return found;
    throw new Error(
      `--only: there is no ${name}; there are ${FRAMEWORKS.map((each) => each.name).join(', ')}.`,
    );
  });
}

type Checks = Results[string]['checks'];

class Run {
  readonly results: Results = {};
  passed = 0;
  failed = 0;
  #workspace: Workspace;
  #browser: Browser;
  #checks = CHECKS.filter(({ id }) => !values.check || id === values.check);
  // Installing waits for the disk and the network; the rest needs a processor.
  #busy = queue(Math.max(2, availableParallelism()));

  constructor(workspace: Workspace, browser: Browser) {
    this.#workspace = workspace;
    this.#browser = browser;
  }

  async framework(framework: Framework): Promise<void> {
    const { name, title } = framework;
    const checks: Checks = {};
    const start = performance.now();
    const seconds: Record<string, number> = {};
    const step = async (id: keyof typeof STEPS, task: () => Promise<Outcome>): Promise<boolean> => {
      const outcome = await task();
      seconds[id] = outcome.seconds;
      return this.#note(framework, checks, id, outcome.ok ? true : outcome.output.trim());
    };
    const script = (command: string) => () =>
      run('npm', ['run', '--silent', command], this.#workspace.path(name));
    const installed = existsSync(this.#workspace.path(name, 'node_modules/.package-lock.json'));
    if (
      !(await step('install', () =>
        installed && values.folder ? this.#workspace.refresh(name) : this.#workspace.install(name),
      ))
    )
      return;
    this.results[name] = {
      version: framework.package ? this.#workspace.version(name, framework.package) : '',
      checks,
    };
    if (!(await this.#busy(() => step('build', script('build'))))) return;
    await this.#busy(() => step('types', script('check')));
    await this.#busy(() => this.#drive(framework, checks));
    const all = Object.values(checks).filter((result) => result !== null);
    const bad = all.filter((result) => result !== true).length;
    const found = bad
      ? `✗ ${title}: ${bad} of ${all.length} checks fail`
      : `✓ ${title}: ${all.length} checks`;
    const took = ['install', 'build', 'types'].map((id) => `${id} ${seconds[id]!.toFixed(0)} s`);
    const whole = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${found} (${took.join(', ')}, in all ${whole} s)`);
  }

  async #drive(framework: Framework, checks: Checks): Promise<void> {
    let clients = 0;
    const server = await startEchoServer({
      port: 0,
      log: (line) => {
        if (line.startsWith('client connected')) clients++;
        else if (line.startsWith('client left')) clients--;
      },
    });
    const echo: Echo = { url: server.url, clients: () => clients };
    try {
      const app = await App.open(this.#browser, this.#workspace.path(framework.name, framework.output), echo);
      try {
        for (const check of this.#checks) {
          if (check.only && !check.only.includes(framework.name)) continue;
          const lack = framework.lacks?.[check.id];
          app.patience = lack ? LACKING : PATIENCE;
          let result: true | string = true;
          try {
            await check.run(app);
            await app.hide();
          } catch (error) {
            result = (error as Error).message;
          }
          const complaints = app.complaints();
          if (complaints.length)
            result = `${result === true ? '' : `${result}\n`}The page complained: ${complaints.join('\n')}`;
          if (!lack) this.#note(framework, checks, check.id, result);
          else if (result === true)
            this.#note(framework, checks, check.id, `works by now; it is listed as lacking: ${lack}`);
          else checks[check.id] = null;
        }
      } finally {
        await app.close();
      }
    } catch (error) {
      this.#note(framework, checks, 'open', (error as Error).message);
    } finally {
      await server.close();
    }
  }

  #note({ title }: Framework, checks: Checks, id: string, result: true | string): boolean {
    checks[id] = result;
    if (result === true) this.passed++;
    else {
      this.failed++;
      console.error(`✗ ${title}, ${id}: ${result.replaceAll('\n', '\n    ')}`);
    }
    return result === true;
  }
}

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const frameworks = chosen();
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'qmlet-frameworks-'));
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    const workspace = new Workspace(folder);
    await workspace.pack(values.tarball);
    const attempt = new Run(workspace, browser);
    await Promise.all(frameworks.map((framework) => attempt.framework(framework)));
    if (values['update-locks'])
      for (const { name } of frameworks)
        writeFileSync(join(APPS, name, 'package-lock.json'), workspace.lockfile(name));
    if (values.write) writeResults(attempt.results);
    const { passed, failed } = attempt;
    if (values.report) writeFileSync(values.report, JSON.stringify({ passed, failed }));
    else console.log(`${passed} passed, ${failed} failed`);
    if (failed) process.exitCode = 1;
  } finally {
    await browser.close();
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(`test-frameworks: ${error.message}`);
  if (values.report) writeFileSync(values.report, JSON.stringify({ passed: 0, failed: 1 }));
  else console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
