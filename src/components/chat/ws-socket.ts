// `<ws-socket>`: QtWebSockets' WebSocket as an element.
import { announceSocket } from './socket-reference.ts';

const STATUS = ['connecting', 'open', 'closing', 'closed', 'error'];
const UNSENT = 'Messages can only be sent when the socket is open.';

export class WsSocket extends HTMLElement {
  static readonly Connecting = 0;
  static readonly Open = 1;
  static readonly Closing = 2;
  static readonly Closed = 3;
  static readonly Error = 4;
  static observedAttributes = ['url', 'active', 'id'];

  #status: number = WsSocket.Closed;
  #errorString = '';
  #socket: WebSocket | null = null;
  #id = 0;

  get status(): number {
    return this.#status;
  }
  get errorString(): string {
    return this.#errorString;
  }
  get writable(): boolean {
    return this.#status === WsSocket.Open;
  }
  get url(): string {
    return this.getAttribute('url') ?? '';
  }
  set url(url: string) {
    this.setAttribute('url', url);
  }
  get active(): boolean {
    return this.hasAttribute('active');
  }
  set active(active: boolean) {
    this.toggleAttribute('active', active);
  }

  connectedCallback(): void {
    announceSocket(this);
    queueMicrotask(() => this.#sync());
  }
  disconnectedCallback(): void {
    queueMicrotask(() => {
      announceSocket(this);
      this.#sync();
    });
  }
  attributeChangedCallback(name: string): void {
    if (name === 'id') announceSocket(this);
    else if (this.isConnected) this.#sync();
  }

  sendTextMessage(message: string): number {
    return this.#send('text', message, new TextEncoder().encode(message).length);
  }
  sendBinaryMessage(message: ArrayBuffer | ArrayBufferView | Blob): number {
    return this.#send('binary', message, message instanceof Blob ? message.size : message.byteLength);
  }

  #send(kind: string, message: string | ArrayBuffer | ArrayBufferView | Blob, bytes: number): number {
    if (this.#status !== WsSocket.Open) {
      this.#set(WsSocket.Error, UNSENT);
      return 0;
    }
    this.#socket!.send(message as string);
    this.#emit(`${kind}-message-sent`, { message, id: ++this.#id, queued: false });
    return bytes;
  }
  #emit(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
  #set(status: number, errorString = ''): void {
    if (this.#errorString !== errorString) {
      this.#errorString = errorString;
      this.#emit('error-string-changed', { errorString });
    }
    if (status === this.#status) return;
    this.#status = status;
    this.setAttribute('status', STATUS[status]!);
    this.#emit('status-changed', { status });
    this.#emit('writable-changed', { writable: this.writable });
  }
  #sync(): void {
    const wanted = this.isConnected && this.active && this.url;
    if (wanted && !this.#socket) {
      const socket = (this.#socket = new WebSocket(new URL(this.url, this.baseURI)));
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => this.#set(WsSocket.Open);
      socket.onmessage = ({ data }) =>
        this.#emit(`${typeof data === 'string' ? 'text' : 'binary'}-message-received`, { message: data });
      socket.onclose = () => {
        const opened = this.#status === WsSocket.Open;
        if (opened) this.#set(WsSocket.Closing);
        this.#set(WsSocket.Closed);
        if (!opened) this.#set(WsSocket.Error, `Could not connect to ${socket.url}`);
      };
      this.#set(WsSocket.Connecting);
    } else if (!wanted && this.#socket) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
      this.#set(WsSocket.Closing);
      this.#set(WsSocket.Closed);
    }
  }
}
