// Decides everything about a WebSocket that is not bytes: the statuses and the order in which they are
// told, when to connect again, what waits and what is handed back, when a connection counts as dead, and
// what happens when the page sleeps. `<ws-socket>` and the QML type WebSocket are faces of it.
//
// What always holds:
// - At most one connection is held, and what a connection let go of says later is not heard.
// - Every message offered is sent once, waits, or is handed back with a reason; in order.
// - A timer runs only while something is wanted: none once the socket is idle, none while offline or asleep.
// - Statuses come in the order in which Qt's WebSocket shows them. A listener may do anything while
//   it is told something: the machine looks whether its plan still stands (`plan`) after each telling.
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

const kindOf = (message: SocketData) => (typeof message === 'string' ? 'text' : 'binary');

/** Whether `codes` (`'1000 1002-1003'`) names `code`. */
function names(codes: string, code: number): boolean {
  return codes.split(/[\s,]+/).some((part) => {
    const [first, last = first] = part.split('-');
    return code >= +first! && code <= +last!;
  });
}

/** The policy of a WebSocket; see the head of this file. What it says of itself is to be read only. */
export interface SocketMachine {
  status: number;
  errorString: string;
  negotiatedSubprotocol: string;
  /** How long the wait before the next attempt is as a whole; 0 when none is planned. */
  reconnectDelay: number;
  /** The code and the reason with which the last connection was closed by the other side; 0 and ''. */
  closeCode: number;
  closeReason: string;
  /** Whether a message offered now would be accepted, and soon be on its way or in the queue. */
  readonly writable: boolean;
  /** Bytes that wait here, and in the connection. */
  readonly bufferedAmount: number;
  /** Which attempt since the connection was lost is going on or comes next, from 1; 0: nothing is lost. */
  readonly reconnectAttempt: number;
  /** Settable. Another url closes the connection to the old one, and opens one to the new when active. */
  url: string;
  /** Settable. True connects, false closes. Stays true when the other side closes. */
  active: boolean;
  /** Settable. Asked for when the next connection is opened. */
  requestedSubprotocols: readonly string[];
  /** Options were changed: what concerns something that is going on is felt at once. */
  optionsChanged(): void;
  /** The face is complete: from now on `active` and `url` count. */
  start(): void;
  /** The face is gone: closes, and leaves `active` as it is for another `start`. */
  stop(): void;
  /** Something else that a connection needs is not to be had. */
  fail(errorString: string): void;
  /** The host's network came or went. Nothing is tried while it is gone; one attempt follows at once. */
  setOnline(online: boolean): void;
  /** The page falls asleep or wakes up. With `reconnect`, a connection is let go of and comes back. */
  setAsleep(asleep: boolean): void;
  /**
   * Offers a message.
   * @param bytes how many it has, a text in UTF-8
   * @param name the sender's, for a connection that carries one
   * @returns `bytes` when it was sent or waits, else 0
   */
  send(message: SocketData, bytes: number, name?: string): number;
}

/**
 * @param host clock, random numbers and connections
 * @param tell gets every event, at once
 * @param options read whenever one is needed
 * @param errorString what to say before anything has happened
 */
export function createSocketMachine(
  host: SocketHost,
  tell: TellSocketEvent,
  options: SocketOptions = SOCKET_DEFAULTS,
  errorString = '',
): SocketMachine {
  let url = '';
  let active = false;
  let started = false;
  let requested: readonly string[] = [];

  /** The status that was told last, and whether writable was. */
  let told = CLOSED;
  let wasWritable = false;

  let phase = Idle;
  let connection: Connection | null = null;
  /** Changes whenever something deliberate happens: what was planned before is void. */
  let plan = 0;
  let timer: unknown;
  let drain: unknown;
  let attempt = 0;
  let openedAt = 0;
  let heard = false;
  /** The `heartbeat` that is being listened for. */
  let watched = 0;
  let online = true;
  let asleep = false;

  let queue: Waiting[] = [];
  let queuedBytes = 0;
  let lastId = 0;

  /** How many messages and bytes may wait. */
  const limits = (): number[] => options.queueLimit.split(/[\s,]+/).map(Number);
  /** Whether a message of so many bytes may wait: there is a queue with room, and a connection to wait for. */
  const takes = (bytes: number): boolean => {
    const [messages = 0, most = QUEUE_BYTES] = limits();
    return phase !== Idle && queue.length < messages && queuedBytes + bytes <= most;
  };
  const ready = (): boolean => phase === Open && connection!.readyState === 1;
  /** Whether a message would go straight to the connection. */
  const direct = (): boolean => ready() && !queue.length;
  const full = (): boolean => connection!.bufferedAmount >= options.bufferLimit;

  /** Connects, if that is wanted. */
  const begin = (): void => {
    if (!started || !active || !url) return;
    attempt = 0;
    if (asleep && options.reconnect) {
      phase = Waiting;
      update();
    } else open();
  };

  const open = (): void => {
    release();
    plan++;
    machine.reconnectDelay = 0;
    let own: Connection;
    const whileHeld =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args): void => {
        if (own === connection) run(...args);
      };
    try {
      own = host.openSocket(url, requested, {
        opening: whileHeld(() => phase === Connecting && enter(CONNECTING)),
        open: whileHeld(opened),
        message: whileHeld(received),
        close: whileHeld(closed),
      });
    } catch (error) {
      const { message } = error as Error;
      end(message);
      enter(ERROR, message);
      update();
      return;
    }
    connection = own;
    phase = Connecting;
    const { reconnect, connectTimeout } = options;
    if (reconnect && connectTimeout) expect(connectTimeout);
    enter(CONNECTING);
    update();
  };

  const opened = (): void => {
    plan++;
    phase = Open;
    openedAt = host.now();
    listen();
    enter(OPEN);
    flush();
  };

  const received = (message: string | ArrayBuffer, about?: object): void => {
    heard = true;
    const { heartbeat, heartbeatReply, heartbeatMessage } = options;
    if (!heartbeat || message !== (heartbeatReply ?? heartbeatMessage))
      tell(`${kindOf(message)}-message-received`, { message: message as never, ...about });
  };

  /** The connection is gone, or none came about. `error` says why where the close code does not. */
  const closed = (code: number, reason: string, error?: string): void => {
    const { reconnect, reconnectAttempts, reconnectStopCodes: codes } = options;
    const wasOpen = phase === Open;
    const address = connection!.url;
    if (wasOpen && host.now() - openedAt >= PROVEN) attempt = 0;
    machine.closeCode = code;
    machine.closeReason = reason;
    const again = reconnect && !names(codes, code) && !(reconnectAttempts && attempt >= reconnectAttempts);
    if (wasOpen && code === 1006) error ??= CUT;
    if (!wasOpen) error ??= `No connection to ${address}: refused, unreachable or not a WebSocket server.`;
    release();
    phase = again ? Waiting : Idle;
    const current = ++plan;
    for (const status of !wasOpen ? [CLOSED, ERROR] : error ? [ERROR, CLOSING, CLOSED] : [CLOSING, CLOSED]) {
      enter(status, error);
      if (current !== plan) return;
    }
    if (again) {
      attempt++;
      resume(true);
    } else end(error ?? CUT);
    update();
  };

  /** While waiting: plans the next attempt, or makes it at once unless `later`. */
  const resume = (later = false): void => {
    clearTimer();
    machine.reconnectDelay = 0;
    if (!online || asleep) return;
    const { reconnectMin: min, reconnectMax: max } = options;
    const { random } = host;
    if (!later) attempt = 1;
    const delay = (machine.reconnectDelay = later ? backoff(attempt, min, max, random) : 0);
    const current = ++plan;
    if (later) setTimer(open, delay);
    tell('reconnecting', { attempt, delay });
    if (!later && current === plan) open();
  };

  /** Lets go of the connection, as the statuses show. */
  const leave = (next: number): void => {
    const wasOpen = phase === Open;
    const connected = connection;
    release();
    phase = next;
    machine.reconnectDelay = 0;
    const current = ++plan;
    if (wasOpen) enter(CLOSING);
    // Closing without a connection: this came from a listener that was being told of a loss.
    if (current === plan && (connected || machine.status === CLOSING)) enter(CLOSED);
  };

  /** Ends what goes on, and hands back all that waits. */
  const end = (reason: string): void => {
    const waiting = queue;
    queue = [];
    queuedBytes = attempt = 0;
    leave(Idle);
    for (const { id, message } of waiting) tell('message-returned', { id, message, reason });
  };

  /** Lets go of the connection and of all timers, and tells nothing. */
  const release = (): void => {
    clearTimer();
    host.clearTimeout(drain);
    drain = undefined;
    const released = connection;
    connection = null;
    released?.close();
  };

  /** Tells a status as Qt does: the error string before it, what was negotiated after it. */
  const enter = (status: number, error = ''): void => {
    if (status === machine.status && status !== ERROR) return;
    machine.status = status;
    note('errorString', status === ERROR ? error : '');
    // A listener may have led on to another status, and that was told.
    if (status !== machine.status || status === told) return;
    told = status;
    changed('status', status);
    note('negotiatedSubprotocol', (machine.status === OPEN && connection?.protocol) || '');
  };

  /** Keeps a text of the state, and tells it if it is another one. */
  const note = (name: 'errorString' | 'negotiatedSubprotocol', text: string): void => {
    if (text === machine[name]) return;
    machine[name] = text;
    changed(name, text);
  };

  const changed = (name: string, value: unknown): void => {
    tell(`${kebab(name)}-changed` as 'url-changed', { [name]: value } as never);
  };

  /** Sends what waits, as long as the connection takes it. */
  const flush = (): void => {
    while (queue.length && ready() && !full()) {
      const { id, message, bytes, name } = queue.shift()!;
      queuedBytes -= bytes;
      connection!.send(message, id, name);
      tell('message-flushed', { id });
    }
    update();
  };

  /** Tells when writability changed, and sees to it that a full buffer is looked at again. */
  const update = (): void => {
    if (phase === Open && drain === undefined && (queue.length || full()))
      drain = host.setTimeout(() => {
        drain = undefined;
        flush();
      }, DRAIN_INTERVAL);
    const { writable } = machine;
    if (writable === wasWritable) return;
    wasWritable = writable;
    changed('writable', writable);
  };

  /** Watches an open connection: after `heartbeat` of silence it is asked whether it lives. */
  const listen = (): void => {
    clearTimer();
    heard = false;
    watched = options.heartbeat;
    if (watched) setTimer(() => (heard ? listen() : probe()), watched);
  };

  const probe = (): void => {
    const { heartbeatMessage, heartbeatTimeout } = options;
    if (connection!.readyState === 1) connection!.send(heartbeatMessage);
    expect(heartbeatTimeout);
  };

  /** Unless something is heard in this time, the connection counts as dead. */
  const expect = (milliseconds: number): void => {
    heard = false;
    const due = host.now() + milliseconds;
    setTimer(() => {
      if (heard) listen();
      // The computer slept through the time in which the answer was to come: ask again.
      else if (phase === Open && host.now() > due + milliseconds) probe();
      else closed(1006, '', `${connection!.url} did not answer within ${milliseconds} ms.`);
    }, milliseconds);
  };

  const setTimer = (run: () => void, milliseconds: number): void => {
    clearTimer();
    timer = host.setTimeout(run, milliseconds);
  };
  const clearTimer = (): void => {
    host.clearTimeout(timer);
  };

  const machine: SocketMachine = {
    status: CLOSED,
    errorString,
    negotiatedSubprotocol: '',
    reconnectDelay: 0,
    closeCode: 0,
    closeReason: '',

    get writable() {
      return (direct() && !full()) || takes(0);
    },
    get bufferedAmount() {
      return queuedBytes + (connection?.bufferedAmount ?? 0);
    },
    get reconnectAttempt() {
      return phase === Waiting || phase === Connecting ? attempt : 0;
    },

    optionsChanged() {
      if (phase === Open) {
        // Anything else of it is read when it is needed: what is being waited for goes on.
        if (watched !== options.heartbeat) listen();
      } else if (phase === Waiting && !options.reconnect) end(OFF);
      update();
    },

    get url() {
      return url;
    },
    set url(next) {
      if (next === url) return;
      // Only an open connection is seen to close: one that still connects is led elsewhere.
      if (phase === Open) leave(Idle);
      url = next;
      release();
      phase = Idle;
      end('The url was changed.');
      // A listener may have set another one.
      if (next !== url) return;
      const current = ++plan;
      changed('url', url);
      if (current !== plan) return;
      begin();
      if (phase === Idle && machine.status === CONNECTING) enter(CLOSED);
      update();
    },

    get active() {
      return active;
    },
    set active(next) {
      if (next === active) return;
      active = next;
      const current = ++plan;
      changed('active', active);
      if (current !== plan) return;
      if (active) begin();
      else end(OFF);
      update();
    },

    get requestedSubprotocols() {
      return requested;
    },
    set requestedSubprotocols(next) {
      if (next.join() === requested.join()) return;
      requested = [...next];
      changed('requestedSubprotocols', requested);
    },

    start() {
      if (started) return;
      started = true;
      begin();
    },
    stop() {
      started = false;
      end(OFF);
      update();
    },

    fail(error) {
      enter(ERROR, error);
    },

    setOnline(now) {
      if (now === online) return;
      online = now;
      if (phase === Waiting) resume();
      // The connection may have died with the network it went over: better to know now than later.
      else if (online && phase === Open && options.heartbeat) probe();
    },

    setAsleep(now) {
      if (now === asleep) return;
      asleep = now;
      if (!asleep) {
        if (phase === Waiting) resume();
      } else if (options.reconnect && phase !== Idle) {
        leave(Waiting);
        update();
      }
    },

    send(message, bytes, name = '') {
      const id = ++lastId;
      const queued = !direct() || (full() && limits()[0]! > 0);
      if (!queued) connection!.send(message, id, name);
      else if (takes(bytes)) {
        queue.push({ id, message, bytes, name });
        queuedBytes += bytes;
      } else {
        let reason = 'The queue is full.';
        if (phase === Idle || !limits()[0]) {
          reason = 'Messages can only be sent when the socket is open.';
          enter(ERROR, reason);
        }
        tell('message-returned', { id, message, reason });
        return 0;
      }
      tell(`${kindOf(message)}-message-sent`, {
        message: message as never,
        id,
        queued,
      });
      update();
      return bytes;
    },
  };
  return machine;
}
