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
  left = NONE;
  right = NONE;
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
    /** Their heights; nothing while none is known. */
    public heights?: number[],
  ) {
    this.recount();
  }

  /** Renews the sums after the rows of this run changed. */
  recount(): this {
    [this.ownOpen, this.ownKnown] = sums(this.count, this.heights);
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

/** The empty tree: no rows, no heights; never written to. */
const NONE = { rows: 0, open: 0, known: 0, count: 0, ownOpen: 0, ownKnown: 0 } as Run;

/** How many of `open` rows have no height, and the sum of the heights there are. */
function sums(open: number, heights: readonly number[] = []): [open: number, known: number] {
  let known = 0;
  for (const height of heights)
    if (height >= 0) {
      open--;
      known += height;
    }
  return [open, known];
}

const unknown = (count: number): number[] => new Array<number>(count).fill(UNKNOWN);

/** Cuts a tree into its first `at` rows and the rest. */
function split(run: Run, at: number): [Run, Run] {
  if (!run.rows) return [run, run];
  const own = at - run.left.rows;
  if (own <= 0) {
    const [before, rest] = split(run.left, at);
    run.left = NONE;
    // What was cut off below may have the higher rank.
    return [before, merge(rest, run.sum())];
  }
  let rest: Run;
  if (own < run.count) {
    // A run of its own, with a rank that knows nothing of this one's.
    rest = merge(new Run(run.count - own, run.heights?.splice(own)), run.right);
    run.count = own;
    run.right = NONE;
    run.recount();
  } else [run.right, rest] = split(run.right, own - run.count);
  return [run.sum(), rest];
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
    const { run, first } = this.#find(index - 1);
    if (run.rows && (!run.heights || run.count + n <= CHUNK)) {
      run.heights?.splice(index - first, 0, ...unknown(n));
      this.#find(index - 1, n, n);
    } else this.#put(index, new Run(n));
  }

  /** Takes `n` rows away, from `index` on. */
  remove(index: number, n: number): void {
    if (n <= 0) return;
    const { run, first } = this.#find(index);
    if (n < run.count && index + n <= first + run.count) {
      const [open, known] = sums(n, run.heights?.splice(index - first, n));
      this.#find(index, -n, -open, -known);
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
    let { run, first } = this.#find(index);
    if (!run.rows) return 0;
    if (!run.heights) {
      // Heights are kept for the rows around alone, in full chunks when rows are met one by one.
      const start = index - ((index - first) % CHUNK);
      // Cut out and put back, which makes them a run.
      this.#put(start, this.#take(start, Math.min(CHUNK, first + run.count - start)));
      ({ run, first } = this.#find(index));
      run.heights = unknown(run.count);
    }
    const old = run.heights![index - first]!;
    if (old === height) return 0;
    run.heights![index - first] = height;
    this.#find(index, 0, old < 0 ? -1 : 0, height - Math.max(old, 0));
    return height - (old < 0 ? this.estimate : old);
  }

  /** Where a row begins; with `count`, where one more would. */
  offset(index: number): number {
    const { run, first, open, known } = this.#find(index);
    const own = index - first;
    const [ownOpen, ownKnown] = sums(own, run.heights?.slice(0, own));
    return this.#extent({ rows: index, open: open + ownOpen, known: known + ownKnown });
  }

  /** The row that covers an offset, the space behind it included; the nearest one when none does; -1 without rows. */
  indexAt(offset: number): number {
    if (offset < 0) return Math.min(0, this.count - 1);
    let index = 0;
    for (let node = this.#root; node.rows; ) {
      const { left, right, heights, count } = node;
      const before = this.#extent(left);
      if (offset < before) {
        node = left;
        continue;
      }
      offset -= before;
      index += left.rows;
      if (heights)
        for (const height of heights) {
          offset -= (height < 0 ? this.estimate : height) + this.spacing;
          if (offset < 0) return index;
          index++;
        }
      else {
        const one = this.estimate + this.spacing;
        if (offset < one * count) return index + Math.floor(offset / one);
        offset -= one * count;
        index += count;
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
   * The run that holds a row, or the last one, and what lies before it: rows (the index of its first one), those without
   * a height, and the sum of the heights. To those of the run and on the way there, what is given is added.
   */
  #find(
    index: number,
    rows = 0,
    more = 0,
    height = 0,
  ): { run: Run; first: number; open: number; known: number } {
    let run = NONE;
    let first = 0;
    let open = 0;
    let known = 0;
    for (let node = this.#root; node.rows; ) {
      run = node;
      const { left, right } = node;
      const behind = first + node.rows - right.rows;
      if (index < first + left.rows) node = left;
      else if (index < behind || !right.rows) {
        first += left.rows;
        open += left.open;
        known += left.known;
        node = NONE;
      } else {
        first = behind;
        open += node.open - right.open;
        known += node.known - right.known;
        node = right;
      }
      run.rows += rows;
      run.open += more;
      run.known += height;
    }
    run.count += rows;
    run.ownOpen += more;
    run.ownKnown += height;
    return { run, first, open, known };
  }

  /** Takes `n` rows out, from `index` on. */
  #take(index: number, n: number): Run {
    const [before, rest] = split(this.#root, index);
    const [taken, behind] = split(rest, n);
    this.#root = merge(before, behind);
    return taken;
  }

  /** Puts rows in before the one at `index`. */
  #put(index: number, rows: Run): void {
    const [before, behind] = split(this.#root, index);
    this.#root = merge(merge(before, rows), behind);
  }
}
