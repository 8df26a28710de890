// `Text`: plain, styled and rich text. Follows https://doc.qt.io/qt-6/qml-qtquick-text.html. Lines and sizes
// are computed as Qt computes them (`layout/text-metrics.ts`); the page only draws them. Rich text and
// Markdown are laid out by the page and measured once.
// Always holds: what is drawn is text of the page; nothing in it becomes markup that is not on the lists of
// `runtime/text`.

import type { Context } from '../../runtime/engine/context.ts';
import type { Engine } from '../../runtime/engine/engine.ts';
import { layoutText, type TextLayout, type TextMeasure } from '../../runtime/layout/text-metrics.ts';
import { defineType } from '../../runtime/object/object.ts';
import { type Color, type Font, Size } from '../../runtime/object/value-types.ts';
import type { RichNode } from '../../runtime/text/rich-text.ts';
import type { StyledText } from '../../runtime/text/styled-text.ts';
import { Item } from './item.ts';
import { type Padded, paddingProperties } from './padding.ts';
import { Dirty } from './surface.ts';
import { capitalize, cssDecoration, cssFont, type FontMeasure, measureOf } from './text-font.ts';
import { InkMeasure, markup } from './text-measures.ts';

const LOOK = Dirty.OWN;
const CONTENT = Dirty.OWN * 2;

const PLAIN = 0;
const AUTO = 2;

const PLACING = ['line-height', 'text-align', 'padding'] as const;
type Placing = Partial<Record<(typeof PLACING)[number], string>>;
const LEFT: Placing = { 'text-align': 'left' };

export class Text extends Item implements Padded {
  declare text: string;
  declare font: Font;
  declare color: Color;
  declare linkColor: Color;
  declare style: number;
  declare styleColor: Color;
  declare horizontalAlignment: number;
  declare readonly effectiveHorizontalAlignment: number;
  declare verticalAlignment: number;
  declare wrapMode: number;
  declare maximumLineCount: number;
  declare textFormat: number;
  declare elide: number;
  declare lineHeight: number;
  declare lineHeightMode: number;
  declare baseUrl: string;
  declare minimumPixelSize: number;
  declare minimumPointSize: number;
  declare fontSizeMode: number;
  declare padding: number;
  declare topPadding: number;
  declare leftPadding: number;
  declare rightPadding: number;
  declare bottomPadding: number;
  declare readonly hoveredLink: string;

  $layout: TextLayout | null = null;
  $styled: StyledText | null = null;
  $rich: readonly RichNode[] | null = null;
  /** What is in the element before the children's: a text, or an element with the lines. */
  $node: Node | null = null;
  $busy = false;

  /** The text as it is laid out. */
  get $string(): string {
    const { $styled: styled } = this;
    const text = styled ? styled.text : (this.$v[TEXT] as string);
    return capitalize(text, this.$font.capitalization);
  }
  get $font(): Font {
    return this.$v[FONT] as Font;
  }

  /** Reads the text in its format. */
  $parse(): void {
    const format = this.$v[FORMAT] as number;
    this.$styled = this.$rich = null;
    if (format === PLAIN || (format === AUTO && !/<|&lt;/.test(this.$v[TEXT] as string))) return;
    // It is there already when the documents have markup, or ask for text that may be some.
    if (markup.there) markup.there.parse(this, format);
    else
      void import('./markup.ts').then(({ install }) => {
        install();
        if (this.$dead) return;
        this.$parse();
        this.$update();
      });
  }

  /** Lays it out and tells what changed by it. */
  $update(): void {
    if (!this.$complete_ || this.$busy) return;
    const engine = this.$engine;
    const old = this.$layout;
    this.$busy = true;
    try {
      const left = this.leftPadding;
      const top = this.topPadding;
      const across = left + this.rightPadding;
      const down = top + this.bottomPadding;
      const lay = (): TextLayout => {
        const width = this.$widthSet ? Math.max(0, this.$width - across) : undefined;
        const height = this.$heightSet ? Math.max(0, this.$height - down) : undefined;
        return this.$rich ? markup.there!.lay(this, width) : this.$layLines(engine, width, height);
      };
      const layout = lay();
      this.$layout = layout;
      const baseline = layout.baseline + top;
      this.$setImplicitSize(layout.implicitWidth + across, layout.implicitHeight + down);
      // Bindings on the implicit size may have changed the width by now.
      this.$layout = this.$busyAgain ? lay() : layout;
      this.$busyAgain = false;
      if (this.$v[BASELINE] !== baseline) this.$set('baselineOffset', baseline);
    } finally {
      this.$busy = false;
    }
    this.$mark(CONTENT);
    const now = this.$layout!;
    if ((old?.lineCount ?? 1) !== now.lineCount) this.$emit('lineCountChanged');
    if ((old?.truncated ?? false) !== now.truncated) this.$emit('truncatedChanged');
    const wide = (old?.contentWidth ?? 0) !== now.contentWidth;
    const high = (old?.contentHeight ?? 0) !== now.contentHeight;
    if (wide || high) this.$emit('contentSizeChanged');
    if (wide) this.$emit('contentWidthChanged', now.contentWidth);
    if (high) this.$emit('contentHeightChanged', now.contentHeight);
  }
  $busyAgain = false;

  $layLines(engine: Engine, width: number | undefined, height: number | undefined): TextLayout {
    const font = this.$font;
    const text = this.$string;
    const styled = this.$styled;
    const values = this.$v;
    const lineHeight = values[LINE_HEIGHT] as number;
    const fixed = values[LINE_MODE] === 1;
    const at = (size: number): TextMeasure => {
      const px = size || font.px;
      const base = measureOf(engine, font, px);
      return styled?.runs.length
        ? markup.there!.measure(engine, font, px, base, text, styled)
        : new InkMeasure(base, text);
    };
    const fit = values[FIT] as number;
    const layout = layoutText(text, at, {
      width,
      height,
      wrapMode: values[WRAP] as number,
      elide: values[ELIDE] as number,
      maximumLineCount: values[MAX_LINES] as number,
      lineHeight,
      fixedLineHeight: fixed,
      horizontalAlignment: values[HALIGN] as number,
      verticalAlignment: values[VALIGN] as number,
      ...(fit
        ? {
            fit,
            size: Math.trunc(font.px),
            minimumSize:
              values[MIN_POINTS] !== 12
                ? Math.round(((values[MIN_POINTS] as number) * 96) / 72)
                : (values[MIN_PIXELS] as number),
          }
        : {}),
    });
    if (styled?.runs.some(({ scale }) => scale !== undefined))
      markup.there!.grow(this, layout, styled, height);
    return layout;
  }
  override $complete(): void {
    super.$complete();
    this.$parse();
    this.$update();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (!sized || !this.$complete_) return;
    if (this.$busy) {
      this.$busyAgain = true;
      return;
    }
    const values = this.$v;
    if (
      (oldWidth !== this.$width &&
        (values[WRAP] || values[ELIDE] !== 3 || values[HALIGN] !== 1 || values[FIT])) ||
      (oldHeight !== this.$height && (values[VALIGN] !== 32 || values[ELIDE] === 1 || values[FIT]))
    )
      this.$update();
  }

  linkAt(x: number, y: number): string {
    return markup.there?.linkAt(this, x, y) ?? '';
  }
  forceLayout(): void {
    this.$update();
  }
  doLayout(): void {
    this.$update();
  }

  // --- the DOM -----------------------------------------------------------------------------------------------

  $look(): string {
    const values = this.$v;
    const font = this.$font;
    const size = this.$layout && values[FIT] ? this.$layout.size : font.px;
    let css = `font:${cssFont(font, size)};color:${(values[COLOR] as Color).css()};white-space:pre;${cssDecoration(font)}`;
    const style = values[STYLE] as number;
    if (style) {
      const color = (values[STYLE_COLOR] as Color).css();
      const shadows =
        style === 1 ? ['1px 0', '-1px 0', '0 1px', '0 -1px'] : [style === 2 ? '0 1px' : '0 -1px'];
      css += `text-shadow:${shadows.map((at) => `${at} 0 ${color}`).join()};`;
    }
    return css;
  }
  override $firstStyle(): string {
    const layout = this.$layout;
    let css = this.$look();
    if (layout) {
      css += 'box-sizing:border-box;';
      const placing = this.$simple(layout) === null ? LEFT : this.$placing(layout);
      for (const name of PLACING) if (placing[name]) css += `${name}:${placing[name]};`;
    }
    return css;
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && dirty & LOOK) {
      const own: Record<string, string> = {
        'text-shadow': '',
        'text-decoration': '',
        'letter-spacing': '',
        'word-spacing': '',
        'font-variant': '',
        'font-kerning': '',
      };
      for (const part of this.$look().split(';')) {
        const colon = part.indexOf(':');
        if (colon > 0) own[part.slice(0, colon)] = part.slice(colon + 1);
      }
      // `font` takes back what belongs to it: first.
      style.font = own.font!;
      delete own.font;
      for (const name of Object.keys(own)) style.setProperty(name, own[name]!);
    }
    if (first) this.$node = null;
    if (first || dirty & (CONTENT | LOOK)) this.$write(style, first);
  }
  /** `first`: the style is written already. */
  $write(style: CSSStyleDeclaration, first: boolean): void {
    const layout = this.$layout;
    if (!layout) return;
    const simple = this.$simple(layout);
    if (!first) {
      const placing = simple === null ? LEFT : this.$placing(layout);
      for (const name of PLACING) style.setProperty(name, placing[name] ?? '');
      style.boxSizing = 'border-box';
    }
    const { $node: old } = this;
    if (simple === null) this.$put(this.$rich ? markup.there!.body(this) : this.$linesBody(layout));
    else if (!(old instanceof globalThis.Text)) this.$put(document.createTextNode(simple));
    else if (old.data !== simple) old.data = simple;
  }
  /** How the page comes to put the lines where they are laid out. */
  $placing({ lines, size }: TextLayout): Placing {
    const { height, y } = lines[0]!;
    const m = measureOf(this.$engine, this.$font, size || this.$font.px);
    const top = this.topPadding + y + shift(m, height);
    const left = this.leftPadding;
    const right = this.rightPadding;
    return {
      'line-height': `${height}px`,
      'text-align': ['', 'left', 'right', '', 'center'][this.$v[HALIGN] as number] || 'left',
      padding: top > 0 || left > 0 || right > 0 ? `${Math.max(0, top)}px ${right}px 0 ${left}px` : '',
    };
  }
  $put(node: Node): void {
    const element = this.$element!;
    if (this.$node) this.$node.parentNode?.replaceChild(node, this.$node);
    else element.prepend(node);
    this.$node = node;
  }
  /** The text when the page can place all of its lines by alignment alone. */
  $simple(layout: TextLayout): string | null {
    if (this.$rich || this.$styled?.runs.length || this.$styled?.images.length || this.$v[HALIGN] === 8)
      return null;
    const { lines } = layout;
    if (this.topPadding + lines[0]!.y < 0) return null;
    const aligned = this.$v[HALIGN] !== 1;
    if (aligned) {
      const room = this.$width - this.leftPadding - this.rightPadding;
      for (const { width } of lines) if (width > room + 0.5) return null;
    }
    return lines.length === 1 ? lines[0]!.text : lines.map(({ text }) => text).join('\n');
  }
  /** Each line where it belongs. */
  $linesBody(layout: TextLayout): HTMLElement {
    const body = document.createElement('span');
    const engine = this.$engine;
    const font = this.$font;
    const left = this.leftPadding;
    const top = this.topPadding;
    layout.lines.forEach((line, index) => {
      const span = document.createElement('span');
      const m = measureOf(engine, font, layout.size || font.px);
      const y = top + line.y + shift(m, line.height);
      span.style.cssText = `position:absolute;white-space:pre;left:${left + line.x}px;top:${y}px;line-height:${line.height}px;`;
      const next = layout.lines[index + 1];
      if (this.$v[HALIGN] === 8 && next && !/[\n\u2028]/.test(this.$string[next.start - 1] ?? ''))
        span.style.cssText += `width:${this.$width - left - this.rightPadding}px;text-align-last:justify;white-space:normal;`;
      if (this.$styled?.runs.length) span.append(...markup.there!.pieces(this, line));
      else span.append(line.text);
      if (next) span.append('\n');
      body.append(span);
    });
    return body;
  }
}

/** What a line's box must move so that its baseline lies where Qt has it: on a whole pixel. */
function shift(m: FontMeasure, height: number): number {
  const ascent = Math.round(m.ascent);
  const box = ascent + Math.round(m.descent);
  return Math.round(m.ascent) - (Math.floor((height - box) / 2) + ascent);
}

const again = (item: Text): void => item.$update();
const look = (item: Text): void => item.$mark(LOOK);
const both = (item: Text): void => {
  item.$mark(LOOK);
  item.$update();
};
const size = (name: 'contentWidth' | 'contentHeight') => ({
  type: 'real',
  readonly: true,
  get: (item: Text) => item.$layout?.[name] ?? 0,
});

defineType(Text, {
  name: 'Text',
  enums: {
    HAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4, AlignJustify: 8 },
    VAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
    TextStyle: { Normal: 0, Outline: 1, Raised: 2, Sunken: 3 },
    TextFormat: { PlainText: 0, RichText: 1, MarkdownText: 3, AutoText: 2, StyledText: 4 },
    TextElideMode: { ElideLeft: 0, ElideRight: 1, ElideMiddle: 2, ElideNone: 3 },
    WrapMode: { NoWrap: 0, WordWrap: 1, WrapAnywhere: 3, WrapAtWordBoundaryOrAnywhere: 4, Wrap: 4 },
    RenderType: { QtRendering: 0, NativeRendering: 1 },
    RenderTypeQuality: {
      DefaultRenderTypeQuality: -1,
      LowRenderTypeQuality: 26,
      NormalRenderTypeQuality: 52,
      HighRenderTypeQuality: 104,
      VeryHighRenderTypeQuality: 208,
    },
    LineHeightMode: { ProportionalHeight: 0, FixedHeight: 1 },
    FontSizeMode: { FixedSize: 0, HorizontalFit: 1, VerticalFit: 2, Fit: 3 },
  },
  properties: {
    text: {
      type: 'string',
      changed(item) {
        if (!item.$complete_) return;
        item.$parse();
        item.$update();
      },
    },
    font: { type: 'font', changed: both },
    color: { type: 'color', value: 'black', changed: look },
    linkColor: { type: 'color', value: 'blue', changed: (item) => item.$mark(CONTENT) },
    style: { type: 'enum:TextStyle', changed: look },
    styleColor: { type: 'color', value: 'black', changed: look },
    horizontalAlignment: {
      type: 'enum:HAlignment',
      value: 1,
      changed: again,
      reset: (item) => item.$set('horizontalAlignment', 1),
    },
    effectiveHorizontalAlignment: {
      type: 'int',
      readonly: true,
      notify: 'effectiveHorizontalAlignmentChanged',
      get: (item) => item.$v[HALIGN],
    },
    verticalAlignment: { type: 'enum:VAlignment', value: 32, changed: again },
    wrapMode: { type: 'enum:WrapMode', changed: again },
    lineCount: { type: 'int', readonly: true, get: (item) => item.$layout?.lineCount ?? 1 },
    truncated: { type: 'bool', readonly: true, get: (item) => item.$layout?.truncated ?? false },
    maximumLineCount: {
      type: 'int',
      value: 2147483647,
      changed: again,
      reset: (item) => item.$set('maximumLineCount', 2147483647),
    },
    textFormat: {
      type: 'enum:TextFormat',
      value: 2,
      changed(item) {
        item.$parse();
        item.$update();
      },
    },
    elide: { type: 'enum:TextElideMode', value: 3, notify: 'elideModeChanged', changed: again },
    contentWidth: size('contentWidth'),
    contentHeight: size('contentHeight'),
    paintedWidth: { ...size('contentWidth'), notify: 'contentSizeChanged' },
    paintedHeight: { ...size('contentHeight'), notify: 'contentSizeChanged' },
    lineHeight: {
      type: 'real',
      value: 1,
      set(item, height: number) {
        if (item.$v[LINE_HEIGHT] === height || height < 0) return;
        item.$v[LINE_HEIGHT] = height;
        item.$update();
        item.$emit('lineHeightChanged', height);
      },
    },
    lineHeightMode: { type: 'enum:LineHeightMode', changed: again },
    baseUrl: {
      type: 'url',
      get: (item) => item.$v[BASE] || ((item.$c as Context | null)?.unit?.doc.url ?? ''),
      set(item, url: string) {
        if (item.$v[BASE] === url) return;
        item.$v[BASE] = url;
        item.$update();
        item.$emit('baseUrlChanged');
      },
      reset: (item) => item.$set('baseUrl', ''),
    },
    $base: 'string',
    minimumPixelSize: { type: 'int', value: 12, changed: again },
    minimumPointSize: { type: 'int', value: 12, changed: again },
    fontSizeMode: { type: 'enum:FontSizeMode', changed: both },
    renderType: 'enum:RenderType',
    renderTypeQuality: { type: 'int', value: -1 },
    hoveredLink: { type: 'string', readonly: true, notify: 'linkHovered' },
    fontInfo: {
      type: 'var',
      readonly: true,
      get(item) {
        const { family, styleName, bold, weight, italic, px } = item.$font;
        return {
          family,
          styleName,
          bold,
          weight,
          italic,
          pointSize: (px * 72) / 96,
          pixelSize: Math.round(px),
        };
      },
    },
    advance: {
      type: 'size',
      readonly: true,
      notify: 'contentSizeChanged',
      get: (item) => new Size(item.$layout?.contentWidth ?? 0, 0),
    },
    ...paddingProperties<Text>(again),
  },
  signals: { linkActivated: { link: 'string' }, linkHovered: { link: 'string' }, contentSizeChanged: {} },
  methods: ['linkAt', 'forceLayout', 'doLayout'],
  missing: ['lineLaidOut'],
});
const slot = (name: string): number => Text.meta.properties[name]!.slot;
const TEXT = slot('text');
const FONT = slot('font');
const COLOR = slot('color');
const STYLE = slot('style');
const STYLE_COLOR = slot('styleColor');
const HALIGN = slot('horizontalAlignment');
const VALIGN = slot('verticalAlignment');
const WRAP = slot('wrapMode');
const MAX_LINES = slot('maximumLineCount');
const FORMAT = slot('textFormat');
const ELIDE = slot('elide');
const LINE_HEIGHT = slot('lineHeight');
const LINE_MODE = slot('lineHeightMode');
const BASE = slot('$base');
const MIN_PIXELS = slot('minimumPixelSize');
const MIN_POINTS = slot('minimumPointSize');
const FIT = slot('fontSizeMode');
const BASELINE = slot('baselineOffset');
