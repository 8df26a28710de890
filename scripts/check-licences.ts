// What may be installed: the licence of every dependency in package-lock.json is one of a list. What the package's
// users get with it has to be as free as the package; what only its developers use may also ask for its own source.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

const FOR_USERS = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);
const FOR_DEVELOPERS = new Set([
  ...FOR_USERS,
  'BlueOak-1.0.0',
  'CC0-1.0',
  'MPL-2.0',
  'Unlicense',
  'Python-2.0',
]);

/** Packages that do not name their licence by its identifier, with where it was read. */
const READ_BY_HAND: Record<string, string> = {
  // The licence stands in its Readme.md.
  only: 'MIT',
  // Its licence names LICENSE, which is the MIT licence.
  spawndamnit: 'MIT',
};

export interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  peer?: boolean;
  devOptional?: boolean;
  link?: boolean;
}

/** Whether a licence expression can be met: one of the licences joined by OR, all of those joined by AND. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) =>
      choice.split(' AND ').every((licence) => allowed.has(licence.replace(/[()]/g, '').trim())),
    );
}

/** What is wrong with the licences of a lock file's packages, as sentences. */
export function licenceProblems(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([path, { license, version, dev, devOptional, peer, link }]) => {
    const name = path.split('node_modules/').at(-1)!;
    if (!path || link) return [];
    const forUsers = !dev && !devOptional && !peer;
    const licence = READ_BY_HAND[name] ?? license;
    if (licence && isAllowed(licence, forUsers ? FOR_USERS : FOR_DEVELOPERS)) return [];
    const whom = forUsers ? 'what users install' : 'development';
    return [
      `${name}@${version}: ${licence ? `the licence ${licence} is not allowed` : 'no licence is named'} for ${whom}`,
    ];
  });
}

if (import.meta.filename === process.argv[1]) {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  const problems = licenceProblems(lock.packages);
  for (const problem of problems) console.error(problem);
  if (problems.length) {
    console.error(
      'Replace the package, or allow the licence in scripts/check-licences.ts for a reason that holds.',
    );
    process.exitCode = 1;
  } else console.log(`${Object.keys(lock.packages).length - 1} packages, all with licences that are allowed`);
}
