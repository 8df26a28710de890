// The table of README.md: every test that a promise names is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const rows = readFileSync(join(here, 'README.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (\d+) \| (.+?) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null);

it('names twenty-five promises', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
});

it.each(rows.map(([, number, promise, tests]) => [number!, promise!, tests!]))(
  '%s: %s',
  (_, _promise, tests) => {
    const named = [...tests.matchAll(/([\w-]+): ((?:"[^"]+"(?:, )?)+)/g)];
    expect(named.length).toBeGreaterThan(0);
    // Nothing but names of files and of tests: a slip of the pen would be no test at all.
    expect(named.map(([all]) => all).join('; ')).toBe(tests);
    for (const [, file, titles] of named) {
      const path = [join(here, `${file}.test.ts`), join(here, '../contract', `${file}.ts`)].find(existsSync);
      expect(path, `${file} is no file of tests`).toBeDefined();
      const text = readFileSync(path!, 'utf8');
      for (const [, title] of titles!.matchAll(/"([^"]+)"/g))
        expect(text.includes(`'${title}'`) || text.includes(`\`${title}\``), `${file}: ${title}`).toBe(true);
    }
  },
);
