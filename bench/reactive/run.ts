// The graph of bindings against alien-signals, both on the same documents-like shapes: what a change
// costs, in which order things run, and how long a chain may be. Writes bench/results/reactive.md.
//
//   npm run bench:reactive
import { effect, endBatch, signal, startBatch } from 'alien-signals';
import { capture, emit, type Notifier, Reaction } from '../../src/runtime/reactive/graph.ts';
import { runs, save, versions } from '../report.ts';

/** What a candidate can: properties, bindings that write properties, handlers of changes. */
interface Candidate {
  readonly name: string;
  property(value: number): Property;
  bind(target: Property, read: () => number): void;
  handle(source: Property, run: () => void): void;
}
interface Property {
  get(): number;
  set(value: number): void;
}

class OwnProperty implements Property {
  $n: Notifier | null = null;
  private readonly changed = OwnProperty.signal;
  static readonly signal = {};
  constructor(public value: number) {}
  get(): number {
    capture(this, this.changed);
    return this.value;
  }
  set(value: number): void {
    if (value === this.value) return;
    this.value = value;
    emit(this, this.changed);
  }
}
class OwnBinding extends Reaction {
  constructor(
    private readonly target: OwnProperty,
    private readonly read: () => number,
  ) {
    super();
  }
  compute(): number {
    return this.read();
  }
  apply(value: unknown): void {
    this.target.set(value as number);
  }
  looped(): void {
    throw new Error('loop');
  }
}
class OwnHandler extends Reaction {
  private begun = false;
  constructor(
    private readonly source: OwnProperty,
    private readonly call: () => void,
  ) {
    super();
  }
  compute(): void {
    this.source.get();
  }
  apply(): void {
    if (this.begun) this.call();
    this.begun = true;
  }
  looped(): void {}
}

const own: Candidate = {
  name: 'qmlet',
  property: (value) => new OwnProperty(value),
  bind: (target, read) => new OwnBinding(target as OwnProperty, read).update(true),
  handle: (source, run) => new OwnHandler(source as OwnProperty, run).update(true),
};

const alien: Candidate = {
  name: 'alien-signals',
  property(value) {
    const state = signal(value);
    return { get: () => state(), set: (next) => state(next) };
  },
  bind: (target, read) => void effect(() => target.set(read())),
  handle(source, run) {
    let first = true;
    effect(() => {
      source.get();
      if (!first) {
        startBatch();
        run();
        endBatch();
      }
      first = false;
    });
  },
};

function chain(candidate: Candidate, length: number): { head: Property; tail: Property } {
  const head = candidate.property(0);
  let last = head;
  for (let i = 0; i < length; i++) {
    const before = last;
    const next = candidate.property(0);
    candidate.bind(next, () => before.get() + 1);
    last = next;
  }
  return { head, tail: last };
}

function median(run: (round: number) => void, rounds = 101): number {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    run(i + 1);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1]!;
}

function fanOut(candidate: Candidate): number {
  const source = candidate.property(0);
  for (let i = 0; i < 10_000; i++) candidate.bind(candidate.property(0), () => source.get());
  return median((round) => source.set(round));
}

function chainCost(candidate: Candidate): number {
  const { head, tail } = chain(candidate, 1000);
  const cost = median((round) => head.set(round));
  if (tail.get() !== 101 + 1000) throw new Error(`${candidate.name}: the chain is wrong`);
  return cost;
}

function longest(candidate: Candidate): string {
  for (const length of [1000, 10_000, 100_000, 1_000_000])
    try {
      const { head, tail } = chain(candidate, length);
      head.set(5);
      if (tail.get() !== length + 5) return `wrong at ${length.toLocaleString('en')}`;
    } catch (error) {
      return `${error instanceof RangeError ? 'stack overflow' : String(error)} at ${length.toLocaleString('en')}`;
    }
  return '1,000,000 and more';
}

/** The shape of a document whose order in real Qt is known. */
function order(candidate: Candidate): string[] {
  const lines: string[] = [];
  const say = (name: string, value: number): number => {
    lines.push(`${name}=${value}`);
    return value;
  };
  const [a, p1, p2, p3, q1, q2] = Array.from({ length: 6 }, () => candidate.property(1)) as Property[];
  candidate.handle(a!, () => lines.push('aChanged'));
  candidate.bind(q1!, () => say('q1', a!.get()));
  candidate.handle(p1!, () => lines.push('p1Changed'));
  candidate.handle(p2!, () => lines.push('p2Changed'));
  candidate.handle(p3!, () => lines.push('p3Changed'));
  candidate.bind(p1!, () => say('p1', a!.get()));
  candidate.bind(p2!, () => say('p2', a!.get()));
  candidate.bind(p3!, () => say('p3', p1!.get() + p2!.get()));
  candidate.bind(q2!, () => say('q2', p3!.get()));
  lines.length = 0;
  a!.set(2);
  return lines;
}
const QT = 'aChanged q1=2 p1=2 p1Changed p3=3 p3Changed q2=3 p2=2 p2Changed p3=4 p3Changed q2=4';

const candidates = [own, alien];
const row = (label: string, value: (candidate: Candidate) => string): string =>
  `| ${label} | ${candidates.map(value).join(' | ')} |`;
const ms = (value: number): string => value.toFixed(3);
/** Each measured some times, in turn. */
const measured = (value: (candidate: Candidate) => number): number[][] => {
  const all = candidates.map((): number[] => []);
  for (let i = 0; i < runs(5); i++) for (const [at, each] of candidates.entries()) all[at]!.push(value(each));
  return all;
};
const fan = measured(fanOut);
const chained = measured(chainCost);
const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const text = `# The graph of bindings, measured

Made by \`npm run bench:reactive\`. Both hold properties, and bindings that write properties as QML's do;
medians of 101 changes in one process, milliseconds.

| | ${candidates.map(({ name }) => name).join(' | ')} |
|---|---|---|
${row('a property that 10,000 bindings read: one change', (each) => ms(middle(fan[candidates.indexOf(each)]!)))}
${row('a chain of 1,000 bindings: one change', (each) => ms(middle(chained[candidates.indexOf(each)]!)))}
${row('the longest chain', longest)}
${row('runs things in Qt’s order', (each) => (order(each).join(' ') === QT ? 'yes' : 'no'))}

The order in which one change of \`a\` runs handlers and bindings, where \`q1\`, \`p1\` and \`p2\` read \`a\`, \`p3\` reads
\`p1\` and \`p2\`, and \`q2\` reads \`p3\`:

${[['Qt 6.4', QT] as const, ...candidates.map((each) => [each.name, order(each).join(' ')] as const)]
  .map(([name, lines]) => `- ${name}: \`${lines}\``)
  .join('\n')}

A graph that marks first and pulls later, as alien-signals does, runs each binding once and in its own order.
QML documents see the other order: a binding runs at once when the property it reads changes, and again when the
next one does, with handlers between. That is why the graph is qmlet's own.
`;
const bars = (values: number[][]) =>
  candidates.map((each, at) => ({
    name: each.name,
    values: values[at]!,
    ...(each === own && { own: true as const }),
  }));
save(
  'reactive',
  'The graph of bindings',
  text,
  [
    {
      id: 'reactive-change',
      title: 'One change of a property',
      unit: 'ms',
      better: 'less',
      about: 'alien-signals runs things in another order than QML documents see.',
      groups: [
        { label: 'that 10,000 bindings read', bars: bars(fan) },
        { label: 'at the head of a chain of 1,000 bindings', bars: bars(chained) },
      ],
    },
  ],
  versions('alien-signals'),
);
console.log(text);
