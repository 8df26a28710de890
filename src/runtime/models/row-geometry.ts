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

/** A run of rows, and the sums over the subtree that it is the root of. */
class Run {
  left: Run | null = null;
  right: Run | null = null;
  /** Of the subtree: rows, rows without a height, and the sum of the heights there are. */
  rows = 0;
  open = 0;
  known = 0;
  /** The same of this run alone. */
  ownOpen = 0;
  ownKnown = 0;
  constructor(
    readonly rank: number,
    /** The rows of this run alone. */
    public count: number,
    /** Their heights; null while none is known. */
    public heights: number[] | null = null,
  ) {
    this.recount();
  }

  /** Renews the sums after the rows of this run changed. */
  recount(): this {
    this.ownKnown = 0;
    this.ownOpen = this.heights ? 0 : this.count;
    if (this.heights)
      for (const height of this.heights)
        if (height < 0) this.ownOpen++;
        else this.ownKnown += height;
    return this.sum();
  }

  /** Renews the sums after a change directly below. */
  sum(): this {
    const { left, right } = this;
    this.rows = this.count + (left ? left.rows : 0) + (right ? right.rows : 0);
    this.open = this.ownOpen + (left ? left.open : 0) + (right ? right.open : 0);
    this.known = this.ownKnown + (left ? left.known : 0) + (right ? right.known : 0);
    return this;
  }
}

const unknown = (count: number): number[] => new Array<number>(count).fill(UNKNOWN);

/** Cuts a tree into its first `at` rows and the rest; a run must begin there. */
function split(run: Run | null, at: number): [Run | null, Run | null] {
  if (!run) return [null, null];
  const before = run.left ? run.left.rows : 0;
  if (at <= before) {
    const [a, b] = split(run.left, at);
    run.left = b;
    return [a, run.sum()];
  }
  const [a, b] = split(run.right, at - before - run.count);
  run.right = a;
  return [run.sum(), b];
}

/** Puts `b` behind `a`. */
function merge(a: Run | null, b: Run | null): Run | null {
  if (!a || !b) return a ?? b;
  if (a.rank > b.rank) {
    a.right = merge(a.right, b);
    return a.sum();
  }
  b.left = merge(a, b.left);
  return b.sum();
}

/** Renews the sums from a run whose rows changed up to the root. */
function resum(path: Run[]): void {
  path.pop()?.recount();
  while (path.length) path.pop()!.sum();
}

/** The heights of a list's rows as one column. Indexes are not checked: 0 <= index < count. */
export class RowGeometry {
  #root: Run | null = null;
  #seed = 1;

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
    return this.#root?.rows ?? 0;
  }

  /** How many of them were measured. */
  get measured(): number {
    return this.#root ? this.#root.rows - this.#root.open : 0;
  }

  /** The mean height of the measured rows; NaN when there is none. */
  get average(): number {
    return (this.#root?.known ?? 0) / this.measured;
  }

  /** The height of all rows and the space between them. */
  get extent(): number {
    const root = this.#root;
    return root ? this.#extent(root.rows, root.open, root.known) - this.spacing : 0;
  }

  /** Adds `n` rows before the one at `index`, not measured. */
  insert(index: number, n: number): void {
    if (n <= 0) return;
    const { path, run, first } = this.#find(Math.max(index - 1, 0));
    if (run && (!run.heights || run.count + n <= CHUNK)) {
      run.heights?.splice(index - first, 0, ...unknown(n));
      run.count += n;
      resum(path);
    } else {
      const [a, b] = this.#cut(index);
      this.#root = merge(merge(a, new Run(this.#next(), n)), b);
    }
  }

  /** Takes `n` rows away, from `index` on. */
  remove(index: number, n: number): void {
    if (n <= 0) return;
    const { path, run, first } = this.#find(index);
    if (run && n < run.count && index + n <= first + run.count) {
      run.heights?.splice(index - first, n);
      run.count -= n;
      resum(path);
    } else {
      const [a, rest] = this.#cut(index);
      this.#root = rest;
      this.#root = merge(a, this.#cut(n)[1]);
    }
  }

  /** Moves `n` rows from `from` on, so that the first of them stands at `to`. */
  move(from: number, to: number, n: number): void {
    const [a, rest] = this.#cut(from);
    this.#root = rest;
    const [moved, b] = this.#cut(n);
    this.#root = merge(a, b);
    const [before, after] = this.#cut(to);
    this.#root = merge(merge(before, moved), after);
  }

  /** Takes every row away. */
  clear(): void {
    this.#root = null;
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
    const height = run?.heights?.[index - first] ?? UNKNOWN;
    return height < 0 ? this.estimate : height;
  }

  /**
   * Notes the measured height of a row.
   * @returns by how much the row grew
   */
  resize(index: number, height: number): number {
    let { path, run, first } = this.#find(index);
    if (!run) return 0;
    if (!run.heights) {
      // Heights are kept for the rows around alone, in full chunks when rows are met one by one.
      const start = first + Math.floor((index - first) / CHUNK) * CHUNK;
      const end = Math.min(start + CHUNK, first + run.count);
      this.#divide(start);
      this.#divide(end);
      ({ path, run, first } = this.#find(index));
      run!.heights = unknown(run!.count);
    }
    const own = run!;
    const old = own.heights![index - first]!;
    if (old === height) return 0;
    own.heights![index - first] = height;
    if (old < 0) own.ownOpen--;
    own.ownKnown += height - Math.max(old, 0);
    while (path.length) path.pop()!.sum();
    return height - (old < 0 ? this.estimate : old);
  }

  /** Where a row begins; with `count`, where one more would. */
  offset(index: number): number {
    let rows = 0;
    let open = 0;
    let known = 0;
    for (let node = this.#root, at = index; node; ) {
      const { left, heights } = node;
      const before = left ? left.rows : 0;
      if (at < before) {
        node = left;
        continue;
      }
      if (left) {
        rows += left.rows;
        open += left.open;
        known += left.known;
      }
      at -= before;
      const own = Math.min(at, node.count);
      rows += own;
      if (!heights) open += own;
      else
        for (let i = 0; i < own; i++) {
          const height = heights[i]!;
          if (height < 0) open++;
          else known += height;
        }
      if (at <= node.count) break;
      at -= node.count;
      node = node.right;
    }
    return this.#extent(rows, open, known);
  }

  /** The row that covers an offset, the space behind it included; the nearest one when none does; -1 without rows. */
  indexAt(offset: number): number {
    let index = 0;
    for (let node = this.#root; node; ) {
      const { left, heights, count } = node;
      const before = left ? this.#extent(left.rows, left.open, left.known) : 0;
      if (left && offset < before) {
        node = left;
        continue;
      }
      offset -= before;
      index += left ? left.rows : 0;
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
      node = node.right;
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
        if (!child) continue;
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
    if (this.#root) visit(this.#root);
  }

  #extent(rows: number, open: number, known: number): number {
    return known + open * this.estimate + rows * this.spacing;
  }

  /** The way from the root to the run that holds a row, or to the last one, and the index of its first row. */
  #find(index: number): { path: Run[]; run: Run | undefined; first: number } {
    const path: Run[] = [];
    let first = 0;
    for (let node = this.#root; node; ) {
      path.push(node);
      const before = first + (node.left ? node.left.rows : 0);
      if (index < before) node = node.left;
      else if (index < before + node.count || !node.right) {
        first = before;
        break;
      } else {
        first = before + node.count;
        node = node.right;
      }
    }
    return { path, run: path.at(-1), first };
  }

  /** The rows before `index`, and the others. */
  #cut(index: number): [Run | null, Run | null] {
    const { run, first } = this.#find(index);
    const keep = index - first;
    if (!run || keep <= 0 || keep >= run.count) return split(this.#root, index);
    // A run that has to be divided is taken out whole: its halves need ranks that know nothing of each other.
    const [a, rest] = split(this.#root, first);
    const [, b] = split(rest, run.count);
    const tail = new Run(this.#next(), run.count - keep, run.heights?.splice(keep) ?? null);
    run.count = keep;
    return [merge(a, run.recount()), merge(tail, b)];
  }

  /** Makes a run begin at `index`. */
  #divide(index: number): void {
    const [a, b] = this.#cut(index);
    this.#root = merge(a, b);
  }

  /** Ranks: a fixed sequence that looks random, so that a run of the program can be repeated. */
  #next = (): number => {
    this.#seed ^= this.#seed << 13;
    this.#seed ^= this.#seed >>> 17;
    this.#seed ^= this.#seed << 5;
    return this.#seed;
  };
}
