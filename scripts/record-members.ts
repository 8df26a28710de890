// Writes test/goldens/qt/members.json: the names of what Qt's types have, from the descriptions that Qt installs
// beside its modules (`plugins.qmltypes`). Names only; QT_QML names another folder.
//   node --import tsx scripts/record-members.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

const FOLDER = process.env.QT_QML ?? '/usr/lib/x86_64-linux-gnu/qt6/qml';
/** The modules whose types are compared. */
const MODULES =
  /^(QtQml(\.Base|\.Models|\.XmlListModel)?|QtQuick(\.Window|\.Layouts|\.Controls|\.Templates)?|QtWebSockets)$/;

interface Node {
  type: string;
  values: Record<string, unknown>;
  children: Node[];
}

/** Reads the objects of a description: names, texts, numbers and lists of them, nothing else. */
function parse(text: string): Node {
  const tokens = text.replace(/\/\/.*$/gm, '').match(/"(?:[^"\\]|\\.)*"|[\w.]+|[-+]?\d+|[{}[\]:,;]/g) ?? [];
  let at = 0;
  const value = (): unknown => {
    const token = tokens[at++]!;
    if (token === '[' || token === '{') {
      const items: unknown[] = [];
      while (tokens[at] !== ']' && tokens[at] !== '}') {
        const item = value();
        // An enumeration with its numbers: only the names count.
        if (tokens[at] === ':') at += 2;
        items.push(item);
        if (tokens[at] === ',') at++;
      }
      at++;
      return items;
    }
    return token.startsWith('"') ? JSON.parse(token) : token;
  };
  const object = (type: string): Node => {
    const node: Node = { type, values: {}, children: [] };
    while (at < tokens.length && tokens[at] !== '}') {
      const name = tokens[at++]!;
      if (name === ';') continue;
      if (tokens[at] === '{') {
        at++;
        node.children.push(object(name));
      } else if (tokens[at] === ':') {
        at++;
        node.values[name] = value();
      }
    }
    at++;
    return node;
  };
  while (tokens[at] !== 'Module') at++;
  at += 2;
  return object('Module');
}

interface QtType {
  base: string | null;
  /** The type of its attached objects. */
  attached?: string;
  /** Documents cannot create one. */
  abstract?: true;
  exports: string[];
  properties: string[];
  signals: string[];
  methods: string[];
  enums: string[];
}

const types = new Map<string, QtType>();
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.qmltypes'),
);
for (const file of files.sort())
  for (const { type, values, children } of parse(readFileSync(join(FOLDER, file), 'utf8')).children) {
    // A module also describes what it takes from others, without exporting it.
    if (type !== 'Component' || types.get(String(values.name))?.exports.length) continue;
    const exported = ((values.exports as string[] | undefined) ?? [])
      .map((name) => name.replace(/ .*$/, ''))
      .filter((name) => MODULES.test(name.replace(/\/.*$/, '')));
    const names = (kind: string) => [
      ...new Set(children.filter((child) => child.type === kind).map((child) => String(child.values.name))),
    ];
    types.set(String(values.name), {
      base: (values.prototype as string | undefined) ?? null,
      ...(values.attachedType ? { attached: values.attachedType as string } : {}),
      ...(values.isCreatable === 'false' ? { abstract: true as const } : {}),
      exports: [...new Set(exported)],
      properties: names('Property'),
      signals: names('Signal'),
      methods: names('Method').filter((name) => !name.startsWith('_')),
      enums: children
        .filter((child) => child.type === 'Enum')
        .flatMap((child) => child.values.values as string[]),
    });
  }

/** Only what is exported, and the bases of it. */
const kept = new Set<string>();
const keep = (name: string | null | undefined): void => {
  if (!name || kept.has(name)) return;
  kept.add(name);
  keep(types.get(name)?.base);
  keep(types.get(name)?.attached);
};
for (const [name, { exports }] of types) if (exports.length) keep(name);
const result = Object.fromEntries(
  [...types].filter(([name]) => kept.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(join(ROOT, 'test/goldens/qt/members.json'), `${JSON.stringify(result)}\n`);
console.log(`${Object.keys(result).length} types`);
