// What compiled code does with the names in it: each piece of QML is compiled, run, and asked for its value.
import { describe, expect, it } from 'vitest';
import { call, evaluate, FakeContext, handle, load, loadScript, type World } from './run-document.ts';

describe('reading names', () => {
  const world = (): World => ({
    object: { width: 3, height: 4, list: [1, 2, 3], twice: (n: number) => n * 2, self: 'property' },
    outer: { parent: { width: 30 }, global: 'g' },
    types: {
      Text: { AlignLeft: 1, Kind: { Big: 9 } },
      Q: { Text: { AlignLeft: 2 }, Plain: class Plain {} },
      Logic: { half: (n: number) => n / 2 },
    },
  });
  it.each<[code: string, value: unknown]>([
    ['width', 3],
    ['width * height + parent.width', 42],
    ['twice(width)', 6],
    ['global', 'g'],
    ['self.width', 3],
    ['this.width', 3],
    ['(() => this.width)()', 3],
    ['`${width} and ${`${height}`}`', '3 and 4'],
    ['({ width, height: height, [global]: width, "x": height })', { width: 3, height: 4, g: 3, x: 4 }],
    ['[...list, width]', [1, 2, 3, 3]],
    ['list.map(width => width * height)', [4, 8, 12]],
    ['list.map(function(width) { return width * height })', [4, 8, 12]],
    ['list.map(({ length = width }) => length)', [3, 3, 3]],
    ['list?.[width - 1]', 3],
    ['missing?.x', ReferenceError],
    ['parent.missing?.deep.deeper', undefined],
    ['twice?.(4)', 8],
    ['undefined', undefined],
    ['typeof missing', 'undefined'],
    ['typeof width', 'number'],
    ['typeof self', 'object'],
    ['typeof Missing', 'undefined'],
    ['typeof missing.x', ReferenceError],
    ['missing', ReferenceError],
    ['Math.max(width, height)', 4],
    ['new Date(2020, 0, width).getDate()', 3],
    ['new (class { constructor() { this.a = width } })().a', 3],
    ['new Q.Plain() instanceof Q.Plain', true],
    ['list instanceof Array', true],
    ['list as Array', [1, 2, 3]],
    ['width as Array', null],
    ['width as int', 3],
    ['(list as Array).length as real', 3],
    ['Text.AlignLeft', 1],
    ['Text.Kind.Big', 9],
    ['Text["AlignLeft"]', 1],
    ['Q.Text.AlignLeft', 2],
    ['Logic.half(height)', 2],
    ['Array.from(list, n => n + width)', [4, 5, 6]],
    ['String(width)', '3'],
    ['(function f(n) { return n ? n + f(n - 1) : 0 })(3)', 6],
    ['(function() { return arguments.length })(1, 2)', 2],
    ['(function() { return typeof this })()', 'object'],
    ['(width, height)', 4],
    ['width // comment', 3],
    ['arguments.length', 0],
    ['[NaN, Infinity].map(String).join()', 'NaN,Infinity'],
    ['String.raw`\\n${width}`', '\\n3'],
  ])('%s', (code, value) => {
    const run = () => evaluate(code, world(), 'import Things as Q\nimport "logic.js" as Logic');
    if (typeof value === 'function') expect(run).toThrow(value as never);
    else expect(run()).toEqual(value);
  });

  it('takes the scope object by its id without a look-up', () => {
    const doc = load('Item {\n id: self\n property var r: self.x + other.x\n}');
    const context = new FakeContext(doc.sites, { ids: { self: { x: 1 } }, outer: { other: { x: 2 } } });
    const { value } = doc.objects[0]!.bindings[0]!;
    expect(value.kind === 'binding' && value.run(context, {})).toBe(3);
    expect(context.log).toEqual(['other']);
  });

  it('has one site for each pair of an object and a name', () => {
    const doc = load('Item {\n x: a + a + b; y: a\n Item { x: a } }');
    expect(doc.sites).toEqual([
      { name: 'a', object: 0 },
      { name: 'b', object: 0 },
      { name: 'a', object: 1 },
    ]);
  });

  it('avoids the names of the document for its own', () => {
    const object = { $c: 1, $o: 2, $p: 3 };
    expect(evaluate('$c + $o', { object })).toBe(3);
    expect(
      handle('{ let $c_ = 5; result = $c + $p + $c_ }', {}, { object: Object.assign(object, { result: 0 }) }),
    ).toBe(undefined);
    expect(object).toMatchObject({ result: 9 });
  });
});

describe('statements as values', () => {
  it.each<[code: string, value: unknown]>([
    ['{ 5 }', 5],
    ['{ return width }', 3],
    ['{ var a = width; a + 1; var b = 2 }', 4],
    ['if (width > 2) "big"; else "small"', 'big'],
    ['{ if (width < 2) return "small"; "big" }', 'big'],
    ['switch (width) { case 3: "three"; break; default: "other" }', 'three'],
    ['try { missing() } catch (e) { e.name }', 'ReferenceError'],
    ['{}', undefined],
    ['{ a: 1 }', 1],
    [';', undefined],
    ['{ for (var i = 0; i < 3; i++) i; }', 2],
    ['{ (function() { 1; 2 })(); let f = () => { 7 }; }', undefined],
    ['{ width = function() {}; var f = function() {} f;}', expect.any(Function)],
    ['{ (function() { return 1 })() ; width = function() {}2}', 2],
    ['{ let width = 8; { let width = 9 } width }', 8],
    ['{ for (const width of [1, 2]) width; }', 2],
  ])('%s', (code, value) => {
    expect(evaluate(code, { object: { width: 3 } })).toEqual(value);
  });
});

describe('writing names', () => {
  const cases: [code: string, changed: Record<string, unknown>][] = [
    ['a = 5', { a: 5 }],
    ['a += b', { a: 3 }],
    ['a ??= 9', { a: 1 }],
    ['a++', { a: 2 }],
    ['--b', { b: 1 }],
    ['[a, b] = [b, a]', { a: 2, b: 1 }],
    ['({ a, b: c.x, ...d } = { a: 7, b: 8, e: 9 })', { a: 7, c: { x: 8 }, d: { e: 9 } }],
    ['({ a = 4, b: [b = 6] } = { b: [] })', { a: 4, b: 6 }],
    ['[a, ...c.x] = [1, 2, 3]', { a: 1, c: { x: [2, 3] } }],
    ['{ for (a in { k: 1 }) ; }', { a: 'k' }],
    ['{ for (a of [1, 2]) ; }', { a: 2 }],
    ['{ for ([a, b] of [[5, 6]]) ; }', { a: 5, b: 6 }],
    ['{ delete c.x }', { c: {} }],
    ['{ var a = 5; a = 6; b = a }', { b: 6 }],
    ['{ b = a; { let a = 5; a = 6 } }', { b: 1 }],
    ['{ let { a, x: y = 3 } = { a: 4 }; b = a + y }', { b: 7 }],
    ['{ try { throw { a: 5 } } catch ({ a }) { b = a } }', { b: 5 }],
    ['{ (a => { a = 5; b = a })() }', { b: 5 }],
    ['{ (({ a = 4 }, ...c) => { b = a + c.length })({}, 1, 2) }', { b: 6 }],
    ['{ b = f(); function f() { return a + 4 } }', { b: 5 }],
    ['{ function f() { return 5 } { function f() { return 6 } } b = f() }', { b: 5 }],
    ['{ if (a) { b = f(); function f() { return 6 } } }', { b: 6 }],
    ['{ if (a) function f() { return 7 } b = typeof f }', { b: 'undefined' }],
    ['{ if (a) function f() { return a } else function g() {} }', {}],
    ['{ class A { static a = 5; m() { return a } } b = A.a + new A().m() }', { b: 6 }],
    ['{ class A { a = 3; b = this.a; c() { return this.b } } b = new A().c() }', { b: 3 }],
    ['{ var public = 4, { yield } = { yield: 5 }; b = public + yield }', { b: 9 }],
    ['{ const o = { package: 1, a }; b = o.package + o.a }', { b: 2 }],
    ['{ var x = 1; b = delete x }', { b: false }],
    ['{ outer: for (;;) { for (;;) { a = 3; break outer } } }', { a: 3 }],
    ['{ b = [010, 0o10, "\\101", "x\ny"].join() }', { b: '10,8,A,x\ny' }],
    ['{ var f = function() { return 4 } b = f() }', { b: 4 }],
    ['{ b = (function(a, a) { return a })(1, 2) }', { b: 2 }],
    ['{ var a: int = 5; let f = function(c: int): int { return c }; b = f(a) }', { b: 5 }],
    ['{ switch (a) { case 1: let a = 5; b = a } }', { b: 5 }],
    ['{ a = b\n  b = 4\n  var o = { a }\n  d = o\n  c = null }', { a: 2, b: 4, c: null, d: { a: 2 } }],
    ['{ "use strict"; b = 4 }', { b: 4 }],
    ['{ b = eval.name }', { b: 'evaluate' }],
  ];
  it.each(cases)('%s', (code, changed) => {
    const object = { a: 1, b: 2, c: { x: 1 }, d: null, eval: { name: 'evaluate' } };
    const before = structuredClone(object);
    handle(code, {}, { object });
    expect(object).toEqual({ ...before, ...changed });
  });

  it('does not make globals of unknown names', () => {
    expect(() => handle('unknown = 5', {})).toThrow(new ReferenceError('unknown is not defined'));
    expect(() => handle('Unknown = 5', {})).toThrow(new ReferenceError('Unknown is not defined'));
    expect(() => handle('[Unknown] = [5]', {})).toThrow(ReferenceError);
  });
});

describe('handlers', () => {
  it('gives a body the parameters that the signal has, before anything else of that name', () => {
    const object = { text: 'property', log: '' };
    handle(
      'log = text + count + (typeof text) + (typeof nothing)',
      { text: 'parameter', count: 2 },
      { object },
    );
    expect(object.log).toBe('parameter2stringundefined');
    handle('log = text', {}, { object });
    expect(object.log).toBe('property');
    handle('{ text = "changed"; log = text }', { text: 'parameter' }, { object });
    expect(object).toEqual({ text: 'property', log: 'changed' });
  });

  it('names what it may be given', () => {
    const doc = load('Item {\n onSignal: { let local = event; use(local, event.x, Math.max(this.y)) }\n}');
    expect(doc.objects[0]!.handlers[0]).toMatchObject({
      path: ['onSignal'],
      parameters: null,
      injected: ['event', 'use'],
    });
  });

  it.each([
    ['function(a, b) { result = a + b }', ['a', 'b']],
    ['(a, b) => { result = a + b }', ['a', 'b']],
    ['(a, b) => result = a + b', ['a', 'b']],
    ['function named(a, b = 1) { this.result = a + b }', ['a', 'b']],
  ])('passes values by position to %s', (code, parameters) => {
    const object = { result: 0 };
    handle(code, { x: 1, y: 2 }, { object });
    expect(object.result).toBe(3);
    expect(load(`Item {\n onSignal: ${code}\n}`).objects[0]!.handlers[0]!.parameters).toEqual(parameters);
  });

  it('knows `arguments` in a body', () => {
    const object = { result: 0 };
    handle('result = arguments.length + arguments[1]', { x: 1, y: 2 }, { object });
    expect(object.result).toBe(4);
  });

  it('is a binding when a literal is given to a name like a signal', () => {
    const doc = load('Item {\n onTop: true; property bool onBottom: above; onSide: above }');
    const [object] = doc.objects;
    expect(object!.bindings.map(({ path, value }) => [path, value.kind])).toEqual([
      [['onTop'], 'literal'],
      [['onBottom'], 'binding'],
    ]);
    expect(object!.handlers.map(({ path }) => path)).toEqual([['onSide']]);
    expect(handle('above', {}, { object: { above: 5 } })).toBe(5);
  });
});

describe('methods', () => {
  it('takes parameters, defaults and annotations', () => {
    const world = { object: { width: 4 } };
    expect(
      call(
        'function f(a: int, b: real = a * width, ...rest: var): real { return a + b + rest.length }',
        [1],
        world,
      ),
    ).toBe(5);
    expect(
      call('function f({ a, b: [c] }, width) { return a + c + width }', [{ a: 1, b: [2] }, 3], world),
    ).toBe(6);
    expect(call('function f() { return this.width }', [], world)).toBe(4);
    expect(
      call('function f() { return [1].map(() => this.width + arguments.length)[0] }', [1, 2], world),
    ).toBe(6);
    expect([
      ...(call(
        'function* f(n) { for (let i = 0; i < n; i++) yield i * width }',
        [3],
        world,
      ) as Iterable<number>),
    ]).toEqual([0, 4, 8]);
  });

  it('awaits', async () => {
    expect(
      await call('async function f(a) { return (await a) + width }', [Promise.resolve(1)], {
        object: { width: 4 },
      }),
    ).toBe(5);
  });

  it('looks its own name up, so that it can be overridden', () => {
    const doc = load('Item {\n function f(n) { return n > 0 ? f(n - 1) : "end" }\n}');
    const context = new FakeContext(doc.sites, { outer: { f: () => 'other' } });
    expect(doc.objects[0]!.methods[0]!.make(context, {})(...([1] as never[]))).toBe('other');
  });

  it('describes its signature', () => {
    const [object] = load(
      'Item {\n function f(a: int, b, c: list<Q.Item>, { d }, e: var = 1): string {} \n}',
    ).objects;
    expect(object!.methods[0]).toMatchObject({
      name: 'f',
      returns: 'string',
      parameters: [
        { name: 'a', type: 'int' },
        { name: 'b', type: null },
        { name: 'c', type: 'list<Q.Item>' },
        { name: '', type: null },
        { name: 'e', type: 'var' },
      ],
    });
  });
});

describe('scripts', () => {
  it('offers its top level and looks other names up', () => {
    const script = loadScript(
      '.pragma library\n.import "other.js" as Other\n.import QtQuick 2.15 as Q\n\n' +
        'var count = 1; let list = [], { a, b: [c] } = { a: 1, b: [2] }\nconst LIMIT = 3\n' +
        'function next() { return count += step + Other.one + Q.Text.AlignLeft }\nclass Point { x = count }\n',
    );
    expect(script.library).toBe(true);
    expect(script.imports).toEqual([
      { kind: 'script', url: 'other.js', as: 'Other', loc: [2, 1] },
      { kind: 'module', uri: 'QtQuick', version: [2, 15], as: 'Q', loc: [3, 1] },
    ]);
    const context = new FakeContext(script.sites, {
      outer: { step: 10 },
      types: { Other: { one: 100 }, Q: { Text: { AlignLeft: 1000 } } },
    });
    const exports = script.run(context, {});
    expect(Object.keys(exports)).toEqual(['count', 'list', 'a', 'c', 'LIMIT', 'next', 'Point']);
    expect((exports.next as () => number)()).toBe(1111);
    expect(exports.count).toBe(1111);
    exports.count = 0;
    expect((exports.next as () => number)()).toBe(1110);
    expect(() => {
      exports.LIMIT = 4;
    }).toThrow(TypeError);
    expect(new (exports.Point as new () => { x: number })().x).toBe(1110);
  });

  it('are ES modules when they are called so', () => {
    const script = loadScript(
      `import first, { two as second, default as again } from './a.mjs';
import * as all from './a.mjs';
import './b.mjs';
export { second as renamed, local as 'a name', Third } from './b.mjs';
export * from './c.mjs';
export * as c from './c.mjs';
let hidden = 1, local = 2;
export { hidden as shown, second };
export var counter = first + second + again + all.two;
export const { x, y: [z] } = { x: 7, y: [8] };
export function next() { return counter += hidden }
export class Point { a = second }
export default (a) => a + local;
`,
      'test.mjs',
    );
    expect(script.library).toBe(true);
    expect(script.imports.map((item) => item.kind === 'script' && [item.url, item.as])).toEqual([
      ['./a.mjs', 'Module$0'],
      ['./b.mjs', 'Module$1'],
      ['./c.mjs', 'Module$2'],
    ]);
    const context = new FakeContext(script.sites, {
      types: {
        Module$0: { default: 1, two: 2 },
        Module$1: { two: 20, second: 20, local: 21, Third: 22 },
        Module$2: { deep: 30 },
      },
    });
    const exported: Record<string, unknown> = script.run(context, {});
    expect(Object.keys(exported).sort()).toEqual(
      [
        'a name',
        'c',
        'counter',
        'deep',
        'default',
        'next',
        'Point',
        'renamed',
        'second',
        'shown',
        'Third',
        'x',
        'z',
      ].sort(),
    );
    expect(exported).toMatchObject({
      'a name': 21,
      c: { deep: 30 },
      deep: 30,
      renamed: 20,
      second: 2,
      shown: 1,
      x: 7,
      z: 8,
    });
    expect(exported.counter).toBe(6);
    expect((exported.next as () => number)()).toBe(7);
    expect(exported.counter).toBe(7);
    expect(new (exported.Point as new () => { a: number })().a).toBe(2);
    expect((exported.default as (a: number) => number)(5)).toBe(7);
    expect(() => loadScript('export default 1\nexport default 2', 'a.mjs')).toThrow('Duplicate export');
    expect(() => loadScript('export var a = 1')).toThrow("'import' and 'export' may appear only with");
  });
});

describe('functions that are called later', () => {
  const world = (): World => ({
    object: { list: [1], own: () => 1, connect: (...given: unknown[]) => given },
    outer: {
      view: { run: () => 2, row: { run: () => 3 } },
      signal: { connect: (...given: unknown[]) => given },
    },
    types: { Logic: { half: () => 4 } },
  });
  it.each<[code: string, value: unknown]>([
    ['signal.connect(view.run)[0]()', 2],
    ['signal.connect(view.row.run)[0]()', 3],
    ['signal.connect(own)[0]()', 1],
    ['signal.connect((view).run)[0]()', 2],
    ['signal.connect(view /* . */ . /* . */ run)[0]()', 2],
    ['signal.connect(view?.row?.run)[0]()', 3],
    ['signal.connect(view["run"])[0]()', 2],
    ['signal.connect(Logic.half)[0]()', 4],
    ['signal.connect(view, view.run)[1]()', 2],
    ['signal.connect(...[view.run])[0]()', 2],
    ['(own => signal.connect(own))(5)[0]', 5],
    ['signal.connect(undefined)[0]', undefined],
    ['signal.connect(() => view.run())[0]()', 2],
  ])('%s', (code, value) => {
    expect(evaluate(code, world())).toEqual(value);
  });
});
