// What the elements make of it when something is taken away from them: an attribute, or the socket.
import { fixture, html } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { ChatInput, ChatLabel, ChatView } from '../../src/chat.ts';
import '../../src/chat.ts';
import { opened, ownServer, refused, settle, socket, until, ws } from './socket-support.ts';

describe('an attribute that is removed', () => {
  it('leaves a label without its text, however it elides', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label text="abc def" elide="middle" color="red"></chat-label>`,
    );
    label.removeAttribute('text');
    label.removeAttribute('color');
    await label.updateComplete;
    expect([label.text, label.color]).toEqual(['', '']);
  });

  it('leaves an input without its placeholder and its name', async () => {
    const input = await fixture<ChatInput>(html`<chat-input placeholder="Say it" name="Ann"></chat-input>`);
    input.removeAttribute('placeholder');
    input.removeAttribute('name');
    await input.updateComplete;
    expect(input.shadowRoot!.querySelector('input')!.placeholder).toBe('');
    expect([input.placeholder, input.name]).toEqual(['', '']);
  });
});

describe('the socket of a view', () => {
  const show = (id: string): Promise<ChatView> => fixture(html`<chat-view socket=${id}></chat-view>`);
  const all = (view: ChatView) => Array.from({ length: view.count }, (_, i) => view.model.get(i)!);
  const sent = (view: ChatView) =>
    all(view)
      .filter(({ prefix }) => prefix === '>')
      .map(({ message, state }) => [message, state]);
  const waitsAt = (id: string) =>
    socket({ id, url: refused, active: true, reconnect: true, 'reconnect-min': 60_000, 'queue-limit': 9 });

  it('is seen to close when it is removed', async () => {
    const gone = socket({ id: 'gone', url: `${ws}/echo`, active: true });
    const view = await show('gone');
    await opened(gone);
    gone.remove();
    await settle();
    expect(all(view).map(({ message }) => message)).toEqual(['socket open', 'socket closed']);
  });

  it('hands back what waits when it is removed', async () => {
    const gone = waitsAt('gone');
    const view = await show('gone');
    gone.sendTextMessage('waits');
    expect(sent(view)).toEqual([['waits', 'waiting']]);
    gone.remove();
    await settle();
    expect(sent(view)).toEqual([['waits', 'returned']]);
  });

  it('is heard of what waits after another one took its place, whose numbers are its own', async () => {
    const first = waitsAt('first');
    const second = socket({ id: 'second', url: `${ws}/echo`, active: true, 'queue-limit': 9 });
    const view = await show('first');
    first.sendTextMessage('to the first');
    view.socket = 'second';
    second.active = false;
    second.active = true;
    second.sendTextMessage('to the second');
    await opened(second);
    expect(sent(view)).toEqual([
      ['to the first', 'waiting'],
      ['to the second', undefined],
    ]);
    first.active = false;
    expect(sent(view)[0]).toEqual(['to the first', 'returned']);
  });
});

describe('the model of a view', () => {
  it('gets to know what became of what waits in it, also when another one took its place', async () => {
    const gone = socket({ id: 'gone', url: refused, active: true, reconnect: true, 'queue-limit': 9 });
    const view = await fixture<ChatView>(html`<chat-view socket="gone"></chat-view>`);
    const { model } = view;
    gone.sendTextMessage('waits in the first');
    view.model = [];
    gone.sendTextMessage('waits in the second');
    const state = (rows: ChatView['model'], text: string) =>
      Array.from({ length: rows.count }, (_, i) => rows.get(i)!).find(({ message }) => message === text)!
        .state;
    expect(state(model, 'waits in the first')).toBe('waiting');
    gone.active = false;
    expect(state(model, 'waits in the first')).toBe('returned');
    expect(state(view.model, 'waits in the second')).toBe('returned');
  });
});

describe('a server', () => {
  const status = (view: ChatView) =>
    Array.from({ length: view.count }, (_, i) => view.model.get(i)!)
      .filter(({ prefix }) => prefix === '#')
      .map(({ message }) => `${message}`.replace(/(error ).*/, '$1…'));

  it('that stays away for long is told of once, until it is back', async () => {
    const server = await ownServer();
    const quick = { reconnect: true, 'reconnect-min': 10, 'reconnect-max': 30 } as const;
    const away = socket({ id: 'away', url: server.url, active: true, ...quick });
    const view = await fixture<ChatView>(html`<chat-view socket="away"></chat-view>`);
    await opened(away);
    for (let outage = 0; outage < 2; outage++) {
      await server.stop();
      await until(() => away.reconnectAttempt > 3);
      await server.start();
      await opened(away);
    }
    const lost = ['socket error …', 'socket closed'];
    expect(status(view)).toEqual(['socket open', ...lost, 'socket open', ...lost, 'socket open']);
    await server.stop();
    // It ends when nobody tries any more: that is told as well.
    await until(() => away.reconnectAttempt > 2);
    away.active = false;
    expect(status(view).slice(-1)).toEqual(['socket closed']);
    away.remove();
  });

  it('that was never there is told of once, and again when nobody tries any more', async () => {
    const limits = { 'reconnect-min': 10, 'reconnect-max': 30, 'reconnect-attempts': 3 };
    const away = socket({ id: 'away', url: refused, active: true, reconnect: true, ...limits });
    const view = await fixture<ChatView>(html`<chat-view socket="away"></chat-view>`);
    await until(() => away.reconnectAttempt === 3);
    expect(status(view)).toEqual(['socket closed', 'socket error …']);
    await until(() => view.count === 4);
    expect(status(view).slice(2)).toEqual(['socket closed', 'socket error …']);
    away.remove();
  });

  it('that is away is told of every time where somebody tries by hand, as in the original', async () => {
    const away = socket({ id: 'away', url: refused, active: true });
    const view = await fixture<ChatView>(html`<chat-view socket="away"></chat-view>`);
    for (let attempt = 1; attempt <= 2; attempt++) {
      await until(() => away.status === 4);
      expect(view.count).toBe(2 * attempt);
      away.active = false;
      away.active = true;
    }
    away.remove();
  });
});
