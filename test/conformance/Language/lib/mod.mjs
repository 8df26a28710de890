const hidden = 2;
export const CONST = 42;
export function twice(x) {
  return x * hidden;
}
export class Thing {
  constructor(v) {
    this.v = v;
  }
}
export default 'dflt';
