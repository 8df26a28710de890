// The texts of the compiler's diagnostics, by code. Where Qt has a text for it, it is Qt's, letter by
// letter. `%1`, `%2` stand for the arguments.

export const MESSAGES = {
  // Syntax
  'expected-token': "Expected token `%1'",
  'unexpected-token': "Unexpected token `%1'",
  'expected-name': 'Expected a qualified name id',
  'syntax-error': 'Syntax error',
  'javascript-syntax': '%1',
  'stray-declaration': 'JavaScript declaration outside Script element',
  'unclosed-string': 'Unclosed string',
  'unclosed-comment': 'Unclosed comment at end of file',
  'unclosed-template': 'Unclosed template literal at end of file',
  'unclosed-regexp': 'Unterminated regular expression literal',
  'illegal-character': 'Illegal character',
  'too-deep': 'Maximum statement or expression depth exceeded',
  'too-many-errors': 'Too many errors; the rest of the document was not read',
  'duplicate-modifier': "Duplicated '%1' attribute is not allowed.",
  'with-statement':
    'The with statement is not supported: its names cannot be looked up ahead of time. Name the object in each expression instead',
  // Imports and pragmas
  'import-qualifier': 'Invalid import qualifier ID',
  'script-qualifier-missing': 'Script import requires a qualifier',
  'script-qualifier-duplicate': 'Script import qualifiers must be unique.',
  'script-import': 'Invalid import; expected `.import "file.js" as Name` or `.import Module 1.0 as Name`',
  'pragma-unknown': "Unknown pragma '%1'",
  'pragma-value': "Unknown %1 '%2' in pragma",
  'pragma-duplicate': 'Multiple %1 pragmas found',
  // Objects
  'type-name': 'Expected type name',
  'property-twice': 'Property value set multiple times',
  'property-duplicate': 'Duplicate property name',
  'alias-duplicate': 'Duplicate alias name',
  'property-upper': 'Property names cannot begin with an upper case letter',
  'alias-over-property': 'Alias has same name as existing property',
  'property-over-alias': 'Property duplicates alias name',
  'alias-upper': 'Alias names cannot begin with an upper case letter',
  'property-illegal': 'Illegal property name',
  'default-duplicate': 'Duplicate default property',
  'required-initializer': 'Required properties with initializer do not make sense.',
  'readonly-initializer': 'Read-only properties require an initializer.',
  'list-primitive': 'Cannot assign primitives to lists',
  'signal-duplicate': 'Duplicate signal name',
  'signal-override': 'Duplicate signal name: invalid override of property change signal or superclass signal',
  'signal-upper': 'Signal names cannot begin with an upper case letter',
  'signal-illegal': 'Illegal signal name',
  'method-duplicate': 'Duplicate method name',
  'method-override': 'Duplicate method name: invalid override of property change signal or superclass signal',
  'method-upper': 'Method names cannot begin with an upper case letter',
  'method-illegal': 'Illegal method name',
  'enum-lower': 'Scoped enum names must begin with an upper case letter',
  'enum-value-lower': 'Enum names must begin with an upper case letter',
  'enum-duplicate': 'Duplicate scoped enum name',
  'enum-integer': 'Enum value must be an integer',
  'enum-range': 'Enum value out of range',
  'alias-missing': 'No property alias location',
  'alias-location': 'Invalid alias location',
  'alias-reference':
    'Invalid alias reference. An alias reference must be specified as <id>, <id>.<property> or <id>.<value property>.<property>',
  'alias-id': 'Invalid alias reference. Unable to find id "%1"',
  'group-value': 'Cannot assign a value directly to a grouped property',
  'group-declaration':
    'A group cannot declare anything: this has no effect. Declare it in the object around it',
  // Ids
  'id-upper': 'IDs cannot start with an uppercase letter',
  'id-start': 'IDs must start with a letter or underscore',
  'id-characters': 'IDs must contain only letters, numbers, and underscores',
  'id-empty': 'Invalid empty ID',
  'id-specification': 'Invalid component id specification',
  'id-use': 'Invalid use of id property',
  'id-masks': 'ID illegally masks global JavaScript property',
  'id-not-unique': 'id is not unique',
  // Components
  'component-empty': 'Cannot create empty component specification',
  'component-body': 'Invalid component body specification',
  'component-properties': 'Component objects cannot declare new properties.',
  'component-functions': 'Component objects cannot declare new functions.',
  'component-signals': 'Component objects cannot declare new signals.',
  'component-members': 'Component elements may not contain properties other than id',
  'inline-duplicate': 'Inline component names must be unique per file',
  'inline-nested': 'Nested inline components are not supported',
  'inline-lower': 'Type name must be upper case',
} as const;

export type MessageCode = keyof typeof MESSAGES;

export function messageText(code: MessageCode, ...values: string[]): string {
  return MESSAGES[code].replace(/%(\d)/g, (_, index) => values[index - 1] ?? '');
}
