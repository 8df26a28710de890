// `ComboBox` in the Basic style: one of several texts, chosen from a list that pops up. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-combobox.html.
import { Component } from '../../runtime/engine/component.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { isItemModel } from '../../runtime/models/item-model.ts';
import { defineType } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { Validator } from '../../runtime/types/validators.ts';
import { scopeTypes } from '../quick/focus.ts';
import type { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import { ListView } from '../quick/list-view.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { TextInput } from '../quick/text-input.ts';
import type { AbstractButton } from './abstract-button.ts';
import { Choices, choicesPopup, Options } from './combo-choices.ts';
import { comboBackground, comboContent, comboIndicator } from './combo-look.ts';
import { matching } from './combo-match.ts';
import { Control, initially, LOOK, part, partSize } from './control.ts';
import { DOWN, END, ENTER, ESCAPE, HOME, PAGE_DOWN, PAGE_UP, RETURN, SPACE, UP } from './key-codes.ts';
import { Popup } from './popup.ts';
import { give, label } from './style.ts';

export class ComboBox extends Control {
  declare model: unknown;
  declare delegate: Component | null;
  declare textRole: string;
  declare valueRole: string;
  declare editable: boolean;
  declare flat: boolean;
  declare down: boolean;
  declare readonly pressed: boolean;
  declare readonly highlightedIndex: number;
  declare currentIndex: number;
  declare readonly currentText: string;
  declare readonly count: number;
  declare displayText: string;
  declare editText: string;
  declare indicator: Item | null;
  declare popup: Popup | null;
  declare validator: Validator | null;
  declare selectTextByMouse: boolean;
  declare inputMethodHints: number;

  readonly $options = new Options(this);
  $index = -1;
  /** The document has said which is current. */
  $chosen = false;
  $display: string | null = null;
  $down: boolean | null = null;
  $popup: Popup | null | undefined = undefined;
  #popupLinks: Link[] = [];
  #count = 0;
  #searched = '';
  #searchTimer: unknown = null;
  declare $rowsChanged: number;

  override get $role(): string {
    return 'combobox';
  }
  override $styled(name: string): number | undefined {
    if (name !== 'rightPadding') return undefined;
    const { indicator } = this.$parts;
    return this.$pad('padding') + (indicator?.visible ? indicator.$width + this.spacing : 0);
  }
  override get $followed(): readonly string[] {
    return ['background', 'contentItem', 'indicator'];
  }
  override $makePart(name: string): Item | null {
    if (name !== 'indicator') return super.$makePart(name);
    return comboIndicator(this);
  }
  override $makeBackground(): Item {
    return comboBackground(this);
  }
  override $makeContent(): Item {
    return comboContent(this);
  }
  override $takePart(name: string, item: Item): void {
    super.$takePart(name, item);
    if (name === 'indicator') listen(item, 'widthChanged', () => !this.$dead && this.$repad(() => {}));
    if (name === 'contentItem' && item instanceof TextInput) {
      listen(item, 'textEdited', () => this.$edited(item.text));
      listen(item, 'accepted', () => this.$accept());
    }
  }
  $editableChanged(): void {
    const { contentItem } = this.$parts;
    if (!this.$complete_ || !contentItem || contentItem.$at !== null) return;
    this.$setPart('contentItem', this.$makeContent());
    this.$mark(LOOK);
  }
  override $contentSize(): [number, number] {
    return [this.$widest(), 0];
  }
  /** The width of the content that counts, by `implicitContentWidthPolicy`. */
  $widest(): number {
    return this.#widest;
  }
  #widest = 0;
  $measure(): void {
    const policy = (this as unknown as { implicitContentWidthPolicy: number }).implicitContentWidthPolicy;
    if (!policy || !this.$complete_) return;
    const font = this.font;
    const measure = label(this, { font });
    let widest = 0;
    for (let i = 0; i < this.$options.$length; i++) {
      measure.text = this.textAt(i);
      widest = Math.max(widest, measure.implicitWidth);
    }
    measure.$destroy();
    this.#widest = widest + 13;
    this.$arrange();
  }
  override $implicit(width: number, height: number): [number, number] {
    const { indicator } = this.$parts;
    const down = this.$pad('topPadding') + this.$pad('bottomPadding');
    return [width, Math.max(height, (indicator?.implicitHeight ?? 0) + down)];
  }

  // --- the model -------------------------------------------------------------------------------------------

  #unwatch: (() => void) | null = null;
  $setModel(): void {
    const { rows } = this.$options;
    this.#unwatch?.();
    rows.setModel(this.model);
    rows.delegate = this.delegate;
    this.#unwatch = rows.$watch((change) => this.#changed(change));
    if (!this.$complete_) return;
    this.#tellCount();
    const count = this.#count;
    const next = count > 0 ? 0 : -1;
    if (this.$index !== next) this.$setIndex(next);
    else this.#tellCurrent();
    this.#list();
    this.$measure();
  }
  #tellCount(): void {
    const count = this.$options.$length;
    if (count === this.#count) return;
    this.#count = count;
    this.$emit('countChanged');
  }
  #changed(change: ItemModelChange): void {
    if (!this.$complete_) return;
    this.$set('$rowsChanged', this.$rowsChanged + 1);
    this.#tellCurrent();
    const count = this.$options.$length;
    if (change.kind !== 'change') {
      if (this.$index >= count) this.$setIndex(count - 1);
      else if (this.$index === -1 && count > 0 && this.#count === 0 && !this.$chosen) this.$setIndex(0);
      this.#tellCount();
    }
    this.$measure();
  }
  #list(): void {
    const list = this.$popup?.contentItem;
    if (list instanceof Choices) list.model = this.$options;
  }
  $setDelegate(): void {
    this.$options.rows.delegate = this.delegate;
    const list = this.$popup?.contentItem;
    if (list instanceof Choices) {
      list.model = null;
      list.model = this.$options;
    }
  }
  /** The text of a row, for bindings that follow the model. */
  $textOf(index: number): string {
    return this.$rowsChanged >= 0 ? this.textAt(index) : '';
  }
  get $count(): number {
    return this.#count;
  }
  #value(index: number, role: string): unknown {
    if (index < 0 || index >= this.$options.$length) return undefined;
    const { model } = this;
    if (!role && isItemModel(model))
      return model.$roles.length === 1 ? model.$data(index, model.$roles[0]!) : undefined;
    return this.$options.$value(index, role || 'modelData');
  }
  textAt(index: number): string {
    const value = this.#value(index, this.textRole);
    return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
  }
  valueAt(index: number): unknown {
    return this.#value(index, this.valueRole || (isItemModel(this.model) ? this.textRole : ''));
  }
  indexOfValue(value: unknown): number {
    for (let i = 0; i < this.$options.$length; i++) if (this.valueAt(i) === value) return i;
    return -1;
  }
  /** Follows `Qt.MatchFlags`. */
  find(text: string, flags = 0): number {
    const fits = matching(text, flags);
    for (let i = 0; i < this.$options.$length; i++) if (fits(this.textAt(i))) return i;
    return -1;
  }

  // --- what is current ---------------------------------------------------------------------------------------

  #text = '';
  #current: unknown = undefined;
  #edit = '';
  get $text(): string {
    return this.#text;
  }
  get $value(): unknown {
    return this.#current;
  }
  get $edit(): string {
    return this.#edit;
  }
  $setEdit(text: string): void {
    if (this.#edit === text) return;
    this.#edit = text;
    this.$emit('editTextChanged');
  }
  #tellCurrent(): void {
    const text = this.textAt(this.$index);
    if (text !== this.#text) {
      this.#text = text;
      this.$emit('currentTextChanged');
      if (this.$display === null) this.$emit('displayTextChanged');
    }
    this.$setEdit(this.#text);
    const value = this.valueAt(this.$index);
    if (!Object.is(value, this.#current)) {
      this.#current = value;
      this.$emit('currentValueChanged');
    }
    this.$mark(LOOK);
  }
  $setIndex(index: number, activate = false): void {
    if (this.$index !== index) {
      this.$index = index;
      this.$emit('currentIndexChanged');
    }
    if (activate) this.$emit('activated', index);
  }
  incrementCurrentIndex(): void {
    this.#move(1);
  }
  decrementCurrentIndex(): void {
    this.#move(-1);
  }
  #move(by: number): void {
    const next = this.$index + by;
    if (next >= 0 && next < this.#count) this.$setIndex(next, true);
  }
  selectAll(): void {
    const { contentItem } = this.$parts;
    if (contentItem instanceof TextInput) contentItem.selectAll();
  }
  $edited(text: string): void {
    this.$setEdit(text);
    // What fits one of the texts is completed.
    if (!this.editable || !text) return;
    const { contentItem: input } = this.$parts;
    if (!(input instanceof TextInput)) return;
    const { inputType } = (globalThis.event as InputEvent | undefined) ?? {};
    if (inputType?.startsWith('delete') || input.cursorPosition !== text.length) return;
    for (let i = 0; i < this.#count; i++) {
      const found = this.textAt(i);
      if (found.length > text.length && found.toLowerCase().startsWith(text.toLowerCase())) {
        const whole = text + found.slice(text.length);
        this.$setEdit(whole);
        input.text = whole;
        give(input, { text: () => this.editText });
        input.select(whole.length, text.length);
        return;
      }
    }
  }
  $accept(): void {
    const index = this.find(this.#edit, 8);
    if (index >= 0) {
      if (index !== this.$index) this.$setIndex(index, true);
      this.$setEdit(this.textAt(index));
    }
    this.$emit('accepted');
  }

  // --- the list ----------------------------------------------------------------------------------------------

  $getPopup(): Popup | null {
    if (this.$popup === undefined) {
      this.$popup = null;
      const popup = choicesPopup(this);
      this.$setPopup(popup);
      popup.$complete();
    }
    return this.$popup;
  }
  $setPopup(popup: Popup | null): void {
    for (const link of this.#popupLinks) disconnect(link);
    this.#popupLinks = [];
    const old = this.$popup;
    this.$popup = popup;
    if (old && old !== popup && old.$at === null) old.$destroy();
    if (!popup) return;
    popup.parent = this;
    if (popup.closePolicy === 17) popup.closePolicy = 2 | 16;
    this.#popupLinks = [
      // Its size is known when it is shown.
      listen(popup, 'aboutToShow', () => {
        const list = popup.contentItem;
        if (list instanceof ListView) list.forceLayout();
      }),
      listen(popup, 'visibleChanged', () => {
        if (popup.visible) this.$highlight(this.$index);
        else this.$highlight(-1);
        this.$emit('downChanged');
        this.$mark(LOOK);
      }),
    ];
  }
  $highlight(index: number, user = false): void {
    if (this.highlightedIndex !== index) this.$set('highlightedIndex', index);
    if (user) this.$emit('highlighted', index);
  }
  get $isOpen(): boolean {
    return this.$popup?.visible ?? false;
  }
  /** A row of the list was made: choosing it and pointing at it is the box's to hear of. */
  $adoptRow(row: AbstractButton, index: () => number): void {
    row.focusPolicy = 0;
    listen(row, 'clicked', () => {
      this.#hide(true, index());
    });
    listen(row, 'hoveredChanged', () => {
      if (row.hovered && this.$isOpen && this.highlightedIndex !== index()) this.$highlight(index(), true);
    });
  }
  #toggle(): void {
    if (this.$isOpen) this.$popup!.close();
    else {
      this.$getPopup()?.open();
    }
  }
  #hide(accept: boolean, index = this.highlightedIndex): void {
    const popup = this.$popup;
    if (accept && index >= 0) {
      this.$setIndex(index, true);
      this.$setEdit(this.textAt(index));
    }
    popup?.close();
  }

  // --- pointer and keys --------------------------------------------------------------------------------------

  $press(at: Pointer): boolean {
    if (at.button !== 1) return false;
    this.$focusByPress();
    this.$setPressed(true);
    return true;
  }
  $setPressed(pressed: boolean): void {
    if (this.pressed === pressed) return;
    const { down } = this;
    this.$set('pressed', pressed);
    if (down !== this.down) this.$emit('downChanged');
  }
  $move(at: Pointer): void {
    this.$setPressed(at.x >= 0 && at.y >= 0 && at.x < this.$width && at.y < this.$height);
  }
  $release(): void {
    if (!this.pressed) return;
    this.$setPressed(false);
    this.#toggle();
  }
  $cancel(): void {
    this.$setPressed(false);
  }
  $wheel(_at: Pointer, event: WheelEvent): boolean {
    if (!this.wheelEnabled || this.$isOpen) return false;
    const before = this.$index;
    this.#move(event.deltaY < 0 ? -1 : 1);
    return before !== this.$index;
  }
  #go(index: number): void {
    const next = Math.max(0, Math.min(this.#count - 1, index));
    if (this.#count === 0) return;
    if (this.$isOpen) {
      if (next !== this.highlightedIndex) this.$highlight(next, true);
    } else if (next !== this.$index) this.$setIndex(next, true);
  }
  $keyPressed(event: KeyEvent): void {
    const { key } = event;
    const at = this.$isOpen ? this.highlightedIndex : this.$index;
    event.accepted = true;
    if (key === UP || key === DOWN) {
      if (event.modifiers & 0x8000000) this.#toggle();
      else this.#go(at + (key === UP ? -1 : 1));
    } else if (key === HOME && !this.editable) this.#go(0);
    else if (key === END && !this.editable) this.#go(this.#count - 1);
    else if ((key === PAGE_UP || key === PAGE_DOWN) && this.$isOpen)
      this.#go(at + (key === PAGE_UP ? -5 : 5));
    else if (key === SPACE && !this.editable) {
      if (!event.isAutoRepeat) this.$setPressed(true);
    } else if (key === RETURN || key === ENTER) {
      if (this.$isOpen) this.#hide(true);
      else event.accepted = false;
    } else if (key === ESCAPE && this.$isOpen) this.#hide(false);
    else if (!this.editable && event.text.length === 1 && event.text > ' ' && !(event.modifiers & 0x1c000000))
      this.#search(event.text);
    else event.accepted = false;
  }
  $keyReleased(event: KeyEvent): void {
    if (event.key !== SPACE || this.editable || !this.pressed) return;
    event.accepted = true;
    this.$setPressed(false);
    this.#toggle();
  }
  /** Typing goes to the next text that begins so. */
  #search(letter: string): void {
    const { host } = this.$engine;
    host.clearTimeout(this.#searchTimer);
    this.#searchTimer = host.setTimeout(() => {
      this.#searched = '';
    }, 700);
    this.#searched += letter.toLowerCase();
    const at = this.$isOpen ? this.highlightedIndex : this.$index;
    for (let i = 0; i < this.#count; i++) {
      const index = (at + i + (this.#searched.length === 1 ? 1 : 0)) % this.#count;
      if (this.textAt(index).toLowerCase().startsWith(this.#searched)) {
        this.#go(index);
        return;
      }
    }
  }
  override $focused(active: boolean): void {
    super.$focused(active);
    const { contentItem } = this.$parts;
    if (!active) {
      this.$popup?.close();
      this.$setPressed(false);
    } else if (this.editable && contentItem instanceof TextInput && !contentItem.activeFocus)
      contentItem.forceActiveFocus(this.focusReason);
  }
  override $effectiveChanged(visible: boolean, enabled: boolean): void {
    super.$effectiveChanged(visible, enabled);
    if (visible && !this.visible) this.$popup?.close();
  }
  override $complete(): void {
    this.$part('indicator');
    super.$complete();
    // Heard after the document's own handlers: in those the text is that of before, as in Qt.
    listen(this, 'currentIndexChanged', () => this.#tellCurrent());
    this.$setModelFirst();
  }
  $setModelFirst(): void {
    this.#count = 0;
    const { rows } = this.$options;
    rows.delegate = this.delegate;
    this.#tellCount();
    if (!this.$chosen && this.$index === -1 && this.#count > 0) this.$setIndex(0);
    else this.#tellCurrent();
    this.$measure();
  }
  override $destroyed(): void {
    this.$engine.host.clearTimeout(this.#searchTimer);
    for (const link of this.#popupLinks) disconnect(link);
    this.#unwatch?.();
    this.$options.rows.dispose();
    super.$destroyed();
  }
  override $aria(set: (name: string, value: string | boolean | null) => void): void {
    set('aria-haspopup', 'listbox');
    set('aria-expanded', this.$isOpen);
    set('aria-label', this.objectName || 'ComboBox');
    set('aria-description', this.displayText || null);
  }
}
defineType(ComboBox, {
  name: 'ComboBox',
  enums: {
    ImplicitContentWidthPolicy: { ContentItemImplicitWidth: 0, WidestText: 1, WidestTextWhenCompleted: 2 },
  },
  properties: {
    $rowsChanged: { type: 'int', readonly: true },
    count: { type: 'int', readonly: true, get: (item) => item.$count },
    model: { type: 'var', changed: (item) => item.$setModel() },
    delegateModel: { type: 'var', readonly: true, notify: 'modelChanged', get: (item) => item.$options },
    delegate: { type: () => Component as never, changed: (item) => item.$setDelegate() },
    textRole: { type: 'string', changed: (item) => item.$complete_ && item.$setModelFirst() },
    valueRole: { type: 'string', changed: (item) => item.$complete_ && item.$setModelFirst() },
    currentIndex: {
      type: 'int',
      get: (item) => item.$index,
      set(item, index: number) {
        item.$chosen = true;
        item.$setIndex(index);
      },
    },
    currentText: { type: 'string', readonly: true, get: (item) => item.$text },
    currentValue: { type: 'var', readonly: true, get: (item) => item.$value },
    displayText: {
      type: 'string',
      get: (item) => item.$display ?? item.$text,
      set(item, text: string) {
        const before = item.displayText;
        item.$display = text;
        if (before !== text) item.$emit('displayTextChanged');
        item.$mark(LOOK);
      },
      reset(item) {
        const before = item.displayText;
        item.$display = null;
        if (before !== item.displayText) item.$emit('displayTextChanged');
      },
    },
    editText: {
      type: 'string',
      get: (item) => item.$edit,
      set: (item, text: string) => item.$setEdit(text),
      reset: (item) => item.$setEdit(''),
    },
    editable: { type: 'bool', changed: (item) => item.$editableChanged() },
    flat: 'bool',
    down: {
      type: 'bool',
      get: (item) => item.$down ?? (item.pressed || item.$isOpen),
      set(item, down: boolean) {
        item.$down = down;
        item.$emit('downChanged');
      },
      reset(item) {
        item.$down = null;
        item.$emit('downChanged');
      },
    },
    pressed: { type: 'bool', readonly: true },
    highlightedIndex: { type: 'int', value: -1, readonly: true },
    indicator: part('indicator'),
    popup: {
      type: () => Popup as never,
      get: (item) => item.$getPopup(),
      set(item, popup: Popup | null) {
        item.$setPopup(popup);
        item.$emit('popupChanged');
      },
    },
    validator: { type: () => Validator as never, reset: (item) => item.$set('validator', null) },
    inputMethodHints: { type: 'int', value: 64 },
    inputMethodComposing: {
      type: 'bool',
      readonly: true,
      get: ({ $parts: { contentItem: input } }) => input instanceof TextInput && input.$preedit !== '',
    },
    acceptableInput: {
      type: 'bool',
      readonly: true,
      get: ({ $parts: { contentItem: input } }) => !(input instanceof TextInput) || input.acceptableInput,
    },
    implicitIndicatorWidth: partSize('indicator', 'Width'),
    implicitIndicatorHeight: partSize('indicator', 'Height'),
    selectTextByMouse: 'bool',
    implicitContentWidthPolicy: {
      type: 'enum:ImplicitContentWidthPolicy',
      changed: (item) => item.$measure(),
    },
  },
  signals: { activated: { index: 'int' }, highlighted: { index: 'int' }, accepted: {} },
  methods: [
    'incrementCurrentIndex',
    'decrementCurrentIndex',
    'selectAll',
    'textAt',
    'find',
    'valueAt',
    'indexOfValue',
  ],
});
initially(ComboBox, { focusPolicy: 11 });
scopeTypes.push(ComboBox as never);
