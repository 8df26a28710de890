// `FontMetrics` and `TextMetrics`: how large a font and a text in it are. Follow
// https://doc.qt.io/qt-6/qml-qtquick-fontmetrics.html and https://doc.qt.io/qt-6/qml-qtquick-textmetrics.html.
// A page knows widths and the ink of texts, not the tables of a font: the mean and the greatest width of a character
// are those of the letters.
import { type Engine, engineOf } from '../../runtime/engine/engine.ts';
import { ElideMode, elideText } from '../../runtime/layout/text-metrics.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { type Font, Rect } from '../../runtime/object/value-types.ts';
import { cssFont, type FontMeasure, measureOf } from './text-font.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Of the size of a font: where a line is drawn below a text, and how thick. */
const UNDERLINE = 40 / 2048;
const LINE = 90 / 2048;
const unit = (value: number): number => Math.round(value * 64) / 64;

let drawing: CanvasRenderingContext2D | null = null;
/** The ink of a text around its origin: left, top, right, bottom, in whole pixels. */
function inkOf(text: string, font: Font): [number, number, number, number] {
  if (typeof document === 'undefined') return [0, 0, 0, 0];
  drawing ??= document.createElement('canvas').getContext('2d');
  if (!drawing) return [0, 0, 0, 0];
  drawing.font = cssFont(font);
  const {
    actualBoundingBoxLeft: left,
    actualBoundingBoxRight: right,
    actualBoundingBoxAscent: up,
    actualBoundingBoxDescent: down,
  } = drawing.measureText(text);
  return [Math.floor(-left), Math.floor(-up), Math.round(right), Math.ceil(down)];
}

abstract class Metrics extends QmlObject {
  declare font: Font;
  get $engine(): Engine {
    return engineOf(this);
  }
  get $font(): Font {
    return this.$v[this.$meta.properties.font!.slot] as Font;
  }
  get $measure(): FontMeasure {
    return measureOf(this.$engine, this.$font);
  }
  get $ascent(): number {
    return unit(this.$measure.ascent);
  }
  get $height(): number {
    return this.$ascent + unit(this.$measure.descent);
  }
  $advance(text: string): number {
    return this.$measure.width(text, 0, text.length);
  }
  $bounds(text: string): Rect {
    const [left, , right] = inkOf(text, this.$font);
    return new Rect(left, -this.$ascent, right - left, this.$height);
  }
  $tight(text: string): Rect {
    const [left, top, right, bottom] = inkOf(text, this.$font);
    return new Rect(left, top, right - left, bottom - top);
  }
  $elided(text: string, mode: number, width: number): string {
    if (mode === ElideMode.None || this.$advance(text) <= width) return text;
    return elideText(this.$measure, text, 0, text.length, mode, width).text;
  }
}

export class FontMetrics extends Metrics {
  advanceWidth(text: string): number {
    return this.$advance(String(text));
  }
  boundingRect(text: string): Rect {
    return this.$bounds(String(text));
  }
  tightBoundingRect(text: string): Rect {
    return this.$tight(String(text));
  }
  elidedText(text: string, mode: number, width: number): string {
    return this.$elided(String(text), mode, width);
  }
}
const measured = (get: (metrics: FontMetrics) => number) => ({
  type: 'real',
  readonly: true,
  notify: 'fontChanged',
  get,
});
const widths = (metrics: FontMetrics): number[] => [...LETTERS].map((letter) => metrics.$advance(letter));
const lineWidth = (metrics: FontMetrics): number => Math.max(1, Math.round(metrics.$font.px * LINE));
defineType(FontMetrics, {
  name: 'FontMetrics',
  properties: {
    font: { type: 'font', notify: 'fontChanged' },
    ascent: measured((metrics) => metrics.$ascent),
    descent: measured((metrics) => metrics.$height - metrics.$ascent),
    height: measured((metrics) => metrics.$height),
    leading: measured(() => 0),
    lineSpacing: measured((metrics) => metrics.$height),
    maximumCharacterWidth: measured((metrics) => Math.ceil(Math.max(...widths(metrics)))),
    averageCharacterWidth: measured(
      (metrics) => widths(metrics).reduce((sum, width) => sum + width, 0) / LETTERS.length,
    ),
    xHeight: measured((metrics) => -inkOf('x', metrics.$font)[1]),
    underlinePosition: measured((metrics) => metrics.$font.px * UNDERLINE),
    overlinePosition: measured((metrics) => metrics.$ascent + lineWidth(metrics)),
    strikeOutPosition: measured((metrics) => metrics.$ascent / 3),
    lineWidth: measured(lineWidth),
  },
  methods: ['advanceWidth', 'boundingRect', 'tightBoundingRect', 'elidedText'],
  missing: ['minimumLeftBearing', 'minimumRightBearing'],
});

export class TextMetrics extends Metrics {
  declare text: string;
  declare elide: number;
  declare elideWidth: number;
}
const again = (metrics: TextMetrics): void => metrics.$emit('metricsChanged');
const told = (type: string, get: (metrics: TextMetrics) => unknown) => ({
  type,
  readonly: true,
  notify: 'metricsChanged',
  get,
});
defineType(TextMetrics, {
  name: 'TextMetrics',
  signals: { metricsChanged: {} },
  properties: {
    font: { type: 'font', notify: 'fontChanged', changed: again },
    text: { type: 'string', changed: again },
    elide: { type: 'enum:QQuickText.TextElideMode', value: ElideMode.None, changed: again },
    elideWidth: { type: 'real', changed: again },
    renderType: { type: 'int' },
    advanceWidth: told('real', (metrics) => metrics.$advance(metrics.text)),
    boundingRect: told('rect', (metrics) => metrics.$bounds(metrics.text)),
    tightBoundingRect: told('rect', (metrics) => metrics.$tight(metrics.text)),
    width: told('real', (metrics) => metrics.$bounds(metrics.text).width),
    height: told('real', (metrics) => metrics.$height),
    elidedText: told('string', (metrics) => metrics.$elided(metrics.text, metrics.elide, metrics.elideWidth)),
  },
});
