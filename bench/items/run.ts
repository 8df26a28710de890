// `npm run bench:items`: what items cost in Chromium, beside the same boxes made by hand and beside what
// native Qt 6.4 needs on a machine of this kind. Each measurement has a page of its own, taken in turn so that
// a busy moment of the machine meets all. Writes bench/results/items.md.
import { join } from 'node:path';
import { heap, measuredPage, median, type Worked, worked } from '../measured-page.ts';
import { type Bar, ROOT, runs, save } from '../report.ts';
import { servedPage } from '../served-page.ts';

const OUT = join(ROOT, 'bench/.tmp/items');
const RUNS = runs(5);
const RECTANGLES = 10_000;

const ms = (value: number, digits = 1): string => value.toFixed(digits);

const { server, address } = await servedPage(join(ROOT, 'bench/items'), OUT);
const { browser, measure } = await measuredPage(address, 'items');

/** What is made at once, and what happens again and again. */
const MADE = ['bare', 'items', 'repeater', 'cleared', 'bareTexts', 'texts'] as const;
const AGAIN = ['move', 'flick'] as const;
const LISTS = { chainX: 'chain', chainV: 'chain', fanX: 'fanOut', fanV: 'fanOut' } as const;
type Name = (typeof MADE)[number] | (typeof AGAIN)[number];
/** By name, an entry a page: by the clock, and by the processor's time of the main thread. */
const clock = {} as Record<Name, Worked[]>;
const cpu = {} as Record<Name, Worked[]>;
const lists = {} as Record<keyof typeof LISTS, number[]>;
const middle = (all: readonly Worked[]): Worked => ({
  script: median(all.map(({ script }) => script)),
  frame: median(all.map(({ frame }) => frame)),
});
let perRectangle = 0;
try {
  for (let run = 0; run < RUNS; run++) {
    for (const name of [...MADE, ...AGAIN])
      await measure(async (page) => {
        let told: unknown;
        const work = await worked(page, async () => {
          told = await page.evaluate((each): Promise<unknown> => window.items[each](), name);
        });
        (cpu[name] ??= []).push(middle(work));
        (clock[name] ??= []).push(
          Array.isArray(told) ? { script: median(told as number[]), frame: Number.NaN } : (told as Worked),
        );
      });
    for (const [name, kind] of Object.entries(LISTS))
      (lists[name as keyof typeof LISTS] ??= []).push(
        median(
          await measure((page) =>
            page.evaluate(([of, property]) => window.items[of](property), [
              kind,
              name.endsWith('X') ? 'x' : 'v',
            ] as const),
          ),
        ),
      );
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

type Key = keyof Worked;
const both = (name: Name, key: Key): string =>
  `${ms(middle(cpu[name])[key])} (${ms(middle(clock[name])[key])})`;
const row = (what: string, name: Name, bare: Name, key: Key, more = ''): string =>
  `| ${what} | ${both(name, key)} | by hand ${both(bare, key)}: ${(middle(cpu[name])[key] / middle(cpu[bare])[key]).toFixed(2)}×${more} |`;
const NATIVE = '; native Qt 59';
const text = `# Items, measured

Made by \`npm run bench:items\` in Chromium ${browser.version().split('.')[0]}, production build. Milliseconds of the processor's
time on the page's main thread, which says what something costs also while other processes want the processor, and in
parentheses by the clock; medians of ${RUNS} pages. Native Qt 6.4 is the software renderer on a machine of the same kind.

| | qmlet | to compare |
|---|---|---|
${row('10,000 rectangles by a Repeater, with a binding each: script, elements included', 'repeater', 'bare', 'script', NATIVE)}
${row('until their first frame', 'repeater', 'bare', 'frame')}
${row('10,000 rectangles by createObject, with a property and a binding each: script', 'items', 'bare', 'script')}
${row('until their first frame', 'items', 'bare', 'frame')}
| 10,000 rectangles of a Repeater taken away | ${both('cleared', 'script')} | |
${row('1,000 texts by a Repeater, sized: script', 'texts', 'bareTexts', 'script')}
${row('until their first frame', 'texts', 'bareTexts', 'frame')}
| 10,000 items moved by one binding: script a frame | ${both('move', 'script')} | a frame has 16.7 |
| a list of 10,000 rows scrolled by two rows: script a frame | ${both('flick', 'script')} | a frame has 16.7 |
| a chain of 1,000 bindings through \`x\`: one change, by the clock | ${ms(median(lists.chainX), 2)} | native Qt 0.28 |
| the same through declared properties | ${ms(median(lists.chainV), 2)} | native Qt 0.48 |
| 10,000 bindings on \`x\` that read one property: one change | ${ms(median(lists.fanX), 2)} | native Qt 6.8 |
| the same on declared properties | ${ms(median(lists.fanV), 2)} | native Qt 6.8 |
| JavaScript heap of a rectangle with a property and a binding, without its element | ${Math.round(perRectangle)} bytes | |
`;
const ours = (name: string, values: number[]): Bar => ({ name, values, own: true });
const native = (value: number): Bar => ({ name: 'native Qt 6.4', values: [value], earlier: true });
const each = (name: Name, key: Key): number[] => cpu[name].map((one) => one[key]);
const MAIN = "The processor's time of the page's main thread.";
save('items', 'Items', text, [
  {
    id: 'items-created',
    title: '10,000 rectangles with a binding each',
    unit: 'ms',
    better: 'less',
    about: `${MAIN} The same boxes made by hand have no properties and no bindings.`,
    groups: [
      {
        label: 'script, elements included',
        bars: [
          ours('qmlet, by a Repeater', each('repeater', 'script')),
          ours('qmlet, by createObject', each('items', 'script')),
          { name: 'boxes by hand', values: each('bare', 'script') },
          native(59),
        ],
      },
      {
        label: 'until their first frame',
        bars: [
          ours('qmlet, by a Repeater', each('repeater', 'frame')),
          ours('qmlet, by createObject', each('items', 'frame')),
          { name: 'boxes by hand', values: each('bare', 'frame') },
        ],
      },
    ],
  },
  {
    id: 'items-texts',
    title: '1,000 texts whose sizes are known',
    unit: 'ms',
    better: 'less',
    about: `${MAIN} By hand all are written, and then all are measured.`,
    groups: (['script', 'frame'] as const).map((key) => ({
      label: key === 'script' ? 'script, elements included' : 'until their first frame',
      bars: [ours('qmlet', each('texts', key)), { name: 'texts by hand', values: each('bareTexts', key) }],
    })),
  },
  {
    id: 'items-change',
    title: 'One change, in Chromium',
    unit: 'ms',
    better: 'less',
    groups: [
      { label: 'a chain of 1,000 bindings through x', bars: [ours('qmlet', lists.chainX), native(0.28)] },
      { label: 'through declared properties', bars: [ours('qmlet', lists.chainV), native(0.48)] },
      {
        label: '10,000 bindings on x that read one property',
        bars: [ours('qmlet', lists.fanX), native(6.8)],
      },
      { label: 'on declared properties', bars: [ours('qmlet', lists.fanV), native(6.8)] },
    ],
  },
]);
console.log(text);
