// What a connection, an address and the whole server may take, with defaults that are safe on the open
// internet, and the token bucket that measures rates.
import { toUSVString } from 'node:util';
import { MAX_NAME } from '../shared/chat-protocol.ts';

export interface Limits {
  /** Bytes of one message, however fragmented or compressed; more closes with 1009. */
  messageSize: number;
  /** Frames a second from one connection, pings and pongs included; more closes with 1008. 0: no limit. */
  messagesPerSecond: number;
  /** Bytes a second from one connection; more closes with 1008. 0: no limit. */
  bytesPerSecond: number;
  /** Connections in all; more are refused with 503. */
  connections: number;
  /** Connections from one address; more are refused with 429. 0: no limit. */
  connectionsPerAddress: number;
  /** Connections of one user (by `user.id`, or the user itself when it is a string); more: 429. 0: no limit. */
  connectionsPerUser: number;
  /** Topics that one connection may be subscribed to. */
  subscriptions: number;
  /** Bytes of a topic's name in UTF-8. */
  topicName: number;
  /** Milliseconds for the HTTP request, `authenticate` and `onOpen`, and the first message of qmlet.1. */
  handshake: number;
  /** Bytes that may wait for a connection that does not read; more closes it with 1013. */
  backlog: number;
  /** Milliseconds that a connection may take nothing while something waits for it; then closed with 1013. */
  stall: number;
  /** Messages of one connection that wait for its handlers; from here on it is not read. */
  queue: number;
  /** Messages that wait for the store, of all connections; more are refused. */
  storeQueue: number;
  /** Bytes that wait for the store. */
  storeBytes: number;
  /** Milliseconds that a message waits for a store that is away. */
  storeTimeout: number;
  /** Bytes of an HTTP request's body; more is answered with 413. */
  body: number;
  /** Colours that `/colors` keeps; one more is answered with 507. */
  colors: number;
}

export const DEFAULT_LIMITS: Limits = {
  messageSize: 64 * 1024,
  messagesPerSecond: 100,
  bytesPerSecond: 1024 * 1024,
  connections: 20_000,
  connectionsPerAddress: 200,
  connectionsPerUser: 50,
  subscriptions: 128,
  topicName: 255,
  handshake: 10_000,
  backlog: 1024 * 1024,
  stall: 10_000,
  queue: 64,
  storeQueue: 10_000,
  storeBytes: 32 * 1024 * 1024,
  storeTimeout: 10_000,
  body: 64 * 1024,
  colors: 1000,
};

/** The defaults with `some` in their place. Throws a RangeError that names a limit that is none. */
export function limitsOf(some: Partial<Limits> = {}): Limits {
  const limits = { ...DEFAULT_LIMITS, ...some };
  for (const [name, value] of Object.entries(limits)) {
    if (!(name in DEFAULT_LIMITS))
      throw new RangeError(
        `limits: there is no '${name}'; there are ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
      );
    if (!Number.isFinite(value) || value < 0)
      throw new RangeError(`limits: '${name}' is a number from 0 on, not ${value}`);
  }
  return limits;
}

/** A rate with a burst of two seconds' worth. */
export class TokenBucket {
  readonly #rate: number;
  #tokens: number;
  #time: number;

  /** @param rate tokens a second */
  constructor(rate: number, now: number) {
    this.#rate = rate;
    this.#tokens = rate * 2;
    this.#time = now;
  }

  /** Takes `count` tokens. False when there were not so many: the rate is exceeded. `now` in ms. */
  take(count: number, now: number): boolean {
    this.#tokens = Math.min(this.#rate * 2, this.#tokens + ((now - this.#time) * this.#rate) / 1000);
    this.#time = now;
    this.#tokens -= count;
    return this.#tokens >= 0;
  }
}

/** Bytes of topics' names that are good ones. Beyond the bound the table starts anew. */
const sizes = new Map<string, number>();
const MAX_SIZES = 1000;

/** Why a topic's name is none, as a sentence; undefined when it is one. */
export function topicProblem(topic: unknown, maxBytes: number): string | undefined {
  // Asked for every message: most are to a topic that was looked at before.
  const known = sizes.get(topic as string);
  if (known !== undefined && known <= maxBytes) return undefined;
  if (typeof topic !== 'string' || topic === '') return 'a topic is a string that is not empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f]/.test(topic) || toUSVString(topic) !== topic)
    return 'a topic has no control characters and no half characters';
  const size = Buffer.byteLength(topic);
  if (size > maxBytes) return `a topic has at most ${maxBytes} bytes`;
  if (sizes.size >= MAX_SIZES) sizes.clear();
  sizes.set(topic, size);
  return undefined;
}

/** A display name that every store takes: no control characters, at most 64 characters. */
export function cleanName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return name === '' ? name : toUSVString(name.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, MAX_NAME));
}
