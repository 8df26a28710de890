// `npm run bench:compiler`: how long the compiler takes for a large document, in Node and in Chromium, and
// how large it is. Writes bench/results/compiler.md.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { bundle } from '../../scripts/bundle.ts';
import { browserArguments, findBrowser } from '../../test/support/find-browser.mjs';
import { runs, save } from '../report.ts';
import { largeDocument } from './document.ts';

const ROUNDS = runs(15, 4);
/** Real Qt 6.4 for the same document on the same kind of machine, in milliseconds. */
const QT = 318;

interface Times {
  first: number;
  median: number;
  load: number;
  all: number[];
}

/** Runs where `compile` is, so it must not use anything from around it. */
async function measure(
  compile: (source: string, options: object) => { code: string },
  source: string,
  rounds: number,
): Promise<Times> {
  const times: number[] = [];
  const loads: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    const { code } = compile(source, { url: 'large.qml', format: 'function' });
    const compiled = performance.now();
    new Function(code)();
    loads.push(performance.now() - compiled);
    times.push(compiled - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const median = (list: number[]) => list.slice(2).sort((a, b) => a - b)[(list.length - 2) >> 1]!;
  return { first: times[0]!, median: median(times), load: median(loads), all: times.slice(2) };
}

const root = join(import.meta.dirname, '../..');
// What a page loads to compile documents.
const [chunk] = await bundle({ compiler: join(root, 'src/compiler/browser.ts') });
const { code } = chunk!;
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

const source = largeDocument(2000);
const { compile } = await import('../../src/compiler/index.ts');
const node = await measure(compile as never, source, ROUNDS);

const server = createServer((request, response) => {
  const script = request.url === '/compiler.js';
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  response.end(script ? code : '<!doctype html><title>bench</title>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: findBrowser() ?? undefined,
  args: browserArguments(),
} as never);
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
// The loader that runs this file names the functions of its output.
await page.evaluate('globalThis.__name = (value) => value');
const chrome = (await page.evaluate(
  `import('/compiler.js').then(({ compile }) => (${measure})(compile, ${JSON.stringify(source)}, ${ROUNDS}))`,
)) as Times;
const version = browser.version();
await browser.close();
server.close();

const row = (name: string, { first, median, load }: Times) =>
  `| ${name} | ${first.toFixed(0)} | ${median.toFixed(1)} | ${(QT / median).toFixed(1)}× | ${load.toFixed(1)} |`;
const report = `# The compiler, measured

One document of 2,000 nested rectangles, ${kilobytes(source.length)} kB. Milliseconds; the median of ${ROUNDS - 2} rounds
after two; "load" is evaluating the code it gives. Native Qt 6.4 compiles such a document in ${QT} ms.

| | first | median | faster than Qt | load |
|---|---|---|---|---|
${row(`Node ${process.versions.node.split('.')[0]}`, node)}
${row(`Chromium ${version.split('.')[0]}`, chrome)}

Size of the compiler with everything it needs, minified: ${kilobytes(code.length)} kB, gzipped
${kilobytes(gzipSync(code, { level: 9 }).length)} kB, Brotli ${kilobytes(brotliCompressSync(code).length)} kB.
`;
save('compiler', 'The compiler', report, [
  {
    id: 'compiler-time',
    title: 'Compiling a document of 2,000 nested rectangles',
    unit: 'ms',
    better: 'less',
    groups: [
      {
        label: 'once it is warm',
        bars: [
          { name: 'qmlet in Node', values: node.all, own: true },
          { name: 'qmlet in Chromium', values: chrome.all, own: true },
          { name: 'native Qt 6.4', values: [QT], earlier: true },
        ],
      },
      {
        label: 'the first one',
        bars: [
          { name: 'qmlet in Node', values: [node.first], own: true },
          { name: 'qmlet in Chromium', values: [chrome.first], own: true },
          { name: 'native Qt 6.4', values: [QT], earlier: true },
        ],
      },
    ],
  },
]);
console.log(report);
