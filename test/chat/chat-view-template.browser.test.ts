// A `<template>` that a script has made, as frameworks do: its children are beside its content, not in it.
import { expect, it } from 'vitest';
import { frames, shown, view } from './chat-view-support.ts';

it('is the look of a row, too, where its children were appended to the element itself', async () => {
  const element = await view([
    { prefix: '<', message: 'one' },
    { prefix: '<', message: 'two' },
  ]);
  const template = document.createElement('template');
  const look = document.createElement('b');
  look.dataset.role = 'message';
  template.append(look, '!');
  element.append(template);
  await frames(2);
  expect(shown(element).map((row) => row.innerHTML)).toEqual([
    '<b data-role="message">one</b>!',
    '<b data-role="message">two</b>!',
  ]);
  // What renders the template still has its own nodes.
  expect(template.firstChild).toBe(look);
});
