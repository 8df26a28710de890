// What the parser, the DOM and XmlListModel's query make of documents. The expected values are those that
// Qt 6.4 printed for the same documents.

import { describe, expect, it } from 'vitest';
import {
  duplicateRoles,
  elementNameProblem,
  queryProblem,
  queryXml,
  type XmlRole,
} from '../../src/runtime/models/xml-list-query.ts';
import { Document, type Node } from '../../src/runtime/xml/dom.ts';
import { parseXml, textOf } from '../../src/runtime/xml/parse-xml.ts';

describe('parseXml', () => {
  it('reads elements, attributes, entities and CDATA', () => {
    const tree = parseXml('<a x="1 &lt; 2" y=\'&#x41;\'>t&amp;<b/><![CDATA[<c>]]></a>');
    expect(tree.error).toBeNull();
    expect(tree.root!.attributes).toEqual([
      { name: 'x', value: '1 < 2' },
      { name: 'y', value: 'A' },
    ]);
    expect(textOf(tree.root!)).toBe('t&<c>');
  });
  it('knows namespaces', () => {
    const { root } = parseXml('<a xmlns="u"><p:b xmlns:p="v"/><c/></a>');
    expect(root!.children.map((c) => c.kind === 'element' && [c.name, c.prefix, c.namespace])).toEqual([
      ['b', 'p', 'v'],
      ['c', '', 'u'],
    ]);
  });
  for (const [text, message] of [
    ['<root><a></root>', 'Opening and ending tag mismatch.'],
    ['<a><b>', 'Premature end of document.'],
    ['', 'Premature end of document.'],
    ['<a', 'Premature end of document.'],
    ['<a/><b/>', 'Extra content at end of document.'],
    ['<a/>text', 'Extra content at end of document.'],
    ['text', 'Start tag expected.'],
    ['<a>&nope;</a>', "Entity 'nope' not declared."],
    ['<a b="1" b="2"/>', "Attribute 'b' redefined."],
    ['<a><!-- never closed</a>', 'Premature end of document.'],
    ['<p:a/>', "Namespace prefix 'p' not declared"],
  ] as const)
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(parseXml(text).error?.message).toBe(message);
    });
  it('says where', () => {
    expect(parseXml('<a>\n  <b></c>\n</a>').error).toMatchObject({ line: 2 });
  });
  it('reads a document of any depth', () => {
    const deep = 100_000;
    const tree = parseXml(`${'<a>'.repeat(deep)}x${'</a>'.repeat(deep)}`);
    expect(tree.error).toBeNull();
    expect(textOf(tree.root!)).toBe('x');
  });
});

function dump(node: Node, into: string[] = [], indent = ''): string[] {
  into.push(`${indent}${node.nodeType} ${node.nodeName} ${JSON.stringify(node.nodeValue)}`);
  for (const attribute of node.attributes ?? [])
    into.push(`${indent} @${attribute.nodeName}=${attribute.nodeValue} ${attribute.nodeType}`);
  for (const child of node.childNodes) dump(child, into, `${indent}  `);
  return into;
}

describe('the DOM', () => {
  const document = new Document(
    parseXml(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!-- c --><root a="1" b="x&amp;y">te&lt;xt<child>in</child>' +
        '<![CDATA[cd]]> tail<!-- inner --><e/></root>',
    ),
  );
  it('has the nodes that Qt makes', () => {
    expect(dump(document.documentElement!)).toEqual([
      '1 root null',
      ' @a=1 2',
      ' @b=x&y 2',
      '  3 #text "te<xt"',
      '  1 child null',
      '    3 #text "in"',
      '  4 #cdata-section "cd"',
      '  3 #text " tail"',
      '  1 e null',
    ]);
  });
  it('has a document node', () => {
    const { xmlVersion, xmlEncoding, xmlStandalone, nodeName, nodeType, nodeValue, parentNode } = document;
    expect([xmlVersion, xmlEncoding, xmlStandalone, nodeName, nodeType, nodeValue, parentNode]).toEqual([
      '1.0',
      'UTF-8',
      true,
      '#document',
      9,
      null,
      null,
    ]);
    expect([document.childNodes.length, document.documentElement!.parentNode]).toEqual([0, null]);
  });
  it('can be walked', () => {
    const root = document.documentElement!;
    expect(root.firstChild!.nextSibling!.nodeName).toBe('child');
    expect(root.lastChild!.previousSibling!.nodeName).toBe('#text');
    expect(root.firstChild!.parentNode).toBe(root);
    expect(root.firstChild).toBe(root.childNodes[0]);
    expect((root.attributes as never as { a: { value: string } }).a.value).toBe('1');
    expect(root.childNodes[99]).toBeUndefined();
    expect(String(root)).toBe('[object Object]');
  });
});

const FEED = `<?xml version="1.0" encoding="utf-8"?>
<feed version="2"><shop><title>T</title>
 <book id="1" lang="en"><title>A</title><link>http://a/</link><g><n k="v1">N1</n><n k="v2">N2</n></g></book>
 <book id="2"><title>B <b>bold</b> tail</title><link> sp </link><g><n>M1</n></g><x:y xmlns:x="u">ns</x:y></book>
 <book><title><![CDATA[C<>]]></title><title>Second</title></book>
</shop><other><book><title>not</title></book></other></feed>`;
const role = (name: string, elementName = name, attributeName = ''): XmlRole => ({
  name,
  elementName,
  attributeName,
});

describe('queryXml', () => {
  it('takes the last match of each role', () => {
    const { rows, problems } = queryXml(FEED, '/feed/shop/book', [
      role('title'),
      role('link'),
      role('id', '', 'id'),
      role('lang', '', 'lang'),
      role('n', 'g/n'),
      role('nk', 'g/n', 'k'),
      role('self', ''),
      role('ns', 'y'),
      role('prefixed', 'x:y'),
      role('inner', 'title/b'),
    ]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['A', 'http://a/', '1', 'en', 'N2', 'v2', '', '', '', ''],
      ['B bold tail', ' sp ', '2', '', 'M1', '', '', 'ns', '', ''],
      ['Second', '', '', '', '', '', '', '', '', ''],
    ]);
    expect(problems).toEqual([{ message: 'Query error: "Attribute k not found"', role: 5 }]);
  });
  it('reads paths, not XPath', () => {
    const count = (query: string) => queryXml(FEED, query, [role('title')]).rows.length;
    expect(['//book', '/feed/*/book', '/feed/shop/book/', '/feed', '/shop/book', 'feed'].map(count)).toEqual([
      0, 0, 3, 1, 0, 0,
    ]);
  });
  it('goes down from the row', () => {
    const roles = [role('t', 'shop/book/title'), role('v', '', 'version')];
    expect(queryXml(FEED, '/feed', roles).rows).toEqual([{ t: 'Second', v: '2' }]);
  });
  it('keeps the rows before an error', () => {
    const { rows, problems } = queryXml('<a><b><c>1</c></b><b><c>2</b></a>', '/a/b', [role('c')]);
    expect(rows).toEqual([{ c: '1' }, { c: '2' }]);
    expect(problems).toEqual([{ message: 'Query error: "Opening and ending tag mismatch."', role: -1 }]);
  });
  it('names bad queries and roles', () => {
    expect(queryProblem('a/b')).toBe("An XmlListModel query must start with '/'");
    expect(queryProblem('/a')).toBeNull();
    expect(elementNameProblem('/a')).toBe("An XML element must not start with '/'");
    expect(elementNameProblem('a/')).toBe("An XML element must not end with '/'");
    expect(duplicateRoles([role('a'), role('b'), role('a', 'c')])).toEqual([2]);
  });
});
