// QML's grammar around acorn's JavaScript: objects, declarations and their values, with acorn reading
// every expression, statement and function. Objects are read with a stack of their own, so nesting costs
// no call stack. An error ends the member that it is in; reading goes on with the next one.
import type { TokenType } from 'acorn';
import type { Location } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import {
  AcornParser,
  FUNCTION_STATEMENT,
  isStackOverflow,
  isSyntaxError,
  type JsNode,
  RELATIONAL_PRECEDENCE,
  type RegExpState,
  SCOPE_FUNCTION,
  tokens as tt,
} from './acorn-internals.ts';
import type {
  BindingNode,
  DocumentNode,
  EnumNode,
  ImportNode,
  MemberNode,
  ObjectListNode,
  ObjectNode,
  PragmaNode,
  PropertyNode,
  QualifiedName,
  SignalParameterNode,
  TypeAnnotation,
  ValueNode,
} from './ast.ts';
import { type MessageCode, messageText } from './messages.ts';
import { findResumePoint, isUpper, skipSpace, wordAt } from './scan.ts';

/** What acorn says, in Qt's words. */
const ACORN_MESSAGES: [RegExp, MessageCode][] = [
  [/^Unterminated string/, 'unclosed-string'],
  [/^Unterminated comment/, 'unclosed-comment'],
  [/^Unterminated template/, 'unclosed-template'],
  [/^Unterminated regular/, 'unclosed-regexp'],
  [/^Unexpected character/, 'illegal-character'],
  [/^Not enough stack/, 'too-deep'],
];
const REWORDED: [RegExp, string][] = [
  [/^Identifier '(.*)' has/, 'Identifier $1 has'],
  [/^Unsyntactic break/, 'Break outside of loop'],
  [/^Unsyntactic continue/, 'continue outside of loop'],
  [/^Assigning to rvalue/, 'left-hand side of assignment operator is not an lvalue'],
];
const LEADING_ZERO = /0\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y;
/** A line of a script that surely begins a statement of its top level. */
const NEXT_STATEMENT = /^(?:import|export|function|async|var|let|const|class|if|for|while|switch|try)\b/gm;
/** A brace, and a key that no statement begins with. */
const KEYED = /\{\s*(?:"[^"]*"|'[^']*'|\d+)\s*:/y;
/** A broken file says what is wrong with it long before this. */
const MAX_ERRORS = 100;

function reword(message: string): string {
  for (const [pattern, text] of REWORDED) if (pattern.test(message)) return message.replace(pattern, text);
  return message;
}

class ParseError extends SyntaxError {
  readonly code: MessageCode;
  readonly pos: number;
  constructor(code: MessageCode, message: string, pos: number) {
    super(message);
    this.code = code;
    this.pos = pos;
  }
}

/** An object or a list of objects whose closing bracket is still to come. */
interface Frame {
  object: ObjectNode | null;
  list: ObjectListNode | null;
  /** The member that ends where this ends. */
  owner: { type: string; end: number } | null;
}

export interface ParseResult {
  ast: DocumentNode;
  diagnostics: Diagnostic[];
}

/** Where an offset stands: line and column from 1. */
export type Locator = (offset: number) => Location;

const OPTIONS = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  allowReturnOutsideFunction: true,
  sourceType: 'script',
};

export class QmlParser extends AcornParser {
  readonly diagnostics: Diagnostic[] = [];
  readonly locate: Locator;
  readonly #stack: Frame[] = [];
  readonly #objects: ObjectNode[] = [];
  /** What closes the list of arguments or elements that is being read. */
  #listEnd: TokenType | null = null;
  /** Where JavaScript itself would need a semicolon. */
  readonly semicolons: number[] = [];

  constructor(source: string, locate: Locator, start = 0, sourceType: 'script' | 'module' = 'script') {
    super({ ...OPTIONS, sourceType }, source, start);
    this.locate = locate;
  }

  // ---- errors -------------------------------------------------------------------------------------

  fail(code: MessageCode, pos: number, ...values: string[]): never {
    throw new ParseError(code, messageText(code, ...values), pos);
  }

  report(code: MessageCode, pos: number, ...values: string[]): void {
    this.#add(code, messageText(code, ...values), pos);
  }

  #add(code: MessageCode, message: string, pos: number): void {
    const loc = this.locate(pos);
    // Reading on may come to the same place again.
    const known = this.diagnostics.some((other) => other.loc[0] === loc[0] && other.loc[1] === loc[1]);
    if (!known) this.diagnostics.push({ code, severity: 'error', message, loc });
  }

  override raise(pos: number, message: string): never {
    for (const [pattern, code] of ACORN_MESSAGES) if (pattern.test(message)) this.fail(code, pos);
    if (message.startsWith('Unexpected keyword')) this.fail('expected-token', pos, 'identifier');
    throw new ParseError('javascript-syntax', reword(message), pos);
  }

  override raiseRecoverable(pos: number, message: string): void {
    this.#add('javascript-syntax', reword(message), pos);
  }

  /** The current token as Qt names it in a message. */
  get #tokenText(): string {
    if (this.type === tt.eof) return 'end of file';
    if (this.type === tt.name) return 'identifier';
    if (this.type === tt.num) return 'numeric literal';
    if (this.type === tt.string) return 'string literal';
    return this.input.slice(this.start, this.end);
  }

  override unexpected(pos?: number): never {
    if (pos !== undefined && pos !== this.start) this.fail('syntax-error', pos);
    if (this.type === tt.eof || this.type === tt.braceR) this.fail('expected-token', this.start, ';');
    this.fail('unexpected-token', this.start, this.#tokenText);
  }

  override expect(type: TokenType): void {
    if (this.eat(type)) return;
    const wanted = type === tt.comma && this.#listEnd === tt.parenR ? tt.parenR : type;
    this.fail('expected-token', this.start, wanted === tt.name ? 'identifier' : wanted.label);
  }

  override parseIdentNode(): JsNode {
    if (this.type !== tt.name && !this.type.keyword) this.fail('expected-token', this.start, 'identifier');
    return super.parseIdentNode();
  }

  override parseExprList(close: TokenType, ...rest: unknown[]): JsNode[] {
    return this.#inList(close, () => super.parseExprList(close, ...rest));
  }

  override parseBindingList(close: TokenType, ...rest: unknown[]): JsNode[] {
    return this.#inList(close, () => super.parseBindingList(close, ...rest));
  }

  override parseObj(isPattern: boolean, errors?: unknown): JsNode {
    return this.#inList(tt.braceR, () => super.parseObj(isPattern, errors));
  }

  /** Remembers what closes the list, for the message when its comma is missing. */
  #inList<T>(close: TokenType, parse: () => T): T {
    const outer = this.#listEnd;
    this.#listEnd = close;
    const list = parse();
    this.#listEnd = outer;
    return list;
  }

  /** Code of a document loads nothing by itself: that goes through the engine, and its rules. */
  override parseExprImport(): JsNode {
    return this.fail('unexpected-token', this.start, 'import');
  }

  override parseExprAtomDefault(): never {
    const closing =
      this.type === tt.eof || this.type === tt.braceR || this.type === tt.bracketR || this.type === tt.parenR;
    if (closing || this.type === tt.semi) this.fail('expected-token', this.start, 'numeric literal');
    this.fail('unexpected-token', this.start, this.#tokenText);
  }

  /** As in Qt, a closing brace ends a statement on its own line too: `f = function() {} g()`. */
  override canInsertSemicolon(): boolean {
    return this.input.charCodeAt(this.lastTokEnd - 1) === 125 || super.canInsertSemicolon();
  }

  override semicolon(): void {
    if (this.eat(tt.semi)) return;
    if (!this.canInsertSemicolon()) this.fail('expected-token', this.start, ';');
    // What is rewritten may begin with a parenthesis, which would go on with the line before.
    if (this.type === tt.name || !super.canInsertSemicolon()) this.semicolons.push(this.lastTokEnd);
  }

  // ---- what QML adds to JavaScript ----------------------------------------------------------------

  /** In QML a string may run over line ends. */
  override readString(quote: number): void {
    const { input } = this;
    let out = '';
    let chunk = ++this.pos;
    for (;;) {
      if (this.pos >= input.length) this.fail('unclosed-string', this.start);
      const code = input.charCodeAt(this.pos);
      if (code === quote) break;
      if (code === 92) {
        out += input.slice(chunk, this.pos) + this.readEscapedChar(false);
        chunk = this.pos;
      } else this.pos++;
    }
    out += input.slice(chunk, this.pos++);
    this.finishToken(tt.string, out);
  }

  override validateRegExpFlags(): void {}

  /** The engine knows best what it takes, and it takes no room. */
  override validateRegExpPattern({ start, source, flags }: RegExpState): void {
    try {
      new RegExp(source, flags);
    } catch (error) {
      this.raise(start - 1, (error as Error).message);
    }
  }

  /** `010` is ten, and not octal. */
  override readNumber(startsWithDot: boolean): void {
    LEADING_ZERO.lastIndex = this.pos;
    const text = startsWithDot ? null : LEADING_ZERO.exec(this.input)?.[0];
    if (!text) {
      super.readNumber(startsWithDot);
      return;
    }
    this.pos += text.length;
    if (wordAt(this.input, this.pos)) this.raise(this.pos, 'Identifier directly after number');
    this.finishToken(tt.num, Number(text));
  }

  /** `name: type` for parameters and variables. */
  override parseBindingAtom(): JsNode {
    const node = super.parseBindingAtom();
    if (this.type === tt.colon && node.type === 'Identifier')
      node.typeAnnotation = this.#parseTypeAnnotation();
    return node;
  }

  /** `function f(): type` */
  override parseFunctionBody(node: JsNode, isArrow: boolean, isMethod: boolean, forInit?: boolean): void {
    if (!isArrow && this.type === tt.colon) node.typeAnnotation = this.#parseTypeAnnotation();
    super.parseFunctionBody(node, isArrow, isMethod, forInit);
  }

  /** `value as Type` binds like `instanceof`. */
  override parseExprOp(
    left: JsNode,
    startPos: number,
    startLoc: unknown,
    minPrec: number,
    forInit?: unknown,
  ): JsNode {
    if (
      this.type === tt.name &&
      this.value === 'as' &&
      minPrec < RELATIONAL_PRECEDENCE &&
      !this.canInsertSemicolon()
    ) {
      const node = this.startNodeAt(startPos);
      this.next();
      node.expression = left;
      const type = this.#parseTypeName();
      node.typeName = type.parts;
      node.typeStart = type.start;
      return this.parseExprOp(this.finishNode(node, 'AsExpression'), startPos, startLoc, minPrec, forInit);
    }
    return super.parseExprOp(left, startPos, startLoc, minPrec, forInit);
  }

  #parseTypeAnnotation(): TypeAnnotation {
    const start = this.start;
    this.next();
    const text = this.#parseTypeText();
    return { text, start, end: this.lastTokEnd };
  }

  #parseTypeText(): string {
    const name = this.#parseTypeName().parts.join('.');
    if (this.value !== '<' || this.type !== tt.relational) return name;
    this.next();
    const element = this.#parseTypeName().parts.join('.');
    this.#closeAngle();
    return `${name}<${element}>`;
  }

  #closeAngle(): void {
    if (this.type !== tt.relational || this.value !== '>') this.fail('expected-token', this.start, '>');
    this.next();
  }

  /** A qualified name; `var` and `void` are types too. */
  #parseTypeName(): QualifiedName {
    if (this.type === tt._var || this.type === tt._void || this.type === tt._function) {
      const node = { parts: [this.type.keyword!], start: this.start, end: this.end };
      this.next();
      return node;
    }
    return this.#parseQualifiedName();
  }

  #parseQualifiedName(): QualifiedName {
    const node: QualifiedName = { parts: [], start: this.start, end: this.end };
    if (this.type !== tt.name) this.fail('expected-name', this.start);
    for (;;) {
      node.parts.push(this.value);
      node.end = this.end;
      this.next();
      if (this.type !== tt.dot) return node;
      this.next();
      if (this.type !== tt.name && !this.type.keyword) this.fail('expected-token', this.start, 'identifier');
    }
  }

  #parseName(): { name: string; start: number } {
    if (this.type !== tt.name) this.fail('expected-token', this.start, 'identifier');
    const node = { name: this.value as string, start: this.start };
    this.next();
    return node;
  }

  /** Whether the token after the current one is a word (so that `property int x` is a declaration). */
  #wordFollows(): boolean {
    return wordAt(this.input, skipSpace(this.input, this.end)) !== '';
  }

  // ---- the document -------------------------------------------------------------------------------

  parseDocument(): DocumentNode {
    const document: DocumentNode = {
      type: 'Document',
      source: this.input,
      headers: [],
      root: null,
      objects: this.#objects,
      semicolons: this.semicolons,
      start: 0,
      end: this.input.length,
    };
    let from = 0;
    this.#resume(this.pos);
    while (this.type !== tt.eof && !this.#stack.length) {
      from = this.start;
      try {
        const header = this.#parseHeader();
        if (header) document.headers.push(header);
        else if (this.type !== tt.name) this.fail('unexpected-token', this.start, this.#tokenText);
        else document.root = this.#openObject(this.#parseQualifiedName(), null, null);
      } catch (error) {
        if (!this.#recover(error, this.#stack.length ? this.pos : from)) return document;
      }
    }
    if (!document.root && !this.diagnostics.length)
      this.report('expected-token', this.start, 'numeric literal');
    if (!this.#parseObjects()) return document;
    if (document.root && this.type !== tt.eof) this.#reportTrailing();
    return document;
  }

  /** Something stands after the root object. */
  #reportTrailing(): void {
    const { start, end } = this;
    const text = this.#tokenText;
    const single = skipSpace(this.input, end) >= this.input.length;
    if (single) this.report('unexpected-token', start, text);
    else this.report('syntax-error', start);
  }

  #parseHeader(): ImportNode | PragmaNode | null {
    const { start } = this;
    if (this.type === tt._import) {
      this.next();
      return this.#parseImport(start);
    }
    if (this.isContextual('pragma') && this.#wordFollows()) {
      this.next();
      const { name } = this.#parseName();
      let value: string | null = null;
      if (this.eat(tt.colon)) {
        const values: string[] = [];
        do {
          if (this.type !== tt.name && this.type !== tt.string)
            this.fail('expected-token', this.start, 'identifier');
          values.push(this.value);
          this.next();
        } while (this.eat(tt.comma));
        value = values.join(',');
      }
      const end = this.lastTokEnd;
      this.semicolon();
      return { type: 'Pragma', name, value, start, end };
    }
    return null;
  }

  #parseImport(start: number): ImportNode {
    const sourceStart = this.start;
    let source: string;
    let kind: ImportNode['kind'] = 'module';
    let version: ImportNode['version'] = null;
    let as: ImportNode['as'] = null;
    if (this.type === tt.string) {
      source = this.value;
      kind = /\.m?js$/.test(source) ? 'script' : 'directory';
      this.next();
    } else source = this.#parseQualifiedName().parts.join('.');
    if (this.type === tt.num) {
      // As text: `2.10` is not `2.1`.
      const [, major, minor] = /^(\d+)(?:\.(\d+))?$/.exec(this.input.slice(this.start, this.end)) ?? [];
      if (major === undefined) this.fail('expected-token', this.start, 'version number');
      version = [Number(major), minor === undefined ? -1 : Number(minor)];
      this.next();
    }
    if (this.isContextual('as')) {
      this.next();
      as = this.#parseName();
    }
    const end = this.lastTokEnd;
    this.semicolon();
    return { type: 'Import', kind, source, sourceStart, version, as, start, end };
  }

  /** A JavaScript resource, from the position given to the constructor on. */
  parseScript(): JsNode {
    const body: JsNode[] = [];
    const program: JsNode = { type: 'Program', start: this.pos, end: this.input.length, body };
    const exports = Object.create(null);
    let going = this.#resume(this.pos);
    while (going && this.type !== tt.eof) {
      const from = this.start;
      try {
        body.push(this.parseStatement(null, true, exports));
      } catch (error) {
        const pos = this.#reportError(error, from);
        NEXT_STATEMENT.lastIndex = Math.max(pos, from) + 1;
        const next = NEXT_STATEMENT.exec(this.input);
        going = this.diagnostics.length < MAX_ERRORS && this.#resume(next ? next.index : this.input.length);
      }
    }
    return program;
  }

  // ---- objects ------------------------------------------------------------------------------------

  /** At `{`: the object begins and its members are read by `parseObjects`. */
  #openObject(
    name: QualifiedName,
    parent: ObjectNode | null,
    owner: { type: string; end: number } | null,
    group = false,
  ): ObjectNode {
    if (this.type !== tt.braceL) this.fail('expected-token', this.start, '{');
    const object: ObjectNode = {
      type: 'Object',
      name,
      group,
      members: [],
      parent,
      index: -1,
      id: null,
      start: name.start,
      end: this.end,
    };
    this.#objects.push(object);
    this.#stack.push({ object, list: null, owner });
    this.next();
    return object;
  }

  /** Reads until every open object is closed. False when there were too many errors to go on. */
  #parseObjects(): boolean {
    const stack = this.#stack;
    while (stack.length) {
      const depth = stack.length;
      const frame = stack[depth - 1]!;
      const from = this.start;
      try {
        if (this.type === tt.eof) {
          this.report('expected-token', this.start, frame.list ? ']' : '}');
          for (const open of stack) (open.object ?? open.list!).end = this.end;
          stack.length = 0;
        } else if (frame.list) this.#parseListElement(frame);
        else if (this.type === tt.braceR) {
          stack.pop();
          frame.object!.end = this.end;
          this.#closeOwner(frame);
        } else this.#parseMember(frame.object!);
      } catch (error) {
        if (!this.#recover(error, stack.length > depth ? this.pos : from)) return false;
      }
    }
    return true;
  }

  /** At the closing bracket of what `frame` holds. */
  #closeOwner({ owner }: Frame): void {
    if (owner) owner.end = this.end;
    this.next();
    // Behind a declaration, and only there, QML takes a semicolon too.
    if (owner?.type === 'Property') this.eat(tt.semi);
  }

  #parseListElement(frame: Frame): void {
    const list = frame.list!;
    if (list.objects.length) {
      if (this.type === tt.bracketR) {
        list.end = this.end;
        this.#stack.pop();
        this.#closeOwner(frame);
        return;
      }
      if (this.type !== tt.comma) {
        // Without its comma the list cannot go on, and what follows belongs to the object again.
        this.#stack.pop();
        this.fail('expected-token', this.start, ',');
      }
      this.next();
    }
    const parent = this.#enclosing(frame);
    try {
      list.objects.push(this.#openObject(this.#parseQualifiedName(), parent, null));
    } catch (error) {
      const opened = this.#stack[this.#stack.length - 1]!;
      if (opened !== frame && opened.object) list.objects.push(opened.object);
      else this.#stack.pop();
      throw error;
    }
  }

  #enclosing(frame: Frame): ObjectNode | null {
    return this.#stack[this.#stack.indexOf(frame) - 1]?.object ?? null;
  }

  #parseMember(object: ObjectNode): void {
    const { start, type } = this;
    if (type === tt.name) {
      switch (this.value) {
        case 'property':
        case 'readonly':
        case 'required':
          if (this.#wordFollows()) {
            this.#parseProperty(object);
            return;
          }
          break;
        case 'signal':
          if (this.#wordFollows()) {
            this.#parseSignal(object);
            return;
          }
          break;
        case 'enum':
          if (this.#wordFollows()) {
            this.#parseEnum(object);
            return;
          }
          break;
        case 'component':
          if (this.#wordFollows()) {
            this.#parseInlineComponent(object);
            return;
          }
          break;
        case 'async':
          if (wordAt(this.input, skipSpace(this.input, this.end)) === 'function') {
            this.#parseMethod(object, true);
            return;
          }
          break;
      }
      const name = this.#parseQualifiedName();
      if (this.type === tt.colon) {
        const node: BindingNode = { type: 'Binding', name, value: null!, start, end: this.end };
        this.next();
        this.#parseValue(object, node, node);
        return;
      }
      if (this.type === tt.braceL) {
        const group = !isUpper(name.parts[name.parts.length - 1]!);
        this.#addOpened(object, () => this.#openObject(name, object, null, group));
        return;
      }
      if (this.isContextual('on') && this.#wordFollows()) {
        this.next();
        const target = this.#parseQualifiedName();
        const node: MemberNode = { type: 'On', name: target, value: null!, start, end: this.end };
        this.#openInto(object, node, node, name);
        return;
      }
      this.fail('expected-token', this.start, ':');
    }
    if (type === tt._function) {
      this.#parseMethod(object, false);
      return;
    }
    if (type === tt._default && this.#wordFollows()) {
      this.#parseProperty(object);
      return;
    }
    if (type === tt._var && this.#wordFollows()) this.fail('stray-declaration', start);
    const literal = type === tt.string || type === tt.num || type === tt.bracketL || type === tt._function;
    if (!literal) this.fail('unexpected-token', start, this.#tokenText);
    this.fail('expected-name', start);
  }

  /** Runs `open` and keeps the object it opened even when the token after its brace is broken. */
  #addOpened(object: ObjectNode, open: () => ObjectNode): void {
    const depth = this.#stack.length;
    try {
      open();
    } finally {
      if (this.#stack.length > depth) object.members.push(this.#stack[depth]!.object!);
    }
  }

  #openInto(
    object: ObjectNode,
    member: MemberNode,
    holder: { value: ValueNode | null },
    name: QualifiedName,
  ): void {
    const depth = this.#stack.length;
    try {
      this.#openObject(name, object, member);
    } finally {
      if (this.#stack.length > depth) {
        holder.value = this.#stack[depth]!.object!;
        object.members.push(member);
      }
    }
  }

  /** What follows `name:`. An object or list is left open on the stack. */
  #parseValue(
    object: ObjectNode,
    member: MemberNode,
    holder: { type: string; value: ValueNode | null; end: number },
  ): void {
    const { start } = this;
    if (this.type === tt.name && this.#objectFollows(this.start))
      this.#openInto(object, member, holder, this.#parseQualifiedName());
    else if (this.type === tt.bracketL && this.#objectFollows(skipSpace(this.input, this.end))) {
      const list: ObjectListNode = { type: 'ObjectList', objects: [], start, end: this.end };
      holder.value = list;
      object.members.push(member);
      this.#stack.push({ object: null, list, owner: holder });
      this.next();
    } else {
      const statement = this.#parseScriptStatement();
      holder.value = { type: 'Script', statement, start, end: statement.end };
      holder.end = statement.end;
      object.members.push(member);
    }
  }

  /** Whether `Type {` or `Q.Type {` stands at `pos`. */
  #objectFollows(pos: number): boolean {
    const { input } = this;
    for (;;) {
      const word = wordAt(input, pos);
      if (!word) return false;
      pos = skipSpace(input, pos + word.length);
      const code = input.charCodeAt(pos);
      if (code === 123) return true;
      if (code !== 46) return false;
      pos = skipSpace(input, pos + 1);
    }
  }

  #parseScriptStatement(): JsNode {
    KEYED.lastIndex = this.start;
    // What cannot be a block is an object: `{ "key": 1 }`.
    const { type } = this;
    switch (type === tt.braceL && KEYED.test(this.input) ? null : type) {
      case tt.braceL:
      case tt._if:
      case tt._switch:
      case tt._try:
      case tt._with:
      case tt.semi: {
        this.enterScope(SCOPE_FUNCTION);
        const node = this.parseStatement(null);
        this.exitScope();
        return node;
      }
      case tt._for:
      case tt._while:
      case tt._do:
      case tt._var:
      case tt._const:
      case tt._return:
      case tt._throw:
      case tt._break:
      case tt._continue:
      case tt._debugger:
        return this.fail('unexpected-token', this.start, this.#tokenText);
      case tt.braceR:
      case tt.parenR:
      case tt.bracketR:
      case tt.eof:
        return this.fail('expected-token', this.start, ';');
    }
    const node = this.startNode();
    node.expression = this.parseExpression();
    node.end = this.lastTokEnd;
    if (!this.eat(tt.semi) && !this.canInsertSemicolon()) this.fail('expected-token', this.start, ';');
    node.type = 'ExpressionStatement';
    return node;
  }

  // ---- declarations -------------------------------------------------------------------------------

  #parseProperty(object: ObjectNode): void {
    const { start } = this;
    const modifiers: Record<string, number> = { default: -1, required: -1, readonly: -1 };
    while (this.type === tt._default || !this.isContextual('property') || !this.#wordFollows()) {
      const modifier = this.type === tt._default ? 'default' : String(this.value);
      if (this.type !== tt._default && this.type !== tt.name)
        this.fail('expected-token', this.start, 'property');
      if (modifiers[modifier] === undefined || !this.#wordFollows()) {
        if (modifiers.required === -1 || modifiers.default !== -1 || modifiers.readonly !== -1)
          this.fail('expected-token', this.start, 'property');
        const { name, start: nameStart } = this.#parseName();
        object.members.push({ type: 'Required', name, nameStart, start, end: this.lastTokEnd });
        this.semicolon();
        return;
      }
      if (modifiers[modifier] !== -1) this.report('duplicate-modifier', this.start, modifier);
      modifiers[modifier] = this.start;
      this.next();
    }
    this.next();
    const valueTypeStart = this.start;
    let valueType = this.#parseTypeName().parts.join('.');
    let list = false;
    if (this.type === tt.relational && this.value === '<') {
      this.next();
      if (valueType !== 'list') this.fail('expected-token', this.lastTokStart, 'identifier');
      valueType = this.#parseTypeName().parts.join('.');
      this.#closeAngle();
      list = true;
    }
    const { name, start: nameStart } = this.#parseName();
    const node: PropertyNode = {
      type: 'Property',
      name,
      nameStart,
      valueType,
      valueTypeStart,
      list,
      default: modifiers.default!,
      required: modifiers.required!,
      readonly: modifiers.readonly!,
      value: null,
      start,
      end: this.lastTokEnd,
    };
    if (this.type === tt.colon) {
      this.next();
      this.#parseValue(object, node, node);
      const { value } = node as { value: ValueNode | null };
      if (value?.type === 'Script' && value.statement.type !== 'ExpressionStatement') this.eat(tt.semi);
      return;
    }
    if (!this.eat(tt.semi) && !this.canInsertSemicolon()) this.fail('expected-token', this.start, ':');
    object.members.push(node);
  }

  #parseSignal(object: ObjectNode): void {
    const { start } = this;
    this.next();
    const { name, start: nameStart } = this.#parseName();
    const parameters: SignalParameterNode[] = [];
    if (this.eat(tt.parenL) && !this.eat(tt.parenR)) {
      do {
        const from = this.start;
        const first = this.#parseTypeText();
        if (this.eat(tt.colon)) {
          const valueType = this.#parseTypeText();
          parameters.push({ name: first, valueType, start: from, end: this.lastTokEnd });
        } else {
          const second = this.#parseName();
          parameters.push({ name: second.name, valueType: first, start: from, end: this.lastTokEnd });
        }
      } while (this.eat(tt.comma));
      this.expect(tt.parenR);
    }
    const end = this.lastTokEnd;
    this.semicolon();
    object.members.push({ type: 'Signal', name, nameStart, parameters, start, end });
  }

  #parseEnum(object: ObjectNode): void {
    const { start } = this;
    this.next();
    const { name, start: nameStart } = this.#parseName();
    const node: EnumNode = { type: 'Enum', name, nameStart, values: [], start, end: this.end };
    this.expect(tt.braceL);
    let value = -1;
    do {
      const member = this.#parseName();
      value++;
      if (this.eat(tt.eq)) {
        const at = this.start;
        const negative = this.type === tt.plusMin && this.value === '-';
        if (negative) this.next();
        if (this.type !== tt.num) this.fail('expected-token', this.start, 'numeric literal');
        value = negative ? -this.value : this.value;
        if (!Number.isInteger(value)) this.report('enum-integer', at);
        else if (value !== (value | 0)) this.report('enum-range', at);
        this.next();
      }
      node.values.push({ ...member, value });
    } while (this.eat(tt.comma));
    if (this.type === tt.name) this.fail('unexpected-token', this.start, 'identifier');
    node.end = this.end;
    this.expect(tt.braceR);
    object.members.push(node);
  }

  #parseInlineComponent(object: ObjectNode): void {
    const { start } = this;
    this.next();
    const { name, start: nameStart } = this.#parseName();
    this.expect(tt.colon);
    const node: MemberNode = { type: 'Component', name, nameStart, object: null!, start, end: this.end };
    const depth = this.#stack.length;
    const type = this.#parseQualifiedName();
    try {
      this.#openObject(type, null, node);
    } finally {
      if (this.#stack.length > depth) {
        node.object = this.#stack[depth]!.object!;
        object.members.push(node);
      }
    }
  }

  #parseMethod(object: ObjectNode, isAsync: boolean): void {
    const { start } = this;
    if (isAsync) this.next();
    const node = this.startNodeAt(start);
    const after = this.input.charCodeAt(skipSpace(this.input, this.end));
    if (after === 40) this.fail('expected-name', start);
    this.next();
    this.enterScope(SCOPE_FUNCTION);
    this.parseFunction(node, FUNCTION_STATEMENT, false, isAsync);
    this.exitScope();
    object.members.push({ type: 'Method', function: node, start, end: node.end });
  }

  // ---- recovery -----------------------------------------------------------------------------------

  /** Reports the error and reads on at the next member. False when there were too many. */
  #recover(error: unknown, from: number): boolean {
    const pos = this.#reportError(error, from);
    if (this.diagnostics.length >= MAX_ERRORS) {
      this.report('too-many-errors', pos);
      return false;
    }
    let next = findResumePoint(this.input, from, Math.max(pos, from), !this.#stack.length);
    // A brace that closes nothing.
    if (!this.#stack.length && this.input.charCodeAt(next) === 125) next++;
    return this.#resume(next);
  }

  /** Where the error is. What is not the user's error is thrown again. */
  #reportError(error: unknown, from: number): number {
    if (isStackOverflow(error)) {
      this.report('too-deep', from);
      return this.start;
    }
    if (!isSyntaxError(error)) throw error;
    const { code } = error as unknown as ParseError;
    // Where the stack ended says nothing to the user.
    this.#add(code, error.message, code === 'too-deep' ? from : error.pos);
    return error.pos;
  }

  /** Sets the tokenizer to `pos`, in the state it has between two members. */
  #resume(pos: number): boolean {
    this.pos = pos;
    this.context = [];
    const block = this.initialContext()[0]!;
    for (let depth = this.#stack.length; depth >= 0; depth--) this.context.push(block);
    this.exprAllowed = true;
    this.strict = this.inModule;
    this.labels = [];
    this.scopeStack.length = 1;
    this.privateNameStack.length = 0;
    this.yieldPos = this.awaitPos = this.awaitIdentPos = 0;
    this.potentialArrowAt = -1;
    this.containsEsc = false;
    this.#listEnd = null;
    this.type = tt.eof;
    try {
      this.nextToken();
    } catch (error) {
      return this.#recover(error, pos + 1);
    }
    this.lastTokStart = this.lastTokEnd = pos;
    return true;
  }
}
