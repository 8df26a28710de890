// The custom-elements manifest, read from the sources: what editors, catalogues and the README's table know
// of the elements. It holds what a page may use, and nothing else.
import { ROOT } from './bundle.ts';

interface Origin {
  name: string;
  module?: string;
}
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
  inheritedFrom?: Origin;
}
export interface ElementDeclaration extends Named {
  kind: string;
  customElement?: boolean;
  superclass?: Origin;
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
  /Callback$|^(styles|properties|shadowRootOptions|observedAttributes|formAssociated|handleEvent|adoptedStyleSheets|id|on[a-z]+)$/;

/** Where a source is in the package. */
const published = (path: string): string => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What an element's class says of its properties and their attributes. */
interface ElementClass {
  properties?: Readonly<Record<string, unknown>>;
  observedAttributes?: readonly string[];
}

type ElementClasses = Readonly<Record<string, ElementClass>>;

/** Observed, but no text is read from them: other names for a property, or what only script can give. */
const NO_TEXT = new Set(['value', 'model', 'delegate', 'id']);

/** Pairs the attributes with the properties: the class itself knows them, and `@attr` describes further ones. */
function nameAttributes(declaration: ElementDeclaration, classes: ElementClasses): void {
  const { members = [], name } = declaration;
  const { properties = {}, observedAttributes = [] } = classes[name] ?? {};
  const described = declaration.attributes ?? [];
  const attributes: typeof described = (declaration.attributes = []);
  for (const member of members) delete member.attribute;
  // The platform's, here with an attribute that counts.
  if ('ariaLabel' in properties) {
    let label = members.find((member) => member.name === 'ariaLabel');
    if (!label) members.push((label = { kind: 'field', name: 'ariaLabel' }));
    label.type = { text: 'string | null' };
    label.description = 'What assistive technology calls the element.';
  }
  const pair = (property: string, attribute: string, fallback?: unknown) => {
    const member = members.find(
      (member) => member.name === property && member.kind === 'field' && !member.static,
    );
    if (!member) return;
    const own = described.find((one) => one.name === attribute && !one.fieldName);
    const { description, type } = { ...member, ...own };
    // An enum is the last of its values where nothing else is said.
    const initial =
      typeof fallback === 'number'
        ? `${fallback}`
        : fallback && typeof fallback === 'object'
          ? kebab(Object.keys(fallback).at(-1)!).replace(/^-/, '')
          : undefined;
    member.attribute = attribute;
    attributes.push({
      name: attribute,
      fieldName: property,
      ...(description && { description }),
      ...(type && { type }),
      ...(initial !== undefined && { default: initial }),
    });
  };
  Object.keys(properties).forEach((property, at) => {
    if (!NO_TEXT.has(property)) pair(property, observedAttributes[at]!, properties[property]);
  });
  for (const one of described) {
    if (one.fieldName || attributes.some((other) => other.name === one.name)) continue;
    const member = members.find((member) => kebab(member.name) === one.name && !member.static);
    if (member) pair(member.name, one.name);
    else attributes.push(one);
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

function cleanModule(module: Manifest['modules'][number], classes: ElementClasses): void {
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
    nameAttributes(declaration, classes);
    for (const origin of [
      declaration.superclass,
      ...declaration.members.map((member) => member.inheritedFrom),
    ])
      if (origin?.module) origin.module = published(origin.module.replace(/^\//, ''));
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
  const classes = (await import('../src/elements.ts')) as unknown as ElementClasses;
  for (const module of manifest.modules) cleanModule(module, classes);
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
