// The files of the loader: each is fetched once, compiled once, and knows what it still waits for. An
// entry never waits for what others wait for, so that imports in a circle are nothing special.
import type {
  CompiledDocument,
  CompiledImport,
  CompiledScript,
  Location,
} from '../../shared/compiled-document.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { Qmldir } from '../../shared/qmldir.ts';
import type { DocumentLoader } from './document-loader.ts';
import type { QmlError } from './errors.ts';
import {
  type Candidate,
  type DirectoryInfo,
  fileOf,
  hasVersion,
  type LoadedDocument,
  type LoadedScript,
  listed,
  locate,
  type ModuleFound,
  type Provider,
  type ResolvedType,
} from './import-scope.ts';
import { bringParts } from './late-parts.ts';

/**
 * `missing`: the server is there, the file is not. `failed`: it could not be had, or not be compiled; why is
 * in `errors`. `ready`: it is there; what it imports may not be.
 */
export type EntryState = 'loading' | 'missing' | 'failed' | 'ready';

/** What one file needs of another, and what to say when that one fails. */
export interface Reference<T> {
  readonly entry: Entry<T>;
  readonly loc: Location | null;
  readonly message: string;
  /** The reference itself is wrong, though the file is not. */
  readonly error?: QmlError;
}

export abstract class Entry<T> {
  /** Where it came from in the end. */
  url: string;
  state: EntryState = 'loading';
  /** Never rejects. */
  settled: Promise<void> | null = null;
  /** What is wrong with this file itself. */
  errors: QmlError[] = [];
  readonly references: Reference<T>[] = [];
  /** The text, while there are errors to be shown in it. */
  source: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  /** Goes on as far as it can; what has to settle before it can go on. */
  advance(): Promise<void>[] {
    return this.state === 'loading' && this.settled ? [this.settled] : [];
  }

  error(message: string, loc: Location | null = null): void {
    this.errors.push(errorAt(this.url, message, loc));
  }
  /** Takes over the compiler's findings; false when there are errors among them. */
  protected accept(diagnostics: readonly Diagnostic[]): boolean {
    for (const { severity, message, loc } of diagnostics) if (severity === 'error') this.error(message, loc);
    return this.errors.length === 0;
  }
}

export const errorAt = (url: string, message: string, loc: Location | null = null): QmlError => ({
  url,
  line: loc?.[0] ?? 0,
  column: loc?.[1] ?? 0,
  message,
  severity: 'error',
});

/** A directory: its qmldir, and the names of its files where the host can list them. */
export class DirectoryEntry<T> extends Entry<T> implements DirectoryInfo {
  qmldir: Qmldir | null = null;
  names: ReadonlySet<string> | null = null;
  /** Modules that its qmldir brings along. */
  modules: Provider<T>[] = [];
}

/** What documents and scripts have in common: imports. */
abstract class ImportingEntry<T> extends Entry<T> {
  protected readonly loader: DocumentLoader<T>;
  /** In the order of precedence. */
  protected readonly unqualified: Provider<T>[] = [];
  protected readonly namespaces = new Map<string, Provider<T>[]>();
  protected readonly scripts = new Map<string, ScriptEntry<T>>();
  #importing: Import<T>[] | null = null;

  constructor(loader: DocumentLoader<T>, url: string) {
    super(url);
    this.loader = loader;
  }

  protected abstract imports(): readonly CompiledImport[];
  /** The parts of the runtime that it needs. */
  protected abstract uses(): readonly string[] | undefined;
  /** Undefined: not asked for yet. */
  #parts: Promise<void> | null | undefined;

  override advance(): Promise<void>[] {
    if (this.state !== 'ready') return super.advance();
    this.#importing ??= this.imports().map((statement) => this.#open(statement));
    const waits = this.#importing.flatMap(({ wait }) => (wait ? [wait] : []));
    if (this.#parts === undefined) this.#bring();
    if (this.#parts) waits.push(this.#parts);
    if (waits.length === 0 && this.#importing.length > 0) this.#close(this.#importing);
    return waits;
  }

  #bring(): void {
    const uses = this.uses();
    const parts = bringParts(uses);
    const { modules } = this.loader;
    const types = uses?.includes('everything') ? modules.everything?.() : undefined;
    const more = uses && modules.parts?.(uses);
    this.#parts = null;
    if (parts || types || more)
      this.#parts = Promise.all([parts, types, more]).then(
        () => {
          this.#parts = null;
        },
        (reason: unknown) => {
          this.#parts = null;
          this.error(`A part of the runtime could not be loaded: ${String(reason)}`);
        },
      );
  }

  #open(statement: CompiledImport): Import<T> {
    const opened: Import<T> = { statement, providers: [], wait: null };
    const { loader } = this;
    if (statement.kind === 'module') {
      const take = (found: ModuleFound<T>) => {
        opened.wait = null;
        if (found === null || found === 'version') {
          const version = found && statement.version?.filter((part) => part >= 0).join('.');
          this.error(
            `module "${statement.uri}"${version ? ` version ${version}` : ''} is not installed`,
            statement.loc,
          );
        } else opened.providers.push({ kind: 'module', types: found });
      };
      const found = loader.modules.find(statement.uri, statement.version);
      if (found instanceof Promise)
        opened.wait = found.then(take, (reason: unknown) => {
          opened.wait = null;
          this.error(`module "${statement.uri}" could not be loaded: ${String(reason)}`, statement.loc);
        });
      else take(found);
      return opened;
    }
    const url = loader.resolve(statement.url, this.url);
    if (url === null) {
      this.error(`"${statement.url}" is not a url`, statement.loc);
    } else if (statement.kind === 'script') {
      const entry = loader.script(url);
      this.scripts.set(statement.as, entry);
      this.references.push({ entry, loc: statement.loc, message: `Script ${statement.url} unavailable` });
    } else {
      const directory = loader.directory(url);
      const take = () => {
        opened.wait = null;
        this.#takeDirectory(opened, directory, statement);
      };
      if (directory.state === 'loading') opened.wait = directory.settled!.then(take);
      else take();
    }
    return opened;
  }

  #takeDirectory(
    opened: Import<T>,
    directory: DirectoryEntry<T>,
    { url, version, loc }: CompiledImport & { kind: 'directory' },
  ): void {
    if (directory.state === 'failed')
      this.references.push({ entry: directory, loc, message: `"${url}" cannot be imported` });
    else if (directory.state === 'missing') this.error(`"${url}": no such directory`, loc);
    else if (directory.qmldir && !hasVersion(directory.qmldir, version))
      this.error(
        `module "${url}" version ${version!.filter((part) => part >= 0).join('.')} is not installed`,
        loc,
      );
    else opened.providers.push({ kind: 'directory', directory, version, own: false }, ...directory.modules);
  }

  /** Every import is there: brings them into the order of precedence. */
  #close(importing: Import<T>[]): void {
    for (const { statement, providers } of importing) {
      let into: Provider<T>[] | undefined = this.unqualified;
      if (statement.as !== null) {
        if (statement.kind === 'script') continue;
        into = this.namespaces.get(statement.as);
        if (!into) this.namespaces.set(statement.as, (into = []));
      }
      into.unshift(...providers);
    }
    importing.length = 0;
  }

  resolve(name: string): ResolvedType<T> | null {
    const [first = '', second] = name.split('.');
    const script = this.scripts.get(first);
    if (script) return { kind: 'script', script };
    const namespace = this.namespaces.get(first);
    if (namespace && second === undefined) return { kind: 'namespace' };
    const found = locate(namespace ?? this.unqualified, namespace ? second! : first);
    return found.kind === 'native' ? found : null;
  }
}

interface Import<T> {
  readonly statement: CompiledImport;
  readonly providers: Provider<T>[];
  wait: Promise<void> | null;
}

export class ScriptEntry<T> extends ImportingEntry<T> implements LoadedScript<T> {
  script!: CompiledScript;

  protected imports(): readonly CompiledImport[] {
    return this.script.imports;
  }
  protected uses(): readonly string[] | undefined {
    return this.script.uses;
  }
  /** Types that it names may come in files of their own. */
  override advance(): Promise<void>[] {
    const waits = super.advance();
    if (this.state !== 'ready' || waits.length) return waits;
    return (this.script.types ?? []).flatMap((name) => {
      const [first = '', second] = name.split('.');
      const namespace = this.namespaces.get(first);
      const found = locate(namespace ?? this.unqualified, namespace ? (second ?? '') : first);
      return found.kind === 'later' ? [found.wait] : [];
    });
  }
  /** The script was fetched and compiled. */
  take(script: CompiledScript | null, diagnostics: readonly Diagnostic[]): void {
    this.state = this.accept(diagnostics) && script ? 'ready' : 'failed';
    if (script) this.script = script;
  }
}

/** Still unknown: what has to settle first. */
class Wait {
  readonly for: Promise<void>;
  constructor(promise: Promise<void>) {
    this.for = promise;
  }
}
/** Found, but wrong where it stands. */
class Wrong {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

export class DocumentEntry<T> extends ImportingEntry<T> implements LoadedDocument<T> {
  document!: CompiledDocument;
  singleton = false;
  readonly #names = new Map<string, ResolvedType<T> | null>();
  #open: Map<string, Location | null> | null = null;

  protected imports(): readonly CompiledImport[] {
    return this.document.imports;
  }
  protected uses(): readonly string[] | undefined {
    return this.document.uses;
  }

  /** The document was fetched and compiled. */
  take(document: CompiledDocument | null, diagnostics: readonly Diagnostic[]): void {
    this.state = this.accept(diagnostics) && document ? 'ready' : 'failed';
    if (!document) return;
    this.document = document;
    this.singleton = document.pragmas.some(({ name }) => name === 'Singleton');
  }

  override resolve(name: string): ResolvedType<T> | null {
    let type = this.#names.get(name);
    if (type === undefined && !this.#names.has(name)) {
      // A name that the document did not tell in advance: only what is there already can be found.
      const found = this.#attempt(name);
      type = found instanceof Wait || found instanceof Wrong ? null : found;
    }
    // A file may be listed, and not be there.
    return type && !(type.kind === 'document' && (type.document as DocumentEntry<T>).state !== 'ready')
      ? type
      : null;
  }

  override advance(): Promise<void>[] {
    const waits = super.advance();
    if (this.state !== 'ready' || waits.length) return waits;
    this.#open ??= placesOfTypes(this.document);
    for (const [name, loc] of this.#open) {
      const found = this.#attempt(name);
      if (found instanceof Wait) {
        waits.push(found.for);
        continue;
      }
      this.#open.delete(name);
      this.#settle(name, loc, found);
    }
    return waits;
  }

  #settle(name: string, loc: Location | null, found: ResolvedType<T> | null | Wrong): void {
    if (found instanceof Wrong) {
      if (loc) this.error(found.message, loc);
      this.#names.set(name, null);
      return;
    }
    this.#names.set(name, found);
    if (!found) {
      const head = name.split('.');
      // Without a place it is a name in an expression, which may mean something else.
      if (!loc) return;
      if (head.length === 1) this.error(`${name} is not a type`, loc);
      else if (this.namespaces.has(head[0]!))
        this.error(head.length > 2 ? `${name} - ${head[1]} is not a type` : `${name} is not a type`, loc);
      else this.error(`${name} - ${head[0]} is neither a type nor a namespace`, loc);
    } else if (found.kind === 'document') {
      this.#refer(name, loc, found.document as DocumentEntry<T>, found.singleton);
    } else if (found.kind === 'inline') {
      const entry = found.document as DocumentEntry<T>;
      if (entry !== this) this.references.push({ entry, loc, message: `Type ${name} unavailable` });
    } else if (found.kind === 'script') {
      const entry = found.script as ScriptEntry<T>;
      if (loc) this.error(`${name} is not a type`, loc);
      else if (!this.references.some((other) => other.entry === entry))
        this.references.push({ entry, loc, message: `Script ${entry.url} unavailable` });
    } else if (found.kind === 'namespace' && loc) {
      this.error(`Namespace ${name} cannot be used as a type`, loc);
    }
  }

  /** Ends documents whose root objects are made of each other without end. */
  checkBase(): void {
    if (this.state !== 'ready') return;
    const root = (entry: DocumentEntry<T>) => entry.document.objects[entry.document.components[0]!.root]!;
    let base: DocumentEntry<T> = this;
    for (const seen = new Set<DocumentEntry<T>>(); !seen.has(base); ) {
      seen.add(base);
      const type = base.state === 'ready' ? base.#names.get(root(base).type) : null;
      if (type?.kind !== 'document') return;
      base = type.document as DocumentEntry<T>;
    }
    if (base === this && !this.errors.length)
      this.error(`${root(this).type} is instantiated recursively`, root(this).loc);
  }

  /** Notes that this document needs another one, and checks what it is used as. */
  #refer(name: string, loc: Location | null, entry: DocumentEntry<T>, singleton: boolean): void {
    const short = name.slice(name.lastIndexOf('.') + 1);
    const place = this.document.objects.find(({ type }) => type === name)?.loc;
    if (entry === this) {
      if (place) this.error(`${name} is instantiated recursively`, place);
      return;
    }
    let error: QmlError | undefined;
    if (entry.state === 'ready' && singleton && !entry.singleton)
      error = errorAt(
        entry.url,
        `qmldir defines type as singleton, but no pragma Singleton found in type ${short}.`,
      );
    else if (entry.state === 'ready' && entry.singleton && !singleton && place)
      error = errorAt(entry.url, `pragma Singleton used with a non composite singleton type ${short}`);
    else if (singleton && place) this.error(`Composite Singleton Type ${short} is not creatable.`, place);
    this.references.push({ entry, loc, message: `Type ${name} unavailable`, ...(error && { error }) });
  }

  #inlineIndex(name: string): number {
    return this.document.components.findIndex((component) => component.name === name);
  }

  #attempt(name: string): ResolvedType<T> | null | Wait | Wrong {
    const [first = '', ...rest] = name.split('.');
    const own = this.#inlineIndex(first);
    if (own > 0 && rest.length === 0) return { kind: 'inline', document: this, component: own };
    const script = this.scripts.get(first);
    if (script) return { kind: 'script', script };
    const namespace = this.namespaces.get(first);
    if (namespace && rest.length === 0) return { kind: 'namespace' };
    const type = namespace ? rest.shift()! : first;
    const found = namespace
      ? this.#follow(locate(namespace, type), type, false)
      : this.#follow(locate([...this.unqualified, this.#ownDirectory()], type), type, true);
    if (found instanceof Wait || found instanceof Wrong || !found || rest.length === 0) return found;
    const missing = new Wrong(
      `Type ${name.slice(0, -rest.join('.').length - 1)} has no inline component type called ${rest[0]}`,
    );
    if (found.kind !== 'document' || rest.length > 1) return missing;
    const entry = found.document as DocumentEntry<T>;
    if (entry.state === 'failed') return found;
    if (entry.state === 'loading') return new Wait(entry.settled!);
    const component = entry.#inlineIndex(rest[0]!);
    return component > 0 ? { kind: 'inline', document: entry, component } : missing;
  }

  #ownDirectory(): Provider<T> {
    const directory = this.loader.knownDirectory(directoryOf(this.url));
    return {
      kind: 'directory',
      directory: directory ?? { url: directoryOf(this.url), qmldir: null, names: null },
      version: null,
      own: true,
    };
  }

  #follow(candidate: Candidate<T>, name: string, own: boolean): ResolvedType<T> | null | Wait | Wrong {
    if (candidate.kind === 'native') return candidate;
    if (candidate.kind === 'later') return new Wait(candidate.wait);
    if (candidate.kind === 'wrong') return new Wrong(candidate.message);
    if (candidate.kind === 'file') return this.#file(candidate);
    const probes = candidate.urls.map((url) => this.loader.probe(url));
    for (const entry of probes) {
      if (!entry || entry.state === 'missing') continue;
      if (entry.state === 'loading') return new Wait(entry.settled!);
      // Only a qmldir makes a singleton of it, also of one found by its name.
      if (own && entry.singleton && directoryOf(entry.url) === directoryOf(this.url)) break;
      return { kind: 'document', document: entry, singleton: false };
    }
    const named = probes.find((entry) => entry?.state === 'ready');
    const fallback: ResolvedType<T> | null = named
      ? { kind: 'document', document: named, singleton: false }
      : null;
    if (!own) return fallback;
    const directory = this.loader.directory(directoryOf(this.url));
    if (directory.state === 'loading') return new Wait(directory.settled!);
    const entry = listed(directory.qmldir, name, null, true);
    if (!entry) return fallback;
    return this.#file(fileOf(directory, entry));
  }

  #file({
    url,
    singleton,
    script,
  }: {
    url: string;
    singleton: boolean;
    script: boolean;
  }): ResolvedType<T> | Wait {
    const absolute = this.loader.resolve(url, this.url) ?? url;
    if (script) return { kind: 'script', script: this.loader.script(absolute) };
    const entry = this.loader.document(absolute);
    // Whether it is a singleton is known only then.
    if (entry.state === 'loading') return new Wait(entry.settled!);
    return { kind: 'document', document: entry, singleton };
  }
}

/** The directory that a file is in, with its slash; without query and fragment. */
export function directoryOf(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Every name of a type with the first place where it must be one; null for names in expressions. */
function placesOfTypes(document: CompiledDocument): Map<string, Location | null> {
  const places = new Map<string, Location | null>();
  const need = (name: string | null, loc: Location) => {
    if (!name || !/(^|\.)[A-Z]\w*$/.test(name)) return;
    const known = places.get(name);
    if (!known || loc[0] < known[0] || (loc[0] === known[0] && loc[1] < known[1])) places.set(name, loc);
  };
  for (const object of document.objects) {
    need(object.type, object.loc);
    for (const property of object.properties) need(property.type, property.loc);
    for (const signal of object.signals)
      for (const parameter of signal.parameters) need(parameter.type, signal.loc);
  }
  for (const name of document.typeNames) if (!places.has(name)) places.set(name, null);
  return places;
}
