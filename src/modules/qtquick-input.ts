// The part of QtQuick for texts, pictures, pointer, keys and focus.
import { FocusScope } from '../components/quick/focus.ts';
import { KeyNavigation, KeysAttached } from '../components/quick/keys.ts';
import { Drag, MouseArea } from '../components/quick/mouse-area.ts';
import { FontType } from '../components/quick/quick-enums.ts';
import { Text } from '../components/quick/text.ts';

export const inputTypes = {
  FocusScope,
  Keys: KeysAttached,
  KeyNavigation,
  MouseArea,
  Drag,
  Font: FontType,
  Text,
};
