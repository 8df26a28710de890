// Types that only carry enumerations: `Font.Bold`.
import { defineType, QmlObject } from '../../runtime/object/object.ts';

export class FontType extends QmlObject {}
defineType(FontType, {
  name: 'Font',
  cpp: 'QQuickFontEnums',
  creatable: 'Element is not creatable.',
  enums: {
    FontWeight: {
      Thin: 100,
      ExtraLight: 200,
      Light: 300,
      Normal: 400,
      Medium: 500,
      DemiBold: 600,
      Bold: 700,
      ExtraBold: 800,
      Black: 900,
    },
    Capitalization: { MixedCase: 0, AllUppercase: 1, AllLowercase: 2, SmallCaps: 3, Capitalize: 4 },
    HintingPreference: {
      PreferDefaultHinting: 0,
      PreferNoHinting: 1,
      PreferVerticalHinting: 2,
      PreferFullHinting: 3,
    },
  },
});
