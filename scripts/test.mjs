// `npm test`: finds a browser, runs every vitest project, and ends with the count alone on a line.
// Arguments go on to vitest: `npm test -- test/chat-view.browser.test.ts`.
// QMLET_TEST_REPORTS names files with the counts of other runs, `{"passed": 1, "failed": 0}`, which are added.
// A test that fails is tried once more, since a busy machine can stop a browser for seconds; what
// needed that is named at the end, because its cause is to be mended all the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findBrowser, NO_BROWSER } from '../test/support/find-browser.mjs';

let browser;
try {
  browser = findBrowser();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
if (!browser) {
  console.error(NO_BROWSER);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'qmlet-test-'));
const report = join(folder, 'report.json');
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--retry=1',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, QMLET_BROWSER: browser } },
);

let passed = 0;
let failed = 0;
let skipped = 0;
let secondTry = [];
try {
  const totals = JSON.parse(readFileSync(report, 'utf8'));
  passed = totals.numPassedTests;
  failed = totals.numFailedTests;
  skipped = totals.numPendingTests + totals.numTodoTests;
  secondTry = totals.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'passed' && test.failureMessages.length)
      .map((test) => `${test.fullName}\n    ${test.failureMessages[0].split('\n')[0]}`),
  );
  // A file that does not load holds no test that could fail, and is a failure all the same.
  const brokenFiles = totals.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  );
  failed += brokenFiles.length;
} catch {
  failed = 1;
}
for (const file of (process.env.QMLET_TEST_REPORTS ?? '').split(delimiter).filter(Boolean))
  try {
    const other = JSON.parse(readFileSync(file, 'utf8'));
    if (!Number.isInteger(other.passed + other.failed)) throw new Error('passed and failed are no numbers');
    passed += other.passed;
    failed += other.failed;
  } catch (error) {
    console.error(`QMLET_TEST_REPORTS: ${file} holds no counts: ${error.message}`);
    failed += 1;
  }
rmSync(folder, { recursive: true, force: true });
const status = run.status ?? 1;
if (status !== 0 && failed === 0) failed = 1;
if (secondTry.length) console.log(`Passed only on the second try:\n  ${secondTry.join('\n  ')}`);
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(status || (failed ? 1 : 0));
