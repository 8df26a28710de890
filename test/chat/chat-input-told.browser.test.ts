// The `input` event, by which frameworks keep their own variable in step with a text field.
import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChatInput } from '../../src/chat-input.ts';
import '../../src/chat-input.ts';

/** An input, and the values that whoever listens around it has read at each event. */
async function bound(): Promise<{ input: ChatInput; read: string[] }> {
  const place = await fixture<HTMLElement>(html`<div><chat-input></chat-input></div>`);
  const input = place.querySelector('chat-input')!;
  const read: string[] = [];
  place.addEventListener('input', (event) => read.push((event.target as ChatInput).value));
  input.focus();
  return { input, read };
}

describe('the input event', () => {
  it('tells of what is typed, what Enter takes away and what Arrow-up brings back', async () => {
    const { read } = await bound();
    await userEvent.keyboard('ab{Enter}{ArrowUp}{ArrowDown}');
    expect(read).to.deep.equal(['a', 'ab', '', 'ab', '']);
  });

  it('tells nothing of what the page itself sets, nor of a text that was not accepted', async () => {
    const { input, read } = await bound();
    input.text = 'set';
    input.addEventListener('accepted', (event) => event.preventDefault());
    await userEvent.keyboard('{Enter}');
    input.clear();
    expect(read).to.deep.equal([]);
  });
});
