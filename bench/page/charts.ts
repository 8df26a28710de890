// A chart as SVG: a horizontal bar for each median, with a line from the least to the most. Where values differ by
// more than a hundredfold the scale is logarithmic, and says so.
import type { Bar, Chart, Group } from '../report.ts';
import { show, spread, valueOf } from './verdicts.ts';

export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const WIDTH = 760;
const NAMES = 215;
const VALUES = 200;
const ROW = 22;
const PLOT = WIDTH - NAMES - VALUES;

function scaleOf(groups: readonly Group[]): { at(value: number): number; log: boolean } {
  const all = groups.flatMap(({ bars }) => bars.flatMap(({ values }) => [...values]));
  const most = Math.max(...all, Number.MIN_VALUE);
  const positive = groups
    .flatMap(({ bars }) => bars.map(valueOf))
    .filter((value) => Number.isFinite(value) && value > 0);
  const least = Math.min(...positive, most);
  const log = most / least > 100;
  if (!log) return { log, at: (value) => (Math.max(0, value) / most) * PLOT };
  const from = Math.log10(least) - 0.4;
  const over = Math.log10(most) - from;
  return { log, at: (value) => (value <= 0 ? 0 : Math.max(0, (Math.log10(value) - from) / over) * PLOT) };
}

const kind = (bar: Bar): string =>
  bar.own ? 'own' : bar.floor ? 'floor' : bar.earlier ? 'earlier' : 'other';

/** A group of bars. */
function drawGroup({ label, bars }: Group, chart: Chart, scale: ReturnType<typeof scaleOf>): string {
  const height = bars.length * ROW + 4;
  const rows = bars.map((bar, i) => {
    const y = i * ROW + 4;
    const value = valueOf(bar);
    const width = Number.isFinite(value) ? Math.max(1, scale.at(value)) : 0;
    const [least, most] = [Math.min(...bar.values), Math.max(...bar.values)];
    const whisker =
      bar.values.length > 1 && least !== most
        ? `<path class="spread" d="M${NAMES + scale.at(least)} ${y + 8} H${NAMES + scale.at(most)} M${NAMES + scale.at(least)} ${y + 4} v8 M${NAMES + scale.at(most)} ${y + 4} v8"/>`
        : '';
    const mark = bar.earlier ? ' *' : '';
    return [
      `<text class="name ${kind(bar)}" x="${NAMES - 8}" y="${y + 12}" text-anchor="end">${escape(bar.name + mark)}</text>`,
      width
        ? `<rect class="${kind(bar)}" x="${NAMES}" y="${y}" width="${width.toFixed(1)}" height="16"/>`
        : '',
      whisker,
      `<text class="value" x="${NAMES + PLOT + 8}" y="${y + 12}">${escape(spread(bar, chart.unit))}</text>`,
    ].join('');
  });
  const told = bars.map((bar) => `${bar.name}: ${spread(bar, chart.unit)}`).join('; ');
  return `<h4>${escape(label)}</h4>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(`${label}. ${told}`)}">${rows.join('')}</svg>`;
}

/** A chart with its title, its groups, and its values as a table. */
export function drawChart(chart: Chart): string {
  const scale = scaleOf(chart.groups);
  const notes = [
    `${chart.better === 'less' ? 'Less' : 'More'} is better.`,
    scale.log ? 'Logarithmic.' : '',
    chart.about ?? '',
    chart.groups.some(({ bars }) => bars.some(({ earlier }) => earlier))
      ? '* measured before by the same rules, not in this run.'
      : '',
  ].filter(Boolean);
  const rows = chart.groups.flatMap(({ label, bars }) =>
    bars.map(
      (bar) =>
        `<tr><td>${escape(label)}</td><th scope="row">${escape(bar.name)}</th><td>${escape(
          bar.values.length ? bar.values.map((value) => show(value)).join(', ') : (bar.note ?? '–'),
        )}</td></tr>`,
    ),
  );
  return `<article id="${escape(chart.id)}">
<h3>${escape(chart.title)}${chart.unit ? `, ${escape(chart.unit)}` : ''}</h3>
<p>${escape(notes.join(' '))}</p>
${chart.groups.map((group) => drawGroup(group, chart, scale)).join('\n')}
<details><summary>Each run</summary><table>${rows.join('')}</table></details>
</article>`;
}
