// How wide a text is: in one font, or in the several of a styled text.

import type { Engine } from '../../runtime/engine/engine.ts';
import type { TextMeasure } from '../../runtime/layout/text-metrics.ts';
import type { Font } from '../../runtime/object/value-types.ts';
import type { StyledText } from '../../runtime/text/styled-text.ts';
import { type FontMeasure, measureOf } from './text-font.ts';

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
/** A text in several styles. */
export class RunMeasure implements TextMeasure {
  readonly ascent: number;
  readonly descent: number;
  private readonly base: FontMeasure;
  private readonly text: string;
  private readonly runs: { start: number; end: number; measure: FontMeasure }[];
  constructor(engine: Engine, font: Font, px: number, base: FontMeasure, text: string, { runs }: StyledText) {
    this.base = base;
    this.text = text;
    this.ascent = base.ascent;
    this.descent = base.descent;
    this.runs = runs.map(({ start, end, bold, italic, family, monospace, scale }) => {
      const own = font.clone();
      if (bold) own.bold = true;
      if (italic) own.italic = true;
      if (monospace) own.family = 'monospace';
      if (family) own.family = family;
      return { start, end, measure: measureOf(engine, own, px * (scale ?? 1)) };
    });
  }
  width(text: string, start: number, end: number): number {
    if (text !== this.text) return this.base.width(text, start, end);
    let width = 0;
    let at = start;
    for (const run of this.runs) {
      if (run.end <= at || run.start >= end) continue;
      if (run.start > at) width += this.base.width(text, at, run.start);
      const to = Math.min(run.end, end);
      width += run.measure.width(text, Math.max(at, run.start), to);
      at = to;
    }
    return at < end ? width + this.base.width(text, at, end) : width;
  }
}

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
