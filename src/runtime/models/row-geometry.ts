// Decides where the rows of a list are: heights to first, last and offset, and back.
//
// The rows are a sequence of runs: either rows of which none was measured yet (a number, however many)
// or up to CHUNK rows with a height each. The runs are the nodes of a treap, a binary tree kept balanced
// by random ranks, and every node sums up what is below it. So an insertion, a removal, a move, a change
// of height and a look-up cost O(log n) each, a million rows that nobody has seen yet cost nothing, and a
// measured row costs one element of a packed array: 4 bytes where all heights are whole, 8 else.
//
// A row that was not measured is taken to be `estimate` high; to change that costs nothing, since sums
// of heights and numbers of unmeasured rows are kept apart. No DOM: units are whatever the caller uses.

/** Rows in a measured run at most. */
const CHUNK = 128;
/** The height of a row that was not measured. */
const UNKNOWN = -1;

/** The empty tree: no rows, no heights; never written to. */
let NONE: Run;

/** A run of rows, and the sums over the subtree that it is the root of. */
class Run {
  left: Run = NONE;
  right: Run = NONE;
  /** Of the subtree: rows, rows without a height, and the sum of the heights there are. */
  rows = 0;
  open = 0;
  known = 0;
  /** The same of this run alone. */
  ownOpen = 0;
  ownKnown = 0;
  /** A parent's is not less than its children's. */
  readonly rank: number = Math.random();
  constructor(
    /** The rows of this run alone. */
    public count: number,
    /** Their heights; null while none is known. */
    public heights: number[] | null = null,
  ) {
    if (count) this.recount();
  }

  /** Renews the sums after the rows of this run changed. */
  recount(): this {
    const heights = this.heights ?? [];
    this.ownKnown = 0;
    this.ownOpen = this.count - heights.length;
    for (const height of heights)
      if (height < 0) this.ownOpen++;
      else this.ownKnown += height;
    return this.sum();
  }

  /** Renews the sums after a change directly below. */
  sum(): this {
    const { left, right } = this;
    this.rows = this.count + left.rows + right.rows;
    this.open = this.ownOpen + left.open + right.open;
    this.known = this.ownKnown + left.known + right.known;
    return this;
  }
}

NONE = new Run(0);

const unknown = (count: number): number[] => new Array<number>(count).fill(UNKNOWN);

/** Cuts a tree into its first `at` rows and the rest; a run must begin there. */
function split(run: Run, at: number): [Run, Run] {
  const { left, right, count, rows } = run;
  if (!rows) return [run, run];
  if (at <= left.rows) {
    const [a, b] = split(left, at);
    run.left = b;
    return [a, run.sum()];
  }
  const [a, b] = split(right, at - left.rows - count);
  run.right = a;
  return [run.sum(), b];
}

/** Puts `b` behind `a`. */
function merge(a: Run, b: Run): Run {
  if (!a.rows) return b;
  if (!b.rows) return a;
  if (a.rank > b.rank) {
    a.right = merge(a.right, b);
    return a.sum();
  }
  b.left = merge(a, b.left);
  return b.sum();
}

/** Renews the sums from a run whose rows changed up to the root. */
function resum(path: Run[]): void {
  path.at(-1)!.recount();
  while (path.length) path.pop()!.sum();
}

/** The heights of a list's rows as one column. Indexes are not checked: 0 <= index < count. */
export class RowGeometry {
  #root = NONE;

  /**
   * @param estimate the height of a row that was not measured
   * @param spacing the space between two rows
   */
  constructor(
    public estimate = 18,
    public spacing = 0,
  ) {}

  /** How many rows there are. */
  get count(): number {
    return this.#root.rows;
  }

  /** How many of them were measured. */
  get measured(): number {
    return this.#root.rows - this.#root.open;
  }

  /** The mean height of the measured rows; NaN when there is none. */
  get average(): number {
    return this.#root.known / this.measured;
  }

  /** The height of all rows and the space between them. */
  get extent(): number {
    return this.count && this.#extent(this.#root) - this.spacing;
  }

  /** Adds `n` rows before the one at `index`, not measured. */
  insert(index: number, n: number): void {
    if (n <= 0) return;
    const { path, run, first } = this.#find(Math.max(index - 1, 0));
    if (run.rows && (!run.heights || run.count + n <= CHUNK)) {
      run.heights?.splice(index - first, 0, ...unknown(n));
      run.count += n;
      resum(path);
    } else this.#put(index, new Run(n));
  }

  /** Takes `n` rows away, from `index` on. */
  remove(index: number, n: number): void {
    if (n <= 0) return;
    const { path, run, first } = this.#find(index);
    if (n < run.count && index + n <= first + run.count) {
      run.heights?.splice(index - first, n);
      run.count -= n;
      resum(path);
    } else this.#take(index, n);
  }

  /** Moves `n` rows from `from` on, so that the first of them stands at `to`. */
  move(from: number, to: number, n: number): void {
    this.#put(to, this.#take(from, n));
  }

  /** Takes every row away. */
  clear(): void {
    this.#root = NONE;
  }

  /** Forgets all heights, as when the width changed. */
  forget(): void {
    const { count } = this;
    this.clear();
    this.insert(0, count);
  }

  /** The height of a row: as measured, or the estimate. */
  height(index: number): number {
    const { run, first } = this.#find(index);
    const height = run.heights?.[index - first] ?? UNKNOWN;
    return height < 0 ? this.estimate : height;
  }

  /**
   * Notes the measured height of a row.
   * @returns by how much the row grew
   */
  resize(index: number, height: number): number {
    let { path, run, first } = this.#find(index);
    if (run === NONE) return 0;
    if (!run.heights) {
      // Heights are kept for the rows around alone, in full chunks when rows are met one by one.
      const start = first + Math.floor((index - first) / CHUNK) * CHUNK;
      // Cut out and put back, which makes them a run.
      this.#put(start, this.#take(start, Math.min(CHUNK, first + run.count - start)));
      ({ path, run, first } = this.#find(index));
      run.heights = unknown(run.count);
    }
    const old = run.heights![index - first]!;
    if (old === height) return 0;
    run.heights![index - first] = height;
    if (old < 0) run.ownOpen--;
    run.ownKnown += height - Math.max(old, 0);
    while (path.length) path.pop()!.sum();
    return height - (old < 0 ? this.estimate : old);
  }

  /** Where a row begins; with `count`, where one more would. */
  offset(index: number): number {
    let { run, first, open, known } = this.#find(index);
    const own = index - first;
    if (!run.heights) open += own;
    else
      for (let i = 0; i < own; i++) {
        const height = run.heights[i]!;
        if (height < 0) open++;
        else known += height;
      }
    return this.#extent({ rows: index, open, known });
  }

  /** The row that covers an offset, the space behind it included; the nearest one when none does; -1 without rows. */
  indexAt(offset: number): number {
    let index = 0;
    for (let node = this.#root; node.rows; ) {
      const { left, right, heights, count } = node;
      const before = this.#extent(left);
      if (left.rows && offset < before) {
        node = left;
        continue;
      }
      offset -= before;
      index += left.rows;
      if (!heights) {
        const one = this.estimate + this.spacing;
        if (offset < one * count) return index + Math.max(0, Math.floor(offset / one));
        offset -= one * count;
        index += count;
      } else
        for (const height of heights) {
          offset -= (height < 0 ? this.estimate : height) + this.spacing;
          if (offset < 0) return index;
          index++;
        }
      node = right;
    }
    return this.count - 1;
  }

  /** Throws when the sums or the order of the tree are wrong. For tests. */
  check(): void {
    if (!__DEV__) return;
    const visit = (run: Run): [number, number, number] => {
      let { count: rows } = run;
      let open = run.heights ? 0 : rows;
      let known = 0;
      if (run.count < 1) throw new Error('an empty run');
      if (run.heights && (run.heights.length !== run.count || run.count > CHUNK))
        throw new Error(`a run of ${run.count} with ${run.heights.length} heights`);
      for (const height of run.heights ?? []) height < 0 ? open++ : (known += height);
      for (const child of [run.left, run.right]) {
        if (child === NONE) continue;
        if (child.rank > run.rank) throw new Error('a child of a higher rank');
        const sums = visit(child);
        rows += sums[0];
        open += sums[1];
        known += sums[2];
      }
      if (rows !== run.rows || open !== run.open || Math.abs(known - run.known) > 1e-6)
        throw new Error(`sums ${run.rows} ${run.open} ${run.known}, not ${rows} ${open} ${known}`);
      return [rows, open, known];
    };
    if (this.#root !== NONE) visit(this.#root);
  }

  #extent({ rows, open, known }: Pick<Run, 'rows' | 'open' | 'known'>): number {
    return known + open * this.estimate + rows * this.spacing;
  }

  /**
   * The way from the root to the run that holds a row, or to the last one, and what lies before that run: rows
   * (the index of its first one), those without a height, and the sum of the heights.
   */
  #find(index: number): { path: Run[]; run: Run; first: number; open: number; known: number } {
    const path: Run[] = [];
    let run = NONE;
    let first = 0;
    let open = 0;
    let known = 0;
    for (let node = this.#root; node.rows; ) {
      path.push((run = node));
      const { left, right } = node;
      if (index < first + left.rows) {
        node = left;
        continue;
      }
      first += left.rows;
      open += left.open;
      known += left.known;
      if (index < first + node.count || !right.rows) break;
      first += node.count;
      open += node.ownOpen;
      known += node.ownKnown;
      node = right;
    }
    return { path, run, first, open, known };
  }

  /** The rows before `index`, and the others. */
  #cut(index: number): [Run, Run] {
    const { run, first } = this.#find(index);
    const keep = index - first;
    if (keep <= 0 || keep >= run.count) return split(this.#root, index);
    // A run that has to be divided is taken out whole: its halves need ranks that know nothing of each other.
    const [a, rest] = split(this.#root, first);
    const [, b] = split(rest, run.count);
    const tail = new Run(run.count - keep, run.heights?.splice(keep));
    run.count = keep;
    return [merge(a, run.recount()), merge(tail, b)];
  }

  /** Takes `n` rows out, from `index` on. */
  #take(index: number, n: number): Run {
    const [before, rest] = this.#cut(index);
    this.#root = rest;
    const [taken, behind] = this.#cut(n);
    this.#root = merge(before, behind);
    return taken;
  }

  /** Puts rows in before the one at `index`. */
  #put(index: number, rows: Run): void {
    const [before, behind] = this.#cut(index);
    this.#root = merge(merge(before, rows), behind);
  }
}
