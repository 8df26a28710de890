// `<ws-socket>` in a page that changes: moved, removed, reconnecting, waiting, offline, frozen.
import { describe, expect, it, vi } from 'vitest';
import type { WsSocket } from '../../src/ws-socket.ts';
import { opened, ownServer, record, refused, settle, socket, until, ws } from './socket-support.ts';

const quick = { reconnect: true as const, 'reconnect-min': 20, 'reconnect-max': 60 };
const status = (lines: string[]): string[] => lines.filter((line) => line.startsWith('status'));

function page(type: string, init: Record<string, unknown> = {}): void {
  const target = type === 'freeze' || type === 'resume' ? document : window;
  target.dispatchEvent(Object.assign(new Event(type), init));
}

describe('in the DOM', () => {
  it('keeps its connection when it is moved within one task, into a shadow root too', async () => {
    const server = await ownServer();
    const element = socket({ url: server.url, active: true });
    await opened(element);
    const lines = record(element);
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.append(element);
    await settle();
    document.body.prepend(element);
    element.remove();
    // Still the same task: only microtasks lie between.
    await Promise.resolve();
    root.append(element);
    await settle();
    expect(element.sendTextMessage('still here')).toBe(10);
    await until(() => lines.includes('text-received still here'));
    expect(status(lines)).toEqual([]);
    expect((await server.seen()).connections).toBe(1);
    host.remove();
    await server.stop();
  });

  it('closes when it is removed, and connects when it comes back', async () => {
    const element = socket({ url: `${ws}/echo`, active: true });
    await opened(element);
    const lines = record(element);
    element.remove();
    await settle();
    expect(lines).toEqual(['status closing', 'status closed']);
    expect(element.active).toBe(true);
    document.body.append(element);
    await opened(element);
  });

  it('closes when its ancestor is removed, and hands back what waits', async () => {
    const parent = document.createElement('div');
    document.body.append(parent);
    const element = socket({ url: `${ws}/silent`, active: true, 'queue-limit': 5 }, parent);
    const lines = record(element);
    expect(element.sendTextMessage('typed')).toBe(5);
    parent.remove();
    await settle();
    expect(lines).toEqual([
      'status connecting',
      'text-sent typed 1 true',
      'status closed',
      'message-returned 1 typed The socket was closed.',
    ]);
  });

  it('does nothing while it is in no page', async () => {
    const element = socket({ url: `${ws}/echo`, active: true }, null);
    await settle();
    expect(element.status).toBe(3);
  });

  it('keeps its connection in another document', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const element = socket({ url: `${ws}/echo`, active: true });
    await opened(element);
    frame.contentDocument!.body.append(element);
    await settle();
    expect(element.status).toBe(1);
    document.body.append(element);
    await settle();
    expect(element.status).toBe(1);
    frame.remove();
  });
});

describe('reconnect', () => {
  it('comes back by itself, loses nothing that waits and doubles nothing', async () => {
    const server = await ownServer();
    const element = socket({ ...quick, url: server.url, active: true, 'queue-limit': 100 });
    await opened(element);
    element.sendTextMessage('0');
    const lines = record(element);
    await until(() => lines.includes('text-received 0'));
    await server.stop();
    await until(() => element.status !== 1);
    for (let i = 1; i <= 5; i++) expect(element.sendTextMessage(String(i))).toBe(1);
    await until(() => element.reconnectAttempt > 1);
    expect(element.reconnectDelay).toBeLessThanOrEqual(60);
    await server.start();
    await opened(element);
    await until(() => lines.includes('text-received 5'));
    expect((await server.seen()).received).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(lines.filter((line) => line.startsWith('message-flushed'))).toHaveLength(5);
    expect(lines.find((line) => line.startsWith('reconnecting'))).toMatch(/^reconnecting 1 \d+$/);
    expect([element.reconnectAttempt, element.reconnectDelay]).toEqual([0, 0]);
    element.remove();
    await server.stop();
  });

  it('does not come back from a close that says so, nor from its own', async () => {
    const element = socket({ ...quick, url: `${ws}/close/1000`, active: true });
    const lines = record(element);
    await until(() => element.closeCode === 1000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(status(lines)).toEqual(['status connecting', 'status open', 'status closing', 'status closed']);
    element.reconnectStopCodes = '4000-4999';
    element.active = false;
    element.active = true;
    await until(() => lines.filter((line) => line === 'status open').length > 2);
    element.active = false;
    const count = lines.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(lines.length).toBe(count);
  });

  it('gives up after so many attempts', async () => {
    const element = socket({ ...quick, url: refused, active: true, 'reconnect-attempts': 2 });
    const lines = record(element);
    await until(() => lines.filter((line) => line === 'status error').length === 3);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(lines.filter((line) => line === 'status connecting')).toHaveLength(3);
  });

  it('gives up an attempt that is not answered', async () => {
    const element = socket({ ...quick, url: `${ws}/silent`, active: true, 'connect-timeout': 50 });
    const lines = record(element);
    await until(() => lines.some((line) => /^reconnecting 2/.test(line)));
    expect(lines).toContain(`error-string ${ws}/silent did not answer within 50 ms.`);
  });

  it('does nothing while offline, and tries at once when online', async () => {
    const server = await ownServer();
    const element = socket({ ...quick, 'reconnect-max': 20, url: server.url, active: true });
    await opened(element);
    const lines = record(element);
    page('offline');
    await server.stop();
    await until(() => element.status === 3);
    await server.start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(element.status).toBe(3);
    expect(lines.some((line) => line.startsWith('reconnecting'))).toBe(false);
    page('online');
    expect(lines.slice(-2)).toEqual(['reconnecting 1 0', 'status connecting']);
    await opened(element);
    element.remove();
    await server.stop();
  });
});

describe('the page', () => {
  it.each([
    ['freeze', {}, 'resume', {}],
    ['pagehide', { persisted: true }, 'pageshow', { persisted: true }],
  ])('lets go of the connection on %s, and resumes', async (away, awayInit, back, backInit) => {
    const server = await ownServer();
    const element = socket({ reconnect: true, url: server.url, active: true });
    await opened(element);
    const lines = record(element);
    page(away, awayInit);
    expect(status(lines)).toEqual(['status closing', 'status closed']);
    page(back, backInit);
    expect(element.status).toBe(0);
    await opened(element);
    expect((await server.seen()).connections).toBe(2);
    element.remove();
    await server.stop();
  });

  it('leaves a socket without reconnect alone, and one whose page is left for good', async () => {
    const plain = socket({ url: `${ws}/echo`, active: true });
    const coming = socket({ url: `${ws}/echo`, active: true, reconnect: true });
    await opened(plain);
    await opened(coming);
    page('freeze');
    page('resume');
    page('pagehide', { persisted: false });
    expect(plain.status).toBe(1);
    await opened(coming);
  });

  it('may wake up while the element is away', async () => {
    const element = socket({ url: `${ws}/echo`, active: true, reconnect: true });
    await opened(element);
    page('freeze');
    element.remove();
    await settle();
    page('resume');
    document.body.append(element);
    await opened(element);
  });

  it('is not listened to once the element is gone', async () => {
    const element = socket({ url: `${ws}/echo`, active: true, reconnect: true });
    await opened(element);
    element.remove();
    await settle();
    const lines = record(element);
    page('freeze');
    page('resume');
    page('offline');
    page('online');
    await settle();
    expect(lines).toEqual([]);
  });
});

describe('the queue and the buffer', () => {
  it('says when it takes messages', async () => {
    const element = socket({ url: `${ws}/echo`, 'queue-limit': 1 });
    const writable = record(element, ['writable-changed']);
    expect(element.writable).toBe(false);
    element.active = true;
    expect(element.writable).toBe(false);
    await opened(element);
    expect(element.writable).toBe(true);
    element.active = false;
    expect(element.writable).toBe(false);
    expect(writable).toEqual(['writable true', 'writable false']);
  });

  it('hands back what overflows', async () => {
    const element = socket({ url: `${ws}/echo`, active: true, 'queue-limit': '2 8' });
    const lines = record(element);
    expect(['ab', 'cdefghi', 'cdefgh', 'x'].map((text) => element.sendTextMessage(text))).toEqual([
      2, 0, 6, 0,
    ]);
    expect(element.bufferedAmount).toBe(8);
    await until(() => lines.includes('text-received cdefgh'));
    expect(lines).toEqual([
      'status connecting',
      'text-sent ab 1 true',
      'message-returned 2 cdefghi The queue is full.',
      'text-sent cdefgh 3 true',
      'message-returned 4 x The queue is full.',
      'status open',
      'message-flushed 1',
      'message-flushed 3',
      'text-received ab',
      'text-received cdefgh',
    ]);
  });

  it('respects what waits in the browser, and loses none of it', async () => {
    const element = socket({ url: `${ws}/echo`, active: true, 'queue-limit': 1000, 'buffer-limit': 100_000 });
    await opened(element);
    let bytes = 0;
    const queued: boolean[] = [];
    element.addEventListener('binary-message-received', ({ detail }) => (bytes += detail.message.byteLength));
    element.addEventListener('binary-message-sent', ({ detail }) => queued.push(detail.queued));
    for (let i = 0; i < 60; i++) element.sendBinaryMessage(new Uint8Array(50_000));
    expect(queued.filter(Boolean).length).toBeGreaterThan(40);
    await until(() => bytes === 60 * 50_000);
    expect([queued.length, element.bufferedAmount, element.writable]).toEqual([60, 0, true]);
  });

  it('keeps the order of a Blob that waits', async () => {
    const element = socket({ url: `${ws}/echo`, active: true, 'queue-limit': 10 });
    const lines = record(element, ['binary-message-received', 'text-message-received']);
    element.sendTextMessage('before');
    element.sendBinaryMessage(new Blob(['12345']));
    element.sendTextMessage('after');
    await until(() => lines.length === 3);
    expect(lines).toEqual(['text-received before', 'binary-received 5 bytes', 'text-received after']);
  });
});

describe('the heartbeat', () => {
  const beating = { heartbeat: 40, 'heartbeat-timeout': 60, 'heartbeat-message': 'beat' };

  it('is answered, and not shown', async () => {
    const server = await ownServer();
    // A busy machine takes its time to answer.
    const element = socket({ ...beating, 'heartbeat-timeout': 5000, url: server.url, active: true });
    await opened(element);
    const lines = record(element);
    await vi.waitFor(async () => expect((await server.seen()).received.length).toBeGreaterThan(0), 8000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(lines).toEqual([]);
    expect(new Set((await server.seen()).received)).toEqual(new Set(['beat']));
    element.remove();
    await server.stop();
  });

  it('finds a connection that is only half open, and connects again', async () => {
    const element: WsSocket = socket({ ...beating, ...quick, url: `${ws}/hang`, active: true });
    await opened(element);
    const lines = record(element);
    element.sendTextMessage('hang');
    await until(() => status(lines).includes('status open'));
    expect(lines).toContain(`error-string ${ws}/hang did not answer within 60 ms.`);
    expect(status(lines).slice(0, 4)).toEqual([
      'status error',
      'status closing',
      'status closed',
      'status connecting',
    ]);
  });
});
