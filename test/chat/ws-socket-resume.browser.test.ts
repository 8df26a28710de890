// `<ws-socket resume>` against the project's own server: what was missed comes once, what was said while away
// arrives once, and the page has nothing to do for it.
import { expect } from '@open-wc/testing';
import { afterEach, describe, inject, it } from 'vitest';
import '../../src/chat.ts';
import type { ChatView } from '../../src/components/chat/chat-view.ts';
import type { WsSocket, WsSocketEvents } from '../../src/components/chat/ws-socket.ts';
import { record, socket, until } from './socket-support.ts';

const [chat, control] = inject('chatServer').split('#') as [string, string];
const tell = (path: string) => fetch(`http://127.0.0.1:${control}${path}`, { method: 'POST' });
let rooms = 0;
const room = () => `browser-${Date.now()}-${++rooms}`;
afterEach(() => tell('/open'));

const NAMES = ['status-changed', 'message-acknowledged', 'message-returned', 'topic-resumed'];

describe('<ws-socket resume>', () => {
  it('comes back as if it had never been away', async () => {
    const name = room();
    const at = {
      url: `${chat}/chat?room=${name}`,
      active: true,
      resume: true,
      'reconnect-min': 50,
      'reconnect-max': 100,
    } as const;
    const [ann, bob] = [socket(at), socket(at)];
    const lines = record(ann, NAMES);
    const heard = (element: WsSocket) => {
      const messages: WsSocketEvents['text-message-received'][] = [];
      element.addEventListener('text-message-received', ({ detail }) => messages.push(detail));
      return messages;
    };
    const [byAnn, byBob] = [heard(ann), heard(bob)];
    await until(() => ann.status === 1 && bob.status === 1);
    expect(ann.reconnect).to.equal(true);
    expect(ann.queueLimit).to.equal('1000');
    expect(ann.negotiatedSubprotocol).to.equal('qmlet.1');
    ann.sendTextMessage('before', 'Ann');
    await until(() => byBob.length === 1);
    await tell('/cut');
    await until(() => ann.status !== 1 && bob.status !== 1);
    ann.sendTextMessage('while away', 'Ann');
    await tell(`/say?room=${name}&text=missed`);
    await tell('/open');
    await until(() => byBob.length === 3 && byAnn.length === 3);
    expect(byBob.map(({ message }) => message)).to.deep.equal(['before', 'missed', 'while away']);
    expect(byAnn.map(({ own }) => own)).to.deep.equal([true, false, true]);
    expect(byBob[0]).to.include({ name: 'Ann', own: false, kind: 'text' });
    await until(() => lines.includes('message-acknowledged 2'));
    expect(lines.filter((line) => line.startsWith('message-returned'))).to.deep.equal([]);
    expect(lines.filter((line) => line.startsWith('topic-resumed'))).to.deep.equal([
      `topic-resumed chat/${name} true`,
      `topic-resumed chat/${name} true`,
    ]);
  });

  it('tells who types, and gives older messages when asked', async () => {
    const name = room();
    const at = { url: `${chat}/chat?room=${name}`, active: true, resume: true } as const;
    const [ann, bob] = [socket(at), socket(at)];
    await until(() => ann.status === 1 && bob.status === 1);
    const seen: string[] = [];
    bob.addEventListener('status-received', ({ detail }) => seen.push(`${detail.name}: ${detail.message}`));
    const pages: string[][] = [];
    bob.addEventListener('history-received', ({ detail }) =>
      pages.push(detail.messages.map(({ message }) => String(message))),
    );
    for (const text of ['one', 'two', 'three']) ann.sendTextMessage(text);
    let last = 0;
    bob.addEventListener('text-message-received', ({ detail }) => (last = detail.offset ?? 0));
    await until(() => last === 3);
    ann.sendStatus('typing', 'Ann');
    await until(() => seen.length === 1);
    expect(seen).to.deep.equal(['Ann: typing']);
    bob.requestHistory(`chat/${name}`, 3, 2);
    await until(() => pages.length === 1);
    expect(pages).to.deep.equal([['one', 'two']]);
  });

  it('shows in <chat-view> who said what when, and says for <chat-input> who writes', async () => {
    const name = room();
    const place = document.createElement('div');
    place.innerHTML = `
      <ws-socket url="${chat}/chat?room=${name}&name=Ann" active resume>
        <chat-view></chat-view><chat-input name="Ann"></chat-input>
      </ws-socket>`;
    document.body.append(place);
    const other = document.createElement('div');
    other.innerHTML = `<ws-socket url="${chat}/chat?room=${name}&name=Bob" active resume><chat-view></chat-view></ws-socket>`;
    try {
      const byAnn = place.querySelector('chat-view');
      await new Promise((resolve) => place.addEventListener('topic-resumed', resolve, { once: true }));
      place.append(other);
      const byBob = other.querySelector('chat-view');
      const rows = (view: ChatView) =>
        Array.from({ length: view.count }, (_, i) => view.model.get(i)!).map(
          ({ prefix, message, name }) => `${prefix} ${name ? `${name}: ` : ''}${message}`,
        );
      await until(() => rows(byBob!).includes('# socket open') && rows(byAnn!).includes('# Bob joined'));
      const input = place.querySelector('chat-input')!;
      input.text = 'hello';
      expect(input.accept()).to.equal(true);
      await until(() => rows(byBob!).includes('< Ann: hello'));
      expect(rows(byAnn!).filter((row) => row.endsWith('hello'))).to.deep.equal(['> hello']);
      const row = byBob!.model.get(byBob!.count - 1)!;
      expect(Math.abs(Number(row.time) - Date.now())).to.be.below(60_000);
    } finally {
      place.remove();
    }
  });
});
