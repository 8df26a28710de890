// `Flipable`: an item with a front and a back. Follows https://doc.qt.io/qt-6/qml-qtquick-flipable.html.
// Which side faces the viewer is worked out from what turns the item itself: `transform`, not what it stands in.
import { defineType } from '../../runtime/object/object.ts';
import { Vector3d } from '../../runtime/object/vectors.ts';
import { connect } from '../../runtime/reactive/graph.ts';
import { Item } from './item.ts';
import { listedTransforms, transformProperty } from './transform-list.ts';
import { Scale } from './transforms.ts';

const FRONT = 0;
const BACK = 1;

export class Flipable extends Item {
  declare front: Item | null;
  declare back: Item | null;
  declare readonly side: number;
  #side = FRONT;
  #front: Item | null = null;
  #back: Item | null = null;

  get $front(): Item | null {
    return this.#front;
  }
  get $back(): Item | null {
    return this.#back;
  }
  get $side(): number {
    return this.#side;
  }
  $give(name: 'front' | 'back', item: Item | null): void {
    if (name === 'front' ? this.#front : this.#back) {
      this.$warn(`${name} is a write-once property`);
      return;
    }
    if (name === 'front') this.#front = item;
    else this.#back = item;
    item?.$setParentItem(this);
    if (name === 'back' && item) this.#turnBack(item);
    this.#show();
    this.$emit(`${name}Changed`);
  }
  /** The back is seen in a mirror, against which it is turned. */
  #turnBack(back: Item): void {
    const mirror = (this.#mirror = new Scale());
    mirror.$c = this.$c;
    mirror.$adopt(this);
    const keep = (): void => {
      mirror.origin = new Vector3d(back.$width / 2, back.$height / 2, 0);
    };
    keep();
    connect(back, back.$geometry, { run: keep });
    transformProperty.list.append(back, mirror);
    this.#turn();
  }
  #mirror: Scale | null = null;
  /** Left and right, or up and down: as the axis has it that the item is turned about. */
  #turn(): void {
    if (!this.#mirror) return;
    this.#mirror.xScale = this.#upright ? -1 : 1;
    this.#mirror.yScale = this.#upright ? 1 : -1;
  }

  retransformBack(): void {
    this.#turn();
  }
  /** Where a corner, its right and its lower neighbour go tells which side is seen. */
  #facing(): number {
    const listed = listedTransforms(this);
    if (!listed) return FRONT;
    const css = new DOMMatrix(listed.css());
    const at = (x: number, y: number): [number, number] => {
      const w = css.m14 * x + css.m24 * y + css.m44 || 1;
      return [(css.m11 * x + css.m21 * y + css.m41) / w, (css.m12 * x + css.m22 * y + css.m42) / w];
    };
    const [ax, ay] = at(0, 0);
    const [bx, by] = at(1, 0);
    const [cx, cy] = at(0, 1);
    const across = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (across >= 0) return FRONT;
    this.#upright = bx - ax < 0;
    return BACK;
  }
  /** It was turned about the upright axis: the mirror is one of left and right. */
  #upright = true;
  override $transformed(): void {
    super.$transformed();
    const side = this.#facing();
    const upright = this.#upright;
    if (side === this.#side && upright === this.#shown) return;
    this.#shown = upright;
    const before = this.#side;
    this.#side = side;
    this.#show();
    if (before !== side) this.$emit('sideChanged');
  }
  #shown = true;
  #show(): void {
    const front = this.#side === FRONT;
    for (const [item, on] of [
      [this.#front, front],
      [this.#back, !front],
    ] as const) {
      if (!item) continue;
      item.$set('opacity', on ? 1 : 0);
      item.$set('enabled', on);
    }
    this.#turn();
  }
}
defineType(Flipable, {
  name: 'Flipable',
  enums: { Side: { Front: FRONT, Back: BACK } },
  properties: {
    front: {
      type: () => Item,
      get: (item) => item.$front,
      set: (item, front: Item | null) => item.$give('front', front),
    },
    back: {
      type: () => Item,
      get: (item) => item.$back,
      set: (item, back: Item | null) => item.$give('back', back),
    },
    side: { type: 'enum:Side', readonly: true, get: (item) => item.$side },
  },
  methods: ['retransformBack'],
});
