// `AnimatedImage`: a picture with frames, whose playing a document controls. Follows
// https://doc.qt.io/qt-6/qml-qtquick-animatedimage.html.
// Frames come from the browser's decoder and are drawn on a canvas. Where there is no such decoder the page
// plays the picture by itself, and frames cannot be told or chosen.
import { defineType } from '../../runtime/object/object.ts';
import { Image } from './image.ts';
import { READY } from './image-base.ts';

/** What of WebCodecs is used; the DOM's typings lack it. */
interface Decoder {
  readonly tracks: {
    readonly ready: Promise<void>;
    readonly selectedTrack: { readonly frameCount: number; readonly repetitionCount: number } | null;
  };
  readonly completed: Promise<void>;
  decode(options: { frameIndex: number }): Promise<{ image: Frame }>;
  close(): void;
}
type Frame = CanvasImageSource & {
  readonly displayWidth: number;
  readonly displayHeight: number;
  readonly duration: number | null;
  close(): void;
};
type DecoderClass = new (options: { data: ArrayBuffer; type: string }) => Decoder;
const decoderClass = (): DecoderClass | undefined =>
  (globalThis as { ImageDecoder?: DecoderClass }).ImageDecoder;

export class AnimatedImage extends Image {
  declare playing: boolean;
  declare paused: boolean;
  declare speed: number;
  declare readonly frameCount: number;
  #frame = 0;
  #count = 0;
  #decoder: Decoder | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #timer: unknown = null;
  /** How often it is still shown; Infinity without end. */
  #rounds = 0;
  /** The frame that is being decoded. */
  #asked = -1;

  get $frame(): number {
    return this.#frame;
  }
  get $count(): number {
    return this.#count;
  }
  override $settle(status: number, own: readonly [number, number]): void {
    const fresh = status === READY && this.status !== READY;
    super.$settle(status, own);
    if (status !== READY) this.#close();
    else if (fresh) void this.#open(this.$url);
  }
  async #open(url: string): Promise<void> {
    this.#close();
    const Decoder = decoderClass();
    if (!Decoder) return;
    try {
      const response = await fetch(url, { credentials: 'same-origin' });
      const data = await response.arrayBuffer();
      if (this.$url !== url || this.$dead) return;
      const type = response.headers.get('content-type')?.split(';')[0] || 'image/gif';
      const decoder = (this.#decoder = new Decoder({ data, type }));
      await decoder.tracks.ready;
      await decoder.completed;
      const track = decoder.tracks.selectedTrack;
      if (this.#decoder !== decoder || !track) return;
      this.#count = track.frameCount;
      this.#rounds = track.repetitionCount + 1;
      this.$emit('frameCountChanged');
      // One picture needs no canvas.
      if (this.#count < 2) return;
      this.#frame = Math.min(this.#frame, this.#count - 1);
      this.#show(this.#frame);
    } catch {
      // The page shows it by itself.
      this.#close();
    }
  }
  #close(): void {
    if (this.#timer !== null) this.$engine.host.clearTimeout(this.#timer);
    this.#timer = null;
    this.#decoder?.close();
    this.#decoder = null;
    this.#canvas?.remove();
    this.#canvas = null;
    this.#asked = -1;
    if (this.#count === 0) return;
    this.#count = this.#frame = 0;
    this.$emit('frameCountChanged');
    this.$emit('frameChanged');
    this.$emit('currentFrameChanged');
  }
  #show(index: number): void {
    const decoder = this.#decoder;
    if (!decoder) return;
    this.#asked = index;
    decoder.decode({ frameIndex: index }).then(
      ({ image }) => {
        if (this.#decoder === decoder && this.#asked === index && !this.$dead) {
          this.#draw(image);
          this.#next((image.duration ?? 100_000) / 1000);
        }
        image.close();
      },
      () => this.#decoder === decoder && this.#close(),
    );
  }
  #draw(image: Frame): void {
    const img = this.$img;
    if (!img) return;
    const canvas = (this.#canvas ??= document.createElement('canvas'));
    if (canvas.width !== image.displayWidth) canvas.width = image.displayWidth;
    if (canvas.height !== image.displayHeight) canvas.height = image.displayHeight;
    canvas.getContext('2d')!.clearRect(0, 0, canvas.width, canvas.height);
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    // It lies over the picture that the page plays, which keeps its name for assistive technology.
    canvas.style.cssText = img.style.cssText;
    img.style.opacity = '0';
    if (!canvas.parentNode) img.after(canvas);
  }
  override $paint(style: CSSStyleDeclaration, dirty: number, first: boolean): void {
    super.$paint(style, dirty, first);
    const img = this.$img!;
    if (!this.#canvas || img.style.opacity === '0') return;
    this.#canvas.style.cssText = img.style.cssText;
    img.style.opacity = '0';
  }
  #next(duration: number): void {
    const { host } = this.$engine;
    if (this.#timer !== null) host.clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.playing || this.paused || !(this.speed > 0)) return;
    // As browsers do: what is told to be quicker than they can show is slow.
    const time = (duration < 11 ? 100 : duration) / this.speed;
    this.#timer = host.setTimeout(() => {
      this.#timer = null;
      const last = this.#frame >= this.#count - 1;
      if (last && --this.#rounds <= 0) {
        this.$set('playing', false);
        return;
      }
      this.$setFrame(last ? 0 : this.#frame + 1);
    }, time);
  }
  $setFrame(frame: number): void {
    const index = this.#count ? Math.min(Math.max(0, frame), this.#count - 1) : Math.max(0, frame);
    if (index === this.#frame) return;
    this.#frame = index;
    this.$emit('frameChanged');
    this.$emit('currentFrameChanged');
    this.#show(index);
  }
  /** Playing, paused or the speed changed. */
  $control(): void {
    if (this.#count < 2) return;
    if (this.playing && this.#rounds <= 0) this.#rounds = Number.POSITIVE_INFINITY;
    this.#show(this.#frame);
  }
  override $destroyed(): void {
    this.#close();
    super.$destroyed();
  }
}
const control = (image: AnimatedImage): void => image.$control();
defineType(AnimatedImage, {
  name: 'AnimatedImage',
  properties: {
    playing: { type: 'bool', value: true, changed: control },
    paused: { type: 'bool', changed: control },
    speed: { type: 'real', value: 1, changed: control },
    currentFrame: {
      type: 'int',
      notify: 'frameChanged',
      get: (image) => image.$frame,
      set: (image, frame: number) => image.$setFrame(frame),
    },
    frameCount: { type: 'int', readonly: true, get: (image) => image.$count },
  },
  signals: { currentFrameChanged: {} },
});
