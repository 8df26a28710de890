// The transcript of a chat: QML's ListView, ListModel and delegate in one, in the page's own terms.
// This file holds what a page sees of it; where the rows stand is chat-view-window's, how they look
// chat-view-rows', what is copied chat-view-selection's and what is read out chat-view-announcer's.
import { ListModel, type ModelChange } from '../../runtime/models/list-model.ts';
import { kebab } from '../../shared/kebab.ts';
import { chatTheme } from './chat-theme.styles.ts';
import { chatViewStyles } from './chat-view.styles.ts';
import { createAnnouncer } from './chat-view-announcer.ts';
import { type ChatDelegate, type ChatRow, createChatRows, rowText } from './chat-view-rows.ts';
import { selectedRange, selectedText } from './chat-view-selection.ts';
import { BEGINNING, CENTER, CONTAIN, createRowWindow, END, VISIBLE } from './chat-view-window.ts';
import { fire, relisten } from './dom.ts';
import { type SocketElement, SocketUser } from './socket-user.ts';

export type { ChatDelegate, ChatRow };

/** What of a socket's events the view shows. */
const SOCKET_EVENTS =
  'status-changed text-message-received binary-message-received text-message-sent binary-message-sent';
/** How it tells what became of a message that waited. */
const SETTLED = 'message-flushed message-returned';

/**
 * @summary The transcript of a chat.
 *
 * Shows the rows of a model, and what its socket sends and receives. Follows the end until the reader scrolls
 * up; then it holds still, says how many rows have come, and offers to jump to them. However long the history,
 * only the rows near the viewport are in the page. Text is shown as text, never parsed as HTML.
 *
 * What happens to the connection is told in Qt's words: `socket open`, `socket closed`, `socket error …`. While a socket
 * with `reconnect` tries again and again, an outage is told once, until it opens or gives up.
 *
 * A row's look is replaced by a `<template>` child, in which elements with `data-role="message"` (or another
 * role of the row) are filled in, or by a `delegate` function. Either is inside the shadow tree: give it parts
 * to style, or a `<style>` of its own.
 *
 * @slot - Shown above the rows: a title, a button that loads history. A `<template>` is the look of a row.
 * @fires count-changed - `{count}`: the number of rows is another one. Once a frame; does not bubble.
 * @fires at-y-end-changed - `{atYEnd}`: the end came in sight or left it. Does not bubble.
 * @fires at-y-beginning-changed - `{atYBeginning}`: the first row came in sight or left it. Does not bubble.
 * @csspart scroller - What scrolls.
 * @csspart row - A row. It has a part for its kind as well: `received`, `sent`, `status`, or the row's `kind`.
 * @csspart waiting - A row that waits to be sent.
 * @csspart returned - A row that will not be sent.
 * @csspart prefix - The row's first column.
 * @csspart message - The row's second column.
 * @csspart picture - An image that came as a binary message.
 * @csspart about - Name and time above a message that has them.
 * @csspart name - The name there.
 * @csspart time - The time there.
 * @csspart jump - The button that goes to the end.
 * @cssprop [--chat-background=#000] - Behind the rows.
 * @cssprop [--chat-color=#fff] - The text.
 * @cssprop [--chat-font=12px 'DejaVu Sans', sans-serif] - The text's font.
 * @cssprop [--chat-border-color=#fff] - The frame of the button.
 * @cssprop [--chat-color-scheme=dark] - `dark`, `light`, or `light dark` to follow the reader's preference.
 * @cssprop [--chat-view-line-height=14px] - The height of a line.
 * @cssprop [--chat-view-row-height=18px] - The least height of a row.
 * @cssprop [--chat-view-prefix-color] - The first column's text.
 * @cssprop [--chat-view-picture-size=240px] - How high a picture may be.
 * @cssprop [--chat-view-focus-outline=1px dotted] - Around the rows while they have the keyboard's focus.
 * @cssprop [--chat-view-waiting=' …'] - Text behind a message that waits.
 * @cssprop [--chat-view-returned=' (not sent)'] - Text behind a message that will not be sent.
 * @cssprop [--chat-view-error-color=#ff8a80] - Its colour.
 */
export class ChatView extends SocketUser {
  /** Modes of `positionViewAtIndex`: the row's top at the view's top, */
  static readonly Beginning = BEGINNING;
  /** its middle in the middle, */
  static readonly Center = CENTER;
  /** its bottom at the bottom, */
  static readonly End = END;
  /** wherever it is if any of it is in sight, */
  static readonly Visible = VISIBLE;
  /** or if all of it is. */
  static readonly Contain = CONTAIN;

  protected static override styles = [chatTheme, chatViewStyles];
  protected static override template =
    '<slot></slot>' +
    '<div part=scroller role=log aria-live=off tabindex=0><div class=space><div class=rows role=list></div></div></div>' +
    '<button part=jump type=button hidden></button>' +
    '<div class=spoken aria-live=polite>';
  protected static override properties = {
    model: null,
    delegate: null,
    socket: String,
    limit: 0,
    ariaLabel: null,
  };

  /** What the button says when `count` rows have come out of sight. Replace these three for another language. */
  static newRows = (count: number): string => (count ? `${count} new` : 'To the end');
  /** What is read out when too many messages have come to read them all. */
  static manyRows = (count: number): string => `${count} new messages`;
  /** What the rows are called, where there is no `aria-label`. */
  static label = 'Chat';

  /** The most rows that are kept: older ones are taken off the model at the end of the task. 0 for all. */
  declare limit: number;

  #parts = this.shadowRoot!.children as unknown as [
    HTMLSlotElement,
    HTMLElement,
    HTMLButtonElement,
    HTMLElement,
  ];
  #model = new ListModel<ChatRow>();
  #shared = false;
  #leave: (() => void) | undefined;
  #look = createChatRows(this);
  #announcer = createAnnouncer(this.#parts[3], (count) => this.#texts.manyRows(count));
  /** Rows that came since the end was in sight. */
  #unseen = 0;
  /** Rows have come, gone or moved since the last frame. */
  #edited = false;
  #told: Record<string, unknown> = { count: 0, atYEnd: true, atYBeginning: true };
  /** The models and `id` roles of rows that wait, by their messages' ids; by socket, as each has numbers of its own. */
  #waiting = new Map<EventTarget, Map<number, [ListModel<ChatRow>, number]>>();
  /** The socket has tried to connect and was not open since. */
  #trying = false;
  #lastId = 0;
  #window = createRowWindow(this.#parts[1], this.#look, () => this.#moved());

  constructor() {
    super();
    const [slot, scroller, button] = this.#parts;
    slot.onslotchange = this.#adopt;
    scroller.onkeydown = this.#key;
    scroller.oncopy = this.#copy;
    button.onclick = () => {
      this.positionViewAtEnd();
      this.focus();
    };
    this.#follow();
  }

  /** The texts that a sub-class may have replaced. */
  get #texts(): typeof ChatView {
    return this.constructor as typeof ChatView;
  }

  /** The rows. An array is copied into a model of the view's own. */
  get model(): ListModel<ChatRow> {
    return this.#model;
  }
  set model(rows: ListModel<ChatRow> | readonly ChatRow[] | null | undefined) {
    this.#shared = rows instanceof ListModel;
    this.#model = rows instanceof ListModel ? rows : new ListModel<ChatRow>(rows ?? []);
    this.#follow();
  }

  /** A function of row, index and element that gives the look of a row: a node, a text, or nothing where it filled the element. */
  get delegate(): ChatDelegate | null {
    return this.#look.drawRow;
  }
  set delegate(delegate: ChatDelegate | null | undefined) {
    this.#look.drawRow = delegate ?? null;
    this.#window.renew();
  }

  /** How many rows there are. */
  get count(): number {
    return this.#model.count;
  }

  /** Whether the last row is in sight, and those to come will be. */
  get atYEnd(): boolean {
    return this.#window.atTheEnd();
  }

  /** Whether the first row is in sight. */
  get atYBeginning(): boolean {
    return this.#window.atBeginning();
  }

  /** Adds a row at the end. */
  override append(prefix: string, message: ChatRow['message']): void;
  /** Adds nodes as children, as every element does. */
  override append(...nodes: (Node | string)[]): void;
  /** @internal the two above */
  override append(...parts: unknown[]): void {
    const [prefix, message] = parts;
    if (parts.length === 2 && typeof prefix === 'string' && !(message instanceof Node))
      this.#model.append({ prefix, message: message as ChatRow['message'] });
    else super.append(...(parts as Node[]));
  }

  /** Adds rows before the first one, as when older ones are loaded. */
  override prepend(rows: readonly ChatRow[]): void;
  /** Adds nodes as the first children, as every element does. */
  override prepend(...nodes: (Node | string)[]): void;
  /** @internal the two above */
  override prepend(...parts: unknown[]): void {
    if (Array.isArray(parts[0])) this.#model.insert(0, parts[0]);
    else super.prepend(...(parts as Node[]));
  }

  /** Takes all rows away. */
  clear(): void {
    this.#model.clear();
  }

  /** Goes to the end and follows it, in the next frame. */
  positionViewAtEnd(): void {
    this.#window.toEnd();
  }

  /** Goes to the first row, in the next frame. */
  positionViewAtBeginning(): void {
    this.positionViewAtIndex(0);
  }

  /**
   * Goes to a row, in the next frame.
   * @param mode where in the view: `ChatView.Beginning`, `Center`, `End`, `Visible` or `Contain`
   */
  positionViewAtIndex(index: number, mode: number = BEGINNING): void {
    // As in Qt, nothing happens where there is no such row.
    if (index >= 0 && index < this.count) this.#window.positionAt(Math.trunc(index), mode);
  }

  /** Focuses the rows, also while the button has the focus. */
  override focus(options?: FocusOptions): void {
    this.#parts[1].focus(options);
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#leave) this.#window.schedule();
    else this.#follow();
  }

  protected override leave(): void {
    super.leave();
    // A model that is shared lives on, and must not keep a view that is gone.
    if (this.#shared) this.#leave = this.#leave?.() as undefined;
    this.#announcer.silence();
    this.#look.revokeAll();
    this.#window.renew();
  }

  protected override socketChanged(now: SocketElement | null, before: SocketElement | null): void {
    relisten(SOCKET_EVENTS, this.#heard, before, now);
  }

  protected override update(): void {
    this.#adopt();
    const limit = Math.floor(this.limit);
    if (limit && this.count > limit) this.#model.remove(0, this.count - limit);
    this.#parts[1].ariaLabel = this.ariaLabel || this.#texts.label;
  }

  /** Shows the model's rows, from the end, and what happens to them from now on. */
  #follow(): void {
    this.#leave?.();
    this.#leave = this.#model.subscribe(this.#changed);
    this.#unseen = 0;
    this.requestUpdate();
    this.#window.startAnew(this.count);
  }

  #changed = ({ kind, index, count, to }: ModelChange): void => {
    this.#edited ||= kind !== 'change';
    if (this.count) this.#window[kind](index, count, to!);
    else {
      this.#unseen = 0;
      this.#window.startAnew(0);
    }
    if (kind !== 'insert') return;
    // Later, and once for all that come: what others are told of is told to all before something else happens.
    this.requestUpdate();
    if (index + count < this.count) return;
    if (!this.atYEnd) this.#unseen += count;
    for (let i = index; this.isConnected && i < this.count; i++) {
      const row = this.#model.get(i)!;
      // Who has just typed it need not be told.
      if (row.prefix !== '>') this.#announcer.announce(() => rowText(row));
    }
  };

  #adopt = (): void => {
    const template = this.querySelector<HTMLTemplateElement>(':scope > template');
    if (template === this.#look.rowTemplate) return;
    this.#look.rowTemplate = template;
    this.#window.renew();
  };

  #moved(): void {
    const { count, atYEnd, atYBeginning } = this;
    const button = this.#parts[2];
    if (atYEnd) {
      this.#unseen = 0;
      // The focus would be lost with the button.
      if (this.shadowRoot!.activeElement === button) this.focus();
    }
    button.hidden = atYEnd;
    const text = this.#texts.newRows(this.#unseen);
    if (!atYEnd && text !== button.textContent) button.textContent = text;
    if (this.#edited)
      for (const { rowNumber: index, rowElement: element } of this.#window.shownRows())
        this.#look.numberRow(element, index);
    this.#edited = false;
    const told = this.#told;
    const now = (this.#told = { count, atYEnd, atYBeginning });
    for (const [name, value] of Object.entries(now))
      if (value !== told[name]) fire(this, `${kebab(name)}-changed`, { [name]: value }, false);
  }

  #key = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    // What is inside a row has its own use for keys.
    const scroller = this.#parts[1];
    if (event.target !== scroller || event.defaultPrevented || altKey) return;
    if ((ctrlKey || metaKey) && key === 'a') {
      // All rows, not only those in the page: see selectedText.
      getSelection()?.selectAllChildren(scroller.firstElementChild!);
    } else if (shiftKey) return;
    else if (key === 'Home') this.positionViewAtBeginning();
    else if (key === 'End') this.positionViewAtEnd();
    else return;
    event.preventDefault();
  };

  #copy = (event: ClipboardEvent): void => {
    const range = selectedRange(this.shadowRoot!);
    const text = range && selectedText(range, this.#window.shownRows(), this.#model);
    if (text == null) return;
    event.clipboardData!.setData('text/plain', text);
    event.preventDefault();
  };

  #heard = (event: Event): void => {
    const socket = this.socketElement!;
    // Another socket's event may pass through this one on its way up.
    if (event.target !== socket) return;
    const { message, id, queued, name, time, kind, own } = (event as CustomEvent).detail;
    const add = (prefix: string, text: ChatRow['message'], more?: Partial<ChatRow>) =>
      this.#model.append({ prefix, message: text, ...more });
    const { type } = event;
    if (type === 'status-changed') {
      const { status, errorString, reconnectAttempt } = socket;
      const said = ['', 'open', '', 'closed', `error ${errorString}`][status];
      // What goes on failing is told once: nothing came of it that was not known.
      if (said && !(this.#trying && status > 1 && reconnectAttempt)) add('#', `socket ${said}`);
      if (status < 2) this.#trying = !status;
    } else if (type.endsWith('received')) {
      // A copy of what was sent from here stands there already; who comes and goes is told as the connection is.
      if (kind === 'presence') add('#', message);
      else if (!own) add('<', message, time && { name, time });
    } else {
      if (queued) {
        // Heard until the last one is settled, also while another socket is shown.
        let ids = this.#waiting.get(socket);
        if (!ids) {
          this.#waiting.set(socket, (ids = new Map()));
          relisten(SETTLED, this.#settled, null, socket);
        }
        ids.set(id, [this.#model, ++this.#lastId]);
      }
      add('>', message, queued && { state: 'waiting', id: this.#lastId });
    }
  };

  #settled = ({ type, target, detail }: CustomEvent): void => {
    const ids = this.#waiting.get(target!);
    const row = ids?.get(detail.id);
    if (!row) return;
    ids!.delete(detail.id);
    if (!ids!.size) {
      this.#waiting.delete(target!);
      relisten(SETTLED, this.#settled, target, null);
    }
    const [model, id] = row;
    // From the end, where those that wait are.
    for (let index = model.count; index--; ) {
      const { id: other, state } = model.get(index)!;
      if (other === id && state === 'waiting') {
        model.setProperty(index, 'state', type === 'message-returned' ? 'returned' : undefined);
        return;
      }
    }
  };
}
