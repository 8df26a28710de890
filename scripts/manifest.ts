// The custom-elements manifest, read from the sources: what editors, catalogues and the README's table know
// of the elements. It holds what a page may use, and nothing else.
import { ROOT } from './bundle.ts';

interface Named {
  name: string;
  description?: string;
  default?: string;
}
/** A field or method of an element; the manifest's schema has more than is used here. */
export interface Member extends Named {
  kind: 'field' | 'method';
  static?: boolean;
  readonly?: boolean;
  attribute?: string;
  type?: { text: string };
  privacy?: 'public' | 'private' | 'protected';
  parameters?: { name: string; optional?: boolean }[];
}
export interface ElementDeclaration extends Named {
  kind: string;
  customElement?: boolean;
  superclass?: { name: string };
  summary?: string;
  members?: Member[];
  attributes?: (Named & { fieldName?: string; type?: { text: string } })[];
  events?: (Named & { type?: { text: string } })[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  cssStates?: Named[];
}
export interface Manifest {
  schemaVersion: string;
  modules: {
    path: string;
    declarations: ElementDeclaration[];
    exports: { kind: string; name: string; declaration: { name: string; module?: string } }[];
  }[];
}

/** What the platform and Lit call, not a page. */
const CALLED_BY_OTHERS =
  /Callback$|^(styles|properties|shadowRootOptions|observedAttributes|formAssociated|handleEvent|adoptedStyleSheets)$/;

/** Where a source is in the package. */
const published = (path: string): string => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Names the attributes by the mapping rule where the analyzer cannot know them: it reads Lit's declarations,
 * and only those that are written out.
 */
function nameAttributes(declaration: ElementDeclaration): void {
  const attributes = (declaration.attributes ??= []);
  for (const attribute of attributes)
    if (attribute.name === attribute.fieldName) attribute.name = kebab(attribute.name);
  for (const member of declaration.members ?? []) {
    if (member.attribute === member.name) member.attribute = kebab(member.name);
    // Described by `@attr`: only the pair is to be made.
    const described = attributes.find(({ name, fieldName }) => !fieldName && name === kebab(member.name));
    if (described && member.kind === 'field' && !member.static) {
      described.fieldName = member.name;
      member.attribute = described.name;
      continue;
    }
    if (declaration.superclass?.name !== 'HTMLElement' || member.kind !== 'field') continue;
    if (
      member.static ||
      member.readonly ||
      !/^(string|number|boolean)( \| null)?$/.test(member.type?.text ?? '')
    )
      continue;
    const { name: fieldName, description = '', type } = member;
    member.attribute = kebab(fieldName);
    attributes.push({ name: member.attribute, fieldName, description, ...(type && { type }) });
  }
}

/**
 * Lists what an attribute may hold where it names the values of an enum: those of the class's static members that
 * its description mentions.
 */
function listValues({ attributes = [], members = [] }: ElementDeclaration): void {
  const values = new Set(members.filter((member) => member.static).map(({ name }) => kebab(name).slice(1)));
  for (const attribute of attributes) {
    const named = [...(attribute.description ?? '').matchAll(/`([\w-]+)`/g)]
      .map(([, name]) => kebab(name!).replace(/^-/, ''))
      .filter((name) => values.has(name));
    if (named.length > 1) attribute.type = { text: named.map((name) => `'${name}'`).join(' | ') };
  }
}

/** Gives an event that names the properties in its `detail`, and no type, that of those properties. */
function typeEvents({ events = [], members = [] }: ElementDeclaration): void {
  for (const event of events) {
    const detail = event.description?.match(/^`\{([\w, ]+)\}`: /)?.[1]?.split(', ');
    const fields = detail?.map((name) => members.find((member) => member.name === name));
    if (event.type || !fields?.every((field) => field?.type)) continue;
    event.type = { text: `CustomEvent<{${fields.map((field) => `${field!.name}: ${field!.type!.text}`)}}>` };
  }
}

function cleanModule(module: Manifest['modules'][number]): void {
  module.path = published(module.path);
  // `define(tag, class …)` inside a function defines what only its caller knows.
  module.exports = module.exports.filter(
    ({ kind, name }) => kind !== 'custom-element-definition' || name.includes('-'),
  );
  const exported = new Set(module.exports.map(({ declaration }) => declaration.name));
  module.declarations = module.declarations.filter(
    ({ customElement, name }) => customElement && exported.has(name),
  );
  const names = new Set(module.declarations.map(({ name }) => name));
  for (const declaration of module.declarations) {
    declaration.members = (declaration.members ?? []).filter(
      ({ name, privacy = 'public' }) =>
        name && privacy === 'public' && !name.startsWith('#') && !CALLED_BY_OTHERS.test(name),
    );
    nameAttributes(declaration);
    // An event without a description is one that the code dispatches on its way.
    declaration.events = (declaration.events ?? []).filter(({ description }) => description);
    listValues(declaration);
    typeEvents(declaration);
  }
  module.exports = module.exports.filter(
    ({ kind, name }) => kind === 'custom-element-definition' || names.has(name),
  );
  for (const { declaration } of module.exports)
    if (declaration.module) declaration.module = published(declaration.module.replace(/^\//, ''));
}

/** Reads the manifest from the sources. */
export async function createManifest(): Promise<Manifest> {
  // @ts-expect-error: the analyzer has no typings
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const globs = ['src/*.ts', 'src/components/**/*.ts'];
  const manifest: Manifest = await cli({
    argv: ['analyze', '--litelement', '--quiet', ...globs.flatMap((glob) => ['--globs', glob])],
    cwd: ROOT,
    noWrite: true,
  });
  for (const module of manifest.modules) cleanModule(module);
  manifest.modules = manifest.modules
    .filter(({ declarations, exports }) => declarations.length || exports.length)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return manifest;
}

/** The elements of a manifest, by tag. */
export function elementsOf(manifest: Manifest): Map<string, ElementDeclaration> {
  const elements = new Map<string, ElementDeclaration>();
  const classes = manifest.modules.flatMap(({ declarations }) => declarations);
  for (const { exports } of manifest.modules)
    for (const entry of exports) {
      if (entry.kind !== 'custom-element-definition') continue;
      const declaration = classes.find(({ name }) => name === entry.declaration.name);
      if (declaration) elements.set(entry.name, declaration);
    }
  return new Map([...elements].sort(([a], [b]) => (a < b ? -1 : 1)));
}
