// `qmlet/ssr`: the chat's tags as HTML, written where there is no DOM. Each carries its shadow tree in a
// `<template shadowrootmode>`, so a page shows it before any script has run, or without one; the element that is
// defined later takes the tree over.
// What always holds: the tree is as the element itself makes it, text and attributes are escaped, and nothing here
// needs a DOM or another package.
import { middleOf } from './components/chat/chat-label.ts';
import { type ChatRow, KINDS } from './components/chat/chat-view-rows.ts';
import { ChatInput, ChatLabel, ChatView, WsSocket } from './elements.ts';
import { ListModel } from './runtime/models/list-model.ts';
import { kebab } from './shared/kebab.ts';

export type { ChatRow };

/** What of an element's class is the same for all of its elements. */
interface ElementClass {
  readonly styles: readonly string[];
  readonly template: string;
  readonly delegatesFocus?: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly observedAttributes: readonly string[];
}

export type ChatTag = 'chat-input' | 'chat-label' | 'chat-view' | 'ws-socket';

const CLASSES = {
  'chat-input': ChatInput,
  'chat-label': ChatLabel,
  'chat-view': ChatView,
  'ws-socket': WsSocket,
} as unknown as Readonly<Record<ChatTag, ElementClass>>;

export interface RenderOptions {
  /** What the page's Content-Security-Policy lets `<style>` pass with; without it such a policy blocks the styles. */
  nonce?: string;
  /** In which language and where on Earth times are told: the reader's, else they change when the script has run. */
  locale?: string;
  timeZone?: string;
}

export interface ElementContent extends RenderOptions {
  attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Properties by their JavaScript names; of a `<chat-view>`, `model` is an array of rows. */
  properties?: Readonly<Record<string, unknown>>;
  /** The children, as HTML: escape what is text. */
  children?: string;
}

/** How many rows a `<chat-view>` shows before its script runs: the last ones. */
const ROWS = 80;
/** The rows that are there begin at the end, as the element does, and at the top where they do not fill the view. */
const AT_END = '[part=scroller]{display:flex;flex-direction:column-reverse}.space{margin-bottom:auto}';
const LINE_BREAKS = /\s*[\r\n]+\s*/g;
const VOID = new Set(['input']);

interface Node {
  tag: string;
  attributes: Map<string, string>;
  children: (Node | string)[];
}

export const isChatTag = (tag: string): tag is ChatTag => Object.hasOwn(CLASSES, tag);

/** A text as HTML: it can stand between tags, and in quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The nodes of markup as the elements' classes have it: without text, the last ones left open. */
function parse(markup: string): Node[] {
  const root: Node = { tag: '', attributes: new Map(), children: [] };
  const open = [root];
  for (const [, tag, attributes] of markup.matchAll(/<(\w*)([^>]*)>/g))
    if (tag) {
      const pairs = [...attributes!.matchAll(/([\w-]+)=?(\S*)/g)].map(
        ([, name, value]) => [name!, value!] as const,
      );
      const node: Node = { tag, attributes: new Map(pairs), children: [] };
      open.at(-1)!.children.push(node);
      open.push(node);
    } else open.pop();
  return root.children as Node[];
}

const serialize = (attributes: Iterable<readonly [string, string]>): string =>
  [...attributes]
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('');

function write(node: Node | string): string {
  if (typeof node === 'string') return node;
  const { tag, attributes, children } = node;
  const start = `<${tag}${serialize(attributes)}>`;
  return VOID.has(tag) ? start : `${start}${children.map(write).join('')}</${tag}>`;
}

/** The text of an attribute that says what a property does; null for none. */
function attributeText(value: unknown, fallback: unknown): string | null {
  if (typeof fallback === 'boolean') return value ? '' : null;
  if (value === null || value === undefined || value === false) return null;
  if (fallback && typeof fallback === 'object') {
    if (typeof value === 'string') return value;
    const name = Object.entries(fallback).find(([, number]) => number === value)?.[0];
    return name ? kebab(name).replace(/^-/, '') : null;
  }
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : `${value}`;
}

/** An element that is being written. */
export class RenderedElement {
  readonly attributes = new Map<string, string>();
  #rows: readonly ChatRow[] = [];
  readonly #class: ElementClass;

  constructor(
    readonly tag: ChatTag,
    readonly options: RenderOptions = {},
  ) {
    this.#class = CLASSES[tag];
  }

  get delegatesFocus(): boolean {
    return this.#class.delegatesFocus ?? false;
  }

  setAttribute(name: string, value: unknown): void {
    if (!/^[^\s"'<>/=]+$/.test(name)) throw new TypeError(`<${this.tag}>: '${name}' cannot be an attribute.`);
    const text = attributeText(value, undefined);
    if (text === null) this.attributes.delete(name.toLowerCase());
    else this.attributes.set(name.toLowerCase(), text);
  }

  /** @throws TypeError for rows that are none, or that hold bytes: those cannot be sent as HTML */
  setProperty(name: string, value: unknown): void {
    const { properties, observedAttributes } = this.#class;
    if (name === 'model' && this.tag === 'chat-view') {
      const rows =
        value instanceof ListModel
          ? Array.from({ length: value.count }, (_, index) => value.get(index))
          : (value ?? []);
      if (!Array.isArray(rows))
        throw new TypeError("<chat-view>: 'model' is an array of rows, or a ListModel.");
      rows.forEach(({ message }, index) => {
        if (typeof message === 'object' && message)
          throw new TypeError(
            `<chat-view>: row ${index} holds bytes. Only text can be rendered on a server.`,
          );
      });
      this.#rows = rows;
      return;
    }
    const property = this.tag === 'chat-input' && name === 'value' ? 'text' : name;
    const at = Object.keys(properties).indexOf(property);
    // What no attribute carries is for the page's script to set: a delegate, a socket that is an element.
    if (at < 0 || typeof value === 'function' || (property === 'socket' && typeof value === 'object')) return;
    const attribute = observedAttributes[at]!;
    const text = attributeText(value, properties[property]);
    if (text === null) this.attributes.delete(attribute);
    else this.attributes.set(attribute, text);
  }

  /** A property as the element has it: what its attribute says, or what it is without one. */
  #number(name: string): number {
    const values = Object.entries(this.#class.properties[name] as Record<string, number>);
    const text = this.attributes.get(kebab(name));
    return (values.find(([key]) => text && `-${kebab(key)}`.endsWith(`-${text}`)) ?? values.at(-1)!)[1];
  }

  #text(attribute: string): string {
    return this.attributes.get(attribute) ?? '';
  }

  #style(css: string): string {
    const { nonce } = this.options;
    return css && `<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${css}</style>`;
  }

  /** What is in the shadow tree. */
  renderShadow(): string {
    const { styles, template } = this.#class;
    const nodes = parse(template);
    let css = styles.join('').replace(/\s+/g, ' ');
    let after = '';
    if (this.tag === 'chat-label') css += this.#fillLabel(nodes[0]!);
    else if (this.tag === 'chat-input') css += this.#fillInput(nodes);
    else if (this.tag === 'chat-view') after = this.#fillView(nodes);
    // Where the element puts something else, or nothing is seen: it does not have to look for it.
    nodes[0]!.children.unshift(this.#style(css));
    return nodes.map(write).join('') + after;
  }

  #fillLabel(box: Node): string {
    const text = this.#text('text');
    const wrap = this.#number('wrapMode');
    const cut = wrap ? 3 : this.#number('elide');
    const at = cut === 2 ? middleOf(text) : 0;
    const [h, v] = [this.#number('horizontalAlignment'), this.#number('verticalAlignment')];
    box.attributes.set('class', `h${h} v${v} e${cut} w${wrap}`);
    box.attributes.set('dir', text ? 'auto' : '');
    for (const piece of at ? [text.slice(0, at), text.slice(at)] : [text]) {
      const [span] = parse(text ? '<span><bdi>' : '<span class=slotted><slot>');
      (span!.children[0] as Node).children.push(escapeHtml(piece));
      box.children.push(span!);
    }
    const color = this.#text('color');
    // A colour is words, numbers and calls; whatever else it is could end the rule.
    return /^[\w\s#%.,()/+*-]+$/.test(color) ? `div{color:${color}}` : '';
  }

  #fillInput(nodes: readonly Node[]): string {
    const frame = nodes.find(({ attributes }) => attributes.get('part') === 'frame')!;
    const field = frame.children[0] as Node;
    const text = this.#text('text').replace(/\r\n?/g, '\n');
    for (const name of ['placeholder', 'readonly', 'required', 'maxlength', 'disabled']) {
      const value = this.attributes.get(name);
      if (value !== undefined) field.attributes.set(name, value);
    }
    field.attributes.set('aria-label', this.#text('aria-label') || this.#text('placeholder') || 'Message');
    if (this.attributes.has('multiline')) {
      field.tag = 'textarea';
      // A line break at the beginning would be dropped.
      field.children.push(escapeHtml(`\n${text}`));
      frame.attributes.set('data-text', text);
    } else if (text) field.attributes.set('value', text.replace(LINE_BREAKS, ' '));
    // The styles stand in the hint, which is shown when it is not empty.
    const disabled = this.attributes.has('disabled') ? ':host{cursor:default;opacity:.5}' : '';
    return `#hint#hint{padding:0}${disabled}`;
  }

  #fillView([, scroller]: readonly Node[]): string {
    const rows = (scroller!.children[0] as Node).children[0] as Node;
    const limit = Math.floor(+this.#text('limit')) || this.#rows.length;
    const all = this.#rows.slice(-limit);
    scroller!.attributes.set('aria-label', this.#text('aria-label') || ChatView.label);
    if (!all.length) return '';
    rows.children.push(this.#style(AT_END));
    for (let index = Math.max(0, all.length - ROWS); index < all.length; index++)
      rows.children.push(this.#row(all[index]!, index, all.length));
    // What `qmlet/hydrate` gives the element back.
    const state = JSON.stringify(all).replaceAll('<', '\\u003c');
    return `<script type="application/json">${state}</script>`;
  }

  #row(data: ChatRow, index: number, count: number): Node {
    const [row] = parse(
      '<div class=row part=row role=listitem><div part=prefix></div><div part=message dir=auto>',
    );
    const [prefix, message] = row!.children as [Node, Node];
    row!.attributes.set(
      'part',
      ['row', data.kind ?? KINDS[data.prefix], data.state].filter(Boolean).join(' '),
    );
    row!.attributes.set('aria-posinset', `${index + 1}`).set('aria-setsize', `${count}`);
    prefix.children.push(escapeHtml(`${data.prefix ?? ''}`));
    const { name, time } = data;
    if (name || time != null) {
      let about = name ? `<bdi part="name">${escapeHtml(name)}</bdi> ` : '';
      if (time != null) {
        const date = new Date(time);
        const { locale, timeZone } = this.options;
        const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...(timeZone && { timeZone }) });
        about += Number.isNaN(+date)
          ? '<time part="time"></time>'
          : `<time part="time" datetime="${date.toISOString()}">${escapeHtml(clock.format(date))}</time>`;
      }
      message.children.push(`<span part="about">${about}</span>`);
    }
    message.children.push(escapeHtml(`${data.message ?? ''}`));
    return row!;
  }

  /** The attributes, as they stand in the start tag. */
  renderAttributes(): string {
    return serialize(this.attributes);
  }
}

/**
 * One of the chat's tags as HTML, with its shadow tree.
 * @example renderElement('chat-view', { properties: { model: rows } })
 * @throws TypeError for another tag, and for rows that hold bytes
 */
export function renderElement(tag: ChatTag, content: ElementContent = {}): string {
  if (!isChatTag(tag))
    throw new TypeError(`<${tag}> cannot be rendered: there are ${Object.keys(CLASSES).join(', ')}.`);
  const { attributes = {}, properties = {}, children = '', ...options } = content;
  const element = new RenderedElement(tag, options);
  for (const [name, value] of Object.entries(properties)) element.setProperty(name, value);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const focus = element.delegatesFocus ? ' shadowrootdelegatesfocus' : '';
  return (
    `<${tag}${element.renderAttributes()}><template shadowrootmode="open"${focus}>` +
    `${element.renderShadow()}</template>${children}</${tag}>`
  );
}
