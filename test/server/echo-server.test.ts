import { once } from 'node:events';
import { createServer, Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type EchoServer, startEchoServer } from '../../src/server/echo-server.ts';
import { type Command, runScript } from '../support/run-command.ts';

const servers: EchoServer[] = [];
const commands: Command[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await Promise.all(
    commands.splice(0).map((command) => {
      command.process.kill('SIGKILL');
      return command.ended;
    }),
  );
});

async function start(options: Parameters<typeof startEchoServer>[0] = {}): Promise<EchoServer> {
  const server = await startEchoServer({ port: 0, ...options });
  servers.push(server);
  return server;
}
function run(args: string[], env: NodeJS.ProcessEnv = {}): Command {
  const command = runScript('src/server/main.ts', args, env);
  commands.push(command);
  return command;
}

/** A client that collects what it is sent. */
async function connect(url: string) {
  const socket = new WebSocket(url);
  const received: (string | Buffer)[] = [];
  let wake: () => void = () => {};
  socket.on('message', (data: Buffer, isBinary) => {
    received.push(isBinary ? data : data.toString());
    wake();
  });
  await once(socket, 'open');
  return {
    socket,
    received,
    async until(count: number): Promise<void> {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

describe('echo server', () => {
  it('greets, and echoes text as text and binary as binary', async () => {
    const { url } = await start();
    const client = await connect(url);
    client.socket.send('hello');
    client.socket.send('日本語 👋');
    client.socket.send(Buffer.from([0, 255, 7]));
    client.socket.send('');
    await client.until(5);
    expect(client.received).toEqual([
      'Welcome to Awesome Chat',
      'hello',
      '日本語 👋',
      Buffer.from([0, 255, 7]),
      '',
    ]);
    client.socket.close();
  });

  it('greets as told, or not at all', async () => {
    const other = await connect((await start({ greeting: 'Hi' })).url);
    const silent = await connect((await start({ greeting: '' })).url);
    silent.socket.send('first');
    await Promise.all([other.until(1), silent.until(1)]);
    expect(other.received).toEqual(['Hi']);
    expect(silent.received).toEqual(['first']);
    other.socket.close();
    silent.socket.close();
  });

  it('is reached at localhost in both address families', async () => {
    const { port, url } = await start();
    expect(url).toBe(`ws://localhost:${port}`);
    const four = await connect(`ws://127.0.0.1:${port}`);
    await four.until(1);
    const six = new WebSocket(`ws://[::1]:${port}`);
    const outcome = await Promise.race([
      once(six, 'open').then(() => 'open'),
      once(six, 'error').then(([error]) => (error as NodeJS.ErrnoException).code),
    ]);
    // Only a machine without IPv6 may be without it.
    if (outcome !== 'open') expect(outcome).toMatch(/EADDRNOTAVAIL|EAFNOSUPPORT|ENETUNREACH/);
    four.socket.close();
    six.on('error', () => {});
    six.close();
  });

  it('says that it stops, and stops although a client does not answer', async () => {
    const server = await start();
    const client = await connect(server.url);
    const silent = await connect(server.url);
    silent.socket.pause();
    const closed = once(client.socket, 'close');
    await server.close();
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1001, 'The server stops.']);
    await expect(connect(server.url)).rejects.toThrow('ECONNREFUSED');
    silent.socket.terminate();
  });

  it('refuses a message over its limit with 1009', async () => {
    const { url } = await start({ maxPayload: 1000 });
    const client = await connect(url);
    client.socket.send('x'.repeat(1001));
    const [code] = await once(client.socket, 'close');
    expect(code).toBe(1009);
  });

  it('does not hoard the echoes of a client that does not read', async () => {
    const server = await start();
    const client = await connect(server.url);
    await client.until(1);
    client.socket.pause();
    const message = Buffer.alloc(256 * 1024);
    const messages = 200;
    let written = 0;
    for (let i = 0; i < messages; i++) client.socket.send(message, () => written++);
    // What the server did not read stays with the client: less than all of it can have left.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(written).toBeLessThan(messages);
    client.socket.resume();
    await client.until(1 + messages);
    expect(written).toBe(messages);
    client.socket.close();
  });

  it('tells a browser what it is', async () => {
    const { port } = await start();
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(426);
    expect(await response.text()).toContain('ws://');
  });

  it('keeps colours for the palette, for pages of any origin', async () => {
    const { port } = await start();
    const origin = 'http://localhost:5173';
    const ask = (method: string, path = '', headers: Record<string, string> = {}, body?: string) =>
      fetch(`http://127.0.0.1:${port}/colors${path}`, {
        method,
        headers: { Origin: origin, ...headers },
        ...(body !== undefined && { body }),
      });
    const preflight = await ask('OPTIONS', '/red', {
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'content-type',
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('content-type');
    const type = { 'Content-Type': 'application/json' };
    const added = await ask('POST', '', type, '{"name":"dusk","value":"#213"}');
    expect([added.status, added.headers.get('access-control-allow-origin')]).toEqual([201, '*']);
    expect((await ask('DELETE', '/dusk', type)).status).toBe(200);
    // A page may read what is wrong, too.
    const gone = await ask('GET', '/dusk');
    expect([gone.status, gone.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  });

  it('logs a message on one line', async () => {
    const lines: string[] = [];
    const { url } = await start({ log: (line) => lines.push(line) });
    const client = await connect(url);
    client.socket.send('one\nmessage: "two"');
    client.socket.send(Buffer.alloc(3));
    await client.until(3);
    expect(lines).toEqual([
      'client connected (1 now)',
      'message: "one\\nmessage: \\"two\\""',
      'message: 3 bytes',
    ]);
    client.socket.close();
  });

  it('fails with the code of what is wrong', async () => {
    const { port } = await start();
    await expect(startEchoServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('takes another port where any will do and the first one is taken in IPv6', async () => {
    const blocker = createServer();
    const ports: number[] = [];
    type Listen = (options: { port: number; host: string }, done: () => void) => Server;
    const real = Server.prototype.listen as Listen;
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (
      this: Server,
      ...[options, done]: unknown[]
    ) {
      const { port, host } = options as { port: number; host: string };
      const go = (): Server => real.call(this, { port, host }, done as () => void);
      if (host !== '::1' || ports.push(port) > 1) return go();
      // Somebody else comes first.
      blocker.once('error', go);
      return real.call(blocker, { port, host }, go);
    });
    try {
      const { port } = await start();
      expect(port).toBe(ports.at(-1));
      // Where there is no IPv6 nothing can be taken there.
      if (blocker.listening) expect(ports.length).toBeGreaterThan(1);
      expect(ports[0] !== port || !blocker.listening).toBe(true);
    } finally {
      listen.mockRestore();
      blocker.close();
    }
  });
});

describe('npm run server', { timeout: 30_000 }, () => {
  it('serves on the port it prints, and ends with its clients told', async () => {
    const command = run(['--port', '0']);
    const [, url] = await command.printed(/listening on (ws:\/\/localhost:\d+)/);
    const client = await connect(url!);
    client.socket.send('hello');
    await client.until(2);
    expect(client.received).toEqual(['Welcome to Awesome Chat', 'hello']);
    const closed = once(client.socket, 'close');
    command.process.kill('SIGINT');
    expect((await closed)[0]).toBe(1001);
    expect(await command.ended).toEqual({ code: 0, signal: null });
    expect(command.output()).not.toMatch(/^\s+at /m);
  });

  it('takes the port of the environment, and ends on SIGTERM too', async () => {
    const command = run(['--quiet'], { PORT: '0' });
    await command.printed(/listening on ws:\/\/localhost:\d+/);
    command.process.kill('SIGTERM');
    expect((await command.ended).code).toBe(0);
  });

  it('names the options when its port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const command = run(['--port', String(port)]);
    expect((await command.ended).code).toBe(1);
    expect(command.output()).toBe(
      `qmlet server: Port ${port} is taken by another program. Choose another one with --port or the PORT variable.\n`,
    );
    blocker.close();
  });

  it.each([
    [['--port', 'many'], {}, "--port takes a port from 0 (any that is free) to 65535, not 'many'."],
    [[], { PORT: '70000' }, "PORT takes a port from 0 (any that is free) to 65535, not '70000'."],
    [['--port', '0', '--host', '192.0.2.1'], {}, "'192.0.2.1' is no address of this machine."],
    [['--prot', '1'], {}, "Unknown option '--prot'. See --help."],
  ])('explains %j %j in a sentence', async (args, env, sentence) => {
    const command = run(args, env);
    expect((await command.ended).code).toBe(1);
    expect(command.output()).toContain(`qmlet server: ${sentence}`);
    expect(command.output().trim().split('\n')).toHaveLength(1);
  });

  it('lists its options', async () => {
    const command = run(['--help']);
    expect((await command.ended).code).toBe(0);
    for (const option of ['--port', '--host', '--greeting', '--quiet', 'PORT'])
      expect(command.output()).toContain(option);
  });
});
