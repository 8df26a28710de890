// Connections that come, say something, and go, for long: what the server's memory does meanwhile.
import { WebSocket } from 'ws';
import { startPeer } from './peer.ts';

/** The server's resident memory in bytes, after a first part of the connections and after each of the others. */
export async function churn(parts: number, connections: number): Promise<number[]> {
  // Topics that keep nothing: what connections leave behind is looked for, not what they said.
  const peer = await startPeer({ kind: 'qmlet' });
  const visit = async (i: number): Promise<void> => {
    const socket = new WebSocket(`${peer.url}/writer?topic=live${i % 100}`, { perMessageDeflate: false });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('x');
    if (i % 2) socket.terminate();
    else {
      socket.close();
      await new Promise((resolve) => socket.once('close', resolve));
    }
  };
  const sizes: number[] = [];
  for (let part = 0; part < parts; part++) {
    let next = 0;
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        while (next < connections) await visit(next++);
      }),
    );
    sizes.push(await peer.memory());
  }
  await peer.kill();
  return sizes;
}
