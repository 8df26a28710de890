// Texts with markup in them: styled text, whose lines are laid out as those of plain text are, and rich text and Markdown,
// which the page lays out. A part that comes when a document has markup in it, or may be sent some.
import type { Engine } from '../../runtime/engine/engine.ts';
import {
  lineHeightOf,
  type TextLayout,
  type TextLine,
  type TextMeasure,
} from '../../runtime/layout/text-metrics.ts';
import { type Font, parseColor } from '../../runtime/object/value-types.ts';
import { parseMarkdown } from '../../runtime/text/markdown.ts';
import { parseRichText } from '../../runtime/text/rich-text.ts';
import {
  mightBeRichText,
  parseStyledText,
  type StyledText,
  type TextStyle,
} from '../../runtime/text/styled-text.ts';
import type { Text } from './text.ts';
import { cssFamily, type FontMeasure, measureOf } from './text-font.ts';
import { linkUnder, makeLink } from './text-links.ts';
import { type Markup, markup } from './text-measures.ts';
import { measureRich, richBody } from './text-rich.ts';

const RICH = 1;
const AUTO = 2;
const MARKDOWN = 3;

/** A text in several styles. */
class RunMeasure implements TextMeasure {
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

/** A part of a line in its style. */
function runElement(item: Text, text: string, style: TextStyle): HTMLElement {
  const element = document.createElement(style.href ? 'a' : 'span');
  let css = '';
  if (style.bold) css += 'font-weight:bold;';
  if (style.italic) css += 'font-style:italic;';
  const lines = [style.underline && 'underline', style.strikeout && 'line-through'].filter(Boolean).join(' ');
  if (lines) css += `text-decoration:${lines};`;
  if (style.monospace) css += 'font-family:monospace;';
  if (style.family) css += `font-family:${cssFamily(style.family)};`;
  if (style.scale) css += `font-size:${item.$font.px * style.scale}px;`;
  const color = style.color ? parseColor(style.color) : style.href ? item.linkColor : null;
  if (color) css += `color:${color.css()};`;
  element.style.cssText = css;
  element.textContent = text;
  if (style.href) makeLink(item, element as HTMLAnchorElement, style.href);
  return element;
}

const there: Markup = {
  parse(item, format) {
    const { text } = item;
    if (format === RICH) item.$rich = parseRichText(text);
    else if (format === MARKDOWN) item.$rich = parseMarkdown(text);
    else if (format !== AUTO || mightBeRichText(text) || /^[^<\n]*&lt;/.test(text))
      item.$styled = parseStyledText(text);
  },
  measure: (...given) => new RunMeasure(...given),
  grow(item: Text, layout: TextLayout, styled: StyledText, height: number | undefined): void {
    const engine = item.$engine;
    const font = item.$font;
    let y = 0;
    const factor = item.lineHeightMode === 1 ? 0 : item.lineHeight;
    layout.lines.forEach((line, index) => {
      let high = 0;
      let ascent = 0;
      let covered = line.start;
      const take = (px: number): void => {
        const m = measureOf(engine, font, px);
        high = Math.max(high, lineHeightOf(m));
        ascent = Math.max(ascent, m.ascent);
      };
      for (const { start, end, scale } of styled.runs) {
        if (end <= line.start || start >= line.end) continue;
        if (start > covered) take(font.px);
        take(font.px * (scale ?? 1));
        covered = Math.max(covered, end);
      }
      if (covered < line.end || high === 0) take(font.px);
      line.y = y;
      line.height = factor ? high * factor : line.height;
      y += line.height;
      if (index === 0) layout.baseline = Math.round(ascent * 64) / 64;
    });
    layout.implicitHeight = layout.contentHeight = y;
    const align = item.verticalAlignment;
    const free = height === undefined ? 0 : align === 64 ? height - y : align === 128 ? (height - y) / 2 : 0;
    for (const line of layout.lines) line.y += free;
    layout.baseline += free;
  },
  lay(item: Text, width: number | undefined): TextLayout {
    const font = item.$font;
    const m = measureOf(item.$engine, font);
    const wrap = item.wrapMode;
    const natural = measureRich(item, null);
    const content = wrap && width !== undefined ? measureRich(item, width) : natural;
    return {
      lines: [],
      implicitWidth: natural[0],
      implicitHeight: content[1],
      contentWidth: content[0],
      contentHeight: content[1],
      baseline: Math.round(m.ascent * 64) / 64,
      lineCount: 1,
      truncated: false,
      size: font.px,
    };
  },
  body: richBody,
  pieces(item: Text, line: TextLine): (string | Node)[] {
    const { runs } = item.$styled!;
    const pieces: (string | Node)[] = [];
    const whole = item.$string;
    const take = (from: number, to: number): void => {
      let at = from;
      for (const run of runs) {
        if (run.end <= at || run.start >= to) continue;
        if (run.start > at) pieces.push(whole.slice(at, run.start));
        const end = Math.min(run.end, to);
        pieces.push(runElement(item, whole.slice(Math.max(at, run.start), end), run));
        at = end;
      }
      if (at < to) pieces.push(whole.slice(at, to));
    };
    const { elided, start, end } = line;
    if (!elided) take(start, end);
    else {
      take(start, start + elided.head);
      pieces.push('\u2026');
      take(end - elided.tail, end);
    }
    return pieces;
  },
  linkAt: linkUnder,
};

export function install(): void {
  markup.there = there;
}
