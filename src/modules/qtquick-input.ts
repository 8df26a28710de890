// The part of QtQuick for texts, pictures, pointer, keys and focus.
import { FocusScope } from '../components/quick/focus.ts';
import { Drag, MouseArea } from '../components/quick/mouse-area.ts';
import { FontType } from '../components/quick/quick-enums.ts';
import { Text } from '../components/quick/text.ts';
import { lateTypes } from '../runtime/engine/registry.ts';

export const inputTypes = { Drag, FocusScope, Font: FontType, MouseArea, Text };
/** What comes when a document names it. */
export const lateInput = [
  lateTypes('Keys KeyNavigation', async () => (await import('./late/editing.ts')).types),
];
