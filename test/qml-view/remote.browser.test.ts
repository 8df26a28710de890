// Documents from another origin: what a Loader and an import bring when it is trusted, and what they say when
// it is not, or when something is wrong there.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, inject, it } from 'vitest';
import '../../src/full.ts';
import type { QmlView } from '../../src/full.ts';

const SERVER = inject('documentServer');
const REFUSED = inject('socketServers').refused.replace('ws', 'http');

interface LoaderLike {
  status: number;
  progress: number;
  source: string;
  item: Record<string, unknown> | null;
  width: number;
}

async function run(
  body: string,
  trusted = SERVER,
  imports = '',
): Promise<{ element: QmlView; root: Record<string, unknown>; messages: string[] }> {
  const element = document.createElement('qml-view') as QmlView;
  const messages: string[] = [];
  element.addEventListener('message', (event) => {
    event.preventDefault();
    messages.push((event as CustomEvent<{ text: string }>).detail.text);
  });
  element.trustedOrigins = trusted;
  element.setData(`import QtQuick\n${imports}\nItem { width: 200; height: 100; ${body} }`, '/remote.qml');
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await waitUntil(() => element.status === 1 || element.status === 3, 'it to run', { timeout: 8000 });
  return { element, root: element.rootObject as never, messages };
}
async function load(source: string, trusted = SERVER) {
  const { root, messages } = await run(
    `property alias l: l; property var told: []; Loader { id: l; source: "${source}"; onStatusChanged: told.push(status) }`,
    trusted,
  );
  const loader = root.l as LoaderLike;
  await waitUntil(() => loader.status === 1 || loader.status === 3, 'the loader', { timeout: 8000 });
  return { loader, messages, told: root.told as number[] };
}

describe('a Loader of a remote document', () => {
  it('is loading, then shows it with what stands beside it', async () => {
    const { loader, told, messages } = await load(`${SERVER}/Main.qml`);
    expect(told).to.deep.equal([2, 1]);
    expect(loader.progress).to.equal(1);
    expect(loader.item!.mark).to.equal('beside it');
    expect(loader.width).to.equal(120);
    expect(messages).to.deep.equal([]);
  });

  it('runs scripts of that place', async () => {
    const { loader } = await load(`${SERVER}/UsesScript.qml`);
    expect(loader.item!.w).to.equal('two');
  });

  it('fetches it again under another fragment', async () => {
    const { loader } = await load(`${SERVER}/Main.qml#1`);
    const first = loader.item;
    loader.source = `${SERVER}/Main.qml#2`;
    await waitUntil(() => loader.status === 1 && loader.item !== first);
    expect(loader.item!.mark).to.equal('beside it');
  });

  it.each([
    [
      'a document that is not there',
      `${SERVER}/Nowhere.qml`,
      `${SERVER}/Nowhere.qml: No such file or directory`,
    ],
    [
      'a web page in its place',
      `${SERVER}/page.qml`,
      `${SERVER}/page.qml: The server sent an HTML or XML page`,
    ],
    ['a server that is not there', `${REFUSED}/Main.qml`, `${REFUSED}/Main.qml: `],
    ['a mistake in it', `${SERVER}/Broken.qml`, `${SERVER}/Broken.qml:3:3: Buttn is not a type`],
  ])('ends in an error for %s', async (_, url, words) => {
    const { loader, messages, told } = await load(url, `${SERVER} ${REFUSED}`);
    expect(told).to.deep.equal([2, 3]);
    expect(loader.item).to.equal(null);
    expect(messages[0]!.startsWith(words), messages[0]).to.equal(true);
  });

  it('is refused for an origin that nobody named, with the way out', async () => {
    const { loader, messages } = await load(`${SERVER}/Main.qml`, '');
    expect(loader.status).to.equal(3);
    expect(messages[0]).to.include(SERVER).and.to.include('trusted-origins');
  });

  it('lets go of one that never answers', async () => {
    const { root } = await run(`property alias l: l; Loader { id: l; source: "${SERVER}/silent.qml" }`);
    const loader = root.l as LoaderLike;
    expect(loader.status).to.equal(2);
    loader.source = `${SERVER}/Main.qml`;
    await waitUntil(() => loader.status === 1);
    expect(loader.item!.mark).to.equal('beside it');
  });
});

describe('the import of a remote directory', () => {
  it('brings its types and singletons', async () => {
    const imports = `import "${SERVER}/lib" as Remote`;
    const { root, element } = await run(
      'property alias b: b; property color tone: Remote.Tone.warm; Remote.Badge { id: b }',
      SERVER,
      imports,
    );
    expect(element.errors).to.deep.equal([]);
    expect((root.b as Record<string, unknown>).mark).to.equal('from the library');
    expect(String((root.b as Record<string, unknown>).color)).to.equal('#ffa500');
    expect(String(root.tone)).to.equal('#ffa500');
  });

  it('is an error that names what is not there', async () => {
    const { element } = await run('Thing {}', `${SERVER} ${REFUSED}`, `import "${REFUSED}/lib"`);
    expect(element.errors.map(({ message }) => message).join('\n')).to.include(REFUSED);
  });
});

it('XmlListModel reads rows of another origin, and tells why it cannot', async () => {
  const { root } = await run(
    `property alias m: m; property var told: []
     XmlListModel { id: m; source: "${SERVER}/rows.xml"; query: "/rows/row"
       XmlListModelRole { name: "n"; attributeName: "n" }
       onStatusChanged: told.push(status + ":" + count + ":" + progress) }`,
    SERVER,
    'import QtQml.XmlListModel',
  );
  const model = root.m as { status: number; count: number; source: string; errorString(): string };
  await waitUntil(() => model.status === 1);
  expect(root.told).to.deep.equal(['2:0:0', '1:2:1']);
  model.source = `${SERVER}/none.xml`;
  await waitUntil(() => model.status === 3);
  expect(model.count).to.equal(0);
  expect(model.errorString()).to.equal(`Error transferring ${SERVER}/none.xml - server replied: Not Found`);
  model.source = `${REFUSED}/rows.xml`;
  await waitUntil(() => model.status === 3 && model.errorString().includes(REFUSED));
});
