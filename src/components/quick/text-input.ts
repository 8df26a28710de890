// `TextInput`: one line of text in an input of the page. Follows
// https://doc.qt.io/qt-6/qml-qtquick-textinput.html.
import { lineHeightOf } from '../../runtime/layout/text-metrics.ts';
import { defineType } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { Rect } from '../../runtime/object/value-types.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { InputMask } from '../../runtime/text/input-mask.ts';
import { ACCEPTABLE, INVALID, Validator } from '../../runtime/types/validators.ts';
import { Editor, LOOK } from './editor.ts';
import { EDITOR_ENUMS, EDITOR_METHODS, editorProperties } from './editor-properties.ts';
import { ITEM_SLOTS } from './item.ts';
import type { KeyEvent } from './keys.ts';
import { characterAt, widthBefore } from './text-measures.ts';

const NORMAL = 0;
const NO_ECHO = 1;
const ON_EDIT = 3;

export class TextInput extends Editor {
  declare maximumLength: number;
  declare validator: Validator | null;
  declare inputMask: string;
  declare readonly acceptableInput: boolean;
  declare echoMode: number;
  declare passwordCharacter: string;
  declare readonly displayText: string;

  $mask: InputMask | null = null;
  $fits = true;
  $watch: Link | null = null;

  $makeInput(): HTMLInputElement {
    const input = document.createElement('input');
    input.spellcheck = false;
    return input;
  }
  get $hidden(): boolean {
    const mode = this.echoMode;
    return mode !== NORMAL && !(mode === ON_EDIT && this.$v[ITEM_SLOTS.activeFocus]);
  }
  override get $display(): string {
    const { text } = this.$state;
    if (!this.$hidden) return text;
    return this.echoMode === NO_ECHO
      ? ''
      : (this.passwordCharacter || '\u25cf').slice(0, 1).repeat(text.length);
  }
  override $value(text: string): string {
    return this.$mask ? this.$mask.strip(text) : text;
  }

  /** How far a text fits: the validator's answer, or the mask's. */
  $judge(text: string): number {
    const { $mask: mask, validator } = this;
    const answer = validator && !validator.$dead ? validator.$validate(this.$value(text)) : ACCEPTABLE;
    return mask && !mask.accepts(text) ? Math.min(answer, 1) : answer;
  }
  override $admit(next: { text: string; cursor: number; anchor: number }): typeof next | null {
    let { text, cursor, anchor } = next;
    text = text.replace(/[\n\r\u2028\u2029]/g, ' ');
    const most = this.maximumLength;
    if (!this.$mask && text.length > most) {
      // Only what there is room for is taken in, where it was typed.
      const over = text.length - most;
      const room = Math.max(0, cursor - over);
      text = text.slice(0, room) + text.slice(cursor);
      cursor = anchor = Math.min(room, text.length);
    }
    if (this.$judge(text) === INVALID) return null;
    return { text, cursor, anchor };
  }
  override $assign(given: string): void {
    const text = this.$mask
      ? this.$mask.show(given)
      : given.replace(/[\n\r\u2028\u2029]/g, ' ').slice(0, this.maximumLength);
    super.$assign(text);
    this.$accepts();
  }
  override $end(text: string): number {
    const { $mask: mask } = this;
    if (!mask) return text.length;
    const blank = text.indexOf(mask.blank);
    return blank < 0 ? text.length : mask.next(blank);
  }
  override $typed(
    from: number,
    to: number,
    text: string,
  ): { text: string; cursor: number; anchor: number } | null {
    const { $mask: mask } = this;
    if (!mask) return super.$typed(from, to, text);
    // In a mask letters take the place of blanks, and leave one behind.
    let shown = this.$state.text;
    shown = shown.slice(0, from) + mask.clear(from, to - from) + shown.slice(to);
    const put = text ? mask.fill(from, text, shown) : '';
    shown = shown.slice(0, from) + put + shown.slice(from + put.length);
    const cursor = text ? mask.next(from + put.length) : from;
    return { text: shown, cursor, anchor: cursor };
  }
  override $snap(at: number, forward: boolean): number {
    const { $mask: mask } = this;
    return !mask ? at : forward ? mask.next(at) : mask.previous(at);
  }
  /** A mask tells of all that was tried, and that the text does not fit yet. */
  override $edit(next: { text: string; cursor: number; anchor: number }, user: boolean): boolean {
    const before = this.$state.text;
    if (this.$mask && this.$judge(next.text) !== ACCEPTABLE) {
      const fits = this.$fits;
      this.$fits = false;
      this.$emit('acceptableInputChanged');
      this.$fits = fits;
    }
    const done = super.$edit(next, user);
    if (done && this.$mask && before === this.$state.text) {
      this.$emit('textEdited');
      this.$emit('textChanged');
    }
    return done;
  }
  override insert(position: number, text: string): void {
    const next = this.$mask && this.$typed(position, position, text);
    if (next) this.$edit(next, false);
    else super.insert(position, text);
  }
  override remove(start: number, end: number): void {
    const next = this.$mask && this.$typed(Math.min(start, end), Math.max(start, end), '');
    if (next) this.$edit(next, false);
    else super.remove(start, end);
  }
  override clear(): void {
    const { $mask: mask } = this;
    if (mask) this.$wipe(mask.clear());
    else super.clear();
  }
  /** A hidden text has no words to be seen. */
  override $wordStep(at: number, forward: boolean): number {
    if (this.echoMode === NORMAL) return super.$wordStep(at, forward);
    return forward ? this.$state.text.length : 0;
  }
  /** A word is selected before it is erased. */
  override $erase(to: number, word: boolean): void {
    const { cursor } = this.$state;
    if (word) {
      this.$moveTo(to, cursor);
      this.$replace('');
      const last = this.$undo.at(-1);
      if (last) last.cursor = last.anchor = cursor;
    } else super.$erase(to, word);
  }
  override $textChanged(edited: boolean): void {
    if (edited) this.$emit('textEdited');
  }
  override $judged(): void {
    this.$accepts();
  }
  override $displayChanged(): void {
    this.$emit('displayTextChanged');
  }
  $accepts(): void {
    const fits = this.$judge(this.$state.text) === ACCEPTABLE;
    if (fits === this.$fits) return;
    this.$fits = fits;
    this.$emit('acceptableInputChanged');
  }

  $layout(): { width: number; height: number; baseline: number } {
    const m = this.$measure;
    const display = this.$display;
    return {
      width: m.lineWidth(display, 0, display.length),
      height: lineHeightOf(m),
      baseline: Math.round(m.ascent * 64) / 64,
    };
  }
  positionToRectangle(position: number): Rect {
    const m = this.$measure;
    const display = this.$display;
    const at = Math.max(0, Math.min(position, display.length));
    const x = this.$indent(this.$width_) + widthBefore(m, display, 0, at);
    return new Rect(x, this.$offset(), 1, lineHeightOf(m));
  }
  positionAt(x: number): number {
    const display = this.$display;
    return characterAt(
      this.$measure,
      display,
      0,
      display.length,
      x - this.$indent(this.$width_) + this.$scrolled,
    );
  }
  /** How far the input has scrolled to its caret. */
  get $scrolled(): number {
    return this.$input?.scrollLeft ?? 0;
  }
  $inputBox(): string {
    const height = lineHeightOf(this.$measure);
    const hidden = this.$hidden;
    return (
      `left:0;width:100%;top:${this.$offset()}px;height:${height}px;line-height:${height}px;` +
      `padding:0 ${this.rightPadding}px 0 ${this.leftPadding}px;${hidden && this.echoMode === NO_ECHO ? 'opacity:0;' : ''}`
    );
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    const input = this.$input as HTMLInputElement;
    if (first || dirty & LOOK) {
      const type = this.$hidden ? 'password' : 'text';
      if (input.type !== type) input.type = type;
      const hints = this.inputMethodHints;
      const mode =
        hints & 0x10000
          ? 'numeric'
          : hints & 0x20000
            ? 'decimal'
            : hints & 0x100000
              ? 'tel'
              : hints & 0x200000
                ? 'email'
                : hints & 0x400000
                  ? 'url'
                  : '';
      if (input.inputMode !== mode) input.inputMode = mode;
      if (hints & 4 && input.autocapitalize !== 'off') input.autocapitalize = 'off';
    }
    super.$paint(style, dirty, first);
  }

  $keyPressed(event: KeyEvent): void {
    const { key, modifiers } = event;
    if (key === 0x1000004 || key === 0x1000005) {
      this.$pull();
      if (this.$judge(this.$state.text) === ACCEPTABLE) {
        this.$emit('editingFinished');
        this.$emit('accepted');
      }
      event.accepted = false;
      return;
    }
    if (this.$commonKey(event)) return;
    const { cursor, anchor, text } = this.$state;
    // The ends of the line are others' to go beyond.
    if (key === 0x1000012 || key === 0x1000014) {
      const end = key === 0x1000012 ? 0 : text.length;
      if (cursor === anchor && cursor === end) return;
      if (!this.$stepKey(event)) this.$own(event);
    } else if (key === 0x1000010 || key === 0x1000011 || (modifiers & 0x14000000 && key < 0x1000016)) {
      if (key < 0x1000008 && this.readOnly) return;
      if (!this.$stepKey(event)) this.$own(event);
    } else if ((key === 0x1000003 || key === 0x1000007) && !this.readOnly && !this.$stepKey(event))
      this.$own(event);
  }
  override $focused(active: boolean): void {
    if (!active && !this.$dead && this.$judge(this.$state.text) === ACCEPTABLE) {
      this.$pull();
      this.$emit('editingFinished');
    }
    const before = this.$display;
    super.$focused(active);
    if (this.echoMode === ON_EDIT && before !== this.$display) {
      this.$resize();
      this.$displayChanged();
    }
  }
}

const echoed = (item: TextInput): void => {
  item.$resize();
  item.$emit('displayTextChanged');
  item.$tellCursor();
  item.$mark(LOOK);
};
// An input of the page has one line.
const { wrapMode: _, ...shared } = editorProperties<TextInput>();
defineType(TextInput, {
  name: 'TextInput',
  enums: {
    ...EDITOR_ENUMS,
    EchoMode: { Normal: 0, NoEcho: 1, Password: 2, PasswordEchoOnEdit: 3 },
    HAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4 },
    CursorPosition: { CursorBetweenCharacters: 0, CursorOnCharacter: 1 },
  },
  properties: {
    ...shared,
    horizontalAlignment: {
      type: 'enum:HAlignment',
      value: 1,
      changed(item) {
        item.$tellCursor();
        item.$mark(LOOK);
      },
      reset: (item) => item.$set('horizontalAlignment', 1),
    },
    effectiveHorizontalAlignment: { type: 'int', readonly: true, get: (item) => item.horizontalAlignment },
    maximumLength: {
      type: 'int',
      value: 32767,
      changed(item, most: number) {
        const { text } = item.$state;
        if (!item.$mask && text.length > most) item.$assign(text.slice(0, most));
      },
    },
    validator: {
      type: () => Validator as never,
      changed(item, validator: Validator | null) {
        if (item.$watch) disconnect(item.$watch);
        item.$watch = validator ? listen(validator, 'changed', () => item.$accepts()) : null;
        item.$accepts();
      },
      reset: (item) => item.$set('validator', null),
    },
    inputMask: {
      type: 'string',
      changed(item, mask: string) {
        const text = item.$value(item.$state.text);
        item.$mask = mask ? new InputMask(mask) : null;
        item.$assign(text);
      },
    },
    acceptableInput: { type: 'bool', readonly: true, get: (item) => item.$fits },
    echoMode: { type: 'enum:EchoMode', changed: echoed },
    passwordCharacter: { type: 'string', value: '\u25cf', changed: echoed },
    displayText: { type: 'string', readonly: true, get: (item) => item.$display },
    autoScroll: { type: 'bool', value: true },
  },
  signals: { accepted: {}, editingFinished: {}, textEdited: {}, contentSizeChanged: {} },
  methods: [...EDITOR_METHODS, 'ensureVisible'],
  missing: ['wrapMode', 'passwordMaskDelay'],
});
