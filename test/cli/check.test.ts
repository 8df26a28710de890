// `qmlet check`: what it finds, how it shows it, how it ends.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check, report } from '../../src/cli-check.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmlet-check-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
const lines = async (...names: string[]) =>
  report(await check(names.map((name) => join(folder, name))), true, folder)
    .split('\n')
    .filter(Boolean);

describe('qmlet check', () => {
  it('finds nothing in documents that are right, also through their directories', async () => {
    write({
      'main.qml':
        'import QtQuick\nimport "lib" as L\nRectangle { Part { n: 3 } L.Widget { } color: L.Theme.main }',
      'Part.qml': 'import QtQuick\nItem { property int n }',
      'lib/qmldir': 'singleton Theme 1.0 Theme.qml',
      'lib/Theme.qml': 'pragma Singleton\nimport QtQuick\nQtObject { property color main: "red" }',
      'lib/Widget.qml': 'import QtQuick\nItem { }',
    });
    expect(await lines('main.qml')).toEqual([]);
    expect((await check([folder])).files).toBe(4);
    expect(await lines('.')).toEqual([]);
  });

  it('finds what a page would find, in every file once', async () => {
    write({
      'a.qml': 'import QtQuick\nItem {\n  widht: 3\n  Part { n: "x" }\n  Nope { x: 1; y: "of what?" }\n}',
      'b.qml': 'import QtQuick\nItem {\n  Part { n: "x" }\n  widht: 3\n}',
      'Part.qml': 'import QtQuick\nItem { property int n }',
      'broken.qml': 'import QtQuick\nItem {\n  x: (1\n}',
    });
    expect(await lines('a.qml', 'b.qml')).toEqual([
      'a.qml:3:3: Cannot assign to non-existent property "widht"',
      expect.stringMatching(/^a\.qml:4:\d+: Invalid property assignment: int expected$/),
      'a.qml:5:3: Nope is not a type',
      expect.stringMatching(/^b\.qml:3:\d+: Invalid property assignment: int expected$/),
      'b.qml:4:3: Cannot assign to non-existent property "widht"',
    ]);
    expect((await lines('broken.qml'))[0]).toMatch(/^broken\.qml:\d+:\d+: /);
  });

  it('shows the lines around', async () => {
    write({ 'a.qml': 'import QtQuick\nItem {\n  widht: 3\n}' });
    expect(report(await check([join(folder, 'a.qml')]), false, folder)).toBe(
      'a.qml:3:3: Cannot assign to non-existent property "widht"\n' +
        '  1 | import QtQuick\n  2 | Item {\n> 3 |   widht: 3\n    |   ^\n  4 | }\n\n',
    );
  });

  it('fetches nothing from a server that is not named', async () => {
    write({ 'a.qml': 'import QtQuick\nimport "http://127.0.0.1:9/ui" as Ui\nUi.Button { }' });
    expect((await lines('a.qml')).join('\n')).toContain('Refused to run code from http://127.0.0.1:9');
  });

  it('is a command that ends with 1 when there are errors', () => {
    write({ 'good.qml': 'import QtQuick\nItem { }', 'bad.qml': 'import QtQuick\nNope { }' });
    const run = (...args: string[]) =>
      spawnSync(
        process.execPath,
        ['--import', 'tsx', join(import.meta.dirname, '../../src/cli.ts'), 'check', ...args],
        { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' },
      );
    const good = run(join(folder, 'good.qml'));
    expect([good.status, good.stdout]).toEqual([0, '1 file, 0 errors, 0 warnings\n']);
    const bad = run('--brief', folder);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toMatch(/bad\.qml:2:1: Nope is not a type\n2 files, 1 error, 0 warnings\n$/);
    const missing = run(join(folder, 'gone.qml'));
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/^qmlet: there is no .*gone\.qml\n$/);
  }, 30_000);
});
