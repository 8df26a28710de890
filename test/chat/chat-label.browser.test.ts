import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { ChatLabel } from '../../src/chat-label.ts';
import { LINE } from '../support/engines.ts';
import { expectConsole } from '../support/setup-console.ts';

const part = (label: ChatLabel) => label.shadowRoot!.querySelector<HTMLElement>('[part=text]')!;

/** Where the glyphs of the label's text are painted. */
function painted(label: ChatLabel): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(label.shadowRoot!.querySelector('bdi') ?? label);
  return range.getBoundingClientRect();
}

describe('chat-label', () => {
  it('is what QML calls Label: white, at the left, centred vertically', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label style="height: 18px" text="socket open"></chat-label>`,
    );
    expect(getComputedStyle(label).color).to.equal('rgb(255, 255, 255)');
    const box = label.getBoundingClientRect();
    const text = painted(label);
    expect(text.left).to.equal(box.left);
    expect(text.height).to.equal(LINE);
    expect(text.top - box.top).to.equal((18 - LINE) / 2);
    expect(text.width).to.be.within(71, 74);
  });

  it('shows markup as text', async () => {
    const hostile = '<img src=x onerror="window.hit=1"><b>bold</b>';
    const label = await fixture<ChatLabel>(html`<chat-label .text=${hostile}></chat-label>`);
    expect(part(label).textContent).to.equal(hostile);
    expect(label.shadowRoot!.querySelector('img, b')).to.equal(null);
    label.elide = ChatLabel.ElideMiddle;
    await label.updateComplete;
    expect(part(label).textContent).to.equal(hostile);
    expect(label.shadowRoot!.querySelector('img, b')).to.equal(null);
  });

  it('shows its content where there is no text', async () => {
    const label = await fixture<ChatLabel>(html`<chat-label>from the page</chat-label>`);
    expect(painted(label).width).to.be.greaterThan(40);
    label.text = 'from the property';
    await label.updateComplete;
    expect(label.shadowRoot!.querySelector('slot')).to.equal(null);
    label.text = '';
    await label.updateComplete;
    expect(label.shadowRoot!.querySelector('slot')!.assignedNodes()).to.have.length(1);
  });

  it('takes enum values by name, with or without their prefix, and holds numbers', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label
        horizontal-alignment="align-h-center"
        vertical-alignment="bottom"
        elide="right"
        wrap-mode="word-wrap"
      ></chat-label>`,
    );
    expect(label.horizontalAlignment).to.equal(ChatLabel.AlignHCenter);
    expect(label.verticalAlignment).to.equal(ChatLabel.AlignBottom);
    expect(label.elide).to.equal(ChatLabel.ElideRight);
    expect(label.wrapMode).to.equal(ChatLabel.WordWrap);
    label.horizontalAlignment = ChatLabel.AlignRight;
    await label.updateComplete;
    expect(label.getAttribute('horizontal-alignment')).to.equal('align-right');
    for (const [name, value] of [
      ['wrap', ChatLabel.Wrap],
      ['no-wrap', ChatLabel.NoWrap],
      ['wrap-anywhere', ChatLabel.WrapAnywhere],
    ] as const) {
      label.setAttribute('wrap-mode', name);
      expect(label.wrapMode).to.equal(value);
    }
    label.setAttribute('horizontal-alignment', 'center');
    expect(label.horizontalAlignment).to.equal(ChatLabel.AlignHCenter);
    label.removeAttribute('elide');
    expect(label.elide).to.equal(ChatLabel.ElideNone);
  });

  it('adds no attributes of its own', async () => {
    const label = await fixture<ChatLabel>(html`<chat-label></chat-label>`);
    expect(label.getAttributeNames()).to.deep.equal([]);
    expect(label.wrapMode).to.equal(ChatLabel.NoWrap);
    expect(label.horizontalAlignment).to.equal(ChatLabel.AlignLeft);
    expect(label.verticalAlignment).to.equal(ChatLabel.AlignVCenter);
  });

  it('names the values that there are when it is given another one', async () => {
    expectConsole(
      '<chat-label elide="sideways">: not one of elide-left, elide-right, elide-middle, elide-none.',
    );
    const label = await fixture<ChatLabel>(html`<chat-label elide="sideways"></chat-label>`);
    expect(label.elide).to.equal(ChatLabel.ElideNone);
  });

  it('aligns its text', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label style="width: 200px; height: 60px" text="text"></chat-label>`,
    );
    const box = label.getBoundingClientRect();
    label.horizontalAlignment = ChatLabel.AlignRight;
    label.verticalAlignment = ChatLabel.AlignBottom;
    await label.updateComplete;
    expect(painted(label).right).to.be.closeTo(box.right, 0.1);
    expect(painted(label).bottom).to.be.closeTo(box.bottom, 0.1);
    label.horizontalAlignment = ChatLabel.AlignHCenter;
    label.verticalAlignment = ChatLabel.AlignTop;
    await label.updateComplete;
    const text = painted(label);
    expect(text.left - box.left).to.be.closeTo(box.right - text.right, 0.1);
    expect(text.top).to.equal(box.top);
  });

  it('justifies all lines but the last', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label
        style="width: 120px"
        horizontal-alignment="justify"
        wrap-mode="word-wrap"
        text="some words that take more than the one line there is"
      ></chat-label>`,
    );
    // Word by word: whether a line's last space counts differs.
    const text = label.shadowRoot!.querySelector('bdi')!.firstChild as Text;
    const range = document.createRange();
    const ends = new Map<number, number>();
    for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { top, right } = range.getBoundingClientRect();
      ends.set(top, Math.max(right, ends.get(top) ?? 0));
    }
    const lines = [...ends.values()].map((right) => right - label.getBoundingClientRect().left);
    expect(lines.length).to.be.greaterThan(2);
    for (const width of lines.slice(0, -1)) expect(width).to.be.within(119, 121);
    expect(lines.at(-1)).to.be.lessThan(119);
  });

  it('wraps at words, anywhere, or at words where possible', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label style="width: 60px" text="one extraordinarily long"></chat-label>`,
    );
    const lines = () => Math.round(painted(label).height / 14);
    expect(lines()).to.equal(1);
    expect(painted(label).width).to.be.greaterThan(64);
    label.wrapMode = ChatLabel.WordWrap;
    await label.updateComplete;
    expect(lines()).to.equal(3);
    expect(painted(label).width).to.be.greaterThan(64);
    label.wrapMode = ChatLabel.Wrap;
    await label.updateComplete;
    expect(lines()).to.equal(4);
    expect(painted(label).width).to.be.at.most(64);
    label.wrapMode = ChatLabel.WrapAnywhere;
    await label.updateComplete;
    expect(lines()).to.equal(3);
    expect(painted(label).width).to.be.at.most(64);
  });

  it('keeps line breaks and runs of spaces', async () => {
    const label = await fixture<ChatLabel>(html`<chat-label .text=${'a\nb   c'}></chat-label>`);
    expect(painted(label).height).to.equal(2 * LINE);
  });

  it('cuts a long line at its right, left or middle', async () => {
    const text = 'the start of a line that is much too long for its box, up to the end';
    const label = await fixture<ChatLabel>(
      html`<chat-label style="width: 100px" .text=${text} elide="right"></chat-label>`,
    );
    const box = label.getBoundingClientRect();
    const spans = () => [...label.shadowRoot!.querySelectorAll('span')];
    const inner = () => painted(label);
    // The text starts at the box's left edge and overflows to the right, where the ellipsis is.
    expect(spans()[0]!.getBoundingClientRect().width).to.equal(100);
    expect(getComputedStyle(spans()[0]!).textOverflow).to.equal('ellipsis');
    expect(inner().left).to.equal(box.left);
    label.elide = ChatLabel.ElideLeft;
    await label.updateComplete;
    expect(inner().right).to.be.closeTo(box.right, 0.1);
    expect(inner().left).to.be.lessThan(box.left);
    label.elide = ChatLabel.ElideMiddle;
    await label.updateComplete;
    const [head, tail] = spans();
    expect(head!.textContent! + tail!.textContent!).to.equal(text);
    expect(head!.getBoundingClientRect().left).to.equal(box.left);
    expect(tail!.getBoundingClientRect().right).to.be.closeTo(box.right, 0.1);
    expect(inner().left).to.equal(box.left);
    expect(tail!.querySelector('bdi')!.getBoundingClientRect().right).to.be.closeTo(box.right, 0.1);
  });

  it('does not part a character at the middle', async () => {
    const family = '👩‍👩‍👧‍👦';
    const label = await fixture<ChatLabel>(
      html`<chat-label elide="middle" .text=${`ab${family}`}></chat-label>`,
    );
    const parts = [...label.shadowRoot!.querySelectorAll('span')].map((span) => span.textContent);
    expect(parts).to.deep.equal(['ab', family]);
  });

  it('keeps left and right in a right-to-left page', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label style="direction: rtl; width: 120px" text="a-very-long-file-name-of-a-picture.png"></chat-label>`,
    );
    label.elide = ChatLabel.ElideMiddle;
    await label.updateComplete;
    const [start, end] = part(label).querySelectorAll('span');
    expect(start!.getBoundingClientRect().right).to.be.at.most(end!.getBoundingClientRect().left + 1);
    // One ellipsis, not one for each piece.
    expect([start!, end!].map((piece) => getComputedStyle(piece).textOverflow)).to.eql(['ellipsis', 'clip']);
    for (const text of ['left to right', 'שלום עולם', '']) {
      label.text = text;
      label.textContent = 'from the page';
      label.elide = ChatLabel.ElideNone;
      label.horizontalAlignment = ChatLabel.AlignRight;
      await label.updateComplete;
      const drawn = text
        ? painted(label).right
        : part(label).querySelector('span')!.getBoundingClientRect().right;
      expect(drawn, text).to.be.closeTo(label.getBoundingClientRect().right, 0.5);
    }
  });

  it('takes a colour, and the theme', async () => {
    const label = await fixture<ChatLabel>(html`<chat-label text="x" color="rgb(1, 2, 3)"></chat-label>`);
    expect(getComputedStyle(part(label)).color).to.equal('rgb(1, 2, 3)');
    label.removeAttribute('color');
    label.style.setProperty('--chat-color', 'rgb(9, 9, 9)');
    await label.updateComplete;
    expect(getComputedStyle(part(label)).color).to.equal('rgb(9, 9, 9)');
  });

  it('follows a light page where it is told to', async () => {
    const label = await fixture<ChatLabel>(
      html`<chat-label text="x" style="--chat-color-scheme: light"></chat-label>`,
    );
    expect(getComputedStyle(label).color).to.equal('rgb(0, 0, 0)');
  });

  it('is accessible', async () => {
    const box = await fixture(html`<div style="background: #000">
      <chat-label text="hello"></chat-label>
      <chat-label text="hello there, this is cut" elide="middle" style="width: 60px"></chat-label>
      <chat-label>content</chat-label>
    </div>`);
    await expect(box).to.be.accessible();
  });
});
