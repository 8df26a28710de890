// RFC 6455, case by case, against an echo: framing, pings, reserved bits, opcodes, fragmentation, UTF-8 and
// closing; once without compression and once with permessage-deflate negotiated. The cases follow the
// categories 1 to 7 of the Autobahn test suite, which needs a Python that is no longer there; its categories 9,
// 12 and 13 are followed in large-messages.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Server } from '../../src/server/serve.ts';
import { Client, cleanUp, clientFrame, inflate, Raw, start, waitFor } from './support/clients.ts';

class Echo extends Endpoint {
  override onTextReceived(text: string): void {
    this.sendText(text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    this.sendBinary(data);
  }
}

const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10];
/** A frame as `[opcode, payload]`, the payload in latin1. */
type Frame = [opcode: number, payload: string];
interface Case {
  name: string;
  send: Buffer[];
  /** What is answered, all of it, before the close frame. Where `code` is an error: it, or its beginning. */
  answers?: Frame[];
  /** The code of the close frame that ends it; 0: nothing does, and the case closes by itself with 1000. */
  code?: number;
  /** The code where permessage-deflate was negotiated, if it is another. */
  deflated?: number;
  /** Written in pieces of so many bytes. */
  chop?: number;
}

const frame = clientFrame;
const part = (opcode: number, payload: Uint8Array | string = '') => frame(opcode, payload, { fin: false });
const bytes = (...values: number[]) => Buffer.from(values);
const latin1 = (data: Uint8Array | string) => Buffer.from(data as string).toString('latin1');
const code = (value: number, reason: Uint8Array | string = '') =>
  Buffer.concat([bytes(value >> 8, value & 255), Buffer.from(reason as string)]);

const cases: Record<string, Case[]> = {
  '1 framing': [
    ...[TEXT, BINARY].flatMap((opcode): Case[] => {
      const kind = opcode === TEXT ? 'text' : 'bytes';
      const data = (length: number) => Buffer.alloc(length, opcode === TEXT ? '*' : 0xfe);
      return [
        ...[0, 1, 125, 126, 127, 128, 65535, 65536].map((length) => ({
          name: `${kind} of ${length}`,
          send: [frame(opcode, data(length))],
          answers: [[opcode, latin1(data(length))]] as Frame[],
        })),
        {
          name: `${kind} of 65536 in pieces of 997`,
          send: [frame(opcode, data(65536))],
          answers: [[opcode, latin1(data(65536))]],
          chop: 997,
        },
      ];
    }),
    { name: 'unmasked', send: [frame(TEXT, 'x', { mask: false })], code: 1002 },
    {
      name: 'a length of 64 bits that no number holds',
      send: [bytes(0x82, 0xff, 0, 32, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4)],
      code: 1009,
    },
    {
      name: 'a length with its highest bit',
      send: [bytes(0x82, 0xff, 128, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4)],
      code: 1009,
    },
  ],
  '2 pings and pongs': [
    { name: 'an empty ping', send: [frame(PING)], answers: [[PONG, '']] },
    { name: 'a ping with text', send: [frame(PING, 'Hello')], answers: [[PONG, 'Hello']] },
    {
      name: 'a ping with bytes',
      send: [frame(PING, bytes(0, 255, 254, 253, 0))],
      answers: [[PONG, '\x00\xff\xfe\xfd\x00']],
    },
    { name: 'a ping of 125', send: [frame(PING, 'p'.repeat(125))], answers: [[PONG, 'p'.repeat(125)]] },
    {
      name: 'a ping of 125 byte for byte',
      send: [frame(PING, 'p'.repeat(125))],
      answers: [[PONG, 'p'.repeat(125)]],
      chop: 1,
    },
    { name: 'a ping of 126', send: [frame(PING, 'p'.repeat(126))], code: 1002 },
    { name: 'a pong that nobody asked for', send: [frame(PONG)] },
    { name: 'a pong with text that nobody asked for', send: [frame(PONG, 'x')] },
    { name: 'a pong of 126', send: [frame(PONG, 'p'.repeat(126))], code: 1002 },
    { name: 'a pong, then a ping', send: [frame(PONG, 'x'), frame(PING, 'y')], answers: [[PONG, 'y']] },
    ...[0, 1].map(
      (chop): Case => ({
        name: `ten pings${chop ? ' byte for byte' : ''}`,
        send: Array.from({ length: 10 }, (_, i) => frame(PING, `ping ${i}`)),
        answers: Array.from({ length: 10 }, (_, i) => [PONG, `ping ${i}`]),
        chop,
      }),
    ),
  ],
  '3 reserved bits': [
    // The first bit says "compressed" where that was negotiated; what follows is not.
    { name: '1 of a text', send: [frame(TEXT, '\xff\xff', { rsv: 4 })], code: 1002, deflated: 1007 },
    {
      name: '2 after a good text',
      send: [frame(TEXT, 'fine'), frame(TEXT, 'x', { rsv: 2 })],
      answers: [[TEXT, 'fine']],
      code: 1002,
    },
    { name: '3 in pieces', send: [frame(TEXT, 'x', { rsv: 1 })], code: 1002, chop: 1 },
    { name: '1 and 2', send: [frame(TEXT, 'x', { rsv: 6 })], code: 1002 },
    { name: '1 and 3 of bytes', send: [frame(BINARY, 'x', { rsv: 5 })], code: 1002 },
    { name: '2 and 3 of a ping', send: [frame(PING, 'x', { rsv: 3 })], code: 1002 },
    { name: '1 of a ping', send: [frame(PING, 'x', { rsv: 4 })], code: 1002 },
    {
      name: '1 of a continuation',
      send: [part(TEXT, 'x'), frame(CONTINUATION, 'x', { rsv: 4 })],
      code: 1002,
    },
    { name: 'all of a close', send: [frame(CLOSE, code(1000), { rsv: 7 })], code: 1002 },
  ],
  '4 opcodes': [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode): Case[] => [
    { name: `${opcode}, empty`, send: [frame(opcode)], code: 1002 },
    {
      name: `${opcode} after a good text`,
      send: [frame(TEXT, 'fine'), frame(opcode, 'x'), frame(PING)],
      answers: [[TEXT, 'fine']],
      code: 1002,
    },
  ]),
  '5 fragments': [
    { name: 'a ping in two', send: [part(PING, 'a'), frame(CONTINUATION, 'b')], code: 1002 },
    { name: 'a pong in two', send: [part(PONG, 'a'), frame(CONTINUATION, 'b')], code: 1002 },
    { name: 'a close in two', send: [part(CLOSE, code(1000)), frame(CONTINUATION, 'b')], code: 1002 },
    ...[0, 1].flatMap((chop): Case[] => {
      const how = chop ? ' byte for byte' : '';
      return [
        {
          name: `text in two${how}`,
          send: [part(TEXT, 'a'), frame(CONTINUATION, 'b')],
          answers: [[TEXT, 'ab']],
          chop,
        },
        {
          name: `text in two around a ping${how}`,
          send: [part(TEXT, 'a'), frame(PING, 'p'), frame(CONTINUATION, 'b')],
          answers: [
            [PONG, 'p'],
            [TEXT, 'ab'],
          ],
          chop,
        },
        {
          name: `text in five around pings${how}`,
          send: [
            part(TEXT, 'a'),
            part(CONTINUATION, 'b'),
            frame(PING, 'p'),
            part(CONTINUATION, 'c'),
            part(CONTINUATION, 'd'),
            frame(PING, 'q'),
            frame(CONTINUATION, 'e'),
          ],
          answers: [
            [PONG, 'p'],
            [PONG, 'q'],
            [TEXT, 'abcde'],
          ],
          chop,
        },
        {
          name: `a continuation of nothing${how}`,
          send: [frame(CONTINUATION, 'a'), frame(TEXT, 'b')],
          code: 1002,
          chop,
        },
        {
          name: `a continuation of nothing, to be continued${how}`,
          send: [part(CONTINUATION, 'a'), frame(TEXT, 'b')],
          code: 1002,
          chop,
        },
      ];
    }),
    {
      name: 'bytes in three',
      send: [part(BINARY, bytes(0)), part(CONTINUATION, bytes(255)), frame(CONTINUATION, bytes(1))],
      answers: [[BINARY, '\x00\xff\x01']],
    },
    {
      name: 'parts that are empty',
      send: [part(TEXT), part(CONTINUATION), frame(CONTINUATION)],
      answers: [[TEXT, '']],
    },
    {
      name: 'parts that are empty but for one',
      send: [part(TEXT), part(CONTINUATION, 'x'), frame(CONTINUATION)],
      answers: [[TEXT, 'x']],
    },
    {
      name: 'a continuation after the end',
      send: [part(TEXT, 'a'), frame(CONTINUATION, 'b'), frame(CONTINUATION, 'c')],
      answers: [[TEXT, 'ab']],
      code: 1002,
    },
    { name: 'a message in a message', send: [part(TEXT, 'a'), frame(TEXT, 'b')], code: 1002 },
    { name: 'bytes in a text', send: [part(TEXT, 'a'), frame(BINARY, 'b')], code: 1002 },
    {
      name: 'two beginnings',
      send: [part(TEXT, 'a'), part(TEXT, 'b'), frame(CONTINUATION, 'c')],
      code: 1002,
    },
    { name: 'a close in the middle', send: [part(TEXT, 'a'), frame(CLOSE, code(1000))], code: 1000 },
    {
      name: 'two messages in parts',
      send: [part(TEXT, 'a'), frame(CONTINUATION, 'b'), part(BINARY, 'c'), frame(CONTINUATION, 'd')],
      answers: [
        [TEXT, 'ab'],
        [BINARY, 'cd'],
      ],
    },
    {
      name: 'a text in a thousand',
      send: [
        part(TEXT, 'a'),
        ...Array.from({ length: 998 }, () => part(CONTINUATION, 'b')),
        frame(CONTINUATION, 'c'),
      ],
      answers: [[TEXT, `a${'b'.repeat(998)}c`]],
    },
  ],
  '6 UTF-8': [
    ...[
      ['nothing', ''],
      ['two bytes', 'κόσμε'],
      ['the first of one byte', '\u0000'],
      ['the last of one byte', '\u007f'],
      ['the first of two', '\u0080'],
      ['the last of two', '\u07ff'],
      ['the first of three', '\u0800'],
      ['the last before the surrogates', '\ud7ff'],
      ['the first after the surrogates', '\ue000'],
      ['the replacement character', '\ufffd'],
      ['no characters, U+FFFE and U+FFFF', '\ufffe\uffff'],
      ['the first of four', '\u{10000}'],
      ['the last of all', '\u{10ffff}'],
      ['an emoji family', '👨‍👩‍👧‍👦'],
      ['a byte order mark', '\ufeffx'],
    ].flatMap(([name, text]): Case[] => {
      const data = Buffer.from(text!);
      const whole: Case = { name: name!, send: [frame(TEXT, data)], answers: [[TEXT, latin1(data)]] };
      if (data.length < 2) return [whole];
      // A frame for each byte: characters are cut in every place.
      const parts = [...data].map((byte, i) =>
        frame(i ? CONTINUATION : TEXT, bytes(byte), { fin: i === data.length - 1 }),
      );
      return [whole, { ...whole, name: `${name}, a fragment a byte`, send: parts }];
    }),
    ...(
      [
        ['a surrogate in a text', [0xce, 0xba, 0xed, 0xa0, 0x80, 0x65]],
        ['the first surrogate', [0xed, 0xa0, 0x80]],
        ['the last surrogate', [0xed, 0xbf, 0xbf]],
        ['a pair of surrogates', [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80]],
        ['a continuation byte alone', [0x80]],
        ['the last continuation byte alone', [0xbf]],
        ['two continuation bytes', [0x80, 0xbf]],
        ['a start of two alone', [0xc2, 0x20]],
        ['a start of three alone', [0xe1, 0x20]],
        ['a start of four alone', [0xf1, 0x20]],
        ['two bytes, cut', [0xc3]],
        ['three bytes, cut', [0xe2, 0x82]],
        ['four bytes, cut', [0xf0, 0x9f, 0xa6]],
        ['a slash in two bytes', [0xc0, 0xaf]],
        ['a slash in three bytes', [0xe0, 0x80, 0xaf]],
        ['a slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
        ['NUL in two bytes', [0xc0, 0x80]],
        ['the longest of two in three', [0xe0, 0x9f, 0xbf]],
        ['the longest of three in four', [0xf0, 0x8f, 0xbf, 0xbf]],
        ['beyond the last, U+110000', [0xf4, 0x90, 0x80, 0x80]],
        ['a start of four that is none', [0xf5, 0x80, 0x80, 0x80]],
        ['a start of five', [0xf8, 0x88, 0x80, 0x80, 0x80]],
        ['a start of six', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
        ['0xFE', [0xfe]],
        ['0xFF', [0xff]],
      ] as [string, number[]][]
    ).flatMap(([name, values]): Case[] => [
      { name, send: [frame(TEXT, bytes(...values))], code: 1007 },
      {
        name: `${name}, over fragments`,
        send: [
          part(TEXT, Buffer.concat([Buffer.from('ok '), bytes(...values.slice(0, 1))])),
          frame(CONTINUATION, bytes(...values.slice(1))),
        ],
        code: 1007,
      },
    ]),
    {
      name: 'what is no UTF-8 in bytes',
      send: [frame(BINARY, bytes(0xff, 0xfe))],
      answers: [[BINARY, '\xff\xfe']],
    },
  ],
  '7 closing': [
    {
      name: 'after a text',
      send: [frame(TEXT, 'x'), frame(CLOSE, code(1000))],
      answers: [[TEXT, 'x']],
      code: 1000,
    },
    { name: 'twice', send: [frame(CLOSE, code(1000)), frame(CLOSE, code(1001))], code: 1000 },
    { name: 'before a ping', send: [frame(CLOSE, code(1000)), frame(PING)], code: 1000 },
    { name: 'before a text', send: [frame(CLOSE, code(1000)), frame(TEXT, 'x')], code: 1000 },
    {
      name: 'in the middle of a message that goes on',
      send: [part(TEXT, 'a'), frame(CLOSE, code(1000)), frame(CONTINUATION, 'b')],
      code: 1000,
    },
    { name: 'without a code', send: [frame(CLOSE)], code: 1005 },
    { name: 'with half a code', send: [frame(CLOSE, bytes(3))], code: 1002 },
    { name: 'with a reason', send: [frame(CLOSE, code(1000, 'Grüße 🦊'))], code: 1000 },
    { name: 'with the longest reason', send: [frame(CLOSE, code(1000, 'x'.repeat(123)))], code: 1000 },
    { name: 'with too long a reason', send: [frame(CLOSE, code(1000, 'x'.repeat(124)))], code: 1002 },
    {
      name: 'with a reason that is no UTF-8',
      send: [frame(CLOSE, code(1000, bytes(0xce, 0xed, 0xa0, 0x80)))],
      code: 1007,
    },
    ...[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999].map(
      (value): Case => ({ name: `with ${value}`, send: [frame(CLOSE, code(value))], code: value }),
    ),
    ...[0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535].map(
      (value): Case => ({
        name: `with ${value}, which is no code`,
        send: [frame(CLOSE, code(value))],
        code: 1002,
      }),
    ),
  ],
};

/** The whole frames in what the server sent; the payload of a close frame apart. */
function framesOf(data: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at + 2 <= data.length; ) {
    let length = data[at + 1]!;
    let start = at + 2;
    if (length === 126) {
      length = data.readUInt16BE(start);
      start += 2;
    } else if (length === 127) {
      length = Number(data.readBigUInt64BE(start));
      start += 8;
    }
    if (start + length > data.length) break;
    // Whole, unmasked, no reserved bit but for compression: the server sends nothing else.
    expect(data[at]! & 0xb0).toBe(0x80);
    const payload = data.subarray(start, start + length);
    const whole = data[at]! & 0x40 ? inflate(payload) : payload;
    frames.push([data[at]! & 15, whole.toString('latin1')]);
    at = start + length;
  }
  return frames;
}

describe.each([
  ['without compression', false],
  ['with permessage-deflate', true],
])('RFC 6455 %s', (_, perMessageDeflate) => {
  let server: Server;
  beforeAll(async () => {
    server = await start({
      endpoints: { echo: Echo },
      perMessageDeflate,
      limits: { connectionsPerAddress: 0, messagesPerSecond: 0, bytesPerSecond: 0 },
    });
  });
  afterAll(cleanUp);

  for (const [category, some] of Object.entries(cases))
    describe(category, () => {
      it.each(some.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
        const { send, answers = [], code: closed = 0, deflated = closed, chop = 0 } = one;
        const raw = await new Raw(server).upgrade(
          '/echo',
          perMessageDeflate ? { 'Sec-WebSocket-Extensions': 'permessage-deflate' } : {},
        );
        expect(raw.text.includes('Sec-WebSocket-Extensions: permessage-deflate')).toBe(perMessageDeflate);
        const expected = perMessageDeflate ? deflated : closed;
        // Where nothing is wrong the case says goodbye, and so knows that no answer is still to come.
        const data = Buffer.concat(expected ? send : [...send, frame(CLOSE, code(1000))]);
        raw.socket.setNoDelay(true);
        if (chop) for (let at = 0; at < data.length; at += chop) raw.write(data.subarray(at, at + chop));
        else raw.write(data);
        await waitFor(() => raw.closeCode !== 0);
        expect(raw.closeCode).toBe(expected || 1000);
        const frames = framesOf(raw.bytes);
        expect(frames.at(-1)![0]).toBe(CLOSE);
        const before = frames.slice(0, -1);
        expect(before).toEqual(expected === 1002 ? answers.slice(0, before.length) : answers);
        raw.socket.end();
        await raw.end();
      });
    });

  it('answers as before when all of that is over', async () => {
    const client = await new Client(`${server.url}/echo`).opened;
    client.send('still here');
    expect((await client.count(1)).texts).toEqual(['still here']);
    await waitFor(() => server.connections === 1);
  });
});
