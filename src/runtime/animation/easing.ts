// Qt's easing curves: `Easing.InOutQuad` and its kin, value for value.
// Types are numbered in families of four (in, out, in-out, out-in). Most families follow from their "in"
// curve alone; those that do not are written out.

/** `Easing.Linear` ... in the order of their values. */
export const easingNames: readonly string[] = [
  'Linear',
  ...['Quad', 'Cubic', 'Quart', 'Quint', 'Sine', 'Expo', 'Circ', 'Elastic', 'Back', 'Bounce'].flatMap(
    (family) => ['In', 'Out', 'InOut', 'OutIn'].map((part) => part + family),
  ),
  'InCurve',
  'OutCurve',
  'SineCurve',
  'CosineCurve',
  'BezierSpline',
];

/** The values of `Easing` in QML. */
export const easingEnum: Readonly<Record<string, number>> = {
  ...Object.fromEntries(easingNames.map((name, value) => [name, value])),
  Bezier: 45,
};

/** The `easing` group of an animation. */
export interface EasingOptions {
  type: number;
  /** Of bounce and elastic curves. */
  amplitude: number;
  /** Of back curves. */
  overshoot: number;
  /** Of elastic curves, as a part of the duration. */
  period: number;
  /** Of a Bezier curve: x1, y1, x2, y2, endX, endY for each segment. */
  bezierCurve: readonly number[];
}

export const defaultEasing: Readonly<EasingOptions> = {
  type: 0,
  amplitude: 1,
  overshoot: 1.70158,
  period: 0.3,
  bezierCurve: [],
};

type Curve = (t: number) => number;
const { PI, sin, cos, sqrt, asin } = Math;

const outOf =
  (curve: Curve): Curve =>
  (t) =>
    1 - curve(1 - t);
/** The first curve at half size, then the second. */
const halves =
  (first: Curve, second: Curve): Curve =>
  (t) =>
    t < 0.5 ? first(2 * t) / 2 : second(2 * t - 1) / 2 + 0.5;

const family = (part: number, inward: Curve, outward = outOf(inward)): Curve =>
  [inward, outward, halves(inward, outward), halves(outward, inward)][part]!;

const back =
  (s: number): Curve =>
  (t) =>
    t * t * ((s + 1) * t - s);

function expo(part: number): Curve {
  const inward: Curve = (t) => (t === 0 || t === 1 ? t : 2 ** (10 * (t - 1)) - 0.001);
  const outward: Curve = (t) => (t === 1 ? 1 : 1.001 * (1 - 2 ** (-10 * t)));
  const inOut: Curve = (t) => {
    if (t === 0 || t === 1) return t;
    const u = 2 * t - 1;
    return u < 0 ? 2 ** (10 * u) / 2 - 0.0005 : 0.50025 * (2 - 2 ** (-10 * u));
  };
  return part === 2 ? inOut : family(part, inward, outward);
}

function elastic(part: number, amplitude: number, period: number): Curve {
  /** The dying swing about `height`: `v` is how far it has died down, `at` where in its period it is. */
  const swing = (v: number, at: number, height: number) => {
    const a = Math.max(amplitude, height);
    const s = amplitude < height ? period / 4 : (period / (2 * PI)) * asin(height / a);
    return a * 2 ** (-10 * v) * sin(((at - s) * 2 * PI) / period);
  };
  const ends = (t: number) => t === 0 || t === 1;
  const outward = (t: number, height: number) => (ends(t) ? t * height : swing(t, t, height) + height);
  const inward = (t: number, height: number) => (ends(t) ? t * height : -swing(1 - t, t - 1, height));
  if (!part) return (t) => inward(t, 1);
  if (part === 1) return (t) => outward(t, 1);
  if (part === 3) return (t) => (t < 0.5 ? outward(2 * t, 0.5) : inward(2 * t - 1, 0.5) + 0.5);
  return (t) => {
    if (ends(t)) return t;
    const u = 2 * t - 1;
    return u < 0 ? -swing(-u, u, 1) / 2 : swing(u, u, 1) / 2 + 1;
  };
}

function bounce(part: number, amplitude: number): Curve {
  const fall = (t: number, height: number) => {
    if (t === 1) return height;
    if (t < 4 / 11) return height * 7.5625 * t * t;
    const [middle, top] = t < 8 / 11 ? [6 / 11, 0.75] : t < 10 / 11 ? [9 / 11, 0.9375] : [21 / 22, 0.984375];
    return height - amplitude * (1 - (7.5625 * (t - middle!) ** 2 + top!));
  };
  const outward: Curve = (t) => fall(t, 1);
  if (part < 3) return family(part, outOf(outward), outward);
  return (t) => (t < 0.5 ? fall(2 * t, 0.5) : 1 - fall(2 - 2 * t, 0.5));
}

/** Blends sine progress into linear progress; `t` from the slow end. */
const smooth = (t: number, from: number) => {
  const mix = Math.max(Math.min(1.3 - 2 * from, 1), 0);
  return mix * (sin(t * PI - PI / 2) / 2 + 0.5) + (1 - mix) * t;
};

function bezier(points: readonly number[]): Curve {
  return (t) => {
    let [x0, y0] = [0, 0];
    for (let i = 0; i + 5 < points.length; i += 6) {
      const [x1, y1, x2, y2, x3, y3] = points.slice(i, i + 6) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      if (t <= x3 || i + 11 >= points.length) {
        const at = (u: number, a: number, b: number, c: number, d: number) =>
          (1 - u) ** 3 * a + 3 * (1 - u) ** 2 * u * b + 3 * (1 - u) * u * u * c + u ** 3 * d;
        let [low, high] = [0, 1];
        // x grows with u, so halving finds the place to the last bit.
        for (let n = 0; n < 52; n++) {
          const middle = (low + high) / 2;
          if (at(middle, x0, x1, x2, x3) < t) low = middle;
          else high = middle;
        }
        return at(high, y0, y1, y2, y3);
      }
      [x0, y0] = [x3, y3];
    }
    return t;
  };
}

/**
 * What keeps a `bezierCurve` from being one, in Qt's words; null when it is sound: six numbers for each
 * segment, the last of which ends at 1, 1.
 */
export function bezierProblem(points: readonly number[]): string | null {
  const sound = points.length % 6 === 0 && points.every((n) => Number.isFinite(n));
  if (!sound) return 'Invalid bezier curve: it takes six numbers for each segment';
  return points.length && (points.at(-1) !== 1 || points.at(-2) !== 1)
    ? 'Invalid bezier curve: its last segment must end at 1, 1'
    : null;
}

/** The curve of an easing: progress 0 to 1 (limited to that) in, eased progress out. */
export function easingCurve(easing: Readonly<EasingOptions>): Curve {
  const { type, amplitude, overshoot, period } = easing;
  const part = (type - 1) & 3;
  const kind = (type - 1) >> 2;
  let curve: Curve = (t) => t;
  if (type === 45) curve = bezier(easing.bezierCurve);
  else if (type > 40)
    curve = [
      (t: number) => smooth(t, t),
      (t: number) => smooth(t, 1 - t),
      (t: number) => (sin(t * 2 * PI - PI / 2) + 1) / 2,
      (t: number) => (cos(t * 2 * PI - PI / 2) + 1) / 2,
    ][type - 41]!;
  else if (type > 0) {
    if (kind < 4) curve = family(part, (t) => t ** (kind + 2));
    else if (kind === 4) curve = family(part, (t) => (t === 1 ? 1 : 1 - cos((t * PI) / 2)));
    else if (kind === 5) curve = expo(part);
    else if (kind === 6) curve = family(part, (t) => 1 - sqrt(1 - t * t));
    else if (kind === 7) curve = elastic(part, amplitude, period);
    else if (kind === 8) curve = family(part, back(part === 2 ? overshoot * 1.525 : overshoot));
    else curve = bounce(part, amplitude);
  }
  return (t) => curve(Math.min(Math.max(t, 0), 1));
}
