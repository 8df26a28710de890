// `SystemPalette`: the colours of Qt's own light palette. Follows
// https://doc.qt.io/qt-6/qml-qtquick-systempalette.html.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { BASIC_TYPES } from '../../runtime/object/types.ts';

/** Active and inactive; where it differs, disabled. */
const COLORS =
  'window=#efefef windowText=#000000,#bebebe base=#ffffff,#efefef text=#000000,#bebebe alternateBase=#f7f7f7 ' +
  'button=#efefef buttonText=#000000,#bebebe light=#ffffff midlight=#cacaca dark=#9f9f9f,#bebebe mid=#b8b8b8 ' +
  'shadow=#767676,#b1b1b1 highlight=#308cc6,#919191 highlightedText=#ffffff placeholderText=#80000000';
const DISABLED = 2;

export class SystemPalette extends QmlObject {
  declare colorGroup: number;
}
defineType(SystemPalette, {
  name: 'SystemPalette',
  enums: { ColorGroup: { Active: 0, Inactive: 1, Disabled: DISABLED } },
  properties: {
    colorGroup: { type: 'enum:ColorGroup', notify: 'paletteChanged' },
    ...Object.fromEntries(
      COLORS.split(' ').map((entry) => {
        const [, name, color, disabled] = /^(\w+)=([^,]+)(?:,(.*))?$/.exec(entry)!;
        return [
          name,
          {
            type: 'color',
            readonly: true,
            notify: 'paletteChanged',
            get: (palette: SystemPalette) =>
              BASIC_TYPES.color!.coerce(palette.colorGroup === DISABLED && disabled ? disabled : color),
          },
        ];
      }),
    ),
  },
});
