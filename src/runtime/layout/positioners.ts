// Where Row, Column, Grid and Flow put their children. Children that are invisible or have no width or
// height take no part, and stay where they are.

export interface Box {
  width: number;
  height: number;
  visible: boolean;
}

export interface Padding {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PositionerOptions {
  spacing: number;
  padding: Padding;
  /** `layoutDirection: Qt.RightToLeft`. */
  mirrored: boolean;
  /** The size that the positioner was given; undefined where it takes its implicit size. */
  width?: number | undefined;
  height?: number | undefined;
}

export interface GridOptions extends PositionerOptions {
  /** How many; undefined, or less than 1, when not set. */
  rows?: number | undefined;
  columns?: number | undefined;
  /** -1: `spacing`. */
  rowSpacing: number;
  columnSpacing: number;
  /** `Grid.TopToBottom`. */
  vertical: boolean;
  /** `Qt.AlignLeft` ... of items in their columns. */
  horizontalAlignment: number;
  /** `Qt.AlignTop` ... of items in their rows. */
  verticalAlignment: number;
}

export interface FlowOptions extends PositionerOptions {
  /** `Flow.TopToBottom`. */
  vertical: boolean;
}

export interface Positions {
  /** For each child x and y; null for one that takes no part. */
  at: (readonly [x: number, y: number] | null)[];
  implicitWidth: number;
  implicitHeight: number;
}

/** Whether a child takes part. */
export const isPlaced = (box: Box): boolean => box.visible && box.width > 0 && box.height > 0;

/** Adds the padding to the size of the content, and mirrors x where that is wanted. */
function finish(
  boxes: readonly Box[],
  at: ([x: number, y: number] | null)[],
  width: number,
  height: number,
  { padding, mirrored, width: given }: PositionerOptions,
): Positions {
  const implicitWidth = width + padding.left + padding.right;
  const end = given ?? implicitWidth;
  at.forEach((place, i) => {
    if (!place) return;
    place[0] = mirrored ? end - padding.right - place[0] - boxes[i]!.width : padding.left + place[0];
    place[1] += padding.top;
  });
  return { at, implicitWidth, implicitHeight: height + padding.top + padding.bottom };
}

/** `Row`: one beside the other. */
export function placeRow(boxes: readonly Box[], options: PositionerOptions): Positions {
  let [x, height] = [0, 0];
  let any = false;
  const at = boxes.map((box): [number, number] | null => {
    if (!isPlaced(box)) return null;
    if (any) x += options.spacing;
    any = true;
    height = Math.max(height, box.height);
    x += box.width;
    return [x - box.width, 0];
  });
  return finish(boxes, at, x, height, options);
}

/** `Column`: one below the other. */
export function placeColumn(boxes: readonly Box[], options: PositionerOptions): Positions {
  let [y, width] = [0, 0];
  let any = false;
  const at = boxes.map((box): [number, number] | null => {
    if (!isPlaced(box)) return null;
    if (any) y += options.spacing;
    any = true;
    width = Math.max(width, box.width);
    y += box.height;
    return [0, y - box.height];
  });
  return finish(boxes, at, width, y, { ...options, mirrored: false });
}

/** `Grid`: in columns and rows as wide and high as their largest child. Children beyond the last cell stay. */
export function placeGrid(boxes: readonly Box[], options: GridOptions): Positions {
  const placed = boxes.flatMap((box, i) => (isPlaced(box) ? [i] : []));
  const count = (n: number | undefined) => (n && n > 0 ? n : undefined);
  let [rows, columns] = [count(options.rows), count(options.columns)];
  if (rows === undefined && columns === undefined) columns = 4;
  if (columns === undefined) columns = Math.ceil(placed.length / rows!);
  else if (rows === undefined) rows = Math.ceil(placed.length / columns);
  rows ??= Math.ceil(placed.length / columns);
  // Cells without a child have no size, but they are set apart: all lines do, and in a line the first one.
  const reached = placed.length + 1;
  const widths: number[] = Array(options.vertical ? columns : Math.min(columns, reached)).fill(0);
  const heights: number[] = Array(options.vertical ? Math.min(rows, reached) : rows).fill(0);
  const cell = (n: number): [column: number, row: number] =>
    options.vertical ? [Math.floor(n / rows!), n % rows!] : [n % columns!, Math.floor(n / columns!)];
  const cells = placed.slice(0, rows * columns);
  cells.forEach((index, n) => {
    const [c, r] = cell(n);
    widths[c] = Math.max(widths[c]!, boxes[index]!.width);
    heights[r] = Math.max(heights[r]!, boxes[index]!.height);
  });
  const gap = (own: number) => (own < 0 ? options.spacing : own);
  const starts = (sizes: number[], space: number): [starts: number[], whole: number] => {
    let whole = 0;
    const result = sizes.map((size, i) => {
      if (i) whole += space;
      whole += size;
      return whole - size;
    });
    return [result, whole];
  };
  const [lefts, width] = starts(widths, gap(options.columnSpacing));
  const [tops, height] = starts(heights, gap(options.rowSpacing));
  const at: ([number, number] | null)[] = boxes.map(() => null);
  cells.forEach((index, n) => {
    const [c, r] = cell(n);
    const box = boxes[index]!;
    const [freeX, freeY] = [widths[c]! - box.width, heights[r]! - box.height];
    const h = options.horizontalAlignment;
    // Offsets count from the trailing edge in a mirrored grid, and so does the alignment.
    const shiftX = h === 4 ? freeX / 2 : h === 2 ? freeX : 0;
    const v = options.verticalAlignment;
    at[index] = [lefts[c]! + shiftX, tops[r]! + (v === 128 ? freeY / 2 : v === 64 ? freeY : 0)];
  });
  return finish(boxes, at, width, height, options);
}

/** `Flow`: beside each other, in as many lines as the width needs (or below each other, in columns). */
export function placeFlow(boxes: readonly Box[], options: FlowOptions): Positions {
  const { vertical, spacing, padding } = options;
  const limit = vertical ? options.height : options.width;
  const room =
    limit === undefined
      ? Number.POSITIVE_INFINITY
      : limit - (vertical ? padding.top + padding.bottom : padding.left + padding.right);
  /** Along the line, across the lines, the line's thickness, the longest line. */
  let [along, across, thick, longest] = [0, 0, 0, 0];
  const at = boxes.map((box): [number, number] | null => {
    if (!isPlaced(box)) return null;
    const [length, thickness] = vertical ? [box.height, box.width] : [box.width, box.height];
    if (along && along + length > room) {
      along = 0;
      across += thick + spacing;
      thick = 0;
    }
    const start = along;
    along += length + spacing;
    longest = Math.max(longest, start + length);
    thick = Math.max(thick, thickness);
    return vertical ? [across, start] : [start, across];
  });
  const [width, height] = vertical ? [across + thick, longest] : [longest, across + thick];
  return finish(boxes, at, width, height, options);
}
