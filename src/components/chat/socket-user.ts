// Decides which socket element a chat element talks to: the one given to it, the one that its `socket`
// attribute names, or the nearest one around it.
// What always holds: the order of the elements in the page does not matter. A socket element announces
// on its document that it came, went or changed its id, and every user looks again; nothing polls.
import { PlainElement } from '../element.ts';
import { relisten } from './dom.ts';

/** What chat-view and chat-input need of a socket element. */
export interface SocketElement extends HTMLElement {
  /** `WsSocket.Connecting` 0, `Open` 1, `Closing` 2, `Closed` 3, `Error` 4. */
  readonly status: number;
  /** What went wrong; '' unless `status` is Error. */
  readonly errorString: string;
  /** Whether a message offered now would be accepted. */
  readonly writable: boolean;
  /** Which attempt to connect again is planned or under way, from 1; else 0, or nothing. */
  readonly reconnectAttempt?: number;
  /** How many messages may wait; 0 or nothing where none may. */
  readonly queueLimit?: string;
  url: string;
  /** Returns the bytes that were sent or queued; 0 when the message was refused. `name` is the sender's. */
  sendTextMessage(message: string, name?: string): number;
  /** Returns the bytes that were sent or queued; 0 when the message was refused. */
  sendBinaryMessage(message: ArrayBuffer | ArrayBufferView | Blob): number;
}

/** Dispatched on the document when a socket element came, went, or changed its id. */
const ANNOUNCEMENT = 'qmlet-sockets-changed';

/** Makes every user of a socket in the element's document look again. */
export function announceSocket(element: Element): void {
  element.ownerDocument.dispatchEvent(new Event(ANNOUNCEMENT));
}

/** What is given, if it is a socket that is upgraded. Frameworks give anything: `true` for an attribute without a value. */
const socketOf = (given: unknown): SocketElement | null =>
  'sendTextMessage' in Object(given) ? (given as SocketElement) : null;

/** The parent in the flattened tree: through slots, and out of shadow roots. */
const outwards = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host;

const warned = new WeakSet<Element>();

/** Says once that `id` is that of an element which cannot become a socket. */
function warn(host: Element, id: string, found: Element): void {
  if (warned.has(host) || found.localName.includes('-')) return;
  warned.add(host);
  console.warn(
    `<${host.localName} socket="${id}">: that is a <${found.localName}>; give the id of a <ws-socket>.`,
  );
}

/** An element that uses a socket element, for as long as it is in a page. */
export abstract class SocketUser extends PlainElement {
  protected static override delegatesFocus = true;

  #target: string | SocketElement | null = null;
  #socket: SocketElement | null = null;
  #document: Document | null = null;

  /**
   * The socket: an element, or its id, looked up in this element's own tree and then outwards through the shadow hosts'
   * trees; null for the nearest `<ws-socket>` around this, shadow roots and slots looked through.
   */
  get socket(): string | SocketElement | null {
    return this.#target;
  }
  set socket(target: string | SocketElement | null) {
    this.#target = target;
    this.#look();
  }

  /** The socket element that `socket` means; null while there is none, and while this is not in a page. */
  get socketElement(): SocketElement | null {
    return this.#socket;
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen(this.ownerDocument);
  }

  /** @internal */
  disconnectedCallback(): void {
    // An element that only moves keeps its socket: what counts is where it is once the task is over.
    queueMicrotask(() => this.isConnected || this.leave());
  }

  /** The element is gone from the page. */
  protected leave(): void {
    this.#listen(null);
  }

  /** Called after `socketElement` changed. */
  protected abstract socketChanged(now: SocketElement | null, before: SocketElement | null): void;

  #listen(document: Document | null): void {
    relisten(ANNOUNCEMENT, this.#look, this.#document, document);
    this.#document = document;
    this.#look();
  }

  #find(): SocketElement | null {
    const target = this.#target;
    // What is not upgraded yet will announce itself.
    if (target && typeof target !== 'string') return socketOf(target);
    let node: Node | null = this;
    if (target)
      for (; node; node = (node as ShadowRoot).host) {
        node = node.getRootNode();
        const found = (node as Document | ShadowRoot).getElementById(target);
        if (!found) continue;
        if (__DEV__ && !socketOf(found)) warn(this, target, found);
        return socketOf(found);
      }
    else
      while ((node = outwards(node)))
        // Nearer than any socket further out, upgraded or not.
        if (socketOf(node) || (node as Element).localName === 'ws-socket') return socketOf(node);
    return null;
  }

  #look = (): void => {
    const before = this.#socket;
    const now = this.isConnected ? this.#find() : null;
    if (now === before) return;
    this.#socket = now;
    this.socketChanged(now, before);
  };
}
