// What ListView and GridView have in common: delegates made and let go of around the viewport, the current
// item and its highlight, header and footer, positioning, keys. Follows Qt's QQuickItemView.
// Positions are counted along the flow, from the first row on; `$at` turns them into coordinates.
// Always holds: `$entries` are the rows of one range of indexes without a gap, in their order. The current
// item is kept even when it is out of that range. Changes of the model wait for the next layout.
import { Component } from '../../runtime/engine/component.ts';
import { Context, type Shape } from '../../runtime/engine/context.ts';
import {
  Delegates,
  type InstanceModel,
  isInstanceModel,
  type Made,
  retire,
} from '../../runtime/models/delegate-rows.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { type Axis, Flickable } from './flickable.ts';
import { scopeTypes } from './focus.ts';
import { Item } from './item.ts';
import { Motion, move } from './motion.ts';

/** What of a `Transition` is needed here; its code comes with the documents that have one. */
interface ViewTransition {
  readonly enabled: boolean;
  $prepare?(actions: never[], taken: never[], done: () => void, target: QmlObject): { start(): void };
}

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

/** Which view an item is a delegate of. */
const viewOf = new WeakMap<QmlObject, ItemView>();

/** `ListView.view` and its like, attached to delegates. */
export class ItemViewAttached extends QmlObject {
  declare view: ItemView | null;
  declare isCurrentItem: boolean;
  declare section: string;
  declare previousSection: string;
  declare nextSection: string;
  declare delayRemove: boolean;
  /** Its row is gone; it stays only as long as `delayRemove` says. */
  $leaving: (() => void) | null = null;
  constructor(object: QmlObject) {
    super();
    const view = viewOf.get(object) ?? null;
    this.$v[this.$meta.properties.view!.slot] = view;
    if (view) view.$introduce(object as Item, this);
  }
}
defineType(ItemViewAttached, {
  name: 'ItemViewAttached',
  creatable: false,
  properties: {
    view: { type: () => ItemView, readonly: true },
    isCurrentItem: { type: 'bool', readonly: true },
    section: { type: 'string', readonly: true },
    previousSection: { type: 'string', readonly: true, notify: 'prevSectionChanged' },
    nextSection: { type: 'string', readonly: true },
    delayRemove: {
      type: 'bool',
      changed(attached, delay: boolean) {
        if (!delay) attached.$leaving?.();
      },
    },
  },
  signals: { add: {}, remove: {}, pooled: {}, reused: {} },
});
export const attachedTo = (item: QmlObject): ItemViewAttached | null => {
  for (const value of item.$x?.values() ?? []) if (value instanceof ItemViewAttached) return value;
  return null;
};

/** What contexts of section labels have in common. */
const NAMED: Shape = { idNames: new Set() };
const NO_RANGE = 0;
const STRICT = 2;

export abstract class ItemView extends Flickable {
  declare model: unknown;
  declare delegate: Component | null;
  declare currentIndex: number;
  declare cacheBuffer: number;
  declare displayMarginBeginning: number;
  declare displayMarginEnd: number;
  declare layoutDirection: number;
  declare verticalLayoutDirection: number;
  declare keyNavigationEnabled: boolean;
  declare keyNavigationWraps: boolean;
  declare header: Component | null;
  declare footer: Component | null;
  declare highlight: Component | null;
  declare highlightFollowsCurrentItem: boolean;
  declare highlightRangeMode: number;
  declare preferredHighlightBegin: number;
  declare preferredHighlightEnd: number;
  declare highlightMoveDuration: number;
  declare snapMode: number;
  declare add: ViewTransition | null;
  declare remove: ViewTransition | null;
  declare populate: ViewTransition | null;

  $entries: Entry[] = [];
  #delegates: Delegates | null = null;
  $model: InstanceModel | null = null;
  #unwatch: (() => void) | null = null;
  #pending: ItemModelChange[] = [];
  #count = 0;
  $current: Entry | null = null;
  #currentIndex = -1;
  #cleared = false;
  #waiting = false;
  #busy = false;
  #buffering = false;
  $highlightItem: Item | null = null;
  #highlightMotion = new Motion(this);
  #sizeMotion = new Motion(this);
  /** The view follows the highlight since the index was set, until somebody moves the view. */
  #following = true;
  $headerItem: Item | null = null;
  $footerItem: Item | null = null;

  // --- what the kinds of view decide ---------------------------------------------------------------------

  /** Whether it flows downwards. */
  abstract get $vertical(): boolean;
  /** Rows from the last to the first. */
  get $reversed(): boolean {
    return this.$vertical ? this.verticalLayoutDirection === 1 : this.layoutDirection === 1;
  }
  /** Makes the rows of a stretch. */
  abstract $fill(from: number, to: number): boolean;
  /** Brings the rows into their places, beginning with the first. */
  abstract $arrange(): void;
  /** Takes a change into `$entries`. `from` and `to`: the stretch that is shown. */
  abstract $take(change: ItemModelChange, from: number, to: number): void;
  /** Where the first row would begin and the last would end. */
  abstract get $start(): number;
  abstract get $end(): number;
  abstract $positionAt(index: number): number;
  abstract $endOf(entry: Entry): number;
  abstract $sizeAt(index: number): number;
  abstract $indexAt(x: number, y: number): number;
  /** How long the highlight takes over a way. */
  abstract $moveTime(distance: number): number;
  $resizeTime(_distance: number): number {
    return 0;
  }
  /** Where a place in the flow is brought to rest, for `snapMode`. */
  abstract $snap(pos: number): number;

  // --- coordinates ---------------------------------------------------------------------------------------

  get $axis(): Axis {
    return this.$vertical ? this.$ver : this.$hor;
  }
  get $viewSize(): number {
    return this.$vertical ? this.$height : this.$width;
  }
  /** Where the viewport begins in the flow. */
  get $viewPos(): number {
    const { pos } = this.$axis;
    return this.$reversed ? -pos - this.$viewSize : pos;
  }
  $toContent(pos: number): number {
    return this.$reversed ? -pos - this.$viewSize : pos;
  }
  $mainSize(item: Item): number {
    return this.$vertical ? item.$height : item.$width;
  }
  /** Puts an item to a place in the flow. */
  $put(item: Item, pos: number): void {
    const at = this.$reversed ? -pos - this.$mainSize(item) : pos;
    if (this.$vertical) item.$place(item.$x_, at, null, null);
    else item.$place(at, item.$y_, null, null);
  }
  $placeOf(item: Item): number {
    const at = this.$vertical ? item.$y_ : item.$x_;
    return this.$reversed ? -at - this.$mainSize(item) : at;
  }
  /** Whether header or footer move with the view. */
  get $pinned(): boolean {
    return false;
  }
  get $headerSize(): number {
    return this.$headerItem ? this.$mainSize(this.$headerItem) : 0;
  }
  get $footerSize(): number {
    return this.$footerItem ? this.$mainSize(this.$footerItem) : 0;
  }
  /** Pinned ones take no part in the flow. */
  get $headerExtent(): number {
    return this.$headerSize;
  }
  get $footerExtent(): number {
    return this.$footerSize;
  }
  override $bounds(vertical: boolean): readonly [number, number] {
    if (vertical !== this.$vertical) return super.$bounds(vertical);
    const view = this.$viewSize;
    const [first, last] = vertical
      ? [this.topMargin, this.bottomMargin]
      : [this.leftMargin, this.rightMargin];
    const [before, after] = this.$reversed ? [last, first] : [first, last];
    let low = this.$start - this.$headerExtent - before;
    let high = this.$end + this.$footerExtent + after - view;
    const [begin, end] = this.$range;
    if (this.highlightRangeMode === STRICT && this.$length > 0) {
      low = Math.min(this.$start - begin, this.$start + this.$sizeAt(0) - end);
      high = this.$positionAt(this.$length - 1) - begin;
      if (end !== begin) high = Math.max(high, this.$end - end);
    }
    high = Math.max(low, high);
    return this.$reversed ? [-high - view, -low - view] : [low, high];
  }
  get $range(): readonly [number, number] {
    const { preferredHighlightBegin: begin, preferredHighlightEnd: end } = this;
    return [begin, end];
  }
  get #hasRange(): boolean {
    return this.highlightRangeMode !== NO_RANGE && this.preferredHighlightBegin <= this.preferredHighlightEnd;
  }

  // --- the model -----------------------------------------------------------------------------------------

  get $length(): number {
    return this.$model?.$length ?? 0;
  }
  /** What the rows of this layout are counted by: changes that still wait are not in it. */
  get $count(): number {
    return this.$length;
  }
  $setModel(): void {
    if (!this.$complete_) return;
    this.#unwatch?.();
    this.$releaseAll();
    this.#pending = [];
    const { model } = this;
    if (isInstanceModel(model)) this.$model = model;
    else {
      this.#delegates ??= new Delegates(this);
      this.#delegates.setModel(model);
      this.#delegates.delegate = this.delegate;
      this.$model = this.#delegates;
    }
    this.#unwatch = this.$model.$watch((change) => this.#changed(change));
    this.#begin(true);
  }
  $setDelegate(): void {
    if (!this.$complete_ || !this.#delegates || this.$model !== this.#delegates) return;
    this.$releaseAll();
    this.#delegates.delegate = this.delegate;
    this.#begin(false);
  }
  /** Shows another model, or an old one anew. */
  #begin(fresh: boolean): void {
    this.#tellCount();
    if (fresh) this.#following = true;
    this.$layout();
    for (const { item } of this.$entries) this.#animate(this.populate, item, () => {});
    const count = this.$length;
    if (this.#currentIndex < 0 ? !this.#cleared && count > 0 : true)
      this.$updateCurrent(Math.max(0, this.#currentIndex));
    this.$layout();
  }
  #tellCount(): void {
    const count = this.$length;
    if (count === this.#count) return;
    this.#count = count;
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
    this.#tellCount();
    this.$later();
  }
  get $sectioned(): boolean {
    return false;
  }

  // --- delegates -----------------------------------------------------------------------------------------

  $create(index: number): Entry | null {
    const { $current } = this;
    if ($current && $current.index === index) return $current;
    const made = this.$model!.$object(index, (item) => {
      if (!(item instanceof Item)) {
        this.$warn('Delegate must be of Item type');
        return;
      }
      viewOf.set(item, this);
      item.$setParentItem(this.$contentItem);
      if (item.z === 0) item.$set('z', 1);
    });
    const item = made?.$item;
    if (!(item instanceof Item)) return null;
    if (viewOf.get(item) !== this) viewOf.set(item, this);
    if (item.$parentItem !== this.$contentItem) item.$setParentItem(this.$contentItem);
    return { made: made!, item, index, pos: 0, section: null };
  }
  /** It is out of sight: lets go of it, unless it is the current one. */
  $release(entry: Entry): void {
    this.$dropSection(entry);
    if (entry !== this.$current) this.$model!.$release(entry.made);
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
    for (const entry of entries) this.$release(entry);
    if (current && !entries.includes(current)) this.$release(current);
    if (current) this.$emit('currentItemChanged');
  }
  /** Its row was removed from the model. */
  $remove(entry: Entry): void {
    entry.index = -1;
    this.$dropSection(entry);
    const attached = attachedTo(entry.item);
    if (attached) attached.$emit('remove');
    const leave = (): void => {
      if (!entry.item.$dead) this.$model!.$release(entry.made);
    };
    if (attached?.delayRemove) {
      attached.$leaving = leave;
      return;
    }
    if (!this.#animate(this.remove, entry.item, leave)) leave();
  }
  /** Runs a transition for an item; `done` is called at its end. False when there is none. */
  #animate(transition: ViewTransition | null, item: Item, done: () => void): boolean {
    if (!transition?.enabled || !transition.$prepare) return false;
    transition.$prepare([], [], done, item).start();
    return true;
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
  $later(): void {
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
      let current = this.#currentIndex;
      let lost = false;
      for (const change of pending) {
        if (change.kind === 'change') continue;
        const view = this.$viewPos;
        const before = new Set(this.$entries);
        if (this.$current) this.#shiftCurrent(change);
        this.$take(change, view - this.cacheBuffer, view + this.$viewSize + this.cacheBuffer);
        if (change.kind === 'insert')
          for (const entry of this.$entries) if (!before.has(entry)) attachedTo(entry.item)?.$emit('add');
        [current, lost] = movedIndex(current, change, lost, this.$length);
      }
      if (pending.length && this.$current && this.$current.index < 0) {
        const gone = this.$current;
        this.$current = null;
        this.$remove(gone);
      }
      this.#refill(false);
      if (pending.length) {
        if (current < 0 && !this.#cleared && this.$length > 0) current = 0;
        this.#busy = false;
        this.#following = false;
        if (current !== this.#currentIndex || !this.$current) {
          const again = this.$current;
          if (again && again.index === current) {
            this.#currentIndex = current;
            this.$emit('currentIndexChanged');
            this.$updateHighlight();
          } else this.$updateCurrent(current);
        } else this.$updateHighlight();
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
    this.#size();
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
    while (entries.length > 1 && this.$endOf(entries[0]!) < from) this.$release(entries.shift()!);
    while (entries.length > 1 && entries[entries.length - 1]!.pos > to) this.$release(entries.pop()!);
  }
  /** Header, footer, and the size of the content. */
  #size(): void {
    const { $headerItem: header, $footerItem: footer } = this;
    const start = this.$start;
    const end = this.$end;
    const { $entries: entries } = this;
    const view = this.$viewPos;
    // Out of sight they stay where they are, unless the rows have grown over them.
    if (header) {
      const at = this.$placeOf(header);
      const size = this.$headerSize;
      if (
        !this.$headerExtent ||
        this.$pinned ||
        !entries.length ||
        entries[0]!.index === 0 ||
        view <= start ||
        at > start - size
      )
        this.$put(header, this.$headerAt(start));
    }
    if (footer) {
      const at = this.$placeOf(footer);
      if (
        this.$pinned ||
        !entries.length ||
        entries[entries.length - 1]!.index === this.$length - 1 ||
        end <= view + this.$viewSize ||
        at < end
      )
        this.$put(footer, this.$footerAt(end));
    }
    const whole = end - start + this.$headerExtent + this.$footerExtent;
    const origin = this.$reversed ? -end - this.$footerExtent : start - this.$headerExtent;
    this.$set(this.$vertical ? 'originY' : 'originX', origin);
    this.$set(this.$vertical ? 'contentHeight' : 'contentWidth', whole);
  }
  $headerAt(start: number): number {
    return start - this.$headerSize;
  }
  $footerAt(end: number): number {
    return end;
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
    if (this.$axis.dragging || this.$axis.flicking) this.#following = false;
    if (!this.#busy) {
      this.#busy = true;
      try {
        if (!this.#pending.length) this.#refill(false);
      } finally {
        this.#busy = false;
      }
      this.#strict();
    }
  }
  /** `StrictlyEnforceRange`: the highlight stays in the range, and what it stands on is current. */
  #strict(): void {
    const highlight = this.$highlightItem;
    if (this.highlightRangeMode !== STRICT || !highlight || this.#highlightMotion.running) return;
    const [begin, end] = this.$range;
    const view = this.$viewPos;
    const size = this.$mainSize(highlight);
    const at = Math.max(Math.min(this.$placeOf(highlight), view + end - size), view + begin);
    if (at !== this.$placeOf(highlight)) this.$put(highlight, at);
    let before = 0;
    for (const entry of this.$entries) {
      const own = this.$endOf(entry) - entry.pos;
      const inside = entry.pos >= at && entry.pos + own <= at + size;
      if (inside || (entry.pos + own / 2 >= at && entry.pos - before / 2 < at)) {
        if (entry.index < 0 || entry.index === this.#currentIndex) return;
        // The view is where it was put: it does not follow now.
        this.#following = false;
        this.$updateCurrent(entry.index);
        return;
      }
      before = own;
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
    this.#following = true;
    this.$updateCurrent(index);
  }
  $updateCurrent(index: number): void {
    const old = this.$current;
    const oldIndex = this.#currentIndex;
    if (index < 0 || index >= this.$length) {
      this.$current = null;
      this.#currentIndex = index;
      if (old) this.#dismiss(old);
      this.$updateHighlight();
      if (oldIndex !== index) this.$emit('currentIndexChanged');
      if (old) this.$emit('currentItemChanged');
      return;
    }
    if (old && old.index === index && oldIndex === index) {
      this.$updateHighlight();
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
    this.$updateHighlight();
    if (oldIndex !== index) this.$emit('currentIndexChanged');
    if (old !== entry) this.$emit('currentItemChanged');
  }
  #dismiss(entry: Entry): void {
    attachedTo(entry.item)?.$set('isCurrentItem', false);
    if (!this.$entries.includes(entry) && entry.index >= 0) this.$model!.$release(entry.made);
  }
  $placeEntry(entry: Entry): void {
    this.$put(entry.item, entry.pos);
  }

  // --- the highlight -------------------------------------------------------------------------------------

  $setHighlight(): void {
    if (this.$highlightItem) retire(this.$highlightItem);
    this.$highlightItem = null;
    if (this.$complete_) this.$updateHighlight();
    this.$emit('highlightItemChanged');
  }
  $updateHighlight(): void {
    const { $current: current } = this;
    if (!current) {
      if (this.$highlightItem) {
        this.#highlightMotion.stop();
        this.#sizeMotion.stop();
        retire(this.$highlightItem);
        this.$highlightItem = null;
        this.$emit('highlightItemChanged');
      }
      return;
    }
    const { item } = current;
    const follows = this.highlightFollowsCurrentItem;
    if (!this.$highlightItem) {
      const highlight = this.$component(this.highlight) ?? new Item();
      highlight.$c ??= this.$c;
      if (!highlight.$parent) highlight.$adopt(this);
      highlight.$setParentItem(this.$contentItem);
      this.$highlightItem = highlight;
      if (follows) {
        highlight.$setGeometry(item.$x_, item.$y_, item.$width, item.$height);
        highlight.$flags |= 3;
      }
      this.$emit('highlightItemChanged');
      this.#track();
      return;
    }
    if (!follows) return;
    this.#moveHighlight(item);
    this.#track();
  }
  #moveHighlight(item: Item): void {
    const highlight = this.$highlightItem!;
    const { $x_: x, $y_: y, $width: width, $height: height } = highlight;
    const to = { x: item.$x_, y: item.$y_ };
    const distance = Math.hypot(to.x - x, to.y - y);
    const place = (left: number, top: number): void => {
      highlight.$setGeometry(left, top, highlight.$width, highlight.$height);
      this.#track();
    };
    const time = this.$moveTime(distance);
    this.#highlightMotion.stop();
    if (distance === 0 || time <= 0) place(to.x, to.y);
    else
      this.#highlightMotion.start(
        [move(0, 1, time, inOut)],
        (t) => {
          const end = this.$current?.item ?? item;
          place(x + (end.$x_ - x) * t, y + (end.$y_ - y) * t);
        },
        () => {},
      );
    const grown = Math.max(Math.abs(item.$width - width), Math.abs(item.$height - height));
    const resizeTime = this.$resizeTime(grown);
    this.#sizeMotion.stop();
    const resize = (t: number): void =>
      highlight.$setGeometry(
        highlight.$x_,
        highlight.$y_,
        width + (item.$width - width) * t,
        height + (item.$height - height) * t,
      );
    if (grown === 0) return;
    if (resizeTime <= 0 || width === 0 || height === 0) resize(1);
    else this.#sizeMotion.start([move(0, 1, resizeTime, inOut)], resize, () => {});
  }
  /** Moves the view so that the highlight is seen. */
  #track(): void {
    const { $current: current, $highlightItem: tracked } = this;
    if (!current || !tracked || !this.#following || !this.highlightFollowsCurrentItem) return;
    if (this.$viewSize <= 0) return;
    const size = this.$mainSize(tracked);
    const coordinate = this.$vertical ? tracked.$y_ : tracked.$x_;
    const at = this.$reversed ? -coordinate - size : coordinate;
    const view = this.$viewPos;
    const length = this.$viewSize;
    let pos = view;
    if (this.#hasRange) {
      const [begin, end] = this.$range;
      if (at > pos + end - size) pos = at - end + size;
      if (at < pos + begin) pos = at - begin;
      if (this.highlightRangeMode !== STRICT) pos = this.#within(pos);
    } else {
      const first = current.pos;
      const last = this.$endOf(current);
      if (at < view && first < view) pos = Math.max(at, first);
      else if (at + size > view + length && last > view + length) pos = Math.min(at + size, last) - length;
      if (size > length) pos = at;
      pos = this.#within(pos);
    }
    if (pos !== view) this.$setViewPos(pos);
  }
  #within(pos: number): number {
    const [low, high] = this.$axis.bounds;
    const at = this.$toContent(pos);
    return this.$toContent(Math.min(Math.max(at, low), high));
  }
  $setViewPos(pos: number): void {
    const axis = this.$axis;
    axis.halt();
    axis.set(this.$toContent(pos));
  }

  // --- header, footer, sections --------------------------------------------------------------------------

  /** An item of a component, in the content. `names`: what it sees besides. */
  $component(component: Component | null, names: Record<string, unknown> | null = null): Item | null {
    if (!component?.$plan) return null;
    const outer = component.$c as Context;
    // With required properties it is given no names besides, as delegates are.
    const context =
      names && component.$plan.required.length === 0
        ? new Context(outer.engine, outer.unit, NAMED, outer, Object.assign(Object.create(null), names))
        : outer;
    const item = component.$create(
      {
        parent: this,
        before: (root, set) => {
          if (root instanceof Item) root.$setParentItem(this.$contentItem);
          for (const { name } of component.$plan!.required)
            if (names && name in names) set(name, names[name]);
        },
      },
      context,
    );
    return item instanceof Item ? item : null;
  }
  $setEnd(which: 'header' | 'footer'): void {
    if (!this.$complete_) return;
    const key = which === 'header' ? '$headerItem' : '$footerItem';
    const old = this[key];
    if (old) retire(old);
    const item = this.$component(this[which]);
    this[key] = item;
    if (item && item.z === 0) item.$set('z', 1);
    this.$emit(`${which}ItemChanged`);
    this.$later();
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
    if (!this.$jumped && this.#following && axis.pos === 0) axis.set(this.$reversed ? high : low);
    else axis.fixup(true);
  }
  override $destroyed(): void {
    this.#unwatch?.();
    this.#highlightMotion.stop();
    this.#sizeMotion.stop();
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
      for (const entry of this.$entries.splice(0)) this.$release(entry);
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
    this.#following = false;
    if (this.$axis.moving) this.cancelFlick();
    this.$setViewPos(wanted);
    if (this.$highlightItem && this.$current && this.highlightFollowsCurrentItem) {
      this.#highlightMotion.stop();
      this.$highlightItem.$place(this.$current.item.$x_, this.$current.item.$y_, null, null);
    }
    this.#following = true;
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
    element.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || !event.key.startsWith('Arrow') || !this.$keyNavigation) return;
      if (!this.$arrow(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    return element;
  }
  /** Goes `by` rows on from the current one. */
  $step(by: number): boolean {
    const count = this.$length;
    const index = this.#currentIndex + by;
    if (count === 0) return false;
    if (index >= 0 && index < count) {
      this.$setCurrentIndex(index);
      return true;
    }
    if (!this.keyNavigationWraps) return false;
    this.$setCurrentIndex(index < 0 ? count - 1 : 0);
    return true;
  }
}

const inOut = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));

/** Where an index is after a change. Of a row that was removed: the one in its place, and true. */
function movedIndex(
  index: number,
  { kind, index: at, count, ...rest }: ItemModelChange,
  lost: boolean,
  length: number,
): [number, boolean] {
  if (kind === 'insert') return [index >= at && index >= 0 ? index + count : index, lost];
  if (kind === 'remove') {
    if (index >= at + count) return [index - count, lost];
    if (index >= at) return [Math.min(at, length - 1), true];
  } else if (kind === 'move') {
    const { to = 0 } = rest as { to?: number };
    if (index >= at && index < at + count) return [index + to - at, lost];
    let moved = index >= at + count ? index - count : index;
    if (moved >= to && index >= 0) moved += count;
    return [moved, lost];
  }
  return [index, lost];
}

const later = (view: ItemView): void => view.$later();
const highlight = (view: ItemView): void => {
  if (view.$complete_) view.$updateHighlight();
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
    model: { type: 'var', changed: (view) => view.$setModel() },
    delegate: { type: () => Component as never, changed: (view) => view.$setDelegate() },
    count: { type: 'int', readonly: true, get: (view) => view.$length },
    currentIndex: {
      type: 'int',
      get: (view) => view.$currentIndex,
      set: (view, index: number) => view.$setCurrentIndex(index),
    },
    currentItem: { type: () => Item, readonly: true, get: (view) => view.$current?.item ?? null },
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
    highlight: { type: () => Component as never, changed: (view) => view.$setHighlight() },
    highlightItem: { type: () => Item, readonly: true, get: (view) => view.$highlightItem },
    highlightFollowsCurrentItem: { type: 'bool', value: true, changed: highlight },
    highlightRangeMode: { type: 'enum:HighlightRangeMode', changed: later },
    preferredHighlightBegin: {
      type: 'real',
      changed: later,
      reset: (v) => v.$set('preferredHighlightBegin', 0),
    },
    preferredHighlightEnd: { type: 'real', changed: later, reset: (v) => v.$set('preferredHighlightEnd', 0) },
    highlightMoveDuration: { type: 'int', value: 150 },
    reuseItems: 'bool',
    add: { type: 'var', value: null },
    remove: { type: 'var', value: null },
    populate: { type: 'var', value: null },
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
  missing: ['addDisplaced', 'move', 'moveDisplaced', 'removeDisplaced', 'displaced'],
});
