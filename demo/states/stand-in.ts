// What stands in for the network on the states page: sockets that behave as the host in their url says, and a
// document that never comes.

/** `ws://HOST/`: what the server of that name does. */
const SERVERS: Record<string, (socket: StandIn) => void> = {
  /** Greets. */
  open: (socket) => socket.opens(() => socket.says('Welcome')),
  /** Takes everything and says nothing. */
  quiet: (socket) => socket.opens(),
  /** Does not answer the upgrade. */
  connecting: () => {},
  /** Lets in, and closes in order. */
  closed: (socket) => socket.opens(() => socket.ends(1000, 'Good night')),
  /** Cannot be reached. */
  refused: (socket) => socket.ends(1006, ''),
};

class StandIn extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = 0;
  bufferedAmount = 0;
  protocol = '';
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly url: string;

  constructor(url: string | URL) {
    super();
    this.url = String(url);
    queueMicrotask(() => SERVERS[new URL(this.url).hostname]?.(this));
  }
  send(): void {}
  close(): void {
    this.ends(1000, '');
  }
  opens(then = () => {}): void {
    this.readyState = 1;
    this.onopen?.();
    then();
  }
  says(data: unknown): void {
    this.onmessage?.({ data });
  }
  ends(code: number, reason: string): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}
/** Puts them in the place of the browser's own. */
export function standIn(): void {
  window.WebSocket = StandIn as unknown as typeof WebSocket;
  const { fetch } = window;
  window.fetch = (input, init) =>
    String(input instanceof Request ? input.url : input).endsWith('/never.qml')
      ? new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal!.reason));
        })
      : fetch(input, init);
}
