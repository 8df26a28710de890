// Runs compiled documents against a world of plain objects: the look-ups of compiled code, without the
// runtime.
import { compile, compileScript } from '../../src/compiler/index.ts';
import type {
  CompiledContext,
  CompiledDocument,
  CompiledScript,
  NameSite,
} from '../../src/shared/compiled-document.ts';
import { formatDiagnostic } from '../../src/shared/diagnostic.ts';

export interface World {
  /** Properties of the scope object. */
  object?: Record<string, unknown>;
  /** What is found further outwards. */
  outer?: Record<string, unknown>;
  ids?: Record<string, unknown>;
  /** Upper-case names; a namespace is an object of types. */
  types?: Record<string, unknown>;
}

export function load(source: string): CompiledDocument {
  const { code, diagnostics } = compile(source, { url: 'test.qml', format: 'function' });
  if (!code) throw new Error(diagnostics.map((item) => formatDiagnostic(item, 'test.qml')).join('\n'));
  return new Function(code)() as CompiledDocument;
}

export function loadScript(source: string, url = 'test.js'): CompiledScript {
  const { code, diagnostics } = compileScript(source, { url, format: 'function' });
  if (!code) throw new Error(diagnostics.map((item) => formatDiagnostic(item, 'test.js')).join('\n'));
  return new Function(code)() as CompiledScript;
}

/** Besides the look-ups, a record of them. */
export class FakeContext implements CompiledContext {
  readonly ids: Record<string, unknown>;
  readonly log: string[] = [];
  readonly #sites: readonly NameSite[];
  readonly #outer: Record<string, unknown>;
  readonly #types: Record<string, unknown>;

  constructor(sites: readonly NameSite[], { ids = {}, outer = {}, types = {} }: World) {
    this.#sites = sites;
    this.ids = ids;
    this.#outer = outer;
    this.#types = { Math, Object, Array, String, Number, Error, Date, JSON, Promise, ...types };
  }

  own(site: number, scope: object, soft?: boolean): Record<string, unknown> {
    const { name } = this.#sites[site]!;
    this.log.push(soft ? `${name}?` : name);
    if (name in scope) return scope as never;
    if (name in this.#outer) return this.#outer;
    if (name in this.#types) return this.#types;
    if (soft) return {};
    throw new ReferenceError(`${name} is not defined`);
  }

  readonly global = { global: true };
  target(site: number, scope: object): Record<string, unknown> {
    return this.own(site, scope);
  }
  same(a: unknown, b: unknown): boolean {
    return a === b;
  }
  like(a: unknown, b: unknown): boolean {
    // biome-ignore lint/suspicious/noDoubleEquals: as the document says.
    return a == b;
  }
  method(owner: object, name: string): unknown {
    this.log.push(`.${name}`);
    return (owner as Record<string, unknown>)[name];
  }
  keys(value: unknown): unknown {
    return value;
  }
  caught(error: unknown): unknown {
    return error;
  }

  type(site: number, _scope: object, member?: string, second?: string): Record<string, unknown> {
    const { name } = this.#sites[site]!;
    this.log.push([name, member, second].filter(Boolean).join('.'));
    if (!(name in this.#types)) throw new ReferenceError(`${name} is not defined`);
    const found = this.#types[name] as Record<string, unknown>;
    return second === undefined ? found : (found[member!] as never);
  }
}

/** The value of a binding `property var r: CODE` in an Item with the id `self`. */
export function evaluate(code: string, world: World = {}, headers = ''): unknown {
  const doc = load(`${headers}\nItem {\n    id: self\n    property var r: ${code}\n}\n`);
  const { value } = doc.objects[0]!.bindings[0]!;
  if (value.kind === 'literal') return value.value;
  if (value.kind !== 'binding') throw new Error(`not a binding: ${value.kind}`);
  const object = world.object ?? {};
  const context = new FakeContext(doc.sites, { ids: { self: object }, ...world });
  return value.run(context, object);
}

/** Calls a handler `onSignal: CODE` as the runtime does, with the signal's values by name. */
export function handle(code: string, values: Record<string, unknown>, world: World = {}): unknown {
  const doc = load(`Item {\n    onSignal: ${code}\n}\n`);
  const handler = doc.objects[0]!.handlers[0]!;
  const object = world.object ?? {};
  const made = (handler.make(new FakeContext(doc.sites, world), object) as () => unknown).bind(object) as (
    ...values: unknown[]
  ) => unknown;
  if (handler.parameters) return made(...Object.values(values));
  const injected = Object.create(null);
  for (const name of handler.injected) if (name in values) injected[name] = values[name];
  return made(injected, Object.values(values));
}

/** Calls the method `f`. */
export function call(method: string, values: unknown[] = [], world: World = {}): unknown {
  const doc = load(`Item {\n    ${method}\n}\n`);
  const object = world.object ?? {};
  const make = doc.objects[0]!.methods[0]!.make;
  return (make(new FakeContext(doc.sites, world), object) as (...values: unknown[]) => unknown).apply(
    object,
    values as [],
  );
}
