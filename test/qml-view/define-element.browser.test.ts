// `defineElement`: a document's properties, signals, methods and enums as those of an element.
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { compilers } from '../../src/compilers.ts';
import { defineElement, type QmlModule } from '../../src/index.ts';
import { expectConsole } from '../support/setup-console.ts';

let count = 0;
const tagName = () => `qml-test-${++count}`;
/** What the build makes of documents: the first is the one to define, the others lie beside it. */
function moduleOf(files: Record<string, string>): QmlModule {
  const [main] = Object.keys(files);
  const modules: Record<string, QmlModule> = {};
  for (const [name, text] of Object.entries(files)) {
    const { document, diagnostics } = compilers.document(text, name);
    if (!document) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    modules[name] = { url: `/compiled/${name}`, document, files: {} };
  }
  for (const name of Object.keys(modules))
    modules[name] = {
      ...modules[name]!,
      files: Object.fromEntries(Object.keys(modules).map((other) => [`./${other}`, () => modules[other]!])),
    };
  return modules[main!]!;
}
// biome-ignore lint/suspicious/noExplicitAny: members that only the documents name
type Any = any;

const COUNTER = `import QtQuick
Base {
  id: root
  enum Mode { Off, On = 5 }
  property int errorCount: 1
  property string titleText: "none"
  property bool busy: false
  property real ratio
  property var data1
  readonly property int twice: errorCount * 2
  property alias dotX: dot.x
  signal messageArrived(string text, int number)
  function bump(by) { errorCount += by; messageArrived("bumped", errorCount); return errorCount }
  width: 40; height: 30
  Rectangle { id: dot }
}`;
const BASE =
  'import QtQuick\nItem { property string inherited: "base"; property string titleText: "hidden"; function hello() { return "hello " + inherited } }';

describe('an element of a document', () => {
  it('has its properties, with attributes for those that a text can carry', async () => {
    const tag = tagName();
    const Class = defineElement(tag, moduleOf({ 'Counter.qml': COUNTER, 'Base.qml': BASE })) as Any;
    expect([...Class.observedAttributes].sort()).to.deep.equal([
      'busy',
      'dot-x',
      'error-count',
      'inherited',
      'ratio',
      'resize-mode',
      'title-text',
      'twice',
    ]);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.innerHTML = `<${tag} error-count="7" title-text="Hello" busy ratio="0.5"></${tag}>`;
    const element = place.firstElementChild as Any;
    expect(element.errors).to.deep.equal([]);
    expect([element.errorCount, element.titleText, element.busy, element.ratio]).to.deep.equal([
      7,
      'Hello',
      true,
      0.5,
    ]);
    expect([element.twice, element.inherited]).to.deep.equal([14, 'base']);
    element.removeAttribute('busy');
    element.setAttribute('error-count', '8');
    expect([element.busy, element.twice]).to.deep.equal([false, 16]);
    element.data1 = { any: [1] };
    expect(element.rootObject.data1).to.deep.equal({ any: [1] });
    expect([element.clientWidth, element.clientHeight]).to.deep.equal([40, 30]);
    expect(() => {
      element.twice = 1;
    }).to.throw(TypeError);
    await expect(element).to.be.accessible();
  });

  it('tells signals and changes as events, and has methods and enums', async () => {
    const tag = tagName();
    const Class = defineElement(tag, moduleOf({ 'Counter.qml': COUNTER, 'Base.qml': BASE })) as Any;
    expect([Class.Off, Class.On, Class.Mode.On]).to.deep.equal([0, 5, 5]);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(tag) as Any;
    element.titleText = 'before';
    expect(() => element.bump(1)).to.throw(
      `<${tag}> bump(): its document does not run; put it into the page first`,
    );
    place.append(element);
    expect(element.rootObject.titleText).to.equal('before');
    expect(element.hello()).to.equal('hello base');
    const changes: unknown[] = [];
    place.addEventListener('error-count-changed', (event) => changes.push((event as CustomEvent).detail));
    place.addEventListener('twice-changed', (event) => changes.push((event as CustomEvent).detail));
    setTimeout(() => element.bump(2));
    const { detail } = await oneEvent(place, 'message-arrived');
    expect(detail).to.deep.equal({ text: 'bumped', number: 3 });
    expect(changes).to.have.deep.members([{ errorCount: 3 }, { twice: 6 }]);
  });

  it('keeps what was set while it is out of the page', async () => {
    const tag = tagName();
    defineElement(tag, moduleOf({ 'Counter.qml': COUNTER, 'Base.qml': BASE }));
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(tag) as Any;
    element.errorCount = 4;
    place.append(element);
    element.bump(1);
    element.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect([element.rootObject, element.errorCount]).to.deep.equal([null, 5]);
    place.append(element);
    expect(element.rootObject.errorCount).to.equal(5);
  });

  it('takes over what was set before it was defined', async () => {
    const tag = tagName();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(tag) as Any;
    element.errorCount = 9;
    place.append(element);
    defineElement(tag, moduleOf({ 'Counter.qml': COUNTER, 'Base.qml': BASE }));
    expect(element.rootObject.errorCount).to.equal(9);
  });

  it('says what does not fit: an attribute, a name of its own, a document', async () => {
    expectConsole("the property children is the element's own; use rootObject.children");
    const tag = tagName();
    defineElement(
      tag,
      moduleOf({ 'Odd.qml': 'import QtQml\nQtObject { property var children: 3; property int n: 1 }' }),
    );
    expectConsole(`<${tag}> n="many": a number is expected`);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.innerHTML = `<${tag} n="many"></${tag}>`;
    const element = place.firstElementChild as Any;
    expect([element.n, element.rootObject.children, element.children.length]).to.deep.equal([1, 3, 0]);

    const broken = tagName();
    expectConsole('Nope is not a type');
    defineElement(broken, moduleOf({ 'Broken.qml': 'import QtQuick\nItem { Nope {} }' }));
    place.innerHTML = `<${broken}></${broken}>`;
    const failed = place.firstElementChild as Any;
    expect(failed.errors.map((error: { message: string }) => error.message)).to.deep.equal([
      'Nope is not a type',
    ]);
    await waitUntil(() => failed.shadowRoot.querySelector('[role=alert]'));
    expect(failed.shadowRoot.querySelector('[role=alert]').textContent).to.include('Broken.qml:2:8');
  });
});

describe('the next version of a document, while developing', () => {
  it('takes over what was assigned, where it has a place for it', async () => {
    const text = (more: string) =>
      `import QtQuick\nItem { id: root; property int count: 1; property int other: count * 2; property string name: "a"; width: 10; height: 10
       Rectangle { id: box; opacity: 1; ${more} } }`;
    const versions = [
      'property bool open: false',
      'property bool open: false; color: "red"',
      'property bool extra: true; property bool open: root.count > 3',
    ].map((more) => ({
      ...moduleOf({ 'Hot.qml': text(more) }),
    }));
    // What the plugin hands over from version to version.
    const hot: NonNullable<QmlModule['hot']> = {};
    const [first, second, third] = versions.map((module) => ({ ...module, hot }));
    const tag = tagName();
    defineElement(tag, first!);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const element = document.createElement(tag) as Any;
    place.append(element);
    const view = document.createElement('qml-view');
    view.module = first!;
    place.append(view);
    await oneEvent(view, 'status-changed');
    while (view.status !== 1) await oneEvent(view, 'status-changed');
    const boxOf = (root: Any) => root.children[0];
    element.count = 5;
    (view.rootObject as Any).name = 'typed';
    boxOf(view.rootObject).open = true;
    expect(hot.update!(second!)).to.equal(true);
    while (view.status !== 1) await oneEvent(view, 'status-changed');
    expect([element.count, element.rootObject.other]).to.deep.equal([5, 10]);
    expect([(view.rootObject as Any).name, (view.rootObject as Any).count]).to.deep.equal(['typed', 1]);
    expect([boxOf(view.rootObject).open, `${boxOf(view.rootObject).color}`]).to.deep.equal([true, '#ff0000']);
    hot.update!(third!);
    while (view.status !== 1) await oneEvent(view, 'status-changed');
    // What the new version binds is its own.
    expect(boxOf(view.rootObject).open).to.equal(false);
    expect(boxOf(element.rootObject).open).to.equal(true);
    place.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(hot.update!(first!)).to.equal(false);
  });
});
