// One running QML world: its types, its globals, its messages, its frames. A page may have several.

import type { Host } from '../host.ts';
import { bindingReports, currentContext } from '../object/binding.ts';
import type { Meta, QmlObject } from '../object/object.ts';
import { report } from '../object/signal.ts';
import { Font } from '../object/value-types.ts';
import { late } from '../qt/late-members.ts';
import type { Translate } from '../qt/translation.ts';
import { outside } from '../reactive/graph.ts';
import { destroyCreated } from './component.ts';
import type { ComponentPlan, Place } from './component-plan.ts';
import { Context } from './context.ts';
import { create } from './create.ts';
import type { Documents } from './documents.ts';
import { errorText, formatError, type QmlError } from './errors.ts';
import { makeGlobals } from './globals.ts';
import type { LoadedDocument } from './import-scope.ts';
import { Linker } from './linker.ts';
import type { Registry } from './registry.ts';
import type { Unit } from './unit.ts';

/** What `Qt` needs of whoever can load documents. */
export interface ComponentFactory {
  createComponent(args: unknown[]): unknown;
  createQmlObject(args: unknown[]): unknown;
}

export class Engine {
  readonly host: Host;
  readonly registry: Registry;
  readonly globals: Record<string, unknown>;
  readonly rootContext: Context;
  readonly warnings = new Warnings(this);
  /** `Qt.application` and its like. */
  readonly application: Record<string, unknown>;
  readonly styleHints: Record<string, unknown> = {};
  readonly inputMethod: Record<string, unknown> = {
    visible: false,
    show() {},
    hide() {},
    commit() {},
    reset() {},
  };
  openUrl: ((url: string) => boolean) | null = null;
  /** Who can load documents, once somebody gave it one. */
  documents: Documents | null = null;
  /** `Qt.createComponent` and `Qt.createQmlObject`: given by whoever can load documents. */
  componentFactory: ComponentFactory = {
    createComponent() {
      throw new Error('Qt.createComponent(): this engine has no loader for documents');
    },
    createQmlObject() {
      throw new Error('Qt.createQmlObject(): this engine has no compiler for documents');
    },
  };
  /** Where the texts of `qsTr` and its kin are looked up; without it they stand for themselves. */
  translate: Translate | null = null;
  /** Asked by `Qt.quit()` and `Qt.exit()`. */
  onQuit: ((code: number) => void) | null = null;
  /** The document against which `Qt.resolvedUrl` works outside of a component. */
  baseUrl = '';
  readonly #singletons = new Map<Meta, QmlObject>();
  readonly #late = new Map<unknown, { run: (...args: unknown[]) => void; args: unknown[] }>();
  #doomed: (QmlObject | null)[] = [];
  #turn: unknown = null;
  readonly #painters: (() => void)[] = [];
  readonly #polishers: (() => void)[] = [];
  #frameAsked = false;
  readonly #frameListeners = new Set<(time: number) => void>();
  disposed = false;
  /** Where its items are drawn; kept here for whoever draws. */
  surface: unknown = null;

  constructor(host: Host, registry: Registry) {
    this.host = host;
    this.registry = registry;
    this.application = {
      name: '',
      version: '',
      organization: '',
      domain: '',
      arguments: ['qmlet'],
      state: 4,
      active: true,
      layoutDirection: 0,
      font: new Font(),
    };
    this.globals = makeGlobals(this);
    this.rootContext = new Context(this, null, null, null);
  }

  /** Creates the root object of a document. `properties` are set before its bindings are evaluated. */
  create(plan: ComponentPlan, properties?: Record<string, unknown>): QmlObject {
    return create(this, plan, null, { properties });
  }

  /** The one object of a singleton type, made when it is first asked for. */
  singleton(meta: Meta): QmlObject {
    let object = this.#singletons.get(meta);
    if (!object) {
      const plan = meta.plan as ComponentPlan | null;
      object = outside(() =>
        plan
          ? create(this, plan, null)
          : new (meta.cls as unknown as new (engine: Engine) => QmlObject)(this),
      );
      object.$c ??= this.rootContext;
      this.#singletons.set(meta, object);
    }
    return object;
  }

  metaByName(name: string): Meta | null {
    return this.registry.byName(name);
  }

  /** A URL as a document writes it, against the document's own. */
  resolveUrl(url: string, base: string): string {
    return resolveUrl(url, base || this.baseUrl);
  }

  /** The document whose code runs now. */
  currentUrl(): string {
    return (currentContext() as Context | null)?.unit?.doc.url ?? this.baseUrl;
  }

  /** The classes and plans of a loaded document; made once. */
  unit(loaded: LoadedDocument<Meta>): Unit {
    return this.linker.unit(loaded);
  }
  readonly linker = new Linker(this);

  /** Tells of an error in a document; `at`: what was run. */
  $blame(error: unknown, at: unknown, whole?: boolean, more = ''): void {
    const place = placeOf(at);
    const origin = error instanceof Error ? late.origin(error) : null;
    // Qt gives the line of the failing expression; the column of a binding says nothing about it.
    const where =
      at !== null && whole
        ? place
        : {
            column: 0,
            ...(origin ?? { url: place.url, line: (at as Place | null)?.valueLoc?.[0] ?? place.line }),
          };
    this.warnings.report({ ...where, message: errorText(error) + more, severity: 'warning' });
  }

  warn(at: unknown, message: string): void {
    this.warnings.report({ ...placeOf(at), message, severity: 'warning' });
  }

  // --- turns: what happens after the code that runs now ------------------------------------------------

  #soon(): void {
    this.#turn ??= this.host.setTimeout(() => {
      this.#turn = null;
      // One after the other as they were asked for; what is called later on from here has a turn of its own.
      const doomed = this.#doomed;
      this.#doomed = [];
      for (const object of doomed)
        if (object) destroyCreated(object);
        else this.#callNow();
    }, 0);
  }
  #callNow(): void {
    const calls = [...this.#late.values()];
    this.#late.clear();
    for (const { run, args } of calls)
      try {
        outside(() => run(...args));
      } catch (error) {
        this.$blame(error, null, false, ' (exception occurred during delayed function evaluation)');
      }
  }

  /** `Qt.callLater`: once a turn for each function, with the arguments of the last call. */
  callLater(run: (...args: unknown[]) => void, args: unknown[]): void {
    const key = (run as { $signal?: unknown }).$signal ?? run;
    if (this.#late.size === 0) this.#doomed.push(null);
    this.#late.delete(key);
    this.#late.set(key, { run, args });
    this.#soon();
  }

  destroyLater(object: QmlObject, delay: number): void {
    if (delay > 0) this.host.setTimeout(() => destroyCreated(object), delay);
    else {
      this.#doomed.push(object);
      this.#soon();
    }
  }

  // --- frames -------------------------------------------------------------------------------------------

  /** Called once before each frame while it is registered: animations. */
  addFrameListener(listener: (time: number) => void): void {
    this.#frameListeners.add(listener);
    this.#askFrame();
  }
  removeFrameListener(listener: (time: number) => void): void {
    this.#frameListeners.delete(listener);
  }
  /** Runs `paint` in the next frame, after the animations. */
  requestPaint(paint: () => void): void {
    if (!this.#painters.includes(paint)) this.#painters.push(paint);
    this.#askFrame();
  }
  /** Runs `polish` before the next drawing: where layouts place their items. */
  requestPolish(polish: () => void): void {
    this.#polishers.push(polish);
    this.#askFrame();
  }
  #askFrame(): void {
    if (this.#frameAsked || this.disposed) return;
    this.#frameAsked = true;
    this.host.requestFrame((time) => {
      this.#frameAsked = false;
      this.frame(time);
    });
  }
  /** One frame: animations advance, then everything that is dirty is drawn. */
  frame(time: number): void {
    if (this.disposed) return;
    for (const listener of [...this.#frameListeners]) listener(time);
    this.flush();
    if (this.#frameListeners.size || this.#polishers.length) this.#askFrame();
  }
  /** Draws what is dirty now. */
  flush(): void {
    // Placing may ask for more placing, though not without end: then the rest waits for the next frame.
    for (let round = 0; round < 100 && this.#polishers.length; round++)
      for (const polish of this.#polishers.splice(0)) polish();
    for (let paint = this.#painters.shift(); paint; paint = this.#painters.shift()) paint();
  }

  dispose(): void {
    this.disposed = true;
    for (const object of this.#singletons.values()) destroyCreated(object);
    this.#singletons.clear();
  }
}

/** Messages about documents: to the host, and to whoever listens. */
export class Warnings {
  readonly #engine: Engine;
  readonly listeners = new Set<(error: QmlError) => void>();
  constructor(engine: Engine) {
    this.#engine = engine;
  }
  report(error: QmlError): void {
    for (const listener of this.listeners) listener(error);
    this.#engine.host.log('warning', formatError(error));
  }
}

function placeOf(at: unknown): { url: string; line: number; column: number } {
  const place = at as Place | null;
  return place
    ? { url: place.unit.doc.url, line: place.loc[0], column: place.loc[1] }
    : { url: '<Unknown File>', line: 0, column: 0 };
}

/** The engine of an object: that of the context in which it was made. */
export const engineOf = (object: QmlObject): Engine => (object.$c as Context).engine;

function engineAt(object: QmlObject | null, at: unknown): Engine | null {
  return (object?.$c as Context | null)?.engine ?? (at as Place | null)?.unit.engine ?? null;
}

report.error = (error, object, at, whole) => {
  const engine = engineAt(object, at);
  if (!engine) throw error;
  engine.$blame(error, at, whole);
};
bindingReports.unfitting = (object, at, text) => engineAt(object, at)?.warn(at, text);
bindingReports.loop = (object, property, at) => {
  const { unit, loc } = placeOfObject(object);
  const { $group: group } = object;
  const of = group ? `${qmlName(group)} (parent or ancestor of ${object.$meta.cppName})` : qmlName(object);
  engineOf(object).warn(
    at ?? (unit && { unit, loc }),
    `QML ${of}: Binding loop detected for property "${property.name}"`,
  );
};

/** The name under which a document knows the object's type. */
export const qmlName = (object: QmlObject): string => object.$meta.name;

/** Where an object was declared. */
export function placeOfObject(object: QmlObject): {
  unit: Place['unit'] | null;
  loc: readonly [number, number];
} {
  const place = (object.$group ?? object).$at as Place | null;
  return place ? { unit: place.unit, loc: place.loc as [number, number] } : { unit: null, loc: [0, 0] };
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
/** Joins a relative reference to a base, without the help of a host's URL. */
export function resolveUrl(reference: string, base: string): string {
  if (ABSOLUTE.test(reference)) return reference;
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)?([^?#]*)/i.exec(base)!;
  const origin = match[1] ?? '';
  const path = match[2] ?? '';
  if (reference.startsWith('//')) return `${/^[a-z][a-z0-9+.-]*:/i.exec(origin)?.[0] ?? ''}${reference}`;
  if (reference === '' || reference.startsWith('#')) return base.replace(/#.*/, '') + reference;
  const joined = reference.startsWith('/') ? reference : path.replace(/[^/]*$/, '') + reference;
  const [, pure, rest] = /^([^?#]*)(.*)$/s.exec(joined)!;
  const parts: string[] = [];
  for (const part of pure!.split('/')) {
    if (part === '..') {
      if (parts.length > 1 || (parts.length === 1 && parts[0] !== '')) parts.pop();
    } else if (part !== '.') parts.push(part);
  }
  if (/(^|\/)\.\.?$/.test(pure!)) parts.push('');
  return origin + parts.join('/') + rest;
}
