// WebSocket servers for the tests in the browser: one for each way in which a server can behave, told apart
// by the path, and further ones that a test makes, stops and starts by HTTP.
//
//   ws  /echo           sends every message back        /greet        the same after a greeting
//       /close/CODE     closes with CODE and "bye"      /drop         cuts the connection
//       /403            refuses the upgrade             /silent       never answers the upgrade
//       /protocols      takes `superchat` where offered, else the first one; tells what was offered
//       /bad-utf8       sends a text that is not UTF-8  /judge        answers a text with its code of closing
//       /hang           echoes until it hears `hang`, then says nothing any more
//   http POST /servers          a new echo server that counts; answers with its port
//        POST /servers/PORT/stop|start    cuts all connections and listens no more; listens again
//        GET  /servers/PORT     {received: string[], connections: number}: all texts, all connections so far
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Where the servers are. */
export interface SocketServerAddresses {
  /** `ws://host:port` of the server whose paths are listed above. */
  readonly ws: string;
  /** `http://host:port` of the control. */
  readonly http: string;
  /** A url at which nothing listens. */
  readonly refused: string;
}

const HOST = '127.0.0.1';

const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });

const echo = (socket: WebSocket): void => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
};

const behaviours: Record<string, (socket: WebSocket, argument: string, raw: Duplex) => void> = {
  echo,
  protocols: echo,
  greet(socket) {
    socket.send('Welcome to Awesome Chat');
    echo(socket);
  },
  close(socket, code) {
    socket.close(Number(code), 'bye');
  },
  drop(socket) {
    socket.terminate();
  },
  'bad-utf8'(_socket, _argument, raw) {
    raw.write(Buffer.from([0x81, 2, 0xc3, 0x28]));
  },
  judge(socket) {
    socket.on('message', (code) => socket.close(Number(String(code)), 'judged'));
  },
  hang(socket, _argument, raw) {
    let silent = false;
    socket.on('message', (data, isBinary) => {
      silent ||= String(data) === 'hang';
      if (silent) raw.pause();
      else socket.send(data, { binary: isBinary });
    });
  },
};

/** An echo server that remembers what it was sent, and can be stopped and started. */
class CountingServer {
  readonly received: string[] = [];
  connections = 0;
  port = 0;
  #server: Server | null = null;
  #sockets = new Set<Duplex>();

  async start(): Promise<void> {
    if (this.#server) return;
    this.#server = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    this.#server.on('upgrade', (request, raw, head) =>
      sockets.handleUpgrade(request, raw, head, (socket) => {
        this.connections++;
        socket.on('message', (data, isBinary) => {
          if (!isBinary) this.received.push(String(data));
          socket.send(data, { binary: isBinary });
        });
      }),
    );
    this.#server.on('connection', (raw) => {
      this.#sockets.add(raw);
      raw.on('close', () => this.#sockets.delete(raw));
    });
    this.port = await listen(this.#server, this.port);
  }

  stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    return new Promise((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      for (const raw of this.#sockets) raw.destroy();
    });
  }
}

/** Starts all servers on free ports. */
export async function startSocketServers(): Promise<{
  addresses: SocketServerAddresses;
  close(): Promise<void>;
}> {
  const counting = new Map<string, CountingServer>();

  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , port, action] = request.url!.split('/');
    let answer: unknown = null;
    if (!port) {
      const server = new CountingServer();
      await server.start();
      counting.set(String(server.port), server);
      answer = server.port;
    } else {
      const server = counting.get(port)!;
      if (action === 'stop') await server.stop();
      else if (action === 'start') await server.start();
      answer = { received: server.received, connections: server.connections };
    }
    response.setHeader('access-control-allow-origin', '*');
    response.end(JSON.stringify(answer));
  }

  const main = createServer((request, response) => void control(request, response));
  const protocols = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('superchat') ? 'superchat' : [...offered][0]!),
  });
  const raws = new Set<Duplex>();
  main.on('connection', (raw) => {
    raws.add(raw);
    raw.on('error', () => {});
    raw.on('close', () => raws.delete(raw));
  });
  main.on('upgrade', (request, raw, head) => {
    const [, path = '', argument = ''] = request.url!.split('/');
    if (path === 'silent') return;
    const behaviour = behaviours[path];
    if (!behaviour) {
      raw.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    protocols.handleUpgrade(request, raw, head, (socket) => behaviour(socket, argument, raw));
  });
  const port = await listen(main);

  // A port that was free a moment ago.
  const gone = createServer();
  const refused = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));

  return {
    addresses: {
      ws: `ws://${HOST}:${port}`,
      http: `http://${HOST}:${port}`,
      refused: `ws://${HOST}:${refused}`,
    },
    async close() {
      await Promise.all([...counting.values()].map((server) => server.stop()));
      main.close();
      for (const raw of raws) raw.destroy();
    },
  };
}
