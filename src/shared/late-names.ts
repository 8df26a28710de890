// Which parts of the runtime are not there from the beginning, and by which names in its text a document
// asks for them. The compiler looks for the names, in code and in strings alike, so that it errs on the safe
// side; the runtime brings what was found before the document runs.

/** Parts by name, with the names that need them. */
const PARTS: Readonly<Record<string, string>> = {
  formatting: 'locale|Locale|format(?:Date|Time|DateTime)|(?:to|from)Locale(?:Date|Time|Currency)?String',
  encoding: 'md5|btoa|atob',
  vectors: 'vector[234]d|quaternion|matrix4x4',
  extensions: 'arg|timeZoneUpdated',
  colors: 'Qt\\s*\\.\\s*color(?=\\s*\\()|rgba|hsva|hsla|tint|lighter|darker|alpha|colorEqual',
  hues: 'hs[vl]\\w*|stringify',
  translation: 'qsTr(?:Id|anslate)?|QT_TR(?:ANSLATE|ID)?_NOOP',
  errors: 'catch',
  functions:
    'Qt\\s*\\.\\s*include|console\\s*\\.\\s*(?:assert|time(?:End)?|count|trace|exception|profile(?:End)?)',
  platform: 'platform',
  dates: 'Date',
  reflection:
    'for\\s*\\([^;)]*\\sin|Object\\s*\\.\\s*(?:assign|keys|values|entries|getOwnPropertyNames)|hasOwnProperty|propertyIsEnumerable',
  requests: 'XMLHttpRequest|DOMException',
  focus: 'focus|activeFocus(?:OnTab|Item)?|(?:force|on)ActiveFocus\\w*|onFocus\\w*|nextItemInFocusChain',
  /** Texts with markup: some of its own, or what it may be given. */
  markup:
    '\\w*textFormat|(?:Rich|Styled|Markdown)Text|XMLHttpRequest|WebSocket\\w*|XmlListModel|Settings|openDatabaseSync|TextInput|TextEdit|TextField|TextArea|linkAt|linkColor|onLink\\w*',
  /** What a document makes of a text is not known before it runs: everything. */
  everything: 'createQmlObject',
};
/** What is no name. */
const BESIDE: Readonly<Record<string, string>> = {
  formatting: '|%L[1-9n]',
  markup: '|<[!?\\s]*[a-zA-Z][a-zA-Z\\d]*(?:\\s[^<>]*)?/?>|&lt;|\\\\(?:x|u00)3c',
};
const PATTERNS = Object.entries(PARTS).map(
  ([part, names]) => [part, new RegExp(`(?<![\\w$])(?:${names})(?![\\w$])${BESIDE[part] ?? ''}`)] as const,
);

/**
 * What a text needs beside the engine: parts, the values of `Qt` that it names (`Qt.Key_A`), and types whose
 * attached properties it reads of an object (`.Window` for `item.Window.width`).
 */
export function lateParts(source: string): string[] {
  let parts = PATTERNS.flatMap(([part, pattern]) => (pattern.test(source) ? [part] : []));
  const values = new Set(
    [...source.matchAll(/(?<![\w$])Qt\s*\??\.\s*([A-Z]\w*)/g)].map(([, name]) => `Qt.${name}`),
  );
  if (parts.includes('everything')) {
    parts = Object.keys(PARTS);
    values.add('Qt.*');
  }
  // `Qt["Key_A"]`, `const q = Qt`: any of them.
  if (/(?<![\w$.])Qt(?![\w$]|\s*\??\.)/.test(source)) values.add('Qt.*');
  for (const [, name] of source.matchAll(/(?:(?<![\w$])[a-z_$][\w$]*|[)\]])\s*\??\.\s*([A-Z]\w*)/g))
    values.add(`.${name}`);
  return [...parts, ...values];
}
