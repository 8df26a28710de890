// Valid QML documents made at random from the grammar, and random damage to them. The same seed gives the
// same document.

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES = ['Item', 'Rectangle', 'Q.Text', 'MyThing', 'Größe'];
const NAMES = [
  'x',
  'width',
  'on',
  'as',
  'property',
  'signal',
  'list',
  'of',
  'get',
  'ärger',
  '_a',
  '$b',
  'async',
];
const GROUPS = ['anchors', 'font', 'border', 'Layout', 'Q.Keys'];
const VALUE_TYPES = ['int', 'real', 'string', 'var', 'Item', 'Q.Text', 'bool', 'url'];
const SPACES = [' ', '  ', '\t', '\n', '\r\n', ' /* c */ ', ' // c\n', '\n\n', ' /* a\nb */ '];
const LITERALS = [
  '1',
  '.5',
  '0x1f',
  '1e3',
  '010',
  '"text"',
  "'it'",
  '"a\\nb"',
  '"two\nlines"',
  'true',
  'null',
  '/a[/]b/g',
  '`t`',
  '10n',
];
const BINARY = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '<',
  '>=',
  '===',
  '!=',
  '&&',
  '||',
  '&',
  '|',
  '^',
  '<<',
  '>>>',
  ' in ',
  ' instanceof ',
];

export class RandomDocument {
  readonly #random: () => number;
  #depth = 0;
  #counter = 0;

  constructor(seed: number) {
    this.#random = random(seed);
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }

  /** A name that no other declaration of this document has. */
  #fresh(prefix: string): string {
    return `${prefix}${this.#counter++}`;
  }

  #space(): string {
    return this.#random() < 0.7 ? ' ' : this.#pick(SPACES);
  }

  #many(most: number, make: () => string, separator: string): string {
    return Array.from({ length: this.#below(most + 1) }, make).join(separator);
  }

  document(): string {
    let out = '';
    if (this.#random() < 0.2) out += 'pragma ComponentBehavior: Bound\n';
    out += 'import QtQuick\nimport QtQuick 2.15 as Q\n';
    if (this.#random() < 0.3) out += 'import "lib"; import "logic.js" as Logic\n';
    return `${out}${this.#object()}${this.#random() < 0.5 ? '\n' : ''}`;
  }

  #object(): string {
    this.#depth++;
    let members = this.#depth > 4 ? '' : this.#many(6, () => this.#member(), '\n');
    if (this.#random() < 0.3) members = `id: ${this.#fresh('id')}\n${members}`;
    this.#depth--;
    return `${this.#pick(TYPES)}${this.#space()}{${this.#space()}${members}\n}`;
  }

  #member(): string {
    const name = this.#fresh(this.#pick(NAMES));
    const s = () => this.#space();
    switch (this.#below(14)) {
      case 0:
        return this.#object();
      case 1:
        return `${name}${s()}:${s()}${this.#object()}`;
      case 2:
        return `${name}: [${this.#object()}${this.#random() < 0.5 ? `, ${this.#object()}` : ''}]`;
      case 3:
        return `${this.#pick(TYPES)} on ${name} {}`;
      case 4:
        return `${this.#pick(GROUPS)}${s()}{${s()}${name}: ${this.#expression()}${this.#end()}}`;
      case 5:
        return `${this.#pick(GROUPS)}.${name}: ${this.#expression()}${this.#end()}`;
      case 6: {
        const list = this.#random() < 0.2;
        const type = this.#pick(VALUE_TYPES);
        const value = list ? '[]\n' : this.#value();
        return `property${s()}${list ? `list<${type}>` : type}${s()}${name}${this.#random() < 0.7 ? `${s()}:${s()}${value}` : this.#end()}`;
      }
      case 7:
        return `readonly property var ${name}: ${this.#value()}`;
      case 8:
        return `signal ${name}${this.#pick(['', '()', '(int a)', '(a: string, b: var)'])}${this.#end()}`;
      case 9:
        return `on${name[0]!.toUpperCase()}${name.slice(1)}: ${this.#value()}`;
      case 10:
        return this.#method(name);
      case 11:
        return `enum ${this.#fresh('E')} { A, B = ${this.#below(9)}, C }`;
      case 12:
        return this.#depth > 1
          ? `required ${name}${this.#end()}`
          : `component ${this.#fresh('C')}: ${this.#object()}`;
      default:
        return `${name}${s()}:${s()}${this.#value()}`;
    }
  }

  #end(): string {
    return this.#pick([';', '\n', ' ;', ' // end\n']);
  }

  /** With what ends it: an expression may have a semicolon, a statement has none. */
  #value(): string {
    return this.#random() < 0.3 ? `${this.#statementValue()}\n` : `${this.#expression()}${this.#end()}`;
  }

  #statementValue(): string {
    switch (this.#below(4)) {
      case 0:
        return `if (${this.#expression()}) ${this.#block()} else ${this.#block()}`;
      case 1:
        return `switch (${this.#expression()}) { case 1: ${this.#statement()} default: }`;
      case 2:
        return `try ${this.#block()} catch (e) ${this.#block()}`;
      default:
        return this.#block();
    }
  }

  #method(name: string): string {
    const kind = this.#pick(['function ', 'function* ', 'async function ', 'function ']);
    return `${kind}${name}(${this.#pick(['', 'a', 'a: int, b = 2', '{ a, b: [c] }, ...rest', 'a, a'])})${this.#pick(['', ': int', ': list<string>'])}${this.#space()}${this.#block()}`;
  }

  #block(): string {
    this.#depth++;
    const body = this.#depth > 6 ? '' : this.#many(3, () => this.#statement(), '\n');
    this.#depth--;
    return `{ ${body} }`;
  }

  #statement(): string {
    const name = this.#fresh('v');
    switch (this.#below(12)) {
      case 0:
        return `var ${name}${this.#pick(['', ': int'])} = ${this.#expression()};`;
      case 1:
        return `let { ${name} = ${this.#expression()}, x: [${name}_] = [] } = ${this.#expression()};`;
      case 2:
        return `for (let ${name} = 0; ${name} < 3; ++${name}) ${this.#block()}`;
      case 3:
        return `for (const ${name} of ${this.#expression()}) ${this.#block()}`;
      case 4:
        return `if (${this.#expression()}) { ${this.#statement()} } else ${this.#block()}`;
      case 5:
        return `function ${name}(a, b = a) ${this.#block()}`;
      case 6:
        return `${this.#pick(NAMES)} ${this.#pick(['=', '+=', '??=', '**='])} ${this.#expression()};`;
      case 7:
        return `[${this.#pick(NAMES)}, b.c] = ${this.#expression()};`;
      case 8:
        return `var ${name} = function() ${this.#block()} ${name}();`;
      case 9:
        return `class ${name} { #a = ${this.#expression()}; static m() ${this.#block()} }`;
      case 10:
        return `l${name}: while (${this.#expression()}) { break l${name} }`;
      default:
        return `;(${this.#expression()});`;
    }
  }

  #expression(): string {
    this.#depth++;
    const out = this.#depth > 7 ? this.#pick(LITERALS) : this.#operand();
    this.#depth--;
    return out;
  }

  #operand(): string {
    const e = () => this.#expression();
    const name = this.#pick(NAMES);
    switch (this.#below(18)) {
      case 0:
      case 1:
      case 2:
        return this.#pick(LITERALS);
      case 3:
      case 4:
        return name;
      case 5:
        return `(${e()})${this.#pick(BINARY)}(${e()})`;
      case 6:
        return `(${e()} ? ${e()} : ${e()})`;
      case 7:
        return `${name}.${this.#pick(NAMES)}${this.#pick(['', '?.c', '[0]', '()', `(${e()}, ...${name})`])}`;
      case 8:
        return `[${e()}, , ...${name}]`;
      case 9:
        return `({ a: ${e()}, ${name}, [${e()}]: 1, b() ${this.#block()}, get c() { return 1 }, ...${name} })`;
      case 10:
        return `((a, { b }, ...c) => ${this.#pick([`(${e()})`, this.#block()])})`;
      case 11:
        return `(function${this.#pick(['', '*', ` ${this.#fresh('n')}`])}(a) ${this.#block()})`;
      case 12:
        return `\`a\${${e()}}b\``;
      case 13:
        return `${this.#pick(['!', '-', '~', 'typeof ', 'void '])}(${e()})`;
      case 14:
        return `new ${this.#pick(['Date', 'Q.Thing', 'name.Thing'])}(${e()})`;
      case 15:
        return this.#pick([
          'Math.max(1)',
          'Q.Text.AlignLeft',
          'Text.Kind.Big',
          'this',
          'this.x',
          'undefined',
        ]);
      case 16:
        return `(${name === 'async' ? 'x' : name} as ${this.#pick(['Item', 'Q.Text', 'int'])})`;
      default:
        return `(${name} ${this.#pick(['=', '+=', '&&='])} ${e()})`;
    }
  }
}

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  ';',
  ',',
  '"',
  "'",
  '`',
  '/*',
  '*/',
  '//',
  '\n',
  '/',
  '\\',
  'id',
  'property',
  'function',
  '=>',
  '${',
  '0',
  '.',
  ' on ',
  'import',
  '\u0000',
  '\ud800',
  'enum E',
  '@',
  '#',
  '=',
  '<',
  '??',
  '...',
];

/** The text with some of it removed, doubled, moved or replaced. */
export function damage(text: string, seed: number): string {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  let out = text;
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(out.length + 1);
    const length = 1 + below(next() < 0.2 ? 200 : 5);
    switch (below(5)) {
      case 0:
        out = out.slice(0, at) + out.slice(at + length);
        break;
      case 1:
        out = out.slice(0, at) + out.slice(at, at + length).repeat(2) + out.slice(at + length);
        break;
      case 2:
        out = out.slice(0, at);
        break;
      default:
        out = out.slice(0, at) + PIECES[below(PIECES.length)] + out.slice(at + below(2));
    }
  }
  return out;
}
