// docs/browsers.md: which browsers can run the tags and documents, read from MDN's support data. What is used stands
// in a list here, each with what it looks like in the sources: a feature that is used no more fails, so that the list
// stays true. `npm run docs` writes the page, `--check` compares it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import { ROOT } from './bundle.ts';

const BROWSERS = ['chrome', 'firefox', 'safari'] as const;
type Browser = (typeof BROWSERS)[number];

interface Feature {
  name: string;
  /** Its key in the data. */
  key: string;
  /** How it shows in the sources below `where`. */
  pattern: RegExp;
  where: 'chat' | 'engine' | 'ssr' | 'package';
  /** What happens in a browser without it; where nothing stands, it is needed. */
  without?: string;
}

const FOLDERS: Record<Feature['where'], string[]> = {
  chat: ['src/components/chat', 'src/components/element.ts', 'src/runtime/net', 'src/runtime/models'],
  engine: [
    'src/components/quick',
    'src/components/qml-view',
    'src/components/browser-host.ts',
    'src/runtime',
  ],
  ssr: ['src/ssr.ts'],
  package: ['scripts', 'test/csp.test.ts'],
};

export const FEATURES: readonly Feature[] = [
  {
    where: 'chat',
    name: 'Custom elements',
    key: 'api.CustomElementRegistry.define',
    pattern: /extends PlainElement/,
  },
  {
    where: 'chat',
    name: 'Private members',
    key: 'javascript.classes.private_class_fields',
    pattern: /this\.#\w/,
  },
  {
    where: 'chat',
    name: 'Static blocks',
    key: 'javascript.classes.static.initialization_blocks',
    pattern: /^ {2}static \{/m,
  },
  { where: 'chat', name: '`array.at()`', key: 'javascript.builtins.Array.at', pattern: /\.at\(-1\)/ },
  {
    where: 'engine',
    name: '`Object.hasOwn()`',
    key: 'javascript.builtins.Object.hasOwn',
    pattern: /Object\.hasOwn\(/,
  },
  {
    where: 'chat',
    name: 'Constructed style sheets',
    key: 'api.ShadowRoot.adoptedStyleSheets',
    pattern: /adoptedStyleSheets/,
  },
  {
    where: 'chat',
    name: 'Form-associated elements',
    key: 'api.ElementInternals.setFormValue',
    pattern: /setFormValue/,
  },
  { where: 'chat', name: 'Custom states', key: 'api.ElementInternals.states', pattern: /#internals\.states/ },
  { where: 'chat', name: '`light-dark()`', key: 'css.types.color.light-dark', pattern: /light-dark\(/ },
  { where: 'chat', name: 'The unit `lh`', key: 'css.types.length.lh', pattern: /\dlh\b/ },
  { where: 'chat', name: '`ResizeObserver`', key: 'api.ResizeObserver', pattern: /new ResizeObserver/ },
  {
    where: 'chat',
    name: 'CSS containment',
    key: 'css.properties.contain.strict',
    pattern: /contain: strict/,
  },
  {
    where: 'chat',
    name: '`Intl.Segmenter`',
    key: 'javascript.builtins.Intl.Segmenter',
    pattern: /Intl\.Segmenter/,
  },
  { where: 'chat', name: 'ARIA as properties', key: 'api.Element.ariaPosInSet', pattern: /ariaPosInSet/ },
  {
    where: 'chat',
    name: 'The event `scrollend`',
    key: 'api.Element.scrollend_event',
    pattern: /onscrollend/,
    without: 'scrolling counts as ended 150 ms after its last event',
  },
  {
    where: 'chat',
    name: '`getComposedRanges()`',
    key: 'api.Selection.getComposedRanges',
    pattern: /getComposedRanges\?\./,
    without: 'a selection is read as browsers gave it before',
  },
  {
    where: 'chat',
    name: 'Alternative text in `content`',
    key: 'css.properties.content.alt_text',
    pattern: /content: var\(--chat-view-waiting, ' …' ?\/ ?/,
    without: 'the mark behind a message that waits is not shown; the row is dimmed all the same',
  },
  { where: 'engine', name: 'Weak references', key: 'javascript.builtins.WeakRef', pattern: /new WeakRef/ },
  {
    where: 'engine',
    name: 'Look-behind in regular expressions',
    key: 'javascript.regular_expressions.lookbehind_assertion',
    pattern: /\/[^/\n]*\(\?<[!=]/,
  },
  { where: 'engine', name: 'Pointer events', key: 'api.PointerEvent', pattern: /pointerdown/ },
  { where: 'engine', name: '`inert`', key: 'api.HTMLElement.inert', pattern: /\binert\b/ },
  {
    where: 'engine',
    name: "A font's measures",
    key: 'api.TextMetrics.fontBoundingBoxAscent',
    pattern: /fontBoundingBoxAscent/,
  },
  {
    where: 'engine',
    name: '`roundRect()` of a canvas',
    key: 'api.CanvasRenderingContext2D.roundRect',
    pattern: /\.roundRect\(/,
  },
  {
    where: 'engine',
    name: 'Conic gradients of a canvas',
    key: 'api.CanvasRenderingContext2D.createConicGradient',
    pattern: /createConicGradient/,
  },
  {
    where: 'ssr',
    name: 'Declarative shadow trees',
    key: 'html.elements.template.shadowrootmode',
    pattern: /shadowrootmode/,
    without: 'what the server rendered is not shown; the elements show themselves once their script has run',
  },
  {
    where: 'package',
    name: 'Import maps',
    key: 'html.elements.script.type.importmap',
    pattern: /importmap/,
    without: 'the files are named by their addresses',
  },
  {
    where: 'package',
    name: 'Hashes in import maps',
    key: 'html.elements.script.type.importmap.integrity',
    pattern: /integrity: Object\.fromEntries/,
    without: 'files that are loaded later are not checked against their hashes',
  },
  {
    where: 'package',
    name: 'Trusted Types',
    key: 'api.trustedTypes',
    pattern: /require-trusted-types-for/,
    without: 'the directive is not known, and has no effect',
  },
];

// biome-ignore lint/suspicious/noExplicitAny: the data is a tree of its own
type Any = any;

/** The first version of a browser that has a feature, without a flag; null for none. */
export function firstVersion(key: string, browser: Browser): string | null {
  const compat = key.split('.').reduce((node: Any, part) => node?.[part], bcd)?.__compat;
  if (!compat) throw new Error(`scripts/browsers.ts: MDN's data has no '${key}' (any more).`);
  const statements = [compat.support[browser]]
    .flat()
    .filter(({ flags, prefix, alternative_name: other }) => !flags && !prefix && !other);
  const version = statements
    .map(({ version_added }) => version_added)
    .find((added) => typeof added === 'string');
  return version && version !== 'preview' ? version.replace('≤', '') : null;
}

const number = (version: string | null): number =>
  version === null ? Number.POSITIVE_INFINITY : parseFloat(version);

function sources(where: Feature['where']): string {
  return FOLDERS[where]
    .flatMap((path) => {
      const full = join(ROOT, path);
      if (/\.\w+$/.test(path)) return [full];
      return readdirSync(full, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(full, name));
    })
    .filter((file) => !file.endsWith('browsers.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** The oldest versions that have all that is needed. */
function oldest(features: readonly Feature[]): string[] {
  return BROWSERS.map((browser) => {
    const versions = features.filter(({ without }) => !without).map(({ key }) => firstVersion(key, browser));
    return versions.reduce((a, b) => (number(b) > number(a) ? b : a)) ?? 'none';
  });
}

/** The page, as the features and the data have it. @throws Error for a feature that the sources do not use */
export function browsersPage(features: readonly Feature[] = FEATURES): string {
  for (const where of Object.keys(FOLDERS) as Feature['where'][]) {
    const text = sources(where);
    for (const { name, pattern } of features.filter((feature) => feature.where === where))
      if (!pattern.test(text))
        throw new Error(`scripts/browsers.ts: ${name} is not used in ${FOLDERS[where].join(', ')} any more.`);
  }
  const cells = ({ key }: Feature) =>
    BROWSERS.map((browser) => firstVersion(key, browser) ?? '—').join(' | ');
  const chat = features.filter(({ where }) => where === 'chat');
  const engine = features.filter(({ where }) => where === 'engine' || where === 'chat');
  const needed = features.filter(({ without }) => !without);
  const better = features.filter(({ without }) => without);
  const late = better.filter(({ key }) => {
    const [chrome, firefox, safari] = BROWSERS.map((browser) => number(firstVersion(key, browser)));
    return safari! > number(oldest(chat)[2]!) && Number.isFinite(chrome!) && Number.isFinite(firefox!);
  });
  return `# Browsers

Written by \`npm run docs\` from MDN's support data (\`@mdn/browser-compat-data\` ${(bcd as Any).__meta.version}) and the list of
what is used in \`scripts/browsers.ts\`.

| | Chrome, Edge | Firefox | Safari |
| --- | --- | --- | --- |
| the chat's tags | ${oldest(chat).join(' | ')} | 
| \`<qml-view>\` and compiled documents | ${oldest(engine).join(' | ')} |

These are the first versions with everything that is needed. All tests run in Chromium; those of the chat's tags run in
Firefox, too (\`npm run test:firefox\`). None run in Safari: what is said of it here is what is published.

## What is needed

| feature | used by | Chrome, Edge | Firefox | Safari |
| --- | --- | --- | --- | --- |
${needed.map((feature) => `| ${feature.name} | ${feature.where === 'chat' ? 'the tags' : 'documents'} | ${cells(feature)} |`).join('\n')}

## What is better with

Without these everything works, with the difference that is named.

| feature | Chrome, Edge | Firefox | Safari | without |
| --- | --- | --- | --- | --- |
${better.map((feature) => `| ${feature.name} | ${cells(feature)} | ${feature.without} |`).join('\n')}

## What Safari lacks

${
  late.length
    ? `Safari has these later than the rest of what is needed, so that versions in use may lack them:\n\n${late
        .map(
          (feature) =>
            `- ${feature.name}: ${firstVersion(feature.key, 'safari') ? `from ${firstVersion(feature.key, 'safari')}` : 'not in any version'}; without it ${feature.without}.`,
        )
        .join('\n')}`
    : 'Nothing that the others have.'
}
`.replace(/ \n/g, '\n');
}

if (import.meta.filename === process.argv[1]) {
  const file = join(ROOT, 'docs/browsers.md');
  const page = browsersPage();
  if (!process.argv.includes('--check')) writeFileSync(file, page);
  else if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/browsers.md is not up to date. Write it anew with: npm run docs');
    process.exitCode = 1;
  }
}
