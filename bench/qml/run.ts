// `npm run bench:qml`: the same documents in qmlet (Chromium, production build), in real Qt where its `qml`
// tool is installed, and as bare DOM. Every measurement has a page of its own; they are taken in turn, so that
// a busy moment of the machine meets all. Writes bench/results/qml.md.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heap, measuredPage, median } from '../measured-page.ts';
import { type Group, ROOT, runs, save } from '../report.ts';
import { servedPage } from '../served-page.ts';
import { documents } from './documents.ts';

const OUT = join(ROOT, 'bench/.tmp/qml');
const TOOL = process.env.QML_TOOL ?? '/usr/lib/qt6/bin/qml';
const RUNS = runs(5);
const TIMED = ['repeater', 'list', 'chainX', 'chainV', 'fanX', 'fanV'];

const { server, address } = await servedPage(join(ROOT, 'bench/qml'), OUT);
const { browser, measure } = await measuredPage(address, 'qmlBench');

/** What a document measures in real Qt, by name. */
async function qt(name: string, folder: string): Promise<Record<string, number>> {
  const file = join(folder, `${name}.qml`);
  writeFileSync(file, documents[name]!);
  const child = spawn(TOOL, [file], {
    env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', QT_QUICK_BACKEND: 'software' },
  });
  let text = '';
  const values: Record<string, number> = {};
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill(), 60_000);
    const read = (data: Buffer): void => {
      text += data;
      if (/\bEND\b/.test(text)) child.kill();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  for (const [, key, value] of text.matchAll(/BENCH (.+) ([\d.]+)$/gm)) values[key!] = Number(value);
  return values;
}

const own: Record<string, number[]> = {};
const native: Record<string, number[]> = {};
const note = (into: Record<string, number[]>, values: Record<string, number>, prefix = ''): void => {
  for (const [key, value] of Object.entries(values)) (into[prefix + key] ??= []).push(value);
};
const hasQt = existsSync(TOOL);
const folder = mkdtempSync(join(tmpdir(), 'bench-qml-'));
let perRectangle = 0;
let leak: readonly number[] = [];
try {
  for (let run = 0; run < RUNS; run++) {
    note(own, await measure((page) => page.evaluate(() => window.qmlBench.bare())), 'bare ');
    for (const name of TIMED) {
      const { values, wrong } = await measure((page) =>
        page.evaluate((each) => window.qmlBench.run(each), name),
      );
      if (wrong.length) throw new Error(`${name}: ${wrong.join('; ')}`);
      const { frame, ...rest } = values;
      note(own, { ...rest, [`${name} frame`]: frame! });
      if (hasQt) note(native, await qt(name, folder));
    }
    note(own, { hello: await measure((page) => page.evaluate(() => window.qmlBench.hello())) });
    note(own, {
      moved: median(await measure((page) => page.evaluate(() => window.qmlBench.moved()))),
    });
  }
  const [none, all] = await Promise.all(
    ['nothing', 'rectangles'].map((name) =>
      measure(async (page) => {
        await page.evaluate((each) => window.qmlBench.keep(each), name);
        return heap(page);
      }),
    ),
  );
  perRectangle = (all! - none!) / 10_000;
  leak = await measure(async (page) => {
    await page.evaluate(() => window.qmlBench.keep('loader'));
    const rounds = async (count: number): Promise<number> => {
      await page.evaluate((n) => window.qmlBench.rounds(n), count);
      await page.waitForTimeout(300);
      return heap(page);
    };
    await rounds(200);
    const before = await rounds(100);
    return [before, await rounds(1000)];
  });
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}

const at = (values: Record<string, number[]>, key: string): number => median(values[key] ?? []);
const ms = (value: number): string => (Number.isNaN(value) ? '—' : value.toFixed(value < 10 ? 2 : 1));
const total = median((own.repeater ?? []).map((value, i) => value + own['repeater frame']![i]!));
const bareScript = at(own, 'bare script');
const bareFrame = at(own, 'bare frame');
const row = (what: string, key: string): string =>
  `| ${what} | ${ms(at(own, key))} | ${ms(at(native, key))} |`;
const text = `# QML documents, measured

Made by \`npm run bench:qml\` in Chromium ${browser.version().split('.')[0]}, production build. Milliseconds; medians of
${RUNS} runs, each in a page of its own. Real Qt is 6.4, native, offscreen, on the same machine in the same minutes.

| | qmlet | real Qt |
|---|---|---|
${row('10,000 `Rectangle`s by a `Repeater`, created', 'repeater')}
${row('10,000 `ListModel.append` into a `ListView`', 'list')}
${row('a chain of 1,000 bindings through `x`, one change', 'chain x')}
${row('the same through declared properties', 'chain v')}
${row('10,000 bindings on `x` that read one property, one change', 'fan-out x')}
${row('the same on declared properties', 'fan-out v')}
| a \`hello\` document until it is drawn, the compiler loaded | ${ms(at(own, 'hello'))} | |
| 10,000 items moved by one binding: evaluating, a frame | ${ms(at(own, 'moved'))} | |

| 10,000 boxes | qmlet | bare DOM | |
|---|---|---|---|
| created (qmlet: objects; bare: elements) | ${ms(at(own, 'repeater'))} | ${ms(bareScript)} | ${(at(own, 'repeater') / bareScript).toFixed(2)}× |
| until their first frame | ${ms(total)} | ${ms(bareFrame)} | ${(total / bareFrame).toFixed(2)}× |

- JavaScript heap of a \`Rectangle\` with a binding, its element's wrapper included: ${Math.round(perRectangle)} bytes.
- 1,000 rounds of a \`Loader\` that lets go of its item and makes it again: the heap went from
  ${(leak[0]! / 1e6).toFixed(2)} to ${(leak[1]! / 1e6).toFixed(2)} MB after collection.
`;
const beside = (label: string, key: string): Group => ({
  label,
  bars: [
    { name: 'qmlet', values: own[key] ?? [], own: true },
    { name: 'real Qt 6.4, native', values: native[key] ?? [], ...(!hasQt && { note: 'not installed' }) },
  ],
});
save('qml', 'QML documents', text, [
  {
    id: 'qml-documents',
    title: 'The same documents in qmlet and in real Qt',
    unit: 'ms',
    better: 'less',
    about: 'qmlet in Chromium, a production build; Qt native, offscreen, in the same minutes.',
    groups: [
      beside('10,000 Rectangles by a Repeater, created', 'repeater'),
      beside('10,000 ListModel.append into a ListView', 'list'),
      beside('a chain of 1,000 bindings through x, one change', 'chain x'),
      beside('the same through declared properties', 'chain v'),
      beside('10,000 bindings on x that read one property, one change', 'fan-out x'),
      beside('the same on declared properties', 'fan-out v'),
    ],
  },
  {
    id: 'qml-boxes',
    title: '10,000 boxes, beside bare DOM',
    unit: 'ms',
    better: 'less',
    groups: [
      {
        label: 'created (qmlet: objects; bare: elements)',
        bars: [
          { name: 'qmlet', values: own.repeater ?? [], own: true },
          { name: 'bare DOM', values: own['bare script'] ?? [] },
        ],
      },
      {
        label: 'until their first frame',
        bars: [
          {
            name: 'qmlet',
            values: (own.repeater ?? []).map((value, i) => value + own['repeater frame']![i]!),
            own: true,
          },
          { name: 'bare DOM', values: own['bare frame'] ?? [] },
        ],
      },
    ],
  },
]);
process.stdout.write(text);
