// The part of acorn's parser that its public types leave out and that the QML parser builds on. This is
// the only file that touches it untyped: an acorn update that moves something is felt here first.
import { Parser, type TokenType, tokTypes } from 'acorn';

/** Any node of acorn's tree; the compiler reads it by `type` and property name. */
export interface JsNode {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on `type`; every reader checks that
  [property: string]: any;
}

/** A regular expression that is being read. */
export interface RegExpState {
  readonly start: number;
  readonly source: string;
  readonly flags: string;
}

interface TokenContext {
  readonly token: string;
}

/** What the QML parser calls and overrides. Names and meanings are acorn's. */
export declare class AcornInternals {
  constructor(options: object, input: string, startPos?: number);
  readonly input: string;
  pos: number;
  type: TokenType;
  // biome-ignore lint/suspicious/noExplicitAny: a string, a number, a template part, as `type` says
  value: any;
  start: number;
  end: number;
  lastTokStart: number;
  lastTokEnd: number;
  context: TokenContext[];
  exprAllowed: boolean;
  containsEsc: boolean;
  strict: boolean;
  labels: unknown[];
  scopeStack: unknown[];
  privateNameStack: unknown[];
  yieldPos: number;
  awaitPos: number;
  awaitIdentPos: number;
  potentialArrowAt: number;

  next(): void;
  nextToken(): void;
  eat(type: TokenType): boolean;
  expect(type: TokenType): void;
  isContextual(name: string): boolean;
  canInsertSemicolon(): boolean;
  semicolon(): void;
  unexpected(pos?: number): never;
  raise(pos: number, message: string): never;
  raiseRecoverable(pos: number, message: string): void;
  finishToken(type: TokenType, value?: unknown): void;
  readString(quote: number): void;
  readNumber(startsWithDot: boolean): void;
  readEscapedChar(inTemplate: boolean): string;
  skipBlockComment(): void;
  validateRegExpFlags(state: RegExpState): void;
  validateRegExpPattern(state: RegExpState): void;

  startNode(): JsNode;
  startNodeAt(pos: number): JsNode;
  finishNode<T extends { type: string }>(node: T, type: string): T;
  enterScope(flags: number): void;
  exitScope(): void;
  initialContext(): TokenContext[];
  strictDirective(start: number): boolean;

  parseExpression(): JsNode;
  parseStatement(context: string | null, topLevel?: boolean, exports?: object): JsNode;
  readonly inModule: boolean;
  parseFunction(node: JsNode, statement: number, allowExpressionBody: boolean, isAsync: boolean): JsNode;
  parseFunctionBody(node: JsNode, isArrow: boolean, isMethod: boolean, forInit?: boolean): void;
  parseBindingAtom(): JsNode;
  parseIdent(liberal?: boolean): JsNode;
  parseIdentNode(): JsNode;
  parseExprList(close: TokenType, ...rest: unknown[]): JsNode[];
  parseBindingList(close: TokenType, ...rest: unknown[]): JsNode[];
  parseObj(isPattern: boolean, errors?: unknown): JsNode;
  parseExprImport(): JsNode;
  parseExprAtomDefault(): never;
  parseExprOp(left: JsNode, startPos: number, startLoc: unknown, minPrec: number, forInit?: unknown): JsNode;
}

export const AcornParser = Parser as unknown as typeof AcornInternals;
export const tokens = tokTypes;

/** acorn's flag for a scope that `var` and `return` belong to. */
export const SCOPE_FUNCTION = 2;
/** acorn's flag for a function that is a declaration. */
export const FUNCTION_STATEMENT = 1;
/** Precedence of `<`, `instanceof` and, in QML, `as`. */
export const RELATIONAL_PRECEDENCE = 7;

/** A thrown syntax error that is acorn's own (and not a bug in the compiler). */
export function isSyntaxError(error: unknown): error is SyntaxError & { pos: number; raisedAt: number } {
  return error instanceof SyntaxError && typeof (error as { pos?: unknown }).pos === 'number';
}

/** The engine's stack is used up: V8 and WebKit throw a RangeError, Gecko an InternalError. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}
