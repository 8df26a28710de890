// What a table is for assistive technology: a grid, with as many rows and columns as the model has, of which those
// around the viewport are in the page. Cells lie side by side in the page; elements of no size beside them are the grid
// and its rows, and own them.
// Always holds: what a document says by `Accessible` stays; where a cell is a control itself, the table is no grid.
import type { Item } from './item.ts';

interface TellingTable extends Item {
  readonly $rows: number;
  readonly $columns: number;
  readonly $cellRole: string;
  readonly $cells: ReadonlyMap<
    number,
    { readonly item: Item; readonly row: number; readonly column: number }
  >;
}
let ids = 0;
/** What they own is placed by itself. */
const PLACE = 'position:absolute;width:0;height:0';

export class TableRoles {
  readonly #view: TellingTable;
  #asked = 0;
  readonly #rows = new Map<number, HTMLElement>();
  #grid: HTMLElement | null = null;
  constructor(view: TellingTable) {
    this.#view = view;
  }
  later(): void {
    if (this.#asked++ === 0) this.#view.$engine.requestPaint(this.#paint);
    else this.#asked = 1;
  }
  readonly #paint = (): void => {
    // After all that is drawn now, and after what is named for it.
    if (this.#asked++ < 3) this.#view.$engine.requestPaint(this.#paint);
    else {
      this.#asked = 0;
      this.#write();
    }
  };
  #clear(): void {
    this.#grid?.remove();
    this.#grid = null;
    this.#rows.clear();
  }
  #write(): void {
    const {
      $element: own,
      $cells: cells,
      $dead: dead,
      $rows: rows,
      $columns: columns,
      $cellRole: cellRole,
    } = this.#view;
    if (dead || !own) return;
    const role = own.getAttribute('role');
    const drawn = [...cells.values()].filter(({ item }) => item.$element);
    const free = drawn.every(({ item: { $element: element } }) => {
      const its = element!.getAttribute('role');
      return (its === null || its === cellRole || its === 'group') && !element!.matches('button,input,a');
    });
    if ((role !== null && role !== 'group') || !free || !drawn.length) {
      this.#clear();
      return;
    }
    const page = own.ownerDocument;
    if (!this.#grid) {
      this.#grid = page.createElement('div');
      this.#grid.setAttribute('role', 'grid');
      this.#grid.style.cssText = PLACE;
      own.append(this.#grid);
    }
    const grid = this.#grid;
    write(grid, 'aria-rowcount', `${rows}`);
    write(grid, 'aria-colcount', `${columns}`);
    const name = own.getAttribute('aria-label');
    if (name !== null) write(grid, 'aria-label', name);
    const owned = new Map<number, { column: number; id: string }[]>();
    for (const { item, row, column } of drawn) {
      const element = item.$element!;
      element.id ||= `qml-cell-${++ids}`;
      write(element, 'role', cellRole);
      write(element, 'aria-colindex', `${column + 1}`);
      const list = owned.get(row);
      if (list) list.push({ column, id: element.id });
      else owned.set(row, [{ column, id: element.id }]);
    }
    for (const [row, element] of this.#rows)
      if (!owned.has(row)) {
        element.remove();
        this.#rows.delete(row);
      }
    for (const [row, list] of owned) {
      let element = this.#rows.get(row);
      if (!element) {
        element = page.createElement('div');
        element.setAttribute('role', 'row');
        element.setAttribute('aria-rowindex', `${row + 1}`);
        element.style.cssText = PLACE;
        this.#rows.set(row, element);
        grid.append(element);
      }
      list.sort((a, b) => a.column - b.column);
      write(element, 'aria-owns', list.map(({ id }) => id).join(' '));
    }
  }
}
function write(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
