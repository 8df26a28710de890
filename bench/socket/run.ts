// `npm run bench:socket`: ten outages of 3 s with every client, and the spread of a thousand clients; prints the
// result and writes it to bench/results/socket.md.
import { type Chart, runs, save, versions } from '../report.ts';
import { type Outcome, outage } from './outage.ts';
import { POLICIES, plot, spread } from './spread.ts';

const RUNS = runs(10, 2);
const PLAN = { interval: 100, before: 3000, outage: 3000, after: 8000, settle: 8000 };

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};
const range = (values: readonly number[]): string => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? `${least}` : `${least} to ${most}`;
};
const time = (milliseconds: number): string =>
  Number.isFinite(milliseconds) ? `${Math.round(milliseconds)}` : 'never';

// The runs stand beside each other, each with a server of its own, begun at different moments.
const outcomes = (
  await Promise.all(
    Array.from({ length: RUNS }, async (_, run) => {
      await new Promise((resolve) => setTimeout(resolve, run * 170 + Math.random() * PLAN.interval));
      return outage(PLAN);
    }),
  )
).flat();

const byClient = new Map<string, Outcome[]>();
for (const outcome of outcomes)
  byClient.set(outcome.client, [...(byClient.get(outcome.client) ?? []), outcome]);

const lines = [
  '# A socket in an outage',
  '',
  `Made by \`npm run bench:socket\`. ${RUNS} runs; the server dies for ${PLAN.outage / 1000} s; ${1000 / PLAN.interval} numbered messages a second go each way all the time; every client with its defaults (qmlet: \`reconnect queue-limit="1000"\`). "On the wire": handed over before the client could know of the cut. Figures a run.`,
  '',
  '| client | sent | lost | of these on the wire | doubled | lost of what the server sent once it was back | doubled | back after the server, ms: median | least to most |',
  '|---|---|---|---|---|---|---|---|---|',
];
for (const [client, runs] of byClient) {
  const back = runs.map((run) => run.back);
  lines.push(
    `| ${client} | ${range(runs.map((run) => run.sent))} | ${range(runs.map((run) => run.lost))} | ${range(
      runs.map((run) => run.lostOnTheWire),
    )} | ${range(runs.map((run) => run.doubled))} | ${range(runs.map((run) => run.serverLost))} of ${range(
      runs.map((run) => run.serverSent),
    )} | ${range(runs.map((run) => run.serverDoubled))} | ${time(median(back))} | ${time(Math.min(...back))} to ${time(
      Math.max(...back),
    )} |`,
  );
}
lines.push(
  '',
  '## A thousand clients of one server',
  '',
  'Simulated with the waits alone: an attempt takes no time. The plot shows who comes back, a mark for every 250 ms from the moment when the server is there.',
);
for (const seconds of [3, 30]) {
  const spreads = Object.entries(POLICIES).map(([name, wait]) => spread(name, 1000, seconds * 1000, wait));
  const highest = Math.max(...spreads[0]!.arrivals);
  lines.push(
    '',
    `### The server is away for ${seconds} s`,
    '',
    '| waits | attempts a client | most attempts in 100 ms while it is away | most clients back in 100 ms | half back after, ms | nine tenths, ms |',
    '|---|---|---|---|---|---|',
    ...spreads.map(
      ({ name, attempts, peakDown, peakBack, half, most }) =>
        `| ${name} | ${(attempts / 1000).toFixed(1)} | ${peakDown} | ${peakBack} | ${time(half)} | ${time(most)} |`,
    ),
    '',
    '```',
    ...spreads.map(
      ({ name, arrivals }) => `${name.padEnd(32)} ${plot(arrivals, Math.max(highest, ...arrivals))}`,
    ),
    '```',
  );
}
const text = `${lines.join('\n')}\n`;
console.log(text);
const bars = (value: (run: Outcome) => number) =>
  [...byClient].map(([client, all]) => {
    const values = all.map(value).filter(Number.isFinite);
    return {
      name: client,
      values,
      ...(client === 'qmlet' && { own: true as const }),
      ...(!values.length && { note: 'never' }),
    };
  });
const waits = (seconds: number, pick: (one: ReturnType<typeof spread>) => number) => ({
  label: `away for ${seconds} s`,
  bars: Object.entries(POLICIES).map(([name, wait]) => ({
    name,
    values: [pick(spread(name, 1000, seconds * 1000, wait))],
    ...(name === 'qmlet' && { own: true as const }),
  })),
});
const OUTAGE = `A server that dies for ${PLAN.outage / 1000} s, ${1000 / PLAN.interval} numbered messages a second each way`;
const charts: Chart[] = [
  {
    id: 'socket-lost',
    title: 'Messages of the client that were lost',
    unit: '',
    better: 'less',
    about: `${OUTAGE}; every client with its defaults.`,
    groups: [{ label: 'lost in a run', bars: bars((run) => run.lost) }],
  },
  {
    id: 'socket-server-lost',
    title: 'Messages of the server that were lost after it was back',
    unit: '',
    better: 'less',
    about: 'Without resume: what a server sends while a client is away is lost to all of them.',
    groups: [{ label: 'lost in a run', bars: bars((run) => run.serverLost) }],
  },
  {
    id: 'socket-back',
    title: 'Back after the server',
    unit: 'ms',
    better: 'less',
    groups: [{ label: 'from the moment when it listens again', bars: bars((run) => run.back) }],
  },
  {
    id: 'socket-herd',
    title: 'A thousand clients come back: most of them in 100 ms',
    unit: '',
    better: 'less',
    about:
      'Simulated with the waits alone. Who is back sooner comes all at once; half of the clients are back after the time in the next chart.',
    groups: [3, 30].map((seconds) => waits(seconds, (one) => one.peakBack)),
  },
  {
    id: 'socket-half',
    title: 'A thousand clients come back: half of them after',
    unit: 'ms',
    better: 'less',
    groups: [3, 30].map((seconds) => waits(seconds, (one) => one.half)),
  },
];
save(
  'socket',
  'A socket in an outage',
  text,
  charts,
  versions('reconnecting-websocket', 'partysocket', 'ws'),
);

const failures = outcomes.filter(
  ({ client, lost, lostOnTheWire, doubled }) => client === 'qmlet' && (lost > lostOnTheWire || doubled > 0),
);
const back = median(byClient.get('qmlet')!.map((run) => run.back));
if (failures.length || back >= 1000) {
  console.error(
    `qmlet misses its target: ${failures.length} runs lost or doubled, back after ${time(back)} ms.`,
  );
  process.exit(1);
}
process.exit(0);
