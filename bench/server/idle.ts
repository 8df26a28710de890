// Ten thousand connections that say nothing: the server's memory for each, in bytes.
import { connect, type Socket } from 'node:net';
import { startPeer } from './peer.ts';

export async function idle(kind: 'qmlet' | 'ws', connections: number): Promise<number> {
  const peer = await startPeer({ kind });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = await peer.memory();
  const sockets: Socket[] = [];
  for (let i = 0; i < connections; i += 200)
    await Promise.all(
      Array.from(
        { length: 200 },
        (_, j) =>
          new Promise<void>((resolve, reject) => {
            // Addresses of loopback have ports enough for each other.
            const socket = connect({
              port: peer.port,
              host: '127.0.0.1',
              localAddress: `127.0.0.${1 + (j % 20)}`,
            });
            sockets.push(socket);
            socket.once('data', () => resolve());
            socket.once('error', reject);
            socket.write(
              'GET /echo HTTP/1.1\r\nHost: localhost:3000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
                'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r\nOrigin: http://localhost:3000\r\n' +
                'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
            );
          }),
      ),
    );
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await peer.memory();
  const after = await peer.memory();
  for (const socket of sockets) socket.destroy();
  await peer.kill();
  return (after - before) / connections;
}
