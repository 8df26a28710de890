// Which modules, in which versions, documents may import: what Qt 6 says of the same lines.
import { expect, it } from 'vitest';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

const errorsOf = async (line: string): Promise<string[]> => {
  const { errors } = await new QmlWorld(modules).load(`import QtQml\n${line}\nQtObject { }`);
  return errors.map(({ message }) => message);
};

it.each(
  'QtQuick 2.0,QtQuick 2.15,QtQuick 2,QtQuick 6.4,QtQuick 6,QtQuick,QtQml 2.2,QtQml 6.4,QtQml.Models 2.1,QtQuick.Window 2.0,QtQuick.Controls 2.15,QtQuick.Controls 6.4,QtQuick.Controls.Basic 2.15,QtQuick.Layouts 1.3,QtQuick.Layouts 2.0,QtQuick.Layouts 6.0,QtWebSockets 1.1,QtQuick.LocalStorage 2.0,QtQml.XmlListModel,QtCore 6.2,Qt.labs.settings 1.0'.split(
    ',',
  ),
)('import %s', async (module) => {
  expect(await errorsOf(`import ${module}`)).toEqual([]);
});

it.each([
  ['QtQuick 1.0', ' version 1.0'],
  ['QtQuick 7.0', ' version 7.0'],
  ['QtQuick 6.99', ' version 6.99'],
  ['QtQuick.Controls 1.0', ' version 1.0'],
  ['QtWebSockets 2.0', ' version 2.0'],
  ['QtQml.XmlListModel 2.0', ' version 2.0'],
  ['QtQuick.XmlListModel 2.0', ''],
  ['QtQuick.Nope', ''],
])('not import %s', async (module, version) => {
  expect(await errorsOf(`import ${module}`)).toEqual([
    `module "${module.split(' ')[0]}"${version} is not installed`,
  ]);
});
