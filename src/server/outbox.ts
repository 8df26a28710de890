// What goes out to one socket: frames collected during a turn of the event loop, written once at its end.
//
// A socket that does not take them is written to no further until it drains; what waits is bounded by bytes
// (`full`) and time (`stalledSince`), and it is the connection that acts on both. Frames are buffers that
// other connections may be writing too: they are never changed.
import type { Duplex } from 'node:stream';

/** Frames up to this size are joined into one write: cheaper than a vector of small ones. */
const JOIN_LIMIT = 16 * 1024;

/** Shared by all that hold nothing: an idle connection has no array of its own. */
const NONE: Buffer[] = [];

export class Outbox {
  #frames = NONE;
  #bytes = 0;
  #blocked = false;
  /** When the socket stopped taking what is written, in ms; 0: it takes it. */
  stalledSince = 0;

  /** Bytes that wait here, not counting those in the socket's own buffer. */
  get bytes(): number {
    return this.#bytes;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  /** Adds a frame. True when it is the first that waits: the outbox is to be flushed. */
  push(frame: Buffer): boolean {
    this.#bytes += frame.length;
    if (this.#frames === NONE) this.#frames = [];
    return this.#frames.push(frame) === 1 && !this.#blocked;
  }

  /** Forgets what waits. */
  clear(): void {
    this.#frames = NONE;
    this.#bytes = 0;
  }

  /** Writes what waits. False when the socket is to drain first. */
  flush(socket: Duplex, now: number): boolean {
    if (this.#blocked) return false;
    const frames = this.#frames;
    if (!frames.length) return true;
    let taken: boolean;
    if (frames.length === 1) taken = socket.write(frames[0]!);
    else if (this.#bytes <= JOIN_LIMIT) taken = socket.write(Buffer.concat(frames, this.#bytes));
    else {
      socket.cork();
      taken = true;
      for (const frame of frames) taken = socket.write(frame);
      socket.uncork();
      taken = !socket.writableNeedDrain;
    }
    this.#frames = NONE;
    this.#bytes = 0;
    if (!taken) {
      this.#blocked = true;
      this.stalledSince = now;
    }
    return taken;
  }

  /** The socket has drained. */
  unblock(): void {
    this.#blocked = false;
    this.stalledSince = 0;
  }
}
