// The comparison page, its text and the README's summary, made of the figures that the benchmarks left.
import type { Result } from '../report.ts';
import { drawChart, escape } from './charts.ts';
import { behind, EVEN, show, spread, type Verdict, valueOf, verdictsOf, words } from './verdicts.ts';

export interface Run {
  /** In the order in which they are shown. */
  results: readonly Result[];
  /** What did not run through, with the reason. */
  failed: readonly { bench: string; why: string }[];
  seconds: number;
}

const CSS = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #17171b); color: light-dark(#1b1b1f, #e6e6ea) }
body { margin: 0 auto; max-width: 56rem; padding: 1rem }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 .3em }
h4 { font-size: 1em; font-weight: 600; margin: .8em 0 .2em }
p { margin: .3em 0 }
nav ul { columns: 2; padding-inline-start: 1.2em }
svg { inline-size: 100%; block-size: auto; display: block }
text { font: 13px system-ui, sans-serif; fill: light-dark(#1b1b1f, #e6e6ea) }
text.own { font-weight: 700 }
rect.own { fill: light-dark(#0b57d0, #7fb0ee) }
rect.other { fill: light-dark(#8b8b99, #8b8b99) }
rect.earlier { fill: light-dark(#c3c3cd, #55555f) }
rect.floor { fill: none; stroke: light-dark(#8b8b99, #8b8b99) }
.spread { fill: none; stroke: light-dark(#1b1b1f, #fff); stroke-width: 1.5 }
table { border-collapse: collapse; font-size: .875rem }
td, th { border: 1px solid light-dark(#d5d5dd, #3c3c46); padding: .15em .5em; text-align: start; vertical-align: top }
.behind { border-inline-start: 4px solid light-dark(#b3261e, #ff8a80); padding-inline-start: 1rem }
footer { margin-top: 3rem; font-size: .875rem }
@media (forced-colors: active) { rect { forced-color-adjust: none } }
`;

const sentence = ({ chart, group, own, other, ratio, ...rest }: Verdict): string =>
  `${chart.title}, ${group.label}: ${own.name} ${spread(own, chart.unit)}, ${other.name} ${spread(other, chart.unit)}: ${words({ chart, group, own, other, ratio, ...rest })}`;

function about({ results, seconds }: Run): string[] {
  const { machine } = results[0]!;
  const peers = Object.assign({}, ...results.map(({ versions }) => versions)) as Record<string, string>;
  return [
    `${machine.date} UTC, ${machine.cores} × ${machine.cpu}, ${machine.memory} GB, ${machine.system}, Node ${machine.node}, ${machine.browser}.`,
    `Peers: ${Object.entries(peers)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    `Medians of the runs, with the least and the most of them. The whole took ${Math.round(seconds / 60)} min; processes that wanted to run when the parts began: ${results
      .map(({ machine: { load } }) => load)
      .join(', ')}.`,
  ];
}

export function page(run: Run): string {
  const { results, failed } = run;
  const worse = behind(verdictsOf(results));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>qmlet, measured</title>
<link rel="icon" href="data:,">
<style>${CSS}</style>
</head>
<body>
<header><h1>qmlet, measured</h1>
${about(run)
  .map((line) => `<p>${escape(line)}</p>`)
  .join('\n')}
${failed.length ? `<p><strong>Not measured:</strong> ${escape(failed.map(({ bench, why }) => `${bench} (${why})`).join(', '))}</p>` : ''}
</header>
<nav aria-label="Charts"><ul>
${results.map(({ bench, title }) => `<li><a href="#bench-${bench}">${escape(title)}</a></li>`).join('\n')}
<li><a href="#behind">Where qmlet is behind</a></li>
</ul></nav>
<main>
${results
  .map(
    ({ bench, title, charts }) =>
      `<section aria-labelledby="bench-${bench}"><h2 id="bench-${bench}">${escape(title)}</h2>\n${charts.map(drawChart).join('\n')}</section>`,
  )
  .join('\n')}
<section class="behind" aria-labelledby="behind"><h2 id="behind">Where qmlet is behind</h2>
${
  worse.length
    ? `<p>By more than ${Math.round((EVEN - 1) * 100)}%, the worst first.</p><ul>${worse.map((one) => `<li>${escape(sentence(one))}</li>`).join('\n')}</ul>`
    : '<p>Nowhere in this run.</p>'
}
</section>
</main>
<footer><p>Made by <code>npm run bench</code>. Filled: in this run; outlined: does no work; pale: measured before.</p></footer>
</body>
</html>
`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The same as Markdown. */
export function text(run: Run): string {
  const { results, failed } = run;
  const worse = behind(verdictsOf(results));
  return `${[
    '# qmlet, measured',
    '',
    'Made by `npm run bench`, which also makes `bench/results.html`, with plots. Each part has a page of its own with what is measured and how: [README.md](README.md).',
    '',
    ...about(run).map((line) => `- ${line}`),
    ...(failed.length
      ? ['', `**Not measured:** ${failed.map(({ bench, why }) => `${bench} (${why})`).join(', ')}`]
      : []),
    ...results.flatMap(({ title, charts }) => [
      '',
      `## ${title}`,
      ...charts.flatMap((chart) => [
        '',
        `### ${cell(chart.title)}${chart.unit ? `, ${chart.unit}` : ''}`,
        '',
        `${chart.better === 'less' ? 'Less' : 'More'} is better.${chart.about ? ` ${cell(chart.about)}` : ''}`,
        '',
        '| | | |',
        '|---|---|---|',
        ...chart.groups.flatMap(({ label, bars }) =>
          bars.map(
            (bar) =>
              `| ${cell(label)} | ${bar.own ? `**${cell(bar.name)}**` : cell(bar.name)}${bar.earlier ? ' (earlier)' : ''} | ${cell(spread(bar, chart.unit))} |`,
          ),
        ),
      ]),
    ]),
    '',
    '## Where qmlet is behind',
    '',
    ...(worse.length ? worse.map((one) => `- ${cell(sentence(one))}`) : ['Nowhere in this run.']),
  ].join('\n')}\n`;
}

/** What the README shows: a line for each of these charts, with its group. */
const HEADLINES: [chart: string, group: number][] = [
  ['size-chat', 0],
  ['list-time', 2],
  ['list-heap', 2],
  ['scroll-late', 1],
  ['socket-lost', 0],
  ['socket-back', 0],
  ['qml-documents', 0],
  ['qml-documents', 4],
  ['qml-boxes', 1],
  ['compiler-time', 0],
  ['server-fan-out', 0],
  ['server-durable', 1],
  ['server-outage', 1],
];

export function summary(run: Run): string {
  const charts = new Map(run.results.flatMap((result) => result.charts.map((chart) => [chart.id, chart])));
  const rows = HEADLINES.flatMap(([id, at]) => {
    const chart = charts.get(id);
    const group = chart?.groups[at] ?? chart?.groups.at(-1);
    const own = group?.bars.find((bar) => bar.own);
    if (!chart || !group || !own) return [];
    const worthy = group.bars.filter((bar) => bar !== own && !bar.floor);
    const others = worthy.length ? worthy : group.bars.filter((bar) => bar !== own);
    return [
      `| ${cell(chart.title)}: ${cell(group.label)} | **${cell(show(valueOf(own), chart.unit))}** | ${cell(
        others
          .map((bar) =>
            bar.values.length
              ? `${bar.name} ${show(valueOf(bar), chart.unit)}`
              : `${bar.name} ${bar.note ?? '–'}`,
          )
          .join(', '),
      )} |`,
    ];
  });
  const worse = behind(verdictsOf(run.results));
  const { machine } = run.results[0]!;
  const worst = worse
    .slice(0, 6)
    .map(({ chart, group, other, own, ratio }) =>
      cell(
        `- ${chart.title} (${group.label}): ${words({ chart, group, other, own, ratio })} than ${other.name}`,
      ),
    );
  return [
    `${machine.cores} × ${machine.cpu}, ${machine.browser.replace(/ built on.*| snap$/, '')}, Node ${machine.node}, ${machine.date.slice(0, 10)}; medians.`,
    '',
    '| | qmlet | beside it |',
    '| --- | --- | --- |',
    ...rows,
    '',
    worse.length
      ? `Behind in ${worse.length} of ${verdictsOf(run.results).length} comparisons, most of all in these:\n\n${worst.join('\n')}\n`
      : 'Behind nowhere in this run.',
    'Everything, with spread and plots: [bench/results.md](bench/results.md), and `bench/results.html` in a browser.',
  ].join('\n');
}
