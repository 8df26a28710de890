// Makes a custom element of a QML document compiled at build time, by one rule:
//   property `errorString`           JS property `errorString`, attribute `error-string` where a text can carry it
//   signal `accepted(text)`          event `accepted`, `detail: {text}`
//   `errorStringChanged`             event `error-string-changed`, `detail: {errorString}`
//   method `append(text)`            method `append`
//   `enum Mode { Off, On }`          static members `Off`, `On`, and `Mode`
//   default property                 the elements of documents between its tags (see `child-elements.ts`)
// What counts is what the document declares, and the documents that its root is made of; what Qt's types
// have is reached through `rootObject`.
import { destroyCreated } from '../../runtime/engine/component.ts';
import { create } from '../../runtime/engine/create.ts';
import type { GivenFile, QmlModule } from '../../runtime/engine/document-loader.ts';
import type { Linked } from '../../runtime/engine/documents.ts';
import { formatError, type QmlError, QmlErrors } from '../../runtime/engine/errors.ts';
import type { QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { CompiledDocument } from '../../shared/compiled-document.ts';
import {
  around,
  arrange,
  type Neighbour,
  neighbours,
  releaseChildren,
  showContent,
  showElsewhere,
  startChildren,
} from './child-elements.ts';
import { ElementBase } from './element-base.ts';
import { followVersions, giveState, rememberStart, takeState, type Values } from './hot-state.ts';
import type { Scene } from './scene.ts';
import { SceneHost } from './scene-host.ts';

/** What the documents' members become, gathered once for each element. */
interface Members {
  properties: Map<string, { type: string; list: boolean; readonly: boolean }>;
  signals: Map<string, readonly string[]>;
  methods: Set<string>;
  enums: Map<string, Readonly<Record<string, number>>>;
}

const TEXT_TYPES = new Set(['string', 'url', 'color', 'date']);
const NUMBER_TYPES = new Set(['int', 'real', 'double', 'enumeration']);

/** Without these an element is none any more. */
const RESERVED = new Set(
  (
    'rootObject errors id style classList className slot part shadowRoot attributes children childNodes parentNode ' +
    'parentElement isConnected ownerDocument nodeType nodeName tagName dispatchEvent addEventListener ' +
    'removeEventListener getAttribute setAttribute removeAttribute hasAttribute attachShadow constructor ' +
    'connectedCallback disconnectedCallback attributeChangedCallback adoptedCallback'
  ).split(' '),
);

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at ? '-' : ''}${letter.toLowerCase()}`);

/** An element whose document's members are its own. */
export interface QmlElement extends HTMLElement {
  /** The root object of the document while the element is in the page. */
  readonly rootObject: QmlObject | null;
  /** Why the document does not run. */
  readonly errors: readonly QmlError[];
  [member: string]: unknown;
}

/**
 * Defines `tag` as an element that runs a document. Such elements between its tags are objects in the default property
 * of the document's root; other content is shown over it.
 * @param tag a name with a dash
 * @param module what `import App from './app.qml'` gives
 * @returns the element's class
 * @throws NotSupportedError, from the platform, for a tag that is defined already
 */
export function defineElement(tag: string, module: QmlModule): CustomElementConstructor {
  const members = membersOf(module);
  const attributes = new Map<string, string>();
  for (const [name, { type, list }] of members.properties)
    if (!list && (type === 'bool' || TEXT_TYPES.has(type) || NUMBER_TYPES.has(type)))
      attributes.set(kebab(name), name);

  /** The newest version, while developing. */
  let current = module;

  class Element extends ElementBase {
    static readonly observedAttributes = [...attributes.keys(), 'resize-mode'];
    readonly #host = new SceneHost(this);
    /** What was set before the document ran, or while it does not. */
    readonly #given = new Map<string, unknown>();
    #errors: readonly QmlError[] = [];
    #unfollow = () => {};
    /** The element around it, whose scene it shares. */
    #parent: Neighbour | null = null;
    /** The scene that it shares, while its own object is in it. */
    #shared: Scene | null = null;
    #object: QmlObject | null = null;

    constructor() {
      super();
      const element = this;
      neighbours.set(this, {
        get root() {
          return element.rootObject;
        },
        get scene() {
          return element.#shared ?? element.#host.scene;
        },
        start: () => this.#start(),
        release: () => this.#release(),
        restart: () => {
          if (this.#parent) this.#parent.restart();
          else {
            this.#release();
            this.#run();
          }
        },
        arrange: (without) => {
          const root = this.rootObject;
          if (root) arrange(this, root, without && { without });
        },
      });
      showContent(this);
    }

    get rootObject(): QmlObject | null {
      if (this.#parent) return this.#object?.$dead ? null : this.#object;
      return this.#host.scene?.root ?? null;
    }
    get errors(): readonly QmlError[] {
      return this.#errors;
    }

    connectedCallback(): void {
      this.#start();
    }

    /** Where it already runs, it may have been moved. */
    #start(): void {
      const parent = around(this);
      if (this.#shared && parent?.scene === this.#shared && parent === this.#parent) parent.arrange();
      else if (parent || this.#parent || !this.#host.scene) {
        this.#release();
        this.#run();
      }
    }

    /** Its object ends, with those of the elements in it. What the page set stays for the next time. */
    #release(): void {
      releaseChildren(this);
      const root = this.rootObject as (QmlObject & Record<string, unknown>) | null;
      if (root) for (const name of this.#given.keys()) this.#given.set(name, root[name]);
      const parent = this.#parent;
      this.#unfollow();
      this.#host.end();
      if (root && parent) {
        parent.arrange(root);
        destroyCreated(root);
      }
      this.#object = this.#shared = this.#parent = null;
      this.#errors = [];
      showElsewhere(this, false);
    }

    #fail(errors: readonly QmlError[], sources?: ReadonlyMap<string, string>): void {
      this.#errors = errors;
      void this.#host.showErrors(errors, sources);
      for (const error of errors) console.error(formatError(error));
    }

    /** Becomes an object of the element around it, once that one runs. */
    #join(parent: Neighbour): void {
      this.#parent = parent;
      const { scene, root } = parent;
      if (!scene || !root) return;
      this.#shared = scene;
      const { engine } = scene;
      const documents = engine.documents!;
      const url = documents.loader.give(current, document.baseURI);
      const take = ({ plan, errors, sources }: Linked): void => {
        if (this.#shared !== scene || this.#object || parent.root !== root) return;
        if (!plan) {
          this.#fail(errors, sources);
          return;
        }
        const at = { url, line: 0, column: 0, severity: 'error' as const };
        let made: QmlObject | null = null;
        try {
          create(engine, plan, null, {
            parent: root,
            properties: Object.fromEntries(this.#given),
            before: (object) => {
              made = object;
              arrange(this.parentElement!, root, { latest: [this, object] });
            },
          });
        } catch (error) {
          if (made) destroyCreated(made);
          const message = `<${tag}>: ${(error as Error).message}`;
          this.#fail(error instanceof QmlErrors ? error.errors : [{ ...at, message }]);
          return;
        }
        this.#object = made;
        showElsewhere(this, true);
        this.#begin(made!);
      };
      const linked = documents.loaded(url);
      if (linked) take(linked);
      else void documents.load(url).then(take);
    }

    #run(state?: Values): void {
      for (const name of members.properties.keys())
        if (Object.hasOwn(this, name)) {
          const value = (this as Record<string, unknown>)[name];
          delete (this as Record<string, unknown>)[name];
          (this as Record<string, unknown>)[name] = value;
        }
      const parent = around(this);
      if (__DEV__) {
        this.#unfollow();
        // Its members are those that it was defined with: a new one needs the page loaded anew.
        this.#unfollow = followVersions(current, (next) => {
          current = next;
          this.#errors = [];
          const { scene } = this.#host;
          const state = scene ? takeState(scene) : undefined;
          // A scene keeps the documents that it has: all elements that share it begin anew.
          releaseChildren(this);
          if (this.#parent) this.#parent.restart();
          else this.#run(state);
        });
      }
      if (parent) {
        this.#join(parent);
        return;
      }
      const scene = this.#host.open({
        trustedOrigins: this.getAttribute('trusted-origins') ?? '',
        onQuit: (code) => this.#fire('quit', { code }),
      });
      const properties = Object.fromEntries(this.#given);
      const done = (runs: boolean) => {
        if (scene !== this.#host.scene) return;
        if (runs) {
          if (__DEV__) {
            rememberStart(scene);
            if (state) giveState(scene, state);
          }
          this.#begin(scene.root!);
        } else {
          this.#host.end();
          this.#fail(scene.errors, scene.sources);
        }
      };
      // With all its files at hand the element is complete when it is in the page.
      if (scene.runNow(current, properties)) done(true);
      else if (scene.errors.length) done(false);
      else void scene.run({ module: current }, properties).then(done);
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        // What the page set, and what the document made of it, is there when it comes back.
        this.#release();
      });
    }

    attributeChangedCallback(attribute: string, old: string | null, text: string | null): void {
      if (attribute === 'resize-mode') {
        if (this.rootObject) this.#host.followSize();
        return;
      }
      if (old === text) return;
      const name = attributes.get(attribute)!;
      const { type } = members.properties.get(name)!;
      const value = fromAttribute(type, text);
      if (value !== undefined) this.#set(name, value);
      else console.warn(`<${tag}> ${attribute}="${text}": a number is expected`);
    }

    #begin(root: QmlObject): void {
      this.#host.followSize();
      startChildren(this);
      const values = root as unknown as Record<string, unknown>;
      for (const [name, parameters] of members.signals)
        listen(root, name, (...args: unknown[]) => {
          this.#fire(kebab(name), Object.fromEntries(parameters.map((each, i) => [each, args[i]])));
        });
      for (const name of members.properties.keys())
        if (root.$meta.signals[`${name}Changed`])
          listen(root, `${name}Changed`, () =>
            this.#fire(`${kebab(name)}-changed`, { [name]: values[name] }),
          );
    }

    #fire(type: string, detail: object): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }

    #get(name: string): unknown {
      const root = this.rootObject as Record<string, unknown> | null;
      return root ? root[name] : this.#given.get(name);
    }
    #set(name: string, value: unknown): void {
      this.#given.set(name, value);
      const root = this.rootObject as Record<string, unknown> | null;
      if (root) root[name] = value;
    }
    #call(name: string, args: unknown[]): unknown {
      const root = this.rootObject as Record<string, (...args: unknown[]) => unknown> | null;
      if (!root) throw new Error(`<${tag}> ${name}(): its document does not run; put it into the page first`);
      return root[name]!(...args);
    }

    static {
      const claim = (name: string, what: string): boolean => {
        if (!RESERVED.has(name)) return true;
        if (__DEV__)
          console.warn(`<${tag}>: the ${what} ${name} is the element's own; use rootObject.${name}`);
        return false;
      };
      for (const [name, { readonly }] of members.properties)
        if (claim(name, 'property'))
          Object.defineProperty(Element.prototype, name, {
            configurable: true,
            enumerable: true,
            get(this: Element) {
              return this.#get(name);
            },
            ...(!readonly && {
              set(this: Element, value: unknown) {
                this.#set(name, value);
              },
            }),
          });
      for (const name of members.methods)
        if (claim(name, 'method'))
          Object.defineProperty(Element.prototype, name, {
            configurable: true,
            writable: true,
            value(this: Element, ...args: unknown[]) {
              return this.#call(name, args);
            },
          });
      for (const [name, values] of members.enums)
        for (const [key, value] of [[name, values] as const, ...Object.entries(values)])
          Object.defineProperty(Element, key, { configurable: true, enumerable: true, value });
    }
  }
  globalThis.customElements?.define(tag, Element);
  return Element;
}

/** What an attribute's text means for a property; undefined for what it cannot mean. */
function fromAttribute(type: string, text: string | null): unknown {
  if (type === 'bool') return text !== null;
  if (TEXT_TYPES.has(type)) return text ?? '';
  const number = Number(text || 0);
  return Number.isNaN(number) ? undefined : number;
}

/** What the document declares, and the documents that its root is made of; the outermost wins. */
function membersOf(module: QmlModule): Members {
  const members: Members = {
    properties: new Map(),
    signals: new Map(),
    methods: new Set(),
    enums: new Map(),
  };
  const seen = new Set<QmlModule>();
  for (let at: QmlModule | null = module; at && !seen.has(at); at = baseOf(at)) {
    seen.add(at);
    const { properties, aliases, signals, methods, enums } = rootOf(at.document);
    for (const { name, type, list, readonly } of properties)
      if (!members.properties.has(name)) members.properties.set(name, { type, list, readonly });
    // What an alias stands for is known when the document runs; a text may do.
    for (const { name } of aliases)
      if (!members.properties.has(name))
        members.properties.set(name, { type: 'string', list: false, readonly: false });
    for (const { name, parameters } of signals)
      if (!members.signals.has(name))
        members.signals.set(
          name,
          parameters.map((parameter) => parameter.name),
        );
    for (const { name } of methods) members.methods.add(name);
    for (const { name, values } of enums) if (!members.enums.has(name)) members.enums.set(name, values);
  }
  return members;
}

const rootOf = (document: CompiledDocument) => document.objects[document.components[0]!.root]!;

/** The document that a document's root is made of, when it came with it. */
function baseOf({ document, files }: QmlModule): QmlModule | null {
  const { type } = rootOf(document);
  const file: GivenFile | undefined = (files[`${type}.qml`] ?? files[`./${type}.qml`])?.();
  return file && 'document' in file ? file : null;
}
