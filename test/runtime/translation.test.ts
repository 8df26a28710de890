// `qsTr` in documents: texts belong to the document that asks for them.
import { expect, it } from 'vitest';
import { qtqml } from '../../src/modules/qtqml.ts';
import { QmlWorld } from '../support/qml-world.ts';

it('looks texts up under the name of the document whose code asks', async () => {
  const world = new QmlWorld([qtqml], {
    'Main.qml': 'import QtQml\nQtObject { property string a: qsTr("Hello"); property Part part: Part {} }',
    'Part.qml': 'import QtQml\nQtObject { property string b: qsTr("Hello") + qsTr("%n files", "", 3) }',
  });
  const asked: string[] = [];
  world.engine.translate = ({ context, source }) => {
    asked.push(context);
    return source === 'Hello' ? `Hallo (${context})` : '%n Dateien';
  };
  const { create } = await world.loadUrl('http://test/Main.qml#x');
  const root = create() as never as { a: string; part: { b: string } };
  expect(root.a).toBe('Hallo (Main)');
  expect(root.part.b).toBe('Hallo (Part)3 Dateien');
  expect(new Set(asked)).toEqual(new Set(['Main', 'Part']));
});
