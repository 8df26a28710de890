// The thread that owns the SQLite file. It takes requests in order and answers each once.
//
// Plain JavaScript, because a worker thread is loaded by Node itself, in the source tree as in the package.
// Appends that are waiting together are committed together: one fsync for all of them (group commit). What
// is cached here (heads, marks) is exact because the file is locked for this process alone.
// @ts-check
import { createHash, randomUUID } from 'node:crypto';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** Topics and marks held in memory; beyond it the caches start anew. */
const MAX_CACHED = 50_000;
/** How long a source's mark is remembered, in milliseconds. */
const MARK_LIFE = 7 * 24 * 3600 * 1000;

/** `node:sqlite` where this Node has it, else the package with the same API. */
async function loadSqlite() {
  try {
    return await import('node:sqlite');
  } catch {
    try {
      return await import('@photostructure/sqlite');
    } catch (error) {
      throw new Error(
        `SQLite is missing: this Node (${process.version}) has no node:sqlite, and @photostructure/sqlite ` +
          `does not load (${error instanceof Error ? error.message : error}). ` +
          'Install it (npm install @photostructure/sqlite), use Node 22.13 or later, or run with --memory.',
      );
    }
  }
}

/** @type {any} */
let db;
/** @type {Map<string, {id: number, epoch: string, head: number}>} */
const topics = new Map();
/** What the epochs of topics are made of: the file's own. */
let seed = '';
/** @type {Map<string, number>} highest seq by topic id and source */
const marks = new Map();
/** @type {Record<string, any>} */
const sql = {};

async function open() {
  const { DatabaseSync } = /** @type {any} */ (await loadSqlite());
  const file = workerData.file;
  try {
    db = new DatabaseSync(file);
    // Exclusive: a second server on the same file would hand out the same offsets.
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`);
    db.exec(`
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
        epoch TEXT NOT NULL, head INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS message (topic INTEGER NOT NULL, offset INTEGER NOT NULL,
        time INTEGER NOT NULL, kind TEXT NOT NULL, sender TEXT NOT NULL, name TEXT NOT NULL,
        except_sender TEXT NOT NULL, is_text INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (topic, offset)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS mark (topic INTEGER NOT NULL, source TEXT NOT NULL, seq INTEGER NOT NULL,
        time INTEGER NOT NULL, PRIMARY KEY (topic, source)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS record (id INTEGER PRIMARY KEY, collection TEXT NOT NULL,
        key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (collection, key));
      CREATE TABLE IF NOT EXISTS seed (value TEXT NOT NULL);
      INSERT INTO seed SELECT '${randomUUID()}' WHERE NOT EXISTS (SELECT 1 FROM seed);
      COMMIT`);
    seed = db.prepare('SELECT value FROM seed').get().value;
    // Topics to which nothing was ever written: earlier versions kept a row of each.
    db.exec('DELETE FROM topic WHERE head = 0');
    db.prepare('DELETE FROM mark WHERE time < ?').run(Date.now() - MARK_LIFE);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(
      /locked|busy/i.test(message)
        ? `${file} is in use by another server. Stop that one, or give this one its own --database file; ` +
            'several servers share a PostgreSQL or Redis database, not a SQLite file.'
        : `${file} cannot be opened as a SQLite database: ${message}`,
    );
  }
  const statements = {
    topic: 'SELECT id, epoch, head FROM topic WHERE name = ?',
    newTopic: 'INSERT INTO topic (name, epoch, head) VALUES (?, ?, 0)',
    setHead: 'UPDATE topic SET head = ? WHERE id = ?',
    mark: 'SELECT seq FROM mark WHERE topic = ? AND source = ?',
    setMark: `INSERT INTO mark (topic, source, seq, time) VALUES (?, ?, ?, ?)
      ON CONFLICT (topic, source) DO UPDATE SET seq = excluded.seq, time = excluded.time`,
    append: `INSERT INTO message (topic, offset, time, kind, sender, name, except_sender, is_text, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    first: 'SELECT MIN(offset) AS first FROM message WHERE topic = ?',
    read: 'SELECT * FROM message WHERE topic = ? AND offset > ? ORDER BY offset LIMIT ?',
    trimTo: 'DELETE FROM message WHERE topic = ? AND offset <= ?',
    lastBefore: `SELECT MAX(offset) AS last FROM message WHERE topic = ? AND offset <
      COALESCE((SELECT MIN(offset) FROM message WHERE topic = ? AND time >= ?), ?)`,
    list: 'SELECT value FROM record WHERE collection = ? ORDER BY id',
    get: 'SELECT value FROM record WHERE collection = ? AND key = ?',
    count: 'SELECT COUNT(*) AS count FROM record WHERE collection = ?',
    insert: 'INSERT INTO record (collection, key, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    update: 'UPDATE record SET value = ? WHERE collection = ? AND key = ?',
    remove: 'DELETE FROM record WHERE collection = ? AND key = ?',
  };
  for (const [name, text] of Object.entries(statements)) sql[name] = db.prepare(text);
}

/** @param {() => any} body */
function transaction(body) {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = body();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // What was cached may be ahead of the file now.
    topics.clear();
    marks.clear();
    try {
      db.exec('ROLLBACK');
    } catch {
      // SQLite rolled back by itself (disk full, say).
    }
    throw error;
  }
}

/**
 * The epoch of a topic that nothing was written to yet: always the same one, so that nothing has to be kept of
 * topics that are only looked at.
 *
 * @param {string} name
 */
function epochOf(name) {
  return createHash('sha256').update(`${seed} ${name}`).digest('base64url').slice(0, 22);
}

/** @param {string} name */
function knownTopic(name) {
  let topic = topics.get(name);
  if (topic) return topic;
  const row = sql.topic.get(name);
  if (!row) return undefined;
  topic = { id: Number(row.id), epoch: row.epoch, head: Number(row.head) };
  topics.set(name, topic);
  return topic;
}

/** @param {string} name */
function topicOf(name) {
  let topic = knownTopic(name);
  if (topic) return topic;
  const epoch = epochOf(name);
  topic = { id: Number(sql.newTopic.run(name, epoch).lastInsertRowid), epoch, head: 0 };
  topics.set(name, topic);
  return topic;
}

/** @param {any[]} entries */
function append(entries) {
  // Only between batches: within one, the file does not know yet what the caches hold.
  if (marks.size >= MAX_CACHED) marks.clear();
  if (topics.size >= MAX_CACHED) topics.clear();
  const changedHeads = new Set();
  const changedMarks = new Map();
  const results = entries.map((entry) => {
    const topic = topicOf(entry.topic);
    const key = `${topic.id} ${entry.source}`;
    let mark = marks.get(key);
    if (mark === undefined) mark = Number(sql.mark.get(topic.id, entry.source)?.seq ?? -1);
    if (entry.seq <= mark) return { epoch: topic.epoch, offset: 0 };
    marks.set(key, entry.seq);
    changedMarks.set(key, [topic.id, entry.source, entry.seq, Date.now()]);
    const offset = topic.head + 1;
    const isText = typeof entry.data === 'string';
    sql.append.run(
      topic.id,
      offset,
      entry.time,
      entry.kind,
      entry.sender,
      entry.name,
      entry.except,
      isText ? 1 : 0,
      isText ? Buffer.from(entry.data) : entry.data,
    );
    topic.head = offset;
    changedHeads.add(topic);
    return { epoch: topic.epoch, offset };
  });
  for (const topic of changedHeads) sql.setHead.run(topic.head, topic.id);
  for (const mark of changedMarks.values()) sql.setMark.run(...mark);
  return results;
}

/** @type {Record<string, (...args: any[]) => any>} */
const operations = {
  heads: (names) => {
    // As when appending: looking at many topics must not fill the memory.
    if (topics.size >= MAX_CACHED) topics.clear();
    return names.map((/** @type {string} */ name) => {
      const topic = knownTopic(name);
      if (!topic) return { epoch: epochOf(name), offset: 0, first: 1 };
      const first = sql.first.get(topic.id).first;
      return {
        epoch: topic.epoch,
        offset: topic.head,
        first: first === null ? topic.head + 1 : Number(first),
      };
    });
  },
  read: (requests) =>
    requests.map((/** @type {any} */ { topic, after, limit }) => {
      const row = sql.topic.get(topic);
      if (!row) return [];
      return sql.read.all(row.id, after, limit).map((/** @type {any} */ message) => ({
        topic,
        offset: Number(message.offset),
        time: Number(message.time),
        kind: message.kind,
        sender: message.sender,
        name: message.name,
        except: message.except_sender,
        data: message.is_text
          ? Buffer.from(message.data.buffer, message.data.byteOffset, message.data.byteLength).toString()
          : new Uint8Array(message.data),
      }));
    }),
  trim: (name, { keep, seconds }, now) => {
    const row = sql.topic.get(name);
    if (!row) return;
    let last = Number(row.head) - keep;
    if (seconds) {
      const old = sql.lastBefore.get(row.id, row.id, now - seconds * 1000, Number(row.head) + 1).last;
      last = Math.max(last, Number(old ?? 0));
    }
    if (last > 0) sql.trimTo.run(row.id, last);
  },
  list: (collection) => sql.list.all(collection).map((/** @type {any} */ row) => row.value),
  get: (collection, key) => sql.get.get(collection, key)?.value,
  count: (collection) => Number(sql.count.get(collection).count),
  insert: (collection, key, value) => Number(sql.insert.run(collection, key, value).changes) > 0,
  update: (collection, key, value) => Number(sql.update.run(value, collection, key).changes) > 0,
  remove: (collection, key) => Number(sql.remove.run(collection, key).changes) > 0,
  close: () => db?.close(),
};

/** @param {number} id @param {unknown} error */
function fail(id, error) {
  let message = error instanceof Error ? error.message : String(error);
  if (/disk is full/.test(message))
    message = `the disk of ${workerData.file} is full. Make room on it: what waits is stored then, the server goes on by itself.`;
  else if (/disk I\/O error/.test(message))
    message = `the disk of ${workerData.file} takes no more, or fails (${message}). Look at its free space, at limits of the file's size, and at the kernel's log.`;
  port.postMessage({ id, error: message });
}

/** @param {any[]} requests consecutive appends: one transaction */
function appendAll(requests) {
  try {
    const results = transaction(() => append(requests.flatMap(({ args }) => args[0])));
    let at = 0;
    for (const { id, args } of requests)
      port.postMessage({ id, result: results.slice(at, (at += args[0].length)) });
  } catch (error) {
    for (const { id } of requests) fail(id, error);
  }
}

/** @param {any} first */
function work(first) {
  const requests = [first];
  for (let more; (more = receiveMessageOnPort(port)); ) requests.push(more.message);
  for (let i = 0; i < requests.length; ) {
    let end = i;
    while (end < requests.length && requests[end].op === 'append') end++;
    if (end > i) {
      appendAll(requests.slice(i, end));
      i = end;
      continue;
    }
    const { id, op, args } = requests[i++];
    try {
      port.postMessage({ id, result: operations[op](...args) });
    } catch (error) {
      fail(id, error);
    }
  }
}

try {
  await open();
  port.postMessage({ id: 0 });
  port.on('message', work);
} catch (error) {
  fail(0, error);
}
