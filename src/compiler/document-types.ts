// The typings of a compiled document: what TypeScript is told about `import App from './app.qml'`.

import { kebab } from '../shared/kebab.ts';
import type { JsNode } from './acorn-internals.ts';
import type { DocumentNode, ObjectNode, SignalNode } from './ast.ts';

/** QML's types in TypeScript; types of objects are objects. */
const TYPES: Record<string, string> = {
  bool: 'boolean',
  int: 'number',
  real: 'number',
  double: 'number',
  enumeration: 'number',
  string: 'string',
  url: 'string',
  color: 'string',
  date: 'Date',
  void: 'void',
  var: 'any',
  variant: 'any',
  size: '{ width: number; height: number }',
  point: '{ x: number; y: number }',
  rect: '{ x: number; y: number; width: number; height: number }',
};

function typeText(name: string | null | undefined, list = false): string {
  if (!name) return 'any';
  if (name.startsWith('list<')) return typeText(name.slice(5, -1), true);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name]! : 'object | null';
  return list ? `readonly (${type})[]` : type;
}

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
const key = (name: string) => (IDENTIFIER.test(name) ? name : JSON.stringify(name));

/**
 * The text of `app.qml.d.ts`. `module` names where the type `QmlModule` comes from.
 */
export function documentTypes(ast: DocumentNode, url: string, module = 'qmlet'): string {
  const { root } = ast;
  const lines = [
    `// Generated from ${url.slice(url.lastIndexOf('/') + 1)}: what it declares, for the type checker.`,
    `import type { QmlModule } from ${JSON.stringify(module)};`,
    '',
    'export interface Properties {',
    ...(root ? properties(root) : []),
    '}',
    '/** The values that each signal brings. */',
    'export interface Signals {',
    ...(root ? signals(root) : []),
    '}',
    'export interface Methods {',
    ...(root ? methods(root) : []),
    '}',
    '/** The events of the element: signals, and that a property has changed. */',
    'export interface Events {',
    ...(root ? events(root) : []),
    '}',
    'interface Listening {',
    ...['add', 'remove'].map(
      (what) =>
        `  ${what}EventListener<Name extends keyof Events>(type: Name, listener: (event: Events[Name]) => void, options?: boolean | AddEventListenerOptions): void;`,
    ),
    '}',
    '/** The element that `defineElement` makes of it. */',
    'export type Element = Listening & HTMLElement & Properties & Methods;',
    'declare const document: QmlModule;',
    'export default document;',
    '',
  ];
  return lines.join('\n');
}

function properties(root: ObjectNode): string[] {
  const lines: string[] = [];
  for (const node of root.members) {
    if (node.type !== 'Property') continue;
    const type = node.valueType === 'alias' ? 'any' : typeText(node.valueType, node.list);
    lines.push(`  ${node.readonly >= 0 ? 'readonly ' : ''}${key(node.name)}: ${type};`);
  }
  return lines;
}

function signals(root: ObjectNode): string[] {
  const parameters = (node: SignalNode) =>
    node.parameters.map(({ name, valueType }) => `${key(name)}: ${typeText(valueType)}`).join('; ');
  return root.members.flatMap((node) =>
    node.type === 'Signal' ? [`  ${key(node.name)}: { ${parameters(node)} };`] : [],
  );
}

function events(root: ObjectNode): string[] {
  return root.members.flatMap((node) => {
    if (node.type === 'Signal')
      return [`  ${key(kebab(node.name))}: CustomEvent<Signals[${JSON.stringify(node.name)}]>;`];
    if (node.type !== 'Property') return [];
    const value = `{ ${key(node.name)}: Properties[${JSON.stringify(node.name)}] }`;
    return [`  ${key(`${kebab(node.name)}-changed`)}: CustomEvent<${value}>;`];
  });
}

function methods(root: ObjectNode): string[] {
  const lines: string[] = [];
  for (const node of root.members) {
    if (node.type !== 'Method') continue;
    const fn = node.function;
    const list = fn.params.map((parameter: JsNode, i: number) => {
      const plain = (parameter.left ?? parameter.argument ?? parameter) as JsNode;
      const name = typeof plain.name === 'string' ? plain.name : `value${i}`;
      const type = typeText(plain.typeAnnotation?.text);
      if (parameter.type === 'RestElement') return `...${name}: any[]`;
      // QML lets every argument be left out.
      return `${name}?: ${type}`;
    });
    const result = typeText(fn.typeAnnotation?.text);
    const returns = fn.generator ? `Generator<${result}>` : fn.async ? `Promise<${result}>` : result;
    lines.push(`  ${key(fn.id.name)}(${list.join(', ')}): ${returns};`);
  }
  return lines;
}
