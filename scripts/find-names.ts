// `npm run names -- 300`: looks for the names by which the chat's bundle compresses best, for so many seconds, and
// writes them to names.txt, from which the build takes them. It begins with what is there and keeps what is better;
// names of what is gone are left out. After small changes `npm run names -- 300 0.3`, which leaves most as it is, does
// more in the same time.
// One process for each processor looks, for a while on its own; then all go on from where the best of them is.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, ROOT } from './bundle.ts';
import { type Group, type Named, Names, short } from './names.ts';
import { NAMES_FILE, OWN, wanted } from './shrink.ts';

/** How many names one step may change. */
const CHAIN = 12;
/** How often all processes go on from the best. */
const ROUNDS = 40;

/** The names and orders, in the order of `Names.all` and `Names.groups`. */
interface State {
  readonly size: number;
  readonly names: readonly string[];
  readonly orders: readonly (readonly number[])[];
}

/** What a process is to do: begin with `state`, and go on for `seconds` while it cools from `hot` to `cold`. */
interface Round {
  readonly state: State;
  readonly seconds: number;
  readonly hot: number;
  readonly cold: number;
}

/** What a process has found: where it is, the best that it has seen, and how much it has tried. */
interface Found {
  readonly current: State;
  readonly best: State;
  readonly tried: number;
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** Looks for something better than what it is given. */
class Search {
  readonly now: Map<Named, string>;
  readonly order: Map<Group, readonly number[]>;
  /** The code as it was looked at last, and where in it names stand. */
  #code = '';
  #spots: [named: Named, at: number][] = [];

  constructor(readonly names: Names) {
    const best = wanted();
    this.now = names.choose(best.names);
    this.order = names.order(best.orders);
  }

  get state(): State {
    const { names, now, order } = this;
    return {
      size: this.size(),
      names: names.all.map((named) => now.get(named)!),
      orders: names.groups.map((group) => order.get(group)!),
    };
  }

  set state(state: State) {
    for (const [index, named] of this.names.all.entries()) this.now.set(named, state.names[index]!);
    for (const [index, group] of this.names.groups.entries()) this.order.set(group, state.orders[index]!);
  }

  size(): number {
    let code = '';
    const spots: [Named, number][] = [];
    this.names.write(this.now, this.order, (text, _, named) => {
      if (named) spots.push([named, code.length]);
      code += text;
    });
    this.#code = code;
    this.#spots = spots;
    return gzipSync(code, { level: 9 }).length;
  }

  run({ state, seconds, hot, cold }: Round): Found {
    this.state = state;
    let current = this.size();
    let best = this.state;
    let tried = 0;
    const start = Date.now();
    for (let passed = 0; passed < 1; passed = (Date.now() - start) / seconds / 1000) {
      const back = this.#step();
      if (!back) continue;
      const next = this.size();
      tried++;
      const heat = hot + (cold - hot) * passed;
      if (next > current && Math.random() >= Math.exp((current - next) / heat)) back();
      else current = next;
      if (current < best.size) best = { ...this.state, size: current };
    }
    return { current: this.state, best, tried };
  }

  /** Changes something; what it gives back changes it back. */
  #step(): (() => void) | null {
    if (Math.random() < 0.25) {
      const group = any(this.names.groups);
      const list = this.order.get(group)!;
      this.order.set(group, reordered(list));
      return () => this.order.set(group, list);
    }
    const [named, name]: [Named, string] =
      Math.random() < 0.7 ? this.#likely() : [any(this.names.all), short(Math.floor(Math.random() * 54))];
    const own = this.now.get(named)!;
    if (name === own || name.length > own.length) return null;
    const before = this.#rename(named, name);
    return before && (() => this.#undo(before));
  }

  /** A name, and what stands in another place where the same is before it: more would be alike. */
  #likely(): [Named, string] {
    const code = this.#code;
    const [named, at] = any(this.#spots);
    const before = code.slice(at - 1 - Math.floor(Math.random() * 7), at);
    const found = code.indexOf(before, Math.random() * code.length) + before.length;
    return [named, /^[a-zA-Z_$](?![\w$])/.exec(code.slice(found, found + 2))?.[0] ?? this.now.get(named)!];
  }

  /** Calls `named` something else, and what is called that already the other way round; null where it cannot be. */
  #rename(named: Named, name: string): Map<Named, string> | null {
    const { names, now } = this;
    const from = now.get(named)!;
    const before = new Map<Named, string>();
    const todo = [[named, name] as const];
    for (const [one, next] of todo) {
      if (before.has(one)) continue;
      before.set(one, now.get(one)!);
      now.set(one, next);
      for (const other of one.others)
        if (now.get(other) === next) {
          if (before.has(other) || before.size > CHAIN) return this.#undo(before);
          todo.push([other, next === name ? from : name]);
        }
    }
    for (const one of before.keys()) if (!names.fits(one, now.get(one)!, now)) return this.#undo(before);
    return before;
  }

  #undo(before: ReadonlyMap<Named, string>): null {
    for (const [one, name] of before) this.now.set(one, name);
    return null;
  }
}

/** A list with one of it elsewhere, or two in each other's place. */
function reordered(list: readonly number[]): number[] {
  const next = [...list];
  const from = Math.floor(Math.random() * list.length);
  const to = Math.floor(Math.random() * list.length);
  if (list.length === 2) next.reverse();
  else if (Math.random() < 0.5) next.splice(to, 0, ...next.splice(from, 1));
  else [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

async function main(): Promise<void> {
  const seconds = Number(process.argv[2] ?? 300);
  // How much worse a step may make it at first, in bytes: what is in the way of something better has to be left.
  const heat = Number(process.argv[3] ?? 1.2);
  let source = '';
  await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') }, true, (code) => {
    source = code;
  });
  const search = new Search(new Names(source, OWN));
  let state = search.state;
  let best = state;
  let tried = 0;
  console.log(`${best.size} bytes with the names so far`);
  const workers = Array.from({ length: availableParallelism() }, () => fork(import.meta.filename));
  for (const worker of workers) worker.send(source);
  for (let round = 0; round < ROUNDS; round++) {
    const hot = heat * (1 - round / ROUNDS);
    const task: Round = { state, seconds: seconds / ROUNDS, hot, cold: hot - heat / ROUNDS };
    const found = await Promise.all(
      workers.map(
        (worker) =>
          new Promise<Found>((resolve, reject) => {
            worker
              .once('message', (one) => resolve(one as Found))
              .once('exit', (code) => reject(new Error(`A process that was looking ended with ${code}.`)))
              .send(task);
          }),
      ),
    );
    for (const one of found) {
      tried += one.tried;
      if (one.best.size < best.size) best = one.best;
    }
    state = found.reduce((a, b) => (b.current.size < a.current.size ? b : a)).current;
    for (const worker of workers) worker.removeAllListeners();
  }
  for (const worker of workers) worker.disconnect();
  console.log(`${best.size} bytes with those found, of ${tried} tried`);
  search.state = best;
  write(search);
}

function write({ now, order }: Search): void {
  const lines = new Map<string, string[]>();
  for (const [{ key }, name] of now) {
    const [, path, own] = /^(.*[/.])(.*)$/.exec(key)!;
    lines.set(path!, [...(lines.get(path!) ?? []), `${own}=${name}`]);
  }
  for (const [{ key, members }, list] of order)
    if (list.some((index, at) => index !== at))
      lines.set(
        `order ${key}`,
        list.map((index) => members[index]!.key),
      );
  const written = [...lines].map(
    ([path, list]) => `${path}: ${(path.startsWith('order ') ? list : list.sort()).join(' ')}\n`,
  );
  writeFileSync(NAMES_FILE, written.sort().join(''));
}

if (!process.send) await main();
else {
  let search: Search | undefined;
  // The code comes first.
  process.on('message', (message: string | Round) => {
    if (typeof message === 'string') search = new Search(new Names(message, OWN));
    else process.send!(search!.run(message));
  });
}
