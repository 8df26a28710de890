// Whether a text may become a match of a regular expression by typing on: JavaScript only knows whole
// matches, so the expression is rewritten to one that matches every beginning of what it matches.

/** The expression for beginnings; null where it cannot be rewritten. */
export function beginningsOf(expression: RegExp): RegExp | null {
  const { source, flags } = expression;
  let i = 0;
  const process = (): string => {
    let result = '';
    const optional = (): void => {
      result += '|$)';
    };
    const raw = (length: number): void => {
      result += source.slice(i, i + length);
      i += length;
    };
    const part = (length: number): void => {
      result += '(?:';
      raw(length);
      optional();
    };
    while (i < source.length) {
      const char = source[i]!;
      if (char === '\\') {
        const next = source[i + 1]!;
        const long = /^\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|[pPu]\{[^}]*\}|k<[^>]*>)/i.exec(source.slice(i));
        if (/[bB]/.test(next)) raw(2);
        else if (/[1-9k]/.test(next)) raw(long ? long[0].length : 2);
        else part(long ? long[0].length : 2);
      } else if (char === '[') {
        const set = /^\[(?:\\.|[^\]\\])*\]/s.exec(source.slice(i));
        if (!set) return result;
        part(set[0].length);
      } else if ('|^$*+?'.includes(char)) raw(1);
      else if (char === '{') {
        const count = /^\{\d+,?\d*\}/.exec(source.slice(i));
        if (count) raw(count[0].length);
        else part(1);
      } else if (char === '(') {
        const open = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/.exec(source.slice(i))![0];
        i += open.length;
        if (open === '(?=' || open === '(?!' || open === '(?<=' || open === '(?<!') {
          const from = i;
          process();
          // What must not follow is judged when all is there.
          result += open === '(?!' || open === '(?<!' ? `${open}${source.slice(from, i - 1)})` : '';
        } else {
          result += '(?:';
          result += `${process()}|$)`;
        }
      } else if (char === ')') {
        i++;
        return result;
      } else part(1);
    }
    return result;
  };
  try {
    return new RegExp(`^(?:${process()})$`, flags.replace(/[gy]/g, ''));
  } catch {
    return null;
  }
}
