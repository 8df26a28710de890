// `npm start`, as a user runs it.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Command, runScript } from '../support/run-command.ts';

let command: Command | undefined;
afterEach(async () => {
  command?.process.kill('SIGKILL');
  await command?.ended;
});
const start = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  (command = runScript('scripts/start.ts', args, env));

async function takenPort() {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  return { port: (blocker.address() as { port: number }).port, free: () => blocker.close() };
}

describe('npm start', { timeout: 120_000 }, () => {
  it('serves the page and the server that the page names, and ends both on Ctrl-C', async () => {
    const run = start(['--port', '0', '--page-port', '0']);
    const [, page] = await run.printed(/(http:\/\/localhost:\d+\/)/);
    const [, url] = await run.printed(/(ws:\/\/localhost:\d+)/);
    const html = await (await fetch(page!)).text();
    expect(html).toContain(`<ws-socket id="socket" url="${url}" active`);
    const script = await fetch(new URL('src/chat.ts', page));
    expect(script.headers.get('content-type')).toContain('javascript');
    const socket = new WebSocket(url!);
    const [greeting] = await once(socket, 'message');
    expect(String(greeting)).toBe('Welcome to Awesome Chat');
    const closed = once(socket, 'close');
    run.process.kill('SIGINT');
    // npm passes on the signal that the terminal has already sent to everyone.
    run.process.kill('SIGINT');
    expect((await closed)[0]).toBe(1001);
    expect(await run.ended).toEqual({ code: 0, signal: null });
    expect(run.output()).not.toMatch(/error|^\s+at /im);
    await expect(fetch(page!)).rejects.toThrow();
  });

  it('names the options when the port of the server or of the page is taken', async () => {
    const { port, free } = await takenPort();
    let run = start(['--page-port', '0'], { PORT: String(port) });
    expect((await run.ended).code).toBe(1);
    expect(run.output()).toBe(
      `qmlet: Port ${port} is taken by another program. Choose another one with npm start -- --port or the PORT variable.\n`,
    );
    run = start(['--port', '0', '--page-port', String(port)]);
    expect((await run.ended).code).toBe(1);
    expect(run.output()).toBe(
      `qmlet: Port ${port} is taken by another program. Choose another one with npm start -- --page-port.\n`,
    );
    free();
  });

  it('explains an option that it does not know', async () => {
    const run = start(['--ports', '1']);
    expect((await run.ended).code).toBe(1);
    expect(run.output()).toMatch(/^qmlet: Unknown option '--ports'.* See npm start -- --help\.\n$/);
  });

  it('lists its options', async () => {
    const run = start(['--help']);
    expect((await run.ended).code).toBe(0);
    expect(run.output()).toMatch(/--port[\s\S]*PORT[\s\S]*--page-port/);
  });
});
