// What the rewriting needs to know of JavaScript's nodes and words, whatever the document: what is in them, what only
// sloppy mode has, and which values are surely plain ones.
import type { JsNode } from './acorn-internals.ts';
import { isUpper } from './scan.ts';

/** The children of a node that need no care of their own. */
export const CHILDREN: Record<string, readonly string[]> = {
  ExpressionStatement: ['expression'],
  LogicalExpression: ['left', 'right'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  CallExpression: ['callee', 'arguments'],
  SequenceExpression: ['expressions'],
  ArrayExpression: ['elements'],
  ObjectExpression: ['properties'],
  ObjectPattern: ['properties'],
  SpreadElement: ['argument'],
  TemplateLiteral: ['expressions'],
  TaggedTemplateExpression: ['tag', 'quasi'],
  YieldExpression: ['argument'],
  AwaitExpression: ['argument'],
  ChainExpression: ['expression'],
  ReturnStatement: ['argument'],
  ThrowStatement: ['argument'],
  WhileStatement: ['test', 'body'],
  DoWhileStatement: ['body', 'test'],
  VariableDeclaration: ['declarations'],
  TryStatement: ['block', 'handler', 'finalizer'],
  SwitchCase: ['test', 'consequent'],
  Program: ['body'],
};

/** Words that are names in sloppy mode and reserved in a module. */
export const STRICT_RESERVED = new Set(
  'implements interface let package private protected public static yield await eval arguments'.split(' '),
);
/** The variable for `export default` without a name. */
export const DEFAULT_EXPORT = 'default$';
/** Names that are never looked up. */
export const CONSTANTS = new Set(['undefined', 'NaN', 'Infinity']);
/** Strings that strict mode or a single line does not take as they stand. */
export const SLOPPY_STRING = /[\n\r]|\\[0-9]/;

/** Functions that call later what they are given. */
export const KEEPING = new Set(['connect', 'disconnect', 'callLater']);

const PLAIN = /^(?:Literal|Template|Unary|Update|Function|Arrow|Array|Object|Class|This)/;

/** What is surely no value of a value type: a text, a number, a constant, `Type.Key`. */
export function isPlain(node: JsNode): boolean {
  if (node.type === 'Identifier') return CONSTANTS.has(node.name);
  if (node.type === 'BinaryExpression') return true;
  if (node.type !== 'MemberExpression') return PLAIN.test(node.type);
  const { object, property, computed } = node;
  if (computed) return false;
  return property.name === 'length' || (isUpper(property.name ?? '') && isUpper(object.name ?? ''));
}

/** A function or class that `export default` stands before, and that has a name. */
export function isNamedDeclaration(node: JsNode): boolean {
  return node.type.endsWith('Declaration') && node.id !== null;
}

/** `010`, which is ten in QML and a syntax error in strict mode. */
export function isDecimalWithZero(raw: string): boolean {
  return raw.charCodeAt(0) === 48 && raw.charCodeAt(1) >= 48 && raw.charCodeAt(1) <= 57;
}
