// What the server needs of a database. A driver is one file in `stores/`; test/contract/store.ts holds all
// of them to the same promises:
//
// - `append` resolves after the commit is durable (as far as the driver promises durability at all), and a
//   process killed at any moment loses nothing that was resolved.
// - Offsets count 1, 2, 3, … within a topic's epoch, without a hole, whoever writes.
// - An entry whose `seq` is not above the highest stored one of the same topic and source is a repeat: it is
//   not stored again. So a caller may repeat a call whose outcome it does not know.
// - A failed `append` stored, of each topic, all of its entries or none.
import type { MessageKind } from '../shared/chat-protocol.ts';

/** A message on its way into the store. */
export interface Entry {
  topic: string;
  /** Who numbered the entry: a client, or a server process. With `seq` it tells repeats. */
  source: string;
  /** Counts up within topic and source, not necessarily by one. */
  seq: number;
  /** Public name of the sender, which others see. */
  sender: string;
  kind: MessageKind;
  /** The sender's display name; '' for none. */
  name: string;
  /** Who else is not to see it (`publish(…, {except})`); '' for nobody. */
  except: string;
  /** Milliseconds since 1970. */
  time: number;
  data: string | Uint8Array;
}

/** A message in the store. */
export interface StoredMessage extends Omit<Entry, 'seq' | 'source'> {
  offset: number;
}

/** What became of one entry. */
export interface Appended {
  epoch: string;
  /** The message's offset; 0 for a repeat. */
  offset: number;
}

/** How far a topic reaches. */
export interface TopicHead {
  epoch: string;
  /** The newest offset; 0: nothing was ever stored. */
  offset: number;
  /** The oldest offset that is still kept; `offset + 1` when none is. */
  first: number;
}

/** How much of a topic is kept. 0 `keep`: nothing is stored, its messages have no offset. */
export interface Retention {
  /** The number of newest messages kept. */
  keep: number;
  /** Seconds for which a message is kept; 0: for ever. */
  seconds: number;
}

/** A small keyed collection beside the messages: the colours, say. Values are JSON objects. */
export interface Records {
  /** All values, in the order in which they were inserted. */
  list(): Promise<object[]>;
  get(key: string): Promise<object | undefined>;
  count(): Promise<number>;
  /** False when the key is taken. */
  insert(key: string, value: object): Promise<boolean>;
  /** False when there is none. */
  update(key: string, value: object): Promise<boolean>;
  /** False when there is none. */
  remove(key: string): Promise<boolean>;
}

export interface Store {
  /** The driver's name, for logs. */
  readonly name: string;
  /** Whether other processes write to it too: then live messages are fetched, not taken from `append`. */
  readonly shared: boolean;
  /** Connects and prepares the schema. Rejects with the way out when the database is not fit. */
  open(): Promise<void>;
  append(entries: readonly Entry[]): Promise<Appended[]>;
  /**
   * The heads of topics, in the order asked for. A topic that was never written has its epoch already, and is
   * not kept for being asked for: addresses can be made up.
   */
  heads(topics: readonly string[]): Promise<TopicHead[]>;
  /** For each request the messages after an offset, oldest first, at most `limit`. */
  read(requests: readonly { topic: string; after: number; limit: number }[]): Promise<StoredMessage[][]>;
  /** Drops what a topic's retention no longer keeps. */
  trim(topic: string, retention: Retention, now: number): Promise<void>;
  records(collection: string): Records;
  /** Flushes and disconnects. Nothing may be called after it. */
  close(): Promise<void>;
}

/** The store is away, or does not get through its work: the message was not taken. Try again later. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}
