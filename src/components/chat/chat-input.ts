// The box in which a message is typed: QML's FocusScope, Rectangle and TextInput in one, over a real
// `<input>` or `<textarea>`, so that IME, undo, spell checking and screen readers work as everywhere.
// What always holds: typed text leaves the box only when it was accepted and, where there is a socket,
// the socket has taken it. In every other case it stays, and the user is told why.
import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import { chatInputStyles } from './chat-input.styles.ts';
import { chatTheme } from './chat-theme.styles.ts';
import { fire, make, relisten } from './dom.ts';
import { type SocketElement, SocketReference } from './socket-reference.ts';

/** How many sent messages Arrow-up can go back to. */
const REMEMBERED = 100;
const LINE_BREAKS = /\s*[\r\n]+\s*/g;

/**
 * @summary The box in which a chat message is typed.
 *
 * Enter accepts the text; it goes to the socket, and the box is emptied. Arrow-up and Arrow-down go through
 * the messages sent before. A form control: it has a name and a value, is validated, reset and restored.
 *
 * @fires {CustomEvent<{text: string}>} accepted - The user pressed Enter. Cancelled, the text is not sent and stays.
 * @fires {CustomEvent<{text: string, reason: string}>} rejected - The socket does not take the text, which stays.
 * @fires {CustomEvent<{text: string}>} text-changed - The text is another one. Does not bubble.
 * @csspart frame - The box with its border.
 * @csspart input - The text field in it.
 * @csspart hint - The sentence that says why a text was not sent; empty otherwise.
 * @cssprop [--chat-background=#000] - Behind the text.
 * @cssprop [--chat-color=#fff] - The text.
 * @cssprop [--chat-font=12px 'DejaVu Sans', sans-serif] - The text's font.
 * @cssprop [--chat-border-color=#fff] - The frame.
 * @cssprop [--chat-color-scheme=dark] - `dark`, `light`, or `light dark` to follow the reader's preference.
 * @cssprop [--chat-placeholder-color=#a6a6a6] - The placeholder.
 * @cssprop [--chat-input-max-height=8lh] - How high a multi-line text field grows before it scrolls.
 * @cssprop [--chat-input-focus-outline=none] - An outline around the frame while the field has the focus.
 * @cssstate refused - The text was not sent, and the hint says why.
 */
export class ChatInput extends ReactiveElement {
  static readonly formAssociated = true;
  static override shadowRootOptions = { ...ReactiveElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [chatTheme, chatInputStyles];
  static override properties: PropertyDeclarations = {
    text: { noAccessor: true },
    value: { noAccessor: true, attribute: false },
    socket: { noAccessor: true },
    name: { reflect: true, useDefault: true },
    placeholder: { useDefault: true },
    multiline: { type: Boolean, reflect: true },
    disabled: { noAccessor: true, type: Boolean },
    readOnly: { type: Boolean, reflect: true, attribute: 'readonly' },
    required: { type: Boolean, reflect: true },
    maxLength: { type: Number, reflect: true, attribute: 'maxlength', useDefault: true },
    ariaLabel: { attribute: 'aria-label' },
  };

  /**
   * What the user is told when a text is not sent, by the socket's status; the last one where there is no
   * socket. An error is told in the socket's own words where it has some. Replace them for another language.
   */
  static notSent = [
    'Not sent: still connecting.',
    'Not sent: the connection is busy.',
    'Not sent: the connection is closing.',
    'Not sent: the connection is closed.',
    'Not sent: the connection has failed.',
    'Not sent: there is no connection.',
  ];

  /**
   * The name under which a form submits the text. Outside of a form: who writes, as a socket with `resume` tells
   * the others.
   */
  declare name: string;
  /** What the empty box shows. */
  declare placeholder: string;
  /** Shift+Enter breaks the line, and the box grows with its text up to `--chat-input-max-height`. */
  declare multiline: boolean;
  /** The text can be selected, but neither edited nor sent. */
  declare readOnly: boolean;
  /** An empty box keeps a form from being submitted. */
  declare required: boolean;
  /** How many UTF-16 units the user may type; -1 for any number. */
  declare maxLength: number;

  #internals = this.attachInternals();
  #field = this.#createField('input');
  #hintBox = make('div', { id: 'hint', part: 'hint', role: 'status' });
  #frame = make('div', {
    part: 'frame',
    // Beside the field, a press is one on it.
    onmousedown: (event: MouseEvent) => {
      if (event.target === this.#field) return;
      event.preventDefault();
      this.focus();
    },
  });
  #text = '';
  #hint = '';
  #customError = '';
  #sent: string[] = [];
  /** The messages sent before and, last, the draft, each as edited here; `#at` is the one in the box. */
  #lines = [''];
  #at = 0;
  #reference = new SocketReference(this, (now, before) => {
    relisten('writable-changed', this.#socketChanged, before, now);
    this.#socketChanged();
  });

  constructor() {
    super();
    this.name = this.placeholder = '';
    this.multiline = this.readOnly = this.required = false;
    this.maxLength = -1;
  }

  /** The text in the box. The attribute gives the first text, to which a form resets. */
  get text(): string {
    return this.#text;
  }
  set text(value: string | null | undefined) {
    // As every text field of the platform keeps its lines.
    const text = `${value ?? ''}`.replace(/\r\n?/g, '\n');
    if (text === this.#text) return;
    this.#text = text;
    this.#say('');
    this.#mirror();
    this.requestUpdate();
    fire(this, 'text-changed', { text }, false);
  }

  /** The text, by the name that form controls have for it. */
  get value(): string {
    return this.#text;
  }
  set value(value: string | null | undefined) {
    this.text = value;
  }

  /** The text can be neither edited nor sent. Inside a disabled fieldset it cannot either. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The socket to send through: an element, or its id; null for the nearest `<ws-socket>` around this. */
  get socket(): string | SocketElement | null {
    return this.#reference.target;
  }
  set socket(target: string | SocketElement | null) {
    this.#reference.target = target;
  }

  /** Focuses the field, caret and selection as they were; the browser's own delegation would select all. */
  override focus(options?: FocusOptions): void {
    this.#field.focus(options);
  }

  /** The length of the text, in UTF-16 units. */
  get length(): number {
    return this.#text.length;
  }
  /** Where the caret is, in UTF-16 units from the start. */
  get cursorPosition(): number {
    return this.#field.selectionEnd!;
  }
  set cursorPosition(position: number) {
    this.select(position, position);
  }
  /** The part of the text that is selected. */
  get selectedText(): string {
    const field = this.#field;
    return field.value.slice(field.selectionStart!, field.selectionEnd!);
  }
  /** Selects the text from `start` up to `end`, in UTF-16 units. */
  select(start: number, end: number): void {
    this.#field.setSelectionRange(start, end);
  }
  /** Selects the whole text. */
  selectAll(): void {
    this.#field.select();
  }
  /** Empties the box. */
  clear(): void {
    this.text = '';
  }
  /** Puts `text` in at `position`, in UTF-16 units. */
  insert(position: number, text: string): void {
    this.text = this.#text.slice(0, position) + text + this.#text.slice(position);
  }

  /** The form this belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }
  /** Makes the text invalid for the reason given; valid again with ''. */
  setCustomValidity(reason: string): void {
    this.#customError = reason;
    this.#mirror();
  }
  formDisabledCallback(): void {
    this.requestUpdate();
  }
  formResetCallback(): void {
    this.text = this.getAttribute('text');
  }
  formStateRestoreCallback(state: string): void {
    this.text = state;
  }

  /**
   * Does what Enter does: accepts the text, sends it, and empties the box. A blank or invalid text is not
   * accepted.
   * @returns whether the text was accepted and taken
   */
  accept(): boolean {
    const text = this.#text;
    if (!text.trim() || this.readOnly || this.matches(':disabled') || !this.reportValidity()) return false;
    const { socket } = this.#reference;
    if (socket ? !socket.writable : this.socket || this.closest('ws-socket')) return this.#refuse(socket);
    if (!fire(this, 'accepted', { text })) return false;
    // In a form the name is the form's; elsewhere it is the one who writes.
    if (socket && !socket.sendTextMessage(text, this.#internals.form ? '' : this.name))
      return this.#refuse(socket);
    if (this.#sent.at(-1) !== text) this.#sent = [...this.#sent, text].slice(-REMEMBERED);
    const draft = this.#at < this.#lines.length - 1 ? this.#lines.at(-1)! : '';
    this.#lines = [...this.#sent, draft];
    this.#at = this.#sent.length;
    // A handler that put another text into the box meant it to stay.
    if (this.#text === text) this.text = draft;
    return true;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#hintBox, this.#frame);
    return root;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (changed.has('multiline')) this.#field = this.#createField(this.multiline ? 'textarea' : 'input');
    const { maxLength, placeholder, readOnly, required } = this;
    const field = Object.assign(this.#field, {
      placeholder,
      readOnly,
      required,
      disabled: this.matches(':disabled'),
      ariaLabel:
        this.ariaLabel ||
        Array.from(this.#internals.labels, (label) => label.textContent!.trim()).join(' ') ||
        placeholder ||
        'Message',
    });
    field.removeAttribute('maxlength');
    if (maxLength >= 0) field.maxLength = maxLength;
    const frame = this.#frame;
    // Written anew, the same text would be spoken again.
    if (this.#hintBox.textContent !== this.#hint) this.#hintBox.textContent = this.#hint;
    if (this.multiline) frame.dataset.text = this.#text;
    else delete frame.dataset.text;
    if (this.#field.parentNode !== frame) frame.replaceChildren(this.#field);
    this.#mirror();
  }

  #createField(kind: 'input' | 'textarea'): HTMLInputElement {
    const field = make(kind as 'input', {
      part: 'input',
      autocomplete: 'off',
      dir: 'auto',
      enterKeyHint: 'send',
      rows: 1,
      oninput: () => {
        this.text = field.value;
      },
      // Unlike `input`, it does not leave the shadow root.
      onchange: () => this.dispatchEvent(new Event('change', { bubbles: true })),
      // The label may have changed; nothing tells.
      onfocus: () => this.requestUpdate(),
      onkeydown: (event: KeyboardEvent) => this.#keyDown(event),
      onpaste: (event: ClipboardEvent) => this.#paste(event),
    });
    field.setAttribute('aria-describedby', 'hint');
    return field;
  }

  /** Brings the field, and what the form knows, in line with the text. */
  #mirror(): void {
    const field = this.#field;
    const text = this.#text;
    const shown = this.multiline ? text : text.replace(LINE_BREAKS, ' ');
    if (field.value !== shown) field.value = shown;
    this.#internals.setFormValue(text);
    field.setCustomValidity(this.#customError);
    // A field that is barred from validation has no message of its own.
    const message = field.validationMessage || ' ';
    this.#internals.setValidity(
      field.validity,
      message,
      this.renderRoot?.contains(field) ? field : undefined,
    );
  }

  #say(hint: string): void {
    if (hint === this.#hint) return;
    this.#hint = hint;
    this.#internals.states[hint ? 'add' : 'delete']('refused');
    this.requestUpdate();
  }

  #refuse(socket: SocketElement | null): false {
    const texts = ChatInput.notSent;
    const error = socket?.status === 4 && socket.errorString;
    const reason = error ? `Not sent: ${error}` : texts[socket ? socket.status : 5]!;
    // A live region speaks only when its text changes.
    this.#say(this.#hint === reason ? `${reason}\u00a0` : reason);
    fire(this, 'rejected', { text: this.#text, reason });
    return false;
  }

  #socketChanged = (): void => {
    if (this.#reference.socket?.writable) this.#say('');
  };

  #keyDown(event: KeyboardEvent): void {
    const { key } = event;
    // Safari ends the composition before the Enter that ended it; there only the key code tells.
    if (event.isComposing || event.keyCode === 229) return;
    if (key === 'Enter') {
      if (this.multiline && event.shiftKey) return;
      event.preventDefault();
      if (!event.repeat) this.accept();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    const field = this.#field!;
    const caret = field.selectionStart;
    if (!step || this.readOnly || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.multiline) {
      if (this.#recall(step)) event.preventDefault();
    } else if (caret === field.selectionEnd)
      // Only the browser knows the lines that wrapping makes: where the caret could not move, it was at the end.
      setTimeout(() => caret === field.selectionStart && this.#recall(step));
  }

  /** Puts the message that is `step` away in the history into the box; false when there is none. */
  #recall(step: number): boolean {
    const text = this.#lines[this.#at + step];
    if (text === undefined) return false;
    this.#lines[this.#at] = this.#text;
    this.#at += step;
    this.text = text;
    this.cursorPosition = text.length;
    return true;
  }

  /** A single line takes pasted lines as words; the browser would join them without a space. */
  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData!.getData('text/plain');
    if (this.multiline || !/[\r\n]/.test(text)) return;
    event.preventDefault();
    // The one way to insert text that keeps the field's undo history and its limit.
    document.execCommand('insertText', false, text.trim().replace(LINE_BREAKS, ' '));
  }
}
