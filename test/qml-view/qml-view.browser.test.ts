// `<qml-view>` in a page: what it loads, what it tells, what it leaves behind.
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it } from 'vitest';
import '../../src/full.ts';
import type { QmlView } from '../../src/full.ts';
import { expectConsole } from '../support/setup-console.ts';

const DOCUMENTS = '/test/qml-view/documents';
const { Null, Ready, Loading, Error: Failed } = customElements.get('qml-view') as typeof QmlView;

/** The view once it runs or has failed. */
async function view(template: ReturnType<typeof html>): Promise<QmlView> {
  const element = await fixture<QmlView>(template);
  await settled(element);
  return element;
}
const settled = (element: QmlView) =>
  waitUntil(() => element.status === Ready || element.status === Failed, 'the document loads', {
    timeout: 10_000,
  });
const inline = (text: string) => {
  const script = document.createElement('script');
  script.type = 'text/qml';
  script.textContent = text;
  return script;
};
const stage = (element: QmlView) => element.shadowRoot!.querySelector<HTMLElement>('.stage')!;
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

describe('a document', () => {
  it('is fetched with what it uses, and drawn', async () => {
    const element = await view(html`<qml-view source="${DOCUMENTS}/box.qml"></qml-view>`);
    expect(element.errors).to.deep.equal([]);
    expect(element.status).to.equal(Ready);
    expect(element.getAttribute('status')).to.equal('ready');
    expect(element.progress).to.equal(1);
    const root = element.rootObject as unknown as { width: number; label: string };
    expect([root.width, root.label]).to.deep.equal([120, 'box']);
    const box = stage(element).firstElementChild as HTMLElement;
    expect(getComputedStyle(box).backgroundColor).to.equal('rgb(51, 102, 153)');
    const dot = box.querySelector('div')!.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    expect([dot.x - place.x, dot.y - place.y, dot.width]).to.deep.equal([10, 20, 8]);
  });

  it('goes through its states, each with an event', async () => {
    const element = document.createElement('qml-view');
    const seen: number[] = [];
    const progress: number[] = [];
    element.addEventListener('status-changed', (event) => {
      const { status } = (event as CustomEvent<{ status: number }>).detail;
      expect(status).to.equal(element.status);
      seen.push(status);
    });
    element.addEventListener('progress-changed', (event) =>
      progress.push((event as CustomEvent<{ progress: number }>).detail.progress),
    );
    expect(element.status).to.equal(Null);
    element.source = `${DOCUMENTS}/box.qml`;
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(element);
    await settled(element);
    element.source = '';
    await waitUntil(() => element.status === Null);
    expect(seen).to.deep.equal([Loading, Ready, Null]);
    expect(progress.at(-1)).to.equal(1);
    expect(element.rootObject).to.equal(null);
    expect(stage(element).childElementCount).to.equal(0);
  });

  it('stands inside of the element, too', async () => {
    const element = await view(
      html`<qml-view>Please wait${inline('import QtQuick\nRectangle { width: 50; height: 40; property int n: 6 * 7 }')}</qml-view>`,
    );
    expect((element.rootObject as unknown as { n: number }).n).to.equal(42);
    expect([element.clientWidth, element.clientHeight]).to.deep.equal([50, 40]);
    // What was shown while it loaded is out of sight now.
    const slot = element.shadowRoot!.querySelector('slot')!;
    expect(getComputedStyle(slot).display).to.equal('none');
  });

  it('finds the types beside the page when it stands inside', async () => {
    const element = await view(
      html`<qml-view>${inline(`import QtQuick\nimport "${DOCUMENTS}" as Here\nHere.Dot { }`)}</qml-view>`,
    );
    expect(element.errors).to.deep.equal([]);
    expect(element.clientWidth).to.equal(8);
  });

  it('is taken as a text with the url of a place, before the source', async () => {
    expectConsole('box.qml:3:1: Nope is not a type');
    const element = await view(html`<qml-view source="${DOCUMENTS}/box.qml"></qml-view>`);
    element.setData('import QtQuick\nDot { width: 33 }', `${DOCUMENTS}/box.qml`);
    await waitUntil(() => element.clientWidth === 33);
    element.setData('import QtQuick\n\nNope { }', `${DOCUMENTS}/box.qml`);
    await waitUntil(() => element.status === Failed);
    expect(element.errors[0]).to.include({ url: `${location.origin}${DOCUMENTS}/box.qml`, line: 3 });
    element.setData(null);
    await waitUntil(() => element.clientWidth === 120);
    expect(element.status).to.equal(Ready);
  });

  it('runs anew when its text changes', async () => {
    const element = await view(
      html`<qml-view>${inline('import QtQuick\nItem { width: 10; height: 10 }')}</qml-view>`,
    );
    element.querySelector('script')!.textContent = 'import QtQuick\nItem { width: 30; height: 10 }';
    await waitUntil(() => element.clientWidth === 30);
    expect(element.status).to.equal(Ready);
  });

  it('takes initial properties before its bindings are evaluated', async () => {
    const text =
      'import QtQuick\nItem { property int n: 1; property int first: -1; width: n; height: 10; Component.onCompleted: first = n }';
    const element = await view(html`<qml-view .initialProperties=${{ n: 25 }}>${inline(text)}</qml-view>`);
    expect(element.rootObject).to.include({ n: 25, first: 25, width: 25 });
    const other = await view(html`<qml-view initial-properties='{"n": 7}'>${inline(text)}</qml-view>`);
    expect(other.rootObject).to.include({ n: 7, first: 7 });
  });

  it('says what is wrong with initial properties', async () => {
    expectConsole('initial-properties');
    const text = 'import QtQuick\nItem { }';
    const element = await view(html`<qml-view initial-properties="{n: 1}">${inline(text)}</qml-view>`);
    expect(element.errors[0]!.message).to.match(/^initial-properties is not JSON: /);
    const other = await view(html`<qml-view initial-properties="[1]">${inline(text)}</qml-view>`);
    expect(other.errors[0]!.message).to.equal(
      'initial-properties must be an object in JSON, as {"name": 1}, not [1]',
    );
  });

  it('tells what it prints, and the page may keep that from the console', async () => {
    const element = document.createElement('qml-view');
    const seen: unknown[] = [];
    element.addEventListener('message', (event) => {
      event.preventDefault();
      seen.push((event as CustomEvent).detail);
    });
    element.append(
      inline(
        'import QtQuick\nItem { Component.onCompleted: { print("hello", 1); console.warn("careful"); nobody() } }',
      ),
    );
    (await fixture<HTMLElement>(html`<div></div>`)).append(element);
    await settled(element);
    expect(seen[0]).to.deep.equal({ level: 'debug', text: 'hello 1' });
    expect(seen[1]).to.deep.equal({ level: 'warning', text: 'careful' });
    expect(seen[2]).to.have.property('level', 'warning');
    expect((seen[2] as { text: string }).text).to.match(
      /#qml-view:2: ReferenceError: nobody is not defined$/,
    );
  });

  it('asks the page to let it go', async () => {
    const element = await view(html`<qml-view source="${DOCUMENTS}/quits.qml"></qml-view>`);
    const root = element.rootObject as unknown as { leave(code: number): void };
    setTimeout(() => root.leave(0));
    const event = await oneEvent(document.body, 'quit');
    expect(event.target).to.equal(element);
    expect(event.detail).to.deep.equal({ code: 0 });
    setTimeout(() => root.leave(3));
    expect((await oneEvent(element, 'quit')).detail).to.deep.equal({ code: 3 });
  });
});

describe('the size', () => {
  it("follows the root's", async () => {
    const element = await view(html`<qml-view source="${DOCUMENTS}/box.qml"></qml-view>`);
    expect([element.clientWidth, element.clientHeight]).to.deep.equal([120, 80]);
    (element.rootObject as unknown as { width: number }).width = 200;
    await frame();
    expect(element.clientWidth).to.equal(200);
    expect(stage(element).firstElementChild!.getBoundingClientRect().width).to.equal(200);
  });

  it('drives the root when it is told to', async () => {
    const element = await view(
      html`<qml-view
        source="${DOCUMENTS}/filling.qml"
        resize-mode="size-root-object-to-view"
        style="width: 300px; height: 100px"
      ></qml-view>`,
    );
    expect(element.rootObject).to.include({ width: 300, height: 100, area: 30_000 });
    element.style.width = '150px';
    await waitUntil(() => (element.rootObject as unknown as { area: number }).area === 15_000);
    element.resizeMode = (customElements.get('qml-view') as typeof QmlView).SizeViewToRootObject;
    expect(element.getAttribute('resize-mode')).to.equal('size-view-to-root-object');
    element.style.cssText = '';
    await frame();
    expect(element.clientWidth).to.equal(150);
  });
});

describe('errors', () => {
  it('are shown in place, in the form of Qt, with the lines of the source', async () => {
    expectConsole('is not a type');
    const element = await view(html`<qml-view source="${DOCUMENTS}/wrong.qml"></qml-view>`);
    expect(element.status).to.equal(Failed);
    expect(element.getAttribute('status')).to.equal('error');
    const url = `${location.origin}${DOCUMENTS}/wrong.qml`;
    expect(
      element.errors.map(({ url, line, column, message }) => ({ url, line, column, message })),
    ).to.deep.equal([
      { url, line: 5, column: 5, message: 'Buttn is not a type' },
      { url, line: 6, column: 5, message: 'Dott is not a type' },
    ]);
    const find = () => element.shadowRoot!.querySelector('[role=alert]');
    await waitUntil(find);
    const panel = find()!;
    expect(panel.textContent).to.include('test/qml-view/documents/wrong.qml:5:5: Buttn is not a type');
    expect(panel.querySelector('pre')!.textContent).to.match(/> 5 \| {5}Buttn \{ \}/);
    await expect(element).to.be.accessible();
    // The next document takes them away.
    element.source = `${DOCUMENTS}/box.qml`;
    await waitUntil(() => element.status === Ready);
    expect(element.errors).to.deep.equal([]);
    expect(element.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });

  it('name the file that is not there', async () => {
    expectConsole('gone.qml: ');
    const element = await view(html`<qml-view source="${DOCUMENTS}/gone.qml"></qml-view>`);
    expect(element.errors).to.have.length(1);
    expect(element.errors[0]!.url).to.equal(`${location.origin}${DOCUMENTS}/gone.qml`);
  });

  it('tell of a required property that nobody gave', async () => {
    expectConsole('Required property n was not initialized');
    const text = 'import QtQuick\nItem { required property int n }';
    const element = await view(html`<qml-view>${inline(text)}</qml-view>`);
    expect(element.errors[0]!.message).to.equal('Required property n was not initialized');
    expect(element.rootObject).to.equal(null);
  });
});

describe('the code of others', () => {
  it('is refused, with the way to allow it', async () => {
    expectConsole('trusted-origins="http://elsewhere.invalid"');
    const element = await view(html`<qml-view source="http://elsewhere.invalid/app.qml"></qml-view>`);
    expect(element.errors[0]!.message).to.equal(
      `Refused to run code from http://elsewhere.invalid: it is another origin than ${location.origin}. ` +
        'If you trust its code, name it: trusted-origins="http://elsewhere.invalid"',
    );
  });

  it('is asked for once its origin is named', async () => {
    expectConsole('Refused');
    expectConsole('Network error');
    const element = await view(html`<qml-view source="http://127.0.0.1:1/app.qml"></qml-view>`);
    element.trustedOrigins = 'http://other.invalid http://127.0.0.1:1/any/path';
    await waitUntil(() => /^Network error/.test(element.errors[0]?.message ?? ''));
    expect(element.errors[0]!.url).to.equal('http://127.0.0.1:1/app.qml');
  });
});

describe('the life of the element', () => {
  const COUNTS =
    'import QtQuick\nItem { property int n: 0; width: 10; height: 10; Component.onDestruction: print("gone") }';
  let printed: string[] = [];
  const { log } = console;
  beforeEach(() => {
    printed = [];
    console.log = (text: string) => printed.push(text);
  });
  afterEach(() => {
    console.log = log;
  });

  it('keeps the document when the element is moved', async () => {
    const element = await view(html`<qml-view>${inline(COUNTS)}</qml-view>`);
    const root = element.rootObject as unknown as { n: number };
    root.n = 5;
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(element);
    await frame();
    expect(element.rootObject).to.equal(root);
    expect([root.n, element.status, printed.length]).to.deep.equal([5, Ready, 0]);
  });

  it('ends the document when the element is taken out, and begins anew when it comes back', async () => {
    const element = await view(html`<qml-view>${inline(COUNTS)}</qml-view>`);
    const root = element.rootObject;
    const place = element.parentElement!;
    element.remove();
    await frame();
    expect(printed).to.deep.equal(['gone']);
    expect([element.status, element.rootObject]).to.deep.equal([Null, null]);
    expect(stage(element).childElementCount).to.equal(0);
    place.append(element);
    await settled(element);
    expect(element.rootObject).not.to.equal(root);
    expect(element.status).to.equal(Ready);
  });

  it('forgets a document that is overtaken by another', async () => {
    const element = await fixture<QmlView>(html`<qml-view source="${DOCUMENTS}/box.qml"></qml-view>`);
    element.source = `${DOCUMENTS}/filling.qml`;
    await frame();
    element.source = `${DOCUMENTS}/Dot.qml`;
    await settled(element);
    await frame();
    expect(element.clientWidth).to.equal(8);
    expect(stage(element).childElementCount).to.equal(1);
  });

  it('lets several run side by side', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <qml-view source="${DOCUMENTS}/box.qml"></qml-view>
        <qml-view source="${DOCUMENTS}/box.qml"></qml-view>
      </div>`,
    );
    const [one, two] = [...place.querySelectorAll('qml-view')];
    await settled(one!);
    await settled(two!);
    (one!.rootObject as unknown as { label: string }).label = 'changed';
    expect((two!.rootObject as unknown as { label: string }).label).to.equal('box');
    expect(one!.rootObject).not.to.equal(two!.rootObject);
  });
});
