// Puts the applications of test/frameworks into a folder outside of the source tree, with the packed package
// installed into each. What always holds: the versions are those of the applications' lockfiles, nothing in the
// source tree is written, and no package runs a script while it is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
export const APPS = join(ROOT, 'test/frameworks');
const TARBALL = 'qmlet.tgz';
/** What a lockfile says of a package besides where it comes from. */
const LOCKED = ['version', 'license', 'dependencies', 'optionalDependencies', 'peerDependencies'] as const;
const MORE_LOCKED = ['peerDependenciesMeta', 'bin', 'engines'] as const;

type Json = Record<string, unknown>;
interface Lock {
  packages: Record<string, Json>;
}

export interface Outcome {
  ok: boolean;
  /** What the command printed. */
  output: string;
  seconds: number;
}

const readJson = <T = Json>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Runs a command to its end; what it prints is kept. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  const start = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const end = (ok: boolean) => resolve({ ok, output, seconds: (performance.now() - start) / 1000 });
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      // No questions, no news of newer versions, no statistics.
      env: { ...process.env, CI: '1', NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' },
    });
    const keep = (chunk: Buffer): void => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** The applications' folder of one run. */
export class Workspace {
  readonly folder: string;
  #manifest: Json = {};
  #integrity = '';

  /** @param folder an empty folder outside of the source tree */
  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Packs the package as it would be published.
   * @param tarball one that was packed before, in its place
   * @throws Error when it cannot be packed
   */
  async pack(tarball?: string): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const target = join(this.folder, TARBALL);
    if (tarball) cpSync(tarball, target);
    else {
      const packed = await run('npm', ['pack', '--json', '--pack-destination', this.folder], ROOT);
      // What `prepack` prints comes first.
      const list = packed.output.slice(packed.output.search(/^[[{]$/m));
      const name = /"filename": "([^"]+)"/.exec(list)?.[1];
      if (!packed.ok || !name) throw new Error(`The package cannot be packed:\n${packed.output}`);
      renameSync(join(this.folder, basename(name)), target);
    }
    this.#integrity = `sha512-${createHash('sha512').update(readFileSync(target)).digest('base64')}`;
    const unpacked = await run('tar', ['-xzf', TARBALL, 'package/package.json'], this.folder);
    if (!unpacked.ok) throw new Error(`The package cannot be unpacked:\n${unpacked.output}`);
    this.#manifest = readJson(join(this.folder, 'package/package.json'));
  }

  path(name: string, ...more: string[]): string {
    return join(this.folder, name, ...more);
  }

  /** Copies an application. */
  #copy(name: string): void {
    const ours = (path: string) => !/[\\/](node_modules|dist|\.angular)$/.test(path);
    cpSync(join(APPS, name), this.path(name), { recursive: true, filter: ours });
    cpSync(join(APPS, 'shared'), this.path(name, 'src/shared'), { recursive: true });
  }

  /** Copies an application and installs what it needs. */
  async install(name: string): Promise<Outcome> {
    this.#copy(name);
    const lock = this.path(name, 'package-lock.json');
    if (existsSync(lock)) this.#lockPackage(lock);
    // Not `npm ci`: what the package itself needs is the one thing that may have changed since the lockfile.
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    return run('npm', ['install', ...options, '--omit-lockfile-registry-resolved'], this.path(name));
  }

  /** Copies an application that is installed already anew, and the package into it. */
  async refresh(name: string): Promise<Outcome> {
    rmSync(this.path(name, 'src'), { recursive: true, force: true });
    this.#copy(name);
    const installed = this.path(name, 'node_modules/qmlet');
    rmSync(installed, { recursive: true, force: true });
    mkdirSync(installed);
    return run(
      'tar',
      ['-xzf', join(this.folder, TARBALL), '-C', installed, '--strip-components=1'],
      this.folder,
    );
  }

  /** The lockfile as it would be committed, which knows the package's needs but not this very build of it. */
  lockfile(name: string): string {
    const lock = readJson<Lock>(this.path(name, 'package-lock.json'));
    const entry = lock.packages['node_modules/qmlet'];
    delete entry?.integrity;
    return `${JSON.stringify(lock, null, 2)}\n`;
  }

  /** The version of a package that an application has installed. */
  version(name: string, dependency: string): string {
    return readJson<{ version: string }>(this.path(name, 'node_modules', dependency, 'package.json')).version;
  }

  /** Has a lockfile mean the package that was packed just now. */
  #lockPackage(file: string): void {
    const lock = readJson<Lock>(file);
    const entry: Json = { resolved: `file:../${TARBALL}`, integrity: this.#integrity };
    for (const key of [...LOCKED, ...MORE_LOCKED])
      if (this.#manifest[key] !== undefined) entry[key] = this.#manifest[key];
    lock.packages['node_modules/qmlet'] = entry;
    writeFileSync(file, JSON.stringify(lock, null, 2));
  }
}
