// How wide a text is in a font. What it takes for markup in it comes when there is some.

import type { Engine } from '../../runtime/engine/engine.ts';
import type { TextLayout, TextLine, TextMeasure } from '../../runtime/layout/text-metrics.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import type { StyledText } from '../../runtime/text/styled-text.ts';
import type { Text } from './text.ts';
import type { FontMeasure } from './text-font.ts';

/** The font itself; the whole of a line counts with its last letter's ink. */
export class InkMeasure implements TextMeasure {
  readonly ascent: number;
  readonly descent: number;
  private readonly base: FontMeasure;
  constructor(base: FontMeasure, _text: string) {
    this.base = base;
    this.ascent = base.ascent;
    this.descent = base.descent;
  }
  width(text: string, start: number, end: number): number {
    return end === text.length || text[end] === '\n'
      ? this.base.lineWidth(text, start, end)
      : this.base.width(text, start, end);
  }
}
/** What texts with markup in them need: a part that comes with the first of them. */
export interface Markup {
  /** Reads the item's text in its format: into `$styled`, `$rich`, or neither. */
  parse(item: Text, format: number): void;
  /** For a text in several styles. */
  measure(
    engine: Engine,
    font: Font,
    px: number,
    base: FontMeasure,
    text: string,
    styled: StyledText,
  ): TextMeasure;
  /** Lines with larger letters in them are higher. */
  grow(item: Text, layout: TextLayout, styled: StyledText, height: number | undefined): void;
  /** The size of rich text, which the page lays out. */
  lay(item: Text, width: number | undefined): TextLayout;
  /** Its elements. */
  body(item: Text): HTMLElement;
  /** A line of styled text in parts of one style each. */
  pieces(item: Text, line: TextLine): (string | Node)[];
  linkAt(item: Text, x: number, y: number): string;
}
export const markup: { there: Markup | null } = { there: null };

/** The width before a character, and the character at a width. */
export function widthBefore(m: FontMeasure, text: string, start: number, at: number): number {
  return at > start ? m.width(text, start, at) : 0;
}
export function characterAt(m: FontMeasure, text: string, start: number, end: number, x: number): number {
  let at = start;
  let before = 0;
  while (at < end) {
    const next = m.width(text, start, at + 1);
    if (x < (before + next) / 2) break;
    before = next;
    at++;
  }
  return at;
}
