// Errors in Qt's words and form. JavaScript engines word the same mistakes differently; people who come
// from Qt, and tests that were written there, look for Qt's.

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Cannot (read|set) properties of (null|undefined) \((?:reading|setting) '(.*)'\)$/, ''],
  [/^(?:.*\.)?([\w$]+) is not a function$/, "Property '$1' of object is not a function"],
  [/^Cannot add property (.*), object is not extensible$/, 'Cannot assign to non-existent property "$1"'],
];

/** The text of an error as Qt words it, without its name. */
export function errorMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Warnings are for developers; what documents catch has Qt's words anywhere (`inWords`).
  if (!__DEV__) return message;
  const [read, call, add] = WORDS as [(typeof WORDS)[0], (typeof WORDS)[0], (typeof WORDS)[0]];
  let match = read[0].exec(message);
  if (match)
    return match[1] === 'read'
      ? `Cannot read property '${match[3]}' of ${match[2]}`
      : `Value is ${match[2]} and could not be converted to an object`;
  match = call[0].exec(message);
  if (match && error instanceof TypeError)
    return message.includes('.') ? message.replace(call[0], call[1]) : `${match[1]} is not a function`;
  return message.replace(add[0], add[1]);
}

/** `TypeError: Cannot read property 'x' of null`. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = errorMessage(error);
  const name = /^Cannot assign to non-existent/.test(message) ? 'Error' : error.name;
  return message ? `${name}: ${message}` : name;
}

/** Something that Qt reports about a document: an error when loading it, a warning while it runs. */
export interface QmlError {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** `file:line:column: message`, Qt's form. */
export function formatError({ url, line, column, message }: QmlError): string {
  return `${url}${line ? `:${line}${column ? `:${column}` : ''}` : ''}: ${message}`;
}

/** Thrown when a component cannot be created. */
export class QmlErrors extends Error {
  readonly errors: readonly QmlError[];
  constructor(errors: readonly QmlError[], lead = '') {
    super((lead ? `${lead}\n` : '') + errors.map((error) => `    ${formatError(error)}`).join('\n'));
    this.errors = errors;
  }
  /** Qt's name for them in JavaScript. */
  get qmlErrors(): readonly {
    fileName: string;
    lineNumber: number;
    columnNumber: number;
    message: string;
  }[] {
    return this.errors.map(({ url, line, column, message }) => ({
      fileName: url,
      lineNumber: line,
      columnNumber: column,
      message,
    }));
  }
}
