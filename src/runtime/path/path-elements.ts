// The elements of a `Path`: `PathLine`, `PathQuad`, `PathAttribute` and the others. Follows
// https://doc.qt.io/qt-6/qml-qtquick-pathline.html and its like.
import { defineType, QmlObject } from '../object/object.ts';
import { Point } from '../object/value-types.ts';
import type { PainterPath, XY } from './painter-path.ts';
import { addSvgPath } from './svg-path.ts';

/** What an element is told of the path that it adds to. */
export interface PathData {
  index: number;
  readonly end: XY;
  readonly curves: readonly Curve[];
}

export class PathElement extends QmlObject {
  /** The path that it is in; told of every change. */
  $told: (() => void) | null = null;
}
const changed = (element: PathElement): void => element.$told?.();
defineType(PathElement, { name: 'PathElement', creatable: false });

export class PathAttribute extends PathElement {
  declare name: string;
  declare value: number;
}
defineType(PathAttribute, {
  name: 'PathAttribute',
  properties: { name: { type: 'string', changed }, value: { type: 'real', changed } },
});

export class PathPercent extends PathElement {
  declare value: number;
}
defineType(PathPercent, { name: 'PathPercent', properties: { value: { type: 'real', changed } } });

type Place = 'x' | 'y';

export abstract class Curve extends PathElement {
  declare x: number;
  declare y: number;
  declare relativeX: number;
  declare relativeY: number;
  readonly $set_ = new Set<string>();
  abstract $add(path: PainterPath, data: PathData): void;
  /** Where it ends when it begins at `from`. */
  $end({ index, end, curves }: PathData, from: XY): XY {
    const last = index === curves.length - 1;
    const one = (name: Place, relative: 'relativeX' | 'relativeY', i: 0 | 1): number =>
      this.$set_.has(relative)
        ? from[i] + this[relative]
        : !last || this.$set_.has(name)
          ? this[name]
          : end[i];
    return [one('x', 'relativeX', 0), one('y', 'relativeY', 1)];
  }
  /** A point of its own, given absolutely or from where it begins. */
  $point(name: string, from: XY): XY {
    const own = this as unknown as Record<string, number>;
    const relative = `relative${name[0]!.toUpperCase()}${name.slice(1)}`;
    return (['X', 'Y'] as const).map((letter, i) =>
      this.$set_.has(relative + letter) ? from[i]! + own[relative + letter]! : own[name + letter]!,
    ) as unknown as XY;
  }
}
/** Coordinates that count as given once they were set. */
const coordinate = (name: string) => ({
  type: 'real' as const,
  set(curve: Curve, value: number): void {
    const { slot, notify } = curve.$meta.properties[name]!;
    if (curve.$set_.has(name) && curve.$v[slot] === value) return;
    curve.$set_.add(name);
    curve.$v[slot] = value;
    curve.$emit(notify!);
    changed(curve);
  },
});
const coordinates = (names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, coordinate(name)]));
defineType(Curve, {
  name: 'Curve',
  creatable: false,
  properties: coordinates('x y relativeX relativeY'),
});

export class PathMove extends Curve {
  $add(path: PainterPath, data: PathData): void {
    path.moveTo(this.$end(data, path.current));
  }
}
defineType(PathMove, { name: 'PathMove' });

export class PathLine extends Curve {
  $add(path: PainterPath, data: PathData): void {
    path.lineTo(this.$end(data, path.current));
  }
}
defineType(PathLine, { name: 'PathLine' });

export class PathQuad extends Curve {
  $add(path: PainterPath, data: PathData): void {
    path.quadTo(this.$point('control', path.current), this.$end(data, path.current));
  }
}
defineType(PathQuad, {
  name: 'PathQuad',
  properties: coordinates('controlX controlY relativeControlX relativeControlY'),
});

export class PathCubic extends Curve {
  $add(path: PainterPath, data: PathData): void {
    const from = path.current;
    path.cubicTo(this.$point('control1', from), this.$point('control2', from), this.$end(data, from));
  }
}
defineType(PathCubic, {
  name: 'PathCubic',
  properties: coordinates(
    'control1X control1Y control2X control2Y relativeControl1X relativeControl1Y relativeControl2X relativeControl2Y',
  ),
});

/** A smooth curve through the ends of these elements (Catmull and Rom's). */
export class PathCurve extends Curve {
  $add(path: PainterPath, data: PathData): void {
    const { curves, index } = data;
    const smooth = (at: number): boolean => curves[at] instanceof PathCurve;
    const from = path.current;
    const { pieces } = path;
    let before = from;
    if (smooth(index - 1)) before = pieces[pieces.length - 1]?.points[0] ?? path.start;
    else if (index === 0 && curves.length > 1 && smooth(curves.length - 1)) {
      // A path that closes smoothly comes from its last but one point.
      let end = from;
      let last = from;
      for (let i = index; i < curves.length; i++) {
        end = curves[i]!.$end({ ...data, index: i }, end);
        if (i === curves.length - 2) last = end;
      }
      if (end[0] === path.start[0] && end[1] === path.start[1]) before = last;
    }
    const to = this.$end(data, from);
    let after = to;
    if (smooth(index + 1)) after = curves[index + 1]!.$end({ ...data, index: index + 1 }, to);
    else if (to[0] === path.start[0] && to[1] === path.start[1] && smooth(0) && pieces.length)
      after = pieces[0]!.points[3] ?? to;
    const one = (i: 0 | 1): number => from[i] - before[i] * 0.167 + to[i] * 0.167;
    const two = (i: 0 | 1): number => from[i] * 0.167 + to[i] - after[i] * 0.167;
    path.cubicTo([one(0), one(1)], [two(0), two(1)], to);
  }
}
defineType(PathCurve, { name: 'PathCurve', cpp: 'QQuickPathCatmullRomCurve' });

export class PathArc extends Curve {
  declare radiusX: number;
  declare radiusY: number;
  declare useLargeArc: boolean;
  declare direction: number;
  declare xAxisRotation: number;
  $add(path: PainterPath, data: PathData): void {
    path.svgArcTo(
      this.radiusX,
      this.radiusY,
      this.xAxisRotation,
      this.useLargeArc,
      this.direction === 0,
      this.$end(data, path.current),
    );
  }
}
defineType(PathArc, {
  name: 'PathArc',
  enums: { ArcDirection: { Clockwise: 0, Counterclockwise: 1 } },
  properties: {
    radiusX: { type: 'real', changed },
    radiusY: { type: 'real', changed },
    useLargeArc: { type: 'bool', changed },
    direction: { type: 'enum:ArcDirection', changed },
    xAxisRotation: { type: 'real', changed },
  },
});

export class PathAngleArc extends Curve {
  declare radiusX: number;
  declare radiusY: number;
  declare startAngle: number;
  declare sweepAngle: number;
  declare moveToStart: boolean;
  $add(path: PainterPath): void {
    const center = this.$point('center', path.current);
    const { radiusX, radiusY } = this;
    path.arcTo(center, radiusX, radiusY, -this.startAngle, -this.sweepAngle, !this.moveToStart);
  }
}
defineType(PathAngleArc, {
  name: 'PathAngleArc',
  properties: {
    ...coordinates('centerX centerY relativeCenterX relativeCenterY'),
    radiusX: { type: 'real', changed },
    radiusY: { type: 'real', changed },
    startAngle: { type: 'real', changed },
    sweepAngle: { type: 'real', changed },
    moveToStart: { type: 'bool', value: true, changed },
  },
});

export class PathSvg extends Curve {
  declare path: string;
  $add(path: PainterPath): void {
    addSvgPath(path, this.path);
  }
}
defineType(PathSvg, { name: 'PathSvg', properties: { path: { type: 'string', changed } } });

const pointsOf = (value: unknown): XY[] =>
  (Array.isArray(value) ? value : Array.from((value ?? []) as ArrayLike<unknown>)).flatMap((point) =>
    point instanceof Point ? [[point.x, point.y] as const] : [],
  );
const first = (lines: readonly XY[][], i: 0 | 1): number => lines[0]?.[0]?.[i] ?? 0;
function addLine(path: PainterPath, line: readonly XY[]): void {
  if (line.length < 2) return;
  path.moveTo(line[0]!);
  for (const point of line.slice(1)) path.lineTo(point);
}
const startOf = (lines: (curve: Curve) => XY[][]) => ({
  start: {
    type: 'point' as const,
    readonly: true,
    get(curve: Curve) {
      const all = lines(curve);
      return new Point(first(all, 0), first(all, 1));
    },
  },
});

export class PathPolyline extends Curve {
  declare path: unknown;
  $add(path: PainterPath): void {
    addLine(path, pointsOf(this.path));
  }
}
const drawn = (curve: Curve): void => {
  curve.$emit('startChanged');
  changed(curve);
};
defineType(PathPolyline, {
  name: 'PathPolyline',
  properties: {
    path: { type: 'var', changed: drawn },
    ...startOf((curve) => [pointsOf((curve as PathPolyline).path)]),
  },
});

export class PathMultiline extends Curve {
  declare paths: unknown;
  get $lines(): XY[][] {
    return Array.from((this.paths ?? []) as ArrayLike<unknown>, pointsOf);
  }
  $add(path: PainterPath): void {
    for (const line of this.$lines) addLine(path, line);
  }
}
defineType(PathMultiline, {
  name: 'PathMultiline',
  properties: {
    paths: { type: 'var', changed: drawn },
    ...startOf((curve) => (curve as PathMultiline).$lines),
  },
});
