// `PathView`: delegates along a path, round which they are moved by drag and flick. Follows
// https://doc.qt.io/qt-6/qml-qtquick-pathview.html and QQuickPathView step by step, since where things stop
// depends on it.
// Here: the model, what is current, how it moves. Which rows there are and where they stand is in `path-rows.ts`.
import { Component } from '../../runtime/engine/component.ts';
import { Delegates, instancesOf, retire } from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { attachedObject, defineType, Signal } from '../../runtime/object/object.ts';
import { Path } from '../../runtime/path/path-type.ts';
import { scopeTypes } from './focus.ts';
import { Item } from './item.ts';
import { accel, Motion, type Segment } from './motion.ts';
import { type Entry, NO_SNAP, PathRows, STRICT } from './path-rows.ts';
import { type AttachingPath, PathViewAttached } from './path-view-attached.ts';
import { afterChange } from './path-view-changes.ts';
import { nearest, PathDrag } from './path-view-drag.ts';
import { highlightWay, NEGATIVE, offsetFor, POSITIVE, turn } from './path-view-moves.ts';
import { viewProperties } from './view-properties.ts';

const SNAP_ONE = 2;
/** Pixels a second that a flick needs. */
const MIN_VELOCITY = 75;

export class PathView extends PathRows implements AttachingPath {
  declare model: unknown;
  declare offset: number;
  declare currentIndex: number;
  declare delegate: Component | null;
  declare highlight: Component | null;
  declare highlightMoveDuration: number;
  declare maximumFlickVelocity: number;
  declare flickDeceleration: number;
  declare dragMargin: number;
  declare interactive: boolean;
  declare moving: boolean;
  declare flicking: boolean;
  declare dragging: boolean;
  declare movementDirection: number;
  readonly $pointer = true as const;

  #delegates: Delegates | null = null;
  #unwatch: (() => void) | null = null;
  #unpath: (() => void) | null = null;
  /** Changes of the model since an animation of the offset began. */
  #shift = 0;
  #direction = 0;
  readonly $motion = new Motion(this);
  readonly #highlightMotion = new Motion(this);
  #highlightAt = 0;
  #highlightUp = false;
  readonly #drag = new PathDrag(this);
  #flickLength = 0;
  #flickBegan = 0;

  // --- the model and the path ----------------------------------------------------------------------------

  $setModel(): void {
    if (!this.$complete_) return;
    const first = this.$model === null;
    this.#unwatch?.();
    this.$releaseAll();
    this.$model = instancesOf(this, this.#delegates);
    if (this.$model instanceof Delegates) this.#delegates = this.$model;
    this.#unwatch = this.$model.$watch((change) => this.#changed(change));
    const before = this.$length;
    this.$length = this.$model.$length;
    const offset = this.$offset;
    this.$offset = this.$inRange(offset);
    if (first ? this.$currentIndex !== 0 : this.$currentIndex < this.$length)
      this.$offset = this.$inRange(this.$length - this.$currentIndex);
    if (!first && offset !== this.$offset) this.$emit('offsetChanged');
    this.#tellCount(before);
    if (!first && this.$currentIndex >= this.$length) this.#fix();
  }
  $setRangeMode(): void {
    if (!this.$complete_ || !this.$valid) return;
    this.$releaseAll();
    this.$refill();
    if (this.$ranged) this.#snapTo(this.$currentIndex, false);
  }
  #tellCount(before: number): void {
    this.$refill();
    this.$roles.later();
    if (before !== this.$length) this.$emit('countChanged');
  }
  $setItemCount(count: number): void {
    this.$v[ITEM_COUNT] = count;
    if (this.$complete_) {
      this.$releaseAll();
      this.$refill();
    }
    this.$emit('pathItemCountChanged');
  }
  $setDelegate(): void {
    if (!this.$complete_ || !this.#delegates || this.$model !== this.#delegates) return;
    this.$releaseAll();
    this.#delegates.delegate = this.delegate;
    const before = this.$length;
    this.$length = this.$model.$length;
    this.#tellCount(before);
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
    if (change.kind === 'change') return;
    if (change.kind === 'reset') {
      this.$releaseAll();
      const old = this.$length;
      this.$length = this.$model!.$length;
      this.$offset = this.$inRange(this.$offset);
      this.#tellCount(old);
      return;
    }
    const before = { rows: this.$length, current: this.$currentIndex, offset: this.$offset };
    const after = afterChange(before, change);
    this.#shift += after.shift;
    let { movedOffset } = after;
    for (const entry of this.$entries) entry.index = entry.made.$index;
    if (this.$current) {
      const old = this.$current;
      old.index = old.made.$index;
      if (after.lost) {
        this.$current = null;
        if (!this.$entries.includes(old)) this.$letRowGo(old);
      }
    }
    this.$length = after.rows;
    this.$currentIndex = Math.max(0, after.current);
    this.$offset = this.$inRange(after.offset);
    if (!after.rows) {
      this.$releaseAll();
      this.$motion.stop();
      movedOffset = true;
    } else {
      if (!this.flicking && !this.moving && this.$strict) {
        this.$offset = this.$inRange(after.rows - this.$currentIndex);
        movedOffset = true;
      }
      this.$later();
    }
    this.$roles.later();
    if (movedOffset) this.$emit('offsetChanged');
    if (after.movedCurrent) this.$emit('currentIndexChanged');
    if (after.rows !== before.rows) this.$emit('countChanged');
  }

  // --- the current item ----------------------------------------------------------------------------------

  $setOffset(offset: number): void {
    this.$setByIndex = false;
    this.#put(offset);
    this.#updateCurrent();
  }
  #put(offset: number): void {
    if (this.$offset === offset || Number.isNaN(offset)) return;
    if (this.$valid && this.$complete_) {
      this.$offset = this.$inRange(offset);
      this.$refill();
    } else this.$offset = offset;
    this.$emit('offsetChanged');
  }
  override $makeCurrent(): void {
    const index = this.$currentIndex;
    const shown = this.$entries.some((entry) => entry.index === index);
    const entry = this.$entry(index, index);
    this.$current = entry;
    if (!entry) return;
    if (shown) entry.item.$set('focus', true);
    else this.$stand(entry, 1);
    attachedObject(entry.item, PathViewAttached).$set('isCurrentItem', true);
    this.$roles.later();
  }
  #dropCurrent(): boolean {
    const old = this.$current;
    this.$current = null;
    if (!old) return false;
    if (!old.item.$dead)
      (old.item.$x?.get(PathViewAttached) as PathViewAttached | undefined)?.$set('isCurrentItem', false);
    this.$letRowGo(old);
    return true;
  }
  /** `StrictlyEnforceRange`: the row at the range is current. */
  #updateCurrent(): void {
    if (this.$setByIndex || !this.$length || !this.$strict || !this.$complete_) return;
    const index = this.$nearestRow;
    if (!this.$model || (index === this.$currentIndex && this.$current)) return;
    this.#dropCurrent();
    const before = this.$currentIndex;
    this.$currentIndex = index;
    this.$makeCurrent();
    if (before !== index) this.$emit('currentIndexChanged');
    this.$emit('currentItemChanged');
  }
  $setCurrentIndex(wanted: number): void {
    if (!this.$complete_) {
      if (wanted === this.$currentIndex) return;
      this.$currentIndex = wanted;
      this.$emit('currentIndexChanged');
      return;
    }
    const index = this.$length ? this.$rowAt(wanted) : 0;
    if (!this.$model || (index === this.$currentIndex && this.$current)) return;
    const before = this.$currentIndex;
    const had = this.#dropCurrent();
    this.$setByIndex = true;
    this.$currentIndex = index;
    if (this.$length) {
      this.$makeCurrent();
      if (this.$strict) this.#snapTo(index, true);
      this.#updateHighlight();
    }
    if (before !== index) this.$emit('currentIndexChanged');
    if (had || this.$current) this.$emit('currentItemChanged');
  }
  incrementCurrentIndex(): void {
    this.#direction = POSITIVE;
    this.$setCurrentIndex(this.$currentIndex + 1);
  }
  decrementCurrentIndex(): void {
    this.#direction = NEGATIVE;
    this.$setCurrentIndex(this.$currentIndex - 1);
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
    const count = this.$length;
    const { path } = this;
    if (!count || !path) return;
    const offset = this.$offset;
    const target = (count - index) % count;
    this.$setByIndex = byIndex;
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
    if (!this.$model || !this.$entries.length) return;
    if (!this.$ranged || (this.highlightRangeMode !== STRICT && this.snapMode === NO_SNAP)) return;
    const row = this.$nearestRow;
    if (row !== this.$currentIndex && this.highlightRangeMode === STRICT) this.$setCurrentIndex(row);
    else this.#snapTo(row, false);
  }
  /** The pointer let go of it; `velocity` in rows a second. */
  $letGo(velocity: number): void {
    const length = this.path!.$drawn.length / this.$onPath;
    const pixels = length * velocity;
    const offset = this.$offset;
    const count = this.$length;
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
    if (this.$ranged && (this.highlightRangeMode === STRICT || this.snapMode !== NO_SNAP)) {
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
    if (this.$strict) {
      this.$moveTo(item, this.preferredHighlightBegin);
      return;
    }
    const count = this.$length;
    const from = this.#highlightAt;
    const to = this.$currentIndex;
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
    const [start, end] = this.$ranged ? [this.preferredHighlightBegin, this.preferredHighlightEnd] : [0, 1];
    const count = this.$length;
    const relative = ((at + this.$offset) % count) / count;
    const range = this.$range;
    if (!this.#highlightUp && relative > end / range) this.#put(this.$offset + (1 - relative) * count);
    else if (this.#highlightUp && relative >= (end - start) / range)
      this.#put(this.$offset - (relative - (end - start) / range) * count - 0.00001);
    this.#highlightAt = at;
    this.$moveTo(this.$highlightItem, this.$positionOf(at));
  }

  // --- methods of QML ------------------------------------------------------------------------------------

  positionViewAtIndex(index: number, mode: number): void {
    if (!this.$valid || ![0, 1, 2, 4, 5].includes(mode)) return;
    const rows = this.$length;
    if (mode === 4 && (this.pathItemCount < 0 || rows <= this.pathItemCount)) return;
    const count = this.$onPath;
    const offset = offsetFor(mode, {
      row: this.$rowAt(index),
      rows,
      count,
      offset: this.$offset,
      begin:
        this.$ranged && (this.highlightRangeMode !== 0 || this.snapMode !== NO_SNAP)
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
    if (!entry || this.$filling) return;
    entry.percent = -1;
    this.$later();
  }
  $press(): boolean {
    return this.interactive;
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    this.$roles.later();
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
    ...viewProperties<PathView>(),
    path: { type: () => Path as never, changed: (view) => view.$setPath() },
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
