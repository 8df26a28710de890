// The store that keeps nothing beyond the process: `--memory`, and tests. Everything is durable "as far as
// the driver promises": it promises nothing.
import { createHash, randomUUID } from 'node:crypto';
import type { Appended, Entry, Records, Retention, Store, StoredMessage, TopicHead } from '../store.ts';

interface Topic {
  epoch: string;
  /** Offset of the newest message. */
  head: number;
  messages: StoredMessage[];
  /** Highest `seq` of each source, oldest use first. */
  marks: Map<string, number>;
}

/** Sources remembered per topic for telling repeats. The least recently heard are forgotten first. */
const MAX_MARKS = 10_000;

export class MemoryStore implements Store {
  readonly name = 'memory';
  readonly shared = false;
  readonly #topics = new Map<string, Topic>();
  readonly #epoch = randomUUID();
  readonly #collections = new Map<string, Map<string, string>>();

  async open(): Promise<void> {}

  async append(entries: readonly Entry[]): Promise<Appended[]> {
    return entries.map((entry) => {
      const topic = this.#topic(entry.topic);
      const { seq, source, ...message } = entry;
      const mark = topic.marks.get(source);
      if (mark !== undefined && seq <= mark) return { epoch: topic.epoch, offset: 0 };
      if (mark !== undefined) topic.marks.delete(source);
      else if (topic.marks.size >= MAX_MARKS) topic.marks.delete(topic.marks.keys().next().value!);
      topic.marks.set(source, seq);
      const offset = ++topic.head;
      topic.messages.push({ ...message, offset });
      return { epoch: topic.epoch, offset };
    });
  }

  async heads(topics: readonly string[]): Promise<TopicHead[]> {
    return topics.map((name) => {
      const topic = this.#topics.get(name);
      if (!topic) return { epoch: this.#epochOf(name), offset: 0, first: 1 };
      const { epoch, head, messages } = topic;
      return { epoch, offset: head, first: head - messages.length + 1 };
    });
  }

  async read(
    requests: readonly { topic: string; after: number; limit: number }[],
  ): Promise<StoredMessage[][]> {
    return requests.map(({ topic, after, limit }) => {
      const { head, messages } = this.#topics.get(topic) ?? { head: 0, messages: [] };
      const start = Math.max(0, after - (head - messages.length));
      return messages.slice(start, start + limit);
    });
  }

  async trim(topic: string, { keep, seconds }: Retention, now: number): Promise<void> {
    const { messages } = this.#topics.get(topic) ?? { messages: [] };
    let drop = Math.max(0, messages.length - keep);
    if (seconds) while (drop < messages.length && messages[drop]!.time < now - seconds * 1000) drop++;
    if (drop) messages.splice(0, drop);
  }

  records(collection: string): Records {
    let values = this.#collections.get(collection);
    if (!values) this.#collections.set(collection, (values = new Map()));
    const map = values;
    return {
      list: async () => [...map.values()].map((text) => JSON.parse(text) as object),
      get: async (key) => {
        const text = map.get(key);
        return text === undefined ? undefined : (JSON.parse(text) as object);
      },
      count: async () => map.size,
      insert: async (key, value) => !map.has(key) && !!map.set(key, JSON.stringify(value)),
      update: async (key, value) => map.has(key) && !!map.set(key, JSON.stringify(value)),
      remove: async (key) => map.delete(key),
    };
  }

  async close(): Promise<void> {}

  #topic(name: string): Topic {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { epoch: this.#epochOf(name), head: 0, messages: [], marks: new Map() };
      this.#topics.set(name, topic);
    }
    return topic;
  }

  /** Known before anything is kept of the topic. */
  #epochOf(name: string): string {
    return createHash('sha256').update(`${this.#epoch} ${name}`).digest('base64url').slice(0, 22);
  }
}
