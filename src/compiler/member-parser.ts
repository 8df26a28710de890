// The members of a QML object: bindings, objects, declarations, methods. An object or a list of objects is not
// read at once: it is left open on a stack, so nesting costs no call stack.
import { FUNCTION_STATEMENT, type JsNode, SCOPE_FUNCTION, tokens as tt } from './acorn-internals.ts';
import type {
  BindingNode,
  EnumNode,
  MemberNode,
  ObjectListNode,
  ObjectNode,
  PropertyNode,
  QualifiedName,
  SignalParameterNode,
  ValueNode,
} from './ast.ts';
import { isUpper, skipSpace, wordAt } from './scan.ts';
import { ScriptParser } from './script-parser.ts';

/** A brace, and a key that no statement begins with. */
const KEYED = /\{\s*(?:"[^"]*"|'[^']*'|\d+)\s*:/y;

/** An object or a list of objects whose closing bracket is still to come. */
export interface Frame {
  object: ObjectNode | null;
  list: ObjectListNode | null;
  /** The member that ends where this ends. */
  owner: { type: string; end: number } | null;
}

export class MemberParser extends ScriptParser {
  /** What is open, the innermost last. */
  protected readonly frames: Frame[] = [];
  /** All objects, in the order in which they begin. */
  protected readonly objects: ObjectNode[] = [];

  /** At `{`: the object begins and its members are read by `parseObjects`. */
  protected openObject(
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
    this.objects.push(object);
    this.frames.push({ object, list: null, owner });
    this.next();
    return object;
  }

  protected readMember(object: ObjectNode): void {
    const { start, type } = this;
    if (type === tt.name) {
      switch (this.value) {
        case 'property':
        case 'readonly':
        case 'required':
          if (this.wordFollows()) {
            this.#parseProperty(object);
            return;
          }
          break;
        case 'signal':
          if (this.wordFollows()) {
            this.#parseSignal(object);
            return;
          }
          break;
        case 'enum':
          if (this.wordFollows()) {
            this.#parseEnum(object);
            return;
          }
          break;
        case 'component':
          if (this.wordFollows()) {
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
      const name = this.readQualifiedName();
      if (this.type === tt.colon) {
        const node: BindingNode = { type: 'Binding', name, value: null!, start, end: this.end };
        this.next();
        this.#parseValue(object, node, node);
        return;
      }
      if (this.type === tt.braceL) {
        const group = !isUpper(name.parts[name.parts.length - 1]!);
        this.#addOpened(object, () => this.openObject(name, object, null, group));
        return;
      }
      if (this.isContextual('on') && this.wordFollows()) {
        this.next();
        const target = this.readQualifiedName();
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
    if (type === tt._default && this.wordFollows()) {
      this.#parseProperty(object);
      return;
    }
    if (type === tt._var && this.wordFollows()) this.fail('stray-declaration', start);
    const literal = type === tt.string || type === tt.num || type === tt.bracketL || type === tt._function;
    if (!literal) this.fail('unexpected-token', start, this.tokenText);
    this.fail('expected-name', start);
  }

  /** Runs `open` and keeps the object it opened even when the token after its brace is broken. */
  #addOpened(object: ObjectNode, open: () => ObjectNode): void {
    const depth = this.frames.length;
    try {
      open();
    } finally {
      if (this.frames.length > depth) object.members.push(this.frames[depth]!.object!);
    }
  }

  #openInto(
    object: ObjectNode,
    member: MemberNode,
    holder: { value: ValueNode | null },
    name: QualifiedName,
  ): void {
    const depth = this.frames.length;
    try {
      this.openObject(name, object, member);
    } finally {
      if (this.frames.length > depth) {
        holder.value = this.frames[depth]!.object!;
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
      this.#openInto(object, member, holder, this.readQualifiedName());
    else if (this.type === tt.bracketL && this.#objectFollows(skipSpace(this.input, this.end))) {
      const list: ObjectListNode = { type: 'ObjectList', objects: [], start, end: this.end };
      holder.value = list;
      object.members.push(member);
      this.frames.push({ object: null, list, owner: holder });
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
        return this.fail('unexpected-token', this.start, this.tokenText);
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
    while (this.type === tt._default || !this.isContextual('property') || !this.wordFollows()) {
      const modifier = this.type === tt._default ? 'default' : String(this.value);
      if (this.type !== tt._default && this.type !== tt.name)
        this.fail('expected-token', this.start, 'property');
      if (modifiers[modifier] === undefined || !this.wordFollows()) {
        if (modifiers.required === -1 || modifiers.default !== -1 || modifiers.readonly !== -1)
          this.fail('expected-token', this.start, 'property');
        const { name, start: nameStart } = this.readName();
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
    let valueType = this.readTypeName().parts.join('.');
    let list = false;
    if (this.type === tt.relational && this.value === '<') {
      this.next();
      if (valueType !== 'list') this.fail('expected-token', this.lastTokStart, 'identifier');
      valueType = this.readTypeName().parts.join('.');
      this.closeAngle();
      list = true;
    }
    const { name, start: nameStart } = this.readName();
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
    const { name, start: nameStart } = this.readName();
    const parameters: SignalParameterNode[] = [];
    if (this.eat(tt.parenL) && !this.eat(tt.parenR)) {
      do {
        const from = this.start;
        const first = this.readTypeText();
        if (this.eat(tt.colon)) {
          const valueType = this.readTypeText();
          parameters.push({ name: first, valueType, start: from, end: this.lastTokEnd });
        } else {
          const second = this.readName();
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
    const { name, start: nameStart } = this.readName();
    const node: EnumNode = { type: 'Enum', name, nameStart, values: [], start, end: this.end };
    this.expect(tt.braceL);
    let value = -1;
    do {
      const member = this.readName();
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
    const { name, start: nameStart } = this.readName();
    this.expect(tt.colon);
    const node: MemberNode = { type: 'Component', name, nameStart, object: null!, start, end: this.end };
    const depth = this.frames.length;
    const type = this.readQualifiedName();
    try {
      this.openObject(type, null, node);
    } finally {
      if (this.frames.length > depth) {
        node.object = this.frames[depth]!.object!;
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
}
