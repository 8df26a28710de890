// `npm run bench:items`: what items cost in Chromium, beside the same boxes made by hand and beside what
// native Qt 6.4 needs on a machine of this kind. Each measurement has a page of its own, taken in turn so that
// a busy moment of the machine meets all. Writes bench/results/items.md.
import { join } from 'node:path';
import { heap, measuredPage, median } from '../measured-page.ts';
import { type Bar, ROOT, runs, save } from '../report.ts';
import { servedPage } from '../served-page.ts';

const OUT = join(ROOT, 'bench/.tmp/items');
const RUNS = runs(3);
const RECTANGLES = 10_000;

const ms = (value: number, digits = 1): string => value.toFixed(digits);

const { server, address } = await servedPage(join(ROOT, 'bench/items'), OUT);
const { browser, measure } = await measuredPage(address, 'items');

const bare: { script: number; frame: number }[] = [];
const items: typeof bare = [];
const repeater: typeof bare = [];
const lists: Record<string, number[]> = { move: [], chainX: [], chainV: [], fanX: [], fanV: [] };
let perRectangle = 0;
try {
  for (let run = 0; run < RUNS; run++) {
    bare.push(await measure((page) => page.evaluate(() => window.items.bare())));
    items.push(await measure((page) => page.evaluate(() => window.items.items())));
    repeater.push(await measure((page) => page.evaluate(() => window.items.repeater())));
    lists.move!.push(median(await measure((page) => page.evaluate(() => window.items.move()))));
    lists.chainX!.push(median(await measure((page) => page.evaluate(() => window.items.chain('x')))));
    lists.chainV!.push(median(await measure((page) => page.evaluate(() => window.items.chain('v')))));
    lists.fanX!.push(median(await measure((page) => page.evaluate(() => window.items.fanOut('x')))));
    lists.fanV!.push(median(await measure((page) => page.evaluate(() => window.items.fanOut('v')))));
  }
  const [none, all] = await Promise.all(
    [0, RECTANGLES].map((count) =>
      measure(async (page) => {
        await page.evaluate((n) => window.items.keep(n), count);
        return heap(page);
      }),
    ),
  );
  perRectangle = (all! - none!) / RECTANGLES;
} finally {
  await browser.close();
  server.close();
}

const of = (made: typeof bare, key: 'script' | 'frame'): number => median(made.map((each) => each[key]));
const script = of(items, 'script');
const first = of(items, 'frame');
const rows = of(repeater, 'script');
const rowsFirst = of(repeater, 'frame');
const bareScript = of(bare, 'script');
const bareFirst = of(bare, 'frame');
const text = `# Items, measured

Made by \`npm run bench:items\` in Chromium ${browser.version().split('.')[0]}, production build. Milliseconds; medians of ${RUNS} pages. Native Qt 6.4 is
the software renderer on a machine of the same kind.

| | qmlet | to compare |
|---|---|---|
| 10,000 rectangles with a binding each: script, elements included | ${ms(script)} | the same boxes by hand ${ms(bareScript)} (${(script / bareScript).toFixed(2)}×); native Qt 59 |
| until their first frame | ${ms(first)} | by hand ${ms(bareFirst)} (${(first / bareFirst).toFixed(2)}×) |
| 10,000 rectangles by a Repeater: script, elements included | ${ms(rows)} | by hand ${ms(bareScript)} (${(rows / bareScript).toFixed(2)}×); native Qt 59 |
| until their first frame | ${ms(rowsFirst)} | by hand ${ms(bareFirst)} (${(rowsFirst / bareFirst).toFixed(2)}×) |
| 10,000 items moved by one binding: script a frame | ${ms(median(lists.move!))} | a frame has 16.7 |
| a chain of 1,000 bindings through \`x\`: one change | ${ms(median(lists.chainX!), 2)} | native Qt 0.28 |
| the same through declared properties | ${ms(median(lists.chainV!), 2)} | native Qt 0.48 |
| 10,000 bindings on \`x\` that read one property: one change | ${ms(median(lists.fanX!), 2)} | native Qt 6.8 |
| the same on declared properties | ${ms(median(lists.fanV!), 2)} | native Qt 6.8 |
| JavaScript heap of a rectangle with a binding, without its element | ${Math.round(perRectangle)} bytes | |
`;
const ours = (name: string, values: number[]): Bar => ({ name, values, own: true });
const native = (value: number): Bar => ({ name: 'native Qt 6.4', values: [value], earlier: true });
const each = (made: typeof bare, key: 'script' | 'frame'): number[] => made.map((one) => one[key]);
save('items', 'Items', text, [
  {
    id: 'items-created',
    title: '10,000 rectangles with a binding each',
    unit: 'ms',
    better: 'less',
    about: 'The same boxes made by hand have no properties and no bindings.',
    groups: [
      {
        label: 'script, elements included',
        bars: [
          ours('qmlet', each(items, 'script')),
          ours('qmlet, by a Repeater', each(repeater, 'script')),
          { name: 'boxes by hand', values: each(bare, 'script') },
          native(59),
        ],
      },
      {
        label: 'until their first frame',
        bars: [
          ours('qmlet', each(items, 'frame')),
          ours('qmlet, by a Repeater', each(repeater, 'frame')),
          { name: 'boxes by hand', values: each(bare, 'frame') },
        ],
      },
    ],
  },
  {
    id: 'items-change',
    title: 'One change, in Chromium',
    unit: 'ms',
    better: 'less',
    groups: [
      { label: 'a chain of 1,000 bindings through x', bars: [ours('qmlet', lists.chainX!), native(0.28)] },
      { label: 'through declared properties', bars: [ours('qmlet', lists.chainV!), native(0.48)] },
      {
        label: '10,000 bindings on x that read one property',
        bars: [ours('qmlet', lists.fanX!), native(6.8)],
      },
      { label: 'on declared properties', bars: [ours('qmlet', lists.fanV!), native(6.8)] },
    ],
  },
]);
console.log(text);
