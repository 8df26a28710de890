// Which names of a module can be given anew, and what each of them must not be called: its variables, the private
// members of its classes, and the members that are its own by a list. And what of it can stand in any order: the
// methods of a class, functions that are declared together, what is taken out of an object, and the sides of `===`.
// What always holds: a module that was rewritten does what it did before. Of variables that are seen in one place no
// two have the same name, and names of the platform are not touched.
import { parse } from 'acorn';

/** A node of acorn's tree, as far as it is of interest here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  // biome-ignore lint/suspicious/noExplicitAny: what it has depends on its type
  readonly [member: string]: any;
}

/** Where a name stands; what has to stand before it once it is another one, as in `{ name }`, or behind it. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** One that can be named anew. */
export interface Named {
  /** Where it belongs to, in names that were not made short: `ChatView.append/reason`. */
  readonly key: string;
  /** Its name so far. */
  readonly name: string;
  readonly places: Place[];
  /** What it must not share its name with. */
  readonly others: Set<Named>;
}

/** What can stand in any order. */
export interface Group {
  readonly key: string;
  readonly members: readonly { readonly key: string; readonly parts: readonly Part[] }[];
  /** What stands between them, and what does where they are the other way round. */
  readonly between: readonly [string, string];
}

/** A text with where it stood, a name in it, or what can stand in any order. */
type Part = readonly [text: string, start: number] | Named | Group;

/** The same, as it is found. */
interface Movable {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly members: readonly { readonly key: string; readonly start: number; readonly end: number }[];
  /** What has to stand between all else and the members. */
  readonly before: string;
  readonly between: readonly [string, string];
}

const NOTHING = ['', ''] as const;
/** What compares in either order, and how the other way round. */
const COMPARING: Readonly<Record<string, string>> = {
  '===': '===',
  '!==': '!==',
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

interface Binding extends Named {
  readonly scope: Scope;
  readonly seenIn: Set<Scope>;
}

/** What is seen in a part of the module. `path` names the functions around it. */
class Scope {
  readonly bindings = new Map<string, Binding>();
  /** How many functions without a name are in it. */
  unnamed = 0;
  constructor(
    readonly parent: Scope | null,
    readonly path: string,
    readonly isFunction: boolean,
  ) {}
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** Whether it is a name, a member of one or a text, which does nothing. */
const isPlain = (node: Node): boolean =>
  /^(Identifier|ThisExpression|Literal)$/.test(node.type) ||
  (node.type === 'TemplateLiteral' && !node.expressions.length) ||
  (node.type === 'MemberExpression' && !node.computed && isPlain(node.object));

/** All nodes directly below one. */
function children(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** Collects the names of a module in which nothing is `var` inside of a block, as minifiers leave it. */
class Reader {
  readonly all: Binding[] = [];
  /** What belongs to the platform, or is imported. */
  readonly foreign = new Set<string>();
  readonly #uses: [name: string, scope: Scope, place: Place][] = [];
  readonly #members = new Map<string, Named>();
  readonly movable: Movable[] = [];
  readonly #keys = new Map<string, number>();

  /** @param own which members may be named anew */
  constructor(
    readonly code: string,
    readonly own: RegExp,
  ) {}

  /** The first with a key has it, the others get a number. */
  key(path: string): string {
    const count = (this.#keys.get(path) ?? 0) + 1;
    this.#keys.set(path, count);
    return count > 1 ? `${path}~${count}` : path;
  }

  read(program: Node): Named[] {
    const root = new Scope(null, '', true);
    this.#body(program.body, root);
    for (const [name, scope, place] of this.#uses) {
      const through: Scope[] = [];
      let at: Scope | null = scope;
      for (; at && !at.bindings.has(name); at = at.parent) through.push(at);
      const binding = at?.bindings.get(name);
      if (!binding) this.foreign.add(name);
      else {
        binding.places.push(place);
        for (const seen of through) binding.seenIn.add(seen);
      }
    }
    const seen = new Map<Scope, Binding[]>();
    for (const binding of this.all)
      for (const scope of binding.seenIn) seen.set(scope, [...(seen.get(scope) ?? []), binding]);
    for (const binding of this.all)
      for (const other of seen.get(binding.scope)!)
        if (other !== binding) {
          binding.others.add(other);
          other.others.add(binding);
        }
    const members = [...this.#members.values()];
    for (const member of members) for (const other of members) if (other !== member) member.others.add(other);
    return [...this.all, ...this.#privates(program), ...members];
  }

  #declare({ name, start, end }: Node, scope: Scope, before = ''): void {
    let binding = scope.bindings.get(name);
    if (!binding) {
      const key = this.key(`${scope.path}/${name}`);
      binding = { key, name, places: [], others: new Set(), scope, seenIn: new Set([scope]) };
      scope.bindings.set(name, binding);
      this.all.push(binding);
    }
    binding.places.push({ start, end, before, after: '' });
  }

  #use({ name, start, end }: Node, scope: Scope, before = '', after = ''): void {
    this.#uses.push([name, scope, { start, end, before, after }]);
  }

  /** What a pattern declares, or, without `scope` for it, writes. */
  #pattern(node: Node | null, inside: Scope, scope?: Scope, before = ''): void {
    if (!node) return;
    switch (node.type) {
      case 'Identifier':
        if (scope) this.#declare(node, scope, before);
        else this.#use(node, inside, before);
        break;
      case 'ObjectPattern':
        this.#taken(node, inside.path);
        for (const one of node.properties)
          if (one.type === 'RestElement') this.#pattern(one.argument, inside, scope);
          else {
            this.#pattern(one.value, inside, scope, this.#member(one, inside));
          }
        break;
      case 'ArrayPattern':
        for (const one of node.elements) this.#pattern(one, inside, scope);
        break;
      case 'AssignmentPattern':
        this.#pattern(node.left, inside, scope, before);
        this.#walk(node.right, inside);
        break;
      case 'RestElement':
        this.#pattern(node.argument, inside, scope);
        break;
      default:
        this.#walk(node, inside);
    }
  }

  /** The key of a member: a name of the list is noted. What is to stand before the variable in `{ name }`. */
  #member(node: Node, scope: Scope): string {
    const { key = node.property, computed, shorthand } = node;
    if (computed) this.#walk(key, scope);
    else if (key.type === 'Identifier' && this.own.test(key.name)) {
      const { name, start } = key as Node;
      let member = this.#members.get(name);
      if (!member) {
        member = { key: `.${name}`, name, places: [], others: new Set() };
        this.#members.set(name, member);
      }
      member.places.push({
        start,
        end: shorthand ? start : key.end,
        before: '',
        after: shorthand ? ':' : '',
      });
      return '';
    }
    return shorthand ? `${key.name}:` : '';
  }

  #body(statements: readonly Node[], scope: Scope): void {
    for (const one of statements)
      if (/^(Function|Class)Declaration$/.test(one.type)) this.#declare(one.id, scope);
    for (const one of statements) this.#walk(one, scope);
  }

  #function(node: Node, scope: Scope, name: string): void {
    const path = `${scope.path}/${name || `fn${++scope.unnamed}`}`;
    const own = new Scope(scope, path, true);
    if (node.type === 'FunctionExpression' && node.id) this.#declare(node.id, own);
    for (const one of node.params) this.#pattern(one, own, own);
    if (node.body.type === 'BlockStatement') this.#body(node.body.body, own);
    else this.#walk(node.body, own);
  }

  #class(node: Node, scope: Scope, name: string): void {
    const own = new Scope(scope, `${scope.path}/${name}`, false);
    if (node.id && node.type === 'ClassExpression') this.#declare(node.id, own);
    // The class's own name is seen where it says what it extends, too.
    if (node.superClass) this.#walk(node.superClass, own);
    this.#methods(node.body, own.path);
    for (const one of node.body.body) {
      if (one.type === 'StaticBlock') {
        this.#body(one.body, new Scope(own, `${own.path}/static`, true));
        continue;
      }
      this.#member(one, own);
      const path = one.key.name ?? '';
      if (one.value?.type === 'FunctionExpression') this.#function(one.value, own, `${one.kind}.${path}`);
      else if (one.value) this.#named(one.value, new Scope(own, own.path, true), path);
    }
  }

  #methods({ start, end, body }: Node, path: string): void {
    const members = (body as readonly Node[])
      .filter(({ type }) => type === 'MethodDefinition')
      .map((one) => ({
        key: `${one.kind}${one.static ? '-static' : ''}${one.key.type === 'PrivateIdentifier' ? '#' : '.'}${one.key.name}`,
        start: one.start,
        end: one.end,
      }));
    const rest = (body as readonly Node[]).filter(({ type }) => type !== 'MethodDefinition').at(-1);
    const before = rest?.type === 'PropertyDefinition' && this.code[rest.end - 1] !== ';' ? ';' : '';
    if (members.length > 1)
      this.movable.push({
        key: this.key(`${path}/class`),
        start: start + 1,
        end: end - 1,
        members,
        before,
        between: NOTHING,
      });
  }

  /** What a pattern takes out of an object, where none has a value for its absence. */
  #taken({ properties }: Node, path: string): void {
    const all = properties as readonly Node[];
    if (
      all.length < 2 ||
      !all.every(({ key, value }) => key?.type === 'Identifier' && value.type === 'Identifier')
    )
      return;
    const members = all.map(({ key, start, end }) => ({ key: key.name, start, end }));
    const [start, end] = [all[0]!.start, all.at(-1)!.end];
    this.movable.push({
      key: this.key(`${path}/taken`),
      start,
      end,
      members,
      before: '',
      between: [',', ','],
    });
  }

  /** The sides of a comparison, where asking for one cannot change the other. */
  #sides({ left, right, operator, start, end }: Node, path: string): void {
    const other = COMPARING[operator];
    // A word and a quote need no space between them, two words do.
    const atWord = /\w/.test(this.code[start - 1] ?? '') || /\w/.test(this.code[end] ?? '');
    if (!other || atWord || ![left, right].every(isPlain)) return;
    const members = [
      { key: 'left', start: left.start, end: left.end },
      { key: 'right', start: right.start, end: right.end },
    ];
    const key = this.key(`${path}/compared`);
    this.movable.push({ key, start, end, members, before: '', between: [operator, other] });
  }

  /** Functions that are declared one after the other, with the commas before them. */
  #functions({ declarations }: Node, path: string): void {
    let members: { key: string; start: number; end: number }[] = [];
    const done = (): void => {
      if (members.length > 1) {
        const { start } = members[0]!;
        this.movable.push({
          key: this.key(`${path}/let`),
          start,
          end: members.at(-1)!.end,
          members,
          before: '',
          between: NOTHING,
        });
      }
      members = [];
    };
    (declarations as readonly Node[]).forEach(({ id, init, end }, index) => {
      if (index && init?.type === 'ArrowFunctionExpression')
        members.push({ key: id.name, start: declarations[index - 1].end, end });
      else done();
    });
    done();
  }

  /** A value that is known by a name. */
  #named(node: Node, scope: Scope, name: string): void {
    if (/^(Arrow)?FunctionExpression$/.test(node.type)) this.#function(node, scope, name);
    else if (node.type === 'ClassExpression') this.#class(node, scope, name);
    else this.#walk(node, scope);
  }

  #walk(node: Node, scope: Scope): void {
    const block = (): Scope => new Scope(scope, scope.path, false);
    switch (node.type) {
      case 'Identifier':
        this.#use(node, scope);
        break;
      case 'VariableDeclaration':
        this.#functions(node, scope.path);
        for (const { id, init } of node.declarations) {
          this.#pattern(id, scope, scope);
          if (init) this.#named(init, scope, id.name ?? '');
        }
        break;
      case 'FunctionDeclaration':
        this.#function(node, scope, node.id.name);
        break;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#function(node, scope, '');
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#class(node, scope, node.id?.name ?? '');
        break;
      case 'BlockStatement':
        this.#body(node.body, block());
        break;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement': {
        const own = block();
        if (node.right) this.#walk(node.right, own);
        if (node.left && node.left.type !== 'VariableDeclaration') this.#pattern(node.left, own);
        for (const one of [node.init, node.left, node.test, node.update, node.body])
          if (one && (one !== node.left || one.type === 'VariableDeclaration')) this.#walk(one, own);
        break;
      }
      case 'SwitchStatement': {
        this.#walk(node.discriminant, scope);
        const own = block();
        for (const { test, consequent } of node.cases) {
          if (test) this.#walk(test, own);
          for (const one of consequent) this.#walk(one, own);
        }
        break;
      }
      case 'CatchClause': {
        const own = block();
        this.#pattern(node.param, own, own);
        this.#body(node.body.body, own);
        break;
      }
      case 'BinaryExpression':
        this.#sides(node, scope.path);
        this.#walk(node.left, scope);
        this.#walk(node.right, scope);
        break;
      case 'MemberExpression':
        this.#walk(node.object, scope);
        this.#member(node, scope);
        break;
      case 'Property': {
        const before = this.#member(node, scope);
        if (node.shorthand) this.#use(node.value, scope, before);
        else this.#named(node.value, scope, node.key.name ?? '');
        break;
      }
      case 'AssignmentExpression':
        this.#pattern(node.left, scope);
        this.#named(node.right, scope, node.left.name ?? node.left.property?.name ?? '');
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) this.#walk(node.declaration, scope);
        for (const { local, exported } of node.specifiers)
          this.#use(local, scope, '', local.start === exported.start ? ` as ${exported.name}` : '');
        break;
      case 'MetaProperty':
      case 'PrivateIdentifier':
        break;
      default:
        for (const one of children(node)) this.#walk(one, scope);
    }
  }

  #privates(program: Node): Named[] {
    const all: Named[] = [];
    const visit = (node: Node, around: readonly Map<string, Named>[], name: string): void => {
      let classes = around;
      if (/^Class[DE]/.test(node.type)) {
        const own = new Map<string, Named>();
        for (const { key } of node.body.body)
          if (key?.type === 'PrivateIdentifier' && !own.has(key.name))
            own.set(key.name, {
              key: `${name}.#/${key.name}`,
              name: key.name,
              places: [],
              others: new Set(),
            });
        for (const one of own.values())
          for (const other of own.values()) if (other !== one) one.others.add(other);
        all.push(...own.values());
        classes = [own, ...around];
      }
      if (node.type === 'PrivateIdentifier') {
        const { start, end } = node;
        const place = { start: start + 1, end, before: '', after: '' };
        classes
          .find((one) => one.has(node.name))!
          .get(node.name)!
          .places.push(place);
      }
      for (const one of children(node))
        visit(one, classes, node.type === 'VariableDeclarator' ? node.id.name : name);
    };
    visit(program, [], '');
    return all;
  }
}

/** A module in which names and the order of some things can be other ones. */
export class Names {
  readonly all: readonly Named[];
  readonly groups: Group[] = [];
  readonly #code: string;
  readonly #parts: readonly Part[];
  /** What none of them may be called: it is the platform's, or a word of the language. */
  readonly #taken: ReadonlySet<string>;

  /** @param own which members may be named anew */
  constructor(code: string, own: RegExp) {
    this.#code = code;
    const reader = new Reader(code, own);
    this.all = reader.read(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Node);
    this.#taken = new Set([...reader.foreign, 'as', 'do', 'if', 'in', 'of']);
    const places = this.all.flatMap((named) => named.places.map((place) => ({ ...place, named })));
    const found: (Movable | (typeof places)[number])[] = [...reader.movable, ...places];
    // What is around another comes first.
    found.sort((a, b) => a.start - b.start || Number('named' in a) - Number('named' in b) || a.end - b.end);
    let at = 0;
    const take = (start: number, end: number): Part[] => {
      const parts: Part[] = [];
      let done = start;
      const text = (to: number): void => {
        if (to > done) parts.push([code.slice(done, to), done]);
        done = to;
      };
      while (at < found.length && found[at]!.start < end) {
        const one = found[at++]!;
        text(one.start);
        if ('named' in one) parts.push([one.before, done], one.named, [one.after, one.end]);
        else {
          const members: Group['members'][number][] = [];
          for (const { key, start: from, end: to } of one.members) {
            if (!one.between[0]) parts.push(...take(done, from));
            done = from;
            members.push({ key, parts: take(from, to) });
            done = to;
          }
          parts.push(...take(done, one.end), [one.before, one.end]);
          const group = { key: one.key, members, between: one.between };
          parts.push(group);
          this.groups.push(group);
        }
        done = one.end;
      }
      text(end);
      return parts;
    };
    this.#parts = take(0, code.length);
  }

  /** Whether `named` may be called `name` while the others are called as `names` says. */
  fits(named: Named, name: string, names: ReadonlyMap<Named, string>): boolean {
    if (this.#taken.has(name)) return false;
    for (const other of named.others) if (names.get(other) === name) return false;
    return true;
  }

  /** Short names for all of them: those of `wanted`, by their keys, where they fit, else the first that is free. */
  choose(wanted: ReadonlyMap<string, string>): Map<Named, string> {
    const names = new Map<Named, string>();
    for (const named of this.all) {
      const name = wanted.get(named.key);
      if (name && this.fits(named, name, names)) names.set(named, name);
    }
    const most = this.all
      .filter((named) => !names.has(named))
      .sort((a, b) => b.places.length - a.places.length);
    for (const named of most)
      for (let index = 0; !names.has(named); index++) {
        const name = short(index);
        if (this.fits(named, name, names)) names.set(named, name);
      }
    return names;
  }

  /** The members of each group in the order of `wanted`; what is not in it stays behind what is. */
  order(wanted: ReadonlyMap<string, readonly string[]>): Map<Group, number[]> {
    return new Map(
      this.groups.map((group) => {
        const keys = wanted.get(group.key) ?? [];
        const rank = (index: number): number => {
          const at = keys.indexOf(group.members[index]!.key);
          return at < 0 ? keys.length : at;
        };
        return [group, group.members.map((_, index) => index).sort((a, b) => rank(a) - rank(b))];
      }),
    );
  }

  /** Calls `emit` with each piece of the rewritten code, where in the code it comes from, and whose name it is. */
  write(
    names: ReadonlyMap<Named, string>,
    order: ReadonlyMap<Group, readonly number[]>,
    emit: (text: string, start: number, named?: Named) => void,
  ): void {
    let last = 0;
    const write = (parts: readonly Part[]): void => {
      for (const part of parts)
        if ('length' in part) {
          last = part[1];
          emit(part[0], last);
        } else if ('name' in part) emit(names.get(part)!, last, part);
        else {
          const list = order.get(part)!;
          list.forEach((index, at) => {
            // Of two that change places, what is between them is read the other way round.
            if (at) emit(part.between[list[0] === 0 ? 0 : 1], last);
            write(part.members[index]!.parts);
          });
        }
    };
    write(this.#parts);
  }

  /** The rewritten code, with a map of where its pieces come from. */
  mapped(
    names: ReadonlyMap<Named, string>,
    order: ReadonlyMap<Group, readonly number[]>,
  ): { code: string; map: { version: 3; sources: string[]; names: string[]; mappings: string } } {
    const starts = [0];
    for (const { index } of this.#code.matchAll(/\n/g)) starts.push(index + 1);
    let code = '';
    let mappings = '';
    let column = 0;
    let [mappedColumn, mappedLine, sourceColumn] = [0, 0, 0];
    this.write(names, order, (text, start) => {
      if (!text) return;
      let line = mappedLine;
      while (starts[line]! > start) line--;
      while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line++;
      const from = start - starts[line]!;
      if (!/^$|;$/.test(mappings)) mappings += ',';
      mappings += [column - mappedColumn, 0, line - mappedLine, from - sourceColumn].map(vlq).join('');
      [mappedColumn, mappedLine, sourceColumn] = [column, line, from];
      code += text;
      const lines = text.split('\n');
      if (lines.length > 1) {
        mappings += ';'.repeat(lines.length - 1);
        column = mappedColumn = 0;
      }
      column += lines.at(-1)!.length;
    });
    return { code, map: { version: 3, sources: [''], names: [], mappings } };
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A number as source maps write it. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest ? digit | 32 : digit];
  } while (rest);
  return text;
}

const LETTERS = 'tisehrnoalcudfpgmbwvxykMTASCPDEILNORVWYBFGHJKQUXZjqz_$';

/** The short name number `index`, those first that are found in the code anyway. */
export function short(index: number): string {
  const letter = LETTERS[index % LETTERS.length]!;
  return index < LETTERS.length ? letter : letter + short(Math.floor(index / LETTERS.length) - 1);
}
