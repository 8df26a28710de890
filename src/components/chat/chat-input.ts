// The box in which a message is typed: QML's FocusScope, Rectangle and TextInput in one, over a real
// `<input>` or `<textarea>`, so that IME, undo, spell checking and screen readers work as everywhere.
// What always holds: typed text leaves the box only when it was accepted and, where there is a socket,
// the socket has taken it. In every other case it stays, and the user is told why.
import { build, define, reflect } from '../element.ts';
import { chatInputStyles } from './chat-input.styles.ts';
import { chatTheme } from './chat-theme.styles.ts';
import { fire, relisten } from './dom.ts';
import { type SocketElement, SocketUser } from './socket-user.ts';

/** How many sent messages Arrow-up can go back to. */
const REMEMBERED = 100;
/** The text field; a `<textarea>` where the text may have lines. */
const field = (tag: string): string =>
  `<${tag} part=input autocomplete=off dir=auto enterkeyhint=send rows=1 aria-describedby=hint>`;
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
export class ChatInput extends SocketUser {
  static readonly formAssociated = true;
  protected static override styles = [chatTheme, chatInputStyles];
  protected static override template =
    `<div id=hint part=hint role=status dir=auto></div><div part=frame>${field('input')}`;
  protected static override properties = {
    socket: String,
    text: String,
    value: null,
    name: '',
    placeholder: '',
    multiline: false,
    disabled: false,
    readOnly: false,
    required: false,
    maxLength: -1,
    ariaLabel: null,
  };

  /**
   * What the user is told when a text is not sent, by the socket's status; the last two where there is no socket, and
   * where as many messages wait as may. An error is told in the socket's own words where it has some. Replace them for
   * another language.
   */
  static notSent = [
    'Not sent: still connecting.',
    'Not sent: the connection is busy.',
    'Not sent: the connection is closing.',
    'Not sent: the connection is closed.',
    'Not sent: the connection has failed.',
    'Not sent: there is no connection.',
    'Not sent: the message queue is full.',
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
  /** The text can be neither edited nor sent. Inside a disabled fieldset it cannot either. */
  declare disabled: boolean;
  /** The text can be selected, but neither edited nor sent. */
  declare readOnly: boolean;
  /** An empty box keeps a form from being submitted. */
  declare required: boolean;
  /** How many UTF-16 units the user may type; -1 for any number. */
  declare maxLength: number;

  #internals = this.attachInternals();
  #parts = this.shadowRoot!.children;
  #text = '';
  #hint = '';
  #customError = '';
  #sent: string[] = [];
  /** The messages sent before and, last, the draft, each as edited here; `#at` is the one in the box. */
  #lines = [''];
  #at = 0;

  constructor() {
    super();
    // Listening around the field, which may be another one later.
    Object.assign(this.#parts[1]!, {
      // Beside the field, a press is one on it.
      onmousedown: (event: MouseEvent) => {
        if (event.target === this.#field) return;
        event.preventDefault();
        this.focus();
      },
      oninput: () => {
        this.text = this.#field.value;
      },
      // Unlike `input`, it does not leave the shadow root.
      onchange: () => this.dispatchEvent(new Event('change', { bubbles: true })),
      onkeydown: this.#keyDown,
      onpaste: this.#paste,
    });
    // A field that came with the markup may have been typed into; what the attributes say comes first.
    const { value, defaultValue } = this.#field;
    if (value !== defaultValue)
      queueMicrotask(() => {
        this.text = value;
      });
    // The label may have changed; nothing tells.
    this.addEventListener('focus', () => this.requestUpdate());
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

  static {
    for (const name of ['form', 'validity', 'validationMessage', 'willValidate'] as const)
      define(ChatInput.prototype, name, function (this: ChatInput) {
        return this.#internals[name];
      });
  }
  /** The form this belongs to. */
  declare readonly form: HTMLFormElement | null;
  /** What keeps a form from being submitted. */
  declare readonly validity: ValidityState;
  /** That in words; '' where the text is valid. */
  declare readonly validationMessage: string;
  /** Whether a form asks for validity: not where the box is disabled or read-only. */
  declare readonly willValidate: boolean;
  /** Whether the text is valid; fires `invalid` if not. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  /** Whether the text is valid; fires `invalid` and tells the user if not. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }
  /** Makes the text invalid for the reason given; valid again with ''. */
  setCustomValidity(reason: string): void {
    this.#customError = reason;
    this.#mirror();
  }
  /** @internal */
  formDisabledCallback(): void {
    this.requestUpdate();
  }
  /** @internal */
  formResetCallback(): void {
    this.text = this.getAttribute('text');
  }
  /** @internal */
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
    const socket = this.socketElement;
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
    if (this.#text === text) this.#edit(draft);
    return true;
  }

  get #field(): HTMLInputElement {
    return this.#parts[1]!.firstElementChild as HTMLInputElement;
  }

  protected override update(): void {
    const [hint, frame] = this.#parts as unknown as [Element, Element];
    const kind = this.multiline ? 'textarea' : 'input';
    if (this.#field.localName !== kind) {
      frame.textContent = '';
      build(field(kind), frame);
    }
    for (const name of ['placeholder', 'readonly', 'required', 'maxlength'])
      reflect(this.#field, name, this.getAttribute(name));
    this.#field.disabled = this.matches(':disabled');
    this.#field.ariaLabel =
      this.ariaLabel ||
      Array.from(this.#internals.labels, (label) => label.textContent!.trim()).join(' ') ||
      this.placeholder ||
      'Message';
    // Written anew, the same text would be spoken again.
    if (hint.textContent !== this.#hint) hint.textContent = this.#hint;
    reflect(frame, 'data-text', this.multiline && this.#text);
    this.#mirror();
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
    this.#internals.setValidity(field.validity, message, field);
  }

  #say(hint: string): void {
    if (hint === this.#hint) return;
    this.#hint = hint;
    this.#internals.states[hint ? 'add' : 'delete']('refused');
    this.requestUpdate();
  }

  #refuse(socket: SocketElement | null): false {
    const texts = ChatInput.notSent;
    const status = socket ? socket.status : 5;
    // A socket that has a queue refuses only when that is full, or when it waits for nothing.
    const full = parseInt(socket?.queueLimit as string, 10) && (status < 2 || socket!.reconnectAttempt);
    const error = status === 4 && socket!.errorString;
    const reason = full ? texts[6]! : error ? `Not sent: ${error}` : texts[status]!;
    // A live region speaks only when its text changes.
    this.#say(this.#hint === reason ? `${reason}\u00a0` : reason);
    fire(this, 'rejected', { text: this.#text, reason });
    return false;
  }

  protected override socketChanged(now: SocketElement | null, before: SocketElement | null): void {
    relisten('writable-changed', this.#writable, before, now);
    this.#writable();
  }

  #writable = (): void => {
    if (this.socketElement?.writable) this.#say('');
  };

  #keyDown = (event: KeyboardEvent): void => {
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
  };

  /** Changes the text on the user's behalf: told as typing is, to whoever binds to `value` and hears `input`. */
  #edit(text: string): void {
    this.text = text;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  /** Puts the message that is `step` away in the history into the box; false when there is none. */
  #recall(step: number): boolean {
    const text = this.#lines[this.#at + step];
    if (text === undefined) return false;
    this.#lines[this.#at] = this.#text;
    this.#at += step;
    this.#edit(text);
    this.cursorPosition = text.length;
    return true;
  }

  /** A single line takes pasted lines as words; the browser would join them without a space. */
  #paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData!.getData('text/plain');
    if (this.multiline || !/[\r\n]/.test(text)) return;
    event.preventDefault();
    // The one way to insert text that keeps the field's undo history and its limit.
    document.execCommand('insertText', false, text.trim().replace(LINE_BREAKS, ' '));
  };
}
