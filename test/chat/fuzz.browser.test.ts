// The four elements under a thousand random operations on the page: added, moved, put into shadow roots, renamed,
// removed, talked to. Which operations is decided by a seed, so that a failure happens again.
import { expect } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { ChatInput, ChatLabel, ChatView, WsSocket } from '../../src/chat.ts';
import '../../src/chat.ts';
import { frames } from './chat-view-support.ts';
import { refused, settle, until, ws } from './socket-support.ts';

const STEPS = 1000;
/** Steps between two looks at what must hold. */
const BETWEEN = 20;
const STATUS = ['connecting', 'open', 'closing', 'closed', 'error'];
const IDS = ['a', 'b', 'c'];
const URLS = [
  `${ws}/echo`,
  `${ws}/greet`,
  `${ws}/close/1011`,
  `${ws}/drop`,
  `${ws}/403`,
  refused,
  'nowhere:',
];
const TEXTS = ['hello', '<img src=x onerror=boom()>', 'שלום 👩‍👩‍👧', 'word '.repeat(80), 'x'.repeat(300)];
const ATTRIBUTES: Record<string, [name: string, values: string[]][]> = {
  'ws-socket': [
    ['id', IDS],
    ['url', URLS],
    ['url', URLS],
    ['active', ['']],
    ['active', ['']],
    ['reconnect', ['']],
    ['reconnect-min', ['5', '50']],
    ['queue-limit', ['0', '3', '50 4096']],
    ['heartbeat', ['20', '']],
    ['requested-subprotocols', ['superchat', 'one two']],
    ['hidden', ['']],
  ],
  'chat-view': [
    ['socket', IDS],
    ['limit', ['5', '40', '0']],
    ['aria-label', ['Transcript']],
    ['hidden', ['']],
    ['style', ['height: 60px; width: 200px', 'display: none', 'width: 320px; height: 240px']],
  ],
  'chat-input': [
    ['socket', IDS],
    ['multiline', ['']],
    ['disabled', ['']],
    ['readonly', ['']],
    ['required', ['']],
    ['maxlength', ['4', '100']],
    ['text', TEXTS],
    ['placeholder', ['Say it']],
  ],
  'chat-label': [
    ['text', TEXTS],
    ['elide', ['left', 'elide-middle', 'right']],
    ['wrap-mode', ['wrap', 'no-wrap', 'word-wrap']],
    ['horizontal-alignment', ['align-right', 'align-h-center']],
    ['color', ['red', '']],
  ],
};

/** Random numbers that come again. */
function dice(seed: number) {
  let state = seed;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return { next, pick: <T>(all: readonly T[]): T => all[next(all.length)]! };
}

// What the elements could leave behind: connections, listeners on what outlives them, and timers.
const connections = new Set<WebSocket>();
const timers = new Map<unknown, string | undefined>();
const listeners = new Map<string, number>();
const undo: (() => void)[] = [];

function replace<T extends object, Key extends keyof T>(
  owner: T,
  key: Key,
  make: (original: T[Key]) => T[Key],
): void {
  const original = owner[key];
  owner[key] = make(original);
  undo.push(() => {
    owner[key] = original;
  });
}

beforeEach(() => {
  connections.clear();
  timers.clear();
  listeners.clear();
  replace(
    window,
    'WebSocket',
    (Original) =>
      class extends Original {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          connections.add(this);
        }
      },
  );
  replace(
    window,
    'setTimeout',
    (original) =>
      ((run: () => void, delay?: number, ...rest: unknown[]) => {
        const timer = original(
          () => {
            timers.delete(timer);
            run();
          },
          delay,
          ...rest,
        );
        timers.set(timer, new Error(`a timer of ${delay} ms`).stack);
        return timer;
      }) as typeof setTimeout,
  );
  replace(
    window,
    'clearTimeout',
    (original) =>
      ((timer: number) => {
        timers.delete(timer);
        original(timer);
      }) as typeof clearTimeout,
  );
  for (const [name, target] of Object.entries({ window, document }) as [string, EventTarget][]) {
    const known = new Map<unknown, Set<string>>();
    const note = (type: string, listener: unknown, options: unknown, by: number) => {
      const capture =
        typeof options === 'object' && options ? (options as { capture?: boolean }).capture : options;
      const key = `${name} ${type} ${!!capture}`;
      const keys = known.get(listener) ?? new Set();
      known.set(listener, keys);
      // The same listener twice is one.
      if (by > 0 === keys.has(key)) return;
      keys[by > 0 ? 'add' : 'delete'](key);
      listeners.set(key, (listeners.get(key) ?? 0) + by);
    };
    for (const [method, by] of [
      ['addEventListener', 1],
      ['removeEventListener', -1],
    ] as const)
      replace(target, method, (original) => (type: string, listener: unknown, options?: unknown) => {
        note(type, listener, options, by);
        original.call(target, type, listener as EventListener, options as AddEventListenerOptions);
      });
  }
});

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

/** Where the nearest socket around `node` is: out of slots and shadow roots, as it is composed. */
function around(node: Node): Element | null {
  let at: Node | null = node;
  while (at) {
    at = (at as Element).assignedSlot ?? at.parentNode ?? (at as ShadowRoot).host ?? null;
    if ((at as Element | null)?.localName === 'ws-socket') return at as Element;
  }
  return null;
}

/** Which socket an element means, by the documentation's words. */
function meant(element: ChatView | ChatInput): Element | null {
  if (!element.isConnected) return null;
  const target = element.socket;
  if (!target) return around(element);
  if (typeof target !== 'string') return target;
  for (let host: Node | undefined = element; host; ) {
    const root = host.getRootNode() as Document | ShadowRoot;
    const found = root.getElementById(target);
    if (found) return found;
    host = (root as ShadowRoot).host;
  }
  return null;
}

/** A page of boxes and shadow roots, some of them with slots, and what stands in it. */
class World {
  readonly stage = document.createElement('main');
  readonly places: (Element | ShadowRoot)[] = [this.stage];
  readonly sockets: WsSocket[] = [];
  readonly views: ChatView[] = [];
  readonly inputs: ChatInput[] = [];
  readonly labels: ChatLabel[] = [];
  /** The ids of messages that wait, by socket. */
  readonly waiting = new Map<WsSocket, Set<number>>();
  readonly wrong: string[] = [];

  constructor() {
    document.body.append(this.stage);
    for (let i = 0; i < 3; i++) {
      const box = document.createElement('div');
      const host = document.createElement('section');
      const root = host.attachShadow({ mode: i === 1 ? 'closed' : 'open' });
      const inner = document.createElement('div');
      root.append(inner, document.createElement('slot'));
      this.stage.append(box, host);
      this.places.push(box, host, root, inner);
    }
    for (let i = 0; i < 3; i++) {
      this.sockets.push(this.#watched(document.createElement('ws-socket')));
      this.views.push(document.createElement('chat-view'));
      this.inputs.push(document.createElement('chat-input'));
      this.labels.push(document.createElement('chat-label'));
    }
    // A socket is a place too.
    this.places.push(...this.sockets);
  }

  get elements(): HTMLElement[] {
    return [...this.sockets, ...this.views, ...this.inputs, ...this.labels];
  }

  #watched(socket: WsSocket): WsSocket {
    socket.url = URLS[0]!;
    socket.active = socket.reconnect = true;
    socket.reconnectMin = socket.reconnectMax = 20;
    socket.queueLimit = '50';
    this.stage.append(socket);
    const ids = new Set<number>();
    this.waiting.set(socket, ids);
    const hear = (type: string, run: (detail: { id: number; queued?: boolean }) => void) =>
      socket.addEventListener(type, (event) => {
        if (event.target === socket) run((event as CustomEvent).detail);
      });
    for (const type of ['text-message-sent', 'binary-message-sent'])
      hear(type, ({ id, queued }) => queued && ids.add(id));
    hear('message-flushed', ({ id }) => {
      if (!ids.delete(id)) this.wrong.push(`message ${id} was flushed, but did not wait`);
    });
    hear('message-returned', ({ id }) => ids.delete(id));
    hear('status-changed', () => {
      if (socket.getAttribute('status') !== STATUS[socket.status])
        this.wrong.push(`status ${socket.status} is shown as ${socket.getAttribute('status')}`);
    });
    return socket;
  }

  /** Does something random, and says what it was. */
  step({ next, pick }: ReturnType<typeof dice>): string {
    const element = pick(next(3) ? this.elements : this.sockets);
    const name = `${element.localName} ${this.elements.indexOf(element)}`;
    switch (next(10)) {
      case 0:
        element.remove();
        return `${name} is removed`;
      case 1:
      case 2:
      case 3: {
        const place = pick(this.places);
        if (element.contains(place) || (place as ShadowRoot).host === element) return 'nothing';
        const { children } = place;
        place.insertBefore(element, next(2) && children.length ? pick([...children]) : null);
        return `${name} goes into place ${this.places.indexOf(place)}`;
      }
      case 4:
      case 5: {
        const [attribute, values] = pick(ATTRIBUTES[element.localName]!);
        if (next(3)) element.setAttribute(attribute, pick(values));
        else element.removeAttribute(attribute);
        return `${name} has ${attribute}=${element.getAttribute(attribute)}`;
      }
      case 6: {
        const host = pick([...this.views, ...this.inputs]);
        host.socket = pick([null, ...IDS, ...this.sockets]);
        return `${host.localName} means ${host.socket instanceof HTMLElement ? 'an element' : host.socket}`;
      }
      case 7: {
        const socket = pick(this.sockets);
        if (next(2)) socket.sendTextMessage(pick(TEXTS));
        else socket.sendBinaryMessage(new Uint8Array([0x89, 0x50, 0x4e, 0x47, next(256)]));
        return `socket ${this.sockets.indexOf(socket)} sends`;
      }
      case 8: {
        const input = pick(this.inputs);
        if (next(2)) input.text = pick(TEXTS);
        const { text } = input;
        if (!input.accept() && input.text !== text) this.wrong.push(`"${text}" was refused, and is lost`);
        return `an input accepts`;
      }
      default: {
        const view = pick(this.views);
        const rows = Array.from({ length: next(30) }, () => ({
          prefix: pick(['<', '>', '#']),
          message: pick(TEXTS),
        }));
        [
          () => view.append('<', pick(TEXTS)),
          () => view.prepend(rows),
          () => view.clear(),
          () => view.positionViewAtEnd(),
          () => view.positionViewAtIndex(next(view.count + 2) - 1, next(5)),
          () => {
            view.model = rows;
          },
          () => {
            view.delegate = next(2) ? null : ({ message }) => `${message}`;
          },
        ][next(7)]!();
        return `a view of ${view.count} rows is used`;
      }
    }
  }

  /** What holds at any time. */
  check(): void {
    expect(this.wrong).to.deep.equal([]);
    for (const view of this.views) {
      // None before it is in a page for the first time.
      const root = view.shadowRoot;
      expect(root?.querySelectorAll('*').length ?? 0, 'nodes of a view').to.be.below(250);
      expect(root?.querySelector('img[src=x]') ?? null, 'parsed text').to.equal(null);
      expect(view.count).to.equal(view.model.count);
      if (view.limit) expect(view.count).to.be.at.most(view.limit);
    }
    const listening = (socket: Element) => {
      const before = this.views.map(({ count }) => count);
      // As long as it is not told of its own accord.
      socket.dispatchEvent(new CustomEvent('text-message-received', { detail: { message: 'probe' } }));
      return this.views.filter(
        ({ count, limit }, i) => count !== before[i] || (limit && before[i] === limit),
      );
    };
    for (const socket of this.sockets) {
      const heard = listening(socket);
      for (const view of this.views)
        if (!view.limit)
          expect(heard.includes(view), 'a view hears the socket that it means, and no other').to.equal(
            meant(view) === socket,
          );
    }
  }
}

describe('the four elements, used at random', () => {
  it.each([1, 2, 3])(
    'keep their promises, and leave nothing behind (seed %i)',
    async (seed) => {
      const before = new Map(listeners);
      const world = new World();
      const random = dice(seed);
      const done: string[] = [];
      try {
        for (let i = 1; i <= STEPS; i++) {
          done.push(world.step(random));
          // Some operations share a task, some a frame.
          if (!random.next(4)) await Promise.resolve();
          if (!random.next(8)) await frames();
          if (i % BETWEEN) continue;
          await settle();
          world.check();
        }
        world.stage.remove();
        for (const element of world.elements) element.remove();
        await settle();
        await until(() => [...connections].every(({ readyState }) => readyState === WebSocket.CLOSED));
        expect(connections.size, 'connections there were').to.be.above(20);
        for (const [socket, ids] of world.waiting) {
          expect([...ids], 'messages that still wait').to.deep.equal([]);
          expect(socket.status === 3 || socket.status === 4, `status ${socket.status} at the end`).to.equal(
            true,
          );
        }
        for (const { model } of world.views)
          for (let i = 0; i < model.count; i++)
            expect(model.get(i)!.state, `row ${i} at the end`).to.not.equal('waiting');
        await frames(3);
        expect([...timers.values()], 'timers').to.deep.equal([]);
        for (const [key, count] of listeners)
          expect(count, `listeners: ${key}`).to.equal(before.get(key) ?? 0);
      } catch (error) {
        (error as Error).message += `\nThe last steps:\n${done.slice(-30).join('\n')}`;
        throw error;
      } finally {
        world.stage.remove();
        for (const element of world.elements) element.remove();
      }
    },
    60_000,
  );
});
