// `ScrollBar`, `ScrollIndicator` and `ScrollView`: what shows and moves the place of a flickable. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-scrollbar.html and its kin.
// Always holds: a bar that is attached follows the flickable's visible area; the user's hand on the bar moves the
// flickable, whose change then comes back the same way.
import { attachedObject, defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { connect, disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { Flickable } from '../quick/flickable.ts';
import { Item } from '../quick/item.ts';
import type { KeyEvent } from '../quick/keys.ts';
import type { Pointer } from '../quick/pointer-scene.ts';
import { Rectangle } from '../quick/rectangle.ts';
import { Control, initially, LOOK } from './control.ts';
import { Pane } from './panes.ts';
import { made } from './style.ts';
import { TextArea, tieArea } from './text-area.ts';

const HORIZONTAL = 1;
const VERTICAL = 2;
type Way = 'horizontal' | 'vertical';

/** The part of the bar that moves: it comes at once and goes slowly. */
class Handle extends Rectangle {
  override $firstStyle(): string {
    return `${super.$firstStyle()}${this.opacity ? '' : FADE}`;
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    style.transition = this.opacity ? '' : 'opacity .2s .45s';
  }
}
const FADE = 'transition:opacity .2s .45s;';

/** What bars and indicators have in common. */
export abstract class Scroller extends Control {
  declare size: number;
  declare position: number;
  declare active: boolean;
  declare orientation: number;
  declare readonly visualSize: number;
  declare readonly visualPosition: number;
  $minimum: number | null = null;
  /** Moved by whom: the flickable follows only the user. */
  $user = false;

  get $across(): boolean {
    return this.orientation === HORIZONTAL;
  }
  override $styled(name: string): number | undefined {
    return name === 'padding' ? 2 : undefined;
  }
  get $least(): number {
    return this.$minimum ?? 0;
  }
  get $visual(): [position: number, size: number] {
    const { size, $least: least } = this;
    let { position } = this;
    if (least > size && size !== 1) position = (position / (1 - size)) * (1 - least);
    const most = Math.max(0, 1 - position);
    const visible = Math.max(least, Math.min(Math.max(0, size) + Math.min(0, position), most));
    return [Math.max(0, Math.min(position, Math.max(0, 1 - visible))), visible];
  }
  #told: [number, number] = [0, 0];
  $moved(): void {
    const before = this.#told;
    this.#told = this.$visual;
    if (before[0] !== this.#told[0]) this.$emit('visualPositionChanged');
    if (before[1] !== this.#told[1]) this.$emit('visualSizeChanged');
    this.$arrange();
    this.$mark(LOOK);
  }
  override $placeContent(content: Item, left: number, top: number): void {
    const [position, size] = this.$visual;
    const width = this.availableWidth;
    const height = this.availableHeight;
    const across = this.$across;
    content.$place(
      left + (across ? position * width : 0),
      top + (across ? 0 : position * height),
      across ? width * size : width,
      across ? height : height * size,
    );
  }
  override $geometryChanged(moved: boolean, sized: boolean, oldWidth: number, oldHeight: number): void {
    super.$geometryChanged(moved, sized, oldWidth, oldHeight);
    if (sized && this.$complete_) this.$moved();
  }
  setSize(size: number): void {
    this.$set('size', size);
  }
  setPosition(position: number): void {
    this.$set('position', position);
  }
}
const scrollerProperties = <T extends Scroller>(): Record<string, PropertyOptions<T>> => ({
  size: { type: 'real', changed: (bar) => bar.$moved() },
  position: { type: 'real', changed: (bar) => bar.$moved() },
  active: { type: 'bool' },
  orientation: { type: 'int', value: VERTICAL, changed: (bar) => bar.$moved() },
  horizontal: { type: 'bool', readonly: true, notify: 'orientationChanged', get: (bar) => bar.$across },
  vertical: { type: 'bool', readonly: true, notify: 'orientationChanged', get: (bar) => !bar.$across },
  minimumSize: {
    type: 'real',
    get: (bar) => bar.$least,
    set(bar, size: number) {
      bar.$minimum = Math.max(0, Math.min(1, size));
      bar.$emit('minimumSizeChanged');
      bar.$moved();
    },
  },
  visualSize: { type: 'real', readonly: true, get: (bar) => bar.$visual[1] },
  visualPosition: { type: 'real', readonly: true, get: (bar) => bar.$visual[0] },
});

export class ScrollIndicator extends Scroller {
  override $makeContent(): Item {
    return made(this, new Handle(), {
      implicitWidth: 2,
      implicitHeight: 2,
      color: () => this.palette.mid,
      visible: () => this.size < 1,
      opacity: () => (this.active ? 0.75 : 0),
    });
  }
}

export class ScrollBar extends Scroller {
  declare policy: number;
  declare stepSize: number;
  declare snapMode: number;
  declare interactive: boolean;
  declare readonly pressed: boolean;
  #offset = 0;
  override get $role(): string {
    return 'scrollbar';
  }
  override get $focusElement(): null {
    return null;
  }
  override get $least(): number {
    const { $width: width, $height: height } = this;
    return this.$minimum ?? Math.min(1, (this.$across ? height / width : width / height) || 0);
  }
  override $makeContent(): Item {
    const handle = new Handle();
    return made(this, handle, {
      implicitWidth: () => (this.interactive ? 6 : 2),
      implicitHeight: () => (this.interactive ? 6 : 2),
      radius: () => Math.min(handle.width, handle.height) / 2,
      color: () => (this.pressed ? this.palette.dark : this.palette.mid),
      opacity: () => (this.policy === 2 || (this.active && this.size < 1) ? 0.75 : 0),
    });
  }
  increase(): void {
    this.#step(1);
  }
  decrease(): void {
    this.#step(-1);
  }
  #step(way: number): void {
    const { active } = this;
    this.$set('active', true);
    this.#set(this.position + way * (this.stepSize || 0.1));
    this.$set('active', active);
  }
  #set(position: number): void {
    this.$user = true;
    this.$set('position', Math.max(0, Math.min(position, 1 - this.size)));
    this.$user = false;
  }
  #at({ x, y }: { x: number; y: number }): number {
    return this.$across
      ? (x - this.leftPadding) / (this.availableWidth || 1)
      : (y - this.topPadding) / (this.availableHeight || 1);
  }
  get $keeps(): boolean {
    return true;
  }
  $press(at: Pointer): boolean {
    if (!this.interactive || at.button !== 1) return false;
    this.#offset = this.#at(at) - this.position;
    if (this.#offset < 0 || this.#offset > this.size) this.#offset = this.size / 2;
    this.$set('pressed', true);
    this.$busy();
    this.$move(at);
    return true;
  }
  #snap(position: number): number {
    const step = this.stepSize * (1 - this.size);
    return step ? Math.round(position / step) * step : position;
  }
  $move(at: Pointer): void {
    const position = Math.max(0, Math.min(this.#at(at) - this.#offset, 1 - this.size));
    this.#set(this.snapMode === 1 ? this.#snap(position) : position);
  }
  $release(): void {
    if (this.snapMode === 2) this.#set(this.#snap(this.position));
    this.$cancel();
  }
  $cancel(): void {
    this.$set('pressed', false);
    this.$busy();
  }
  override $hover(at: Pointer | null): void {
    super.$hover(at);
    this.$busy();
  }
  /** What it is attached to moves. */
  $moving = false;
  $busy(): void {
    this.$set('active', this.$moving || (this.interactive && (this.pressed || this.hovered)));
  }
  $keyPressed(event: KeyEvent): void {
    const [back, on] = this.$across ? [0x1000012, 0x1000014] : [0x1000013, 0x1000015];
    if (event.key !== back && event.key !== on) return;
    event.accepted = true;
    if (event.key === on) this.increase();
    else this.decrease();
  }
  override $firstStyle(): string {
    return 'touch-action:none;';
  }
  override $aria(set: (name: string, value: string | number | boolean | null) => void): void {
    set('aria-orientation', this.$across ? 'horizontal' : 'vertical');
    set('aria-valuemin', 0);
    set('aria-valuemax', 100);
    set('aria-valuenow', Math.round((this.position / (1 - this.size || 1)) * 100));
    // The flickable can be scrolled by other means.
    set('aria-hidden', true);
  }
}

/** `ScrollBar.vertical` and `ScrollBar.horizontal` of a flickable, and those of indicators. */
abstract class ScrollerAttached<T extends Scroller> extends QmlObject {
  readonly $item: QmlObject;
  readonly $bars: Record<Way, T | null | undefined> = { horizontal: undefined, vertical: undefined };
  readonly $links: Record<Way, Link[]> = { horizontal: [], vertical: [] };
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  get $flickable(): Flickable | null {
    const { $item: item } = this;
    return item instanceof Flickable ? item : item instanceof ScrollView ? item.$flickable : null;
  }
  $get(way: Way): T | null {
    const { $item: item } = this;
    if (this.$bars[way] === undefined && item instanceof ScrollView) {
      const bar = this.$make();
      if (bar) {
        made(item, bar as Scroller, { orientation: way === 'vertical' ? VERTICAL : HORIZONTAL });
        this.$put(way, bar);
      }
    }
    return this.$bars[way] ?? null;
  }
  abstract $make(): T | null;
  $put(way: Way, bar: T | null): void {
    const old = this.$bars[way];
    for (const link of this.$links[way]) disconnect(link);
    this.$links[way] = [];
    this.$bars[way] = bar;
    if (old && old !== bar && !old.$dead) {
      if (old.$at === null) old.$destroy();
      else old.$setParentItem(null);
    }
    if (!bar) return;
    bar.$set('orientation', way === 'vertical' ? VERTICAL : HORIZONTAL);
    this.$tie(way);
  }
  $tie(way: Way): void {
    const bar = this.$bars[way];
    const flickable = this.$flickable;
    for (const link of this.$links[way]) disconnect(link);
    this.$links[way] = [];
    if (!bar || !flickable || bar.$dead) return;
    const { $item: item } = this;
    const holder = item instanceof ScrollView ? item : flickable;
    if (!bar.$parentItem || bar.$parentItem === flickable.$contentItem) bar.$setParentItem(holder);
    if (bar.z === 0) bar.$set('z', 1);
    const vertical = way === 'vertical';
    const links = this.$links[way];
    let placing = false;
    const place = (): void => {
      if (placing || bar.$dead || (bar.$parentItem !== holder && bar.$parentItem !== flickable)) return;
      placing = true;
      const [left, top, width, height] =
        item instanceof ScrollView
          ? [item.leftPadding, item.topPadding, item.availableWidth, item.availableHeight]
          : [0, 0, holder.$width, holder.$height];
      // What the document says of its place and length stays.
      if (vertical)
        bar.$setGeometry(
          holder.$width - bar.$width,
          top || bar.$y_,
          bar.$width,
          bar.$heightSet ? bar.$height : height,
        );
      else
        bar.$setGeometry(
          left || bar.$x_,
          holder.$height - bar.$height,
          bar.$widthSet ? bar.$width : width,
          bar.$height,
        );
      placing = false;
    };
    const area = flickable as unknown as {
      visibleArea: { xPosition: number; yPosition: number; widthRatio: number; heightRatio: number };
    };
    let following = false;
    const follow = (): void => {
      if (bar.$dead || flickable.$dead) return;
      const { xPosition, yPosition, widthRatio, heightRatio } = area.visibleArea;
      following = true;
      bar.$set('size', vertical ? heightRatio : widthRatio);
      if (!bar.$user) bar.$set('position', vertical ? yPosition : xPosition);
      following = false;
    };
    const moves = (): void => {
      const moving = (flickable as unknown as Record<string, boolean>)[
        vertical ? 'movingVertically' : 'movingHorizontally'
      ]!;
      if (bar instanceof ScrollBar) {
        bar.$moving = moving;
        bar.$busy();
      } else bar.$set('active', moving);
    };
    const scroll = (): void => {
      if (following || flickable.$dead) return;
      const axis = vertical ? flickable.$ver : flickable.$hor;
      const [low, high] = axis.bounds;
      const pos = low + bar.position * (high - low + axis.viewSize);
      flickable[vertical ? 'contentY' : 'contentX'] = Math.max(low, Math.min(high, pos));
    };
    const group = area.visibleArea as unknown as QmlObject;
    for (const name of vertical ? ['yPosition', 'heightRatio'] : ['xPosition', 'widthRatio'])
      links.push(listen(group, `${name}Changed`, follow));
    links.push(
      listen(flickable, vertical ? 'movingVerticallyChanged' : 'movingHorizontallyChanged', moves),
      listen(bar, 'positionChanged', scroll),
      connect(holder, holder.$geometry, { run: place } as never),
      listen(bar, vertical ? 'widthChanged' : 'heightChanged', place),
    );
    if (item instanceof ScrollView)
      for (const name of ['availableWidthChanged', 'availableHeightChanged'])
        links.push(listen(item, name, place));
    place();
    follow();
    moves();
  }
  override $destroyed(): void {
    for (const links of Object.values(this.$links)) for (const link of links) disconnect(link);
  }
}
export class ScrollBarAttached extends ScrollerAttached<ScrollBar> {
  override $make(): ScrollBar {
    return new ScrollBar();
  }
}
export class ScrollIndicatorAttached extends ScrollerAttached<ScrollIndicator> {
  override $make(): null {
    return null;
  }
}
const bars = <A extends ScrollerAttached<never>>(type: () => unknown): Record<string, PropertyOptions<A>> =>
  Object.fromEntries(
    (['horizontal', 'vertical'] as const).map((way): [string, PropertyOptions<A>] => [
      way,
      {
        type: type as never,
        get: (attached) => attached.$get(way),
        set(attached, bar: never) {
          attached.$put(way, bar);
          attached.$emit(`${way}Changed`);
        },
      },
    ]),
  );
defineType(ScrollBarAttached, {
  name: 'ScrollBar',
  cpp: 'QQuickScrollBarAttached',
  creatable: false,
  properties: bars(() => ScrollBar) as never,
});
defineType(ScrollIndicatorAttached, {
  name: 'ScrollIndicator',
  cpp: 'QQuickScrollIndicatorAttached',
  creatable: false,
  properties: bars(() => ScrollIndicator) as never,
});
defineType(ScrollIndicator, {
  name: 'ScrollIndicator',
  properties: scrollerProperties<ScrollIndicator>(),
  methods: ['setSize', 'setPosition'],
  attached: ScrollIndicatorAttached,
});
defineType(ScrollBar, {
  name: 'ScrollBar',
  enums: {
    SnapMode: { NoSnap: 0, SnapAlways: 1, SnapOnRelease: 2 },
    Policy: { AsNeeded: 0, AlwaysOff: 1, AlwaysOn: 2 },
  },
  properties: {
    ...scrollerProperties<ScrollBar>(),
    stepSize: 'real',
    snapMode: { type: 'enum:SnapMode' },
    interactive: {
      type: 'bool',
      value: true,
      changed: (bar) => bar.$mark(LOOK),
      reset: (bar) => bar.$set('interactive', true),
    },
    pressed: { type: 'bool', readonly: true },
    policy: {
      type: 'enum:Policy',
      changed: (bar, policy: number) => bar.$set('visible', policy !== 1),
    },
  },
  methods: ['increase', 'decrease', 'setSize', 'setPosition'],
  attached: ScrollBarAttached,
});

// --- ScrollView -------------------------------------------------------------------------------------------------

class Scrolled extends Flickable {
  $holder: ScrollView = null as never;
}
defineType(Scrolled, { name: 'Flickable', creatable: false });

export class ScrollView extends Pane {
  #flickable: Flickable | null = null;
  #links: Link[] = [];
  get $flickable(): Flickable {
    void this.$part('contentItem');
    return this.#flickable!;
  }
  override $styled(name: string): number | undefined {
    void name;
    return undefined;
  }
  override $makeBackground(): Item | null {
    return null;
  }
  override $makeContent(): Item {
    const flickable = new Scrolled();
    flickable.$holder = this;
    this.#flickable = flickable;
    made(this, flickable, { boundsBehavior: 0, clip: true });
    return flickable;
  }
  override $takePart(name: string, item: Item): void {
    super.$takePart(name, item);
    if (name !== 'contentItem' || !(item instanceof Flickable)) return;
    this.#flickable = item;
    for (const attached of [ScrollBarAttached, ScrollIndicatorAttached])
      for (const way of ['horizontal', 'vertical'] as const)
        (this.$x?.get(attached) as ScrollBarAttached | undefined)?.$tie(way);
  }
  /** A flickable becomes the content itself, anything else lies in one. */
  override $addData(object: QmlObject): void {
    if (object instanceof Flickable) {
      this.$setPart('contentItem', object);
      return;
    }
    const flickable = this.$flickable;
    if (object instanceof Item) object.$setParentItem(flickable.$contentItem);
    else flickable.$addData(object);
    if (this.$complete_) this.$follow();
  }
  get #items(): Item[] {
    return this.#flickable instanceof Scrolled ? (this.#flickable.$contentItem.$items ?? []) : [];
  }
  override $natural(side: 'Width' | 'Height'): number {
    const flickable = this.#flickable;
    if (!flickable) return -1;
    if (!(flickable instanceof Scrolled)) return flickable[`content${side}`];
    const items = this.#items;
    if (items.length !== 1) return -1;
    const [item] = items;
    return item![`implicit${side}`] || -1;
  }
  override $follow(): void {
    super.$follow();
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    const arrange = (): void => this.$arrange();
    const items = this.#items;
    if (items.length === 1) {
      const [item] = items as [Item];
      if (item instanceof TextArea) this.#links = tieArea(item, this.$flickable);
      for (const side of ['Width', 'Height'])
        this.#links.push(listen(item, `implicit${side}Changed`, arrange));
    } else if (this.#flickable && !(this.#flickable instanceof Scrolled))
      for (const side of ['Width', 'Height'])
        this.#links.push(listen(this.#flickable, `content${side}Changed`, arrange));
  }
  override $arranged(): void {
    super.$arranged();
    const flickable = this.#flickable;
    if (!flickable) return;
    const area = this.#items.length === 1 && this.#items[0] instanceof TextArea;
    for (const side of ['Width', 'Height'] as const)
      if (this.$given[side] !== undefined || (flickable instanceof Scrolled && !area))
        flickable.$set(`content${side}`, this.$contentSide(side));
  }
  override $complete(): void {
    super.$complete();
    const attached = attachedObject(this as QmlObject, ScrollBarAttached);
    for (const way of ['vertical', 'horizontal'] as const) {
      attached.$get(way);
      attached.$tie(way);
    }
  }
  override $destroyed(): void {
    for (const link of this.#links) disconnect(link);
    super.$destroyed();
  }
}
defineType(ScrollView, {
  name: 'ScrollView',
  properties: {
    contentChildren: {
      list: {
        items: (view) => view.$flickable.$contentItem.$items ?? [],
        append: (view, object) => view.$addData(object),
        accepts: (object) => object instanceof Item,
      },
    },
    contentData: {
      notify: false,
      list: {
        items: (view) => view.$flickable.$contentItem.$items ?? [],
        append: (view, object) => view.$addData(object),
      },
    },
  },
});
initially(ScrollView, { wheelEnabled: true });
