// What <chat-input> is to a form, to a label, to the keyboard and to a screen reader.
import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChatInput } from '../../src/chat-input.ts';
import '../../src/chat-input.ts';

const field = (input: ChatInput) => input.shadowRoot!.querySelector<HTMLInputElement>('[part=input]')!;

describe('chat-input in a form', () => {
  it('has a name and a value, at once', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><chat-input name="note" text="a"></chat-input></form>`,
    );
    const input = form.querySelector('chat-input')!;
    expect(input.form).to.equal(form);
    expect(new FormData(form).get('note')).to.equal('a');
    input.value = 'b';
    expect(input.text).to.equal('b');
    expect(new FormData(form).get('note')).to.equal('b');
    input.focus();
    await userEvent.keyboard('c');
    expect(new FormData(form).get('note')).to.equal('bc');
    input.disabled = true;
    expect(new FormData(form).has('note')).to.equal(false);
  });

  it('is reset to its first text', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><chat-input name="note" text="first"></chat-input></form>`,
    );
    const input = form.querySelector('chat-input')!;
    input.text = 'second';
    form.reset();
    expect(input.text).to.equal('first');
    expect(field(input).value).to.equal('first');
  });

  it('is restored by the browser', async () => {
    const input = await fixture<ChatInput>(html`<chat-input></chat-input>`);
    input.formStateRestoreCallback('from before');
    expect(input.text).to.equal('from before');
  });

  it('is invalid while it is required and empty', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><chat-input required name="note"></chat-input></form>`,
    );
    const input = form.querySelector('chat-input')!;
    expect(input.willValidate).to.equal(true);
    expect(input.validity.valueMissing).to.equal(true);
    expect(input.validationMessage).not.to.equal('');
    expect(form.checkValidity()).to.equal(false);
    expect(input.matches(':invalid')).to.equal(true);
    input.text = 'x';
    expect(form.checkValidity()).to.equal(true);
    input.text = '';
    expect(form.checkValidity()).to.equal(false);
    input.required = false;
    await input.updateComplete;
    expect(form.checkValidity()).to.equal(true);
  });

  it('does not accept a text that the page calls invalid', async () => {
    const input = await fixture<ChatInput>(html`<chat-input text="rude"></chat-input>`);
    input.setCustomValidity('Be kind.');
    expect(input.checkValidity()).to.equal(false);
    expect(input.reportValidity()).to.equal(false);
    expect(input.validationMessage).to.equal('Be kind.');
    expect(input.accept()).to.equal(false);
    expect(input.text).to.equal('rude');
    input.setCustomValidity('');
    expect(input.accept()).to.equal(true);
  });

  it('is disabled with its fieldset', async () => {
    const fieldset = await fixture<HTMLFieldSetElement>(
      html`<fieldset disabled><legend>chat</legend><chat-input text="x"></chat-input></fieldset>`,
    );
    const input = fieldset.querySelector('chat-input')!;
    await input.updateComplete;
    expect(field(input).disabled).to.equal(true);
    expect(input.disabled).to.equal(false);
    expect(input.accept()).to.equal(false);
    fieldset.disabled = false;
    await input.updateComplete;
    expect(field(input).disabled).to.equal(false);
  });

  it('tells of a change when the field is left', async () => {
    const box = await fixture<HTMLElement>(html`<div><chat-input></chat-input><button>next</button></div>`);
    const events: string[] = [];
    for (const type of ['input', 'change'])
      box.addEventListener(type, (event) => events.push(`${type} ${(event.target as Element).localName}`));
    box.querySelector('chat-input')!.focus();
    await userEvent.keyboard('a{Tab}');
    expect(events).to.deep.equal(['input chat-input', 'change chat-input']);
  });
});

describe('chat-input at the keyboard', () => {
  it('passes the focus on to its field', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><button>before</button><chat-input></chat-input><button>after</button></div>`,
    );
    const input = box.querySelector('chat-input')!;
    box.querySelector('button')!.focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).to.equal(input);
    expect(input.shadowRoot!.activeElement).to.equal(field(input));
    await userEvent.keyboard('typed{Tab}');
    expect(input.text).to.equal('typed');
    expect(document.activeElement!.textContent).to.equal('after');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).to.equal(input);
    input.blur();
    input.focus();
    expect(input.shadowRoot!.activeElement).to.equal(field(input));
  });

  it('is focused by a click on its frame and on its label', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><label for="note">Note</label><chat-input id="note" style="height: 80px"></chat-input></div>`,
    );
    const input = box.querySelector('chat-input')!;
    await userEvent.click(box.querySelector('label')!);
    expect(document.activeElement).to.equal(input);
    input.blur();
    await userEvent.click(input, { position: { x: 20, y: 75 } });
    expect(document.activeElement).to.equal(input);
  });

  it('never has its text replaced because of how it got the focus', async () => {
    const box = await fixture<HTMLElement>(
      html`<div><label for="note">Note</label><chat-input id="note" text="draft" style="height: 80px"></chat-input></div>`,
    );
    const input = box.querySelector('chat-input')!;
    const ways = [() => input.focus(), () => userEvent.click(input, { position: { x: 20, y: 75 } })];
    for (const focus of ways) {
      input.text = 'draft';
      input.blur();
      await focus();
      await userEvent.keyboard('s');
      expect(input.text).to.have.length(6);
    }
  });
});

describe('chat-input for a screen reader', () => {
  it('is named by its label, its aria-label, its placeholder, or what it is', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <label for="one"> Your note </label><chat-input id="one"></chat-input>
        <chat-input aria-label="Reply" placeholder="unused"></chat-input>
        <chat-input placeholder="Say something"></chat-input>
        <chat-input></chat-input>
      </div>`,
    );
    const names = [...box.querySelectorAll('chat-input')].map((input) =>
      field(input).getAttribute('aria-label'),
    );
    expect(names).to.deep.equal(['Your note', 'Reply', 'Say something', 'Message']);
    box.querySelector('label')!.textContent = 'Another note';
    box.querySelector('chat-input')!.focus();
    await box.querySelector('chat-input')!.updateComplete;
    expect(field(box.querySelector('chat-input')!).getAttribute('aria-label')).to.equal('Another note');
  });

  it.each([
    ['empty', {}],
    ['filled', { text: 'hello' }],
    ['with a placeholder', { placeholder: 'Say something' }],
    ['disabled', { disabled: true, text: 'x' }],
    ['read-only', { readOnly: true, text: 'x' }],
    ['with several lines', { multiline: true, text: 'a\nb' }],
    ['required and empty', { required: true }],
    ['named', { ariaLabel: 'Reply' }],
  ])('is accessible %s', async (_state, properties) => {
    const input = await fixture<ChatInput>(html`<chat-input></chat-input>`);
    Object.assign(input, properties);
    await input.updateComplete;
    await expect(input).to.be.accessible();
  });

  it('is accessible with an aria-label, in light colours, and while it says why it did not send', async () => {
    const input = await fixture<ChatInput>(
      html`<chat-input aria-label="Reply" socket="none" text="x" style="--chat-color-scheme: light"></chat-input>`,
    );
    input.accept();
    await input.updateComplete;
    expect(input.shadowRoot!.querySelector('[part=hint]')!.textContent).to.contain('Not sent');
    await expect(input).to.be.accessible();
    input.style.cssText = '';
    await expect(input).to.be.accessible();
  });
});
