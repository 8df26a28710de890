// Vectors, quaternions and matrices: value types that few documents have. A part that comes when a document names one, or
// with a type that has one.
import { addToQt } from '../qt/late-members.ts';
import { BASIC_TYPES, type PropertyType, valueType } from './types.ts';
import { numeric, parseValue, type Value } from './value-types.ts';

/** Their numbers are single precision, as in Qt. */
const float = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? +value : Number(value ?? 0);
  return Number.isNaN(number) && typeof value === 'string' ? undefined : Math.fround(number);
};

export const Vector2d = numeric('QVector2D', ['x', 'y'], float);
export type Vector2d = InstanceType<typeof Vector2d>;
export const Vector3d = numeric('QVector3D', ['x', 'y', 'z'], float);
export type Vector3d = InstanceType<typeof Vector3d>;
export const Vector4d = numeric('QVector4D', ['x', 'y', 'z', 'w'], float);
export type Vector4d = InstanceType<typeof Vector4d>;
export const Quaternion = numeric('QQuaternion', ['scalar', 'x', 'y', 'z'], float);
export type Quaternion = InstanceType<typeof Quaternion>;

const MATRIX = Array.from({ length: 16 }, (_, i) => `m${(i >> 2) + 1}${(i & 3) + 1}`);
const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
export class Matrix4x4 extends (numeric('QMatrix4x4', MATRIX, float) as {
  new (...values: number[]): Value;
  cpp: string;
}) {
  static override cpp = 'QMatrix4x4';
  constructor(...values: number[]) {
    super(...(values.length ? values : IDENTITY));
  }
  override clone(): this {
    return new Matrix4x4(...numbers(this)) as this;
  }
}

type Make = new (...values: number[]) => Value;
const numbers = (value: Value): number[] => value.$fields.map((name) => (value as never)[name] as number);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, i) => value * b[i]!));
const lengthOf = (a: readonly number[]): number => Math.fround(Math.sqrt(dot(a, a)));
const cross = ([ax, ay, az]: number[], [bx, by, bz]: number[]): number[] => [
  ay! * bz! - az! * by!,
  az! * bx! - ax! * bz!,
  ax! * by! - ay! * bx!,
];
const scaled = (values: readonly number[], by: number): number[] => values.map((value) => value * by);
const unit = (values: readonly number[]): number[] => {
  const length = lengthOf(values);
  return scaled(values, length ? 1 / length : 1);
};
const like = (value: Value, values: readonly number[]): Value => new (value.constructor as Make)(...values);

/** The other value: of the same class, else an error as when a C++ function is given something else. */
function same(value: Value, other: unknown): number[] {
  if (other === undefined) throw new Error('Insufficient arguments');
  if ((other as object).constructor !== value.constructor)
    throw new TypeError('Passing incompatible arguments to C++ functions from JavaScript is not allowed.');
  return numbers(other as Value);
}

/** Row by row. */
const product = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((_, i) => sum([0, 1, 2, 3].map((k) => a[(i & 12) + k]! * b[k * 4 + (i & 3)]!)));
/** A matrix and a point, or a point and a matrix. */
const mapped = (m: readonly number[], v: readonly number[], byRow: boolean): number[] => {
  const whole = [...v, 1].slice(0, 4);
  const out = [0, 1, 2, 3].map((i) =>
    sum(whole.map((value, k) => value * m[byRow ? i * 4 + k : k * 4 + i]!)),
  );
  return v.length === 4 ? out : scaled(out.slice(0, 3), out[3] ? 1 / out[3] : 1);
};
const transposed = (m: readonly number[]): number[] => m.map((_, i) => m[(i & 3) * 4 + (i >> 2)]!);
const without = (m: readonly number[], size: number, at: number): number[] =>
  m.filter((_, i) => Math.trunc(i / size) !== Math.trunc(at / size) && i % size !== at % size);
const determinant = (m: readonly number[], size: number): number =>
  size === 1
    ? m[0]!
    : sum(m.slice(0, size).map((v, i) => (i & 1 ? -v : v) * determinant(without(m, size, i), size - 1)));
function inverted(m: readonly number[]): number[] {
  const whole = determinant(m, 4);
  if (!whole) return IDENTITY;
  return transposed(
    m.map((_, i) => (((i >> 2) + i) & 1 ? -1 : 1) * (determinant(without(m, 4, i), 3) / whole)),
  );
}
/** A turn by an angle in degrees about an axis. */
function turn(angle: number, axis: readonly number[]): number[] {
  const [x, y, z] = unit(axis) as [number, number, number];
  // A quarter has no rest from a number for pi.
  const quarter = angle / 90;
  const [s, c] = Number.isInteger(quarter)
    ? [[0, 1, 0, -1][((quarter % 4) + 4) % 4]!, [1, 0, -1, 0][((quarter % 4) + 4) % 4]!]
    : [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const d = 1 - c;
  return [
    ...[x * x * d + c, x * y * d - z * s, x * z * d + y * s, 0],
    ...[y * x * d + z * s, y * y * d + c, y * z * d - x * s, 0],
    ...[z * x * d - y * s, z * y * d + x * s, z * z * d + c, 0],
    ...[0, 0, 0, 1],
  ];
}
const turned = ([w, x, y, z]: number[]): number[] => [
  ...[1 - 2 * (y! * y! + z! * z!), 2 * (x! * y! - z! * w!), 2 * (x! * z! + y! * w!), 0],
  ...[2 * (x! * y! + z! * w!), 1 - 2 * (x! * x! + z! * z!), 2 * (y! * z! - x! * w!), 0],
  ...[2 * (x! * z! - y! * w!), 2 * (y! * z! + x! * w!), 1 - 2 * (x! * x! + y! * y!), 0],
  ...[0, 0, 0, 1],
];
const times4 = (a: number[], b: number[]): number[] => {
  const [w, x, y, z] = a as [number, number, number, number];
  const [s, i, j, k] = b as [number, number, number, number];
  return [
    w * s - x * i - y * j - z * k,
    w * i + x * s + y * k - z * j,
    w * j + y * s + z * i - x * k,
    w * k + z * s + x * j - y * i,
  ];
};

type Methods = Record<string, (this: Value, ...rest: never[]) => unknown>;
const COMMON: Methods = {
  plus(other: unknown) {
    const b = same(this, other);
    return like(
      this,
      numbers(this).map((value, i) => value + b[i]!),
    );
  },
  minus(other: unknown) {
    const b = same(this, other);
    return like(
      this,
      numbers(this).map((value, i) => value - b[i]!),
    );
  },
  fuzzyEquals(other: Value, epsilon?: number) {
    const b = numbers(other);
    return numbers(this).every((value, i) => {
      const far = Math.abs(value - b[i]!);
      return epsilon === undefined
        ? far * 1e5 <= Math.min(Math.abs(value), Math.abs(b[i]!))
        : far <= Math.abs(epsilon);
    });
  },
};
const SIZED: Methods = {
  dotProduct(other: unknown) {
    return Math.fround(dot(numbers(this), same(this, other)));
  },
  length() {
    return lengthOf(numbers(this));
  },
  normalized() {
    return like(this, unit(numbers(this)));
  },
};
const VECTOR: Methods = {
  times(other: unknown) {
    const a = numbers(this);
    if (typeof other === 'number') return like(this, scaled(a, other));
    if (other instanceof Matrix4x4) return like(this, mapped(numbers(other), a, false));
    const b = same(this, other);
    return like(
      this,
      a.map((value, i) => value * b[i]!),
    );
  },
  toVector2d() {
    return new Vector2d(...numbers(this).slice(0, 2));
  },
  toVector3d() {
    return new Vector3d(...numbers(this).slice(0, 3));
  },
  toVector4d() {
    return new Vector4d(...numbers(this));
  },
};
/** Changes a matrix: what is bound to its members hears of each that is another. */
function become(matrix: Value, values: readonly number[]): void {
  MATRIX.forEach((name, i) => {
    (matrix as unknown as Record<string, number>)[name] = values[i]!;
  });
}
const METHODS: readonly (readonly [type: { prototype: object }, methods: Methods])[] = [
  [Vector2d, { ...COMMON, ...SIZED, ...VECTOR }],
  [
    Vector3d,
    {
      ...COMMON,
      ...SIZED,
      ...VECTOR,
      crossProduct(other: unknown) {
        return new Vector3d(...cross(numbers(this), same(this, other)));
      },
    },
  ],
  [Vector4d, { ...COMMON, ...SIZED, ...VECTOR }],
  [
    Quaternion,
    {
      ...COMMON,
      ...SIZED,
      times(other: unknown) {
        const a = numbers(this);
        if (typeof other === 'number') return like(this, scaled(a, other));
        if (other instanceof Vector3d) {
          const back = [a[0]!, -a[1]!, -a[2]!, -a[3]!];
          return new Vector3d(...times4(times4(a, [0, ...numbers(other)]), back).slice(1));
        }
        return like(this, times4(a, same(this, other)));
      },
      inverted() {
        const [w, x, y, z] = numbers(this) as [number, number, number, number];
        const all = dot([w, x, y, z], [w, x, y, z]);
        return like(this, all ? [w / all, -x / all, -y / all, -z / all] : [0, 0, 0, 0]);
      },
      conjugated() {
        const [w, x, y, z] = numbers(this) as [number, number, number, number];
        return like(this, [w, -x, -y, -z]);
      },
      toEulerAngles() {
        const [w, x, y, z] = unit(numbers(this)) as [number, number, number, number];
        const degrees = (radians: number): number => (radians * 180) / Math.PI;
        const pitch = Math.asin(Math.max(-1, Math.min(1, 2 * (w * x - y * z))));
        return new Vector3d(
          degrees(pitch),
          degrees(Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y))),
          degrees(Math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z))),
        );
      },
      toVector4d() {
        const [w, x, y, z] = numbers(this) as [number, number, number, number];
        return new Vector4d(x, y, z, w);
      },
    },
  ],
  [
    Matrix4x4,
    {
      ...COMMON,
      times(other: unknown) {
        const a = numbers(this);
        if (typeof other === 'number') return like(this, scaled(a, other));
        if (other instanceof Vector3d || other instanceof Vector4d)
          return like(other, mapped(a, numbers(other), true));
        return like(this, product(a, same(this, other)));
      },
      row(index: number) {
        return new Vector4d(...numbers(this).slice(index * 4, index * 4 + 4));
      },
      column(index: number) {
        return new Vector4d(...transposed(numbers(this)).slice(index * 4, index * 4 + 4));
      },
      transposed() {
        return like(this, transposed(numbers(this)));
      },
      determinant() {
        return determinant(numbers(this), 4);
      },
      inverted() {
        return like(this, inverted(numbers(this)));
      },
      translate(by: Value) {
        const [x, y, z] = numbers(by);
        become(this, product(numbers(this), [1, 0, 0, x!, 0, 1, 0, y!, 0, 0, 1, z!, 0, 0, 0, 1]));
      },
      rotate(angle: number | Value, axis: Value) {
        const by = typeof angle === 'number' ? turn(angle, numbers(axis)) : turned(numbers(angle));
        become(this, product(numbers(this), by));
      },
      scale(by: number | Value, second?: number, third = 1) {
        const [x, y, z] =
          by instanceof Vector3d
            ? numbers(by)
            : [by as number, second ?? (by as number), second === undefined ? (by as number) : third];
        become(this, product(numbers(this), [x!, 0, 0, 0, 0, y!, 0, 0, 0, 0, z!, 0, 0, 0, 0, 1]));
      },
      lookAt(eye: Value, centre: Value, up: Value) {
        const from = numbers(eye);
        const forward = unit(numbers(centre).map((value, i) => value - from[i]!));
        const side = unit(cross(forward, numbers(up)));
        const above = cross(side, forward);
        const back = scaled(forward, -1);
        const rows = [side, above, back].flatMap((row) => [...row, -dot(row, from)]);
        become(this, product(numbers(this), [...rows, 0, 0, 0, 1]));
      },
    },
  ],
];
for (const [{ prototype }, methods] of METHODS)
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });

const vector = (name: string, type: typeof Vector2d, words: string, form: string): PropertyType =>
  valueType(name, type, words, (text) => parseValue(form, type, text));
export const vector3d = vector('vector3d', Vector3d as never, '3D vector', 'n,n,n');
export const matrix4x4 = valueType('matrix4x4', Matrix4x4 as never, 'matrix4x4', null);
Object.assign(BASIC_TYPES, {
  vector2d: vector('vector2d', Vector2d, '2D vector', 'n,n'),
  vector3d,
  vector4d: vector('vector4d', Vector4d as never, '4D vector', 'n,n,n,n'),
  quaternion: vector('quaternion', Quaternion as never, 'quaternion', 'n,n,n,n'),
  matrix4x4,
});

export function install(): void {
  addToQt({
    vector2d: (x = 0, y = 0) => new Vector2d(x, y),
    vector3d: (x = 0, y = 0, z = 0) => new Vector3d(x, y, z),
    vector4d: (x = 0, y = 0, z = 0, w = 0) => new Vector4d(x, y, z, w),
    quaternion: (scalar = 1, x = 0, y = 0, z = 0) => new Quaternion(scalar, x, y, z),
    matrix4x4: (...values: unknown[]) =>
      new Matrix4x4(...((Array.isArray(values[0]) ? values[0] : values) as number[])),
  });
}
