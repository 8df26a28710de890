// `Drag`, attached: an item that is dragged, and dropped on a `DropArea`. Follows
// https://doc.qt.io/qt-6/qml-qtquick-drag.html and QQuickDragAttached.
// Always holds: while it is active, every move of the item is told to what lies below, once for all moves of
// one piece of code.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { connect, disconnect, type Link, outside } from '../../runtime/reactive/graph.ts';
import { type Dragged, DragWay } from './drag-events.ts';
import { Item } from './item.ts';
import { sceneOf, topOf } from './pointer-scene.ts';

const NONE = 0;
const AUTOMATIC = 1;
const INTERNAL = 2;
const ALL_ACTIONS = 7;
const MOVE = 2;

export class DragAttached extends QmlObject {
  declare hotSpot: Point;
  declare keys: string[];
  declare mimeData: Record<string, unknown>;
  declare supportedActions: number;
  declare proposedAction: number;
  declare dragType: number;
  readonly $item: Item | null;
  $source: QmlObject | null;
  $target: QmlObject | null = null;
  $active = false;
  #way: DragWay | null = null;
  #actions = ALL_ACTIONS;
  #moved = false;
  #queued: unknown = null;
  #restart = false;
  #inEvent = false;
  #geometry: Link | null = null;
  /** Where the pointer is while it leads the drag. */
  #pointer: readonly [number, number] | null = null;
  #led = false;

  constructor(object: QmlObject) {
    super();
    this.$item = object instanceof Item ? object : null;
    this.$source = object;
  }
  get #what(): Dragged {
    return {
      source: this.$source,
      keys: this.keys,
      data: Object.fromEntries(
        Object.entries(this.mimeData).map(([format, value]) => [format, String(value)]),
      ),
      supported: this.#actions,
      proposed: this.proposedAction & this.#actions ? this.proposedAction : this.#actions & -this.#actions,
    };
  }
  get #place(): readonly [number, number] {
    const { x, y } = this.hotSpot;
    return this.#pointer ?? this.$item!.$map(x, y, null);
  }
  #event<T>(run: (way: DragWay) => T): T {
    this.#inEvent = true;
    try {
      return run(this.#way!);
    } finally {
      this.#inEvent = false;
    }
  }
  #refused(what: string): boolean {
    if (this.#inEvent) this.$item?.$warn(`${what} cannot be called from within a drag event handler`);
    return this.#inEvent;
  }
  #retarget(): void {
    const target = this.#way?.target ?? null;
    if (this.$target === target) return;
    this.$target = target;
    this.$emit('targetChanged');
  }

  #begin(actions: number): void {
    const item = this.$item;
    if (!item) return;
    this.#actions = actions;
    this.#way = new DragWay(topOf(item));
    this.$active = true;
    this.#moved = false;
    this.#geometry ??= connect(item, item.$geometry, { run: () => this.$later() });
    this.#event((way) => way.move(this.#what, ...this.#place));
    this.#retarget();
    this.$emit('activeChanged');
  }
  #end(): void {
    this.$active = this.#led = false;
    this.#way = null;
    this.#pointer = null;
    if (this.#geometry) disconnect(this.#geometry);
    this.#geometry = null;
  }
  /** It moved; or, `restart`, it is something else now. */
  $later(restart = false): void {
    if (!this.$active || !this.$item) return;
    this.#moved = true;
    this.#restart ||= restart;
    const { host } = this.$item.$engine;
    this.#queued ??= host.setTimeout(() => {
      this.#queued = null;
      if (!this.$dead) this.#deliver();
    }, 0);
  }
  #deliver(): void {
    if (!this.$active) return;
    this.#moved = false;
    if (this.#restart) this.#event((way) => way.leave());
    this.#restart = false;
    this.#event((way) => way.move(this.#what, ...this.#place));
    this.#retarget();
  }

  $setActive(active: boolean): void {
    if (this.$active === active || this.#refused('active')) return;
    // The release of the pointer ends what the pointer leads, whatever else hears of it.
    if (!active && this.#led) return;
    if (!active) this.cancel();
    else if (this.dragType === AUTOMATIC) this.startDrag();
    else if (this.dragType === INTERNAL) this.#begin(this.supportedActions);
    else {
      this.$active = true;
      this.$emit('activeChanged');
    }
  }
  start(actions?: number): void {
    if (this.#refused('start()')) return;
    if (this.$active) this.cancel();
    this.#begin(typeof actions === 'number' ? actions : this.supportedActions);
  }
  drop(): number {
    if (this.#refused('drop()')) return 0;
    if (this.#moved) this.#deliver();
    if (!this.$active || !this.#way) return 0;
    this.$active = false;
    const before = this.#way.target;
    const action = this.#event((way) => way.drop(this.#what, ...this.#place));
    this.#end();
    const target = action ? before : null;
    if (this.$target !== target) {
      this.$target = target;
      this.$emit('targetChanged');
    }
    this.$emit('activeChanged');
    return action;
  }
  cancel(): void {
    if (this.#refused('cancel()') || !this.$active) return;
    this.$active = false;
    if (this.#way) this.#event((way) => way.leave());
    this.#end();
    if (this.$target) {
      this.$target = null;
      this.$emit('targetChanged');
    }
    this.$emit('activeChanged');
  }
  /** The pointer leads it from now on, and its release drops it. */
  startDrag(actions?: number): void {
    const item = this.$item;
    if (!item || this.#refused('startDrag()')) return;
    const scene = sceneOf(topOf(item));
    const page = scene?.element.ownerDocument;
    this.$emit('dragStarted');
    this.#begin(typeof actions === 'number' ? actions : this.supportedActions);
    if (!page) return;
    const done = new AbortController();
    const { signal } = done;
    this.#led = true;
    const finish = (action: number): void => {
      done.abort();
      if (!this.$dead) this.$emit('dragFinished', action);
    };
    page.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        const box = scene!.element.getBoundingClientRect();
        this.#pointer = [clientX - box.left, clientY - box.top];
        this.$later();
      },
      { signal },
    );
    page.addEventListener('pointerup', () => finish(this.drop()), { signal });
    page.addEventListener(
      'pointercancel',
      () => {
        this.cancel();
        finish(0);
      },
      { signal },
    );
  }
  override $destroyed(): void {
    if (this.#queued !== null) this.$item?.$engine.host.clearTimeout(this.#queued);
    this.#way?.leave();
    this.#end();
  }
}
const restart = (drag: DragAttached): void => drag.$later(true);
defineType(DragAttached, {
  name: 'Drag',
  cpp: 'QQuickDragAttached',
  creatable: false,
  properties: {
    active: {
      type: 'bool',
      get: (drag) => drag.$active,
      // Handlers say at once whether they accept it.
      set: (drag, active: boolean) => outside(() => drag.$setActive(active)),
    },
    source: {
      type: () => QmlObject as never,
      get: (drag) => drag.$source as never,
      set(drag, source: QmlObject | null) {
        if (drag.$source === source) return;
        drag.$source = source;
        drag.$later(true);
        drag.$emit('sourceChanged');
      },
      reset(drag) {
        if (drag.$source === drag.$item) return;
        drag.$source = drag.$item;
        drag.$later(true);
        drag.$emit('sourceChanged');
      },
    },
    target: { type: () => QmlObject as never, readonly: true, get: (drag) => drag.$target as never },
    hotSpot: { type: 'point', value: new Point(0, 0), changed: (drag) => drag.$later() },
    keys: { type: 'var', value: [], changed: restart },
    mimeData: { type: 'var', value: {}, changed: restart },
    supportedActions: { type: 'int', value: ALL_ACTIONS },
    proposedAction: { type: 'int', value: MOVE },
    dragType: { type: 'int', value: INTERNAL },
  },
  signals: { dragStarted: {}, dragFinished: { dropAction: 'int' } },
  methods: ['start', 'startDrag', 'drop', 'cancel'],
  missing: ['imageSource', 'imageSourceSize'],
});

/** What the name `Drag` stands for. */
export class Drag extends QmlObject {}
defineType(Drag, {
  name: 'Drag',
  creatable: 'Drag is only available via attached properties',
  enums: {
    DragType: { None: NONE, Automatic: AUTOMATIC, Internal: INTERNAL },
    Axis: { XAxis: 1, YAxis: 2, XAndYAxis: 3, XandYAxis: 3 },
  },
  attached: DragAttached,
});
