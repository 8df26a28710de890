// Where something that is dragged is: which `DropArea` it enters, moves over, leaves and is dropped on. Follows
// the order of Qt's delivery: the highest area that accepts it takes it.
import { Point } from '../../runtime/object/value-types.ts';
import { ITEM_SLOTS, Item } from './item.ts';

/** What is dragged. */
export interface Dragged {
  readonly source: object | null;
  readonly keys: readonly string[];
  readonly data: Readonly<Record<string, string>>;
  readonly supported: number;
  readonly proposed: number;
}

/** `drag` and `drop` of the signals of a `DropArea`. */
export class DragEvent_ {
  accepted = true;
  /** Whether somebody said what becomes of it. */
  $said = false;
  action: number;
  readonly x: number;
  readonly y: number;
  readonly source: object | null;
  readonly keys: readonly string[];
  readonly supportedActions: number;
  readonly proposedAction: number;
  readonly #data: Readonly<Record<string, string>>;
  constructor({ source, keys, data, supported, proposed }: Dragged, x: number, y: number) {
    this.x = x;
    this.y = y;
    this.source = source;
    this.keys = keys;
    this.#data = data;
    this.supportedActions = supported;
    this.proposedAction = this.action = proposed;
  }
  get formats(): string[] {
    return Object.keys(this.#data);
  }
  get text(): string {
    return this.#data['text/plain'] ?? '';
  }
  get hasText(): boolean {
    return 'text/plain' in this.#data;
  }
  get html(): string {
    return this.#data['text/html'] ?? '';
  }
  get hasHtml(): boolean {
    return 'text/html' in this.#data;
  }
  get urls(): string[] {
    return (this.#data['text/uri-list'] ?? '').split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
  }
  get hasUrls(): boolean {
    return 'text/uri-list' in this.#data;
  }
  get colorData(): string | undefined {
    return this.#data['application/x-color'];
  }
  get hasColor(): boolean {
    return 'application/x-color' in this.#data;
  }
  getDataAsString(format: string): string {
    return this.#data[format] ?? '';
  }
  getDataAsArrayBuffer(format: string): ArrayBuffer {
    return new TextEncoder().encode(this.#data[format] ?? '').buffer as ArrayBuffer;
  }
  acceptProposedAction(): void {
    this.accept(this.proposedAction);
  }
  accept(action?: number): void {
    if (action !== undefined && action & this.supportedActions) this.action = action;
    this.accepted = this.$said = true;
  }
  toString(): string {
    return 'QQuickDragEvent(0x0)';
  }
}

/** What a `DropArea` does with a drag. */
export interface DropTarget extends Item {
  readonly $drops: true;
  /** True when it takes it. */
  $dragEnter(what: Dragged, x: number, y: number): boolean;
  $dragMove(what: Dragged, x: number, y: number): void;
  $dragLeave(): void;
  /** The action that was done; 0: it was not accepted. */
  $drop(what: Dragged, x: number, y: number): number;
}

/** One drag on its way. */
export class DragWay {
  readonly #root: Item;
  target: DropTarget | null = null;
  constructor(root: Item) {
    this.#root = root;
  }
  move(what: Dragged, x: number, y: number): void {
    const before = this.target;
    this.target = this.#take(this.#root, what, x, y, before);
    if (this.target && this.target === before) before.$dragMove(what, ...before.$unmap(x, y));
    else this.#left(before);
  }
  #left(target: DropTarget | null): void {
    if (target && !target.$dead) target.$dragLeave();
  }
  leave(): void {
    const { target } = this;
    this.target = null;
    this.#left(target);
  }
  drop(what: Dragged, x: number, y: number): number {
    const { target } = this;
    this.target = null;
    return target && !target.$dead ? target.$drop(what, ...target.$unmap(x, y)) : 0;
  }
  /** The highest area under the point that takes it; the one that has it keeps it. */
  #take(item: Item, what: Dragged, x: number, y: number, has: DropTarget | null): DropTarget | null {
    const { $v: values } = item;
    if (!values[ITEM_SLOTS.visible] || !values[ITEM_SLOTS.enabled]) return null;
    const [ix, iy] = item.$unmap(x, y);
    const within = item.contains(new Point(ix, iy));
    if (!within && values[ITEM_SLOTS.clip]) return null;
    const stacked = item.$stacked();
    const look = (behind: boolean): DropTarget | null => {
      for (let i = stacked.length - 1; i >= 0; i--) {
        const child = stacked[i]!;
        if (!(child instanceof Item) || (child.$v[ITEM_SLOTS.z] as number) < 0 !== behind) continue;
        const found = this.#take(child, what, x, y, has);
        if (found) return found;
      }
      return null;
    };
    const above = look(false);
    if (above) return above;
    const area = item as DropTarget;
    if (within && area.$drops === true) {
      if (area === has) return area;
      // What has it is left before another is asked.
      this.#left(has);
      if (area.$dragEnter(what, ix, iy)) return area;
    }
    return look(true);
  }
}
