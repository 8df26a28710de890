// The methods of vectors: a part that comes when a document names one of them or a vector.
import { type Value, Vector2d, Vector3d, Vector4d } from './value-types.ts';

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
/** Gives the vector types their methods. */
export function install(): void {
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
}
