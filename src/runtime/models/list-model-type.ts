// QML's `ListModel` and `ListElement`. Follows https://doc.qt.io/qt-6/qml-qtqml-models-listmodel.html.
// A role has the type of its first value, for good; with `dynamicRoles` any value goes. Lists within rows
// are models of their own, and those of one role have their roles in common.
import type { CompiledBinding } from '../../shared/compiled-document.ts';
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { runIn } from '../object/binding.ts';
import { type CustomEntry, defineType, QmlObject, Signal } from '../object/object.ts';
import { capture, emit, hot } from '../reactive/graph.ts';
import type { ItemModel, ItemModelChange } from './item-model.ts';
import { ListModel as Rows } from './list-model.ts';

/** A row as it is kept: its values, and the object that `get` gave for it. */
interface Kept {
  v: Record<string, unknown>;
  o: RowObject | null;
}

type RoleType =
  | 'String'
  | 'Number'
  | 'Bool'
  | 'List'
  | 'QObject'
  | 'VariantMap'
  | 'DateTime'
  | 'Url'
  | 'Function';
interface Role {
  readonly name: string;
  readonly type: RoleType;
  readonly signal: Signal;
  /** The roles of the lists in it. */
  readonly layout: Layout;
}

function typeOfValue(value: unknown): RoleType | null {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'number':
      return 'Number';
    case 'boolean':
      return 'Bool';
    case 'function':
      return 'Function';
    case 'object':
      if (Array.isArray(value) || value instanceof QmlListModel) return 'List';
      if (value instanceof Date) return 'DateTime';
      if (value instanceof QmlObject) return 'QObject';
      return value === null ? null : 'VariantMap';
    default:
      return null;
  }
}
const DEFAULTS: Partial<Record<RoleType, unknown>> = { String: '', Number: 0, Bool: false };

/** The roles of a model, and the class of the objects that `get` gives. */
class Layout {
  readonly roles = new Map<string, Role>();
  readonly names: string[] = [];
  #object: (new (model: QmlListModel, kept: Kept) => RowObject) | null = null;

  add(name: string, type: RoleType): Role {
    const role: Role = { name, type, signal: new Signal(`${name}Changed`), layout: new Layout() };
    this.roles.set(name, role);
    this.names.push(name);
    if (this.#object) this.#define(this.#object, role);
    return role;
  }
  object(model: QmlListModel, kept: Kept): RowObject {
    if (!this.#object) {
      this.#object = class extends RowObject {};
      for (const role of this.roles.values()) this.#define(this.#object, role);
    }
    return new this.#object(model, kept);
  }
  #define(cls: abstract new (...args: never[]) => RowObject, { name, signal }: Role): void {
    Object.defineProperty(cls.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: RowObject) {
        if (hot) capture(this, signal);
        return this.$model.$valueOf(this.$kept, name);
      },
      set(this: RowObject, value: unknown) {
        this.$model.$write(this.$kept, name, value);
      },
    });
  }
}

/** What `get` gives: reads and writes the row wherever it stands by now. */
class RowObject extends QmlObject {
  readonly $model: QmlListModel;
  readonly $kept: Kept;
  constructor(model: QmlListModel, kept: Kept) {
    super();
    this.$c = model.$c;
    this.$model = model;
    this.$kept = kept;
  }
  get $names(): readonly string[] {
    return this.$model.$roles;
  }
  override toJSON(): unknown {
    return this.$model.$plain(this.$kept);
  }
}
defineType(RowObject, { name: 'QtObject', cpp: 'QObject', creatable: false });

class Store extends Rows<Kept> {
  readonly #model: QmlListModel;
  constructor(model: QmlListModel) {
    super();
    this.#model = model;
  }
  protected override warn(text: string): void {
    this.#model.$warn(text);
  }
}

/** What may stand for a value beside literals: an empty list, an enumeration's value, a function, a translation. */
const VALUE =
  /^(?:\[\s*\]|[A-Z][\w.]*\.[A-Z]\w*|(?:async\s+)?function\b.*|.*=>.*|(?:qsTr|QT_TR)\w*\s*\(.*\))$/s;

export class ListElement extends QmlObject {
  static problem({ path, value }: CompiledBinding): string | undefined {
    if (path.length > 1) return 'ListElement: cannot contain nested elements';
    if (value.kind === 'binding' && !VALUE.test(value.source))
      return 'ListElement: cannot use script for property value';
    return undefined;
  }
  $entries: readonly CustomEntry[] = [];
  override $custom(entries: readonly CustomEntry[]): void {
    this.$entries = entries;
  }
  /** The row that it stands for. */
  $row(): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    // Qt sets what was written last first: so the roles come into being.
    for (let i = this.$entries.length - 1; i >= 0; i--) {
      const { path, kind, value, context, scope } = this.$entries[i]!;
      const name = path[path.length - 1]!;
      if (kind === 'list' || kind === 'object')
        row[name] = (value as ListElement[]).map((element) => element.$row());
      else if (kind === 'binding')
        row[name] = runIn(context, () =>
          (value as (context: unknown, scope: unknown) => unknown).call(scope, context, scope),
        );
      else if (kind === 'literal') row[name] = value;
    }
    return row;
  }
}
defineType(ListElement, { name: 'ListElement', cpp: 'QQmlListElement', custom: true });

export class QmlListModel extends QmlObject implements ItemModel {
  declare readonly count: number;
  declare dynamicRoles: boolean;
  readonly #rows = new Store(this);
  #layout = new Layout();
  #listeners: ((change: ItemModelChange) => void)[] = [];
  #elements: ListElement[] | null = null;

  // --- as views see it ---------------------------------------------------------------------------------

  get $count(): number {
    return this.#rows.count;
  }
  get $roles(): readonly string[] {
    return this.#layout.names;
  }
  $data(index: number, role: string): unknown {
    const kept = this.#rows.get(index);
    return kept && this.$valueOf(kept, role);
  }
  $setData(index: number, role: string, value: unknown): void {
    const kept = this.#rows.get(index);
    if (kept) this.$write(kept, role, value, index);
  }
  $subscribe(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }
  #tell(change: ItemModelChange): void {
    for (const listener of this.#listeners) listener(change);
    if (change.kind !== 'change' && change.kind !== 'move') this.$emit('countChanged');
  }
  $warn(text: string): void {
    const { unit, loc } = placeOfObject(this);
    engineOf(this).warn(unit && { unit, loc }, `QML ListModel: ${text}`);
  }
  #say(text: string): void {
    engineOf(this).warn(null, text);
  }

  // --- values ------------------------------------------------------------------------------------------

  $valueOf(kept: Kept, name: string): unknown {
    const value = kept.v[name];
    if (value === undefined && !this.dynamicRoles) {
      const role = this.#layout.roles.get(name);
      return role && DEFAULTS[role.type];
    }
    return value instanceof QmlObject && value.$dead ? null : value;
  }
  $plain(kept: Kept): Record<string, unknown> {
    const plain: Record<string, unknown> = {};
    for (const name of this.#layout.names) {
      const value = this.$valueOf(kept, name);
      if (value !== undefined)
        plain[name] =
          value instanceof QmlListModel ? Array.from({ length: value.count }, (_, i) => value.get(i)) : value;
    }
    return plain;
  }
  /** A value as a role of a type keeps it. */
  #kept(role: Role, value: unknown): unknown {
    if (role.type !== 'List' || value instanceof QmlListModel) return value;
    const list = new QmlListModel();
    list.$c = this.$c;
    list.$at = this.$at;
    list.$adopt(this);
    list.#layout = role.layout;
    list.append(value);
    return list;
  }

  /** A given row as it is kept. */
  #keep(given: object): Kept {
    const row: Record<string, unknown> = {};
    const { roles } = this.#layout;
    for (const name of Object.keys(given)) {
      const value = (given as Record<string, unknown>)[name];
      const role = roles.get(name);
      const type = typeOfValue(value);
      if (this.dynamicRoles) {
        row[name] = this.#kept(role ?? this.#layout.add(name, type ?? 'VariantMap'), value);
        continue;
      }
      if (type === null) {
        this.#say(
          `${name} is ${value}. Adding an object with a ${value} member does not create a role for it.`,
        );
        continue;
      }
      if (role !== undefined && role.type !== type) this.#mismatch(role, type);
      else row[name] = type === 'List' ? this.#kept(role ?? this.#layout.add(name, type), value) : value;
      if (role === undefined && type !== 'List') this.#layout.add(name, type);
    }
    return { v: row, o: null };
  }
  #mismatch(role: Role, type: RoleType): void {
    this.#say(`Can't assign to existing role '${role.name}' of different type [${type} -> ${role.type}]`);
  }

  /** Stores values in a row and tells which roles changed. */
  #store(kept: Kept, index: number, values: Record<string, unknown>): void {
    const changed: string[] = [];
    for (const name of Object.keys(values)) {
      const before = this.$valueOf(kept, name);
      const value = values[name];
      if (value instanceof QmlObject ? value === before : Object.is(before, value)) continue;
      kept.v[name] = value;
      changed.push(name);
    }
    if (!changed.length) return;
    if (kept.o?.$n)
      for (const name of changed) {
        const role = this.#layout.roles.get(name);
        if (role) emit(kept.o, role.signal);
      }
    this.#tell({ kind: 'change', index, count: 1, roles: changed });
  }
  /** A role written through an object of `get` or by a delegate: it must be there and fit. */
  $write(kept: Kept, name: string, value: unknown, at = -1): void {
    const role = this.#layout.roles.get(name);
    const index = at < 0 ? this.#indexOf(kept) : at;
    if (index < 0 || !role) return;
    const type = typeOfValue(value);
    if (this.dynamicRoles || type === role.type)
      this.#store(kept, index, { [name]: this.#kept(role, value) });
    else if (type === null) this.#store(kept, index, { [name]: undefined });
  }
  #indexOf(kept: Kept): number {
    for (let i = 0; i < this.#rows.count; i++) if (this.#rows.get(i)!.v === kept.v) return i;
    return -1;
  }

  // --- methods of QML ----------------------------------------------------------------------------------

  get(index: number): RowObject | undefined {
    const kept = this.#rows.get(Number(index)) as Kept | undefined;
    return kept && (kept.o ??= this.#layout.object(this, kept));
  }
  append(...rows: unknown[]): void {
    this.#insert('append', this.#rows.count, rows.length === 1 ? rows[0] : null);
  }
  insert(index: number, row: unknown): void {
    this.#insert('insert', Math.trunc(index), row);
  }
  #insert(name: string, index: number, row: unknown): void {
    if (typeof row !== 'object' || row === null) {
      this.$warn(`${name}: value is not an object`);
      return;
    }
    const { count } = this.#rows;
    if (!(index >= 0 && index <= count)) {
      this.$warn(`${name}: index ${index} out of range`);
      return;
    }
    const list = Array.isArray(row) ? row.map((each) => this.#keep(each)) : this.#keep(row);
    const added = Array.isArray(list) ? list.length : 1;
    this.#rows.insert(index, list);
    if (added) this.#tell({ kind: 'insert', index, count: added });
  }
  remove(...given: number[]): void {
    const [index = 0, count = 1] = given;
    if (given.length < 1 || given.length > 2) {
      this.$warn('remove: incorrect number of arguments');
      return;
    }
    const before = this.#rows.count;
    this.#rows.remove(index, count);
    if (this.#rows.count !== before) this.#tell({ kind: 'remove', index, count });
  }
  move(from: number, to: number, count: number): void {
    const { count: all } = this.#rows;
    this.#rows.move(from, to, count);
    if (count > 0 && from !== to && from >= 0 && to >= 0 && from + count <= all && to + count <= all)
      this.#tell({ kind: 'move', index: from, count, to });
  }
  clear(): void {
    const { count } = this.#rows;
    if (!count) return;
    this.#rows.clear();
    this.#tell({ kind: 'remove', index: 0, count });
  }
  set(index: number, row: unknown): void {
    if (typeof row !== 'object' || row === null) {
      this.$warn('set: value is not an object');
      return;
    }
    const { count } = this.#rows;
    if (!(index >= 0 && index <= count)) {
      this.$warn(`set: index ${index} out of range`);
      return;
    }
    if (index === count) {
      this.append(row);
      return;
    }
    const kept = this.#rows.get(index) as Kept;
    this.#store(kept, index, this.#keep(row).v);
  }
  setProperty(index: number, name: string, value: unknown): void {
    const kept = this.#rows.get(index) as Kept | undefined;
    if (!kept) {
      this.$warn(`set: index ${index} out of range`);
      return;
    }
    const type = typeOfValue(value);
    let role = this.#layout.roles.get(name);
    if (!role) {
      if (type === null) return;
      role = this.#layout.add(name, type);
    }
    if (this.dynamicRoles) {
      this.#store(kept, index, { [name]: value });
      return;
    }
    if (type !== null && type !== role.type) this.#mismatch(role, type);
    // The value is made to fit, as Qt's variants do.
    const fitting =
      type === role.type
        ? this.#kept(role, value)
        : role.type === 'String'
          ? String(value ?? '')
          : role.type === 'Number'
            ? Number(value) || 0
            : role.type === 'Bool'
              ? !!value && value !== 'false' && value !== '0'
              : undefined;
    if (fitting !== undefined) this.#store(kept, index, { [name]: fitting });
  }
  sync(): void {}

  // --- its document ------------------------------------------------------------------------------------

  $addElement(element: QmlObject): void {
    // What an element holds is known only once its own document part was read: after its creation.
    (this.#elements ??= []).push(element as ListElement);
    this.#take();
  }
  #take(): void {
    const elements = this.#elements;
    this.#elements = null;
    if (!elements) return;
    const rows = elements.map((element) => this.#keep(element.$row()));
    for (const element of elements) element.$destroy();
    const index = this.#rows.count;
    this.#rows.append(rows);
    for (const listener of this.#listeners) listener({ kind: 'insert', index, count: rows.length });
  }
  $setDynamic(dynamic: boolean): void {
    if (this.dynamicRoles === dynamic) return;
    if (this.#rows.count) {
      this.$warn('unable to enable dynamic roles as this model is not empty');
      return;
    }
    this.$v[DYNAMIC] = dynamic;
  }
}
defineType(QmlListModel, {
  name: 'ListModel',
  cpp: 'QQmlListModel',
  properties: {
    count: { type: 'int', readonly: true, get: (model) => model.$count },
    dynamicRoles: {
      type: 'bool',
      notify: false,
      set: (model, dynamic: boolean) => model.$setDynamic(dynamic),
    },
    agent: { type: 'var', readonly: true, notify: false, value: null },
    $elements: {
      notify: false,
      list: {
        items: () => [],
        append: (model, element) => model.$addElement(element),
        accepts: (element) => element instanceof ListElement,
      },
    },
  },
  methods: ['append', 'clear', 'get', 'insert', 'move', 'remove', 'set', 'setProperty', 'sync'],
  defaultProperty: '$elements',
});
const DYNAMIC = QmlListModel.meta.properties.dynamicRoles!.slot;
