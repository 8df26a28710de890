import { describe, expect, it } from 'vitest';
import { codeFrame, formatDiagnostic } from '../../src/shared/diagnostic.ts';

describe('diagnostics', () => {
  it('have the one-line form of Qt', () => {
    const diagnostic = { code: 'x', severity: 'error', message: 'Buttn is not a type', loc: [7, 5] } as const;
    expect(formatDiagnostic(diagnostic, 'app.qml')).toBe('app.qml:7:5: Buttn is not a type');
  });

  it('are shown between the lines around them', () => {
    const source = 'one\ntwo\r\n\tthree four\nfive\nsix\n';
    expect(codeFrame(source, [3, 2], [3, 7])).toBe(
      '  1 | one\n  2 | two\n> 3 | \tthree four\n    | \t^^^^^\n  4 | five\n  5 | six',
    );
    expect(codeFrame(source, [1, 1], undefined, 0)).toBe('> 1 | one\n    | ^');
    expect(codeFrame('', [1, 1])).toBe('> 1 |\n    | ^');
    expect(codeFrame('a', [9, 9])).toContain('> 1 | a');
  });

  it('fit a terminal whatever the line', () => {
    const frame = codeFrame(`${'x'.repeat(5000)}!${'y'.repeat(5000)}`, [1, 5001]);
    const [text, caret] = frame.split('\n');
    expect(text!.length).toBeLessThan(140);
    expect(text![caret!.indexOf('^')]).toBe('!');
  });
});
