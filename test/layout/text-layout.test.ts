import { describe, expect, it } from 'vitest';
import { elideText, layoutText, type TextMeasure } from '../../src/runtime/layout/text-metrics.ts';
import { compareWithQt } from '../qt/qt-values.ts';

// DejaVu Sans Mono as Qt measures it: the advance of a glyph, ascent and descent, by size.
function mono(size: number): TextMeasure {
  const advance = Math.floor(((size * 1233) / 2048) * 64) / 64;
  return {
    ascent: (size * 1901) / 2048,
    descent: (size * 483) / 2048,
    width(text, start, end) {
      let width = 0;
      for (const char of text.slice(start, end))
        width += char === '\u200b' || char === '\u00ad' ? 0 : advance;
      return width;
    },
  };
}

type Settings = Record<string, number>;
const round = (n: number) => Math.round(n * 1000) / 1000;

function layout(text: string, set: Settings = {}) {
  const padding = set.padding ?? 0;
  const [left, top] = [set.leftPadding ?? padding, set.topPadding ?? padding];
  const size = set.pixelSize ?? 10;
  const result = layoutText(text, mono, {
    width: set.width === undefined ? undefined : set.width - left - padding,
    height: set.height,
    wrapMode: set.wrapMode ?? 0,
    elide: set.elide ?? 3,
    maximumLineCount: set.maximumLineCount ?? 2 ** 31 - 1,
    lineHeight: set.lineHeight ?? 1,
    fixedLineHeight: set.lineHeightMode === 1,
    fit: set.fontSizeMode ?? 0,
    minimumSize: set.minimumPixelSize ?? 12,
    size,
  });
  return { result, left, top, padding };
}
function lay(text: string, set: Settings = {}): string {
  const { result: r, left, top, padding } = layout(text, set);
  return (
    `${round(r.implicitWidth + left + padding)}x${round(r.implicitHeight + top + padding)} ` +
    `content ${round(r.contentWidth)}x${round(r.contentHeight)} lines ${r.lineCount}${r.truncated ? ' truncated' : ''} baseline ${round(r.baseline + top)}`
  );
}
const lines = (text: string, set: Settings = {}) =>
  layout(text, set)
    .result.lines.map((l) => `${round(l.y)}:${round(l.width)}`)
    .join(' ');

const whole = 'Qt measures the line without its ellipsis when maximumLineCount cuts it';
compareWithQt(
  'text-layout',
  { lay, lines },
  {
    differs: {
      'lay("hello world foo", { width: 40, wrapMode: 1, maximumLineCount: 2, elide: 1 })': [
        '"90.234x24 content 36.094x24 lines 2 truncated baseline 9.281"',
        whole,
      ],
      'lay("hello world foo", { width: 40, wrapMode: 1, maximumLineCount: 2, elide: 1, height: 100 })': [
        '"90.234x24 content 36.094x24 lines 2 truncated baseline 9.281"',
        whole,
      ],
      'lay("hello world foo bar", { width: 40, wrapMode: 1, maximumLineCount: 1, elide: 1 })': [
        '"114.297x12 content 36.094x12 lines 1 truncated baseline 9.281"',
        whole,
      ],
      'lay("hello world foo bar", { width: 40, wrapMode: 4, maximumLineCount: 1, elide: 1 })': [
        '"114.297x12 content 36.094x12 lines 1 truncated baseline 9.281"',
        whole,
      ],
    },
  },
);

describe('elided text', () => {
  const elide = (mode: number, room: number) => elideText(mono(10), 'hello world', 0, 11, mode, room).text;
  it('has its ellipsis where it was asked for', () => {
    expect([elide(0, 40), elide(1, 40), elide(2, 40)]).toEqual(['…world', 'hello…', 'he…ld']);
  });
  it('is empty where there is no room for the ellipsis', () => {
    expect(elide(1, 5)).toBe('');
  });
  it('never cuts a character', () => {
    expect(elideText(mono(10), 'a👍🏽👍🏽', 0, 9, 1, 20).text).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])/,
    );
  });
});
