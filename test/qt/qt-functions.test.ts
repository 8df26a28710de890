import { expect, it } from 'vitest';
import { install as addHues } from '../../src/runtime/object/hues.ts';
import { Color } from '../../src/runtime/object/value-types.ts';
import { colorHooks } from '../../src/runtime/qt/color.ts';
import { namedColor } from '../../src/runtime/qt/color-names.ts';
import { dateFunctions } from '../../src/runtime/qt/date-functions.ts';
import { encodingFunctions } from '../../src/runtime/qt/encoding-functions.ts';
import { colorFunctions } from '../../src/runtime/qt/functions.ts';
import { localeEnums, setDefaultLocale } from '../../src/runtime/qt/locale.ts';
import { qtNamespace } from '../../src/runtime/qt/namespace.ts';
import { addCommonNames } from '../../src/runtime/qt/namespace-common.ts';
import { addRareNames } from '../../src/runtime/qt/namespace-rare.ts';
import { compareWithQt } from './qt-values.ts';

process.env.TZ = 'UTC';
setDefaultLocale('C');

colorHooks.named = namedColor;
addHues();
addCommonNames();
const common = { ...qtNamespace() };
it('holds the names that documents use before the rare ones are added', () => {
  expect(common.Key_Return).toBe(16777220);
  expect(common.AlignHCenter).toBe(4);
  expect(common.WA_Hover).toBeUndefined();
});

addRareNames();
const Qt = {
  ...qtNamespace(),
  ...dateFunctions,
  ...encodingFunctions,
  ...colorFunctions(
    (spec) => new Color(spec),
    (value) => (value instanceof Color ? value._spec : null),
  ),
};
compareWithQt('namespace', { Qt });
compareWithQt('color', { Qt });
compareWithQt('dates-and-encodings', { Qt, Locale: localeEnums });
