// Decides which rows of a list are in the DOM and where they stand: only those near the viewport.
//
// What always holds once a frame is painted:
// - What the reader sees stays where it is. One row, the anchor, keeps its distance to the top of the
//   viewport, to the fraction of a pixel, whatever is inserted, removed or resized; the row that the reader
//   stands on is the first that begins inside the viewport. At the end, the end is what is kept in place.
// - The viewport is full of rows. The rows stand in one sticky block: where the browser scrolls ahead of
//   this code, the block's last rows are seen, never a blank window.
// - Heights are measured, never believed: the rows that are shown are measured in the frame in which they
//   come, and a resize observer sees to those that change later, before they are painted.
//
// Where the rows stand is a matter of the geometry (`#view`, the offset at the top of the viewport), not of
// `scrollTop`. Both agree while nobody scrolls. While somebody does, `scrollTop` is left alone, as writing it
// would break off the movement, and so is the reader's distance to what was measured meanwhile; the two are
// brought together when the scrolling ends. The same goes for lists higher than browsers can lay out.
import { RowGeometry } from '../../runtime/models/row-geometry.ts';
import { relisten } from './dom.ts';

/** How the rows look. The window alone puts them into the page and takes them out. */
export interface RowLook {
  /** A new element, empty. */
  createRow(): HTMLElement;
  /** Shows the row at `index` in an element that may have shown another one. */
  showRow(element: HTMLElement, index: number): void;
  /** Whether an element may not leave the page yet: the selection or the focus is in it. */
  holds(element: HTMLElement): boolean;
}

/** Where `positionAt` puts a row: the values of QML's `ListView.PositionMode`. */
export const BEGINNING = 0;
export const CENTER = 1;
export const END = 2;
/** Nowhere else if any of it is in sight. */
export const VISIBLE = 3;
/** Nowhere else if all of it is in sight. */
export const CONTAIN = 4;
/** As it is now; what a goal becomes that is reached already. */
const STAY = -1;

/** What a list may be high in the page: whole pixels can still be told apart there, in every browser. */
const MAX_SPACE = 4e6;
/** As much at either end of such a list is one to one, so that both ends can be reached in small steps. */
const EXACT = MAX_SPACE / 8;
/** Rows that are measured until their mean is trusted; it stays then, so that the scrollbar does. */
const SAMPLE = 400;
/** The frame comes late, or never, in a page that nobody sees. */
const HIDDEN_FRAME = 250;
/** How long a smooth movement goes on, at most. */
const MOVEMENT = 1000;
/** How close to the end, in pixels, is at the end. */
const NEAR = 2;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/** A place in a length of `from`, in one of `to`: the ends as they are, what is between them stretched or shrunk. */
function project(at: number, from: number, to: number): number {
  if (from === to || at <= EXACT) return at;
  if (at >= from - EXACT) return to - from + at;
  return EXACT + ((at - EXACT) * (to - 2 * EXACT)) / (from - 2 * EXACT);
}

/** A row in the page. */
interface Shown {
  rowNumber: number;
  readonly rowElement: HTMLElement;
  /** Whether it is to be shown anew. */
  stale?: boolean;
}

export class RowWindow {
  readonly geometry = new RowGeometry();
  /** Whether the view follows the end. */
  atTheEnd = true;

  /** The element for the rows, in an element of their full height, in the scrolling element. */
  #block: HTMLElement;
  #space: HTMLElement;
  #look: RowLook;
  #moved: () => void;
  /** The rows near the viewport, in their order; some may be missing between them until the next layout. */
  #rows: Shown[] = [];
  /** Rows that have to stay in the page although they are far away. */
  #held: Shown[] = [];
  #spare: HTMLElement[] = [];
  /** Rows at the end that the geometry has not been told of. */
  #pending = 0;
  /** The row that keeps its place, and where its top is in the viewport. */
  #anchor = { rowNumber: 0, rowTop: 0 };
  #goal: { rowNumber: number; rowMode: number } | null = null;
  #view = 0;
  #scrollTop = 0;
  #width = 0;
  #height = 0;
  #scrolling = false;
  /** When the reader last did something that scrolls. */
  #input = Number.NEGATIVE_INFINITY;
  /** Until then, movements are those of before the view was sent elsewhere, which browsers go on with. */
  #overruled = 0;
  #frame = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Inside a resize observer's callback: what it observes may not be put to another use there. */
  #observing = false;
  #unobserved: HTMLElement[] = [];
  #observer = new ResizeObserver(() => {
    this.#observing = true;
    if (this.#resized() || (this.#height && this.#measure())) this.layOut();
    this.#observing = false;
  });

  /**
   * @param scroller the scrolling element, with those two in it
   * @param moved called when rows have come and gone or the view has moved
   */
  constructor(
    readonly scroller: HTMLElement,
    look: RowLook,
    moved: () => void,
  ) {
    this.#space = scroller.firstElementChild as HTMLElement;
    this.#block = this.#space.firstElementChild as HTMLElement;
    this.#look = look;
    this.#moved = moved;
    scroller.onscroll = this.#scroll;
    scroller.onscrollend = this.#rest;
    const read = () => {
      this.#input = performance.now();
      this.#overruled = 0;
    };
    relisten('wheel touchstart pointerdown keydown', read, null, scroller, { passive: true });
    this.#observer.observe(this.scroller);
  }

  /** How many rows there are. */
  get rowCount(): number {
    return this.geometry.rowCount + this.#pending;
  }

  /** Whether the first row is in sight. */
  get atBeginning(): boolean {
    return this.#view < NEAR;
  }

  /** The rows in the page, with their indexes. */
  get shownRows(): readonly Shown[] {
    return [...this.#held, ...this.#rows];
  }

  insert(index: number, n: number): void {
    this.schedule();
    if (index === this.rowCount) this.#pending += n;
    else {
      this.#settle();
      this.geometry.insertRows(index, n);
      this.#shift((other) => (index <= other ? other + n : other));
    }
  }

  remove(index: number, n: number): void {
    this.schedule();
    if (index + n > this.geometry.rowCount) this.#settle();
    this.geometry.removeRows(index, n);
    this.#shiftOut(index, n);
  }

  move(index: number, n: number, to: number): void {
    this.schedule();
    this.#settle();
    this.geometry.moveRows(index, to, n);
    this.#shiftOut(index, n);
    this.#shift((other) => (to <= other ? other + n : other));
  }

  /** Shows rows anew whose values changed. */
  change(index: number, n: number): void {
    for (const row of this.shownRows) row.stale ||= row.rowNumber >= index && row.rowNumber < index + n;
    this.schedule();
  }

  /** Makes every row in the page anew, as when they are to look different. */
  renew(): void {
    this.#block.replaceChildren();
    this.#observer.disconnect();
    this.#observer.observe(this.scroller);
    this.#rows = [];
    this.#held = [];
    this.#spare = [];
    this.#unobserved = [];
    this.geometry.forgetHeights();
    this.schedule();
  }

  /** Starts anew with `count` rows, at the end. */
  startAnew(count: number): void {
    this.geometry.forgetHeights(count);
    this.#pending = 0;
    this.renew();
    this.#anchor = { rowNumber: 0, rowTop: 0 };
    this.#goal = null;
    this.atTheEnd = true;
  }

  toEnd(): void {
    this.atTheEnd = true;
    this.#goal = null;
    this.#overrule();
  }

  positionAt(index: number, mode: number): void {
    this.#goal = { rowNumber: index, rowMode: mode };
    this.#overrule();
  }

  #overrule(): void {
    const now = performance.now();
    if (this.#scrolling || now < this.#input + MOVEMENT) this.#overruled = now + MOVEMENT;
    this.#scrolling = false;
    this.schedule();
  }

  /** Lays out in the next frame. */
  schedule = (): void => {
    if (this.#frame) return;
    this.#frame = true;
    const draw = () => {
      this.#frame = false;
      this.layOut();
    };
    if (document.hidden) setTimeout(draw, HIDDEN_FRAME);
    else requestAnimationFrame(draw);
  };

  /** Brings the page up to date with the rows, at once. */
  layOut(): void {
    this.#resized();
    const height = this.#height;
    if (!height || !this.scroller.isConnected) return;
    this.#settle();
    for (const element of this.#unobserved.splice(0)) this.#observe(element);
    const { geometry } = this;
    if (geometry.measured < SAMPLE) geometry.estimated = geometry.average || geometry.estimated;
    // Rows beyond the viewport, fewer where it is so high that their number would count.
    const beyond = clamp(640 - height / 2, 40, 160);
    // The rows that come turn out higher or lower than thought, which may let others come or go.
    for (let pass = 0; pass < 10; pass++) {
      this.#view = this.#aim();
      const first = geometry.indexAt(this.#view - beyond);
      const last = geometry.indexAt(this.#view + height + beyond);
      const same = this.#render(Math.max(0, first), last);
      if (!this.#measure() && same) break;
    }
    const view = this.#aim();
    // The anchor is another one only where the reader went elsewhere: else rows that shrink could take its part.
    const stays = view === this.#kept && this.#anchor.rowTop < height;
    if (this.#goal) {
      this.#goal = null;
      this.atTheEnd = view >= this.#end - NEAR;
    }
    this.#place(view);
    if (!stays) this.#hold(view);
    this.#moved();
  }

  /** The offset at the top of the viewport when the last row is at its bottom. */
  get #end(): number {
    return Math.max(0, this.geometry.extent - this.#height);
  }

  /** Where the view is when the anchor is in its place. */
  get #kept(): number {
    return this.geometry.offsetOf(this.#anchor.rowNumber) - this.#anchor.rowTop;
  }

  /** Where the view is to be, by what is known of the rows so far. */
  #aim(): number {
    const { geometry } = this;
    const goal = this.#goal;
    if (!geometry.rowCount) return 0;
    if (goal) {
      const index = Math.min(goal.rowNumber, geometry.rowCount - 1);
      const start = geometry.offsetOf(index);
      const room = this.#height - geometry.heightOf(index);
      if (goal.rowMode === VISIBLE || goal.rowMode === CONTAIN) {
        const top = start - this.#kept;
        const inSight =
          goal.rowMode === CONTAIN
            ? top >= 0 && top <= room
            : top < this.#height && top > room - this.#height;
        goal.rowMode = inSight ? STAY : top < 0 ? BEGINNING : END;
      }
      if (goal.rowMode !== STAY)
        return clamp(
          start - (goal.rowMode === CENTER ? room / 2 : goal.rowMode === END ? room : 0),
          0,
          this.#end,
        );
    } else if (this.atTheEnd) return this.#end;
    return clamp(this.#kept, 0, this.#end);
  }

  /** Makes the first row that begins in the upper half of the viewport, or else the row at its top, the anchor. */
  #hold(view: number): void {
    const { geometry } = this;
    let index = Math.max(0, geometry.indexAt(view));
    let top = geometry.offsetOf(index) - view;
    if (top < 0 && index + 1 < geometry.rowCount) {
      const next = top + geometry.heightOf(index);
      if (next < this.#height / 2) {
        top = next;
        index++;
      }
    }
    this.#anchor = { rowNumber: index, rowTop: top };
  }

  #scroll = (): void => {
    if (!('onscrollend' in window)) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#rest, 150);
    }
    // A viewport that changed its size moves `scrollTop`; the reader did not.
    if (this.#resized() || performance.now() < this.#overruled) {
      this.layOut();
      return;
    }
    const { scrollTop } = this.scroller;
    const moved = scrollTop - this.#scrollTop;
    if (!moved || !this.#height) return;
    this.#scrollTop = scrollTop;
    const most = this.#space.offsetHeight - this.#height;
    // A page or less is gone to the pixel; what is further can only be a leap to some part of the list.
    const leap = Math.abs(moved) >= this.#height * 2;
    const view = leap ? project(scrollTop, most, this.#end) : this.#view + moved;
    this.#goal = null;
    this.#scrolling = scrollTop > 0 && scrollTop < most && view > 0 && view < this.#end;
    this.atTheEnd = view >= this.#end - NEAR;
    this.#hold(clamp(view, 0, this.#end));
    this.layOut();
  };

  #rest = (): void => {
    if (!this.#scrolling) return;
    this.#scrolling = false;
    this.layOut();
  };

  /** Notes the size of the viewport; whether it changed. */
  #resized(): boolean {
    const { clientWidth, clientHeight } = this.scroller;
    const changed = clientWidth !== this.#width || clientHeight !== this.#height;
    this.#height = clientHeight;
    if (!changed || !clientHeight) return false;
    if (clientWidth !== this.#width) this.geometry.forgetHeights();
    this.#width = clientWidth;
    this.#scrolling = false;
    return true;
  }

  #settle(): void {
    this.geometry.insertRows(this.geometry.rowCount, this.#pending);
    this.#pending = 0;
  }

  /** Gives every index its new value after rows came or went. */
  #shift(change: (index: number) => number): void {
    for (const mark of [this.#anchor, this.#goal, ...this.shownRows])
      if (mark) mark.rowNumber = change(mark.rowNumber);
  }

  /** Counts rows out that were removed. */
  #shiftOut(index: number, n: number): void {
    const behind = index + n;
    const stays = (row: Shown) =>
      row.rowNumber < index || row.rowNumber >= behind || this.#discard(row.rowElement);
    this.#held = this.#held.filter(stays);
    this.#rows = this.#rows.filter(stays);
    this.#shift((other) => (other >= behind ? other - n : Math.min(other, index)));
  }

  /** Takes an element out of the page for good. */
  #discard(element: HTMLElement): false {
    element.remove();
    this.#observer.unobserve(element);
    return false;
  }

  #observe(element: HTMLElement): void {
    if (this.#observing) {
      this.#unobserved.push(element);
      this.schedule();
    } else this.#observer.observe(element);
  }

  /** Has the rows from `first` to `last` in the page; whether they all were, as they are. */
  #render(first: number, last: number): boolean {
    const look = this.#look;
    const near: Shown[] = [];
    const free = this.#spare;
    let same = true;
    const shown = this.shownRows;
    this.#held = [];
    for (const row of shown) {
      const { rowNumber: index, rowElement: element } = row;
      const far = index < first || index > last;
      const held = far && look.holds(element);
      element.toggleAttribute('data-held', held);
      if (held) this.#held.push(row);
      else if (!far) near[index - first] = row;
      else if (this.#observing) this.#discard(element);
      else free.push(element);
      if (row.stale && (held || !far)) {
        row.stale = same = false;
        look.showRow(element, index);
      }
    }
    // From the end, since a row goes before the one behind it.
    const behind = this.#held
      .filter((held) => held.rowNumber > last)
      .sort((a, b) => a.rowNumber - b.rowNumber);
    let next: Element | null = behind[0]?.rowElement ?? null;
    for (let index = last; index >= first; index--) {
      let row = near[index - first];
      if (!row) {
        same = false;
        const spare = !this.#observing && free.pop();
        const element = spare || look.createRow();
        row = near[index - first] = { rowNumber: index, rowElement: element };
        look.showRow(element, index);
        // One that only shows another part of the list may stand in its place already.
        if (!element.isConnected || element.nextSibling !== next) this.#block.insertBefore(element, next);
        if (!spare) this.#observe(element);
      }
      next = row.rowElement;
    }
    for (const element of free) element.remove();
    // They are held as long as the selection is what it is.
    if (this.#held[0]) document.addEventListener('selectionchange', this.schedule, { once: true });
    this.#rows = near;
    return same;
  }

  /** Takes the heights of the rows in the page; whether any was another. */
  #measure(): boolean {
    const block = this.#block.getBoundingClientRect();
    const { offsetWidth } = this.#block;
    // Inside a scaled page the rows seem higher or lower than they are.
    const scale = Math.abs(block.width - offsetWidth) > 1 ? offsetWidth / block.width : 1;
    const rows = this.#rows;
    let changed = false;
    let bottom = block.bottom;
    for (let i = rows.length - 1; i >= 0; i--) {
      const { rowNumber: index, rowElement: element } = rows[i]!;
      // Rows have come between them.
      if (i && rows[i - 1]!.rowNumber < index - 1) return true;
      // From top to top, so that margins and gaps count.
      const top = i ? element.getBoundingClientRect().top : block.top;
      // Browsers lay out in 64ths of a pixel.
      const height = Math.round((bottom - top) * scale * 64) / 64;
      if (this.geometry.remeasure(index, height)) changed = true;
      bottom = top;
    }
    return changed;
  }

  /** Puts the rows where they belong in the view. */
  #place(view: number): void {
    const { geometry } = this;
    const height = this.#height;
    const scroller = this.scroller;
    const space = Math.min(geometry.extent, MAX_SPACE);
    this.#space.style.height = `${space}px`;
    if (!this.#scrolling) {
      const scrollTop = project(view, this.#end, Math.max(0, space - height));
      if (Math.abs(scroller.scrollTop - scrollTop) >= 1) scroller.scrollTop = scrollTop;
    }
    this.#scrollTop = scroller.scrollTop;
    const first = this.#rows[0]?.rowNumber ?? 0;
    const start = geometry.offsetOf(first);
    const inset = height - geometry.offsetOf(first + this.#rows.length) + start;
    const { style } = this.#block;
    style.marginTop = `${this.#scrollTop + start - view}px`;
    style.top = style.bottom = inset < 0 ? `${inset}px` : '';
    this.#view = view;
  }
}
