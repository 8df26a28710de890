// The flow of a view: from positions along it to coordinates, what stands at its ends, and how far it goes.
// Positions are counted along the flow, from the first row on; `$toContent` turns them into coordinates.
import type { Component } from '../../runtime/engine/component.ts';
import { Context, type Shape } from '../../runtime/engine/context.ts';
import { retire } from '../../runtime/models/delegate-rows.ts';
import { Flickable } from './flickable.ts';
import type { Axis } from './flickable-axis.ts';
import { Item } from './item.ts';
import type { Entry } from './item-view.ts';
import { viewOf } from './item-view-attached.ts';

/** What contexts of section labels have in common. */
const NAMED: Shape = { idNames: new Set() };
export const NO_RANGE = 0;
export const STRICT = 2;

/** What a view moves. Its children are made as they come into sight, and read in the order of their rows. */
class ViewContent extends Item {
  $view: ViewFlow | null = null;
  override get $inOrder(): readonly Item[] | null {
    const { $items: items, $view: view } = this;
    if (!items || !view) return items;
    const rank = new Map<Item, number>();
    const next = (item: Item | null): void => {
      if (item) rank.set(item, rank.size + 1);
    };
    next(view.$headerItem);
    const { $current: current, $entries: entries } = view;
    const first = entries[0];
    if (current && first && current.index < first.index) next(current.item);
    for (const { section, item } of entries) {
      next(section);
      next(item);
    }
    if (current && !rank.has(current.item)) next(current.item);
    next(view.$footerItem);
    return items.slice().sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  }
}

export abstract class ViewFlow extends Flickable {
  declare layoutDirection: number;
  declare verticalLayoutDirection: number;
  declare header: Component | null;
  declare footer: Component | null;
  declare highlightRangeMode: number;
  declare preferredHighlightBegin: number;
  declare preferredHighlightEnd: number;
  $entries: Entry[] = [];
  $current: Entry | null = null;
  $headerItem: Item | null = null;
  $footerItem: Item | null = null;

  override $makeContent(): Item {
    const content = new ViewContent();
    content.$view = this;
    return content;
  }

  // --- what the kinds of view decide ---------------------------------------------------------------------

  /** Whether it flows downwards. */
  abstract get $vertical(): boolean;
  /** Where the first row would begin and the last would end. */
  abstract get $start(): number;
  abstract get $end(): number;
  abstract get $length(): number;
  abstract $positionAt(index: number): number;
  abstract $sizeAt(index: number): number;
  /** Before the next drawing it is laid out anew. */
  abstract $later(): void;
  /** Rows from the last to the first. */
  get $reversed(): boolean {
    return this.$vertical ? this.verticalLayoutDirection === 1 : this.layoutDirection === 1;
  }

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

  get $hasRange(): boolean {
    return this.highlightRangeMode !== NO_RANGE && this.preferredHighlightBegin <= this.preferredHighlightEnd;
  }
  /** The nearest place of the view within its bounds. */
  $within(pos: number): number {
    const [low, high] = this.$axis.bounds;
    const at = this.$toContent(pos);
    return this.$toContent(Math.min(Math.max(at, low), high));
  }
  $setViewPos(pos: number): void {
    const axis = this.$axis;
    axis.halt();
    axis.set(this.$toContent(pos));
  }

  // --- header and footer --------------------------------------------------------------------------

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
          if (root instanceof Item) {
            viewOf.set(root, this as never);
            root.$setParentItem(this.$contentItem);
          }
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
  /** Header, footer, and the size of the content. */
  $size(): void {
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
}
