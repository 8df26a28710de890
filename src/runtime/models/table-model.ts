// `TableModel` and `TableModelColumn` of Qt.labs.qmlmodels: rows of JavaScript values, columns that say what of a row
// is shown. Follows https://doc.qt.io/qt-6/qml-qt-labs-qmlmodels-tablemodel.html.
// A view of rows alone shows its first column; a table asks for cells.
import { engineOf, placeOfObject } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import type { ItemModel, ItemModelChange } from './item-model.ts';

/** What a table needs of a model besides its rows. */
export interface CellModel extends ItemModel {
  readonly $columns: number;
  $cell(row: number, column: number, role: string): unknown;
  $setCell?(row: number, column: number, role: string, value: unknown): void;
  /** Its columns are others now, or what they show. */
  $onColumns(listener: () => void): () => void;
}
export const isCellModel = (value: unknown): value is CellModel =>
  typeof value === 'object' && value !== null && '$cell' in value;

const BASIC = ['display', 'decoration', 'edit', 'toolTip', 'statusTip', 'whatsThis'];
const ROLES = [
  ...BASIC,
  'font',
  'textAlignment',
  'background',
  'foreground',
  'checkState',
  'accessibleText',
  'accessibleDescription',
  'sizeHint',
];
/** How a column names what gives a role, and what takes it. */
const setterOf = (role: string): string => `set${role[0]!.toUpperCase()}${role.slice(1)}`;

export class TableModelColumn extends QmlObject {
  $model: TableModel | null = null;
  $given(name: string): unknown {
    return (this as unknown as Record<string, unknown>)[name];
  }
}
const said = {
  type: 'var',
  changed: (column: TableModelColumn) => column.$model?.$columnsChanged(),
};
defineType(TableModelColumn, {
  name: 'TableModelColumn',
  cpp: 'QQmlTableModelColumn',
  properties: Object.fromEntries(
    ROLES.flatMap((role) => [
      [role, said],
      [setterOf(role), said],
    ]),
  ),
});

/** What `index` gives: where a cell is. */
export class ModelIndex {
  readonly row: number;
  readonly column: number;
  readonly valid: boolean;
  readonly model: QmlObject | null;
  constructor(row: number, column: number, model: QmlObject | null) {
    this.row = row;
    this.column = column;
    this.model = model;
    this.valid = row >= 0 && column >= 0;
  }
  toString(): string {
    return this.valid ? `QModelIndex(${this.row},${this.column},0x0,QQmlTableModel(0x0))` : 'QModelIndex()';
  }
}

type RowValue = Record<string, unknown>;
/** Rows come and go by value. */
const copyOf = (row: RowValue): RowValue =>
  Array.isArray(row) ? (row.slice() as never) : row instanceof QmlObject ? row : { ...row };

export class TableModel extends QmlObject implements CellModel {
  #rows: RowValue[] = [];
  #columns: TableModelColumn[] = [];
  #roles: readonly string[] = BASIC;
  #listeners: ((change: ItemModelChange) => void)[] = [];
  #onColumns: (() => void)[] = [];

  get $count(): number {
    return this.#rows.length;
  }
  get $columns(): number {
    return this.#columns.length;
  }
  get $columnList(): readonly TableModelColumn[] {
    return this.#columns;
  }
  get $roles(): readonly string[] {
    return this.#roles;
  }
  $data(index: number, role: string): unknown {
    return this.$cell(index, 0, role);
  }
  $setData(index: number, role: string, value: unknown): void {
    this.$setCell(index, 0, role, value);
  }
  $subscribe(listener: (change: ItemModelChange) => void): () => void {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }
  $onColumns(listener: () => void): () => void {
    this.#onColumns.push(listener);
    return () => {
      this.#onColumns = this.#onColumns.filter((each) => each !== listener);
    };
  }
  #tell(change: ItemModelChange): void {
    for (const listener of this.#listeners.slice()) listener(change);
  }
  #warn(text: string): void {
    const { unit, loc } = placeOfObject(this);
    engineOf(this).warn(unit && { unit, loc }, `QML TableModel: ${text}`);
  }

  // --- cells ---------------------------------------------------------------------------------------------

  #getter(column: number, role: string): unknown {
    return this.#columns[column]?.$given(role);
  }
  $cell(row: number, column: number, role: string): unknown {
    const values = this.#rows[row];
    const getter = this.#getter(column, role);
    if (!values || getter === undefined) return undefined;
    if (typeof getter === 'function') return getter(new ModelIndex(row, column, this));
    return values[String(getter)];
  }
  $setCell(row: number, column: number, role: string, value: unknown): void {
    const values = this.#rows[row];
    if (!values) return;
    const setter = this.#columns[column]!.$given(setterOf(role));
    const name = this.#getter(column, role);
    if (typeof setter === 'function') setter(new ModelIndex(row, column, this), value);
    else if (typeof setter === 'string') values[setter] = value;
    else if (typeof name === 'string') {
      if (values[name] === value) return;
      values[name] = value;
    } else return;
    this.#tell({ kind: 'change', index: row, count: 1 });
  }

  // --- what documents call -------------------------------------------------------------------------------

  index(row: number, column: number): ModelIndex {
    const inside = row >= 0 && row < this.#rows.length && column >= 0 && column < this.#columns.length;
    return inside ? new ModelIndex(row, column, this) : new ModelIndex(-1, -1, null);
  }
  data(index: ModelIndex, role: string): unknown {
    return index?.valid ? this.$cell(index.row, index.column, role) : undefined;
  }
  setData(index: ModelIndex, role: string, value: unknown): boolean {
    if (!index?.valid || !this.$roles.includes(role)) return false;
    this.$setCell(index.row, index.column, role, value);
    return true;
  }
  getRow(index: number): unknown {
    return this.#inRange('getRow', 'rowIndex', index) ? copyOf(this.#rows[index]!) : undefined;
  }
  appendRow(row: unknown): void {
    if (this.#fits('appendRow', row)) this.#insert(this.#rows.length, [row]);
  }
  insertRow(index: number, row: unknown): void {
    if (this.#inRange('insertRow', 'rowIndex', index, 1) && this.#fits('insertRow', row))
      this.#insert(index, [row]);
  }
  setRow(index: number, row: unknown): void {
    if (!this.#inRange('setRow', 'rowIndex', index, 1) || !this.#fits('setRow', row)) return;
    if (index === this.#rows.length) {
      this.#insert(index, [row]);
      return;
    }
    this.#rows[index] = copyOf(row);
    this.#tell({ kind: 'change', index, count: 1 });
  }
  removeRow(index: number, count = 1): void {
    if (!this.#inRange('removeRow', 'rowIndex', index)) return;
    if (count <= 0) this.#warn('removeRow(): "rows" is less than or equal to zero');
    else if (index + count > this.#rows.length)
      this.#warn(
        `removeRow(): "rows" ${count} exceeds available rowCount() of ${this.#rows.length} when removing from "rowIndex" ${index}`,
      );
    else {
      this.#rows.splice(index, count);
      this.$emit('rowCountChanged');
      this.#tell({ kind: 'remove', index, count });
    }
  }
  moveRow(from: number, to: number, count = 1): void {
    if (from === to) {
      this.#warn('moveRow(): "fromRowIndex" cannot be equal to "toRowIndex"');
      return;
    }
    if (count <= 0) {
      this.#warn('moveRow(): "rows" is less than or equal to 0');
      return;
    }
    if (!this.#inRange('moveRow', 'fromRowIndex', from) || !this.#inRange('moveRow', 'toRowIndex', to))
      return;
    if (from + count > this.#rows.length || to + count > this.#rows.length) {
      this.#warn(
        `moveRow(): "${from + count > this.#rows.length ? 'fromRowIndex' : 'toRowIndex'}" ${from + count > this.#rows.length ? from : to} + "rows" ${count} is greater than rowCount() of ${this.#rows.length}`,
      );
      return;
    }
    const moved = this.#rows.splice(from, count);
    this.#rows.splice(to, 0, ...moved);
    this.#tell({ kind: 'move', index: from, count, to });
  }
  clear(): void {
    this.$setRows([]);
  }
  $rowList(): readonly RowValue[] {
    return this.#rows.map(copyOf);
  }
  $setRows(value: unknown): void {
    const list = Array.isArray(value)
      ? value
      : value && typeof value === 'object' && Symbol.iterator in value
        ? [...(value as Iterable<unknown>)]
        : null;
    if (!list) {
      this.#warn(`setRows(): "rows" must be an array; actual type is ${typeof value}`);
      return;
    }
    if (!list.every((row) => this.#fits('setRows', row))) return;
    const before = this.#rows.length;
    this.#rows = (list as RowValue[]).map(copyOf);
    this.$emit('rowsChanged');
    if (this.#rows.length !== before) this.$emit('rowCountChanged');
    this.#tell({ kind: 'reset', index: 0, count: 0 });
  }
  #insert(index: number, rows: RowValue[]): void {
    this.#rows.splice(index, 0, ...rows.map(copyOf));
    this.$emit('rowCountChanged');
    this.#tell({ kind: 'insert', index, count: rows.length });
  }
  #fits(call: string, row: unknown): row is RowValue {
    if (typeof row === 'object' && row !== null) return true;
    this.#warn(`${call}(): expected "row" argument to be an object or an array, but got ${typeof row}`);
    return false;
  }
  /** `beyond`: how far after the last it may be. */
  #inRange(call: string, name: string, index: number, beyond = 0): boolean {
    const count = this.#rows.length;
    if (index < 0) this.#warn(`${call}(): "${name}" cannot be negative`);
    else if (index >= count + beyond)
      this.#warn(
        `${call}(): "${name}" ${index} is greater than ${beyond ? '' : 'or equal to '}rowCount() of ${count}`,
      );
    else return true;
    return false;
  }

  $addColumn(column: TableModelColumn): void {
    column.$model = this;
    this.#columns.push(column);
    this.$columnsChanged();
    this.$emit('columnCountChanged');
  }
  $clearColumns(): void {
    this.#columns = [];
    this.$columnsChanged();
    this.$emit('columnCountChanged');
  }
  $columnsChanged(): void {
    this.#roles = ROLES.filter(
      (role) => BASIC.includes(role) || this.#columns.some((column) => column.$given(role) !== undefined),
    );
    for (const listener of this.#onColumns.slice()) listener();
  }
}
defineType(TableModel, {
  name: 'TableModel',
  cpp: 'QQmlTableModel',
  properties: {
    columnCount: { type: 'int', readonly: true, get: (model) => model.$columns },
    rowCount: { type: 'int', readonly: true, get: (model) => model.$count },
    rows: { type: 'var', get: (model) => model.$rowList(), set: (model, rows) => model.$setRows(rows) },
    columns: {
      notify: false,
      list: {
        items: (model) => model.$columnList,
        append: (model, column) => model.$addColumn(column as TableModelColumn),
        clear: (model) => model.$clearColumns(),
        accepts: (column) => column instanceof TableModelColumn,
      },
    },
  },
  methods: [
    'appendRow',
    'clear',
    'data',
    'getRow',
    'index',
    'insertRow',
    'moveRow',
    'removeRow',
    'setData',
    'setRow',
  ],
  defaultProperty: 'columns',
});
