// What a view is for assistive technology: a list, with its delegates as items. Each says its number and how
// many there are, because only those near the viewport are in the page.
// Always holds: what a document says by `Accessible`, and what a delegate is by itself (a button), stays; a
// list with anything but items in it would be none, so then the view is not called one.
import type { Item } from './item.ts';

/** A view as far as it is told of. */
export interface TellingView extends Item {
  readonly $length: number;
  readonly $entries: readonly Row[];
  readonly $current: Row | null;
  readonly highlight: unknown;
  readonly $headerItem?: Item | null;
  readonly $footerItem?: Item | null;
}
interface Row {
  readonly item: Item;
  readonly index: number;
  readonly section?: Item | null;
}

/** What the document said by `Accessible`, whose code may not be there. */
function saysRole(item: Item): boolean {
  for (const value of item.$x?.values() ?? [])
    if ((value as { $said?: Set<string> }).$said?.has('role')) return true;
  return false;
}
const OWN = 'button,input,textarea,select,a';
const TOLD = `[role],${OWN}`;

export class ViewRoles {
  readonly #view: TellingView;
  #asked = 0;
  /** The roles in the page are this code's. */
  readonly #mine = new WeakSet<Element>();
  constructor(view: TellingView) {
    this.#view = view;
  }
  /** Rows came, went, or have other numbers. */
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

  #set(element: Element, role: string | null): void {
    if (role === null) {
      if (!this.#mine.delete(element)) return;
      for (const name of ['role', 'aria-posinset', 'aria-setsize', 'aria-current'])
        element.removeAttribute(name);
    } else if (element.getAttribute('role') !== role) {
      element.setAttribute('role', role);
      this.#mine.add(element);
    }
  }
  /** Whether it may be an item of a list. */
  #free(item: Item): boolean {
    const element = item.$element!;
    const role = element.getAttribute('role');
    if (saysRole(item)) return role === 'listitem';
    // A group is what is named and has no role of its own.
    return (role === null || role === 'group' || role === 'listitem') && !element.matches(OWN);
  }
  #write(): void {
    const view = this.#view;
    const { $element: own, $entries: entries } = view;
    if (view.$dead || !own) return;
    const role = own.getAttribute('role');
    const ours = !saysRole(view) && (role === null || role === 'group' || this.#mine.has(own));
    // Another role of the view is the document's, and so are those of what is in it.
    if (!ours && role !== 'list') return;
    const { $current: current } = view;
    const all = current && !entries.includes(current) ? [...entries, current] : entries;
    const drawn = all.filter(({ item }) => item.$element);
    const beside = [view.$headerItem, view.$footerItem, ...entries.map(({ section }) => section)].filter(
      (item): item is Item => !!item?.$element,
    );
    // Buttons and the like beside the rows have to be in items of the list too.
    const telling = beside.filter(
      ({ $element: element }) => element!.matches(TOLD) || element!.querySelector(TOLD) !== null,
    );
    const rows = drawn.map(({ item }) => item);
    const list = rows.length > 0 && [...rows, ...telling].every((item) => this.#free(item));
    if (ours) this.#set(own, list ? 'list' : null);
    for (const item of [...rows, ...beside])
      this.#set(item.$element!, list && (rows.includes(item) || telling.includes(item)) ? 'listitem' : null);
    if (!list) return;
    const count = `${view.$length}`;
    for (const { item, index } of drawn) {
      const element = item.$element!;
      write(element, 'aria-posinset', `${index + 1}`);
      write(element, 'aria-setsize', count);
      // Who sees a highlight sees which one is current.
      write(element, 'aria-current', view.highlight && view.$current?.item === item ? 'true' : null);
    }
  }
}

function write(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
