// The labels of sections that stay in sight: that of the first row's section at the beginning of the view, and
// that of the next section at its end. Follows QQuickListView: a label among the rows pushes them away, and is
// not seen itself where it would lie under one.
import { retire } from '../../runtime/models/delegate-rows.ts';
import type { Item } from './item.ts';
import type { ListView } from './list-view.ts';

const AT_START = 2;
const AT_END = 4;

interface Label {
  readonly item: Item;
  readonly section: string;
}

export class StickyLabels {
  readonly #view: ListView;
  #current: Label | null = null;
  #next: Label | null = null;
  constructor(view: ListView) {
    this.#view = view;
  }
  drop(): void {
    for (const label of [this.#current, this.#next]) if (label && !label.item.$dead) retire(label.item);
    if (this.#current || this.#next)
      for (const { section } of this.#view.$entries) if (section) show(section, true);
    this.#current = this.#next = null;
  }

  update(): void {
    const view = this.#view;
    const { labelPositioning: where } = view.section;
    const { $entries: entries, $viewPos: top, $viewSize: length } = view;
    if (!(where & (AT_START | AT_END)) || !entries.length) {
      this.drop();
      return;
    }
    let first: Item | null = null;
    let last: Item | null = null;
    for (const { section } of entries) {
      if (!section) continue;
      const pos = view.$placeOf(section);
      const above = (where & AT_START) !== 0 && pos < top;
      const below = (where & AT_END) !== 0 && pos + view.$mainSize(section) >= top + length;
      show(section, !above && !below);
      if (!above && !first) first = section;
      if (!below) last = section;
    }

    this.#current =
      where & AT_START ? this.#label(this.#current, view.$currentSection) : null_(this.#current);
    if (this.#current) {
      const { item } = this.#current;
      const size = view.$mainSize(item);
      const start = view.$start;
      const shown = top > start - view.$headerExtent && (!view.$headerItem || start < top);
      show(item, shown);
      let pos = top;
      if (first) pos = Math.min(pos, view.$placeOf(first) - size);
      if (view.$headerItem) pos = Math.max(start, pos);
      if (view.$footerItem) pos = Math.min(view.$end - size, pos);
      view.$put(item, pos);
    }
    const next = where & AT_END ? this.#sectionBelow() : '';
    this.#next = where & AT_END ? this.#label(this.#next, next) : null_(this.#next);
    if (this.#next) {
      const { item } = this.#next;
      const size = view.$mainSize(item);
      show(item, next !== '');
      let pos = top + length - size;
      if (last) pos = Math.max(pos, view.$placeOf(last) + view.$mainSize(last));
      if (view.$headerItem) pos = Math.max(view.$start, pos);
      view.$put(item, pos);
    }
  }
  /** The section after the last that is in sight. */
  #sectionBelow(): string {
    const view = this.#view;
    const { $entries: entries } = view;
    const own = this.#next && !(view.section.labelPositioning & 1) ? view.$mainSize(this.#next.item) : 0;
    const end = view.$viewPos + view.$viewSize - own;
    let index = entries[0]!.index;
    let section = view.$currentSection;
    for (const entry of entries) {
      if (entry.pos >= end) break;
      if (view.$endOf(entry) <= view.$viewPos) continue;
      section = view.$sectionOf(entry.index);
      index = entry.index;
    }
    for (let i = index + 1; i < view.$length; i++) {
      const after = view.$sectionOf(i);
      if (after !== section) return after;
    }
    return '';
  }
  #label(label: Label | null, section: string): Label | null {
    const view = this.#view;
    if (label && label.section === section && !label.item.$dead) return label;
    if (label && !label.item.$dead) retire(label.item);
    const item = view.$component(view.section.delegate, { section });
    if (!item) return null;
    if (item.z === 0) item.$set('z', 2);
    return { item, section };
  }
}
function show(item: Item, shown: boolean): void {
  if (item.$shown !== shown) item.$set('visible', shown);
}
function null_(label: Label | null): null {
  if (label && !label.item.$dead) retire(label.item);
  return null;
}
