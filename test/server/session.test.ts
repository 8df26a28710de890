// What a session keeps of its request, and how little of it.
import { describe, expect, test } from 'vitest';
import { rawHeaders } from '../../src/server/raw-headers.ts';
import { Session } from '../../src/server/session.ts';

const RAW = [
  ...['Host', 'chat.example', 'X-Empty', '', 'User-Agent', 'Browser/1', 'Cookie', 'a=1; b="two"; a=3; c=%20'],
  ...['Accept', 'x', 'accept', 'y', 'X-Own', 'first', 'x-own', 'second', 'Sec-WebSocket-Key', 'abc=='],
];
const session = (url = '/chat/room?x=1&x=2', raw = RAW) =>
  new Session('id', { url, rawHeaders: raw }, '192.0.2.1', { name: 'Ann' });

describe('A session', () => {
  test('has every header, of a repeated one the first, before and after it rested', () => {
    const one = session();
    for (let i = 0; i < 2; i++) {
      expect(Object.fromEntries(one.headers)).toEqual({
        host: 'chat.example',
        'x-empty': '',
        'user-agent': 'Browser/1',
        cookie: 'a=1; b="two"; a=3; c=%20',
        accept: 'x',
        'x-own': 'first',
        'sec-websocket-key': 'abc==',
      });
      expect(Object.fromEntries(one.cookies)).toEqual({ a: '1', b: 'two', c: ' ' });
      expect(one.query.getAll('x')).toEqual(['1', '2']);
      expect(one.path).toBe('/chat/room');
      one.rest();
    }
  });

  test('has no headers where there were none, and only an empty last one', () => {
    expect(session('/', []).headers.size).toBe(0);
    expect(Object.fromEntries(session('/', ['X-Last', '']).headers)).toEqual({ 'x-last': '' });
    expect(Object.fromEntries(session('/', ['Accept', '']).headers)).toEqual({ accept: '' });
  });

  test('keeps its values when it rests', () => {
    const one = session().set('room', 'lobby');
    one.rest();
    expect(one.get('room')).toBe('lobby');
  });

  test('keeps apart what is its own, also after more kinds of clients than are remembered', () => {
    const kinds = Array.from({ length: 2500 }, (_, i) => [`User-Agent`, `Kind/${i}`, 'Cookie', `id=${i}`]);
    const sessions = kinds.map((raw) => session('/', raw));
    sessions.forEach((one, i) => {
      expect(one.headers.get('user-agent')).toBe(`Kind/${i}`);
      expect(one.cookies.get('id')).toBe(String(i));
    });
    // No secret is in what is shared.
    const [common, own] = rawHeaders(['Authorization', 'secret', 'Cookie', 'secret', 'Host', 'h']);
    expect(common).toBe('Host\nh');
    expect(own).toBe('Authorization\nsecret\nCookie\nsecret');
  });
});
