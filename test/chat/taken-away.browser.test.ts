// What the elements make of it when something is taken away from them: an attribute, or the socket.
import { fixture, html } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { ChatInput, ChatLabel, ChatView } from '../../src/chat.ts';
import '../../src/chat.ts';
import { opened, refused, settle, socket, ws } from './socket-support.ts';

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
