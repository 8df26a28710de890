// The components of `qmlet/react` against the manifest: they know every property and every event of their tags.
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { elementsOf, type Manifest } from '../scripts/manifest.ts';
import { settable } from '../scripts/typings.ts';

vi.mock('../src/react/create-component.ts', () => ({
  createComponent: (tag: string, properties: string[], events: string[] = []) => ({
    tag,
    properties,
    events,
  }),
}));

it('names what the manifest names', async () => {
  const { createComponent, ...components } = await import('../src/react.ts');
  const known = Object.values(components) as unknown as {
    tag: string;
    properties: string[];
    events: string[];
  }[];
  const manifest: Manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = new Map(elementsOf(manifest));
  expect(known.map(({ tag }) => tag).sort()).toEqual([...elements.keys()].sort());
  for (const { tag, properties, events } of known) {
    const declaration = elements.get(tag)!;
    // `aria-label` is React's own already.
    const wanted = settable(declaration).flatMap(({ name }) => (name === 'ariaLabel' ? [] : [name]));
    expect([...properties].sort(), tag).toEqual(wanted.sort());
    expect([...events].sort(), tag).toEqual((declaration.events ?? []).map(({ name }) => name).sort());
  }
  expect(createComponent).toBeTypeOf('function');
});
