// What stands between the tags of an element of a document: elements of documents are objects in it, anything
// else is shown over it.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { compilers } from '../../src/compilers.ts';
import { defineElement, type QmlModule } from '../../src/index.ts';
import { expectConsole } from '../support/setup-console.ts';

// biome-ignore lint/suspicious/noExplicitAny: members that only the documents name
type Any = any;
let count = 0;
function define(source: string): string {
  const tag = `qml-child-${++count}`;
  const name = `Child${count}.qml`;
  const { document, diagnostics } = compilers.document(`import QtQuick\n${source}`, name);
  if (!document) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const module: QmlModule = { url: `/compiled/${name}`, document, files: {} };
  defineElement(tag, module);
  return tag;
}
const place = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div></div>`);
/** Until each of them runs, or says why not: types of QtQuick may have to be loaded. */
const ready = (at: Element): Promise<void> =>
  waitUntil(
    () =>
      [...at.querySelectorAll('*')].every(
        (one: Any) => !('rootObject' in one) || one.rootObject || one.errors.length,
      ),
    'the documents run',
    { timeout: 10_000 },
  );
/** After what follows the removal of an element. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const COLUMN = define('Column { property int own: 1; Rectangle { width: 40; height: 5 } }');
const BOX = define(
  'Rectangle { property string label; property int number; signal hit(int n); width: 30; height: 10; property Item around: parent; Text { text: parent.label } }',
);
const labels = (root: Any): string[] =>
  [...root.children].filter((child: Any) => 'label' in child).map((child: Any) => child.label);

describe('elements between the tags of an element', () => {
  it('are objects of its document, in the order of the page', async () => {
    const at = await place();
    at.innerHTML = `<${COLUMN}><${BOX} label="a"></${BOX}> <${BOX} label="b" number="3"></${BOX}></${COLUMN}>`;
    await ready(at);
    const column = at.firstElementChild as Any;
    const [a, b] = column.children as Any;
    expect(labels(column.rootObject)).to.deep.equal(['a', 'b']);
    expect([a.rootObject.around, b.rootObject.parent]).to.deep.equal([column.rootObject, column.rootObject]);
    expect([a.rootObject.y, b.rootObject.number]).to.deep.equal([5, 3]);
    // Drawn with what is around them, and not at their own place.
    expect(column.shadowRoot.querySelector('.stage').textContent).to.equal('ab');
    expect([a.shadowRoot.querySelector('.stage').childElementCount, a.offsetWidth]).to.deep.equal([0, 0]);
    expect([column.clientWidth, column.clientHeight]).to.deep.equal([40, 25]);
  });

  it('come, go and change places while it runs', async () => {
    const at = await place();
    at.innerHTML = `<${COLUMN}></${COLUMN}>`;
    await ready(at);
    const column = at.firstElementChild as Any;
    const make = (label: string): Any => Object.assign(document.createElement(BOX), { label });
    const [a, b, c] = ['a', 'b', 'c'].map(make);
    column.append(a, c);
    column.insertBefore(b, c);
    await ready(at);
    expect(labels(column.rootObject)).to.deep.equal(['a', 'b', 'c']);
    const object = c.rootObject;
    column.prepend(c);
    expect(labels(column.rootObject)).to.deep.equal(['c', 'a', 'b']);
    expect(c.rootObject).to.equal(object);
    a.label = 'A';
    expect(labels(column.rootObject)).to.deep.equal(['c', 'A', 'b']);
    a.rootObject.number = 7;
    a.remove();
    await turn();
    expect([labels(column.rootObject), a.rootObject, a.label]).to.deep.equal([['c', 'b'], null, 'A']);
    // By itself it runs in a scene of its own, and back among the others in theirs.
    at.append(a);
    await ready(at);
    expect([a.rootObject.parent, a.offsetWidth, a.rootObject.label]).to.deep.equal([null, 30, 'A']);
    column.append(a);
    await ready(at);
    expect(labels(column.rootObject)).to.deep.equal(['c', 'b', 'A']);
    expect([a.offsetWidth, a.shadowRoot.querySelector('.stage').childElementCount]).to.deep.equal([0, 0]);
    column.remove();
    await turn();
    expect([column.rootObject, a.rootObject, a.label]).to.deep.equal([null, null, 'A']);
    at.append(column);
    await ready(at);
    expect(labels(column.rootObject)).to.deep.equal(['c', 'b', 'A']);
  });

  it('have their events, and others between their own tags', async () => {
    const at = await place();
    at.innerHTML = `<${COLUMN}><${COLUMN} id="inner"><${BOX} label="deep"></${BOX}></${COLUMN}></${COLUMN}>`;
    await ready(at);
    const inner = at.querySelector('#inner') as Any;
    const box = inner.firstElementChild as Any;
    expect(box.rootObject.parent.parent).to.equal((at.firstElementChild as Any).rootObject);
    const heard: unknown[] = [];
    at.addEventListener('hit', (event) => heard.push([event.target, (event as CustomEvent).detail]));
    box.rootObject.hit(4);
    expect(heard).to.deep.equal([[box, { n: 4 }]]);
    inner.remove();
    await turn();
    expect([inner.rootObject, box.rootObject]).to.deep.equal([null, null]);
  });

  it('go where the default property of the document says: a list, an alias, one object', async () => {
    const list = define(
      'Item { default property list<QtObject> things; property int changes; onThingsChanged: changes++ }',
    );
    const alias = define('Item { default property alias content: inner.data; Row { id: inner } }');
    const one = define('Item { default property Item content; property Item seen: content }');
    const at = await place();
    at.innerHTML = [list, alias, one]
      .map((tag) => `<${tag}><${BOX} label="x"></${BOX}><${BOX} label="y"></${BOX}></${tag}>`)
      .join('');
    await ready(at);
    const [inList, inAlias, inOne] = [...at.children].map((element) => (element as Any).rootObject);
    const seen = (objects: Iterable<Any>): string[] => [...objects].map(({ label }) => label);
    expect(seen(inList.things)).to.deep.equal(['x', 'y']);
    expect(seen(inAlias.content)).to.deep.equal(['x', 'y']);
    expect(inOne.seen.label).to.equal('y');
    const { changes } = inList;
    for (const element of at.children) element.lastElementChild!.remove();
    await turn();
    expect(seen(inList.things)).to.deep.equal(['x']);
    expect(inList.changes).to.be.greaterThan(changes);
    expect(seen(inAlias.content)).to.deep.equal(['x']);
    expect(inOne.seen.label).to.equal('x');
  });

  it('are taken in when the element around is defined last', async () => {
    const at = await place();
    const outer = `qml-child-late-${++count}`;
    at.innerHTML = `<${outer}><${BOX} label="a"></${BOX}></${outer}>`;
    await ready(at);
    const box = at.querySelector(BOX) as Any;
    expect(box.rootObject.parent).to.equal(null);
    const { document: compiled } = compilers.document('import QtQuick\nRow {}', 'Late.qml');
    defineElement(outer, { url: '/compiled/Late.qml', document: compiled!, files: {} });
    await waitUntil(() => box.rootObject?.parent);
    expect(labels((at.firstElementChild as Any).rootObject)).to.deep.equal(['a']);
    expect(box.rootObject.label).to.equal('a');
  });

  it('say what has no place', async () => {
    const none = define('Timer {}');
    const rows = define('Item { default property list<Text> texts }');
    const at = await place();
    expectConsole(/: Child\d+ has no default property/);
    at.innerHTML = `<${none}><${BOX}></${BOX}></${none}>`;
    await ready(at);
    expectConsole('does not fit into the property texts');
    at.innerHTML = `<${rows}><${BOX}></${BOX}></${rows}>`;
    await ready(at);
    const box = at.querySelector(rows)!.firstElementChild as Any;
    expect(box.rootObject).to.equal(null);
    expect(box.errors[0].message).to.match(/^<qml-child-\d+>: .* does not fit into the property texts of /);
  });
});

describe('other content between the tags of an element', () => {
  it('is shown over the document, and takes the pointer where it is', async () => {
    const at = await place();
    at.innerHTML = `<${BOX}>Hello <b style="display:block;width:9px;height:4px"></b></${BOX}>`;
    await ready(at);
    const box = at.firstElementChild as Any;
    const button = box.querySelector('b') as HTMLElement;
    const [outer, inner] = [box.getBoundingClientRect(), button.getBoundingClientRect()];
    expect([outer.width, outer.height, inner.width]).to.deep.equal([30, 10, 9]);
    expect(inner.left).to.equal(outer.left);
    expect(document.elementFromPoint(inner.left + 2, inner.top + 2)).to.equal(button);
    const slot = box.shadowRoot.querySelector('slot');
    expect(getComputedStyle(slot).pointerEvents).to.equal('none');
  });
});
