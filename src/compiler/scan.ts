// Looking at QML text without tokens: what the parser looks ahead at, and where it reads on after an error.

const SPACE = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;

/** The offset of what follows white space and comments at `pos`. */
export function skipSpace(text: string, pos: number): number {
  // One space and then a word is by far the most frequent case.
  let code = text.charCodeAt(pos);
  if (code === 32) code = text.charCodeAt(++pos);
  if (code > 32 && code < 128 && code !== 47) return pos;
  SPACE.lastIndex = pos;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/** The identifier at `pos`, or ''. */
export function wordAt(text: string, pos: number): string {
  WORD.lastIndex = pos;
  return WORD.exec(text)?.[0] ?? '';
}

/** Whether a name counts as upper-case in QML. */
export function isUpper(name: string): boolean {
  const first = name.charCodeAt(0);
  if (first < 128) return first >= 65 && first <= 90;
  return /^\p{Lu}/u.test(name);
}

/** A line that begins like a member of an object. */
const MEMBER =
  /(?:[\p{ID_Start}$_][\p{ID_Continue}$.]*[ \t]*[:{]|(?:property|signal|readonly|required|default|function|component|enum|import|pragma|[\p{ID_Start}$_][\p{ID_Continue}$.]*[ \t]+on)[ \t]+[\p{ID_Start}$_])/uy;

function looksLikeMember(text: string, pos: number): boolean {
  MEMBER.lastIndex = pos;
  return MEMBER.test(text);
}

function indentation(text: string, pos: number): number {
  let start = pos;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  let end = start;
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end++;
  return end - start;
}

/**
 * Where to read on after an error at `errorPos` in the member that begins at `from`: the next member, or
 * the brace that closes the object. Brackets are matched from `from` on; where they do not match (the
 * error may be a missing one), indentation decides. `strict`: only where something surely begins.
 */
export function findResumePoint(text: string, from: number, errorPos: number, strict = false): number {
  const indent = indentation(text, from);
  let braces = 0;
  let others = 0;
  let pos = from;
  // The last line before the error that begins like a member: `x: 1 +` fails at the brace of the next
  // line's `Item {`, which is not lost for that.
  let last = -1;
  while (pos < text.length) {
    if (pos > errorPos && last >= 0) return last;
    const code = text.charCodeAt(pos);
    switch (code) {
      case 34:
      case 39: {
        const end = endOfString(text, pos, code);
        pos = end;
        continue;
      }
      case 96: {
        const end = text.indexOf('`', pos + 1);
        pos = end < 0 ? pos + 1 : end + 1;
        continue;
      }
      case 47: {
        const next = skipSpace(text, pos);
        pos = next > pos ? next : pos + 1;
        // A comment may have swallowed the line end.
        if (next > pos && pos > errorPos && braces <= 0 && looksLikeMember(text, pos)) return pos;
        continue;
      }
      case 40:
      case 91:
        others++;
        break;
      case 41:
      case 93:
        if (others > 0) others--;
        break;
      case 123:
        braces++;
        break;
      case 125:
        if (braces === 0) {
          if (pos >= errorPos) return pos;
        } else braces--;
        if (braces === 0) others = 0;
        break;
      case 59:
        if (pos >= errorPos && !braces && !others) return pos + 1;
        break;
      case 10:
      case 13: {
        const next = skipSpace(text, pos);
        if (next <= errorPos) {
          last = braces === 0 && others === 0 && looksLikeMember(text, next) ? next : -1;
        } else if (last >= 0) return last;
        else {
          const member = looksLikeMember(text, next);
          if (braces === 0 && (member || (others === 0 && !strict))) return next;
          const inner = indentation(text, next);
          if (member ? inner <= indent : text.charCodeAt(next) === 125 && inner < indent) return next;
        }
        pos = next;
        continue;
      }
    }
    pos++;
  }
  return text.length;
}

/** After the closing quote; a string that its line does not close ends with the line. */
function endOfString(text: string, pos: number, quote: number): number {
  for (let at = pos + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92) at++;
    else if (code === 10 || code === 13) return at;
  }
  return text.length;
}
