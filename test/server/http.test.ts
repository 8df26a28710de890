// HTTP: the colours, files for QML documents, CORS, health and metrics.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Records } from '../../src/server/store.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
import { Client, cleanUp, Raw, start } from './support/clients.ts';

afterEach(cleanUp);
const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' };

describe('the colours', () => {
  const at = async (options = {}) => {
    const server = await start({ colors: true, ...options });
    return async (method: string, path = '', body?: unknown, headers: Record<string, string> = JSON_TYPE) => {
      const response = await fetch(`${server.url}/colors${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text ? JSON.parse(text) : undefined,
      };
    };
  };

  it('are listed, read, created, changed and removed', async () => {
    const ask = await at();
    const { status, body } = await ask('GET');
    expect(status).toBe(200);
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual([
      'red',
      'green',
      'blue',
      'cyan',
      'magenta',
      'yellow',
    ]);
    expect((await ask('GET', '/red')).body).toEqual({ name: 'red', value: '#f00' });
    const created = await ask('POST', '', { name: 'gray 1/ü', value: '#333' });
    expect([created.status, created.body]).toEqual([201, { name: 'gray 1/ü', value: '#333' }]);
    const location = created.headers.get('location')!.slice('/colors'.length);
    expect((await ask('PUT', location, { value: '#666666' })).body).toEqual({
      name: 'gray 1/ü',
      value: '#666666',
    });
    expect((await ask('GET', location)).body.value).toBe('#666666');
    expect((await ask('DELETE', location)).body).toEqual({ result: true });
    for (const method of ['GET', 'DELETE']) expect((await ask(method, location)).status).toBe(404);
    expect((await ask('PUT', location, { value: '#666' })).status).toBe(404);
    expect((await ask('GET')).body.data).toHaveLength(6);
  });

  it('may be asked for with a JSON type and nothing in it, as the QML client does', async () => {
    const ask = await at();
    expect((await ask('GET', '', undefined)).status).toBe(200);
    expect((await ask('DELETE', '/red', '')).status).toBe(200);
    const server = await start({ colors: true });
    const raw = new Raw(server);
    raw.write(
      'DELETE /colors/green HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
    await raw.end();
    expect(raw.text).toContain('200 OK');
    expect(raw.text).toContain('{"result":true}');
  });

  it.each([
    ['a name that is taken', 'POST', '', { name: 'red', value: '#f00' }, 409, 'name'],
    ['no name', 'POST', '', { value: '#f00' }, 422, 'name'],
    ['an empty name', 'POST', '', { name: '', value: '#f00' }, 422, 'name'],
    ['a name that is a number', 'POST', '', { name: 7, value: '#f00' }, 422, 'name'],
    ['a long name', 'POST', '', { name: 'x'.repeat(101), value: '#f00' }, 422, 'name'],
    ['half a character', 'POST', '', '{"name":"\\ud800","value":"#f00"}', 422, 'name'],
    ['no value', 'POST', '', { name: 'x' }, 422, 'value'],
    ['a value that is no colour', 'POST', '', { name: 'x', value: '<script>' }, 422, 'value'],
    ['another name', 'PUT', '/red', { name: 'blue', value: '#f00' }, 422, 'name'],
    ['an array', 'POST', '', [], 422, undefined],
    ['null', 'POST', '', 'null', 422, undefined],
    ['broken JSON', 'POST', '', '{"name":', 400, undefined],
    ['deep nesting', 'POST', '', `${'['.repeat(30_000)}`, 400, undefined],
    ['a method that is none here', 'PATCH', '/red', {}, 405, undefined],
    ['another for all', 'DELETE', '', undefined, 405, undefined],
  ])('refuse %s', async (_, method, path, body, status, field) => {
    const ask = await at();
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: true, status });
    expect(answer.body.field).toBe(field);
    if (status === 405) expect(answer.headers.get('allow')).toContain('GET');
  });

  it('refuse other types, and bodies that are too large', async () => {
    const ask = await at();
    const color = '{"name":"x","value":"#f00"}';
    expect((await ask('POST', '', color, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await ask('POST', '', color, { 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(
      201,
    );
    expect((await ask('POST', '', `{"name":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
    const server = await start({ colors: true });
    const raw = new Raw(server);
    raw.write(
      'POST /colors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    for (let i = 0; i < 5; i++) raw.write(`4000\r\n${'x'.repeat(0x4000)}\r\n`);
    await raw.end();
    expect(raw.text).toContain('413');
  });

  it('are bounded: 507 says by what, until one is removed', async () => {
    const ask = await at({ limits: { colors: 7 } });
    const post = (name: string) => ask('POST', '', { name, value: '#f00' });
    expect((await post('seventh')).status).toBe(201);
    const { status, body } = await post('eighth');
    expect(status).toBe(507);
    expect(body).toMatchObject({ error: true, status: 507 });
    expect(body.message).toMatch(/7 colours.*limits\.colors.*DELETE/);
    // What is there is said to be there, and can be changed.
    expect((await post('red')).status).toBe(409);
    expect((await ask('PUT', '/red', { value: '#e00' })).status).toBe(200);
    expect((await ask('DELETE', '/seventh')).status).toBe(200);
    expect((await post('eighth')).status).toBe(201);
  });

  it('take nothing from a prototype, and hold what looks like SQL', async () => {
    const ask = await at();
    expect((await ask('POST', '', '{"__proto__":{"name":"p"},"value":"#f00"}')).status).toBe(422);
    const name = "'; DROP TABLE record; --";
    expect((await ask('POST', '', { name, value: '#f00' })).status).toBe(201);
    expect((await ask('GET', `/${encodeURIComponent(name)}`)).body.name).toBe(name);
    expect((await ask('POST', '', { name: '__proto__', value: '#f00' })).status).toBe(201);
    expect((await ask('GET', '/__proto__')).body.value).toBe('#f00');
    expect((await ask('GET', '/constructor')).status).toBe(404);
  });

  it('are open to listed origins only, with preflight', async () => {
    const ask = await at({ origins: ['https://app.example'] });
    const preflight = (origin: string) =>
      ask('OPTIONS', '/red', undefined, { Origin: origin, 'Access-Control-Request-Method': 'PUT' });
    const good = await preflight('https://app.example');
    expect(good.status).toBe(204);
    expect(good.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(good.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(good.headers.get('access-control-allow-headers')).toContain('Content-Type');
    const bad = await preflight('https://evil.example');
    expect(bad.headers.get('access-control-allow-origin')).toBeNull();
    expect(bad.headers.get('access-control-allow-methods')).toBeNull();
    const simple = await ask('GET', '', undefined, { Origin: 'https://app.example' });
    expect(simple.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(simple.headers.get('vary')).toBe('Origin');
  });
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'site/controls'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('secret.txt', 'secret');
  write('site/main.qml', 'import QtQuick\nRectangle { }\n');
  write('site/controls/qmldir', 'module controls\nButton 1.0 Button.qml\n');
  write('site/controls/Button.qml', 'Item { }');
  write('site/logic.js', '.pragma library');
  write('site/ä b.svg', '<svg/>');
  write('site/.hidden', 'no');
  write('site/empty.txt', '');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  symlinkSync(join(folder, 'site/.hidden'), join(folder, 'site/shown.txt'));
  mkdirSync(join(folder, 'site/linked'));
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/linked/index.html'));
  mkdirSync(join(folder, 'site/what? #1'));
  write('site/what? #1/index.html', 'odd');
  const serveIt = () => start({ files: join(folder, 'site') });

  it('have the types that a QML engine and a browser expect', async () => {
    const { url } = await serveIt();
    const types: Record<string, string> = {
      '/main.qml': 'text/x-qml; charset=utf-8',
      '/controls/qmldir': 'text/plain; charset=utf-8',
      '/logic.js': 'text/javascript; charset=utf-8',
      '/%C3%A4%20b.svg': 'image/svg+xml',
    };
    for (const [path, type] of Object.entries(types)) {
      const response = await fetch(url + path);
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, type]);
    }
    expect(await (await fetch(`${url}/main.qml`)).text()).toBe('import QtQuick\nRectangle { }\n');
    expect(await (await fetch(`${url}/empty.txt`)).text()).toBe('');
    // A folder is its main document.
    expect(await (await fetch(`${url}/`)).text()).toContain('Rectangle');
  });

  it('are not sent again when they have not changed', async () => {
    const { url } = await serveIt();
    const first = await fetch(`${url}/main.qml`);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${url}/main.qml`, { headers })).status;
    expect(await ask({ 'If-None-Match': etag })).toBe(304);
    expect(await ask({ 'If-None-Match': `"x", W/${etag}` })).toBe(304);
    expect(await ask({ 'If-None-Match': '"x"' })).toBe(200);
    expect(await ask({ 'If-Modified-Since': first.headers.get('last-modified')! })).toBe(304);
    expect(await ask({ 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(200);
  });

  it('come in parts when asked for', async () => {
    const { url } = await serveIt();
    const ask = async (range: string) => {
      const response = await fetch(`${url}/main.qml`, { headers: { Range: range } });
      return [response.status, await response.text(), response.headers.get('content-range')];
    };
    expect(await ask('bytes=0-5')).toEqual([206, 'import', 'bytes 0-5/29']);
    expect(await ask('bytes=-3')).toEqual([206, '}\n'.padStart(3), 'bytes 26-28/29']);
    expect((await ask('bytes=100-'))[0]).toBe(416);
    expect((await ask('bytes=0-1,3-4'))[0]).toBe(200);
    const head = await fetch(`${url}/main.qml`, { method: 'HEAD', headers: { Range: 'bytes=0-5' } });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '29']);
    // For a cache: an answer without Access-Control-Allow-Origin is for this origin only.
    expect(head.headers.get('vary')).toBe('Origin');
  });

  it('outside of the folder, hidden or not there are 404', async () => {
    const server = await serveIt();
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/controls/../../secret.txt',
      '/.hidden',
      '/link.txt',
      '/shown.txt',
      '/linked/',
      '/nothing',
      '/main.qml/',
      '/%00',
      '/a%5c..%5csecret.txt',
      '/%zz',
    ]) {
      const raw = new Raw(server);
      raw.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      await raw.end();
      expect([path, raw.text.slice(9, 12)]).toEqual([path, '404']);
      expect(raw.text).not.toContain('secret\n');
    }
    const post = await fetch(`${server.url}/main.qml`, { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const folderOnly = await fetch(`${server.url}/controls`, { redirect: 'manual' });
    expect([folderOnly.status, folderOnly.headers.get('location')]).toEqual([308, './controls/']);
    // A name that looks like more than one, with a query that is not lost; and none that leads elsewhere.
    const odd = await fetch(`${server.url}/what%3F%20%231?room=a`);
    expect([odd.url, await odd.text()]).toEqual([`${server.url}/what%3F%20%231/?room=a`, 'odd']);
    const twice = await fetch(`${server.url}//controls`, { redirect: 'manual' });
    expect(twice.headers.get('location')).toBe('./controls/');
  });

  it('do not include the database, wherever it is', async () => {
    const site = join(folder, 'site');
    const { url } = await start({ files: site, database: join(site, 'controls/chat.db'), colors: true });
    expect((await fetch(`${url}/colors`)).status).toBe(200);
    for (const name of ['chat.db', 'chat.db-wal']) {
      expect(existsSync(join(site, 'controls', name))).toBe(true);
      expect((await fetch(`${url}/controls/${name}`)).status, name).toBe(404);
    }
    expect((await fetch(`${url}/controls/Button.qml`)).status).toBe(200);
  });

  it('of a folder that is not there are refused at the start', async () => {
    await expect(start({ files: join(folder, 'none') })).rejects.toThrow('there is no folder');
  });
});

describe('for those who run it', () => {
  it('shows health, and counters in the form of Prometheus', async () => {
    class Chat extends Endpoint {
      override onOpen(): void {
        void this.subscribe('lobby');
      }
      override onTextReceived(text: string): void {
        void this.publish('lobby', text);
      }
    }
    const server = await start({ endpoints: { chat: Chat } });
    const client = await new Client(`${server.url}/chat`).opened;
    client.send('hello');
    await client.count(1);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({
      status: 'ok',
      store: 'ok',
      connections: 1,
    });
    client.socket.close(4000);
    await client.closed;
    await new Client(`${server.url}/none`).refused;
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    for (const line of [
      'qmlet_connections 0',
      'qmlet_connections_opened_total 1',
      'qmlet_connections_closed_total{code="4000"} 1',
      'qmlet_handshakes_refused_total{status="404"} 1',
      'qmlet_messages_received_total 1',
      'qmlet_messages_published_total 1',
      'qmlet_deliveries_total 1',
    ])
      expect(text.split('\n')).toContain(line);
    for (const path of ['/healthz', '/metrics']) {
      const post = await fetch(server.url + path, { method: 'POST' });
      expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) qmlet_\w+ .+|qmlet_\w+(\{\w+="\w+"\})? [\d.e+-]+)$/);
  });

  it('says that a database is away, also where nothing is written', async () => {
    let away = false;
    class Shared extends MemoryStore {
      override records(collection: string): Records {
        if (away) return { ...super.records(collection), get: () => Promise.reject(new Error('away')) };
        return super.records(collection);
      }
    }
    const store = Object.defineProperty(new Shared(), 'shared', { value: true });
    const { url } = await start({ store });
    const status = async () => (await fetch(`${url}/healthz`)).status;
    expect(await status()).toBe(200);
    away = true;
    await expect.poll(status, { timeout: 20_000 }).toBe(503);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('qmlet_store_away 1');
    away = false;
    await expect.poll(status, { timeout: 20_000 }).toBe(200);
  });

  it('may answer more requests, and an error of that is a 500', async () => {
    const server = await start({
      onRequest(request, response) {
        if (request.url === '/fail') throw new Error('boom');
        if (request.url !== '/mine') return false;
        response.end('mine');
        return undefined;
      },
    });
    expect(await (await fetch(`${server.url}/mine`)).text()).toBe('mine');
    expect((await fetch(`${server.url}/fail`)).status).toBe(500);
    expect((await fetch(`${server.url}/other`)).status).toBe(404);
  });
});

describe('requests', () => {
  const raw = async (text: string): Promise<string> => {
    const one = new Raw(await start({ colors: true, limits: { handshake: 1000 } }));
    one.write(text);
    await one.end();
    return one.text;
  };

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['an encoding that is none', 'Transfer-Encoding: xchunked\r\n\r\nhello'],
    ['a space before the colon', 'Content-Length : 5\r\n\r\nhello'],
    ['a header over two lines', 'X-A: b\r\n c: d\r\nContent-Length: 1x\r\n\r\n'],
    ['a chunk of no size', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
    ['NUL in a header', 'X-A: a\0b\r\n\r\n'],
  ])('that two servers could read in two ways are refused: %s', async (_, rest) => {
    const answer = await raw(
      `POST /colors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}GET /colors HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    // What follows is not taken for a request of its own.
    expect(answer).not.toContain('"data"');
  });

  it('without Host are refused; with a whole address they are as with its path', async () => {
    expect(await raw('GET /colors HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(
      await raw('GET http://x.example:80/colors/red?a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ).toContain('{"name":"red"');
    expect(await raw('GET http://x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('404');
  });

  it('that offer HTTP/2 are answered all the same, with what they carry', async () => {
    const offer =
      'Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
    expect(await raw(`GET /colors/red HTTP/1.1\r\n${offer}\r\n`)).toContain('{"name":"red"');
    const color = '{"name":"offered","value":"#123"}';
    const type = 'Content-Type: application/json\r\n';
    expect(
      await raw(`POST /colors HTTP/1.1\r\n${offer}${type}Content-Length: ${color.length}\r\n\r\n${color}`),
    ).toMatch(/^HTTP\/1\.1 201 /);
    // The body may come later, and in chunks.
    const one = new Raw(await start({ colors: true }));
    one.write(`POST /colors HTTP/1.1\r\n${offer}${type}Transfer-Encoding: chunked\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    one.write(`${color.length.toString(16)}\r\n${color}\r\n0\r\n\r\n`);
    await one.end();
    expect(one.text).toMatch(/^HTTP\/1\.1 201 /);
  });
});
