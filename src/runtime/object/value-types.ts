// QML's value types (point, size, rect, color, font, ...). A value that is read from a property is that
// property's live cell, as in Qt: writing one of its members writes the property, and a variable that
// holds it sees the property's new values. A value that belongs to no property is a plain value.
// Always holds: a cell belongs to at most one property; a value put into a property is copied, except
// that shared values (parsed from literals) are copied only when they are read.

import { type ColorSpec, colorsEqual, parseColor as parseSpec, rgba, withChannel } from '../qt/color.ts';
import { transact } from '../reactive/graph.ts';

/** Whose value this is: writes a changed copy. `null`: nobody's. `SHARED`: everybody's, never changed. */
export interface Cell {
  /** Stores the changed value and tells everybody. */
  touched(): void;
  /** Whether something intercepts what is written to the member; then it was given the value. */
  intercepts?(name: string, value: unknown): boolean;
}
export const SHARED: Cell = { touched() {} };

export abstract class Value {
  $cell: Cell | null = null;
  /** The member names, in the order in which Qt prints them. */
  declare readonly $fields: readonly string[];
  abstract clone(): this;
  toString(): string {
    return `${(this.constructor as typeof Value & { cpp: string }).cpp}(${this.$fields
      .map((name) => formatReal((this as never)[name]))
      .join(', ')})`;
  }
  /** All members that documents see, in Qt's order. */
  get $names(): readonly string[] {
    return this.$fields;
  }
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(this.$names.map((name) => [name, (this as never)[name]]));
  }
  $equals(other: Value): boolean {
    return (
      other.constructor === this.constructor &&
      this.$fields.every(
        (name) => (this as unknown as Any)[`_${name}`] === (other as unknown as Any)[`_${name}`],
      )
    );
  }
  $copy(other: Value): void {
    for (const name of this.$fields)
      (this as unknown as Any)[`_${name}`] = (other as unknown as Any)[`_${name}`];
  }
}
type Any = Record<string, unknown>;

/** Six significant digits, as QDebug prints a real. */
export function formatReal(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value);
}

/** A text that is no number changes nothing. */
const toReal = (value: unknown): number | undefined =>
  typeof value === 'string' && Number.isNaN(+value) ? undefined : Number(value ?? 0);

/** A member that can be written: `write` takes what it is given to the form that is stored. */
function member(type: { prototype: Value }, name: string, write: (value: unknown) => unknown = toReal): void {
  const key = `_${name}`;
  Object.defineProperty(type.prototype, name, {
    enumerable: true,
    configurable: true,
    get(this: Any) {
      return this[key];
    },
    set(this: Value & Any, value: unknown) {
      const next = write(value);
      if (next === undefined || Object.is(this[key], next)) return;
      const { $cell } = this;
      if ($cell === null || $cell === SHARED) this[key] = next;
      else if (!$cell.intercepts?.(name, value))
        transact(
          () => {
            this[key] = next;
            $cell.touched();
          },
          0,
          0,
          0,
        );
    },
  });
}

/** A value type of numbers with these names. */
export function numeric<N extends string>(
  cpp: string,
  names: readonly N[],
  write = toReal,
): {
  new (...values: number[]): Value & { [K in N]: number };
  cpp: string;
} {
  const type = class extends Value {
    static cpp = cpp;
    constructor(...values: number[]) {
      super();
      for (let i = 0; i < names.length; i++) (this as unknown as Any)[`_${names[i]}`] = write(values[i]) ?? 0;
    }
    clone(): this {
      return new type(...names.map((name) => (this as never)[name] as number)) as this;
    }
  };
  Object.defineProperty(type.prototype, '$fields', { value: names });
  for (const name of names) member(type, name, write);
  return type as never;
}

export const Point = numeric('QPointF', ['x', 'y']);
export type Point = InstanceType<typeof Point>;
export const Size = numeric('QSizeF', ['width', 'height']);
export type Size = InstanceType<typeof Size>;

export class Rect extends numeric('QRectF', ['x', 'y', 'width', 'height']) {
  static override cpp = 'QRectF';
  get left(): number {
    return this.x;
  }
  get top(): number {
    return this.y;
  }
  get right(): number {
    return this.x + this.width;
  }
  get bottom(): number {
    return this.y + this.height;
  }
  override get $names(): readonly string[] {
    return [...this.$fields, 'left', 'right', 'top', 'bottom'];
  }
  override clone(): this {
    return new Rect(this.x, this.y, this.width, this.height) as this;
  }
}

// --- colour ---------------------------------------------------------------------------------------------

/** A colour as a property holds it; what it computes is `ColorSpec`'s. */
export class Color extends Value {
  static cpp = 'QColor';
  declare r: number;
  declare g: number;
  declare b: number;
  declare a: number;
  _spec: ColorSpec;
  _valid: boolean;
  constructor(spec: ColorSpec = BLACK, valid = true) {
    super();
    this._spec = spec;
    this._valid = valid;
  }
  get valid(): boolean {
    return this._valid;
  }
  override clone(): this {
    return new Color(this._spec, this._valid) as this;
  }
  override $equals(other: Color): boolean {
    return (
      this._valid === other._valid && (this._spec === other._spec || colorsEqual(this._spec, other._spec))
    );
  }
  override $copy(other: Color): void {
    this._spec = other._spec;
    this._valid = other._valid;
  }
  override toString(): string {
    return this._spec.toString();
  }
  /** For CSS, which puts the alpha last. */
  css(): string {
    const text = this._spec.toString();
    return text.length === 9 ? `#${text.slice(3)}${text.slice(1, 3)}` : text;
  }
}
const BLACK = rgba(0, 0, 0);
Object.defineProperty(Color.prototype, '$fields', { value: ['r', 'g', 'b', 'a'] });

/** Gives colours a member; its hue and the like come later. */
export function colorMember(
  name: string,
  get: (color: ColorSpec) => number,
  write: (color: ColorSpec, value: number) => ColorSpec,
): void {
  Object.defineProperty(Color.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: Color) {
      return get(this._spec);
    },
    set(this: Color, value: number) {
      const next = write(this._spec, value);
      const { $cell } = this;
      if (colorsEqual(next, this._spec)) return;
      if ($cell === null || $cell === SHARED) this._spec = next;
      else
        transact(
          () => {
            this._spec = next;
            $cell.touched();
          },
          0,
          0,
          0,
        );
    },
  });
}
for (const name of ['r', 'g', 'b', 'a'] as const)
  colorMember(
    name,
    (color) => color[name],
    (color, value) => withChannel(color, name, value),
  );

const shared = new Map<ColorSpec, Color>();
/** A colour from its text; null when it is none. Equal texts share one value. */
export function parseColor(text: string): Color | null {
  const spec = parseSpec(text);
  if (!spec) return null;
  let color = shared.get(spec);
  if (!color) {
    if (shared.size > 999) shared.clear();
    shared.set(spec, (color = new Color(spec)));
    color.$cell = SHARED;
  }
  return color;
}

// --- font -----------------------------------------------------------------------------------------------

const FONT: readonly [name: string, initial: unknown][] = [
  ['family', 'Sans Serif'],
  ['styleName', ''],
  ['bold', false],
  ['weight', 400],
  ['italic', false],
  ['underline', false],
  ['overline', false],
  ['strikeout', false],
  ['pointSize', -1],
  ['pixelSize', -1],
  ['capitalization', 0],
  ['letterSpacing', 0],
  ['wordSpacing', 0],
  ['hintingPreference', 0],
  ['kerning', true],
  ['preferShaping', true],
];
/** The default font's size: 9 points. */
export const DEFAULT_PIXEL_SIZE = 12;

/** Keeps the size in the unit in which it was given; both read as numbers, as in Qt Quick. */
export class Font extends Value {
  static cpp = 'QFont';
  declare family: string;
  declare styleName: string;
  declare pixelSize: number;
  declare pointSize: number;
  declare bold: boolean;
  declare italic: boolean;
  declare underline: boolean;
  declare strikeout: boolean;
  declare overline: boolean;
  declare weight: number;
  declare capitalization: number;
  declare letterSpacing: number;
  declare wordSpacing: number;
  declare hintingPreference: number;
  declare kerning: boolean;
  declare preferShaping: boolean;
  constructor(members: Partial<Record<string, unknown>> = {}) {
    super();
    for (const [name, initial] of FONT) (this as unknown as Any)[`_${name}`] = initial;
    for (const name of Object.keys(members)) (this as unknown as Any)[name] = members[name];
  }
  /** The size on screen in px, whichever unit it was given in. */
  get px(): number {
    const { _pixelSize: pixels, _pointSize: points } = this as unknown as Record<string, number>;
    return pixels! > 0 ? pixels! : points! > 0 ? Math.round((points! * 96) / 72) : DEFAULT_PIXEL_SIZE;
  }
  override clone(): this {
    const copy = new Font();
    copy.$copy(this);
    return copy as this;
  }
  override toString(): string {
    const f = this as unknown as Record<string, number | string>;
    const flags = ['italic', 'underline', 'strikeout'].map((name) => (f[name] ? 1 : 0));
    const pixels = (f._pixelSize as number) > 0 ? f._pixelSize : -1;
    const size = pixels === -1 ? this.pointSize : -1;
    return `QFont(${f.family},${size},${pixels},5,${f.weight},${flags.join()},0,0,0,0,0,0,0,1)`;
  }
}
Object.defineProperty(Font.prototype, '$fields', { value: FONT.map(([name]) => name) });
for (const [name, initial] of FONT)
  member(Font, name, typeof initial === 'boolean' ? Boolean : typeof initial === 'string' ? String : Number);
// A size in one unit takes the other back; weight and bold are two views of one thing.
for (const [name, other, to] of [
  ['pixelSize', 'pointSize', () => -1],
  ['pointSize', 'pixelSize', () => -1],
  ['bold', 'weight', (value: unknown) => (value ? 700 : 400)],
  ['weight', 'bold', (value: unknown) => (value as number) >= 600],
] as const) {
  const { get, set } = Object.getOwnPropertyDescriptor(Font.prototype, name)!;
  Object.defineProperty(Font.prototype, name, {
    enumerable: true,
    configurable: true,
    get:
      name === 'pixelSize'
        ? function (this: Font) {
            return this.px;
          }
        : name === 'pointSize'
          ? function (this: Font) {
              const points = (this as unknown as Record<string, number>)._pointSize!;
              return points > 0 ? points : (this.px * 72) / 96;
            }
          : get!,
    set(this: Any, value: unknown) {
      if (name === 'pixelSize' || name === 'pointSize') {
        if (!((value as number) > 0)) return;
      }
      if (this[`_${name}`] !== value) this[`_${other}`] = to(value);
      set!.call(this, value);
    },
  });
}

// --- from text ------------------------------------------------------------------------------------------

const NUMBER = String.raw`\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*`;
/** The value that QML reads in a text such as `"1,2"`, whose form is `n,n`; null when it is none. */
export function parseValue<T extends Value>(
  form: string,
  type: new (...values: number[]) => T,
  text: string,
): T | null {
  const match = new RegExp(`^${form.replace(/n/g, NUMBER)}$`, 'i').exec(text);
  return match ? new type(...match.slice(1).map(Number)) : null;
}
