// What ListView and GridView have in common: delegates made and let go of around the viewport, the current
// item and its highlight, header and footer, positioning, keys. Follows Qt's QQuickItemView.
// Always holds: `$entries` are the rows of one range of indexes without a gap, in their order. The current
// item is kept even when it is out of that range. Changes of the model wait for the next layout.
import { Component } from '../../runtime/engine/component.ts';
import {
  Delegates,
  type InstanceModel,
  instancesOf,
  type Made,
  retire,
} from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, takeOut } from '../../runtime/object/object.ts';
import { outside } from '../../runtime/reactive/graph.ts';
import type { Axis } from './flickable-axis.ts';
import { scopeTypes } from './focus.ts';
import { Item } from './item.ts';
import { attachedTo, type ItemViewAttached, introduce, viewOf } from './item-view-attached.ts';
import './keys.ts';
import type { KeyEvent } from './keys.ts';
import { Dirty } from './surface.ts';
import { ChangeMoves, KINDS, movedIndex } from './view-changes.ts';
import { STRICT, ViewFlow } from './view-flow.ts';
import { ViewHighlight } from './view-highlight.ts';
import { viewProperties } from './view-properties.ts';
import { ViewRoles } from './view-roles.ts';
import { type ItemTransition, type Move, usable, ViewTransitions } from './view-transitions.ts';

/** A row that is shown. */
export interface Entry {
  readonly made: Made;
  readonly item: Item;
  /** Where it stands at this moment of the layout; -1 once its row is gone. */
  index: number;
  pos: number;
  /** The label above it. */
  section: Item | null;
}

export abstract class ItemView extends ViewFlow {
  declare model: unknown;
  declare delegate: Component | null;
  declare currentIndex: number;
  declare cacheBuffer: number;
  declare displayMarginBeginning: number;
  declare displayMarginEnd: number;
  declare keyNavigationEnabled: boolean;
  declare keyNavigationWraps: boolean;
  declare highlight: Component | null;
  declare highlightFollowsCurrentItem: boolean;
  declare highlightMoveDuration: number;
  declare snapMode: number;
  declare reuseItems: boolean;
  declare add: ItemTransition | null;
  declare addDisplaced: ItemTransition | null;
  declare move: ItemTransition | null;
  declare moveDisplaced: ItemTransition | null;
  declare remove: ItemTransition | null;
  declare removeDisplaced: ItemTransition | null;
  declare displaced: ItemTransition | null;
  declare populate: ItemTransition | null;

  #delegates: Delegates | null = null;
  $model: InstanceModel | null = null;
  #unwatch: (() => void) | null = null;
  #pending: ItemModelChange[] = [];
  #count = 0;
  #currentIndex = -1;
  #cleared = false;
  #waiting = false;
  #busy = false;
  #buffering = false;
  readonly $highlight = new ViewHighlight(this);
  readonly #roles = new ViewRoles(this);
  /** Made when the first of its transitions has to run. */
  #transitions: ViewTransitions | null = null;
  #moves: ChangeMoves | null = null;

  // --- what the kinds of view decide ---------------------------------------------------------------------

  /** Makes the rows of a stretch. */
  abstract $fill(from: number, to: number): boolean;
  /** Brings the rows into their places, beginning with the first. */
  abstract $arrange(): void;
  /** Takes a change into `$entries`. `from` and `to`: the stretch that is shown. */
  abstract $take(change: ItemModelChange, from: number, to: number): void;
  abstract $endOf(entry: Entry): number;
  abstract $indexAt(x: number, y: number): number;
  /** How long the highlight takes over a way. */
  abstract $moveTime(distance: number): number;
  $resizeTime(_distance: number): number {
    return 0;
  }
  /** Where a place in the flow is brought to rest, for `snapMode`. */
  abstract $snap(pos: number): number;

  // --- the model -----------------------------------------------------------------------------------------

  override get $length(): number {
    return this.$model?.$length ?? 0;
  }
  /** What the rows of this layout are counted by: changes that still wait are not in it. */
  get $count(): number {
    return this.$length;
  }
  $setModel(): void {
    if (this.$complete_) outside(() => this.#follow());
  }
  #follow(): void {
    this.#unwatch?.();
    this.$releaseAll();
    this.#pending = [];
    this.$model = instancesOf(this, this.#delegates, this.reuseItems);
    if (this.$model instanceof Delegates) this.#delegates = this.$model;
    this.#unwatch = this.$model.$watch((change) => this.#changed(change));
    this.#begin(true);
  }
  $setDelegate(): void {
    const delegates = this.#delegates;
    if (!this.$complete_ || !delegates || this.$model !== delegates) return;
    outside(() => {
      this.$releaseAll();
      delegates.delegate = this.delegate;
      this.#begin(false);
    });
  }
  /** Shows another model, or an old one anew. */
  #begin(fresh: boolean): void {
    const first = !this.#begun;
    this.#begun = true;
    if (fresh) this.$highlight.following = true;
    if (usable(this.populate)) {
      this.#moves = new ChangeMoves(this.$entries);
      this.#moves.populate = true;
      (this.#transitions ??= new ViewTransitions()).note();
    }
    this.$layout();
    const count = this.$length;
    if (count) this.#tellCount();
    if (fresh && !first) {
      // Another model begins with its first row, whatever was current before.
      const before = this.#currentIndex;
      this.#currentIndex = -1;
      this.#cleared = count === 0;
      if (this.#cleared && before !== -1) this.$emit('currentIndexChanged');
    }
    if (this.#currentIndex < 0 ? !this.#cleared && count > 0 : true)
      this.$updateCurrent(Math.max(0, this.#currentIndex));
    // Qt tells of it twice.
    if (count) this.$emit('countChanged');
    else this.#tellCount();
    this.$layout();
  }
  #begun = false;
  #tellCount(): void {
    const count = this.$length;
    if (count === this.#count) return;
    this.#count = count;
    this.#roles.later();
    this.$emit('countChanged');
  }
  #changed(change: ItemModelChange): void {
    if (change.kind === 'change') {
      if (this.$sectioned) this.$later();
      return;
    }
    if (change.kind === 'reset') {
      this.#pending = [];
      this.$releaseAll();
    }
    const last = this.#pending[this.#pending.length - 1];
    // Rows added one by one at the end are one change.
    if (change.kind === 'insert' && last?.kind === 'insert' && last.index + last.count === change.index)
      last.count += change.count;
    else this.#pending.push(change.kind === 'insert' ? { ...change } : change);
    this.$later();
  }
  get $sectioned(): boolean {
    return false;
  }

  // --- delegates -----------------------------------------------------------------------------------------

  $create(index: number): Entry | null {
    const { $current } = this;
    if ($current && $current.index === index) return $current;
    const reused = this.reuseItems ? this.#reuse(index) : null;
    if (reused) return reused;
    const made = this.$model!.$object(index, (item) => {
      if (!(item instanceof Item)) {
        this.$warn('Delegate must be of Item type');
        return;
      }
      introduce(item, this);
      item.$setParentItem(this.$contentItem);
      if (item.z === 0) item.$set('z', 1);
    });
    const item = made?.$item;
    if (!(item instanceof Item)) return null;
    if (viewOf.get(item) !== this) introduce(item, this);
    if (item.$parentItem !== this.$contentItem) item.$setParentItem(this.$contentItem);
    this.#roles.later();
    return { made: made!, item, index, pos: 0, section: null };
  }
  #reuse(index: number): Entry | null {
    const made = this.$model!.$reuse?.(index);
    if (!made) return null;
    const item = made.$item as Item;
    this.$contentItem.$items!.push(item);
    this.$contentItem.$mark(Dirty.Children);
    this.#roles.later();
    attachedTo(item)?.$emit('reused');
    return { made, item, index, pos: 0, section: null };
  }
  /** Keeps an item for another row: it is out of the way, and nobody is told that it has no parent. */
  #pool({ made, item }: Entry): boolean {
    if (!this.$model!.$pool?.(made)) return false;
    takeOut(this.$contentItem.$items!, item);
    item.$element?.remove();
    attachedTo(item)?.$emit('pooled');
    this.#delegates?.drain(this.$entries.length + 8);
    return true;
  }
  /** It is out of sight: lets go of it, unless it is the current one. */
  $letGo(entry: Entry): void {
    this.$dropSection(entry);
    this.#transitions?.forget(entry.item);
    if (entry === this.$current || (this.reuseItems && this.#pool(entry))) return;
    this.$model!.$release(entry.made);
  }
  $dropSection(entry: Entry): void {
    if (entry.section) retire(entry.section);
    entry.section = null;
  }
  $releaseAll(): void {
    const entries = this.$entries;
    this.$entries = [];
    const current = this.$current;
    this.$current = null;
    for (const entry of entries) this.$letGo(entry);
    if (current && !entries.includes(current)) this.$letGo(current);
    if (current) this.$emit('currentItemChanged');
  }
  /** Their rows were removed from the model: all are told before the last of them goes first. */
  $remove(...entries: Entry[]): void {
    const leave = entries.map((entry) => this.#removed(entry));
    for (const each of leave.reverse()) each();
  }
  /** @returns what lets go of it */
  #removed(entry: Entry): () => void {
    entry.index = -1;
    this.$dropSection(entry);
    const attached = attachedTo(entry.item);
    if (attached) attached.$emit('remove');
    const leave = (): void => {
      if (entry.item.$dead || (this.reuseItems && this.#pool(entry))) return;
      this.$model!.$release(entry.made);
    };
    return () => {
      if (attached?.delayRemove) attached.$leaving = leave;
      else if (this.#moves && usable(this.remove)) this.#moves.leave(entry.item, leave);
      else leave();
    };
  }
  /** Puts a row to its place, by a transition where there is one. */
  $moveRow(item: Item, x: number, y: number): void {
    if (this.#transitions) this.#transitions.place(item, x, y);
    else item.$place(x, y, null, null);
  }
  /** The way of an item to its place after a change; null: at once. */
  readonly #moveOf = (item: Item, x: number, y: number, away: boolean): Move | null => {
    const moves = this.#moves!;
    const entry = this.$entries.find((each) => each.item === item);
    if (!entry || !this.#inSight(item, x, y)) return null;
    const { index } = entry;
    const { transition, targets, moving } = moves.of(this, entry);
    if (moving && !away) return null;
    return usable(transition) ? { transition, index, targets } : null;
  };
  #inSight(item: Item, x: number, y: number): boolean {
    const begin = this.$axis.pos;
    const end = begin + this.$viewSize;
    const size = this.$mainSize(item);
    const seen = (at: number): boolean => at + size > begin && at < end;
    return seen(this.$vertical ? y : x) || seen(this.$vertical ? item.$y_ : item.$x_);
  }
  $introduce(item: Item, attached: ItemViewAttached): void {
    attached.$v[attached.$meta.properties.isCurrentItem!.slot] = this.$current?.item === item;
  }
  $entryAt(index: number): Entry | null {
    const { $entries: entries } = this;
    const entry = entries.length ? entries[index - entries[0]!.index] : undefined;
    if (entry) return entry;
    return this.$current?.index === index ? this.$current : null;
  }

  // --- layout --------------------------------------------------------------------------------------------

  readonly #polish = (): void => {
    this.#waiting = false;
    if (!this.$dead && this.$complete_) this.$layout();
  };
  override $later(): void {
    if (this.#waiting || !this.$complete_) return;
    this.#waiting = true;
    this.$engine.requestPolish(this.#polish);
  }
  forceLayout(): void {
    this.$layout();
  }
  $layout(): void {
    if (this.#busy || !this.$complete_ || !this.$model) return;
    this.#busy = true;
    try {
      const pending = this.#pending;
      this.#pending = [];
      if (pending.length && KINDS.some((kind) => usable(this[kind]))) {
        this.#moves = new ChangeMoves(this.$entries);
        (this.#transitions ??= new ViewTransitions()).note();
      }
      let current = this.#currentIndex;
      let lost = false;
      for (const change of pending) {
        if (change.kind === 'change') continue;
        const view = this.$viewPos;
        const before = new Set(this.$entries);
        this.#moves?.take(change, this.$entries);
        if (this.$current) this.#shiftCurrent(change);
        this.$take(change, view - this.cacheBuffer, view + this.$viewSize + this.cacheBuffer);
        if (change.kind === 'move') this.$contentItem.$mark(Dirty.Children);
        if (change.kind === 'insert')
          for (const entry of this.$entries) if (!before.has(entry)) attachedTo(entry.item)?.$emit('add');
        [current, lost] = movedIndex(current, change, lost, this.$length);
      }
      if (pending.length) {
        if (this.$current && this.$current.index < 0) {
          const gone = this.$current;
          this.$current = null;
          attachedTo(gone.item)?.$set('isCurrentItem', false);
          this.$emit('currentItemChanged');
          this.$remove(gone);
        }
        // What is current is told of first, then how many there are, and at last where they are.
        this.$arrange();
        if (current < 0 && !this.#cleared && this.$length > 0) current = 0;
        this.#busy = false;
        this.$highlight.following = false;
        if (current !== this.#currentIndex || !this.$current) {
          if (this.$current?.index === current) {
            this.#currentIndex = current;
            this.$emit('currentIndexChanged');
          } else this.$updateCurrent(current);
        }
        this.#tellCount();
        this.#busy = true;
      }
      this.#refill(false);
      if (this.#moves) {
        const moves = this.#moves;
        this.#transitions!.carryOut(this.#moveOf);
        this.#moves = null;
        if (this.remove) moves.lead(this.#transitions!, this.remove);
      }
      if (pending.length) {
        this.#busy = false;
        this.$highlight.update();
        this.#busy = true;
      }
      this.#rest();
    } finally {
      this.#busy = false;
    }
  }
  /** The index of a current item that is out of the range, after a change. */
  #shiftCurrent(change: ItemModelChange): void {
    const current = this.$current!;
    if (this.$entries.includes(current)) return;
    const [index, lost] = movedIndex(current.index, change, false, 0);
    current.index = lost ? -1 : index;
  }
  #refill(buffers: boolean): void {
    const view = this.$viewPos;
    const from = view - this.displayMarginBeginning;
    const to = view + this.$viewSize + this.displayMarginEnd;
    const buffer = this.cacheBuffer;
    if (this.$viewSize <= 0 && this.$width <= 0 && this.$height <= 0) return;
    this.$arrange();
    this.$fill(from, to);
    if (buffers && buffer > 0) this.$fill(from - buffer, to + buffer);
    this.#trim(from - buffer, to + buffer);
    this.$arrange();
    this.$size();
    this.$edges();
    if (!buffers && buffer > 0) this.#bufferLater();
  }
  /** What is beside the viewport is made in the next frame. */
  #bufferLater(): void {
    if (this.#buffering || !this.$entries.length) return;
    const view = this.$viewPos;
    const first = this.$entries[0]!;
    const last = this.$entries[this.$entries.length - 1]!;
    if (
      (first.index === 0 || first.pos <= view - this.cacheBuffer) &&
      (last.index >= this.$length - 1 || this.$endOf(last) > view + this.$viewSize + this.cacheBuffer)
    )
      return;
    this.#buffering = true;
    const { $engine: engine } = this;
    const run = (): void => {
      engine.removeFrameListener(run);
      this.#buffering = false;
      if (this.$dead || this.#busy) return;
      this.#busy = true;
      try {
        if (!this.#pending.length) this.#refill(true);
      } finally {
        this.#busy = false;
      }
    };
    engine.addFrameListener(run);
  }
  #trim(from: number, to: number): void {
    const entries = this.$entries;
    while (entries.length > 1 && this.$endOf(entries[0]!) < from) this.$letGo(entries.shift()!);
    while (entries.length > 1 && entries[entries.length - 1]!.pos > to) this.$letGo(entries.pop()!);
  }
  /** Brings the view back when its content became shorter. */
  #rest(): void {
    const axis = this.$axis;
    if (axis.moving || axis.dragging || axis.motion.running) return;
    const [low, high] = axis.bounds;
    const pos = Math.min(Math.max(axis.pos, low), high);
    if (pos === axis.pos) return;
    this.#busy = true;
    axis.set(pos);
    this.#refill(false);
  }
  override $resized(): void {
    const [width, height] = this.$contentSize;
    const content = this.$contentItem;
    content.$setGeometry(content.$x_, content.$y_, width, height);
    if (this.$complete_ && !this.#busy) this.$edges();
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (!sized || !this.$complete_) return;
    this.$later();
    if (this.$reversed) this.$setViewPos(-this.$axis.pos - (this.$vertical ? oldHeight : oldWidth));
  }
  override $viewportMoved(vertical: boolean): void {
    if (vertical !== this.$vertical || !this.$complete_) return;
    if (this.$axis.dragging || this.$axis.flicking) this.$highlight.following = false;
    if (!this.#busy) {
      this.#busy = true;
      try {
        if (!this.#pending.length) this.#refill(false);
      } finally {
        this.#busy = false;
      }
      this.$highlight.enforce();
    }
  }
  // --- the current item ----------------------------------------------------------------------------------

  get $currentIndex(): number {
    return this.#currentIndex;
  }
  $setCurrentIndex(index: number): void {
    this.#cleared = index === -1;
    if (index === this.#currentIndex) return;
    if (!this.$complete_ || !this.$model) {
      this.#currentIndex = index;
      this.$emit('currentIndexChanged');
      return;
    }
    if (this.#pending.length) this.$layout();
    this.$highlight.following = true;
    this.$updateCurrent(index);
  }
  $updateCurrent(index: number): void {
    const old = this.$current;
    const oldIndex = this.#currentIndex;
    if (index < 0 || index >= this.$length) {
      this.$current = null;
      this.#currentIndex = index;
      if (old) this.#dismiss(old);
      this.$highlight.update();
      if (oldIndex !== index) this.$emit('currentIndexChanged');
      if (old) this.$emit('currentItemChanged');
      return;
    }
    if (old && old.index === index && oldIndex === index) {
      this.$highlight.update();
      return;
    }
    this.#currentIndex = index;
    let entry = this.$entryAt(index);
    if (!entry) {
      this.$current = null;
      entry = this.$create(index);
      if (entry) {
        entry.pos = this.$positionAt(index);
        this.$placeEntry(entry);
      }
    }
    this.$current = entry;
    if (old && old !== entry) this.#dismiss(old);
    if (entry) {
      attachedTo(entry.item)?.$set('isCurrentItem', true);
      entry.item.$set('focus', true);
    }
    this.#roles.later();
    this.$highlight.update();
    if (oldIndex !== index) this.$emit('currentIndexChanged');
    if (old !== entry) this.$emit('currentItemChanged');
  }
  #dismiss(entry: Entry): void {
    attachedTo(entry.item)?.$set('isCurrentItem', false);
    if (!this.$entries.includes(entry) && entry.index >= 0) this.$model!.$release(entry.made);
  }
  $placeEntry(entry: Entry): void {
    this.$putRow(entry.item, entry.pos);
  }
  $putRow(item: Item, pos: number): void {
    const at = this.$reversed ? -pos - this.$mainSize(item) : pos;
    if (this.$vertical) this.$moveRow(item, item.$x_, at);
    else this.$moveRow(item, at, item.$y_);
  }

  /** Only the rows say where it begins. */
  override $begins(): void {}
  override $complete(): void {
    super.$complete();
    this.$contentItem.$childResized = () => this.#busy || this.$later();
    this.$setEnd('header');
    this.$setEnd('footer');
    this.$setModel();
    const axis = this.$axis;
    const [low, high] = axis.bounds;
    if (!this.$jumped && this.$highlight.following && axis.pos === 0) axis.set(this.$reversed ? high : low);
    else axis.fixup(true);
  }
  override $destroyed(): void {
    this.#unwatch?.();
    this.$highlight.stop();
    this.#transitions?.stopAll();
    this.#delegates?.dispose();
    this.$entries = [];
    this.$current = null;
    super.$destroyed();
  }

  // --- moving the view -----------------------------------------------------------------------------------

  override $restAt(axis: Axis): number | null {
    const pos = super.$restAt(axis);
    if (axis.vertical !== this.$vertical || pos === null) return pos;
    const view = this.$toContent(pos);
    let wanted = view;
    if (this.highlightRangeMode === STRICT && this.$current && !this.snapMode) {
      const [begin, end] = this.$range;
      const { pos: first } = this.$current;
      if (first < view + begin) wanted = first - begin;
      else if (this.$endOf(this.$current) > view + end) wanted = this.$endOf(this.$current) - end;
    } else if (this.snapMode) wanted = this.$snap(view);
    const [low, high] = axis.bounds;
    return Math.min(Math.max(this.$toContent(wanted), low), high);
  }
  override $flickEnd(axis: Axis, velocity: number): number | null {
    if (axis.vertical !== this.$vertical || !this.snapMode) return null;
    const way = (velocity * Math.abs(velocity)) / (2 * this.flickDeceleration);
    const view = this.$viewPos;
    const sign = this.$reversed ? -1 : 1;
    const goal =
      this.snapMode === 2
        ? this.$snap(view + (sign * Math.sign(velocity) * this.$sizeAt(this.$indexNear(view))) / 2)
        : this.$snap(view + sign * way);
    const [low, high] = axis.bounds;
    const end = this.$toContent(goal);
    return end > low && end < high && end !== axis.pos ? end : null;
  }
  $indexNear(pos: number): number {
    for (const entry of this.$entries) if (this.$endOf(entry) > pos) return entry.index;
    return Math.max(0, this.$length - 1);
  }

  positionViewAtIndex(index: number, mode: number): void {
    if (!(index >= 0 && index < this.$length) || !(mode >= 0 && mode <= 5)) return;
    this.#goTo(index, mode, false);
  }
  #goTo(index: number, mode: number, edge: boolean): void {
    this.$layout();
    const view = this.$viewPos;
    const [low, high] = this.$axis.bounds;
    const most = this.$reversed ? this.$toContent(low) : high;
    if (!this.itemAtIndex(index)) {
      // The row is taken to be where it is guessed, and the others are made around it.
      const at = this.$positionAt(index);
      for (const entry of this.$entries.splice(0)) this.$letGo(entry);
      this.$from = { index, pos: at };
      this.$setViewPos(Math.min(at, most));
      this.#busy = true;
      this.#refill(false);
      this.#busy = false;
    }
    const entry = this.$entryAt(index);
    if (!entry) return;
    const { pos } = entry;
    const end = this.$endOf(entry);
    const length = this.$viewSize;
    let wanted = view;
    if (mode === 0) wanted = pos - (edge ? this.$headerExtent : 0);
    else if (mode === 1) wanted = pos - (length - (end - pos)) / 2;
    else if (mode === 2) wanted = end - length + (edge ? this.$footerExtent : 0);
    else if (mode === 3) wanted = pos > view + length ? end - length : end <= view ? pos : view;
    else if (mode === 4) {
      if (end >= view + length) wanted = end - length;
      if (pos < wanted) wanted = pos;
    } else wanted = pos - this.$range[0];
    wanted = Math.min(wanted, most);
    const [least] = this.$axis.bounds;
    if (!this.$reversed) wanted = Math.max(wanted, least);
    this.$highlight.following = false;
    if (this.$axis.moving) this.cancelFlick();
    this.$setViewPos(wanted);
    this.$highlight.jump();
    this.$highlight.following = true;
  }
  /** Where the next filling begins when no row is shown. */
  $from: { index: number; pos: number } | null = null;
  positionViewAtBeginning(): void {
    if (this.$length) this.#goTo(0, 0, true);
  }
  positionViewAtEnd(): void {
    if (this.$length) this.#goTo(this.$length - 1, 2, true);
  }
  indexAt(x: number, y: number): number {
    return this.$indexAt(x, y);
  }
  itemAt(x: number, y: number): Item | null {
    const index = this.$indexAt(x, y);
    return index < 0 ? null : this.itemAtIndex(index);
  }
  itemAtIndex(index: number): Item | null {
    const first = this.$entries[0];
    return (first && this.$entries[index - first.index]?.item) ?? null;
  }

  // --- keys ----------------------------------------------------------------------------------------------

  /** What an arrow key does; false when it is not this view's. */
  abstract $arrow(key: string): boolean;
  get $keyNavigation(): boolean {
    return this.#keys ?? this.interactive;
  }
  #keys: boolean | null = null;
  $setKeyNavigation(on: boolean): void {
    const before = this.$keyNavigation;
    this.#keys = on;
    if (before !== on) this.$emit('keyNavigationEnabledChanged');
  }
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    this.#roles.later();
    return element;
  }
  $keyPressed(event: KeyEvent): void {
    const arrow = ARROWS[event.key - FIRST_ARROW];
    event.accepted = arrow !== undefined && this.$keyNavigation && this.$arrow(`Arrow${arrow}`);
  }
  /** Goes `by` rows on from the current one. */
  $step(by: number): boolean {
    const count = this.$length;
    const before = this.#currentIndex;
    if (count === 0 || !(this.keyNavigationWraps || (by > 0 ? before < count - 1 : before > 0))) return false;
    const index = before + by;
    this.$setCurrentIndex(index >= 0 && index < count ? index : by > 0 ? 0 : count - 1);
    return true;
  }
}

/** From `Qt.Key_Left` on. */
const FIRST_ARROW = 0x1000012;
const ARROWS = ['Left', 'Up', 'Right', 'Down'];

const later = (view: ItemView): void => view.$later();
const highlight = (view: ItemView): void => {
  if (view.$complete_) view.$highlight.update();
};
// The current item has the focus within the view, not in what is around it.
scopeTypes.push(ItemView);
defineType(ItemView, {
  name: 'ItemView',
  creatable: false,
  enums: {
    LayoutDirection: { LeftToRight: 0, RightToLeft: 1, VerticalTopToBottom: 0, VerticalBottomToTop: 1 },
    VerticalLayoutDirection: { TopToBottom: 0, BottomToTop: 1 },
    HighlightRangeMode: { NoHighlightRange: 0, ApplyRange: 1, StrictlyEnforceRange: 2 },
    PositionMode: { Beginning: 0, Center: 1, End: 2, Visible: 3, Contain: 4, SnapPosition: 5 },
  },
  properties: {
    ...viewProperties<ItemView>(),
    keyNavigationEnabled: {
      type: 'bool',
      get: (view) => view.$keyNavigation,
      set: (view, on: boolean) => view.$setKeyNavigation(on),
    },
    keyNavigationWraps: 'bool',
    cacheBuffer: { type: 'int', value: 320, changed: later },
    displayMarginBeginning: { type: 'int', changed: later },
    displayMarginEnd: { type: 'int', changed: later },
    layoutDirection: {
      type: 'enum:LayoutDirection',
      changed(view) {
        view.$emit('effectiveLayoutDirectionChanged');
        view.$later();
      },
    },
    effectiveLayoutDirection: {
      type: 'enum:LayoutDirection',
      readonly: true,
      get: (view) => view.layoutDirection,
    },
    verticalLayoutDirection: { type: 'enum:VerticalLayoutDirection', changed: later },
    header: { type: () => Component as never, changed: (view) => view.$setEnd('header') },
    headerItem: { type: () => Item, readonly: true, get: (view) => view.$headerItem },
    footer: { type: () => Component as never, changed: (view) => view.$setEnd('footer') },
    footerItem: { type: () => Item, readonly: true, get: (view) => view.$footerItem },
    highlight: { type: () => Component as never, changed: (view) => view.$highlight.renew() },
    highlightItem: { type: () => Item, readonly: true, get: (view) => view.$highlight.item },
    highlightFollowsCurrentItem: { type: 'bool', value: true, changed: highlight },
    highlightRangeMode: { type: 'enum:HighlightRangeMode', changed: later },
    preferredHighlightBegin: {
      type: 'real',
      changed: later,
      reset: (v) => v.$set('preferredHighlightBegin', 0),
    },
    preferredHighlightEnd: { type: 'real', changed: later, reset: (v) => v.$set('preferredHighlightEnd', 0) },
    highlightMoveDuration: { type: 'int', value: 150 },
    reuseItems: {
      type: 'bool',
      changed: (view) => view.$setModel(),
    },
    ...Object.fromEntries([...KINDS, 'populate'].map((kind) => [kind, { type: 'var', value: null }])),
  },
  methods: [
    'positionViewAtIndex',
    'positionViewAtBeginning',
    'positionViewAtEnd',
    'indexAt',
    'itemAt',
    'itemAtIndex',
    'forceLayout',
  ],
});
