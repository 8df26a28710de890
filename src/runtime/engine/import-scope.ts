// What the names of types mean in one document or script: the rule of precedence, apart from how files are
// fetched. An inline component comes first, then the imports from the last to the first, then the
// document's own directory.
import type { CompiledDocument, CompiledScript, ImportVersion } from '../../shared/compiled-document.ts';
import type { Qmldir, QmldirDocument, QmldirScript } from '../../shared/qmldir.ts';

/** The types that one import of a module brings. `T` is a native type as the module registry holds it. */
export interface ModuleTypes<T> {
  /** A promise for a type whose code is being fetched: ask again then. An error when that did not work out. */
  type(name: string): T | Promise<void> | Error | undefined;
}

/** The modules that are there without being fetched as QML. */
export interface ModuleLookup<T> {
  /**
   * null: not installed. `'version'`: installed, but not in this version. A promise for a module whose
   * code comes in a file of its own.
   */
  find(uri: string, version: ImportVersion): ModuleFound<T> | Promise<ModuleFound<T>>;
  /** The text of a document has come and is being compiled: time to begin to fetch what it seems to need. */
  hint?(text: string): void;
  /** Brings the types of all modules whose code was not fetched yet; undefined when all are there. */
  everything?(): Promise<void> | undefined;
  /** Brings the parts of these names that were not fetched yet; undefined when all are there. */
  parts?(names: readonly string[]): Promise<void> | undefined;
}
export type ModuleFound<T> = ModuleTypes<T> | 'version' | null;

/** A document that was loaded with everything that it imports. There is one for each url. */
export interface LoadedDocument<T> {
  /** Where it came from in the end; relative urls in it start from here. */
  readonly url: string;
  readonly document: CompiledDocument;
  /** It has `pragma Singleton`. */
  readonly singleton: boolean;
  /** What a name of a type means here, with its dots as written; null for one that is not known. */
  resolve(name: string): ResolvedType<T> | null;
}

/** A JavaScript resource that was loaded with everything that it imports. */
export interface LoadedScript<T> {
  readonly url: string;
  readonly script: CompiledScript;
  resolve(name: string): ResolvedType<T> | null;
}

export type ResolvedType<T> =
  | { readonly kind: 'native'; readonly type: T }
  /** `singleton`: the name stands for the one instance. */
  | { readonly kind: 'document'; readonly document: LoadedDocument<T>; readonly singleton: boolean }
  /** `component` is an index in `document.document.components`. */
  | { readonly kind: 'inline'; readonly document: LoadedDocument<T>; readonly component: number }
  | { readonly kind: 'script'; readonly script: LoadedScript<T> }
  | { readonly kind: 'namespace' };

/** A directory of QML files. */
export interface DirectoryInfo {
  /** Ends with a slash. */
  readonly url: string;
  readonly qmldir: Qmldir | null;
  /** The names of the files in it, where the host can tell. */
  readonly names: ReadonlySet<string> | null;
}

/** One import as a place to look types up in. */
export type Provider<T> =
  | { kind: 'module'; types: ModuleTypes<T> }
  | { kind: 'directory'; directory: DirectoryInfo; version: ImportVersion; own: boolean };

/** Where the type may be found: for certain, or in files that have to be asked for, in this order. */
export type Candidate<T> =
  | { kind: 'native'; type: T }
  | { kind: 'later'; wait: Promise<void> }
  | { kind: 'wrong'; message: string }
  | { kind: 'file'; url: string; singleton: boolean; script: boolean }
  | { kind: 'probe'; urls: string[] };

/**
 * Where `name` is found among `providers`, which stand in the order of precedence. What a module or a
 * qmldir lists comes before what only the name of a file would tell: otherwise every `Rectangle` would
 * be asked for in every imported directory.
 */
export function locate<T>(providers: readonly Provider<T>[], name: string): Candidate<T> {
  const urls: string[] = [];
  for (const provider of providers) {
    if (provider.kind === 'module') {
      const type = provider.types.type(name);
      if (type instanceof Promise) return { kind: 'later', wait: type };
      if (type instanceof Error) return { kind: 'wrong', message: type.message };
      if (type !== undefined) return { kind: 'native', type };
      continue;
    }
    const { directory, version, own } = provider;
    // The own directory's qmldir is a last resort: see DocumentEntry.
    const entry = own ? null : listed(directory.qmldir, name, version, false);
    if (entry) return fileOf(directory, entry);
    // What a qmldir keeps to itself is not found by the name of its file either.
    if (!own && listed(directory.qmldir, name, null, true)) continue;
    if (!directory.names) urls.push(`${directory.url}${name}.qml`);
    else if (directory.names.has(`${name}.qml`)) {
      const beside = own ? listed(directory.qmldir, name, null, true) : null;
      return beside
        ? fileOf(directory, beside)
        : { kind: 'file', url: `${directory.url}${name}.qml`, singleton: false, script: false };
    }
  }
  return { kind: 'probe', urls };
}

export function fileOf(directory: DirectoryInfo, entry: QmldirDocument | QmldirScript) {
  const script = !('singleton' in entry);
  const url = `${directory.url}${entry.file}`;
  return { kind: 'file' as const, url, singleton: !script && entry.singleton, script };
}

/** The newest entry for `name` that `version` lets through. `inside`: for a document beside it. */
export function listed(
  qmldir: Qmldir | null,
  name: string,
  version: ImportVersion,
  inside: boolean,
): QmldirDocument | QmldirScript | null {
  let best: QmldirDocument | QmldirScript | null = null;
  for (const type of qmldir ? [...qmldir.types, ...qmldir.scripts] : []) {
    if (type.name !== name || !fits(type.version, version)) continue;
    if ('internal' in type && type.internal && !inside) continue;
    if (!best?.version || (type.version && newer(type.version, best.version))) best = type;
  }
  return best;
}

/** Whether a qmldir has something to give in a version at all. */
export function hasVersion(qmldir: Qmldir, version: ImportVersion): boolean {
  const entries = [...qmldir.types, ...qmldir.scripts];
  return version === null || entries.some((entry) => entry.version && fits(entry.version, version));
}

function fits(version: ImportVersion, wanted: ImportVersion): boolean {
  if (!version || !wanted) return true;
  return version[0] === wanted[0] && (wanted[1] < 0 || version[1] <= wanted[1]);
}
const newer = (a: NonNullable<ImportVersion>, b: NonNullable<ImportVersion>) =>
  a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
