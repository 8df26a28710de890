// Messages in PostgreSQL, for many server processes at once.
//
// A batch is one call of a function in the database: it locks the rows of its topics (in the order of their
// names, so that two batches cannot wait for each other), numbers what is new, and sends one NOTIFY with the
// commit. The lock is what makes offsets contiguous: whoever comes next sees the head that was committed.
import { randomBytes } from 'node:crypto';
import type { Pool, QueryResultRow } from 'pg';
import type { Appended, Entry, Records, Retention, Store, StoredMessage, TopicHead } from '../store.ts';
import { hideSecret } from './secret.ts';

/** The channel of hints, and the schema's version: a change of either needs another name. */
export const HINT_CHANNEL = 'qmlet_hint';
const SCHEMA_LOCK = 0x716d6c74;
const PARTITIONS = 8;
const MARK_LIFE = '7 days';

/** The epoch of a topic that nothing was written to: always the same, so that nothing is kept of it. */
const epochOf = (name: string): string =>
  `md5((SELECT s.value FROM qmlet_seed s WHERE s.n = 0) || ' ' || ${name})`;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS qmlet_seed (n int PRIMARY KEY, value text NOT NULL);
INSERT INTO qmlet_seed VALUES (0, gen_random_uuid()::text) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS qmlet_topic (
  name text PRIMARY KEY, epoch text NOT NULL DEFAULT gen_random_uuid()::text, head bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS qmlet_message (
  topic text NOT NULL, n bigint NOT NULL, time bigint NOT NULL, kind text NOT NULL, sender text NOT NULL,
  name text NOT NULL, except_sender text NOT NULL, is_text boolean NOT NULL, data bytea NOT NULL,
  PRIMARY KEY (topic, n)
) PARTITION BY HASH (topic);
CREATE TABLE IF NOT EXISTS qmlet_mark (
  topic text NOT NULL, source text NOT NULL, seq bigint NOT NULL, time timestamptz NOT NULL,
  PRIMARY KEY (topic, source)
) PARTITION BY HASH (topic);
CREATE TABLE IF NOT EXISTS qmlet_record (
  id bigint GENERATED ALWAYS AS IDENTITY, collection text NOT NULL, key text NOT NULL, value text NOT NULL,
  PRIMARY KEY (collection, key)
);
${Array.from({ length: PARTITIONS }, (_, i) =>
  ['message', 'mark']
    .map(
      (table) => `CREATE TABLE IF NOT EXISTS qmlet_${table}_${i} PARTITION OF qmlet_${table}
  FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${i});`,
    )
    .join('\n'),
).join('\n')}
CREATE OR REPLACE FUNCTION qmlet_append(process text, topics text[], sources text[], seqs bigint[],
  times bigint[], kinds text[], senders text[], names text[], excepts text[], texts boolean[], datas bytea[])
RETURNS TABLE (out_epoch text, out_n bigint) LANGUAGE plpgsql
-- Plans are made once, on tables that are empty then, and have to fit when they are not.
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  wanted int;
  locked int;
  hints text;
BEGIN
  SELECT count(DISTINCT t) INTO wanted FROM unnest(topics) t;
  PERFORM 1 FROM qmlet_topic WHERE qmlet_topic.name = ANY (topics) ORDER BY qmlet_topic.name FOR UPDATE;
  GET DIAGNOSTICS locked = ROW_COUNT;
  IF locked < wanted THEN
    INSERT INTO qmlet_topic (name, epoch) SELECT DISTINCT t, ${epochOf('t')} FROM unnest(topics) t ORDER BY t
      ON CONFLICT DO NOTHING;
    PERFORM 1 FROM qmlet_topic WHERE qmlet_topic.name = ANY (topics) ORDER BY qmlet_topic.name FOR UPDATE;
  END IF;
  RETURN QUERY
  WITH told AS (
    SELECT i.*, i.seq > greatest(
      (SELECT m.seq FROM qmlet_mark m WHERE m.topic = i.topic AND m.source = i.source),
      max(i.seq) OVER (PARTITION BY i.topic, i.source ORDER BY i.ord
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1) AS fresh
    FROM unnest(topics, sources, seqs, times, kinds, senders, names, excepts, texts, datas)
      WITH ORDINALITY AS i (topic, source, seq, time, kind, sender, name, except_sender, is_text, data, ord)
  ), numbered AS MATERIALIZED (
    SELECT o.*, CASE WHEN o.fresh THEN (SELECT t.head FROM qmlet_topic t WHERE t.name = o.topic)
      + count(*) FILTER (WHERE o.fresh) OVER (PARTITION BY o.topic ORDER BY o.ord) ELSE 0 END AS n
    FROM told o
  ), messages AS (
    INSERT INTO qmlet_message (topic, n, time, kind, sender, name, except_sender, is_text, data)
    SELECT f.topic, f.n, f.time, f.kind, f.sender, f.name, f.except_sender, f.is_text, f.data
    FROM numbered f WHERE f.n > 0
  ), heads AS (
    UPDATE qmlet_topic t SET head = h.n
    FROM (SELECT f.topic, max(f.n) AS n FROM numbered f WHERE f.n > 0 GROUP BY f.topic) h WHERE t.name = h.topic
  ), marks AS (
    INSERT INTO qmlet_mark (topic, source, seq, time)
    SELECT f.topic, f.source, max(f.seq), now() FROM numbered f WHERE f.n > 0 GROUP BY f.topic, f.source
    ON CONFLICT (topic, source) DO UPDATE SET seq = excluded.seq, time = excluded.time
  )
  SELECT (SELECT t.epoch FROM qmlet_topic t WHERE t.name = f.topic), f.n FROM numbered f ORDER BY f.ord;
  SELECT json_object_agg(t.name, t.head)::text INTO hints FROM qmlet_topic t WHERE t.name = ANY (topics);
  -- What does not fit into a notification is found by looking at everything.
  PERFORM pg_notify('${HINT_CHANNEL}', process || ' ' ||
    CASE WHEN octet_length(hints) < 7900 THEN hints ELSE '*' END);
END $$;
`;

const APPEND =
  'SELECT * FROM qmlet_append($1, $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], ' +
  '$7::text[], $8::text[], $9::text[], $10::boolean[], $11::bytea[])';
const READ = `SELECT r.i, m.* FROM unnest($1::text[], $2::bigint[], $3::int[]) WITH ORDINALITY
  AS r (wanted, after, most, i) CROSS JOIN LATERAL (SELECT * FROM qmlet_message m
  WHERE m.topic = r.wanted AND m.n > r.after ORDER BY m.n LIMIT r.most) m ORDER BY r.i, m.n`;
const HEADS = `SELECT coalesce(t.epoch, ${epochOf('r.wanted')}) AS epoch, coalesce(t.head, 0) AS head,
  (SELECT min(m.n) FROM qmlet_message m WHERE m.topic = t.name) AS first
  FROM unnest($1::text[]) WITH ORDINALITY AS r (wanted, i) LEFT JOIN qmlet_topic t ON t.name = r.wanted ORDER BY r.i`;
const TRIM = `DELETE FROM qmlet_message WHERE topic = $1 AND n <= greatest(
  (SELECT head FROM qmlet_topic WHERE name = $1) - $2::bigint,
  CASE WHEN $3::bigint > 0 THEN (SELECT coalesce((SELECT min(m.n) - 1 FROM qmlet_message m
    WHERE m.topic = $1 AND m.time >= $3), (SELECT head FROM qmlet_topic WHERE name = $1))) ELSE 0 END)`;

/** A {@link Store} in PostgreSQL 13 or later, by the `pg` package. Any number of processes may share it. */
export class PostgresStore implements Store {
  readonly name = 'postgres';
  readonly shared = true;
  readonly #url: string;
  #pool: Pool | undefined;
  /** Names this process in hints: its bus ignores its own. */
  readonly process: string;

  constructor(url: string, process = randomBytes(6).toString('base64url')) {
    this.#url = url;
    this.process = process;
  }

  async open(): Promise<void> {
    const { default: pg } = await loadPg();
    this.#pool = new pg.Pool({
      connectionString: this.#url,
      max: 4,
      application_name: 'qmlet',
      connectionTimeoutMillis: 3000,
      query_timeout: 8000,
      keepAlive: true,
      // What is acknowledged is on the disk, whatever the database's default is. A server whose process died
      // must not hold its locks.
      options: '-c synchronous_commit=on -c idle_in_transaction_session_timeout=5000',
    });
    // An idle connection that breaks is replaced by the next query.
    this.#pool.on('error', () => {});
    try {
      const { rows } = await this.#pool.query<{ fsync: string; synchronous: string }>(
        "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous",
      );
      if (rows[0]!.fsync === 'off')
        throw new Error(
          'PostgreSQL runs with fsync=off: it loses acknowledged messages when its machine fails. ' +
            'Set fsync=on, or use --memory where nothing is to be kept.',
        );
      const client = await this.#pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
        await client.query('SET LOCAL client_min_messages = warning');
        await client.query(SCHEMA);
        await client.query('DELETE FROM qmlet_mark WHERE time < now() - $1::interval', [MARK_LIFE]);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    } catch (error) {
      await this.close();
      throw new Error(`the database ${hideSecret(this.#url)} is not fit: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  async append(entries: readonly Entry[]): Promise<Appended[]> {
    const rows = await this.#query<{ out_epoch: string; out_n: string }>('qmlet_append', APPEND, [
      this.process,
      entries.map(({ topic }) => topic),
      entries.map(({ source }) => source),
      entries.map(({ seq }) => seq),
      entries.map(({ time }) => time),
      entries.map(({ kind }) => kind),
      entries.map(({ sender }) => sender),
      entries.map(({ name }) => name),
      entries.map(({ except }) => except),
      entries.map(({ data }) => typeof data === 'string'),
      entries.map(({ data }) => (typeof data === 'string' ? Buffer.from(data) : bufferOf(data))),
    ]);
    return rows.map(({ out_epoch, out_n }) => ({ epoch: out_epoch, offset: Number(out_n) }));
  }

  async heads(topics: readonly string[]): Promise<TopicHead[]> {
    const rows = await this.#query<{ epoch: string; head: string; first: string | null }>(
      'qmlet_heads',
      HEADS,
      [topics],
    );
    return rows.map(({ epoch, head, first }) => ({
      epoch,
      offset: Number(head),
      first: first === null ? Number(head) + 1 : Number(first),
    }));
  }

  async read(
    requests: readonly { topic: string; after: number; limit: number }[],
  ): Promise<StoredMessage[][]> {
    const rows = await this.#query<Row & { i: string }>('qmlet_read', READ, [
      requests.map(({ topic }) => topic),
      requests.map(({ after }) => after),
      requests.map(({ limit }) => limit),
    ]);
    const pages: StoredMessage[][] = requests.map(() => []);
    for (const row of rows)
      pages[Number(row.i) - 1]!.push({
        topic: row.topic,
        offset: Number(row.n),
        time: Number(row.time),
        kind: row.kind,
        sender: row.sender,
        name: row.name,
        except: row.except_sender,
        data: row.is_text ? row.data.toString() : new Uint8Array(row.data),
      });
    return pages;
  }

  async trim(topic: string, { keep, seconds }: Retention, now: number): Promise<void> {
    await this.#query('qmlet_trim', TRIM, [topic, keep, seconds ? Math.max(1, now - seconds * 1000) : 0]);
  }

  records(collection: string): Records {
    const value = ({ value }: { value: string }): object => JSON.parse(value) as object;
    return {
      list: async () =>
        (
          await this.#query<{ value: string }>(
            'qmlet_list',
            'SELECT value FROM qmlet_record WHERE collection = $1 ORDER BY id',
            [collection],
          )
        ).map(value),
      get: async (key) =>
        (
          await this.#query<{ value: string }>(
            'qmlet_get',
            'SELECT value FROM qmlet_record WHERE collection = $1 AND key = $2',
            [collection, key],
          )
        ).map(value)[0],
      count: async () =>
        Number(
          (
            await this.#query<{ count: string }>(
              'qmlet_count',
              'SELECT count(*) FROM qmlet_record WHERE collection = $1',
              [collection],
            )
          )[0]!.count,
        ),
      insert: async (key, object) =>
        (
          await this.#query(
            'qmlet_insert',
            'INSERT INTO qmlet_record (collection, key, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
            [collection, key, JSON.stringify(object)],
          )
        ).length > 0,
      update: async (key, object) =>
        (
          await this.#query(
            'qmlet_update',
            'UPDATE qmlet_record SET value = $3 WHERE collection = $1 AND key = $2 RETURNING 1',
            [collection, key, JSON.stringify(object)],
          )
        ).length > 0,
      remove: async (key) =>
        (
          await this.#query(
            'qmlet_remove',
            'DELETE FROM qmlet_record WHERE collection = $1 AND key = $2 RETURNING 1',
            [collection, key],
          )
        ).length > 0,
    };
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.end();
  }

  async #query<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    if (!this.#pool) throw new Error('the store is not open');
    return (await this.#pool.query<Row>({ name, text, values })).rows;
  }
}

interface Row {
  topic: string;
  n: string;
  time: string;
  kind: StoredMessage['kind'];
  sender: string;
  name: string;
  except_sender: string;
  is_text: boolean;
  data: Buffer;
}

function bufferOf(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.length);
}

/** The `pg` package; an error with the way out where it is not installed. */
export async function loadPg(): Promise<typeof import('pg')> {
  try {
    return await import('pg');
  } catch (error) {
    throw new Error("PostgreSQL needs the package 'pg': npm install pg", { cause: error });
  }
}
