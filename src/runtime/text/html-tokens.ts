// Reads the HTML that a Text may hold: tags, attributes, entities. It never fails: what is no tag is text.

export type HtmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: Record<string, string>; empty: boolean }
  | { kind: 'close'; name: string };

const ENTITIES = new Map(
  (
    'amp& lt< gt> quot" apos\' nbsp\u00a0 copy\u00a9 reg\u00ae trade\u2122 euro\u20ac pound\u00a3 yen\u00a5 cent\u00a2 ' +
    'sect\u00a7 para\u00b6 deg\u00b0 plusmn\u00b1 times\u00d7 divide\u00f7 middot\u00b7 bull\u2022 hellip\u2026 ndash\u2013 ' +
    'mdash\u2014 lsquo\u2018 rsquo\u2019 sbquo\u201a ldquo\u201c rdquo\u201d bdquo\u201e laquo\u00ab raquo\u00bb larr\u2190 ' +
    'uarr\u2191 rarr\u2192 darr\u2193 harr\u2194 frac12\u00bd frac14\u00bc frac34\u00be sup2\u00b2 sup3\u00b3 micro\u00b5 ' +
    'shy\u00ad ensp\u2002 emsp\u2003 thinsp\u2009 zwj\u200d zwnj\u200c iexcl\u00a1 iquest\u00bf auml\u00e4 ouml\u00f6 ' +
    'uuml\u00fc Auml\u00c4 Ouml\u00d6 Uuml\u00dc szlig\u00df agrave\u00e0 eacute\u00e9 egrave\u00e8 ecirc\u00ea ccedil\u00e7 ' +
    'ntilde\u00f1 aring\u00e5 aelig\u00e6 oslash\u00f8'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** `&lt;`, `&#65;`, `&#x41;`; an entity that is unknown stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return ENTITIES.get(name) ?? all;
    const point = hex ? Number.parseInt(hex, 16) : +decimal;
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : '\ufffd';
  });

// Each alternative begins with another character, so that a text without an end is no trap.
const TAG = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-z][a-z\d]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The tokens of a text, names in lower case. Comments and declarations are left out. */
export function* htmlTokens(source: string): Generator<HtmlToken> {
  let at = 0;
  for (const found of source.matchAll(TAG)) {
    if (found.index > at) yield { kind: 'text', text: decodeEntities(source.slice(at, found.index)) };
    at = found.index + found[0].length;
    const [, slash, tag, rest] = found;
    if (!tag) continue;
    const name = tag.toLowerCase();
    if (slash) {
      yield { kind: 'close', name };
      continue;
    }
    const attributes: Record<string, string> = Object.create(null);
    for (const [, key, double, single, bare] of rest!.matchAll(ATTRIBUTE))
      attributes[key!.toLowerCase()] = decodeEntities(double ?? single ?? bare ?? '');
    yield { kind: 'open', name, attributes, empty: rest!.endsWith('/') };
  }
  if (at < source.length) yield { kind: 'text', text: decodeEntities(source.slice(at)) };
}

/** An address that may be followed or loaded: of the web, of mail, or relative. Else ''. */
export function safeUrl(url: string, image = false): string {
  // Browsers pass over control characters and white space in a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
  const plain = url.replace(/[\u0000-\u0020\u007f-\u00a0]/g, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  if (!scheme || /^(?:https?|ftp|file|qrc)$/.test(scheme)) return url;
  if (image) return /^(?:data:image\/(?:png|jpe?g|gif|webp|avif|bmp);|blob:|image:)/i.test(plain) ? url : '';
  return /^(?:javascript|vbscript|data|blob)$/.test(scheme) ? '' : url;
}
