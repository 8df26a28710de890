// What the passes hand on to each other: the tree, and what they found out about it.
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { DocumentNode, ObjectNode } from './ast.ts';
import { isGlobalName } from './globals.ts';
import { type MessageCode, messageText } from './messages.ts';
import type { Locator } from './script-parser.ts';

/** A component that the text shows; see `CompiledComponent`. */
export interface ComponentInfo {
  name: string | null;
  outer: number;
  root: ObjectNode;
}

/** What Qt lets pass. */
const WARNINGS: ReadonlySet<MessageCode> = new Set(['group-declaration', 'inline-lower']);

export class Analysis {
  readonly url: string;
  readonly ast: DocumentNode;
  readonly locate: Locator;
  readonly diagnostics: Diagnostic[];
  /** The objects without the groups; `object.index` is the index in here. */
  objects: ObjectNode[] = [];
  components: ComponentInfo[] = [];
  /** The index in `components` of what a `Component {}` holds. */
  readonly componentOf = new Map<ObjectNode, number>();
  /** Names that module and directory imports are given. */
  readonly namespaces = new Set<string>();
  readonly typeNames = new Set<string>();
  /** Upper-case names that need no file to be found: inline components and imported scripts. */
  readonly ownTypes = new Set<string>();
  /** The text could not be read in full: what seems to be missing may only have been skipped. */
  readonly incomplete: boolean;

  constructor(url: string, ast: DocumentNode, locate: Locator, diagnostics: Diagnostic[]) {
    this.url = url;
    this.ast = ast;
    this.locate = locate;
    this.diagnostics = diagnostics;
    this.incomplete = diagnostics.length > 0;
  }

  /** A type that the document names, perhaps in an expression. */
  useType(name: string): void {
    if (!this.ownTypes.has(name) && !isGlobalName(name)) this.typeNames.add(name);
  }

  report(code: MessageCode, pos: number, ...values: string[]): void {
    this.diagnostics.push({
      code,
      severity: WARNINGS.has(code) ? 'warning' : 'error',
      message: messageText(code, ...values),
      loc: this.locate(pos),
    });
  }
}

/** `Component` and `Q.Component`: the one type that the language itself knows. */
export function isComponent(object: ObjectNode): boolean {
  return !object.group && object.name.parts[object.name.parts.length - 1] === 'Component';
}
