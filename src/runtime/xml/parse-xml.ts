// A small XML 1.0 parser: text in, tree out, in one pass and without recursion. It checks that a document
// is well-formed, not that it is valid. What was read before an error is kept, as Qt's reader would have
// delivered it. Entities that a document declares itself are refused: expanding them can take for ever.

export interface XmlAttribute {
  /** As written, with its prefix. */
  name: string;
  value: string;
}

export interface XmlElement {
  kind: 'element';
  /** Without its prefix. */
  name: string;
  prefix: string;
  namespace: string;
  attributes: XmlAttribute[];
  children: XmlNode[];
  parent: XmlElement | null;
}

export interface XmlText {
  kind: 'text' | 'cdata';
  text: string;
  parent: XmlElement;
}

export type XmlNode = XmlElement | XmlText;

export interface XmlError {
  /** Qt's text for it where Qt has one. */
  message: string;
  line: number;
  column: number;
}

export interface XmlTree {
  version: string;
  encoding: string;
  standalone: boolean;
  /** Null when the text has no element at all. */
  root: XmlElement | null;
  error: XmlError | null;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAME = /[\p{L}_:][\p{L}\p{N}_:.\u00b7-]*/uy;
const SPACE = /\s*/y;
const ATTRIBUTE = /\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

class Fault extends Error {}

/** Parses a document. Never throws: what is wrong with the text is in `error`. */
export function parseXml(source: string): XmlTree {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const tree: XmlTree = { version: '', encoding: '', standalone: false, root: null, error: null };
  let at = 0;
  let open: XmlElement | null = null;
  /** The namespaces in force in each open element. */
  const scopes: Record<string, string>[] = [{ '': '', xml: 'http://www.w3.org/XML/1998/namespace' }];

  const fail = (message: string): never => {
    throw new Fault(message);
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const name = () =>
    (match(NAME) ?? fail(at < text.length ? 'Expected a name.' : 'Premature end of document.'))[0]!;
  /** Goes behind `end`, and gives what stands before it. */
  const until = (end: string): string => {
    const found = text.indexOf(end, at);
    if (found < 0) {
      at = text.length;
      fail('Premature end of document.');
    }
    const between = text.slice(at, found);
    at = found + end.length;
    return between;
  };
  const resolve = (raw: string): string =>
    raw.replace(/&(?:#(x?)([\da-f]+)|([^;\s&]*))(;?)/gi, (_, hex, code, entity, end) => {
      if (!end) fail('Invalid entity value.');
      if (entity !== undefined) return ENTITIES[entity] ?? fail(`Entity '${entity}' not declared.`);
      const point = Number.parseInt(code, hex ? 16 : 10);
      return point > 0 && point < 0x110000
        ? String.fromCodePoint(point)
        : fail('Invalid character reference.');
    });
  const addText = (kind: 'text' | 'cdata', value: string) => {
    if (!value) return;
    if (open) open.children.push({ kind, text: value, parent: open });
    else if (value.trim()) fail(tree.root ? 'Extra content at end of document.' : 'Start tag expected.');
  };

  const startTag = () => {
    const qualified = name();
    const attributes: XmlAttribute[] = [];
    let scope = scopes.at(-1)!;
    for (;;) {
      const before = at;
      match(SPACE);
      if (text[at] === '>' || text.startsWith('/>', at)) break;
      if (before === at) fail(at < text.length ? "Expected '>' or '/'." : 'Premature end of document.');
      const attribute = name();
      const found =
        match(ATTRIBUTE) ?? fail(at < text.length ? "Expected '='." : 'Premature end of document.');
      const value = resolve((found[1] ?? found[2]!).replace(/[\t\n]/g, ' '));
      if (attributes.some((a) => a.name === attribute)) fail(`Attribute '${attribute}' redefined.`);
      attributes.push({ name: attribute, value });
      const declared = /^xmlns(?:$|:(.*))/.exec(attribute);
      if (declared) scope = { ...scope, [declared[1] ?? '']: value };
    }
    const colon = qualified.indexOf(':');
    const prefix = colon < 0 ? '' : qualified.slice(0, colon);
    const namespace = scope[prefix] ?? fail(`Namespace prefix '${prefix}' not declared`);
    if (!open && tree.root) fail('Extra content at end of document.');
    const element: XmlElement = {
      kind: 'element',
      name: qualified.slice(colon + 1),
      prefix,
      namespace,
      attributes,
      children: [],
      parent: open,
    };
    if (open) open.children.push(element);
    else tree.root = element;
    if (text[at] === '/') at += 2;
    else {
      at++;
      open = element;
      scopes.push(scope);
    }
  };

  const markup = () => {
    if (text.startsWith('</', at)) {
      at += 2;
      const qualified = name();
      const expected: string | null = open && (open.prefix ? `${open.prefix}:${open.name}` : open.name);
      if (qualified !== expected) fail('Opening and ending tag mismatch.');
      match(SPACE);
      if (text[at] !== '>') fail(at < text.length ? "Expected '>'." : 'Premature end of document.');
      at++;
      open = open!.parent;
      scopes.pop();
    } else if (text.startsWith('<!--', at)) {
      at += 4;
      until('-->');
    } else if (text.startsWith('<![CDATA[', at)) {
      at += 9;
      addText('cdata', until(']]>'));
    } else if (text.startsWith('<?', at)) {
      const first = at === 0;
      at += 2;
      const instruction = until('?>');
      if (!/^xml\s/i.test(instruction)) return;
      if (!first) fail('XML declaration not at start of document.');
      const field = (key: string) => new RegExp(`${key}\\s*=\\s*["']([^"']*)`).exec(instruction)?.[1] ?? '';
      tree.version = field('version');
      tree.encoding = field('encoding');
      tree.standalone = field('standalone') === 'yes';
    } else if (text.startsWith('<!DOCTYPE', at)) {
      // Passed over, with what it declares in brackets.
      let depth = 0;
      for (; at < text.length; at++) {
        const c = text[at];
        if (c === '[') depth++;
        else if (c === ']') depth--;
        else if (c === '>' && !depth) break;
      }
      until('>');
    } else {
      at++;
      startTag();
    }
  };

  try {
    while (at < text.length) {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      if (end > at) {
        const raw = text.slice(at, end);
        addText('text', resolve(raw));
        at = end;
      } else markup();
    }
    if (open || !tree.root) fail('Premature end of document.');
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const before = text.slice(0, at).split('\n');
    tree.error = { message: error.message, line: before.length, column: before.at(-1)!.length };
  }
  return tree;
}

/** The text of an element with that of everything in it. */
export function textOf(element: XmlElement): string {
  let out = '';
  // A stack of its own: a deep document must not overflow the engine's.
  const waiting: XmlNode[] = [...element.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind !== 'element') out += node.text;
    else for (let i = node.children.length; i--; ) waiting.push(node.children[i]!);
  }
  return out;
}
