// From loaded documents to linked ones: one `Unit` for each, linked together with all that they refer to.
import type { Meta } from '../object/object.ts';
import type { Context, Resolved } from './context.ts';
import { Context as ScriptContext } from './context.ts';
import type { Engine } from './engine.ts';
import type { LoadedDocument, LoadedScript, ResolvedType } from './import-scope.ts';
import { Unit } from './unit.ts';

export class Linker {
  readonly #engine: Engine;
  readonly #units = new Map<LoadedDocument<Meta>, Unit>();
  readonly #libraries = new Map<LoadedScript<Meta>, Record<string, unknown>>();
  #open: Unit[] | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The document with everything that it refers to, linked. Its errors are in `errors` of the units. */
  unit(loaded: LoadedDocument<Meta>): Unit {
    const known = this.#units.get(loaded);
    if (known) return known;
    const outermost = this.#open === null;
    if (outermost) this.#open = [];
    const unit = new Unit(this.#engine, loaded.document, (name) => this.#resolve(loaded, name));
    this.#units.set(loaded, unit);
    this.#open!.push(unit);
    unit.declare_();
    if (outermost) unit.nameAsRoot();
    if (outermost) {
      const group = this.#open!;
      // Linking one finds others: the list grows while it is walked.
      for (const each of group) each.link();
      this.#open = null;
      unit.linkedWith = group;
    }
    return unit;
  }

  #resolve(from: LoadedDocument<Meta> | LoadedScript<Meta>, name: string): Resolved | undefined {
    const found = from.resolve(name);
    return found ? this.#resolved(found, from, name) : undefined;
  }

  #resolved(
    found: ResolvedType<Meta>,
    from: LoadedDocument<Meta> | LoadedScript<Meta>,
    name: string,
  ): Resolved | undefined {
    switch (found.kind) {
      case 'native':
        return { kind: 'type', meta: found.type };
      case 'document': {
        const { meta } = this.unit(found.document).main;
        return meta && { kind: 'type', meta };
      }
      case 'inline': {
        const unit = this.unit(found.document);
        const component = unit.doc.components[found.component]!;
        const meta = unit.inline.get(component.name!)?.meta;
        return meta && { kind: 'type', meta };
      }
      case 'script':
        return { kind: 'script', exports: (context) => this.#script(found.script, context) };
      case 'namespace':
        return { kind: 'namespace', get: (member) => this.#resolve(from, `${name}.${member}`) };
    }
  }

  /** What a script exports: a library once for all, another once for each component that imports it. */
  #script(loaded: LoadedScript<Meta>, context: Context): Record<string, unknown> {
    const { script } = loaded;
    const home = script.library ? null : ownerOf(context);
    const known = home ? home.scripts?.get(loaded) : this.#libraries.get(loaded);
    if (known) return known;
    // The unit gives the script's sites and types; its names are looked up in the importing component.
    const unit = new Unit(
      this.#engine,
      { ...EMPTY_DOCUMENT, url: script.url, imports: script.imports, sites: script.sites },
      (name) => this.#resolve(loaded, name),
    );
    const inner = new ScriptContext(this.#engine, unit, null, home);
    const exports = script.run(inner, EMPTY_SCOPE);
    if (home) (home.scripts ??= new Map()).set(loaded, exports);
    else this.#libraries.set(loaded, exports);
    return exports;
  }
}

const EMPTY_SCOPE = Object.freeze(Object.create(null)) as object;
const EMPTY_DOCUMENT = {
  format: 1 as const,
  pragmas: [],
  typeNames: [],
  components: [{ name: null, outer: -1, root: 0 }],
  objects: [],
};

/** The context of the document that imports: scripts are shared by the components within it. */
function ownerOf(context: Context): Context {
  let owner = context;
  while (owner.outer !== null && owner.outer.unit === context.unit) owner = owner.outer;
  return owner;
}
