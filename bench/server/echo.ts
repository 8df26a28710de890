// A hundred clients that each send a message when the last has come back: echoes a second.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startPeer } from './peer.ts';

const CLIENTS = 100;
const SIZE = 100;

export async function echo(kind: 'qmlet' | 'ws', seconds: number): Promise<number> {
  const peer = await startPeer({ kind });
  // A masked text frame with a zero mask: the same bytes each time, as cheap for this side as can be.
  const frame = Buffer.concat([Buffer.from([0x81, 0x80 | SIZE, 0, 0, 0, 0]), Buffer.alloc(SIZE, 'x')]);
  let echoes = 0;
  const sockets: Socket[] = [];
  for (let i = 0; i < CLIENTS; i++) {
    const socket = connect(peer.port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    socket.setNoDelay(true);
    socket.write(
      'GET /echo HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    await once(socket, 'data');
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      for (bytes += chunk.length; bytes >= SIZE + 2; bytes -= SIZE + 2) {
        echoes++;
        socket.write(frame);
      }
    });
  }
  for (const socket of sockets) socket.write(frame);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = echoes;
  const start = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const rate = ((echoes - before) * 1000) / (performance.now() - start);
  for (const socket of sockets) socket.destroy();
  await peer.kill();
  return rate;
}
