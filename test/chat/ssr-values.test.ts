// Properties of enums on a server: as frameworks give them, the number or the name that stands in markup.
import { expect, it } from 'vitest';
import { renderElement } from '../../src/ssr.ts';

it.each([2, 'right', 'align-right'])('renders an alignment that is given as %s', (horizontalAlignment) => {
  const written = renderElement('chat-label', { properties: { text: 'a', horizontalAlignment } });
  expect(written).toMatch(/^<chat-label text="a" horizontal-alignment="(align-)?right">/);
  expect(written).toContain('class="h2 ');
});
