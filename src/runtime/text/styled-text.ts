// `Text.StyledText`: Qt's small and fast subset of HTML, as one string with runs of style over it. So its
// lines can be laid out like those of plain text, and nothing in it can become markup of the page.

import { htmlTokens, safeUrl } from './html-tokens.ts';

export interface TextStyle {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikeout?: boolean;
  monospace?: boolean;
  /** Any colour text of Qt. */
  color?: string;
  family?: string;
  /** A factor of the item's own font size. */
  scale?: number;
  href?: string;
}

export interface StyledRun extends TextStyle {
  start: number;
  end: number;
}

export interface StyledImage {
  /** Where its placeholder U+FFFC stands in the text. */
  at: number;
  source: string;
  /** 0: the image's own. */
  width: number;
  height: number;
  align: 'top' | 'middle' | 'bottom';
}

export interface StyledText {
  /** What is shown; `\n` ends a line. */
  text: string;
  /** In order, without overlap; plain parts have none. */
  runs: StyledRun[];
  images: StyledImage[];
}

const KNOWN = new Set(
  (
    'a address b big blockquote body br center cite code dd dfn div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img ' +
    'kbd meta li nobr ol p pre qt s samp script small span strong style sub sup table tbody td tfoot th thead title tr tt u ul var del'
  ).split(' '),
);

/** Whether `Text.AutoText` takes a text for styled text: it begins with a known tag on its first line, or has `&lt;` there. */
export function mightBeRichText(text: string): boolean {
  if (/^\s*<\?xml/.test(text)) return true;
  const [line] = /^[^<\n]*/.exec(text)!;
  if (line.includes('&lt;')) return true;
  const tag = /^<!?\s*([a-z\d]+)(?:\/?>|\s[^>]*>)/i.exec(text.slice(line.length));
  return !!tag && KNOWN.has(tag[1]!.toLowerCase());
}

// Sizes 1 to 7 of <font>, where 3 is the item's own; headings take theirs from the same row.
const SIZES = [0.7, 0.8, 1, 1.2, 1.5, 2, 2.4];
const HEADINGS = [2, 1.5, 1.2, 1, 0.8, 0.7];
const INDENT = '\u00a0'.repeat(6);
const BULLETS: Record<string, string> = { disc: '\u2022', circle: '\u25e6', square: '\u25a1' };

function numeral(type: string, n: number): string {
  if (type === 'a' || type === 'A') {
    let out = '';
    for (let v = n; v > 0; v = Math.floor((v - 1) / 26)) out = String.fromCharCode(97 + ((v - 1) % 26)) + out;
    return type === 'a' ? out : out.toUpperCase();
  }
  if (type === 'i' || type === 'I') {
    const out = 'm1000 cm900 d500 cd400 c100 xc90 l50 xl40 x10 ix9 v5 iv4 i1'
      .split(' ')
      .reduce((done, entry) => {
        const [, letters, value] = /^(\D+)(\d+)$/.exec(entry)!;
        const times = Math.floor(n / +value!);
        n -= times * +value!;
        return done + letters!.repeat(times);
      }, '');
    return type === 'i' ? out : out.toUpperCase();
  }
  return String(n);
}

function styleOf(name: string, attributes: Record<string, string>): TextStyle | null {
  if (name === 'b' || name === 'strong') return { bold: true };
  if (name === 'i' || name === 'em') return { italic: true };
  if (name === 'u') return { underline: true };
  if (name === 's' || name === 'del') return { strikeout: true };
  if (name === 'pre' || name === 'code' || name === 'tt') return { monospace: true };
  if (/^h[1-6]$/.test(name)) return { bold: true, scale: HEADINGS[+name[1]! - 1]! };
  if (name === 'a') {
    const href = safeUrl(attributes.href ?? '');
    return href ? { href, underline: true } : {};
  }
  if (name !== 'font') return null;
  const style: TextStyle = {};
  const { color, size, face } = attributes;
  if (color) style.color = color;
  if (face) style.family = face;
  const step = /^([+-]?)(\d+)$/.exec(size ?? '');
  if (step) {
    const index = step[1] ? 3 + Number(size) : +step[2]!;
    style.scale = SIZES[Math.min(Math.max(index, 1), 7) - 1]!;
  }
  return style;
}

/** Reads styled text. Unknown tags are passed over, their text is kept. */
export function parseStyledText(source: string): StyledText {
  const result: StyledText = { text: '', runs: [], images: [] };
  const open: { name: string; style: TextStyle }[] = [];
  const lists: { type: string; ordered: boolean; count: number }[] = [];
  let pre = 0;
  /** Whether a space would be one too many. */
  let collapsing = true;

  const add = (text: string) => {
    if (!text) return;
    const start = result.text.length;
    result.text += text;
    const style: TextStyle = Object.assign({}, ...open.map((o) => o.style));
    if (!Object.keys(style).length) return;
    const last = result.runs.at(-1);
    const same =
      last &&
      last.end === start &&
      JSON.stringify({ ...last, start: 0, end: 0 }) === JSON.stringify({ start: 0, end: 0, ...style });
    if (same) last.end = result.text.length;
    else result.runs.push({ start, end: result.text.length, ...style });
  };
  const newline = () => {
    result.text += '\n';
    collapsing = true;
  };
  const freshLine = () => {
    if (result.text && !result.text.endsWith('\n')) newline();
  };

  for (const token of htmlTokens(source)) {
    if (token.kind === 'text') {
      if (pre) {
        add(token.text);
        collapsing = false;
        continue;
      }
      let text = token.text.replace(/[ \t\r\n\f]+/g, ' ');
      if (collapsing) text = text.replace(/^ /, '');
      add(text);
      if (text) collapsing = text.endsWith(' ');
      continue;
    }
    const { name } = token;
    const block = name === 'p' || name === 'pre' || /^h[1-6]$/.test(name);
    if (token.kind === 'close') {
      const index = open.map((o) => o.name).lastIndexOf(name);
      if (index >= 0) open.splice(index, 1);
      if (name === 'pre' && pre) pre--;
      if ((name === 'ul' || name === 'ol') && lists.pop()) freshLine();
      else if (block) freshLine();
      continue;
    }
    if (name === 'br') newline();
    else if (name === 'img') {
      const { src = '', width, height, align } = token.attributes;
      const size = (v: string | undefined) => Math.max(0, Number.parseFloat(v ?? '') || 0);
      result.images.push({
        at: result.text.length,
        source: safeUrl(src, true),
        width: size(width),
        height: size(height),
        align: align === 'top' || align === 'middle' ? align : 'bottom',
      });
      add('\ufffc');
      collapsing = false;
    } else if (name === 'ul' || name === 'ol') {
      freshLine();
      lists.push({ type: token.attributes.type ?? '', ordered: name === 'ol', count: 0 });
    } else if (name === 'li') {
      freshLine();
      const list = lists.at(-1);
      if (list) {
        const mark = list.ordered
          ? `${numeral(list.type, ++list.count)}.`
          : (BULLETS[list.type] ?? Object.values(BULLETS)[Math.min(lists.length, 3) - 1]!);
        add(`${INDENT.repeat(lists.length)}${mark}\u00a0\u00a0`);
      }
      collapsing = true;
    } else {
      if (block) freshLine();
      const style = styleOf(name, token.attributes);
      if (style && !token.empty) open.push({ name, style });
      if (name === 'pre' && !token.empty) pre++;
    }
  }
  return result;
}
