// `Qt.btoa`, `Qt.atob` and `Qt.md5`: all of them work on the UTF-8 bytes of a text.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 bytes of a text. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const c = char.codePointAt(0)!;
    if (c < 0x80) bytes.push(c);
    else {
      const more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
      bytes.push([0, 0xc0, 0xe0, 0xf0][more]! | (c >> (6 * more)));
      for (let i = more - 1; i >= 0; i--) bytes.push(0x80 | ((c >> (6 * i)) & 63));
    }
  }
  return bytes;
}

/** Bytes read as UTF-8; what is none becomes U+FFFD. */
export function utf8Text(bytes: ArrayLike<number>): string {
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const c = bytes[i++]!;
    const more = c < 0x80 ? 0 : c < 0xc2 ? -1 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : -1;
    let code = more < 1 ? c : c & (0x3f >> more);
    let k = 0;
    for (; k < more && (bytes[i + k]! & 0xc0) === 0x80; k++) code = (code << 6) | (bytes[i + k]! & 63);
    const shortest = more === 2 ? 0x800 : more === 3 ? 0x10000 : 0;
    if (k === more && code >= shortest && code < 0x110000 && (code < 0xd800 || code > 0xdfff)) {
      out += String.fromCodePoint(code);
      i += k;
    } else out += '\ufffd';
  }
  return out;
}

/** Base 64 of a text's UTF-8. */
export function toBase64(text: string): string {
  const bytes = utf8Bytes(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const n = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) out += i + k > bytes.length ? '=' : DIGITS[(n >> (18 - 6 * k)) & 63];
  }
  return out;
}

/** The text whose base 64 this is. Characters that are no base 64 are passed over. */
export function fromBase64(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let n = 0;
  for (const char of text) {
    const digit = DIGITS.indexOf(char);
    if (digit < 0) continue;
    n = ((n << 6) | digit) & 0xffff;
    bits += 6;
    if (bits > 7) {
      bits -= 8;
      bytes.push((n >> bits) & 255);
    }
  }
  return utf8Text(bytes);
}

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The MD5 digest of a text's UTF-8, in hexadecimal (RFC 1321). */
export function md5(text: string): string {
  const bytes = utf8Bytes(text);
  const bits = bytes.length * 8;
  bytes.push(128);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let i = 0; i < 8; i++) bytes.push(Math.floor(bits / 2 ** (8 * i)) & 255);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < bytes.length; block += 64) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = [(b & c) | (~b & d), (b & d) | (c & ~d), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const word = block + 4 * ((i * [1, 5, 3, 7][round]! + [0, 1, 5, 0][round]!) & 15);
      const m = bytes[word]! | (bytes[word + 1]! << 8) | (bytes[word + 2]! << 16) | (bytes[word + 3]! << 24);
      const sum = (a + f + Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) + m) | 0;
      const shift = SHIFTS[round * 4 + (i & 3)]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    for (let i = 0; i < 4; i++) state[i]! |= 0;
  }
  let out = '';
  for (const word of state)
    for (let i = 0; i < 4; i++) out += ((word >> (8 * i)) & 255).toString(16).padStart(2, '0');
  return out;
}
