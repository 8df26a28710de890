import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/full.ts';
import type { QmlView } from '../../src/components/qml-view/qml-view.ts';

const DOCUMENT = `
  import QtQuick
  Item {
    width: 100; height: 40
    property alias text: input.text
    // Its current item has the focus in the view only.
    ListView { model: 2; height: 10; delegate: Item { height: 5 } }
    FocusScope {
      anchors.fill: parent
      focus: true
      TextInput { id: input; anchors.fill: parent; focus: true }
    }
  }`;

async function shown(): Promise<QmlView> {
  const view = (await fixture(
    html`<qml-view><script type="text/qml">${DOCUMENT}</script></qml-view>`,
  )) as QmlView;
  await waitUntil(() => view.status === 1, 'the document runs');
  return view;
}
const textOf = (view: QmlView) => (view.rootObject as unknown as { text: string }).text;

describe('<qml-view> and the focus', () => {
  it('takes the keyboard as a window that opens, where nothing else has it', async () => {
    const view = await shown();
    await waitUntil(() => view.matches(':focus-within'), 'the document has the focus');
    await userEvent.keyboard('typed');
    await waitUntil(() => textOf(view) === 'typed');
  });

  it('leaves it where it is, and takes it when it is given', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="before" />`);
    field.focus();
    const view = await shown();
    await userEvent.keyboard('kept');
    expect(document.activeElement).to.equal(field);
    expect(textOf(view)).to.equal('');
    view.focus();
    await waitUntil(() => view.matches(':focus-within'));
    await userEvent.keyboard('typed');
    await waitUntil(() => textOf(view) === 'typed');
  });
});
