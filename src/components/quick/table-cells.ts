// A model as the cells of a table: any model that a view takes, with the names `row` and `column` for its delegates.
// Cells are numbered down the columns, as in Qt: `index` is `row + column * rows`.
import { type ItemModel, type ItemModelChange, isItemModel } from '../../runtime/models/item-model.ts';
import { isCellModel } from '../../runtime/models/table-model.ts';
import { QmlObject } from '../../runtime/object/object.ts';

const PLACE = ['row', 'column'];

export class TableCells implements ItemModel {
  rows = 0;
  columns = 0;
  /** Its rows are columns here. */
  turned = false;
  $roles: readonly string[] = [];
  #model: ItemModel | null = null;
  #values: readonly unknown[] | null = null;
  readonly #across: boolean;

  /** @param across a list of values is one row of them, not one column */
  constructor(model: unknown, across = false) {
    this.#across = across;
    this.take(model);
  }
  /** Counts the model anew. */
  take(model: unknown): void {
    const across = this.#across;
    this.#model = isItemModel(model) ? model : null;
    this.#values =
      this.#model || typeof model !== 'object' || model === null
        ? null
        : model instanceof QmlObject
          ? [model]
          : Array.from(model as ArrayLike<unknown>);
    const count =
      this.#model?.$count ??
      this.#values?.length ??
      (typeof model === 'number' || typeof model === 'string'
        ? Math.max(0, Math.round(Number(model)) || 0)
        : 0);
    const columns = isCellModel(model) ? model.$columns : 1;
    this.turned = across && columns === 1;
    this.rows = this.turned ? Math.min(1, count) : count;
    this.columns = this.turned ? count : columns;
    this.$roles = this.#model
      ? [...PLACE, ...this.#model.$roles, ...(this.#model.$roles.length === 1 ? ['modelData'] : [])]
      : [...PLACE, 'modelData'];
  }
  get $count(): number {
    return this.rows * this.columns;
  }
  indexOf(row: number, column: number): number {
    return row + column * this.rows;
  }
  /** Row and column of the model. */
  #place(index: number): [number, number] {
    return this.turned ? [index, 0] : [index % this.rows, Math.floor(index / this.rows)];
  }
  $data(index: number, role: string): unknown {
    const [row, column] = this.#place(index);
    if (role === 'row') return this.turned ? 0 : row;
    if (role === 'column') return this.turned ? row : column;
    const model = this.#model;
    if (!model) return this.#values ? this.#values[row] : row;
    const name = role === 'modelData' && !model.$roles.includes(role) ? model.$roles[0]! : role;
    return isCellModel(model) ? model.$cell(row, column, name) : model.$data(row, name);
  }
  $setData(index: number, role: string, value: unknown): void {
    const [row, column] = this.#place(index);
    const model = this.#model;
    if (isCellModel(model)) model.$setCell?.(row, column, role, value);
    else model?.$setData?.(row, role, value);
  }
  #listener: ((change: ItemModelChange) => void) | null = null;
  $subscribe(listener: (change: ItemModelChange) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  }
  /** Values of rows are others; where the rows are is not. */
  changed({ index, count, roles }: ItemModelChange & { roles?: readonly string[] }): void {
    for (let column = 0; column < (this.turned ? 1 : this.columns); column++)
      this.#listener?.({
        kind: 'change',
        index: this.turned ? index : this.indexOf(index, column),
        count,
        ...(roles ? { roles } : {}),
      } as ItemModelChange);
  }
}
