// What `TextInput` and `TextEdit` have in common: a text with a cursor, a selection and a history, over an
// input of the page. The item's text is the truth: what the user does to the input is read as a change of
// it, what documents do is written to the input.
// Always holds: signals come in Qt's order (edited, text, size, display, selection, undo, cursor).
import type { Component } from '../../runtime/engine/component.ts';
import type { Color, Font, Rect } from '../../runtime/object/value-types.ts';
import { outside, transact } from '../../runtime/reactive/graph.ts';
import './keys.ts';
import { focusHooks, ITEM_SLOTS, Item } from './item.ts';
import type { KeyEvent } from './keys.ts';
import type { Padded } from './padding.ts';
import type { Pointer } from './pointer-scene.ts';
import { Dirty, onMount } from './surface.ts';
import { cssDecoration, cssFont, type FontMeasure, measureOf } from './text-font.ts';

export const LOOK = Dirty.OWN;
export const CONTENT = Dirty.OWN * 2;

interface State {
  text: string;
  cursor: number;
  anchor: number;
}

/** Ends a word for the keyboard, as white space does, but is a stop itself. */
const SEPARATOR = /[.,?!@#$:;\-<>[\](){}=/+%&^*'"`~|\\]/;
/** Texts in which one step is one code unit, and left is before. */
const PLAIN = /^[\n\t -~\u00a0-\u02ff]*$/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
/** Where other keys go word by word. A server that renders pages has no `navigator`. */
const APPLE = /^(Mac|iP)/.test(globalThis.navigator?.platform ?? '');

/** What was copied last, for pages that may not read the clipboard. */
export const copied = { text: '' };

export abstract class Editor extends Item implements Padded {
  declare text: string;
  declare font: Font;
  declare color: Color;
  declare selectionColor: Color;
  declare selectedTextColor: Color;
  declare horizontalAlignment: number;
  declare verticalAlignment: number;
  declare wrapMode: number;
  declare readOnly: boolean;
  declare cursorVisible: boolean;
  declare cursorPosition: number;
  declare readonly cursorRectangle: Rect;
  declare cursorDelegate: Component | null;
  declare readonly selectionStart: number;
  declare readonly selectionEnd: number;
  declare readonly selectedText: string;
  declare readonly canUndo: boolean;
  declare readonly canRedo: boolean;
  declare readonly canPaste: boolean;
  declare selectByMouse: boolean;
  declare persistentSelection: boolean;
  declare activeFocusOnPress: boolean;
  declare overwriteMode: boolean;
  declare mouseSelectionMode: number;
  declare inputMethodHints: number;
  declare padding: number;
  declare topPadding: number;
  declare leftPadding: number;
  declare rightPadding: number;
  declare bottomPadding: number;

  $state: State = { text: '', cursor: 0, anchor: 0 };
  $undo: State[] = [];
  $redo: State[] = [];
  /** Letters typed one after another are one step back. */
  $typing: 0 | 1 | 2 = 0;
  $input: HTMLInputElement | HTMLTextAreaElement | null = null;
  $preedit = '';
  $width_ = 0;
  $height_ = 0;
  $rectangle = '';
  $caret: Item | null = null;
  $changing = false;

  get $pointer(): true {
    return true;
  }
  /** What lies below gets no press. */
  get $claims(): boolean {
    return true;
  }
  get $cursor(): string {
    return 'text';
  }
  get $focusElement(): HTMLElement | null {
    return this.$input;
  }
  get $font(): Font {
    return this.font;
  }
  get $measure(): FontMeasure {
    return measureOf(this.$engine, this.$font);
  }

  // --- what differs ------------------------------------------------------------------------------------------

  abstract $makeInput(): HTMLInputElement | HTMLTextAreaElement;
  /** The cursor's change is told before the text's. */
  get $cursorFirst(): boolean {
    return false;
  }
  /** From the width of the content to the implicit one. */
  $wide(width: number): number {
    return Math.ceil(width);
  }
  /** What is shown of the text. */
  get $display(): string {
    return this.$state.text;
  }
  /** What a change is made of what was asked for; null refuses it. */
  $admit(next: State, _user: boolean): State | null {
    return next;
  }
  /** The size of the content, and its place. */
  abstract $layout(): { width: number; height: number; baseline: number };
  /** Where the cursor is drawn at a position. */
  abstract positionToRectangle(position: number): Rect;
  abstract positionAt(x: number, y?: number): number;
  /** Emitted when the text of the display is another one. */
  $displayChanged(): void {}
  $textChanged(_edited: boolean): void {}
  /** After another text and how it is shown were told. */
  $judged(): void {}
  $settled(): void {}

  // --- changes -----------------------------------------------------------------------------------------------

  get $from(): number {
    return Math.min(this.$state.cursor, this.$state.anchor);
  }
  get $to(): number {
    return Math.max(this.$state.cursor, this.$state.anchor);
  }
  get $selected(): string {
    return this.$display.slice(this.$from, this.$to);
  }
  get $undoable(): boolean {
    return !this.readOnly && this.$undo.length > 0;
  }
  get $redoable(): boolean {
    return !this.readOnly && this.$redo.length > 0;
  }

  /** Makes the given state the present one and tells of it. */
  $become(next: State, edited: boolean, told = this.$told, reselected = false, travels = false): void {
    const before = this.$state;
    const from = this.$from;
    const to = this.$to;
    const selected = before.cursor === before.anchor ? '' : this.$selected;
    const display = this.$display;
    this.$state = next;
    const texts = before.text !== next.text;
    transact(
      () => {
        const first = this.$cursorFirst;
        const moves = before.cursor !== next.cursor;
        const now = next.cursor === next.anchor ? '' : this.$selected;
        const reselects = reselected || selected !== now;
        // Both ends are told anew where a selection ends in a TextInput.
        const ends = !first && selected !== '' && now === '';
        const tellEnds = (): void => {
          if (ends || from !== this.$from) this.$emit('selectionStartChanged');
          if (ends || to !== this.$to) this.$emit('selectionEndChanged');
        };
        const tellSelected = (): void => {
          if (reselects) this.$emit('selectedTextChanged');
        };
        if (first) {
          if (edited && !travels) this.$tellHistory(told);
          if (!moves) tellSelected();
          tellEnds();
          if (texts) this.$resize();
          if (moves) {
            this.$emit('cursorPositionChanged');
            this.$tellCursor(true);
            tellSelected();
          }
        }
        if (texts) {
          if (edited) this.$textChanged(true);
          this.$v[this.$meta.properties.text!.slot] = this.$value(next.text);
          this.$emit('textChanged');
          if (!edited) this.$textChanged(false);
        }
        if (display !== this.$display) {
          if (!first) this.$resize();
          this.$displayChanged();
        }
        if (texts) this.$judged();
        if (first) {
          if (!edited || travels) this.$tellHistory(told);
          this.$tellCursor(texts || moves || reselects);
          return;
        }
        if (reselects) {
          tellSelected();
          tellEnds();
        }
        this.$tellHistory(told);
        this.$tellCursor(texts);
        if (moves) this.$emit('cursorPositionChanged');
        if (!reselects) tellEnds();
      },
      0,
      0,
      0,
    );
    this.$mark(CONTENT);
    if (this.$input && this.$v[ITEM_SLOTS.activeFocus]) this.$write();
  }
  get $told(): number {
    return (this.$undoable ? 1 : 0) | (this.$redoable ? 2 : 0);
  }
  $tellHistory(told: number): void {
    const now = this.$told;
    if ((told ^ now) & 1) this.$emit('canUndoChanged');
    if ((told ^ now) & 2) this.$emit('canRedoChanged');
  }
  /** The text as the property gives it. */
  $value(text: string): string {
    return text;
  }
  $tellCursor(again = false): void {
    if (!this.$complete_ || this.$changing) return;
    const { x, y, width, height } = this.cursorRectangle;
    const key = `${x},${y},${width},${height}`;
    if (!again && key === this.$rectangle) return;
    this.$rectangle = key;
    this.$emit('cursorRectangleChanged');
    this.$caret?.$place(x, y, null, null);
  }

  /** A change by the user or by a method: can be undone. */
  $edit(next: State, user: boolean): boolean {
    const before = this.$state;
    const admitted = this.$admit(next, user);
    if (!admitted) return false;
    if (admitted.text === before.text) {
      this.$become(admitted, false);
      return true;
    }
    const typed =
      user && admitted.text.length === before.text.length + 1 && admitted.cursor === before.cursor + 1;
    const told = this.$told;
    // A line's end is a step of its own.
    const joined = typed && admitted.text[before.cursor] !== '\n';
    const joins = user ? joined && this.$typing === 1 : this.$typing === 2;
    // Undoing what was typed over a selection in a TextInput does not select it again.
    if (!joins) this.$undo.push(user && !this.$cursorFirst ? { ...before, anchor: before.cursor } : before);
    this.$typing = user ? (joined ? 1 : 0) : 2;
    this.$redo = [];
    this.$become(admitted, true, told);
    return true;
  }
  /** Sets the property: a new text, the cursor at its end, no history. */
  $assign(text: string): void {
    const told = this.$told;
    this.$undo = [];
    this.$redo = [];
    this.$typing = 0;
    const end = this.$end(text);
    this.$become({ text, cursor: end, anchor: end }, false, told);
  }
  $end(text: string): number {
    return text.length;
  }
  $moveTo(cursor: number, anchor = cursor): void {
    const { text } = this.$state;
    const within = (at: number): number => Math.max(0, Math.min(text.length, at));
    this.$typing = 0;
    this.$become({ text, cursor: within(cursor), anchor: within(anchor) }, false);
  }

  /** Works out the size of the content again. */
  $resize(): void {
    if (!this.$complete_) return;
    const { width, height, baseline } = this.$layout();
    const other = width !== this.$width_ || height !== this.$height_;
    this.$width_ = width;
    this.$height_ = height;
    this.$changing = true;
    this.$setImplicitSize(
      this.$wide(width) + this.leftPadding + this.rightPadding,
      height + this.topPadding + this.bottomPadding,
    );
    this.$set('baselineOffset', baseline + this.$offset());
    this.$changing = false;
    if (other) this.$emit('contentSizeChanged');
    this.$mark(CONTENT | LOOK);
  }
  /** From the item's top to the first line's. */
  $offset(): number {
    const top = this.topPadding;
    const align = this.verticalAlignment;
    const free = this.$height - top - this.bottomPadding - this.$height_;
    return top + (align === 64 ? free : align === 128 ? free / 2 : 0);
  }
  /** From the item's left edge to a line of this width. */
  $indent(width: number): number {
    const left = this.leftPadding;
    const align = this.horizontalAlignment;
    const free = Math.max(0, this.$width - left - this.rightPadding - width);
    return left + (align === 2 ? free : align === 4 ? free / 2 : 0);
  }

  // --- methods of QML ------------------------------------------------------------------------------------------

  select(start: number, end: number): void {
    const { length } = this.$state.text;
    if (start < 0 || end < 0 || start > length || end > length) return;
    this.$moveTo(end, start);
  }
  selectAll(): void {
    this.$moveTo(this.$state.text.length, 0);
  }
  deselect(): void {
    this.$moveTo(this.$state.cursor);
  }
  selectWord(): void {
    const [start, end] = this.$word(this.$state.cursor);
    this.$moveTo(start);
    this.$moveTo(end, start);
  }
  $word(at: number): [number, number] {
    const { text } = this.$state;
    let start = at;
    let end = at;
    const word = /[\p{L}\p{N}_]/u;
    while (start > 0 && word.test(text[start - 1]!)) start--;
    while (end < text.length && word.test(text[end]!)) end++;
    return [start, end];
  }
  /** Where a step of one word leads from a place: over white space, but not over the end of a line. */
  $wordStep(at: number, forward: boolean): number {
    const { text } = this.$state;
    const step = forward ? 1 : -1;
    let i = at;
    const kind = (): number => {
      const char = text[forward ? i : i - 1];
      return !char ? 0 : char === '\n' ? 1 : /\s/.test(char) ? 2 : SEPARATOR.test(char) ? 3 : 4;
    };
    const skip = (what: number): void => {
      while (kind() === what) i += step;
    };
    if (kind() < 2) return kind() ? at + step : at;
    if (!forward) skip(2);
    skip(kind() === 3 ? 3 : 4);
    if (forward) skip(2);
    return i;
  }
  moveCursorSelection(position: number, mode = 0): void {
    const { anchor } = this.$state;
    if (mode === 0) {
      const { text } = this.$state;
      this.$typing = 0;
      const cursor = Math.max(0, Math.min(text.length, position));
      this.$become({ text, cursor, anchor }, false, this.$told, cursor !== anchor);
    } else if (position >= anchor) this.$moveTo(this.$word(position)[1], this.$word(anchor)[0]);
    else this.$moveTo(this.$word(position)[0], this.$word(anchor)[1]);
  }
  insert(position: number, text: string): void {
    const { text: old, cursor, anchor } = this.$state;
    if (position < 0 || position > old.length) return;
    const shift = (at: number): number => (at >= position ? at + text.length : at);
    this.$edit(
      {
        text: old.slice(0, position) + text + old.slice(position),
        cursor: shift(cursor),
        anchor: shift(anchor),
      },
      false,
    );
  }
  remove(start: number, end: number): void {
    const { text, cursor, anchor } = this.$state;
    const from = Math.max(0, Math.min(start, end));
    const to = Math.min(text.length, Math.max(start, end));
    const shift = (at: number): number => (at > from ? Math.max(from, at - (to - from)) : at);
    if (to > from)
      this.$edit(
        { text: text.slice(0, from) + text.slice(to), cursor: shift(cursor), anchor: shift(anchor) },
        false,
      );
  }
  clear(): void {
    const { text } = this.$state;
    if (text) this.$wipe('');
  }
  /** Another text that can be undone, which is no edit of the user's. */
  $wipe(text: string): void {
    const told = this.$told;
    this.$undo.push(this.$state);
    this.$redo = [];
    this.$typing = 0;
    this.$become({ text, cursor: 0, anchor: 0 }, false, told, true);
  }
  /** Puts a text in the place of the selection. */
  $replace(text: string): void {
    const next = this.$typed(this.$from, this.$to, text);
    if (next) this.$edit(next, true);
  }
  undo(): void {
    this.$travel(this.$undo, this.$redo);
  }
  redo(): void {
    this.$travel(this.$redo, this.$undo);
  }
  $travel(from: State[], to: State[]): void {
    if (this.readOnly) return;
    const told = this.$told;
    const next = from.pop();
    if (!next) return;
    to.push(this.$state);
    this.$typing = 0;
    this.$become(next, true, told, next.cursor !== next.anchor, true);
  }
  copy(): void {
    if (this.$from === this.$to) return;
    copied.text = this.$selected;
    void navigator.clipboard?.writeText(copied.text).catch(() => {});
    this.$emit('canPasteChanged');
  }
  cut(): void {
    this.copy();
    if (this.$from !== this.$to) this.$replace('');
  }
  paste(): void {
    const put = (text: string): void => {
      if (text && !this.$dead && !this.readOnly) outside(() => this.$replace(text));
    };
    const read = navigator.clipboard?.readText?.();
    if (read) read.then(put, () => put(copied.text));
    else put(copied.text);
  }
  getText(start: number, end: number): string {
    return this.$state.text.slice(Math.min(start, end), Math.max(start, end));
  }
  isRightToLeft(start: number, end: number): boolean {
    const strong = /\p{L}/u.exec(this.getText(start, end));
    return strong !== null && /[\u0590-\u08ff\ufb1d-\ufefc]/.test(strong[0]);
  }
  ensureVisible(_position: number): void {}

  // --- the page --------------------------------------------------------------------------------------------------

  override $createElement(): HTMLElement {
    const element = super.$createElement();
    const input = this.$makeInput();
    this.$input = input;
    input.autocomplete = 'off';
    input.setAttribute('data-qml', '');
    input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) outside(() => this.$read());
    });
    input.addEventListener('compositionupdate', (event) =>
      outside(() => this.$compose((event as CompositionEvent).data)),
    );
    input.addEventListener('compositionend', () =>
      outside(() => {
        this.$compose('');
        this.$read();
      }),
    );
    input.addEventListener('beforeinput', (event) => {
      const { inputType } = event as InputEvent;
      if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return;
      event.preventDefault();
      outside(() => (inputType === 'historyUndo' ? this.undo() : this.redo()));
    });
    input.addEventListener('mousedown', (event) => {
      if (!this.activeFocusOnPress && !this.$v[ITEM_SLOTS.activeFocus]) event.preventDefault();
    });
    for (const name of ['selectionchange', 'select', 'keyup', 'mouseup'])
      input.addEventListener(name, () => outside(() => this.$pull()));
    // A field needs a name; `Accessible.name` gives a better one, a placeholder is one.
    if (!('placeholderText' in this)) input.ariaLabel = this.objectName || 'Text';
    element.append(input);
    return element;
  }
  $compose(text: string): void {
    if (this.$preedit === text) return;
    const was = this.$preedit !== '';
    this.$preedit = text;
    if (this.$meta.properties.preeditText) this.$emit('preeditTextChanged');
    if (was !== (text !== '')) this.$emit('inputMethodComposingChanged');
  }
  /** What the input holds for a state, by characters. */
  $shownIn(text: string): string {
    return text;
  }
  /** The user changed what is in the input. */
  $read(): void {
    const input = this.$input!;
    const { value } = input;
    const old = this.$shownIn(this.$state.text);
    if (value === old) {
      this.$pull();
      return;
    }
    const cursor = input.selectionStart ?? value.length;
    // What changed lies before the caret: common parts at both ends stay.
    let tail = 0;
    const most = Math.min(value.length - cursor, old.length);
    while (tail < most && value[value.length - 1 - tail] === old[old.length - 1 - tail]) tail++;
    let head = 0;
    const limit = Math.min(cursor, old.length - tail);
    while (head < limit && value[head] === old[head]) head++;
    const next = this.$typed(head, old.length - tail, value.slice(head, value.length - tail));
    if (!next || !this.$edit(next, true)) this.$write();
    else if (this.$shownIn(this.$state.text) !== input.value) this.$write();
  }
  /** The state after `[from, to)` was replaced in the text that is shown. */
  $typed(from: number, to: number, text: string): State | null {
    const old = this.$state.text;
    const cursor = from + text.length;
    const over = this.overwriteMode && from === to && old[to] !== '\n' ? text.length : 0;
    return { text: old.slice(0, from) + text + old.slice(to + over), cursor, anchor: cursor };
  }
  /** The user moved the caret. */
  $pull(): void {
    const input = this.$input;
    if (!input || this.$dead || this.$preedit || input.value !== this.$shownIn(this.$state.text)) return;
    const { selectionStart: start, selectionEnd: end, selectionDirection } = input;
    if (start === null || end === null) return;
    const [cursor, anchor] = selectionDirection === 'backward' ? [start, end] : [end, start];
    if (cursor !== this.$state.cursor || anchor !== this.$state.anchor) this.$moveTo(cursor, anchor);
  }
  /** Brings the input to the state. */
  $write(): void {
    const input = this.$input!;
    const { text, cursor, anchor } = this.$state;
    const shown = this.$shownIn(text);
    if (input.value !== shown) input.value = shown;
    if (input.selectionStart !== this.$from || input.selectionEnd !== this.$to)
      input.setSelectionRange(this.$from, this.$to, cursor < anchor ? 'backward' : 'forward');
  }
  $inputStyle(): string {
    const font = this.$font;
    return (
      'position:absolute;z-index:-1;margin:0;border:0;outline:0;background:none;box-sizing:border-box;border-radius:0;' +
      `appearance:none;resize:none;overflow:hidden;font:${cssFont(font)};${cssDecoration(font)}` +
      `color:${this.color.css()};--q-s:${this.selectionColor.css()};--q-t:${this.selectedTextColor.css()};` +
      `text-align:${['', 'left', 'right', '', 'center'][this.horizontalAlignment] || 'left'};` +
      `${this.$caret || this.$caretHidden ? 'caret-color:transparent;' : ''}user-select:${this.selectByMouse ? 'text' : 'none'};`
    );
  }
  get $caretHidden(): boolean {
    return this.$v[ITEM_SLOTS.activeFocus] === true && !this.cursorVisible;
  }
  abstract $inputBox(): string;
  override $firstStyle(): string {
    return 'isolation:isolate;';
  }
  override $paint(_style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    const input = this.$input!;
    if (first || dirty & (LOOK | Dirty.Size)) {
      input.style.cssText = this.$inputStyle() + this.$inputBox();
      input.readOnly = this.readOnly;
    }
    if ((first || dirty & CONTENT) && !this.$preedit) this.$write();
  }

  // --- pointer, keys, focus ----------------------------------------------------------------------------------------

  $press(at: Pointer): boolean {
    // The input itself does better.
    if (at.native.target === this.$input || at.button !== 1) return false;
    if (this.activeFocusOnPress) focusHooks.force(this, 0);
    const position = this.positionAt(at.x, at.y);
    if (at.double && this.selectByMouse) {
      const [start, end] = this.$word(position);
      this.$moveTo(end, start);
    } else this.$moveTo(position, at.modifiers & 0x2000000 ? this.$state.anchor : position);
    return true;
  }
  $move(at: Pointer): void {
    if (this.selectByMouse) this.moveCursorSelection(this.positionAt(at.x, at.y), this.mouseSelectionMode);
  }
  $focused(active: boolean): void {
    if (!active) {
      this.$pull();
      if (this.$preedit) this.$compose('');
      if (!this.persistentSelection && this.$from !== this.$to && !this.$blurKeeps) this.deselect();
    }
    this.$set('cursorVisible', active && !this.readOnly);
    this.$mark(LOOK);
    this.$settled();
  }
  get $blurKeeps(): boolean {
    return false;
  }
  /** Marks a key as the input's own. */
  $own(event: KeyEvent): void {
    event.accepted = true;
    (event as { $own?: boolean }).$own = true;
  }
  /** Moves and erases by character and word; false leaves the key to the input of the page. */
  $stepKey(event: KeyEvent): boolean {
    const { key, modifiers } = event;
    const { text, cursor, anchor } = this.$state;
    const word = (modifiers & 0x14000000) !== 0;
    const erases = key === 0x1000003 || key === 0x1000007;
    const marks = (modifiers & 0x2000000) !== 0;
    const ends = (key === 0x1000010 || key === 0x1000011) && (word || !this.wrapMode);
    if (!erases && !ends && key !== 0x1000012 && key !== 0x1000014) return false;
    if (
      this.$preedit ||
      modifiers & 0x8000000 ||
      (erases && marks) ||
      (word ? APPLE || RIGHT_TO_LEFT.test(text) : !ends && !PLAIN.test(text))
    )
      return false;
    event.accepted = true;
    const forward = key === 0x1000014 || key === 0x1000007;
    const selects = cursor !== anchor;
    if (erases && selects) this.$replace('');
    else {
      const next = Math.max(0, Math.min(text.length, cursor + (forward ? 1 : -1)));
      const to = ends
        ? this.$lineEnd(cursor, key === 0x1000011, word)
        : word
          ? this.$wordStep(cursor, forward)
          : selects && !marks
            ? forward
              ? this.$to
              : this.$from
            : this.$snap(next, forward);
      if (!erases) this.$moveTo(to, marks ? anchor : to);
      else if (to !== cursor) this.$erase(to, word);
    }
    return true;
  }
  /** The beginning or end of the line that a place is in, or of all. */
  $lineEnd(at: number, end: boolean, all: boolean): number {
    const { text } = this.$state;
    const found = all ? -1 : end ? text.indexOf('\n', at) : at && text.lastIndexOf('\n', at - 1);
    return end ? (found < 0 ? text.length : found) : at && found + 1;
  }
  /** Where the cursor may stand, at a place or beyond it. */
  $snap(at: number, _forward: boolean): number {
    return at;
  }
  /** Erases from the cursor to `to`. */
  $erase(to: number, _word: boolean): void {
    const { cursor } = this.$state;
    const next = this.$typed(Math.min(cursor, to), Math.max(cursor, to), '');
    if (next) this.$edit(next, true);
  }
  /** The keys that both kinds handle alike; true when it was one. */
  $commonKey(event: KeyEvent): boolean {
    const { key, modifiers, $native: native } = event;
    this.$pull();
    const command = (modifiers & 0x14000000) !== 0 && !(modifiers & 0x8000000);
    if (command) {
      const letter = String.fromCharCode(key).toLowerCase();
      if (letter === 'z') {
        event.accepted = true;
        if (modifiers & 0x2000000) this.redo();
        else this.undo();
      } else if (letter === 'y') {
        event.accepted = true;
        this.redo();
      } else if ('acvx'.includes(letter)) this.$own(event);
      else if (key >= 0x1000003 && key <= 0x1000015) return false;
      return event.accepted;
    }
    if (native && [...native.key].length === 1) {
      if (!this.readOnly) this.$own(event);
      return true;
    }
    return false;
  }

  override $complete(): void {
    super.$complete();
    this.$resize();
    this.$ready();
    const delegate = this.cursorDelegate;
    if (delegate) this.$makeCaret(delegate);
  }
  $ready(): void {
    this.$tellCursor();
  }
  $makeCaret(delegate: Component | null): void {
    this.$caret?.$destroy();
    this.$caret = null;
    if (delegate && this.$complete_) {
      const made = delegate.$create({ parent: this });
      if (made instanceof Item) {
        this.$caret = made;
        made.$setParentItem(this);
        const { x, y } = this.cursorRectangle;
        made.$place(x, y, null, null);
      }
    }
    this.$mark(LOOK);
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (!sized || !this.$complete_) return;
    this.$mark(LOOK);
    if (oldWidth !== this.$width && this.wrapMode) this.$resize();
    this.$tellCursor();
  }
}

// --- the colours of a selection -------------------------------------------------------------------------------

const styled = new WeakSet<Node>();
onMount((_root, element) => {
  const node = element.getRootNode() as Document | ShadowRoot;
  if (styled.has(node) || !node.adoptedStyleSheets) return;
  styled.add(node);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '[data-qml]::selection{background:var(--q-s);color:var(--q-t)}[data-qml]::placeholder{color:var(--q-p);opacity:1}',
  );
  node.adoptedStyleSheets = [...node.adoptedStyleSheets, sheet];
});
