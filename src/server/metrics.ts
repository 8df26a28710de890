// Counters of the server, in the text form that Prometheus reads.

type Labels = Record<string, string | number>;

export class Metrics {
  opens = 0;
  messagesIn = 0;
  bytesIn = 0;
  deliveries = 0;
  publications = 0;
  refusals = 0;
  failures = 0;
  readonly #closes = new Map<number, number>();
  readonly #rejects = new Map<number, number>();
  readonly #handshakes = new Map<number, number>();

  received(bytes: number): void {
    this.messagesIn++;
    this.bytesIn += bytes;
  }
  delivered(count: number): void {
    this.deliveries += count;
  }
  published(): void {
    this.publications++;
  }
  refused(): void {
    this.refusals++;
  }
  failed(): void {
    this.failures++;
  }
  closed(code: number): void {
    this.#closes.set(code, (this.#closes.get(code) ?? 0) + 1);
  }
  rejected(code: number): void {
    this.#rejects.set(code, (this.#rejects.get(code) ?? 0) + 1);
  }
  handshakeRefused(status: number): void {
    this.#handshakes.set(status, (this.#handshakes.get(status) ?? 0) + 1);
  }

  /** The counters, and `gauges` read now: name to help and value. */
  text(gauges: Record<string, [help: string, value: number]>): string {
    const lines: string[] = [];
    const add = (name: string, type: string, help: string, values: [Labels, number][]): void => {
      lines.push(`# HELP qmlet_${name} ${help}`, `# TYPE qmlet_${name} ${type}`);
      for (const [labels, value] of values) {
        const text = Object.entries(labels)
          .map(([key, label]) => `${key}="${label}"`)
          .join(',');
        lines.push(`qmlet_${name}${text && `{${text}}`} ${value}`);
      }
    };
    const counter = (name: string, help: string, value: number): void =>
      add(name, 'counter', help, [[{}, value]]);
    const labelled = (name: string, help: string, label: string, map: Map<number, number>): void =>
      add(
        name,
        'counter',
        help,
        [...map].map(([key, value]) => [{ [label]: key }, value]),
      );
    for (const [name, [help, value]] of Object.entries(gauges)) add(name, 'gauge', help, [[{}, value]]);
    counter('connections_opened_total', 'Connections that opened.', this.opens);
    labelled('connections_closed_total', 'Connections that ended, by close code.', 'code', this.#closes);
    labelled(
      'connections_rejected_total',
      'Connections closed for a limit or a broken rule.',
      'code',
      this.#rejects,
    );
    labelled('handshakes_refused_total', 'Upgrades refused, by HTTP status.', 'status', this.#handshakes);
    counter('messages_received_total', 'Messages from clients.', this.messagesIn);
    counter('bytes_received_total', 'Payload bytes from clients.', this.bytesIn);
    counter('messages_published_total', 'Messages published to topics by connections.', this.publications);
    counter('messages_refused_total', 'Messages that the store did not take.', this.refusals);
    counter('deliveries_total', 'Messages delivered to subscribers.', this.deliveries);
    counter('handler_failures_total', 'Handlers that threw.', this.failures);
    return `${lines.join('\n')}\n`;
  }
}
