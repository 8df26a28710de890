// The JavaScript of QML, on acorn: what it takes beyond the standard (strings over lines, `010`, types, `as`),
// how acorn's errors are said in Qt's words, and the names and types that QML's own grammar is made of.
import type { TokenType } from 'acorn';
import type { Location } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import {
  AcornParser,
  type JsNode,
  RELATIONAL_PRECEDENCE,
  type RegExpState,
  tokens as tt,
} from './acorn-internals.ts';
import type { QualifiedName, TypeAnnotation } from './ast.ts';
import { type MessageCode, messageText } from './messages.ts';
import { skipSpace, wordAt } from './scan.ts';

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

function reword(message: string): string {
  for (const [pattern, text] of REWORDED) if (pattern.test(message)) return message.replace(pattern, text);
  return message;
}
export class ParseError extends SyntaxError {
  readonly code: MessageCode;
  readonly pos: number;
  constructor(code: MessageCode, message: string, pos: number) {
    super(message);
    this.code = code;
    this.pos = pos;
  }
}

/** Where an offset stands: line and column from 1. */
export type Locator = (offset: number) => Location;

const OPTIONS = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  allowReturnOutsideFunction: true,
  sourceType: 'script',
};

export class ScriptParser extends AcornParser {
  readonly diagnostics: Diagnostic[] = [];
  readonly locate: Locator;
  /** What closes the list of arguments or elements that is being read. */
  protected listEnd: TokenType | null = null;
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
    this.addError(code, messageText(code, ...values), pos);
  }

  protected addError(code: MessageCode, message: string, pos: number): void {
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
    this.addError('javascript-syntax', reword(message), pos);
  }

  /** The current token as Qt names it in a message. */
  protected get tokenText(): string {
    if (this.type === tt.eof) return 'end of file';
    if (this.type === tt.name) return 'identifier';
    if (this.type === tt.num) return 'numeric literal';
    if (this.type === tt.string) return 'string literal';
    return this.input.slice(this.start, this.end);
  }

  override unexpected(pos?: number): never {
    if (pos !== undefined && pos !== this.start) this.fail('syntax-error', pos);
    if (this.type === tt.eof || this.type === tt.braceR) this.fail('expected-token', this.start, ';');
    this.fail('unexpected-token', this.start, this.tokenText);
  }

  override expect(type: TokenType): void {
    if (this.eat(type)) return;
    const wanted = type === tt.comma && this.listEnd === tt.parenR ? tt.parenR : type;
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
    const outer = this.listEnd;
    this.listEnd = close;
    const list = parse();
    this.listEnd = outer;
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
    this.fail('unexpected-token', this.start, this.tokenText);
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
      const type = this.readTypeName();
      node.typeName = type.parts;
      node.typeStart = type.start;
      return this.parseExprOp(this.finishNode(node, 'AsExpression'), startPos, startLoc, minPrec, forInit);
    }
    return super.parseExprOp(left, startPos, startLoc, minPrec, forInit);
  }

  #parseTypeAnnotation(): TypeAnnotation {
    const start = this.start;
    this.next();
    const text = this.readTypeText();
    return { text, start, end: this.lastTokEnd };
  }

  protected readTypeText(): string {
    const name = this.readTypeName().parts.join('.');
    if (this.value !== '<' || this.type !== tt.relational) return name;
    this.next();
    const element = this.readTypeName().parts.join('.');
    this.closeAngle();
    return `${name}<${element}>`;
  }

  protected closeAngle(): void {
    if (this.type !== tt.relational || this.value !== '>') this.fail('expected-token', this.start, '>');
    this.next();
  }

  /** A qualified name; `var` and `void` are types too. */
  protected readTypeName(): QualifiedName {
    if (this.type === tt._var || this.type === tt._void || this.type === tt._function) {
      const node = { parts: [this.type.keyword!], start: this.start, end: this.end };
      this.next();
      return node;
    }
    return this.readQualifiedName();
  }

  protected readQualifiedName(): QualifiedName {
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

  protected readName(): { name: string; start: number } {
    if (this.type !== tt.name) this.fail('expected-token', this.start, 'identifier');
    const node = { name: this.value as string, start: this.start };
    this.next();
    return node;
  }

  /** Whether the token after the current one is a word (so that `property int x` is a declaration). */
  protected wordFollows(): boolean {
    return wordAt(this.input, skipSpace(this.input, this.end)) !== '';
  }
}
