// Decides where the rows of a list are: heights to first, last and offset, and back.
//
// The rows are a sequence of runs: either rows of which none was measured yet (a number, however many)
// or up to CHUNK rows with a height each. The runs are the nodes of a treap, a binary tree kept balanced
// by random ranks, and every node sums up what is below it. So an insertion, a removal, a move, a change
// of height and a look-up cost O(log n) each, a million rows that nobody has seen yet cost nothing, and a
// measured row costs one element of a packed array: 4 bytes where all heights are whole, 8 else.
//
// A row that was not measured is taken to be `estimated` high; to change that costs nothing, since sums
// of heights and numbers of unmeasured rows are kept apart. No DOM: units are whatever the caller uses.

/** Rows in a measured run at most. */
const CHUNK = 128;
/** The height of a row that was not measured. */
const UNKNOWN = -1;

/** A run of rows, and the sums over the subtree that it is the root of. */
interface Run {
  /** The rows of this run alone. */
  ownRows: number;
  /** Their heights; nothing while none is known. */
  heights?: number[] | undefined;
  earlier: Run;
  later: Run;
  /** A parent's is not less than its children's. */
  readonly rank: number;
  /** Of the subtree: rows, rows without a height, and the sum of the heights there are. */
  rowCount: number;
  unmeasured: number;
  known: number;
}

/** The empty tree: no rows, no heights; never written to. */
const NONE = { rowCount: 0, unmeasured: 0, known: 0, ownRows: 0 } as Run;

/** Renews the sums of a run after a change of it or directly below. */
function summed(run: Run): Run {
  const { earlier, later, ownRows } = run;
  const [unmeasured, known] = sums(ownRows, run.heights);
  run.rowCount = ownRows + earlier.rowCount + later.rowCount;
  run.unmeasured = unmeasured + earlier.unmeasured + later.unmeasured;
  run.known = known + earlier.known + later.known;
  return run;
}

const newRun = (ownRows: number, heights?: number[]): Run =>
  summed({ ...NONE, ownRows, heights, earlier: NONE, later: NONE, rank: Math.random() });

/** How many of `rows` have no height, and the sum of the heights there are. */
function sums(rows: number, heights: readonly number[] = []): [unmeasured: number, known: number] {
  let known = 0;
  for (const height of heights)
    if (height >= 0) {
      rows--;
      known += height;
    }
  return [rows, known];
}

const unknown = (count: number): number[] => new Array<number>(count).fill(UNKNOWN);

/** Cuts a tree into its first `at` rows and the rest. */
function split(run: Run, at: number): [Run, Run] {
  if (!run.rowCount) return [run, run];
  const own = at - run.earlier.rowCount;
  if (own <= 0) {
    const [before, rest] = split(run.earlier, at);
    run.earlier = NONE;
    // What was cut off below may have the higher rank.
    return [before, merge(rest, summed(run))];
  }
  let rest: Run;
  if (own < run.ownRows) {
    // A run of its own, with a rank that knows nothing of this one's.
    rest = merge(newRun(run.ownRows - own, run.heights?.splice(own)), run.later);
    run.ownRows = own;
    run.later = NONE;
  } else [run.later, rest] = split(run.later, own - run.ownRows);
  return [summed(run), rest];
}

/** Puts `b` behind `a`. */
function merge(a: Run, b: Run): Run {
  if (!a.rowCount) return b;
  if (!b.rowCount) return a;
  if (a.rank > b.rank) {
    a.later = merge(a.later, b);
    return summed(a);
  }
  b.earlier = merge(a, b.earlier);
  return summed(b);
}

/** The heights of a list's rows as one column. Indexes are not checked: 0 <= index < count. */
export class RowGeometry {
  #root = NONE;

  /** @param estimated the height of a row that was not measured */
  constructor(public estimated = 18) {}

  /** How many rows there are. */
  get rowCount(): number {
    return this.#root.rowCount;
  }

  /** How many of them were measured. */
  get measured(): number {
    return this.rowCount - this.#root.unmeasured;
  }

  /** The mean height of the measured rows; NaN when there is none. */
  get average(): number {
    return this.#root.known / this.measured;
  }

  /** The height of all rows. */
  get extent(): number {
    return this.#extent(this.#root);
  }

  /** Adds `n` rows before the one at `index`, not measured. */
  insertRows(index: number, n: number): void {
    if (!n) return;
    const { run, first } = this.#find(index - 1);
    if (run.rowCount && (!run.heights || run.ownRows + n <= CHUNK)) {
      run.heights?.splice(index - first, 0, ...unknown(n));
      this.#find(index - 1, n, n);
    } else this.#put(index, newRun(n));
  }

  /** Takes `n` rows away, from `index` on. */
  removeRows(index: number, n: number): void {
    const { run, first } = this.#find(index);
    if (n < run.ownRows && index + n <= first + run.ownRows) {
      const [unmeasured, known] = sums(n, run.heights?.splice(index - first, n));
      this.#find(index, -n, -unmeasured, -known);
    } else this.#take(index, n);
  }

  /** Moves `n` rows from `from` on, so that the first of them stands at `to`. */
  moveRows(from: number, to: number, n: number): void {
    this.#put(to, this.#take(from, n));
  }

  /** Starts anew with so many rows; or with those there are, as when the width changed. */
  forgetHeights(rows = this.rowCount): void {
    this.#root = NONE;
    this.insertRows(0, rows);
  }

  /** The height of a row: as measured, or the estimate. */
  heightOf(index: number): number {
    const { run, first } = this.#find(index);
    return this.#height(run.heights?.[index - first]);
  }

  /**
   * Notes the measured height of a row.
   * @returns by how much the row grew
   */
  remeasure(index: number, height: number): number {
    let { run, first } = this.#find(index);
    if (!run.rowCount) return 0;
    if (!run.heights) {
      // Heights are kept for the rows around alone, in full chunks when rows are met one by one.
      const start = index - ((index - first) % CHUNK);
      // Cut out and put back, which makes them a run.
      this.#put(start, this.#take(start, Math.min(CHUNK, first + run.ownRows - start)));
      ({ run, first } = this.#find(index));
      run.heights = unknown(run.ownRows);
    }
    const old = run.heights![index - first]!;
    run.heights![index - first] = height;
    this.#find(index, 0, old < 0 ? -1 : 0, height - Math.max(old, 0));
    return height - this.#height(old);
  }

  /** Where a row begins; with `rowCount`, where one more would. */
  offsetOf(index: number): number {
    const { run, first, unmeasured, known } = this.#find(index);
    const own = index - first;
    const [ownUnmeasured, ownKnown] = sums(own, run.heights?.slice(0, own));
    return this.#extent({ unmeasured: unmeasured + ownUnmeasured, known: known + ownKnown });
  }

  /** The row that covers an offset; the nearest one when none does; -1 without rows. */
  indexAt(offset: number): number {
    if (offset < 0) return Math.min(0, this.rowCount - 1);
    let index = 0;
    for (let node = this.#root; node.rowCount; ) {
      const { earlier, heights, ownRows } = node;
      const before = this.#extent(earlier);
      if (offset < before) {
        node = earlier;
        continue;
      }
      offset -= before;
      index += earlier.rowCount;
      if (heights)
        for (const height of heights) {
          offset -= this.#height(height);
          if (offset < 0) return index;
          index++;
        }
      else {
        const own = ownRows * this.estimated;
        if (offset < own) return index + Math.floor(offset / this.estimated);
        offset -= own;
        index += ownRows;
      }
      node = node.later;
    }
    return this.rowCount - 1;
  }

  /** Throws when the sums or the order of the tree are wrong. For tests. */
  check(): void {
    if (!__DEV__) return;
    const visit = (run: Run): [number, number, number] => {
      let { ownRows: rows } = run;
      let unmeasured = run.heights ? 0 : rows;
      let known = 0;
      if (rows < 1) throw new Error('an empty run');
      if (run.heights && (run.heights.length !== rows || rows > CHUNK))
        throw new Error(`a run of ${rows} with ${run.heights.length} heights`);
      for (const height of run.heights ?? []) height < 0 ? unmeasured++ : (known += height);
      for (const child of [run.earlier, run.later]) {
        if (child === NONE) continue;
        if (child.rank > run.rank) throw new Error('a child of a higher rank');
        const sums = visit(child);
        rows += sums[0];
        unmeasured += sums[1];
        known += sums[2];
      }
      if (rows !== run.rowCount || unmeasured !== run.unmeasured || Math.abs(known - run.known) > 1e-6)
        throw new Error(
          `sums ${run.rowCount} ${run.unmeasured} ${run.known}, not ${rows} ${unmeasured} ${known}`,
        );
      return [rows, unmeasured, known];
    };
    if (this.#root !== NONE) visit(this.#root);
  }

  /** A height, or what is taken for one that is not known. */
  #height(height = UNKNOWN): number {
    return height < 0 ? this.estimated : height;
  }

  #extent({ unmeasured, known }: Pick<Run, 'unmeasured' | 'known'>): number {
    return known + unmeasured * this.estimated;
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
  ): { run: Run; first: number; unmeasured: number; known: number } {
    let run = NONE;
    let first = 0;
    let unmeasured = 0;
    let known = 0;
    for (let node = this.#root; node.rowCount; ) {
      run = node;
      const { earlier, later } = node;
      const behind = first + node.rowCount - later.rowCount;
      if (index < first + earlier.rowCount) node = earlier;
      else if (index < behind || !later.rowCount) {
        first += earlier.rowCount;
        unmeasured += earlier.unmeasured;
        known += earlier.known;
        node = NONE;
      } else {
        first = behind;
        unmeasured += node.unmeasured - later.unmeasured;
        known += node.known - later.known;
        node = later;
      }
      run.rowCount += rows;
      run.unmeasured += more;
      run.known += height;
    }
    run.ownRows += rows;
    return { run, first, unmeasured, known };
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
