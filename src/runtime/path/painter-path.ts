// A path as lines and cubic curves, with their lengths: what `Path` is made into. Follows QPainterPath and
// QBezier, because where something stands on a path depends on how its curves are divided.
// Always holds: every piece begins where the one before ended, or where a move has put it.

export type XY = readonly [x: number, y: number];

/** A line (two points) or a cubic curve (four). */
export class Piece {
  readonly points: readonly XY[];
  readonly length: number;
  constructor(points: readonly XY[]) {
    this.points = points;
    this.length = points.length === 2 ? distance(points[0]!, points[1]!) : curveLength(points as Curve);
  }
  at(t: number): XY {
    const [p, q, r, s] = this.points as Curve;
    if (!r) return mix(p, q, t);
    const u = 1 - t;
    const a = u * u * u;
    const b = 3 * u * u * t;
    const c = 3 * u * t * t;
    const d = t * t * t;
    return [a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]];
  }
  /** The direction there, in degrees counted as clocks turn, from the right. */
  angleAt(t: number): number {
    const [p, q, r, s] = this.points as Curve;
    const u = 1 - t;
    const along = (i: 0 | 1): number =>
      r ? u * u * (q[i] - p[i]) + 2 * u * t * (r[i] - q[i]) + t * t * (s[i] - r[i]) : q[i] - p[i];
    let [dx, dy] = [along(0), along(1)];
    // Where control points meet the ends there is no direction: a little way along there is.
    if (r && dx === 0 && dy === 0) {
      const [from, to] = t < 0.5 ? [this.at(t), this.at(t + 0.001)] : [this.at(t - 0.001), this.at(t)];
      [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    }
    return (Math.atan2(dy, dx) * 180) / Math.PI;
  }
}
type Curve = readonly [XY, XY, XY, XY];

const distance = (a: XY, b: XY): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
const mix = (a: XY, b: XY, t: number): XY => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Halves until a curve is as long as its chord, but for a hundredth of a pixel. */
function curveLength([p, q, r, s]: Curve, depth = 0): number {
  const length = distance(p, q) + distance(q, r) + distance(r, s);
  if (length - distance(p, s) <= 0.01 || depth > 20) return length;
  const pq = mix(p, q, 0.5);
  const qr = mix(q, r, 0.5);
  const rs = mix(r, s, 0.5);
  const left = mix(pq, qr, 0.5);
  const right = mix(qr, rs, 0.5);
  const middle = mix(left, right, 0.5);
  return curveLength([p, pq, left, middle], depth + 1) + curveLength([middle, right, rs, s], depth + 1);
}

/** How far the control points of a quarter of a circle are. */
const KAPPA = 0.5522847498;
/** The time of a quarter's curve at an angle up to 90°, as near as Qt comes to it. */
function timeOfAngle(angle: number): number {
  if (Math.abs(angle) < 1e-12) return 0;
  if (Math.abs(angle - 90) < 1e-12) return 1;
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  let c = angle / 90;
  for (let i = 0; i < 2; i++)
    c -=
      (((2 - 3 * KAPPA) * c + 3 * (KAPPA - 1)) * c * c + 1 - cos) /
      (((6 - 9 * KAPPA) * c + 6 * (KAPPA - 1)) * c);
  let s = c;
  for (let i = 0; i < 2; i++)
    s -=
      ((((3 * KAPPA - 2) * s - 6 * KAPPA + 3) * s + 3 * KAPPA) * s - sin) /
      (((9 * KAPPA - 6) * s + 6 - 12 * KAPPA) * s + 3 * KAPPA);
  return (c + s) / 2;
}
/** The curve of a quarter of the unit circle from `angle` on, between two times of it. */
function partOfQuarter(angle: number, sign: number, from: number, to: number): Curve {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(radians)), Math.round(Math.sin(radians))];
  const turned = (x: number, y: number): XY => [cos * x - sin * y, sin * x + cos * y];
  const whole: Curve = [turned(1, 0), turned(1, sign * KAPPA), turned(KAPPA, sign), turned(0, sign)];
  // Cut at the end first, then at the beginning.
  const head = split(whole, to)[0];
  return from === 0 ? head : split(head, from / to)[1];
}
function split([p, q, r, s]: Curve, t: number): [Curve, Curve] {
  const pq = mix(p, q, t);
  const qr = mix(q, r, t);
  const rs = mix(r, s, t);
  const left = mix(pq, qr, t);
  const right = mix(qr, rs, t);
  const middle = mix(left, right, t);
  return [
    [p, pq, left, middle],
    [middle, right, rs, s],
  ];
}

export class PainterPath {
  readonly pieces: Piece[] = [];
  length = 0;
  start: XY;
  current: XY;
  /** Where the part of the path began that is drawn now. */
  #begin: XY;
  constructor(start: XY) {
    this.start = this.current = this.#begin = start;
  }
  moveTo(to: XY): void {
    if (!this.pieces.length) this.start = to;
    this.current = this.#begin = to;
  }
  lineTo(to: XY): void {
    if (to[0] !== this.current[0] || to[1] !== this.current[1]) this.#add([this.current, to]);
  }
  cubicTo(control1: XY, control2: XY, to: XY): void {
    const from = this.current;
    if ([control1, control2, to].some((point) => point[0] !== from[0] || point[1] !== from[1]))
      this.#add([this.current, control1, control2, to]);
  }
  quadTo(control: XY, to: XY): void {
    const from = this.current;
    this.cubicTo(mix(from, control, 2 / 3), mix(to, control, 2 / 3), to);
  }
  close(): void {
    this.lineTo(this.#begin);
  }
  #add(points: readonly XY[]): void {
    const piece = new Piece(points);
    this.pieces.push(piece);
    this.length += piece.length;
    this.current = points[points.length - 1]!;
  }

  /** An arc about a centre; angles in degrees against the clock, as QPainterPath has them. */
  arcTo(center: XY, radiusX: number, radiusY: number, startAngle: number, sweep: number, join = true): void {
    const at = ([x, y]: XY): XY => [center[0] + radiusX * x, center[1] - radiusY * y];
    const whole = Math.max(-360, Math.min(360, sweep));
    const sign = whole < 0 ? -1 : 1;
    const end = startAngle + whole;
    let first = true;
    // Parts of the curves that stand for the quarters of an ellipse.
    for (let from = startAngle; first || (end - from) * sign > 1e-9; ) {
      const quarter = sign > 0 ? Math.floor(from / 90 + 1e-12) * 90 : Math.ceil(from / 90 - 1e-12) * 90;
      const next = quarter + 90 * sign;
      const to = (next - end) * sign > 0 ? end : next;
      const part = partOfQuarter(
        quarter,
        sign,
        timeOfAngle(Math.abs(from - quarter)),
        timeOfAngle(Math.abs(to - quarter)),
      ).map(at) as unknown as Curve;
      if (first && join) this.lineTo(part[0]);
      else if (first) this.moveTo(part[0]);
      first = false;
      if (radiusX === 0 || radiusY === 0 || sweep === 0) return;
      this.cubicTo(part[1], part[2], part[3]);
      from = to;
    }
  }

  /** An arc as SVG has it: from where the path is to `to`, in the fewest parts of a quarter at most. */
  svgArcTo(rx: number, ry: number, rotation: number, large: boolean, clockwise: boolean, to: XY): void {
    const [x0, y0] = this.current;
    const [x, y] = to;
    if (x0 === x && y0 === y) return;
    let [radiusX, radiusY] = [Math.abs(rx), Math.abs(ry)];
    if (!radiusX || !radiusY) {
      this.lineTo(to);
      return;
    }
    const angle = (rotation * Math.PI) / 180;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const dx = (x0 - x) / 2;
    const dy = (y0 - y) / 2;
    const px = cos * dx + sin * dy;
    const py = -sin * dx + cos * dy;
    const check = (px * px) / (radiusX * radiusX) + (py * py) / (radiusY * radiusY);
    if (check > 1) {
      radiusX *= Math.sqrt(check);
      radiusY *= Math.sqrt(check);
    }
    // On circles of radius 1.
    const unit = (ux: number, uy: number): XY => [
      (cos * ux + sin * uy) / radiusX,
      (-sin * ux + cos * uy) / radiusY,
    ];
    const [ax, ay] = unit(x0, y0);
    const [bx, by] = unit(x, y);
    const d = (bx - ax) ** 2 + (by - ay) ** 2;
    let factor = Math.sqrt(Math.max(0, 1 / d - 0.25));
    if (clockwise === large) factor = -factor;
    const cx = (ax + bx) / 2 - factor * (by - ay);
    const cy = (ay + by) / 2 + factor * (bx - ax);
    const from = Math.atan2(ay - cy, ax - cx);
    let way = Math.atan2(by - cy, bx - cx) - from;
    if (way < 0 && clockwise) way += 2 * Math.PI;
    else if (way > 0 && !clockwise) way -= 2 * Math.PI;
    const back = (ux: number, uy: number): XY => [
      cos * radiusX * ux - sin * radiusY * uy,
      sin * radiusX * ux + cos * radiusY * uy,
    ];
    const parts = Math.ceil(Math.abs(way / (Math.PI / 2 + 0.001)));
    for (let i = 0; i < parts; i++) {
      const t0 = from + (i * way) / parts;
      const t1 = from + ((i + 1) * way) / parts;
      const half = (t1 - t0) / 2;
      const t = ((8 / 3) * Math.sin(half / 2) ** 2) / Math.sin(half);
      this.cubicTo(
        back(cx + Math.cos(t0) - t * Math.sin(t0), cy + Math.sin(t0) + t * Math.cos(t0)),
        back(cx + Math.cos(t1) + t * Math.sin(t1), cy + Math.sin(t1) - t * Math.cos(t1)),
        back(cx + Math.cos(t1), cy + Math.sin(t1)),
      );
    }
  }
}
