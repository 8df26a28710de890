// QML for CodeMirror: a line-by-line reader that knows enough for colours and indentation. Errors come from
// the compiler, so it has to be right about the usual, and calm about the rest.
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface State {
  /** In a comment or a template that goes on over the line's end. */
  inside: 'code' | 'comment' | 'template';
  depth: number;
  /** After `import`, `as` and the like, up to the end of the line. */
  head: boolean;
}

const KEYWORDS = new Set(
  (
    'import as pragma property readonly required default signal enum component on function var let const return if ' +
    'else for while do of in switch case break continue new delete typeof instanceof void throw try catch finally ' +
    'this yield async await class extends static'
  ).split(' '),
);
const ATOMS = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);
const TYPES = new Set(
  'int bool real double string url color date var variant list point size rect font enumeration vector2d vector3d'.split(
    ' ',
  ),
);
const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*/u;

function token(stream: StringStream, state: State): string | null {
  if (state.inside === 'comment') {
    if (stream.skipTo('*/')) {
      stream.match('*/');
      state.inside = 'code';
    } else stream.skipToEnd();
    return 'comment';
  }
  if (state.inside === 'template') {
    while (!stream.eol()) {
      const char = stream.next();
      if (char === '\\') stream.next();
      else if (char === '`') {
        state.inside = 'code';
        break;
      }
    }
    return 'string';
  }
  if (stream.sol()) state.head = false;
  if (stream.eatSpace()) return null;
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.inside = 'comment';
    return 'comment';
  }
  const char = stream.peek()!;
  if (char === '"' || char === "'") {
    stream.next();
    for (let next = stream.next(); next && next !== char; next = stream.next())
      if (next === '\\') stream.next();
    return 'string';
  }
  if (char === '`') {
    stream.next();
    state.inside = 'template';
    return 'string';
  }
  if (stream.match(/^(0x[\da-f]+|\d*\.?\d+(e[+-]?\d+)?)/i)) return 'number';
  const word = stream.match(IDENTIFIER) as RegExpMatchArray | null;
  if (word) {
    const name = word[0];
    if (name === 'import' || name === 'pragma') state.head = true;
    if (ATOMS.has(name)) return 'atom';
    // `width: x`, `on: y`: a name before a colon is a property, whatever it is called.
    const property = stream.match(/^(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*\s*:(?!:)/u, false);
    if (property && !state.head) return /^\p{Lu}/u.test(name) ? 'typeName' : 'propertyName';
    if (KEYWORDS.has(name)) return 'keyword';
    if (/^\p{Lu}/u.test(name)) return 'typeName';
    if (TYPES.has(name) && stream.match(/^\s+[\p{ID_Start}_$]/u, false)) return 'typeName';
    return 'variableName';
  }
  stream.next();
  if (char === '{' || char === '[' || char === '(') state.depth++;
  else if (char === '}' || char === ']' || char === ')') state.depth = Math.max(0, state.depth - 1);
  return /[{}()[\],;]/.test(char) ? 'punctuation' : 'operator';
}

export const qmlLanguage = StreamLanguage.define<State>({
  name: 'qml',
  startState: () => ({ inside: 'code', depth: 0, head: false }),
  copyState: (state) => ({ ...state }),
  token,
  indent: (state, after, { unit }) => (state.depth - (/^[}\])]/.test(after) ? 1 : 0)) * unit,
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
    indentOnInput: /^\s*[}\])]$/,
  },
});

/** Colours that read well on both a light and a dark page. */
export const qmlColors = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.comment, color: 'light-dark(#5a6b5a, #8fa88f)' },
    { tag: tags.string, color: 'light-dark(#8a4b08, #e0b87a)' },
    { tag: [tags.number, tags.atom], color: 'light-dark(#7a2f9c, #d3a4ea)' },
    { tag: tags.keyword, color: 'light-dark(#a02050, #ff9cc0)' },
    { tag: tags.typeName, color: 'light-dark(#0b5f8a, #7cc7f2)' },
    { tag: tags.propertyName, color: 'light-dark(#1c5c2e, #96dba8)' },
  ]),
);
