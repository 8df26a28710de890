// The server's side of the sub-protocol qmlet.1 (docs/protocol.md) on one connection.
//
// A client numbers what it sends, and repeats after a lost connection what was not acknowledged. `Clients`
// remembers for each, beyond its connections, how far its handlers have run: a repeat runs none, and is
// acknowledged when the original is stored. Acknowledgements go out in order: one says "stored up to here".
// When a message is not taken, none after it is either, until it comes again; so order survives a refusal.
import { createHash } from 'node:crypto';
import {
  type ClientMessage,
  type HelloMessage,
  type HistoryRequest,
  type IncomingMessage,
  parseClientMessage,
  type ServerMessage,
  type TopicPosition,
  unpackFrame,
} from '../shared/chat-protocol.ts';
import type { Connection } from './connection.ts';
import { frame, TEXT } from './frame.ts';
import type { Current } from './handlers.ts';
import type { Message } from './message.ts';
import type { Beginning } from './topics.ts';

/** Milliseconds that the client waits before it sends again what was refused for now. */
const RETRY = 1000;
const MAX_PAGE = 100;
/** How long a client is remembered after its last connection, in ms. Its marks in the store live longer. */
const CLIENT_LIFE = 10 * 60_000;
/** Clients that are remembered; the eldest of them are forgotten first. */
const MAX_CLIENTS = 100_000;
/** Pages that may be asked for at once: they are read one after the other. */
const MAX_PAGES = 32;

interface Pending {
  readonly id: number;
  done: boolean;
}

/** Shared by all of whom everything is acknowledged: a list that was used keeps its room. */
const NONE: Pending[] = [];

/** What is remembered of a client, over its connections. */
class Client {
  /** The connection that it is on now. */
  wire: Wire | undefined;
  /** The highest id whose handler was started. */
  handled = 0;
  /** Every message up to this id is stored. */
  acked = 0;
  /** The id that was not taken, and has to come again before any after it; 0: none. */
  refused = 0;
  /** Handled, not acknowledged: in order. */
  pending = NONE;
  leftAt = 0;
}

/** The clients that this process has heard of lately, by public name. */
export class Clients {
  readonly #clients = new Map<string, Client>();

  get size(): number {
    return this.#clients.size;
  }

  /** The client of a wire from now on; an older connection of the same client is closed. */
  claim(name: string, wire: Wire): { client: Client; before: Wire | undefined } {
    let client = this.#clients.get(name);
    if (!client) {
      if (this.#clients.size >= MAX_CLIENTS) this.#forgetOne();
      this.#clients.set(name, (client = new Client()));
    }
    const before = client.wire;
    client.wire = wire;
    return { client, before };
  }

  /** The client has gone: one that never sent anything has nothing to be remembered for. */
  left(name: string, client: Client): void {
    client.wire = undefined;
    client.leftAt = Date.now();
    if (!client.handled && !client.refused) this.#clients.delete(name);
  }

  /** The store tells repeats of those who are forgotten. */
  #forgetOne(): void {
    let looked = 0;
    for (const [name, { wire, pending }] of this.#clients) {
      if (!wire && !pending.length) {
        this.#clients.delete(name);
        return;
      }
      if (++looked === 100) return;
    }
  }

  /** Forgets who has been away for long. */
  sweep(now: number): void {
    for (const [name, { wire, leftAt, pending }] of this.#clients)
      if (!wire && !pending.length && now - leftAt > CLIENT_LIFE) this.#clients.delete(name);
  }
}

/** The public name of a client: others see it, and cannot derive the secret one. */
export function publicName(client: string): string {
  return createHash('sha256').update(client).digest('base64url').slice(0, 12);
}

export class Wire {
  readonly #connection: Connection;
  readonly #clients: Clients;
  readonly #settings: { keepAlive: number; maxMessage: number };
  #client: Client | undefined;
  #positions: Record<string, TopicPosition> | undefined;
  /** An acknowledgement to be sent at the end of the turn; 0: none. */
  #ackDue = 0;
  /** Pages that were asked for and are not answered. */
  #pages: HistoryRequest[] | undefined;
  /** Positions that moved on unseen, to be sent at the end of the turn. */
  #passed: Map<string, number> | undefined;

  constructor(connection: Connection, clients: Clients, settings: { keepAlive: number; maxMessage: number }) {
    this.#connection = connection;
    this.#clients = clients;
    this.#settings = settings;
  }

  /** Whether the client has said hello: before, it is sent nothing. */
  get greeted(): boolean {
    return this.#client !== undefined;
  }

  /** Where the client was in a topic, as it said in its hello. Asked once: later it is further. */
  position(topic: string): TopicPosition | undefined {
    if (!this.#positions || !Object.hasOwn(this.#positions, topic)) return undefined;
    const position = this.#positions[topic];
    delete this.#positions[topic];
    return position;
  }

  onMessage(data: Buffer, isBinary: boolean): void {
    const packed = isBinary ? unpackFrame(data) : undefined;
    if (isBinary && !packed) {
      this.#connection.reject(1002, 'qmlet.1: a binary frame is cut short');
      return;
    }
    const message = parseClientMessage(packed ? packed.header : data.toString(), isBinary);
    if (typeof message === 'string') this.#connection.reject(1002, `qmlet.1: ${message}`);
    else if (message.type === 'hello') this.#onHello(message);
    else if (!this.#client) this.#connection.reject(1002, 'qmlet.1: the first message is a hello');
    else this.#on(message, packed?.bytes);
  }

  #onHello({ client, topics }: HelloMessage): void {
    if (this.#client) {
      this.#connection.reject(1002, 'qmlet.1: a second hello');
      return;
    }
    if (topics) this.#positions = { ...topics };
    const name = publicName(client);
    this.#connection.sender = name;
    const { client: known, before } = this.#clients.claim(name, this);
    this.#client = known;
    // What its last connection is still handling comes first.
    const free = before?.replaced();
    if (free) this.#connection.wait(free);
    const { keepAlive, maxMessage } = this.#settings;
    this.#send({ type: 'welcome', you: name, keepAlive, maxMessage, acked: this.#client.acked });
    this.#connection.beginTopics();
  }

  #on(message: Exclude<ClientMessage, HelloMessage>, bytes: Uint8Array | undefined): void {
    switch (message.type) {
      case 'message': {
        const { id, name = '', data = '' } = message;
        // A copy: the frame's buffer holds the header, and belongs to the socket.
        if (bytes) this.#connection.handle({ handler: 'onBinaryReceived', data: bytes.slice(), id, name });
        else this.#connection.handle({ handler: 'onTextReceived', data, id, name });
        break;
      }
      case 'status': {
        const { name = '', data } = message;
        this.#connection.handle({ handler: 'onStatusReceived', data, id: 0, name });
        break;
      }
      case 'history':
        this.#onHistory(message);
        break;
      case 'ping':
        this.#send({ type: 'pong' });
    }
  }

  #onHistory(request: HistoryRequest): void {
    if (this.#pages && this.#pages.length >= MAX_PAGES) {
      this.#connection.reject(1008, `qmlet.1: more than ${MAX_PAGES} pages asked for at once`);
      return;
    }
    if (this.#pages) this.#pages.push(request);
    else {
      this.#pages = [request];
      void this.#answerPages(this.#pages);
    }
  }

  /** One page at a time, and the next when the client has taken it: a page may be megabytes. */
  async #answerPages(requests: HistoryRequest[]): Promise<void> {
    while (requests.length && this.#connection.isOpen) {
      await this.#answerPage(requests[0]!);
      await this.#connection.ready();
      requests.shift();
    }
    this.#pages = undefined;
  }

  async #answerPage({ topic, before, limit }: HistoryRequest): Promise<void> {
    const last = Math.min(limit, MAX_PAGE);
    let messages: Message[] = [];
    try {
      if (this.#connection.isSubscribed(topic) && this.#connection.endpoint.authorize('history', topic))
        messages = await this.#connection.history(topic, last, before);
    } catch {
      // The store is away: an empty page that says there is more.
      this.#send({ type: 'page', topic, before, messages: [], more: true });
      return;
    }
    const page = messages.map((message): IncomingMessage => {
      const { data } = message;
      return {
        ...message.header(),
        data: typeof data === 'string' ? data : Buffer.from(data).toString('base64'),
      };
    });
    this.#send({ type: 'page', topic, before, messages: page, more: messages.length === last });
  }

  // ---- what the client sends: started, finished, stored

  /** Whether message `id` is new, and its handler to be run. A repeat is acknowledged in its time. */
  starts(id: number): boolean {
    const client = this.#client!;
    if (client.refused && id > client.refused) return false;
    if (id <= client.handled) {
      if (id <= client.acked) this.ack(client.acked);
      return false;
    }
    client.refused = 0;
    client.handled = id;
    return true;
  }

  /** The handler of a message has run; it is acknowledged when what it published is stored. */
  finished(current: Current): void {
    const client = this.#client!;
    const { id } = current;
    // One before it was refused meanwhile: it comes again, and so does this.
    if (client.refused && id > client.refused) return;
    const item = { id, done: false };
    wait(client, item);
    current.whenStored((error) => {
      // What is wrong with the database is no client's business.
      if (error) notTaken(client, item, error.message.split(':')[0]!);
      else {
        item.done = true;
        settle(client);
      }
    });
  }

  /** Message `id` is refused for good. */
  refuse(id: number, reason: string): void {
    this.#send({ type: 'refuse', id, reason });
    const client = this.#client!;
    wait(client, { id, done: true });
    settle(client);
  }

  /** @internal Sends a refusal that holds for now. */
  later(id: number, reason: string): void {
    this.#send({ type: 'refuse', id, reason, retry: RETRY });
  }

  /** @internal Acknowledges everything up to `id` at the end of the turn. */
  ack(id: number): void {
    this.#ackDue = Math.max(this.#ackDue, id);
    this.#connection.wake();
  }

  // ---- what the topics send

  begin(topic: string, { epoch, offset, recovered, first }: Beginning): void {
    this.#passed?.delete(topic);
    this.#send({ type: 'topic', topic, epoch, offset, recovered, first });
  }

  passed(topic: string, offset: number): void {
    (this.#passed ??= new Map()).set(topic, offset);
    this.#connection.wake();
  }

  /** The server goes. */
  bye(retry: number): void {
    if (this.#client) this.#send({ type: 'bye', retry });
  }

  /** The end of the turn: what is said once a turn. */
  flush(): void {
    if (this.#passed) {
      for (const [topic, offset] of this.#passed) this.#send({ type: 'at', topic, offset });
      this.#passed = undefined;
    }
    if (this.#ackDue) {
      // The most frequent of all: written by hand.
      this.#connection.push(frame(`{"type":"ack","id":${this.#ackDue}}`, TEXT));
      this.#ackDue = 0;
    }
  }

  /** The client is back on another connection. A promise while this one's handler is still running. */
  replaced(): Promise<void> | undefined {
    return this.#connection.abandon(1000, 'replaced by a newer connection of the same client');
  }

  gone(): void {
    const client = this.#client;
    if (client?.wire !== this) return;
    this.#clients.left(this.#connection.sender, client);
  }

  #send(message: ServerMessage): void {
    this.#connection.push(frame(JSON.stringify(message), TEXT, this.#connection.deflates));
  }
}

/** Adds one that is not acknowledged yet. */
function wait(client: Client, item: Pending): void {
  if (client.pending === NONE) client.pending = [item];
  else client.pending.push(item);
}

/** Acknowledges the messages at the head that are done. */
function settle(client: Client): void {
  let { acked } = client;
  while (client.pending[0]?.done) acked = Math.max(acked, client.pending.shift()!.id);
  if (!client.pending.length) client.pending = NONE;
  if (acked === client.acked) return;
  client.acked = acked;
  client.wire?.ack(acked);
}

/** A message could not be stored for now: it and all after it have to come again. */
function notTaken(client: Client, item: Pending, reason: string): void {
  const at = client.pending.indexOf(item);
  // Refused already with one before it.
  if (at < 0) return;
  if (at) client.pending.length = at;
  else client.pending = NONE;
  client.handled = item.id - 1;
  client.refused = item.id;
  client.wire?.later(item.id, reason);
}
