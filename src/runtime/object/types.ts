// The types of properties: what a value becomes when it is put into a property of the type, and the words
// of Qt for those that do not fit. A type never reads or writes properties itself.
import { late } from '../qt/late-members.ts';
import { Color, Font, Point, parseColor, parseValue, Rect, SHARED, Size, Value } from './value-types.ts';

/** A value that does not fit. */
export const FAIL: unique symbol = Symbol('fail');

export interface PropertyType {
  /** QML's name: `int`, `Item`. */
  readonly name: string;
  /** Qt's name in messages: `double`, `QQuickItem*`. */
  readonly cpp: string;
  readonly initial: unknown;
  /** What is stored for `value`, or `FAIL`. Never given `undefined`. */
  coerce(value: unknown): unknown;
  /** Checks a literal in a document: null when it fits, else Qt's words. */
  literal(value: unknown): string | null;
  /** A point, a colour, ...: read as a live cell of the property. */
  readonly cell?: true;
  /** Read as a copy, and equal when its number is. */
  copy?(value: unknown): unknown;
  /** May hold objects, which read as null once they are destroyed. */
  readonly object?: true;
  /** `var`: every assignment is told, also of an equal value; undefined is a value. */
  readonly any?: true;
  /** Code that is run later, by the object that has the property: stored as a function. */
  readonly script?: true;
}

/** Qt's name for the type of a JavaScript value, in `Cannot assign QString to int`. */
export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'QString';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double';
    case 'undefined':
      return '[undefined]';
    case 'function':
      return 'JavaScript function';
    default:
      if (value === null) return 'std::nullptr_t';
      if (value instanceof Value) return (value.constructor as unknown as { cpp: string }).cpp;
      if (value instanceof Date) return 'QDateTime';
      if (value instanceof RegExp) return 'QRegularExpression';
      if (isObject(value)) return `${value.$meta.cppName}*`;
      return 'QJSValue';
  }
}

/** What types need to know of a QML object. */
export interface ObjectLike {
  readonly $meta: { readonly name: string; readonly cppName: string };
  readonly $dead: boolean;
}
export const isObject = (value: unknown): value is ObjectLike =>
  typeof value === 'object' && value !== null && '$meta' in value;

const expected = (word: string) => `Invalid property assignment: ${word} expected`;

function simple(
  name: string,
  cpp: string,
  initial: unknown,
  words: string,
  coerce: (value: unknown) => unknown,
  fits: (value: unknown) => boolean,
): PropertyType {
  const error = expected(words);
  return { name, cpp, initial, coerce, literal: (value) => (fits(value) ? null : error) };
}

/** What Qt reads as a number. */
const NUMBER = /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|NaN)\s*$/i;

function toNumber(value: unknown): number | typeof FAIL {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return NUMBER.test(value) ? Number(value) : FAIL;
    default:
      return FAIL;
  }
}

/** Reals lose their fraction; what is out of range becomes the least int, as on the machines Qt runs on. */
export function toInt(value: number): number {
  const whole = Math.trunc(value);
  return whole >= -2147483648 && whole <= 2147483647 ? whole + 0 : -2147483648;
}

export const int = simple(
  'int',
  'int',
  0,
  'int',
  (value) => {
    if (typeof value === 'number' && (value | 0) === value) return value;
    const number = toNumber(value);
    // A text is rounded, half away from zero; a number loses its fraction.
    if (typeof value === 'string' && number !== FAIL)
      return toInt(Math.sign(number) * Math.round(Math.abs(number)));
    return number === FAIL ? FAIL : toInt(number);
  },
  (value) => typeof value === 'number' && Number.isInteger(value),
);

export const real = simple('real', 'double', 0, 'number', toNumber, (value) => typeof value === 'number');

export const bool = simple(
  'bool',
  'bool',
  false,
  'boolean',
  (value) => (typeof value === 'function' ? FAIL : !!value),
  (value) => typeof value === 'boolean',
);

export const string = simple(
  'string',
  'QString',
  '',
  'string',
  (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number')
      return Number.isFinite(value) ? String(value) : String(value).slice(0, -5).toLowerCase() || 'nan';
    if (typeof value === 'boolean') return String(value);
    if (value === null) return '';
    if (value instanceof Color) return String(value);
    if (value instanceof Font) return String(value).slice(6, -1);
    if (value instanceof Date) return localIso(value);
    return Array.isArray(value) ? value.map(character).join('') : FAIL;
  },
  (value) => typeof value === 'string',
);

/** A list is a text for Qt when its elements are characters: by code, or as texts of one. */
const character = (value: unknown): string =>
  typeof value === 'string' && value.length === 1
    ? value
    : String.fromCharCode(typeof value === 'number' && (value | 0) === value ? value : 0);

/** `2020-02-03T04:05:06.007` as the clock on the wall says. */
function localIso(date: Date): string {
  const time = date.getTime() - date.getTimezoneOffset() * 60_000;
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, -1);
}

export const url = simple(
  'url',
  'QUrl',
  '',
  'url',
  (value) => (typeof value === 'string' ? value : FAIL),
  (value) => typeof value === 'string',
);

export const variant: PropertyType = {
  name: 'var',
  cpp: 'QVariant',
  initial: undefined,
  any: true,
  object: true,
  coerce: (value) => value,
  literal: () => null,
};

/** Only the ISO form is a date. */
const parseDate = (text: string): number => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN);
export const date: PropertyType = {
  ...simple(
    'date',
    'QDateTime',
    new Date(Number.NaN),
    'datetime',
    (value) => {
      const time = value instanceof Date ? +value : typeof value === 'string' ? parseDate(value) : Number.NaN;
      return value instanceof Date || !Number.isNaN(time) ? new Date(time) : FAIL;
    },
    (value) => typeof value === 'string' && !Number.isNaN(parseDate(value)),
  ),
  // What is read is the reader's own: `property.setHours(3)` does not write the property.
  copy: (value) => late.date(+(value as Date)),
};

/** For every property that holds it, until it is changed there. */
function shared<T extends Value>(value: T): T {
  value.$cell = SHARED;
  return value;
}

export function valueType<T extends Value>(
  name: string,
  type: { new (...values: number[]): T; cpp: string },
  words: string,
  fromText: ((text: string) => T | null) | null,
): PropertyType {
  const initial = shared(new type());
  const fail = fromText ? expected(words) : `Invalid property assignment: unsupported type "${type.cpp}"`;
  return {
    name,
    cpp: type.cpp,
    initial,
    cell: true,
    coerce: (value) =>
      value instanceof type ? value : (typeof value === 'string' && fromText?.(value)) || FAIL,
    literal: (value) => (typeof value === 'string' && fromText?.(value) ? null : fail),
  };
}
export const point = valueType('point', Point, 'point', (text) => parseValue('n,n', Point, text));
export const size: PropertyType = {
  ...valueType('size', Size, 'size', (text) => parseValue('nxn', Size, text)),
  initial: shared(new Size(-1, -1)),
};
export const rect = valueType('rect', Rect as never, 'rect', (text) => parseValue('n,n,nxn', Rect, text));
export const font: PropertyType = {
  ...valueType('font', Font as never, 'font', null),
  coerce: (value) =>
    value instanceof Font ? value : typeof value === 'string' ? new Font({ family: value }) : FAIL,
};

const invalid = shared(new Color(undefined, false));
export const color: PropertyType = {
  ...valueType('color', Color as never, 'color', parseColor as never),
  initial: invalid,
  coerce: (value) =>
    value instanceof Color ? value : typeof value === 'string' ? (parseColor(value) ?? invalid) : FAIL,
};

/** Every property type that a document can name, by that name; those of vectors are added when they come. */
export const BASIC_TYPES: Readonly<Record<string, PropertyType>> = {
  __proto__: null as never,
  int,
  real,
  double: real,
  bool,
  string,
  url,
  color,
  date,
  var: variant,
  variant,
  point,
  size,
  rect,
  font,
  enumeration: int,
};

/** Code of the document, to be run when its owner says so. */
export const script: PropertyType = {
  name: 'script',
  cpp: 'QQmlScriptString',
  initial: null,
  script: true,
  coerce: (value) => (typeof value === 'function' || value === null ? value : FAIL),
  literal: () => null,
};

/** A property that holds objects of a class. `type` is asked late, since classes know each other in circles. */
export function objectType(
  type: () => { name: string; cppName: string; cls: abstract new (...args: never[]) => unknown },
): PropertyType {
  return {
    get name() {
      return type().name;
    },
    get cpp() {
      return `${type().cppName}*`;
    },
    initial: null,
    object: true,
    coerce: (value) => (value === null || value instanceof type().cls ? value : FAIL),
    literal: (value) =>
      value === null ? null : `Invalid property assignment: unsupported type "${type().cppName}*"`,
  };
}

/** A property that holds one value of an enumeration, or flags; also given by its key as a text. */
export function enumType(cpp: string, values: Readonly<Record<string, number>>, initial = 0): PropertyType {
  return {
    name: 'enumeration',
    cpp,
    initial,
    coerce: (value) => {
      if (typeof value === 'number') return value | 0;
      if (typeof value === 'string') return values[value] ?? FAIL;
      return FAIL;
    },
    literal: (value) =>
      typeof value === 'number' ||
      (typeof value === 'string' && value.split('|').every((key) => key.trim() in values))
        ? null
        : 'Invalid property assignment: unknown enumeration',
  };
}
