// What the bundles for a page leave out of Lit.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from '../scripts/bundle.ts';
import { slim } from '../scripts/slim-lit.ts';

it.each(['css-tag.js', 'reactive-element.js'])('stops the build when %s of Lit has changed', (file) => {
  const code = readFileSync(`${ROOT}/node_modules/@lit/reactive-element/${file}`, 'utf8');
  expect(slim(file, code).length).toBeLessThan(code.length - 100);
  expect(() => slim(file, code.replace('Symbol.metadata??=', '').replace('t.ShadowRoot&&', ''))).toThrow(
    `Lit's ${file} has no`,
  );
});

it('leaves nothing out that an element uses', () => {
  const folder = `${ROOT}/src/components/chat`;
  for (const file of readdirSync(folder)) {
    const code = readFileSync(`${folder}/${file}`, 'utf8');
    // Hooks, and options of a property, that are cut.
    expect(code, file).not.toMatch(
      /\b(firstUpdated|updated|shouldUpdate|scheduleUpdate|getUpdateComplete|hostUpdated?|removeController)\(|\b(state: true|hasChanged|type: (Object|Array))\b/,
    );
  }
});
