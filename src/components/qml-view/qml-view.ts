// `<qml-view>`: a QML document in a page, as Qt's QQuickView is one in a window. It decides which document
// runs and for how long; the document's life itself is in scene.ts.
// What always holds: `status` and `errors` are set before the event that tells of them; nothing of a document
// is left after the element was taken out of the page, and nothing of it is lost when it is only moved.
import type { QmlModule } from '../../runtime/engine/document-loader.ts';
import { formatError, type QmlError } from '../../runtime/engine/errors.ts';
import type { QmlObject } from '../../runtime/object/object.ts';
import { ElementBase } from './element-base.ts';
import { followVersions, giveState, rememberStart, takeState, type Values } from './hot-state.ts';
import type { SceneDocument } from './scene.ts';
import { RESIZE_MODES, SceneHost } from './scene-host.ts';

const STATUS = ['null', 'ready', 'loading', 'error'];
const INLINE = /^(text|application)\/(x-)?qml$/i;

/** The `detail` of each event of `<qml-view>`. */
export interface QmlViewEvents {
  'status-changed': { status: number };
  'progress-changed': { progress: number };
  message: { level: 'debug' | 'info' | 'warning' | 'critical'; text: string };
  quit: { code: number };
}

/**
 * Runs a QML document: fetches it with everything that it imports, compiles it and shows it as ordinary DOM.
 *
 * The document is that of `source`, or stands inside of the element in a `<script type="text/qml">`. It runs
 * while the element is in the page. Loading a document runs its code, with the rights of the page: only the
 * page's own origin is trusted, others have to be named in `trusted-origins`. It is no sandbox.
 *
 * @summary Runs a QML document in the page.
 * @tag qml-view
 * @tagname qml-view
 *
 * @slot - Shown until the document runs: a picture or a word of patience. A `<script type="text/qml">` here is
 *   the document.
 *
 * @attr {string} source - The document's url, relative to the page.
 * @attr {string} status - Reflects the status: `null`, `ready`, `loading`, `error`.
 * @attr {string} resize-mode - `size-view-to-root-object`, as by default, or `size-root-object-to-view`.
 * @attr {string} trusted-origins - Origins besides the page's own whose code may run, separated by spaces.
 * @attr {string} initial-properties - `initialProperties` as JSON.
 * @attr {boolean} show-errors - Shows errors in the document's place in production, too; in development they are
 *   shown always.
 *
 * @fires {CustomEvent<{status: number}>} status-changed - The status changed.
 * @fires {CustomEvent<{progress: number}>} progress-changed - More of the document was loaded. Does not bubble.
 * @fires {CustomEvent<{level: string, text: string}>} message - The document printed something, or there is a
 *   warning about it. Does not bubble; `preventDefault()` keeps it from the browser's console.
 * @fires {CustomEvent<{code: number}>} quit - The document called `Qt.quit()` or `Qt.exit(code)`.
 *
 * @csspart stage - What the root item is in.
 * @csspart errors - The errors, shown in development.
 */
export class QmlView extends ElementBase {
  static readonly Null = 0;
  static readonly Ready = 1;
  static readonly Loading = 2;
  static readonly Error = 3;
  static readonly SizeViewToRootObject = 0;
  static readonly SizeRootObjectToView = 1;
  static observedAttributes = ['source', 'resize-mode', 'trusted-origins', 'initial-properties'];

  #status: number = QmlView.Null;
  #progress = 0;
  #errors: readonly QmlError[] = [];
  #initialProperties: Record<string, unknown> | null = null;
  #data: { text: string; base: string } | null = null;
  #module: QmlModule | null = null;
  readonly #host = new SceneHost(this);
  #unfollow = () => {};
  #scripts: MutationObserver | null = null;
  #scheduled = false;

  /** The document's url as it was given; '' for none. Setting it loads the document. */
  get source(): string {
    return this.getAttribute('source') ?? '';
  }
  set source(url: string) {
    if (url) this.setAttribute('source', String(url));
    else this.removeAttribute('source');
  }

  /** A document compiled at build time, as a module exports it. It comes before `source`. */
  get module(): QmlModule | null {
    return this.#module;
  }
  set module(module: QmlModule | null) {
    if (module === this.#module) return;
    this.#module = module;
    this.#schedule();
  }

  /** `QmlView.Null`, `.Ready`, `.Loading` or `.Error`. */
  get status(): number {
    return this.#status;
  }
  /** How much of the document and of what it imports is there, from 0 to 1. */
  get progress(): number {
    return this.#progress;
  }
  /** Why the document does not run, each with `url`, `line`, `column` and `message`. */
  get errors(): readonly QmlError[] {
    return this.#errors;
  }
  /** The root object of the running document: its properties, signals and methods under their QML names. */
  get rootObject(): QmlObject | null {
    return this.#host.scene?.root ?? null;
  }

  /**
   * Gives the keyboard to the document: to the item that has `focus` in it. A document that starts takes it by
   * itself, as a window that opens, where nothing else in the page has the focus.
   */
  override focus(options?: FocusOptions): void {
    this.#host.focus(options);
  }

  /** Values for properties of the root object, set before its bindings are evaluated. For the next load. */
  get initialProperties(): Record<string, unknown> {
    return this.#initialProperties ?? {};
  }
  set initialProperties(properties: Record<string, unknown>) {
    this.#initialProperties = properties;
  }

  /** `QmlView.SizeViewToRootObject` or `.SizeRootObjectToView`. */
  get resizeMode(): number {
    return Math.max(0, RESIZE_MODES.indexOf(this.getAttribute('resize-mode') ?? ''));
  }
  set resizeMode(mode: number) {
    this.setAttribute('resize-mode', RESIZE_MODES[mode] ?? RESIZE_MODES[0]!);
  }

  /** Origins besides the page's own whose code may run, separated by spaces. */
  get trustedOrigins(): string {
    return this.getAttribute('trusted-origins') ?? '';
  }
  set trustedOrigins(origins: string) {
    this.setAttribute('trusted-origins', String(origins));
  }

  /**
   * Runs a document given as text, as if it came from `url`: there it finds what it imports, and errors name
   * it. It comes before `source`; `null` gives the word back to that.
   */
  setData(text: string | null, url = ''): void {
    this.#data = text === null ? null : { text, base: new URL(url, this.baseURI).href };
    this.#schedule();
  }

  /** Loads the document anew, past the browser's cache. */
  reload(): void {
    this.#load(true);
  }

  connectedCallback(): void {
    if (this.#host.scene) return;
    for (const name of ['source', 'module', 'initialProperties', 'resizeMode', 'trustedOrigins'] as const)
      this.#upgrade(name);
    this.#scripts ??= new MutationObserver(() => {
      if (!this.source && !this.#module && !this.#data) this.#schedule();
    });
    this.#scripts.observe(this, { childList: true, characterData: true, subtree: true });
    this.#schedule();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      // Only moved: everything goes on.
      if (this.isConnected) return;
      this.#scripts?.disconnect();
      this.#end();
      this.#setStatus(QmlView.Null);
    });
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (!this.isConnected || old === value) return;
    if (name === 'resize-mode') this.#host.followSize();
    else if (name === 'source' || (this.#status === QmlView.Error && name === 'trusted-origins'))
      this.#schedule();
    else if (name === 'initial-properties') this.#initialProperties = null;
  }

  /** A property that was set before the element was defined. */
  #upgrade(name: 'source' | 'module' | 'initialProperties' | 'resizeMode' | 'trustedOrigins'): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Record<string, unknown>)[name];
    (this as Record<string, unknown>)[name] = value;
  }

  /** Loads once all that is set in this task is set. */
  #schedule(): void {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#load();
    });
  }

  #wanted(): SceneDocument | null {
    if (this.#data) return this.#data;
    if (this.#module) return { module: this.#module };
    if (this.source) return { url: new URL(this.source, this.baseURI).href };
    const script = [...this.querySelectorAll('script')].find(({ type }) => INLINE.test(type));
    if (!script?.textContent?.trim()) return null;
    return { text: script.textContent, base: `${this.baseURI.replace(/#.*/, '')}#${this.id || 'qml-view'}` };
  }

  #load(fresh = false, state?: Values): void {
    this.#end();
    let wanted: SceneDocument | null;
    let properties: Record<string, unknown>;
    try {
      wanted = this.#wanted();
      properties = this.#properties();
    } catch (error) {
      this.#fail([at(this.source || this.baseURI, error instanceof Error ? error.message : String(error))]);
      return;
    }
    if (!wanted) {
      this.#setStatus(QmlView.Null);
      return;
    }
    const host = this.#host;
    const scene = host.open({
      trustedOrigins: this.trustedOrigins,
      fresh,
      onProgress: (progress) => {
        if (scene === host.scene) this.#setProgress(progress);
      },
      onMessage: (level, text) => !this.#fire('message', { level, text }, false),
      onQuit: (code) => this.#fire('quit', { code }),
    });
    if (__DEV__) this.#follow(() => takeState(scene));
    this.#setStatus(QmlView.Loading);
    void scene.run(wanted, properties).then((runs) => {
      if (scene !== host.scene) return;
      if (!runs) {
        this.#fail(scene.errors, scene.sources);
        // The version that mends it takes up where the one before the mistake was.
        if (__DEV__) this.#follow(() => state);
        return;
      }
      if (__DEV__) {
        rememberStart(scene);
        if (state) giveState(scene, state);
      }
      this.#setProgress(1);
      host.followSize();
      this.#setStatus(QmlView.Ready);
    });
  }

  /** While developing: shows each next version of the module. */
  #follow(state: () => Values | undefined): void {
    if (this.#module)
      this.#unfollow = followVersions(this.#module, (next) => {
        this.#module = next;
        this.#load(false, state());
      });
  }

  #properties(): Record<string, unknown> {
    const text = this.getAttribute('initial-properties');
    if (this.#initialProperties || !text) return this.#initialProperties ?? {};
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new Error(`initial-properties is not JSON: ${error instanceof Error ? error.message : error}`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error(`initial-properties must be an object in JSON, as {"name": 1}, not ${text}`);
    return value as Record<string, unknown>;
  }

  #fail(errors: readonly QmlError[], sources: ReadonlyMap<string, string> = new Map()): void {
    this.#end();
    this.#errors = errors;
    void this.#host.showErrors(errors, sources);
    for (const error of errors)
      if (this.#fire('message', { level: 'critical', text: formatError(error) }, false))
        console.error(formatError(error));
    this.#setStatus(QmlView.Error);
  }

  #end(): void {
    this.#unfollow();
    this.#host.end();
    this.#errors = [];
    this.#progress = 0;
  }

  #setProgress(progress: number): void {
    if (progress === this.#progress) return;
    this.#progress = progress;
    this.#fire('progress-changed', { progress }, false);
  }

  #setStatus(status: number): void {
    if (status === this.#status) return;
    this.#status = status;
    this.setAttribute('status', STATUS[status]!);
    this.#fire('status-changed', { status });
  }

  /** False when a listener took the default away. */
  #fire<Name extends keyof QmlViewEvents>(name: Name, detail: QmlViewEvents[Name], bubbles = true): boolean {
    const init = { detail, bubbles, composed: bubbles, cancelable: name === 'message' };
    return this.dispatchEvent(new CustomEvent(name, init));
  }
}

const at = (url: string, message: string): QmlError => ({
  url,
  line: 0,
  column: 0,
  message,
  severity: 'error',
});
