// `DropArea`: where what is dragged may be dropped, items of the document and things from outside of the page.
// Follows https://doc.qt.io/qt-6/qml-qtquick-droparea.html.
import { defineType, GroupObject, QmlObject } from '../../runtime/object/object.ts';
import { DragEvent_, type Dragged, type DropTarget } from './drag-events.ts';
import { Item } from './item.ts';

const COPY = 1;

/** `drag`: what is over the area. */
export class DropAreaDrag extends GroupObject<DropArea> {}
defineType(DropAreaDrag, {
  name: 'DropAreaDrag',
  creatable: false,
  properties: {
    x: { type: 'real', readonly: true, notify: 'positionChanged', get: ({ $owner }) => $owner.$spot[0] },
    y: { type: 'real', readonly: true, notify: 'positionChanged', get: ({ $owner }) => $owner.$spot[1] },
    source: {
      type: () => QmlObject as never,
      readonly: true,
      get: ({ $owner }) => $owner.$source as never,
    },
  },
});

export class DropArea extends Item implements DropTarget {
  declare keys: string[];
  readonly $drops = true as const;
  $contains = false;
  $source: QmlObject | null = null;
  $spot: readonly [number, number] = [0, 0];

  #tell(...signals: ('positionChanged' | 'sourceChanged')[]): void {
    const drag = this.$v[DRAG] as DropAreaDrag | null;
    if (drag) for (const signal of signals) drag.$emit(signal);
  }
  /** Positions are whole, as Qt's are. */
  #stand(x: number, y: number): void {
    this.$spot = [Math.floor(x), Math.floor(y)];
  }
  $dragEnter(what: Dragged, x: number, y: number): boolean {
    const { keys } = this;
    if (this.$contains || (keys.length && !what.keys.some((key) => keys.includes(key)))) return false;
    this.#stand(x, y);
    const event = new DragEvent_(what, ...this.$spot);
    this.$emit('entered', event);
    if (!event.accepted || this.$dead) return false;
    this.$contains = true;
    this.$source = what.source as QmlObject | null;
    this.#tell('positionChanged', 'sourceChanged');
    this.$emit('containsDragChanged');
    return true;
  }
  $dragMove(what: Dragged, x: number, y: number): void {
    if (!this.$contains) return;
    this.#stand(x, y);
    this.#tell('positionChanged');
    this.$emit('positionChanged', new DragEvent_(what, ...this.$spot));
  }
  $dragLeave(): void {
    if (!this.$contains) return;
    this.$emit('exited');
    this.#ended();
  }
  #ended(): void {
    this.$contains = false;
    this.$source = null;
    this.$emit('containsDragChanged');
    this.#tell('sourceChanged');
  }
  $drop(what: Dragged, x: number, y: number): number {
    if (!this.$contains) return 0;
    this.#stand(x, y);
    this.#tell('positionChanged');
    const event = new DragEvent_(what, ...this.$spot);
    event.accepted = false;
    this.$emit('dropped', event);
    this.#ended();
    return event.accepted ? event.action : 0;
  }

  /** Things from outside of the page: files, texts, links. */
  override $createElement(): HTMLElement {
    const element = super.$createElement();
    const what = ({ dataTransfer: data, type }: DragEvent): Dragged => ({
      source: null,
      keys: [...(data?.types ?? [])],
      // What it is can be read only once it was dropped.
      data: Object.fromEntries(
        [...(data?.types ?? [])].map((format) => [format, type === 'drop' ? data!.getData(format) : '']),
      ),
      supported: COPY,
      proposed: COPY,
    });
    const on = (name: string, call: (event: DragEvent, x: number, y: number) => boolean): void =>
      element.addEventListener(name, (native) => {
        const event = native as DragEvent;
        if (event.defaultPrevented) return;
        const box = element.getBoundingClientRect();
        const scale = element.offsetWidth ? box.width / element.offsetWidth || 1 : 1;
        if (call(event, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale))
          event.preventDefault();
      });
    on('dragenter', (event, x, y) => this.$contains || this.$dragEnter(what(event), x, y));
    on('dragover', (event, x, y) => {
      if (!this.$contains) return false;
      const [oldX, oldY] = this.$spot;
      if (Math.floor(x) !== oldX || Math.floor(y) !== oldY) this.$dragMove(what(event), x, y);
      return true;
    });
    on('drop', (event, x, y) => {
      if (!this.$contains) return false;
      this.$drop(what(event), x, y);
      return true;
    });
    element.addEventListener('dragleave', (event) => {
      if (!element.contains(event.relatedTarget as Node | null)) this.$dragLeave();
    });
    return element;
  }
}
defineType(DropArea, {
  name: 'DropArea',
  properties: {
    containsDrag: { type: 'bool', readonly: true, get: (area) => area.$contains },
    keys: { type: 'var', value: [] },
    drag: { group: () => DropAreaDrag as never },
  },
  signals: {
    entered: { drag: 'var' },
    exited: {},
    positionChanged: { drag: 'var' },
    dropped: { drop: 'var' },
  },
});
const DRAG = DropArea.meta.properties.drag!.slot;
