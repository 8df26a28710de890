// The typings of the elements beyond their classes, written from the manifest: what each element's properties,
// attributes and events are called, and what React, Preact, Solid, Vue and Svelte want to know of a tag.
// What holds: a read-only property is nowhere offered as one to be set, an event has the type of its `detail`,
// and the types of the properties are those of the class, so that nothing is said twice.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ElementDeclaration, elementsOf, type Manifest } from './manifest.ts';

interface Element {
  tag: string;
  name: string;
  /** Its module, as a path from `dist`, without the extension. */
  file: string;
  declaration: ElementDeclaration;
}

const comment = (text: string | undefined, indent: string): string =>
  text ? `${indent}/** ${text.replace(/\s*\n\s*/g, ' ').replaceAll('*/', '*\\/')} */\n` : '';

const quoted = (name: string): string => (/^[\w$]+$/.test(name) ? name : `'${name}'`);

/** A property's type as its setter has it, where that takes more than the getter gives. */
function setterType(typings: string, name: string): string | undefined {
  return typings.match(new RegExp(`^ {4}set ${name}\\(\\w+: ([\\s\\S]*?)\\);$`, 'm'))?.[1];
}

/** The properties that a page sets. */
export const settable = ({ members = [] }: ElementDeclaration) =>
  members.filter(({ kind, static: isStatic, readonly }) => kind === 'field' && !isStatic && !readonly);

/** What is written into the typings of an element's module, where the names that its types use are in scope. */
function moduleTypings({ name, tag, declaration }: Element, typings: string): string {
  const { events = [], attributes = [], members = [] } = declaration;
  const properties = settable(declaration).map(
    (member) =>
      `${comment(member.description, '  ')}  ${member.name}: ${setterType(typings, member.name) ?? `${name}['${member.name}']`};\n`,
  );
  const named = attributes.flatMap(({ name: attribute, fieldName, description, type }) => {
    const member = members.find((member) => member.name === fieldName);
    // One that is spelt as its property is that; one that tells the state is not for setting.
    if (attribute === fieldName || member?.readonly) return [];
    const text = type?.text ?? 'string';
    const value = text === 'boolean' ? "boolean | ''" : text === 'number' ? 'number | string' : text;
    return [`${comment(description ?? member?.description, '  ')}  '${attribute}': ${value};\n`];
  });
  const details = new RegExp(`\\bexport (type|interface) ${name}Events\\b`).test(typings);
  const ownEvents = events.map(
    ({ name: event, type, description }) =>
      `${comment(description, '  ')}  ${quoted(event)}: ${
        details ? `CustomEvent<${name}Events['${event}']>` : (type?.text ?? 'CustomEvent<null>')
      };\n`,
  );
  const listeners = ['addEventListener', 'removeEventListener'].map((method) => {
    const options = method === 'addEventListener' ? 'AddEventListenerOptions' : 'EventListenerOptions';
    return `  ${method}<Type extends keyof ${name}EventMap>(
    type: Type,
    // biome-ignore lint/suspicious/noExplicitAny: as the DOM's own
    listener: (this: ${name}, event: ${name}EventMap[Type]) => any,
    options?: boolean | ${options},
  ): void;
  ${method}(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | ${options},
  ): void;
`.replace(/^ *\/\/ biome.*\n/m, '');
  });
  return `
/** The properties of \`<${tag}>\` that a page sets. */
export interface ${name}Properties {
${properties.join('')}}
/** The attributes of \`<${tag}>\` that are spelt otherwise than their properties. */
export interface ${name}Attributes {
${named.join('')}}
/** The events of \`<${tag}>\`, besides those that every element has. */
export interface ${name}CustomEvents {
${ownEvents.join('')}}
export interface ${name}EventMap extends HTMLElementEventMap, ${name}CustomEvents {}
export interface ${name} {
${listeners.join('')}}
`;
}

/** What the frameworks' typings are made of. */
const INDEX = `
type Optional<T> = { [Name in keyof T]?: T[Name] | undefined };

/** The tags of the package. */
export type QmletTag = keyof QmletElements;
export type ElementOf<Tag extends QmletTag> = QmletElements[Tag]['element'];
export type EventsOf<Tag extends QmletTag> = QmletElements[Tag]['events'];
/** The properties that a page sets, by their JavaScript names. */
export type PropertiesOf<Tag extends QmletTag> = Optional<QmletElements[Tag]['properties']>;
/** The attributes whose names are not those of their properties. */
export type AttributesOf<Tag extends QmletTag> = Optional<QmletElements[Tag]['attributes']>;
/** Listeners by event name with \`Prefix\` before it: \`on\` for React, Preact and Svelte, \`on:\` for Solid. */
export type ListenersOf<Tag extends QmletTag, Prefix extends string> = {
  [Name in keyof EventsOf<Tag> & string as \`\${Prefix}\${Name}\`]?:
    | ((event: EventsOf<Tag>[Name] & { currentTarget: ElementOf<Tag> }) => void)
    | undefined;
};
/** What a framework says of all elements, without what these say themselves. */
export type Without<Props, Tag extends QmletTag> = Omit<
  Props,
  keyof PropertiesOf<Tag> | keyof AttributesOf<Tag>
>;
`;

/** Each framework's module: `TAGS` stands for a line for each tag, and `Props<Tag>` is what the line says. */
const FRAMEWORKS: Record<string, string> = {
  react: `import type { ClassAttributes, HTMLAttributes } from 'react';

type Props<Tag extends QmletTag> = PropertiesOf<Tag> &
  AttributesOf<Tag> &
  ListenersOf<Tag, 'on'> &
  ClassAttributes<ElementOf<Tag>> &
  Without<HTMLAttributes<ElementOf<Tag>>, Tag> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
TAGS    }
  }
}
`,
  preact: `import type { ClassAttributes, HTMLAttributes } from 'preact';

type Props<Tag extends QmletTag> = PropertiesOf<Tag> &
  AttributesOf<Tag> &
  ListenersOf<Tag, 'on'> &
  ClassAttributes<ElementOf<Tag>> &
  Without<HTMLAttributes<ElementOf<Tag>>, Tag>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
TAGS    }
  }
}
`,
  solid: `import type { JSX as Solid } from 'solid-js';

type Prefixed<Values, Prefix extends string> = {
  [Name in keyof Values & string as \`\${Prefix}\${Name}\`]?: Values[Name];
};
/** \`reconnect-min\`, of which Solid makes the property's name; it would set \`reconnectmin\` for \`reconnectMin\`. */
type Kebab<Text extends string> = Text extends \`\${infer First}\${infer Rest}\`
  ? \`\${First extends Lowercase<First> ? First : \`-\${Lowercase<First>}\`}\${Kebab<Rest>}\`
  : Text;
type Dashed<Values> = { [Name in keyof Values & string as Kebab<Name>]?: Values[Name] };
type Props<Tag extends QmletTag> = Dashed<PropertiesOf<Tag>> &
  Prefixed<PropertiesOf<Tag>, 'prop:'> &
  Prefixed<AttributesOf<Tag>, 'attr:'> &
  ListenersOf<Tag, 'on:'> &
  Without<Solid.HTMLAttributes<ElementOf<Tag>>, Tag>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
TAGS    }
  }
}
`,
  vue: `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';

type Camel<Text extends string> = Text extends \`\${infer Head}-\${infer Tail}\`
  ? \`\${Head}\${Capitalize<Camel<Tail>>}\`
  : Text;
/** An attribute, which Vue's checker knows by the camelCase name only. */
type AttributeOf<Tag extends QmletTag, Name> = {
  [Attribute in keyof AttributesOf<Tag> & string]: Camel<Attribute> extends Name
    ? AttributesOf<Tag>[Attribute]
    : never;
}[keyof AttributesOf<Tag> & string];
type Props<Tag extends QmletTag> = new () => ElementOf<Tag> & {
  /** For Vue's type check only. @deprecated not there when the page runs */
  $props: {
    [Name in keyof PropertiesOf<Tag>]?: PropertiesOf<Tag>[Name] | AttributeOf<Tag, Name>;
  } & AttributesOf<Tag> &
    Without<HTMLAttributes, Tag> &
    PublicProps;
  /** For Vue's type check only. @deprecated not there when the page runs */
  $emit: EmitFn<{ [Name in keyof EventsOf<Tag>]: (event: EventsOf<Tag>[Name]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
TAGS  }
}
`,
  svelte: `import type { HTMLAttributes } from 'svelte/elements';

type Props<Tag extends QmletTag> = PropertiesOf<Tag> &
  AttributesOf<Tag> &
  ListenersOf<Tag, 'on'> &
  ListenersOf<Tag, 'on:'> &
  Without<HTMLAttributes<ElementOf<Tag>>, Tag>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
TAGS  }
}
`,
};

export const FRAMEWORK_TYPES: readonly string[] = Object.keys(FRAMEWORKS);

/** Adds the typings to those of the modules in `outDir`, and writes `types/*.d.ts` there. */
export function writeTypings(outDir: string, manifest: Manifest): void {
  const elements: Element[] = [...elementsOf(manifest)].map(([tag, declaration]) => {
    const { path } = manifest.modules.find(({ declarations }) => declarations.includes(declaration))!;
    return { tag, name: declaration.name, declaration, file: relative('dist', path).replace(/\.js$/, '') };
  });
  for (const element of elements) {
    const file = join(outDir, `${element.file}.d.ts`);
    const typings = readFileSync(file, 'utf8');
    const text = moduleTypings(element, typings);
    const map = typings.lastIndexOf('//# sourceMappingURL');
    writeFileSync(file, map < 0 ? typings + text : typings.slice(0, map) + text + typings.slice(map));
  }
  const folder = join(outDir, 'types');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.d.ts`), text);
    // An import of typings for their effect stays in the code.
    writeFileSync(join(folder, `${name}.js`), 'export {};\n');
  };
  const parts = ['Attributes', 'CustomEvents', 'EventMap', 'Properties'];
  const exported = elements.map(
    ({ name, file }) =>
      `import type { ${[name, ...parts.map((part) => name + part)].join(', ')} } from '../${file}.js';\n` +
      `export type { ${[name, ...parts.map((part) => name + part)].join(', ')} };\n`,
  );
  const table = elements.map(
    ({ tag, name }) =>
      `  '${tag}': { element: ${name}; properties: ${name}Properties; attributes: ${name}Attributes; events: ${name}CustomEvents };\n`,
  );
  const known = elements.map(({ tag, name }) => `    '${tag}': ${name};\n`);
  write(
    'index',
    `${exported.join('')}\nexport interface QmletElements {\n${table.join('')}}\n${INDEX}
declare global {
  interface HTMLElementTagNameMap {
${known.join('')}  }
}
`,
  );
  for (const [name, text] of Object.entries(FRAMEWORKS)) {
    const tags = elements.map(({ tag, declaration: { summary, description } }) => {
      const indent = text.match(/^( *)TAGS/m) ? text.match(/\n( *)interface[^\n]*\nTAGS/)![1] : '';
      return `${comment(summary ?? description, `${indent}  `)}${indent}  '${tag}': Props<'${tag}'>;\n`;
    });
    const used = [
      'AttributesOf',
      'ElementOf',
      'EventsOf',
      'ListenersOf',
      'PropertiesOf',
      'QmletTag',
      'Without',
    ].filter((type) => text.includes(`${type}<`) || type === 'QmletTag');
    write(
      name,
      `import type { ${used.join(', ')} } from './index.js';\n${text.replace('TAGS', tags.join(''))}`,
    );
  }
}
