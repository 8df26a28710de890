// Vectors, quaternions and matrices: value types that few documents have. A part that comes when a document names one, or
// with a type that has one.
import { addToQt } from '../qt/late-members.ts';
import { BASIC_TYPES, type PropertyType, valueType } from './types.ts';
import { numeric, parseValue, type Value } from './value-types.ts';

export const Vector2d = numeric('QVector2D', ['x', 'y']);
export type Vector2d = InstanceType<typeof Vector2d>;
export const Vector3d = numeric('QVector3D', ['x', 'y', 'z']);
export type Vector3d = InstanceType<typeof Vector3d>;
export const Vector4d = numeric('QVector4D', ['x', 'y', 'z', 'w']);
export type Vector4d = InstanceType<typeof Vector4d>;
export const Quaternion = numeric('QQuaternion', ['scalar', 'x', 'y', 'z']);
export type Quaternion = InstanceType<typeof Quaternion>;

const MATRIX = Array.from({ length: 16 }, (_, i) => `m${(i >> 2) + 1}${(i & 3) + 1}`);
export class Matrix4x4 extends (numeric('QMatrix4x4', MATRIX) as {
  new (...values: number[]): Value;
  cpp: string;
}) {
  static override cpp = 'QMatrix4x4';
  constructor(...values: number[]) {
    super(...(values.length ? values : [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]));
  }
  override clone(): this {
    return new Matrix4x4(...MATRIX.map((name) => (this as never)[name] as number)) as this;
  }
}

type Any = Record<string, unknown>;
const combine =
  (step: (a: number, b: number) => number) =>
  (a: Value, b: Value | number): Value => {
    const result = a.clone();
    result.$cell = null;
    for (const name of a.$fields)
      (result as unknown as Any)[`_${name}`] = step(
        (a as never)[name],
        typeof b === 'number' ? b : ((b as never)[name] as number),
      );
    return result;
  };
const sum = (value: Value): number =>
  value.$fields.reduce((total, name) => total + ((value as never)[name] as number), 0);
/** Their methods. */
for (const type of [Vector2d, Vector3d, Vector4d] as unknown as { prototype: Any & Value }[]) {
  const times = combine((a, b) => a * b);
  const methods: Record<string, (this: Value, other: never) => unknown> = {
    plus(other) {
      return combine((a, b) => a + b)(this, other);
    },
    minus(other) {
      return combine((a, b) => a - b)(this, other);
    },
    times(other) {
      return times(this, other);
    },
    dotProduct(other) {
      return sum(times(this, other));
    },
    length() {
      return Math.sqrt(sum(times(this, this)));
    },
    normalized() {
      const length = Math.sqrt(sum(times(this, this)));
      return length ? times(this, 1 / length) : times(this, 1);
    },
    fuzzyEquals(other, epsilon = 1e-5) {
      return this.$fields.every(
        (name) => Math.abs((this as never)[name] - (other as never)[name]) <= epsilon,
      );
    },
  } as Record<string, (this: Value, ...rest: never[]) => unknown>;
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(type.prototype, name, { value, configurable: true, writable: true });
}

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
