// What the runtime asks of the world around it. The browser's host is in components, tests and servers
// have their own; nothing else in the runtime knows where it runs.

import type { SocketHost } from './net/socket-host.ts';

/** One message for the developer. */
export type Level = 'debug' | 'info' | 'warning' | 'critical';

export interface FetchedText {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText?: string;
  /** Where it came from in the end, after redirects. */
  readonly url: string;
  readonly contentType: string;
  text(): Promise<string>;
}

export interface FetchOptions {
  readonly signal?: unknown;
  readonly credentials?: 'same-origin' | 'omit';
  readonly maxBytes?: number;
}

export interface TextMetrics {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
  /** How far the ink reaches to the right of the origin. */
  readonly right?: number;
}

export interface Host {
  /** Milliseconds that only grow. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  /** Runs once before the next frame is drawn, with its time in the clock of `now`. */
  requestFrame(run: (time: number) => void): void;
  log(level: Level, text: string): void;
  fetch?(url: string, options?: FetchOptions): Promise<FetchedText>;
  /** Ends a `fetch` that was given its `signal`. */
  newAbortController?(): { readonly signal: unknown; abort(): void };
  /** A text from its bytes; unknown character sets are taken for UTF-8. */
  decodeText?(bytes: Uint8Array, charset: string): string;
  measureText?(text: string, cssFont: string): TextMetrics;
  /** The root element of an XML document, or null when it is not well-formed. */
  parseXml?(text: string): unknown;
  /** A BCP 47 tag. */
  readonly locale: string;
  /** Begins to connect to a WebSocket server. */
  openSocket?: SocketHost['openSocket'];
  /** What may be had besides, by name: a later part asks for it and says when it is missing. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
