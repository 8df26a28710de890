// Where a line of text may end. The part of Unicode's line breaking (UAX 14) that texts of user interfaces
// meet: after spaces, hyphens, dashes, slashes and question marks, and between ideographs.

const SPACE = /[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f]/;
const AFTER = /[-/?!|\u00ad\u058a\u2010\u2012-\u2014\u200b]/;
// A number or a word goes on behind these.
const NOT_BEFORE =
  /[!),./:;?\]}%\u2026\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f\u300d\u300f\u3011\uff09\u200b\u2060\u00a0-]|\u200d/;
const OPENING = /[([{\u300c\u300e\u3010\uff08\u2018\u201c\u00a0\u2060\u202f]/;
const IDEOGRAPH = /[\u2e80-\u2fff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]/;
const EXTENDS = /\p{M}|\u200d|[\ufe0e\ufe0f]/u;

export const isSpace = (char: string | undefined): boolean => char !== undefined && SPACE.test(char);

/** Whether a line may end before `text[i]`. */
export function canBreak(text: string, i: number): boolean {
  const before = text[i - 1];
  const next = text[i];
  if (before === undefined || next === undefined || SPACE.test(next)) return false;
  if (SPACE.test(before)) return true;
  if (NOT_BEFORE.test(next) || EXTENDS.test(next)) return false;
  if (AFTER.test(before)) return !(/[-/]/.test(before) && /\d/.test(next));
  return (IDEOGRAPH.test(before) || IDEOGRAPH.test(next)) && !OPENING.test(before);
}

/** The end of the character that begins at `i`: with what belongs to it, such as accents. */
export function nextCharacter(text: string, i: number): number {
  let end = i + (text.codePointAt(i)! > 0xffff ? 2 : 1);
  while (end < text.length) {
    const point = text.codePointAt(end)!;
    if (!EXTENDS.test(String.fromCodePoint(point)) && text[end - 1] !== '\u200d') break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
}
