// One WebSocket connection: its life, its limits, and what goes out.
//
// What always holds: nothing that a handler throws leaves the connection (it is closed with 1011); `onClose`
// runs once, last, for every connection that opened; reading pauses while the handlers, the store or the
// client itself do not keep up; what waits for the client is bounded. Its handlers run in handlers.ts, its
// topics are in connection-topics.ts, the sub-protocol is `Wire`'s, in wire.ts.
import type { Duplex } from 'node:stream';
import {
  type ConnectionSocket,
  codeOfError,
  isSendableCode,
  MAX_REASON,
  reasonOf,
} from './connection-socket.ts';
import { ConnectionTopics, type PublishOptions, type SubscribeOptions } from './connection-topics.ts';
import { CONNECTION, type Endpoint, ForbiddenError } from './endpoint.ts';
import { BINARY, frame, TEXT } from './frame.ts';
import { type Current, Handlers, type Incoming, isThenable } from './handlers.ts';
import { type Limits, TokenBucket } from './limits.ts';
import type { Logger } from './log.ts';
import { type Batch, DEFLATED, type Form, Message, WIRE } from './message.ts';
import type { Metrics } from './metrics.ts';
import { Outbox } from './outbox.ts';
import type { Session } from './session.ts';
import type { Beginning, Subscriber, Topics } from './topics.ts';
import type { Turn } from './turn.ts';
import type { Wire } from './wire.ts';

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

const OPEN = 1;
const CLOSED = 3;

export class Connection implements Subscriber {
  readonly session: Session;
  readonly endpoint: Endpoint;
  /** The name under which others see what this connection publishes. */
  sender: string;
  /** Set for a client of qmlet.1. */
  wire: Wire | undefined;
  /** Whether the client takes compressed messages. */
  deflates = false;
  /** Bytes read when the sweep looked last, and when they last changed. */
  lastBytes = 0;
  lastHeard = 0;
  /** When a ping went out that is still to be answered; 0: none. */
  pingedAt = 0;
  openedAt = 0;

  readonly #host: ConnectionHost;
  #socket: Duplex | undefined;
  #ws: ConnectionSocket | undefined;
  // Made when there is something to do for them: an idle connection has none of these.
  #handlers: Handlers | undefined;
  #topics: ConnectionTopics | undefined;
  /** There while something waits to go out. */
  #outbox: Outbox | undefined;
  #dirty = false;
  #paused = false;
  #waitsForStore = false;
  /** Reading is over for good. */
  #held = false;
  #rates: { messages: TokenBucket; bytes: TokenBucket } | undefined;
  /** The close frame is out, ours or the answer to the peer's: nothing may follow it. */
  #shut = false;
  /** The code with which this side closed; 0: it has not. */
  #closing = 0;
  #closeReason = '';
  #closedWith = 0;
  #ended = false;

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
    this.#ws = ws;
    this.#socket = socket;
    // Whole milliseconds: a fraction would be an object of its own.
    this.openedAt = this.lastHeard = Math.floor(performance.now());
    this.session.rest();
    ws.connection = this;
    if (!this.wire) this.beginTopics();
    this.#markDirty();
  }

  /**
   * It was refused, or went before it opened: undoes what `onOpen` did. What `onOpen` had agreed to, the
   * endpoint hears the end of: it may have told others of it.
   */
  refused(agreed: boolean): void {
    this.#ended = true;
    this.unsubscribeAll();
    if (agreed) this.#tellEnd(1006);
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
    return (this.#outbox?.bytes ?? 0) + (this.#ws ? this.#ws.bufferedAmount : 0);
  }

  /** Whether handlers run or wait. */
  get busy(): boolean {
    return this.#handlers?.busy ?? false;
  }

  /** The message whose handler is running. */
  get current(): Current | undefined {
    return this.#handlers?.current;
  }

  get bytesRead(): number {
    return (this.#socket as { bytesRead?: number } | undefined)?.bytesRead ?? 0;
  }

  get stalledSince(): number {
    return this.#outbox?.stalledSince ?? 0;
  }

  close(code: number, reason = ''): void {
    if (!isSendableCode(code)) throw new RangeError(`close: ${code} is no code that may be sent`);
    if (Buffer.byteLength(reason) > MAX_REASON)
      throw new RangeError(`close: a reason has at most ${MAX_REASON} bytes`);
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
    this.#outbox?.clear();
    this.#handlers?.clear();
    this.#closing = code;
    // What is wrong may be told in the client's own words.
    this.#closeReason = reasonOf(reason);
    this.#sendClose();
  }

  /**
   * Closes, and handles nothing more of what waits: it comes again on another connection. A promise while a
   * handler is still running.
   */
  abandon(code: number, reason: string): Promise<void> | undefined {
    if (!this.#closedWith) this.close(code, reason);
    return this.#handlers?.finish();
  }

  /** Handles nothing before the promise has settled. */
  wait(free: Promise<void>): void {
    this.#handlersOf().wait(free);
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
    if (this.#blocked) setTimeout(() => ws.terminate(), 1000).unref();
  }

  /** The close frame is about to go out: what was said before goes before it. */
  onClosing(): void {
    if (!this.#shut && !this.#closedWith) this.flush();
    this.#shut = true;
  }

  /** The socket has gone. The messages that came before are still handled. */
  onGone(code: number): void {
    this.#closedWith = this.#closing || code;
    this.#outbox?.clear();
    this.#outbox?.release();
    if (!this.#handlers?.running) this.onIdle();
  }

  #end(): void {
    this.#ended = true;
    this.unsubscribeAll();
    this.wire?.gone();
    this.#host.onEnd(this);
    this.#host.metrics.closed(this.#closedWith);
    this.#host.log.debug({ connection: this.session.id, code: this.#closedWith }, 'closed');
    this.#tellEnd(this.#closedWith);
  }

  #tellEnd(code: number): void {
    try {
      const result = this.endpoint.onClose(code);
      if (isThenable(result)) result.then(undefined, (error) => this.#log(error, 'onClose'));
    } catch (error) {
      this.#log(error, 'onClose');
    }
  }

  /** `ws` met a frame that is none, and closes: 1002, 1007 or 1009. */
  onProtocolError(error: Error & { code?: string }): void {
    const code = codeOfError(error);
    if (code) {
      this.#closing ||= code;
      this.#closedWith ||= this.#closing;
      this.#host.metrics.rejected(code);
      this.#outbox?.clear();
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
      if (isThenable(result)) result.then(undefined, (error) => this.fail(error, handler));
    } catch (error) {
      this.fail(error, handler);
    }
  }

  /** Counts a frame against the limits. False when the connection was closed for it. */
  allow(bytes: number): boolean {
    const { messagesPerSecond, bytesPerSecond } = this.#host.limits;
    if (!messagesPerSecond && !bytesPerSecond) return true;
    const now = performance.now();
    this.#rates ??= {
      messages: new TokenBucket(messagesPerSecond, now),
      bytes: new TokenBucket(bytesPerSecond, now),
    };
    if (messagesPerSecond && !this.#rates.messages.take(1, now)) {
      this.reject(1008, `more than ${messagesPerSecond} messages a second`);
      return false;
    }
    if (bytesPerSecond && !this.#rates.bytes.take(bytes, now)) {
      this.reject(1008, `more than ${bytesPerSecond} bytes a second`);
      return false;
    }
    return true;
  }

  /** Calls a handler, after those that wait. */
  handle(incoming: Incoming): void {
    this.#handlersOf().handle(incoming);
  }

  #handlersOf(): Handlers {
    return (this.#handlers ??= new Handlers(this));
  }

  /** A handler has run. */
  onHandled(): void {
    if (this.#host.topics.appender.congested) this.checkReading();
  }

  /** No handler runs, and no message waits. */
  onIdle(): void {
    this.checkReading();
    if (this.#closedWith && this.#ws?.readyState === CLOSED && !this.#ended) this.#end();
  }

  /** A handler threw: this connection ends, the process does not. 1008 after what it was not allowed to do. */
  fail(error: unknown, handler: string): void {
    const id = this.current?.id;
    if (this.#handlers) this.#handlers.current = undefined;
    const forbidden = error instanceof ForbiddenError;
    this.#log(error, handler);
    this.#host.metrics.failed();
    if (this.#ended || this.#closedWith) return;
    if (id) this.wire!.refuse(id, forbidden ? 'not allowed' : 'the server failed on it');
    this.#handlers?.clear();
    this.#closing ||= forbidden ? 1008 : 1011;
    this.#closeReason ||= forbidden ? 'not allowed' : 'the server failed';
    this.#markDirty();
  }

  /** The server failed on what came or goes: this connection ends, the process does not. */
  onBroken(error: unknown): void {
    this.#host.log.error({ err: error, connection: this.session.id }, 'a connection failed');
    this.#host.metrics.failed();
    this.terminate(1011);
  }

  #log(error: unknown, handler: string): void {
    const { log } = this.#host;
    if (error instanceof ForbiddenError)
      log.warn({ connection: this.session.id, handler, address: this.session.address }, error.message);
    else log.error({ err: error, connection: this.session.id, handler }, 'a handler failed');
  }

  /** Reads only while handlers, store and client keep up. */
  checkReading(): void {
    const { limits, topics } = this.#host;
    const waiting = this.#handlers?.waiting ?? 0;
    const pause = waiting >= limits.queue || this.#blocked || topics.appender.congested;
    if (!this.#ws || this.#closedWith) return;
    if (topics.appender.congested && !this.#waitsForStore) {
      this.#waitsForStore = true;
      void topics.appender.relieved().then(() => {
        this.#waitsForStore = false;
        this.checkReading();
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
      const message = new Message({ topic: '', kind, sender: '', name: '', except: '', time, data });
      this.push(message.frame(this.#form));
    } else this.push(frame(data, typeof data === 'string' ? TEXT : BINARY, this.deflates));
  }

  get #form(): Form {
    return ((this.wire ? WIRE : 0) + (this.deflates ? DEFLATED : 0)) as Form;
  }

  control(type: 'ping' | 'pong', payload: Uint8Array | string): void {
    if (Buffer.byteLength(payload) > 125) throw new RangeError(`${type}: at most 125 bytes`);
    // A pong to a peer that pings and does not read would wait without bound.
    if (this.isOpen && !this.#blocked) this.#ws![type](payload);
  }

  /** Writes a whole frame at the end of the turn. */
  push(bytes: Buffer): void {
    if (this.#closing || this.#shut || this.#ended || !bytes.length) return;
    const outbox = (this.#outbox ??= new Outbox());
    outbox.push(bytes);
    if (outbox.blocked) {
      if (outbox.bytes > this.#host.limits.backlog)
        this.reject(1013, `a slow consumer: more than ${this.#host.limits.backlog} bytes wait for it`);
    } else this.#markDirty();
  }

  deliver(batch: Batch): void {
    this.#host.metrics.delivered(batch.messages.length);
    this.push(batch.frames(this.#form));
  }

  begin(topic: string, beginning: Beginning): void {
    this.wire?.begin(topic, beginning);
  }

  passed(topic: string, offset: number): void {
    this.wire?.passed(topic, offset);
  }

  ready(): Promise<void> | undefined {
    if (this.#closedWith || this.#ended) return undefined;
    const outbox = this.#outbox;
    if (!outbox || (!outbox.blocked && outbox.bytes < this.#host.limits.backlog / 4)) return undefined;
    return outbox.free();
  }

  /** The socket is to drain before it is written to. */
  get #blocked(): boolean {
    return this.#outbox?.blocked ?? false;
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
    try {
      this.#flush();
    } catch (error) {
      this.onBroken(error);
    }
  }

  #flush(): void {
    const socket = this.#socket;
    if (!socket || this.#shut || this.#closedWith) return;
    this.wire?.flush();
    const outbox = this.#outbox;
    const hadRoom = !outbox?.blocked;
    if (!outbox || outbox.flush(socket, performance.now())) {
      this.#outbox = undefined;
      if (this.#closing) this.#sendClose();
      outbox?.release();
    } else if (hadRoom) {
      socket.once('drain', () => this.onDrain());
      this.checkReading();
    }
  }

  onDrain(): void {
    this.#outbox?.unblock();
    this.flush();
    this.checkReading();
  }

  // ---- topics

  subscribe(name: string, options: SubscribeOptions): Promise<void> {
    if (this.#ended) return Promise.resolve();
    const ready = this.#ws !== undefined && (!this.wire || this.wire.greeted);
    return this.#topicsOf().subscribe(name, options, ready);
  }

  /** Starts the delivery of what was subscribed to before the client was ready for it. */
  beginTopics(): void {
    this.#topics?.begin();
  }

  isSubscribed(topic: string): boolean {
    return this.#topics?.has(topic) ?? false;
  }

  unsubscribe(name: string): void {
    this.#topics?.unsubscribe(name);
  }

  unsubscribeAll(): void {
    this.#topics?.unsubscribeAll();
  }

  /** Ends the subscriptions that the endpoint does not allow any more. Returns how many. */
  recheck(): number {
    return this.#topics?.recheck() ?? 0;
  }

  publish(topic: string, data: string | Uint8Array, options: PublishOptions): Promise<number> {
    this.#host.metrics.published();
    return this.#topicsOf().publish(topic, data, options);
  }

  /** What it published was not taken. */
  onRefused(topic: string, error: Error): void {
    this.#host.metrics.refused();
    this.#host.log.debug({ err: error, connection: this.session.id, topic }, 'a message was not stored');
  }

  history(topic: string, last: number, before: number | undefined): Promise<Message[]> {
    return this.#host.topics.history(topic, { last, ...(before !== undefined && { before }) });
  }

  #topicsOf(): ConnectionTopics {
    return (this.#topics ??= new ConnectionTopics(this, this.#host.topics, this.#host.limits));
  }
}
