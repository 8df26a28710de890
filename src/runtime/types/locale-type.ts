// `Locale`: the enumerations of what `Qt.locale()` gives. Follows https://doc.qt.io/qt-6/qml-qtqml-locale.html.
import { defineType, QmlObject } from '../object/object.ts';
import { localeEnums } from '../qt/locale.ts';

export class LocaleType extends QmlObject {}

defineType(LocaleType, {
  name: 'Locale',
  cpp: 'QQmlLocale',
  enums: { Values: localeEnums },
  creatable: 'Element is not creatable.',
});
