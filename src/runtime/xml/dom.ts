// The read-only DOM that `XMLHttpRequest.responseXML` gives to QML: the core of DOM level 3 that Qt has,
// and no more. A node is made when it is asked for, and once.

import type { XmlAttribute, XmlElement, XmlNode, XmlText, XmlTree } from './parse-xml.ts';

const nodes = new WeakMap<object, Node>();

function wrap(node: XmlNode | null | undefined): Node | null {
  if (!node) return null;
  let made = nodes.get(node);
  if (!made) {
    made = node.kind === 'element' ? new Element(node) : new Text(node);
    nodes.set(node, made);
  }
  return made;
}

/** An indexed list, as `childNodes` is: `length`, `[i]`. */
export class NodeList {
  [index: number]: Node;
  readonly length: number;
  constructor(items: readonly Node[]) {
    this.length = items.length;
    items.forEach((item, i) => {
      this[i] = item;
    });
  }
  *[Symbol.iterator](): Generator<Node> {
    for (let i = 0; i < this.length; i++) yield this[i]!;
  }
}

/** The attributes of an element, by index and by name. */
export class NamedNodeMap extends NodeList {
  constructor(items: readonly Attr[]) {
    super(items);
    for (const item of items)
      if (!(item.name in this)) Object.defineProperty(this, item.name, { value: item });
  }
}

export abstract class Node {
  abstract readonly nodeName: string;
  abstract readonly nodeType: number;
  get nodeValue(): string | null {
    return null;
  }
  get namespaceUri(): string {
    return '';
  }
  get parentNode(): Node | null {
    return null;
  }
  get childNodes(): NodeList {
    return new NodeList([]);
  }
  get attributes(): NamedNodeMap | null {
    return null;
  }
  get firstChild(): Node | null {
    return null;
  }
  get lastChild(): Node | null {
    return null;
  }
  get previousSibling(): Node | null {
    return null;
  }
  get nextSibling(): Node | null {
    return null;
  }
}

const sibling = (node: XmlNode, step: number) => {
  const all = node.parent?.children;
  return wrap(all?.[all.indexOf(node) + step]);
};

export class Element extends Node {
  readonly #of: XmlElement;
  #attributes: NamedNodeMap | undefined;
  #children: NodeList | undefined;
  constructor(of: XmlElement) {
    super();
    this.#of = of;
  }
  get nodeName(): string {
    return this.#of.name;
  }
  get tagName(): string {
    return this.#of.name;
  }
  get nodeType(): number {
    return 1;
  }
  override get namespaceUri(): string {
    return this.#of.namespace;
  }
  override get parentNode(): Node | null {
    return wrap(this.#of.parent);
  }
  override get childNodes(): NodeList {
    return (this.#children ??= new NodeList(this.#of.children.map((child) => wrap(child)!)));
  }
  override get attributes(): NamedNodeMap {
    return (this.#attributes ??= new NamedNodeMap(
      // Declarations of namespaces are none, as in Qt.
      this.#of.attributes.filter(({ name }) => !/^xmlns(?::|$)/.test(name)).map((a) => new Attr(a, this)),
    ));
  }
  override get firstChild(): Node | null {
    return wrap(this.#of.children[0]);
  }
  override get lastChild(): Node | null {
    return wrap(this.#of.children.at(-1));
  }
  override get previousSibling(): Node | null {
    return sibling(this.#of, -1);
  }
  override get nextSibling(): Node | null {
    return sibling(this.#of, 1);
  }
}

export class Attr extends Node {
  readonly #of: XmlAttribute;
  readonly ownerElement: Element;
  constructor(of: XmlAttribute, owner: Element) {
    super();
    this.#of = of;
    this.ownerElement = owner;
  }
  /** Without its prefix. */
  get name(): string {
    return this.#of.name.replace(/^.*:/, '');
  }
  get value(): string {
    return this.#of.value;
  }
  get nodeName(): string {
    return this.name;
  }
  get nodeType(): number {
    return 2;
  }
  override get nodeValue(): string {
    return this.#of.value;
  }
  override get parentNode(): Node {
    return this.ownerElement;
  }
}

/** Text, or a CDATA section. */
export class Text extends Node {
  readonly #of: XmlText;
  constructor(of: XmlText) {
    super();
    this.#of = of;
  }
  get nodeName(): string {
    return this.#of.kind === 'text' ? '#text' : '#cdata-section';
  }
  get nodeType(): number {
    return this.#of.kind === 'text' ? 3 : 4;
  }
  get data(): string {
    return this.#of.text;
  }
  get length(): number {
    return this.#of.text.length;
  }
  get wholeText(): string {
    return this.#of.text;
  }
  get isElementContentWhitespace(): boolean {
    return !this.#of.text.trim();
  }
  override get nodeValue(): string {
    return this.#of.text;
  }
  override get parentNode(): Node | null {
    return wrap(this.#of.parent);
  }
  override get previousSibling(): Node | null {
    return sibling(this.#of, -1);
  }
  override get nextSibling(): Node | null {
    return sibling(this.#of, 1);
  }
}

export class Document extends Node {
  readonly #of: XmlTree;
  constructor(of: XmlTree) {
    super();
    this.#of = of;
  }
  get nodeName(): string {
    return '#document';
  }
  get nodeType(): number {
    return 9;
  }
  get xmlVersion(): string {
    return this.#of.version;
  }
  get xmlEncoding(): string {
    return this.#of.encoding;
  }
  get xmlStandalone(): boolean {
    return this.#of.standalone;
  }
  get documentElement(): Element | null {
    return wrap(this.#of.root) as Element | null;
  }
}
// Qt's engine names every one of these so when it is printed.
Object.defineProperty(Node.prototype, Symbol.toStringTag, { value: 'Object' });
Object.defineProperty(NodeList.prototype, Symbol.toStringTag, { value: 'Object' });
