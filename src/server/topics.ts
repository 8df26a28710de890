// Topics: who is subscribed, how far each topic has been delivered, and how a newcomer joins without losing
// or doubling a message. Knows stores and buses by their interfaces and subscribers by `Subscriber`; no
// sockets.
//
// A topic with subscribers here is "live": `delivered` is the offset up to which everything was handed to its
// subscribers (or waits in `pending` for the end of this turn). Stored messages enter only in the order of
// their offsets, each once; whatever arrives out of order is fetched from the store. A newcomer reads from
// the store up to what the `tail` in memory covers; the last step, from the tail into the set of subscribers,
// happens within one turn, so that nothing can come between.
import { randomBytes } from 'node:crypto';
import type { MessageKind, TopicPosition } from '../shared/chat-protocol.ts';
import { Appender, type Settled } from './appender.ts';
import type { Bus } from './bus.ts';
import type { Logger } from './log.ts';
import { Batch, Message } from './message.ts';
import type { Appended, Entry, Retention, Store, TopicHead } from './store.ts';
import type { Turn } from './turn.ts';

/** What a subscriber is told before the messages of a topic. */
export interface Beginning {
  epoch: string;
  /** The position before the first message that follows. */
  offset: number;
  /** False when it asked for more than can be repeated: the newest page follows instead. */
  recovered: boolean;
  /** The oldest offset that is kept. */
  first: number;
}

/** What topics deliver to: a connection. */
export interface Subscriber {
  /** The public name under which it sends. */
  readonly sender: string;
  begin(topic: string, beginning: Beginning): void;
  deliver(batch: Batch): void;
  /** The topic moved on to `offset` by messages that it does not see. */
  passed(topic: string, offset: number): void;
  /** A promise while it cannot take more. */
  ready(): Promise<void> | undefined;
}

/** A subscriber's membership in one topic, from `enter` to `leave`. */
export interface Subscription {
  readonly topic: string;
  readonly subscriber: Subscriber;
  /** Whether it gets what it publishes itself. */
  own: boolean;
  /** Only offsets from here on are for it. */
  from: number;
  left: boolean;
}

/** What to publish. `seq` and `source` make it repeatable; without them the process numbers it. */
export interface Publication {
  data: string | Uint8Array;
  kind: MessageKind;
  sender: string;
  name: string;
  except: string;
  /** False: goes to those who are here now, and is not kept. */
  store: boolean;
  source?: string | undefined;
  seq?: number | undefined;
}

export interface TopicsOptions {
  store: Store;
  bus: Bus;
  turn: Turn;
  log: Logger;
  retention(topic: string): Retention;
  /** Messages repeated to one who was away; more is "too far behind". */
  recoveryLimit: number;
  /** Messages of the page that one gets who was too far behind. */
  pageSize: number;
  /** Milliseconds between looks at a shared store, for hints that were lost. */
  pollInterval: number;
  appender: { maxMessages: number; maxBytes: number; timeout: number };
}

/** Messages of a topic kept in memory while it is live. */
const TAIL = 256;
/** Bytes of them: many topics with large messages would be much memory. */
const TAIL_BYTES = 256 * 1024;
const READ_LIMIT = 200;
const RETRY_DELAY = 200;

class Live {
  readonly topic: string;
  readonly #turn: Turn;
  /** Characters or bytes of what is in the tail. */
  #bytes = 0;
  epoch = '';
  delivered = 0;
  first = 1;
  /** The newest stored messages, up to `delivered`, without a hole. */
  tail: Message[] = [];
  pending: Message[] = [];
  readonly subscriptions = new Set<Subscription>();
  /** Subscriptions that entered, joined or not. The topic stays live for them. */
  users = 0;
  /** The highest offset that was heard of. */
  hinted = 0;
  /** The store was heard to have another epoch. */
  stale = false;
  /** Settled when the head is known; undefined from then on. */
  opening: Promise<void> | undefined;

  constructor(topic: string, turn: Turn) {
    this.topic = topic;
    this.#turn = turn;
  }

  push(message: Message): void {
    if (message.offset) {
      this.delivered = message.offset;
      this.tail.push(message);
      this.#bytes += message.data.length;
      // Halved now and then, not shifted each time.
      if (this.tail.length > TAIL * 2 || this.#bytes > TAIL_BYTES * 2) this.#shorten();
    }
    if (this.pending.push(message) === 1) this.#turn.topic(this);
  }

  #shorten(): void {
    const { tail } = this;
    let drop = Math.max(0, tail.length - TAIL);
    for (let i = 0; i < drop; i++) this.#bytes -= tail[i]!.data.length;
    for (; this.#bytes > TAIL_BYTES; drop++) this.#bytes -= tail[drop]!.data.length;
    tail.splice(0, drop);
  }

  /** Forgets what was delivered. */
  forget(): void {
    this.tail = [];
    this.#bytes = 0;
  }

  flush(): void {
    const batch = new Batch(this.pending);
    this.pending = [];
    for (const subscription of this.subscriptions) deliver(subscription, batch);
  }
}

function deliver({ subscriber, own, from, topic }: Subscription, batch: Batch): void {
  const mine = batch.for(subscriber.sender, own, from);
  if (mine.messages.length) subscriber.deliver(mine);
  if (mine !== batch && batch.last >= from && mine.last !== batch.last) subscriber.passed(topic, batch.last);
}

export class Topics {
  readonly #options: TopicsOptions;
  readonly #store: Store;
  readonly #live = new Map<string, Live>();
  readonly #appender: Appender;
  /** This process as a source of entries that no client numbered. */
  readonly #source = `@${randomBytes(9).toString('base64url')}`;
  #seq = 0;
  readonly #hints = new Set<string>();
  #fetching = false;
  #poll: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;
  /** Messages stored in each topic since it was last trimmed. */
  readonly #untrimmed = new Map<string, number>();
  #closed = false;
  /** The last look at a shared store failed. */
  #unseen = false;

  constructor(options: TopicsOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#appender = new Appender(options.store, {
      ...options.appender,
      log: options.log,
      onStored: (entries, results) => this.#onStored(entries, results),
    });
  }

  get appender(): Appender {
    return this.#appender;
  }

  /** Whether the store could not be reached when it was last written to or looked at. */
  get storeAway(): boolean {
    return this.#appender.away || this.#unseen;
  }

  get storeName(): string {
    return this.#store.name;
  }

  /** The number of live topics. */
  get size(): number {
    return this.#live.size;
  }

  async open(): Promise<void> {
    await this.#store.open();
    await this.#options.bus.open({
      onHint: (topic, offset) => this.#hint(topic, offset),
      onCast: (topic, payload) => this.#onCast(topic, payload),
      onGap: () => this.#lookAtAll(),
    });
    if (this.#store.shared) {
      this.#poll = setInterval(() => this.#lookAtAll(), this.#options.pollInterval);
      this.#poll.unref();
    }
    this.#sweep = setInterval(() => this.#trimAll(), 60_000);
    this.#sweep.unref();
  }

  /** Waits for what is being stored, then lets go of store and bus. */
  async close(): Promise<void> {
    await this.#appender.idle();
    this.#closed = true;
    clearInterval(this.#poll);
    clearInterval(this.#sweep);
    await this.#options.bus.close();
    await this.#store.close();
  }

  /**
   * Resolves when the message is stored (its offset), or at once with 0 when it is not to be.
   * Rejects with `StoreUnavailableError` when it was not taken; nobody has to listen. `settled` is called
   * first, once; at once where nothing is awaited.
   */
  publish(topic: string, publication: Publication, settled?: Settled): Promise<number> {
    const { kind, sender, name, except, data } = publication;
    const time = Date.now();
    if (!publication.store || this.#options.retention(topic).keep === 0) {
      const message = new Message({ topic, time, kind, sender, name, except, data });
      this.#live.get(topic)?.push(message);
      this.#options.bus.cast(topic, packCast(message));
      settled?.(undefined);
      return Promise.resolve(0);
    }
    const source = publication.source ?? this.#source;
    const seq = publication.seq ?? ++this.#seq;
    return this.#appender.add({ topic, source, seq, sender, kind, name, except, time, data }, settled);
  }

  /**
   * Makes the topic live for a subscriber and notes where it stands: a message published after the call is
   * after that place. Undefined promise: it stood already. `begin` delivers from there on.
   */
  enter(
    topic: string,
    subscriber: Subscriber,
    own: boolean,
  ): { subscription: Subscription; entered: Promise<void> | undefined } {
    const subscription: Subscription = { topic, subscriber, own, from: 0, left: false };
    let live = this.#live.get(topic);
    if (!live) {
      live = new Live(topic, this.#options.turn);
      this.#live.set(topic, live);
      live.opening = this.#openTopic(live);
    }
    live.users++;
    const note = (): void => {
      subscription.from = live.delivered + 1;
    };
    if (!live.opening) {
      note();
      return { subscription, entered: undefined };
    }
    return { subscription, entered: live.opening.then(note) };
  }

  /**
   * Delivers what a subscriber missed since `position`, or the newest `last` messages, and from then on
   * every message. Resolves when it is up to date.
   */
  async begin(
    subscription: Subscription,
    { last = 0, position }: { last?: number; position?: TopicPosition | undefined } = {},
  ): Promise<void> {
    const live = this.#live.get(subscription.topic);
    if (!live || subscription.left) return;
    await live.opening;
    if (subscription.left) return;
    // Lower where the topic has begun anew since it entered.
    let cursor = Math.min(subscription.from - 1, live.delivered);
    let recovered = true;
    if (position || last) {
      const head = await this.#head(live, subscription);
      if (!head) return;
      if (position && this.#canRecover(live, head, position)) cursor = position.offset;
      else {
        recovered = !position;
        const page = last || this.#options.pageSize;
        cursor = Math.max(head.first - 1, (position ? live.delivered : cursor) - page, 0);
      }
    }
    const { epoch, first } = live;
    subscription.subscriber.begin(live.topic, { epoch, offset: cursor, recovered, first });
    await this.#catchUp(live, subscription, cursor);
  }

  /** Ends a subscription. Nothing is delivered to it after the call. */
  leave(subscription: Subscription): void {
    if (subscription.left) return;
    subscription.left = true;
    const live = this.#live.get(subscription.topic);
    if (!live) return;
    live.subscriptions.delete(subscription);
    if (--live.users === 0) this.#live.delete(live.topic);
  }

  /** The newest `last` messages before offset `before` (absent: the newest of all), oldest first. */
  async history(topic: string, { last, before }: { last: number; before?: number }): Promise<Message[]> {
    const [head] = await this.#store.heads([topic]);
    const end = Math.min(before ?? Number.POSITIVE_INFINITY, head!.offset + 1);
    const after = Math.max(head!.first, end - last) - 1;
    const limit = end - 1 - after;
    if (limit <= 0) return [];
    const [messages] = await this.#store.read([{ topic, after, limit }]);
    const { seconds } = this.#options.retention(topic);
    const oldest = seconds ? Date.now() - seconds * 1000 : 0;
    return messages!.filter(({ time }) => time >= oldest).map((message) => new Message(message));
  }

  #canRecover(live: Live, head: TopicHead, { epoch, offset }: TopicPosition): boolean {
    return (
      epoch === live.epoch &&
      offset >= head.first - 1 &&
      offset <= Math.max(head.offset, live.delivered) &&
      live.delivered - offset <= this.#options.recoveryLimit
    );
  }

  async #openTopic(live: Live): Promise<void> {
    for (let first = true; !this.#closed; first = false) {
      try {
        if (this.#options.retention(live.topic).seconds)
          await this.#store.trim(live.topic, this.#options.retention(live.topic), Date.now());
        const [head] = await this.#store.heads([live.topic]);
        live.epoch = head!.epoch;
        live.delivered = head!.offset;
        live.first = head!.first;
        live.opening = undefined;
        if (live.hinted > live.delivered) this.#hint(live.topic, live.hinted);
        return;
      } catch (error) {
        if (first) this.#options.log.error({ err: error, topic: live.topic }, 'cannot open a topic');
        if (this.#live.get(live.topic) !== live) return;
        await pause(RETRY_DELAY);
      }
    }
  }

  /** The topic's head; undefined when the subscription was left while the store was away. */
  async #head(live: Live, subscription: Subscription): Promise<TopicHead | undefined> {
    while (!subscription.left && !this.#closed) {
      try {
        const [head] = await this.#store.heads([live.topic]);
        if (subscription.left) return undefined;
        if (head!.epoch === live.epoch) {
          live.first = head!.first;
          return head;
        }
        // Another database than before: first those who are here go over to it.
        this.#hint(live.topic, head!.offset, head!.epoch);
      } catch (error) {
        this.#options.log.debug({ err: error, topic: live.topic }, 'cannot read a topic; trying again');
      }
      await pause(RETRY_DELAY);
    }
    return undefined;
  }

  async #catchUp(live: Live, subscription: Subscription, start: number): Promise<void> {
    const { subscriber, topic } = subscription;
    let cursor = start;
    let { epoch } = live;
    while (!subscription.left && !this.#closed) {
      if (live.epoch !== epoch) {
        // The topic has begun anew meanwhile: offsets of before mean nothing.
        epoch = live.epoch;
        cursor = live.delivered - live.tail.length;
        subscriber.begin(topic, { epoch, offset: cursor, recovered: false, first: live.first });
      }
      const covered = live.delivered - live.tail.length;
      if (cursor >= covered || cursor >= live.delivered) {
        // Within this turn: what is in memory, then live.
        const rest = live.tail.filter(({ offset }) => offset > cursor);
        subscription.from = cursor + 1;
        for (let i = 0; i < rest.length; i += READ_LIMIT)
          deliver(subscription, new Batch(rest.slice(i, i + READ_LIMIT)));
        subscription.from = Math.max(cursor, live.delivered) + 1;
        live.subscriptions.add(subscription);
        return;
      }
      let messages: Message[];
      try {
        const [page] = await this.#store.read([{ topic, after: cursor, limit: READ_LIMIT }]);
        messages = page!.map((message) => new Message(message));
      } catch (error) {
        this.#options.log.debug({ err: error, topic }, 'cannot read a topic; trying again');
        await pause(RETRY_DELAY);
        continue;
      }
      if (subscription.left) return;
      if (live.epoch !== epoch) continue;
      const upTo = messages.findIndex(({ offset }) => offset > live.delivered);
      if (upTo >= 0) messages.length = upTo;
      if (!messages.length || messages[0]!.offset !== cursor + 1) {
        // Trimmed while we read: the reader is told, and goes on with what there is.
        const next = messages[0]?.offset ?? Math.min(covered, live.delivered) + 1;
        cursor = next - 1;
        subscriber.begin(topic, { epoch: live.epoch, offset: cursor, recovered: false, first: next });
        if (!messages.length) continue;
      }
      subscription.from = cursor + 1;
      deliver(subscription, new Batch(messages));
      cursor = messages.at(-1)!.offset;
      await subscriber.ready();
    }
  }

  #onStored(entries: readonly Entry[], results: readonly Appended[]): void {
    const { bus } = this.#options;
    for (let i = 0; i < entries.length; i++) {
      const { offset, epoch } = results[i]!;
      const entry = entries[i]!;
      const { topic } = entry;
      const live = this.#live.get(topic);
      if (!offset) {
        // A repeat: of a client's message, or of ours whose commit was not heard of. Look for it.
        if (live) this.#hint(topic, live.delivered + 1, epoch);
        continue;
      }
      if (live && !live.opening) {
        if (epoch === live.epoch && offset === live.delivered + 1)
          live.push(new Message({ ...entry, offset }));
        else if (epoch !== live.epoch || offset > live.delivered) this.#hint(topic, offset, epoch);
      } else if (live) live.hinted = Math.max(live.hinted, offset);
      if (entries[i + 1]?.topic !== topic) bus.hint(topic, offset);
      const count = (this.#untrimmed.get(topic) ?? 0) + 1;
      this.#untrimmed.set(topic, count);
      if (count >= Math.max(100, this.#options.retention(topic).keep / 4)) this.#trim(topic);
    }
  }

  #onCast(topic: string, payload: Uint8Array): void {
    const live = this.#live.get(topic);
    if (!live) return;
    const message = unpackCast(topic, payload);
    if (message) live.push(message);
  }

  /** A topic has messages up to `offset`; of another `epoch`: it has begun anew. */
  #hint(topic: string, offset: number, epoch?: string): void {
    const live = this.#live.get(topic);
    if (!live) return;
    live.hinted = Math.max(live.hinted, offset);
    if (live.opening) return;
    if (epoch !== undefined && epoch !== live.epoch) live.stale = true;
    this.#hints.add(topic);
    if (!this.#fetching) {
      this.#fetching = true;
      // The hints of one turn become one read.
      setImmediate(() => void this.#fetch());
    }
  }

  async #fetch(): Promise<void> {
    while (this.#hints.size && !this.#closed) {
      const lives: Live[] = [];
      for (const topic of this.#hints) {
        this.#hints.delete(topic);
        const live = this.#live.get(topic);
        if (live && !live.opening && (live.stale || live.hinted > live.delivered)) lives.push(live);
        if (lives.length >= 200) break;
      }
      if (!lives.length) continue;
      try {
        for (const live of lives) if (live.stale) await this.#realign(live);
        const pages = await this.#store.read(
          lives.map(({ topic, delivered }) => ({ topic, after: delivered, limit: READ_LIMIT })),
        );
        for (let i = 0; i < lives.length; i++) {
          const live = lives[i]!;
          const page = pages[i]!;
          for (const message of page)
            if (message.offset === live.delivered + 1) live.push(new Message(message));
          // What stands in our way was trimmed, or is of another epoch.
          if (live.hinted > live.delivered) {
            if (page.length >= READ_LIMIT) this.#hints.add(live.topic);
            else await this.#realign(live);
          }
        }
      } catch (error) {
        this.#options.log.debug({ err: error }, 'cannot fetch new messages; trying again');
        for (const { topic } of lives) this.#hints.add(topic);
        await pause(RETRY_DELAY);
      }
    }
    this.#fetching = false;
  }

  /** Subscribers are ahead of what the store can give: tell them, and go on from its head. */
  async #realign(live: Live): Promise<void> {
    const [head] = await this.#store.heads([live.topic]);
    live.stale = false;
    if (head!.epoch === live.epoch && head!.first <= live.delivered + 1) {
      // Nothing is missing: a hint from before a crash of the store's host, or one that came early.
      live.hinted = Math.max(head!.offset, live.delivered);
      if (live.hinted > live.delivered) this.#hints.add(live.topic);
      return;
    }
    this.#options.log.warn({ topic: live.topic }, 'messages were dropped before they could be delivered');
    live.epoch = head!.epoch;
    live.forget();
    live.first = head!.first;
    live.delivered = Math.max(head!.first - 1, head!.offset - this.#options.pageSize);
    live.hinted = head!.offset;
    for (const subscription of live.subscriptions) {
      subscription.from = live.delivered + 1;
      subscription.subscriber.begin(live.topic, {
        epoch: live.epoch,
        offset: live.delivered,
        recovered: false,
        first: live.first,
      });
    }
    if (live.hinted > live.delivered) this.#hints.add(live.topic);
  }

  /** Asks the store for the heads of all live topics: hints may be lost. */
  #lookAtAll(): void {
    const lives = [...this.#live.values()].filter(({ opening }) => !opening);
    // Where there are none, whether it is there at all.
    if (!lives.length) this.#looked(this.#store.records('collections').get('colors'));
    for (let i = 0; i < lives.length; i += 1000) {
      const some = lives.slice(i, i + 1000);
      const heads = this.#store.heads(some.map(({ topic }) => topic));
      this.#looked(heads);
      heads.then(
        (found) => {
          found.forEach(({ epoch, offset }, j) => {
            const live = some[j]!;
            if (this.#live.get(live.topic) !== live) return;
            if (epoch !== live.epoch || offset > live.delivered) this.#hint(live.topic, offset, epoch);
          });
        },
        (error: unknown) => this.#options.log.debug({ err: error }, 'cannot look for new messages'),
      );
    }
  }

  /** Notes whether a look at the store succeeds. */
  #looked(look: Promise<unknown>): void {
    look.then(
      () => (this.#unseen = false),
      () => (this.#unseen = !this.#closed),
    );
  }

  #trim(topic: string): void {
    this.#untrimmed.delete(topic);
    this.#store
      .trim(topic, this.#options.retention(topic), Date.now())
      .catch((error: unknown) => this.#options.log.warn({ err: error, topic }, 'cannot trim a topic'));
  }

  #trimAll(): void {
    for (const topic of this.#untrimmed.keys()) this.#trim(topic);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** A message that is not stored, as bytes for the bus: the header as JSON, a NUL, the data. */
function packCast({ kind, sender, name, except, time, data }: Message): Uint8Array {
  const text = typeof data === 'string';
  const header = Buffer.from(`${JSON.stringify([kind, sender, name, except, time, text])}\0`);
  return Buffer.concat([header, text ? Buffer.from(data) : data]);
}

function unpackCast(topic: string, payload: Uint8Array): Message | undefined {
  const buffer = Buffer.from(payload.buffer, payload.byteOffset, payload.length);
  const end = buffer.indexOf(0);
  if (end < 0) return undefined;
  try {
    const [kind, sender, name, except, time, text] = JSON.parse(buffer.toString('utf8', 0, end));
    const data = buffer.subarray(end + 1);
    return new Message({ topic, kind, sender, name, except, time, data: text ? data.toString() : data });
  } catch {
    return undefined;
  }
}
