// `ListView`: rows one after another, each as long as its item. Follows
// https://doc.qt.io/qt-6/qml-qtquick-listview.html.
// The length of rows that are not shown is guessed from the mean of those that are, as in Qt: the guess for
// what lies before the range moves the origin, never the rows.
import { Component } from '../../runtime/engine/component.ts';
import type { ItemModelChange } from '../../runtime/models/item-model.ts';
import { defineType, GroupObject } from '../../runtime/object/object.ts';
import type { Item } from './item.ts';
import { type Entry, ItemView } from './item-view.ts';
import { attachedTo, ItemViewAttached } from './item-view-attached.ts';
import { StickyLabels } from './sticky-labels.ts';

const HORIZONTAL = 1;
const PULL_BACK = 1;
const OVERLAY = 2;

export class ViewSection extends GroupObject<ListView> {
  declare property: string;
  declare criteria: number;
  declare delegate: Component | null;
  declare labelPositioning: number;
}
const resection = ({ $owner: view }: ViewSection): void => view.$resection();
defineType(ViewSection, {
  name: 'ViewSection',
  enums: {
    SectionCriteria: { FullString: 0, FirstCharacter: 1 },
    LabelPositioning: { InlineLabels: 1, CurrentLabelAtStart: 2, NextLabelAtEnd: 4 },
  },
  properties: {
    property: { type: 'string', changed: resection },
    criteria: { type: 'enum:SectionCriteria', changed: resection },
    delegate: { type: () => Component as never, changed: resection },
    labelPositioning: { type: 'int', value: 1, changed: resection },
  },
  creatable: false,
});

export class ListViewAttached extends ItemViewAttached {}
defineType(ListViewAttached, { name: 'ListView', cpp: 'QQuickListViewAttached', creatable: false });

export class ListView extends ItemView {
  declare orientation: number;
  declare spacing: number;
  declare highlightMoveVelocity: number;
  declare highlightResizeVelocity: number;
  declare highlightResizeDuration: number;
  declare headerPositioning: number;
  declare footerPositioning: number;
  declare readonly section: ViewSection;
  declare readonly currentSection: string;
  #sticky: StickyLabels | null = null;
  /** The mean length of the rows that are shown. */
  #average = 100;

  override get $vertical(): boolean {
    return this.orientation !== HORIZONTAL;
  }
  #sizeOf(entry: Entry): number {
    return this.$mainSize(entry.item) + (entry.section ? this.$mainSize(entry.section) : 0);
  }
  override $endOf(entry: Entry): number {
    return entry.pos + this.#sizeOf(entry);
  }
  get #step(): number {
    return this.#average + this.spacing;
  }
  override get $start(): number {
    const first = this.$entries[0];
    return first ? first.pos - first.index * this.#step : 0;
  }
  override get $end(): number {
    const last = this.$entries[this.$entries.length - 1];
    if (!last) return this.$length ? this.$length * this.#step - this.spacing : 0;
    return this.$endOf(last) + (this.$length - 1 - last.index) * this.#step;
  }
  override $positionAt(index: number): number {
    const { $entries: entries } = this;
    const first = entries[0];
    if (!first) return index * this.#step;
    const last = entries[entries.length - 1]!;
    if (index < first.index) {
      const way = (first.index - index) * this.#step;
      const { $current: current } = this;
      // The length of the current item is known, though it is out of sight.
      return first.pos - way + (current?.index === index ? this.#average - this.#sizeOf(current) : 0);
    }
    if (index > last.index) return this.$endOf(last) + this.spacing + (index - last.index - 1) * this.#step;
    return entries[index - first.index]!.pos;
  }
  override $sizeAt(index: number): number {
    const entry = this.$entryAt(index);
    return entry ? this.#sizeOf(entry) : this.#average;
  }

  override $fill(from: number, to: number): boolean {
    const count = this.$length;
    const entries = this.$entries;
    const { spacing } = this;
    let changed = false;
    let index = this.$from?.index ?? 0;
    let pos = this.$from?.pos ?? 0;
    this.$from = null;
    const last = entries[entries.length - 1];
    if (last) {
      index = last.index + 1;
      pos = this.$endOf(last) + spacing;
      const first = entries[0]!;
      const step = this.#step;
      // More than a page away: guessed, and filled from there.
      if (step > 0 && (from > pos + step || to < first.pos - step)) {
        const target = Math.min(Math.max(index + Math.trunc((from - pos) / step), 0), count);
        if (target !== index) {
          const at = pos + (target - index) * step;
          for (const entry of entries.splice(0)) this.$letGo(entry);
          index = target;
          pos = at;
          if (index >= count) {
            index = count - 1;
            pos -= step;
          }
        }
      }
    }
    let before = entries.length ? entries[0]!.index : index;
    let start = entries.length ? entries[0]!.pos : pos;
    for (; index < count && pos <= to; index++) {
      const entry = this.$create(index);
      if (!entry) break;
      entry.pos = pos;
      entries.push(entry);
      this.#label(entry);
      this.$placeEntry(entry);
      pos += this.#sizeOf(entry) + spacing;
      changed = true;
    }
    for (; before > 0 && start > from; ) {
      const entry = this.$create(before - 1);
      if (!entry) break;
      before--;
      entries.unshift(entry);
      this.#label(entry);
      start -= this.#sizeOf(entry) + spacing;
      entry.pos = start;
      this.$placeEntry(entry);
      changed = true;
    }
    if (changed) this.#mean();
    return changed;
  }
  #mean(): void {
    const { $entries: entries } = this;
    if (!entries.length) return;
    let sum = 0;
    for (const entry of entries) sum += this.#sizeOf(entry);
    this.#average = Math.round(sum / entries.length);
  }
  override $arrange(): void {
    const { $entries: entries, spacing } = this;
    const first = entries[0];
    if (first) {
      let { pos } = first;
      for (const entry of entries) {
        entry.pos = pos;
        this.#label(entry);
        this.$placeEntry(entry);
        pos += this.#sizeOf(entry) + spacing;
      }
      this.#mean();
    }
    const { $current: current } = this;
    if (current && current.index >= 0 && !entries.includes(current)) {
      current.pos = this.$positionAt(current.index);
      this.$placeEntry(current);
    }
    if (this.$sectioned || this.#told) this.#sections();
  }
  override $placeEntry(entry: Entry): void {
    const { section, item } = entry;
    if (section) {
      const label = this.$mainSize(section);
      this.$put(section, this.$reversed ? entry.pos + this.$mainSize(item) : entry.pos);
      this.$putRow(item, this.$reversed ? entry.pos : entry.pos + label);
    } else this.$putRow(item, entry.pos);
  }

  override $take(change: ItemModelChange, from: number, to: number): void {
    const entries = this.$entries;
    const { kind, index, count } = change;
    if (kind === 'remove') this.#takeOut(index, count, null);
    else if (kind === 'insert') this.#putIn(index, count, from, to, null);
    else if (kind === 'move') {
      const moved = new Map<number, Entry>();
      const { to: target = 0 } = change;
      for (const entry of entries)
        if (entry.index >= index && entry.index < index + count)
          moved.set(entry.index + target - index, entry);
      this.#takeOut(index, count, moved);
      this.#putIn(target, count, from, to, moved);
      for (const entry of moved.values()) if (!this.$entries.includes(entry)) this.$letGo(entry);
    }
  }
  /** Rows go; `kept`: they come back elsewhere. */
  #takeOut(index: number, count: number, kept: Map<number, Entry> | null): void {
    const old = this.$entries;
    const view = this.$viewPos;
    /** What the eye rests on: the first row in sight that stays. */
    const anchor = old.find(
      (entry) => this.$endOf(entry) > view && !(entry.index >= index && entry.index < index + count),
    );
    const entries: Entry[] = [];
    const gone: Entry[] = [];
    let above = 0;
    let firstGone: number | null = null;
    for (const entry of old) {
      if (entry.index >= index && entry.index < index + count) {
        firstGone ??= entry.pos;
        if (anchor && entry.pos < anchor.pos && this.$endOf(entry) <= view)
          above += this.#sizeOf(entry) + this.spacing;
        gone.push(entry);
        continue;
      }
      if (entry.index >= index + count) entry.index -= count;
      entries.push(entry);
    }
    this.$entries = entries;
    if (entries.length) {
      const first = entries[0]!;
      // The first row takes the place of the one that stood there, or stays where the eye has it.
      if (old[0] !== first) first.pos = firstGone! + above;
      else if (above) first.pos += above;
    } else if (firstGone !== null) this.#restart(index, firstGone);
    if (!kept) this.$remove(...gone.filter((entry) => entry !== this.$current));
    if (!kept) for (const entry of gone) if (entry === this.$current) entry.index = -1;
  }
  /** All that was shown is gone: the next row begins there. */
  #restart(index: number, pos: number): void {
    const count = this.$length;
    if (count === 0) return;
    const at = Math.min(index, count - 1);
    const entry = this.$create(at);
    if (!entry) return;
    entry.pos = at < index ? pos - this.#step : pos;
    this.$entries.push(entry);
  }
  #putIn(index: number, count: number, from: number, to: number, kept: Map<number, Entry> | null): void {
    const entries = this.$entries;
    const first = entries[0];
    if (!first) return;
    const last = entries[entries.length - 1]!;
    const view = this.$viewPos;
    const split = index - first.index;
    if (split < 0 || index > last.index + 1) {
      for (const entry of entries) if (entry.index >= index) entry.index += count;
      return;
    }
    const before = entries.slice(0, split);
    const after = entries.slice(split);
    for (const entry of after) entry.index += count;
    const anchor = entries.find((entry) => this.$endOf(entry) > view);
    let pos = after[0]?.pos ?? this.$endOf(last) + this.spacing;
    const fresh: Entry[] = [];
    const make = (at: number): Entry | null => {
      const entry = kept?.get(at) ?? this.$create(at);
      if (entry) {
        entry.index = at;
        this.#label(entry);
      }
      return entry;
    };
    if (anchor && pos < anchor.pos) {
      // Above what is seen: it grows upwards.
      for (let i = index + count - 1; i >= index && pos > from; i--) {
        const entry = make(i);
        if (!entry) break;
        pos -= this.#sizeOf(entry) + this.spacing;
        entry.pos = pos;
        fresh.unshift(entry);
      }
      if (fresh.length === count) {
        let end = pos;
        for (let i = before.length - 1; i >= 0; i--) {
          const entry = before[i]!;
          end -= this.#sizeOf(entry) + this.spacing;
          entry.pos = end;
        }
        this.$entries = [...before, ...fresh, ...after];
      } else {
        for (const entry of before) this.$letGo(entry);
        this.$entries = [...fresh, ...after];
      }
    } else {
      for (let i = index; i < index + count && pos <= to; i++) {
        const entry = make(i);
        if (!entry) break;
        entry.pos = pos;
        pos += this.#sizeOf(entry) + this.spacing;
        fresh.push(entry);
      }
      if (fresh.length === count) this.$entries = [...before, ...fresh, ...after];
      else {
        this.$entries = [...before, ...fresh];
        for (const entry of after) this.$letGo(entry);
        if (!this.$entries.length) {
          // All moved out of sight.
          this.#restart(index, pos);
        }
      }
    }
  }

  override $indexAt(x: number, y: number): number {
    for (const { item, index } of this.$entries)
      if (index >= 0 && item.contains({ x: x - item.$x_, y: y - item.$y_ } as never)) return index;
    return -1;
  }

  // --- sections ------------------------------------------------------------------------------------------

  override get $sectioned(): boolean {
    return this.section.property !== '';
  }
  get $currentSection(): string {
    return this.$v[CURRENT_SECTION] as string;
  }
  $sectionOf(index: number): string {
    if (index < 0 || index >= this.$length || !this.$sectioned) return '';
    const { property, criteria } = this.section;
    const value = String(this.$model!.$value(index, property) ?? '');
    return criteria === 1 ? value.slice(0, 1) : value;
  }
  /** Makes or drops the label above a row. */
  #label(entry: Entry): void {
    if (!this.$sectioned) return;
    const attached = attachedTo(entry.item);
    if (attached) this.#tellSection(attached, entry.index);
    const { index } = entry;
    const own = this.$sectionOf(index);
    const { delegate, labelPositioning } = this.section;
    const inline = labelPositioning & 1 || (index === 0 && labelPositioning & 2);
    const wanted = delegate !== null && !!inline && this.$sectionOf(index - 1) !== own;
    if (wanted && entry.section && labels.get(entry.section) === own) return;
    if (entry.section) this.$dropSection(entry);
    if (!wanted) return;
    const label = this.$component(delegate, { section: own });
    if (!label) return;
    labels.set(label, own);
    if (label.z === 0) label.$set('z', 2);
    entry.section = label;
  }
  /** There are sections, or were. */
  #told = false;
  #sections(): void {
    this.#told = this.$sectioned;
    for (const { item, index } of this.$entries) {
      const attached = attachedTo(item);
      if (attached) this.#tellSection(attached, index);
    }
    const view = this.$viewPos;
    const top = this.$entries.find((entry) => this.$endOf(entry) > view);
    this.$set('currentSection', top ? this.$sectionOf(top.index) : '');
    if (this.#told && this.section.labelPositioning !== 1 && this.section.delegate)
      (this.#sticky ??= new StickyLabels(this)).update();
    else this.#sticky?.drop();
  }
  #tellSection(attached: ItemViewAttached, index: number): void {
    attached.$set('section', this.$sectionOf(index));
    attached.$set('previousSection', this.$sectionOf(index - 1));
    attached.$set('nextSection', this.$sectionOf(index + 1));
  }
  override $introduce(item: Item, attached: ItemViewAttached): void {
    super.$introduce(item, attached);
    const entry = this.$entries.find((each) => each.item === item);
    if (entry) this.#tellSection(attached, entry.index);
    else if (this.$sectioned) this.$later();
  }
  $resection(): void {
    if (!this.$complete_) return;
    for (const entry of this.$entries) this.$dropSection(entry);
    this.#sticky?.drop();
    this.$later();
  }

  // --- header and footer ---------------------------------------------------------------------------------

  override get $pinned(): boolean {
    return this.headerPositioning !== 0 || this.footerPositioning !== 0;
  }
  override $headerAt(start: number): number {
    const size = this.$headerSize;
    const view = this.$viewPos;
    if (this.headerPositioning === OVERLAY) return Math.max(view, start - size);
    if (this.headerPositioning === PULL_BACK) return Math.min(Math.max(start - size, view - size), view);
    return start - size;
  }
  override $footerAt(end: number): number {
    const bottom = this.$viewPos + this.$viewSize;
    if (this.footerPositioning === OVERLAY) return bottom - this.$footerSize;
    if (this.footerPositioning === PULL_BACK) return Math.min(end, bottom);
    return end;
  }

  // --- moving --------------------------------------------------------------------------------------------

  override $moveTime(distance: number): number {
    return timeOf(this.highlightMoveDuration, this.highlightMoveVelocity, distance);
  }
  override $resizeTime(distance: number): number {
    return timeOf(this.highlightResizeDuration, this.highlightResizeVelocity, distance);
  }
  override $snap(pos: number): number {
    const [begin] = this.$range;
    const offset = this.highlightRangeMode ? begin : 0;
    const at = pos + offset;
    let best = pos;
    let least = Number.POSITIVE_INFINITY;
    for (const entry of this.$entries) {
      const away = Math.abs(entry.pos - at);
      if (away < least) {
        least = away;
        best = entry.pos - offset;
      }
    }
    // Beyond what is shown rows are as long as the mean.
    const last = this.$entries[this.$entries.length - 1];
    if (last && at > this.$endOf(last) && this.#step > 0) {
      const rows = Math.round((at - this.$endOf(last)) / this.#step);
      best = this.$endOf(last) + this.spacing + rows * this.#step - offset;
    } else if (this.$entries[0] && at < this.$entries[0].pos - this.#average && this.#step > 0) {
      const rows = Math.round((this.$entries[0].pos - at) / this.#step);
      best = this.$entries[0].pos - rows * this.#step - offset;
    }
    return best;
  }
  override $arrow(key: string): boolean {
    const forward = this.$vertical ? 'ArrowDown' : 'ArrowRight';
    const back = this.$vertical ? 'ArrowUp' : 'ArrowLeft';
    if (key !== forward && key !== back) return false;
    return this.$step((key === forward) !== this.$reversed ? 1 : -1);
  }
  incrementCurrentIndex(): void {
    this.$step(1);
  }
  decrementCurrentIndex(): void {
    this.$step(-1);
  }
}

/** Which section a label is for. */
const labels = new WeakMap<Item, string>();

function timeOf(duration: number, velocity: number, distance: number): number {
  const bySpeed = velocity > 0 ? (distance / velocity) * 1000 : Number.POSITIVE_INFINITY;
  const time = duration >= 0 ? Math.min(duration, bySpeed) : bySpeed;
  return Number.isFinite(time) ? time : 0;
}

const later = (view: ListView): void => view.$later();
defineType(ListView, {
  name: 'ListView',
  enums: {
    Orientation: { Horizontal: 1, Vertical: 2 },
    SnapMode: { NoSnap: 0, SnapToItem: 1, SnapOneItem: 2 },
    HeaderPositioning: { InlineHeader: 0, OverlayHeader: 2, PullBackHeader: 1 },
    FooterPositioning: { InlineFooter: 0, OverlayFooter: 2, PullBackFooter: 1 },
  },
  properties: {
    orientation: {
      type: 'enum:Orientation',
      value: 2,
      changed(view, orientation: number) {
        view.$set('flickableDirection', orientation === HORIZONTAL ? 1 : 2);
        view.$set(orientation === HORIZONTAL ? 'contentHeight' : 'contentWidth', -1);
        if (view.$complete_) view.$setModel();
      },
    },
    spacing: { type: 'real', changed: later },
    highlightMoveVelocity: { type: 'real', value: 400 },
    highlightMoveDuration: { type: 'int', value: -1 },
    highlightResizeVelocity: { type: 'real', value: 400 },
    highlightResizeDuration: { type: 'int', value: -1 },
    snapMode: 'enum:SnapMode',
    section: { group: () => ViewSection as never },
    currentSection: { type: 'string', readonly: true },
    headerPositioning: { type: 'enum:HeaderPositioning', changed: later },
    footerPositioning: { type: 'enum:FooterPositioning', changed: later },
    flickableDirection: { type: 'enum:QQuickFlickable.FlickableDirection', value: 2 },
  },
  methods: ['incrementCurrentIndex', 'decrementCurrentIndex'],
  attached: ListViewAttached,
});
const CURRENT_SECTION = ListView.meta.properties.currentSection!.slot;
