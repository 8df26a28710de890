// Where errors in documents are said to be: in the line that failed, in Qt's words.
import { describe, expect, it } from 'vitest';
import { QmlWorld } from '../support/qml-world.ts';

async function warningsOf(source: string, files: Record<string, string> = {}): Promise<string[]> {
  const world = new QmlWorld(undefined, files);
  await world.run(source);
  world.test.advance(10);
  return world.test.warnings.map((text) => text.replaceAll('http://test/', ''));
}

describe('an error in a document', () => {
  it('is told with the line that failed', async () => {
    expect(
      await warningsOf(`import QtQml
QtObject {
  id: root
  property var nothing: null
  property int bound: {
    let one = 1
    return nothing.bound + one
  }
  function inner() {
    return 1 +
      nothing.inner
  }
  function outer() {
    return inner()
  }
  signal said(string text)
  onSaid: text => {
    if (text)
      nothing.called(text)
  }
  Component.onCompleted: {
    said("x")
    Qt.callLater(() => nowhere)
    outer()
  }
}`),
    ).toEqual([
      "test.qml:7: TypeError: Cannot read property 'bound' of null",
      "test.qml:19: TypeError: Cannot call method 'called' of null",
      "test.qml:11: TypeError: Cannot read property 'inner' of null",
      'test.qml:23: ReferenceError: nowhere is not defined (exception occurred during delayed function evaluation)',
    ]);
  });

  it('is told with the script that it is in', async () => {
    expect(
      await warningsOf(
        'import QtQml\nimport "logic.js" as Logic\nQtObject {\n  property int n: Logic.fail(null)\n}',
        { 'logic.js': '.pragma library\nvar a = 1\nfunction fail(o) {\n  return o\n    .missing\n}\n' },
      ),
    ).toEqual(["logic.js:5: TypeError: Cannot read property 'missing' of null"]);
  });

  it('keeps nobody else from running', async () => {
    const world = new QmlWorld();
    const root = await world.run(`import QtQml
QtObject {
  id: root
  signal said(int n)
  Component.onCompleted: {
    said.connect(n => { throw new Error("first " + n) })
    said.connect(n => console.log("second", n))
    said(1)
    console.log("goes on")
    Qt.callLater(() => { throw new RangeError("late") })
    Qt.callLater(() => console.log("later"))
  }
}`);
    world.test.advance(10);
    expect(root).toBeTruthy();
    expect(world.test.output.map((text) => text.replaceAll('http://test/', ''))).toEqual([
      'warning: test.qml:6: Error: first 1',
      'second 1',
      'goes on',
      'warning: test.qml:10: RangeError: late (exception occurred during delayed function evaluation)',
      'later',
    ]);
  });
});
