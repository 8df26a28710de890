import { expect, it } from 'vitest';
import { consoleText, dateText } from '../../src/runtime/qt/console-text.ts';
import { dateFunctions } from '../../src/runtime/qt/date-functions.ts';
import { encodingFunctions } from '../../src/runtime/qt/encoding-functions.ts';
import { arg, installExtensions } from '../../src/runtime/qt/extensions.ts';
import { install } from '../../src/runtime/qt/formatting.ts';
import { localeEnums, setDefaultLocale } from '../../src/runtime/qt/locale.ts';
import { type Message, translations } from '../../src/runtime/qt/translation.ts';
import { compareWithQt } from './qt-values.ts';

process.env.TZ = 'UTC';
setDefaultLocale('C');

const hostNumber = (1234.5).toLocaleString('de');
const hostDate = new Date(0).toLocaleDateString('de');
const warnings: string[] = [];
install();
installExtensions((text) => warnings.push(text));

const names = {
  Qt: { ...dateFunctions, ...encodingFunctions },
  Locale: localeEnums,
  ...translations(() => 'document'),
};
compareWithQt('extensions', names, {
  differs: {
    '"%1".arg(-2147483648)': ['"-2147483648"', 'a whole number here, a real for the engine of Qt'],
    'new Date(2020,1,3).toLocaleDateString(Qt.locale("de"),true)': [
      'throws Error: Locale: Date.toLocaleDateString(): Invalid date format',
      'the name as it is written',
    ],
  },
});

const HOST = "the host page's own function";
const DATA = 'other language data';
const en = (date: Date) => [date.toLocaleString(), date.toLocaleDateString(), date.toLocaleTimeString()];
const today = en(new Date(2020, 1, 3, 14, 5, 6)).map((text) => JSON.stringify(text));
compareWithQt('locale', names, {
  differs: {
    'Date.fromLocaleDateString("3 Feb 2020").toISOString()': ['throws RangeError: Invalid time value', HOST],
    'Date.fromLocaleString("3 Feb 2020 10:11:12").toISOString()': [
      'throws RangeError: Invalid time value',
      HOST,
    ],
    'Number(1234567.891).toLocaleString()': [JSON.stringify((1234567.891).toLocaleString()), HOST],
    'new Date(2020,1,3,14,5,6).toLocaleString()': [today[0]!, HOST],
    'new Date(2020,1,3,14,5,6).toLocaleDateString()': [today[1]!, HOST],
    'new Date(2020,1,3,14,5,6).toLocaleTimeString()': [today[2]!, HOST],
    'new Date(2020,1,3,14,5,6).toLocaleString("de")': ['"3.2.2020, 14:05:06"', HOST],
    'new Date(2020,1,3,14,5,6).toLocaleDateString("de", {})': ['"3.2.2020"', HOST],
    'String(Qt.locale("").numberOptions)': ['"0"', 'the C locale never groups, whatever its options'],
    'Number(-1234.5).toLocaleString(Qt.locale("ar_EG"))': ['"-١٬٢٣٤٫٥٠"', DATA],
    'String(Qt.locale("ar_EG").exponential)': ['"أس"', DATA],
    'String(Qt.locale("ar_EG").negativeSign)': ['"-"', DATA],
    'String(Qt.locale("ar_EG").positiveSign)': ['"+"', DATA],
    'String(Qt.locale("ar_EG").percent)': ['"٪"', DATA],
    '[0,999,1000,1024,1500,123456789,1e15].map(n=>Qt.locale("de").formattedDataSize(n,1,Locale.DataSizeTraditionalFormat)).join(\' ; \')':
      ['"0 bytes ; 999 bytes ; 1.000 bytes ; 1,0 kB ; 1,5 kB ; 117,7 MB ; 909,5 TB"', DATA],
    '[0,999,1000,1024,1500,123456789,1e15].map(n=>Qt.locale("de").formattedDataSize(n,3,Locale.DataSizeSIFormat)).join(\' ; \')':
      ['"0 bytes ; 999 bytes ; 1,000 kB ; 1,024 kB ; 1,500 kB ; 123,457 MB ; 1,000 PB"', DATA],
  },
});
compareWithQt('console', { text: (...values: unknown[]) => consoleText(values) });

it('leaves the page its own functions', () => {
  expect((1234.5).toLocaleString('de')).toBe(hostNumber);
  expect(new Date(0).toLocaleDateString('de')).toBe(hostDate);
  expect(Object.keys(String.prototype)).toEqual([]);
  for (const key in Object('a')) expect(key).toBe('0');
});

it('says when a text has no place for an argument', () => {
  warnings.length = 0;
  arg('none', 5, (text) => warnings.push(text));
  expect(warnings).toEqual(['QString::arg: Argument missing: "none" , 5']);
});

it('writes the offset of a time zone', () => {
  process.env.TZ = 'Asia/Kolkata';
  expect(dateText(new Date(2020, 1, 3, 4, 5, 6))).toBe('Mon Feb 3 04:05:06 2020 GMT+0530');
  process.env.TZ = 'UTC';
});

it('asks the lookup for translations', () => {
  const asked: Message[] = [];
  const { qsTr, qsTrId } = translations(
    () => 'Main',
    (message) => {
      asked.push(message);
      return message.n === 1 ? '%n Datei' : message.source === 'id' ? 'Kennung' : '%n Dateien';
    },
  );
  expect([qsTr('%n file(s)', 'menu', 1), qsTr('%n file(s)', '', 3), qsTrId('id')]).toEqual([
    '1 Datei',
    '3 Dateien',
    'Kennung',
  ]);
  expect(asked[0]).toEqual({ context: 'Main', source: '%n file(s)', disambiguation: 'menu', n: 1 });
});
