// `npm run bench:list`: the chat view beside its baselines, each run in a page of its own, the candidates taken
// in turn so that a busy moment of the machine meets all; prints the result and writes bench/results/list.md.
// `npm run bench:list -- --only chat-view,windowed --runs 3 --part arrive` does a part of it and writes nothing.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { browserArguments, findBrowser } from '../../test/support/find-browser.mjs';
import { type Chart, type Group, machine, QUICK, ROOT, save, runs as times, versions } from '../report.ts';
import { servedPage } from '../served-page.ts';

const OUT = join(ROOT, 'bench/.tmp/list');
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string' },
    part: { type: 'string' },
    quick: { type: 'boolean' },
  },
});

interface Arrival {
  time: number;
  sent: number;
  capped: boolean;
  longest: number;
  tasks: number;
  elements: number;
  heap: number;
}
interface Scroll {
  frames: number;
  blank: number;
  late: number;
}

const COUNTS = QUICK ? [1000] : [1000, 10_000, 100_000];
/** Candidate, the numbers of messages it is given, and how often. What takes long is measured once. */
const ARRIVALS: [name: string, counts: number[], runs: number][] = [
  ['floor', COUNTS, times(3)],
  ['windowed', COUNTS, times(3)],
  ['chat-view', COUNTS, times(3)],
  ['tanstack', COUNTS, times(2)],
  ['lit-virtualizer', COUNTS, 1],
  ['divs', COUNTS, 1],
  ['deep-chat', COUNTS.slice(0, 1), 1],
];
const SCROLLS: [name: string, runs: number][] = [
  ['windowed', times(3)],
  ['chat-view', times(3)],
  ['tanstack', 1],
  ['lit-virtualizer', 1],
];
/** Longer than this nobody waits. */
const CAP = QUICK ? 5_000 : 15_000;
const ROWS = QUICK ? 20_000 : 1_000_000;

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const median = (values: number[]) => {
  const all = sorted(values);
  return (all[(all.length - 1) >> 1]! + all[all.length >> 1]!) / 2;
};
const spread = (values: number[], digits = 0, unit = '') => {
  const all = sorted(values);
  const show = (value: number) => value.toFixed(digits);
  return all.length > 1
    ? `${show(median(values))}${unit} (${show(all[0]!)}–${show(all.at(-1)!)})`
    : `${show(median(values))}${unit}`;
};
const wanted = (name: string) => !options.only || options.only.split(',').includes(name);
const runsOf = (runs: number) => (options.runs ? Math.min(runs, Number(options.runs)) : runs);

const { server, address } = await servedPage(join(ROOT, 'bench/list'), OUT);

async function open(name: string): Promise<{ browser: Browser; page: Page }> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...browserArguments(), '--js-flags=--expose-gc', '--enable-precise-memory-info'],
    // The scrollbar is dragged.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    ...(executablePath ? { executablePath } : {}),
  });
  const page = await browser.newPage({ viewport: { width: 400, height: 640 } });
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  await page.goto(address);
  await page.evaluate((it) => window.bench.mount(it), name);
  return { browser, page };
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

async function arrive(name: string, count: number): Promise<Arrival> {
  const { browser, page } = await open(name);
  try {
    const result = await page.evaluate(([n, cap]) => window.bench.arrive(n!, cap!), [count, CAP]);
    return { ...(result as Arrival), heap: await heap(page) };
  } finally {
    await browser.close();
  }
}

async function scroll(name: string, how: 'drag' | 'wheel'): Promise<Scroll> {
  const { browser, page } = await open(name);
  try {
    await page.evaluate((n) => window.bench.load(n), ROWS);
    await page.waitForTimeout(500);
    const box = await page.evaluate(() => window.bench.box());
    const x = box.x + box.width;
    await page.evaluate(() => void window.bench.watch());
    if (how === 'drag') {
      // The thumb, which is as small as it can be, stands above the button of the scrollbar.
      const thumb = box.y + box.height - 25;
      await page.mouse.move(x - 7, thumb);
      await page.mouse.down();
      for (let step = 1; step <= 200; step++) {
        await page.mouse.move(x - 7, thumb - ((box.height - 25) * step) / 200);
        await page.waitForTimeout(8);
      }
      await page.mouse.move(x - 7, box.y - 40);
      await page.mouse.up();
      await page.waitForTimeout(300);
      const top = await page.evaluate(() => window.bench.top());
      if (top > 0) console.error(`${name}: the drag ended at ${top}`);
    } else {
      await page.mouse.move(x - 100, box.y + 100);
      for (let step = 0; step < 200; step++) {
        await page.mouse.wheel(0, step % 20 ? -400 : -20_000);
        await page.waitForTimeout(8);
      }
      await page.waitForTimeout(300);
    }
    const frames = (await page.evaluate(() => window.bench.unwatch())).filter((one) => one.moved);
    return {
      frames: frames.length,
      blank: frames.filter(({ free }) => free > 1).length,
      // A sixtieth of a second, and what the clock's own tremble adds.
      late: frames.filter(({ took }) => took > 17.7).length / frames.length,
    };
  } finally {
    await browser.close();
  }
}

const arrivals = new Map<string, Arrival[]>();
if (options.part !== 'scroll')
  for (let run = 0; run < 5; run++)
    for (const [name, counts, runs] of ARRIVALS)
      if (wanted(name) && run < runsOf(runs))
        for (const count of counts) {
          const result = await arrive(name, count);
          const key = `${name} ${count}`;
          arrivals.set(key, [...(arrivals.get(key) ?? []), result]);
          console.log(key, JSON.stringify(result));
        }

const scrolls = new Map<string, Scroll[]>();
if (options.part !== 'arrive')
  for (let run = 0; run < 5; run++)
    for (const [name, runs] of SCROLLS)
      if (wanted(name) && run < runsOf(runs))
        for (const how of ['drag', 'wheel'] as const) {
          const key = `${name} ${how}`;
          try {
            const result = await scroll(name, how);
            scrolls.set(key, [...(scrolls.get(key) ?? []), result]);
            console.log(key, JSON.stringify(result));
          } catch (error) {
            console.error(`${key}: ${(error as Error).message.split('\n')[0]}`);
            scrolls.set(key, []);
          }
        }
server.close();

const made = machine();
const peers = versions('@tanstack/virtual-core', '@lit-labs/virtualizer', 'deep-chat');
const lines = [
  '# Lists under load',
  '',
  `Made by \`npm run bench:list\` with ${made.browser}, Node ${made.node}, on ${made.cores} × ${made.cpu}, ${made.memory} GB; ${Object.entries(
    peers,
  )
    .map((peer) => peer.join(' '))
    .join(
      ', ',
    )}. A production build, a browser for each run, the candidates in turn; medians, least and most in brackets.`,
  '',
  `Processes that wanted to run when it began: ${made.load}. Where that is much, read the two interleaved lists, \`windowed\` and \`chat-view\`, against each other.`,
  '',
  '- `floor`: messages are taken and nothing is drawn.',
  '- `windowed`: a hand-written windowed list with measured rows and nothing else in it.',
  '- `divs`: a `<div>` for each message.',
  '',
  '## Messages of 5 to 200 characters arrive as fast as they are taken',
  '',
  `One in a task, until the last one is painted; given up after ${CAP / 1000} s. Longest: the longest time in which the page took no message, a frame and what else the machine did included. Long: tasks of 50 ms or more that the browser reports. Elements: the most in the page, shadow trees included. Heap: JavaScript's, after collection.`,
  '',
  '| list | messages | s | longest, ms | long | elements | heap, MB |',
  '|---|---|---|---|---|---|---|',
];
for (const [key, runs] of arrivals) {
  const [name, count] = key.split(' ');
  const time = runs.some(({ capped }) => capped)
    ? `over ${CAP / 1000} (${Math.max(...runs.map(({ sent }) => sent))} taken)`
    : spread(
        runs.map((run) => run.time / 1000),
        2,
      );
  lines.push(
    `| ${name} | ${Number(count).toLocaleString('en')} | ${time} | ${spread(runs.map((run) => run.longest))} | ${spread(runs.map((run) => run.tasks))} | ${Math.max(
      ...runs.map((run) => run.elements),
    )} | ${spread(
      runs.map((run) => run.heap),
      1,
    )} |`,
  );
}
const ratio = (value: (run: Arrival) => number) =>
  median(arrivals.get('chat-view 100000')!.map(value)) / median(arrivals.get('windowed 100000')!.map(value));
if (arrivals.has('chat-view 100000') && arrivals.has('windowed 100000'))
  lines.push(
    '',
    `At 100,000 messages \`<chat-view>\` takes ${ratio((run) => run.time).toFixed(2)} times the time of the windowed list and ${ratio((run) => run.heap).toFixed(2)} times its heap.`,
  );
lines.push(
  '',
  `## ${ROWS.toLocaleString('en')} rows are scrolled from the end`,
  '',
  'Real mouse input: the scrollbar is dragged to the start; the wheel is turned 200 times. Blank: frames, as the page has them when they are painted, in which a part of the viewport has no row. Late: frames after more than 16.7 ms.',
  '',
  '| list | how | frames | blank | late, % |',
  '|---|---|---|---|---|',
);
for (const [key, runs] of scrolls) {
  const [name, how] = key.split(' ');
  lines.push(
    runs.length
      ? `| ${name} | ${how} | ${spread(runs.map((run) => run.frames))} | ${spread(runs.map((run) => run.blank))} | ${spread(
          runs.map((run) => run.late * 100),
          1,
        )} |`
      : `| ${name} | ${how} | did not get there | | |`,
  );
}
const text = `${lines.join('\n')}\n`;
console.log(`\n${text}`);

/** One group for each number of messages. */
const arrivalGroups = (value: (run: Arrival) => number): Group[] =>
  COUNTS.map((count) => ({
    label: `${count.toLocaleString('en')} messages`,
    bars: ARRIVALS.filter(([, counts]) => counts.includes(count) || count === 1000)
      .filter(([name]) => arrivals.has(`${name} ${count}`))
      .map(([name]) => {
        const all = arrivals.get(`${name} ${count}`)!;
        const done = all.filter(({ capped }) => !capped);
        return {
          name: name === 'chat-view' ? 'qmlet, chat-view' : name,
          values: done.map(value),
          ...(name === 'chat-view' && { own: true as const }),
          ...(name === 'floor' && { floor: true as const }),
          ...(!done.length && {
            note: `not within ${CAP / 1000} s: ${Math.max(...all.map(({ sent }) => sent)).toLocaleString('en')} taken`,
          }),
        };
      }),
  }));
const scrollGroups = (value: (run: Scroll) => number): Group[] =>
  (['drag', 'wheel'] as const).map((how) => ({
    label:
      how === 'drag' ? 'the scrollbar is dragged from the end to the start' : 'the wheel is turned 200 times',
    bars: SCROLLS.filter(([name]) => scrolls.has(`${name} ${how}`)).map(([name]) => {
      const all = scrolls.get(`${name} ${how}`)!;
      return {
        name: name === 'chat-view' ? 'qmlet, chat-view' : name,
        values: all.map(value),
        ...(name === 'chat-view' && { own: true as const }),
        ...(!all.length && { note: 'did not get there' }),
      };
    }),
  }));
const charts: Chart[] = [
  {
    id: 'list-time',
    title: 'Messages arrive as fast as they are taken, until the last one is painted',
    unit: 's',
    better: 'less',
    about:
      'One message of 5 to 200 characters in a task. floor: nothing is drawn. windowed: a hand-written list of the visible rows and nothing else. divs: an element for each message.',
    groups: arrivalGroups((run) => run.time / 1000),
  },
  {
    id: 'list-longest',
    title: 'The longest time in which the page took no message',
    unit: 'ms',
    better: 'less',
    groups: arrivalGroups((run) => run.longest),
  },
  {
    id: 'list-heap',
    title: 'JavaScript heap afterwards',
    unit: 'MB',
    better: 'less',
    about: 'After collection. Elements are not in it; how many there are is the next chart.',
    groups: arrivalGroups((run) => run.heap),
  },
  {
    id: 'list-elements',
    title: 'Elements in the page, at most',
    unit: '',
    better: 'less',
    groups: arrivalGroups((run) => run.elements),
  },
  {
    id: 'scroll-late',
    title: `${ROWS.toLocaleString('en')} rows are scrolled: frames after more than 16.7 ms`,
    unit: '%',
    better: 'less',
    groups: scrollGroups((run) => run.late * 100),
  },
  {
    id: 'scroll-frames',
    title: 'Frames in which the view moved',
    unit: '',
    better: 'more',
    about: 'The drag takes the same time in each list.',
    groups: scrollGroups((run) => run.frames).slice(0, 1),
  },
  {
    id: 'scroll-blank',
    title: 'Frames in which a part of the viewport had no row',
    unit: '',
    better: 'less',
    groups: scrollGroups((run) => run.blank),
  },
];
if (!options.only && !options.runs && !options.part) save('list', 'Lists under load', text, charts, peers);
