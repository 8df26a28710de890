// `qmlet app.qml`: the page, the files, the changes, what comes back; and who may ask.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocumentServer } from '../../src/server/document-server.ts';

let folder = '';
let server: DocumentServer;
let printed: string[] = [];
let quits: number[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qmlet-run-'));
  mkdirSync(join(folder, 'app'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'app/my app.qml'), 'import QtQuick\nItem { }');
  writeFileSync(join(folder, 'assets/qmlet.js'), 'export {};');
  printed = [];
  quits = [];
  server = await DocumentServer.start({
    root: join(folder, 'app'),
    document: 'my app.qml',
    assets: join(folder, 'assets'),
    host: 'localhost',
    port: 0,
    trustedOrigins: 'http://"other"',
    print: (level, text) => printed.push(`${level} ${text}`),
    quit: (code) => quits.push(code),
  });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);

describe('the server of a document', () => {
  it('has a page that shows the document, and the files that the page needs', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain(
      '<qml-view show-errors source="/my%20app.qml" trusted-origins="http://&quot;other&quot;">',
    );
    expect(page).toContain('<title>my app.qml</title>');
    const document = await get('/my%20app.qml');
    expect(document.headers.get('content-type')).toMatch(/^text\/x-qml/);
    expect(await document.text()).toBe('import QtQuick\nItem { }');
    const own = await get('/@qmlet/qmlet.js');
    expect([own.headers.get('content-type'), await own.text()]).toEqual([
      'text/javascript; charset=utf-8',
      'export {};',
    ]);
    expect(await (await get('/@qmlet/page.js')).text()).toContain('view.reload()');
    for (const path of [
      '/gone.qml',
      '/../assets/qmlet.js',
      '/%2e%2e/assets/qmlet.js',
      '/@qmlet/../app/x',
      '/%zz',
    ])
      expect((await get(path)).ok).toBe(false);
  });

  it('tells the page when a file changes', async () => {
    const answer = await get('/@qmlet/changes');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (part: string) => {
      while (!text.includes(part)) text += (await reader.read()).value ?? '';
    };
    await until('retry');
    writeFileSync(join(folder, 'app/Part.qml'), 'import QtQuick\nItem { }');
    await until('event: change');
    await reader.cancel();
  });

  it('prints what the document prints, and nothing that another page sends', async () => {
    const post = (body: string, type = 'application/json') =>
      get('/@qmlet/message', { method: 'POST', body, headers: { 'Content-Type': type } });
    expect((await post('{"level":"debug","text":"hello"}')).status).toBe(204);
    expect((await post('{"quit":3}')).status).toBe(204);
    expect((await post('{"level":"debug","text":"hello"}', 'text/plain')).status).toBe(415);
    expect((await post('{"level":"shout","text":"hello"}')).status).toBe(422);
    expect((await get('/@qmlet/message')).status).toBe(405);
    expect([printed, quits]).toEqual([['debug hello'], [3]]);
  });

  it('answers to its own name only', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const { port } = server;
      request({ port, host: 'localhost', path: '/', headers: { Host: `evil.test:${port}` } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('says when its port is taken', async () => {
    await expect(
      DocumentServer.start({
        root: folder,
        document: 'x.qml',
        assets: folder,
        host: 'localhost',
        port: server.port,
      }),
    ).rejects.toThrow(/EADDRINUSE/);
  });
});
