// What the rewriter of names asks its surroundings, and what it gives them.
import type { Edit } from './code-builder.ts';
import type { MessageCode } from './messages.ts';

/** The names that generated code uses for itself; none of them occurs in the document. */
export interface HelperNames {
  context: string;
  object: string;
  parameters: string;
  arguments: string;
  result: string;
}

/** What the rewriter asks its surroundings. */
export interface NameHost {
  readonly source: string;
  readonly names: HelperNames;
  /** Names given by `import … as Name` to modules and directories. */
  readonly namespaces: ReadonlySet<string>;
  /** The id of the scope object. */
  readonly ownId: string | null;
  /** The index of the look-up site of `name` for the current scope object. */
  site(name: string): number;
  /** A type, singleton or script that an expression names. */
  useType(name: string): void;
  /** The look-up of a name that an ES module imports. */
  imported?(name: string): string | undefined;
  report(code: MessageCode, pos: number, ...values: string[]): void;
}

export interface RewriteOptions {
  /** Free names may be a signal's parameters: the body of a handler without a parameter list. */
  inject?: boolean;
  /** The value of the last expression statement is the result: a binding that is a statement. */
  completion?: boolean;
  /** Names that count as declared. */
  locals?: ReadonlySet<string>;
}

export interface Rewritten {
  edits: Edit[];
  injected: string[];
  usesArguments: boolean;
  usesResult: boolean;
}
