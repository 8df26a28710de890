// One document running in one element: its engine, its documents, its root, and how its size and that of the
// element follow each other. `<qml-view>` and the elements of `defineElement` are two faces of it.
// What always holds: a scene runs one document once; another document, or the same anew, is another scene.
import { destroyCreated } from '../../runtime/engine/component.ts';
import type { QmlModule } from '../../runtime/engine/document-loader.ts';
import { Documents, type Linked } from '../../runtime/engine/documents.ts';
import { Engine } from '../../runtime/engine/engine.ts';
import { type QmlError, QmlErrors } from '../../runtime/engine/errors.ts';
import { normalizeOrigins } from '../../runtime/engine/fetch-policy.ts';
import type { Level } from '../../runtime/host.ts';
import { put, type QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link, transact } from '../../runtime/reactive/graph.ts';
import { browserHost } from '../browser-host.ts';
import { Item } from '../quick/item.ts';
import { mount } from '../quick/surface.ts';
import { environment } from './environment.ts';

/** A document by its absolute url, as a text with its place, or compiled. */
export type SceneDocument = { url: string } | { text: string; base: string } | { module: QmlModule };

export interface SceneOptions {
  /** Where the root item is drawn: an element that is positioned. */
  stage: HTMLElement;
  /** As in the attribute `trusted-origins`. */
  trustedOrigins?: string;
  /** Asks the servers again for what the browser has in its cache. */
  fresh?: boolean;
  /** Takes a message; `true` keeps it from the console. */
  onMessage?: (level: Level, text: string) => boolean;
  onProgress?: (progress: number) => void;
  onQuit?: (code: number) => void;
  /** The size of the root changed, also once when it was created. */
  onResize?: (width: number, height: number) => void;
}

export class Scene {
  readonly engine: Engine;
  root: QmlObject | null = null;
  /** What went wrong; empty for a scene that runs. */
  errors: readonly QmlError[] = [];
  sources: ReadonlyMap<string, string> = new Map();
  /** What is drawn: the root, or the item that a window shows. */
  item: Item | null = null;
  readonly #options: SceneOptions;
  readonly #documents: Documents;
  #links: Link[] = [];
  #destroyed = false;

  constructor(options: SceneOptions) {
    this.#options = options;
    const host = browserHost(options.onMessage);
    this.engine = new Engine(host, environment.registry);
    this.engine.baseUrl = document.baseURI;
    this.engine.onQuit = (code) => options.onQuit?.(code);
    this.engine.openUrl = (url) => {
      // Others would run in this page, or start programs.
      if (!/^(https?|mailto|tel):/i.test(url)) return false;
      window.open(url, '_blank', 'noopener');
      return true;
    };
    this.#documents = new Documents(this.engine, {
      host,
      // A page from a file has no origin of its own.
      policy: {
        origin: location.origin === 'null' ? null : location.origin,
        trusted: normalizeOrigins(options.trustedOrigins ?? ''),
      },
      compilers: environment.compilers,
      fresh: options.fresh ?? false,
    });
  }

  /** Loads and creates the document. Resolves to whether it runs; never rejects. */
  async run(source: SceneDocument, properties?: Record<string, unknown>): Promise<boolean> {
    const { onProgress } = this.#options;
    let linked: Linked;
    if ('text' in source)
      linked = await this.#documents.text(source.text, source.base, { ...(onProgress && { onProgress }) });
    else {
      const url = 'url' in source ? source.url : this.#documents.loader.give(source.module, document.baseURI);
      linked = await this.#documents.load(url, { ...(onProgress && { onProgress }) });
    }
    return this.#start(linked, properties);
  }

  /** The same at once, for a compiled document whose files are all given; false when one is not. */
  runNow(module: QmlModule, properties?: Record<string, unknown>): boolean {
    const { loader } = this.#documents;
    const linked = this.#documents.loaded(loader.give(module, document.baseURI));
    return linked !== null && this.#start(linked, properties);
  }

  #start({ plan, errors, sources }: Linked, properties?: Record<string, unknown>): boolean {
    if (this.#destroyed) return false;
    this.errors = errors;
    this.sources = sources;
    if (!plan) return false;
    this.engine.baseUrl = plan.unit.doc.url;
    try {
      this.root = this.engine.create(plan, properties);
    } catch (error) {
      const at = { url: plan.unit.doc.url, line: 0, column: 0, severity: 'error' as const };
      this.errors = error instanceof QmlErrors ? error.errors : [{ ...at, message: String(error) }];
      return false;
    }
    // A handler may have torn everything down while it was created.
    if (this.#destroyed) {
      destroyCreated(this.root);
      this.root = null;
      return false;
    }
    this.#show(this.root);
    return true;
  }

  #show(root: QmlObject): void {
    const content = (root as { contentItem?: unknown }).contentItem;
    this.item = root instanceof Item ? root : content instanceof Item ? content : null;
    if (!this.item) return;
    mount(this.item, this.#options.stage);
    this.engine.flush();
    const resized = () => this.#options.onResize?.(this.width, this.height);
    for (const name of ['widthChanged', 'heightChanged'])
      if (root.$meta.signals[name]) this.#links.push(listen(root, name, resized));
    resized();
  }

  get width(): number {
    return Number((this.root as { width?: number } | null)?.width ?? 0);
  }
  get height(): number {
    return Number((this.root as { height?: number } | null)?.height ?? 0);
  }

  /** Gives the root a size, as a window does: what its document says of it stays in force. */
  resize(width: number, height: number): void {
    const { root } = this;
    if (!root || root.$dead) return;
    for (const [name, value] of [
      ['width', width],
      ['height', height],
    ] as const) {
      const property = root.$meta.properties[name];
      if (property?.writable) transact(put, root, property, value);
    }
  }

  /** Ends everything: objects, timers, sockets, what is still being fetched. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    const { root, item } = this;
    this.root = null;
    this.item = null;
    if (root && !root.$dead) destroyCreated(root);
    item?.$element?.remove();
    this.engine.dispose();
    this.#documents.loader.dispose();
  }
}
