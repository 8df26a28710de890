// `qmlet serve` as a user runs it.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { run as serveCommand } from '../../src/server/cli/serve.ts';
import { type Command, runScript } from '../support/run-command.ts';
import { Client, cleanUp, WireClient } from './support/clients.ts';

const folder = mkdtempSync(join(tmpdir(), 'qmlet-cli-'));
writeFileSync(join(folder, 'main.qml'), 'Item { }');
const database = join(folder, 'chat.db');
const commands: Command[] = [];
const run = (args: string[], env: NodeJS.ProcessEnv = {}): Command => {
  const command = runScript('src/cli.ts', args, env);
  commands.push(command);
  return command;
};
const address = async (command: Command): Promise<string> =>
  (await command.printed(/serving .* at (http:\S+)\//))[1]!;
afterEach(async () => {
  await cleanUp();
  for (const command of commands.splice(0)) {
    command.process.kill('SIGKILL');
    await command.ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('qmlet serve', () => {
  it('serves documents, chat and colours on one port, and keeps the chat over a restart', async () => {
    const first = run(['serve', folder, '--port', '0', '--database', database]);
    let url = await address(first);
    expect(await (await fetch(`${url}/main.qml`)).text()).toBe('Item { }');
    expect((await (await fetch(`${url}/colors`)).json()).data).toHaveLength(6);
    const ann = new WireClient(`${url}/chat?name=Ann`);
    await ann.hello();
    ann.tell({ type: 'message', id: 1, name: 'Ann', data: 'hello' });
    await ann.next('ack');
    const plain = await new Client(`${url}/chat`).opened;
    expect((await plain.count(1)).texts).toEqual(['hello']);
    expect((await new Client(`${url}/chat?room=../x`).refused).status).toBe(403);
    first.process.kill('SIGTERM');
    await ann.next('bye');
    expect(await ann.closed).toBe(1001);
    expect(ann.closeReason).toMatch(/come back in 1000 ms/);
    expect(await first.ended).toEqual({ code: 0, signal: null });

    const second = run(['serve', folder], { QMLET_PORT: '0', QMLET_DATABASE: database, QMLET_LOG: 'silent' });
    url = await address(second);
    const late = await new Client(`${url}/chat`).opened;
    expect((await late.count(1)).texts).toEqual(['hello']);
    expect(second.output()).not.toContain('"level"');
  }, 120_000);

  it('explains its options, and what is wrong with one', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const cases: [string[], NodeJS.ProcessEnv, RegExp, number][] = [
      [['serve', '--help'], {}, /--max-message <bytes> +the largest message \(65536\)/, 0],
      [['--help'], {}, /serve +serve QML documents/, 0],
      [['sreve'], {}, /There is no command 'sreve'. There are: serve/, 1],
      [['serve', '--prot', '1'], {}, /Unknown option '--prot'. See --help/, 1],
      [['serve', '--port', 'many'], {}, /--port takes a number/, 1],
      [['serve', '--memory'], { QMLET_PORT: '70000' }, /QMLET_PORT\) takes a port/, 1],
      [['serve', '--memory', '--port', String(port)], {}, /Port \d+ is taken by another program/, 1],
      [['serve', '--memory', join(folder, 'none')], {}, /there is no folder/, 1],
      [['serve', '--memory', '--origin', 'example.com'], {}, /'example.com' is no origin/, 1],
      [['serve', folder, '--database', 'mysql://x', '--port', '0'], {}, /'mysql:' is no kind of database/, 1],
      [
        ['serve', folder, '--database', join(folder, 'main.qml'), '--port', '0'],
        {},
        /cannot be opened as a SQLite database/,
        1,
      ],
    ];
    for (const [args, env, pattern, code] of cases) {
      // Each process takes its time to start: two of them show how the program tells what is thrown here.
      if (code && args[0] === 'serve' && !args.includes('--prot')) {
        await expect(
          serveCommand([...args.slice(1), '--log', 'silent'], env),
          args.join(' '),
        ).rejects.toThrow(pattern);
        continue;
      }
      const command = run(args, env);
      expect((await command.ended).code, args.join(' ')).toBe(code);
      expect(command.output()).toMatch(pattern);
      expect(command.output()).not.toMatch(/^\s+at /m);
    }
    blocker.close();
  }, 120_000);
});
