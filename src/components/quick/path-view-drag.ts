// How a pointer moves what is on a path: by the way that the nearest point of the path goes. Follows
// QQuickPathView's handling of the mouse.
import type { Path } from '../../runtime/path/path-type.ts';
import type { PathView } from './path-view.ts';
import { type Grabber, grabber, release, steal } from './pointer.ts';

/** How far a pointer goes before it drags, and how far along the path it must get by that. */
const THRESHOLD = 10;
const ALONG = 0.8 * THRESHOLD;
/** Of the last samples of the speed, the first is not counted. */
const SAMPLES = 3;

/** The part of a path that is nearest to a point, and the point there. */
export function nearest(path: Path, x: number, y: number): { percent: number; x: number; y: number } {
  const { length } = path.$drawn;
  const samples = Math.min(length / 5, 500);
  let best = { percent: 0, at: 0, x: 0, y: 0 };
  let least = 1e10;
  const look = (at: number): void => {
    const [px, py] = path.$pointAt(at / samples);
    const away = (px - x) ** 2 + (py - y) ** 2;
    if (away >= least) return;
    least = away;
    best = { percent: at / samples, at, x: px, y: py };
  };
  const [x0, y0] = path.$pointAt(0);
  best = { percent: 0, at: 0, x: x0, y: y0 };
  for (let i = 1; i < samples; i++) look(i);
  const rough = best.at;
  const step = 1 / (2 * (length / samples));
  for (let i = rough - 1; i < rough + 1; i += step) look(i);
  return best;
}

interface Press {
  readonly id: number;
  /** Where it began, and the point of the path there. */
  readonly x: number;
  readonly y: number;
  readonly px: number;
  readonly py: number;
  lastX: number;
  lastY: number;
  percent: number;
  time: number;
}

export class PathDrag {
  readonly #view: PathView;
  #press: Press | null = null;
  /** It has taken the pointer. */
  #took = false;
  #speeds: number[] = [];
  readonly #hold: Grabber;
  constructor(view: PathView) {
    this.#view = view;
    this.#hold = { item: view, keeps: true, cancel: () => this.#drop() };
  }
  get holds(): boolean {
    return this.#took;
  }
  listen(element: HTMLElement): void {
    element.addEventListener('pointerdown', (event) => this.#down(event));
  }
  #local(event: PointerEvent): readonly [number, number] {
    const element = this.#view.$element!;
    const box = element.getBoundingClientRect();
    const scale = element.offsetWidth ? box.width / element.offsetWidth || 1 : 1;
    return [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
  }
  #down(event: PointerEvent): void {
    const view = this.#view;
    if (!view.interactive || !event.isPrimary || event.button !== 0 || this.#press || !view.$valid) return;
    if (event.target instanceof Element && event.target.closest('input,textarea,[contenteditable]')) return;
    const [x, y] = this.#local(event);
    const onItem = view.itemAt(x, y) !== null;
    if (!onItem && view.dragMargin === 0) return;
    const near = view.$nearest(x, y);
    if (!onItem && Math.abs(x - near.x) + Math.abs(y - near.y) > view.dragMargin) return;
    this.#took = view.$flies;
    this.#speeds = [];
    this.#press = {
      id: event.pointerId,
      x,
      y,
      lastX: x,
      lastY: y,
      percent: near.percent,
      px: near.x,
      py: near.y,
      time: event.timeStamp,
    };
    view.$motion.stop();
    if (this.#took && !steal(this.#hold)) this.#took = false;
    const page = event.view!.document;
    page.addEventListener('pointermove', this.#move);
    page.addEventListener('pointerup', this.#up);
    page.addEventListener('pointercancel', this.#up);
  }
  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    const view = this.#view;
    if (!press || event.pointerId !== press.id) return;
    if (view.$dead || !view.interactive || !view.$valid) {
      this.#drop();
      return;
    }
    const [x, y] = this.#local(event);
    // A pause is one though the page tells of the pointer again.
    if (x === press.lastX && y === press.lastY) return;
    press.lastX = x;
    press.lastY = y;
    const near = view.$nearest(x, y);
    if (!this.#took) {
      const far = Math.abs(x - press.x) > THRESHOLD || Math.abs(y - press.y) > THRESHOLD;
      if (far && (Math.abs(near.x - press.px) > ALONG || Math.abs(near.y - press.py) > ALONG)) {
        const holder = grabber();
        if (holder && holder.item !== view && holder.keeps) return;
        this.#took = steal(this.#hold);
      }
    } else {
      const rows = view.$length;
      let way = (near.percent - press.percent) * view.$onPath;
      if (way !== 0) {
        view.$setOffset(view.$offset + way);
        if (way > rows / 2) way -= rows;
        else if (way < -rows / 2) way += rows;
        const seconds = (event.timeStamp - press.time) / 1000;
        if (seconds > 0) this.#speeds.push(way / seconds);
        if (this.#speeds.length > SAMPLES) this.#speeds.shift();
      }
      view.$movementBegins();
      if (!view.dragging) {
        view.$set('dragging', true);
        view.$emit('dragStarted');
      }
    }
    press.percent = near.percent;
    press.time = event.timeStamp;
  };
  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    const view = this.#view;
    const took = this.#took;
    const counted = this.#speeds.slice(1);
    const stale = event.timeStamp - press.time > 100 || event.type !== 'pointerup';
    const velocity =
      stale || !counted.length ? 0 : counted.reduce((sum, each) => sum + each, 0) / counted.length;
    this.finish();
    if (!view.$valid) {
      view.$movementEnds();
      return;
    }
    if (took || velocity !== 0) view.$letGo(velocity);
    else view.$letGo(0);
  };
  /** The pointer was taken away. */
  #drop(): void {
    if (!this.#press) return;
    this.finish();
    if (!this.#view.$dead) this.#view.$letGo(0);
  }
  finish(): void {
    this.#press = null;
    this.#took = false;
    release(this.#hold);
    const view = this.#view;
    const page = view.$element?.ownerDocument;
    page?.removeEventListener('pointermove', this.#move);
    page?.removeEventListener('pointerup', this.#up);
    page?.removeEventListener('pointercancel', this.#up);
    if (view.$dead || !view.dragging) return;
    view.$set('dragging', false);
    view.$emit('dragEnded');
  }
}
