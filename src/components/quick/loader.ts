// `Loader`: shows one object of a component or of a document, and another one when that changes. Follows
// https://doc.qt.io/qt-6/qml-qtquick-loader.html; the order in which it tells things is that of QQuickLoader.
// A document that has to be fetched first is loading for that time, one that is there is created at once.
// Always holds: what was loaded before is out of sight, silent and told of its destruction before the next
// one is made; it is destroyed after the code that runs now, which may be its own.
import { Component, emitDestruction } from '../../runtime/engine/component.ts';
import { Context, type Shape } from '../../runtime/engine/context.ts';
import { engineOf } from '../../runtime/engine/engine.ts';
import { defineType, type Meta, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { connect, cutAll, disconnect, type Link, outside } from '../../runtime/reactive/graph.ts';
import { scopeTypes } from './focus.ts';
import { Item } from './item.ts';

const NULL = 0;
const READY = 1;
const LOADING = 2;
const ERROR = 3;

/** The names that a loader's objects see through it depend on its type alone. */
const shapes = new WeakMap<Meta, Shape>();
function shapeOf(meta: Meta): Shape {
  let shape = shapes.get(meta);
  if (!shape) shapes.set(meta, (shape = { idNames: new Set() }));
  return shape;
}

export class Loader extends Item {
  declare active: boolean;
  declare asynchronous: boolean;
  declare readonly item: QmlObject | null;
  $component: Component | null = null;
  $source = '';
  $object: QmlObject | null = null;
  /** What `status` was told to be last. */
  $status = NULL;
  #fromSource = false;
  #failed = false;
  #properties: Record<string, unknown> | undefined = undefined;
  #context: Context | null = null;
  #links: Link[] = [];
  #timer: unknown = null;
  #sizing = false;

  get $progress(): number {
    return this.$object ? 1 : (this.$component?.progress ?? 0);
  }

  $setSource(source: string, clear = true): void {
    if (source === this.$source) return;
    if (clear) this.#clear();
    this.$source = source;
    this.#fromSource = true;
    if (this.active) this.#loadSource();
    else this.$emit('sourceChanged');
  }
  $setComponent(component: Component | null): void {
    if (component === this.$component) return;
    this.#clear();
    this.$component = component;
    this.#fromSource = false;
    if (this.active) this.#loadComponent();
    else this.$emit('sourceComponentChanged');
  }
  setSource(url: unknown, properties?: unknown): void {
    if (properties !== undefined && (typeof properties !== 'object' || properties === null)) {
      this.$warn('setSource: value is not an object');
      return;
    }
    outside(() => {
      this.#clear();
      this.#properties = properties as Record<string, unknown> | undefined;
      this.$setSource(engineOf(this).resolveUrl(String(url), this.#base()), false);
    });
  }
  $setActive(active: boolean): void {
    if (active) {
      if (this.#fromSource) this.#loadSource();
      else this.#loadComponent();
    } else {
      const had = this.$object !== null;
      this.#drop();
      if (had) this.$emit('itemChanged');
      this.#updateStatus();
    }
  }
  /** Asynchronous loading was switched off: what is still to come comes now. */
  $hurry(): void {
    if (this.asynchronous || !this.$complete_ || this.#timer === null) return;
    const { host } = engineOf(this);
    host.clearTimeout(this.#timer);
    this.#timer = null;
    this.#load();
  }

  // --- loading -------------------------------------------------------------------------------------------

  #loadSource(): void {
    if (this.$source === '') {
      this.#tell('sourceChanged', null, 'progressChanged', 'itemChanged');
      return;
    }
    if (!this.$complete_) return;
    this.#makeComponent();
    this.#load();
  }
  #loadComponent(): void {
    if (this.$component === null)
      this.#tell('sourceComponentChanged', null, 'progressChanged', 'itemChanged');
    else if (this.$complete_) this.#load();
  }
  #base(): string {
    return (this.$c as Context).unit?.doc.url ?? engineOf(this).baseUrl;
  }
  #makeComponent(): void {
    if (this.$component) return;
    const engine = engineOf(this);
    const context = this.$c as Context;
    const url = engine.resolveUrl(this.$source, this.#base());
    const { documents } = engine;
    if (!documents) throw new Error(`Loader: this engine has no loader for documents; ${url} is not loaded`);
    this.$component = documents.component(url, context, this.asynchronous);
  }

  #load(): void {
    const component = this.$component!;
    if (component.status === LOADING) {
      const progress = listen(component, 'progressChanged', () => this.$emit('progressChanged'));
      const status = listen(component, 'statusChanged', () => {
        disconnect(progress);
        disconnect(status);
        this.$emit('progressChanged');
        if (component === this.$component) this.#create();
      });
      this.#links.push(progress, status);
      this.#tell(
        null,
        'progressChanged',
        this.#fromSource ? 'sourceChanged' : 'sourceComponentChanged',
        'itemChanged',
      );
    } else if (this.asynchronous && component.status === READY && this.#timer === null) {
      this.#timer = engineOf(this).host.setTimeout(() => {
        this.#timer = null;
        outside(() => this.#create());
      }, 0);
      this.#updateStatus();
    } else this.#create();
  }

  #create(): void {
    const component = this.$component!;
    const changed = this.#fromSource ? 'sourceChanged' : 'sourceComponentChanged';
    if (component.$errors.length || !component.$plan) {
      if (this.#fromSource)
        for (const error of component.$errors)
          engineOf(this).warnings.report({ ...error, severity: 'warning' });
      this.#tell(changed, null, 'progressChanged', 'itemChanged');
      return;
    }
    const outer = (this.#fromSource ? this.$c : component.$c) as Context;
    const context = new Context(outer.engine, outer.unit, shapeOf(this.$meta), outer);
    context.root = this;
    this.#context = context;
    const object = component.$create(
      {
        parent: this,
        properties: this.#properties,
        before: (root) => {
          this.$object = root;
          if (!(root instanceof Item)) return;
          if (this.$widthSet && !root.$widthSet) root.$set('width', this.$width);
          if (this.$heightSet && !root.$heightSet) root.$set('height', this.$height);
          root.$setParentItem(this);
        },
      },
      context,
    );
    // Something that ran meanwhile asked for another one.
    if (this.#context !== context) {
      if (object && !object.$dead) engineOf(this).destroyLater(object, 0);
      return;
    }
    this.$object = object;
    this.#failed = object === null;
    if (this.#failed) this.$source = '';
    this.$emit('itemChanged');
    if (object instanceof Item) {
      const follow = (): void => this.$resize(false);
      this.#links.push(
        connect(object, object.$geometry, { run: follow }),
        listen(object, 'implicitWidthChanged', follow),
        listen(object, 'implicitHeightChanged', follow),
      );
      this.$resize(true);
    }
    this.#tell(changed, null, 'progressChanged');
    if (object && this.$object === object) this.$emit('loaded');
  }

  /** Signals in their order; null: the status, when it is another one. */
  #tell(...signals: (string | null)[]): void {
    for (const signal of signals)
      if (signal) this.$emit(signal);
      else this.#updateStatus();
  }
  #updateStatus(): void {
    const status = this.#computeStatus();
    if (status === this.$status) return;
    this.$status = status;
    this.$emit('statusChanged');
  }
  #computeStatus(): number {
    if (!this.active) return NULL;
    const status = this.$component?.status;
    if (status === LOADING || status === ERROR || status === NULL) return status;
    if (this.#timer !== null) return LOADING;
    if (this.#failed) return ERROR;
    if (this.$object) return READY;
    return this.$source ? ERROR : NULL;
  }

  // --- letting go ----------------------------------------------------------------------------------------

  #clear(): void {
    this.#properties = undefined;
    this.#drop();
    if (this.#fromSource) this.$component?.$destroy();
    this.$component = null;
    this.$source = '';
    this.#properties = undefined;
  }
  #drop(): void {
    const object = this.$object;
    const context = this.#context;
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    if (this.#timer !== null) engineOf(this).host.clearTimeout(this.#timer);
    this.#timer = this.#context = this.$object = null;
    this.#failed = false;
    if (context) {
      emitDestruction(context);
      context.outer?.inner?.delete(context);
    }
    if (!object || object.$dead) return;
    silence(object);
    if (object instanceof Item) object.$setParentItem(null);
    engineOf(this).destroyLater(object, 0);
  }

  // --- size ----------------------------------------------------------------------------------------------

  /** Gives the item the loader's size where it has one, and takes the item's where it has none. */
  $resize(mine: boolean): void {
    const item = this.$object;
    if (!(item instanceof Item)) return;
    const { $widthSet, $heightSet } = this;
    if (mine && $widthSet) item.$set('width', this.$width);
    if (mine && $heightSet) item.$set('height', this.$height);
    if (this.#sizing) return;
    this.#sizing = true;
    this.$setImplicitSize(
      $widthSet ? item.implicitWidth : item.$width,
      $heightSet ? item.implicitHeight : item.$height,
    );
    this.#sizing = false;
  }
  override $geometryChanged(moved: boolean, sized: boolean, width: number, height: number): void {
    super.$geometryChanged(moved, sized, width, height);
    if (sized) this.$resize(true);
  }

  // --- life ----------------------------------------------------------------------------------------------

  override $complete(): void {
    super.$complete();
    if (!this.active) return;
    if (this.#fromSource) {
      if (this.$source) this.#loadSource();
    } else if (this.$component) this.#load();
  }
  override $destroyed(): void {
    const context = this.#context;
    if (this.#timer !== null) engineOf(this).host.clearTimeout(this.#timer);
    for (const link of this.#links) disconnect(link);
    if (context) context.outer?.inner?.delete(context);
    if (this.#fromSource) this.$component?.$destroy();
    this.$object = this.#context = this.$component = null;
    super.$destroyed();
  }
}

/** Ends the bindings and handlers of an object and of all that it owns: what they read may be gone before they are. */
function silence(object: QmlObject): void {
  cutAll(object);
  for (let binding = object.$b; binding; binding = binding.nextBinding) binding.dispose();
  object.$b = null;
  for (const child of object.$children ?? []) silence(child);
}

scopeTypes.push(Loader);

defineType(Loader, {
  name: 'Loader',
  enums: { Status: { Null: NULL, Ready: READY, Loading: LOADING, Error: ERROR } },
  signals: { loaded: {} },
  properties: {
    active: {
      type: 'bool',
      value: true,
      changed: (loader, active: boolean) => outside(() => loader.$setActive(active)),
    },
    source: {
      type: 'url',
      get: (loader) => loader.$source,
      set: (loader, source: string) => outside(() => loader.$setSource(source)),
      reset: (loader) => outside(() => loader.$setSource('')),
    },
    sourceComponent: {
      type: () => Component as never,
      get: (loader) => loader.$component,
      set: (loader, component: Component | null) => outside(() => loader.$setComponent(component)),
      reset: (loader) => outside(() => loader.$setComponent(null)),
    },
    item: { type: () => QmlObject as never, readonly: true, get: (loader) => loader.$object },
    status: { type: 'enum:Status', readonly: true, get: (loader) => loader.$status },
    progress: { type: 'real', readonly: true, get: (loader) => loader.$progress },
    asynchronous: { type: 'bool', changed: (loader) => loader.$hurry() },
  },
  methods: ['setSource'],
  defaultProperty: 'data',
});
