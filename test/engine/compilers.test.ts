// The compiler as pages have it.
import { describe, expect, it } from 'vitest';
import { compilers } from '../../src/compilers.ts';

describe('the compiler of a page', () => {
  it('compiles what several views show once, and another text anew', () => {
    const text = 'import QtQuick\nItem { property int n: 1 }';
    const first = compilers.document(text, 'http://app.test/a.qml');
    expect(compilers.document(text, 'http://app.test/a.qml')).toBe(first);
    expect(compilers.document(text, 'http://app.test/b.qml').document?.url).toBe('http://app.test/b.qml');
    expect(compilers.document(`${text} `, 'http://app.test/a.qml')).not.toBe(first);
    for (let i = 0; i < 100; i++) compilers.document(`import QtQuick\nItem { property int n: ${i} }`, 'x');
    expect(compilers.document(text, 'http://app.test/a.qml')).not.toBe(first);
  });

  it('keeps urls from ending the line that names them', () => {
    const { document } = compilers.document('import QtQuick\nItem {}', 'data:x\n;throw 1//');
    expect(document?.objects).toHaveLength(1);
  });
});
