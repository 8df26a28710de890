// Lets a socket come back as if it had never been away, with a server that speaks qmlet.1
// (docs/protocol.md): a host of sockets around another one. To the socket's state machine its connections
// look like any other; what they carry is numbered, kept until it is acknowledged, and sent again on the next
// connection; what was missed meanwhile is asked for.
//
// What always holds: a message is sent in the order in which it was given, and kept until the server has
// stored it or refused it for good; each stored message of a topic is told once, in the order of its offsets.
// A server that does not speak qmlet.1 gets and gives plain messages.
import {
  CHAT_PROTOCOL,
  type IncomingMessage,
  type MessageKind,
  packFrame,
  parseServerMessage,
  type TopicPosition,
  unpackFrame,
} from '../../shared/chat-protocol.ts';
import type { Connection, ConnectionEvents, SocketData, SocketHost } from './socket-host.ts';

/** What is known of a message beside its data. */
export interface MessageAbout {
  kind: MessageKind;
  /** The sender's display name; '' where it has none. */
  name: string;
  /** The sender's public name; '' for the server itself. */
  from: string;
  /** Whether this very client sent it. */
  own: boolean;
  /** Milliseconds since 1970, by the server's clock. */
  time: number;
  /** '' for a message to this client only. */
  topic: string;
  /** 0 for a message that is not stored. */
  offset: number;
}

/** What a resuming connection tells beside messages. */
export interface ResumeEvents {
  /** The server has stored everything up to this message. */
  acknowledged(id: number): void;
  /** A message was refused for good, or lost its server. */
  returned(id: number, message: SocketData, reason: string): void;
  /** Somebody told something that is not kept: that they are typing, say. */
  status(data: string, about: MessageAbout): void;
  /** The messages that follow are of this topic; not `recovered`: some before them are not repeated. */
  resumed(topic: string, recovered: boolean): void;
  /** Older messages, as asked for by `history`, oldest first. */
  page(
    topic: string,
    messages: readonly (MessageAbout & { message: string | ArrayBuffer })[],
    more: boolean,
  ): void;
}

interface Kept {
  readonly id: number;
  readonly message: SocketData;
  readonly name: string;
  readonly size: number;
  /** The bytes of a binary message, once they are known. */
  bytes?: Uint8Array | undefined;
}

const bytesOf = (message: SocketData): number =>
  // A text's UTF-8 is up to three times as long; this is for a bound only.
  typeof message === 'string' ? message.length : 'size' in message ? message.size : message.byteLength;

/** The state of one client over its connections; see the head of this file. */
export class Resume {
  readonly #host: SocketHost;
  readonly #events: ResumeEvents;
  readonly #client: string;
  /** Where this client is in each topic, for one server. */
  #positions: Record<string, TopicPosition> = {};
  #url = '';
  #kept: Kept[] = [];
  #keptBytes = 0;
  /** How many of `#kept` went out on the connection at hand. */
  #sent = 0;
  #connection: Connection | undefined;
  #welcomed = false;
  #you = '';
  #retry: unknown;
  #alive: unknown;

  /**
   * @param host clock and connections
   * @param events what is told beside messages
   * @param client the secret name of this client: 16 to 64 random letters and digits
   */
  constructor(host: SocketHost, events: ResumeEvents, client: string) {
    this.#host = host;
    this.#events = events;
    this.#client = client;
  }

  /** Messages that are sent and not acknowledged. */
  get pending(): number {
    return this.#kept.length;
  }

  /** The host's `openSocket`, of a connection that resumes. */
  open(url: string, subprotocols: readonly string[], events: ConnectionEvents): Connection {
    let heard = false;
    const current = (): boolean => connection === this.#connection;
    const connection = this.#host.openSocket(url, [CHAT_PROTOCOL, ...subprotocols], {
      opening: () => events.opening(),
      open: () => {
        if (connection.protocol === CHAT_PROTOCOL) this.#hello(connection);
        else this.#returnAll('The server does not speak qmlet.1.');
        events.open();
      },
      message: (data) => {
        heard = true;
        if (connection.protocol !== CHAT_PROTOCOL) events.message(data);
        else if (current()) this.#received(data, events, watch);
      },
      close: (...args) => {
        this.#leave(connection);
        events.close(...args);
      },
    });
    // What one server has stored is nothing to another.
    if (this.#url && this.#url !== connection.url) {
      this.#positions = {};
      this.#returnAll('The url was changed.');
    }
    this.#url = connection.url;
    this.#connection = connection;
    this.#welcomed = false;

    /** Asks for a sign of life within the server's time, and gives the connection up where none comes. */
    const watch = (keepAlive: number): void => {
      const half = keepAlive * 500;
      heard = false;
      this.#alive = this.#host.setTimeout(() => {
        if (heard) return watch(keepAlive);
        connection.send('{"type":"ping"}');
        this.#alive = this.#host.setTimeout(() => {
          if (heard) return watch(keepAlive);
          this.#leave(connection);
          connection.close();
          events.close(1006, '', `${connection.url} has been silent for ${keepAlive} s.`);
        }, half);
      }, half);
    };
    const resume = this;
    return {
      url: connection.url,
      get readyState() {
        return connection.readyState;
      },
      get protocol() {
        return connection.protocol;
      },
      get bufferedAmount() {
        return connection.bufferedAmount + resume.#keptBytes;
      },
      send: (message, id, name) => {
        if (connection.protocol !== CHAT_PROTOCOL) connection.send(message);
        // Without an id it is the machine's own heartbeat.
        else if (id === undefined) connection.send('{"type":"ping"}');
        else this.#keep({ id, message, name: name ?? '', size: bytesOf(message) });
      },
      close: () => {
        this.#leave(connection);
        connection.close();
      },
    };
  }

  /** Tells those who are here something that is not kept: that this client is typing, say. */
  sendStatus(data: string, name = ''): void {
    if (this.#welcomed) this.#say({ type: 'status', data, ...(name && { name }) });
  }

  /** Asks for the messages of a topic before an offset (0: before the oldest that was told). */
  history(topic: string, before: number, limit: number): void {
    if (this.#welcomed) this.#say({ type: 'history', topic, before, limit });
  }

  /** Gives back what is not acknowledged: nobody will connect again. */
  end(reason: string): void {
    this.#returnAll(reason);
  }

  #hello(connection: Connection): void {
    this.#sent = 0;
    connection.send(JSON.stringify({ type: 'hello', client: this.#client, topics: this.#positions }));
  }

  #say(message: object): void {
    this.#connection!.send(JSON.stringify(message));
  }

  #leave(connection: Connection): void {
    if (connection !== this.#connection) return;
    this.#connection = undefined;
    this.#welcomed = false;
    this.#host.clearTimeout(this.#retry);
    this.#host.clearTimeout(this.#alive);
  }

  #keep(kept: Kept): void {
    this.#kept.push(kept);
    this.#keptBytes += kept.size;
    const { message } = kept;
    if (typeof message !== 'string') {
      if ('size' in message)
        (message as unknown as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer().then(
          (buffer) => {
            kept.bytes = new Uint8Array(buffer);
            this.#flush();
          },
          () => {
            this.#drop(kept);
            this.#events.returned(kept.id, message, 'The data can not be read any more.');
          },
        );
      else kept.bytes = new Uint8Array(message);
    }
    this.#flush();
  }

  /** Sends what was not sent on this connection, in order, up to one whose bytes are still being read. */
  #flush(): void {
    if (!this.#welcomed) return;
    for (; this.#sent < this.#kept.length; this.#sent++) {
      const { id, message, name, bytes } = this.#kept[this.#sent]!;
      const header = { type: 'message', id, ...(name && { name }) };
      if (typeof message === 'string') this.#say({ ...header, data: message });
      else if (bytes) this.#connection!.send(packFrame(header, bytes).buffer);
      else return;
    }
  }

  #received(data: string | ArrayBuffer, events: ConnectionEvents, watch: (keepAlive: number) => void): void {
    const packed = typeof data === 'string' ? undefined : unpackFrame(new Uint8Array(data));
    const message = parseServerMessage(packed ? packed.header : String(data));
    switch (message?.type) {
      case 'welcome':
        this.#welcomed = true;
        this.#you = message.you;
        if (message.keepAlive) watch(message.keepAlive);
        this.#acknowledge(message.acked);
        this.#flush();
        break;
      case 'topic':
        this.#positions[message.topic] = { epoch: message.epoch, offset: message.offset };
        this.#events.resumed(message.topic, message.recovered);
        break;
      case 'at':
        this.#moveOn(message.topic, message.offset);
        break;
      case 'message':
        // Once: also if a server told it twice.
        if (message.offset && !this.#moveOn(message.topic!, message.offset)) break;
        if (message.kind === 'status') this.#events.status(message.data ?? '', this.#about(message));
        else
          events.message(packed ? packed.bytes.slice().buffer : (message.data ?? ''), this.#about(message));
        break;
      case 'page':
        this.#events.page(
          message.topic,
          message.messages.map((one) => ({
            ...this.#about(one),
            message: one.kind === 'binary' ? fromBase64(one.data ?? '') : (one.data ?? ''),
          })),
          message.more,
        );
        break;
      case 'ack':
        this.#acknowledge(message.id);
        break;
      case 'refuse':
        this.#refused(message.id, message.reason, message.retry);
    }
  }

  #about({ kind, name = '', from = '', time, topic = '', offset = 0 }: IncomingMessage): MessageAbout {
    return { kind, name, from, own: from !== '' && from === this.#you, time, topic, offset };
  }

  /** Notes a position. False when it was there already. */
  #moveOn(topic: string, offset: number): boolean {
    const position = this.#positions[topic];
    if (!position || offset <= position.offset) return false;
    position.offset = offset;
    return true;
  }

  #acknowledge(id: number): void {
    let last = 0;
    while (this.#kept.length && this.#kept[0]!.id <= id) {
      last = this.#kept[0]!.id;
      this.#drop(this.#kept[0]!);
    }
    if (last) this.#events.acknowledged(last);
  }

  #drop(kept: Kept): void {
    const at = this.#kept.indexOf(kept);
    if (at < 0) return;
    this.#kept.splice(at, 1);
    this.#keptBytes -= kept.size;
    if (at < this.#sent) this.#sent--;
  }

  #refused(id: number, reason: string, retry: number | undefined): void {
    const at = this.#kept.findIndex((kept) => kept.id === id);
    if (at < 0) return;
    if (retry === undefined) {
      const kept = this.#kept[at]!;
      this.#drop(kept);
      this.#events.returned(id, kept.message, reason);
      return;
    }
    // It and all after it again, in order.
    const connection = this.#connection;
    this.#host.clearTimeout(this.#retry);
    this.#retry = this.#host.setTimeout(() => {
      if (connection !== this.#connection) return;
      const from = this.#kept.findIndex((kept) => kept.id >= id);
      this.#sent = from < 0 ? this.#kept.length : from;
      this.#flush();
    }, retry);
  }

  #returnAll(reason: string): void {
    const kept = this.#kept;
    this.#kept = [];
    this.#keptBytes = this.#sent = 0;
    for (const { id, message } of kept) this.#events.returned(id, message, reason);
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64: `atob` is the DOM's. */
function fromBase64(text: string): ArrayBuffer {
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; at < bytes.length; i++) {
    bits = (bits << 6) | DIGITS.indexOf(text[i]!);
    // After the second, third and fourth digit of four a byte is complete.
    if (i % 4) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes.buffer;
}
