// `ToolTip`: a short text beside what it is about, of one's own or one for all items that ask for it by
// `ToolTip.text`. Follows https://doc.qt.io/qt-6/qml-qtquick-controls-tooltip.html.
import { type Engine, engineOf } from '../../runtime/engine/engine.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { Item } from '../quick/item.ts';
import { Popup } from './popup.ts';
import { box, give, label } from './style.ts';

export class ToolTip extends Popup {
  declare text: string;
  declare delay: number;
  declare timeout: number;
  #timer: unknown = null;
  #placed = { x: false, y: false };

  override get $role(): string {
    return 'tooltip';
  }
  override $aria(): void {}
  override get $styledMargin(): number {
    return 6;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 6 : undefined;
  }
  override $makePart(name: string, otherwise: () => Item | null): Item | null {
    const { $item: item } = this;
    if (name === 'background')
      return box(item, {
        color: () => item.palette.toolTipBase,
        border: { color: () => item.palette.dark },
      });
    if (name !== 'contentItem') return otherwise();
    return label(item, {
      text: () => this.text,
      font: () => this.font,
      wrapMode: 4,
      color: () => item.palette.toolTipText,
    });
  }
  /** In the middle above what it is about, where the document says nothing else. */
  override $position(): void {
    const { $anchor: anchor, $item: item } = this;
    if (anchor) {
      if (!this.#placed.x) this.$wanted.x = (anchor.$width - item.implicitWidth) / 2;
      if (!this.#placed.y) this.$wanted.y = -item.implicitHeight - 3;
    }
    super.$position();
  }
  $setPlace(side: 'x' | 'y', value: number): void {
    this.#placed[side] = true;
    this.$wanted[side] = value;
    this.$position();
  }
  override $show(open: boolean): void {
    const { host } = engineOf(this);
    host.clearTimeout(this.#timer);
    if (!open) {
      super.$show(false);
      return;
    }
    const appear = (): void => {
      if (this.$dead) return;
      super.$show(true);
      if (this.timeout > 0 && this.$open)
        this.#timer = host.setTimeout(() => !this.$dead && this.close(), this.timeout);
    };
    if (this.delay > 0) this.#timer = host.setTimeout(appear, this.delay);
    else appear();
  }
  show(text: string, ms = -1): void {
    if (ms >= 0) this.timeout = ms;
    this.text = text;
    this.open();
  }
  hide(): void {
    this.close();
  }
  override $destroyed(): void {
    engineOf(this).host.clearTimeout(this.#timer);
    super.$destroyed();
  }
}

const shared = new WeakMap<Engine, ToolTip>();
/** The one for all, with who it speaks for now. */
function toolTipOf(item: Item): ToolTip {
  const engine = engineOf(item);
  let tip = shared.get(engine);
  if (!tip || tip.$dead) {
    tip = new ToolTip();
    tip.$c = item.$c;
    tip.$begin();
    tip.$complete();
    shared.set(engine, tip);
  }
  return tip;
}
export class ToolTipAttached extends QmlObject {
  declare text: string;
  declare delay: number;
  declare timeout: number;
  declare visible: boolean;
  readonly $item: QmlObject;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  get $tip(): ToolTip | null {
    return this.$item instanceof Item ? toolTipOf(this.$item) : null;
  }
  get $mine(): boolean {
    const { $item: item } = this;
    const tip = item instanceof Item ? shared.get(engineOf(item)) : undefined;
    return tip !== undefined && tip.$anchor === item && tip.visible;
  }
  $update(): void {
    const { $item: item } = this;
    // What is to be seen by pointing is to be heard too.
    if (item instanceof Item)
      item.$engine.requestPaint(() => {
        const target = item.$element;
        if (target && !item.$dead) target.ariaDescription = this.text || null;
      });
    if (this.$mine) give(this.$tip!, { text: this.text });
  }
  show(text: string, ms = -1): void {
    const { $item: item, $tip: tip } = this;
    if (!tip || !(item instanceof Item)) return;
    tip.close();
    tip.parent = item;
    tip.delay = this.delay;
    tip.timeout = ms >= 0 ? ms : this.timeout;
    tip.text = text;
    tip.open();
    this.$emit('visibleChanged');
  }
  hide(): void {
    const { $tip: tip } = this;
    if (tip?.$anchor !== this.$item) return;
    tip.close();
    this.$emit('visibleChanged');
  }
  override $destroyed(): void {
    const { $item: item } = this;
    if (!(item instanceof Item)) return;
    const tip = shared.get(engineOf(item));
    if (tip && tip.$anchor === item) tip.close();
  }
}
const updated = (attached: ToolTipAttached): void => attached.$update();
defineType(ToolTipAttached, {
  name: 'ToolTip',
  cpp: 'QQuickToolTipAttached',
  creatable: false,
  properties: {
    text: { type: 'string', changed: updated },
    delay: { type: 'int' },
    timeout: { type: 'int', value: -1 },
    visible: {
      type: 'bool',
      get: (attached) => attached.$mine,
      set(attached, visible: boolean) {
        if (visible) attached.show(attached.text);
        else attached.hide();
      },
    },
    toolTip: {
      type: () => ToolTip as never,
      readonly: true,
      notify: false,
      get: (attached) => attached.$tip,
    },
  },
  methods: ['show', 'hide'],
});
const place = (side: 'x' | 'y') => ({
  type: 'real',
  get: (tip: ToolTip) => tip.$placed[side],
  set: (tip: ToolTip, value: number) => tip.$setPlace(side, value),
});
defineType(ToolTip, {
  name: 'ToolTip',
  properties: {
    x: place('x'),
    y: place('y'),
    text: { type: 'string', changed: (tip) => tip.$item.$relook() },
    delay: 'int',
    timeout: { type: 'int', value: -1 },
  },
  methods: ['show', 'hide'],
  attached: ToolTipAttached,
});
ToolTip.meta.defaults[ToolTip.meta.properties.closePolicy!.slot] = 26;
