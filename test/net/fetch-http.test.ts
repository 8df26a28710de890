// XMLHttpRequest over the platform's fetch, against a real server.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FetchLike, fetchRequests } from '../../src/runtime/net/fetch-http.ts';
import { createXmlHttpRequest } from '../../src/runtime/net/xml-http-request.ts';

let server: Server;
let base: string;
let closed: () => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/404') {
      response.statusCode = 404;
      response.end('nope');
    } else if (request.url === '/moved') {
      response.statusCode = 302;
      response.setHeader('location', '/json');
      response.end();
    } else if (request.url === '/drop') request.socket.destroy();
    else if (request.url === '/silent') request.on('close', () => closed());
    else if (request.url === '/json') {
      response.setHeader('X-Two', ['a', 'b']);
      response.end('{"a":1}');
    } else {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const { authorization, 'content-type': type } = request.headers;
        response.end(JSON.stringify({ method: request.method, type, authorization, body }));
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const XMLHttpRequest = createXmlHttpRequest({
  request: fetchRequests(fetch as unknown as FetchLike, () => new AbortController()),
  resolveUrl: (url) => new URL(url, base).href,
  decode: (bytes, charset) => new TextDecoder(charset).decode(bytes),
  call: (handler) => handler(),
  warn: (text) => {
    throw new Error(text);
  },
});

function done(method: string, path: string, body?: string, user?: string) {
  const states: number[] = [];
  const x = new XMLHttpRequest();
  return new Promise<{ x: InstanceType<typeof XMLHttpRequest>; states: number[] }>((resolve) => {
    x.onreadystatechange = () => states.push(x.readyState);
    x.onloadend = () => resolve({ x, states });
    if (user) x.open(method, path, true, user, 'secret');
    else x.open(method, path);
    x.send(body);
  });
}

it('tells of a reply', async () => {
  const { x, states } = await done('GET', '/json');
  expect([states, x.status, x.statusText, x.responseText]).toEqual([[1, 2, 3, 4], 200, 'OK', '{"a":1}']);
  expect(x.getResponseHeader('X-TWO')).toBe('a, b');
});
it('tells of an error page', async () => {
  const { x, states } = await done('GET', '/404');
  expect([states, x.status, x.responseText]).toEqual([[1, 2, 3, 3, 4], 404, 'nope']);
});
it('follows redirections', async () => {
  const { x } = await done('GET', '/moved');
  expect([x.status, x.responseURL]).toEqual([200, `${base}/json`]);
});
it('tells of a connection that breaks', async () => {
  const { x, states } = await done('GET', '/drop');
  expect([states, x.status]).toEqual([[1, 4], 0]);
});
it('sends a body, its type and who asks', async () => {
  const { x } = await done('POST', '/echo', 'grün', 'me');
  expect(JSON.parse(x.responseText)).toEqual({
    method: 'POST',
    type: 'text/plain;charset=UTF-8',
    authorization: `Basic ${btoa('me:secret')}`,
    body: 'grün',
  });
});
it('ends a request that is aborted', async () => {
  const ended = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const x = new XMLHttpRequest();
  x.open('GET', '/silent');
  x.send();
  await new Promise((resolve) => server.once('request', resolve));
  x.abort();
  await ended;
  expect(x.readyState).toBe(0);
});
