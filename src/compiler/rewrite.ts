// Which names in a piece of JavaScript are the document's own and which have to be looked up, and the
// edits that turn the latter into look-ups (see `shared/compiled-document.ts` for their forms). QML runs
// JavaScript in sloppy mode and a module is strict, so what only sloppy mode has is turned into its
// strict counterpart here too.
import { isStackOverflow, type JsNode } from './acorn-internals.ts';
import type { TypeAnnotation } from './ast.ts';
import { type Edit, sortEdits } from './code-builder.ts';
import { collectLexical, collectPattern, collectVars } from './declared-names.ts';
import {
  CHILDREN,
  CONSTANTS,
  DEFAULT_EXPORT,
  isDecimalWithZero,
  isNamedDeclaration,
  isPlain,
  KEEPING,
  SLOPPY_STRING,
  STRICT_RESERVED,
} from './js-nodes.ts';
import { METHODS } from './method-names.ts';
import type { NameHost, RewriteOptions, Rewritten } from './name-host.ts';
import { isUpper, skipSpace } from './scan.ts';

interface Scope {
  readonly names: Set<string>;
  readonly parent: Scope | null;
}

export class Rewriter {
  /** The offsets that need a semicolon, in ascending order. */
  semicolons: readonly number[] = [];
  readonly #host: NameHost;
  #edits: Edit[] = [];
  #injected: Set<string> | null = null;
  #locals: ReadonlySet<string> | null = null;
  #usesArguments = false;
  #usesResult = false;
  /** How many functions with a `this` of their own enclose the current node. */
  #ownThis = 0;
  /** How many classes do: code in them is strict in QML too. */
  #classes = 0;
  #completion = false;

  constructor(host: NameHost) {
    this.#host = host;
  }

  /** The edits for a statement or expression that stands on its own. */
  rewrite(node: JsNode, options: RewriteOptions = {}): Rewritten {
    this.#begin(options);
    this.#insertSemicolons(node);
    const names = new Set<string>();
    if (node.type.endsWith('Statement') && node.type !== 'ExpressionStatement') collectVars([node], names);
    this.#guard(node, () => this.#value(node, names.size ? { names, parent: null } : null));
    return this.#end();
  }

  /** The edits for a function that becomes a method or handler itself; an arrow's `this` is the scope object. */
  rewriteFunction(node: JsNode): Rewritten {
    this.#begin({});
    this.#insertSemicolons(node);
    this.#guard(node, () => this.#function(node, null, true));
    return this.#end();
  }

  /** The edits for the top level of a JavaScript resource. */
  rewriteProgram(node: JsNode, names: Set<string>): Rewritten {
    this.#begin({});
    this.#insertSemicolons(node);
    this.#guard(node, () => this.#walkAll(node.body, { names, parent: null }));
    return this.#end();
  }

  /** Reading a chain of calls needs less stack than walking it. */
  #guard(node: JsNode, walk: () => void): void {
    try {
      walk();
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      this.#host.report('too-deep', node.start);
    }
  }

  #insertSemicolons(node: JsNode): void {
    const { semicolons } = this;
    let low = 0;
    for (let high = semicolons.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (semicolons[middle]! <= node.start) low = middle + 1;
      else high = middle;
    }
    for (; low < semicolons.length && semicolons[low]! < node.end; low++)
      this.#edit(semicolons[low]!, semicolons[low]!, ';');
  }

  #begin(options: RewriteOptions): void {
    this.#edits = [];
    this.#injected = options.inject ? new Set() : null;
    this.#locals = options.locals ?? null;
    this.#usesArguments = this.#usesResult = false;
    this.#ownThis = this.#classes = 0;
    this.#completion = options.completion ?? false;
  }

  #end(): Rewritten {
    return {
      edits: sortEdits(this.#edits),
      injected: this.#injected ? [...this.#injected] : [],
      usesArguments: this.#usesArguments,
      usesResult: this.#usesResult,
    };
  }

  #edit(start: number, end: number, text: string): void {
    this.#edits.push([start, end, text]);
  }

  // ---- names --------------------------------------------------------------------------------------

  #isLocal(name: string, scope: Scope | null): boolean {
    for (let at = scope; at; at = at.parent) if (at.names.has(name)) return true;
    return this.#locals?.has(name) ?? false;
  }

  /** The look-up of a name that the code does not declare. `write`: what it finds is overwritten. */
  #lookup(name: string, target: boolean, write: boolean): string {
    const { names, ownId } = this.#host;
    const imported = this.#host.imported?.(name);
    if (imported) return imported;
    if (name === 'arguments' && !this.#injected) return '[]';
    if (name === 'arguments') {
      this.#usesArguments = true;
      return names.arguments;
    }
    const upper = isUpper(name);
    if (upper && !target) {
      this.#host.useType(name);
      return `${names.context}.type(${this.#host.site(name)},${names.object})`;
    }
    const owner =
      name === ownId && !write
        ? `${names.context}.ids`
        : `${names.context}.${write ? 'target' : 'own'}(${this.#host.site(name)},${names.object})`;
    if (!this.#injected || upper) return `${owner}.${name}`;
    this.#injected.add(name);
    return `(${JSON.stringify(name)} in ${names.parameters}?${names.parameters}:${owner}).${name}`;
  }

  #identifier(node: JsNode, scope: Scope | null, target = false, prefix = '', write = false): void {
    this.#annotation(node);
    const name = node.name as string;
    if (this.#isLocal(name, scope)) {
      // `arguments` is a local of a function, and stays what it is there.
      if (STRICT_RESERVED.has(name) && name !== 'arguments')
        this.#edit(node.start, node.end, `${prefix}${name}$`);
      return;
    }
    if (CONSTANTS.has(name)) return;
    this.#edit(node.start, node.end, prefix + this.#lookup(name, target, write));
  }

  #target(node: JsNode, scope: Scope | null): void {
    if (node.type === 'Identifier') this.#identifier(node, scope, true);
    else this.#walk(node, scope);
  }

  /** `Type.member`, `Namespace.Type.member`; false when the object is something else. */
  #typeMember(node: JsNode, scope: Scope | null): boolean {
    const object = node.object as JsNode;
    if (node.computed || node.property.type !== 'Identifier') return false;
    const { names, namespaces } = this.#host;
    let root: JsNode = object;
    let second = '';
    if (object.type === 'MemberExpression' && !object.computed && object.object.type === 'Identifier') {
      root = object.object;
      second = object.property.name;
      if (!namespaces.has(root.name) || !isUpper(second)) return false;
    } else if (object.type !== 'Identifier') return false;
    const name = root.name as string;
    if (!isUpper(name) || this.#isLocal(name, scope) || this.#host.imported?.(name)) return false;
    const member = node.property.name as string;
    let path = `'${member}'`;
    if (second) {
      this.#host.useType(`${name}.${second}`);
      path = `'${second}','${member}'`;
    } else if (namespaces.has(name)) {
      if (isUpper(member)) this.#host.useType(`${name}.${member}`);
    } else this.#host.useType(name);
    this.#edit(
      object.start,
      object.end,
      `${names.context}.type(${this.#host.site(name)},${names.object},${path})`,
    );
    return true;
  }

  // ---- nodes --------------------------------------------------------------------------------------

  #walkAll(nodes: readonly (JsNode | null)[], scope: Scope | null): void {
    for (const node of nodes) if (node) this.#walk(node, scope);
  }

  #walk(node: JsNode, scope: Scope | null): void {
    switch (node.type) {
      case 'Identifier':
        this.#identifier(node, scope);
        return;
      case 'Literal':
        this.#literal(node);
        return;
      case 'MemberExpression':
        if (this.#typeMember(node, scope)) return;
        this.#walk(node.object, scope);
        if (node.computed) this.#walk(node.property, scope);
        return;
      case 'CallExpression':
        this.#call(node, scope);
        return;
      case 'ThisExpression':
        if (!this.#ownThis) this.#edit(node.start, node.end, this.#host.names.object);
        // A function called without an object: `this` is the global object.
        else if (!this.#classes)
          this.#edit(node.start, node.end, `(this??${this.#host.names.context}.global)`);
        return;
      case 'ExpressionStatement':
        if (this.#completion) {
          this.#usesResult = true;
          this.#edit(node.start, node.start, `${this.#host.names.result}=(`);
          this.#value(node.expression, scope);
          this.#edit(node.expression.end, node.expression.end, ')');
          return;
        }
        this.#walk(node.expression, scope);
        return;
      case 'Property':
        this.#property(node, scope);
        return;
      case 'NewExpression':
        this.#new(node, scope);
        return;
      case 'UnaryExpression':
        this.#unary(node, scope);
        return;
      case 'UpdateExpression':
      case 'RestElement':
        this.#target(node.argument, scope);
        return;
      case 'AssignmentExpression':
        if (node.operator === '=' && node.left.type === 'Identifier')
          this.#identifier(node.left, scope, true, '', true);
        else this.#target(node.left, scope);
        this.#value(node.right, scope);
        return;
      case 'BinaryExpression':
        this.#binary(node, scope);
        return;
      case 'AssignmentPattern':
        this.#target(node.left, scope);
        this.#walk(node.right, scope);
        return;
      case 'ArrayPattern':
        for (const element of node.elements) if (element) this.#target(element, scope);
        return;
      case 'VariableDeclarator':
        this.#walk(node.id, scope);
        if (node.init) this.#value(node.init, scope);
        return;
      case 'ReturnStatement':
        if (node.argument) this.#value(node.argument, scope);
        return;
      case 'ArrayExpression':
        for (const element of node.elements) if (element) this.#value(element, scope);
        return;
      case 'ObjectExpression':
        for (const property of node.properties) {
          if (
            property.type === 'Property' &&
            !property.shorthand &&
            property.value.type === 'MemberExpression'
          ) {
            if (property.computed) this.#walk(property.key, scope);
            else this.#literal(property.key);
            this.#value(property.value, scope);
          } else this.#walk(property, scope);
        }
        return;
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ArrowFunctionExpression':
        this.#function(node, scope, false);
        return;
      case 'ClassExpression':
      case 'ClassDeclaration':
        this.#class(node, scope);
        return;
      case 'IfStatement':
        this.#walk(node.test, scope);
        this.#branch(node.consequent, scope);
        if (node.alternate) this.#branch(node.alternate, scope);
        return;
      case 'LabeledStatement':
        this.#branch(node.body, scope);
        return;
      case 'BlockStatement':
        this.#block(node, scope);
        return;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        this.#for(node, scope);
        return;
      case 'SwitchStatement': {
        this.#walk(node.discriminant, scope);
        const names = new Set<string>();
        for (const item of node.cases) collectLexical(item.consequent, names);
        this.#walkAll(node.cases, names.size ? { names, parent: scope } : scope);
        return;
      }
      case 'CatchClause': {
        const names = new Set<string>();
        if (node.param) collectPattern(node.param, names);
        const inner: Scope = { names, parent: scope };
        if (node.param) this.#walk(node.param, inner);
        if (node.param?.type === 'Identifier') {
          // An error that the engine throws is caught in Qt's words.
          const { name } = node.param;
          const local = STRICT_RESERVED.has(name) ? `${name}$` : name;
          const at = node.body.start + 1;
          this.#edit(at, at, `${local}=${this.#host.names.context}.caught(${local});`);
        }
        this.#walk(node.body, inner);
        return;
      }
      case 'WithStatement':
        this.#host.report('with-statement', node.start);
        return;
      case 'AsExpression':
        this.#as(node, scope);
        return;
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        this.#edit(node.start, node.end, '');
        return;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        this.#export(node, scope);
        return;
    }
    const children = CHILDREN[node.type];
    if (!children) return;
    for (const key of children) {
      const child = node[key] as JsNode | (JsNode | null)[] | null;
      if (Array.isArray(child)) this.#walkAll(child, scope);
      else if (child) this.#walk(child, scope);
    }
  }

  /** What is exported stays, as a declaration; `compileScript` says how it is reached from outside. */
  #export(node: JsNode, scope: Scope | null): void {
    const declaration = node.declaration as JsNode | null;
    if (!declaration) {
      this.#edit(node.start, node.end, '');
      return;
    }
    const named = node.type === 'ExportNamedDeclaration' || isNamedDeclaration(declaration);
    this.#edit(node.start, declaration.start, named ? '' : `const ${DEFAULT_EXPORT}=`);
    this.#walk(declaration, scope);
  }

  #literal(node: JsNode): void {
    if (typeof node.value === 'string') {
      if (SLOPPY_STRING.test(node.raw)) this.#edit(node.start, node.end, JSON.stringify(node.value));
    } else if (typeof node.value === 'number' && isDecimalWithZero(node.raw))
      this.#edit(node.start, node.end, String(node.value));
  }

  #property(node: JsNode, scope: Scope | null): void {
    if (node.computed) this.#walk(node.key, scope);
    else if (!node.shorthand) this.#literal(node.key);
    const { value } = node;
    if (!node.shorthand) {
      if (value.type === 'Identifier') this.#identifier(value, scope, true);
      else this.#walk(value, scope);
      return;
    }
    const prefix = `${node.key.name}:`;
    if (value.type === 'AssignmentPattern') {
      this.#identifier(value.left, scope, true, prefix);
      this.#walk(value.right, scope);
    } else this.#identifier(value, scope, true, prefix);
  }

  /** `==` and `===` of two values that may be points or colours: those are compared by what they hold. */
  #binary(node: JsNode, scope: Scope | null): void {
    const { left, right, operator } = node;
    const call = /^[!=]==?$/.test(operator) && !isPlain(left) && !isPlain(right);
    if (call) {
      const method = operator.length === 3 ? 'same' : 'like';
      const not = operator[0] === '!' ? '!' : '';
      this.#edit(node.start, node.start, `${not}${this.#host.names.context}.${method}(`);
    }
    this.#walk(left, scope);
    if (call) {
      const { source } = this.#host;
      let at = skipSpace(source, left.end);
      while (source.charCodeAt(at) === 41) at = skipSpace(source, at + 1);
      this.#edit(at, at + operator.length, ',');
    }
    this.#walk(right, scope);
    if (call) this.#edit(node.end, node.end, ')');
  }

  #call({ callee, arguments: given }: JsNode, scope: Scope | null): void {
    if (callee.type === 'ConditionalExpression') this.#value(callee, scope);
    else this.#walk(callee, scope);
    const keeps = callee.type === 'MemberExpression' && !callee.computed && KEEPING.has(callee.property.name);
    for (const node of given) if (!keeps || !this.#method(node, scope)) this.#value(node, scope);
  }

  /** What is not called here but kept: a method keeps its object, as in Qt. */
  #value(node: JsNode, scope: Scope | null): void {
    const name =
      node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && node.property.name;
    if (name && METHODS.has(name) && this.#method(node, scope)) return;
    if (node.type === 'ConditionalExpression') {
      this.#walk(node.test, scope);
      this.#value(node.consequent, scope);
      this.#value(node.alternate, scope);
    } else this.#walk(node, scope);
  }

  /** `list.positionViewAtEnd` that is called later keeps its object, as in Qt; false when it is no such name. */
  #method(node: JsNode, scope: Scope | null): boolean {
    const { names, source } = this.#host;
    if (node.type === 'Identifier') {
      const name = node.name as string;
      if (this.#isLocal(name, scope) || CONSTANTS.has(name) || isUpper(name)) return false;
      const found = this.#lookup(name, false, false);
      if (!found.endsWith(`.${name}`) || this.#host.imported?.(name)) return false;
      this.#edit(
        node.start,
        node.end,
        `${names.context}.method(${found.slice(0, -name.length - 1)},'${name}')`,
      );
      return true;
    }
    if (node.type !== 'MemberExpression' || node.computed || node.optional) return false;
    const { object, property } = node;
    // What is not just a name after an object (a type's member, `(a).b`, a comment between) stays as it is.
    if (/^[A-Z]/.test(source.slice(object.start, object.end))) return false;
    if (property.type !== 'Identifier' || source.slice(object.end, property.start).trim() !== '.')
      return false;
    this.#edit(node.start, node.start, `${names.context}.method(`);
    this.#walk(object, scope);
    this.#edit(object.end, property.end, `,'${property.name}')`);
    return true;
  }

  #new(node: JsNode, scope: Scope | null): void {
    const { callee } = node;
    // `new $c.own(1).F()` would construct `own`.
    const before = this.#edits.length;
    this.#edit(callee.start, callee.start, '(');
    this.#walk(callee, scope);
    if (this.#edits.length === before + 1) this.#edits.pop();
    else this.#edit(callee.end, callee.end, ')');
    this.#walkAll(node.arguments, scope);
  }

  #unary(node: JsNode, scope: Scope | null): void {
    const { argument, operator } = node;
    if (argument.type === 'Identifier' && (operator === 'typeof' || operator === 'delete')) {
      const name = argument.name as string;
      const local = this.#isLocal(name, scope) || CONSTANTS.has(name);
      if (operator === 'delete') {
        // Deleting a variable does nothing, and is a syntax error in strict mode.
        if (local) this.#edit(node.start, node.end, 'false');
        else this.#identifier(argument, scope, true);
        return;
      }
      if (!local && name !== this.#host.ownId && name !== 'arguments') {
        const { names } = this.#host;
        if (isUpper(name)) this.#host.useType(name);
        const owner = `${names.context}.own(${this.#host.site(name)},${names.object},true)`;
        if (this.#injected && !isUpper(name)) {
          this.#injected.add(name);
          const text = `(${JSON.stringify(name)} in ${names.parameters}?${names.parameters}:${owner}).${name}`;
          this.#edit(argument.start, argument.end, text);
        } else this.#edit(argument.start, argument.end, `${owner}.${name}`);
        return;
      }
    }
    this.#walk(argument, scope);
  }

  #as(node: JsNode, scope: Scope | null): void {
    const [first, second] = node.typeName as string[];
    const last = second ?? first!;
    if (!isUpper(last)) {
      // A value type: the value has it already.
      this.#walk(node.expression, scope);
      this.#edit(node.expression.end, node.end, '');
      return;
    }
    const { names } = this.#host;
    const member = second ? `,'${second}').${second}` : ')';
    this.#host.useType((node.typeName as string[]).join('.'));
    this.#edit(node.start, node.start, '((v,t)=>v instanceof t?v:null)(');
    this.#walk(node.expression, scope);
    const type = `${names.context}.type(${this.#host.site(first!)},${names.object}${member}`;
    this.#edit(node.expression.end, node.end, `,${type})`);
  }

  #for(node: JsNode, scope: Scope | null): void {
    const head = (node.type === 'ForStatement' ? node.init : node.left) as JsNode | null;
    let inner = scope;
    if (head?.type === 'VariableDeclaration' && head.kind !== 'var') {
      const names = new Set<string>();
      for (const declarator of head.declarations) collectPattern(declarator.id, names);
      inner = { names, parent: scope };
    }
    if (head) this.#target(head, inner);
    const keys = node.type === 'ForInStatement' ? (node.right as JsNode) : null;
    if (keys) this.#edit(keys.start, keys.start, `${this.#host.names.context}.keys((`);
    for (const key of ['test', 'update', 'right']) if (node[key]) this.#walk(node[key], inner);
    if (keys) this.#edit(keys.end, keys.end, '))');
    this.#walk(node.body, inner);
  }

  /** In sloppy mode a function declaration may stand where strict mode wants a statement. */
  #branch(node: JsNode, scope: Scope | null): void {
    if (node.type !== 'FunctionDeclaration') {
      this.#walk(node, scope);
      return;
    }
    this.#edit(node.start, node.start, '{');
    const names = new Set([node.id.name as string]);
    this.#walk(node, { names, parent: scope });
    this.#edit(node.end, node.end, '}');
  }

  #block(node: JsNode, scope: Scope | null): void {
    const names = new Set<string>();
    collectLexical(node.body, names);
    const inner = names.size ? { names, parent: scope } : scope;
    this.#walkAll(node.body, inner);
  }

  #annotation(node: JsNode): void {
    const annotation = node.typeAnnotation as TypeAnnotation | undefined;
    if (annotation) this.#edit(annotation.start, annotation.end, '');
  }

  #function(node: JsNode, scope: Scope | null, top: boolean): void {
    const arrow = node.type === 'ArrowFunctionExpression';
    const names = new Set<string>();
    if (!arrow) names.add('arguments');
    for (const parameter of node.params) collectPattern(parameter, names);
    const block = node.body.type === 'BlockStatement';
    if (block) {
      collectVars(node.body.body, names);
      collectLexical(node.body.body, names);
    }
    if (node.type === 'FunctionExpression' && node.id) names.add(node.id.name);
    const inner: Scope = { names, parent: scope };
    const completion = this.#completion;
    this.#completion = false;
    if (!arrow) this.#ownThis++;
    if (node.id && !top) this.#identifier(node.id, inner);
    this.#parameters(node, inner);
    this.#annotation(node);
    if (block) this.#walkAll(node.body.body, inner);
    else this.#value(node.body, inner);
    if (!arrow) this.#ownThis--;
    this.#completion = completion;
  }

  /** Sloppy mode lets a parameter's name come twice; the last one counts. */
  #parameters(node: JsNode, scope: Scope): void {
    const { params } = node;
    for (let i = 0; i < params.length; i++) {
      const parameter = params[i] as JsNode;
      const name = parameter.name as string | undefined;
      if (name && params.some((other: JsNode, j: number) => j > i && other.name === name)) {
        this.#edit(parameter.start, parameter.end, `${name}$${i}`);
        this.#annotation(parameter);
      } else this.#walk(parameter, scope);
    }
  }

  #class(node: JsNode, scope: Scope | null): void {
    let inner = scope;
    if (node.id) {
      inner = { names: new Set([node.id.name as string]), parent: scope };
      this.#identifier(node.id, inner);
    }
    if (node.superClass) {
      // `extends` takes a call as it is, so no parentheses are needed.
      this.#walk(node.superClass, inner);
    }
    const completion = this.#completion;
    this.#completion = false;
    for (const member of node.body.body as JsNode[]) {
      if (member.computed) this.#walk(member.key, inner);
      this.#classes++;
      this.#ownThis++;
      if (member.type === 'StaticBlock') {
        const names = new Set<string>();
        collectVars(member.body, names);
        collectLexical(member.body, names);
        this.#walkAll(member.body, { names, parent: inner });
      } else if (member.value) this.#walk(member.value, inner);
      this.#ownThis--;
      this.#classes--;
    }
    this.#completion = completion;
  }
}
