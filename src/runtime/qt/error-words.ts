// The errors of JavaScript engines in the words of Qt's: what a document prints of an error that it caught.
// A part that comes with the first document that catches something. What the document throws itself stays.

import { isControlFlow } from '../reactive/graph.ts';
import { late } from './late-members.ts';

/** What an engine says, what Qt says instead, and the name that the error has there when it is another. */
const WORDS: readonly (readonly [said: RegExp, words: string, name?: string])[] = [
  [
    /^Cannot read propert(?:y|ies) of (null|undefined) \(reading '(.*)'\)$/,
    "Cannot read property '$2' of $1",
  ],
  [
    /^Cannot set propert(?:y|ies) of (null|undefined) .*$/,
    'Value is $1 and could not be converted to an object',
  ],
  [
    /^Cannot add property (.*), object is not extensible$/,
    'Cannot assign to non-existent property "$1"',
    'Error',
  ],
  [/^(?:.*\.)([\w$]+) is not a function$/, "Property '$1' of object [object Object] is not a function"],
  [/^Cannot access '(.*)' before initialization$/, '$1 is not defined'],
  [/^Assignment to constant variable\.?$/, ''],
  [/^Cannot convert a Symbol value to a string$/, 'Cannot convert a symbol to a string.'],
  [/^Converting circular structure.*$/s, 'Cannot convert circular structure to JSON'],
  [/^.*\b(?:JSON|Unexpected end of)\b.*$/s, 'JSON.parse: Parse error'],
  [/^Cannot assign to read only property '(.*)' of .*$/s, 'Cannot assign to read-only property "$1"'],
  [/^"(.*)" is not a function$/s, '$1 is not a function'],
  [/^Invalid regular expression.*$/s, 'Invalid regular expression'],
  [/^Invalid count value.*$/, 'Invalid count value'],
  [/^URI malformed$/, 'malformed URI sequence'],
  [/^Invalid time value$/, 'Invalid Date out of range'],
  [/^Class constructor .* cannot be invoked without 'new'$/, 'Cannot call a class constructor without |new|'],
  [/^Must call super constructor.*$/, 'this is not defined'],
  [/^Maximum call stack size exceeded$/, 'Maximum call stack size exceeded.'],
  [/^The normalization form should be.*$/, 'String.prototype.normalize: Invalid normalization form.'],
  [/^Invalid code point.*$/, 'String.fromCodePoint: argument out of range.'],
  [
    /^(?:Invalid array buffer length|Array buffer allocation failed)$/,
    'ArrayBuffer constructor: invalid length',
  ],
  [/^Constructor (?:Weak)?(Map|Set) requires 'new'$/, '(Weak)$1 requires new'],
  [/^#<Object> is not extensible$/, 'Could not change prototype.'],
  [
    new RegExp(
      "^(?:Right-hand side of 'instanceof'|Cannot use 'in' operator|.* is not iterable|Cannot destructure|" +
        '.* called on non-object|Function has non-object|[GS]etter must be|Reduce of empty|Iterator value|The comparison function|Generator is already|' +
        'Cannot convert object to primitive|Cannot convert a Symbol value to a number|Invalid value used|' +
        'Promise resolver|this is not a|Cannot create proxy|.* incompatible receiver|.* may only be an Object|' +
        '.* is not a constructor|.*\\S\\(\\.\\.\\.\\) is not a function).*$',
      's',
    ),
    'Type error',
  ],
];

/**
 * Gives an error that an engine threw Qt's words. `rest`: the code from the place on where it came up, when
 * that is known: what was to be called is told from what was to be read.
 */
export function wordErrors(error: Error, rest = ''): void {
  const { message } = error;
  if (!NATIVE.has(error.name)) return;
  const read = /^Cannot read propert(?:y|ies) of (null|undefined) \(reading '([\w$]+)'\)$/.exec(message);
  const [called = ''] = /^\s*\??\.?\s*[\w$]+\s*\(/.exec(rest) ?? [];
  if (read && called.replace(/[\s?.(]/g, '') === read[2]) {
    error.message = `Cannot call method '${read[2]}' of ${read[1]}`;
    return;
  }
  for (const [said, words, name] of WORDS) {
    if (!said.test(message)) continue;
    error.message = message.replace(said, words);
    if (name) error.name = name;
    return;
  }
}

export function install(): void {
  late.caught = (error) => {
    // An evaluation that waits for another one goes on later: that is nobody's error.
    if (isControlFlow(error)) throw error;
    if (error instanceof Error) {
      late.origin(error);
      wordErrors(error);
    }
    return error;
  };
}
const NATIVE = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'URIError']);
