// `npm run names -- 300`: looks for the names by which the chat's bundle compresses best, for so many seconds, and
// writes them to names.txt, from which the build takes them. It begins with what is there and keeps what is better;
// names of what is gone are left out. To be run when the bundle has grown or changed much.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, ROOT } from './bundle.ts';
import { type Group, type Named, Names, short } from './names.ts';
import { NAMES_FILE, OWN, wanted } from './shrink.ts';

/** How much worse a step may make it at first, in bytes: what is in the way of something better has to be left. */
const HEAT = 1.2;
/** How many names one step may change. */
const CHAIN = 12;

const seconds = Number(process.argv[2] ?? 300);
let source = '';
await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') }, true, (code) => {
  source = code;
});
const names = new Names(source, OWN);
const before = wanted();
const now = names.choose(before.names);
const order = names.order(before.orders);
const size = (): number => gzipSync(names.text(now, order), { level: 9 }).length;
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** Calls `named` something else, and what is called that already the other way round; null where it cannot be. */
function rename(named: Named, name: string): Map<Named, string> | null {
  const from = now.get(named)!;
  const before = new Map<Named, string>();
  const todo = [[named, name] as const];
  for (const [one, next] of todo) {
    if (before.has(one)) continue;
    before.set(one, now.get(one)!);
    now.set(one, next);
    for (const other of one.others)
      if (now.get(other) === next) {
        if (before.has(other) || before.size > CHAIN) return undo(before);
        todo.push([other, next === name ? from : name]);
      }
  }
  for (const one of before.keys()) if (!names.fits(one, now.get(one)!, now)) return undo(before);
  return before;
}

function undo(before: ReadonlyMap<Named, string>): null {
  for (const [one, name] of before) now.set(one, name);
  return null;
}

/** Puts a member of a group elsewhere in it, or two in each other's place. */
function reorder(group: Group): number[] {
  const list = order.get(group)!;
  const next = [...list];
  const from = Math.floor(Math.random() * list.length);
  const to = Math.floor(Math.random() * list.length);
  if (Math.random() < 0.5) next.splice(to, 0, ...next.splice(from, 1));
  else [next[from], next[to]] = [next[to]!, next[from]!];
  order.set(group, next);
  return list;
}

let current = size();
let best = current;
let found = new Map(now);
let foundOrder = new Map(order);
console.log(`${best} bytes with the names so far`);
const start = Date.now();
for (let passed = 0; passed < 1; passed = (Date.now() - start) / seconds / 1000) {
  let back: () => void;
  if (Math.random() < 0.2) {
    const group = any(names.groups);
    const list = reorder(group);
    back = () => order.set(group, list);
  } else {
    const named = any(names.all);
    const name = Math.random() < 0.5 ? now.get(any(names.all))! : short(Math.floor(Math.random() * 54));
    if (name === now.get(named) || name.length > now.get(named)!.length) continue;
    const old = rename(named, name);
    if (!old) continue;
    back = () => undo(old);
  }
  const next = size();
  if (next > current && Math.random() >= Math.exp((current - next) / (HEAT * (1 - passed)))) back();
  else current = next;
  if (current < best) {
    best = current;
    found = new Map(now);
    foundOrder = new Map(order);
  }
}
console.log(`${best} bytes with those found`);

const lines = new Map<string, string[]>();
for (const [{ key }, name] of found) {
  const [, path, own] = /^(.*[/.])(.*)$/.exec(key)!;
  lines.set(path!, [...(lines.get(path!) ?? []), `${own}=${name}`]);
}
for (const [{ key, members }, list] of foundOrder)
  lines.set(
    `order ${key}`,
    list.map((index) => members[index]!.key),
  );
const text = [...lines].map(
  ([path, list]) => `${path}: ${(path.startsWith('order ') ? list : list.sort()).join(' ')}\n`,
);
writeFileSync(NAMES_FILE, text.sort().join(''));
