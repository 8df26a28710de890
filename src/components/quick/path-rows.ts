// The rows of a `PathView`: where on the path each stands, which of them are made, and when they are let go of.
// `offset` is by how many rows the model has been moved along the path; a row is at `(index + offset)` parts
// of it. Always holds: `0 <= offset < count`.
import type { InstanceModel, Made } from '../../runtime/models/delegate-rows.ts';
import type { Signal } from '../../runtime/object/object.ts';
import type { Path } from '../../runtime/path/path-type.ts';
import { Item } from './item.ts';
import { type AttachingPath, PathViewAttached, pathPlaces, quietly } from './path-view-attached.ts';
import { ViewRoles } from './view-roles.ts';

/** A `highlightRangeMode`. */
export const STRICT = 2;
/** A `snapMode`. */
export const NO_SNAP = 0;

/** A row that is shown, or the current one. */
export interface Entry {
  readonly made: Made;
  readonly item: Item;
  index: number;
  percent: number;
}

export abstract class PathRows extends Item implements AttachingPath {
  declare path: Path | null;
  declare preferredHighlightBegin: number;
  declare preferredHighlightEnd: number;
  declare highlightRangeMode: number;
  declare pathItemCount: number;
  declare cacheItemCount: number;
  declare snapMode: number;
  declare highlight: unknown;

  $model: InstanceModel | null = null;
  /** Rows of the model, the changes that were told of taken in. */
  $length = 0;
  $entries: Entry[] = [];
  $current: Entry | null = null;
  $currentIndex = 0;
  $offset = 0;
  /** It goes to a row that was made current, so what it passes is not. */
  $setByIndex = false;
  #waiting = false;
  $filling = false;
  $highlightItem: Item | null = null;
  $signals: Map<string, Signal> = new Map();
  readonly $roles = new ViewRoles(this);

  /** Makes the current row, if there is one. */
  abstract $makeCurrent(): void;

  get $valid(): boolean {
    return this.$length > 0 && this.path !== null;
  }
  /** How many rows are on the path. */
  get $onPath(): number {
    const { pathItemCount: wanted } = this;
    return wanted < 0 ? this.$length : Math.min(wanted, this.$length);
  }
  get #few(): boolean {
    return this.pathItemCount >= 0 && this.pathItemCount < this.$length;
  }
  /** How long the path would be with all rows on it, and how much of that is kept ready at either end. */
  get $range(): number {
    return this.#few ? this.$length / this.pathItemCount : 1;
  }
  get #cache(): number {
    return this.#few ? this.cacheItemCount / this.pathItemCount / 2 : 0;
  }
  get $ranged(): boolean {
    return this.highlightRangeMode !== 0 && this.preferredHighlightBegin <= this.preferredHighlightEnd;
  }
  get $strict(): boolean {
    return this.$ranged && this.highlightRangeMode === STRICT;
  }
  $valueAt(name: string, percent: number): number {
    return this.path!.$valueAt(name, percent);
  }

  // --- places --------------------------------------------------------------------------------------------

  /** Where on the path a row is; 1 and more: not on it. */
  $positionOf(index: number): number {
    const count = this.$length;
    if (!(index >= 0 && index < count)) return -1;
    const range = this.$range;
    const start =
      this.$ranged && (this.highlightRangeMode || this.snapMode) ? this.preferredHighlightBegin : 0;
    const at = ((index + this.$offset) % count) / count;
    return this.#few ? ((at + start / range) % 1) * range : (at + start) % 1;
  }
  #within(position: number, lower: number, upper: number, emptyIsAll = true): boolean {
    if (emptyIsAll && Math.abs(lower - upper) * 1e12 <= Math.min(Math.abs(lower), Math.abs(upper)))
      return true;
    let at = position;
    let low = lower;
    if (low > upper) {
      if (at > upper && at > low) at -= this.$range;
      low -= this.$range;
    }
    return at >= low && at < upper;
  }
  $stand(entry: Entry, percent: number): void {
    if (entry.percent === percent) return;
    entry.percent = percent;
    const { item } = entry;
    this.$moveTo(item, percent);
    const place = pathPlaces.get(item);
    if (place) place.percent = percent;
    (item.$x?.get(PathViewAttached) as PathViewAttached | undefined)?.$move(this, percent);
    this.$engine.requestPaint(this.#cull);
  }
  $moveTo(item: Item, percent: number): void {
    const [x, y] = this.path!.$pointAt(Math.min(percent, 1));
    item.$setGeometry(x - item.$width / 2, y - item.$height / 2, item.$width, item.$height);
  }
  /** What is not on the path is not seen, though its `visible` says nothing of it. */
  #again = false;
  readonly #cull = (): void => {
    const { $current: current, $entries: entries } = this;
    let missing = false;
    for (const { item, percent } of current ? [...entries, current] : entries) {
      if (item.$element) item.$element.style.visibility = percent >= 1 ? 'hidden' : '';
      else missing = true;
    }
    // Elements are made while the others are drawn.
    this.#again = missing && !this.#again;
    if (this.#again) this.$engine.requestPaint(this.#cull);
  };

  // --- filling -------------------------------------------------------------------------------------------

  $entry(index: number, z: number): Entry | null {
    if (this.$current?.index === index) return this.$current;
    const found = this.$entries.find((entry) => entry.index === index);
    if (found) return found;
    const percent = this.$positionOf(index);
    let entry: Entry | null = null;
    const make = (): void => {
      const made = this.$model!.$object(index, (item) => {
        if (!(item instanceof Item)) {
          this.$warn('Delegate must be of Item type');
          return;
        }
        pathPlaces.set(item, { view: this, percent });
        item.$setParentItem(this);
        if (percent < 1) item.$set('z', z);
      });
      const item = made?.$item;
      if (!(item instanceof Item)) return;
      if (item.$parentItem !== this) item.$setParentItem(this);
      entry = { made: made!, item, index, percent: -1 };
      if (percent >= 1) this.$stand(entry, percent);
    };
    if (percent < 1) make();
    else quietly(make);
    if (entry) this.$roles.later();
    return entry;
  }
  $letRowGo(entry: Entry): void {
    if (entry === this.$current || this.$entries.includes(entry)) return;
    if (!entry.item.$dead) this.$model!.$release(entry.made);
    this.$roles.later();
  }
  $releaseAll(): void {
    const all = new Set(this.$entries);
    if (this.$current) all.add(this.$current);
    this.$entries = [];
    this.$current = null;
    for (const entry of all) this.$letRowGo(entry);
  }

  readonly #polish = (): void => {
    this.#waiting = false;
    if (!this.$dead) this.$refill();
  };
  $later(): void {
    if (this.#waiting || !this.$complete_) return;
    this.#waiting = true;
    this.$engine.requestPolish(this.#polish);
  }
  $refill(): void {
    if (this.$filling || !this.$complete_ || !this.$valid) return;
    this.$filling = true;
    try {
      this.#fill();
    } finally {
      this.$filling = false;
    }
  }
  #fill(): void {
    const count = this.$onPath;
    const most = count + this.cacheItemCount;
    const range = this.$range;
    const cache = this.#cache;
    let seen = false;
    let currentAt = 1;
    const show = (entry: Entry, position: number): void => {
      this.$stand(entry, position);
      if (entry.index === this.$currentIndex && position < 1) {
        seen = true;
        currentAt = position;
      }
    };
    for (const entry of [...this.$entries]) {
      const position = this.$positionOf(entry.index);
      if (entry.index >= 0) show(entry, position);
      if (entry.index >= 0 && (position < 1 || this.#within(position, range - cache, 1 + cache))) continue;
      this.$entries.splice(this.$entries.indexOf(entry), 1);
      this.$letRowGo(entry);
    }
    const entries = this.$entries;
    if (entries.length < most) {
      const places = entries.map((entry) => [this.$positionOf(entry.index), entry.index] as const);
      places.sort(([a], [b]) => a - b);
      const empty = places.length === 0;
      const first = this.$nearestRow;
      let [startAt, start] = places[0] ?? [this.$positionOf(first), first];
      let [endAt, end] = places[places.length - 1] ?? [-1, first - 1];
      const add = (index: number, position: number, front: boolean): boolean => {
        const entry = this.$entry(index, index + 1);
        if (!entry || entries.includes(entry)) return false;
        if (front) entries.unshift(entry);
        else entries.push(entry);
        show(entry, position);
        return true;
      };
      for (let index = this.$rowAt(end + 1); entries.length < most; index = this.$rowAt(index + 1)) {
        const position = this.$positionOf(index);
        if (entries.length && !this.#within(position, endAt, 1 + cache, false)) break;
        if (!add(index, position, false)) break;
        if (empty && entries.length === 1) [startAt, start] = [position, index];
        [endAt, end] = [position, index];
      }
      for (let index = this.$rowAt(start - 1); entries.length < most; index = this.$rowAt(index - 1)) {
        const position = this.$positionOf(index);
        if (!this.#within(position, range - cache, startAt) || !add(index, position, true)) break;
        [startAt, start] = [position, index];
      }
      // What became free in the middle, when far more than a row was passed at once.
      for (let i = 0; i < this.$length && entries.length < count; i++) {
        const position = this.$positionOf(i);
        if (position < 1 && !entries.some(({ index }) => index === i) && !add(i, position, false)) break;
      }
    }
    if (!seen && this.$current) this.$stand(this.$current, 1);
    else if (!this.$current && this.$currentIndex >= 0 && this.$currentIndex < this.$length) {
      this.$makeCurrent();
      if (this.$current) this.$emit('currentItemChanged');
    }
    const { $highlightItem: highlight } = this;
    if (highlight && this.$strict) this.$moveTo(highlight, this.preferredHighlightBegin);
    else if (highlight && !this.$setByIndex) this.$moveTo(highlight, currentAt);
  }
  $rowAt(index: number): number {
    const count = this.$length;
    return ((index % count) + count) % count;
  }
  /** The row that is nearest to the beginning of the path. */
  get $nearestRow(): number {
    const count = this.$length;
    return count ? Math.round(Math.abs((count - this.$offset) % count)) % count : 0;
  }
  $inRange(offset: number): number {
    const count = this.$length;
    if (!count) return 0;
    const at = offset % count;
    return at < 0 ? at + count : at;
  }
}
