// `TableView`: the cells of a model around the viewport. Follows https://doc.qt.io/qt-6/qml-qtquick-tableview.html and
// QQuickTableView in when cells are made, how wide and high they are, and what is told.
// Sizes of columns and rows that nobody has seen are taken for the mean of the others. Always holds: `#cells` are those
// of whole columns and rows without a gap; a cell that leaves is kept for another, unless `reuseItems` is off.
import { Component } from '../../runtime/engine/component.ts';
import { Delegates, type Made } from '../../runtime/models/delegate-rows.ts';
import { type ItemModelChange, isItemModel } from '../../runtime/models/item-model.ts';
import { RowGeometry } from '../../runtime/models/row-geometry.ts';
import { isCellModel, ModelIndex } from '../../runtime/models/table-model.ts';
import { defineType, QmlObject, takeOut } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { outside } from '../../runtime/reactive/graph.ts';
import { Flickable } from './flickable.ts';
import type { Axis } from './flickable-axis.ts';
import { Item } from './item.ts';
import { Dirty } from './surface.ts';
import { TableCells } from './table-cells.ts';
import { TableRoles } from './table-roles.ts';

/** Of what has no size of its own, and of what is not known yet. */
const SIZE = 50;
const LEFT = 1;
const RIGHT = 2;
const H_CENTER = 4;
const TOP = 0x20;
const BOTTOM = 0x40;
const V_CENTER = 0x80;
const VISIBLE = 0x1000000;
const CONTAIN = 0x2000000;

export interface Cell {
  readonly made: Made;
  readonly item: Item;
  row: number;
  column: number;
}
/** A cell, given as one point or as two numbers. */
const placeOf = (first: number | Point, second: number): [number, number] =>
  typeof first === 'number' ? [first, second] : [first.x, first.y];

/** Columns, or rows. */
class Line {
  geometry = new RowGeometry(SIZE);
  /** Those that are there, `last` with them; -1: none. */
  first = -1;
  last = -1;
  /** The same, as it was told. */
  told = [0, 0];
  spacing = 0;
  /** Those whose size was asked for since the last change. */
  readonly seen = new Set<number>();
  /** What the provider said. */
  readonly answers = new Map<number, number>();
  /** How big the whole is. */
  get extent(): number {
    const { extent } = this.geometry;
    return extent > 0 ? extent - this.spacing : 0;
  }
  sizeOf(index: number): number {
    return Math.max(0, this.geometry.heightOf(index) - this.spacing);
  }
}

const viewOf = new WeakMap<QmlObject, TableView>();
/** Cells that no delegate made. */
const own = new WeakSet<QmlObject>();
export class TableViewAttached extends QmlObject {
  declare view: TableView | null;
  readonly $object: QmlObject;
  constructor(object: QmlObject) {
    super();
    this.$object = object;
  }
}
defineType(TableViewAttached, {
  name: 'TableViewAttached',
  creatable: false,
  properties: {
    view: {
      type: () => QmlObject as never,
      readonly: true,
      get: (attached) => viewOf.get(attached.$object) ?? null,
    },
  },
  signals: { pooled: {}, reused: {} },
});

type Provider = ((index: number) => unknown) | null;

export class TableView extends Flickable {
  declare model: unknown;
  declare delegate: Component | null;
  declare rowSpacing: number;
  declare columnSpacing: number;
  declare columnWidthProvider: Provider;
  declare rowHeightProvider: Provider;
  declare reuseItems: boolean;
  declare syncView: TableView | null;
  declare syncDirection: number;

  #delegates: Delegates | null = null;
  #model = new TableCells(null);
  #unwatch: (() => void) | null = null;
  #cells = new Map<number, Cell>();
  #across = new Line();
  #down = new Line();
  #given = { width: -1, height: -1 };
  #told = { width: 0, height: 0, rows: 0, columns: 0 };
  #waiting = false;
  #busy = false;
  #followers: TableView[] = [];
  #leader: TableView | null = null;
  readonly #roles: TableRoles = new TableRoles(this);
  /** What its cells are for assistive technology. */
  get $cellRole(): string {
    return 'gridcell';
  }

  get $rows(): number {
    return this.#model.rows;
  }
  get $columns(): number {
    return this.#model.columns;
  }
  get $cells(): ReadonlyMap<number, Cell> {
    return this.#cells;
  }
  $edge(name: 'left' | 'right' | 'top' | 'bottom'): number {
    const line = name === 'left' || name === 'right' ? this.#across : this.#down;
    return name === 'left' || name === 'top' ? line.first : line.last;
  }
  /** For headers: a list is one row of values. */
  get $listsAcross(): boolean {
    return false;
  }
  /** For headers: a cell where the document has no delegate. */
  $makeCell(_value: (role: string) => unknown): Item | null {
    return null;
  }
  get $hasCells(): boolean {
    return this.#delegates?.delegate != null;
  }
  /** For headers: the table that it follows was laid out. */
  $led(): void {
    this.forceLayout();
  }
  /** What is shown when no model is given. */
  get $shownModel(): unknown {
    return this.model;
  }

  // --- sizes ---------------------------------------------------------------------------------------------

  get $wholeWidth(): number {
    const { width } = this.#given;
    return width >= 0 ? width : this.$rows ? this.#across.extent : 0;
  }
  get $wholeHeight(): number {
    const { height } = this.#given;
    return height >= 0 ? height : this.$columns ? this.#down.extent : 0;
  }
  override get $contentSize(): [number, number] {
    return [this.$wholeWidth, this.$wholeHeight];
  }
  $giveSize(name: 'width' | 'height', size: number): void {
    this.#given[name] = size;
    this.#tellSizes();
  }
  #tellSizes(): void {
    const told = this.#told;
    const [width, height] = this.$contentSize;
    if (told.width !== width) {
      told.width = width;
      this.$emit('contentWidthChanged');
    }
    if (told.height !== height) {
      told.height = height;
      this.$emit('contentHeightChanged');
    }
    super.$resized();
  }
  #follows(vertical: boolean): TableView | null {
    return this.#leader && this.syncDirection & (vertical ? 2 : 1) ? this.#leader : null;
  }
  #line(vertical: boolean): Line {
    return vertical ? this.#down : this.#across;
  }
  /** The size of a column or row that is there: what its provider says, or what its cells want. */
  #measure(vertical: boolean, index: number): number {
    const leader = this.#follows(vertical);
    if (leader) {
      const line = leader.#line(vertical);
      // What the other does not have any more has no place here.
      return index < line.geometry.rowCount ? line.sizeOf(index) : 0;
    }
    const provider = vertical ? this.rowHeightProvider : this.columnWidthProvider;
    if (typeof provider === 'function') {
      const said = Number(outside(() => provider.call(undefined, index)));
      if (said >= 0) return said;
      if (Number.isNaN(said))
        this.$warn(`${vertical ? 'rowHeightProvider' : 'columnWidthProvider'} did not return a number`);
    }
    const wanted = this.#wanted(vertical, index);
    if (wanted > 0) return wanted;
    if (!this.#complained) {
      this.#complained = true;
      this.$warn(`the delegate's implicit${vertical ? 'Height' : 'Width'} needs to be greater than zero`);
    }
    return SIZE;
  }
  #complained = false;
  #wanted(vertical: boolean, index: number): number {
    let wanted = -1;
    for (const { item, row, column } of this.#cells.values())
      if ((vertical ? row : column) === index)
        wanted = Math.max(wanted, vertical ? item.implicitHeight : item.implicitWidth);
    return wanted;
  }

  // --- cells ---------------------------------------------------------------------------------------------

  $later(): void {
    if (this.#waiting || !this.$complete_) return;
    this.#waiting = true;
    this.$engine.requestPolish(() => {
      if (this.#waiting && !this.$dead) this.forceLayout(this.#anew);
    });
  }
  $setModel(): void {
    if (!this.$complete_) return;
    this.#unwatch?.();
    const model = this.$shownModel;
    const enders: (() => void)[] = [];
    if (isItemModel(model)) enders.push(model.$subscribe((change) => this.#changed(change)));
    if (isCellModel(model)) enders.push(model.$onColumns(() => this.$renew()));
    this.#unwatch = () => {
      for (const end of enders) end();
    };
    this.$renew();
  }
  /** Everything is another: cells are made in the next layout. */
  $renew(): void {
    this.#releaseAll(false);
    this.#model = new TableCells(this.$shownModel, this.$listsAcross);
    this.#delegates ??= new Delegates(this);
    this.#delegates.setModel(this.#model);
    this.#delegates.delegate = this.delegate;
    this.#tellCounts();
    this.#forget();
    this.$later();
  }
  #tellCounts(): void {
    const told = this.#told;
    const { rows, columns } = this.#model;
    const more = told.columns !== columns;
    const longer = told.rows !== rows;
    told.columns = columns;
    told.rows = rows;
    if (more) this.$emit('columnsChanged');
    if (longer) this.$emit('rowsChanged');
  }
  /** Sizes are to be asked for again. */
  #forget(): void {
    this.#across.geometry.forgetHeights(this.$columns);
    this.#down.geometry.forgetHeights(this.$rows);
    this.#ask();
  }
  /** Of what is to be seen alone. */
  #ask(): void {
    for (const line of [this.#across, this.#down]) {
      line.seen.clear();
      line.answers.clear();
    }
    this.#complained = false;
  }
  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (kind === 'change') {
      this.#model.changed(change);
      return;
    }
    const before = this.$columns;
    // The numbers of all cells are others: each stands for another from the next layout on.
    this.#releaseAll(this.reuseItems && kind !== 'reset');
    this.#model.take(this.$shownModel);
    const { geometry } = this.#down;
    if (before !== this.$columns || kind === 'reset' || this.$listsAcross) this.#forget();
    else {
      if (kind === 'insert') geometry.insertRows(index, count);
      else if (kind === 'remove') geometry.removeRows(index, count);
      else geometry.moveRows(index, (change as { to?: number }).to ?? 0, count);
      this.#ask();
    }
    this.#tellCounts();
    this.$later();
  }
  #releaseAll(keep: boolean): void {
    const cells = [...this.#cells.values()];
    this.#cells.clear();
    for (const cell of cells) this.#leave(cell, keep);
  }
  #leave(cell: Cell, keep = this.reuseItems): void {
    const { item, made } = cell;
    if (own.has(item)) item.$destroy();
    else if (keep && this.#delegates!.$pool(made)) {
      takeOut(this.$contentItem.$items!, item);
      item.$element?.remove();
      attachedTo(item)?.$emit('pooled');
    } else this.#delegates?.$release(made);
  }
  #make(row: number, column: number): Cell | null {
    const index = this.#model.indexOf(row, column);
    const delegates = this.#delegates!;
    if (!delegates.delegate) {
      const item = this.$makeCell((role) => this.#model.$data(index, role))!;
      own.add(item);
      item.$setParentItem(this.$contentItem);
      const cell: Cell = { made: { $index: index, $item: item }, item, row, column };
      this.#cells.set(index, cell);
      return cell;
    }
    const kept = this.reuseItems ? delegates.$reuse(index) : null;
    const made =
      kept ??
      delegates.$object(index, (item) => {
        if (!(item instanceof Item)) {
          this.$warn('Delegate must be of Item type');
          return;
        }
        viewOf.set(item, this);
        item.$setParentItem(this.$contentItem);
        if (item.z === 0) item.$set('z', 1);
      });
    const item = made?.$item;
    if (!(item instanceof Item)) {
      this.$warn(`failed loading index: ${index}`);
      return null;
    }
    const cell: Cell = { made: made!, item, row, column };
    this.#cells.set(index, cell);
    if (kept) {
      this.$contentItem.$items!.push(item);
      this.$contentItem.$mark(Dirty.Children);
      attachedTo(item)?.$emit('reused');
    }
    return cell;
  }

  // --- layout --------------------------------------------------------------------------------------------

  /** Sizes will be asked for again. */
  $laterAnew(): void {
    this.#anew = true;
    this.$later();
  }
  #anew = false;
  /** `anew`: sizes that are known are asked for again. */
  forceLayout(anew = true): void {
    if (!this.$complete_ || this.#busy) return;
    this.#waiting = this.#anew = false;
    if (anew) this.#forget();
    this.#busy = true;
    try {
      this.#layout();
    } finally {
      this.#busy = false;
    }
    for (const follower of this.#followers.slice()) follower.$led();
  }
  /** What of a line is to be seen; -1 when nothing is. */
  #range(vertical: boolean): [number, number] {
    const { geometry } = this.#line(vertical);
    const { pos } = vertical ? this.$ver : this.$hor;
    const size = vertical ? this.$height : this.$width;
    const count = geometry.rowCount;
    if (!count || size <= 0 || !this.$hasCells) return [-1, -1];
    const first = geometry.indexAt(Math.max(0, Math.min(pos, geometry.extent - 1)));
    let last = geometry.indexAt(Math.max(0, pos + size - 1e-6));
    if (last < first) last = first;
    return [first, last];
  }
  #layout(): void {
    const across = this.#across;
    const down = this.#down;
    across.spacing = (this.#follows(false) ?? this).columnSpacing;
    down.spacing = (this.#follows(true) ?? this).rowSpacing;
    const fresh = { columns: new Set<number>(), rows: new Set<number>() };
    let columns: [number, number] = [-1, -1];
    let rows: [number, number] = [-1, -1];
    // What is measured changes what is to be seen: until it does not any more.
    for (let pass = 0; pass < 8; pass++) {
      columns = this.#range(false);
      rows = this.#range(true);
      if (columns[0] < 0 || rows[0] < 0) break;
      this.#estimate(across);
      this.#estimate(down);
      let made = false;
      for (let row = rows[0]; row <= rows[1]; row++) {
        for (let column = columns[0]; column <= columns[1]; column++) {
          if (this.#hides(column, row) || this.#cells.has(this.#model.indexOf(row, column))) continue;
          if (!this.#make(row, column)) return;
          made = true;
        }
      }
      const measured = this.#measureAll(false, columns, fresh.columns, made);
      if (!(this.#measureAll(true, rows, fresh.rows, made) || measured || made)) break;
    }
    if (columns[0] < 0 || rows[0] < 0) columns = rows = [-1, -1];
    for (const [index, cell] of this.#cells)
      if (
        cell.row < rows[0] ||
        cell.row > rows[1] ||
        cell.column < columns[0] ||
        cell.column > columns[1] ||
        this.#hides(cell.column, cell.row)
      ) {
        this.#cells.delete(index);
        this.#leave(cell);
      }
    this.#delegates?.drain(this.#cells.size + 2 * (columns[1] - columns[0] + 1));
    this.#place(columns, rows);
    this.#tellSizes();
    this.#tellEdges(across, this.#trim(false, columns), 'left', 'right');
    this.#tellEdges(down, this.#trim(true, rows), 'top', 'bottom');
    this.#roles.later();
  }
  #estimate(line: Line): void {
    const { geometry } = line;
    geometry.estimated = geometry.measured ? geometry.average : SIZE + line.spacing;
  }
  /** A column or row of no size is not there. */
  #hides(column: number, row: number): boolean {
    return (this.#knownHidden(false, column) ?? false) || (this.#knownHidden(true, row) ?? false);
  }
  #knownHidden(vertical: boolean, index: number): boolean {
    const leader = this.#follows(vertical);
    const provider = vertical ? this.rowHeightProvider : this.columnWidthProvider;
    if (!leader && typeof provider !== 'function') return false;
    const { geometry, answers, spacing } = this.#line(vertical);
    if (!answers.has(index)) {
      const size = leader ? this.#measure(vertical, index) : Number(outside(() => provider!(index)));
      answers.set(index, size);
      if (size >= 0) geometry.remeasure(index, size > 0 ? size + spacing : 0);
    }
    return answers.get(index) === 0;
  }
  /** Measures what has just come, and what comes with it in this layout. */
  #measureAll(
    vertical: boolean,
    [first, last]: readonly [number, number],
    fresh: Set<number>,
    made: boolean,
  ): boolean {
    const line = this.#line(vertical);
    const { geometry } = line;
    let changed = false;
    for (let index = first; index <= last; index++) {
      const known = line.seen.has(index);
      if (known && !(made && fresh.has(index))) continue;
      line.seen.add(index);
      fresh.add(index);
      const answer = this.#line(vertical).answers.get(index);
      const size = answer !== undefined && answer >= 0 ? answer : this.#measure(vertical, index);
      if (geometry.remeasure(index, size > 0 ? size + line.spacing : 0) !== 0 || !known) changed = true;
    }
    return changed;
  }
  #trim(vertical: boolean, [first, last]: readonly [number, number]): [number, number] {
    const hidden = (index: number): boolean => this.#line(vertical).answers.get(index) === 0;
    let [from, to] = [first, last];
    while (from >= 0 && from <= to && hidden(from)) from++;
    while (to >= from && to >= 0 && hidden(to)) to--;
    return from > to ? [-1, -1] : [from, to];
  }
  #place(columns: readonly [number, number], rows: readonly [number, number]): void {
    const lefts = new Map<number, number>();
    const tops = new Map<number, number>();
    for (let column = columns[0]; column >= 0 && column <= columns[1]; column++)
      lefts.set(column, this.#across.geometry.offsetOf(column));
    for (let row = rows[0]; row >= 0 && row <= rows[1]; row++)
      tops.set(row, this.#down.geometry.offsetOf(row));
    for (const { item, row, column } of this.#cells.values())
      item.$place(
        lefts.get(column) ?? 0,
        tops.get(row) ?? 0,
        this.#across.sizeOf(column),
        this.#down.sizeOf(row),
      );
  }
  #tellEdges(line: Line, [first, last]: [number, number], from: string, to: string): void {
    const before = line.told;
    line.told = [first, last];
    line.first = first;
    line.last = last;
    const name = line === this.#across ? 'Column' : 'Row';
    if (before[0] !== first) this.$emit(`${from}${name}Changed`);
    if (before[1] !== last) this.$emit(`${to}${name}Changed`);
  }

  override $viewportMoved(vertical: boolean): void {
    if (this.#busy || !this.$complete_) return;
    const axis = vertical ? this.$ver : this.$hor;
    for (const follower of this.#followers)
      if (follower.#follows(vertical) === this) (vertical ? follower.$ver : follower.$hor).set(axis.pos);
    const leader = this.#follows(vertical);
    if (leader) (vertical ? leader.$ver : leader.$hor).set(axis.pos);
    const [first, last] = this.#range(vertical);
    const line = this.#line(vertical);
    if (first !== line.first || last !== line.last || this.#waiting) this.forceLayout(this.#anew);
  }
  override $resized(): void {
    super.$resized();
    if (this.$complete_ && !this.#busy) this.$later();
  }
  override $geometryChanged(moved: boolean, sized: boolean, width: number, height: number): void {
    super.$geometryChanged(moved, sized, width, height);
    if (sized && this.$complete_ && !this.#busy) this.$later();
  }
  override $complete(): void {
    super.$complete();
    this.$setModel();
    this.forceLayout(false);
  }
  $setSyncView(view: TableView | null): void {
    const before = this.#leader;
    if (before) takeOut(before.#followers, this);
    this.#leader = null;
    if (!view) return;
    // Each would lay out the other without end.
    for (let at: TableView | null = view; at; at = at.#leader)
      if (at === this) {
        this.$warn('TableView: recursive syncView connection detected!');
        return;
      }
    this.#leader = view;
    view.#followers.push(this);
    if (this.$complete_) this.$setModel();
  }
  override $destroyed(): void {
    this.$setSyncView(null);
    for (const follower of this.#followers.slice()) follower.$setSyncView(null);
    this.#unwatch?.();
    this.#releaseAll(false);
    this.#delegates?.dispose();
    super.$destroyed();
  }

  // --- what documents call -------------------------------------------------------------------------------

  itemAtCell(column: number | Point, row = 0): Item | null {
    const [x, y] = placeOf(column, row);
    if (x < 0 || y < 0 || x >= this.$columns || y >= this.$rows) return null;
    return this.#cells.get(this.#model.indexOf(y, x))?.item ?? null;
  }
  cellAtPosition(x: number | Point, y?: number | boolean, spacing = false): Point {
    const [px, py] = placeOf(x, Number(y ?? 0));
    const between = typeof x === 'number' ? spacing : y === true;
    const at = (line: Line, pos: number): number => {
      const { geometry } = line;
      if (pos < 0 || pos >= geometry.extent) return -1;
      const index = geometry.indexAt(pos);
      if (index < line.first || index > line.last) return -1;
      const inside = pos - geometry.offsetOf(index);
      if (inside < line.sizeOf(index)) return index;
      if (!between) return -1;
      return inside - line.sizeOf(index) < line.spacing / 2 ? index : Math.min(index + 1, line.last);
    };
    const column = at(this.#across, px);
    const row = at(this.#down, py);
    return column < 0 || row < 0 ? new Point(-1, -1) : new Point(column, row);
  }
  cellAtPos(x: number | Point, y?: number | boolean, spacing = false): Point {
    return this.cellAtPosition(x, y, spacing);
  }
  isColumnLoaded(column: number): boolean {
    return column >= 0 && column >= this.#across.first && column <= this.#across.last;
  }
  isRowLoaded(row: number): boolean {
    return row >= 0 && row >= this.#down.first && row <= this.#down.last;
  }
  columnWidth(column: number): number {
    return this.isColumnLoaded(column) ? this.#across.sizeOf(column) : -1;
  }
  rowHeight(row: number): number {
    return this.isRowLoaded(row) ? this.#down.sizeOf(row) : -1;
  }
  implicitColumnWidth(column: number): number {
    return this.isColumnLoaded(column) ? this.#wanted(false, column) : -1;
  }
  implicitRowHeight(row: number): number {
    return this.isRowLoaded(row) ? this.#wanted(true, row) : -1;
  }
  modelIndex(column: number | Point, row = 0): ModelIndex {
    const [x, y] = placeOf(column, row);
    const inside = x >= 0 && y >= 0 && x < this.$columns && y < this.$rows;
    return inside ? new ModelIndex(y, x, this.model as QmlObject) : new ModelIndex(-1, -1, null);
  }
  cellAtIndex(index: ModelIndex): Point {
    return index?.valid ? new Point(index.column, index.row) : new Point(-1, -1);
  }
  rowAtIndex(index: ModelIndex): number {
    return index?.valid ? index.row : -1;
  }
  columnAtIndex(index: ModelIndex): number {
    return index?.valid ? index.column : -1;
  }
  positionViewAtRow(row: number, mode: number, offset = 0): void {
    this.#show(this.$ver, row, mode, TOP, V_CENTER, BOTTOM, offset);
  }
  positionViewAtColumn(column: number, mode: number, offset = 0): void {
    this.#show(this.$hor, column, mode, LEFT, H_CENTER, RIGHT, offset);
  }
  positionViewAtCell(column: number | Point, ...rest: (number | Point | undefined)[]): void {
    const [x, y] = placeOf(column, typeof column === 'number' ? (rest.shift() as number) : 0);
    const [mode, offset] = rest as [number, Point | undefined];
    this.positionViewAtColumn(x, mode & ~(TOP | V_CENTER | BOTTOM), offset?.x ?? 0);
    this.positionViewAtRow(y, mode & ~(LEFT | H_CENTER | RIGHT), offset?.y ?? 0);
  }
  #show(
    axis: Axis,
    index: number,
    mode: number,
    begin: number,
    center: number,
    end: number,
    offset: number,
  ): void {
    const line = this.#line(axis.vertical);
    if (index < 0 || index >= line.geometry.rowCount) return;
    const size = axis.viewSize;
    const jump = (): void => {
      const from = line.geometry.offsetOf(index);
      const to = from + line.sizeOf(index);
      const { pos } = axis;
      let goal: number | null = null;
      if (mode & begin) goal = from + offset;
      else if (mode & center) goal = (from + to - size) / 2 + offset;
      else if (mode & end) goal = to - size + offset;
      else if (mode & CONTAIN || (mode & VISIBLE && (to <= pos || from >= pos + size)))
        goal = from < pos || to - from > size ? from + offset : to > pos + size ? to - size + offset : null;
      if (goal === null) return;
      const [low, high] = axis.bounds;
      this.$jump(axis, Math.max(low, Math.min(high, goal)));
    };
    jump();
    // What came into sight may be of another size than was thought.
    this.forceLayout(false);
    jump();
  }

  override $createElement(): HTMLElement {
    const element = super.$createElement();
    this.#roles.later();
    return element;
  }
}
const attachedTo = (item: QmlObject): TableViewAttached | null => {
  for (const value of item.$x?.values() ?? []) if (value instanceof TableViewAttached) return value;
  return null;
};

const later = (view: TableView): void => view.$later();
const anew = (view: TableView): void => view.$laterAnew();
const edge = (name: 'left' | 'right' | 'top' | 'bottom') => ({
  type: 'int',
  readonly: true,
  get: (view: TableView) => view.$edge(name),
});
defineType(TableView, {
  name: 'TableView',
  enums: {
    PositionMode: {
      AlignLeft: LEFT,
      AlignRight: RIGHT,
      AlignHCenter: H_CENTER,
      AlignTop: TOP,
      AlignBottom: BOTTOM,
      AlignVCenter: V_CENTER,
      AlignCenter: H_CENTER | V_CENTER,
      Visible: VISIBLE,
      Contain: CONTAIN,
    },
    SelectionBehavior: { SelectionDisabled: 0, SelectCells: 1, SelectRows: 2, SelectColumns: 3 },
  },
  properties: {
    model: { type: 'var', changed: (view) => view.$setModel() },
    delegate: { type: () => Component as never, changed: (view) => view.$complete_ && view.$renew() },
    rows: { type: 'int', readonly: true, get: (view) => view.$rows },
    columns: { type: 'int', readonly: true, get: (view) => view.$columns },
    rowSpacing: { type: 'real', changed: anew },
    columnSpacing: { type: 'real', changed: anew },
    rowHeightProvider: { type: 'var', value: null, changed: anew },
    columnWidthProvider: { type: 'var', value: null, changed: anew },
    reuseItems: { type: 'bool', value: true },
    contentWidth: {
      type: 'real',
      get: (view) => view.$wholeWidth,
      set: (view, width: number) => view.$giveSize('width', width),
    },
    contentHeight: {
      type: 'real',
      get: (view) => view.$wholeHeight,
      set: (view, height: number) => view.$giveSize('height', height),
    },
    syncView: { type: () => TableView as never, changed: (view, other: never) => view.$setSyncView(other) },
    syncDirection: { type: 'int', value: 3, changed: later },
    leftColumn: edge('left'),
    rightColumn: edge('right'),
    topRow: edge('top'),
    bottomRow: edge('bottom'),
    animate: { type: 'bool', value: true },
    keyNavigationEnabled: { type: 'bool', value: true },
    pointerNavigationEnabled: { type: 'bool', value: true },
    currentRow: { type: 'int', readonly: true, value: -1 },
    currentColumn: { type: 'int', readonly: true, value: -1 },
    alternatingRows: { type: 'bool', value: true },
    selectionBehavior: { type: 'enum:SelectionBehavior', value: 1 },
  },
  methods: [
    'forceLayout',
    'positionViewAtCell',
    'positionViewAtRow',
    'positionViewAtColumn',
    'itemAtCell',
    'cellAtPosition',
    'cellAtPos',
    'isColumnLoaded',
    'isRowLoaded',
    'columnWidth',
    'rowHeight',
    'implicitColumnWidth',
    'implicitRowHeight',
    'modelIndex',
    'cellAtIndex',
    'rowAtIndex',
    'columnAtIndex',
  ],
  attached: TableViewAttached,
  missing: ['selectionModel'],
});
