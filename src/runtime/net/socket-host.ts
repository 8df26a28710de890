// What the socket's state machine needs of the world around it. A browser's WebSocket and the one of
// Node's `ws` both are a `Connection` as they stand.

/** A message: text, binary, or binary that only the host can read (a Blob). */
export type SocketData = string | ArrayBuffer | SocketBlob;

/** As much of a Blob as is known without the DOM. */
export interface SocketBlob {
  readonly size: number;
}

/** One connection, from the attempt on. */
export interface Connection {
  /** The absolute url that it goes to. */
  readonly url: string;
  /** 0 connecting, 1 open, 2 closing, 3 closed. Only when it is 1 a message goes out. */
  readonly readyState: number;
  /** The sub-protocol that the server chose; '' for none. */
  readonly protocol: string;
  /** Bytes handed to `send` that have not left yet. */
  readonly bufferedAmount: number;
  /** `id` and `name` are of a message that was given to the machine; a plain connection has no use for them. */
  send(message: SocketData, id?: number, name?: string): void;
  /** Lets go of it in every state; may be called again. What happens to it later is of no interest. */
  close(): void;
}

/** What a host tells about a connection; never before `openSocket` has returned it. */
export interface ConnectionEvents {
  /** The host begins to connect, after it looked the name up. Optional. */
  opening(): void;
  open(): void;
  /** `about`: what the connection knows of it beside its data. */
  message(message: string | ArrayBuffer, about?: object): void;
  /**
   * The connection is gone, or did not come about.
   * @param code close code of the WebSocket protocol, 1006 when there was no closing handshake
   * @param reason what the server said
   * @param error why there is no connection, where the host knows it
   */
  close(code: number, reason: string, error?: string): void;
}

/** The world around a socket. */
export interface SocketHost {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  /** A number in [0, 1). */
  random(): number;
  /**
   * Begins to connect.
   * @throws when the url or a sub-protocol is not one; the message becomes the socket's `errorString`
   */
  openSocket(url: string, subprotocols: readonly string[], events: ConnectionEvents): Connection;
}
