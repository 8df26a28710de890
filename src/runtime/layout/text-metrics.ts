// The lines of a Text: wrapping, eliding, alignment and sizes, as Qt Quick computes them over a font whose
// advance widths are injected. What always holds: every length is in pixels; a line's `start` and `end` are
// indexes into the text that was given, so that styled runs can be laid out by the same code.

import { canBreak, isSpace, nextCharacter } from './line-breaks.ts';

/** One font at one size. */
export interface TextMeasure {
  /** Above and below the baseline, without line gap. */
  ascent: number;
  descent: number;
  /** The advance width of `text.slice(start, end)`. `text` may be other than the text that is laid out. */
  width(text: string, start: number, end: number): number;
}

export const WrapMode = { NoWrap: 0, WordWrap: 1, WrapAnywhere: 3, Wrap: 4 } as const;
export const ElideMode = { Left: 0, Right: 1, Middle: 2, None: 3 } as const;

export interface TextOptions {
  /** The room for the text, without padding; undefined where the item takes the text's own size. */
  width?: number | undefined;
  height?: number | undefined;
  wrapMode?: number;
  elide?: number;
  maximumLineCount?: number;
  lineHeight?: number;
  /** `Text.FixedHeight`: `lineHeight` is in pixels; else it is a factor. */
  fixedLineHeight?: boolean;
  /** `Qt.AlignLeft` 1, `AlignRight` 2, `AlignHCenter` 4, `AlignJustify` 8. */
  horizontalAlignment?: number;
  /** `Qt.AlignTop` 32, `AlignBottom` 64, `AlignVCenter` 128. */
  verticalAlignment?: number;
  /** `Text.HorizontalFit` 1, `VerticalFit` 2, `Fit` 3: the size is sought between the least and the own one. */
  fit?: number;
  /** Whole numbers. */
  minimumSize?: number;
  size?: number;
}

export interface TextLine {
  text: string;
  start: number;
  end: number;
  x: number;
  y: number;
  /** Without the spaces at which it was wrapped. */
  width: number;
  height: number;
  /** How many characters of the text stand before and after the ellipsis of an elided line. */
  elided?: { head: number; tail: number };
}

export interface TextLayout {
  lines: TextLine[];
  /** Of the whole text, unwrapped; without padding, as all sizes here. */
  implicitWidth: number;
  implicitHeight: number;
  contentWidth: number;
  contentHeight: number;
  /** From the top of the room. */
  baseline: number;
  lineCount: number;
  truncated: boolean;
  /** The font size that fits; the own one without `fit`. */
  size: number;
}

const ELLIPSIS = '\u2026';
const NEWLINE = /[\n\u2028]/g;
const TAB = 80;
const in64ths = (n: number) => Math.round(n * 64) / 64;

/** The height of one line. */
export const lineHeightOf = ({ ascent, descent }: TextMeasure): number =>
  Math.ceil(in64ths(ascent) + in64ths(descent));

/** The width of a part of a text; tabs go on to the next multiple of 80. */
function widthOf(m: TextMeasure, text: string, start: number, end: number): number {
  let width = 0;
  for (let from = start; from < end; ) {
    const tab = text.indexOf('\t', from);
    const to = tab < 0 || tab > end ? end : tab;
    if (to > from) width += m.width(text, from, to);
    if (to === end) break;
    width = (Math.floor(width / TAB) + 1) * TAB;
    from = to + 1;
  }
  return width;
}

interface Range {
  start: number;
  end: number;
  /** Behind the spaces at which it was wrapped. */
  next: number;
  /** Whether a line break in the text ended it. */
  broken: boolean;
}

/** Cuts one line off a paragraph. */
function cutLine(
  m: TextMeasure,
  text: string,
  start: number,
  end: number,
  room: number,
  mode: number,
): Range {
  const anywhere = mode === WrapMode.WrapAnywhere;
  let width = 0;
  /** The last place so far where the line may end. */
  let fits = start;
  for (let i = start; i < end; ) {
    let to = nextCharacter(text, i);
    if (!anywhere) while (to < end && !canBreak(text, to)) to = nextCharacter(text, to);
    let solid = to;
    while (solid > i && isSpace(text[solid - 1])) solid--;
    if (solid > i && in64ths(width + widthOf(m, text, i, solid)) > room) break;
    // Spaces hang over the end of a line.
    width += widthOf(m, text, i, to);
    i = fits = to;
  }
  if (fits === start && start < end) {
    // Not even one word: cut it where it may be cut, but take at least one character.
    const least = nextCharacter(text, start);
    let to = least;
    if (mode === WrapMode.WordWrap) while (to < end && !canBreak(text, to)) to = nextCharacter(text, to);
    else
      for (let wide = widthOf(m, text, start, to); to < end; ) {
        const more = nextCharacter(text, to);
        wide += widthOf(m, text, to, more);
        if (in64ths(wide) > room) break;
        to = more;
      }
    fits = Math.max(to, least);
    while (fits < end && isSpace(text[fits])) fits++;
  }
  if (anywhere) while (fits < end && isSpace(text[fits])) fits++;
  let solid = fits;
  if (fits < end) while (solid > start && isSpace(text[solid - 1])) solid--;
  return { start, end: solid, next: fits, broken: false };
}

/** All lines of a text, wrapped into `room`. */
function cut(m: TextMeasure, text: string, room: number, mode: number, most: number): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; ranges.length < most; ) {
    NEWLINE.lastIndex = start;
    const found = NEWLINE.exec(text)?.index ?? -1;
    const end = found < 0 ? text.length : found;
    let at = start;
    do {
      const range: Range =
        mode === WrapMode.NoWrap || room === Number.POSITIVE_INFINITY
          ? { start: at, end, next: end, broken: false }
          : cutLine(m, text, at, end, room, mode);
      at = range.next;
      range.broken = at >= end && found >= 0;
      ranges.push(range);
    } while (at < end && ranges.length < most);
    if (at >= end && found < 0) break;
    if (at < end) break;
    start = end + 1;
  }
  return ranges;
}

/** The text of a range, shortened to `room` with an ellipsis; '' where not even that fits. */
export function elideText(
  m: TextMeasure,
  text: string,
  start: number,
  end: number,
  mode: number,
  room: number,
): { text: string; width: number; head: number; tail: number } {
  const own = m.width(ELLIPSIS, 0, 1);
  const free = room - own;
  let [head, tail] = [start, end];
  if (free < 0) return { text: '', width: 0, head: 0, tail: 0 };
  const places = [start];
  while (places.at(-1)! < end) places.push(nextCharacter(text, places.at(-1)!));
  const last = places.length - 1;
  // Widths only grow with the text, so the longest part that fits is found by halving.
  const most = (limit: number, widthAt: (n: number) => number) => {
    let [low, high] = [0, limit];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (widthAt(middle) < free) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const left = (n: number) => widthOf(m, text, start, places[n]!);
  const right = (n: number) => widthOf(m, text, places[last - n]!, end);
  if (mode === ElideMode.Right) [head, tail] = [places[most(last, left)]!, end];
  else if (mode === ElideMode.Left) [head, tail] = [start, places[last - most(last, right)]!];
  else {
    const n = most(last >> 1, (k) => left(k) + right(k));
    [head, tail] = [places[n]!, places[last - n]!];
  }
  const elided = text.slice(start, head) + ELLIPSIS + text.slice(tail, end);
  return { text: elided, width: widthOf(m, elided, 0, elided.length), head: head - start, tail: end - tail };
}

/** Lays a text out. `fontAt` gives the font at a size; without `fit` it is asked for `size` only. */
export function layoutText(
  text: string,
  fontAt: (size: number) => TextMeasure,
  options: TextOptions = {},
): TextLayout {
  const { wrapMode = 0, elide = ElideMode.None, lineHeight = 1, fit = 0, size = 0 } = options;
  const room = options.width !== undefined && options.width > 0 ? options.width : Number.POSITIVE_INFINITY;
  const tall = options.height ?? Number.POSITIVE_INFINITY;
  const most = Math.max(1, options.maximumLineCount ?? Number.POSITIVE_INFINITY);
  const bounded = room !== Number.POSITIVE_INFINITY;
  const multiline =
    elide === ElideMode.Right && bounded && (tall < Number.POSITIVE_INFINITY || most < 2 ** 31 - 1);

  let [m, ranges] = [fontAt(size), [] as Range[]];
  let lines: TextLine[] = [];
  let [truncated, cutOff] = [false, false];
  let step = 0;
  /** Of so many lines: the last one is whole, however close the lines are. */
  const heightOf = (count: number) => count * step + Math.max(0, lineHeightOf(m) - step);

  const lay = () => {
    step = options.fixedLineHeight ? lineHeight : lineHeightOf(m) * lineHeight;
    ranges = cut(m, text, room, wrapMode, most + 1);
    truncated = ranges.length > most;
    cutOff = false;
    let visible = Math.min(ranges.length, most);
    if (multiline && step > 0) {
      const fitting = Math.max(1, Math.floor(tall / step + 1e-9));
      if (fitting < visible) [visible, truncated, cutOff] = [fitting, true, true];
    }
    lines = ranges.slice(0, visible).map(({ start, end, next, broken }, i) => {
      // A soft hyphen is seen where the line ends at it.
      const hyphen = text[next - 1] === '\u00ad' && !broken && !!ranges[i + 1];
      return {
        text: text.slice(start, end) + (hyphen ? '-' : ''),
        start,
        end,
        x: 0,
        y: i * step,
        width: widthOf(m, text, start, end) + (hyphen ? m.width('-', 0, 1) : 0),
        height: step,
      };
    });
  };
  lay();
  const implicitHeight = heightOf(Math.min(ranges.length, most));
  const implicitWidth =
    (wrapMode && bounded) || lines.length < Math.min(ranges.length, most)
      ? cut(m, text, room, 0, most).reduce((w, r) => Math.max(w, widthOf(m, text, r.start, r.end)), 0)
      : lines.reduce((w, l) => Math.max(w, l.width), 0);

  let scaled = size;
  const across = fit & 1 && bounded;
  const down = fit & 2 && (tall < Number.POSITIVE_INFINITY || (most < 2 ** 31 - 1 && wrapMode && bounded));
  if (across || down) {
    let large = size;
    let small = Math.min(options.minimumSize ?? size, size);
    for (;;) {
      const wide = lines.reduce((w, l) => Math.max(w, l.width), 0);
      const wrapped = ranges.some((r, i) => i < ranges.length - 1 && !r.broken);
      if (across && (wide > room || (!down && wrapped))) {
        large = scaled - 1;
        if (small > large) break;
        scaled = (small + large) >> 1;
      } else if (down && (cutOff || lines.length * step > tall)) {
        large = scaled - 1;
        if (small > large) break;
        scaled = (small + large + 1) >> 1;
      } else {
        small = scaled;
        if (small === large) break;
        scaled = (small + large + 1) >> 1;
      }
      m = fontAt(scaled);
      lay();
    }
  }

  const last = lines.at(-1)!;
  const after = ranges[lines.length];
  if (elide !== ElideMode.None && bounded) {
    const single = ranges.length === 1 && last.width > room;
    if (single || (truncated && multiline && after)) {
      // The last line shows what comes next as far as there is room; a line that the text itself ended
      // only gets the ellipsis.
      const hard = ranges[lines.length - 1]!.broken;
      const end = single || hard ? last.end : after!.end;
      let result = elideText(m, text, last.start, end, elide, room);
      if (hard && !single && last.width + m.width(ELLIPSIS, 0, 1) <= room)
        result = {
          text: last.text + ELLIPSIS,
          width: last.width + m.width(ELLIPSIS, 0, 1),
          head: end - last.start,
          tail: 0,
        };
      Object.assign(last, {
        text: result.text,
        width: result.width,
        end,
        elided: { head: result.head, tail: result.tail },
      });
      truncated = true;
    }
  }

  const contentWidth = lines.reduce((w, l) => Math.max(w, l.width), 0);
  const contentHeight = heightOf(lines.length);
  const h = options.horizontalAlignment ?? 1;
  const v = options.verticalAlignment ?? 32;
  const free = tall === Number.POSITIVE_INFINITY ? 0 : tall - contentHeight;
  const top = v === 64 ? free : v === 128 ? free / 2 : 0;
  for (const line of lines) {
    const spare = (bounded ? room : contentWidth) - line.width;
    line.x = h === 2 ? spare : h === 4 ? spare / 2 : 0;
    line.y += top;
  }
  return {
    lines,
    implicitWidth,
    implicitHeight,
    contentWidth,
    contentHeight,
    baseline: in64ths(m.ascent) + top,
    lineCount: lines.length,
    truncated,
    size: scaled,
  };
}
