// `npm run release`: everything that a release does, up to the point where it would be published, in a copy of what is
// committed: the version and the changelog from the changesets, the build, the package as it would be uploaded, looked
// over by publint and are-the-types-wrong, installed into an empty project and imported there; and the hashes for pages
// without a build step. The project itself is left as it is, and nothing is tagged or uploaded.
//   npm run release -- --write    also takes over the version, the changelog and the hash of the API
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, apiProblem, changesets, hashOfApi, RELEASED } from './api.ts';
import { ROOT } from './bundle.ts';
import { releasedChangelog } from './changelog.ts';
import { checkTypes } from './check-types.ts';

const write = process.argv.includes('--write');
const folder = mkdtempSync(join(tmpdir(), 'qmlet-release-'));
const copy = join(folder, 'project');
const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${command.split('/').at(-1)} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

const step = (text: string): void => console.log(`\n— ${text}`);

try {
  step('Changesets: the version and the changelog');
  if (!changesets().length)
    throw new Error('There is no changeset, so there is nothing to release: npx changeset.');
  // What is not committed would be written over, and would not be in the package.
  const changed = run('git', ['status', '--porcelain', '--untracked-files=no'], ROOT).trim();
  if (write && changed)
    throw new Error(
      `A release is made of what is committed. Commit these first, or put them aside:\n${changed}`,
    );
  // With its history, as changesets name the commit of each change.
  run('git', ['clone', '-q', ROOT, copy], folder);
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const before = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')).version;
  const changelog = join(copy, 'CHANGELOG.md');
  const noted = readFileSync(changelog, 'utf8');
  run(bin('changeset'), ['version'], copy);
  const { name, version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
  if (version === before) throw new Error(`The changesets leave the version at ${before}.`);
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(changelog, releasedChangelog(noted, readFileSync(changelog, 'utf8'), version, today));
  console.log(`${name} ${before} becomes ${version}`);

  step('Build');
  const dist = join(copy, 'dist');
  run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], copy);
  console.log(`${readdirSync(dist, { recursive: true }).length} files`);

  step('API');
  const api = apiOf(dist);
  const problem = apiProblem(api, readFileSync(join(copy, 'api.md'), 'utf8'), '', ['any']);
  if (problem) throw new Error(problem);
  console.log('as in api.md');

  step('Package');
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], copy),
  );
  const tarball = join(folder, packed.filename);
  console.log(
    `${packed.filename}: ${packed.entryCount} files, ${(statSync(tarball).size / 1024).toFixed(0)} KiB, ${(packed.unpackedSize / 1024).toFixed(0)} KiB unpacked`,
  );
  console.log(run(bin('publint'), ['run', tarball, '--strict'], copy).trim());
  console.log(checkTypes(tarball));

  step('Installed into an empty project');
  const project = join(folder, 'user');
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  mkdirSync(join(project, 'node_modules', name));
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(project, 'node_modules', name)]);
  const { dependencies, exports } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
  for (const dependency of Object.keys(dependencies))
    symlinkSync(join(ROOT, 'node_modules', dependency), join(project, 'node_modules', dependency));
  // Those that need a framework, or a page, are tried with it in tests.
  const entries = Object.keys(exports).filter((entry) => !/cdn|json$|react$|angular$|lit$/.test(entry));
  const imports = entries.map((entry) => `await import('${name}${entry.slice(1)}');`);
  for (const code of imports) run(process.execPath, ['--input-type=module', '-e', code], project);
  console.log(`${entries.length} entries can be imported`);
  console.log(
    run(process.execPath, [join(project, 'node_modules', name, 'dist/cli.js'), '--help'], project).split(
      '\n',
    )[0],
  );

  step('For pages without a build step');
  const hashes: Record<string, string> = JSON.parse(readFileSync(join(dist, 'cdn/integrity.json'), 'utf8'));
  for (const file of ['qmlet-chat.js', 'qmlet.js'])
    console.log(`<script type="module" src="${file}" integrity="${hashes[file]}" crossorigin></script>`);
  const map = Object.fromEntries(Object.entries(hashes).map(([file, hash]) => [`./${file}`, hash]));
  console.log(`<script type="importmap">${JSON.stringify({ integrity: map })}</script>`);

  if (write) {
    step('Taken over');
    for (const file of ['package.json', 'CHANGELOG.md']) copyFileSync(join(copy, file), join(ROOT, file));
    for (const file of changesets())
      if (!existsSync(join(copy, '.changeset', file))) rmSync(join(ROOT, '.changeset', file));
    writeFileSync(RELEASED, `${hashOfApi(api)}\n`);
    run('npm', ['install', '--package-lock-only', '--ignore-scripts'], ROOT);
    console.log(`Look at it, and then:
  git add -A && git commit -m 'Release ${version}'
  git tag v${version}
  npm publish`);
  } else
    console.log(
      '\nA dry run: nothing was changed or published. To take the version over: npm run release -- --write',
    );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
