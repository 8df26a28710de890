// The path of an SVG (`M 0 0 L 10 10`) onto a painter path. What follows an error is left out, as browsers and
// Qt do.
import type { PainterPath, XY } from './painter-path.ts';

const ARGUMENTS: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const TOKEN = /([a-zA-Z])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\s,]+)/y;
/** The flags of an arc may stand without anything between. */
const FLAG = /[\s,]*([01])/y;

export function addSvgPath(path: PainterPath, text: string): void {
  let at = 0;
  const number = (): number | null => {
    for (;;) {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (!match || match[1]) return null;
      at = TOKEN.lastIndex;
      if (match[2]) return Number(match[2]);
    }
  };
  const flag = (): number | null => {
    FLAG.lastIndex = at;
    const match = FLAG.exec(text);
    if (!match) return null;
    at = FLAG.lastIndex;
    return Number(match[1]);
  };
  let command = '';
  /** The last control point, for the smooth commands. */
  let control: XY | null = null;
  let curve = '';
  for (;;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return;
    if (match[3]) {
      at = TOKEN.lastIndex;
      continue;
    }
    if (match[1]) {
      command = match[1];
      at = TOKEN.lastIndex;
    } else if (!command || command === 'Z' || command === 'z') return;
    const kind = command.toUpperCase();
    const count = ARGUMENTS[kind];
    if (count === undefined) return;
    const given: number[] = [];
    for (let i = 0; i < count; i++) {
      const value = kind === 'A' && (i === 3 || i === 4) ? flag() : number();
      if (value === null) return;
      given.push(value);
    }
    const [cx, cy] = path.current;
    const [ox, oy] = command === kind ? [0, 0] : [cx, cy];
    const point = (i: number): XY => [given[i]! + ox, given[i + 1]! + oy];
    const mirrored = (kinds: string): XY =>
      control && kinds.includes(curve) ? [2 * cx - control[0], 2 * cy - control[1]] : [cx, cy];
    let next: XY | null = null;
    switch (kind) {
      case 'M':
        path.moveTo(point(0));
        // What follows without a letter are lines.
        command = command === 'M' ? 'L' : 'l';
        break;
      case 'L':
        path.lineTo(point(0));
        break;
      case 'H':
        path.lineTo([given[0]! + ox, cy]);
        break;
      case 'V':
        path.lineTo([cx, given[0]! + oy]);
        break;
      case 'C':
        path.cubicTo(point(0), (next = point(2)), point(4));
        break;
      case 'S':
        path.cubicTo(mirrored('CS'), (next = point(0)), point(2));
        break;
      case 'Q':
        path.quadTo((next = point(0)), point(2));
        break;
      case 'T':
        path.quadTo((next = mirrored('QT')), point(0));
        break;
      case 'A':
        path.svgArcTo(given[0]!, given[1]!, given[2]!, given[3] === 1, given[4] === 1, point(5));
        break;
      default:
        path.close();
    }
    control = next;
    curve = kind;
  }
}
