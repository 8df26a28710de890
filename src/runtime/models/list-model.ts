// Holds the rows of a list and tells what changed: QML's ListModel without QML.
//
// Follows https://doc.qt.io/qt-6/qml-qtqml-models-listmodel.html. What always holds:
// - A row given to the model is copied; a row taken from it is not to be written to: `set` and
//   `setProperty` are the only ways to change one, so that no change goes unannounced.
// - A change is announced once it is done, in the order in which changes happen. Its indexes are valid
//   at that moment.
// - A bad index or value changes nothing and is warned of in Qt's words.
// - Rows are taken off the front in O(1), amortised: a bounded history trims on every message.

declare const console: { warn(text: string): void };

/** A row: a value for each of its roles. */
export type Row = Record<string, unknown>;

/**
 * What happened to a model.
 * - `insert`: `count` rows now stand at `index`.
 * - `remove`: `count` rows that stood at `index` are gone.
 * - `move`: `count` rows that stood at `index` now stand at `to` (counted with them taken out).
 * - `change`: the values of `roles` changed in `count` rows from `index` on.
 */
export interface ModelChange {
  kind: 'insert' | 'remove' | 'move' | 'change';
  index: number;
  count: number;
  to?: number;
  roles?: string[];
}

/** How many free slots at the front are worth closing up. */
const SLACK = 1024;
/** A call takes only so many arguments. */
const BATCH = 8192;

/** A list of rows that can be edited and observed. `T` gives the roles. */
export class ListModel<T extends object = Row> {
  /** The rows, behind `#head` slots that trimming left free. */
  #rows: (T | undefined)[] = [];
  #head = 0;
  #listeners: ((change: ModelChange) => void)[] = [];

  /** @param rows the first rows, copied */
  constructor(rows: readonly T[] = []) {
    this.append(rows);
  }

  /** How many rows there are. */
  get count(): number {
    return this.#rows.length - this.#head;
  }

  /**
   * Calls `listener` after every change.
   * @returns a function that ends it
   */
  subscribe(listener: (change: ModelChange) => void): () => void {
    // Copied on write: a listener may subscribe or leave while changes are being told.
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** The row at `index`, to be read only; undefined when there is none. */
  get(index: number): Readonly<T> | undefined {
    index = Math.trunc(index);
    return index < 0 ? undefined : this.#rows[this.#head + index];
  }

  /** Adds a row, or each of an array of rows, at the end. */
  append(row: T | readonly T[]): void {
    this.#insert('append', this.count, row);
  }

  /** Adds a row, or each of an array of rows, before the one at `index`; `count` appends. */
  insert(index: number, row: T | readonly T[]): void {
    this.#insert('insert', Math.trunc(index), row);
  }

  /** Moves `n` rows from `from` on, so that the first of them stands at `to`. */
  move(from: number, to: number, n: number): void {
    const { count } = this;
    if (n === 0 || from === to) return;
    if (!(Math.min(from, to) >= 0 && n > 0 && Math.max(from, to) + n <= count)) {
      this.warn('move: out of range');
      return;
    }
    const moved = this.#rows.splice(this.#head + from, n) as T[];
    this.#splice(to, moved);
    this.#tell({ kind: 'move', index: from, count: n, to });
  }

  /** Takes `n` rows away, from `index` on. */
  remove(index: number, n = 1): void {
    const { count } = this;
    if (!(index >= 0 && n > 0 && index + n <= count)) {
      this.warn(`remove: indices [${index} - ${index + n}] out of range [0 - ${count}]`);
      return;
    }
    const rows = this.#rows;
    if (index === 0) {
      rows.fill(undefined, this.#head, (this.#head += n));
      if (n === count || this.#head > Math.max(SLACK, count)) {
        this.#rows = rows.slice(this.#head);
        this.#head = 0;
      }
    } else rows.splice(this.#head + index, n);
    this.#tell({ kind: 'remove', index, count: n });
  }

  /** Takes every row away. */
  clear(): void {
    if (this.count) this.remove(0, this.count);
  }

  /** Writes the roles that `row` has into the row at `index`; at `count` it is appended. */
  set(index: number, row: Partial<T>): void {
    if (!this.#accepts('set', index, row)) return;
    if (index === this.count) {
      this.append(row as T);
      return;
    }
    const at = this.#head + index;
    const old = this.#rows[at] as T;
    const roles = Object.keys(row).filter((role) => !Object.is(old[role as keyof T], row[role as keyof T]));
    if (!roles.length) return;
    // A new object: whoever still holds the old row may compare.
    this.#rows[at] = { ...old, ...row };
    this.#tell({ kind: 'change', index, count: 1, roles });
  }

  /** Writes one role of the row at `index`. */
  setProperty<K extends keyof T & string>(index: number, role: K, value: T[K]): void {
    // Qt names `set` here, too.
    if (this.#accepts('set', index, {}, this.count - 1))
      this.set(index, { [role]: value } as unknown as Partial<T>);
  }

  /** Says what was wrong with a call; the QML type adds where. */
  protected warn(text: string): void {
    console.warn(`ListModel: ${text}`);
  }

  /** Whether `row` is one, and `index` at most `last`; warns of what is not. */
  #accepts(name: string, index: number, row: unknown, last = this.count): boolean {
    const object = typeof row === 'object' && row !== null;
    const accepted = object && index >= 0 && index <= last;
    if (!accepted) this.warn(`${name}: ${object ? `index ${index} out of range` : 'value is not an object'}`);
    return accepted;
  }

  #insert(name: string, index: number, row: T | readonly T[]): void {
    if (!this.#accepts(name, index, row)) return;
    const rows = (Array.isArray(row) ? (row as T[]) : [row as T]).map((one) => ({ ...one }));
    if (!rows.length) return;
    this.#splice(index, rows);
    this.#tell({ kind: 'insert', index, count: rows.length });
  }

  #splice(index: number, rows: T[]): void {
    if (index === this.count) for (const row of rows) this.#rows.push(row);
    else if (rows.length < BATCH) this.#rows.splice(this.#head + index, 0, ...rows);
    else {
      const at = this.#head + index;
      this.#rows = this.#rows.slice(this.#head, at).concat(rows, this.#rows.slice(at));
      this.#head = 0;
    }
  }

  #tell(change: ModelChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
