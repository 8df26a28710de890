// `TextEdit`: several lines of text in a text area of the page. Follows
// https://doc.qt.io/qt-6/qml-qtquick-textedit.html. Formatted text is shown without its format.
import type { Context } from '../../runtime/engine/context.ts';
import { layoutText, lineHeightOf, type TextLayout } from '../../runtime/layout/text-metrics.ts';
import { defineType } from '../../runtime/object/object.ts';
import { Rect } from '../../runtime/object/value-types.ts';
import { parseMarkdown } from '../../runtime/text/markdown.ts';
import { parseRichText, richTextContent } from '../../runtime/text/rich-text.ts';
import { mightBeRichText } from '../../runtime/text/styled-text.ts';
import { Editor, LOOK } from './editor.ts';
import { EDITOR_ENUMS, EDITOR_METHODS, editorProperties } from './editor-properties.ts';
import type { KeyEvent } from './keys.ts';
import { characterAt, widthBefore } from './text-measures.ts';

export class TextEdit extends Editor {
  declare textFormat: number;
  declare textMargin: number;
  declare tabStopDistance: number;
  declare selectByKeyboard: boolean;

  $lines_: TextLayout | null = null;

  $makeInput(): HTMLTextAreaElement {
    const area = document.createElement('textarea');
    area.spellcheck = false;
    return area;
  }
  /** The text without its format. */
  override $assign(given: string): void {
    const format = this.textFormat;
    if (format === 1 || (format === 2 && mightBeRichText(given))) {
      this.$warn('Formatted text is shown as plain text');
      super.$assign(richTextContent(parseRichText(given)));
    } else if (format === 3) super.$assign(richTextContent(parseMarkdown(given)));
    else super.$assign(given.replace(/\r\n?/g, '\n'));
  }
  /** A new text puts the cursor at its beginning, unlike in TextInput. */
  override $end(): number {
    return 0;
  }
  override get $cursorFirst(): boolean {
    return true;
  }
  override $wide(width: number): number {
    return width;
  }
  /** The first text is told of when the document is there. */
  override $ready(): void {
    if (!this.$state.text) return;
    this.$emit('textChanged');
    super.$ready();
  }
  $layout(): { width: number; height: number; baseline: number } {
    const m = this.$measure;
    const margin = this.textMargin;
    const room = this.$widthSet ? this.$width - this.leftPadding - this.rightPadding - 2 * margin : undefined;
    const before = this.$lines_?.lineCount ?? 1;
    const layout = layoutText(
      this.$state.text,
      () => ({
        ascent: m.ascent,
        descent: m.descent,
        width: (text, start, end) =>
          end === text.length || text[end] === '\n'
            ? m.lineWidth(text, start, end)
            : m.width(text, start, end),
      }),
      { width: room, wrapMode: this.wrapMode },
    );
    this.$lines_ = layout;
    if (before !== layout.lineCount) this.$emit('lineCountChanged');
    return {
      width: (this.wrapMode ? layout.implicitWidth : layout.contentWidth) + 2 * margin,
      height: layout.contentHeight + 2 * margin,
      baseline: layout.baseline + margin,
    };
  }
  $lineOf(position: number): number {
    const { lines } = this.$lines_!;
    let at = lines.length - 1;
    while (at > 0 && lines[at]!.start > position) at--;
    return at;
  }
  positionToRectangle(position: number): Rect {
    const m = this.$measure;
    const layout = this.$lines_;
    const height = lineHeightOf(m);
    if (!layout) return new Rect(0, 0, 1, height);
    const at = Math.max(0, Math.min(position, this.$state.text.length));
    const index = this.$lineOf(at);
    const line = layout.lines[index]!;
    const x =
      this.$indent(line.width) +
      this.textMargin +
      widthBefore(m, this.$state.text, line.start, Math.min(at, line.end));
    return new Rect(x, this.$offset() + this.textMargin + index * height, 1, height);
  }
  positionAt(x: number, y: number): number {
    const m = this.$measure;
    const layout = this.$lines_;
    if (!layout) return 0;
    const row = Math.floor((y - this.$offset() - this.textMargin) / lineHeightOf(m));
    const line = layout.lines[Math.max(0, Math.min(layout.lines.length - 1, row))]!;
    return characterAt(
      m,
      this.$state.text,
      line.start,
      line.end,
      x - this.$indent(line.width) - this.textMargin,
    );
  }
  append(text: string): void {
    const { text: old } = this.$state;
    const next = old ? `${old}\n${text}` : text;
    this.$edit({ ...this.$state, text: next }, false);
  }
  getFormattedText(start: number, end: number): string {
    return this.getText(start, end);
  }
  linkAt(): string {
    return '';
  }
  $inputBox(): string {
    const margin = this.textMargin;
    const height = lineHeightOf(this.$measure);
    const wrap = this.wrapMode;
    return (
      `left:0;top:${this.$offset()}px;width:100%;height:${Math.max(height, this.$height - this.$offset())}px;line-height:${height}px;` +
      `padding:${margin}px ${this.rightPadding + margin}px 0 ${this.leftPadding + margin}px;` +
      `white-space:${wrap ? 'pre-wrap' : 'pre'};overflow-wrap:${wrap >= 3 ? 'anywhere' : 'normal'};` +
      `${wrap === 3 ? 'word-break:break-all;' : ''}tab-size:${this.tabStopDistance}px;`
    );
  }
  $keyPressed(event: KeyEvent): void {
    const { key, modifiers } = event;
    if (this.$commonKey(event)) return;
    const { cursor, anchor, text } = this.$state;
    if (key === 0x1000004 || key === 0x1000005) {
      if (!this.readOnly) this.$own(event);
    } else if (key === 0x1000001) {
      // Tab is a character of the text, as in Qt.
      if (this.readOnly || modifiers & 0x1e000000) return;
      event.accepted = true;
      this.$replace('\t');
    } else if (key === 0x1000003 || key === 0x1000007) {
      if (!this.readOnly && !this.$stepKey(event)) this.$own(event);
    } else if (key >= 0x1000010 && key <= 0x1000017) {
      // Where the cursor cannot go on, others may.
      const stuck =
        cursor === anchor &&
        ((cursor === 0 && (key === 0x1000012 || key === 0x1000013)) ||
          (cursor === text.length && (key === 0x1000014 || key === 0x1000015)));
      if (!stuck && (!this.readOnly || this.selectByKeyboard) && !this.$stepKey(event)) this.$own(event);
    }
  }
  override $focused(active: boolean): void {
    if (!active) {
      this.$pull();
      this.$emit('editingFinished');
    }
    super.$focused(active);
  }
}
const again = (item: TextEdit): void => {
  item.$resize();
  item.$tellCursor();
  item.$mark(LOOK);
};
defineType(TextEdit, {
  name: 'TextEdit',
  enums: {
    ...EDITOR_ENUMS,
    HAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4, AlignJustify: 8 },
    TextFormat: { PlainText: 0, RichText: 1, AutoText: 2, MarkdownText: 3 },
  },
  properties: {
    ...editorProperties<TextEdit>(),
    horizontalAlignment: {
      type: 'enum:HAlignment',
      value: 1,
      changed: again,
      reset: (item) => item.$set('horizontalAlignment', 1),
    },
    effectiveHorizontalAlignment: { type: 'int', readonly: true, get: (item) => item.horizontalAlignment },
    lineCount: { type: 'int', readonly: true, get: (item) => item.$lines_?.lineCount ?? 1 },
    paintedWidth: { type: 'real', readonly: true, notify: 'contentSizeChanged', get: (item) => item.$width_ },
    paintedHeight: {
      type: 'real',
      readonly: true,
      notify: 'contentSizeChanged',
      get: (item) => item.$height_,
    },
    textFormat: { type: 'enum:TextFormat' },
    selectByKeyboard: { type: 'bool', value: true },
    textMargin: { type: 'real', changed: again },
    tabStopDistance: { type: 'real', value: 80, changed: again },
    baseUrl: { type: 'url', get: (item) => (item.$c as Context | null)?.unit?.doc.url ?? '' },
    hoveredLink: { type: 'string', readonly: true, notify: 'linkHovered' },
  },
  signals: {
    linkActivated: { link: 'string' },
    linkHovered: { link: 'string' },
    editingFinished: {},
    contentSizeChanged: {},
  },
  methods: [...EDITOR_METHODS, 'append', 'getFormattedText', 'linkAt'],
  missing: ['textDocument'],
});
