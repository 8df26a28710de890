// What the elements keep where they are treated in other ways than in a page by hand: in another document, by a
// framework that sets properties, as the base of another element, and typed into before their script is there.
import { fixture, html } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { ChatInput, ChatView } from '../../src/chat.ts';
import { ChatLabel } from '../../src/chat.ts';
import { expectConsole } from '../support/setup-console.ts';
import { until } from './socket-support.ts';

describe('in another document', () => {
  it('has its styles, there and back again, and those that the page gave it', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const element = document.createElement('chat-view');
    const own = new CSSStyleSheet();
    element.shadowRoot!.adoptedStyleSheets.push(own);
    document.body.append(element);
    const { display } = getComputedStyle(element);
    const worn = [...element.shadowRoot!.adoptedStyleSheets];
    expect([display, worn.at(-1)]).toEqual(['flex', own]);
    frame.contentDocument!.body.append(element);
    expect(getComputedStyle(element).display).toBe('flex');
    document.body.append(element);
    expect(getComputedStyle(element).display).toBe('flex');
    element.remove();
  });

  it('may have no window', () => {
    const element = document.createElement('chat-label');
    document.implementation.createHTMLDocument().body.append(element);
    document.body.append(element);
    expect(getComputedStyle(element).display).toBe('block');
    element.remove();
  });
});

describe('properties', () => {
  it('of enums take the names that stand in markup', () => {
    const label = document.createElement('chat-label');
    Object.assign(label, { elide: 'right', wrapMode: 'no-wrap', verticalAlignment: 'align-top' });
    expect([label.elide, label.wrapMode, label.verticalAlignment]).toEqual([
      ChatLabel.ElideRight,
      ChatLabel.NoWrap,
      ChatLabel.AlignTop,
    ]);
    expectConsole(/elide="bogus".*not one of elide-left/);
    Object.assign(label, { elide: 'bogus' });
    expect(label.elide).toBe(ChatLabel.ElideNone);
  });

  it('may be accessors of a class that extends the element', async () => {
    class Loud extends ChatLabel {}
    // As a class in JavaScript writes them; by its types the tag has a field there.
    Object.defineProperty(Loud.prototype, 'text', {
      get: function (this: Loud) {
        return Reflect.get(ChatLabel.prototype, 'text', this);
      },
      set: function (this: Loud, text: string) {
        Reflect.set(ChatLabel.prototype, 'text', text.toUpperCase(), this);
      },
    });
    customElements.define('loud-label', Loud);
    const label = Object.assign(document.createElement('loud-label'), { text: 'quiet' });
    document.body.append(label);
    await (label as Loud).updateComplete;
    expect(label.shadowRoot!.textContent).toBe('QUIET');
    label.remove();
  });

  it.each<[string, unknown]>([
    ['true', true],
    ['a number', 5],
    ['another element', document.createElement('div')],
    ['an object', {}],
  ])('of sockets that are none leave the text where it is: %s', async (_, socket) => {
    const input = await fixture<ChatInput>(html`<chat-input></chat-input>`);
    Object.assign(input, { socket, text: 'kept' });
    let reason = '';
    input.addEventListener('rejected', (event) => {
      reason = (event as CustomEvent).detail.reason;
    });
    expect([input.accept(), input.text, reason]).toEqual([
      false,
      'kept',
      'Not sent: there is no connection.',
    ]);
  });
});

describe('a box that came with the markup', () => {
  const tag = (attributes: string, field: string) =>
    `<chat-input ${attributes}><template shadowrootmode="open" shadowrootdelegatesfocus>` +
    `<div id="hint" part="hint"></div><div part="frame">${field}</div></template></chat-input>`;
  /** Parsed where the tag is not known, as by a page whose script is on its way; then known. */
  async function parsed(markup: string, typed: string): Promise<ChatInput> {
    const place = document.implementation.createHTMLDocument();
    place.body.setHTMLUnsafe(markup);
    const element = place.body.firstElementChild as ChatInput;
    if (typed) element.shadowRoot!.querySelector<HTMLInputElement>('input, textarea')!.value = typed;
    document.body.append(element);
    await element.updateComplete;
    return element;
  }

  it.each([
    ['', '<input part="input">'],
    ['text="given"', '<input part="input" value="given">'],
    ['text="given" multiline', '<textarea part="input">\ngiven</textarea>'],
  ])('keeps what was typed before its script was there: %s', async (attributes, field) => {
    const element = await parsed(tag(attributes, field), 'typed');
    await until(() => element.text === 'typed');
    expect(element.shadowRoot!.querySelector<HTMLInputElement>('input, textarea')!.value).toBe('typed');
    element.remove();
  });

  it.each(['', '<p>another tree</p>', '<div></div><p></p>'])(
    'is made where what came is none: %s',
    async (tree) => {
      const markup = `<chat-input text="given"><template shadowrootmode="open">${tree}</template></chat-input>`;
      const element = await parsed(markup, '');
      expect(element.shadowRoot!.querySelector('input')!.value).toBe('given');
      expect(element.shadowRoot!.children).toHaveLength(2);
      element.remove();
    },
  );

  it('has the text of its attribute where nothing was typed', async () => {
    const element = await parsed(tag('text="a\nb"', '<input part="input" value="a b">'), '');
    await element.updateComplete;
    expect(element.text).toBe('a\nb');
    element.remove();
  });
});

describe('a picture of a template', () => {
  it('has the size of its own, not that of the row it was in before', async () => {
    const picture = async (width: number, height: number) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      return new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
    };
    const view = await fixture<ChatView>(
      html`<chat-view style="height: 100px"
        ><template><img data-role="message" /></template
      ></chat-view>`,
    );
    const [wide, high] = [await picture(30, 10), await picture(10, 30)];
    const image = () => view.shadowRoot!.querySelector('img');
    view.append('<', wide);
    await until(() => image()?.naturalWidth === 30);
    view.model.set(0, { message: high });
    await until(() => image()?.naturalHeight === 30);
    view.model.set(0, { message: wide });
    await until(() => image()?.naturalWidth === 30);
    view.model.set(0, { message: high });
    await until(() => image()?.width === 10 && image()?.height === 30);
    view.model.set(0, { message: await picture(20, 20) });
    await until(() => image()?.width === 20 && image()?.height === 20);
  });
});
