// Gets QML documents from their urls, with everything that they import. It decides what is fetched and in
// which order; what names mean is decided in import-scope, how one file is read in fetch-text, and from
// where code may come in fetch-policy.
//
// What always holds: each url is fetched once; a load ends within a bounded time, with either a document
// that is complete or with all of the errors at once; nothing that a server does makes it throw.
import type { CompiledDocument, CompiledScript } from '../../shared/compiled-document.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { Qmldir } from '../../shared/qmldir.ts';
import type { QmlError } from './errors.ts';
import { type FetchPolicy, refusal } from './fetch-policy.ts';
import { type FetchLimits, fetchText, type LoaderHost } from './fetch-text.ts';
import type { LoadedDocument, ModuleLookup } from './import-scope.ts';
import {
  DirectoryEntry,
  DocumentEntry,
  directoryOf,
  type Entry,
  errorAt,
  type Reference,
  ScriptEntry,
} from './loader-entry.ts';

export type {
  LoadedDocument,
  LoadedScript,
  ModuleFound,
  ModuleLookup,
  ModuleTypes,
  ResolvedType,
} from './import-scope.ts';

/** The compiler, as far as the loader needs it. Injected: a page without it runs compiled documents only. */
export interface Compilers {
  document(
    text: string,
    url: string,
  ): { document: CompiledDocument | null; diagnostics: readonly Diagnostic[] };
  script(text: string, url: string): { script: CompiledScript | null; diagnostics: readonly Diagnostic[] };
  qmldir(text: string, url: string): Qmldir;
}

export interface LoaderLimits extends FetchLimits {
  /** The longest time for a document with all that it imports. */
  totalMilliseconds: number;
  /** How many files one document may bring along. */
  documents: number;
}
export const DEFAULT_LIMITS: LoaderLimits = {
  bytes: 8 << 20,
  milliseconds: 30_000,
  totalMilliseconds: 120_000,
  documents: 1000,
};

/** A document compiled at build time, with the files that it imports by their urls relative to it. */
export interface QmlModule {
  readonly url: string;
  readonly document: CompiledDocument;
  readonly files: Readonly<Record<string, () => GivenFile>>;
  /** In development: what outlives the versions of the module. */
  readonly hot?:
    | {
        users?: Set<(next: QmlModule) => void>;
        /** Called with the next version; false when nobody shows the module. */
        update?: (next: QmlModule) => boolean;
      }
    | undefined;
}
export type GivenFile =
  | QmlModule
  | {
      readonly url: string;
      readonly script: CompiledScript;
      readonly files?: Readonly<Record<string, () => GivenFile>>;
    }
  | { readonly url?: string; readonly qmldir: Qmldir };

export interface LoaderOptions<T> {
  host: LoaderHost;
  modules: ModuleLookup<T>;
  policy: FetchPolicy;
  /** Called when the first text is to be compiled. */
  compilers?: (() => Promise<Compilers>) | undefined;
  limits?: Partial<LoaderLimits>;
  /**
   * Looks a document through once all that it needs is there; called once for each. What it finds counts as
   * the document's errors.
   */
  check?: ((document: LoadedDocument<T>) => readonly QmlError[]) | undefined;
  /** Asks the servers again for what the browser has in its cache: while developing. */
  fresh?: boolean;
}

export interface LoadOptions {
  /** From 0 to 1, never backwards. */
  onProgress?: (progress: number) => void;
}

export interface LoadResult<T> {
  /** The document with all that it needs; null exactly when there are errors. */
  readonly root: LoadedDocument<T> | null;
  /** All that is wrong, each with its place; first what is nearest to the document asked for. */
  readonly errors: readonly QmlError[];
  /** The texts of the files that the errors are in, by url. */
  readonly sources: ReadonlyMap<string, string>;
}

const NO_COMPILER =
  'There is no compiler on this page to read it with. Load "qmlet/full" instead of "qmlet", ' +
  'or compile the document at build time with "qmlet/vite"';

/** How many documents are fetched because they stand in texts, and how long they are waited for. */
const NAMED_DOCUMENTS = 64;
const NAMED_MILLISECONDS = 500;

export class DocumentLoader<T> {
  readonly modules: ModuleLookup<T>;
  readonly #host: LoaderHost;
  readonly #policy: FetchPolicy;
  readonly #limits: LoaderLimits;
  readonly #fresh: boolean;
  readonly #check: LoaderOptions<T>['check'];
  readonly #checked = new WeakSet<Entry<T>>();
  readonly #loadCompilers: (() => Promise<Compilers>) | undefined;
  #compilers: Compilers | null = null;
  #compilersWanted: Promise<Compilers> | null = null;
  readonly #documents = new Map<string, DocumentEntry<T>>();
  readonly #scripts = new Map<string, ScriptEntry<T>>();
  readonly #directories = new Map<string, DirectoryEntry<T>>();
  /** Directories of files that were compiled at build time: what was not given with them does not exist. */
  readonly #given = new Set<string>();
  /** The documents that were fetched because they stood in a text. */
  readonly #named = new Set<string>();
  readonly #running = new Set<() => void>();
  #disposed = false;

  constructor(options: LoaderOptions<T>) {
    this.#host = options.host;
    this.modules = options.modules;
    this.#policy = options.policy;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#fresh = options.fresh ?? false;
    this.#loadCompilers = options.compilers;
    this.#check = options.check;
  }

  /** Loads the document at an absolute url. Never rejects. */
  load(url: string, options: LoadOptions = {}): Promise<LoadResult<T>> {
    const hash = url.indexOf('#');
    // Another fragment asks for the document anew; the one before is not needed any more.
    if (hash >= 0) {
      for (const known of this.#documents.keys())
        if (known !== url && known.includes('#') && known.startsWith(url.slice(0, hash + 1)))
          this.#documents.delete(known);
    }
    return this.#run(this.document(url), options);
  }

  /** Loads a document given as text; what it imports is relative to `base`, and errors name `base`. */
  async loadText(text: string, base: string, options: LoadOptions = {}): Promise<LoadResult<T>> {
    const entry = new DocumentEntry<T>(this, base);
    entry.settled = this.#guard(entry, this.#compile(entry, text));
    return this.#run(entry, options);
  }

  /**
   * The same without waiting: null when something has to be fetched first. For `Qt.createQmlObject`, whose
   * caller expects the object at once.
   */
  loadTextNow(text: string, base: string): LoadResult<T> | null {
    if (!this.#compilers) return null;
    const entry = new DocumentEntry<T>(this, base);
    this.#compileNow(entry, text, this.#compilers);
    return this.#finishNow(entry);
  }

  /** The document at `url` when it and all that it needs were loaded before; else null. */
  loaded(url: string): LoadResult<T> | null {
    const entry = this.#documents.get(url);
    return entry ? this.#finishNow(entry) : null;
  }

  /** Registers a document compiled at build time: nothing of it is fetched. Returns its absolute url. */
  give(module: QmlModule, base: string): string {
    const url = this.resolve(module.url, base) ?? module.url;
    if (this.#documents.has(url)) return url;
    const entry = new DocumentEntry<T>(this, url);
    this.#documents.set(url, entry);
    this.#given.add(directoryOf(url));
    entry.take({ ...module.document, url }, []);
    this.#giveFiles(module.files, url);
    return url;
  }

  #giveFiles(files: Readonly<Record<string, () => GivenFile>> | undefined, base: string): void {
    for (const [key, get] of Object.entries(files ?? {})) {
      const url = this.resolve(key, base) ?? key;
      const file = get();
      if ('document' in file) this.give({ ...file, url }, base);
      else if ('script' in file) {
        if (this.#scripts.has(url)) continue;
        const entry = new ScriptEntry<T>(this, url);
        this.#scripts.set(url, entry);
        entry.take({ ...file.script, url }, []);
        this.#giveFiles(file.files, url);
      } else {
        const directory = directoryOf(url);
        this.#given.add(directory);
        if (this.#directories.has(directory)) continue;
        const entry = new DirectoryEntry<T>(directory);
        this.#directories.set(directory, entry);
        entry.settled = this.#guard(entry, this.#takeQmldir(entry, file.qmldir));
      }
    }
  }

  /** Ends everything that is under way; loads that wait end with errors. */
  dispose(): void {
    this.#disposed = true;
    for (const stop of [...this.#running]) stop();
    this.#documents.clear();
    this.#scripts.clear();
    this.#directories.clear();
  }

  // For the entries.

  resolve(url: string, base: string): string | null {
    try {
      return this.#host.resolveUrl(url, base);
    } catch {
      return null;
    }
  }

  document(url: string): DocumentEntry<T> {
    let entry = this.#documents.get(url);
    if (!entry) {
      entry = new DocumentEntry<T>(this, url);
      this.#documents.set(url, entry);
      entry.settled = this.#guard(entry, this.#fetchDocument(entry, url));
    }
    return entry;
  }

  /** A document that may be there; null for what was not given in a directory of given files. */
  probe(url: string): DocumentEntry<T> | null {
    const known = this.#documents.get(url);
    return known ?? (this.#given.has(directoryOf(url)) ? null : this.document(url));
  }

  script(url: string): ScriptEntry<T> {
    let entry = this.#scripts.get(url);
    if (!entry) {
      entry = new ScriptEntry<T>(this, url);
      this.#scripts.set(url, entry);
      entry.settled = this.#guard(entry, this.#fetchScript(entry, url));
    }
    return entry;
  }

  knownDirectory(url: string): DirectoryEntry<T> | undefined {
    const entry = this.#directories.get(url);
    return entry?.state === 'loading' ? undefined : entry;
  }

  directory(from: string): DirectoryEntry<T> {
    const url = from.endsWith('/') ? from : `${from}/`;
    let entry = this.#directories.get(url);
    if (!entry) {
      entry = new DirectoryEntry<T>(url);
      this.#directories.set(url, entry);
      if (this.#given.has(url)) entry.state = 'ready';
      else entry.settled = this.#guard(entry, this.#fetchDirectory(entry));
    }
    return entry;
  }

  // One file.

  /** Nothing that breaks in the compiler or in a module may leave a load waiting. */
  #guard(entry: Entry<T>, work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      entry.state = 'failed';
      entry.error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    });
  }

  async #fetch(entry: Entry<T>, url: string): Promise<string | null> {
    const hash = url.indexOf('#');
    const plain = hash < 0 ? url : url.slice(0, hash);
    let stop = () => {};
    const result = this.#disposed
      ? ({ ok: false, missing: false, message: 'Operation canceled' } as const)
      : await fetchText(this.#host, plain, this.#policy, this.#limits, this.#fresh || hash >= 0, (end) => {
          stop = end;
          this.#running.add(end);
        });
    this.#running.delete(stop);
    if (!result.ok) {
      entry.state = result.missing ? 'missing' : 'failed';
      entry.error(result.message);
      return null;
    }
    if (result.url !== plain) entry.url = result.url;
    // No QML, no JavaScript and no qmldir begins like this; servers send such pages instead of a 404.
    if (/^\uFEFF?\s*</.test(result.text)) {
      entry.state = 'missing';
      entry.error('The server sent an HTML or XML page instead of the file');
      return null;
    }
    return result.text;
  }

  async #fetchDocument(entry: DocumentEntry<T>, url: string): Promise<void> {
    const text = await this.#fetch(entry, url);
    if (text === null) return;
    if (!text.trim()) {
      entry.state = 'failed';
      entry.error('File is empty');
      return;
    }
    await this.#compile(entry, text);
  }

  async #fetchScript(entry: ScriptEntry<T>, url: string): Promise<void> {
    const text = await this.#fetch(entry, url);
    if (text === null) return;
    const compilers = await this.#compiler(entry);
    if (!compilers) return;
    entry.source = text;
    const { script, diagnostics } = compilers.script(text, entry.url);
    entry.take(script, diagnostics);
    if (entry.state === 'ready') entry.source = undefined;
  }

  async #fetchDirectory(entry: DirectoryEntry<T>): Promise<void> {
    const refused = refusal(this.#policy, entry.url);
    if (refused) {
      entry.state = 'failed';
      entry.error(refused);
      return;
    }
    const names = (await this.#host.listDirectory?.(entry.url).catch(() => undefined)) ?? undefined;
    if (names) entry.names = new Set(names);
    const text = names && !entry.names!.has('qmldir') ? null : await this.#fetch(entry, `${entry.url}qmldir`);
    // What a redirect of the qmldir leads to is no directory of QML files.
    entry.url = directoryOf(entry.url);
    if (text === null) {
      if ((entry.state as string) === 'failed') return;
      entry.errors = [];
      entry.state = names || !this.#host.listDirectory ? 'ready' : 'missing';
      return;
    }
    const compilers = await this.#compiler(entry);
    if (compilers) await this.#takeQmldir(entry, compilers.qmldir(text, `${entry.url}qmldir`));
  }

  async #takeQmldir(entry: DirectoryEntry<T>, qmldir: Qmldir): Promise<void> {
    entry.qmldir = qmldir;
    for (const { severity, message, loc } of qmldir.diagnostics)
      if (severity === 'error') entry.errors.push(errorAt(`${entry.url}qmldir`, message, loc));
    entry.state = 'loading';
    for (const { uri, version, kind } of qmldir.imports) {
      if (kind === 'depends') continue;
      const found = await this.modules.find(uri, version);
      if (found && found !== 'version') entry.modules.push({ kind: 'module', types: found });
    }
    entry.state = entry.errors.length ? 'failed' : 'ready';
  }

  async #compile(entry: DocumentEntry<T>, text: string): Promise<void> {
    this.modules.hint?.(text);
    const compilers = await this.#compiler(entry);
    if (compilers) this.#compileNow(entry, text, compilers);
  }

  #compileNow(entry: DocumentEntry<T>, text: string, compilers: Compilers): void {
    const { document, diagnostics } = compilers.document(text, entry.url);
    entry.source = text;
    entry.take(document, diagnostics);
  }

  async #compiler(entry: Entry<T>): Promise<Compilers | null> {
    if (this.#compilers) return this.#compilers;
    try {
      this.#compilersWanted ??= this.#loadCompilers?.() ?? null;
      this.#compilers = await this.#compilersWanted;
      if (this.#compilers) return this.#compilers;
      entry.error(NO_COMPILER);
    } catch (error) {
      // The chunk did not come: another document may ask again.
      this.#compilersWanted = null;
      entry.error(
        `The compiler could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    entry.state = 'failed';
    return null;
  }

  // One load: everything that can be reached from its document.

  async #run(root: DocumentEntry<T>, options: LoadOptions): Promise<LoadResult<T>> {
    return this.#finish(root, await this.#reach(root, options));
  }

  /** Everything that `root` needs, once it is there or known not to come. */
  #reach(root: DocumentEntry<T>, { onProgress }: LoadOptions): Promise<Set<Entry<T>>> {
    return new Promise((resolve) => {
      const seen = new Set<Entry<T>>();
      const named: Promise<unknown>[] = [];
      let pending = 0;
      let shown = 0;
      let over = false;
      const end = (message?: string) => {
        if (over) return;
        over = true;
        this.#host.clearTimer(timer);
        if (message) root.error(message);
        else onProgress?.(1);
        resolve(seen);
      };
      const timer = this.#host.setTimer(() => {
        const waiting = [...this.#documents.values(), ...this.#scripts.values()].find(
          (entry) => entry.state === 'loading',
        );
        const seconds = this.#limits.totalMilliseconds / 1000;
        end(
          `Timeout: not complete within ${seconds} s${waiting ? `; still waiting for ${waiting.url}` : ''}`,
        );
      }, this.#limits.totalMilliseconds);
      const visit = (entry: Entry<T>) => {
        if (over || seen.has(entry)) return;
        if (seen.size >= this.#limits.documents) {
          end(`Imports more than ${this.#limits.documents} files; the last was ${entry.url}`);
          return;
        }
        seen.add(entry);
        pending++;
        step(entry);
      };
      const step = (entry: Entry<T>) => {
        if (over) return;
        let waits: Promise<void>[] = [];
        try {
          waits = entry.advance();
        } catch (error) {
          entry.state = 'failed';
          entry.error(String(error));
        }
        for (const reference of entry.references) visit(reference.entry);
        if (waits.length) {
          void Promise.race(waits).then(() => step(entry));
          return;
        }
        if (entry instanceof DocumentEntry) named.push(...this.#fetchNamed(entry));
        pending--;
        const progress = (seen.size - pending) / seen.size;
        if (pending > 0) {
          if (progress > shown) onProgress?.((shown = progress));
        } else if (named.length === 0) end();
        else {
          // Nothing fails for want of them: they are waited for, though not long.
          const late = this.#host.setTimer(() => end(), NAMED_MILLISECONDS);
          void Promise.all(named).then(() => {
            this.#host.clearTimer(late);
            end();
          });
        }
      };
      visit(root);
    });
  }

  /**
   * Fetches the documents that stand in the texts of one: what a `Loader` or `Qt.createComponent` asks for is
   * then there at once, as a local file is in Qt.
   */
  #fetchNamed(entry: DocumentEntry<T>): Promise<unknown>[] {
    const under: Promise<unknown>[] = [];
    for (const file of (entry.state === 'ready' && entry.document.files) || []) {
      const url = this.resolve(file, entry.url);
      if (!url || url === entry.url || this.#named.has(url) || this.#named.size >= NAMED_DOCUMENTS) continue;
      this.#named.add(url);
      const document = this.probe(url);
      if (document) under.push(this.#reach(document, {}));
    }
    return under;
  }

  /** The same when nothing has to be waited for. */
  #finishNow(root: DocumentEntry<T>): LoadResult<T> | null {
    const seen = new Set<Entry<T>>();
    const visit = (entry: Entry<T>): boolean => {
      if (seen.has(entry)) return true;
      seen.add(entry);
      return entry.advance().length === 0 && entry.references.every((reference) => visit(reference.entry));
    };
    return visit(root) ? this.#finish(root, seen) : null;
  }

  #finish(root: DocumentEntry<T>, seen: ReadonlySet<Entry<T>>): LoadResult<T> {
    for (const entry of seen) if (entry instanceof DocumentEntry) entry.checkBase();
    let failing = failingOf(seen);
    if (this.#check) {
      for (const entry of seen) {
        if (!(entry instanceof DocumentEntry) || entry.state !== 'ready' || this.#checked.has(entry))
          continue;
        // A document with errors of its own is looked through all the same, so that all of them are told.
        if (entry.references.some(({ entry: other, error }) => error || failing.has(other))) continue;
        this.#checked.add(entry);
        const known = new Set(
          entry.errors.flatMap(({ line, column, message }) => [`${line}:${column}`, `${line} ${message}`]),
        );
        for (const error of this.#look(entry))
          if (!known.has(`${error.line}:${error.column}`) && !known.has(`${error.line} ${error.message}`))
            entry.errors.push(error);
      }
      failing = failingOf(seen);
    }
    if (!failing.has(root)) {
      for (const entry of seen) entry.source = undefined;
      return { root, errors: [], sources: new Map() };
    }
    const errors: QmlError[] = [];
    const told = new Set<Entry<T>>();
    const open = new Set<Entry<T>>();
    const tell = (entry: Entry<T>) => {
      if (told.has(entry)) return;
      told.add(entry);
      open.add(entry);
      errors.push(...entry.errors.sort((a, b) => a.line - b.line || a.column - b.column));
      const line = ({ loc }: Reference<T>) => loc?.[0] ?? Number.MAX_SAFE_INTEGER;
      const column = ({ loc }: Reference<T>) => loc?.[1] ?? 0;
      for (const reference of entry.references.sort((a, b) => line(a) - line(b) || column(a) - column(b))) {
        const { entry: other, loc, message, error } = reference;
        // In a circle the way back says nothing new.
        if (!error && (!failing.has(other) || open.has(other))) continue;
        errors.push(errorAt(entry.url, message, loc));
        if (error) errors.push(error);
        if (failing.has(other)) tell(other);
      }
      open.delete(entry);
    };
    tell(root);
    this.#forget(failing);
    const sources = new Map<string, string>();
    for (const { url, source } of told) if (source !== undefined) sources.set(url, source);
    return { root: null, errors, sources };
  }

  /** A mistake of the checker's own must not leave the load waiting either. */
  #look(entry: DocumentEntry<T>): readonly QmlError[] {
    try {
      return this.#check!(entry);
    } catch (error) {
      return [errorAt(entry.url, error instanceof Error ? `${error.name}: ${error.message}` : String(error))];
    }
  }

  /** What a server did not give may be there the next time; what is wrong in itself stays wrong. */
  #forget(failing: ReadonlySet<Entry<T>>): void {
    for (const map of [this.#documents, this.#scripts, this.#directories] as Map<string, Entry<T>>[])
      for (const [url, entry] of map) if (failing.has(entry)) map.delete(url);
  }
}

/** The entries with errors, and those that need one of them. */
function failingOf<T>(seen: ReadonlySet<Entry<T>>): Set<Entry<T>> {
  const failing = new Set<Entry<T>>([...seen].filter((entry) => entry.errors.length > 0));
  for (let size = -1; size !== failing.size; ) {
    size = failing.size;
    for (const entry of seen)
      if (entry.references.some(({ entry: other, error }) => error || failing.has(other))) failing.add(entry);
  }
  return failing;
}
