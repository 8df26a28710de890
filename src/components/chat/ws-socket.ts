// `<ws-socket>`: QtWebSockets' WebSocket as an element. The policy is `SocketMachine`'s; this is its face
// in a page: attributes and properties, events, the page's life.
// What always holds: an attribute is where a settable property is kept, so markup, properties set before
// the upgrade and frameworks all mean the same; what the element tells of its state is reflected before
// the event that tells it.

import type { MessageAbout, Resume } from '../../runtime/net/resume.ts';
import {
  CLOSED,
  CLOSING,
  CONNECTING,
  createSocketMachine,
  SOCKET_DEFAULTS as DEFAULTS,
  ERROR,
  OPEN,
  type SocketMachineEvents,
} from '../../runtime/net/socket-machine.ts';
import { kebab } from '../../shared/kebab.ts';
import { css, define, PlainElement, reflect } from '../element.ts';
import { browserSocketHost } from './browser-socket.ts';
import { bytesOf, fire, relisten } from './dom.ts';
import { announceSocket, type SocketElement } from './socket-user.ts';

/** A binary message as a page gives it. */
export type BinaryMessage = ArrayBuffer | ArrayBufferView | Blob;

/** The `detail` of each event of `<ws-socket>`. */
export type WsSocketEvents = {
  [Name in keyof SocketMachineEvents]: Name extends 'binary-message-sent'
    ? { message: ArrayBuffer | Blob; id: number; queued: boolean }
    : Name extends 'message-returned'
      ? { message: string | ArrayBuffer | Blob; id: number; reason: string }
      : Name extends 'text-message-received' | 'binary-message-received'
        ? // With `resume`, what is known of the message beside its data.
          SocketMachineEvents[Name] & Partial<MessageAbout>
        : SocketMachineEvents[Name];
} & {
  'message-acknowledged': { id: number };
  'topic-resumed': { topic: string; recovered: boolean };
  'status-received': { message: string } & MessageAbout;
  'history-received': {
    topic: string;
    messages: readonly (MessageAbout & { message: string | ArrayBuffer })[];
    more: boolean;
  };
};

const STATUS = ['connecting', 'open', 'closing', 'closed', 'error'];

/** What a bare `heartbeat` attribute means, in ms. */
const HEARTBEAT = '25000';

/** What `resume` brings with it, unless an attribute says otherwise. */
const RESUMING: Readonly<Record<string, string>> = { reconnect: '', 'queue-limit': '1000' };

/** The properties that the machine knows. */
const STATE = [
  'status',
  'errorString',
  'negotiatedSubprotocol',
  'writable',
  'bufferedAmount',
  'reconnectAttempt',
  'reconnectDelay',
  'closeCode',
  'closeReason',
] as const;

const PAGE_EVENTS = 'online offline freeze resume pagehide pageshow';

const styles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
`;

/**
 * A WebSocket connection that other elements and the page share.
 *
 * It takes no room in the layout: its children stand where it stands. `<chat-view>` and `<chat-input>` inside
 * it, or with its id in their `socket` attribute, use it.
 *
 * @summary A WebSocket connection, as QML's WebSocket.
 * @tag ws-socket
 * @tagname ws-socket
 *
 * @slot - Anything; chat elements in it use this socket.
 *
 * @attr {string} requested-subprotocols - The same, separated by spaces or commas.
 * @attr {string} status - `connecting`, `open`, `closing`, `closed` or `error`, for CSS. Read-only.
 * @attr {string} error-string - Read-only.
 * @attr {string} negotiated-subprotocol - Read-only.
 *
 * @fires {CustomEvent<{status: number}>} status-changed - `{status}`: in the order in which Qt's WebSocket
 *   shows them.
 * @fires {CustomEvent<{active: boolean}>} active-changed - `{active}`: it was set.
 * @fires {CustomEvent<{url: string}>} url-changed - `{url}`: it was set; an open connection to the old one
 *   is closed by then.
 * @fires {CustomEvent<{errorString: string}>} error-string-changed - `{errorString}`: before the status
 *   `Error`, and when the error is over.
 * @fires {CustomEvent<{requestedSubprotocols: string[]}>} requested-subprotocols-changed -
 *   `{requestedSubprotocols}`: they count for the next connection.
 * @fires {CustomEvent<{negotiatedSubprotocol: string}>} negotiated-subprotocol-changed -
 *   `{negotiatedSubprotocol}`: after the connection opened, and when it closes.
 * @fires {CustomEvent<{message: string}>} text-message-received - `{message}`: the server sent a text.
 * @fires {CustomEvent<{message: ArrayBuffer}>} binary-message-received - `{message}`: the server sent bytes,
 *   an ArrayBuffer.
 * @fires {CustomEvent<{message: string, id: number, queued: boolean}>} text-message-sent - `{message, id,
 *   queued}`: a text was accepted. When `queued`, it waits, and `message-flushed` or `message-returned`
 *   tells what became of it.
 * @fires {CustomEvent<{message: ArrayBuffer | Blob, id: number, queued: boolean}>} binary-message-sent -
 *   `{message, id, queued}`: the same for an ArrayBuffer, or for a Blob as it was given.
 * @fires {CustomEvent<{id: number}>} message-flushed - `{id}`: a message that waited went out.
 * @fires {CustomEvent<{id: number, message: string | ArrayBuffer | Blob, reason: string}>} message-returned
 *   - `{id, message, reason}`: a message will not be sent, and is handed back.
 * @fires {CustomEvent<{writable: boolean}>} writable-changed - `{writable}`: whether a message would be
 *   accepted now.
 * @fires {CustomEvent<{id: number}>} message-acknowledged - `{id}`: with `resume`; the server has stored every
 *   message up to this one.
 * @fires {CustomEvent<{topic: string, recovered: boolean}>} topic-resumed - `{topic, recovered}`: with
 *   `resume`; messages of this topic follow. Not `recovered`: too much was missed, older ones are not repeated.
 * @fires {CustomEvent<{message: string, name: string, from: string}>} status-received - `{message, name, from}`:
 *   with `resume`; somebody told something that is not kept, that they are typing say.
 * @fires {CustomEvent<{topic: string, messages: object[], more: boolean}>} history-received - `{topic, messages,
 *   more}`: with `resume`; what `requestHistory` asked for, oldest first.
 * @fires {CustomEvent<{attempt: number, delay: number}>} reconnecting - `{attempt, delay}`: an attempt to
 *   connect again is planned, in `delay` ms.
 */
export class WsSocket extends PlainElement implements SocketElement {
  /** `status`: the connection is being opened. */
  static readonly Connecting = CONNECTING;
  /** `status`: messages go both ways. */
  static readonly Open = OPEN;
  /** `status`: the connection is being closed; `Closed` follows at once. */
  static readonly Closing = CLOSING;
  /** `status`: there is no connection. */
  static readonly Closed = CLOSED;
  /** `status`: something went wrong; `errorString` says what. */
  static readonly Error = ERROR;

  protected static override styles = [styles];
  protected static override template = '<slot>';
  protected static override properties = {
    url: '',
    active: false,
    resume: false,
    ...DEFAULTS,
    requestedSubprotocols: null,
    id: null,
  };

  static {
    for (const name of STATE)
      define(WsSocket.prototype, name, function (this: WsSocket) {
        return this.#machine[name];
      });
  }

  /**
   * Where to connect to. A relative one is meant from the page, over `wss:` on an `https:` page. Another url closes an
   * open connection and opens one to the new url.
   */
  declare url: string;
  /** True connects, false closes. Stays true when the server closes. */
  declare active: boolean;
  /**
   * With a server that speaks qmlet.1, come back from a loss as if there had been none: what was missed is
   * repeated, what was sent meanwhile arrives once. Brings `reconnect` and a `queueLimit` of 1000 along. Read when
   * the element is connected to the page. Off by default.
   */
  declare resume: boolean;
  /**
   * Connect again after a loss. Also lets go of the connection while the page is frozen or in the back/forward cache,
   * and connects again on return. Off by default.
   */
  declare reconnect: boolean;
  /** Longest wait before the first attempt, in ms. Default: 750. */
  declare reconnectMin: number;
  /**
   * Longest wait before any attempt, in ms. The wait is random, from 0 up to a bound that grows from `reconnectMin` by
   * 15% with each attempt. Default: 30000.
   */
  declare reconnectMax: number;
  /** Attempts after which it gives up. Default: 0, never. */
  declare reconnectAttempts: number;
  /**
   * Close codes after which it does not connect again, as codes and ranges. Default: `1000 1002-1003 1007-1010 3000
   * 3003 4000-4999`.
   */
  declare reconnectStopCodes: string;
  /** With `reconnect`: how long an attempt may take, in ms; 0: no limit. Default: 10000. */
  declare connectTimeout: number;
  /**
   * How many messages may wait for the connection, and how many bytes: `100` or `100 65536`; 16 MiB when no bytes are
   * given. Default: 0, none.
   */
  declare queueLimit: string;
  /** How many bytes may wait in the browser before the connection counts as full. Default: 1 MiB. */
  declare bufferLimit: number;
  /** After how long a silence to send `heartbeatMessage`, in ms; a bare attribute means 25000. Default: 0, never. */
  declare heartbeat: number;
  /** What is sent to hear whether the server is there. Default: an empty message. */
  declare heartbeatMessage: string;
  /** The answer to it, which is not told as a message. Default: null, the same text. */
  declare heartbeatReply: string | null;
  /** How long a silence after a heartbeat means that the connection is dead, in ms. Default: 10000. */
  declare heartbeatTimeout: number;

  /**
   * `WsSocket.Connecting` 0, `Open` 1, `Closing` 2, `Closed` 3, `Error` 4; the attribute says `connecting`, `open`,
   * `closing`, `closed`, `error`.
   */
  declare readonly status: number;
  /** What went wrong; '' unless `status` is `Error`. */
  declare readonly errorString: string;
  /** The sub-protocol that the server chose; '' while not open, and when it chose none. */
  declare readonly negotiatedSubprotocol: string;
  /** Whether a message would be accepted now: open and not full, or the queue has room. */
  declare readonly writable: boolean;
  /** Bytes that wait, in the queue and in the browser. */
  declare readonly bufferedAmount: number;
  /** Which attempt to connect again is planned or under way, from 1; else 0. */
  declare readonly reconnectAttempt: number;
  /** How long the wait for the planned attempt is as a whole, in ms; else 0. */
  declare readonly reconnectDelay: number;
  /** The code with which the last connection ended, 1006 when it was cut; 0 before that. */
  declare readonly closeCode: number;
  /** What the server said when it closed the last connection. */
  declare readonly closeReason: string;

  #host = browserSocketHost(() => this.baseURI);
  #resumption: Resume | undefined;
  #machine = createSocketMachine(
    {
      ...this.#host,
      openSocket: (...all) =>
        this.resume && this.#resumption ? this.#resumption.open(...all) : this.#host.openSocket(...all),
    },
    (name, detail) => this.#tell(name, detail),
    this,
  );
  #window: Window | null = null;

  /**
   * The sub-protocols to offer when the next connection is opened, the best first; in the attribute separated by spaces
   * or commas.
   */
  get requestedSubprotocols(): string[] {
    return [...this.#machine.requestedSubprotocols];
  }
  set requestedSubprotocols(requested: readonly string[]) {
    reflect(this, 'requested-subprotocols', [...requested].join(' '));
  }

  /**
   * Sends a text, or lets it wait where `queueLimit` allows it. Where neither can be, it is handed back by
   * `message-returned`, and without a queue `status` becomes `Error`, as in Qt.
   * @param name the sender's, which the others are shown; with `resume`
   * @returns the bytes that were sent or wait, 0 when it was refused (and for an empty text)
   */
  sendTextMessage(message: string, name?: string): number {
    const text = `${message}`;
    return this.#send(text, new TextEncoder().encode(text).length, name);
  }

  /**
   * Sends bytes, as `sendTextMessage` does text. What changes in a buffer afterwards does not change the message.
   * @returns the bytes that were sent or wait, 0 when it was refused (and for no bytes)
   * @throws TypeError when it is none of the three
   */
  sendBinaryMessage(message: BinaryMessage, name?: string): number {
    if (message instanceof Blob) return this.#send(message, message.size, name);
    // A copy through a typed array: what is sent may be of shared memory, which a socket does not take.
    const bytes = bytesOf(message);
    if (bytes) return this.#send(bytes.slice().buffer as ArrayBuffer, bytes.length, name);
    throw new TypeError('A binary message is an ArrayBuffer, a view of one or a Blob.');
  }

  /** With `resume`: tells those who are here something that is not kept, that this user is typing say. */
  sendStatus(status: string, name?: string): void {
    this.#resumption?.sendStatus(status, name);
  }

  /** With `resume`: asks for `limit` messages of a topic before an offset; they come with `history-received`. */
  requestHistory(topic: string, before: number, limit = 30): void {
    this.#resumption?.history(topic, before, limit);
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch(this.ownerDocument.defaultView);
    this.#machine.setOnline(navigator.onLine);
    // It may have been away while the page woke up.
    this.#machine.setAsleep(false);
    this.update();
    announceSocket(this);
    // Later than the code that made the element: it may still set what the connection needs.
    queueMicrotask(() => this.#start());
  }

  /** @internal */
  disconnectedCallback(): void {
    // Later than the task: an element that is only moved keeps its connection.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#watch(null);
      // Who follows this hears how it ends, and only then looks for another one.
      this.#machine.stop();
      announceSocket(this);
    });
  }

  /** @internal */
  override attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    const machine = this.#machine;
    if (__DEV__) this.#check(name, value);
    if (name === 'id') announceSocket(this);
    else if (name === 'requested-subprotocols')
      machine.requestedSubprotocols = (value ?? '').split(/[\s,]+/).filter(Boolean);
    // Those that are as they were mean nothing to it.
    machine.url = this.url;
    machine.active = this.active;
    machine.optionsChanged();
  }

  /** Warns of an attribute that does not say what it should. */
  #check(name: string, value: string | null): void {
    const number = /^\d+(\.\d+)?$/;
    const form =
      {
        id: /^/,
        url: /^/,
        active: /^/,
        'requested-subprotocols': /^/,
        reconnect: /^/,
        resume: /^/,
        heartbeat: /^(\d+(\.\d+)?)?$/,
        'heartbeat-message': /^/,
        'heartbeat-reply': /^/,
        'queue-limit': /^\d+([\s,]+\d+)?$/,
        'reconnect-stop-codes': /^(\d+(-\d+)?([\s,]+|$))*$/,
      }[name] ?? number;
    if (value !== null && !form.test(value.trim()))
      console.warn(`<ws-socket>: ${name}="${value}" is not understood; see its documentation for the form.`);
  }

  protected override textOf(attribute: string): string | null | undefined {
    const text = super.textOf(attribute);
    if (attribute === 'heartbeat' && text === '') return HEARTBEAT;
    return text ?? RESUMING[this.hasAttribute('resume') ? attribute : ''];
  }

  #start(): void {
    if (!this.isConnected) return;
    if (!this.resume || this.#resumption) this.#machine.start();
    // A page without `resume` does not pay for it.
    else
      import('./socket-resume.ts').then(
        ({ resumption }) => {
          this.#resumption ??= resumption(this.#host, (name, detail) => this.#tell(name, detail));
          this.#start();
        },
        // Nothing is sent in a way that was not asked for. Which file it was, the browser says, or who asked for it.
        ({ message }: Error) =>
          this.#machine.fail(`Cannot load resume: ${message} (from ${import.meta.url})`),
      );
  }

  #send(message: string | ArrayBuffer | Blob, bytes: number, name?: string): number {
    this.#start();
    return this.#machine.send(message, bytes, name);
  }

  #tell(name: string, detail: object): void {
    if (/^(status|error|nego)/.test(name)) this.update();
    fire(this, name, detail);
  }

  /** Shows the state to CSS. */
  protected override update(): void {
    reflect(this, 'status', STATUS[this.status]);
    for (const name of ['errorString', 'negotiatedSubprotocol'] as const)
      reflect(this, kebab(name), this[name] || null);
  }

  /** Follows the life of the page that the element is in. */
  #watch(page: Window | null): void {
    // Freezing is told to the document: capturing hears of it all the same.
    relisten(PAGE_EVENTS, this.#onPage, this.#window, page, true);
    this.#window = page;
  }

  #onPage = ({ type, persisted }: Event & { persisted?: boolean }): void => {
    if (/line$/.test(type)) this.#machine.setOnline(type === 'online');
    // A page that is hidden for good takes its connections with it.
    else if (type !== 'pagehide' || persisted) this.#machine.setAsleep(/^f|hide$/.test(type));
  };
}
