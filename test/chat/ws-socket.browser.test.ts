// `<ws-socket>` against real servers: the statuses and events of every way in which a connection goes.

import { expect as accessibly } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { resolveSocketUrl } from '../../src/components/chat/browser-socket.ts';
import { WsSocket } from '../../src/ws-socket.ts';
import { expectConsole } from '../support/setup-console.ts';
import { opened, record, refused, settle, socket, until, ws } from './socket-support.ts';

const CUT = 'The remote host closed the connection';
const UNSENT = 'Messages can only be sent when the socket is open.';
const noConnection = (url: string): string =>
  `No connection to ${url}: refused, unreachable or not a WebSocket server.`;

describe('the statuses', () => {
  it('has the numbers of QML, and begins closed', () => {
    expect([WsSocket.Connecting, WsSocket.Open, WsSocket.Closing, WsSocket.Closed, WsSocket.Error]).toEqual([
      0, 1, 2, 3, 4,
    ]);
    const element = socket({}, null);
    expect([element.status, element.errorString, element.active, element.url]).toEqual([3, '', false, '']);
  });

  it('connects, hears the greeting, echoes, and closes', async () => {
    const element = socket({ url: `${ws}/greet` });
    expect(element.getAttribute('status')).toBe('closed');
    await settle();
    const lines = record(element);
    const reflected: (string | null)[] = [];
    element.addEventListener('status-changed', () => reflected.push(element.getAttribute('status')));
    element.addEventListener('status-changed', () => {
      if (element.status === WsSocket.Open) expect(element.sendTextMessage('hi')).toBe(2);
    });
    element.active = true;
    expect(element.status).toBe(WsSocket.Connecting);
    await until(() => lines.includes('text-received hi'));
    element.active = false;
    expect(element.status).toBe(WsSocket.Closed);
    await settle();
    expect(lines).toEqual([
      'active true',
      'status connecting',
      'status open',
      'text-sent hi 1 false',
      'text-received Welcome to Awesome Chat',
      'text-received hi',
      'active false',
      'status closing',
      'status closed',
    ]);
    expect(reflected).toEqual(['connecting', 'open', 'closing', 'closed']);
  });

  it('is refused', async () => {
    const element = socket({ url: refused, active: true });
    const lines = record(element);
    await until(() => element.status === WsSocket.Error);
    await settle();
    const text = noConnection(`${refused}/`);
    expect(lines).toEqual(['status connecting', 'status closed', `error-string ${text}`, 'status error']);
    expect([element.active, element.errorString, element.getAttribute('error-string')]).toEqual([
      true,
      text,
      text,
    ]);
  });

  it('is answered with 403', async () => {
    const element = socket({ url: `${ws}/403`, active: true });
    const lines = record(element);
    await until(() => element.status === WsSocket.Error);
    expect(lines).toEqual([
      'status connecting',
      'status closed',
      `error-string ${noConnection(`${ws}/403`)}`,
      'status error',
    ]);
  });

  it.each([1000, 1001, 1007, 1011, 4321])('is closed by the server with %i', async (code) => {
    const element = socket({ url: `${ws}/close/${code}`, active: true });
    const lines = record(element);
    await until(() => element.closeCode);
    await settle();
    expect(lines).toEqual(['status connecting', 'status open', 'status closing', 'status closed']);
    expect([element.active, element.closeCode, element.closeReason]).toEqual([true, code, 'bye']);
  });

  it('is cut (1006)', async () => {
    const element = socket({ url: `${ws}/drop`, active: true });
    const lines = record(element);
    await until(() => element.closeCode);
    expect(element.closeCode).toBe(1006);
    expect(lines).toEqual([
      'status connecting',
      'status open',
      `error-string ${CUT}`,
      'status error',
      'error-string',
      'status closing',
      'status closed',
    ]);
    expect(element.hasAttribute('error-string')).toBe(false);
  });

  it('ends a connection that brings a text which is none', async () => {
    const element = socket({ url: `${ws}/bad-utf8`, active: true });
    const lines = record(element);
    await until(() => element.closeCode);
    expect(lines.filter((line) => line.startsWith('text'))).toEqual([]);
    expect(lines.at(-1)).toBe('status closed');
  });

  it('stays connecting at a server that never answers, and closes when switched off', async () => {
    const element = socket({ url: `${ws}/silent`, active: true });
    const lines = record(element);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(element.sendTextMessage('x')).toBe(0);
    element.active = false;
    await settle();
    expect(lines).toEqual([
      'status connecting',
      `error-string ${UNSENT}`,
      'status error',
      `message-returned 1 x ${UNSENT}`,
      'active false',
      'error-string',
      'status closed',
    ]);
  });

  it('leads an open connection to another url', async () => {
    const element = socket({ url: `${ws}/greet`, active: true });
    await opened(element);
    const lines = record(element);
    element.url = `${ws}/echo`;
    expect(element.status).toBe(WsSocket.Connecting);
    await opened(element);
    element.url = `${ws}/echo`;
    await settle();
    expect(lines.filter((line) => !line.startsWith('text'))).toEqual([
      'status closing',
      'status closed',
      `url ${ws}/echo`,
      'status connecting',
      'status open',
    ]);
  });

  it('connects again after a close when it is switched off and on', async () => {
    const element = socket({ url: `${ws}/close/1000`, active: true });
    await until(() => element.closeCode);
    const lines = record(element);
    element.active = true;
    expect(lines).toEqual([]);
    element.active = false;
    element.active = true;
    await until(() => lines.includes('status closed'));
    expect(lines).toEqual([
      'active false',
      'active true',
      'status connecting',
      'status open',
      'status closing',
      'status closed',
    ]);
  });
});

describe('messages', () => {
  it('returns the bytes of a text, and refuses one that cannot go', async () => {
    const element = socket({ url: `${ws}/echo` });
    const lines = record(element);
    expect(element.sendTextMessage('early')).toBe(0);
    expect([element.status, element.errorString]).toEqual([WsSocket.Error, UNSENT]);
    expect(lines).toEqual([`error-string ${UNSENT}`, 'status error', `message-returned 1 early ${UNSENT}`]);
    element.active = true;
    await opened(element);
    expect(element.errorString).toBe('');
    expect([
      element.sendTextMessage('c'),
      element.sendTextMessage(''),
      element.sendTextMessage('ü€😀'),
    ]).toEqual([1, 0, 9]);
    await until(() => lines.includes('text-received ü€😀'));
  });

  it('carries a text of 1 MiB', async () => {
    const element = socket({ url: `${ws}/echo`, active: true });
    await opened(element);
    const text = 'ab€ '.repeat(1 << 18);
    let received = '';
    element.addEventListener('text-message-received', ({ detail }) => (received = detail.message));
    expect(element.sendTextMessage(text)).toBe(6 << 18);
    await until(() => received);
    expect(received === text).toBe(true);
  });

  it('carries buffers, views and Blobs, in the order in which they were sent', async () => {
    const element = socket({ url: `${ws}/echo`, active: true });
    await opened(element);
    const received: unknown[] = [];
    const sent: unknown[] = [];
    const bytes = (message: ArrayBuffer): string => [...new Uint8Array(message)].join();
    element.addEventListener('binary-message-received', ({ detail }) => received.push(bytes(detail.message)));
    element.addEventListener('text-message-received', ({ detail }) => received.push(detail.message));
    element.addEventListener('binary-message-sent', ({ detail }) => sent.push(detail.message));
    const view = new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 3);
    const blob = new Blob([new Uint8Array(300_000).fill(7)]);
    expect(element.sendBinaryMessage(blob)).toBe(300_000);
    expect(element.sendBinaryMessage(view)).toBe(2);
    expect(element.sendBinaryMessage(new DataView(new ArrayBuffer(4)))).toBe(4);
    expect(element.sendBinaryMessage(new Uint8Array([9]).buffer)).toBe(1);
    element.sendTextMessage('last');
    view.fill(0);
    await until(() => received.includes('last'));
    expect(received.slice(1)).toEqual(['1,2', '0,0,0,0', '9', 'last']);
    expect((received[0] as string).length).toBe(599_999);
    expect(sent[0]).toBe(blob);
    expect(bytes(sent[1] as ArrayBuffer)).toBe('1,2');
  });

  it('says what it takes', () => {
    expect(() => socket().sendBinaryMessage('text' as never)).toThrow(
      'A binary message is an ArrayBuffer, a view of one or a Blob.',
    );
  });

  it('negotiates a sub-protocol', async () => {
    const element = socket({ url: `${ws}/protocols`, 'requested-subprotocols': 'chat, superchat' });
    expect(element.requestedSubprotocols).toEqual(['chat', 'superchat']);
    const lines = record(element);
    element.active = true;
    await opened(element);
    expect([element.negotiatedSubprotocol, element.getAttribute('negotiated-subprotocol')]).toEqual([
      'superchat',
      'superchat',
    ]);
    element.requestedSubprotocols = ['one'];
    expect(element.getAttribute('requested-subprotocols')).toBe('one');
    element.active = false;
    expect([element.negotiatedSubprotocol, element.hasAttribute('negotiated-subprotocol')]).toEqual([
      '',
      false,
    ]);
    expect(lines).toContain('requested-subprotocols one');
    element.active = true;
    await opened(element);
    expect(element.negotiatedSubprotocol).toBe('one');
  });

  it('tells an error for sub-protocols that cannot be asked for', async () => {
    const element = socket({ url: `${ws}/protocols`, 'requested-subprotocols': 'twice twice', active: true });
    await until(() => element.status === WsSocket.Error);
    expect(element.errorString).toMatch(/twice/);
  });

  it('bubbles out of shadow roots', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const element = socket({ url: `${ws}/greet`, active: true }, host.attachShadow({ mode: 'open' }));
    const lines = record(document.body);
    await until(() => lines.includes('text-received Welcome to Awesome Chat'));
    host.remove();
    await until(() => element.status === WsSocket.Closed);
  });
});

describe('the url', () => {
  it.each([
    ['ws://a/b', 'http://page/', 'ws://a/b'],
    ['wss://a', 'http://page/', 'wss://a/'],
    ['WS://a', 'https://page/', 'ws://a/'],
    ['chat', 'http://page:81/x/y', 'ws://page:81/x/chat'],
    ['/chat?a=1', 'https://page/x/', 'wss://page/chat?a=1'],
    ['//other/chat', 'https://page/', 'wss://other/chat'],
    ['?room=1', 'https://page/x', 'wss://page/x?room=1'],
  ])('%s on %s means %s', (url, base, meant) => {
    expect(resolveSocketUrl(url, base)).toBe(meant);
  });

  it.each([
    ['http://a/', 'Not a WebSocket url: "http://a/". Write ws:// or wss://.'],
    ['localhost:3000', 'Not a WebSocket url: "localhost:3000". Write ws:// or wss://.'],
    ['ws://', 'Not a WebSocket url: "ws://". Write ws:// or wss://.'],
    ['ws://a:99999/', 'Not a WebSocket url: "ws://a:99999/". Write ws:// or wss://.'],
  ])('%s is an error that says what to write', async (url, text) => {
    const element = socket({ url, active: true, reconnect: true });
    const lines = record(element);
    await settle();
    expect(lines).toEqual([`error-string ${text}`, 'status error']);
    expect([element.status, element.errorString]).toEqual([WsSocket.Error, text]);
  });

  it('may be missing: nothing happens', async () => {
    const element = socket({ active: true });
    const lines = record(element);
    await settle();
    expect([element.status, lines]).toEqual([WsSocket.Closed, []]);
    element.url = `${ws}/echo`;
    await opened(element);
  });
});

describe('attributes and properties', () => {
  it('carry the same values', () => {
    const element = socket({}, null);
    const values = {
      url: 'ws://a/',
      active: true,
      reconnect: true,
      reconnectMin: 10,
      reconnectMax: 20,
      reconnectAttempts: 3,
      reconnectStopCodes: '1000',
      connectTimeout: 5,
      queueLimit: '100 65536',
      bufferLimit: 7,
      heartbeat: 1000,
      heartbeatMessage: 'ping',
      heartbeatReply: 'pong',
      heartbeatTimeout: 300,
    };
    Object.assign(element, values);
    expect(element).toMatchObject(values);
    const copy = element.cloneNode() as WsSocket;
    expect(copy).toMatchObject(values);
    element.active = false;
    element.queueLimit = 5 as never;
    element.heartbeatReply = null;
    expect([element.hasAttribute('active'), element.queueLimit, element.heartbeatReply]).toEqual([
      false,
      '5',
      null,
    ]);
  });

  it('have defaults, also for what is not understood, and warn of that', () => {
    const element = socket({ heartbeat: true }, null);
    expect([element.heartbeat, element.reconnectMin, element.queueLimit, element.heartbeatReply]).toEqual([
      25_000,
      750,
      '0',
      null,
    ]);
    expectConsole('<ws-socket>: reconnect-min="soon" is not understood');
    element.setAttribute('reconnect-min', 'soon');
    expect(element.reconnectMin).toBe(750);
    expectConsole('queue-limit="many"');
    element.setAttribute('queue-limit', 'many');
    expectConsole('heartbeat="often"');
    element.setAttribute('heartbeat', 'often');
    expect(element.heartbeat).toBe(0);
    expectConsole('reconnect-stop-codes="4xx"');
    element.setAttribute('reconnect-stop-codes', '4xx');
  });

  it('take no room in the layout, and hide when told', () => {
    const element = socket();
    element.append('text');
    expect(getComputedStyle(element).display).toBe('contents');
    element.hidden = true;
    expect(getComputedStyle(element).display).toBe('none');
  });

  it('stand in nobody’s way', async () => {
    const element = socket({ url: `${ws}/greet`, active: true });
    await accessibly(element).to.be.accessible();
    await opened(element);
    await accessibly(element).to.be.accessible();
  });

  it('survive the upgrade when they were set before it', async () => {
    const template = document.createElement('div');
    template.innerHTML = '<ws-late queue-limit="3"></ws-late>';
    const late = template.firstElementChild as WsSocket;
    late.url = `${ws}/greet`;
    late.active = true;
    late.requestedSubprotocols = ['chat'];
    late.queueLimit = '7';
    document.body.append(template);
    const lines = record(late);
    customElements.define('ws-late', class extends WsSocket {});
    expect([late.queueLimit, late.requestedSubprotocols, late.getAttribute('url')]).toEqual([
      '7',
      ['chat'],
      `${ws}/greet`,
    ]);
    await until(() => lines.includes('text-received Welcome to Awesome Chat'));
    template.remove();
  });

  it('are all set before it connects', async () => {
    const element = socket();
    const lines = record(element);
    element.active = true;
    element.requestedSubprotocols = ['chat'];
    element.url = `${ws}/protocols`;
    await opened(element);
    expect(element.negotiatedSubprotocol).toBe('chat');
    expect(lines.filter((line) => line === 'status connecting')).toHaveLength(1);
  });
});
