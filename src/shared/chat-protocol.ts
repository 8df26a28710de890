// The wire messages of the WebSocket sub-protocol `qmlet.1`, their guards, and the form of a binary frame.
//
// A message is one JSON object with a `type`. Where a message carries bytes, it travels in a binary frame:
// two bytes with the header's length (big endian), the header as ASCII JSON, the bytes. What each side does
// with them, and when, is docs/protocol.md. Guards answer a sentence for what they refuse, never throw: the
// other side of the wire is not trusted.

/** The name under which the sub-protocol is negotiated. */
export const CHAT_PROTOCOL = 'qmlet.1';

/** What a message is: said by a person (`text`, `binary`), or about one (`presence`, `status`). */
export type MessageKind = 'text' | 'binary' | 'presence' | 'status';

/** Where a reader is in a topic: offsets count from 1 within an epoch; 0 is before the first message. */
export interface TopicPosition {
  epoch: string;
  offset: number;
}

/** The client's first message. `client` is its secret name for the life of the page. */
export interface HelloMessage {
  type: 'hello';
  client: string;
  /** Where the client was in each topic when it lost the connection; absent: it is new. */
  topics?: Record<string, TopicPosition>;
}

/** Something to say. Ids count up by one for the life of `client`; a repeat has the id of the original. */
export interface OutgoingMessage {
  type: 'message';
  id: number;
  name?: string;
  /** Absent in a binary frame, whose bytes follow the header. */
  data?: string;
}

/** Typing and the like: not stored, not acknowledged. */
export interface OutgoingStatus {
  type: 'status';
  name?: string;
  data: string;
}

/** Asks for the page of messages before an offset. */
export interface HistoryRequest {
  type: 'history';
  topic: string;
  before: number;
  limit: number;
}

export interface PingMessage {
  type: 'ping';
}

export type ClientMessage = HelloMessage | OutgoingMessage | OutgoingStatus | HistoryRequest | PingMessage;

/** The server's answer to `hello`. */
export interface WelcomeMessage {
  type: 'welcome';
  /** The public name under which others see this client's messages (`from`). */
  you: string;
  /** Seconds of silence after which either side takes the other for dead; 0: never. */
  keepAlive: number;
  /** The largest message that the server takes, in bytes. */
  maxMessage: number;
  /** The highest id of this client that is known to be stored; 0: none. */
  acked: number;
}

/** The messages that follow are of this topic: what was missed, or the newest page, then live ones. */
export interface TopicMessage {
  type: 'topic';
  topic: string;
  epoch: string;
  /** The position before the first message that follows. */
  offset: number;
  /** False when the client was too far behind (or the epoch changed): older messages are not repeated. */
  recovered: boolean;
  /** The oldest offset that the server still has; 0: none. */
  first: number;
}

/** A message, live or stored. Without `offset` it is not stored, and is not repeated after an outage. */
export interface IncomingMessage {
  type: 'message';
  topic?: string;
  offset?: number;
  kind: MessageKind;
  name?: string;
  /** The sender's public name. */
  from?: string;
  /** Milliseconds since 1970, the server's clock. */
  time: number;
  /** Absent in a binary frame, whose bytes follow the header. */
  data?: string;
}

/** Messages that this client does not see (its own, say) moved the topic on. */
export interface PositionMessage {
  type: 'at';
  topic: string;
  offset: number;
}

/** Every message up to `id` is stored. */
export interface AckMessage {
  type: 'ack';
  id: number;
}

/**
 * Message `id` was not taken. With `retry` none after it was either: send them again, in order, after so
 * many milliseconds. Without it the message is refused for good, and only that one.
 */
export interface RefuseMessage {
  type: 'refuse';
  id: number;
  reason: string;
  retry?: number;
}

/** A page of older messages, oldest first. Binary ones carry base64 in `data`, and `kind` says so. */
export interface PageMessage {
  type: 'page';
  topic: string;
  before: number;
  messages: IncomingMessage[];
  more: boolean;
}

/** The server goes; come back after `retry` milliseconds. */
export interface ByeMessage {
  type: 'bye';
  retry: number;
}

export interface PongMessage {
  type: 'pong';
}

export type ServerMessage =
  | WelcomeMessage
  | TopicMessage
  | IncomingMessage
  | PositionMessage
  | AckMessage
  | RefuseMessage
  | PageMessage
  | ByeMessage
  | PongMessage;

/** The longest sender name, in UTF-16 units. */
export const MAX_NAME = 64;
/** The highest id of a message: the server makes numbers of it that databases hold exactly. */
export const MAX_ID = 2 ** 44;
/** The most topics a `hello` may name. */
export const MAX_TOPICS = 128;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;
const isName = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.length <= MAX_NAME && !CONTROL.test(value));
const NAME = `'name' is a string of at most ${MAX_NAME} characters, none of them a control character`;

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A client's message, or the sentence that says what is wrong with it. `binary`: bytes follow it. */
export function parseClientMessage(text: string, binary = false): ClientMessage | string {
  const value = parse(text);
  if (!value) return 'a message is one JSON object';
  if (binary && value.type !== 'message') return 'only a message may come in a binary frame';
  switch (value.type) {
    case 'hello': {
      const { client, topics } = value;
      if (typeof client !== 'string' || !/^[\w-]{16,64}$/.test(client))
        return "hello: 'client' is 16 to 64 letters, digits, - or _";
      if (topics !== undefined) {
        if (!isObject(topics)) return "hello: 'topics' is an object";
        const positions = Object.values(topics);
        if (positions.length > MAX_TOPICS) return `hello: at most ${MAX_TOPICS} topics`;
        for (const position of positions)
          if (!isObject(position) || typeof position.epoch !== 'string' || !isOffset(position.offset))
            return 'hello: a position is {epoch, offset}';
      }
      return value as unknown as HelloMessage;
    }
    case 'message':
      if (!isOffset(value.id) || value.id === 0 || value.id > MAX_ID)
        return `message: 'id' is a whole number from 1 to ${MAX_ID}`;
      if (!isName(value.name)) return `message: ${NAME}`;
      if (binary ? value.data !== undefined : typeof value.data !== 'string')
        return binary ? "message: a binary frame has no 'data'" : "message: 'data' is a string";
      return value as unknown as OutgoingMessage;
    case 'status':
      if (typeof value.data !== 'string') return "status: 'data' is a string";
      if (!isName(value.name)) return `status: ${NAME}`;
      return value as unknown as OutgoingStatus;
    case 'history':
      if (typeof value.topic !== 'string') return "history: 'topic' is a string";
      if (!isOffset(value.before)) return "history: 'before' is an offset";
      if (!isOffset(value.limit) || value.limit < 1) return "history: 'limit' is a whole number from 1 on";
      return value as unknown as HistoryRequest;
    case 'ping':
      return { type: 'ping' };
    default:
      // Only a text can be said: an object may have no way to become one.
      return `no such message type${typeof value.type === 'string' ? `: ${value.type.slice(0, 40)}` : ''}`;
  }
}

/**
 * A server's message; undefined for what is none, or of a type that this version does not know. The
 * client trusts its server for the fields of a known type, but not to be of its own version.
 */
export function parseServerMessage(text: string): ServerMessage | undefined {
  const value = parse(text);
  return value && typeof value.type === 'string' ? (value as unknown as ServerMessage) : undefined;
}

/** A binary frame of `header` and `bytes`. */
export function packFrame(header: object, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // Escaped to ASCII, so that no text encoder is needed here.
  const json = JSON.stringify(header).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const frame = new Uint8Array(2 + json.length + bytes.length);
  frame[0] = json.length >> 8;
  frame[1] = json.length;
  for (let i = 0; i < json.length; i++) frame[2 + i] = json.charCodeAt(i);
  frame.set(bytes, 2 + json.length);
  return frame;
}

/** The header's text and the bytes of a binary frame; undefined when it is cut short. */
export function unpackFrame(frame: Uint8Array): { header: string; bytes: Uint8Array } | undefined {
  const end = 2 + frame[0]! * 256 + frame[1]!;
  // `NaN` for a frame of fewer than two bytes: not less than or equal either.
  if (!(end <= frame.length)) return undefined;
  let header = '';
  for (let i = 2; i < end; i++) header += String.fromCharCode(frame[i]!);
  return { header, bytes: frame.subarray(end) };
}
