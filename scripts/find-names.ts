// `npm run names -- 300`: looks for the names by which the chat's bundle compresses best, for so many seconds, and
// writes them to names.txt, from which the build takes them. It begins with what is there and keeps what is better;
// names of what is gone are left out. After small changes `npm run names -- 300 0.3`, which leaves most as it is, does
// more in the same time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, ROOT } from './bundle.ts';
import { type Group, type Named, Names, short } from './names.ts';
import { NAMES_FILE, OWN, wanted } from './shrink.ts';

/** How many names one step may change. */
const CHAIN = 12;

const seconds = Number(process.argv[2] ?? 300);
/** How much worse a step may make it at first, in bytes: what is in the way of something better has to be left. */
const heat = Number(process.argv[3] ?? 1.2);
let source = '';
await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') }, true, (code) => {
  source = code;
});
const names = new Names(source, OWN);
const before = wanted();
const now = names.choose(before.names);
const order = names.order(before.orders);
/** The code as it was looked at last, and where in it names stand. */
let code = '';
let spots: [named: Named, at: number][] = [];
function size(): number {
  code = '';
  spots = [];
  names.write(now, order, (text, _, named) => {
    if (named) spots.push([named, code.length]);
    code += text;
  });
  return gzipSync(code, { level: 9 }).length;
}
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** A name, and what stands in another place where the same is before it: more would be alike. */
function likely(): [Named, string] {
  const [named, at] = any(spots);
  const before = code.slice(at - 1 - Math.floor(Math.random() * 7), at);
  const found = code.indexOf(before, Math.random() * code.length) + before.length;
  return [named, /^[a-zA-Z_$](?![\w$])/.exec(code.slice(found, found + 2))?.[0] ?? now.get(named)!];
}

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
let tried = 0;
console.log(`${best} bytes with the names so far`);
const start = Date.now();
for (let passed = 0; passed < 1; passed = (Date.now() - start) / seconds / 1000) {
  let back: () => void;
  if (Math.random() < 0.2) {
    const group = any(names.groups);
    const list = reorder(group);
    back = () => order.set(group, list);
  } else {
    const [named, name]: [Named, string] =
      Math.random() < 0.7 ? likely() : [any(names.all), short(Math.floor(Math.random() * 54))];
    if (name === now.get(named) || name.length > now.get(named)!.length) continue;
    const old = rename(named, name);
    if (!old) continue;
    back = () => undo(old);
  }
  const next = size();
  tried++;
  if (next > current && Math.random() >= Math.exp((current - next) / (heat * (1 - passed)))) back();
  else current = next;
  if (current < best) {
    best = current;
    found = new Map(now);
    foundOrder = new Map(order);
  }
}
console.log(`${best} bytes with those found, of ${tried} tried`);

const lines = new Map<string, string[]>();
for (const [{ key }, name] of found) {
  const [, path, own] = /^(.*[/.])(.*)$/.exec(key)!;
  lines.set(path!, [...(lines.get(path!) ?? []), `${own}=${name}`]);
}
for (const [{ key, members }, list] of foundOrder)
  if (list.some((index, at) => index !== at))
    lines.set(
      `order ${key}`,
      list.map((index) => members[index]!.key),
    );
const written = [...lines].map(
  ([path, list]) => `${path}: ${(path.startsWith('order ') ? list : list.sort()).join(' ')}\n`,
);
writeFileSync(NAMES_FILE, written.sort().join(''));
