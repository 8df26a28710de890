// Writes docs/coverage.md: for each type of Qt's modules what is there and what is not, from the type tables and
// from the names of Qt's own members (test/goldens/qt/members.json), and what the conformance documents say.
//   node --import tsx scripts/coverage-table.ts [--check]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../src/modules/all.ts';
import type { Meta, ObjectClass } from '../src/runtime/object/object.ts';
import { ROOT } from './bundle.ts';

interface QtType {
  base: string | null;
  attached?: string;
  abstract?: true;
  exports: string[];
  properties: string[];
  signals: string[];
  methods: string[];
  enums: string[];
}
const qt = JSON.parse(readFileSync(join(ROOT, 'test/goldens/qt/members.json'), 'utf8')) as Record<
  string,
  QtType
>;
const TARGET = join(ROOT, 'docs/coverage.md');

/** What QObject has, and what Qt's descriptions list though documents have no use for it. */
const INTERNAL = new Set(
  Object.values(qt.QObject ?? {})
    .flat()
    .concat('baseUrl', 'windowChanged'),
);

/** Bases whose members are for C++. */
const FOREIGN = /^(QAbstract(Item|List)Model|QQmlInstanceModel|QWindow|QQuickWindow)$/;
/** Slots of Qt's own, which its descriptions list and its documentation does not. */
const SLOT =
  /^(q_|set[A-Z]\w*_helper$|handle[A-Z]|invalidate|sceneGraph|(before|after)[A-Z]|create(d)?Item$|initItem$|modelUpdated$|updated?$|doUpdate$|paletteCreated$|request(Finished|Progress)$|query(Completed|Error)$|dataCleared$|checkAnimation|schedulePolish$|delayedCreate$|imageDownload|triggerPreprocess$|\w*[tT]imelineCompleted$|movement(Starting|Ending)$|frameSwapped$|updateProgress$|maybeUpdate$|cleanup|runJobs|physicalDpi|releaseResources$|Texture|NativeText|QtTextRendering|ContextNot|createCursor$|moveCursorDelegate$|update[A-Z]|inputMethodQuery$|selectionChanged$|screenChanged$|setRegular|ensurePolished$|maybe|targetValueChanged$|ticked$|parent$|Item[A-Z]\w+s[A-Z]?\w*$)/;

const foreign = (type: QtType): boolean =>
  FOREIGN.test(Object.keys(qt).find((name) => qt[name] === type) ?? '');

/** A type's own members and those of its bases that documents cannot name. */
function membersOf(type: QtType): string[] {
  const found = new Set<string>();
  for (let each: QtType | undefined = type; each; each = each.base ? qt[each.base] : undefined) {
    if (each !== type && (each.exports.length || foreign(each))) break;
    for (const name of [
      ...each.properties,
      ...each.signals.filter((signal) => !signal.endsWith('Changed')),
      ...each.methods.filter((method) => !SLOT.test(method)),
      ...each.enums,
    ])
      if (!INTERNAL.has(name) && !SLOT.test(name)) found.add(name);
  }
  return [...found];
}

const there = new Map<string, ObjectClass>();
const tables = (await Promise.all(modules.map(async (table) => (await table.whole?.()) ?? [table]))).flat();
for (const { uri, types, later, imports } of [...new Set(tables)]) {
  const all = { ...types };
  for (const group of later ?? []) Object.assign(all, await group.load().catch(() => ({})));
  for (const [name, type] of Object.entries(all)) there.set(`${uri}/${name}`, type);
  void imports;
}
/** QtQuick brings what QtQml and its models have, and some types are found in either. */
const find = (name: string): ObjectClass | undefined =>
  there.get(name) ??
  [...there].find(([other]) => other.replace(/^.*\//, '') === name.replace(/^.*\//, ''))?.[1];

const has = (meta: Meta, name: string): boolean => {
  const attached = (meta.attached as unknown as ObjectClass | null)?.meta;
  return name in meta.members || name in meta.enumValues || (!!attached && name in attached.members);
};

const rows = new Map<string, string[]>();
const absent = new Map<string, string[]>();
let members = 0;
let present = 0;
const seen = new Set<string>();
// Where a name stands for several types, the one with most members is the newest.
const size = ({ properties, methods }: QtType): number => properties.length + methods.length;
for (const type of Object.values(qt).sort((a, b) => size(b) - size(a)))
  for (const given of type.exports) {
    // The controls are described where their looks are not.
    const exported = given.replace('QtQuick.Templates/', 'QtQuick.Controls/');
    const [uri, name] = exported.split('/') as [string, string];
    // The same type under the names of several modules is told of once.
    if (name.startsWith('Abstract') && name !== 'AbstractButton') continue;
    if (seen.has(name)) continue;
    const cls = find(exported);
    const home =
      cls && !there.has(exported) ? [...there.keys()].find((key) => key.endsWith(`/${name}`))! : exported;
    seen.add(name);
    const module = home.split('/')[0]!;
    if (!cls) {
      absent.set(uri, [...(absent.get(uri) ?? []), name]);
      continue;
    }
    const own = type.abstract && type.attached ? type.enums : membersOf(type);
    const attached = qt[type.attached ?? ''];
    const names = [...new Set([...own, ...(attached && attached !== type ? membersOf(attached) : [])])];
    const lacking = names.filter((member) => !has(cls.meta, member));
    members += names.length;
    present += names.length - lacking.length;
    const row = `| \`${name}\` | ${names.length - lacking.length} of ${names.length} | ${lacking.map((member) => `\`${member}\``).join(', ')} |`;
    rows.set(module, [...(rows.get(module) ?? []), row]);
  }

function conformance(): string {
  const folder = join(ROOT, 'test/conformance');
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  const names = new Set(documents.map((name) => name.replace(/^.*\/|\.json$/g, '')));
  const gaps = readFileSync(join(folder, 'known-gaps.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#') && names.has(line.slice(0, line.indexOf(':'))));
  return `${names.size} documents of this project print what real Qt 6 printed${
    gaps.length ? `, but for these:\n\n${gaps.map((line) => `- ${line}`).join('\n')}` : '.'
  }`;
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);
const text = `# What of Qt is there

Generated by \`scripts/coverage-table.ts\` from the type tables; the names of Qt's members are those that Qt 6.4
installs with its modules. Members stand at the type that brings them: what \`Item\` has, every item has. Using what
is not there gives a warning that names it.

${present} of ${members} members of ${[...rows.values()].flat().length} types are there. ${conformance()}
${[...rows.entries()]
  .sort(([a], [b]) => byName(a, b))
  .map(
    ([uri, lines]) =>
      `\n## ${uri}\n\n| Type | Members | Not there |\n|---|---|---|\n${lines.sort(byName).join('\n')}\n${
        absent.has(uri)
          ? `\nTypes that are not there: ${absent
              .get(uri)!
              .sort(byName)
              .map((name) => `\`${name}\``)
              .join(', ')}.\n`
          : ''
      }`,
  )
  .join('')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== text) {
    console.error(
      'docs/coverage.md is not what the type tables say: run node --import tsx scripts/coverage-table.ts',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(TARGET, text);
  console.log(`${present} of ${members} members, ${absent.size} modules with types that are not there`);
}
