// What the figures say: for each comparison who is ahead, and by how much. Baselines that do no work count for
// nothing here; everything else does, also where qmlet loses.
import { type Bar, type Chart, type Group, median, type Result } from '../report.ts';

export interface Verdict {
  chart: Chart;
  group: Group;
  own: Bar;
  other: Bar;
  /** How many times better qmlet is; below 1 it is behind. */
  ratio: number;
}

/** Less than this is within what the machine makes of it. */
export const EVEN = 1.05;

export const valueOf = (bar: Bar): number => (bar.values.length ? median(bar.values) : Number.NaN);

/** Of the bars that are qmlet's, the first is what is compared. */
export function verdictsOf(results: readonly Result[]): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const { charts } of results)
    for (const chart of charts)
      for (const group of chart.groups) {
        const own = group.bars.find((bar) => bar.own);
        if (!own?.values.length) continue;
        const mine = valueOf(own);
        for (const other of group.bars) {
          if (other.own || other.floor || !other.values.length) continue;
          const theirs = valueOf(other);
          const ratio = mine === theirs ? 1 : chart.better === 'less' ? theirs / mine : mine / theirs;
          verdicts.push({ chart, group, own, other, ratio });
        }
      }
  return verdicts;
}

export const behind = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ ratio }) => ratio < 1 / EVEN).sort((a, b) => a.ratio - b.ratio);

/** A number as people read it. */
export function show(value: number, unit = ''): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  return unit ? `${text} ${unit}` : text;
}
/** The median with least and most. */
export function spread(bar: Bar, unit = ''): string {
  if (!bar.values.length) return bar.note ?? '–';
  const [least, most] = [Math.min(...bar.values), Math.max(...bar.values)];
  const range = bar.values.length > 1 && least !== most ? ` (${show(least)} to ${show(most)})` : '';
  return `${show(valueOf(bar), unit)}${range}`;
}
/** "2.3 times less" and its like. */
export function words({ chart, ratio }: Verdict): string {
  if (ratio === Number.POSITIVE_INFINITY) return 'none, and so less';
  if (ratio === 0) return 'some, and so more';
  if (ratio < EVEN && ratio > 1 / EVEN) return 'even';
  const times = (ratio > 1 ? ratio : 1 / ratio).toLocaleString('en-US', {
    maximumFractionDigits: ratio > 10 || ratio < 0.1 ? 0 : 1,
  });
  return `${times} times ${(ratio > 1) === (chart.better === 'more') ? 'more' : 'less'}`;
}
