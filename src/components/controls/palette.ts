// `palette`: the colours of a control. What it was not given it takes from the controls around it, and at
// last from the Basic style. Follows https://doc.qt.io/qt-6/qml-qtquick-palette.html.
// Always holds: a colour that is asked for is looked up then; only those who asked are told of a change.
import {
  defineType,
  GroupObject,
  type PropertyOptions,
  type QmlObject,
} from '../../runtime/object/object.ts';
import { type Color, parseColor } from '../../runtime/object/value-types.ts';
import { Item } from '../quick/item.ts';

const COLORS: Record<string, string> = {
  alternateBase: '#f7f7f7',
  base: '#ffffff',
  brightText: '#ffffff',
  button: '#e0e0e0',
  buttonText: '#26282a',
  dark: '#353637',
  highlight: '#0066ff',
  highlightedText: '#090909',
  light: '#f6f6f6',
  link: '#45a7d7',
  linkVisited: '#ff00ff',
  mid: '#bdbdbd',
  midlight: '#e4e4e4',
  placeholderText: '#88353637',
  shadow: '#28282a',
  text: '#353637',
  toolTipBase: '#ffffff',
  toolTipText: '#000000',
  window: '#ffffff',
  windowText: '#26282a',
};
const DISABLED: Record<string, string> = {
  base: '#d6d6d6',
  brightText: '#4dffffff',
  buttonText: '#4d26282a',
  highlight: '#f0f6ff',
  text: '#7f353637',
  windowText: '#bdbebf',
};
const known = new Map<string, Color>();
const color = (text: string): Color => {
  let found = known.get(text);
  if (!found) known.set(text, (found = parseColor(text)!));
  return found;
};

/** Who has a palette: controls, windows, popups. */
export interface Paletted extends QmlObject {
  readonly palette: Palette;
  readonly enabled?: boolean;
  /** Where it takes from what it was not given. */
  readonly $paletteFrom: QmlObject | null;
}
/** Any palette in use has a colour of its own: until then nothing has to be looked for. */
let given = false;
export const palettesGiven = (): boolean => given;

export class Palette extends GroupObject<Paletted> {
  declare readonly base: Color;
  declare readonly brightText: Color;
  declare readonly button: Color;
  declare readonly buttonText: Color;
  declare readonly dark: Color;
  declare readonly highlight: Color;
  declare readonly highlightedText: Color;
  declare readonly light: Color;
  declare readonly link: Color;
  declare readonly mid: Color;
  declare readonly midlight: Color;
  declare readonly placeholderText: Color;
  declare readonly shadow: Color;
  declare readonly text: Color;
  declare readonly toolTipBase: Color;
  declare readonly toolTipText: Color;
  declare readonly window: Color;
  declare readonly windowText: Color;
  $own: Map<string, Color> | null = null;
  $get(name: string): Color {
    if (given)
      for (let at: QmlObject | null = this.$owner; at; ) {
        const own = paletteOf(at)?.$own?.get(name);
        if (own) return own;
        at = (at as Paletted).$paletteFrom ?? (at instanceof Item ? (at.$parentItem ?? windowOf(at)) : null);
      }
    const { enabled } = this.$owner;
    return color((enabled === false && DISABLED[name]) || COLORS[name]!);
  }
  $put(name: string, value: Color | null): void {
    given ||= value !== null;
    if (value) (this.$own ??= new Map()).set(name, value);
    else if (!this.$own?.delete(name)) return;
    tell(this.$owner, name);
  }
  /** Its owner can be used, or not any more. */
  $enabledChanged(): void {
    for (const name of Object.keys(DISABLED)) this.$emit(`${name}Changed`);
  }
}
const windowOf = (item: Item): QmlObject | null => (item as { $window?: QmlObject }).$window ?? null;
const paletteOf = (object: QmlObject): Palette | null => {
  const slot = object.$meta.properties.palette?.slot;
  const value = slot === undefined ? null : object.$v[slot];
  return value instanceof Palette ? value : null;
};
function tell(object: QmlObject, name: string): void {
  paletteOf(object)?.$emit(`${name}Changed`);
  const { $root: root } = object as { $root?: Item };
  const items = object instanceof Item ? object.$items : root?.$items;
  for (const item of items ?? []) tell(item, name);
}
const properties: Record<string, PropertyOptions<Palette>> = {};
for (const name of Object.keys(COLORS))
  properties[name] = {
    type: 'color',
    get: (palette) => palette.$get(name),
    set: (palette, value: Color) => palette.$put(name, value),
    reset: (palette) => palette.$put(name, null),
  };
defineType(Palette, {
  name: 'Palette',
  creatable: false,
  properties,
  missing: ['active', 'inactive', 'disabled'],
});
