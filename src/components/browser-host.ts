// The browser as the host of QML: its clock, its frames, its console, its servers. Everything that the
// runtime wants of a page goes through here.
import type { FetchInit, FetchResponse, LoaderHost } from '../runtime/engine/fetch-text.ts';
import type { FetchOptions, Host, Level, TextMetrics } from '../runtime/host.ts';
import { colorHooks } from '../runtime/qt/color.ts';
import { browserSocketHost } from './chat/browser-socket.ts';

const CONSOLE = { debug: 'log', info: 'info', warning: 'warn', critical: 'error' } as const;

let canvas: CanvasRenderingContext2D | null = null;
const drawing = (): CanvasRenderingContext2D =>
  (canvas ??= document.createElement('canvas').getContext('2d')!);

/** What CSS calls a colour and Qt does not: those of the system, and a late one. */
const NOT_IN_QT =
  /[^a-z]|text|border|caption|face|high|shadow|work|background|canvas|field|mark|menu|window|scroll|item|accent|rebecca|current/;
/** A colour by its name, which the browser knows. */
function namedColor(name: string): string | undefined {
  const context = drawing();
  context.fillStyle = '#000';
  if (!NOT_IN_QT.test(name)) context.fillStyle = name;
  // Names of black never come here.
  return context.fillStyle === '#000000' ? undefined : (context.fillStyle as string);
}

/** A page that is not to be seen draws no frames; what waits for an animation's end goes on all the same. */
function requestFrame(run: (time: number) => void): void {
  let waiting = true;
  const once = (): void => {
    if (!waiting) return;
    waiting = false;
    document.removeEventListener('visibilitychange', watch);
    run(performance.now());
  };
  const watch = (): void => {
    if (document.hidden) setTimeout(once, 16);
  };
  document.addEventListener('visibilitychange', watch);
  requestAnimationFrame((time) => {
    if (!waiting) return;
    waiting = false;
    document.removeEventListener('visibilitychange', watch);
    run(time);
  });
  watch();
}

/**
 * @param log gets every message first; `true` means that it was taken, and keeps it from the console
 */
export function browserHost(log?: (level: Level, text: string) => boolean): Host & LoaderHost {
  colorHooks.named = namedColor;
  return {
    now: () => performance.now(),
    date: () => Date.now(),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (handle) => clearTimeout(handle as number | undefined),
    requestFrame,
    log(level, text) {
      if (!log?.(level, text)) console[CONSOLE[level]](text);
    },
    locale: navigator.language || 'en-US',
    async fetch(url: string, options: FetchOptions & Partial<FetchInit> = {}) {
      const { maxBytes: _, ...init } = options;
      const response = await fetch(url, init as RequestInit);
      return Object.assign(response, {
        contentType: response.headers.get('content-type') ?? '',
      }) as Response & FetchResponse & { contentType: string };
    },
    measureText(text: string, cssFont: string): TextMetrics {
      const context = drawing();
      context.font = cssFont;
      const size = context.measureText(text);
      return {
        width: size.width,
        ascent: size.fontBoundingBoxAscent,
        descent: size.fontBoundingBoxDescent,
        right: size.actualBoundingBoxRight,
      };
    },
    openSocket: browserSocketHost(() => document.baseURI).openSocket,
    resolveUrl: (url, base) => new URL(url, base).href,
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: (timer) => clearTimeout(timer as number | undefined),
    newAbortController: () => new AbortController(),
    decodeText(bytes, charset) {
      let decoder: TextDecoder;
      try {
        decoder = new TextDecoder(charset);
      } catch {
        decoder = new TextDecoder();
      }
      return decoder.decode(bytes as Uint8Array<ArrayBuffer>);
    },
    decodeUtf8: (bytes) => new TextDecoder().decode(bytes as Uint8Array<ArrayBuffer>),
  };
}
