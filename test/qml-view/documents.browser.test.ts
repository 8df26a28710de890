// The examples, used as a user does with real pointer and keys against live servers, beside what real Qt made of
// the same: every item at the same place within a pixel, and the same picture but for how glyphs are smoothed.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { describe, inject, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import '../../src/full.ts';
import type { Item } from '../../src/components/quick/item.ts';
import type { QmlView } from '../../src/full.ts';
import { type Noted, scenarios } from '../goldens/documents/scenarios.ts';
import { readPicture } from '../support/picture.ts';

const goldens = import.meta.glob<Record<string, Noted>>('../goldens/documents/*.json', {
  eager: true,
  import: 'default',
});
const pictures = import.meta.glob<string>('../goldens/documents/*.png', {
  eager: true,
  query: '?url',
  import: 'default',
});

const sockets = inject('socketServers');
const ADDRESSES = {
  greet: `${sockets.ws}/greet`,
  refused: sockets.refused,
  colors: inject('colorsServer'),
  nowhere: sockets.refused.replace('ws', 'http'),
};
/** Qt knows why there is no connection, a browser does not say. */
const REFUSED = 'Connection refused';

function note(item: Item): Noted {
  const { properties } = item.$meta;
  const values = item as unknown as Record<string, unknown>;
  const noted: Record<string, unknown> = { type: item.$meta.name };
  for (const name of ['x', 'y', 'width', 'height', 'visible', 'opacity', 'color', 'text', 'count'])
    if (properties[name]) noted[name] = name === 'color' ? String(values[name]) : values[name];
  noted.children = (item.$items ?? []).map(note);
  return noted as unknown as Noted;
}

/** Children of a view come in an order that tells nothing: of their places counts which is where. */
const sorted = (items: readonly Noted[]): Noted[] =>
  [...items].sort((a, b) => a.type.localeCompare(b.type) || Math.round(a.y - b.y) || Math.round(a.x - b.x));

/** What is not as in Qt, each as a line. Texts that Qt words by its own knowledge take other places. */
function differences(qt: Noted, own: Noted, anyColor: boolean, at = qt.type): string[] {
  const found: string[] = [];
  // A text of another length makes what is around it wider.
  const other = JSON.stringify(qt).includes(REFUSED);
  const differ = (name: string, expected: unknown, actual: unknown) =>
    found.push(`${at}.${name}: ${expected} in Qt, ${actual} here`);
  // What a Loader loads by its address has a name of its own in Qt when a qmldir happens to name it.
  if (qt.type !== own.type && !/Loader\[\d+\]\/\w+\[0\]$/.test(at)) differ('type', qt.type, own.type);
  for (const name of ['x', 'y', 'width', 'height'] as const)
    if (!other && !(Math.abs(qt[name] - own[name]) <= 1)) differ(name, qt[name], own[name]);
  for (const name of ['visible', 'opacity', 'count', 'text', 'color'] as const) {
    if ((other && name === 'text') || (anyColor && name === 'color')) continue;
    const text = (value: unknown) => String(value).replace(/(ws|http):\/\/127\.0\.0\.1:\d+/g, '$1://SERVER');
    if (qt[name] !== undefined && text(qt[name]) !== text(own[name])) differ(name, qt[name], own[name]);
  }
  const [expected, actual] = [sorted(qt.children), sorted(own.children)];
  if (expected.length !== actual.length) differ('children', expected.length, actual.length);
  else
    expected.forEach((child, index) => {
      found.push(...differences(child, actual[index]!, anyColor, `${at}/${child.type}[${index}]`));
    });
  return found;
}

/** The share of pixels that differ by more than a smoothed edge would. */
async function pictureDiffers(expected: string, actual: string): Promise<number> {
  const [qt, own] = [await readPicture(expected), await readPicture(actual)];
  expect([own.width, own.height]).to.deep.equal([qt.width, qt.height]);
  let different = 0;
  for (let y = 0; y < qt.height; y++)
    for (let x = 0; x < qt.width; x++) {
      const [a, b] = [qt.color(x, y), own.color(x, y)];
      if (a === b) continue;
      const far = [1, 3, 5].some(
        (i) => Math.abs(Number.parseInt(a.slice(i, i + 2), 16) - Number.parseInt(b.slice(i, i + 2), 16)) > 64,
      );
      if (far) different++;
    }
  return different / (qt.width * qt.height);
}

describe('the examples beside Qt', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(name, { timeout: 20_000 }, async () => {
      const { document: file, server, steps, anyColor = false } = scenario;
      const element = document.createElement('qml-view') as QmlView;
      element.addEventListener('message', (event) => event.preventDefault());
      if (server) element.initialProperties = { [server[0]]: ADDRESSES[server[1]] };
      element.source = `/examples/${file}`;
      const place = await fixture<HTMLElement>(html`<div style="position:fixed;left:0;top:0"></div>`);
      place.append(element);
      await waitUntil(() => element.status === 1 || element.status === 3, file, { timeout: 10_000 });
      expect(element.errors).to.deep.equal([]);
      const root = element.rootObject as Item;
      const golden = goldens[`../goldens/documents/${name}.json`]!;
      let looked = 0;
      for (const { until, click, type, key, wait, look } of steps) {
        if (until) {
          const holds = new Function('root', `return ${until}`) as (root: Item) => boolean;
          await waitUntil(() => holds(root), until, { timeout: 10_000 });
        }
        if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
        if (click)
          for (const action of ['down', 'up'] as const)
            await commands.mouse({ action, x: click[0], y: click[1] });
        if (type) await commands.keyboard({ action: 'type', text: type });
        if (key) await commands.keyboard({ action: 'press', text: 'Enter' });
        if (look) {
          looked++;
          expect(differences(golden[look]!, note(root), anyColor), look).to.deep.equal([]);
        }
      }
      expect(looked).to.equal(Object.keys(golden).length);
      if (scenario.picture) {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const shot = await page.screenshot({ element, base64: true, save: false });
        const url = `data:image/png;base64,${typeof shot === 'string' ? shot : (shot as { base64: string }).base64}`;
        const differing = await pictureDiffers(pictures[`../goldens/documents/${name}.png`]!, url);
        expect(differing, 'share of pixels that differ').to.be.lessThan(0.01);
      }
    });
});
