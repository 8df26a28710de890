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
// Where the rows stand is a matter of the geometry (`offset`, what is at the top of the viewport), not of
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

/** Which rows are in the page, for a view. `insert`, `remove`, `move` and `change` are told of the model's changes. */
interface RowWindow {
  insert(index: number, n: number): void;
  remove(index: number, n: number): void;
  move(index: number, n: number, to: number): void;
  /** Shows rows anew whose values changed. */
  change(index: number, n: number): void;
  /** Makes every row in the page anew, as when they are to look different. */
  renew(): void;
  /** Starts anew with `count` rows, at the end. */
  startAnew(count: number): void;
  toEnd(): void;
  positionAt(index: number, mode: number): void;
  /** Lays out in the next frame. */
  schedule(): void;
  /** The rows in the page, with their indexes. */
  shownRows(): readonly Shown[];
  /** Whether the view follows the end. */
  atTheEnd(): boolean;
  /** Whether the first row is in sight. */
  atBeginning(): boolean;
}

/**
 * @param scroller the scrolling element, with the rows' element in one of their full height in it
 * @param moved called when rows have come and gone or the view has moved
 */
export function createRowWindow(scroller: HTMLElement, look: RowLook, moved: () => void): RowWindow {
  const geometry = new RowGeometry();
  const space = scroller.firstElementChild as HTMLElement;
  const block = space.firstElementChild as HTMLElement;
  /** Whether the view follows the end. */
  let atTheEnd = true;
  /** The rows near the viewport, in their order; some may be missing between them until the next layout. */
  let inPage: Shown[] = [];
  /** Rows that have to stay in the page although they are far away. */
  let heldRows: Shown[] = [];
  let spares: HTMLElement[] = [];
  /** Rows at the end that the geometry has not been told of. */
  let pending = 0;
  /** The row that keeps its place, and where its top is in the viewport. */
  let anchor = { rowNumber: 0, rowTop: 0 };
  let goal: { rowNumber: number; rowMode: number } | null = null;
  /** What is at the top of the viewport, by the geometry. */
  let offset = 0;
  let lastTop = 0;
  let viewWidth = 0;
  let viewHeight = 0;
  let scrolling = false;
  /** When the reader last did something that scrolls. */
  let lastInput = Number.NEGATIVE_INFINITY;
  /** Until then, movements are those of before the view was sent elsewhere, which browsers go on with. */
  let overruled = 0;
  let frame = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Inside a resize observer's callback: what it observes may not be put to another use there. */
  let observing = false;
  let unobserved: HTMLElement[] = [];
  const observer = new ResizeObserver(() => {
    observing = true;
    if (resized() || (viewHeight && measure())) layOut();
    observing = false;
  });

  /** The rows in the page, with their indexes. */
  const shownRows = (): readonly Shown[] => [...heldRows, ...inPage];

  /** Makes every row in the page anew, with another number of rows where one is given. */
  const renew = (count?: number): void => {
    block.replaceChildren();
    observer.disconnect();
    observer.observe(scroller);
    inPage = [];
    heldRows = [];
    spares = [];
    unobserved = [];
    geometry.forgetHeights(count);
    schedule();
  };

  const overrule = (): void => {
    const now = performance.now();
    if (scrolling || now < lastInput + MOVEMENT) overruled = now + MOVEMENT;
    scrolling = false;
    schedule();
  };

  /** Lays out in the next frame. */
  const schedule = (): void => {
    if (frame) return;
    frame = true;
    const draw = () => {
      frame = false;
      layOut();
    };
    if (document.hidden) setTimeout(draw, HIDDEN_FRAME);
    else requestAnimationFrame(draw);
  };

  /** Brings the page up to date with the rows, at once. */
  const layOut = (): void => {
    resized();
    if (!viewHeight || !scroller.isConnected) return;
    settle();
    for (const element of unobserved.splice(0)) observe(element);
    if (geometry.measured < SAMPLE) geometry.estimated = geometry.average || geometry.estimated;
    // Rows beyond the viewport, fewer where it is so high that their number would count.
    const beyond = clamp(640 - viewHeight / 2, 40, 160);
    // The rows that come turn out higher or lower than thought, which may let others come or go.
    for (let pass = 0; pass < 10; pass++) {
      offset = aim();
      const first = geometry.indexAt(offset - beyond);
      const last = geometry.indexAt(offset + viewHeight + beyond);
      const same = render(Math.max(0, first), last);
      if (!measure() && same) break;
    }
    const view = aim();
    // The anchor is another one only where the reader went elsewhere: else rows that shrink could take its part.
    const stays = view === kept() && anchor.rowTop < viewHeight;
    if (goal) {
      goal = null;
      atTheEnd = view >= end() - NEAR;
    }
    place(view);
    if (!stays) hold(view);
    moved();
  };

  /** The offset at the top of the viewport when the last row is at its bottom. */
  const end = (): number => Math.max(0, geometry.extent - viewHeight);

  /** Where the view is when the anchor is in its place. */
  const kept = (): number => geometry.offsetOf(anchor.rowNumber) - anchor.rowTop;

  /** Where the view is to be, by what is known of the rows so far. */
  const aim = (): number => {
    let view = kept();
    if (!geometry.rowCount) return 0;
    if (goal) {
      const index = Math.min(goal.rowNumber, geometry.rowCount - 1);
      const start = geometry.offsetOf(index);
      const room = viewHeight - geometry.heightOf(index);
      if (goal.rowMode > END) {
        const top = start - view;
        const inSight =
          goal.rowMode === CONTAIN ? top >= 0 && top <= room : top < viewHeight && top > room - viewHeight;
        goal.rowMode = inSight ? STAY : top < 0 ? BEGINNING : END;
      }
      // Halves of the room: none, one or both of them above the row.
      if (goal.rowMode !== STAY) view = start - room * (goal.rowMode / 2 || 0);
    } else if (atTheEnd) return end();
    return clamp(view, 0, end());
  };

  /** Makes the first row that begins in the upper half of the viewport, or else the row at its top, the anchor. */
  const hold = (view: number): void => {
    let index = Math.max(0, geometry.indexAt(view));
    let top = geometry.offsetOf(index) - view;
    if (top < 0 && index + 1 < geometry.rowCount) {
      const next = top + geometry.heightOf(index);
      if (next < viewHeight / 2) {
        top = next;
        index++;
      }
    }
    anchor = { rowNumber: index, rowTop: top };
  };

  const scroll = (): void => {
    if (!('onscrollend' in window)) {
      clearTimeout(timer);
      timer = setTimeout(rest, 150);
    }
    const { scrollTop } = scroller;
    const by = scrollTop - lastTop;
    // A viewport that changed its size moves `scrollTop`; the reader did not.
    if (!resized() && performance.now() >= overruled) {
      if (!by || !viewHeight) return;
      lastTop = scrollTop;
      const most = space.offsetHeight - viewHeight;
      // A page or less is gone to the pixel; what is further can only be a leap to some part of the list.
      const leap = Math.abs(by) >= viewHeight * 2;
      const view = leap ? project(scrollTop, most, end()) : offset + by;
      goal = null;
      scrolling = scrollTop > 0 && scrollTop < most && view > 0 && view < end();
      atTheEnd = view >= end() - NEAR;
      hold(clamp(view, 0, end()));
    }
    layOut();
  };

  const rest = (): void => {
    if (!scrolling) return;
    scrolling = false;
    layOut();
  };

  /** Notes the size of the viewport; whether it changed. */
  const resized = (): boolean => {
    const { clientWidth, clientHeight } = scroller;
    const changed = clientHeight > 0 && (clientWidth !== viewWidth || clientHeight !== viewHeight);
    viewHeight = clientHeight;
    if (changed) {
      if (clientWidth !== viewWidth) geometry.forgetHeights();
      viewWidth = clientWidth;
      scrolling = false;
    }
    return changed;
  };

  const settle = (): void => {
    geometry.insertRows(geometry.rowCount, pending);
    pending = 0;
  };

  /** Gives every index its new value after rows came or went. */
  const shift = (change: (index: number) => number): void => {
    for (const mark of [anchor, goal, ...shownRows()]) if (mark) mark.rowNumber = change(mark.rowNumber);
  };

  /** Counts rows in that came. */
  const shiftIn = (index: number, n: number): void => {
    shift((other) => (index <= other ? other + n : other));
  };

  /** Counts rows out that were removed. */
  const shiftOut = (index: number, n: number): void => {
    const behind = index + n;
    const stays = (row: Shown) => row.rowNumber < index || row.rowNumber >= behind || discard(row.rowElement);
    heldRows = heldRows.filter(stays);
    inPage = inPage.filter(stays);
    shift((other) => (other >= behind ? other - n : Math.min(other, index)));
  };

  /** Takes an element out of the page for good. */
  const discard = (element: HTMLElement): false => {
    element.remove();
    observer.unobserve(element);
    return false;
  };

  const observe = (element: HTMLElement): void => {
    if (observing) {
      unobserved.push(element);
      schedule();
    } else observer.observe(element);
  };

  /** Has the rows from `first` to `last` in the page; whether they all were, as they are. */
  const render = (first: number, last: number): boolean => {
    const near: Shown[] = [];
    let same = true;
    const shown = shownRows();
    heldRows = [];
    for (const row of shown) {
      const { rowNumber: index, rowElement: element } = row;
      const far = index < first || index > last;
      const held = far && look.holds(element);
      element.toggleAttribute('data-held', held);
      if (held) heldRows.push(row);
      else if (!far) near[index - first] = row;
      else if (observing) discard(element);
      else spares.push(element);
      if (row.stale && (held || !far)) {
        row.stale = same = false;
        look.showRow(element, index);
      }
    }
    // From the end, since a row goes before the one behind it.
    const behind = heldRows.filter((held) => held.rowNumber > last).sort((a, b) => a.rowNumber - b.rowNumber);
    let next: Element | null = behind[0]?.rowElement ?? null;
    for (let index = last; index >= first; index--) {
      let row = near[index - first];
      if (!row) {
        same = false;
        const spare = !observing && spares.pop();
        const element = spare || look.createRow();
        row = near[index - first] = { rowNumber: index, rowElement: element };
        look.showRow(element, index);
        // One that only shows another part of the list may stand in its place already.
        if (!element.isConnected || element.nextSibling !== next) block.insertBefore(element, next);
        if (!spare) observe(element);
      }
      next = row.rowElement;
    }
    for (const element of spares) element.remove();
    // They are held as long as the selection is what it is.
    if (heldRows[0]) document.addEventListener('selectionchange', schedule, { once: true });
    inPage = near;
    return same;
  };

  /** Takes the heights of the rows in the page; whether any was another. */
  const measure = (): boolean => {
    const box = block.getBoundingClientRect();
    const { offsetWidth } = block;
    // Inside a scaled page the rows seem higher or lower than they are.
    const scale = Math.abs(box.width - offsetWidth) > 1 ? offsetWidth / box.width : 1;
    let changed = false;
    let bottom = box.bottom;
    for (let i = inPage.length; i--; ) {
      const { rowNumber: index, rowElement: element } = inPage[i]!;
      // Rows have come between them.
      if (i && inPage[i - 1]!.rowNumber < index - 1) return true;
      // From top to top, so that margins and gaps count.
      const top = i ? element.getBoundingClientRect().top : box.top;
      // Browsers lay out in 64ths of a pixel.
      const height = Math.round((bottom - top) * scale * 64) / 64;
      if (geometry.remeasure(index, height)) changed = true;
      bottom = top;
    }
    return changed;
  };

  /** Puts the rows where they belong in the view. */
  const place = (view: number): void => {
    const most = Math.min(geometry.extent, MAX_SPACE);
    space.style.height = `${most}px`;
    if (!scrolling) {
      const scrollTop = project(view, end(), Math.max(0, most - viewHeight));
      if (Math.abs(scroller.scrollTop - scrollTop) >= 1) scroller.scrollTop = scrollTop;
    }
    lastTop = scroller.scrollTop;
    const first = inPage[0]?.rowNumber ?? 0;
    const start = geometry.offsetOf(first);
    const inset = viewHeight - geometry.offsetOf(first + inPage.length) + start;
    const { style } = block;
    style.marginTop = `${lastTop + start - view}px`;
    style.top = style.bottom = inset < 0 ? `${inset}px` : '';
    offset = view;
  };

  const read = () => {
    lastInput = performance.now();
    overruled = 0;
  };
  scroller.onscroll = scroll;
  scroller.onscrollend = rest;
  relisten('wheel touchstart pointerdown keydown', read, null, scroller, { passive: true });
  observer.observe(scroller);
  return {
    insert(index: number, n: number) {
      schedule();
      if (index === geometry.rowCount + pending) pending += n;
      else {
        settle();
        geometry.insertRows(index, n);
        shiftIn(index, n);
      }
    },
    remove(index: number, n: number) {
      schedule();
      if (index + n > geometry.rowCount) settle();
      geometry.removeRows(index, n);
      shiftOut(index, n);
    },
    move(index: number, n: number, to: number) {
      schedule();
      settle();
      geometry.moveRows(index, to, n);
      shiftOut(index, n);
      shiftIn(to, n);
    },
    /** Shows rows anew whose values changed. */
    change(index: number, n: number) {
      for (const row of shownRows()) row.stale ||= row.rowNumber >= index && row.rowNumber < index + n;
      schedule();
    },
    /** Starts anew with `count` rows, at the end. */
    startAnew(count: number) {
      pending = 0;
      renew(count);
      anchor = { rowNumber: 0, rowTop: 0 };
      goal = null;
      atTheEnd = true;
    },
    toEnd() {
      atTheEnd = true;
      goal = null;
      overrule();
    },
    positionAt(index: number, mode: number) {
      goal = { rowNumber: index, rowMode: mode };
      overrule();
    },
    renew,
    schedule,
    shownRows,
    atTheEnd: () => atTheEnd,
    atBeginning: () => offset < NEAR,
  };
}
