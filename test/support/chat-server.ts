// A qmlet server for the tests in the browser, with a way to it that can be cut:
//
//   ws   /chat?room=NAME        the chat of `qmlet serve`, in memory
//   http POST /cut, /open       cuts all connections and lets nobody in; opens again
//        POST /say?room=&text=  publishes a text to a room
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Chat } from '../../src/server/chat.ts';
import { serve } from '../../src/server/serve.ts';
import { Gate } from '../server/support/gate.ts';

/** Starts it. `url` is `ws://host:port` of the chat, with the port of the control as its fragment. */
export async function startChatServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await serve({
    endpoints: { chat: Chat },
    port: 0,
    host: '127.0.0.1',
    database: 'memory:',
    origins: '*',
    log: false,
  });
  const gate = await Gate.to(server.port);
  const control = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
    if (pathname === '/cut') gate.cut();
    else if (pathname === '/open') gate.open();
    else
      void server.publish(`chat/${searchParams.get('room')}`, searchParams.get('text') ?? '', {
        name: 'Server',
      });
    response.writeHead(204, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  return {
    url: `${gate.url.replace('http', 'ws')}#${port}`,
    async close() {
      gate.close();
      control.close();
      control.closeAllConnections();
      await server.stop({ timeout: 1000 });
    },
  };
}
