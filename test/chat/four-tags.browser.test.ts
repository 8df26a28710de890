// The page of four tags against a live server, and its picture beside the one that real Qt makes of the same chat.
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, inject, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ChatView } from '../../src/chat.ts';
import '../../src/chat.ts';
import qt from '../goldens/chat/transcript.json';
import { readPicture, textLines } from '../support/picture.ts';

const GREETER = `${inject('socketServers').ws}/greet`;
const TRANSCRIPT = ['# socket open', '< Welcome to Awesome Chat', '> hello', '< hello'];

/** The rows that are shown, each as a line. */
function transcript(view: ChatView): string[] {
  return [...view.shadowRoot!.querySelectorAll('[part~=row]')].map((row) =>
    ['prefix', 'message'].map((part) => row.querySelector(`[part~=${part}]`)!.textContent!.trim()).join(' '),
  );
}

async function shows(view: ChatView, lines: string[]): Promise<void> {
  await waitUntil(
    () => transcript(view).join('\n') === lines.join('\n'),
    `the transcript to read:\n${lines.join('\n')}\nIt reads:\n`,
  ).catch((error: Error) => {
    throw new Error(`${error.message}${transcript(view).join('\n')}`);
  });
}

/** Waits for the greeting, says hello as a user does, and waits for the echo. */
async function sayHello(root: ParentNode): Promise<ChatView> {
  const view = root.querySelector('chat-view')!;
  await shows(view, TRANSCRIPT.slice(0, 2));
  root.querySelector('chat-input')!.focus();
  await userEvent.keyboard('hello{Enter}');
  await shows(view, TRANSCRIPT);
  expect(root.querySelector('chat-input')!.text).to.equal('');
  return view;
}

describe('the four tags', () => {
  it('are a chat, by attributes alone', async () => {
    const root = await fixture<HTMLElement>(html`<div>
      <ws-socket id="socket" url=${GREETER} active></ws-socket>
      <chat-view socket="socket"></chat-view>
      <chat-input socket="socket"></chat-input>
    </div>`);
    await sayHello(root);
  });

  it('are a chat inside a socket', async () => {
    const root = await fixture<HTMLElement>(html`<div>
      <ws-socket url=${GREETER} active><chat-view></chat-view><chat-input></chat-input></ws-socket>
    </div>`);
    await sayHello(root);
  });

  it('are a chat in any order', async () => {
    const root = await fixture<HTMLElement>(html`<div>
      <chat-input socket="socket"></chat-input>
      <chat-view socket="socket"></chat-view>
      <ws-socket id="socket" url=${GREETER} active></ws-socket>
    </div>`);
    await sayHello(root);
  });

  it.each([
    ['before', true],
    ['after', false],
  ])('are a chat when the script comes %s the markup', async (_when, first) => {
    // What the tests' server defines, it defines for their own page only.
    const script = `<script>__DEV__ = true</script><script type="module" src="${new URL('../../src/chat.ts', import.meta.url)}"></script>`;
    const markup = `<ws-socket id="socket" url="${GREETER}" active></ws-socket>
      <chat-view socket="socket"></chat-view><chat-input socket="socket"></chat-input>`;
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="chat" width="400" height="400"></iframe>`,
    );
    frame.srcdoc = `<!doctype html><body>${first ? script + markup : markup + script}`;
    await waitUntil(() => frame.contentDocument?.querySelector('chat-view')?.shadowRoot);
    const document = frame.contentDocument!;
    const view = document.querySelector('chat-view')!;
    await shows(view, TRANSCRIPT.slice(0, 2));
    const input = document.querySelector('chat-input')!;
    input.text = 'hello';
    input.accept();
    await shows(view, TRANSCRIPT);
  });

  it('come to life one after the other, in a page that a script makes', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const view = document.createElement('chat-view');
    const input = document.createElement('chat-input');
    view.socket = input.socket = 'late';
    root.append(view, input);
    await aTimeout(0);
    const socket = document.createElement('ws-socket');
    socket.url = GREETER;
    socket.active = true;
    socket.id = 'late';
    root.append(socket);
    await sayHello(root);
  });

  it('say that the socket closed, and keep what is typed meanwhile', async () => {
    const root = await fixture<HTMLElement>(html`<div>
      <ws-socket id="socket" url=${GREETER} active></ws-socket>
      <chat-view socket="socket"></chat-view>
      <chat-input socket="socket"></chat-input>
    </div>`);
    const view = await sayHello(root);
    root.querySelector('ws-socket')!.active = false;
    await shows(view, [...TRANSCRIPT, '# socket closed']);
    const input = root.querySelector('chat-input')!;
    input.focus();
    await userEvent.keyboard('too late{Enter}');
    await input.updateComplete;
    expect(input.text).to.equal('too late');
    expect(input.shadowRoot!.querySelector('[part=hint]')!.textContent).to.contain('Not sent');
    await shows(view, [...TRANSCRIPT, '# socket closed']);
  });

  it('are accessible together', async () => {
    const root = await fixture<HTMLElement>(html`<main>
      <ws-socket id="socket" url=${GREETER} active></ws-socket>
      <chat-view socket="socket" aria-label="Chat"></chat-view>
      <chat-input socket="socket"></chat-input>
    </main>`);
    await sayHello(root);
    await expect(root).to.be.accessible();
  });
});

describe('the picture of the four tags', () => {
  it('is the one that Qt makes of the same transcript', async () => {
    const root = await fixture<HTMLElement>(html`<div style="width: 360px; height: 360px; background: #000">
      <ws-socket id="socket" url=${GREETER} active></ws-socket>
      <chat-view socket="socket"></chat-view>
      <chat-input socket="socket"></chat-input>
    </div>`);
    const view = await sayHello(root);
    const shot = await page.screenshot({ element: root, save: false });
    const ours = await readPicture(`data:image/png;base64,${shot}`);
    const theirs = await readPicture(new URL('../goldens/chat/transcript.png', import.meta.url).href);
    expect([ours.width, ours.height]).to.deep.equal([theirs.width, theirs.height]);

    // The same text.
    expect(transcript(view)).to.deep.equal(qt.rows.map(({ mark, line }) => `${mark} ${line}`));

    // The same ground, and the same frame: its outer and its inner edge on all four sides.
    const { x, y, width, height } = qt.box;
    const [right, bottom] = [x + width - 1, y + height - 1];
    for (const [px, py] of [
      [200, 200],
      [right, 100],
      [x + 200, y - 1],
      [x, y],
      [x + 1, y + 1],
      [x + 2, y + 2],
      [right, bottom],
      [right - 1, bottom - 1],
      [right - 2, bottom - 2],
      [x + 180, y],
      [x + 180, y + 1],
      [x + 180, y + 2],
      [x + 180, bottom],
      [x + 180, bottom - 1],
      [x + 180, bottom - 2],
    ] as const)
      expect(ours.color(px, py), `colour at ${px}, ${py}`).to.equal(theirs.color(px, py));

    // The rows where Qt has them, in both columns.
    const columns = [
      { left: 0, right: 15 },
      { left: 15, right: 360 },
    ];
    for (const column of columns) {
      const area = { ...column, top: 0, bottom: y };
      const [mine, qts] = [textLines(ours, area), textLines(theirs, area)];
      expect(qts).to.have.length(qt.rows.length);
      expect(mine).to.have.length(qts.length);
      qts.forEach((line, row) => {
        for (const edge of ['left', 'top', 'right', 'bottom'] as const)
          expect(mine[row]![edge], `${edge} of row ${row}`).to.be.closeTo(line[edge], 2);
      });
    }
  });
});
