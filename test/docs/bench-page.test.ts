// The comparison page: what it is made of figures, that it needs nothing from elsewhere, and that it says where qmlet
// is behind. That `npm run bench` makes it is seen where the commands of the documentation are executed.
import { describe, expect, it } from 'vitest';
import { page, type Run, summary, text } from '../../bench/page/page.ts';
import { behind, show, verdictsOf, words } from '../../bench/page/verdicts.ts';
import type { Chart, Result } from '../../bench/report.ts';

const chart = (more: Partial<Chart>): Chart => ({
  id: 'list-time',
  title: 'Time <b>',
  unit: 'ms',
  better: 'less',
  groups: [
    {
      label: '10 messages',
      bars: [
        { name: 'floor', values: [1], floor: true },
        { name: 'qmlet', values: [30, 10, 20], own: true },
        { name: 'faster', values: [10] },
        { name: 'slower', values: [200], earlier: true },
        { name: 'stuck', values: [], note: 'did not get there' },
      ],
    },
  ],
  ...more,
});
const result = (...charts: Chart[]): Result => ({
  bench: 'list',
  title: 'Lists',
  machine: {
    date: '2026-01-02 03:04',
    cpu: 'CPU',
    cores: 2,
    memory: 8,
    load: 0.5,
    node: 'v20.0.0',
    browser: 'Chromium 150',
    system: 'linux x64',
  },
  versions: { peer: '1.2.3' },
  charts,
});
const run = (...charts: Chart[]): Run => ({ results: [result(...charts)], failed: [], seconds: 60 });

describe('verdicts', () => {
  it('compare medians, leave out what does no work, and know which way is better', () => {
    const all = verdictsOf([result(chart({}))]);
    expect(all.map(({ other, ratio }) => [other.name, ratio])).toEqual([
      ['faster', 0.5],
      ['slower', 10],
    ]);
    expect(behind(all).map(({ other }) => other.name)).toEqual(['faster']);
    expect(all.map(words)).toEqual(['2 times more', '10 times less']);
    const more = verdictsOf([result(chart({ better: 'more' }))]);
    expect(behind(more).map((one) => [one.other.name, words(one)])).toEqual([['slower', '10 times less']]);
  });

  it('take what lies within five percent as even', () => {
    const bars = [
      { name: 'qmlet', values: [104], own: true as const },
      { name: 'peer', values: [100] },
    ];
    const all = verdictsOf([result(chart({ groups: [{ label: '', bars }] }))]);
    expect(all.map(words)).toEqual(['even']);
    expect(behind(all)).toEqual([]);
  });

  it('show numbers as people read them', () => {
    expect([0, 0.1234, 1.234, 12.34, 123.4, 12345].map((value) => show(value))).toEqual([
      '0',
      '0.123',
      '1.23',
      '12.3',
      '123',
      '12,345',
    ]);
    expect(show(Number.NaN)).toBe('–');
  });
});

describe('the page', () => {
  it('has each figure in its plot and its table, as text', () => {
    const html = page(run(chart({})));
    expect(html).toContain('Time &#60;b&#62;');
    expect(html).not.toContain('<b>');
    expect(html).toContain('20 ms (10 to 30)');
    expect(html).toContain('did not get there');
    expect(html).toContain('slower *');
    expect(html).toContain('30, 10, 20');
    expect(html.match(/<rect class="own"/g)).toHaveLength(1);
    expect(html.match(/class="spread"/g)).toHaveLength(1);
  });

  it('draws a logarithmic scale where values are far apart, and says so', () => {
    const bars = [
      { name: 'qmlet', values: [1], own: true as const },
      { name: 'peer', values: [1000] },
    ];
    expect(page(run(chart({ groups: [{ label: '', bars }] })))).toContain('Logarithmic.');
    const near = [bars[0]!, { name: 'peer', values: [50] }];
    expect(page(run(chart({ groups: [{ label: '', bars: near }] })))).not.toContain('Logarithmic.');
  });

  it('needs nothing from elsewhere', () => {
    expect(page(run(chart({})))).not.toMatch(/<script|src=|url\(|@import|https?:/);
  });

  it('says what was not measured, and where qmlet is behind', () => {
    const told = { ...run(chart({})), failed: [{ bench: 'qml', why: 'ended with 1' }] };
    for (const out of [page(told), text(told)]) {
      expect(out).toContain('qml (ended with 1)');
      expect(out).toMatch(/Time .*10 messages: qmlet 20 ms \(10 to 30\), faster 10 ms: 2 times more/);
    }
    expect(page(run())).toContain('Nowhere in this run.');
  });

  it('is summed up for the README', () => {
    const lines = summary(run(chart({})));
    expect(lines).toContain('| Time &lt;b>: 10 messages | **20 ms** | faster 10 ms, slower 200 ms');
    expect(lines).toContain('Behind in 1 of 2 comparisons');
    expect(lines).toContain('2026-01-02');
  });
});
