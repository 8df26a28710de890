// The tree of a QML document. JavaScript in it is acorn's tree. `start` and `end` are offsets in the
// source (UTF-16 units). The objects of a document also stand in one flat list, parents before children,
// so that passes loop instead of recursing: nesting may be thousands of levels deep.
import type { JsNode } from './acorn-internals.ts';

interface Span {
  start: number;
  end: number;
}

/** `Item`, `Q.Item`, `anchors.fill`: the names between the dots. */
export interface QualifiedName extends Span {
  parts: string[];
}

export interface ImportNode extends Span {
  type: 'Import';
  kind: 'module' | 'directory' | 'script';
  /** The module's URI, or the text between the quotes. */
  source: string;
  sourceStart: number;
  version: [number, number] | null;
  as: { name: string; start: number } | null;
}

export interface PragmaNode extends Span {
  type: 'Pragma';
  name: string;
  value: string | null;
}

/** JavaScript given to a property or handler: an expression, a block, or another statement. */
export interface ScriptNode extends Span {
  type: 'Script';
  /** acorn's statement; an expression is in an `ExpressionStatement`. */
  statement: JsNode;
}

/** `[Type {}, Type {}]` */
export interface ObjectListNode extends Span {
  type: 'ObjectList';
  objects: ObjectNode[];
}

export type ValueNode = ScriptNode | ObjectNode | ObjectListNode;

/** `Type { ... }`, and `name { ... }`, which is a group. */
export interface ObjectNode extends Span {
  type: 'Object';
  name: QualifiedName;
  /** Lower-case name: members of a grouped property of `parent`. */
  group: boolean;
  members: MemberNode[];
  /** The object or group whose braces this one is in; null for the root and for an inline component's root. */
  parent: ObjectNode | null;
  /** Index among the document's objects; groups have none (-1). Set by the pass `number-objects`. */
  index: number;
  /** Set by the pass `check-ids`. */
  id: string | null;
}

/** `name: value` */
export interface BindingNode extends Span {
  type: 'Binding';
  name: QualifiedName;
  value: ValueNode;
}

/** `Type on name { ... }` */
export interface OnNode extends Span {
  type: 'On';
  name: QualifiedName;
  value: ObjectNode;
}

export interface PropertyNode extends Span {
  type: 'Property';
  name: string;
  nameStart: number;
  /** `alias` among them. */
  valueType: string;
  valueTypeStart: number;
  list: boolean;
  /** Offset of the modifier, -1 without it. */
  default: number;
  required: number;
  readonly: number;
  value: ValueNode | null;
}

/** `required name` */
export interface RequiredNode extends Span {
  type: 'Required';
  name: string;
  nameStart: number;
}

export interface SignalParameterNode extends Span {
  name: string;
  valueType: string;
}

export interface SignalNode extends Span {
  type: 'Signal';
  name: string;
  nameStart: number;
  parameters: SignalParameterNode[];
}

export interface MethodNode extends Span {
  type: 'Method';
  /** acorn's FunctionDeclaration. Annotated names and the function carry `typeAnnotation`. */
  function: JsNode;
}

export interface EnumNode extends Span {
  type: 'Enum';
  name: string;
  nameStart: number;
  values: { name: string; start: number; value: number }[];
}

/** `component Name: Type { ... }` */
export interface ComponentNode extends Span {
  type: 'Component';
  name: string;
  nameStart: number;
  object: ObjectNode;
}

export type MemberNode =
  | ObjectNode
  | BindingNode
  | OnNode
  | PropertyNode
  | RequiredNode
  | SignalNode
  | MethodNode
  | EnumNode
  | ComponentNode;

export interface DocumentNode extends Span {
  type: 'Document';
  source: string;
  headers: (ImportNode | PragmaNode)[];
  /** null when the text has no root object. */
  root: ObjectNode | null;
  /** Every object, list element and group, parents before what they hold. */
  objects: ObjectNode[];
  /**
   * Offsets where a statement ends behind a closing brace on one line with the next, which QML allows and
   * JavaScript does not.
   */
  semicolons: number[];
}

/** The type annotation that the parser leaves on a parameter, a variable or a function. */
export interface TypeAnnotation extends Span {
  text: string;
}
