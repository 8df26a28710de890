// Fonts: from QML's font value to CSS, and to the advance widths by which Qt lays a text out.
// Always holds: a width is the sum of advances, each rounded down to 1/64 px, and of kernings, each rounded
// to 1/64 px; what is measured once is remembered for the font.
import type { Engine } from '../../runtime/engine/engine.ts';
import type { TextMeasure } from '../../runtime/layout/text-metrics.ts';
import type { Font } from '../../runtime/object/value-types.ts';

const GENERIC: Record<string, string> = {
  // Qt's fonts where it has no others, and what comes closest to them.
  'sans serif': '"DejaVu Sans",Verdana,sans-serif',
  'sans-serif': '"DejaVu Sans",Verdana,sans-serif',
  serif: '"DejaVu Serif",serif',
  monospace: '"DejaVu Sans Mono",monospace',
  fixed: '"DejaVu Sans Mono",monospace',
  cursive: 'cursive',
  fantasy: 'fantasy',
};
const families = new Map<string, string>();
export function cssFamily(family: string): string {
  let css = families.get(family);
  if (css === undefined) {
    css = GENERIC[family.toLowerCase()] ?? `"${family.replace(/["\\\n]/g, '')}",sans-serif`;
    if (families.size > 99) families.clear();
    families.set(family, css);
  }
  return css;
}
export const cssFont = (font: Font, px = font.px): string =>
  `${font.italic ? 'italic ' : ''}${font.weight === 400 ? '' : `${font.weight} `}${px}px ${cssFamily(font.family)}`;

/** What CSS has besides `font`. */
export function cssDecoration(font: Font): string {
  const { letterSpacing, wordSpacing, capitalization } = font;
  const lines = [
    font.underline && 'underline',
    font.overline && 'overline',
    font.strikeout && 'line-through',
  ];
  const line = lines.filter(Boolean).join(' ');
  return (
    (line ? `text-decoration:${line};` : '') +
    (letterSpacing ? `letter-spacing:${letterSpacing}px;` : '') +
    (wordSpacing ? `word-spacing:${wordSpacing}px;` : '') +
    (capitalization === 3 ? 'font-variant:small-caps;' : '') +
    (font.kerning ? '' : 'font-kerning:none;')
  );
}

/** The text as `font.capitalization` shows it. */
export function capitalize(text: string, how: number): string {
  if (how === 1) return text.toUpperCase();
  if (how === 2) return text.toLowerCase();
  return how === 4
    ? text.replace(/(^|\s)(\p{L})/gu, (_, space, letter) => space + letter.toUpperCase())
    : text;
}

/** From here on letters join, combine or take two units: then the whole is measured. */
const SIMPLE = 0x300;
const LARGE = 2048;

export class FontMeasure implements TextMeasure {
  readonly ascent: number;
  readonly descent: number;
  private readonly engine: Engine;
  private readonly css: string;
  private readonly px: number;
  private readonly family: string;
  private readonly weight: number;
  private readonly italic: boolean;
  private readonly letter: number;
  private readonly word: number;
  private readonly kerning: boolean;
  private readonly letters = new Map<number, number>();
  private readonly advances = new Map<number, number>();
  private readonly kerns = new Map<number, number>();
  private readonly overhangs = new Map<number, number>();
  constructor(engine: Engine, css: string, px: number, font: Font) {
    this.engine = engine;
    this.css = css;
    this.px = px;
    this.family = font.family;
    this.weight = font.weight;
    this.italic = font.italic;
    this.letter = font.letterSpacing;
    this.word = font.wordSpacing;
    this.kerning = font.kerning;
    // Browsers give whole pixels: those of a large size are exact enough.
    const large = engine.host.measureText?.('', cssFont(font, LARGE));
    this.ascent = ((large?.ascent ?? 1901) * px) / LARGE;
    this.descent = ((large?.descent ?? 483) * px) / LARGE;
  }
  /** Whether it measures this font at this size. */
  fits(engine: Engine, font: Font, px: number): boolean {
    return (
      this.engine === engine &&
      this.px === px &&
      this.family === font.family &&
      this.weight === font.weight &&
      this.italic === font.italic &&
      this.letter === font.letterSpacing &&
      this.word === font.wordSpacing &&
      this.kerning === font.kerning
    );
  }
  private measure(text: string): number {
    return this.engine.host.measureText?.(text, this.css).width ?? text.length * 7;
  }
  private letterWidth(code: number): number {
    let width = this.letters.get(code);
    if (width === undefined) this.letters.set(code, (width = this.measure(String.fromCharCode(code))));
    return width;
  }
  private advance(code: number): number {
    let advance = this.advances.get(code);
    if (advance === undefined)
      this.advances.set(code, (advance = Math.floor(this.letterWidth(code) * 64) / 64));
    return advance;
  }
  private kern(first: number, second: number): number {
    const key = first * SIMPLE + second;
    let kern = this.kerns.get(key);
    if (kern === undefined) {
      const both = this.measure(String.fromCharCode(first, second));
      kern = Math.round((both - this.letterWidth(first) - this.letterWidth(second)) * 64) / 64;
      this.kerns.set(key, kern);
    }
    return kern;
  }
  /** How far the ink of the last letter goes beyond its advance. */
  private overhang(code: number): number {
    let over = this.overhangs.get(code);
    if (over === undefined) {
      const right = this.engine.host.measureText?.(String.fromCharCode(code), this.css).right ?? 0;
      over = Math.max(0, Math.round((right - Math.round(this.advance(code))) * 64) / 64);
      this.overhangs.set(code, over);
    }
    return over;
  }
  width(text: string, start: number, end: number): number {
    let width = 0;
    let before = 0;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code >= SIMPLE && !(code > 0x200f && code < 0x2028)) {
        const whole = text.slice(start, end);
        return Math.floor((this.measure(whole) + this.letter * whole.length) * 64) / 64;
      }
      width += this.advance(code) + this.letter;
      if (code === 32) width += this.word;
      if (before && this.kerning && code < SIMPLE) width += this.kern(before, code);
      before = code < SIMPLE ? code : 0;
    }
    return width;
  }
  /** The same with the ink of the last letter: how wide a line is. */
  lineWidth(text: string, start: number, end: number): number {
    if (end <= start) return 0;
    const code = text.charCodeAt(end - 1);
    return this.width(text, start, end) + (code < SIMPLE ? this.overhang(code) : 0);
  }
}

const measures = new WeakMap<Engine, Map<string, FontMeasure>>();
/** What was asked for last: most texts follow one of the same font. */
let latest: WeakRef<FontMeasure> | null = null;
/** The measure of a font at a size; one for each look. */
export function measureOf(engine: Engine, font: Font, px = font.px): FontMeasure {
  const known = latest?.deref();
  if (known?.fits(engine, font, px)) return known;
  let all = measures.get(engine);
  if (!all) measures.set(engine, (all = new Map()));
  const css = cssFont(font, px);
  const key = `${css}/${font.letterSpacing}/${font.wordSpacing}/${font.kerning}`;
  let measure = all.get(key);
  if (!measure) {
    if (all.size > 500) all.clear();
    all.set(key, (measure = new FontMeasure(engine, css, px, font)));
  }
  latest = new WeakRef(measure);
  return measure;
}
