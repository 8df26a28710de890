// The table of docs/dependencies.md: what each runtime dependency brings along, and what it weighs on disk. Written by
// `npm run docs`, compared with `--check`.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { between } from './api-table.ts';
import { ROOT } from './bundle.ts';
import type { Locked } from './check-licences.ts';

interface Package extends Locked {
  dependencies?: Record<string, string>;
}

/** A package and what it needs, by their places in the lock file. */
export function closureOf(name: string, packages: Readonly<Record<string, Package>>): string[] {
  const found = new Set<string>();
  const add = (wanted: string, from: string): void => {
    // As Node looks for it: from the inside out.
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = `${at ? `${at}/` : ''}node_modules/${wanted}`;
      if (packages[path]) {
        if (found.has(path)) return;
        found.add(path);
        for (const next of Object.keys(packages[path].dependencies ?? {})) add(next, path);
        return;
      }
      if (!at) throw new Error(`package-lock.json has no ${wanted}, which ${from || 'the package'} needs.`);
    }
  };
  add(name, '');
  return [...found];
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.split('/').includes('node_modules'))
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);

function table(): string {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const { packages }: { packages: Record<string, Package> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  const rows = Object.keys(dependencies).map((name) => {
    const all = closureOf(name, packages);
    const bytes = all.reduce(
      (sum, path) => sum + (existsSync(join(ROOT, path)) ? sizeOf(join(ROOT, path)) : 0),
      0,
    );
    const { version, license } = packages[`node_modules/${name}`]!;
    return `| \`${name}\` | ${version} | ${license} | ${all.length} | ${Math.round(bytes / 1024)} |`;
  });
  return [
    '| package | version | licence | packages with what it needs | KiB on disk |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const FILE = 'docs/dependencies.md';
if (import.meta.filename === process.argv[1]) {
  const text = readFileSync(join(ROOT, FILE), 'utf8');
  const now = between(text, FILE, 'sizes', table());
  if (!process.argv.includes('--check')) writeFileSync(join(ROOT, FILE), now);
  else if (now !== text) {
    console.error(`${FILE} is not up to date. Write it anew with: npm run docs`);
    process.exitCode = 1;
  }
}
