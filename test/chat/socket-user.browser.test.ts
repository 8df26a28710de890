// Which socket an element refers to: by id, by element, by standing in it; in every order of arrival.
import { afterEach, describe, expect, it } from 'vitest';
import { type SocketElement, SocketUser } from '../../src/components/chat/socket-user.ts';
import '../../src/ws-socket.ts';
import { WsSocket } from '../../src/ws-socket.ts';
import { expectConsole } from '../support/setup-console.ts';
import { settle } from './socket-support.ts';

class Referrer extends SocketUser {
  protected static override styles = [];
  protected static override template = '<slot>';
  protected static override properties = { socket: String };
  protected override update(): void {}
  readonly changes: (string | null)[] = [];
  protected override socketChanged(now: SocketElement | null): void {
    this.changes.push(now ? now.id : null);
  }
  get found(): SocketElement | null {
    return this.socketElement;
  }
}
customElements.define('test-referrer', Referrer);

const stage = document.createElement('main');
document.body.append(stage);
afterEach(() => stage.replaceChildren());

function make(html: string, parent: ParentNode & InnerHTML = stage): void {
  parent.innerHTML = html;
}
const referrer = (target: string | SocketElement | null = null): Referrer => {
  const element = document.createElement('test-referrer') as Referrer;
  element.socket = target;
  return element;
};
const named = (id: string): WsSocket => Object.assign(document.createElement('ws-socket'), { id });

interface InnerHTML {
  innerHTML: string;
}

describe('by id', () => {
  it.each(['socket first', 'referrer first'])('%s', (order) => {
    const view = referrer('s');
    const socket = named('s');
    stage.append(...(order === 'socket first' ? [socket, view] : [view, socket]));
    expect(view.found).toBe(socket);
    expect(view.changes).toEqual(['s']);
  });

  it('when the socket gets the id later, changes it, and when another takes it', () => {
    const view = referrer('s');
    const socket = document.createElement('ws-socket');
    stage.append(view, socket);
    expect(view.found).toBe(null);
    socket.id = 's';
    expect(view.found).toBe(socket);
    socket.id = 't';
    expect(view.found).toBe(null);
    const other = named('s');
    stage.append(other);
    expect(view.found).toBe(other);
    view.socket = 't';
    expect(view.found).toBe(socket);
  });

  it('until the socket is gone, and again when it is back', async () => {
    const view = referrer('s');
    const socket = named('s');
    stage.append(view, socket);
    socket.remove();
    await settle();
    expect(view.found).toBe(null);
    stage.prepend(socket);
    expect(view.found).toBe(socket);
  });

  it('from a shadow root outwards, the nearest first', () => {
    const host = document.createElement('div');
    const inner = document.createElement('div');
    const shadow = host.attachShadow({ mode: 'open' });
    const deep = inner.attachShadow({ mode: 'closed' });
    shadow.append(inner);
    const view = referrer('s');
    deep.append(view);
    const outside = named('s');
    stage.append(outside, host);
    expect(view.found).toBe(outside);
    const between = named('s');
    shadow.append(between);
    expect(view.found).toBe(between);
  });

  it('not into another tree', () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(named('s'));
    const view = referrer('s');
    stage.append(host, view);
    expect(view.found).toBe(null);
  });

  it('not to an element that is no socket, which it says once', () => {
    expectConsole('<test-referrer socket="s">: that is a <p>; give the id of a <ws-socket>.');
    make('<p id="s"></p>');
    const view = referrer('s');
    stage.append(view);
    expect(view.found).toBe(null);
  });

  it('after an upgrade', () => {
    make('<ws-slow id="s"></ws-slow>');
    const view = referrer('s');
    stage.append(view);
    expect(view.found).toBe(null);
    customElements.define('ws-slow', class extends WsSocket {});
    expect(view.found).toBe(stage.firstElementChild);
  });
});

describe('by standing inside', () => {
  it('the nearest around it, through shadow roots', () => {
    const outer = named('outer');
    const inner = named('inner');
    const host = document.createElement('div');
    const view = referrer();
    host.attachShadow({ mode: 'closed' }).append(view);
    outer.append(inner);
    inner.append(host);
    stage.append(outer);
    expect(view.found).toBe(inner);
    outer.append(host);
    expect(view.found).toBe(outer);
  });

  it('through a slot', () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<ws-socket id="within"><slot></slot></ws-socket>';
    const view = referrer();
    host.append(view);
    stage.append(host);
    expect(view.found?.id).toBe('within');
  });

  it('none when it stands in none', () => {
    const view = referrer();
    stage.append(named('beside'), view);
    expect(view.found).toBe(null);
  });
});

describe('by element', () => {
  it('whatever it is called and wherever it is', () => {
    const socket = named('s');
    const view = referrer(socket);
    stage.append(view);
    expect(view.found).toBe(socket);
    view.socket = null;
    expect(view.found).toBe(null);
  });
});

it('keeps its socket while it is moved, and lets go of it when it is removed', async () => {
  const socket = named('s');
  const view = referrer('s');
  stage.append(socket, view);
  stage.prepend(view);
  view.remove();
  stage.append(view);
  await settle();
  expect(view.changes).toEqual(['s']);
  view.remove();
  await settle();
  expect([view.found, view.changes]).toEqual([null, ['s', null]]);
  socket.id = 't';
  socket.id = 's';
  expect(view.changes).toEqual(['s', null]);
  stage.append(view);
  expect(view.found).toBe(socket);
});
