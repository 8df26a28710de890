// A parsed document as text for the fixtures: one member a line, with where it stands, and the JavaScript
// as nested node types.
import type { JsNode } from '../../src/compiler/acorn-internals.ts';
import type { DocumentNode, MemberNode, ObjectNode, ValueNode } from '../../src/compiler/ast.ts';
import { createLocator } from '../../src/compiler/code-builder.ts';

export function outline(ast: DocumentNode): string {
  const locate = createLocator(ast.source);
  const out: string[] = [];
  const add = (depth: number, text: string, start?: number, end?: number) => {
    const at = start === undefined ? '' : ` @${locate(start).join(':')}`;
    out.push(`${'  '.repeat(depth)}${text}${at}${end === undefined ? '' : `-${locate(end).join(':')}`}`);
  };
  const value = (node: ValueNode, depth: number) => {
    if (node.type === 'Script') add(depth, script(node.statement), node.start, node.end);
    else if (node.type === 'Object') object(node, depth);
    else {
      add(depth, 'list', node.start, node.end);
      for (const element of node.objects) object(element, depth + 1);
    }
  };
  const object = (node: ObjectNode, depth: number) => {
    add(depth, `${node.group ? 'group' : 'object'} ${node.name.parts.join('.')}`, node.start, node.end);
    for (const child of node.members) member(child, depth + 1);
  };
  const member = (node: MemberNode, depth: number) => {
    switch (node.type) {
      case 'Object':
        object(node, depth);
        break;
      case 'Binding':
      case 'On':
        add(
          depth,
          `${node.type === 'On' ? 'on' : 'binding'} ${node.name.parts.join('.')}`,
          node.start,
          node.end,
        );
        value(node.value, depth + 1);
        break;
      case 'Property': {
        const modifiers = (['default', 'required', 'readonly'] as const).filter((name) => node[name] >= 0);
        const type = node.list ? `list<${node.valueType}>` : node.valueType;
        add(depth, [...modifiers, 'property', type, node.name].join(' '), node.start, node.end);
        if (node.value) value(node.value, depth + 1);
        break;
      }
      case 'Required':
        add(depth, `required ${node.name}`, node.start);
        break;
      case 'Signal':
        add(
          depth,
          `signal ${node.name}(${node.parameters.map((p) => `${p.name}: ${p.valueType}`)})`,
          node.start,
        );
        break;
      case 'Method':
        add(depth, `method ${script(node.function)}`, node.start, node.end);
        break;
      case 'Enum':
        add(
          depth,
          `enum ${node.name} ${JSON.stringify(node.values.map((v) => [v.name, v.value]))}`,
          node.start,
        );
        break;
      case 'Component':
        add(depth, `component ${node.name}`, node.start, node.end);
        object(node.object, depth + 1);
    }
  };
  for (const node of ast.headers) {
    if (node.type === 'Pragma')
      add(0, `pragma ${node.name} ${JSON.stringify(node.value)}`, node.start, node.end);
    else {
      const { kind, source, version, as } = node;
      add(
        0,
        `import ${kind} ${JSON.stringify(source)} ${JSON.stringify(version)} ${as?.name}`,
        node.start,
        node.end,
      );
    }
  }
  if (ast.root) object(ast.root, 0);
  return `${out.join('\n')}\n`;
}

const SKIPPED = new Set([
  'type',
  'start',
  'end',
  'raw',
  'typeStart',
  'optional',
  'computed',
  'kind',
  'expression',
]);

/** `Binary(+ Identifier(a) Literal(1))` */
export function script(node: JsNode): string {
  const parts: string[] = [];
  const add = (value: unknown): void => {
    if (value === null || value === undefined || value === false) return;
    if (Array.isArray(value)) parts.push(`[${value.map((item) => (item ? script(item) : '-')).join(' ')}]`);
    else if (value instanceof RegExp) parts.push(String(value));
    else if (typeof value === 'bigint') parts.push(`${value}n`);
    else if (typeof value === 'object' && 'type' in value) parts.push(script(value as JsNode));
    else if (typeof value === 'object' && 'text' in value) parts.push(`: ${value.text}`);
    else if (typeof value === 'object') parts.push(JSON.stringify(value));
    else parts.push(typeof value === 'string' ? value : String(value));
  };
  if (node.type === 'Literal') {
    if (node.value === null || typeof node.value === 'boolean') return String(node.value);
    if (typeof node.value === 'string') return JSON.stringify(node.value);
    if (typeof node.value === 'number') return String(node.value);
  }
  if (node.type === 'Identifier' && !node.typeAnnotation) return node.name;
  if (typeof node.expression === 'object') add(node.expression);
  if (node.kind && node.kind !== 'init' && node.kind !== 'method') add(node.kind);
  for (const flag of ['optional', 'computed']) if (node[flag]) parts.push(flag);
  for (const [key, value] of Object.entries(node)) {
    if (SKIPPED.has(key)) continue;
    if (value === true) parts.push(key);
    else add(value);
  }
  return `${String(node.type).replace(/Expression$|Statement$|Declaration$/, '')}(${parts.join(' ')})`;
}

/** The tree without where things stand, to compare two of them. */
export function withoutPositions(ast: DocumentNode): unknown {
  return JSON.parse(
    JSON.stringify({ headers: ast.headers, root: ast.root }, (key, value) => {
      if (key === 'parent' || key === 'index' || key === 'start' || key === 'end' || key.endsWith('Start'))
        return undefined;
      if ((key === 'default' || key === 'required' || key === 'readonly') && typeof value === 'number')
        return value >= 0;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}
