// `Path`: what items move along, with values that change on the way. Follows
// https://doc.qt.io/qt-6/qml-qtquick-path.html; what is somewhere on it is worked out as QQuickPath does.
// Made anew when it is asked after a change.
import { defineType, QmlObject } from '../object/object.ts';
import { Point, Size } from '../object/value-types.ts';
import { PainterPath, type Piece, type XY } from './painter-path.ts';
import { Curve, PathAttribute, PathElement, PathPercent } from './path-elements.ts';

/** The end of a piece, and the values there. */
interface Stop {
  /** The part of the length that lies before it. */
  original: number;
  /** The same as the document stretches it by `PathPercent`. */
  percent: number;
  scale: number;
  readonly values: Map<string, number>;
}
/** The name of what `PathPercent` sets. */
const PERCENT = '_qfx_percent';

/** A path as it was drawn once. */
export interface DrawnPath {
  readonly path: PainterPath;
  readonly length: number;
  readonly stops: readonly Stop[];
  readonly closed: boolean;
}

export class Path extends QmlObject {
  declare startX: number;
  declare startY: number;
  declare readonly closed: boolean;
  declare scale: Size;
  $elements: PathElement[] = [];
  readonly $startSet = new Set<'startX' | 'startY'>();
  #complete = false;
  #drawn: DrawnPath | null = null;
  #points: XY[] | null = null;
  #watchers = new Set<() => void>();

  override $begin(): void {
    this.#complete = false;
  }
  override $complete(): void {
    this.#complete = true;
    this.$renew();
  }
  /** Calls `listener` after each change; gives a function that ends it. */
  $watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }
  readonly $renew = (): void => {
    if (!this.#complete) return;
    this.#drawn = this.#points = null;
    this.$emit('changed');
    for (const watcher of [...this.#watchers]) watcher();
  };
  get $closed(): boolean {
    return this.#complete && this.$drawn.closed;
  }
  get $attributes(): string[] {
    const names = this.$elements.flatMap((element) =>
      element instanceof PathAttribute && element.name ? [element.name] : [],
    );
    return [...new Set(names)];
  }
  get $drawn(): DrawnPath {
    return (this.#drawn ??= this.$draw([0, 0], [0, 0]));
  }

  /** @param start @param end where it begins and ends when it does not say so itself */
  $draw(start: XY, end: XY): DrawnPath {
    const from: XY = [
      this.$startSet.has('startX') ? this.startX : start[0],
      this.$startSet.has('startY') ? this.startY : start[1],
    ];
    const scaled = new PainterPath(from);
    const names = this.$attributes;
    const stops: Stop[] = [];
    const stop = (): void => {
      stops.push({ original: scaled.length, percent: 0, scale: 1, values: new Map() });
    };
    stop();
    for (const name of names) stops[0]!.values.set(name, 0);
    const curves = this.$elements.filter((element) => element instanceof Curve);
    const data = { index: 0, end, curves };
    let stretched = false;
    for (const element of this.$elements) {
      if (element instanceof Curve) {
        element.$add(scaled, data);
        data.index++;
        stop();
      } else if (element instanceof PathAttribute) between(stops, element.name, element.value);
      else if (element instanceof PathPercent) {
        between(stops, PERCENT, element.value);
        stretched = true;
      }
    }
    const last = stops[stops.length - 1]!;
    for (const name of names) if (!last.values.has(name)) toTheEnd(stops, name);
    if (stretched && !last.values.has(PERCENT)) between(stops, PERCENT, 1);

    const path = this.#scaled(scaled);
    const whole = scaled.length;
    let before = { percent: 0, original: 0 };
    stops.forEach((each, index) => {
      each.original = whole > 0 ? each.original / whole : 0;
      const percent = each.values.get(PERCENT);
      each.percent = percent ?? each.original;
      if (percent === undefined) return;
      if (index > 0) each.scale = (each.original - before.original) / (percent - before.percent);
      before = each;
    });
    const [x, y] = path.current;
    const { width, height } = this.scale;
    const closed = path.length > 0 && from[0] * width === x && from[1] * height === y;
    return { path, length: path.length, stops, closed };
  }
  #scaled(path: PainterPath): PainterPath {
    const { width, height } = this.scale;
    if (width === 1 && height === 1) return path;
    const scale = ([x, y]: XY): XY => [x * width, y * height];
    const result = new PainterPath(scale(path.start));
    for (const { points } of path.pieces) {
      const [from, ...others] = points.map(scale);
      if (result.current[0] !== from![0] || result.current[1] !== from![1]) result.moveTo(from!);
      if (others.length === 1) result.lineTo(others[0]!);
      else result.cubicTo(others[0]!, others[1]!, others[2]!);
    }
    return result;
  }

  pointAtPercent(percent: number): Point {
    const [x, y] = this.$pointAt(percent);
    return new Point(x, y);
  }
  /** The point at a part of the path, from 0 to 1. */
  $pointAt(percent: number): XY {
    const points = (this.#points ??= this.#sample());
    const last = points.length - 1;
    if (last < 0) return [0, 0];
    const at = percent * last;
    const index = Math.min(Math.max(Math.floor(at), 0), last);
    const delta = at - Math.floor(at);
    const [x, y] = points[index]!;
    if (delta === 0) return [x, y];
    const [nextX, nextY] = points[Math.min(Math.max(Math.ceil(at), 0), last)]!;
    return [x * (1 - delta) + nextX * delta, y * (1 - delta) + nextY * delta];
  }
  /** Five points a pixel. */
  #sample(): XY[] {
    const drawn = this.$drawn;
    const { length, path } = drawn;
    if (!(length > 0)) return [];
    const single = path.pieces.length === 1 && path.pieces[0]!.points.length === 2;
    const count = single ? 1 : Math.max(1, Math.ceil(length * 5));
    const walker = new PathWalker(drawn);
    return Array.from({ length: count + 1 }, (_, i) => walker.at(i / count).point);
  }

  /** The value of an attribute at a part of the path. */
  $valueAt(name: string, percent: number): number {
    if (percent < 0 || percent > 1) return 0;
    let before: Stop | null = null;
    for (const stop of this.$drawn.stops) {
      const value = stop.values.get(name) ?? 0;
      if (stop.percent === percent) return value;
      if (stop.percent > percent) {
        const from = before?.values.get(name) ?? 0;
        const at = before?.percent ?? 0;
        return from + ((value - from) * (percent - at)) / (stop.percent - at);
      }
      before = stop;
    }
    return 0;
  }
}

/** Sets a value at the last stop, and at those since it was set before. */
function between(stops: Stop[], name: string, value: number): void {
  const last = stops[stops.length - 1]!;
  last.values.set(name, value);
  for (let i = stops.length - 2; i >= 0; i--) {
    const from = stops[i]!;
    const start = from.values.get(name);
    if (start === undefined) continue;
    const way = last.original - from.original;
    for (let j = i + 1; j < stops.length - 1; j++) {
      const stop = stops[j]!;
      stop.values.set(name, start + ((value - start) * (stop.original - from.original)) / way);
    }
    return;
  }
}
/** After its last stop an attribute has the value of the beginning. */
function toTheEnd(stops: Stop[], name: string): void {
  const value = stops[0]!.values.get(name) ?? 0;
  let i = stops.length - 1;
  while (i >= 0 && !stops[i]!.values.has(name)) i--;
  for (const stop of stops.slice(i + 1)) stop.values.set(name, value);
}

/** Goes along a path, forwards and back. */
export class PathWalker {
  readonly #drawn: DrawnPath;
  #piece = 0;
  /** The length up to the end of the piece. */
  #passed: number;
  constructor(drawn: DrawnPath) {
    this.#drawn = drawn;
    this.#passed = drawn.path.pieces[0]?.length ?? 0;
  }
  at(percent: number): { point: XY; angle: number } {
    const { path, length, stops } = this.#drawn;
    const { pieces } = path;
    if (!pieces.length) return { point: path.start, angle: 0 };
    let before = { percent: 0, original: 0 };
    let part = 1;
    for (const [i, stop] of stops.entries()) {
      if (percent < stop.percent || i === stops.length - 1) {
        part = before.original + (percent - before.percent) * stop.scale;
        break;
      }
      before = stop;
    }
    while (part * length > this.#passed && this.#piece < pieces.length - 1)
      this.#passed += pieces[++this.#piece]!.length;
    while (this.#piece > 0 && part * length < this.#passed - pieces[this.#piece]!.length)
      this.#passed -= pieces[this.#piece--]!.length;
    const piece: Piece = pieces[this.#piece]!;
    const t = Math.min(Math.max((length * part - (this.#passed - piece.length)) / piece.length, 0), 1);
    return { point: piece.at(t), angle: piece.angleAt(t) };
  }
}

const start = (name: 'startX' | 'startY') => ({
  type: 'real' as const,
  set(path: Path, value: number): void {
    const { slot, notify } = Path.meta.properties[name]!;
    if (path.$startSet.has(name) && path.$v[slot] === value) return;
    path.$startSet.add(name);
    path.$v[slot] = value;
    path.$emit(notify!);
    path.$renew();
  },
});
defineType(Path, {
  name: 'Path',
  properties: {
    startX: start('startX'),
    startY: start('startY'),
    closed: { type: 'bool', readonly: true, notify: 'changed', get: (path) => path.$closed },
    scale: { type: 'size', value: new Size(1, 1), changed: (path) => path.$renew() },
    pathElements: {
      notify: false,
      list: {
        items: (path) => path.$elements,
        append(path, element) {
          if (!(element instanceof PathElement)) return;
          path.$elements.push(element);
          element.$told = path.$renew;
          if (element.$parent === null) element.$adopt(path);
          path.$renew();
        },
        clear(path) {
          for (const element of path.$elements) element.$told = null;
          path.$elements = [];
          path.$renew();
        },
        accepts: (element) => element instanceof PathElement,
      },
    },
  },
  signals: { changed: {} },
  methods: ['pointAtPercent'],
  defaultProperty: 'pathElements',
});
