// What goes out to one socket: frames collected during a turn of the event loop, written once at its end.
//
// A socket that does not take them is written to no further until it drains; what waits is bounded by bytes
// (`full`) and time (`stalledSince`), and it is the connection that acts on both. Frames are buffers that
// other connections may be writing too: they are never changed.
import type { Duplex } from 'node:stream';

/** Frames up to this size are joined into one write: cheaper than a vector of small ones. */
const JOIN_LIMIT = 16 * 1024;

export class Outbox {
  /** One frame is the usual case, and needs no array. */
  #frames: Buffer | Buffer[] | undefined;
  #bytes = 0;
  #blocked = false;
  #onFree: (() => void)[] | undefined;
  /** When the socket stopped taking what is written, in ms; 0: it takes it. */
  stalledSince = 0;

  /** Bytes that wait here, not counting those in the socket's own buffer. */
  get bytes(): number {
    return this.#bytes;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  /** Adds a frame. */
  push(frame: Buffer): void {
    this.#bytes += frame.length;
    const frames = this.#frames;
    if (!frames) this.#frames = frame;
    else if (Array.isArray(frames)) frames.push(frame);
    else this.#frames = [frames, frame];
  }

  /** Forgets what waits. */
  clear(): void {
    this.#frames = undefined;
    this.#bytes = 0;
  }

  /** Writes what waits. False when the socket is to drain first. */
  flush(socket: Duplex, now: number): boolean {
    if (this.#blocked) return false;
    const frames = this.#frames;
    if (!frames) return true;
    let taken: boolean;
    if (!Array.isArray(frames)) taken = socket.write(frames);
    else if (this.#bytes <= JOIN_LIMIT) taken = socket.write(Buffer.concat(frames, this.#bytes));
    else {
      socket.cork();
      taken = true;
      for (const frame of frames) taken = socket.write(frame);
      socket.uncork();
      taken = !socket.writableNeedDrain;
    }
    this.clear();
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

  /** Resolves when all has been written, or nothing will be. */
  free(): Promise<void> {
    return new Promise((resolve) => (this.#onFree ??= []).push(resolve));
  }

  /** Resolves what `free` gave. */
  release(): void {
    for (const resolve of this.#onFree?.splice(0) ?? []) resolve();
  }
}
