// The documents of the playground: each runs, says nothing, and can be used by everybody.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import '../../src/full.ts';
import type { QmlView } from '../../src/full.ts';

/** Runs an example until `done` holds of its root; fails on whatever it complains of. */
// biome-ignore lint/suspicious/noExplicitAny: the root objects of documents
type Any = any;
async function run(file: string, properties: Record<string, unknown> = {}): Promise<[QmlView, Any]> {
  const element = document.createElement('qml-view');
  const complaints: string[] = [];
  element.addEventListener('message', (event) => {
    event.preventDefault();
    complaints.push((event as CustomEvent<{ text: string }>).detail.text);
  });
  element.initialProperties = properties;
  element.source = `/examples/${file}`;
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await waitUntil(() => element.status === 1 || element.status === 3, file, { timeout: 10_000 });
  expect(complaints).to.deep.equal([]);
  expect(element.errors).to.deep.equal([]);
  return [element, element.rootObject];
}
const shown = (element: QmlView) => element.shadowRoot!.querySelector('.stage')!.textContent!;

describe('the examples', () => {
  it('hello: greets, counts clicks', async () => {
    const [element, root] = await run('hello.qml');
    expect(shown(element)).to.include('Hello from QML');
    root.greetings = 3;
    await waitUntil(() => shown(element).includes('Hello number 3'));
    await expect(element).to.be.accessible();
  });

  it('remote: shapes from a directory, a ticket on demand', async () => {
    const [element, root] = await run('remote.qml');
    for (const word of ['one', 'two', 'three', 'click to fetch a ticket'])
      expect(shown(element)).to.include(word);
    root.round = 7;
    await waitUntil(() => shown(element).includes('ticket no. 7'));
    expect(shown(element)).to.include('here it is');
    root.round = 8;
    await waitUntil(() => shown(element).includes('ticket no. 8'));
    await expect(element).to.be.accessible();
  });

  it('birds: a list over HTTP', async () => {
    const [element] = await run('birds.qml');
    await waitUntil(() => shown(element).includes('Blackbird'));
    expect(shown(element)).to.include('Seen this morning').and.to.include('12×');
    const [missing] = await run('birds.qml', { source: 'data/none.json' });
    await waitUntil(() => /No list: (404|200)/.test(shown(missing)));
  });

  it('swatches: the same grid from JSON and from XML', async () => {
    for (const file of ['swatches-json.qml', 'swatches-xml.qml']) {
      const [element] = await run(file);
      await waitUntil(() => shown(element).includes('clay'), file);
      for (const word of ['coal', 'brick', 'moss']) expect(shown(element)).to.include(word);
    }
  });

  it('order: what is chosen is what is ordered', async () => {
    const [element, root] = await run('order.qml');
    expect(shown(element)).to.include('Order for 2.00');
    await expect(element).to.be.accessible();
    element.shadowRoot!.querySelector<HTMLElement>('[role=switch]')!.click();
    await waitUntil(() => root.price === 2.5);
    await waitUntil(() => shown(element).includes('Order for 2.50'));
  });

  it('board: has its notes, each of which a pointer may take', async () => {
    const [element, root] = await run('board.qml');
    for (const word of ['drag me', 'wheel: larger', 'tap twice']) expect(shown(element)).to.include(word);
    expect(root.highest).to.equal(1);
    await expect(element).to.be.accessible();
  });

  it('palette: a server that is not there is told', async () => {
    const [element] = await run('palette/palette.qml', { service: 'http://127.0.0.1:1/colors' });
    expect(shown(element)).to.include('Read all').and.to.include('http://127.0.0.1:1/colors');
    await expect(element).to.be.accessible();
  });

  it('chat: shows its line and its state', async () => {
    const [element] = await run('chat/chat.qml', { server: 'ws://127.0.0.1:1' });
    await waitUntil(() => shown(element).includes('Not connected'));
    expect(element.shadowRoot!.querySelectorAll('input, textarea, [contenteditable]').length).to.equal(1);
    await expect(element).to.be.accessible();
  });
});
