// What a program does that knows nothing of qmlet: the database's own package, and a row for each message. The
// settings are those with which qmlet stores: what is acknowledged is on the disk.

export const WRITERS = 64;

/** Connects. An insert resolves after its commit; with a transaction of its own, as durable as qmlet's. */
export async function plainDriver(
  at: string,
): Promise<{ insert(topic: string, data: string): Promise<unknown>; close(): Promise<unknown> }> {
  if (at.startsWith('postgres:')) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: at, max: WRITERS });
    await pool.query('CREATE TABLE IF NOT EXISTS plain (id bigserial PRIMARY KEY, topic text, data text)');
    const text = 'INSERT INTO plain (topic, data) VALUES ($1, $2)';
    return {
      insert: (topic, data) => pool.query({ name: 'plain', text, values: [topic, data] }),
      close: () => pool.end(),
    };
  }
  if (at.startsWith('redis:')) {
    const { Redis } = await import('ioredis');
    const redis = new Redis(at, { enableAutoPipelining: true });
    return {
      insert: (topic, data) => redis.xadd(`plain ${topic}`, '*', 'data', data),
      close: () => redis.quit(),
    };
  }
  const { DatabaseSync } = await import('@photostructure/sqlite');
  const db = new DatabaseSync(at);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE plain (id INTEGER PRIMARY KEY, topic TEXT, data TEXT)');
  const insert = db.prepare('INSERT INTO plain (topic, data) VALUES (?, ?)');
  // A commit each; between them the loop turns, as it has to in a server.
  return {
    insert: async (topic, data) => {
      insert.run(topic, data);
      await new Promise(setImmediate);
    },
    close: async () => db.close(),
  };
}
