// Links lead somewhere, and files that are named are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/bundle.ts';
import { documents } from './samples.ts';

/** A heading's anchor, as hosts of Markdown make it. */
const anchor = (heading: string): string =>
  heading
    .replace(/[`*]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const anchors = (file: string): Set<string> =>
  new Set(
    [...withoutCode(readFileSync(file, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(([, title]) => anchor(title!)),
  );

describe('the documents', () => {
  it.each(documents())('%s leads to what is there', (document) => {
    const text = withoutCode(readFileSync(join(ROOT, document), 'utf8')).replace(/`[^`\n]*`/g, (code) =>
      code.replace(/[[\]]/g, ''),
    );
    const broken: string[] = [];
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      const [path, hash] = target!.split('#') as [string, string?];
      const file = path ? join(ROOT, dirname(document), path) : join(ROOT, document);
      if (!existsSync(file)) broken.push(target!);
      else if (hash && !anchors(file).has(hash)) broken.push(target!);
    }
    expect(broken).toEqual([]);
  });

  it.each(documents())('%s names files that are there', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const named = [...text.matchAll(/`((?:src|test|scripts|bench|examples|docs)\/[\w./-]*\w)`/g)]
      .map(([, path]) => path!)
      // A way to add something names what is not there yet.
      .filter((path) => document !== 'CONTRIBUTING.md' || !path.includes('chat-status'));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('are all in the table of contents', () => {
    const contents = readFileSync(join(ROOT, 'docs/README.md'), 'utf8');
    const pages = readdirSync(join(ROOT, 'docs')).filter(
      (name) => name.endsWith('.md') && name !== 'README.md',
    );
    expect(pages.filter((name) => !contents.includes(`(${name})`))).toEqual([]);
  });
});
