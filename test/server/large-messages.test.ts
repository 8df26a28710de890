// Large messages in one frame, in many, and in small pieces; many messages in a row; and permessage-deflate over
// the parameters that a client may offer. The cases follow the categories 9, 12 and 13 of the Autobahn suite.
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientOptions } from 'ws';
import { Endpoint } from '../../src/server/endpoint.ts';
import { Batch, DEFLATED, type Form, Message, WIRE } from '../../src/server/message.ts';
import type { ServeOptions, Server } from '../../src/server/serve.ts';
import { Client, cleanUp, clientFrame, inflate, Raw, start, WireClient, waitFor } from './support/clients.ts';

class Echo extends Endpoint {
  override onTextReceived(text: string): void {
    this.sendText(text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    this.sendBinary(data);
  }
}

class Room extends Endpoint {
  override onOpen(): void {
    void this.subscribe('room');
  }
  override onTextReceived(text: string): void {
    void this.publish('room', text);
  }
}

const MEGA = 1024 * 1024;
const open = (options: ServeOptions = {}): Promise<Server> =>
  start({
    endpoints: { echo: Echo, room: Room },
    limits: {
      messageSize: 16 * MEGA,
      backlog: 64 * MEGA,
      messagesPerSecond: 0,
      bytesPerSecond: 0,
      connectionsPerAddress: 0,
    },
    ...options,
  });
afterEach(cleanUp);

const TEXT = 1;
const BINARY = 2;
const words = 'qml offset topic épée 消息 🦊 {"type":"message"} '.split(' ');
/** Text of about so many bytes, that compresses as text does. */
const prose = (bytes: number): string => {
  const parts: string[] = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    const part = `${words[(i * 7919) % words.length]} ${i} `;
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return parts.join('');
};

/** Sends by hand, and gives what is echoed, as the frames' payloads put together. */
async function echoed(server: Server, pieces: Iterable<Buffer>, length: number): Promise<Buffer> {
  const raw = new Raw(server);
  raw.socket.setNoDelay(true);
  await raw.upgrade('/echo');
  const chunks: Buffer[] = [];
  let size = raw.bytes.length;
  // `Raw` puts together what comes by copying: too slow for megabytes.
  raw.socket.removeAllListeners('data');
  raw.socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  for (const piece of pieces)
    if (!raw.socket.write(piece)) await new Promise((resolve) => raw.socket.once('drain', resolve));
  const header = length < 65_536 ? 4 : 10;
  await waitFor(
    () => size >= length + header,
    30_000,
    () => `${size} of ${length} bytes`,
  );
  return Buffer.concat(chunks).subarray(header);
}

describe('a large message', () => {
  it.each([64 * 1024, 256 * 1024, MEGA, 4 * MEGA, 16 * MEGA])(
    'of %i bytes comes back whole',
    async (size) => {
      const client = await new Client(`${(await open()).url}/echo`, [], { maxPayload: 16 * MEGA }).opened;
      const bytes = randomBytes(size);
      const text = 'é'.repeat(size / 2);
      client.send(bytes);
      client.send(text);
      await client.count(2, 30_000);
      expect(Buffer.compare(client.received[0] as Buffer, bytes)).toBe(0);
      expect(client.received[1] === text).toBe(true);
    },
  );

  it.each([
    [MEGA, 64],
    [4 * MEGA, 256],
    [4 * MEGA, 4096],
    [4 * MEGA, 65_536],
    [4 * MEGA, MEGA],
  ])('of %i bytes in fragments of %i comes back whole', async (size, fragment) => {
    const data = randomBytes(size);
    function* frames(): Generator<Buffer> {
      for (let at = 0; at < size; at += fragment)
        yield clientFrame(at ? 0 : BINARY, data.subarray(at, at + fragment), { fin: at + fragment >= size });
    }
    expect(Buffer.compare(await echoed(await open(), frames(), size), data)).toBe(0);
  });

  it('in more fragments than a message may have is refused: 1008', async () => {
    const raw = await new Raw(await open()).upgrade('/echo');
    const fragment = clientFrame(0, 'x', { fin: false });
    raw.write(clientFrame(TEXT, 'x', { fin: false }));
    raw.write(Buffer.concat(Array.from({ length: 140_000 }, () => fragment)));
    await waitFor(() => raw.closeCode !== 0, 30_000);
    expect(raw.closeCode).toBe(1008);
  });

  it.each([64, 256, 1024, 4096])('that comes in pieces of %i bytes comes back whole', async (piece) => {
    const data = Buffer.from(prose(256 * 1024));
    const bytes = clientFrame(TEXT, data);
    function* pieces(): Generator<Buffer> {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    }
    expect(Buffer.compare(await echoed(await open(), pieces(), data.length), data)).toBe(0);
  });

  it.each([0, 16, 256, 4096])('or a thousand of %i bytes come back in order', async (size) => {
    const client = await new Client(`${(await open()).url}/echo`).opened;
    const sent = Array.from({ length: 1000 }, (_, i) => (size ? String(i).padEnd(size, '.') : ''));
    for (const text of sent) client.send(text);
    await client.count(1000, 30_000);
    expect(client.received).toEqual(sent);
  });
});

describe('permessage-deflate', () => {
  const offers: [string, Exclude<ClientOptions['perMessageDeflate'], boolean | undefined>][] = [
    ['nothing more', {}],
    ['no context takeover of the client', { clientNoContextTakeover: true }],
    ['no context takeover of the server', { serverNoContextTakeover: true }],
    ['no context takeover at all', { clientNoContextTakeover: true, serverNoContextTakeover: true }],
    ['a small window of the client', { clientMaxWindowBits: 9 }],
    ['a small window of the server', { serverMaxWindowBits: 9 }],
    [
      'small windows, no context takeover',
      {
        clientMaxWindowBits: 10,
        serverMaxWindowBits: 10,
        clientNoContextTakeover: true,
        serverNoContextTakeover: true,
      },
    ],
  ];
  it.each(offers)('with %s: texts and bytes of 16 bytes to 128 KiB come back', async (_, offer) => {
    const server = await open({ perMessageDeflate: true });
    const perMessageDeflate = { threshold: 0, ...offer };
    const client = await new Client(`${server.url}/echo`, [], { perMessageDeflate }).opened;
    expect(client.socket.extensions).toBe('permessage-deflate');
    const sent: (string | Buffer)[] = [];
    for (const size of [16, 64, 256, 1000, 1024, 4096, 8192, 16_384, 32_768, 65_536, 131_072])
      for (let i = 0; i < 10; i++)
        sent.push(i % 2 ? Buffer.from(prose(size)) : prose(size), randomBytes(size));
    for (const data of sent) client.send(data);
    await client.count(sent.length, 30_000);
    sent.forEach((data, i) => {
      expect(typeof client.received[i]).toBe(typeof data);
      expect(Buffer.compare(Buffer.from(client.received[i] as string), Buffer.from(data as string))).toBe(0);
    });
  });

  it('takes a message that is compressed and in fragments, with a ping between', async () => {
    const server = await open({ perMessageDeflate: true });
    const raw = await new Raw(server).upgrade('/echo', { 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    const text = prose(300);
    const packed = deflateRawSync(text);
    raw.write(clientFrame(TEXT, packed.subarray(0, 20), { fin: false, rsv: 4 }));
    raw.write(clientFrame(9, 'p'));
    raw.write(clientFrame(0, packed.subarray(20)));
    await waitFor(() => raw.bytes.includes(text));
  });

  it('is refused where it is off, and nothing is compressed then', async () => {
    const server = await open();
    const raw = await new Raw(server).upgrade('/room', { 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    expect(raw.text).not.toContain('Sec-WebSocket-Extensions');
    await server.publish('room', prose(5000));
    await waitFor(() => raw.bytes.includes(prose(5000)));
    raw.write(clientFrame(TEXT, deflateRawSync('x'), { rsv: 4 }));
    await waitFor(() => raw.closeCode !== 0);
    expect(raw.closeCode).toBe(1002);
  });

  it('compresses what is published once, from 1 KiB on, for all who take it; others get it as it is', async () => {
    const server = await open({ perMessageDeflate: true });
    const upgrade = (offer: string) =>
      new Raw(server).upgrade('/room', offer ? { 'Sec-WebSocket-Extensions': offer } : {});
    const takers = [
      await upgrade('permessage-deflate'),
      await upgrade('permessage-deflate; client_max_window_bits'),
    ];
    const plain = await upgrade('');
    const narrow = await upgrade('permessage-deflate; server_max_window_bits=9');
    const wire = new WireClient(`${server.url}/room`);
    await wire.hello();
    await wire.next('topic');
    const texts = [prose(20_000), 'short', prose(20_000), prose(1500)];
    for (const text of texts) await server.publish('room', text);
    const whole = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    await waitFor(() => plain.bytes.length >= whole && narrow.bytes.length >= whole);
    await waitFor(() => takers.every(({ bytes }) => payloads(bytes).length === texts.length));
    for (const { bytes } of takers) {
      const got = payloads(bytes);
      expect(got.map(({ data }) => data.toString())).toEqual(texts);
      expect(got.map(({ deflated }) => deflated)).toEqual([true, false, true, true]);
      expect(bytes.length).toBeLessThan(whole / 2);
    }
    expect(takers[0]!.bytes.equals(takers[1]!.bytes)).toBe(true);
    for (const { bytes } of [plain, narrow]) {
      expect(payloads(bytes).map(({ data }) => data.toString())).toEqual(texts);
      expect(payloads(bytes).some(({ deflated }) => deflated)).toBe(false);
    }
    await wire.messageCount(texts.length);
    expect(wire.data()).toEqual(texts);
  });

  it('makes each form of a message once', () => {
    const message = new Message({
      topic: 'room',
      kind: 'text',
      sender: 'ann',
      name: '',
      except: '',
      time: 1,
      offset: 1,
      data: prose(3000),
    });
    const forms: Form[] = [0, WIRE, DEFLATED, (WIRE + DEFLATED) as Form];
    for (const form of forms) {
      expect(message.frame(form)).toBe(message.frame(form));
      // A batch of one adds nothing; of a batch of more the frames are put together once.
      expect(new Batch([message]).frames(form)).toBe(message.frame(form));
      const two = new Batch([message, message]);
      expect(two.frames(form)).toBe(two.frames(form));
    }
    expect(new Set(forms.map((form) => message.frame(form))).size).toBe(4);
  });
});

/** The data frames in what a server sent. */
function payloads(bytes: Buffer): { data: Buffer; deflated: boolean }[] {
  const found: { data: Buffer; deflated: boolean }[] = [];
  for (let at = 0; at + 2 <= bytes.length; ) {
    let length = bytes[at + 1]!;
    let begin = at + 2;
    if (length === 126) {
      length = bytes.readUInt16BE(begin);
      begin += 2;
    } else if (length === 127) {
      length = Number(bytes.readBigUInt64BE(begin));
      begin += 8;
    }
    if (begin + length > bytes.length) break;
    const deflated = (bytes[at]! & 0x40) !== 0;
    const payload = bytes.subarray(begin, begin + length);
    found.push({ data: deflated ? inflate(payload) : payload, deflated });
    at = begin + length;
  }
  return found;
}
