// What servers can do to a document, and whose code may run at all: each ends in an error that names the url.
import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/runtime/engine/fetch-policy.ts';
import { load, loaderOf, ORIGIN, type Page, World } from './loader-world.ts';

const OTHER = 'http://other.test:8080';
const ITEM = 'import QtQuick\nItem {}';
const worldOf = (pages: Record<string, Page>) =>
  new World(
    Object.fromEntries(
      Object.entries(pages).map(([key, page]) => [key.includes(':') ? key : `${ORIGIN}/${key}`, page]),
    ),
  );
const refused = (origin: string) =>
  `Refused to run code from ${origin}: it is another origin than ${ORIGIN}. ` +
  `If you trust its code, name it: trusted-origins="${origin}"`;

describe('what a server can do', () => {
  const cases: [name: string, page: Page | undefined, message: string | RegExp][] = [
    ['has no such file', undefined, 'No such file or directory'],
    ['has it no more', { status: 410 }, 'No such file or directory'],
    ['wants a password', { status: 401 }, 'Authentication required'],
    [
      'forbids it',
      { status: 403, statusText: 'Forbidden' },
      'Network error: the server answered 403 Forbidden',
    ],
    ['fails', { status: 500 }, 'Network error: the server answered 500'],
    [
      'is not there',
      { broken: 'Failed to fetch' },
      /^Network error: no answer that this page may read: .*\(Failed to fetch\)$/,
    ],
    ['sends a page', '  <!doctype html><p>Hello', 'The server sent an HTML or XML page instead of the file'],
    ['sends nothing', '', 'File is empty'],
    [
      'says that it is too long',
      { headers: { 'content-length': '1000000001' }, endless: 1 },
      'File is longer than the 1000 bytes allowed for one document',
    ],
    ['sends without end', { endless: 300 }, 'File is longer than the 1000 bytes allowed for one document'],
    ['never answers', { silent: 'head' }, 'Timeout: no complete answer within 5 s'],
    ['begins and never ends', { body: 'import', silent: 'body' }, 'Timeout: no complete answer within 5 s'],
  ];
  const limits = { bytes: 1000, milliseconds: 5000 };

  for (const [name, page, message] of cases) {
    it(`ends when it ${name}`, async () => {
      const world = worldOf(page === undefined ? {} : { 'main.qml': page });
      const { root, errors } = await load(world, 'main.qml', { limits });
      expect(root).toBeNull();
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ url: `${ORIGIN}/main.qml`, line: 0 });
      if (typeof message === 'string') expect(errors[0]!.message).toBe(message);
      else expect(errors[0]!.message).toMatch(message);
      expect(world.timers).toBe(0);
      expect(world.read).toBeLessThan(2000);
    });

    it(`ends when it ${name}, for a type beside the document`, async () => {
      const world = worldOf({
        'main.qml': 'import QtQuick\nItem {\n    Part {}\n}',
        ...(page !== undefined && { 'Part.qml': page }),
      });
      const { root, lines } = await load(world, 'main.qml', { limits });
      expect(root).toBeNull();
      const missing = page === undefined || name === 'has it no more' || name === 'sends a page';
      if (missing) expect(lines).toEqual(['main.qml:3:5: Part is not a type']);
      else {
        expect(lines[0]).toBe('main.qml:3:5: Type Part unavailable');
        expect(lines[1]).toMatch(/^Part\.qml: /);
      }
      expect(world.timers).toBe(0);
    });
  }

  it('stops reading what is too long', async () => {
    const world = worldOf({ 'main.qml': { endless: 300 } });
    await load(world, 'main.qml', { limits });
    expect(world.aborted).toBe(1);
    expect(world.read).toBe(1200);
  });

  it('bounds the number of files of one document', async () => {
    const world = new World();
    world.pages = new Proxy(world.pages, {
      get: (_, url: string) => {
        const number = /\/T(\d+)\.qml$/.exec(url)?.[1];
        return number && `import QtQuick\nItem { T${Number(number) + 1} {} }`;
      },
    });
    const { root, errors } = await load(world, 'T0.qml', { limits: { documents: 50 } });
    expect(root).toBeNull();
    expect(errors[0]!.url).toBe(`${ORIGIN}/T0.qml`);
    expect(errors[0]!.message).toBe(`Imports more than 50 files; the last was ${ORIGIN}/T50.qml`);
    expect(world.requests.length).toBeLessThan(60);
  });

  it('bounds the time of one document with all its files', async () => {
    const world = new World();
    world.pages = new Proxy(world.pages, {
      get: (_, url: string) => {
        const number = /\/T(\d+)\.qml$/.exec(url)?.[1];
        return number && { after: 4000, body: `import QtQuick\nItem { T${Number(number) + 1} {} }` };
      },
    });
    const { root, errors } = await load(world, 'T0.qml', { limits: { totalMilliseconds: 30_000 } });
    expect(root).toBeNull();
    expect(errors[0]!.message).toBe(`Timeout: not complete within 30 s; still waiting for ${ORIGIN}/T7.qml`);
    expect(world.now).toBe(30_000);
  });

  it('ends at once when nobody wants it any more', async () => {
    const world = worldOf({ 'main.qml': { silent: 'head' } });
    const loader = loaderOf(world);
    const result = loader.load(`${ORIGIN}/main.qml`);
    await new Promise((resolve) => setImmediate(resolve));
    loader.dispose();
    expect((await result).errors[0]!.message).toBe('Operation canceled');
    expect(world.aborted).toBe(1);
    expect((await loader.load(`${ORIGIN}/other.qml`)).errors[0]!.message).toBe('Operation canceled');
  });

  it('takes over where a redirect leads to', async () => {
    const world = worldOf({
      'main.qml': { to: `${ORIGIN}/moved/app.qml` },
      'moved/app.qml': 'import QtQuick\nItem { Part {} }',
      'moved/Part.qml': ITEM,
    });
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    expect(root!.url).toBe(`${ORIGIN}/moved/app.qml`);
    expect(root!.resolve('Part')).toMatchObject({ document: { url: `${ORIGIN}/moved/Part.qml` } });
  });
});

describe('whose code may run', () => {
  const pages = () => ({
    [`${OTHER}/app.qml`]: 'import QtQuick\nItem { Part {} }',
    [`${OTHER}/Part.qml`]: ITEM,
    [`${OTHER}/lib/qmldir`]: 'Thing 1.0 Thing.qml',
    [`${OTHER}/lib/Thing.qml`]: ITEM,
    [`${OTHER}/lib.js`]: 'var x = 1',
  });

  it('refuses a document of another origin, and does not even ask for it', async () => {
    const world = worldOf(pages());
    const { errors } = await load(world, `${OTHER}/app.qml`);
    expect(errors).toMatchObject([{ url: `${OTHER}/app.qml`, message: refused(OTHER) }]);
    expect(world.requests).toEqual([]);
  });

  it('runs it when its origin is named', async () => {
    const world = worldOf(pages());
    const { root } = await load(world, `${OTHER}/app.qml`, { policy: { origin: ORIGIN, trusted: [OTHER] } });
    expect(root).not.toBeNull();
    // Credentials stay with the page's own origin.
    expect(new Set(world.inits.map(({ credentials }) => credentials))).toEqual(new Set(['same-origin']));
  });

  it('refuses what a document imports from elsewhere', async () => {
    const world = worldOf({
      ...pages(),
      'main.qml': `import QtQuick\nimport "${OTHER}/lib" as L\nimport "${OTHER}/lib.js" as J\nItem { L.Thing {} }`,
    });
    const { lines } = await load(world);
    expect(lines).toEqual([
      'main.qml:4:8: L.Thing is not a type',
      `main.qml:2:1: "${OTHER}/lib" cannot be imported`,
      `${OTHER}/lib/: ${refused(OTHER)}`,
      `main.qml:3:1: Script ${OTHER}/lib.js unavailable`,
      `${OTHER}/lib.js: ${refused(OTHER)}`,
    ]);
    expect(world.requests).toEqual([`${ORIGIN}/main.qml`]);
  });

  it('looks again at where a redirect leads to', async () => {
    const world = worldOf({
      ...pages(),
      'main.qml': { to: `${OTHER}/app.qml` },
      'user.qml': 'import QtQuick\nItem { Gone {} }',
      'Gone.qml': { to: `${OTHER}/Part.qml` },
      [`${OTHER}/back.qml`]: { to: `${ORIGIN}/fine.qml` },
      'fine.qml': ITEM,
    });
    expect((await load(world)).errors).toMatchObject([
      { message: `${ORIGIN}/main.qml redirects to ${OTHER}/app.qml. ${refused(OTHER)}` },
    ]);
    expect((await load(world, 'user.qml')).lines).toEqual([
      'user.qml:2:8: Type Gone unavailable',
      `Gone.qml: Gone.qml redirects to ${OTHER}/Part.qml. ${refused(OTHER)}`,
    ]);
    const policy = { origin: ORIGIN, trusted: [OTHER] };
    expect((await load(world, `${OTHER}/back.qml`, { policy })).lines).toEqual([]);
  });

  it('knows which urls are of one origin', () => {
    expect(originOf('HTTP://Host.Example:80/x')).toBe('http://host.example');
    expect(originOf('https://host:443/x')).toBe('https://host');
    expect(originOf('https://host:80/x')).toBe('https://host:80');
    expect(originOf('http://app.test@evil.test/x.qml')).toBe('http://evil.test');
    expect(originOf('http://app.test:80@evil.test:81?x')).toBe('http://evil.test:81');
    expect(originOf('blob:http://app.test/0-0')).toBe('http://app.test');
    expect(originOf('data:text/plain,Item{}')).toBe('data:');
    expect(originOf('file:///etc/x.qml')).toBe('file://');
  });

  it('takes text in a data: url for the code of somebody else', async () => {
    const { errors } = await load(new World(), 'data:text/plain,Item{}');
    expect(errors[0]!.message).toBe(refused('data:'));
  });
});

describe('a page without a compiler', () => {
  it('says so, with the way out', async () => {
    const world = worldOf({ 'main.qml': ITEM });
    const { lines } = await load(world, 'main.qml', { compilers: undefined });
    expect(lines).toEqual([
      'main.qml: There is no compiler on this page to read it with. Load "qmlet/full" instead of "qmlet", or compile the document at build time with "qmlet/vite"',
    ]);
  });

  it('says when the compiler does not come, and tries again the next time', async () => {
    const world = worldOf({ 'main.qml': ITEM });
    let fails = true;
    const { compilers } = await import('../../src/compilers.ts');
    const loader = loaderOf(world, {
      compilers: () => (fails ? Promise.reject(new Error('chunk not found')) : Promise.resolve(compilers)),
    });
    const first = await world.settle(loader.load(`${ORIGIN}/main.qml`));
    expect(first.errors[0]!.message).toBe('The compiler could not be loaded: chunk not found');
    fails = false;
    expect((await world.settle(loader.load(`${ORIGIN}/main.qml`))).errors).toEqual([]);
  });

  it('does not hang when a module breaks', async () => {
    const world = worldOf({ 'main.qml': ITEM });
    const modules = {
      find: () => ({
        type: () => {
          throw new Error('no such table');
        },
      }),
    };
    expect((await load(world, 'main.qml', { modules })).lines).toEqual(['main.qml: Error: no such table']);
  });

  it('does not hang when linking breaks', async () => {
    const world = worldOf({ 'main.qml': ITEM });
    const { lines } = await load(world, 'main.qml', {
      check: () => {
        throw new RangeError('too deep');
      },
    });
    expect(lines).toEqual(['main.qml: RangeError: too deep']);
  });

  it('does not hang when the compiler breaks', async () => {
    const world = worldOf({ 'main.qml': ITEM });
    const { compilers } = await import('../../src/compilers.ts');
    const broken = {
      ...compilers,
      document: () => {
        throw new EvalError('Refused to evaluate a string as JavaScript');
      },
    };
    const { lines } = await load(world, 'main.qml', { compilers: async () => broken });
    expect(lines).toEqual(['main.qml: EvalError: Refused to evaluate a string as JavaScript']);
  });
});
