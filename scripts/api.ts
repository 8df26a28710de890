// api.md: what of the package others rely on, in one file. Every entry with its exports and their declarations, as
// `dist` has them, and every element with its properties, attributes, methods, events, slots, parts and custom properties,
// as the manifest has them.
//   npm run api              writes it, after a build
//   npm run check:api        fails when it is not what the package has, or when it is, and no change is told of it
// Since the last release the API may only have changed where a changeset in .changeset tells so.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './bundle.ts';
import { elementsOf, type Manifest } from './manifest.ts';

const FILE = join(ROOT, 'api.md');
/** The hash of the API that was released last; `npm run release` renews it. */
export const RELEASED = join(ROOT, '.changeset/released-api.txt');

/** A declaration file without its comments. */
const cleaned = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\n\s*\n/g, '\n');

/** The declarations at the top of a file by name: functions with several signatures have several. */
function declarations(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const start =
    /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(class|interface|type|function|const|let|enum|namespace) (\w+)/gm;
  for (const match of text.matchAll(start)) {
    let end = match.index;
    let depth = 0;
    // To the end of the statement: a `;`, or the brace that closes the body, outside of all brackets.
    for (; end < text.length; end++) {
      const letter = text[end]!;
      if ('{(['.includes(letter)) depth++;
      else if ('})]'.includes(letter)) {
        depth--;
        if (depth === 0 && letter === '}' && (match[1] === 'class' || match[1] === 'interface')) break;
      } else if (letter === ';' && depth === 0) break;
    }
    const declaration = text
      .slice(match.index, end + 1)
      .replace(/^export /, '')
      .replace(/^ *#private;\n/gm, '')
      .replace(/^ *private .*\n/gm, '');
    found.set(match[2]!, [...(found.get(match[2]!) ?? []), declaration]);
  }
  return found;
}

const resolveFrom = (file: string, name: string): string | undefined =>
  name.startsWith('.') ? join(dirname(file), name.replace(/\.js$/, '.d.ts')) : undefined;

/** What a typings file exports: each name with its declarations, or with the package that they come from. */
function exportsOf(file: string, seen = new Set<string>()): Map<string, string[]> {
  const result = new Map<string, string[]>();
  if (seen.has(file)) return result;
  seen.add(file);
  const text = cleaned(file);
  const own = declarations(text);
  const imported = new Map<string, [from: string, name: string]>();
  for (const [, names, from] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '([^']+)';/gm))
    for (const item of names!.split(',')) {
      const [name, alias = name] = item
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      if (name) imported.set(alias!, [from!, name]);
    }
  const lookUp = (from: string, name: string): string[] => {
    const target = resolveFrom(file, from);
    return target
      ? (exportsOf(target).get(name) ?? declarations(cleaned(target)).get(name) ?? [])
      : [`from '${from}'`];
  };
  for (const [name, texts] of own)
    if (new RegExp(`^export (default )?(declare )?(abstract )?\\w+ ${name}\\b`, 'm').test(text))
      result.set(name, texts);
  for (const [, from] of text.matchAll(/^export \* from '([^']+)';/gm)) {
    const target = resolveFrom(file, from!);
    if (target)
      for (const [name, texts] of exportsOf(target, seen)) if (name !== 'default') result.set(name, texts);
  }
  for (const [, names, from] of text.matchAll(/^export (?:type )?\{([^}]*)\}(?: from '([^']+)')?;/gm))
    for (const item of names!.split(',')) {
      const [name, alias = name] = item
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      if (!name) continue;
      const source = imported.get(name);
      result.set(alias!, from ? lookUp(from, name) : (own.get(name) ?? (source ? lookUp(...source) : [])));
    }
  return result;
}

const oneLine = (text = ''): string => text.replace(/\s+/g, ' ');

function elementText(
  tag: string,
  element: ReturnType<typeof elementsOf> extends Map<string, infer E> ? E : never,
): string {
  const {
    members = [],
    attributes = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
    cssStates = [],
  } = element;
  const lines = [
    ...members.map(({ kind, name, static: isStatic, readonly, type, parameters = [] }) => {
      const prefix = isStatic ? 'static ' : '';
      if (kind === 'method')
        return `method ${prefix}${name}(${parameters.map((one) => `${one.name}${one.optional ? '?' : ''}`).join(', ')})`;
      return `property ${prefix}${readonly ? 'readonly ' : ''}${name}: ${oneLine(type?.text ?? 'number')}`;
    }),
    ...attributes.map(({ name, type }) => `attribute ${name}: ${oneLine(type?.text ?? 'string')}`),
    ...events.map(({ name, type }) => `event ${name}: ${oneLine(type?.text ?? 'CustomEvent')}`),
    ...slots.map(({ name }) => `slot ${name || '(default)'}`),
    ...cssParts.map(({ name }) => `part ${name}`),
    ...cssStates.map(({ name }) => `state ${name}`),
    ...cssProperties.map(
      ({ name, default: initial }) => `custom property ${name}${initial ? ` = ${initial}` : ''}`,
    ),
  ];
  return `### \`<${tag}>\`\n\n\`\`\`text\n${lines.sort().join('\n')}\n\`\`\`\n`;
}

/** The snapshot of a built package. */
export function apiOf(dist: string): string {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
  const told = new Map<string, string>();
  const entries = Object.entries<string | { types?: string }>(exports).map(([name, target]) => {
    const title = `### \`qmlet${name.slice(1)}\`\n\n`;
    const types = typeof target === 'object' && target.types;
    if (!types) return `${title}A file.\n`;
    const file = join(dist, relative('dist', types));
    const found = [...exportsOf(file)].sort(([a], [b]) => (a < b ? -1 : 1));
    if (!found.length)
      return `${title}Typings that add to other modules, or to the page:\n\n\`\`\`ts\n${cleaned(file).trim()}\n\`\`\`\n`;
    const texts = found.map(([exported, texts]) => {
      const text = texts.join('\n');
      const before = told.get(text);
      if (before && text.includes('\n')) return `// ${exported}: as in ${before}`;
      told.set(text, `qmlet${name.slice(1)}`);
      return exported === 'default'
        ? `// default\n${text}`
        : text.includes(exported)
          ? text
          : `// ${exported}: ${text}`;
    });
    return `${title}\`\`\`ts\n${texts.join('\n')}\n\`\`\`\n`;
  });
  const elements = [...elementsOf(manifest)].map(([tag, element]) => elementText(tag, element));
  return `# API

Written by \`npm run api\`. What stands here is what others rely on: a change of it is told in a changeset
(\`npx changeset\`), and what breaks somebody's code waits for a major version.

## Elements

${elements.join('\n')}
## Entries

${entries.join('\n')}`;
}

export const hashOfApi = (api: string): string => createHash('sha256').update(api).digest('hex');

/** The changesets that wait for a release. */
export const changesets = (folder = join(ROOT, '.changeset')): string[] =>
  existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
    : [];

/** What is wrong with a snapshot, in words; '' where nothing is. */
export function apiProblem(
  now: string,
  snapshot: string,
  released: string,
  waiting: readonly string[],
): string {
  if (now !== snapshot) {
    const had = new Set(snapshot.split('\n'));
    const has = new Set(now.split('\n'));
    const gone = snapshot.split('\n').filter((line) => !has.has(line));
    const come = now.split('\n').filter((line) => !had.has(line));
    const lines = [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].slice(0, 40);
    return `The API is another one than api.md has:\n${lines.join('\n')}\nWhere that is meant: npm run api, and tell it with npx changeset.`;
  }
  if (hashOfApi(now) !== released.trim() && !waiting.length)
    return 'The API is another one than was released last, and no changeset tells of it: npx changeset.';
  return '';
}

if (import.meta.filename === process.argv[1]) {
  const dist = join(ROOT, 'dist');
  if (!existsSync(join(dist, 'index.d.ts'))) throw new Error('There is no dist to read: npm run build.');
  const api = apiOf(dist);
  if (!process.argv.includes('--check')) writeFileSync(FILE, api);
  else {
    const problem = apiProblem(
      api,
      readFileSync(FILE, 'utf8'),
      existsSync(RELEASED) ? readFileSync(RELEASED, 'utf8') : '',
      changesets(),
    );
    if (problem) console.error(problem);
    process.exitCode = problem ? 1 : 0;
  }
}
