// One WebSocket connection: its handlers in order, its subscriptions, its limits, its end.
//
// What always holds: handlers run one at a time, in the order of what arrived, and nothing that they throw
// leaves the connection (it is closed with 1011); `onClose` runs once, last, for every connection that opened;
// reading pauses while the handlers, the store or the client itself do not keep up; what waits for the client
// is bounded. The sub-protocol is `Wire`'s, in wire.ts.
import type { Duplex } from 'node:stream';
import { toUSVString } from 'node:util';
import { WebSocket } from 'ws';
import type { MessageKind } from '../shared/chat-protocol.ts';
import { CONNECTION, type Endpoint } from './endpoint.ts';
import { BINARY, frame, TEXT } from './frame.ts';
import { cleanName, type Limits, TokenBucket, topicProblem } from './limits.ts';
import type { Logger } from './log.ts';
import { type Batch, Message } from './message.ts';
import type { Metrics } from './metrics.ts';
import { Outbox } from './outbox.ts';
import type { Session } from './session.ts';
import type { Beginning, Subscriber, Subscription, Topics } from './topics.ts';
import type { Turn } from './turn.ts';
import type { Wire } from './wire.ts';

export interface SubscribeOptions {
  /** False: does not get what this connection publishes. Default: true. */
  own?: boolean;
  /** So many of the newest messages come first. Default: none. */
  last?: number;
}

export interface PublishOptions {
  /** A connection that is not to get it, nor see it in what it missed; a text client's own, say. */
  except?: Endpoint;
  /** The sender's display name. Default: the one that came with the message being handled. */
  name?: string;
  /** Default: `text` or `binary`, as the data is. */
  kind?: MessageKind;
  /** False: goes to those who are here now only. Default: true but for a `status`. */
  store?: boolean;
}

/** What a connection needs of its server. */
export interface ConnectionHost {
  readonly limits: Limits;
  readonly topics: Topics;
  readonly turn: Turn;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly pageSize: number;
  onEnd(connection: Connection): void;
}

/** Something that a handler is to be called for. */
export interface Incoming {
  handler: 'onTextReceived' | 'onBinaryReceived' | 'onStatusReceived';
  data: string | Uint8Array;
  /** The qmlet.1 id; 0 where there is none. */
  id: number;
  name: string;
}

/** The message whose handler is running. */
export interface Current {
  id: number;
  name: string;
  /** Publications so far: with the id it tells repeats. */
  count: number;
  stored: Promise<unknown>[];
}

interface Topic {
  subscription: Subscription;
  last: number;
  /** Settled when the place in the topic is known. */
  entered: Promise<void> | undefined;
}

/** Publications of one handler that can be told from repeats. */
const INDEXES = 256;
/** Shared by all that wait for nothing: an idle connection has no array of its own. */
const NONE: Incoming[] = [];
const OPEN = 1;
const CLOSED = 3;
/** The close code that `ws` sends for its errors, by their code. Anything else that it finds is 1002. */
const PROTOCOL_ERRORS: Record<string, number> = {
  WS_ERR_EXPECTED_FIN: 1002,
  WS_ERR_EXPECTED_MASK: 1002,
  WS_ERR_INVALID_CLOSE_CODE: 1002,
  WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH: 1002,
  WS_ERR_INVALID_OPCODE: 1002,
  WS_ERR_UNEXPECTED_MASK: 1002,
  WS_ERR_UNEXPECTED_RSV_1: 1002,
  WS_ERR_UNEXPECTED_RSV_2_3: 1002,
  WS_ERR_INVALID_UTF8: 1007,
  WS_ERR_TOO_MANY_BUFFERED_PARTS: 1008,
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: 1009,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
};

export class Connection implements Subscriber {
  readonly session: Session;
  readonly endpoint: Endpoint;
  /** The name under which others see what this connection publishes. */
  sender: string;
  /** Set for a client of qmlet.1. */
  wire: Wire | undefined;
  current: Current | undefined;
  /** Bytes read when the sweep looked last, and when they last changed. */
  lastBytes = 0;
  lastHeard = 0;
  /** When a ping went out that is still to be answered; 0: none. */
  pingedAt = 0;
  openedAt = 0;

  readonly #host: ConnectionHost;
  #socket: Duplex | undefined;
  #ws: WebSocket | undefined;
  readonly #outbox = new Outbox();
  #dirty = false;
  #topics: Map<string, Topic> | undefined;
  #queue = NONE;
  #busy = false;
  #paused = false;
  #waitsForStore = false;
  #awaitsDrain = false;
  /** Reading is over for good. */
  #held = false;
  #messages: TokenBucket | undefined;
  #bytes: TokenBucket | undefined;
  /** The close frame is out, ours or the answer to the peer's: nothing may follow it. */
  #shut = false;
  /** The code with which this side closed; 0: it has not. */
  #closing = 0;
  #closeReason = '';
  #closedWith = 0;
  #ended = false;
  #ready: (() => void)[] | undefined;
  #onFree: (() => void) | undefined;

  constructor(host: ConnectionHost, endpoint: Endpoint, session: Session, sender: string) {
    this.#host = host;
    this.endpoint = endpoint;
    this.session = session;
    this.sender = sender;
    endpoint[CONNECTION] = this;
  }

  // ---- its life

  /** The upgrade is done. `socket` is what `ws` reads from. */
  opened(ws: ConnectionSocket, socket: Duplex): void {
    const { limits } = this.#host;
    this.#ws = ws;
    this.#socket = socket;
    this.openedAt = this.lastHeard = performance.now();
    if (limits.messagesPerSecond) this.#messages = new TokenBucket(limits.messagesPerSecond, this.openedAt);
    if (limits.bytesPerSecond) this.#bytes = new TokenBucket(limits.bytesPerSecond, this.openedAt);
    ws.connection = this;
    if (!this.wire) this.beginTopics();
    this.#markDirty();
  }

  /** It was refused, or went before it opened: undoes what `onOpen` did. */
  refused(): void {
    this.#ended = true;
    this.unsubscribeAll();
  }

  get ended(): boolean {
    return this.#ended;
  }

  get isOpen(): boolean {
    return this.#ws?.readyState === OPEN && !this.#closing;
  }

  /** Reads no more: the server stops. */
  holdReading(): void {
    if (!this.#ws || this.#closedWith) return;
    this.#paused = this.#held = true;
    this.#ws.pause();
  }

  get reading(): boolean {
    return !this.#paused;
  }

  get bufferedAmount(): number {
    return this.#outbox.bytes + (this.#ws ? this.#ws.bufferedAmount : 0);
  }

  /** Whether handlers run or wait. */
  get busy(): boolean {
    return this.#busy || this.#queue.length > 0;
  }

  get bytesRead(): number {
    return (this.#socket as { bytesRead?: number } | undefined)?.bytesRead ?? 0;
  }

  get stalledSince(): number {
    return this.#outbox.stalledSince;
  }

  close(code: number, reason = ''): void {
    if (!isSendableCode(code)) throw new RangeError(`close: ${code} is no code that may be sent`);
    if (Buffer.byteLength(reason) > 123) throw new RangeError('close: a reason has at most 123 bytes');
    if (this.#closing || this.#ended) return;
    this.#closing = code;
    this.#closeReason = reason;
    // After what waits; the end of the turn writes both.
    this.#markDirty();
  }

  /** Closes now, without what waits: the peer broke a rule or does not read. */
  reject(code: number, reason: string): void {
    if (this.#ended || this.#closing) return;
    this.#host.log.warn({ connection: this.session.id, code, address: this.session.address }, reason);
    this.#host.metrics.rejected(code);
    this.#outbox.clear();
    this.#queue = NONE;
    this.#closing = code;
    this.#closeReason = reason;
    this.#sendClose();
  }

  /**
   * Closes, and handles nothing more of what waits: it comes again on another connection. A promise while a
   * handler is still running.
   */
  abandon(code: number, reason: string): Promise<void> | undefined {
    this.#queue = NONE;
    if (!this.#closedWith) this.close(code, reason);
    return this.#busy ? new Promise((resolve) => (this.#onFree = resolve)) : undefined;
  }

  /** Handles nothing before the promise has settled. */
  wait(free: Promise<void>): void {
    this.#busy = true;
    void free.then(() => this.#next());
  }

  /** Cuts the connection off. `onClose` gets `code`. */
  terminate(code: number): void {
    this.#closing ||= code;
    this.#ws?.terminate();
  }

  #sendClose(): void {
    const ws = this.#ws;
    if (!ws || this.#closedWith) return;
    this.#closedWith = this.#closing;
    // A paused socket would never see the peer's answer.
    ws.resume();
    ws.close(this.#closing, this.#closeReason);
    if (this.#outbox.blocked) setTimeout(() => ws.terminate(), 1000).unref();
  }

  /** The close frame is about to go out: what was said before goes before it. */
  onClosing(): void {
    if (!this.#shut && !this.#closedWith) this.flush();
    this.#shut = true;
  }

  /** The socket has gone. The messages that came before are still handled. */
  onGone(code: number): void {
    this.#closedWith = this.#closing || code;
    this.#outbox.clear();
    for (const ready of this.#ready ?? []) ready();
    this.#ready = undefined;
    if (!this.#busy) this.#next();
  }

  #end(): void {
    this.#ended = true;
    this.unsubscribeAll();
    this.wire?.gone();
    this.#host.onEnd(this);
    this.#host.metrics.closed(this.#closedWith);
    this.#host.log.debug({ connection: this.session.id, code: this.#closedWith }, 'closed');
    try {
      const result = this.endpoint.onClose(this.#closedWith);
      if (isThenable(result)) result.then(undefined, (error) => this.#log(error, 'onClose'));
    } catch (error) {
      this.#log(error, 'onClose');
    }
  }

  /** `ws` met a frame that is none, and closes: 1002, 1007 or 1009. */
  onProtocolError(error: Error & { code?: string }): void {
    const code = PROTOCOL_ERRORS[error.code ?? ''] ?? 0;
    if (code) {
      this.#closing ||= code;
      this.#closedWith ||= this.#closing;
      this.#host.metrics.rejected(code);
      this.#outbox.clear();
    }
    this.#host.log.warn(
      { connection: this.session.id, address: this.session.address, ...(code && { code }) },
      error.message,
    );
  }

  // ---- what comes in

  onMessage(data: Buffer, isBinary: boolean): void {
    if (this.#closing || !this.allow(data.length)) return;
    this.#host.metrics.received(data.length);
    if (this.wire) this.wire.onMessage(data, isBinary);
    else
      this.handle({
        handler: isBinary ? 'onBinaryReceived' : 'onTextReceived',
        data: isBinary ? data : data.toString(),
        id: 0,
        name: '',
      });
  }

  onControl(handler: 'onPing' | 'onPong', payload: Buffer): void {
    if (handler === 'onPong') this.pingedAt = 0;
    if (this.#closing || !this.allow(payload.length)) return;
    try {
      const result = this.endpoint[handler](payload);
      if (isThenable(result)) result.then(undefined, (error) => this.#fail(error, handler));
    } catch (error) {
      this.#fail(error, handler);
    }
  }

  /** Counts a frame against the limits. False when the connection was closed for it. */
  allow(bytes: number): boolean {
    const now = performance.now();
    if (this.#messages && !this.#messages.take(1, now)) {
      this.reject(1008, `more than ${this.#host.limits.messagesPerSecond} messages a second`);
      return false;
    }
    if (this.#bytes && !this.#bytes.take(bytes, now)) {
      this.reject(1008, `more than ${this.#host.limits.bytesPerSecond} bytes a second`);
      return false;
    }
    return true;
  }

  /** Calls a handler, after those that wait. */
  handle(incoming: Incoming): void {
    if (this.#busy) {
      if (this.#queue === NONE) this.#queue = [];
      this.#queue.push(incoming);
      this.#checkReading();
    } else this.#call(incoming);
  }

  #call(incoming: Incoming): void {
    if (incoming.id && !this.wire!.starts(incoming.id)) return;
    const current: Current = { id: incoming.id, name: incoming.name, count: 0, stored: [] };
    this.current = current;
    try {
      const result = this.endpoint[incoming.handler](incoming.data as never);
      if (isThenable(result)) {
        this.#busy = true;
        result.then(
          () => {
            this.#finished(current);
            this.#next();
          },
          (error) => {
            this.#fail(error, incoming.handler);
            this.#next();
          },
        );
      } else this.#finished(current);
    } catch (error) {
      this.#fail(error, incoming.handler);
    }
  }

  #finished({ id, stored }: Current): void {
    this.current = undefined;
    if (id) this.wire!.finished(id, stored);
    if (stored.length && this.#host.topics.appender.congested) this.#checkReading();
  }

  #next(): void {
    this.#busy = false;
    this.#onFree?.();
    while (this.#queue.length && !this.#busy) this.#call(this.#queue.shift()!);
    if (this.#busy) return;
    this.#checkReading();
    if (this.#closedWith && this.#ws?.readyState === CLOSED && !this.#ended) this.#end();
  }

  /** A handler threw: this connection ends, the process does not. */
  #fail(error: unknown, handler: string): void {
    const id = this.current?.id;
    this.current = undefined;
    this.#log(error, handler);
    this.#host.metrics.failed();
    if (this.#ended || this.#closedWith) return;
    if (id) this.wire!.refuse(id, 'the server failed on it');
    this.#queue = NONE;
    this.#closing ||= 1011;
    this.#closeReason ||= 'the server failed';
    this.#markDirty();
  }

  #log(error: unknown, handler: string): void {
    this.#host.log.error({ err: error, connection: this.session.id, handler }, 'a handler failed');
  }

  /** Reads only while handlers, store and client keep up. */
  #checkReading(): void {
    const { limits, topics } = this.#host;
    const pause = this.#queue.length >= limits.queue || this.#outbox.blocked || topics.appender.congested;
    if (!this.#ws || this.#closedWith) return;
    if (topics.appender.congested && !this.#waitsForStore) {
      this.#waitsForStore = true;
      void topics.appender.relieved().then(() => {
        this.#waitsForStore = false;
        this.#checkReading();
      });
    }
    if (pause === this.#paused || this.#held) return;
    this.#paused = pause;
    if (pause) this.#ws.pause();
    else this.#ws.resume();
  }

  // ---- what goes out

  send(data: string | Uint8Array): void {
    if (this.wire) {
      const kind = typeof data === 'string' ? 'text' : 'binary';
      const time = Date.now();
      this.push(new Message({ topic: '', kind, sender: '', name: '', except: '', time, data }).wire);
    } else this.push(frame(data, typeof data === 'string' ? TEXT : BINARY));
  }

  control(type: 'ping' | 'pong', payload: Uint8Array | string): void {
    if (Buffer.byteLength(payload) > 125) throw new RangeError(`${type}: at most 125 bytes`);
    // A pong to a peer that pings and does not read would wait without bound.
    if (this.isOpen && !this.#outbox.blocked) this.#ws![type](payload);
  }

  /** Writes a whole frame at the end of the turn. */
  push(bytes: Buffer): void {
    if (this.#closing || this.#shut || this.#ended || !bytes.length) return;
    this.#outbox.push(bytes);
    if (this.#outbox.blocked) {
      if (this.#outbox.bytes > this.#host.limits.backlog)
        this.reject(1013, `a slow consumer: more than ${this.#host.limits.backlog} bytes wait for it`);
    } else this.#markDirty();
  }

  deliver(batch: Batch): void {
    this.#host.metrics.delivered(batch.messages.length);
    this.push(this.wire ? batch.wire : batch.plain);
  }

  begin(topic: string, beginning: Beginning): void {
    this.wire?.begin(topic, beginning);
  }

  passed(topic: string, offset: number): void {
    this.wire?.passed(topic, offset);
  }

  ready(): Promise<void> | undefined {
    if (this.#closedWith || this.#ended) return undefined;
    if (!this.#outbox.blocked && this.#outbox.bytes < this.#host.limits.backlog / 4) return undefined;
    return new Promise((resolve) => (this.#ready ??= []).push(resolve));
  }

  /** Has `flush` run at the end of the turn: the wire has something to say. */
  wake(): void {
    this.#markDirty();
  }

  #markDirty(): void {
    if (this.#dirty || !this.#ws) return;
    this.#dirty = true;
    this.#host.turn.connection(this);
  }

  /** The end of the turn. */
  flush(): void {
    this.#dirty = false;
    const socket = this.#socket;
    if (!socket || this.#shut || this.#closedWith) return;
    this.wire?.flush();
    const free = this.#outbox.flush(socket, performance.now());
    if (free) {
      if (this.#closing) this.#sendClose();
      if (this.#ready) this.#release();
    } else if (!this.#awaitsDrain) {
      this.#awaitsDrain = true;
      socket.once('drain', () => this.onDrain());
      this.#checkReading();
    }
  }

  onDrain(): void {
    this.#awaitsDrain = false;
    this.#outbox.unblock();
    this.flush();
    this.#checkReading();
  }

  #release(): void {
    const ready = this.#ready!;
    this.#ready = undefined;
    for (const resolve of ready) resolve();
  }

  // ---- topics

  subscribe(name: string, { own = true, last = 0 }: SubscribeOptions): Promise<void> {
    const { limits, topics } = this.#host;
    const problem = topicProblem(name, limits.topicName);
    if (problem) throw new RangeError(`subscribe: ${problem}`);
    if (this.#ended) return Promise.resolve();
    const known = this.#topics?.get(name);
    if (known) {
      known.subscription.own = own;
      return Promise.resolve();
    }
    this.#topics ??= new Map();
    if (this.#topics.size >= limits.subscriptions)
      throw new RangeError(`subscribe: a connection has at most ${limits.subscriptions} subscriptions`);
    const { subscription, entered } = topics.enter(name, this, own);
    const topic: Topic = { subscription, last, entered };
    this.#topics.set(name, topic);
    if (entered) void entered.then(() => (topic.entered = undefined));
    if (this.#ws && (!this.wire || this.wire.greeted)) return this.#begin(topic);
    return entered ?? Promise.resolve();
  }

  /** Starts the delivery of what was subscribed to before the client was ready for it. */
  beginTopics(): void {
    for (const topic of this.#topics?.values() ?? []) void this.#begin(topic);
  }

  #begin({ subscription, last }: Topic): Promise<void> {
    const position = this.wire?.position(subscription.topic);
    return this.#host.topics.begin(subscription, { last, position }).catch((error: unknown) => {
      this.#fail(error, 'subscribe');
    });
  }

  isSubscribed(topic: string): boolean {
    return this.#topics?.has(topic) ?? false;
  }

  unsubscribe(name: string): void {
    const topic = this.#topics?.get(name);
    if (!topic) return;
    this.#topics!.delete(name);
    this.#host.topics.leave(topic.subscription);
  }

  unsubscribeAll(): void {
    for (const name of this.#topics?.keys() ?? []) this.unsubscribe(name);
  }

  publish(
    topic: string,
    data: string | Uint8Array,
    { except, name, kind, store }: PublishOptions,
  ): Promise<number> {
    const problem = topicProblem(topic, this.#host.limits.topicName);
    if (problem) throw new RangeError(`publish: ${problem}`);
    const current = this.current;
    const told = current && current.id > 0 && current.count < INDEXES && this.wire;
    const publication = {
      // Half characters would come back from the store as others.
      data: typeof data === 'string' ? toUSVString(data) : data,
      kind: typeof data === 'string' ? (kind ?? 'text') : ('binary' as const),
      sender: this.sender,
      name: cleanName(name ?? current?.name ?? ''),
      except: except?.[CONNECTION]?.sender ?? '',
      store: store ?? kind !== 'status',
      ...(told && { source: this.sender, seq: current.id * INDEXES + current.count++ }),
    };
    const send = (): Promise<number> => this.#host.topics.publish(topic, publication);
    // What it publishes after a subscribe, it gets, although the topic is still being opened.
    const entering: Promise<void>[] = [];
    if (this.#topics) for (const { entered } of this.#topics.values()) if (entered) entering.push(entered);
    const published = entering.length ? Promise.all(entering).then(send) : send();
    if (told && this.#host.topics.appender.full) this.wire!.stumbles(current.id);
    this.#host.metrics.published();
    current?.stored.push(published);
    published.catch((error: unknown) => {
      this.#host.metrics.refused();
      this.#host.log.debug({ err: error, connection: this.session.id, topic }, 'a message was not stored');
    });
    return published;
  }

  history(topic: string, last: number, before: number | undefined): Promise<Message[]> {
    return this.#host.topics.history(topic, { last, ...(before !== undefined && { before }) });
  }
}

/**
 * The WebSocket of a connection. It hands its events straight on: an idle connection has no listeners, whose
 * table would be the largest thing about it.
 */
export class ConnectionSocket extends WebSocket {
  connection: Connection | undefined;

  /** `ws` calls it too, to answer the peer's close frame. */
  override close(code?: number, reason?: string | Buffer): void {
    this.connection?.onClosing();
    super.close(code, reason);
  }

  override emit(event: string | symbol, first?: unknown, second?: unknown): boolean {
    const { connection } = this;
    if (!connection) return event !== 'error' && super.emit(event, first, second);
    switch (event) {
      case 'message':
        connection.onMessage(first as Buffer, second as boolean);
        break;
      case 'ping':
        connection.onControl('onPing', first as Buffer);
        break;
      case 'pong':
        connection.onControl('onPong', first as Buffer);
        break;
      case 'error':
        connection.onProtocolError(first as Error);
        break;
      case 'close':
        connection.onGone(first as number);
    }
    return true;
  }
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function';
}

/** Whether a close frame may carry the code (RFC 6455, section 7.4). */
export function isSendableCode(code: number): boolean {
  return (
    Number.isInteger(code) &&
    ((code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
      (code >= 3000 && code <= 4999))
  );
}
