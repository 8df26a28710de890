// Where in its source a place of a compiled document comes from: for the errors that come up there. What is
// needed for it is made when the first error asks, by compiling once more.
import type { CompileOptions } from './compile.ts';

/** Compiles a text, as `compile` and `compileScript` do. */
type Compile = (
  source: string,
  options: CompileOptions,
) => { readonly code: string; readonly map?: { readonly mappings: string } };

/** Lines are counted from 1, columns from 0; of one generated line, in ascending order of columns. */
type Segment = readonly [column: number, sourceLine: number];

export class Origin {
  readonly url: string;
  readonly #source: string;
  readonly #compile: Compile;
  #lines: string[] | null = null;
  #segments: Segment[][] = [];

  constructor(source: string, url: string, compile: Compile) {
    this.#source = source;
    this.url = url;
    this.#compile = compile;
  }

  /** The line of the source, and the code from that place on; both counted from 1. */
  at(line: number, column: number): { line: number; rest: string } | null {
    if (!this.#lines) {
      const { code, map } = this.#compile(this.#source, { url: this.url, format: 'function', map: true });
      this.#lines = code.split('\n');
      this.#segments = decode(map?.mappings ?? '');
    }
    let found: number | undefined;
    for (const [start, sourceLine] of this.#segments[line - 1] ?? []) {
      if (found !== undefined && start > column - 1) break;
      found = sourceLine;
    }
    if (found === undefined) return null;
    return { line: found, rest: (this.#lines[line - 1] ?? '').slice(column - 1) };
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Of a source map only the lines are needed. */
function decode(mappings: string): Segment[][] {
  let sourceLine = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    return line
      .split(',')
      .filter(Boolean)
      .map((segment) => {
        const fields: number[] = [];
        let value = 0;
        let shift = 0;
        for (const character of segment) {
          const digit = DIGITS.indexOf(character);
          value |= (digit & 31) << shift;
          shift += 5;
          if (digit & 32) continue;
          fields.push(value & 1 ? -(value >> 1) : value >> 1);
          value = shift = 0;
        }
        column += fields[0]!;
        sourceLine += fields[2]!;
        return [column, sourceLine + 1] as const;
      });
  });
}
