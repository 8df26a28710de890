// `<ws-socket>` left alone by its page: really frozen, and without the module that `resume` needs.
import { expect } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import { commands } from 'vitest/browser';
import '../../src/chat.ts';
import { opened, ownServer, record, socket, until } from './socket-support.ts';

describe('a page that the browser freezes', () => {
  it('gives its connection back, and has another one when it wakes up', async () => {
    const server = await ownServer();
    const told = await commands.freeze({
      // Any document of this server's will do.
      url: new URL('/src/chat.ts', location.href).href,
      before: `(async () => {
        globalThis.__DEV__ = true;
        await import('/src/chat.ts');
        globalThis.lines = [];
        for (const type of ['freeze', 'resume'])
          document.addEventListener(type, ({ isTrusted }) => lines.push([type, isTrusted].join(' ')));
        globalThis.socket = document.createElement('ws-socket');
        Object.assign(socket, { url: '${server.url}', active: true, reconnect: true });
        document.documentElement.append(socket);
        globalThis.opened = async () => {
          while (socket.status !== 1) await new Promise((wait) => setTimeout(wait, 5));
        };
        await opened();
        socket.addEventListener('status-changed', ({ detail }) => lines.push('status ' + detail.status));
      })()`,
      milliseconds: 300,
      after: 'opened().then(() => lines)',
    });
    // Which of the two hears of it first is the browser's affair.
    const lines = told as string[];
    expect(lines.filter((line) => line.startsWith('status'))).to.deep.equal([
      'status 2',
      'status 3',
      'status 0',
      'status 1',
    ]);
    expect(lines.filter((line) => line.endsWith('true'))).to.deep.equal(['freeze true', 'resume true']);
    expect((await server.seen()).connections).to.equal(2);
    await server.stop();
  });
});

describe('resume', () => {
  afterEach(() => commands.block({ ending: '' }));

  it('whose module cannot be loaded is an error that says so, and where it comes from', async () => {
    const server = await ownServer();
    await commands.block({ ending: '/socket-resume.ts' });
    const element = socket({ url: server.url, active: true, resume: true });
    const lines = record(element, ['error-string-changed', 'status-changed']);
    await until(() => element.status === 4);
    expect(element.errorString).to.match(
      /^Cannot load resume: .*\/socket-resume\.ts.*\(from .*\/ws-socket\.ts/,
    );
    expect(lines).to.have.length(2);
    expect((await server.seen()).connections).to.equal(0);
    // Each message asks for it again: here it is there.
    await commands.block({ ending: '' });
    element.resume = false;
    element.sendTextMessage('hello');
    await opened(element);
    element.remove();
    await server.stop();
  });
});
