// Generated text, with what is needed for a source map: pieces copied from the source remember where
// they came from.

/** A replacement of source text: [from, to, text]. */
export type Edit = readonly [start: number, end: number, text: string];

export interface SourceMap {
  version: 3;
  sources: string[];
  sourcesContent: string[];
  names: string[];
  mappings: string;
}

export class CodeBuilder {
  text = '';
  readonly #source: string;
  /** Pairs of offsets, generated and source, or null when no map is wanted. */
  readonly #mappings: number[] | null;

  constructor(source: string, withMap: boolean) {
    this.#source = source;
    this.#mappings = withMap ? [] : null;
  }

  add(text: string): void {
    this.text += text;
  }

  /** Copies source[start, end), with the edits in it applied. Edits must be sorted and not overlap. */
  copy(start: number, end: number, edits: readonly Edit[]): void {
    let at = start;
    for (const [from, to, replacement] of edits) {
      if (from > at) this.#slice(at, from);
      this.#mark(from);
      this.text += replacement;
      at = to;
    }
    if (end > at) this.#slice(at, end);
  }

  #slice(start: number, end: number): void {
    this.#mark(start);
    this.text += this.#source.slice(start, end);
    // Each line needs a mapping of its own.
    if (this.#mappings) {
      const base = this.text.length - (end - start);
      let line = this.#source.indexOf('\n', start);
      while (line >= 0 && line + 1 < end) {
        this.#mappings.push(base + line + 1 - start, line + 1);
        line = this.#source.indexOf('\n', line + 1);
      }
    }
  }

  #mark(offset: number): void {
    this.#mappings?.push(this.text.length, offset);
  }

  map(url: string): SourceMap {
    return {
      version: 3,
      sources: [url],
      sourcesContent: [this.#source],
      names: [],
      mappings: encodeMappings(this.text, this.#source, this.#mappings ?? []),
    };
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let out = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    out += BASE64[rest ? digit | 32 : digit];
  } while (rest);
  return out;
}

/** Offsets come in ascending order of the generated text; those of the source may jump back. */
function encodeMappings(generated: string, source: string, pairs: readonly number[]): string {
  const starts = lineStarts(source);
  let out = '';
  let lineStart = 0;
  let nextBreak = generated.indexOf('\n');
  let previousColumn = 0;
  let previousLine = 0;
  let previousSourceColumn = 0;
  let first = true;
  for (let i = 0; i < pairs.length; i += 2) {
    const offset = pairs[i]!;
    while (nextBreak >= 0 && nextBreak < offset) {
      out += ';';
      lineStart = nextBreak + 1;
      nextBreak = generated.indexOf('\n', lineStart);
      previousColumn = 0;
      first = true;
    }
    const column = offset - lineStart;
    const line = lineIndex(starts, pairs[i + 1]!);
    const sourceColumn = pairs[i + 1]! - starts[line]!;
    if (!first) out += ',';
    first = false;
    out +=
      vlq(column - previousColumn) +
      vlq(0) +
      vlq(line - previousLine) +
      vlq(sourceColumn - previousSourceColumn);
    previousColumn = column;
    previousLine = line;
    previousSourceColumn = sourceColumn;
  }
  return out;
}

/** The offset at which each line begins. A line ends with `\n`, `\r`, `\r\n` or a Unicode separator. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let pos = 0; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 10 || code === 0x2028 || code === 0x2029 || (code === 13 && text.charCodeAt(pos + 1) !== 10))
      starts.push(pos + 1);
  }
  return starts;
}

export function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A function from offsets to lines and columns counted from 1. Ascending questions are cheapest. */
export function createLocator(text: string): (offset: number) => [number, number] {
  const starts = lineStarts(text);
  let line = 0;
  return (offset) => {
    if (starts[line]! > offset || offset - starts[line]! > 4096) line = lineIndex(starts, offset);
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line++;
    return [line + 1, offset - starts[line]! + 1];
  };
}

/** Of insertions at one place, what closes comes first, then the semicolon between two statements. */
function rank([start, end, text]: Edit): number {
  if (start !== end) return 2;
  return text === ')' || text === '))' || text === '}' ? 0 : text === ';' ? 1 : 2;
}

/** The edits in the order of the text. */
export function sortEdits(edits: Edit[]): Edit[] {
  let sorted = true;
  for (let i = 1; sorted && i < edits.length; i++) sorted = edits[i]![0] > edits[i - 1]![0];
  return sorted ? edits : edits.sort((a, b) => a[0] - b[0] || rank(a) - rank(b));
}
