// The topics of one connection: what it is subscribed to, and what it publishes.
import { toUSVString } from 'node:util';
import type { MessageKind } from '../shared/chat-protocol.ts';
import type { Connection } from './connection.ts';
import { CONNECTION, type Endpoint, ForbiddenError, type TopicAction } from './endpoint.ts';
import type { Current } from './handlers.ts';
import { cleanName, type Limits, topicProblem } from './limits.ts';
import type { Publication, Subscription, Topics } from './topics.ts';

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

interface Topic {
  subscription: Subscription;
  last: number;
  /** Settled when the place in the topic is known. */
  entered: Promise<void> | undefined;
}

/** Publications of one handler that can be told from repeats. */
const INDEXES = 256;
const ignore = (): void => {};

export class ConnectionTopics {
  readonly #connection: Connection;
  readonly #topics: Topics;
  readonly #limits: Limits;
  readonly #subscribed = new Map<string, Topic>();
  /** Subscriptions whose place in their topic is not known yet. */
  #entering = 0;
  /** The last publication that waits for them. */
  #held: Promise<unknown> | undefined;

  constructor(connection: Connection, topics: Topics, limits: Limits) {
    this.#connection = connection;
    this.#topics = topics;
    this.#limits = limits;
  }

  /** Subscribes. `begins`: the client is ready for what follows. */
  subscribe(name: string, { own = true, last = 0 }: SubscribeOptions, begins: boolean): Promise<void> {
    this.#check('subscribe', name);
    const known = this.#subscribed.get(name);
    if (known) {
      known.subscription.own = own;
      return Promise.resolve();
    }
    if (this.#subscribed.size >= this.#limits.subscriptions)
      throw new RangeError(`subscribe: a connection has at most ${this.#limits.subscriptions} subscriptions`);
    const { subscription, entered } = this.#topics.enter(name, this.#connection, own);
    const topic: Topic = { subscription, last, entered };
    this.#subscribed.set(name, topic);
    if (entered) {
      this.#entering++;
      void entered.then(() => {
        topic.entered = undefined;
        this.#entering--;
      });
    }
    if (begins) return this.#begin(topic);
    return entered ?? Promise.resolve();
  }

  /** Starts the delivery of what was subscribed to before the client was ready for it. */
  begin(): void {
    for (const topic of this.#subscribed.values()) void this.#begin(topic);
  }

  #begin({ subscription, last }: Topic): Promise<void> {
    const position = this.#connection.wire?.position(subscription.topic);
    return this.#topics.begin(subscription, { last, position }).catch((error: unknown) => {
      this.#connection.fail(error, 'subscribe');
    });
  }

  has(topic: string): boolean {
    return this.#subscribed.has(topic);
  }

  unsubscribe(name: string): void {
    const topic = this.#subscribed.get(name);
    if (!topic) return;
    this.#subscribed.delete(name);
    this.#topics.leave(topic.subscription);
  }

  unsubscribeAll(): void {
    for (const name of this.#subscribed.keys()) this.unsubscribe(name);
  }

  /** Ends the subscriptions that the endpoint does not allow any more. Returns how many. */
  recheck(): number {
    let ended = 0;
    for (const name of this.#subscribed.keys()) {
      if (this.#connection.endpoint.authorize('subscribe', name)) continue;
      this.unsubscribe(name);
      ended++;
    }
    return ended;
  }

  publish(
    topic: string,
    data: string | Uint8Array,
    { except, name, kind, store }: PublishOptions,
  ): Promise<number> {
    this.#check('publish', topic);
    const { current, sender, wire } = this.#connection;
    const told = current !== undefined && current.id > 0 && current.count < INDEXES && wire !== undefined;
    const isText = typeof data === 'string';
    const publication = {
      // Half characters would come back from the store as others.
      data: isText ? toUSVString(data) : data,
      kind: isText ? (kind ?? 'text') : ('binary' as const),
      sender,
      name: cleanName(name ?? current?.name ?? ''),
      except: except?.[CONNECTION]?.sender ?? '',
      store: store ?? kind !== 'status',
      source: told ? sender : undefined,
      seq: told ? current.id * INDEXES + current.count++ : undefined,
    };
    current?.publishes();
    if (!this.#entering && !this.#held) return this.#publish(topic, publication, current);
    // What it publishes after a subscribe, it gets, although the topic is still being opened; and what it
    // publishes after that comes after it.
    const entering = [...this.#subscribed.values()].map(({ entered }) => entered);
    const held = Promise.all([this.#held, ...entering]).then(() => {
      if (this.#held === held) this.#held = undefined;
      return { stored: this.#publish(topic, publication, current) };
    });
    this.#held = held;
    const published = held.then(({ stored }) => stored);
    published.catch(ignore);
    return published;
  }

  #publish(topic: string, publication: Publication, current: Current | undefined): Promise<number> {
    return this.#topics.publish(topic, publication, (error) => {
      current?.settled(error);
      if (error) this.#connection.onRefused(topic, error);
    });
  }

  #check(action: TopicAction, topic: string): void {
    const problem = topicProblem(topic, this.#limits.topicName);
    if (problem) throw new RangeError(`${action}: ${problem}`);
    if (!this.#connection.endpoint.authorize(action, topic)) throw new ForbiddenError(action, topic);
  }
}
