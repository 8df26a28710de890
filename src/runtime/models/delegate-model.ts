// `DelegateModel`: a model with its delegate, whose rows can be sorted and put into groups, of which one is shown.
// Follows https://doc.qt.io/qt-6/qml-qtqml-models-delegatemodel.html.
// Always holds: there is one cell for each row of the source, in the order in which they are shown; a group is
// the cells that are in it, in that order. Until somebody asks for groups there are no cells, and the rows of
// the source are what is shown.
import { Component } from '../engine/component.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { defineType, QmlObject, Signal } from '../object/object.ts';
import { capture, emit } from '../reactive/graph.ts';
import { Delegates, type InstanceModel, type Made } from './delegate-rows.ts';
import type { ItemModelChange } from './item-model.ts';
import { changesBetween } from './row-changes.ts';

class Cell {
  source: number;
  readonly groups: Set<string>;
  constructor(source: number, groups: Iterable<string>) {
    this.source = source;
    this.groups = new Set(groups);
  }
}
const capital = (name: string): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
const namesOf = (groups: unknown): string[] =>
  typeof groups === 'string' ? [groups] : Array.isArray(groups) ? groups.map(String) : [];

export class DelegateModelGroup extends QmlObject {
  declare name: string;
  declare includeByDefault: boolean;
  $model: DelegateModel | null = null;
  get $cells(): readonly Cell[] {
    return this.$model?.$cellsOf(this.name) ?? [];
  }
  #range(index: number, count: number, what: string): readonly Cell[] | null {
    const cells = this.$cells;
    if (index >= 0 && count >= 0 && index + count <= cells.length) return cells.slice(index, index + count);
    const { unit, loc } = placeOfObject(this);
    engineOf(this).warn(unit && { unit, loc }, `QML DelegateModelGroup: ${what}: invalid count`);
    return null;
  }
  /** Methods take a count, or leave it out: one then. */
  #change(
    what: string,
    given: readonly unknown[],
    act: (cell: Cell, groups: readonly string[]) => void,
  ): void {
    const [index, second, third] = given;
    const count = typeof second === 'number' ? second : 1;
    const groups = namesOf(typeof second === 'number' ? third : second);
    const cells = this.#range(Number(index), count, what);
    if (cells)
      this.$model?.$edit(() => {
        for (const cell of cells) act(cell, groups);
      });
  }
  get(index: number): unknown {
    const cell = this.$cells[index];
    return cell ? this.$model!.$entry(cell) : undefined;
  }
  addGroups(...given: unknown[]): void {
    this.#change('addGroups', given, (cell, groups) => {
      for (const name of groups) cell.groups.add(name);
    });
  }
  removeGroups(...given: unknown[]): void {
    this.#change('removeGroups', given, (cell, groups) => {
      for (const name of groups) cell.groups.delete(name);
    });
  }
  setGroups(...given: unknown[]): void {
    this.#change('setGroups', given, (cell, groups) => {
      cell.groups.clear();
      for (const name of groups) cell.groups.add(name);
    });
  }
  remove(index: number, count = 1): void {
    this.#change('remove', [index, count], (cell) => cell.groups.delete(this.name));
  }
  move(from: number, to: number, count = 1): void {
    const cells = this.#range(from, count, 'move');
    if (!cells || !this.#range(to, count, 'move') || from === to) return;
    this.$model!.$move(this.name, cells, to);
  }
}
defineType(DelegateModelGroup, {
  name: 'DelegateModelGroup',
  cpp: 'QQmlDelegateModelGroup',
  properties: {
    name: 'string',
    includeByDefault: 'bool',
    count: { type: 'int', readonly: true, get: (group) => group.$model?.$countOf(group) ?? 0 },
  },
  signals: { changed: { removed: 'var', inserted: 'var' } },
  methods: ['get', 'addGroups', 'removeGroups', 'setGroups', 'remove', 'move'],
  missing: ['insert', 'create', 'resolve'],
});

/** Which row an object of the delegate stands for. */
const places = new WeakMap<QmlObject, { readonly model: DelegateModel; readonly row: Made }>();

/** `DelegateModel.inItems`, `DelegateModel.itemsIndex` and their like, for each group. */
export class DelegateModelAttached extends QmlObject {
  readonly #told = new Map<string, unknown>();
  #signals: Map<string, Signal> | null = null;
  constructor(object: QmlObject) {
    super();
    const place = places.get(object);
    if (!place) return;
    const { model, row } = place;
    const cell = model.$cellAt(row.$index);
    if (!cell) return;
    const { properties } = this.$meta;
    this.$v[properties.model!.slot] = model;
    this.#signals = new Map();
    for (const [name, get, set] of model.$members(cell)) {
      const signal = new Signal(`${name}Changed`);
      this.#signals.set(name, signal);
      this.#told.set(name, String(get()));
      if (name in this) continue;
      Object.defineProperty(this, name, {
        configurable: true,
        get: () => {
          capture(this, signal);
          return get();
        },
        ...(set ? { set } : {}),
      });
    }
    model.$attached.set(this, cell);
  }
  $tell(model: DelegateModel, cell: Cell): void {
    for (const [name, get] of model.$members(cell)) {
      const value = String(get());
      if (this.#told.get(name) === value) continue;
      this.#told.set(name, value);
      const signal = this.$meta.properties[name]?.notify ?? this.#signals!.get(name);
      if (signal) emit(this, signal);
    }
  }
  #member(name: string): Member | undefined {
    const model = this.$v[this.$meta.properties.model!.slot] as DelegateModel | null;
    const cell = model?.$attached.get(this);
    return cell && model!.$members(cell).find(([each]) => each === name);
  }
  $read(name: string): unknown {
    return this.#member(name)?.[1]();
  }
  $write(name: string, value: boolean): void {
    this.#member(name)?.[2]?.(value);
  }
  get $groups(): string[] {
    const model = this.$v[this.$meta.properties.model!.slot] as DelegateModel | null;
    return [...(model?.$attached.get(this)?.groups ?? [])];
  }
  set $groups(groups: string[]) {
    const model = this.$v[this.$meta.properties.model!.slot] as DelegateModel | null;
    const cell = model?.$attached.get(this);
    if (!model || !cell) return;
    model.$edit(() => {
      cell.groups.clear();
      for (const name of namesOf(groups)) cell.groups.add(name);
    });
  }
  override $destroyed(): void {
    (this.$v[this.$meta.properties.model!.slot] as DelegateModel | null)?.$attached.delete(this);
  }
}
defineType(DelegateModelAttached, {
  name: 'DelegateModel',
  cpp: 'QQmlDelegateModelAttached',
  creatable: false,
  properties: {
    model: { type: () => DelegateModel as never, readonly: true, notify: false },
    groups: {
      type: 'var',
      get: (attached) => attached.$groups,
      set: (attached, groups: string[]) => {
        attached.$groups = groups;
      },
    },
    isUnresolved: { type: 'bool', readonly: true },
    ...Object.fromEntries(
      ['items', 'persistedItems'].flatMap((name) => [
        [
          `in${capital(name)}`,
          {
            type: 'bool',
            get: (attached: DelegateModelAttached) => attached.$read(`in${capital(name)}`) ?? false,
            set: (attached: DelegateModelAttached, on: boolean) => attached.$write(`in${capital(name)}`, on),
          },
        ],
        [
          `${name}Index`,
          {
            type: 'int',
            readonly: true,
            get: (attached: DelegateModelAttached) => attached.$read(`${name}Index`) ?? -1,
          },
        ],
      ]),
    ),
  },
});

/** An object that a view shows. */
class Shown implements Made {
  row: Made | null = null;
  readonly cell: Cell;
  readonly #model: DelegateModel;
  constructor(model: DelegateModel, cell: Cell) {
    this.#model = model;
    this.cell = cell;
  }
  get $index(): number {
    return this.#model.$shown.indexOf(this.cell);
  }
  get $item(): QmlObject | null {
    return this.row?.$item ?? null;
  }
}

type Member = readonly [name: string, get: () => unknown, set?: (value: boolean) => void];

export class DelegateModel extends QmlObject implements InstanceModel {
  declare model: unknown;
  declare delegate: Component | null;
  declare filterOnGroup: string;
  readonly #delegates = new Delegates(this);
  #begun = false;
  #made: Cell[] | null = null;
  /** The groups' cells, until something changes. */
  readonly #lists = new Map<string, readonly Cell[]>();
  #groups: DelegateModelGroup[] = [];
  #listeners: ((change: ItemModelChange) => void)[] = [];
  readonly $attached = new Map<DelegateModelAttached, Cell>();
  readonly $standard: readonly DelegateModelGroup[] = ['items', 'persistedItems'].map((name) => {
    const group = new DelegateModelGroup();
    group.$v[GROUP.name] = name;
    group.$v[GROUP.includeByDefault] = name === 'items';
    group.$model = this;
    return group;
  });

  get #cells(): Cell[] {
    return (this.#made ??= this.#fresh(0, this.#begin().rowCount));
  }
  set #cells(cells: Cell[]) {
    this.#made = cells;
    this.#lists.clear();
  }
  /** Nobody has to do with groups so far. */
  get #plain(): boolean {
    return this.#made === null && this.#groups.length === 0 && this.filterOnGroup === 'items';
  }
  get $groups(): readonly DelegateModelGroup[] {
    return this.#groups;
  }
  set $groups(groups: readonly DelegateModelGroup[]) {
    if (this.#begun) void this.#cells;
    this.#groups = [...groups];
    for (const group of groups) group.$model = this;
  }
  $standardGroup(at: number): DelegateModelGroup {
    const group = this.$standard[at]!;
    group.$c ??= this.$c;
    return group;
  }
  get #all(): readonly DelegateModelGroup[] {
    return [...this.$standard, ...this.#groups];
  }

  /** The model is asked for the first time when its document is there. */
  #begin(): Delegates {
    if (this.#begun) return this.#delegates;
    this.#begun = true;
    this.#delegates.setModel(this.model);
    this.#delegates.delegate = this.delegate;
    this.#delegates.$watch((change) => this.#changed(change));
    // From here on changes are told as they come, so what they change has to be there.
    if (!this.#plain) this.#made = this.#fresh(0, this.#delegates.rowCount);
    return this.#delegates;
  }
  #fresh(from: number, count: number): Cell[] {
    const groups = this.#all.filter(({ includeByDefault }) => includeByDefault).map(({ name }) => name);
    return Array.from({ length: count }, (_, i) => new Cell(from + i, groups));
  }
  override $complete(): void {
    for (const group of this.$standard) group.$c ??= this.$c;
    const { rowCount } = this.#begin();
    if (!rowCount) return;
    if (this.#plain) {
      this.#tellPlain([], [{ index: 0, count: rowCount }]);
      return;
    }
    this.#tellGroups(new Map(this.#all.map((group) => [group, [] as readonly Cell[]])), []);
  }
  #tellPlain(removed: object[], inserted: object[]): void {
    const [items] = this.$standard;
    items!.$emit('changed', removed, inserted);
    if (removed.length === inserted.length) return;
    items!.$emit('countChanged');
    this.$emit('countChanged');
  }
  $renew(): void {
    if (!this.#begun) return;
    if (this.#plain) {
      this.#delegates.setModel(this.model);
      this.#delegates.delegate = this.delegate;
      this.#tell({ kind: 'reset', index: 0, count: 0 });
      this.$standard[0]!.$emit('countChanged');
      this.$emit('countChanged');
      return;
    }
    this.#edit(() => {
      this.#delegates.setModel(this.model);
      this.#delegates.delegate = this.delegate;
      this.#cells = this.#fresh(0, this.#delegates.rowCount);
    }, true);
  }
  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (this.#plain) {
      this.#tell(change);
      const row = { index, count };
      if (kind === 'move')
        this.#tellPlain([{ ...row, moveId: 0 }], [{ index: change.to ?? 0, count, moveId: 0 }]);
      else if (kind === 'reset') this.$emit('countChanged');
      else if (kind !== 'change')
        this.#tellPlain(kind === 'remove' ? [row] : [], kind === 'insert' ? [row] : []);
      return;
    }
    if (kind === 'change') {
      for (const cell of this.#cells)
        if (cell.source >= index && cell.source < index + count) {
          const at = this.$shown.indexOf(cell);
          if (at >= 0) this.#tell({ ...change, index: at, count: 1 });
        }
      return;
    }
    if (kind === 'reset') {
      this.#edit(() => {
        this.#cells = this.#fresh(0, this.#delegates.rowCount);
      }, true);
      return;
    }
    this.#edit(() => {
      const takeOut = (): Cell[] => {
        const gone = this.#cells.filter(({ source }) => source >= index && source < index + count);
        this.#cells = this.#cells.filter((cell) => !gone.includes(cell));
        for (const cell of this.#cells) if (cell.source >= index + count) cell.source -= count;
        return gone;
      };
      /** Before the next row of the source that is in any group. */
      const putIn = (at: number, cells: Cell[]): void => {
        let next: Cell | null = null;
        for (const cell of this.#cells)
          if (cell.source >= at && cell.groups.size && (!next || cell.source < next.source)) next = cell;
        const before = next ? this.#cells.indexOf(next) : -1;
        for (const cell of this.#cells) if (cell.source >= at) cell.source += cells.length;
        this.#cells.splice(before < 0 ? this.#cells.length : before, 0, ...cells);
        this.#lists.clear();
      };
      if (kind === 'remove') takeOut();
      else if (kind === 'insert') putIn(index, this.#fresh(index, count));
      else {
        const { to = 0 } = change;
        const moved = takeOut();
        for (const cell of moved) cell.source += to - index;
        putIn(to, moved);
      }
    });
  }

  $countOf({ name }: DelegateModelGroup): number {
    if (this.#plain) return name === 'items' ? this.#begin().rowCount : 0;
    return this.$cellsOf(name).length;
  }
  /** The cell of a row of the source. */
  $cellAt(source: number): Cell | undefined {
    return this.#cells.find((cell) => cell.source === source);
  }
  $cellsOf(name: string): readonly Cell[] {
    let list = this.#lists.get(name);
    if (!list) this.#lists.set(name, (list = this.#cells.filter(({ groups }) => groups.has(name))));
    return list;
  }
  get $shown(): readonly Cell[] {
    return this.$cellsOf(this.filterOnGroup);
  }
  /** Changes cells, and tells views, groups and delegates what is another then. */
  $edit(change: () => void): void {
    this.#edit(change);
  }
  #edit(change: () => void, all = false, moved: readonly Cell[] | null = null): void {
    const groups = new Map(this.#all.map((group) => [group, group.$cells]));
    const shown = this.$shown;
    change();
    this.#lists.clear();
    const changes: ItemModelChange[] = all
      ? [{ kind: 'reset', index: 0, count: 0 }]
      : changesBetween(shown, this.$shown, moved);
    for (const each of changes) this.#tell(each);
    this.#tellGroups(groups, shown, moved);
  }
  #tellGroups(
    groups: ReadonlyMap<DelegateModelGroup, readonly Cell[]>,
    shown: readonly Cell[],
    moved: readonly Cell[] | null = null,
  ): void {
    for (const [group, before] of groups) {
      const after = group.$cells;
      const changes = changesBetween(before, after, moved);
      if (!changes.length) continue;
      const removed: object[] = [];
      const inserted: object[] = [];
      let moves = 0;
      for (const { kind, index, count, ...rest } of changes)
        if (kind === 'move') {
          removed.push({ index, count, moveId: moves });
          inserted.push({ index: (rest as { to: number }).to, count, moveId: moves++ });
        } else if (kind === 'reset') {
          removed.push({ index: 0, count: before.length });
          inserted.push({ index: 0, count: after.length });
        } else (kind === 'remove' ? removed : inserted).push({ index, count });
      group.$emit('changed', removed, inserted);
      if (before.length !== after.length) group.$emit('countChanged');
    }
    for (const [attached, cell] of this.$attached) attached.$tell(this, cell);
    if (shown.length !== this.$shown.length) this.$emit('countChanged');
  }
  $move(name: string, cells: readonly Cell[], to: number): void {
    this.#edit(
      () => {
        const rest = this.#cells.filter((cell) => !cells.includes(cell));
        const before = rest.filter(({ groups }) => groups.has(name))[to];
        rest.splice(before ? rest.indexOf(before) : rest.length, 0, ...cells);
        this.#cells = rest;
      },
      false,
      cells,
    );
  }
  $refilter(before: string): void {
    if (!this.#begun) return;
    const old = this.$cellsOf(before);
    for (const change of changesBetween(old, this.$shown)) this.#tell(change);
    if (old.length !== this.$shown.length) this.$emit('countChanged');
  }
  #tell(change: ItemModelChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** What is to be known of a cell, by the names that documents use. */
  $members(cell: Cell): Member[] {
    return [
      ['groups', () => [...cell.groups]],
      ...this.#all.flatMap(({ name }): Member[] => [
        [
          `in${capital(name)}`,
          () => cell.groups.has(name),
          (on: boolean) => this.#edit(() => (on ? cell.groups.add(name) : cell.groups.delete(name))),
        ],
        [`${name}Index`, () => this.$cellsOf(name).indexOf(cell)],
      ]),
    ];
  }
  /** `items.get(0)` */
  $entry(cell: Cell): object {
    const delegates = this.#delegates;
    const entry = {
      isUnresolved: false,
      model: new Proxy({} as Record<string, unknown>, {
        get: (_, key) =>
          typeof key === 'symbol'
            ? undefined
            : key === 'index'
              ? cell.source
              : delegates.$value(cell.source, key),
      }),
    };
    for (const [name, get, set] of this.$members(cell))
      Object.defineProperty(entry, name, { enumerable: true, get, ...(set ? { set } : {}) });
    return entry;
  }

  // --- what views ask --------------------------------------------------------------------------------------

  get $length(): number {
    const delegates = this.#begin();
    return this.#plain ? delegates.$length : delegates.delegate ? this.$shown.length : 0;
  }
  get $count(): number {
    return this.#plain ? this.#begin().rowCount : this.$shown.length;
  }
  $object(index: number, init: (item: QmlObject, made: Made) => void): Made | null {
    if (this.#plain)
      return this.#begin().$object(index, (item, row) => {
        places.set(item, { model: this, row });
        init(item, row);
      });
    const cell = this.$shown[index];
    if (!cell) return null;
    const shown = new Shown(this, cell);
    shown.row = this.#delegates.$object(cell.source, (item, row) => {
      shown.row = row;
      places.set(item, { model: this, row });
      init(item, shown);
    });
    return shown.row ? shown : null;
  }
  $release(made: Made): void {
    const row = made instanceof Shown ? made.row : made;
    if (row) this.#delegates.$release(row);
  }
  $value(index: number, role: string): unknown {
    if (this.#plain) return this.#begin().$value(index, role);
    const cell = this.$shown[index];
    return cell && this.#delegates.$value(cell.source, role);
  }
  $watch(listener: (change: ItemModelChange) => void): () => void {
    this.#begin();
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }
  override $destroyed(): void {
    this.#delegates.dispose();
  }
}
const renew = (model: DelegateModel): void => model.$renew();
const standard = (at: number) => ({
  type: () => DelegateModelGroup as never,
  readonly: true,
  notify: false as const,
  get: (model: DelegateModel) => model.$standardGroup(at),
});
const GROUP = {
  name: DelegateModelGroup.meta.properties.name!.slot,
  includeByDefault: DelegateModelGroup.meta.properties.includeByDefault!.slot,
};
defineType(DelegateModel, {
  name: 'DelegateModel',
  cpp: 'QQmlDelegateModel',
  properties: {
    model: { type: 'var', changed: renew },
    delegate: { type: () => Component as never, changed: renew },
    count: { type: 'int', readonly: true, get: (model) => model.$count },
    filterOnGroup: {
      type: 'string',
      value: 'items',
      notify: 'filterGroupChanged',
      changed: (model, _, before: string) => model.$refilter(before),
      reset: (model) => model.$set('filterOnGroup', 'items'),
    },
    items: standard(0),
    persistedItems: standard(1),
    groups: {
      notify: false,
      list: {
        items: (model) => model.$groups,
        append(model, group) {
          if (!(group instanceof DelegateModelGroup)) return;
          model.$groups = [...model.$groups, group];
          if (group.$parent === null) group.$adopt(model);
        },
        clear: (model) => {
          model.$groups = [];
        },
        accepts: (group) => group instanceof DelegateModelGroup,
      },
    },
  },
  defaultProperty: 'delegate',
  attached: DelegateModelAttached,
  missing: ['parts', 'rootIndex', 'modelIndex', 'parentModelIndex'],
});
