// How QtQuick.Layouts share a length among rows or columns.

/** What a row or column may be, without what stands in it. */
export interface Cell {
  min: number;
  pref: number;
  max: number;
}

/** The lengths of cells that together, without the space between them, are to be `target`. */
export function stretch(cells: readonly Cell[], target: number): number[] {
  const sum = (key: keyof Cell): number => cells.reduce((total, cell) => total + cell[key], 0);
  const least = sum('min');
  const wanted = sum('pref');
  if (target <= least) return cells.map(({ min }) => min);
  if (target < wanted) {
    // Below what they prefer, those that want more get more, but not in proportion.
    const free = target - least;
    const desired = wanted - least;
    const factors = cells.map(({ min, pref }) => (pref - min) * (free / desired) ** ((pref - min) / desired));
    const all = factors.reduce((a, b) => a + b, 0);
    return cells.map(({ min }, i) => min + (free * factors[i]!) / all);
  }
  let free = target - wanted;
  const sizes = cells.map(({ pref }) => pref);
  const open = new Set(cells.flatMap(({ max, pref }, i) => (max > pref ? [i] : [])));
  const factor = (i: number): number => sizes[i] || 1;
  let factors = 0;
  for (const i of open) factors += factor(i);
  for (let again = true; again && free > 0; ) {
    again = false;
    for (const i of open) {
      const { max, pref } = cells[i]!;
      const share = (free * factor(i)) / factors;
      if (pref + share < max) continue;
      open.delete(i);
      factors -= factor(i);
      free -= max - pref;
      sizes[i] = max;
      again = true;
    }
  }
  if (open.size) for (const i of open) sizes[i] = cells[i]!.pref + (free * (cells[i]!.pref || 1)) / factors;
  else if (free > 0) {
    // Nobody may grow: the cells do, and what is in them stays as it is.
    const all = sizes.reduce((a, b) => a + b, 0);
    return sizes.map((size) => size + (all > 0 ? (free * size) / all : free / sizes.length));
  }
  return sizes;
}
