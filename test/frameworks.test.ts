// What docs/frameworks.md says of each framework is what the recorded run found, of the checks that there are.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CHECKS, STEPS } from '../scripts/frameworks/checks.ts';
import { FRAMEWORKS } from '../scripts/frameworks/frameworks.ts';
import { DOCS_FILE, type Results, readResults, withTables } from '../scripts/frameworks/results.ts';
import { APPS } from '../scripts/frameworks/workspace.ts';

const results = readResults();

it('records every framework, with the version of its lockfile', () => {
  expect(Object.keys(results)).toEqual(FRAMEWORKS.map(({ name }) => name));
  for (const { name, package: main } of FRAMEWORKS) {
    const lock = JSON.parse(readFileSync(join(APPS, name, 'package-lock.json'), 'utf8'));
    expect(results[name]!.version, name).toBe(main ? lock.packages[`node_modules/${main}`].version : '');
    expect(existsSync(join(APPS, name, 'package.json')), name).toBe(true);
  }
});

it('has each case of the list that it follows: eight basic ones, eight advanced ones', () => {
  for (const group of ['basic', 'advanced'])
    expect(CHECKS.filter((check) => check.group === group).length, group).toBe(8);
  // What a framework cannot do is a case of the list, and has its reason.
  for (const { name, lacks = {} } of FRAMEWORKS)
    for (const [id, why] of Object.entries(lacks)) {
      expect(CHECKS.find((check) => check.id === id)?.group, `${name}: ${id}`).toBe('advanced');
      expect(why).not.toBe('');
    }
});

it('records every check, and nothing that fails', () => {
  for (const { name, lacks = {} } of FRAMEWORKS) {
    const wanted: Results[string]['checks'] = {};
    for (const id of Object.keys(STEPS)) wanted[id] = true;
    for (const { id, only } of CHECKS)
      if (!only || only.includes(name)) wanted[id] = id in lacks ? null : true;
    expect(results[name]!.checks, name).toEqual(wanted);
  }
});

it('is what the document shows', () => {
  const document = readFileSync(DOCS_FILE, 'utf8');
  expect(withTables(document, results)).toBe(document);
  expect(() => withTables('no place', results)).toThrow("has no '<!-- results:start");
});
