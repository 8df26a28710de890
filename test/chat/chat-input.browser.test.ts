import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { ChatInput } from '../../src/chat-input.ts';
import { clipboardEvent, LINE } from '../support/engines.ts';

/** A socket element as chat-input needs it, under the test's control. */
class FakeSocket extends HTMLElement {
  status = 1;
  errorString = '';
  writable = true;
  url = '';
  takes = true;
  sent: string[] = [];
  sendTextMessage(text: string): number {
    if (!this.takes) return 0;
    this.sent.push(text);
    return text.length;
  }
  sendBinaryMessage(): number {
    return 0;
  }
  become(status: number, writable: boolean, errorString = ''): void {
    Object.assign(this, { status, writable, errorString });
    this.dispatchEvent(new CustomEvent('writable-changed', { detail: { writable } }));
  }
}
if (!customElements.get('fake-socket')) customElements.define('fake-socket', FakeSocket);

const field = (input: ChatInput) =>
  input.shadowRoot!.querySelector<HTMLInputElement | HTMLTextAreaElement>('[part=input]')!;
const frame = (input: ChatInput) => input.shadowRoot!.querySelector<HTMLElement>('[part=frame]')!;
const hint = (input: ChatInput) => input.shadowRoot!.querySelector<HTMLElement>('[part=hint]')!;

async function withSocket(): Promise<{ input: ChatInput; socket: FakeSocket }> {
  const socket = await fixture<FakeSocket>(html`<fake-socket><chat-input></chat-input></fake-socket>`);
  return { socket, input: socket.querySelector('chat-input')! };
}

function accepted(input: ChatInput): string[] {
  const texts: string[] = [];
  input.addEventListener('accepted', (event) => texts.push((event as CustomEvent).detail.text));
  return texts;
}

describe('chat-input: the look', () => {
  it('is the box that QML draws', async () => {
    const input = await fixture<ChatInput>(html`<chat-input style="width: 240px" text="hello"></chat-input>`);
    const box = input.getBoundingClientRect();
    const style = getComputedStyle(frame(input));
    expect(box.height).to.equal(32);
    expect(style.backgroundColor).to.equal('rgb(0, 0, 0)');
    expect(style.border).to.equal('2px solid rgb(255, 255, 255)');
    const text = field(input).getBoundingClientRect();
    expect(text.left - box.left).to.equal(4);
    expect(box.right - text.right).to.equal(4);
    expect(text.height).to.equal(LINE);
    expect(text.top - box.top).to.equal((32 - LINE) / 2);
    expect(getComputedStyle(field(input)).font).to.contain('12px "DejaVu Sans"');
  });

  it('centres its text in whatever height it is given', async () => {
    const input = await fixture<ChatInput>(html`<chat-input style="height: 60px"></chat-input>`);
    expect(frame(input).offsetHeight).to.equal(60);
    expect(field(input).getBoundingClientRect().top - input.getBoundingClientRect().top).to.equal(
      (60 - LINE) / 2,
    );
  });

  it('is themed from the page', async () => {
    const input = await fixture<ChatInput>(
      html`<chat-input
        style="--chat-background: rgb(1, 1, 1); --chat-color: rgb(2, 2, 2); --chat-border-color: rgb(3, 3, 3); --chat-font: 20px serif"
      ></chat-input>`,
    );
    const style = getComputedStyle(frame(input));
    expect(style.backgroundColor).to.equal('rgb(1, 1, 1)');
    expect(style.borderTopColor).to.equal('rgb(3, 3, 3)');
    expect(getComputedStyle(field(input)).color).to.equal('rgb(2, 2, 2)');
    expect(getComputedStyle(field(input)).fontSize).to.equal('20px');
    input.style.cssText = '--chat-color-scheme: light';
    expect(getComputedStyle(frame(input)).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(frame(input)).borderTopColor).to.equal('rgb(0, 0, 0)');
  });
});

describe("chat-input: what the reader's system asks for", () => {
  const emulate = (features: Record<string, string>) =>
    cdp().send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });

  it('follows the preferred colours where the page lets it', async () => {
    const input = await fixture<ChatInput>(
      html`<chat-input style="--chat-color-scheme: light dark"></chat-input>`,
    );
    try {
      for (const [scheme, color] of [
        ['dark', 'rgb(0, 0, 0)'],
        ['light', 'rgb(255, 255, 255)'],
      ]) {
        await emulate({ 'prefers-color-scheme': scheme! });
        expect(getComputedStyle(frame(input)).backgroundColor).to.equal(color);
      }
      input.style.cssText = '';
      expect(getComputedStyle(frame(input)).backgroundColor).to.equal('rgb(0, 0, 0)');
    } finally {
      await emulate({});
    }
  });

  it('shows the focus in forced colours', async () => {
    const input = await fixture<ChatInput>(html`<chat-input></chat-input>`);
    try {
      await emulate({ 'forced-colors': 'active' });
      expect(getComputedStyle(frame(input)).outlineStyle).to.equal('none');
      input.focus();
      expect(getComputedStyle(frame(input)).outlineStyle).to.equal('solid');
    } finally {
      await emulate({});
    }
  });
});

describe('chat-input: typing and sending', () => {
  it('accepts on Enter, sends, and is empty', async () => {
    const { input, socket } = await withSocket();
    const texts = accepted(input);
    input.focus();
    await userEvent.keyboard('hello{Enter}');
    expect(texts).to.deep.equal(['hello']);
    expect(socket.sent).to.deep.equal(['hello']);
    expect(input.text).to.equal('');
    expect(field(input).value).to.equal('');
  });

  it('tells of the text in an event that bubbles, leaves shadow roots and can be cancelled', async () => {
    const { input, socket } = await withSocket();
    input.text = 'keep me';
    let event: CustomEvent | undefined;
    socket.addEventListener('accepted', (e) => {
      event = e as CustomEvent;
      e.preventDefault();
    });
    expect(input.accept()).to.equal(false);
    expect(event!.detail).to.deep.equal({ text: 'keep me' });
    expect(event!.composed).to.equal(true);
    expect(socket.sent).to.deep.equal([]);
    expect(input.text).to.equal('keep me');
  });

  it('works without a socket', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="hello"></chat-input>`);
    const texts = accepted(input);
    expect(input.accept()).to.equal(true);
    expect(texts).to.deep.equal(['hello']);
    expect(input.text).to.equal('');
  });

  it('leaves a text that the handler put in', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="/name"></chat-input>`);
    input.addEventListener('accepted', () => {
      input.text = '/name is taken';
    });
    input.accept();
    expect(input.text).to.equal('/name is taken');
  });

  it('accepts nothing but white space, nor an Enter that is held down, nor a second one', async () => {
    const { input, socket } = await withSocket();
    input.focus();
    await userEvent.keyboard('   {Enter}');
    expect(socket.sent).to.deep.equal([]);
    expect(input.text).to.equal('   ');
    input.text = 'x';
    field(input).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, composed: true }),
    );
    expect(socket.sent).to.deep.equal([]);
    await userEvent.keyboard('{Enter}{Enter}');
    expect(socket.sent).to.deep.equal(['x']);
  });

  it('does not draw the user into the middle when its text is set', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="abcdef"></chat-input>`);
    input.focus();
    input.cursorPosition = 3;
    await userEvent.keyboard('X');
    await input.updateComplete;
    expect(input.text).to.equal('abcXdef');
    expect(input.cursorPosition).to.equal(4);
  });

  it('tells of every change of its text', async () => {
    const input = await fixture<ChatInput>(html`<chat-input></chat-input>`);
    const seen: string[] = [];
    input.addEventListener('text-changed', (event) => seen.push((event as CustomEvent).detail.text));
    input.focus();
    await userEvent.keyboard('ab');
    input.text = 'ab';
    input.clear();
    expect(seen).to.deep.equal(['a', 'ab', '']);
  });

  it('takes no key while it is read-only or disabled', async () => {
    const { input, socket } = await withSocket();
    input.text = 'fixed';
    input.readOnly = true;
    await input.updateComplete;
    input.focus();
    await userEvent.keyboard('x{Enter}{ArrowUp}');
    expect(input.text).to.equal('fixed');
    input.readOnly = false;
    input.disabled = true;
    await input.updateComplete;
    expect(field(input).disabled).to.equal(true);
    expect(input.accept()).to.equal(false);
    expect(socket.sent).to.deep.equal([]);
  });

  it('stops typing at maxlength', async () => {
    const input = await fixture<ChatInput>(html`<chat-input maxlength="3"></chat-input>`);
    input.focus();
    await userEvent.keyboard('abcdef');
    expect(input.text).to.equal('abc');
    input.removeAttribute('maxlength');
    await input.updateComplete;
    await userEvent.keyboard('def');
    expect(input.text).to.equal('abcdef');
  });

  it('keeps properties that were set before it was defined', async () => {
    const host = document.createElement('div');
    // An element of the same class under a name that is not defined yet.
    host.innerHTML = '<late-chat-input></late-chat-input>';
    document.body.append(host);
    const late = host.firstElementChild as ChatInput;
    late.text = 'typed early';
    late.multiline = true;
    customElements.define('late-chat-input', class extends ChatInput {});
    await late.updateComplete;
    expect(late.text).to.equal('typed early');
    expect(field(late).value).to.equal('typed early');
    expect(field(late).localName).to.equal('textarea');
    host.remove();
  });
});

describe('chat-input: a socket that cannot take the text', () => {
  it('keeps the text, says why, and sends it once it can', async () => {
    const { input, socket } = await withSocket();
    const texts = accepted(input);
    const rejected: object[] = [];
    socket.addEventListener('rejected', (event) => rejected.push((event as CustomEvent).detail));
    input.focus();
    for (const [status, error, reason] of [
      [0, '', 'Not sent: still connecting.'],
      [1, '', 'Not sent: the connection is busy.'],
      [2, '', 'Not sent: the connection is closing.'],
      [3, '', 'Not sent: the connection is closed.'],
      [4, '', 'Not sent: the connection has failed.'],
      [4, 'Connection refused', 'Not sent: Connection refused'],
    ] as const) {
      socket.become(status, false, error);
      input.text = `mine ${status}`;
      await userEvent.keyboard('{Enter}');
      await input.updateComplete;
      expect(hint(input).textContent).to.equal(reason);
      expect(hint(input).offsetHeight).to.be.greaterThan(10);
      expect(input.matches(':state(refused)')).to.equal(true);
      expect(rejected.at(-1)).to.deep.equal({ text: `mine ${status}`, reason });
      expect(input.text).to.equal(`mine ${status}`);
    }
    expect(texts).to.deep.equal([]);
    expect(socket.sent).to.deep.equal([]);

    socket.become(1, true);
    await input.updateComplete;
    expect(hint(input).textContent).to.equal('');
    expect(hint(input).offsetHeight).to.equal(0);
    expect(input.matches(':state(refused)')).to.equal(false);
    await userEvent.keyboard('{Enter}');
    expect(socket.sent).to.deep.equal(['mine 4']);
    expect(input.text).to.equal('');
  });

  it('says so again when Enter is pressed again', async () => {
    const { input, socket } = await withSocket();
    socket.become(3, false);
    input.text = 'x';
    input.accept();
    await input.updateComplete;
    const first = hint(input).textContent!;
    input.accept();
    await input.updateComplete;
    expect(hint(input).textContent).not.to.equal(first);
    expect(hint(input).textContent!.trim()).to.equal(first);
  });

  it('stops saying so when the text is edited', async () => {
    const { input, socket } = await withSocket();
    socket.become(3, false);
    input.text = 'x';
    input.accept();
    input.focus();
    await userEvent.keyboard('y');
    await input.updateComplete;
    expect(hint(input).textContent).to.equal('');
  });

  it('keeps what the socket refused after all', async () => {
    const { input, socket } = await withSocket();
    socket.takes = false;
    input.text = 'too much';
    expect(input.accept()).to.equal(false);
    await input.updateComplete;
    expect(input.text).to.equal('too much');
    expect(hint(input).textContent).to.equal('Not sent: the connection is busy.');
  });

  it('keeps the text while the socket it names is not there', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><chat-input socket="later" text="early"></chat-input></div>`,
    );
    const input = box.querySelector('chat-input')!;
    const texts = accepted(input);
    expect(input.accept()).to.equal(false);
    await input.updateComplete;
    expect(hint(input).textContent).to.equal('Not sent: there is no connection.');
    expect(texts).to.deep.equal([]);
    expect(input.text).to.equal('early');
  });

  it.each([
    ['while it connects', { status: 0 }],
    ['while it is open and busy', { status: 1 }],
    ['between two attempts to connect again', { status: 4, errorString: 'refused', reconnectAttempt: 2 }],
  ])('is told that the queue of the socket is full %s', async (_when, state) => {
    const { input, socket } = await withSocket();
    Object.assign(socket, { queueLimit: '3', writable: false }, state);
    input.text = 'one too many';
    expect(input.accept()).to.equal(false);
    expect(input.text).to.equal('one too many');
    await input.updateComplete;
    expect(hint(input).textContent).to.equal('Not sent: the message queue is full.');
    // Where it waits for nothing, there is no queue to be full.
    Object.assign(socket, { status: 4, errorString: 'Connection refused', reconnectAttempt: 0 });
    input.accept();
    await input.updateComplete;
    expect(hint(input).textContent).to.equal('Not sent: Connection refused');
  });

  it('is announced politely, in a region that is there from the start', async () => {
    const { input } = await withSocket();
    expect(hint(input).getAttribute('role')).to.equal('status');
    expect(getComputedStyle(hint(input)).display).not.to.equal('none');
    expect(field(input).getAttribute('aria-describedby')).to.equal(hint(input).id);
  });

  it('takes a socket by property', async () => {
    const socket = new FakeSocket();
    const input = await fixture<ChatInput>(html`<chat-input .socket=${socket} text="x"></chat-input>`);
    expect(input.accept()).to.equal(true);
    expect(socket.sent).to.deep.equal(['x']);
  });
});

describe('chat-input: composition', () => {
  it('does not send while an input method composes', async () => {
    const { input, socket } = await withSocket();
    input.focus();
    await cdp().send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    expect(input.text).to.equal('にほん');
    // The Enter that ends a composition reaches the page as this key.
    await cdp().send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    expect(socket.sent).to.deep.equal([]);
    await cdp().send('Input.insertText', { text: '日本' });
    expect(input.text).to.equal('日本');
    expect(socket.sent).to.deep.equal([]);
    await userEvent.keyboard('{Enter}');
    expect(socket.sent).to.deep.equal(['日本']);
  });

  it.each([
    ['during the composition', { isComposing: true, keyCode: 13 }],
    ['after its end, as in Safari', { isComposing: false, keyCode: 229 }],
  ])('leaves Enter and the arrows to it %s', async (_when, keys) => {
    const { input, socket } = await withSocket();
    input.text = 'sent before';
    input.accept();
    input.text = 'composed';
    for (const key of ['Enter', 'ArrowUp']) {
      const event = new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...keys,
      });
      field(input).dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(false);
    }
    expect(socket.sent).to.deep.equal(['sent before']);
    expect(input.text).to.equal('composed');
  });
});

describe('chat-input: several lines', () => {
  it('breaks the line on Shift+Enter and sends on Enter', async () => {
    const { input, socket } = await withSocket();
    input.multiline = true;
    await input.updateComplete;
    input.focus();
    await userEvent.keyboard('one{Shift>}{Enter}{/Shift}two');
    expect(input.text).to.equal('one\ntwo');
    await userEvent.keyboard('{Enter}');
    expect(socket.sent).to.deep.equal(['one\ntwo']);
    expect(input.text).to.equal('');
  });

  it('grows with its text up to its maximum, and shrinks again', async () => {
    const input = await fixture<ChatInput>(html`<chat-input multiline style="width: 200px"></chat-input>`);
    expect(input.offsetHeight).to.equal(32);
    input.text = 'a\nb\nc\nd';
    await input.updateComplete;
    expect(field(input).clientHeight).to.equal(4 * LINE);
    expect(input.offsetHeight).to.equal(4 * LINE + 4);
    input.text = 'wrapped '.repeat(12);
    await input.updateComplete;
    expect(field(input).scrollHeight).to.equal(field(input).clientHeight);
    expect(input.offsetHeight).to.be.greaterThan(40);
    input.text = 'line\n'.repeat(40);
    await input.updateComplete;
    expect(field(input).clientHeight).to.equal(8 * LINE);
    expect(input.offsetHeight).to.equal(8 * LINE + 4);
    input.clear();
    await input.updateComplete;
    expect(input.offsetHeight).to.equal(32);
  });

  it('keeps text and caret when it changes between one line and several', async () => {
    const input = await fixture<ChatInput>(html`<chat-input .text=${'one\ntwo'}></chat-input>`);
    expect(field(input).value).to.equal('one two');
    expect(input.text).to.equal('one\ntwo');
    input.multiline = true;
    await input.updateComplete;
    expect(field(input).value).to.equal('one\ntwo');
  });

  it('leaves the caret where it is in a text with foreign line ends', async () => {
    const input = await fixture<ChatInput>(
      html`<chat-input multiline .text=${'one\r\ntwo\rthree'}></chat-input>`,
    );
    expect(input.text).to.equal('one\ntwo\nthree');
    input.cursorPosition = 2;
    input.placeholder = 'rendered again';
    await input.updateComplete;
    expect(input.cursorPosition).to.equal(2);
  });

  it('takes pasted lines as words in a single line', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="say: "></chat-input>`);
    input.focus();
    input.cursorPosition = 5;
    const paste = (text: string) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = clipboardEvent('paste', clipboardData);
      field(input).dispatchEvent(event);
      return event;
    };
    expect(paste('one\r\n  two\nthree\n').defaultPrevented).to.equal(true);
    expect(input.text).to.equal('say: one two three');
    document.execCommand('undo');
    expect(input.text).to.equal('say: ');
    expect(paste('no break').defaultPrevented).to.equal(false);
    input.multiline = true;
    await input.updateComplete;
    expect(paste('one\ntwo').defaultPrevented).to.equal(false);
  });
});

describe('chat-input: messages sent before', () => {
  it('goes back with Arrow-up and forth with Arrow-down, and the draft is at the end', async () => {
    const { input } = await withSocket();
    input.focus();
    await userEvent.keyboard('one{Enter}two{Enter}dra');
    await userEvent.keyboard('{ArrowUp}');
    expect(input.text).to.equal('two');
    expect(input.cursorPosition).to.equal(3);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(input.text).to.equal('one');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(input.text).to.equal('dra');
    await userEvent.keyboard('{ArrowDown}ft');
    expect(input.text).to.equal('draft');
  });

  it('keeps an edited old message, and gives the draft back after one was sent again', async () => {
    const { input, socket } = await withSocket();
    input.focus();
    await userEvent.keyboard('one{Enter}two{Enter}draft{ArrowUp}!{ArrowUp}');
    expect(input.text).to.equal('one');
    await userEvent.keyboard('{ArrowDown}');
    expect(input.text).to.equal('two!');
    await userEvent.keyboard('{Enter}');
    expect(socket.sent).to.deep.equal(['one', 'two', 'two!']);
    expect(input.text).to.equal('draft');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(input.text).to.equal('two');
  });

  it('remembers the same message once, and the last hundred', async () => {
    const { input } = await withSocket();
    const send = (text: string) => {
      input.text = text;
      input.accept();
    };
    for (let i = 0; i < 105; i++) send(`m${i}`);
    send('m104');
    input.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(input.text).to.equal('m104');
    await userEvent.keyboard('{ArrowUp}');
    expect(input.text).to.equal('m103');
    for (let i = 0; i < 110; i++)
      field(input).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, composed: true }),
      );
    expect(input.text).to.equal('m5');
  });

  it('leaves the arrows to the caret where there are lines to go to', async () => {
    const { input } = await withSocket();
    input.multiline = true;
    await input.updateComplete;
    input.focus();
    await userEvent.keyboard('sent{Enter}first{Shift>}{Enter}{/Shift}second');
    const draft = input.text;
    await userEvent.keyboard('{ArrowUp}');
    await aTimeout(0);
    expect(input.text).to.equal(draft);
    expect(input.cursorPosition).to.be.at.most(5);
    // From the first line: to its start where the platform does that, and then to the message before.
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.keyboard('{ArrowUp}');
    await waitUntil(() => input.text === 'sent');
    await userEvent.keyboard('{ArrowDown}');
    await waitUntil(() => input.text === draft);
  });

  it('leaves the arrows with a modifier alone', async () => {
    const { input } = await withSocket();
    input.focus();
    await userEvent.keyboard('one{Enter}draft{Shift>}{ArrowUp}{/Shift}');
    expect(input.text).to.equal('draft');
  });
});

describe('chat-input: the TextInput of QML', () => {
  it('has its selection and editing', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="abcdef"></chat-input>`);
    expect(input.length).to.equal(6);
    input.cursorPosition = 2;
    expect(input.cursorPosition).to.equal(2);
    input.select(1, 3);
    expect(input.selectedText).to.equal('bc');
    input.selectAll();
    expect(input.selectedText).to.equal('abcdef');
    input.insert(3, '-');
    expect(input.text).to.equal('abc-def');
    input.clear();
    expect(input.length).to.equal(0);
  });

  it('answers before it is in a page', () => {
    const input = document.createElement('chat-input');
    input.text = 'x';
    input.selectAll();
    expect(input.selectedText).to.equal('x');
    expect(input.length).to.equal(1);
  });
});
