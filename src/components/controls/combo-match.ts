// Whether a text is the one looked for, by `Qt.MatchFlags`.
const CONTAINS = 1;
const STARTS = 2;
const ENDS = 3;
const PATTERN = 4;
const WILDCARD = 5;
const CASED = 16;

/** With no flag of these a text fits as it is, to the letter. */
export function matching(text: string, flags: number): (value: string) => boolean {
  if (!(flags & 31)) return (value) => value === text;
  const kind = flags & 15;
  const cased = (flags & CASED) !== 0;
  if (kind === PATTERN || kind === WILDCARD) {
    const source =
      kind === PATTERN
        ? text
        : `^${text
            .replace(/[.+^${}()|\\]/g, '\\$&')
            .replace(/\*/g, '.*')
            .replace(/\?/g, '.')}$`;
    const pattern = new RegExp(source, cased ? '' : 'i');
    return (value) => pattern.test(value);
  }
  const fold = (value: string): string => (cased ? value : value.toLowerCase());
  const wanted = fold(text);
  return (value) => {
    const folded = fold(value);
    if (kind === CONTAINS) return folded.includes(wanted);
    if (kind === STARTS) return folded.startsWith(wanted);
    return kind === ENDS ? folded.endsWith(wanted) : folded === wanted;
  };
}
