// The part of QtQuick for texts, pictures, pointer, keys and focus.
import { FocusScope } from '../components/quick/focus.ts';
import { lateTypes } from '../runtime/engine/registry.ts';

export const inputTypes = { FocusScope };
/** What comes when a document names it. */
export const lateInput = [
  lateTypes('Text Font', async () => (await import('./late/text.ts')).types),
  lateTypes('MouseArea Drag', async () => (await import('./late/mouse.ts')).types),
  lateTypes(
    'DoubleValidator IntValidator KeyNavigation Keys RegularExpressionValidator TextInput',
    async () => (await import('./late/editing.ts')).types,
  ),
];
