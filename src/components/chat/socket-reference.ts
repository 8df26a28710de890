// Decides which socket element a chat element talks to: the one given to it, the one that its `socket`
// attribute names, or the nearest one around it.
// What always holds: the order of the elements in the page does not matter. A socket element announces
// on its document that it came, went or changed its id, and every referrer looks again; nothing polls.
import type { ReactiveController, ReactiveControllerHost } from '@lit/reactive-element';
import { relisten } from './dom.ts';

/** What chat-view and chat-input need of a socket element. */
export interface SocketElement extends HTMLElement {
  /** `WsSocket.Connecting` 0, `Open` 1, `Closing` 2, `Closed` 3, `Error` 4. */
  readonly status: number;
  /** What went wrong; '' unless `status` is Error. */
  readonly errorString: string;
  /** Whether a message offered now would be accepted. */
  readonly writable: boolean;
  url: string;
  /** Returns the bytes that were sent or queued; 0 when the message was refused. `name` is the sender's. */
  sendTextMessage(message: string, name?: string): number;
  /** Returns the bytes that were sent or queued; 0 when the message was refused. */
  sendBinaryMessage(message: ArrayBuffer | ArrayBufferView | Blob): number;
}

/** Dispatched on the document when a socket element came, went, or changed its id. */
const ANNOUNCEMENT = 'qmlet-sockets-changed';

/** Makes every referrer in the element's document look again. */
export function announceSocket(element: Element): void {
  element.ownerDocument.dispatchEvent(new Event(ANNOUNCEMENT));
}

const isSocket = (node: unknown): node is SocketElement =>
  !!node && typeof (node as SocketElement).sendTextMessage === 'function';

/** The parent in the flattened tree: through slots, and out of shadow roots. */
const outwards = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;

const warned = new WeakSet<Element>();

/** Says once that `id` is that of an element which cannot become a socket. */
function warn(host: Element, id: string, found: Element): void {
  if (warned.has(host) || found.localName.includes('-')) return;
  warned.add(host);
  console.warn(
    `<${host.localName} socket="${id}">: that is a <${found.localName}>; give the id of a <ws-socket>.`,
  );
}

/**
 * Keeps track of the socket element that its host refers to, for as long as the host is in a page.
 */
export class SocketReference implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #onChange: ((now: SocketElement | null, before: SocketElement | null) => void) | undefined;
  #target: string | SocketElement | null = null;
  #socket: SocketElement | null = null;
  #document: Document | null = null;

  /**
   * @param host the element that refers to a socket
   * @param onChange called after `socket` changed; the host is asked to update as well
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    onChange?: (now: SocketElement | null, before: SocketElement | null) => void,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /**
   * Which socket is meant: an element; an id, looked up in the host's own tree and then outwards through
   * the shadow hosts' trees; or null: the nearest socket element around the host, shadow roots and slots
   * looked through.
   */
  get target(): string | SocketElement | null {
    return this.#target;
  }
  set target(target: string | SocketElement | null) {
    this.#target = target;
    this.#resolve();
  }

  /** The socket element; null while there is none, and while the host is not in a page. */
  get socket(): SocketElement | null {
    return this.#socket;
  }

  hostConnected(): void {
    this.#listen(this.#host.ownerDocument);
    this.#resolve();
  }

  hostDisconnected(): void {
    // A host that only moves keeps its socket: what counts is where it is once the task is over.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#listen(null);
      this.#resolve();
    });
  }

  #listen(document: Document | null): void {
    relisten(ANNOUNCEMENT, this.#resolve, this.#document, document);
    this.#document = document;
  }

  #find(): SocketElement | null {
    const target = this.#target;
    if (target && typeof target !== 'string') return target;
    let node: Node | null = this.#host;
    if (target) {
      for (; node; node = (node as ShadowRoot).host) {
        node = node.getRootNode();
        const found = (node as Document | ShadowRoot).getElementById(target);
        if (isSocket(found)) return found;
        // Another element, or a socket that is not upgraded yet and will announce itself.
        if (found) {
          if (__DEV__) warn(this.#host, target, found);
          return null;
        }
      }
      return null;
    }
    while ((node = outwards(node!))) {
      if (isSocket(node)) return node;
      // Nearer than any socket further out, only not upgraded yet.
      if ((node as Element).localName === 'ws-socket') break;
    }
    return null;
  }

  #resolve = (): void => {
    const before = this.#socket;
    const now = this.#host.isConnected ? this.#find() : null;
    if (now === before) return;
    this.#socket = now;
    this.#onChange?.(now, before);
    this.#host.requestUpdate();
  };
}
