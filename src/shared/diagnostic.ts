// What the compiler and the runtime have to say about a document, and how it is shown. Every message is
// one `Diagnostic`; its one-line form is Qt's (`file:line:column: message`), so that editors and terminals
// that know Qt's tools find the place.
import type { Location } from './compiled-document.ts';

export type Severity = 'error' | 'warning';

export interface Diagnostic {
  /** Stable, for machines and for looking the message up: `id-not-unique`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Line and column, counted from 1 in UTF-16 units, as Qt does. */
  readonly loc: Location;
  /** The first place after what is meant, where that is known. */
  readonly end?: Location;
}

/** `app.qml:7:5: Buttn is not a type` */
export function formatDiagnostic(diagnostic: Diagnostic, url: string): string {
  return `${url}:${diagnostic.loc[0]}:${diagnostic.loc[1]}: ${diagnostic.message}`;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
/** A frame of a minified one-line document should still fit a terminal. */
const FRAME_WIDTH = 120;

/**
 * The source lines around a place, with a caret below it:
 * ```
 *   6 | Item {
 * > 7 |   Buttn {}
 *     |   ^^^^^
 *   8 | }
 * ```
 * `around`: how many lines before and after are shown.
 */
export function codeFrame(source: string, loc: Location, end?: Location, around = 2): string {
  const lines = source.split(LINE_BREAK);
  const line = Math.min(Math.max(loc[0], 1), lines.length);
  const first = Math.max(1, line - around);
  const last = Math.min(lines.length, line + around);
  const width = String(last).length;
  // A column far to the right moves the window, for all lines alike.
  const skip = loc[1] > FRAME_WIDTH - 20 ? loc[1] - FRAME_WIDTH / 2 : 0;
  const out: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1]!.slice(skip, skip + FRAME_WIDTH).trimEnd();
    const gutter = `${number === line ? '>' : ' '} ${String(number).padStart(width)} |`;
    out.push(text ? `${gutter} ${text}` : gutter);
    if (number !== line) continue;
    const column = Math.max(1, loc[1] - skip);
    const length = end && end[0] === line ? Math.max(1, end[1] - loc[1]) : 1;
    // Tabs stay tabs, so that the caret stands below its character at any tab width.
    const indent = text
      .slice(0, column - 1)
      .replace(/[^\t]/g, ' ')
      .padEnd(column - 1);
    out.push(`  ${' '.repeat(width)} | ${indent}${'^'.repeat(Math.min(length, FRAME_WIDTH))}`);
  }
  return out.join('\n');
}
