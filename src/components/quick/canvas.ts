// `Canvas`: draws by script, on a canvas of the page. Follows https://doc.qt.io/qt-6/qml-qtquick-canvas.html and
// https://doc.qt.io/qt-6/qml-qtquick-context2d.html.
// Documents get the page's context through a proxy that takes and gives values as QML has them (colours,
// fonts, items as images) and has the methods that only Qt has.
import { defineType } from '../../runtime/object/object.ts';
import { Color, parseColor, Rect, Size } from '../../runtime/object/value-types.ts';
import { Item } from './item.ts';
import { Dirty } from './surface.ts';

type Native = CanvasRenderingContext2D;

/** A colour as CSS has it. */
const css = (value: unknown): unknown =>
  value instanceof Color
    ? value.css()
    : typeof value === 'string'
      ? (parseColor(value)?.css() ?? value)
      : value;

/** A colour of the page's context in Qt's words: 16 bits of alpha, six digits. */
function qtColor(text: string): string {
  const match = /^rgba\((.*), ([\d.]+)\)$/.exec(text);
  if (!match) return text;
  const alpha = Math.round(Number(match[2]) * 65535) / 65535;
  return `rgba(${match[1]}, ${Number(alpha.toPrecision(6))})`;
}
/** A font as Qt writes it. */
function qtFont(text: string): string {
  const match = /^(.*?)([\d.]+)px(?:\/\S+)? (.*)$/.exec(text)!;
  const bold = match[1]!.includes('bold') ? 700 : (/\d{3}/.exec(match[1]!)?.[0] ?? 400);
  const italic = /italic|oblique/.test(match[1]!) ? 1 : 0;
  return `${match[3]!.replace(/"/g, '')},-1,${match[2]},5,${bold},${italic},0,0,0,0,0,0,0,0,0,1`;
}

/** Gradients and patterns as documents have them. */
const styles = new WeakMap<object, object>();
const natives = new WeakMap<object, object>();
function style(native: CanvasGradient | CanvasPattern): object {
  const wrapper =
    native instanceof CanvasGradient
      ? {
          addColorStop(at: number, color: unknown) {
            native.addColorStop(at, css(color) as string);
            return wrapper;
          },
        }
      : {};
  styles.set(native, wrapper);
  natives.set(wrapper, native);
  return wrapper;
}
const COLORS = new Set<PropertyKey>(['fillStyle', 'strokeStyle', 'shadowColor']);

function contextFor(canvas: Canvas, native: Native): object {
  /** What Qt has of its own, or otherwise than the page. */
  const own: Record<string, unknown> = {
    canvas,
    reset: () => canvas.$reset(),
    ellipse(x: number, y: number, w: number, h: number, ...rest: number[]) {
      if (rest.length) native.ellipse(x, y, w, h, ...(rest as [number, number, number]));
      else {
        native.moveTo(x + w, y + h / 2);
        native.ellipse(x + w / 2, y + h / 2, Math.abs(w / 2), Math.abs(h / 2), 0, 0, 2 * Math.PI);
      }
      return context;
    },
    roundedRect(x: number, y: number, w: number, h: number, rx: number, ry: number) {
      native.roundRect(x, y, w, h, [{ x: rx, y: ry }]);
      return context;
    },
    text(text: unknown, x: number, y: number) {
      native.fillText(String(text), x, y);
      return context;
    },
    createLinearGradient: (...at: [number, number, number, number]) =>
      style(native.createLinearGradient(...at)),
    createRadialGradient: (...at: [number, number, number, number, number, number]) =>
      style(native.createRadialGradient(...at)),
    createConicalGradient: (x: number, y: number, angle: number) =>
      style(native.createConicGradient((angle * Math.PI) / 180, x, y)),
    createPattern(image: unknown, repetition: string | null) {
      const source = canvas.$image(image);
      const pattern = source && native.createPattern(source, repetition);
      return pattern && style(pattern);
    },
    drawImage(image: unknown, ...at: number[]) {
      const source = canvas.$image(image);
      if (source) (native.drawImage as (...args: unknown[]) => void).call(native, source, ...at);
      return context;
    },
    toString: () => 'QQuickContext2D',
  };
  const context: object = new Proxy(own, {
    get(_, name) {
      if (Object.hasOwn(own, name)) return own[name as string];
      const value = native[name as never] as unknown;
      if (typeof value === 'function')
        return (...args: unknown[]) => {
          const result = value.apply(native, args);
          return result === undefined ? context : result;
        };
      if (name === 'font') return qtFont(value as string);
      if (COLORS.has(name))
        return typeof value === 'string' ? qtColor(value) : (styles.get(value as object) ?? value);
      return value;
    },
    set(_, name, value) {
      const given = COLORS.has(name) ? (natives.get(value as object) ?? css(value)) : value;
      if (name === 'fillRule') own.fillRule = value;
      else if (name in native) (native as unknown as Record<PropertyKey, unknown>)[name] = given;
      return true;
    },
    has: (_, name) => name in own || name in native,
  });
  return context;
}

interface Picture {
  readonly image: HTMLImageElement;
  state: 'loading' | 'loaded' | 'error';
}

export class Canvas extends Item {
  declare readonly available: boolean;
  declare contextType: string;
  declare canvasSize: { width: number; height: number };
  #native: Native | null = null;
  #context: object | null = null;
  #asked = false;
  #region: readonly [number, number, number, number] | null = null;
  #pictures = new Map<string, Picture>();
  #frames = new Map<number, (time: number) => void>();
  #frame = 0;

  override $createElement(): HTMLElement {
    const element = document.createElement('canvas');
    // It can be drawn on once it is shown.
    this.$engine.callLater(() => {
      if (this.$dead) return;
      this.$resize();
      this.$set('available', true);
      this.requestPaint();
    }, []);
    return element;
  }
  override $paint(_style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    if (!first && dirty & Dirty.Size) this.$engine.callLater(this.#resized, []);
  }
  readonly #resized = (): void => {
    if (this.$dead || !this.available) return;
    this.$resize();
    this.requestPaint();
  };
  /** Makes it as large as the item, with all of the screen's pixels; what was drawn is gone. */
  $resize(): void {
    const element = this.$element as HTMLCanvasElement | null;
    if (!element) return;
    element.width = Math.ceil(this.$width * devicePixelRatio);
    element.height = Math.ceil(this.$height * devicePixelRatio);
    this.$reset();
    this.$emit('canvasSizeChanged');
  }
  /** The context as it is at first. */
  $reset(): void {
    const native = this.#native;
    if (!native) return;
    native.reset?.();
    native.scale(devicePixelRatio, devicePixelRatio);
    native.shadowColor = '#000000';
  }

  getContext(type: string): object | null {
    if (!this.available) return null;
    if (String(type).toLowerCase() !== '2d') {
      this.$warn(`unknown context type "${type}"`);
      return null;
    }
    if (!this.#context) {
      this.#native = (this.$element as HTMLCanvasElement).getContext('2d');
      if (!this.#native) return null;
      this.$reset();
      this.#context = contextFor(this, this.#native);
      this.$set('contextType', '2d');
      this.$emit('contextChanged');
    }
    return this.#context;
  }
  get $made(): object | null {
    return this.#context;
  }

  requestPaint(): void {
    this.#mark([0, 0, this.$width, this.$height]);
  }
  markDirty(area: Rect): void {
    const { x, y, width, height } = area;
    this.#mark([x, y, width, height]);
  }
  #mark(area: readonly [number, number, number, number]): void {
    const old = this.#region;
    if (old) {
      const x = Math.min(old[0], area[0]);
      const y = Math.min(old[1], area[1]);
      const right = Math.max(old[0] + old[2], area[0] + area[2]);
      this.#region = [x, y, right - x, Math.max(old[1] + old[3], area[1] + area[3]) - y];
    } else this.#region = area;
    this.#ask();
  }
  #ask(): void {
    if (this.#asked || !this.available) return;
    this.#asked = true;
    this.$engine.addFrameListener(this.#draw);
  }
  readonly #draw = (time: number): void => {
    this.$engine.removeFrameListener(this.#draw);
    this.#asked = false;
    if (this.$dead) return;
    const frames = [...this.#frames.values()];
    this.#frames.clear();
    for (const run of frames) run(time);
    const region = this.#region;
    // What cannot be seen is drawn when it can.
    if (!region || !(region[2] > 0 && region[3] > 0)) return;
    this.#region = null;
    if (this.contextType) this.getContext(this.contextType);
    this.$emit('paint', new Rect(...region));
    this.$emit('painted');
  };
  requestAnimationFrame(run: (time: number) => void): number {
    if (typeof run !== 'function')
      throw new Error('requestAnimationFrame should be called with an animation callback function');
    this.#frames.set(++this.#frame, run);
    this.#ask();
    return this.#frame;
  }
  cancelRequestAnimationFrame(handle: number): void {
    this.#frames.delete(handle);
  }

  toDataURL(type = 'image/png'): string {
    return this.available ? (this.$element as HTMLCanvasElement).toDataURL(type) : '';
  }

  // --- images ------------------------------------------------------------------------------------------------

  #url(url: string): string {
    return this.$engine.resolveUrl(url, this.$engine.currentUrl());
  }
  loadImage(url: string): void {
    const full = this.#url(String(url));
    if (this.#pictures.has(full)) return;
    const image = new Image();
    const picture: Picture = { image, state: 'loading' };
    this.#pictures.set(full, picture);
    const end = (state: Picture['state']) => () => {
      picture.state = state;
      if (!this.$dead) this.$emit('imageLoaded');
    };
    image.onload = end('loaded');
    image.onerror = end('error');
    image.crossOrigin = 'anonymous';
    image.src = full;
  }
  unloadImage(url: string): void {
    this.#pictures.delete(this.#url(String(url)));
  }
  #state(url: string): string | undefined {
    return this.#pictures.get(this.#url(String(url)))?.state;
  }
  isImageLoaded(url: string): boolean {
    return this.#state(url) === 'loaded';
  }
  isImageLoading(url: string): boolean {
    return this.#state(url) === 'loading';
  }
  isImageError(url: string): boolean {
    return this.#state(url) === 'error';
  }
  /** What to draw for a URL, an item that shows a picture, or another canvas. */
  $image(source: unknown): CanvasImageSource | null {
    if (source instanceof Item) {
      const element = source.$element;
      const found = element?.matches('img,canvas') ? element : element?.querySelector('img,canvas');
      return (found as HTMLImageElement | null) ?? null;
    }
    if (typeof source !== 'string') return null;
    const picture = this.#pictures.get(this.#url(source));
    if (!picture) this.loadImage(source);
    return picture?.state === 'loaded' ? picture.image : null;
  }

  override $destroyed(): void {
    if (this.#asked) this.$engine.removeFrameListener(this.#draw);
    super.$destroyed();
  }
}

defineType(Canvas, {
  name: 'Canvas',
  cpp: 'QQuickCanvasItem',
  enums: {
    RenderTarget: { Image: 0, FramebufferObject: 1 },
    RenderStrategy: { Immediate: 0, Threaded: 1, Cooperative: 2 },
  },
  properties: {
    available: { type: 'bool', readonly: true },
    contextType: { type: 'string', changed: (canvas) => void canvas.getContext(canvas.contextType) },
    context: { type: 'var', readonly: true, get: (canvas) => canvas.$made },
    canvasSize: {
      type: 'size',
      readonly: true,
      get: (canvas) => new Size(canvas.$width, canvas.$height),
    },
    // Both are said to the one who draws; here it is the page, which has its own ways.
    renderTarget: { type: 'enum:RenderTarget', value: 0 },
    renderStrategy: { type: 'enum:RenderStrategy', value: 0 },
  },
  signals: { paint: { region: 'rect' }, painted: {}, imageLoaded: {} },
  methods: [
    'getContext',
    'requestPaint',
    'markDirty',
    'requestAnimationFrame',
    'cancelRequestAnimationFrame',
    'toDataURL',
    'loadImage',
    'unloadImage',
    'isImageLoaded',
    'isImageLoading',
    'isImageError',
  ],
  missing: ['canvasWindow', 'tileSize', 'save'],
});
