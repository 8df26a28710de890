// One turn of the event loop: what is written to many connections is collected while the input of a turn is
// handled, and goes out once at its end. So ten messages to a topic cost a subscriber one write, not ten.
//
// Flushes of stage 0 (topics) run before those of stage 1 (connections), which they may add to.

type Flush = { flush(): void };

export class Turn {
  #topics: Flush[] = [];
  #connections: Flush[] = [];
  #scheduled = false;

  /** Has `flush()` called at the end of this turn, before any connection's. Call it once a turn. */
  topic(one: Flush): void {
    this.#topics.push(one);
    this.#schedule();
  }

  /** Has `flush()` called at the end of this turn. Call it once a turn. */
  connection(one: Flush): void {
    this.#connections.push(one);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      const topics = this.#topics;
      this.#topics = [];
      for (const one of topics) one.flush();
      const connections = this.#connections;
      this.#connections = [];
      this.#scheduled = false;
      for (const one of connections) one.flush();
      // A flush that added to what was just taken (a topic) has scheduled nothing while we ran.
      if (this.#topics.length) this.#schedule();
    });
  }
}
