// Which types the import of a module brings. A module is a table; several may be registered for one name,
// each adds its types.

import type { Meta, ObjectClass } from '../object/object.ts';
import type { ModuleLookup } from './import-scope.ts';

export interface ModuleTable {
  /** `QtQuick`, `QtQuick.Controls`. */
  readonly uri: string;
  /** Its version in Qt 5, which documents may still name; 6 where it had another name then. */
  readonly version: readonly [major: number, minor: number];
  /** Types by QML's name, each with the version it came with when that matters. */
  readonly types: Readonly<Record<string, ObjectClass>>;
  /** The tables in whose place this one stands: their code comes when a document imports the module. */
  readonly whole?: () => Promise<readonly ModuleTable[]>;
  /** Modules that its import brings too, as `QtQuick` does `QtQml`. */
  readonly imports?: readonly string[];
  /** Types whose code comes in files of its own, when a document first names one of a group. */
  readonly later?: readonly LateTypes[];
  /** Code without types that comes when a document names what it is for: see shared/late-names. */
  readonly parts?: Readonly<Record<string, () => Promise<unknown>>>;
}

export interface LateTypes {
  readonly names: readonly string[];
  /** Gives exactly these types, by name. */
  readonly load: () => Promise<Readonly<Record<string, ObjectClass>>>;
  /** They are not there; why. */
  readonly absent?: string;
  /** Too large to be brought for a document that only might name them. */
  readonly apart?: true;
}

/** A group of types for `later`: names with spaces between, and the import of the file that has them. */
export const lateTypes = (names: string, load: LateTypes['load']): LateTypes => ({
  names: names.split(' '),
  load,
});

/** Types of the Qt module that are not there: naming one is an error that says so, or `why` it never will be. */
export const absentTypes = (names: string, why = 'qmlet does not have it yet'): LateTypes => ({
  ...lateTypes(names, async () => ({})),
  absent: why,
});

/** The newest minor version of Qt 6 that documents may ask for. */
const NEWEST = 10;

export class Registry {
  readonly #modules = new Map<string, ModuleTable[]>();

  register(...tables: readonly ModuleTable[]): this {
    for (const table of tables) {
      const known = this.#modules.get(table.uri);
      if (known) known.push(table);
      else this.#modules.set(table.uri, [table]);
    }
    return this;
  }

  /** The types that come later: a promise until they are there, an error when they did not come. */
  readonly #coming = new Map<LateTypes, Promise<void> | Error>();
  readonly #brought = new Set<LateTypes>();
  readonly #partsThere = new Set<() => Promise<unknown>>();
  #later(uri: string, name: string): Promise<void> | Error | undefined {
    for (const table of this.#modules.get(uri) ?? []) {
      for (const group of table.later ?? [])
        if (group.names.includes(name))
          return group.absent ? new Error(`${name}: ${group.absent}`) : this.#bring(table, group);
      for (const other of table.imports ?? []) {
        const state = this.#later(other, name);
        if (state) return state;
      }
    }
    return undefined;
  }
  #bring({ uri, version }: ModuleTable, group: LateTypes): Promise<void> | Error {
    let state = this.#coming.get(group);
    if (!state) {
      state = group.load().then(
        (types) => {
          this.register({ uri, version, types });
          this.#brought.add(group);
        },
        (reason: unknown) => {
          this.#coming.set(group, new Error(`${group.names[0]} could not be loaded: ${String(reason)}`));
        },
      );
      this.#coming.set(group, state);
    }
    return state;
  }

  has(uri: string): boolean {
    return this.#modules.has(uri);
  }

  tables(): ModuleTable[] {
    return [...this.#modules.values()].flat();
  }

  /** The type that the import of a module brings under a name. */
  find(uri: string, name: string): Meta | null {
    for (const { types, imports } of this.#modules.get(uri) ?? []) {
      const cls = types[name];
      if (cls) return cls.meta;
      for (const other of imports ?? []) {
        const meta = this.find(other, name);
        if (meta) return meta;
      }
    }
    return null;
  }

  /** A type by its name in whichever module has it. */
  byName(name: string): Meta | null {
    for (const uri of this.#modules.keys()) {
      const meta = this.find(uri, name);
      if (meta) return meta;
    }
    return null;
  }

  /** The modules as the loader of documents asks for them. */
  readonly lookup: ModuleLookup<Meta> = {
    find: (uri, version) => {
      const whole = this.#modules.get(uri)?.[0]?.whole;
      if (whole)
        return whole().then((tables) => {
          for (const table of tables) this.#modules.delete(table.uri);
          this.register(...tables);
          return this.lookup.find(uri, version);
        });
      const problem = this.problem(uri, version);
      if (problem) return this.has(uri) ? 'version' : null;
      return { type: (name) => this.find(uri, name) ?? this.#later(uri, name) };
    },
    hint: (text) => {
      for (const table of this.tables())
        if (text.includes(table.uri)) {
          void table.whole?.();
          for (const group of table.later ?? [])
            if (!this.#coming.has(group) && new RegExp(`\\b(?:${group.names.join('|')})\\b`).test(text))
              void this.#bring(table, group);
        }
    },
    parts: (names) => {
      const open = this.tables().flatMap((table) =>
        names.flatMap((name): Promise<unknown>[] => {
          const load = table.parts?.[name];
          if (load) return this.#partsThere.has(load) ? [] : [load().then(() => this.#partsThere.add(load))];
          const group = table.later?.find((each) => each.names.includes(name.slice(1)));
          return group && name[0] === '.' && !this.#brought.has(group)
            ? [this.#bring(table, group) as Promise<void>]
            : [];
        }),
      );
      return open.length ? Promise.all<unknown>(open).then(() => {}) : undefined;
    },
    everything: () => {
      const rare = this.tables().filter(({ whole }) => whole);
      if (rare.length)
        return Promise.all(rare.map(({ uri }) => this.lookup.find(uri, null))).then(() =>
          this.lookup.everything!(),
        );
      const open = this.tables().flatMap((table) =>
        (table.later ?? []).flatMap((group) =>
          group.apart || this.#brought.has(group) ? [] : [this.#bring(table, group)],
        ),
      );
      return open.length ? Promise.all(open).then(() => {}) : undefined;
    },
  };

  /** Null when a module of this name and version is there, else Qt's words. */
  problem(uri: string, version: readonly [number, number] | null): string | null {
    const tables = this.#modules.get(uri);
    if (!tables) return `module "${uri}" is not installed`;
    if (version) {
      const [major, minor] = version;
      // As in Qt 6: its own versions up to the newest, and any of the major version from before.
      const fits = major === 6 ? minor <= NEWEST : tables.some(({ version: [before] }) => major === before);
      if (!fits) return `module "${uri}" version ${major}.${Math.max(minor, 0)} is not installed`;
    }
    return null;
  }
}
