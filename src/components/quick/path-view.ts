// `PathView`: delegates along a path, round which they are moved by drag and flick. Follows
// https://doc.qt.io/qt-6/qml-qtquick-pathview.html and QQuickPathView step by step, since where things stop
// depends on it.
// `offset` is by how many rows the model has been moved along the path; a row is at `(index + offset)` parts
// of it. Always holds: `0 <= offset < count`.
import { Component } from '../../runtime/engine/component.ts';
import {
  Delegates,
  type InstanceModel,
  instancesOf,
  type Made,
  retire,
} from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { attachedObject, defineType, Signal } from '../../runtime/object/object.ts';
import { Path } from '../../runtime/path/path-type.ts';
import { scopeTypes } from './focus.ts';
import { Item } from './item.ts';
import { accel, Motion, type Segment } from './motion.ts';
import { type AttachingPath, PathViewAttached, pathPlaces, quietly } from './path-view-attached.ts';
import { nearest, PathDrag } from './path-view-drag.ts';
import { highlightWay, NEGATIVE, offsetFor, POSITIVE, turn } from './path-view-moves.ts';
import { ViewRoles } from './view-roles.ts';

const STRICT = 2;
const NO_SNAP = 0;
const SNAP_ONE = 2;
/** Pixels a second that a flick needs. */
const MIN_VELOCITY = 75;

interface Entry {
  readonly made: Made;
  readonly item: Item;
  index: number;
  percent: number;
}

export class PathView extends Item implements AttachingPath {
  declare model: unknown;
  declare path: Path | null;
  declare offset: number;
  declare currentIndex: number;
  declare delegate: Component | null;
  declare highlight: Component | null;
  declare preferredHighlightBegin: number;
  declare preferredHighlightEnd: number;
  declare highlightRangeMode: number;
  declare highlightMoveDuration: number;
  declare maximumFlickVelocity: number;
  declare flickDeceleration: number;
  declare dragMargin: number;
  declare interactive: boolean;
  declare moving: boolean;
  declare flicking: boolean;
  declare dragging: boolean;
  declare pathItemCount: number;
  declare cacheItemCount: number;
  declare snapMode: number;
  declare movementDirection: number;
  readonly $pointer = true as const;

  #delegates: Delegates | null = null;
  #model: InstanceModel | null = null;
  #unwatch: (() => void) | null = null;
  #unpath: (() => void) | null = null;
  /** Rows of the model, the changes that were told of taken in. */
  #count = 0;
  $entries: Entry[] = [];
  $current: Entry | null = null;
  #currentIndex = 0;
  #offset = 0;
  /** Changes of the model since an animation of the offset began. */
  #shift = 0;
  #setByIndex = false;
  #direction = 0;
  #waiting = false;
  #filling = false;
  readonly $motion = new Motion(this);
  readonly #highlightMotion = new Motion(this);
  #highlightAt = 0;
  #highlightUp = false;
  $highlightItem: Item | null = null;
  readonly #drag = new PathDrag(this);
  readonly #roles = new ViewRoles(this);
  $signals: Map<string, Signal> = new Map();
  #flickLength = 0;
  #flickBegan = 0;

  get $length(): number {
    return this.#count;
  }
  get $valid(): boolean {
    return this.#count > 0 && this.path !== null;
  }
  /** How many rows are on the path. */
  get $onPath(): number {
    const { pathItemCount: wanted } = this;
    return wanted < 0 ? this.#count : Math.min(wanted, this.#count);
  }
  get #few(): boolean {
    return this.pathItemCount >= 0 && this.pathItemCount < this.#count;
  }
  /** How long the path would be with all rows on it, and how much of that is kept ready at either end. */
  get #range(): number {
    return this.#few ? this.#count / this.pathItemCount : 1;
  }
  get #cache(): number {
    return this.#few ? this.cacheItemCount / this.pathItemCount / 2 : 0;
  }
  get #ranged(): boolean {
    return this.highlightRangeMode !== 0 && this.preferredHighlightBegin <= this.preferredHighlightEnd;
  }
  get #strict(): boolean {
    return this.#ranged && this.highlightRangeMode === STRICT;
  }
  $valueAt(name: string, percent: number): number {
    return this.path!.$valueAt(name, percent);
  }

  // --- places --------------------------------------------------------------------------------------------

  /** Where on the path a row is; 1 and more: not on it. */
  $positionOf(index: number): number {
    const count = this.#count;
    if (!(index >= 0 && index < count)) return -1;
    const range = this.#range;
    const start =
      this.#ranged && (this.highlightRangeMode || this.snapMode) ? this.preferredHighlightBegin : 0;
    const at = ((index + this.#offset) % count) / count;
    return this.#few ? ((at + start / range) % 1) * range : (at + start) % 1;
  }
  #within(position: number, lower: number, upper: number, emptyIsAll = true): boolean {
    if (emptyIsAll && Math.abs(lower - upper) * 1e12 <= Math.min(Math.abs(lower), Math.abs(upper)))
      return true;
    let at = position;
    let low = lower;
    if (low > upper) {
      if (at > upper && at > low) at -= this.#range;
      low -= this.#range;
    }
    return at >= low && at < upper;
  }
  #stand(entry: Entry, percent: number): void {
    if (entry.percent === percent) return;
    entry.percent = percent;
    const { item } = entry;
    this.#moveTo(item, percent);
    const place = pathPlaces.get(item);
    if (place) place.percent = percent;
    (item.$x?.get(PathViewAttached) as PathViewAttached | undefined)?.$move(this, percent);
    this.$engine.requestPaint(this.#cull);
  }
  #moveTo(item: Item, percent: number): void {
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

  #entry(index: number, z: number): Entry | null {
    if (this.$current?.index === index) return this.$current;
    const found = this.$entries.find((entry) => entry.index === index);
    if (found) return found;
    const percent = this.$positionOf(index);
    let entry: Entry | null = null;
    const make = (): void => {
      const made = this.#model!.$object(index, (item) => {
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
      if (percent >= 1) this.#stand(entry, percent);
    };
    if (percent < 1) make();
    else quietly(make);
    if (entry) this.#roles.later();
    return entry;
  }
  #release(entry: Entry): void {
    if (entry === this.$current || this.$entries.includes(entry)) return;
    if (!entry.item.$dead) this.#model!.$release(entry.made);
    this.#roles.later();
  }
  #releaseAll(): void {
    const all = new Set(this.$entries);
    if (this.$current) all.add(this.$current);
    this.$entries = [];
    this.$current = null;
    for (const entry of all) this.#release(entry);
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
    if (this.#filling || !this.$complete_ || !this.$valid) return;
    this.#filling = true;
    try {
      this.#fill();
    } finally {
      this.#filling = false;
    }
  }
  #fill(): void {
    const count = this.$onPath;
    const most = count + this.cacheItemCount;
    const range = this.#range;
    const cache = this.#cache;
    let seen = false;
    let currentAt = 1;
    const show = (entry: Entry, position: number): void => {
      this.#stand(entry, position);
      if (entry.index === this.#currentIndex && position < 1) {
        seen = true;
        currentAt = position;
      }
    };
    for (const entry of [...this.$entries]) {
      const position = this.$positionOf(entry.index);
      if (entry.index >= 0) show(entry, position);
      if (entry.index >= 0 && (position < 1 || this.#within(position, range - cache, 1 + cache))) continue;
      this.$entries.splice(this.$entries.indexOf(entry), 1);
      this.#release(entry);
    }
    const entries = this.$entries;
    if (entries.length < most) {
      const places = entries.map((entry) => [this.$positionOf(entry.index), entry.index] as const);
      places.sort(([a], [b]) => a - b);
      const empty = places.length === 0;
      const first = this.#nearestRow;
      let [startAt, start] = places[0] ?? [this.$positionOf(first), first];
      let [endAt, end] = places[places.length - 1] ?? [-1, first - 1];
      const add = (index: number, position: number, front: boolean): boolean => {
        const entry = this.#entry(index, index + 1);
        if (!entry || entries.includes(entry)) return false;
        if (front) entries.unshift(entry);
        else entries.push(entry);
        show(entry, position);
        return true;
      };
      for (let index = this.#row(end + 1); entries.length < most; index = this.#row(index + 1)) {
        const position = this.$positionOf(index);
        if (entries.length && !this.#within(position, endAt, 1 + cache, false)) break;
        if (!add(index, position, false)) break;
        if (empty && entries.length === 1) [startAt, start] = [position, index];
        [endAt, end] = [position, index];
      }
      for (let index = this.#row(start - 1); entries.length < most; index = this.#row(index - 1)) {
        const position = this.$positionOf(index);
        if (!this.#within(position, range - cache, startAt) || !add(index, position, true)) break;
        [startAt, start] = [position, index];
      }
      // What became free in the middle, when far more than a row was passed at once.
      for (let i = 0; i < this.#count && entries.length < count; i++) {
        const position = this.$positionOf(i);
        if (position < 1 && !entries.some(({ index }) => index === i) && !add(i, position, false)) break;
      }
    }
    if (!seen && this.$current) this.#stand(this.$current, 1);
    else if (!this.$current && this.#currentIndex >= 0 && this.#currentIndex < this.#count) {
      this.#makeCurrent();
      if (this.$current) this.$emit('currentItemChanged');
    }
    const { $highlightItem: highlight } = this;
    if (highlight && this.#strict) this.#moveTo(highlight, this.preferredHighlightBegin);
    else if (highlight && !this.#setByIndex) this.#moveTo(highlight, currentAt);
  }
  #row(index: number): number {
    const count = this.#count;
    return ((index % count) + count) % count;
  }
  /** The row that is nearest to the beginning of the path. */
  get #nearestRow(): number {
    const count = this.#count;
    return count ? Math.round(Math.abs((count - this.#offset) % count)) % count : 0;
  }

  // --- the model and the path ----------------------------------------------------------------------------

  $setModel(): void {
    if (!this.$complete_) return;
    const first = this.#model === null;
    this.#unwatch?.();
    this.#releaseAll();
    this.#model = instancesOf(this, this.#delegates);
    if (this.#model instanceof Delegates) this.#delegates = this.#model;
    this.#unwatch = this.#model.$watch((change) => this.#changed(change));
    const before = this.#count;
    this.#count = this.#model.$length;
    const offset = this.#offset;
    this.#offset = this.#inRange(offset);
    if (first ? this.#currentIndex !== 0 : this.#currentIndex < this.#count)
      this.#offset = this.#inRange(this.#count - this.#currentIndex);
    if (!first && offset !== this.#offset) this.$emit('offsetChanged');
    this.#tellCount(before);
    if (!first && this.#currentIndex >= this.#count) this.#fix();
  }
  $setRangeMode(): void {
    if (!this.$complete_ || !this.$valid) return;
    this.#releaseAll();
    this.$refill();
    if (this.#ranged) this.#snapTo(this.#currentIndex, false);
  }
  #tellCount(before: number): void {
    this.$refill();
    this.#roles.later();
    if (before !== this.#count) this.$emit('countChanged');
  }
  $setItemCount(count: number): void {
    this.$v[ITEM_COUNT] = count;
    if (this.$complete_) {
      this.#releaseAll();
      this.$refill();
    }
    this.$emit('pathItemCountChanged');
  }
  $setDelegate(): void {
    if (!this.$complete_ || !this.#delegates || this.#model !== this.#delegates) return;
    this.#releaseAll();
    this.#delegates.delegate = this.delegate;
    const before = this.#count;
    this.#count = this.#model.$length;
    this.#tellCount(before);
  }
  #inRange(offset: number): number {
    const count = this.#count;
    if (!count) return 0;
    const at = offset % count;
    return at < 0 ? at + count : at;
  }
  $setPath(): void {
    this.#unpath?.();
    const { path } = this;
    this.#unpath = path?.$watch(() => this.$repath()) ?? null;
    this.$repath();
  }
  $repath(): void {
    if (!this.$complete_) return;
    const names = this.path?.$attributes ?? [];
    this.$signals = new Map(
      names.map((name) => [name, this.$signals.get(name) ?? new Signal(`${name}Changed`)]),
    );
    for (const entry of this.$entries) entry.percent = -1;
    if (this.$current) this.$current.percent = -1;
    this.$refill();
  }
  #changed(change: ItemModelChange): void {
    const { kind, index, count } = change;
    if (kind === 'change') return;
    if (kind === 'reset') {
      this.#releaseAll();
      const old = this.#count;
      this.#count = this.#model!.$length;
      this.#offset = this.#inRange(this.#offset);
      this.#tellCount(old);
      return;
    }
    const before = { count: this.#count, current: this.#currentIndex, offset: this.#offset };
    let current = before.current;
    let rows = before.count;
    let offset = before.offset;
    /** A moved current item: its place among those that move. */
    let carried = -1;
    let lost = false;
    // Told even where they come out the same, as in Qt.
    let movedOffset = false;
    let movedCurrent = false;
    const shift = (by: number): void => {
      movedOffset = true;
      offset += by;
      this.#shift += by;
    };
    if (kind !== 'insert') {
      movedCurrent = current >= index;
      if (current >= index + count) current -= count;
      else if (current >= index) {
        if (kind === 'move') carried = current - index;
        else lost = true;
        current = Math.min(index, rows - count - 1);
      }
      if (index > current) shift(-count);
      rows -= count;
    }
    if (kind !== 'remove') {
      const at = kind === 'move' ? (change.to ?? 0) : index;
      if (rows || kind === 'move') {
        if (carried < 0 && at <= current) {
          current += count;
          movedCurrent = true;
        } else {
          if (carried >= 0) current = at + carried;
          if (at > current) shift(count);
        }
      }
      rows += count;
    }
    for (const entry of this.$entries) entry.index = entry.made.$index;
    if (this.$current) {
      const old = this.$current;
      old.index = old.made.$index;
      if (lost) {
        this.$current = null;
        if (!this.$entries.includes(old)) this.#release(old);
      }
    }
    this.#count = rows;
    this.#currentIndex = current < 0 ? 0 : current;
    this.#offset = this.#inRange(offset);
    if (!rows) {
      this.#releaseAll();
      this.$motion.stop();
      movedOffset = true;
    } else {
      if (!this.flicking && !this.moving && this.#strict) {
        this.#offset = this.#inRange(rows - this.#currentIndex);
        movedOffset = true;
      }
      this.$later();
    }
    this.#roles.later();
    if (movedOffset) this.$emit('offsetChanged');
    if (movedCurrent) this.$emit('currentIndexChanged');
    if (rows !== before.count) this.$emit('countChanged');
  }

  // --- the current item ----------------------------------------------------------------------------------

  get $offset(): number {
    return this.#offset;
  }
  $setOffset(offset: number): void {
    this.#setByIndex = false;
    this.#put(offset);
    this.#updateCurrent();
  }
  #put(offset: number): void {
    if (this.#offset === offset || Number.isNaN(offset)) return;
    if (this.$valid && this.$complete_) {
      this.#offset = this.#inRange(offset);
      this.$refill();
    } else this.#offset = offset;
    this.$emit('offsetChanged');
  }
  #makeCurrent(): void {
    const index = this.#currentIndex;
    const shown = this.$entries.some((entry) => entry.index === index);
    const entry = this.#entry(index, index);
    this.$current = entry;
    if (!entry) return;
    if (shown) entry.item.$set('focus', true);
    else this.#stand(entry, 1);
    attachedObject(entry.item, PathViewAttached).$set('isCurrentItem', true);
    this.#roles.later();
  }
  #dropCurrent(): boolean {
    const old = this.$current;
    this.$current = null;
    if (!old) return false;
    if (!old.item.$dead)
      (old.item.$x?.get(PathViewAttached) as PathViewAttached | undefined)?.$set('isCurrentItem', false);
    this.#release(old);
    return true;
  }
  /** `StrictlyEnforceRange`: the row at the range is current. */
  #updateCurrent(): void {
    if (this.#setByIndex || !this.#count || !this.#strict || !this.$complete_) return;
    const index = this.#nearestRow;
    if (!this.#model || (index === this.#currentIndex && this.$current)) return;
    this.#dropCurrent();
    const before = this.#currentIndex;
    this.#currentIndex = index;
    this.#makeCurrent();
    if (before !== index) this.$emit('currentIndexChanged');
    this.$emit('currentItemChanged');
  }
  get $currentIndex(): number {
    return this.#currentIndex;
  }
  $setCurrentIndex(wanted: number): void {
    if (!this.$complete_) {
      if (wanted === this.#currentIndex) return;
      this.#currentIndex = wanted;
      this.$emit('currentIndexChanged');
      return;
    }
    const index = this.#count ? this.#row(wanted) : 0;
    if (!this.#model || (index === this.#currentIndex && this.$current)) return;
    const before = this.#currentIndex;
    const had = this.#dropCurrent();
    this.#setByIndex = true;
    this.#currentIndex = index;
    if (this.#count) {
      this.#makeCurrent();
      if (this.#strict) this.#snapTo(index, true);
      this.#updateHighlight();
    }
    if (before !== index) this.$emit('currentIndexChanged');
    if (had || this.$current) this.$emit('currentItemChanged');
  }
  incrementCurrentIndex(): void {
    this.#direction = POSITIVE;
    this.$setCurrentIndex(this.#currentIndex + 1);
  }
  decrementCurrentIndex(): void {
    this.#direction = NEGATIVE;
    this.$setCurrentIndex(this.#currentIndex - 1);
  }

  // --- moving --------------------------------------------------------------------------------------------

  /** Moves the offset along segments. */
  #run(segments: readonly Segment[], done: () => void): void {
    this.#shift = 0;
    this.$motion.start(
      segments,
      (value) => {
        this.#put(value + this.#shift);
        this.#updateCurrent();
      },
      done,
    );
  }
  /** Moves it so that a row comes to the beginning. */
  #snapTo(index: number, byIndex: boolean): void {
    const count = this.#count;
    const { path } = this;
    if (!count || !path) return;
    const offset = this.#offset;
    const target = (count - index) % count;
    this.#setByIndex = byIndex;
    this.$motion.stop();
    const near = (0.5 * this.$onPath) / path.$drawn.length;
    const duration = this.highlightMoveDuration;
    const ended = (): void => this.$movementEnds();
    if (!duration || Math.abs(offset - target) < near || (target === 0 && Math.abs(count - offset) < near)) {
      this.#shift = 0;
      this.#put(target);
      ended();
    } else this.#run(turn(offset, target, count, duration, this.#direction || this.movementDirection), ended);
  }
  /** Brings the nearest row to the beginning where the view wants that. */
  #fix(): void {
    if (!this.#model || !this.$entries.length) return;
    if (!this.#ranged || (this.highlightRangeMode !== STRICT && this.snapMode === NO_SNAP)) return;
    const row = this.#nearestRow;
    if (row !== this.#currentIndex && this.highlightRangeMode === STRICT) this.$setCurrentIndex(row);
    else this.#snapTo(row, false);
  }
  /** The pointer let go of it; `velocity` in rows a second. */
  $letGo(velocity: number): void {
    const length = this.path!.$drawn.length / this.$onPath;
    const pixels = length * velocity;
    const offset = this.#offset;
    const count = this.#count;
    if (Math.abs(pixels) <= MIN_VELOCITY) {
      this.#fix();
      if (!this.$motion.running) this.$movementEnds();
      return;
    }
    const most = this.maximumFlickVelocity / length;
    const speed =
      Math.abs(pixels) > this.maximumFlickVelocity || this.snapMode === SNAP_ONE ? most : Math.abs(velocity);
    const sign = Math.sign(velocity);
    let braking = this.flickDeceleration / 10;
    let way: number;
    const free = (speed * speed) / (braking * 2);
    if (this.#ranged && (this.highlightRangeMode === STRICT || this.snapMode !== NO_SNAP)) {
      const wanted = this.snapMode === SNAP_ONE ? 0.5 : Math.min(count - 1, free + 0.25);
      way = sign > 0 ? Math.round(wanted + offset) - offset : Math.round(wanted - offset) + offset;
      braking = way > 0 ? (speed * speed) / (2 * way) : 0;
      way = Math.max(0, way);
    } else way = Math.min(count - 1, free);
    this.#flickLength = braking ? (1000 * speed) / braking : 0;
    this.#flickBegan = this.$engine.host.now();
    if (way > 0)
      this.#run([accel(offset, sign * speed, braking, way)], () => {
        this.#fix();
        if (!this.$motion.running) this.$movementEnds();
      });
    if (!this.flicking) {
      this.$set('flicking', true);
      this.$emit('flickStarted');
    }
    if (way <= 0) {
      this.#fix();
      if (!this.$motion.running) this.$movementEnds();
    }
  }
  /** Whether a press now takes the flick up rather than what lies there. */
  get $flies(): boolean {
    return (
      this.$motion.running &&
      this.flicking &&
      this.#flickLength > 0 &&
      (this.$engine.host.now() - this.#flickBegan) / this.#flickLength < 0.8
    );
  }
  $movementBegins(): void {
    if (this.moving) return;
    this.$set('moving', true);
    this.$emit('movementStarted');
  }
  $movementEnds(): void {
    if (this.flicking) {
      this.$set('flicking', false);
      this.$emit('flickEnded');
    }
    if (this.moving && !this.#drag.holds) {
      this.$set('moving', false);
      this.$emit('movementEnded');
    }
    this.#direction = 0;
  }

  // --- the highlight -------------------------------------------------------------------------------------

  $setHighlight(): void {
    if (!this.$complete_) return;
    if (this.$highlightItem) retire(this.$highlightItem);
    const component = this.highlight;
    const made = component?.$plan
      ? component.$create(
          { parent: this, before: (root) => root instanceof Item && root.$setParentItem(this) },
          component.$c as never,
        )
      : null;
    const item = made instanceof Item ? made : new Item();
    item.$c ??= this.$c;
    if (!item.$parent) item.$adopt(this);
    item.$setParentItem(this);
    this.$highlightItem = item;
    this.$emit('highlightItemChanged');
  }
  #updateHighlight(): void {
    const { $highlightItem: item } = this;
    if (!item || !this.$complete_ || !this.$valid) return;
    if (this.#strict) {
      this.#moveTo(item, this.preferredHighlightBegin);
      return;
    }
    const count = this.#count;
    const from = this.#highlightAt;
    const to = this.#currentIndex;
    const duration = this.highlightMoveDuration;
    const { segments, up, jump } = highlightWay(from, to, count, duration);
    this.#highlightUp = up;
    const step = (value: number): void => this.#setHighlight(value);
    if (duration > 0)
      this.#highlightMotion.start(segments, step, () => {
        this.$movementEnds();
      });
    else if (jump !== null) step(jump); // Without time it goes no way, as in Qt.
  }
  #setHighlight(at: number): void {
    if (at === this.#highlightAt || !this.$highlightItem || !this.$valid) return;
    const [start, end] = this.#ranged ? [this.preferredHighlightBegin, this.preferredHighlightEnd] : [0, 1];
    const count = this.#count;
    const relative = ((at + this.#offset) % count) / count;
    const range = this.#range;
    if (!this.#highlightUp && relative > end / range) this.#put(this.#offset + (1 - relative) * count);
    else if (this.#highlightUp && relative >= (end - start) / range)
      this.#put(this.#offset - (relative - (end - start) / range) * count - 0.00001);
    this.#highlightAt = at;
    this.#moveTo(this.$highlightItem, this.$positionOf(at));
  }

  // --- methods of QML ------------------------------------------------------------------------------------

  positionViewAtIndex(index: number, mode: number): void {
    if (!this.$valid || ![0, 1, 2, 4, 5].includes(mode)) return;
    const rows = this.#count;
    if (mode === 4 && (this.pathItemCount < 0 || rows <= this.pathItemCount)) return;
    const count = this.$onPath;
    const offset = offsetFor(mode, {
      row: this.#row(index),
      rows,
      count,
      offset: this.#offset,
      begin:
        this.#ranged && (this.highlightRangeMode !== 0 || this.snapMode !== NO_SNAP)
          ? this.preferredHighlightBegin
          : null,
    });
    this.$motion.stop();
    this.$setOffset(offset);
  }
  #at(x: number, y: number): Entry | null {
    return (
      this.$entries.find(({ item }) => {
        const point = item.mapFromItem(this, x, y);
        return item.contains(point as never);
      }) ?? null
    );
  }
  indexAt(x: number, y: number): number {
    return this.#at(x, y)?.index ?? -1;
  }
  itemAt(x: number, y: number): Item | null {
    return this.#at(x, y)?.item ?? null;
  }
  itemAtIndex(index: number): Item | null {
    return this.$entries.find((entry) => entry.index === index)?.item ?? null;
  }

  // --- life ----------------------------------------------------------------------------------------------

  override $complete(): void {
    super.$complete();
    this.$repath();
    this.$setHighlight();
    this.$setModel();
    this.#updateHighlight();
    this.#updateCurrent();
  }
  override $childResized(child: Item): void {
    super.$childResized(child);
    const entry =
      this.$current?.item === child ? this.$current : this.$entries.find(({ item }) => item === child);
    if (!entry || this.#filling) return;
    entry.percent = -1;
    this.$later();
  }
  $press(): boolean {
    return this.interactive;
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    this.#roles.later();
    this.#drag.listen(element);
    return element;
  }
  override $firstStyle(): string {
    return 'touch-action:none;user-select:none;';
  }
  override $destroyed(): void {
    this.#unwatch?.();
    this.#unpath?.();
    this.#drag.finish();
    this.$motion.stop();
    this.#highlightMotion.stop();
    this.#delegates?.dispose();
    this.$entries = [];
    this.$current = null;
    super.$destroyed();
  }
  /** The part of the path that is nearest to a point. */
  $nearest(x: number, y: number): { percent: number; x: number; y: number } {
    return nearest(this.path!, x, y);
  }
}

const refill = (view: PathView): void => view.$refill();
scopeTypes.push(PathView);
defineType(PathView, {
  name: 'PathView',
  enums: {
    HighlightRangeMode: { NoHighlightRange: 0, ApplyRange: 1, StrictlyEnforceRange: 2 },
    SnapMode: { NoSnap: 0, SnapToItem: 1, SnapOneItem: 2 },
    MovementDirection: { Shortest: 0, Negative: 1, Positive: 2 },
    PositionMode: { Beginning: 0, Center: 1, End: 2, Contain: 4, SnapPosition: 5 },
  },
  properties: {
    model: { type: 'var', changed: (view) => view.$setModel() },
    path: { type: () => Path as never, changed: (view) => view.$setPath() },
    delegate: { type: () => Component as never, changed: (view) => view.$setDelegate() },
    count: { type: 'int', readonly: true, get: (view) => view.$length },
    currentIndex: {
      type: 'int',
      get: (view) => view.$currentIndex,
      set: (view, index: number) => view.$setCurrentIndex(index),
    },
    currentItem: { type: () => Item, readonly: true, get: (view) => view.$current?.item ?? null },
    offset: {
      type: 'real',
      get: (view) => view.$offset,
      set: (view, offset: number) => view.$setOffset(offset),
    },
    highlight: { type: () => Component as never, changed: (view) => view.$setHighlight() },
    highlightItem: { type: () => Item, readonly: true, get: (view) => view.$highlightItem },
    preferredHighlightBegin: { type: 'real', changed: refill },
    preferredHighlightEnd: { type: 'real', changed: refill },
    highlightRangeMode: {
      type: 'enum:HighlightRangeMode',
      value: STRICT,
      changed: (view) => view.$setRangeMode(),
    },
    highlightMoveDuration: { type: 'int', value: 300 },
    dragMargin: 'real',
    maximumFlickVelocity: { type: 'real', value: 2500 },
    flickDeceleration: { type: 'real', value: 100 },
    interactive: { type: 'bool', value: true },
    moving: { type: 'bool', readonly: true },
    flicking: { type: 'bool', readonly: true },
    dragging: { type: 'bool', readonly: true },
    pathItemCount: {
      type: 'int',
      value: -1,
      set(view, wanted: number) {
        const count = Math.max(1, wanted);
        if (view.pathItemCount !== count) view.$setItemCount(count);
      },
      reset: (view) => view.$setItemCount(-1),
    },
    cacheItemCount: { type: 'int', changed: refill },
    snapMode: 'enum:SnapMode',
    movementDirection: 'enum:MovementDirection',
  },
  signals: {
    movementStarted: {},
    movementEnded: {},
    flickStarted: {},
    flickEnded: {},
    dragStarted: {},
    dragEnded: {},
    snapPositionChanged: {},
  },
  methods: [
    'incrementCurrentIndex',
    'decrementCurrentIndex',
    'positionViewAtIndex',
    'indexAt',
    'itemAt',
    'itemAtIndex',
  ],
  attached: PathViewAttached,
});
const ITEM_COUNT = PathView.meta.properties.pathItemCount!.slot;
