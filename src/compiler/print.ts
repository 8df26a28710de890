// A tree as text again, one member a line, indented. JavaScript keeps the text it was written with. Reading
// the result gives the same tree.
import type { DocumentNode, MemberNode, ObjectNode, PropertyNode, ValueNode } from './ast.ts';

export function print(ast: DocumentNode): string {
  return new Printer(ast).print();
}

/** What is still to be printed: text, or a piece of the tree at a depth. */
type Work = string | { node: ObjectNode | ValueNode; depth: number };

class Printer {
  readonly #ast: DocumentNode;
  readonly #work: Work[] = [];

  constructor(ast: DocumentNode) {
    this.#ast = ast;
  }

  print(): string {
    const out: string[] = [];
    for (const node of this.#ast.headers) {
      if (node.type === 'Pragma')
        out.push(`pragma ${node.name}${node.value === null ? '' : `: ${pragmaValue(node.value)}`}\n`);
      else {
        const { version } = node;
        const source = node.kind === 'module' ? node.source : JSON.stringify(node.source);
        const number = version ? ` ${version[0]}${version[1] < 0 ? '' : `.${version[1]}`}` : '';
        out.push(`import ${source}${number}${node.as ? ` as ${node.as.name}` : ''}\n`);
      }
    }
    if (out.length) out.push('\n');
    if (this.#ast.root) this.#work.push({ node: this.#ast.root, depth: 0 });
    // A list of work instead of recursion: nesting may be thousands of levels deep.
    for (let item = this.#work.pop(); item !== undefined; item = this.#work.pop()) {
      if (typeof item === 'string') out.push(item);
      else this.#queue(this.#node(item.node, item.depth));
    }
    out.push('\n');
    return out.join('');
  }

  /** The first of `work` comes first. */
  #queue(work: Work[]): void {
    for (let i = work.length - 1; i >= 0; i--) this.#work.push(work[i]!);
  }

  #node(node: ObjectNode | ValueNode, depth: number): Work[] {
    if (node.type === 'Script') return [this.#ast.source.slice(node.start, node.end)];
    const indent = indentation(depth + 1);
    const close = indentation(depth);
    if (node.type === 'ObjectList') {
      const work: Work[] = ['[\n'];
      node.objects.forEach((object, i) => {
        work.push(i ? `,\n${indent}` : indent, { node: object, depth: depth + 1 });
      });
      work.push(`\n${close}]`);
      return work;
    }
    if (!node.members.length) return [`${node.name.parts.join('.')} {}`];
    const work: Work[] = [`${node.name.parts.join('.')} {\n`];
    for (const member of node.members) {
      work.push(indent);
      this.#member(member, depth + 1, work);
      work.push('\n');
    }
    work.push(`${close}}`);
    return work;
  }

  #member(node: MemberNode, depth: number, work: Work[]): void {
    switch (node.type) {
      case 'Object':
        work.push({ node, depth });
        break;
      case 'Binding':
        work.push(`${node.name.parts.join('.')}: `, { node: node.value, depth });
        break;
      case 'On': {
        // The object's name and braces stand around the property.
        const [first, ...rest] = this.#node(node.value, depth);
        const type = node.value.name.parts.join('.');
        work.push(`${type} on ${node.name.parts.join('.')}${String(first).slice(type.length)}`, ...rest);
        break;
      }
      case 'Property':
        work.push(propertyHead(node));
        if (node.value) work.push(': ', { node: node.value, depth });
        break;
      case 'Required':
        work.push(`required ${node.name}`);
        break;
      case 'Signal':
        work.push(
          `signal ${node.name}(${node.parameters.map(({ name, valueType }) => `${name}: ${valueType}`).join(', ')})`,
        );
        break;
      case 'Method':
        work.push(this.#ast.source.slice(node.start, node.end));
        break;
      case 'Enum':
        work.push(
          `enum ${node.name} { ${node.values.map(({ name, value }) => `${name} = ${value}`).join(', ')} }`,
        );
        break;
      case 'Component':
        work.push(`component ${node.name}: `, { node: node.object, depth });
    }
  }
}

/** Deep down, indentation would outgrow the text. */
function indentation(depth: number): string {
  return '    '.repeat(Math.min(depth, 50));
}

/** The modifiers in the order in which they stand in the source. */
function propertyHead(node: PropertyNode): string {
  const modifiers = (['default', 'required', 'readonly'] as const)
    .filter((name) => node[name] >= 0)
    .sort((a, b) => node[a] - node[b])
    .map((name) => `${name} `)
    .join('');
  const type = node.list ? `list<${node.valueType}>` : node.valueType;
  return `${modifiers}property ${type} ${node.name}`;
}

function pragmaValue(value: string): string {
  return value
    .split(',')
    .map((part) => (/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(part) ? part : JSON.stringify(part)))
    .join(', ');
}
