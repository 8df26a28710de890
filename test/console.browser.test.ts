import { expect, fixture, html } from '@open-wc/testing';
import { it } from 'vitest';
import { expectConsole } from './support/setup-console.ts';

it('runs in a real browser, and counts the warnings that a test says it expects', async () => {
  const element = await fixture(html`<p lang="en">text</p>`);
  expectConsole('known');
  console.warn('a known warning');
  expect(element.getBoundingClientRect().height).to.be.above(0);
});
