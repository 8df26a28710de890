// Decides everything about a WebSocket that is not bytes: the statuses and the order in which they are
// told, when to connect again, what waits and what is handed back, when a connection counts as dead, and
// what happens when the page sleeps. `<ws-socket>` and the QML type WebSocket are faces of it.
//
// What always holds:
// - At most one connection is held, and what a connection let go of says later is not heard.
// - Every message offered is sent once, waits, or is handed back with a reason; in order.
// - A timer runs only while something is wanted: none once the socket is idle, none while offline or asleep.
// - Statuses come in the order in which Qt's WebSocket shows them. A listener may do anything while
//   it is told something: the machine looks whether its plan still stands (`#plan`) after each telling.
//
//   phase        leaves it
//   Idle         a connection gets wanted -> Connecting
//   Connecting   opened -> Open; failed -> Waiting or Idle
//   Open         lost, or declared dead -> Waiting or Idle
//   Waiting      its time has come, online again, awake again -> Connecting
//   any          not wanted any more -> Idle; goes to sleep -> Waiting; another url -> Connecting or Idle
import { backoff } from '../../shared/backoff.ts';
import { kebab } from '../../shared/kebab.ts';
import type { Connection, SocketData, SocketHost } from './socket-host.ts';

export const CONNECTING = 0;
export const OPEN = 1;
export const CLOSING = 2;
export const CLOSED = 3;
export const ERROR = 4;

/** In Qt's words. */
const CUT = 'The remote host closed the connection';
/** Why a message comes back from a socket that is not to be open. */
const OFF = 'The socket was closed.';

const Idle = 0;
const Connecting = 1;
const Open = 2;
const Waiting = 3;

/** How often to look whether a full buffer has emptied: hosts tell of nothing. */
const DRAIN_INTERVAL = 50;
/** A connection that lasted this long was a good one: the next loss counts as the first. */
const PROVEN = 5000;

/**
 * What is asked for beyond Qt's WebSocket. Times in milliseconds. The machine reads each when it needs it, so
 * a face may keep them where it likes; `optionsChanged` makes a change felt in what is going on.
 */
export interface SocketOptions {
  /** Connect again after a loss, and let go of the connection while the page sleeps. */
  readonly reconnect: boolean;
  /** The longest wait before the first attempt, and the longest of all. */
  readonly reconnectMin: number;
  readonly reconnectMax: number;
  /** Attempts after which it gives up; 0: never. */
  readonly reconnectAttempts: number;
  /** Close codes that mean "do not come back": codes and ranges, `1000 1002-1003`. */
  readonly reconnectStopCodes: string;
  /** With `reconnect`: how long an attempt may take; 0: as long as the host allows. */
  readonly connectTimeout: number;
  /** How many messages may wait while not open, and how many bytes: `100 65536`. `0`: none waits. */
  readonly queueLimit: string;
  /** From how many unsent bytes on the connection counts as full. */
  readonly bufferLimit: number;
  /** After how much silence to send `heartbeatMessage`; 0: never. */
  readonly heartbeat: number;
  readonly heartbeatMessage: string;
  /** The answer to it, which is not told as a message; null: the same text. */
  readonly heartbeatReply: string | null;
  /** How much more silence means that the connection is dead. */
  readonly heartbeatTimeout: number;
}

/** All that goes beyond Qt is off; what the rest is when it is switched on. */
export const SOCKET_DEFAULTS: SocketOptions = {
  reconnect: false,
  // With full jitter: a thousand clients that lose their server at once try at most 300 times in 100 ms.
  reconnectMin: 750,
  reconnectMax: 30_000,
  reconnectAttempts: 0,
  // Done; protocol and data errors, which would come again; policy; unauthorized, forbidden; and the codes
  // that are the application's own, whose server thus speaks to this very client.
  reconnectStopCodes: '1000 1002-1003 1007-1010 3000 3003 4000-4999',
  connectTimeout: 10_000,
  queueLimit: '0',
  bufferLimit: 1 << 20,
  heartbeat: 0,
  heartbeatMessage: '',
  heartbeatReply: null,
  heartbeatTimeout: 10_000,
};

/** How many bytes may wait when only the number of messages is limited. */
const QUEUE_BYTES = 16 << 20;

/** What the machine tells, by the event names of `<ws-socket>`. */
export interface SocketMachineEvents {
  'active-changed': { active: boolean };
  'url-changed': { url: string };
  'status-changed': { status: number };
  'error-string-changed': { errorString: string };
  'requested-subprotocols-changed': { requestedSubprotocols: readonly string[] };
  'negotiated-subprotocol-changed': { negotiatedSubprotocol: string };
  'writable-changed': { writable: boolean };
  'text-message-received': { message: string };
  'binary-message-received': { message: ArrayBuffer };
  /** Accepted; `queued`: it waits, and `message-flushed` or `message-returned` will follow. */
  'text-message-sent': { message: string; id: number; queued: boolean };
  'binary-message-sent': { message: Exclude<SocketData, string>; id: number; queued: boolean };
  'message-flushed': { id: number };
  'message-returned': { id: number; message: SocketData; reason: string };
  reconnecting: { attempt: number; delay: number };
}

export type TellSocketEvent = <Name extends keyof SocketMachineEvents>(
  name: Name,
  detail: SocketMachineEvents[Name],
) => void;

interface Waiting {
  readonly id: number;
  readonly message: SocketData;
  readonly bytes: number;
  readonly name: string;
}

/** Whether `codes` (`'1000 1002-1003'`) names `code`. */
function names(codes: string, code: number): boolean {
  return codes.split(/[\s,]+/).some((part) => {
    const [first, last = first] = part.split('-');
    return code >= +first! && code <= +last!;
  });
}

/** The policy of a WebSocket; see the head of this file. */
export class SocketMachine {
  /** Read only, as all plain properties are. */
  status = CLOSED;
  errorString: string;
  negotiatedSubprotocol = '';
  /** How long the wait before the next attempt is as a whole; 0 when none is planned. */
  reconnectDelay = 0;
  /** The code and the reason with which the last connection was closed by the other side; 0 and ''. */
  closeCode = 0;
  closeReason = '';

  #host: SocketHost;
  #tell: TellSocketEvent;
  #options: SocketOptions;
  #url = '';
  #active = false;
  #started = false;
  #requested: readonly string[] = [];

  /** The status that was told last. */
  #told = CLOSED;
  #writable = false;

  #phase = Idle;
  #connection: Connection | null = null;
  /** Changes whenever something deliberate happens: what was planned before is void. */
  #plan = 0;
  #timer: unknown;
  #drain: unknown;
  #attempt = 0;
  #openedAt = 0;
  #heard = false;
  #online = true;
  #asleep = false;

  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #lastId = 0;

  /**
   * @param host clock, random numbers and connections
   * @param tell gets every event, at once
   * @param options read whenever one is needed
   * @param errorString what to say before anything has happened
   */
  constructor(
    host: SocketHost,
    tell: TellSocketEvent,
    options: SocketOptions = SOCKET_DEFAULTS,
    errorString = '',
  ) {
    this.#host = host;
    this.#tell = tell;
    this.#options = options;
    this.errorString = errorString;
  }

  /** Whether a message offered now would be accepted, and soon be on its way or in the queue. */
  get writable(): boolean {
    return (this.#direct && !this.#full) || this.#takes(0);
  }
  /** Bytes that wait here, and in the connection. */
  get bufferedAmount(): number {
    return this.#queuedBytes + (this.#connection?.bufferedAmount ?? 0);
  }
  /** Which attempt since the connection was lost is going on or comes next, from 1; 0: nothing is lost. */
  get reconnectAttempt(): number {
    return this.#phase === Waiting || this.#phase === Connecting ? this.#attempt : 0;
  }

  /** Options were changed: what concerns something that is going on is felt at once. */
  optionsChanged(): void {
    if (this.#phase === Open) this.#listen();
    else if (this.#phase === Waiting && !this.#options.reconnect) this.#end(OFF);
    this.#update();
  }

  get url(): string {
    return this.#url;
  }
  /** Another url closes the connection to the old one, and opens one to the new when active. */
  set url(url: string) {
    if (url === this.#url) return;
    // Only an open connection is seen to close: one that still connects is led elsewhere.
    if (this.#phase === Open) this.#leave(Idle);
    this.#url = url;
    this.#release();
    this.#phase = Idle;
    this.#end('The url was changed.');
    // A listener may have set another one.
    if (url !== this.#url) return;
    const plan = ++this.#plan;
    this.#changed('url', url);
    if (plan !== this.#plan) return;
    this.#begin();
    if (this.#phase === Idle && this.status === CONNECTING) this.#enter(CLOSED);
    this.#update();
  }

  get active(): boolean {
    return this.#active;
  }
  /** True connects, false closes. Stays true when the other side closes. */
  set active(active: boolean) {
    if (active === this.#active) return;
    this.#active = active;
    const plan = ++this.#plan;
    this.#changed('active', active);
    if (plan !== this.#plan) return;
    if (active) this.#begin();
    else this.#end(OFF);
    this.#update();
  }

  get requestedSubprotocols(): readonly string[] {
    return this.#requested;
  }
  /** Asked for when the next connection is opened. */
  set requestedSubprotocols(requested: readonly string[]) {
    if (requested.join() === this.#requested.join()) return;
    this.#requested = [...requested];
    this.#changed('requestedSubprotocols', this.#requested);
  }

  /** The face is complete: from now on `active` and `url` count. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#begin();
  }
  /** The face is gone: closes, and leaves `active` as it is for another `start`. */
  stop(): void {
    this.#started = false;
    this.#end(OFF);
    this.#update();
  }

  /** Something else that a connection needs is not to be had. */
  fail(errorString: string): void {
    this.#enter(ERROR, errorString);
  }

  /** The host's network came or went. Nothing is tried while it is gone; one attempt follows at once. */
  setOnline(online: boolean): void {
    if (online === this.#online) return;
    this.#online = online;
    if (this.#phase === Waiting) this.#resume();
    // The connection may have died with the network it went over: better to know now than later.
    else if (online && this.#phase === Open && this.#options.heartbeat) this.#probe();
  }

  /** The page falls asleep or wakes up. With `reconnect`, a connection is let go of and comes back. */
  setAsleep(asleep: boolean): void {
    if (asleep === this.#asleep) return;
    this.#asleep = asleep;
    if (!asleep) {
      if (this.#phase === Waiting) this.#resume();
    } else if (this.#options.reconnect && this.#phase !== Idle) {
      this.#leave(Waiting);
      this.#update();
    }
  }

  /**
   * Offers a message.
   * @param bytes how many it has, a text in UTF-8
   * @param name the sender's, for a connection that carries one
   * @returns `bytes` when it was sent or waits, else 0
   */
  send(message: SocketData, bytes: number, name = ''): number {
    const id = ++this.#lastId;
    const queued = !this.#direct || (this.#full && this.#limits[0]! > 0);
    if (!queued) this.#connection!.send(message, id, name);
    else if (this.#takes(bytes)) {
      this.#queue.push({ id, message, bytes, name });
      this.#queuedBytes += bytes;
    } else {
      let reason = 'The queue is full.';
      if (this.#phase === Idle || !this.#limits[0]) {
        reason = 'Messages can only be sent when the socket is open.';
        this.#enter(ERROR, reason);
      }
      this.#tell('message-returned', { id, message, reason });
      return 0;
    }
    this.#tell(typeof message === 'string' ? 'text-message-sent' : 'binary-message-sent', {
      message: message as never,
      id,
      queued,
    });
    this.#update();
    return bytes;
  }

  /** How many messages and bytes may wait. */
  get #limits(): number[] {
    return this.#options.queueLimit.split(/[\s,]+/).map(Number);
  }
  /** Whether a message of so many bytes may wait: there is a queue with room, and a connection to wait for. */
  #takes(bytes: number): boolean {
    const [messages = 0, most = QUEUE_BYTES] = this.#limits;
    return this.#phase !== Idle && this.#queue.length < messages && this.#queuedBytes + bytes <= most;
  }
  /** Whether a message would go straight to the connection. */
  get #direct(): boolean {
    return this.#ready && !this.#queue.length;
  }
  get #ready(): boolean {
    return this.#phase === Open && this.#connection!.readyState === 1;
  }
  get #full(): boolean {
    return this.#connection!.bufferedAmount >= this.#options.bufferLimit;
  }

  /** Connects, if that is wanted. */
  #begin(): void {
    if (!this.#started || !this.#active || !this.#url) return;
    this.#attempt = 0;
    if (this.#asleep && this.#options.reconnect) {
      this.#phase = Waiting;
      this.#update();
    } else this.#open();
  }

  #open(): void {
    this.#release();
    this.#plan++;
    this.reconnectDelay = 0;
    let connection: Connection;
    const whileHeld =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args): void => {
        if (connection === this.#connection) run.apply(this, args);
      };
    try {
      connection = this.#host.openSocket(this.#url, this.#requested, {
        opening: whileHeld(() => this.#phase === Connecting && this.#enter(CONNECTING)),
        open: whileHeld(this.#opened),
        message: whileHeld(this.#received),
        close: whileHeld(this.#closed),
      });
    } catch (error) {
      const { message } = error as Error;
      this.#end(message);
      this.#enter(ERROR, message);
      this.#update();
      return;
    }
    this.#connection = connection;
    this.#phase = Connecting;
    const { reconnect, connectTimeout } = this.#options;
    if (reconnect && connectTimeout) this.#expect(connectTimeout);
    this.#enter(CONNECTING);
    this.#update();
  }

  #opened(): void {
    this.#plan++;
    this.#phase = Open;
    this.#openedAt = this.#host.now();
    this.#listen();
    this.#enter(OPEN);
    this.#flush();
  }

  #received(message: string | ArrayBuffer, about?: object): void {
    this.#heard = true;
    if (typeof message !== 'string') this.#tell('binary-message-received', { message, ...about });
    else {
      const { heartbeat, heartbeatReply, heartbeatMessage } = this.#options;
      if (!heartbeat || message !== (heartbeatReply ?? heartbeatMessage))
        this.#tell('text-message-received', { message, ...about });
    }
  }

  /** The connection is gone, or none came about. `error` says why where the close code does not. */
  #closed(code: number, reason: string, error?: string): void {
    const { reconnect, reconnectAttempts, reconnectStopCodes } = this.#options;
    const opened = this.#phase === Open;
    const url = this.#connection!.url;
    if (opened && this.#host.now() - this.#openedAt >= PROVEN) this.#attempt = 0;
    this.closeCode = code;
    this.closeReason = reason;
    const again =
      reconnect &&
      !names(reconnectStopCodes, code) &&
      !(reconnectAttempts && this.#attempt >= reconnectAttempts);
    if (opened && code === 1006) error ??= CUT;
    if (!opened) error ??= `No connection to ${url}: refused, unreachable or not a WebSocket server.`;
    this.#release();
    this.#phase = again ? Waiting : Idle;
    const plan = ++this.#plan;
    for (const status of !opened ? [CLOSED, ERROR] : error ? [ERROR, CLOSING, CLOSED] : [CLOSING, CLOSED]) {
      this.#enter(status, error);
      if (plan !== this.#plan) return;
    }
    if (again) {
      this.#attempt++;
      this.#resume(true);
    } else this.#end(error ?? CUT);
    this.#update();
  }

  /** While waiting: plans the next attempt, or makes it at once unless `later`. */
  #resume(later = false): void {
    this.#clearTimer();
    this.reconnectDelay = 0;
    if (!this.#online || this.#asleep) return;
    const { reconnectMin: min, reconnectMax: max } = this.#options;
    if (!later) this.#attempt = 1;
    const attempt = this.#attempt;
    const delay = (this.reconnectDelay = later ? backoff(attempt, { min, max }, this.#host.random) : 0);
    const plan = ++this.#plan;
    if (later) this.#setTimer(() => this.#open(), delay);
    this.#tell('reconnecting', { attempt, delay });
    if (!later && plan === this.#plan) this.#open();
  }

  /** Lets go of the connection, as the statuses show. */
  #leave(phase: number): void {
    const opened = this.#phase === Open;
    const connected = this.#connection;
    this.#release();
    this.#phase = phase;
    this.reconnectDelay = 0;
    const plan = ++this.#plan;
    if (opened) this.#enter(CLOSING);
    // Closing without a connection: this came from a listener that was being told of a loss.
    if (plan === this.#plan && (connected || this.status === CLOSING)) this.#enter(CLOSED);
  }

  /** Ends what goes on, and hands back all that waits. */
  #end(reason: string): void {
    const queue = this.#queue;
    this.#queue = [];
    this.#queuedBytes = this.#attempt = 0;
    this.#leave(Idle);
    for (const { id, message } of queue) this.#tell('message-returned', { id, message, reason });
  }

  /** Lets go of the connection and of all timers, and tells nothing. */
  #release(): void {
    this.#clearTimer();
    this.#host.clearTimeout(this.#drain);
    this.#drain = undefined;
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
  }

  /** Tells a status as Qt does: the error string before it, what was negotiated after it. */
  #enter(status: number, error = ''): void {
    if (status === this.status && status !== ERROR) return;
    this.status = status;
    this.#note('errorString', status === ERROR ? error : '');
    // A listener may have led on to another status, and that was told.
    if (status !== this.status || status === this.#told) return;
    this.#told = status;
    this.#changed('status', status);
    this.#note('negotiatedSubprotocol', (this.status === OPEN && this.#connection?.protocol) || '');
  }

  /** Keeps a text of the state, and tells it if it is another one. */
  #note(name: 'errorString' | 'negotiatedSubprotocol', text: string): void {
    if (text === this[name]) return;
    this[name] = text;
    this.#changed(name, text);
  }

  #changed(name: string, value: unknown): void {
    this.#tell(`${kebab(name)}-changed` as 'url-changed', { [name]: value } as never);
  }

  /** Sends what waits, as long as the connection takes it. */
  #flush(): void {
    while (this.#queue.length && this.#ready && !this.#full) {
      const { id, message, bytes, name } = this.#queue.shift()!;
      this.#queuedBytes -= bytes;
      this.#connection!.send(message, id, name);
      this.#tell('message-flushed', { id });
    }
    this.#update();
  }

  /** Tells when writability changed, and sees to it that a full buffer is looked at again. */
  #update(): void {
    if (this.#phase === Open && this.#drain === undefined && (this.#queue.length || this.#full))
      this.#drain = this.#host.setTimeout(() => {
        this.#drain = undefined;
        this.#flush();
      }, DRAIN_INTERVAL);
    const writable = this.writable;
    if (writable === this.#writable) return;
    this.#writable = writable;
    this.#changed('writable', writable);
  }

  /** Watches an open connection: after `heartbeat` of silence it is asked whether it lives. */
  #listen(): void {
    this.#clearTimer();
    this.#heard = false;
    const { heartbeat } = this.#options;
    if (heartbeat) this.#setTimer(() => (this.#heard ? this.#listen() : this.#probe()), heartbeat);
  }

  #probe(): void {
    const { heartbeatMessage, heartbeatTimeout } = this.#options;
    if (this.#connection!.readyState === 1) this.#connection!.send(heartbeatMessage);
    this.#expect(heartbeatTimeout);
  }

  /** Unless something is heard in this time, the connection counts as dead. */
  #expect(milliseconds: number): void {
    this.#heard = false;
    const due = this.#host.now() + milliseconds;
    this.#setTimer(() => {
      if (this.#heard) this.#listen();
      // The computer slept through the time in which the answer was to come: ask again.
      else if (this.#phase === Open && this.#host.now() > due + milliseconds) this.#probe();
      else this.#closed(1006, '', `${this.#connection!.url} did not answer within ${milliseconds} ms.`);
    }, milliseconds);
  }

  #setTimer(run: () => void, milliseconds: number): void {
    this.#clearTimer();
    this.#timer = this.#host.setTimeout(run, milliseconds);
  }
  #clearTimer(): void {
    this.#host.clearTimeout(this.#timer);
  }
}
