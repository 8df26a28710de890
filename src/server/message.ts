// A message on its way to connections, and batches of them. Each is encoded at most once per form, whoever
// receives it: for clients that speak no sub-protocol or qmlet.1, that take compressed messages or do not.
import { type IncomingMessage, type MessageKind, packFrame } from '../shared/chat-protocol.ts';
import { BINARY, frame, TEXT } from './frame.ts';
import type { StoredMessage } from './store.ts';

const NOTHING = Buffer.alloc(0);

/** The form of a frame: these two, added where both hold; 0 is the data alone, uncompressed. */
export const WIRE = 1;
export const DEFLATED = 2;
export type Form = 0 | 1 | 2 | 3;

export class Message {
  /** '' for a message to one connection (`sendText`). */
  readonly topic: string;
  /** 0 for a message that is not stored. */
  readonly offset: number;
  readonly kind: MessageKind;
  /** Public name of the sender; '' for the server. */
  readonly sender: string;
  /** The sender's display name; '' for none. */
  readonly name: string;
  /** Public name of who is not to see it; '' for nobody. */
  readonly except: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly data: string | Uint8Array;
  #frames: (Buffer | undefined)[] | undefined;

  constructor(message: Omit<StoredMessage, 'offset'> & { offset?: number }) {
    this.topic = message.topic;
    this.offset = message.offset ?? 0;
    this.kind = message.kind;
    this.sender = message.sender;
    this.name = message.name;
    this.except = message.except;
    this.time = message.time;
    this.data = message.data;
  }

  /**
   * The frame in a form. Without qmlet.1 that is the data alone; it is empty for a status, which is no text.
   */
  frame(form: Form): Buffer {
    this.#frames ??= [undefined, undefined, undefined, undefined];
    return (this.#frames[form] ??= this.#encode(form));
  }

  #encode(form: Form): Buffer {
    const { kind, data } = this;
    const deflate = form >= DEFLATED;
    const isText = typeof data === 'string';
    if (!(form & WIRE)) return kind === 'status' ? NOTHING : frame(data, isText ? TEXT : BINARY, deflate);
    const header = this.header();
    return isText
      ? frame(JSON.stringify({ ...header, data }), TEXT, deflate)
      : frame(packFrame(header, data), BINARY, deflate);
  }

  /** The message of qmlet.1 without its data. */
  header(): IncomingMessage {
    return {
      type: 'message',
      ...(this.topic && { topic: this.topic }),
      ...(this.offset && { offset: this.offset }),
      kind: this.kind,
      ...(this.name && { name: this.name }),
      ...(this.sender && { from: this.sender }),
      time: this.time,
    };
  }
}

/** Messages of one topic that go out together, in order. */
export class Batch {
  readonly messages: readonly Message[];
  /** Public names of the senders, and of those that some message excepts. */
  readonly senders = new Set<string>();
  readonly excepted = new Set<string>();
  /** Offset of the first stored message; infinite when none is. */
  readonly #first: number;
  #frames: (Buffer | undefined)[] | undefined;

  constructor(messages: readonly Message[]) {
    this.messages = messages;
    for (const { sender, except } of messages) {
      if (sender) this.senders.add(sender);
      if (except) this.excepted.add(except);
    }
    this.#first = messages.find(({ offset }) => offset)?.offset ?? Number.POSITIVE_INFINITY;
  }

  /** The frames of all messages in a form. */
  frames(form: Form): Buffer {
    this.#frames ??= [undefined, undefined, undefined, undefined];
    return (this.#frames[form] ??= join(this.messages.map((message) => message.frame(form))));
  }

  /** The offset of the last stored message; 0 when none is stored. */
  get last(): number {
    for (let i = this.messages.length; i--; ) if (this.messages[i]!.offset) return this.messages[i]!.offset;
    return 0;
  }

  /** What a subscriber may see of it: from offset `from` on, not its own unless `own`, not what excepts it. */
  for(sender: string, own: boolean, from: number): Batch {
    if ((own || !this.senders.has(sender)) && !this.excepted.has(sender) && this.#first >= from) return this;
    return new Batch(
      this.messages.filter(
        (message) =>
          (own || message.sender !== sender) &&
          (message.except === '' || message.except !== sender) &&
          (!message.offset || message.offset >= from),
      ),
    );
  }
}

function join(buffers: Buffer[]): Buffer {
  return buffers.length === 1 ? buffers[0]! : Buffer.concat(buffers);
}
