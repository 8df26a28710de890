// `npm run test:firefox`: the tests of the chat's tags in Firefox, over WebDriver BiDi. What is known to be otherwise
// there stands in test/firefox/known.txt with its reason; a test that is listed and passes fails the run as well, so
// that the list stays true, unless its reason begins with `sometimes: `. Arguments go on to vitest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox, NO_FIREFOX } from '../test/firefox/find-firefox.ts';
import { ROOT } from './bundle.ts';

interface Report {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

if (!findFirefox()) {
  console.error(NO_FIREFOX);
  process.exit(1);
}
const known = new Map<string, string>();
for (const line of readFileSync(join(ROOT, 'test/firefox/known.txt'), 'utf8').split('\n')) {
  const [name, reason] = line.split(' :: ');
  if (reason && !line.startsWith('#')) known.set(name!.trim(), reason.trim());
}
const folder = mkdtempSync(join(tmpdir(), 'qmlet-firefox-'));
const file = join(folder, 'report.json');
const arguments_ = process.argv.slice(2);
spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'test/firefox/vitest.config.ts',
    '--retry=1',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...arguments_,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], cwd: ROOT },
);
let report: Report;
try {
  report = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  console.error('qmlet: vitest ended without a report.');
  process.exit(1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
let passed = 0;
const wrong: string[] = [];
const seen = new Set<string>();
for (const { name, status, message, assertionResults } of report.testResults) {
  if (status === 'failed' && !assertionResults.length) wrong.push(`${name} does not load: ${message}`);
  for (const test of assertionResults) {
    seen.add(test.fullName);
    const isKnown = known.has(test.fullName);
    if (test.status === 'passed' && !isKnown) passed++;
    else if (known.get(test.fullName)?.startsWith('sometimes: ')) continue;
    else if (test.status === 'passed')
      wrong.push(`passes, and is in test/firefox/known.txt: ${test.fullName}`);
    else if (!isKnown)
      wrong.push(`${test.fullName}\n    ${test.failureMessages[0]?.split('\n').slice(0, 3).join('\n    ')}`);
  }
}
// With arguments, only some were run.
if (!arguments_.length)
  for (const name of known.keys())
    if (!seen.has(name)) wrong.push(`is in test/firefox/known.txt, and no test: ${name}`);
for (const text of wrong) console.log(text);
console.log(`${passed} passed, ${wrong.length} failed, ${known.size} known to be otherwise in Firefox`);
process.exit(wrong.length || !passed ? 1 : 0);
