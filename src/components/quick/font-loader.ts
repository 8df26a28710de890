// `FontLoader`: a font from a URL, under its own name. Follows
// https://doc.qt.io/qt-6/qml-qtquick-fontloader.html.
// Always holds: only the answer for the present `source` counts; a font stays in the page once it is there,
// and is fetched once.
import type { Context } from '../../runtime/engine/context.ts';
import { engineOf, placeOfObject } from '../../runtime/engine/engine.ts';
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { Font } from '../../runtime/object/value-types.ts';

const NULL = 0;
const READY = 1;
const LOADING = 2;
const ERROR = 3;

/** Fonts of a page by URL: the name under which each is there. */
const loaded = new Map<string, Promise<string>>();

async function load(url: string): Promise<string> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const data = await response.arrayBuffer();
  // What is compressed has no name to be read: the file's is it then.
  const file = decodeURIComponent(/([^/?#]+?)(?:\.\w+)?(?:[?#].*)?$/.exec(url)?.[1] ?? 'font');
  const name = familyOf(new DataView(data)) ?? file;
  const face = new FontFace(name, data);
  await face.load();
  document.fonts.add(face);
  return name;
}

/** The family in the `name` table of a TrueType or OpenType font. */
export function familyOf(data: DataView): string | null {
  try {
    const tables = data.getUint16(4);
    for (let i = 0; i < tables; i++) {
      const record = 12 + i * 16;
      if (data.getUint32(record) !== 0x6e616d65) continue;
      const start = data.getUint32(record + 8);
      const texts = start + data.getUint16(start + 4);
      let best: string | null = null;
      for (let n = 0; n < data.getUint16(start + 2); n++) {
        const at = start + 6 + n * 12;
        const platform = data.getUint16(at);
        if (data.getUint16(at + 6) !== 1) continue;
        const bytes = new Uint8Array(
          data.buffer,
          data.byteOffset + texts + data.getUint16(at + 10),
          data.getUint16(at + 8),
        );
        const wide = platform === 0 || platform === 3;
        const text = new TextDecoder(wide ? 'utf-16be' : 'macintosh').decode(bytes);
        // English on Windows is what the others are called by.
        if (platform === 3 && data.getUint16(at + 4) === 0x409) return text;
        best ??= text;
      }
      return best;
    }
  } catch {
    // Cut off, or no font: whoever loads it says so.
  }
  return null;
}

export class FontLoader extends QmlObject {
  declare source: string;
  declare readonly name: string;
  declare readonly status: number;
  #url = '';

  $load(): void {
    const engine = engineOf(this);
    const { source } = this;
    const url = source && engine.resolveUrl(source, (this.$c as Context | null)?.unit?.doc.url ?? '');
    if (url === this.#url) return;
    this.#url = url;
    if (!url) {
      this.#settle(NULL, '');
      return;
    }
    if (typeof FontFace === 'undefined') {
      this.#fail(url, 'there is no page to load it into');
      return;
    }
    this.$set('status', LOADING);
    let font = loaded.get(url);
    if (!font) {
      font = load(url);
      loaded.set(url, font);
      font.catch(() => loaded.delete(url));
    }
    font.then(
      (name) => this.#url === url && !this.$dead && this.#settle(READY, name),
      (reason: unknown) => this.#url === url && !this.$dead && this.#fail(url, String(reason)),
    );
  }
  #settle(status: number, name: string): void {
    this.$set('name', name);
    this.$emit('fontChanged');
    this.$set('status', status);
  }
  #fail(url: string, reason: string): void {
    const { unit, loc } = placeOfObject(this);
    const why = __DEV__ ? ` (${reason})` : '';
    engineOf(this).warn(unit && { unit, loc }, `QML FontLoader: Cannot load font: "${url}"${why}`);
    this.#settle(ERROR, '');
  }
}
defineType(FontLoader, {
  name: 'FontLoader',
  enums: { Status: { Null: NULL, Ready: READY, Loading: LOADING, Error: ERROR } },
  properties: {
    source: { type: 'url', changed: (loader) => loader.$load() },
    name: { type: 'string', readonly: true },
    font: {
      type: 'font',
      readonly: true,
      get(loader) {
        const font = new Font();
        if (loader.name) font.family = loader.name;
        return font;
      },
    },
    status: { type: 'enum:Status', readonly: true },
  },
});
