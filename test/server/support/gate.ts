// A TCP way to a server that a test can cut, shut, freeze and open: an outage in a test's hands.
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Gate {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #open = true;
  #frozen = false;
  #port: number;

  private constructor(port: number) {
    this.#port = port;
    this.#server = createServer((client) => {
      if (!this.#open) {
        client.destroy();
        return;
      }
      const server = connect(this.#port, '127.0.0.1');
      const pair: [Socket, Socket] = [client, server];
      this.#pairs.add(pair);
      for (const [from, to] of [
        [client, server],
        [server, client],
      ] as const) {
        from.on('data', (chunk) => {
          if (!this.#frozen) to.write(chunk);
        });
        from.on('error', () => {});
        from.on('close', () => {
          this.#pairs.delete(pair);
          if (!this.#frozen) to.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<Gate> {
    const gate = new Gate(port);
    await new Promise<void>((resolve) => gate.#server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  /** Leads on to another port: the server is back elsewhere. */
  lead(port: number): void {
    this.#port = port;
  }

  /** Cuts what goes through, in the middle of it, and lets nobody in. */
  cut(): void {
    this.#open = false;
    for (const [client, server] of this.#pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  open(): void {
    this.#open = true;
  }

  /** Lets nothing through any more, and says nothing: the way is dead, and neither side knows. */
  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
