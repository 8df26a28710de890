// `Rotation`, `Scale`, `Translate`, `Matrix4x4`: the transformations of an item's `transform`. Follow
// https://doc.qt.io/qt-6/qml-qtquick-rotation.html and its kin.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import {
  type Matrix4x4 as MatrixValue,
  matrix4x4,
  Vector3d,
  vector3d,
} from '../../runtime/object/vectors.ts';
import { type Transformed, type TransformList, transformKinds } from './transform-list.ts';

/** Sixteen numbers, row by row. */
type Matrix = readonly number[];
const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

export abstract class Transform extends QmlObject {
  $lists = new Set<List>();
  abstract $matrix(): Matrix;
  /** For `changed` of its properties. */
  $moved(): void {
    for (const list of this.$lists) list.item.$transformed();
  }
  override $destroyed(): void {
    for (const list of this.$lists) list.remove(this);
  }
}
defineType(Transform, { name: 'Transform', creatable: false });

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += a[(i & 12) + k]! * b[4 * k + (i & 3)]!;
    return sum;
  });
}

class List implements TransformList {
  readonly item: Transformed;
  items: Transform[] = [];
  constructor(item: Transformed) {
    this.item = item;
  }
  add(transform: Transform): void {
    this.items.push(transform);
    transform.$lists.add(this);
    this.item.$transformed();
  }
  remove(transform: Transform): void {
    this.items = this.items.filter((each) => each !== transform);
    if (!this.item.$dead) this.item.$transformed();
  }
  clear(): void {
    for (const transform of this.items) transform.$lists.delete(this);
    this.items = [];
    this.item.$transformed();
  }
  /** The first of the list is applied first. */
  #matrix(): Matrix {
    return this.items.reduce((matrix, each) => multiply(each.$matrix(), matrix), IDENTITY);
  }
  affine(): [number, number, number, number, number, number] {
    const m = this.#matrix();
    return [m[0]!, m[4]!, m[1]!, m[5]!, m[3]!, m[7]!];
  }
  css(): string {
    const m = this.#matrix();
    return `matrix3d(${m.map((_, i) => Number(m[(i & 3) * 4 + (i >> 2)]!.toFixed(9))).join()})`;
  }
}
transformKinds.list = (item) => new List(item);
transformKinds.accepts = (object) => object instanceof Transform;

const moved = (transform: Transform): void => transform.$moved();
const real = (value = 0) => ({ type: 'real', value, changed: moved });
type Vector = InstanceType<typeof Vector3d>;

const shift = (x: number, y: number, z = 0): Matrix => [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1];
/** Does something about a point. */
const about = ({ x, y, z }: Vector, matrix: Matrix): Matrix =>
  multiply(shift(x, y, z), multiply(matrix, shift(-x, -y, -z)));

export class Translate extends Transform {
  declare x: number;
  declare y: number;
  $matrix(): Matrix {
    return shift(this.x, this.y);
  }
}
defineType(Translate, { name: 'Translate', properties: { x: real(), y: real() } });

export class Scale extends Transform {
  declare origin: Vector;
  declare xScale: number;
  declare yScale: number;
  declare zScale: number;
  $matrix(): Matrix {
    return about(this.origin, [this.xScale, 0, 0, 0, 0, this.yScale, 0, 0, 0, 0, this.zScale, 0, 0, 0, 0, 1]);
  }
}
defineType(Scale, {
  name: 'Scale',
  properties: {
    origin: { type: vector3d, changed: moved },
    xScale: { ...real(1), notify: 'scaleChanged' },
    yScale: { ...real(1), notify: 'scaleChanged' },
    zScale: { ...real(1), notify: 'scaleChanged' },
  },
});

/** How far the eye is, for what turns out of the plane. */
const DISTANCE = 1024;
export class Rotation extends Transform {
  declare origin: Vector;
  declare angle: number;
  declare axis: Vector;
  $matrix(): Matrix {
    const { angle, axis } = this;
    const length = Math.hypot(axis.x, axis.y, axis.z);
    if (angle === 0 || length === 0) return IDENTITY;
    const [x, y, z] = [axis.x / length, axis.y / length, axis.z / length];
    const quarter = angle / 90;
    // Quarter turns are exact.
    const [s, c] = Number.isInteger(quarter)
      ? [[0, 1, 0, -1][((quarter % 4) + 4) % 4]!, [1, 0, -1, 0][((quarter % 4) + 4) % 4]!]
      : [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
    const i = 1 - c;
    return about(this.origin, [
      x * x * i + c,
      x * y * i - z * s,
      0,
      0,
      y * x * i + z * s,
      y * y * i + c,
      0,
      0,
      0,
      0,
      1,
      0,
      -(x * z * i - y * s) / DISTANCE,
      -(y * z * i + x * s) / DISTANCE,
      0,
      1,
    ]);
  }
}
const zAxis = new Vector3d(0, 0, 1);
defineType(Rotation, {
  name: 'Rotation',
  properties: {
    origin: { type: vector3d, changed: moved },
    angle: real(),
    axis: { type: vector3d, value: zAxis, changed: moved },
  },
});

export class Matrix4x4 extends Transform {
  declare matrix: InstanceType<typeof MatrixValue>;
  $matrix(): Matrix {
    const { matrix } = this;
    return IDENTITY.map((_, i) => (matrix as never)[`m${(i >> 2) + 1}${(i & 3) + 1}`] as number);
  }
}
defineType(Matrix4x4, { name: 'Matrix4x4', properties: { matrix: { type: matrix4x4, changed: moved } } });
