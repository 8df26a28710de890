// From a model of any kind to the objects of its delegate: a row of names for each (`index`, `modelData`,
// `model`, roles), and the object that is created in a context with those names.
// Models are whole numbers, arrays, lists of objects, single objects, and item models.
// Always holds: `$index` of a row is where it stands now; bindings that read a name of a row follow it.
import { type Component, emitDestruction, unbind } from '../engine/component.ts';
import { Context, type Shape } from '../engine/context.ts';
import type { CreateOptions, SetRequired } from '../engine/create.ts';
import { engineOf } from '../engine/engine.ts';
import { type Property, put, QmlObject, Signal } from '../object/object.ts';
import { listen } from '../object/signal.ts';
import {
  capture,
  disconnect,
  emit,
  hot,
  type Link,
  type Notifier,
  transact,
  type Watchable,
} from '../reactive/graph.ts';
import { type ItemModel, type ItemModelChange, isItemModel } from './item-model.ts';

/** An object made for an index. The model keeps `index` right as rows come and go. */
export interface Made {
  readonly $index: number;
  readonly $item: QmlObject | null;
}

/** What a view shows: makes objects by index. */
export interface InstanceModel {
  readonly $length: number;
  /** Makes or finds the object; `init` runs before its bindings are evaluated. */
  $object(index: number, init: (item: QmlObject, made: Made) => void): Made | null;
  /** The object is not shown any more. */
  $release(made: Made): void;
  /** Keeps the object for another row; false: it cannot be. */
  $pool?(made: Made): boolean;
  /** An object that was kept, as that of another row. */
  $reuse?(index: number): Made | null;
  /** A value of a row, for sections. */
  $value(index: number, role: string): unknown;
  $watch(listener: (change: ItemModelChange) => void): () => void;
}
export const isInstanceModel = (value: unknown): value is InstanceModel =>
  typeof value === 'object' && value !== null && '$watch' in value;

const INDEX = new Signal('indexChanged');
const MODEL_DATA = new Signal('modelDataChanged');
const readonly = (name: string) => (): void => {
  throw new TypeError(`Cannot assign to read-only property "${name}"`);
};

/** The names that a delegate sees. Nothing else may be found in it, so it inherits from no object. */
class Row implements Watchable, Made {
  $n: Notifier | null = null;
  $index: number;
  $item: QmlObject | null = null;
  /** Required properties that follow the row. */
  $required: readonly Property[] | null = null;
  $model: object | null = null;
  readonly $source: Source;
  constructor(source: Source, index: number) {
    this.$source = source;
    this.$index = index;
  }
  get index(): number {
    if (hot && !this.$source.fixed) capture(this, INDEX);
    return this.$index;
  }
  set index(_: number) {
    readonly('index')();
  }
  get model(): object {
    return (this.$model ??= this.$source.modelOf(this));
  }
  set model(_: object) {
    readonly('model')();
  }
}
type Names = Row & Record<string, unknown>;

function bare<T extends new (...args: never[]) => Row>(cls: T): T {
  delete (cls.prototype as { constructor?: unknown }).constructor;
  return cls;
}
bare(Row);
Object.setPrototypeOf(Row.prototype, null);

function addName(
  cls: new (...args: never[]) => Row,
  name: string,
  get: (row: Row) => unknown,
  set?: (row: Row, value: unknown) => void,
): void {
  Object.defineProperty(cls.prototype, name, {
    configurable: true,
    get(this: Row) {
      return get(this);
    },
    set(this: Row, value: unknown) {
      if (set) set(this, value);
      else readonly(name)();
    },
  });
}

/** `model` in a delegate: the names of the row, as an object. */
const modelHandler: ProxyHandler<{ row: Names }> = {
  get({ row }, key) {
    if (typeof key === 'symbol') return undefined;
    if (key !== 'model' && !key.startsWith('$') && key in row) return row[key];
    if (key === 'toString') return () => 'QQmlDMAbstractItemModelData';
    return key === 'hasModelChildren' ? false : undefined;
  },
  set({ row }, key, value) {
    if (typeof key === 'symbol' || !(key in row)) return false;
    row[key] = value;
    return true;
  },
  has: ({ row }, key) => key in row,
  ownKeys: ({ row }) => row.$source.names() as string[],
  getOwnPropertyDescriptor: ({ row }, key) => ({
    value: row[key as string],
    enumerable: true,
    configurable: true,
    writable: true,
  }),
};

/** A model as rows. */
abstract class Source {
  /** Indexes and values of a row never change; the rows are all made anew instead. */
  fixed: boolean = true;
  abstract readonly count: number;
  abstract readonly shape: Shape;
  abstract make(index: number): Row;
  abstract value(index: number, role: string): unknown;
  abstract names(): readonly string[];
  /** A row stands for another index now: what it is told by besides its index. */
  moved(_row: Row): void {}
  modelOf(row: Row): object {
    return new Proxy({ row: row as Names }, modelHandler);
  }
  subscribe(_listener: (change: ItemModelChange) => void): () => void {
    return () => {};
  }
}

const shape = (): Shape => ({ idNames: new Set() });

class IntRow extends Row {}
bare(IntRow);
addName(IntRow, 'modelData', (row) => {
  if (hot && !row.$source.fixed) capture(row, INDEX);
  return row.$index;
});
const INT_SHAPE = shape();
class IntSource extends Source {
  readonly count: number;
  readonly shape = INT_SHAPE;
  constructor(count: number) {
    super();
    this.count = count;
  }
  make(index: number): Row {
    return new IntRow(this, index);
  }
  value(index: number): unknown {
    return index;
  }
  names(): readonly string[] {
    return ['index', 'modelData'];
  }
}

class ValueRow extends Row {
  declare $value: unknown;
}
bare(ValueRow);
addName(
  ValueRow,
  'modelData',
  (row) => {
    if (hot) capture(row, MODEL_DATA);
    return (row as ValueRow).$value;
  },
  (row, value) => {
    (row as ValueRow).$value = value;
    emit(row, MODEL_DATA);
  },
);
const VALUE_SHAPE = shape();
class ArraySource extends Source {
  readonly values: readonly unknown[];
  readonly shape = VALUE_SHAPE;
  constructor(values: readonly unknown[]) {
    super();
    this.values = values;
  }
  get count(): number {
    return this.values.length;
  }
  make(index: number): Row {
    const row = new ValueRow(this, index);
    row.$value = this.values[index];
    return row;
  }
  override moved(row: Row): void {
    (row as ValueRow).$value = this.values[row.$index];
    emit(row, MODEL_DATA);
    follow(row, 'modelData');
  }
  value(index: number, role: string): unknown {
    const value = this.values[index];
    return role === 'modelData' || typeof value !== 'object' || value === null
      ? value
      : (value as Record<string, unknown>)[role];
  }
  names(): readonly string[] {
    return ['index', 'modelData'];
  }
}

/** Objects: their properties are names of the delegate. */
class ObjectSource extends ArraySource {
  override readonly shape = shape();
  readonly #classes = new Map<unknown, new (source: Source, index: number) => ValueRow>();
  override make(index: number): Row {
    const object = this.values[index] as QmlObject;
    let cls = this.#classes.get(object.$meta);
    if (!cls) {
      cls = bare(class extends ValueRow {}) as never;
      for (const name in object.$meta.members)
        if (!name.startsWith('$') && !(name in ValueRow.prototype))
          addName(
            cls as never,
            name,
            (row) => {
              if (hot) capture(row, MODEL_DATA);
              return ((row as ValueRow).$value as Record<string, unknown>)[name];
            },
            (row, value) => {
              ((row as ValueRow).$value as Record<string, unknown>)[name] = value;
            },
          );
      this.#classes.set(object.$meta, cls as never);
    }
    const row = new cls!(this, index);
    row.$value = object;
    return row;
  }
}

class ItemSource extends Source {
  override fixed = false;
  readonly model: ItemModel;
  #roles = 0;
  #class: typeof Row | null = null;
  shape = shape();
  readonly signals = new Map<string, Signal>();
  constructor(model: ItemModel) {
    super();
    this.model = model;
  }
  get count(): number {
    return this.model.$count;
  }
  make(index: number): Row {
    const roles = this.model.$roles;
    if (this.#class === null || roles.length !== this.#roles) {
      this.#roles = roles.length;
      this.shape = shape();
      const cls = (this.#class = bare(class extends Row {}));
      const { model } = this;
      const add = (name: string, role: string): void => {
        let signal = this.signals.get(role);
        if (!signal) this.signals.set(role, (signal = new Signal(`${role}Changed`)));
        const changed = signal;
        addName(
          cls,
          name,
          (row) => {
            if (hot) capture(row, changed);
            return model.$data(row.$index, role);
          },
          model.$setData && ((row, value) => model.$setData!(row.$index, role, value)),
        );
      };
      for (const role of roles) if (role !== 'index' && role !== 'model') add(role, role);
      if (roles.length === 1) add('modelData', roles[0]!);
    }
    return new this.#class(this, index);
  }
  override moved(row: Row): void {
    for (const [role, signal] of this.signals) {
      emit(row, signal);
      follow(row, role);
    }
  }
  value(index: number, role: string): unknown {
    return this.model.$data(index, role);
  }
  names(): readonly string[] {
    return ['index', ...this.model.$roles];
  }
  override subscribe(listener: (change: ItemModelChange) => void): () => void {
    return this.model.$subscribe(listener);
  }
}

/** A value of `model:` as rows. */
function sourceOf(model: unknown, warn: (text: string) => void): Source {
  switch (typeof model) {
    case 'boolean':
    case 'string':
      // As a whole number, as Qt's variants have it.
      return new IntSource(Math.max(0, /^\s*\d+\s*$/.test(`${+model}`) ? +model : 0));
    case 'number':
      if (model >= 0) return new IntSource(Math.round(model));
      if (model < 0) warn(`Model size of ${model} is less than 0`);
      break;
    case 'object':
      if (model === null) break;
      if (isItemModel(model)) return new ItemSource(model);
      // As it is now: what is done to it later is not seen.
      if (Array.isArray(model)) return new ArraySource(model.slice());
      if (model instanceof QmlObject) return new ObjectSource([model]);
      if (Symbol.iterator in model || typeof (model as { length?: unknown }).length === 'number') {
        const values = Array.from(model as ArrayLike<unknown>);
        return values.length && values.every((value) => value instanceof QmlObject)
          ? new ObjectSource(values)
          : new ArraySource(values);
      }
  }
  return new IntSource(0);
}

/** How a row's object begins: many are made in turn, so nothing is made for each that all can share. */
interface Start extends CreateOptions {
  readonly row: Names;
  readonly required: readonly Property[];
  readonly init: Init;
}
type Init = (item: QmlObject, made: Made) => void;
function before(this: Start, root: QmlObject, set: SetRequired): void {
  const { row, required } = this;
  row.$item = root;
  this.init(root, row);
  if (required.length === 0) return;
  const { fixed } = row.$source;
  const found = required.filter(({ name }) => name in row || (name === 'modelData' && fixed));
  for (const { name } of found) set(name, row[name]);
  if (!fixed) row.$required = found;
}

/** Where among rows in their order the first from `index` on stands. */
function placeOf(rows: readonly Row[], index: number): number {
  let low = 0;
  for (let high = rows.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.$index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes the delegates of a model. */
export class Delegates implements InstanceModel {
  readonly #owner: QmlObject;
  #source: Source = new IntSource(0);
  #delegate: Component | null = null;
  /** Those that follow the model, by their index. */
  readonly #rows: Row[] = [];
  #listeners: ((change: ItemModelChange) => void)[] = [];
  #unsubscribe: (() => void) | null = null;
  #gone: Link | null = null;

  /** @param owner whom the objects belong to */
  constructor(owner: QmlObject) {
    this.#owner = owner;
  }
  get delegate(): Component | null {
    return this.#delegate;
  }
  /** Views make all objects anew after either of these. */
  set delegate(delegate: Component | null) {
    this.drain(0);
    this.#delegate = delegate;
  }
  setModel(model: unknown): void {
    this.drain(0);
    this.#unsubscribe?.();
    if (this.#gone) disconnect(this.#gone);
    this.#gone = null;
    this.#rows.length = 0;
    this.#source = sourceOf(model, (text) => engineOf(this.#owner).host.log('warning', text));
    this.#unsubscribe = this.#source.subscribe((change) => this.#changed(change));
    if (model instanceof QmlObject && 'destruction' in model)
      this.#gone = listen(model, 'destruction', () => this.setModel(null));
  }
  dispose(): void {
    this.setModel(null);
    this.#listeners = [];
  }

  /** Tells whoever watches that everything is another. */
  $reset(): void {
    for (const listener of this.#listeners) listener({ kind: 'reset', index: 0, count: 0 });
  }

  get $length(): number {
    return this.#delegate ? this.#source.count : 0;
  }
  get rowCount(): number {
    return this.#source.count;
  }
  $value(index: number, role: string): unknown {
    return this.#source.value(index, role);
  }
  $watch(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  $object(index: number, init: Init): Made | null {
    const component = this.#delegate;
    const plan = component?.$plan;
    if (!component || !plan) return null;
    const source = this.#source;
    const row = source.make(index) as Names;
    if (!source.fixed) this.#keep(row);
    const outer = component.$c as Context;
    const { required } = plan;
    // With required properties of its own a delegate is given nothing else.
    const context = required.length ? outer : new Context(outer.engine, outer.unit, source.shape, outer, row);
    const item = component.$create({ parent: this.#owner, before, row, required, init } as Start, context);
    if (item) return row;
    this.#forget(row);
    const { doc } = plan.unit;
    const [line, column] = doc.objects[plan.root]!.loc;
    outer.engine.host.log('info', `${doc.url}:${line}:${column}: QML Component: Cannot create delegate`);
    const half = row.$item;
    if (half) half.$destroy();
    return null;
  }

  $release(made: Made): void {
    const row = made as Row;
    this.#forget(row);
    const { $item: item } = row;
    row.$item = null;
    row.$required = null;
    if (item) retire(item);
  }

  /** The row of that index from now on. */
  #keep(row: Row): void {
    const rows = this.#rows;
    const at = placeOf(rows, row.$index);
    if (at === rows.length) rows.push(row);
    else rows.splice(at, rows[at]!.$index === row.$index ? 1 : 0, row);
  }
  #forget(row: Row): void {
    const at = placeOf(this.#rows, row.$index);
    if (this.#rows[at] === row) this.#rows.splice(at, 1);
  }

  /** Rows that are kept for others. */
  #pool: Row[] = [];
  /** Rows may stand for others after a time: what is read of them is tracked. */
  set reusable(on: boolean) {
    if (on) this.#source.fixed = false;
  }
  $pool(made: Made): boolean {
    const row = made as Row;
    const { $item: item } = row;
    if (!item || item.$dead || row.$source.fixed) return false;
    this.#forget(row);
    this.#pool.push(row);
    return true;
  }
  $reuse(index: number): Made | null {
    let row = this.#pool.shift();
    while (row && (row.$source !== this.#source || !row.$item || row.$item.$dead)) row = this.#pool.shift();
    if (!row) return null;
    row.$index = index;
    this.#keep(row);
    emit(row, INDEX);
    follow(row, 'index');
    row.$source.moved(row);
    return row;
  }
  /** Lets go of all but the last of those that are kept. */
  drain(most: number): void {
    while (this.#pool.length > most) {
      const { $item: item } = this.#pool.shift()!;
      if (item) retire(item);
    }
  }

  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (kind === 'change') {
      const { signals } = this.#source as ItemSource;
      const first = placeOf(this.#rows, index);
      for (const row of this.#rows.slice(first, placeOf(this.#rows, index + count)))
        for (const role of change.roles ?? signals.keys()) {
          const signal = signals.get(role);
          if (signal) emit(row, signal);
          follow(row, role);
        }
    } else if (kind === 'reset') this.#rows.length = 0;
    else this.#shift(change);
    for (const listener of this.#listeners) listener(change);
  }

  #shift({ kind, index, count, to = 0 }: ItemModelChange & { to?: number }): void {
    if (kind === 'insert' && index + count >= this.#source.count) return;
    const rows = this.#rows;
    const moved: Row[] = [];
    const from = placeOf(rows, kind === 'move' ? Math.min(index, to) : index);
    let gone = 0;
    for (let i = from; i < rows.length; i++) {
      const row = rows[i]!;
      let at = row.$index;
      if (kind === 'insert') at += count;
      else if (kind === 'remove') {
        if (at >= index + count) at -= count;
        else {
          at = -1;
          gone++;
        }
      } else if (at >= index && at < index + count) at += to - index;
      else {
        if (at >= index + count) at -= count;
        if (at >= to) at += count;
      }
      if (at === row.$index) continue;
      row.$index = at;
      moved.push(row);
    }
    // The removed ones hear of it first.
    if (kind === 'move') rows.sort((a, b) => a.$index - b.$index);
    else rows.splice(from, gone);
    for (const row of moved) {
      emit(row, INDEX);
      follow(row, 'index');
    }
  }
}

/**
 * Who makes the objects of a view: its model where that makes them itself, else delegates of the view's own,
 * which are made when there are none yet.
 */
export function instancesOf(
  view: QmlObject & { readonly model: unknown; readonly delegate: Component | null },
  own: Delegates | null,
  reusable = false,
): InstanceModel {
  const { model } = view;
  if (isInstanceModel(model)) return model;
  const delegates = own ?? new Delegates(view);
  delegates.setModel(model);
  delegates.reusable = reusable;
  delegates.delegate = view.delegate;
  return delegates;
}

/** Gives a changed name of a row to the required property of that name. */
function follow(row: Row, name: string): void {
  const property = row.$required?.find((each) => each.name === name);
  if (property && row.$item) transact(put, row.$item, property, (row as Names)[name]);
}

/** As Qt lets go of a delegate: it hears of its end and is out of sight at once, and is destroyed later. */
export function retire(item: QmlObject): void {
  if (item.$dead) return;
  const context = item.$c as Context | null;
  for (const each of [...((item.$cs ?? []) as Context[]), ...(context?.root === item ? [context] : [])])
    if (each) emitDestruction(each);
  unbind(item);
  const { $setParentItem: hide } = item as { $setParentItem?: (parent: null) => void };
  if (hide) hide.call(item, null);
  item.destroy();
}
