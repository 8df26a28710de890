// What keeps a release honest: the snapshot of the API, the licences, and what dependencies bring along.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, apiProblem, hashOfApi } from '../scripts/api.ts';
import { ROOT } from '../scripts/bundle.ts';
import { releasedChangelog } from '../scripts/changelog.ts';
import { licenceProblems } from '../scripts/check-licences.ts';
import { closureOf } from '../scripts/dependencies.ts';
import { hashOf } from '../scripts/integrity.ts';
import { type InstalledPackage, installPackage, packageJson } from './support/installed-package.ts';

describe('the snapshot of the API', () => {
  let installed: InstalledPackage;
  beforeAll(async () => {
    installed = await installPackage();
  }, 120_000);
  afterAll(() => installed.remove());

  it('has every entry and element, with what they declare', () => {
    const api = apiOf(installed.dist);
    for (const name of Object.keys(packageJson.exports))
      expect(api).toContain(`### \`qmlet${name.slice(1)}\``);
    for (const tag of ['chat-input', 'chat-label', 'chat-view', 'qml-view', 'ws-socket'])
      expect(api).toContain(`### \`<${tag}>\``);
    expect(api).toMatch(
      /^event text-message-sent: CustomEvent<\{message: string, id: number, queued: boolean\}>$/m,
    );
    expect(api).toMatch(/^custom property --chat-view-row-height = /m);
    expect(api).toMatch(
      /^declare function defineElement\(tag: string, module: QmlModule\): CustomElementConstructor;$/m,
    );
    expect(api).toMatch(/^declare class ChatView extends /m);
    expect(api).not.toContain('#private');
    expect(api).not.toMatch(/^\s*\/?\*/m);
  });

  it('fails on a change until it is renewed and told of', () => {
    const api = '# API\nproperty a: number\n';
    expect(apiProblem(api, api, hashOfApi(api), [])).toBe('');
    const changed = api.replace('number', 'string');
    expect(apiProblem(changed, api, hashOfApi(api), ['a.md'])).toMatch(
      /^The API is another one[\s\S]*- property a: number\n\+ property a: string[\s\S]*npm run api/,
    );
    expect(apiProblem(changed, changed, hashOfApi(api), [])).toMatch(/no changeset tells of it/);
    expect(apiProblem(changed, changed, `${hashOfApi(api)}\n`, ['a.md'])).toBe('');
  });
});

describe('the changelog of a release', () => {
  const before = '# Changelog\n\nHow.\n\n## Unreleased\n\n### Added\n\n- One\n\n## 0.1.0\n\n- Old\n';
  const after = before.replace('\n\n', '\n\n## 0.2.0\n\n### Minor Changes\n\n- abc: Told\n\n');

  it('has under its version what changesets tell and what was noted', () => {
    const told = '### Minor Changes\n\n- abc: Told\n\n### Added\n\n- One\n\n## 0.1.0\n\n- Old\n';
    expect(releasedChangelog(before, after, '0.2.0', '2026-01-02')).toBe(
      `# Changelog\n\nHow.\n\n## Unreleased\n\n## 0.2.0 – 2026-01-02\n\n${told}`,
    );
  });

  it('says what it misses', () => {
    expect(() => releasedChangelog(before, before, '0.2.0', '')).toThrow("no '## 0.2.0'");
    const bare = '# Changelog\n\n## 0.1.0\n';
    const more = '# Changelog\n\n## 0.2.0\n\n- x\n\n## 0.1.0\n';
    expect(() => releasedChangelog(bare, more, '0.2.0', '')).toThrow("no '## Unreleased'");
  });
});

describe('licences', () => {
  it('are those that are allowed, stricter for what users install', () => {
    expect(
      licenceProblems({
        '': { license: 'none of them' },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b': { version: '1.0.0', license: '(GPL-3.0 OR MIT)' },
        'node_modules/c': { version: '1.0.0', license: 'MPL-2.0', dev: true },
        'node_modules/c/node_modules/d': { version: '2.0.0', license: 'MPL-2.0' },
        'node_modules/e': { version: '1.0.0', license: 'MIT AND GPL-3.0', dev: true },
        'node_modules/@f/g': { version: '1.0.0' },
      }),
    ).toEqual([
      'd@2.0.0: the licence MPL-2.0 is not allowed for what users install',
      'e@1.0.0: the licence MIT AND GPL-3.0 is not allowed for development',
      '@f/g@1.0.0: no licence is named for what users install',
    ]);
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    expect(licenceProblems(packages)).toEqual([]);
  });
});

describe('a dependency', () => {
  it('is counted with what it needs, as Node finds it', () => {
    const packages = {
      'node_modules/a': { dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
      'node_modules/b': {},
      'node_modules/c': { dependencies: { a: '1' } },
    };
    expect(closureOf('a', packages)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
    expect(() => closureOf('x', packages)).toThrow('package-lock.json has no x, which the package needs.');
  });
});

describe('a hash for pages', () => {
  it('is what browsers compute', () => {
    // openssl dgst -sha384 -binary </dev/null | base64
    expect(hashOf('')).toBe('sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb');
  });
});
