// Documents in an engine: loaded and linked, ready to be created. What `<qml-view>`, `Loader` and
// `Qt.createComponent` have in common.
import { currentContext } from '../object/binding.ts';
import { type Meta, QmlObject } from '../object/object.ts';
import { Component } from './component.ts';
import type { ComponentPlan } from './component-plan.ts';
import type { Context } from './context.ts';
import { create } from './create.ts';
import { DocumentLoader, type LoaderOptions, type LoadOptions, type LoadResult } from './document-loader.ts';
import type { Engine } from './engine.ts';
import { type QmlError, QmlErrors } from './errors.ts';

/** A document that can be created, or why it cannot. */
export interface Linked {
  /** Null exactly when there are errors. */
  readonly plan: ComponentPlan | null;
  readonly errors: readonly QmlError[];
  /** The texts of the files that the errors are in, by url. */
  readonly sources: ReadonlyMap<string, string>;
}

export class Documents {
  readonly loader: DocumentLoader<Meta>;
  readonly #engine: Engine;

  /** Gives an engine a loader, and the functions of `Qt` that need one. */
  constructor(engine: Engine, options: Omit<LoaderOptions<Meta>, 'modules' | 'check'>) {
    this.#engine = engine;
    this.loader = new DocumentLoader<Meta>({
      ...options,
      modules: engine.registry.lookup,
      check: (document) => {
        const unit = engine.unit(document);
        const errors = [...unit.errors, ...[unit.main, ...unit.inline.values()].flatMap(recursions)];
        for (const warning of errors) if (warning.severity === 'warning') engine.warnings.report(warning);
        return errors.filter(({ severity }) => severity === 'error');
      },
    });
    engine.documents = this;
    engine.componentFactory = {
      createComponent: (args) => this.#createComponent(args),
      createQmlObject: (args) => this.#createQmlObject(args),
    };
  }

  /** Loads the document at an absolute url. Never rejects. */
  async load(url: string, options?: LoadOptions): Promise<Linked> {
    return this.#link(await this.loader.load(url, options));
  }
  /** Loads a document given as text; `base` stands for its url. Never rejects. */
  async text(text: string, base: string, options?: LoadOptions): Promise<Linked> {
    return this.#link(await this.loader.loadText(text, base, options));
  }
  /** A document that needs no fetching any more; null when it does. */
  loaded(url: string): Linked | null {
    const result = this.loader.loaded(url);
    return result && this.#link(result);
  }
  /** A text whose types need no fetching; null when they do. */
  textNow(text: string, base: string): Linked | null {
    const result = this.loader.loadTextNow(text, base);
    return result && this.#link(result);
  }

  #link({ root, errors, sources }: LoadResult<Meta>): Linked {
    return { plan: root && this.#engine.unit(root).main, errors, sources };
  }

  /** `Qt.createComponent(url, mode, parent)`: ready at once where all is there, else loading. */
  #createComponent(args: unknown[]): Component {
    const engine = this.#engine;
    if (args.length < 1 || args.length > 3) throw new Error('Qt.createComponent(): Invalid arguments');
    const parent = args[args.length - 1];
    if (args.length > 1 && typeof parent === 'object' && parent !== null && !(parent instanceof QmlObject))
      throw new Error('Qt.createComponent(): Invalid parent object');
    const context = (currentContext() as Context | null) ?? engine.rootContext;
    const url = engine.resolveUrl(String(args[0]), engine.currentUrl());
    const component = this.component(url, context, args[1] === Component.meta.enumValues.Asynchronous);
    if (parent instanceof QmlObject) component.$adopt(parent);
    return component;
  }

  /** The document at an absolute url as a component; not ready before the code that runs now has ended when `late`. */
  component(url: string, context: Context, late = false): Component {
    const component = new Component();
    component.$c = context;
    const take = ({ plan, errors }: Linked) => {
      if (component.$dead) return;
      if (plan) component.$setPlan(plan, context);
      else component.$fail(errors);
    };
    const known = late ? null : this.loaded(url);
    component.$load(url);
    if (known) take(known);
    else {
      const onProgress = (progress: number) => {
        if (!component.$dead && progress < 1) component.$set('progress', progress);
      };
      void this.load(url, { onProgress }).then(take);
    }
    return component;
  }

  /** `Qt.createQmlObject(text, parent, url)`: the caller expects the object at once. */
  #createQmlObject(args: unknown[]): QmlObject | null {
    const engine = this.#engine;
    const [text, parent, file = 'inline'] = args;
    if (args.length < 2 || args.length > 3) throw new Error('Qt.createQmlObject(): Invalid arguments');
    if (!text) return null;
    if (!(parent instanceof QmlObject)) throw new Error('Qt.createQmlObject(): Missing parent object');
    const context = (currentContext() as Context | null) ?? engine.rootContext;
    const base = engine.resolveUrl(String(file), engine.currentUrl());
    const fail = (errors: readonly QmlError[]) =>
      new QmlErrors(errors, 'Qt.createQmlObject(): failed to create object: ');
    const linked = this.textNow(String(text), base);
    if (!linked) {
      const message =
        'needs a file or the compiler, which are not loaded yet. Use Qt.createComponent() and wait for its status';
      throw fail([{ url: base, line: 0, column: 0, message, severity: 'error' }]);
    }
    if (!linked.plan) throw fail(linked.errors);
    return create(engine, linked.plan, context, {
      parent,
      before: (root) => root.$showIn?.(parent),
    });
  }
}

/**
 * The objects in a component whose creation would create the component again, without end. What a Component
 * holds is created only when somebody asks for it, and does not count.
 */
function recursions(plan: ComponentPlan): QmlError[] {
  const errors: QmlError[] = [];
  const without = new Set<ComponentPlan>();
  const reaches = (from: ComponentPlan): boolean => {
    if (from === plan) return true;
    if (without.has(from)) return false;
    without.add(from);
    return from.ops.some((op) => op.op === 'new' && op.base !== null && reaches(op.base));
  };
  for (const op of plan.ops) {
    if (op.op !== 'new' || op.base === null || !reaches(op.base)) continue;
    const { url, objects } = op.at.unit.doc;
    const [line, column] = op.at.loc;
    const object = objects.find(({ loc }) => loc[0] === line && loc[1] === column);
    const message = `${object?.type ?? op.meta.name} is instantiated recursively`;
    errors.push({ url, line, column, message, severity: 'error' });
  }
  return errors;
}
