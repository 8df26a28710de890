// The highlight of a view: it stands at the current item, takes its time to follow it, and takes the view along.
import { retire } from '../../runtime/models/delegate-rows.ts';
import { Item } from './item.ts';
import type { ItemView } from './item-view.ts';
import { Motion, move } from './motion.ts';
import { STRICT } from './view-flow.ts';

const inOut = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));

export class ViewHighlight {
  item: Item | null = null;
  /** The view follows the highlight since the index was set, until somebody moves the view. */
  following = true;
  readonly #view: ItemView;
  readonly #moving: Motion;
  readonly #sizing: Motion;
  constructor(view: ItemView) {
    this.#view = view;
    this.#moving = new Motion(view);
    this.#sizing = new Motion(view);
  }
  stop(): void {
    this.#moving.stop();
    this.#sizing.stop();
  }

  /** Its component is another. */
  renew(): void {
    const view = this.#view;
    if (this.item) retire(this.item);
    this.item = null;
    if (view.$complete_) this.update();
    view.$emit('highlightItemChanged');
  }
  /** The current item is another, or stands elsewhere. */
  update(): void {
    const view = this.#view;
    const { $current: current } = view;
    if (!current) {
      if (!this.item) return;
      this.stop();
      retire(this.item);
      this.item = null;
      view.$emit('highlightItemChanged');
      return;
    }
    const { item } = current;
    const follows = view.highlightFollowsCurrentItem;
    if (!this.item) {
      const highlight = view.$component(view.highlight) ?? new Item();
      highlight.$c ??= view.$c;
      if (!highlight.$parent) highlight.$adopt(view);
      highlight.$setParentItem(view.$contentItem);
      this.item = highlight;
      if (follows) {
        highlight.$setGeometry(item.$x_, item.$y_, item.$width, item.$height);
        highlight.$flags |= 3;
      }
      view.$emit('highlightItemChanged');
      this.#track();
      return;
    }
    if (!follows) return;
    this.#move(item);
    this.#track();
  }
  #move(item: Item): void {
    const view = this.#view;
    const highlight = this.item!;
    const { $x_: x, $y_: y, $width: width, $height: height } = highlight;
    const to = { x: item.$x_, y: item.$y_ };
    const distance = Math.hypot(to.x - x, to.y - y);
    const place = (left: number, top: number): void => {
      highlight.$setGeometry(left, top, highlight.$width, highlight.$height);
      this.#track();
    };
    const time = view.$moveTime(distance);
    this.#moving.stop();
    if (distance === 0 || time <= 0) place(to.x, to.y);
    else
      this.#moving.start(
        [move(0, 1, time, inOut)],
        (t) => {
          const end = view.$current?.item ?? item;
          place(x + (end.$x_ - x) * t, y + (end.$y_ - y) * t);
        },
        () => {},
      );
    const grown = Math.max(Math.abs(item.$width - width), Math.abs(item.$height - height));
    const resizeTime = view.$resizeTime(grown);
    this.#sizing.stop();
    const resize = (t: number): void =>
      highlight.$setGeometry(
        highlight.$x_,
        highlight.$y_,
        width + (item.$width - width) * t,
        height + (item.$height - height) * t,
      );
    if (grown === 0) return;
    if (resizeTime <= 0 || width === 0 || height === 0) resize(1);
    else this.#sizing.start([move(0, 1, resizeTime, inOut)], resize, () => {});
  }
  /** To the current item at once: the view was put somewhere by the document. */
  jump(): void {
    const { $current: current, highlightFollowsCurrentItem: follows } = this.#view;
    if (!this.item || !current || !follows) return;
    this.#moving.stop();
    this.item.$place(current.item.$x_, current.item.$y_, null, null);
  }
  /** Moves the view so that it is seen. */
  #track(): void {
    const view = this.#view;
    const { item } = this;
    const { $current: current, $viewSize: length } = view;
    if (!current || !item || !this.following || !view.highlightFollowsCurrentItem || length <= 0) return;
    const size = view.$mainSize(item);
    const at = view.$placeOf(item);
    const before = view.$viewPos;
    let pos = before;
    if (view.$hasRange) {
      const [begin, end] = view.$range;
      if (at > pos + end - size) pos = at - end + size;
      if (at < pos + begin) pos = at - begin;
      if (view.highlightRangeMode !== STRICT) pos = view.$within(pos);
    } else {
      const first = current.pos;
      const last = view.$endOf(current);
      if (at < pos && first < pos) pos = Math.max(at, first);
      else if (at + size > pos + length && last > pos + length) pos = Math.min(at + size, last) - length;
      if (size > length) pos = at;
      pos = view.$within(pos);
    }
    if (pos !== before) view.$setViewPos(pos);
  }
  /** `StrictlyEnforceRange`: the highlight stays in the range, and what it stands on is current. */
  enforce(): void {
    const view = this.#view;
    const { item } = this;
    if (view.highlightRangeMode !== STRICT || !item || this.#moving.running) return;
    const [begin, end] = view.$range;
    const top = view.$viewPos;
    const size = view.$mainSize(item);
    const at = Math.max(Math.min(view.$placeOf(item), top + end - size), top + begin);
    if (at !== view.$placeOf(item)) view.$put(item, at);
    let before = 0;
    for (const entry of view.$entries) {
      const own = view.$endOf(entry) - entry.pos;
      const inside = entry.pos >= at && entry.pos + own <= at + size;
      if (inside || (entry.pos + own / 2 >= at && entry.pos - before / 2 < at)) {
        if (entry.index < 0 || entry.index === view.$currentIndex) return;
        // The view is where it was put: it does not follow now.
        this.following = false;
        view.$updateCurrent(entry.index);
        return;
      }
      before = own;
    }
  }
}
