import { describe, expect, it } from 'vitest';
import { check, parseQmldir } from '../../src/compiler/index.ts';
import { formatDiagnostic } from '../../src/shared/diagnostic.ts';

describe('qmldir', () => {
  it('lists types, singletons, internal types, scripts and imports', () => {
    const text = `# a comment
module Shop.Parts
Button 1.0 Button.qml # behind
Button 1.5 new/Button.qml
Plain Plain.qml
singleton Theme 2 Theme.qml
singleton Other Other.qml
internal Row Row.qml
Format 1.0 format.js
import QtQuick
import QtQuick.Controls 2.15
import Later auto
optional import Extra
default import Style 1.0
depends Base 1.2
plugin native
classname Native
optional plugin other
typeinfo parts.qmltypes
designersupported
prefer :/parts/
`;
    const version = (major: number, minor = -1) => [major, minor];
    expect(parseQmldir(text, 'qmldir')).toEqual({
      module: 'Shop.Parts',
      types: [
        { name: 'Button', version: version(1, 0), file: 'Button.qml', singleton: false, internal: false },
        { name: 'Button', version: version(1, 5), file: 'new/Button.qml', singleton: false, internal: false },
        { name: 'Plain', version: null, file: 'Plain.qml', singleton: false, internal: false },
        { name: 'Theme', version: version(2), file: 'Theme.qml', singleton: true, internal: false },
        { name: 'Other', version: null, file: 'Other.qml', singleton: true, internal: false },
        { name: 'Row', version: null, file: 'Row.qml', singleton: false, internal: true },
      ],
      scripts: [{ name: 'Format', version: version(1, 0), file: 'format.js' }],
      imports: [
        { uri: 'QtQuick', version: null, kind: 'import' },
        { uri: 'QtQuick.Controls', version: version(2, 15), kind: 'import' },
        { uri: 'Later', version: null, kind: 'import' },
        { uri: 'Extra', version: null, kind: 'import' },
        { uri: 'Style', version: version(1, 0), kind: 'default' },
        { uri: 'Base', version: version(1, 2), kind: 'depends' },
      ],
      diagnostics: [],
    });
  });

  it('names what is wrong, and where', () => {
    const text =
      'module A\r\nmodule B\r\n  Button x Button.qml\r\nsingleton Theme\r\ninternal\r\nTooMany 1.0 a b\r\nimport\r\n';
    expect(check(text, { url: 'lib/qmldir' }).map((item) => formatDiagnostic(item, 'qmldir'))).toEqual([
      'qmldir:2:1: only one module identifier directive may be defined in a qmldir file',
      'qmldir:3:3: invalid version x, expected <major>.<minor>',
      'qmldir:4:1: singleton types require 2 or 3 arguments, but 1 were provided',
      'qmldir:5:1: internal types require 2 arguments, but 0 were provided',
      'qmldir:6:1: a component declaration requires two or three arguments, but 4 were provided',
      'qmldir:7:1: import requires 1 or 2 arguments, but 0 were provided',
    ]);
  });
});

describe('check', () => {
  it('tells the kind of file by its name', () => {
    expect(check('Item {}', { url: 'a.qml' })).toEqual([]);
    expect(check('Item {}', { url: 'http://host/a.js?v=1' })).toHaveLength(1);
    expect(check('var a = 1', { url: 'a.mjs' })).toEqual([]);
    expect(check('var a = 1', { url: 'a.qml' })).toHaveLength(1);
  });
});
