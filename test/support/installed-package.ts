// A project that has the package installed as it is published, built from the sources: what tests of the package
// import is what those who install it get.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../scripts/bundle.ts';

export const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

export interface InstalledPackage {
  /** The project's folder. */
  project: string;
  /** The package's `dist` in it. */
  dist: string;
  remove(): void;
}

/**
 * Builds the package into a new project.
 * @param extra what else the project has installed, besides what the package depends on
 */
export async function installPackage(extra: readonly string[] = []): Promise<InstalledPackage> {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-package-'));
  const project = join(folder, 'project');
  const installed = join(project, 'node_modules/qmlet');
  mkdirSync(installed, { recursive: true });
  for (const name of ['package.json', 'custom-elements.json'])
    writeFileSync(join(installed, name), readFileSync(join(ROOT, name)));
  for (const name of [...Object.keys(packageJson.dependencies), ...extra]) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  const dist = join(installed, 'dist');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/build.ts'), dist]);
  return { project, dist, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
