// The module text of a document: its data as calls of short helpers, and its functions in between.
// Everything else in a module is as in `shared/compiled-document.ts`.

import { lateParts } from '../shared/late-names.ts';
import type { JsNode } from './acorn-internals.ts';
import type { Analysis } from './analysis.ts';
import type { ObjectNode, ScriptNode, ValueNode } from './ast.ts';
import { CodeBuilder, type Edit } from './code-builder.ts';
import { STRICT_RESERVED } from './js-nodes.ts';
import type { MessageCode } from './messages.ts';
import type { HelperNames, NameHost } from './name-host.ts';
import { Rewriter } from './rewrite.ts';
import { isUpper } from './scan.ts';

export interface GenerateOptions {
  format?: 'module' | 'function';
  map?: boolean;
}

/**
 * What the data calls. L: a literal, B: a binding, V: objects, H: a handler, P: a property, O: an object
 * (with only those lists that are not empty).
 */
const PRELUDE = `const N=Object.freeze([]),D=(p)=>p.split('.'),
L=(p,v,l,c,m,d)=>({path:D(p),value:{kind:'literal',value:v},loc:[l,c],valueLoc:[m,d]}),
B=(p,l,c,m,d,source,run)=>({path:D(p),value:{kind:'binding',run,source},loc:[l,c],valueLoc:[m,d]}),
V=(p,l,c,m,d,o,on)=>({path:D(p),value:typeof o=='number'?{kind:'object',object:o}:{kind:'list',objects:o},loc:[l,c],valueLoc:[m,d],...on&&{on}}),
H=(p,l,c,parameters,injected,make)=>({path:D(p),parameters,injected,make,loc:[l,c]}),
P=(name,type,f,l,c)=>({name,type,list:!!(f&1),default:!!(f&2),required:!!(f&4),readonly:!!(f&8),loc:[l,c]}),
O=(type,id,l,c,x)=>({type,id,loc:[l,c],properties:N,aliases:N,signals:N,methods:N,enums:N,required:N,bindings:N,handlers:N,children:N,...x});
`;

/** Literals in the generated text, also safe inside a `<script>`. */
const UNSAFE = /[<\u2028\u2029]/;

export function quote(value: unknown): string {
  const text = JSON.stringify(value);
  if (!UNSAFE.test(text)) return text;
  return text
    .replace(/</g, '\\x3c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** Names for the generated code that the document does not use. */
export function chooseNames(source: string): HelperNames {
  let suffix = '';
  while (['$c', '$o', '$p', '$a', '$r'].some((name) => source.includes(name + suffix))) suffix += '_';
  return {
    context: `$c${suffix}`,
    object: `$o${suffix}`,
    parameters: `$p${suffix}`,
    arguments: `$a${suffix}`,
    result: `$r${suffix}`,
  };
}

/** The value of a script that is a literal without scope; undefined when it is not one. */
export function literalOf(
  script: ScriptNode,
): { value: string | number | boolean | null | undefined } | null {
  const { statement } = script;
  const node = statement.expression as JsNode | undefined;
  // In parentheses it is an expression.
  if (statement.type !== 'ExpressionStatement' || !node || node.start !== statement.start) return null;
  switch (node.type) {
    case 'Literal':
      return node.regex || node.bigint ? null : { value: node.value };
    case 'TemplateLiteral':
      return node.quasis.length === 1 ? { value: node.quasis[0].value.cooked } : null;
    case 'UnaryExpression':
      return node.operator === '-' &&
        node.argument.type === 'Literal' &&
        typeof node.argument.value === 'number'
        ? { value: -node.argument.value }
        : null;
    case 'Identifier':
      return node.name === 'undefined' ? { value: undefined } : null;
  }
  return null;
}

function literalText(value: string | number | boolean | null | undefined): string {
  if (value === undefined) return 'void 0';
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'number') return String(value);
  return quote(value);
}

/** A document that is only named in a string: `source: "page.qml"`. */
const NAMED_DOCUMENT = /(["'])((?![a-z]+:|\/)[^"'\n\\]+\.qml)\1/gi;

export class Generator implements NameHost {
  readonly names: HelperNames;
  readonly source: string;
  readonly namespaces: ReadonlySet<string>;
  ownId: string | null = null;
  readonly #analysis: Analysis;
  readonly #out: CodeBuilder;
  readonly #rewriter: Rewriter;
  readonly #format: 'module' | 'function';
  readonly #header: string;
  #object = 0;
  #sites: string[] = [];
  #siteCount = 0;
  #siteOf = new Map<string, number>();

  constructor(analysis: Analysis, { format = 'module', map = false }: GenerateOptions) {
    this.#format = format;
    const { source } = analysis.ast;
    this.source = source;
    this.#analysis = analysis;
    this.namespaces = analysis.namespaces;
    this.names = chooseNames(source);
    this.#header = `(${this.names.context},${this.names.object})=>`;
    this.#out = new CodeBuilder(source, map);
    this.#rewriter = new Rewriter(this);
    this.#rewriter.semicolons = analysis.ast.semicolons;
  }

  // ---- NameHost -----------------------------------------------------------------------------------

  site(name: string): number {
    let index = this.#siteOf.get(name);
    if (index === undefined) {
      index = this.#siteCount++;
      this.#siteOf.set(name, index);
      this.#sites.push(`${quote(name)},${this.#object}`);
    }
    return index;
  }

  useType(name: string): void {
    this.#analysis.useType(name);
  }

  report(code: MessageCode, pos: number, ...values: string[]): void {
    this.#analysis.report(code, pos, ...values);
  }

  // ---- the module ---------------------------------------------------------------------------------

  generate(): CodeBuilder {
    const out = this.#out;
    const { url, objects, components, ast } = this.#analysis;
    out.add(this.#format === 'module' ? `${PRELUDE}export default ` : `'use strict';${PRELUDE}return `);
    out.add(`{format:1,url:${quote(url)},\nobjects:[`);
    for (const object of objects) this.#objectText(object);
    out.add('],\ncomponents:[');
    for (const { name, outer, root } of components)
      out.add(`{name:${quote(name)},outer:${outer},root:${root.index}},`);
    out.add('],\npragmas:[');
    for (const node of ast.headers)
      if (node.type === 'Pragma')
        out.add(
          `{name:${quote(node.name)},value:${quote(node.value)},loc:[${this.#analysis.locate(node.start)}]},`,
        );
    out.add('],\nimports:');
    out.add(quote(importList(this.#analysis)));
    out.add(
      `,\nsites:((a)=>{const s=[];for(let i=0;i<a.length;i+=2)s.push({name:a[i],object:a[i+1]});return s})([`,
    );
    out.add(this.#sites.join(','));
    out.add(']),\ntypeNames:');
    out.add(quote([...this.#analysis.typeNames]));
    const files = new Set([...ast.source.matchAll(NAMED_DOCUMENT)].map((match) => match[2]!));
    if (files.size) out.add(`,\nfiles:${quote([...files])}`);
    const uses = lateParts(ast.source);
    if (uses.length) out.add(`,\nuses:${quote(uses)}`);
    out.add('};\n');
    return out;
  }

  #at(pos: number): string {
    const [line, column] = this.#analysis.locate(pos);
    return `${line},${column}`;
  }

  #objectText(object: ObjectNode): void {
    const out = this.#out;
    this.#object = object.index;
    this.ownId = object.id;
    this.#siteOf = new Map();
    out.add(`O(${quote(object.name.parts.join('.'))},${quote(object.id)},${this.#at(object.start)}`);
    const text = out.text.length;
    out.add(',{');
    const start = out.text.length;
    this.#declarations(object);
    this.#values(object);
    const component = this.#analysis.componentOf.get(object);
    if (component !== undefined) out.add(`component:${component},`);
    else if (object.name.parts[object.name.parts.length - 1] === 'Component') out.add('component:-1,');
    if (out.text.length === start) out.text = out.text.slice(0, text);
    else out.add('}');
    out.add('),\n');
  }

  #declarations(object: ObjectNode): void {
    const out = this.#out;
    let properties = '';
    let aliases = '';
    let signals = '';
    let enums = '';
    let required = '';
    let children = '';
    let methods = false;
    for (const node of object.members) {
      switch (node.type) {
        case 'Property': {
          const flags =
            (node.list ? 1 : 0) |
            (node.default >= 0 ? 2 : 0) |
            (node.required >= 0 ? 4 : 0) |
            (node.readonly >= 0 ? 8 : 0);
          if (node.valueType !== 'alias') {
            properties += `P(${quote(node.name)},${quote(node.valueType)},${flags},${this.#at(node.start)}),`;
            break;
          }
          const [id, ...path] = aliasPath(node.value) ?? [];
          aliases += `{name:${quote(node.name)},id:${quote(id)},path:${quote(path)},default:${node.default >= 0},loc:[${this.#at(node.value?.start ?? node.start)}]},`;
          break;
        }
        case 'Signal':
          signals += `{name:${quote(node.name)},parameters:${quote(
            node.parameters.map(({ name, valueType }) => ({ name, type: valueType })),
          )},loc:[${this.#at(node.nameStart)}]},`;
          break;
        case 'Enum':
          enums += `{name:${quote(node.name)},values:{${node.values.map(({ name, value }) => `${quote(name)}:${value}`).join()}}},`;
          break;
        case 'Required':
          required += `${quote(node.name)},`;
          break;
        case 'Method':
          methods = true;
          break;
        case 'Object':
          if (!node.group) children += `${node.index},`;
          break;
      }
    }
    if (properties) out.add(`properties:[${properties}],`);
    if (aliases) out.add(`aliases:[${aliases}],`);
    if (signals) out.add(`signals:[${signals}],`);
    if (enums) out.add(`enums:[${enums}],`);
    if (required) out.add(`required:[${required}],`);
    if (children) out.add(`children:[${children}],`);
    if (!methods) return;
    out.add('methods:[');
    for (const node of object.members) {
      if (node.type !== 'Method') continue;
      const fn = node.function;
      const parameters = fn.params.map((parameter: JsNode) => {
        const plain =
          parameter.type === 'AssignmentPattern' ? parameter.left : (parameter.argument ?? parameter);
        return { name: plain.name ?? '', type: plain.typeAnnotation?.text ?? null };
      });
      out.add(
        `{name:${quote(fn.id.name)},parameters:${quote(parameters)},returns:${quote(fn.typeAnnotation?.text ?? null)},`,
      );
      out.add(`loc:[${this.#at(node.start)}],make:${this.#header}`);
      this.#functionText(fn);
      out.add('},');
    }
    out.add('],');
  }

  /** A function as an expression: its name is for who reads it, and is looked up like any other. */
  #functionText(fn: JsNode): void {
    const { edits } = this.#rewriter.rewriteFunction(fn);
    const { source } = this.#analysis.ast;
    if (fn.type === 'ArrowFunctionExpression') {
      this.#out.copy(fn.start, fn.end, edits);
      return;
    }
    const name = fn.id && !STRICT_RESERVED.has(fn.id.name) ? ` ${fn.id.name}` : '';
    this.#out.add(`${fn.async ? 'async ' : ''}function${fn.generator ? '*' : ''}${name}`);
    this.#out.copy(source.indexOf('(', fn.id ? fn.id.end : fn.start), fn.end, edits);
  }

  /** The bindings and handlers of an object, its groups' among them. */
  #values(object: ObjectNode): void {
    const bindings: [string, number, ValueNode, boolean][] = [];
    const handlers: [string, number, ScriptNode][] = [];
    // Groups are walked with a list and not by recursion; a group's members keep their place in the order.
    const pending: [ObjectNode, string, number][] = [[object, '', 0]];
    while (pending.length) {
      const top = pending[pending.length - 1]!;
      const node = top[0].members[top[2]++];
      if (!node) {
        pending.pop();
        continue;
      }
      const prefix = top[1];
      if (node.type === 'Object') {
        if (node.group) pending.push([node, `${prefix}${node.name.parts.join('.')}.`, 0]);
      } else if (node.type === 'Binding') {
        const { parts } = node.name;
        if (!prefix && parts[0] === 'id') continue;
        const path = prefix + parts.join('.');
        this.#usePath(path);
        // Only the linker knows whether a literal is given to a signal (an error) or to a property.
        if (node.value.type === 'Script' && isHandlerName(parts[parts.length - 1]!) && !literalOf(node.value))
          handlers.push([path, node.start, node.value]);
        else bindings.push([path, node.start, node.value, false]);
      } else if (node.type === 'On')
        bindings.push([prefix + node.name.parts.join('.'), node.name.start, node.value, true]);
      else if (node.type === 'Property' && node.value && node.valueType !== 'alias')
        bindings.push([
          prefix + node.name,
          declaredAt(node.value, node.start, node.nameStart),
          node.value,
          false,
        ]);
    }
    if (bindings.length) {
      this.#out.add('bindings:[');
      for (const [path, start, value, on] of bindings) this.#bindingText(path, start, value, on);
      this.#out.add('],');
    }
    if (!handlers.length) return;
    this.#out.add('handlers:[');
    for (const [path, start, value] of handlers) this.#handlerText(path, start, value);
    this.#out.add('],');
  }

  /** The attached types in a path: `Layout.fillWidth`, `Q.Keys.enabled`. */
  #usePath(path: string): void {
    if (!path.includes('.')) return;
    const parts = path.split('.');
    if (!isUpper(parts[0]!)) return;
    if (!this.namespaces.has(parts[0]!)) this.useType(parts[0]!);
    else if (isUpper(parts[1]!)) this.useType(`${parts[0]}.${parts[1]}`);
  }

  #bindingText(path: string, start: number, value: ValueNode, on: boolean): void {
    const out = this.#out;
    if (value.type === 'Script') {
      const literal = literalOf(value);
      if (literal) {
        out.add(
          `L(${quote(path)},${literalText(literal.value)},${this.#at(start)},${this.#at(value.start)}),`,
        );
        return;
      }
      const source = this.#analysis.ast.source.slice(value.start, value.end);
      out.add(
        `B(${quote(path)},${this.#at(start)},${this.#at(value.start)},${quote(source)},${this.#header}`,
      );
      this.#bodyText(value.statement);
      out.add('),\n');
      return;
    }
    const objects =
      value.type === 'Object' ? value.index : `[${value.objects.map((object) => object.index)}]`;
    out.add(
      `V(${quote(path)},${this.#at(start)},${this.#at(value.start)},${objects}${on ? ',true' : ''}),\n`,
    );
  }

  /** The body of a binding's arrow function. */
  #bodyText(statement: JsNode): void {
    const out = this.#out;
    if (statement.type === 'ExpressionStatement') {
      const { expression } = statement;
      const { edits } = this.#rewriter.rewrite(expression);
      this.#expressionText(statement, edits);
      return;
    }
    if (statement.type === 'EmptyStatement') {
      out.add('{}');
      return;
    }
    const completion = !endsWithReturn(statement);
    const { edits, usesResult } = this.#rewriter.rewrite(statement, { completion });
    const { result } = this.names;
    if (usesResult) out.add(`{let ${result};`);
    else if (statement.type !== 'BlockStatement') out.add('{');
    out.copy(statement.start, statement.end, edits);
    if (usesResult) out.add(`\nreturn ${result}}`);
    else if (statement.type !== 'BlockStatement') out.add('}');
  }

  /** An expression as an arrow function's body. */
  #expressionText(statement: JsNode, edits: readonly Edit[]): void {
    const { expression } = statement;
    // Parentheses of the source are kept: the statement has them, the expression has not.
    const bare = expression.start === statement.start;
    if (bare && (expression.type === 'SequenceExpression' || this.source[statement.start] === '{')) {
      this.#out.add('(');
      this.#out.copy(statement.start, statement.end, edits);
      this.#out.add(')');
    } else this.#out.copy(statement.start, statement.end, edits);
  }

  #handlerText(path: string, start: number, value: ScriptNode): void {
    const out = this.#out;
    const { statement } = value;
    const expression = statement.expression as JsNode | undefined;
    out.add(`H(${quote(path)},${this.#at(start)},`);
    if (expression?.type === 'FunctionExpression' || expression?.type === 'ArrowFunctionExpression') {
      const names = expression.params.map((parameter: JsNode) => {
        const plain =
          parameter.type === 'AssignmentPattern' ? parameter.left : (parameter.argument ?? parameter);
        return plain.name ?? '';
      });
      out.add(`${quote(names)},N,${this.#header}`);
      this.#functionText(expression);
      out.add('),\n');
      return;
    }
    const rewritten = this.#rewriter.rewrite(expression ?? statement, { inject: true });
    const { injected, usesArguments, edits } = rewritten;
    const { parameters, arguments: values } = this.names;
    const head = usesArguments
      ? `(${parameters},${values})=>`
      : injected.length
        ? `(${parameters})=>`
        : '()=>';
    out.add(`null,${injected.length ? quote(injected) : 'N'},${this.#header}${head}`);
    if (expression) this.#expressionText(statement, edits);
    else if (statement.type === 'EmptyStatement') out.add('{}');
    else {
      const block = statement.type === 'BlockStatement';
      if (!block) out.add('{');
      out.copy(statement.start, statement.end, edits);
      if (!block) out.add('}');
    }
    out.add('),\n');
  }
}

/** `onClicked`, `on_Changed`: a name that means a signal. */
export function isHandlerName(name: string): boolean {
  return name.startsWith('on') && /^on_*\p{Lu}/u.test(name);
}

function endsWithReturn(statement: JsNode): boolean {
  if (statement.type !== 'BlockStatement') return false;
  return statement.body[statement.body.length - 1]?.type === 'ReturnStatement';
}

/** `id.member.member` of an alias; null when it is something else. */
export function aliasPath(value: ValueNode | null): string[] | null {
  if (value?.type !== 'Script' || value.statement.type !== 'ExpressionStatement') return null;
  const path: string[] = [];
  let node: JsNode = value.statement.expression;
  while (node.type === 'MemberExpression' && !node.computed && !node.optional) {
    path.unshift(node.property.name);
    node = node.object;
  }
  if (node.type !== 'Identifier') return null;
  path.unshift(node.name);
  return path;
}

/** A binding begins with its declaration, a value with the name: that is where Qt says what is wrong with them. */
const declaredAt = (value: ValueNode, start: number, nameStart: number): number =>
  value.type === 'Script' && !literalOf(value) ? start : nameStart;

export function importList({ ast, locate }: Analysis): unknown[] {
  const list: unknown[] = [];
  for (const node of ast.headers) {
    if (node.type !== 'Import') continue;
    const { kind, source, version } = node;
    const as = node.as?.name ?? null;
    const loc = locate(node.start);
    if (kind === 'module') list.push({ kind, uri: source, version, as, loc });
    else if (kind === 'directory') list.push({ kind, url: source, version, as, loc });
    else list.push({ kind, url: source, as: as ?? '', loc });
  }
  return list;
}
