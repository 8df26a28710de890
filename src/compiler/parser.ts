// Documents and scripts as a whole: headers, the root object, and how errors are recovered from. An error ends
// the member that it is in; reading goes on with the next one. What a member is stands in `member-parser.ts`,
// what QML adds to JavaScript in `script-parser.ts`.
import type { Diagnostic } from '../shared/diagnostic.ts';
import { isStackOverflow, isSyntaxError, type JsNode, tokens as tt } from './acorn-internals.ts';
import type { DocumentNode, ImportNode, ObjectNode, PragmaNode } from './ast.ts';
import { type Frame, MemberParser } from './member-parser.ts';
import { findResumePoint, skipSpace } from './scan.ts';
import type { ParseError } from './script-parser.ts';

/** A line of a script that surely begins a statement of its top level. */
const NEXT_STATEMENT = /^(?:import|export|function|async|var|let|const|class|if|for|while|switch|try)\b/gm;
/** A broken file says what is wrong with it long before this. */
const MAX_ERRORS = 100;

export interface ParseResult {
  ast: DocumentNode;
  diagnostics: Diagnostic[];
}

export class QmlParser extends MemberParser {
  // ---- the document -------------------------------------------------------------------------------

  parseDocument(): DocumentNode {
    const document: DocumentNode = {
      type: 'Document',
      source: this.input,
      headers: [],
      root: null,
      objects: this.objects,
      semicolons: this.semicolons,
      start: 0,
      end: this.input.length,
    };
    let from = 0;
    this.#resume(this.pos);
    while (this.type !== tt.eof && !this.frames.length) {
      from = this.start;
      try {
        const header = this.#parseHeader();
        if (header) document.headers.push(header);
        else if (this.type !== tt.name) this.fail('unexpected-token', this.start, this.tokenText);
        else document.root = this.openObject(this.readQualifiedName(), null, null);
      } catch (error) {
        if (!this.#recover(error, this.frames.length ? this.pos : from)) return document;
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
    const text = this.tokenText;
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
    if (this.isContextual('pragma') && this.wordFollows()) {
      this.next();
      const { name } = this.readName();
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
    } else source = this.readQualifiedName().parts.join('.');
    if (this.type === tt.num) {
      // As text: `2.10` is not `2.1`.
      const [, major, minor] = /^(\d+)(?:\.(\d+))?$/.exec(this.input.slice(this.start, this.end)) ?? [];
      if (major === undefined) this.fail('expected-token', this.start, 'version number');
      version = [Number(major), minor === undefined ? -1 : Number(minor)];
      this.next();
    }
    if (this.isContextual('as')) {
      this.next();
      as = this.readName();
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

  /** Reads until every open object is closed. False when there were too many errors to go on. */
  #parseObjects(): boolean {
    const stack = this.frames;
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
        } else this.readMember(frame.object!);
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
        this.frames.pop();
        this.#closeOwner(frame);
        return;
      }
      if (this.type !== tt.comma) {
        // Without its comma the list cannot go on, and what follows belongs to the object again.
        this.frames.pop();
        this.fail('expected-token', this.start, ',');
      }
      this.next();
    }
    const parent = this.#enclosing(frame);
    try {
      list.objects.push(this.openObject(this.readQualifiedName(), parent, null));
    } catch (error) {
      const opened = this.frames[this.frames.length - 1]!;
      if (opened !== frame && opened.object) list.objects.push(opened.object);
      else this.frames.pop();
      throw error;
    }
  }

  #enclosing(frame: Frame): ObjectNode | null {
    return this.frames[this.frames.indexOf(frame) - 1]?.object ?? null;
  }

  // ---- recovery -----------------------------------------------------------------------------------

  /** Reports the error and reads on at the next member. False when there were too many. */
  #recover(error: unknown, from: number): boolean {
    const pos = this.#reportError(error, from);
    if (this.diagnostics.length >= MAX_ERRORS) {
      this.report('too-many-errors', pos);
      return false;
    }
    let next = findResumePoint(this.input, from, Math.max(pos, from), !this.frames.length);
    // A brace that closes nothing.
    if (!this.frames.length && this.input.charCodeAt(next) === 125) next++;
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
    this.addError(code, error.message, code === 'too-deep' ? from : error.pos);
    return error.pos;
  }

  /** Sets the tokenizer to `pos`, in the state it has between two members. */
  #resume(pos: number): boolean {
    this.pos = pos;
    this.context = [];
    const block = this.initialContext()[0]!;
    for (let depth = this.frames.length; depth >= 0; depth--) this.context.push(block);
    this.exprAllowed = true;
    this.strict = this.inModule;
    this.labels = [];
    this.scopeStack.length = 1;
    this.privateNameStack.length = 0;
    this.yieldPos = this.awaitPos = this.awaitIdentPos = 0;
    this.potentialArrowAt = -1;
    this.containsEsc = false;
    this.listEnd = null;
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
