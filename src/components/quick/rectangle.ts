// `Rectangle`: a colour or gradient, a border within the edges, rounded corners. Follows
// https://doc.qt.io/qt-6/qml-qtquick-rectangle.html.
import { defineType, GroupObject, QmlObject } from '../../runtime/object/object.ts';
import { type Color, parseColor } from '../../runtime/object/value-types.ts';
import { Item } from './item.ts';
import { Dirty } from './surface.ts';

const LOOK = Dirty.OWN;

/** `border`: drawn only once a width or a colour was given, as in Qt. */
export class Pen extends GroupObject<Rectangle> {
  declare width: number;
  declare color: Color;
  declare pixelAligned: boolean;
  $given = false;
}
const penChanged = (pen: Pen): void => {
  pen.$given = true;
  pen.$owner.$mark(LOOK);
};
defineType(Pen, {
  name: 'Pen',
  creatable: false,
  properties: {
    width: { type: 'real', value: 1, changed: penChanged },
    color: { type: 'color', value: 'black', changed: penChanged },
    pixelAligned: { type: 'bool', value: true, changed: penChanged },
  },
});

/** Where what a gradient is used by listens. */
const gradientUsers = new WeakMap<Gradient, Set<Rectangle>>();

export class GradientStop extends QmlObject {
  declare position: number;
  declare color: Color;
}
const stopChanged = (stop: GradientStop): void => {
  if (stop.$parent instanceof Gradient) gradientChanged(stop.$parent);
};
defineType(GradientStop, {
  name: 'GradientStop',
  properties: {
    position: { type: 'real', notify: false, changed: stopChanged },
    color: { type: 'color', value: 'black', notify: false, changed: stopChanged },
  },
});

export class Gradient extends QmlObject {
  declare orientation: number;
  $stops: GradientStop[] = [];
  $css(): string {
    const stops = [...this.$stops].sort((a, b) => a.position - b.position);
    const list = stops.map((stop) => `${stop.color.css()} ${stop.position * 100}%`);
    if (list.length === 1) list.push(list[0]!);
    return `linear-gradient(${this.orientation === 1 ? '90deg' : '180deg'},${list.join()})`;
  }
}
function gradientChanged(gradient: Gradient): void {
  for (const user of gradientUsers.get(gradient) ?? []) user.$mark(LOOK);
}
defineType(Gradient, {
  name: 'Gradient',
  enums: { Orientation: { Vertical: 0, Horizontal: 1 } },
  properties: {
    stops: {
      notify: false,
      list: {
        items: (gradient) => gradient.$stops,
        append(gradient, stop) {
          if (!(stop instanceof GradientStop)) return;
          gradient.$stops.push(stop);
          stop.$adopt(gradient);
          gradientChanged(gradient);
        },
        clear(gradient) {
          gradient.$stops = [];
          gradientChanged(gradient);
        },
        accepts: (stop) => stop instanceof GradientStop,
      },
    },
    orientation: { type: 'enum:Orientation', notify: false, changed: gradientChanged },
  },
  defaultProperty: 'stops',
});

/** The look of the last rectangle that had nothing but a colour: the next one mostly has the same. */
let lastSpec: unknown = null;
let lastLook = '';

export class Rectangle extends Item {
  declare color: Color;
  declare radius: number;
  declare readonly border: Pen;
  declare gradient: unknown;

  /** As CSS; the border lies within the item, so it never moves the children. */
  private $look(): string {
    const values = this.$v;
    const gradient = values[GRADIENT];
    const radius = values[RADIUS] as number;
    const pen = values[BORDER] as Pen | null;
    const color = values[COLOR] as Color;
    const plain = gradient === null && pen === null && radius === 0;
    if (plain && color._spec === lastSpec) return lastLook;
    const background =
      gradient instanceof Gradient && !gradient.$dead && gradient.$stops.length
        ? gradient.$css()
        : color.css();
    let css = background === '#00000000' ? '' : `background:${background};`;
    if (radius > 0) css += `border-radius:${radius}px;`;
    if (pen?.$given && pen.width > 0) css += `box-shadow:inset 0 0 0 ${pen.width}px ${pen.color.css()};`;
    if (plain) {
      lastSpec = color._spec;
      lastLook = css;
    }
    return css;
  }
  override $firstStyle(): string {
    return this.$look();
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (first || !(dirty & LOOK)) return;
    const own: Record<string, string> = { background: '', 'border-radius': '', 'box-shadow': '' };
    for (const part of this.$look().split(';')) {
      const colon = part.indexOf(':');
      if (colon > 0) own[part.slice(0, colon)] = part.slice(colon + 1);
    }
    for (const name of Object.keys(own)) style.setProperty(name, own[name]!);
  }
}
const look = (rectangle: Rectangle): void => rectangle.$mark(LOOK);

defineType(Rectangle, {
  name: 'Rectangle',
  properties: {
    color: { type: 'color', value: 'white', changed: look },
    radius: { type: 'real', changed: look },
    border: { group: () => Pen as never },
    gradient: {
      type: 'var',
      value: null,
      notify: false,
      changed(rectangle, gradient: unknown, old: unknown) {
        if (old instanceof Gradient) gradientUsers.get(old)?.delete(rectangle);
        if (gradient instanceof Gradient) {
          let users = gradientUsers.get(gradient);
          if (!users) gradientUsers.set(gradient, (users = new Set()));
          users.add(rectangle);
        } else if (gradient !== null)
          rectangle.$warn('gradient: presets are not there; give it a Gradient with GradientStops');
        rectangle.$mark(LOOK);
      },
      reset: (rectangle) => rectangle.$set('gradient', null),
    },
  },
});
const { properties } = Rectangle.meta;
const COLOR = properties.color!.slot;
const RADIUS = properties.radius!.slot;
const BORDER = properties.border!.slot;
const GRADIENT = properties.gradient!.slot;
void parseColor;
