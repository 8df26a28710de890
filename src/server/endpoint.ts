// The class that an application extends: one object for each connection, from its `onOpen` to its `onClose`.
//
// The handlers of a connection run one after the other, in the order of what arrived; a handler that returns
// a promise holds up the next. `onClose` is the last, and runs exactly once for every connection that opened.
import type { Connection } from './connection.ts';
import type { PublishOptions, SubscribeOptions } from './connection-topics.ts';
import type { Message } from './message.ts';
import type { Session } from './session.ts';

/** The connection of an endpoint; set by the server before `onOpen`. */
export const CONNECTION = Symbol('connection');

/** What a connection may do with a topic. */
export type TopicAction = 'subscribe' | 'publish' | 'history';

/** `authorize` said no. A handler that lets it pass closes its connection with 1008; `onOpen` refuses with 403. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError';
  readonly action: TopicAction;
  readonly topic: string;

  constructor(action: TopicAction, topic: string) {
    super(`${action}: not allowed on the topic '${topic}'`);
    this.action = action;
    this.topic = topic;
  }
}

/**
 * One connection's side of the application.
 *
 * ```ts
 * class Chat extends Endpoint {
 *   override onOpen() { this.subscribe('lobby', { last: 30 }); }
 *   override onTextReceived(text: string) { this.publish('lobby', text); }
 * }
 * serve({ endpoints: { chat: Chat } }); // ws://localhost:3000/chat
 * ```
 */
export class Endpoint<User = unknown> {
  /**
   * The sub-protocols that this endpoint speaks besides `qmlet.1`, the preferred first. Undefined: whichever
   * the client asks for first.
   */
  static protocols: readonly string[] | undefined;

  /** @internal */
  [CONNECTION]: Connection | undefined;

  /**
   * Seconds of silence after which the peer is pinged; one that does not answer within as many again (at
   * most ten) is dead: it is cut off, and `onClose(1006)` runs. 0: never.
   */
  keepAliveInterval = 0;

  /**
   * Runs before the connection opens. `false`, a throw or a rejected promise refuse it with 403; the
   * subscriptions made so far are undone, and `onClose` does not run.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: an override may return nothing
  onOpen(_session: Session<User>): boolean | void | Promise<boolean | void> {}

  /**
   * Whether this connection may subscribe to a topic, publish to it, or read its history. Asked each time,
   * also for the pages of older messages that a client asks for; false throws {@link ForbiddenError}. Where
   * topics are made of what clients say, this is the one place that says what they may be. Default: true.
   */
  authorize(_action: TopicAction, _topic: string): boolean {
    return true;
  }

  /** A text message arrived. */
  onTextReceived(_text: string): void | Promise<void> {}

  /** A binary message arrived. The bytes are the handler's own. */
  onBinaryReceived(_data: Uint8Array): void | Promise<void> {}

  /** A status of a qmlet.1 client (it is typing, say): nothing that is to be kept. */
  onStatusReceived(_data: string): void | Promise<void> {}

  /**
   * The connection has ended. The code is the close frame's, 1005 when that had none, 1006 when there was
   * no frame, or the one with which this side closed. Runs once for each `onOpen` that agreed, also where the
   * socket went before the upgrade was done (1006). Subscriptions end by themselves.
   */
  onClose(_code: number): void | Promise<void> {}

  /** A ping arrived. Answers with a pong; an override that does not call this does not. */
  onPing(payload: Uint8Array): void | Promise<void> {
    this.sendPong(payload);
  }

  /** A pong arrived. */
  onPong(_payload: Uint8Array): void | Promise<void> {}

  /** The connection's session: request, user, values. */
  session(): Session<User> {
    return this.#connection.session as Session<User>;
  }

  /** The sender's display name of the message that is being handled; '' where the client gave none. */
  get senderName(): string {
    return this.#connection.current?.name ?? '';
  }

  /** Bytes that were sent and have not left this process yet. */
  get bufferedAmount(): number {
    return this.#connection.bufferedAmount;
  }

  /** Sends text to this client only. After the end it does nothing. */
  sendText(text: string): void {
    this.#connection.send(text);
  }

  /** Sends bytes to this client only. They are copied. */
  sendBinary(data: Uint8Array | ArrayBuffer): void {
    this.#connection.send(data instanceof Uint8Array ? data : new Uint8Array(data));
  }

  /** Sends a ping; the answer comes to `onPong`. At most 125 bytes. */
  ping(payload: Uint8Array | string = ''): void {
    this.#connection.control('ping', payload);
  }

  protected sendPong(payload: Uint8Array | string = ''): void {
    this.#connection.control('pong', payload);
  }

  /**
   * Closes the connection after what was sent. The code is 1000 to 1014 without those that are never sent
   * (1004, 1005, 1006), or 3000 to 4999, of which 4000 and up are the application's.
   *
   * @throws RangeError for another code, or a reason of more than 123 bytes
   */
  close(code = 1000, reason = ''): void {
    this.#connection.close(code, reason);
  }

  /**
   * From now on gets what is published to a topic; with `last` first that many of its newest messages, oldest
   * first. Subscribing again changes `own`. Resolves when the client is up to date; in `onOpen`, when the
   * place in the topic is reserved.
   *
   * @throws RangeError for a name that is none, or one subscription too many; ForbiddenError where
   *   `authorize` says no
   */
  subscribe(topic: string, options: SubscribeOptions = {}): Promise<void> {
    return this.#connection.subscribe(topic, options);
  }

  unsubscribe(topic: string): void {
    this.#connection.unsubscribe(topic);
  }

  unsubscribeAll(): void {
    this.#connection.unsubscribeAll();
  }

  /**
   * Publishes to a topic, subscribed to it or not. Resolves with the message's offset once it is stored
   * (0 for what is not kept or was a repeat); rejects with `StoreUnavailableError` when it was not taken. A
   * promise that is not awaited does no harm: for a qmlet.1 client the message that is being handled is
   * refused, and comes again.
   *
   * @throws RangeError for a name that is none; ForbiddenError where `authorize` says no
   */
  publish(topic: string, data: string | Uint8Array, options: PublishOptions = {}): Promise<number> {
    return this.#connection.publish(topic, data, options);
  }

  /**
   * The newest `last` messages of a topic, oldest first; with `before` those before that offset.
   *
   * @throws ForbiddenError where `authorize` says no
   */
  history(topic: string, { last = 30, before }: { last?: number; before?: number } = {}): Promise<Message[]> {
    if (!this.authorize('history', topic)) throw new ForbiddenError('history', topic);
    return this.#connection.history(topic, last, before);
  }

  get #connection(): Connection {
    const connection = this[CONNECTION];
    if (!connection)
      throw new Error(
        `${this.constructor.name}: an endpoint can speak from onOpen on, not in its constructor`,
      );
    return connection;
  }
}

/** An endpoint's class, as `serve` takes it. */
export interface EndpointClass {
  // biome-ignore lint/suspicious/noExplicitAny: an endpoint of any kind of user
  new (): Endpoint<any>;
  protocols: readonly string[] | undefined;
}
