// `<chat-view>`: its rows, what it does with its model, its looks and its socket.
import { fixture, html } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { type ChatRow, ChatView, ListModel } from '../../src/chat-view.ts';
import type { SocketElement } from '../../src/components/chat/socket-user.ts';
import { announceSocket } from '../../src/components/chat/socket-user.ts';
import { expectConsole } from '../support/setup-console.ts';
import { find, frames, part, rows, scroller, shown, text, topOf, view } from './chat-view-support.ts';

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
);
const texts = (element: ChatView) => shown(element).map(text);

describe('the rows', () => {
  it('stand as in the original: 18px each, the message after a twenty-fourth of the width', async () => {
    const element = await view();
    for (const [prefix, message] of [
      ['#', 'socket open'],
      ['<', 'Welcome to Awesome Chat'],
      ['>', 'hello'],
    ])
      element.append(prefix!, message!);
    await frames();
    expect(shown(element).map((row) => topOf(element, row))).toEqual([0, 18, 36]);
    expect(shown(element).map((row) => row.getBoundingClientRect().height)).toEqual([18, 18, 18]);
    const box = part(element, 'message').getBoundingClientRect();
    expect([box.x - element.getBoundingClientRect().x, box.width]).toEqual([15, 345]);
    expect(box.height).toBe(14);
    expect(texts(element)).toEqual(['socket open', 'Welcome to Awesome Chat', 'hello']);
    expect(element.count).toBe(3);
    const look = getComputedStyle(element);
    expect([look.color, look.backgroundColor, look.fontSize]).toEqual([
      'rgb(255, 255, 255)',
      'rgb(0, 0, 0)',
      '12px',
    ]);
  });

  it('keep the prefix clear of the message where a twenty-fourth is too little', async () => {
    const element = await view([{ prefix: '#', message: 'narrow' }], 90);
    const prefix = part(element, 'prefix');
    const range = new Range();
    range.selectNodeContents(prefix);
    expect(range.getBoundingClientRect().right).toBeLessThanOrEqual(
      part(element, 'message').getBoundingClientRect().left,
    );
  });

  it('grow with long text, words without a space included', async () => {
    const element = await view();
    element.append('<', 'x'.repeat(500));
    element.append('<', 'two\nlines');
    await frames();
    const [long, lines] = shown(element);
    expect(long!.getBoundingClientRect().height).toBeGreaterThan(100);
    expect(long!.scrollWidth).toBeLessThanOrEqual(360);
    expect(lines!.getBoundingClientRect().height).toBe(32);
  });

  it.each([
    '<img src=x onerror="window.broken=1">',
    '<script>window.broken=1</script>',
    '"><svg/onload=window.broken=1>',
    '{{constructor.constructor("window.broken=1")()}}',
    '&lt;b&gt;',
    'javascript:window.broken=1',
  ])('show %s as text, in every look', async (nasty) => {
    const element = await view();
    element.append(nasty, nasty);
    element.model.append({ prefix: '<', message: 'x', name: nasty, time: nasty, kind: nasty });
    await frames();
    expect(texts(element)[0]).toBe(nasty);
    expect(part(element, 'prefix').textContent).toBe(nasty);
    expect(part(element, 'name').textContent).toBe(nasty);
    element.delegate = (row) => row.message;
    await frames();
    expect(shown(element)[0]!.textContent).toBe(nasty);
    element.delegate = null;
    element.innerHTML = '<template><p data-role="message" title="t"></p></template>';
    await frames(2);
    expect(shown(element)[0]!.querySelector('p')!.textContent).toBe(nasty);
    expect(shown(element)[0]!.querySelectorAll('img, script, svg, b')).toHaveLength(0);
    await frames();
    expect('broken' in window).toBe(false);
  });

  it('take their direction from their text, each message for itself', async () => {
    const element = await view([
      { prefix: '<', message: 'مرحبا بالعالم' },
      { prefix: '<', message: 'hello' },
      { prefix: '<', message: '🎉 שלום' },
    ]);
    const directions = shown(element).map((row) => getComputedStyle(row.lastElementChild!).direction);
    expect(directions).toEqual(['rtl', 'ltr', 'rtl']);
    // The prefix stays where it is.
    expect(part(element, 'prefix').getBoundingClientRect().x).toBe(element.getBoundingClientRect().x);
  });

  it('show the name and the time that they have', async () => {
    const element = await view([
      { prefix: '<', message: 'hi', name: 'Ann', time: Date.UTC(2024, 1, 2, 3, 4) },
    ]);
    expect(part(element, 'name').textContent).toBe('Ann');
    expect(part(element, 'about').textContent).toMatch(/^Ann \S/);
    expect((part(element, 'time') as HTMLTimeElement).dateTime).toBe('2024-02-02T03:04:00.000Z');
    expect(part(element, 'time').textContent).toMatch(/\d/);
  });

  it('have a part for what they are', async () => {
    const element = await view([
      { prefix: '<', message: 'a' },
      { prefix: '>', message: 'b', state: 'waiting' },
      { prefix: '#', message: 'c', kind: 'notice' },
      { prefix: '*', message: 'd' },
    ]);
    expect(shown(element).map((row) => row.getAttribute('part'))).toEqual([
      'row received',
      'row sent waiting',
      'row notice',
      'row',
    ]);
  });
});

describe('the model', () => {
  it('is a ListModel, and every change of it is shown', async () => {
    const model = new ListModel(rows(4));
    const element = await view();
    element.model = model;
    await frames();
    expect(element.model).toBe(model);
    model.append({ prefix: '<', message: 'last' });
    model.insert(0, { prefix: '<', message: 'first' });
    model.remove(1, 2);
    model.setProperty(1, 'message', 'changed');
    await frames();
    expect(texts(element).map((t) => t.split(' ')[0])).toEqual(['first', 'changed', 'row', 'last']);
    model.move(0, 3, 1);
    await frames();
    expect(texts(element).map((t) => t.split(' ')[0])).toEqual(['changed', 'row', 'last', 'first']);
    element.clear();
    await frames();
    expect([element.count, shown(element).length]).toEqual([0, 0]);
    // One that was replaced is not listened to.
    element.model = [{ prefix: '<', message: 'own' }];
    model.append({ prefix: '<', message: 'stray' });
    await frames();
    expect(texts(element)).toEqual(['own']);
  });

  it('agrees with what is shown, over random edits anywhere', async () => {
    const element = await view(rows(60));
    let seed = 3;
    const next = (n: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    for (let step = 0; step < 150; step++) {
      const { model } = element;
      const { count } = model;
      for (let i = next(4); i >= 0; i--)
        switch (next(6)) {
          case 0:
            model.append(rows(next(5), `a${step}`));
            break;
          case 1:
            model.insert(next(model.count + 1), rows(next(5) + 1, `i${step}`));
            break;
          case 2:
            if (model.count > 40) model.remove(next(model.count - 9), 1 + next(8));
            break;
          case 3:
            if (model.count > 10) model.move(next(model.count - 5), next(model.count - 5), 1 + next(5));
            break;
          case 4:
            if (model.count)
              model.setProperty(next(model.count), 'message', `c${step} ${'word '.repeat(next(60))}`);
            break;
          default:
            scroller(element).scrollTop += next(2000) - 1000;
        }
      await frames(step % 10 ? 1 : 3);
      const elements = shown(element);
      const first = Number(elements[0]?.ariaPosInSet ?? 1) - 1;
      expect(texts(element), `step ${step} of ${count}`).toEqual(
        elements.map((_, i) => `${model.get(first + i)!.message}`.trim()),
      );
      expect(elements.map((row) => row.ariaPosInSet)).toEqual(elements.map((_, i) => `${first + i + 1}`));
      expect(new Set(elements.map((row) => row.ariaSetSize))).toEqual(new Set([`${model.count}`]));
      for (let i = 1; i < elements.length; i++)
        // Layout is in fractions of a pixel that are not the same in every browser.
        expect(elements[i]!.getBoundingClientRect().top).toBeCloseTo(
          elements[i - 1]!.getBoundingClientRect().bottom,
          1,
        );
    }
  });

  it('survives being set before the element is known, and rows that come before it is drawn', async () => {
    const early = document.createElement('chat-view-later') as ChatView;
    Object.assign(early, { model: rows(3), limit: 2 });
    document.body.append(early);
    customElements.define('chat-view-later', class extends ChatView {});
    early.append('<', 'soon');
    await frames(2);
    expect(texts(early).map((t) => t.slice(0, 5))).toEqual(['row 2', 'soon']);
    early.remove();
  });

  it('that is shared does not keep a view that is gone, and is caught up with when it comes back', async () => {
    const model = new ListModel(rows(3));
    let listeners = 0;
    const subscribe = model.subscribe.bind(model);
    model.subscribe = (listener) => {
      const leave = subscribe(listener);
      listeners++;
      return () => {
        listeners--;
        leave();
      };
    };
    const element = await view();
    element.model = model;
    const { parentElement } = element;
    element.remove();
    parentElement!.append(element);
    await frames();
    expect(listeners).toBe(1);
    element.remove();
    await frames();
    expect(listeners).toBe(0);
    model.append({ prefix: '<', message: 'meanwhile' });
    parentElement!.append(element);
    model.append({ prefix: '<', message: 'after' });
    await frames(2);
    expect(listeners).toBe(1);
    expect(texts(element).slice(-2)).toEqual(['meanwhile', 'after']);
  });

  it('is shown from where it was asked for before the first frame', async () => {
    const element = document.createElement('chat-view');
    element.model = rows(300);
    element.positionViewAtIndex(100);
    document.body.append(element);
    await frames(3);
    expect(topOf(element, find(element, 'row 100')!)).toBe(0);
    element.remove();
  });

  it('is kept to its limit', async () => {
    const element = await fixture<ChatView>(html`<chat-view limit="100"></chat-view>`);
    for (let i = 0; i < 1000; i++) element.append('<', `message ${i}`);
    await element.updateComplete;
    expect(element.count).toBe(100);
    expect(element.model.get(0)!.message).toBe('message 900');
    await frames();
    expect(texts(element).at(-1)).toBe('message 999');
    element.limit = 3;
    await frames();
    expect(texts(element)).toEqual(['message 997', 'message 998', 'message 999']);
  });

  it('is told in order to all who share a model that one of them keeps short', async () => {
    const model = new ListModel<ChatRow>();
    const short = await view();
    const other = await view();
    short.limit = 3;
    const told: [string, number][] = [];
    for (const element of [short, other]) element.model = model;
    model.subscribe(({ kind, count }) => told.push([kind, count]));
    for (let i = 0; i < 5; i++) model.append({ prefix: '<', message: `message ${i}` });
    await frames();
    expect(told).toEqual([...Array(5).fill(['insert', 1]), ['remove', 2]]);
    model.insert(0, [{ prefix: '<', message: 'older' }]);
    await frames();
    expect(told.slice(6)).toEqual([
      ['insert', 1],
      ['remove', 1],
    ]);
    for (const element of [short, other])
      expect(texts(element)).toEqual(['message 2', 'message 3', 'message 4']);
  });

  it('leaves nodes to Element.append and Element.prepend', async () => {
    const element = await view();
    const title = document.createElement('h2');
    element.append(title, 'text');
    element.prepend('before');
    expect([...element.childNodes].slice(-2)).toEqual([title, element.lastChild]);
    expect(element.firstChild!.textContent).toBe('before');
    expect(element.count).toBe(0);
    element.prepend([{ prefix: '<', message: 'row' }]);
    expect(element.count).toBe(1);
  });

  it('tells its count once a frame', async () => {
    const element = await view();
    const counts: number[] = [];
    element.addEventListener('count-changed', (event) => counts.push((event as CustomEvent).detail.count));
    for (let i = 0; i < 10; i++) element.append('<', 'x');
    await frames(2);
    expect(counts).toEqual([10]);
  });
});

describe('the look of a row', () => {
  it('is that of a template, which may come late or go', async () => {
    const element = await view([{ prefix: '<', message: 'hello', name: 'Ann' }]);
    element.innerHTML =
      '<template><style>b{color:rgb(1, 2, 3)}</style><b part="who" data-role="name"></b>: <i data-role="message"></i></template>';
    await frames(2);
    const row = shown(element)[0]!;
    expect(row.querySelector('b')!.textContent).toBe('Ann');
    expect(row.querySelector('i')!.textContent).toBe('hello');
    expect(getComputedStyle(row.querySelector('b')!).color).toBe('rgb(1, 2, 3)');
    element.model.setProperty(0, 'message', 'changed');
    element.append('<', 'nameless');
    await frames();
    expect(shown(element).map((r) => r.querySelector('i')!.textContent)).toEqual(['changed', 'nameless']);
    expect(shown(element)[1]!.querySelector('b')!.textContent).toBe('');
    element.replaceChildren();
    element.model.setProperty(0, 'name', undefined);
    await frames(2);
    expect(texts(element)).toEqual(['changed', 'nameless']);
    expect(part(element, 'prefix').textContent).toBe('<');
  });

  it('is what a function returns, a node or a text, or what it makes of the element', async () => {
    const element = await view(rows(3, 'n'));
    element.delegate = (row, index, place) => {
      if (index === 0) return `${row.prefix}${row.message}`;
      if (index === 1) return Object.assign(document.createElement('b'), { textContent: 'node' });
      const line = document.createElement('u');
      line.textContent = row.message as string;
      place.replaceChildren(line);
      return undefined;
    };
    await frames();
    const [first, second, third] = shown(element);
    expect(first!.textContent!.trim()).toBe('>n 0');
    expect(second!.querySelector('b')!.textContent).toBe('node');
    expect(third!.querySelector('u')!.textContent!.startsWith('n 2')).toBe(true);
  });

  it('of a row that cannot be drawn is its text, and the others are drawn', async () => {
    const element = await view(rows(3, 'n'));
    expectConsole('the delegate failed for row 1: Error: cannot draw this');
    element.delegate = (row, index) => {
      if (index === 1) throw new Error('cannot draw this');
      return `drawn ${row.message}`;
    };
    await frames();
    expect(texts(element).map((t) => t.slice(0, 9))).toEqual(['drawn n 0', '< n 1 The', 'drawn n 2']);
  });

  it('copes with values of any kind', async () => {
    const element = await view();
    element.model = [
      { message: 'no prefix' },
      { prefix: null, message: { toString: () => 'an object' } },
      { prefix: 1, message: 2 },
      {},
    ] as never;
    await frames();
    expect(texts(element)).toEqual(['no prefix', 'an object', '2', '']);
    expect(shown(element).map((row) => row.firstElementChild!.textContent)).toEqual(['', '', '1', '']);
  });

  it('shows the size of binary messages', async () => {
    const element = await view([
      { prefix: '<', message: new ArrayBuffer(999) },
      { prefix: '<', message: new Uint8Array(1500) },
      { prefix: '>', message: new Blob(['abc']) },
      { prefix: '<', message: new ArrayBuffer(0) },
    ]);
    expect(texts(element)).toEqual(['999 B', '1.5 kB', '3 B', '0 B']);
  });

  it('shows pictures, and gives back what they took', async () => {
    const made = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (object) => {
      const url = createObjectURL(object);
      made.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      made.delete(url);
      revokeObjectURL(url);
    };
    try {
      const element = await view([
        { prefix: '<', message: PIXEL.buffer },
        { prefix: '<', message: new Blob([PIXEL], { type: 'image/png' }) },
        { prefix: '<', message: new TextEncoder().encode('RIFFxxxxWAVE') },
      ]);
      const pictures = [...element.shadowRoot!.querySelectorAll<HTMLImageElement>('[part=picture]')];
      expect(pictures).toHaveLength(2);
      await Promise.all(pictures.map((picture) => picture.decode()));
      expect(pictures.map((picture) => [picture.naturalWidth, picture.alt])).toEqual([
        [1, '70 B'],
        [1, '70 B'],
      ]);
      expect(made.size).toBe(2);
      // Many more than are kept.
      for (let i = 0; i < 200; i++) {
        element.append('<', PIXEL.slice());
        if (i % 10 === 0) await frames();
      }
      expect(made.size).toBeLessThanOrEqual(64);
      const { parentElement } = element;
      element.remove();
      parentElement!.append(element);
      await frames(2);
      const back = element.shadowRoot!.querySelector('img')!;
      await back.decode();
      expect(back.naturalWidth).toBe(1);
      element.remove();
      await frames();
      expect(made.size).toBe(0);
      parentElement!.append(element);
      await frames(2);
      const again = element.shadowRoot!.querySelector('img')!;
      await again.decode();
      expect(again.naturalWidth).toBe(1);
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });
});

/** A socket without a network: a test says what happens on it. */
class FakeSocket extends HTMLElement {
  status = 0;
  errorString = '';
  writable = true;
  url = '';
  sendTextMessage = () => 0;
  sendBinaryMessage = () => 0;
  connectedCallback() {
    announceSocket(this);
  }
  tell(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
  enter(status: number, errorString = '') {
    Object.assign(this, { status, errorString });
    this.tell('status-changed', { status });
  }
}
customElements.define('fake-socket', FakeSocket);

describe('the socket', () => {
  async function wired(): Promise<{ element: ChatView; socket: FakeSocket }> {
    const box = await fixture(html`<div>
      <chat-view socket="s"></chat-view><fake-socket id="s"></fake-socket>
    </div>`);
    const element = box.querySelector('chat-view')!;
    await frames();
    return { element, socket: box.querySelector<FakeSocket>('fake-socket')! };
  }

  it('is read as in the original', async () => {
    const { element, socket } = await wired();
    socket.enter(0);
    socket.enter(1);
    socket.tell('text-message-received', { message: 'Welcome to Awesome Chat' });
    socket.tell('text-message-sent', { message: 'hello', id: 1, queued: false });
    socket.tell('text-message-received', { message: 'hello' });
    socket.tell('binary-message-received', { message: new ArrayBuffer(3) });
    socket.enter(2);
    socket.enter(3);
    socket.enter(4, 'Connection refused');
    await frames();
    expect(shown(element).map((row) => row.firstElementChild!.textContent + text(row))).toEqual([
      '#socket open',
      '<Welcome to Awesome Chat',
      '>hello',
      '<hello',
      '<3 B',
      '#socket closed',
      '#socket error Connection refused',
    ]);
  });

  it('lets waiting messages be seen as such until they are sent or come back', async () => {
    const { element, socket } = await wired();
    for (let id = 1; id <= 4; id++)
      socket.tell('text-message-sent', { message: `m${id}`, id, queued: id > 1 });
    const states = () => shown(element).map((row) => row.getAttribute('part')!.split(' ')[2] ?? 'sent');
    await frames();
    expect(states()).toEqual(['sent', 'waiting', 'waiting', 'waiting']);
    socket.tell('message-flushed', { id: 3 });
    socket.tell('message-flushed', { id: 2 });
    socket.tell('message-returned', { id: 4, message: 'm4', reason: 'closed' });
    socket.tell('message-returned', { id: 99, message: 'never shown', reason: 'full' });
    await frames();
    expect(states()).toEqual(['sent', 'sent', 'sent', 'returned']);
    expect(getComputedStyle(shown(element)[3]!.lastElementChild!, '::after').content).toBe('" (not sent)"');
  });

  it('is followed when another one is meant, and only its own events are', async () => {
    const { element, socket } = await wired();
    const inner = document.createElement('fake-socket') as FakeSocket;
    socket.append(inner);
    inner.tell('text-message-received', { message: 'from another' });
    element.socket = inner as unknown as SocketElement;
    socket.tell('text-message-received', { message: 'from the first' });
    inner.tell('text-message-received', { message: 'from the second' });
    await frames();
    expect(texts(element)).toEqual(['from the second']);
    element.remove();
    await frames();
    inner.tell('text-message-received', { message: 'into nowhere' });
    expect(element.count).toBe(1);
  });

  it('finds the row of a waiting message after the model was edited', async () => {
    const { element, socket } = await wired();
    socket.tell('text-message-sent', { message: 'waits', id: 7, queued: true });
    element.prepend(rows(50));
    element.append('<', 'after');
    socket.tell('message-flushed', { id: 7 });
    await frames();
    expect(element.model.get(50)).toMatchObject({ message: 'waits', state: undefined });
    expect(find(element, 'waits')!.getAttribute('part')).toBe('row sent');
  });
});
