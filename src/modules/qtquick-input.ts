// The part of QtQuick for texts, pictures, pointer, keys and focus.
import { lateTypes } from '../runtime/engine/registry.ts';

/** What comes when a document names it. */
export const lateInput = [
  lateTypes('Accessible', async () => (await import('./late/accessible.ts')).types),
  lateTypes('FocusScope', async () => (await import('./late/focus.ts')).types),
  lateTypes('Image', async () => (await import('./late/image.ts')).types),
  lateTypes('AnimatedImage BorderImage', async () => (await import('./late/pictures.ts')).types),
  lateTypes('FontLoader SystemPalette', async () => (await import('./late/fonts.ts')).types),
  lateTypes('Screen Shortcut Window', async () => (await import('./late/window.ts')).types),
  lateTypes('Text Font', async () => (await import('./late/text.ts')).types),
  lateTypes('MouseArea', async () => (await import('./late/mouse.ts')).types),
  lateTypes(
    'HoverHandler InputDevice PointHandler PointerDevice PointerHandler TapHandler WheelHandler',
    async () => (await import('./late/handlers.ts')).types,
  ),
  lateTypes('DragHandler PinchHandler', async () => (await import('./late/handlers-drag.ts')).types),
  lateTypes('FontMetrics TextMetrics', async () => (await import('./late/measures.ts')).types),
  lateTypes('Flipable', async () => (await import('./late/flipable.ts')).types),
  lateTypes('FrameAnimation', async () => (await import('./late/frame-animation.ts')).types),
  lateTypes('Drag DropArea', async () => (await import('./late/drag.ts')).types),
  lateTypes(
    'DoubleValidator IntValidator KeyNavigation Keys RegularExpressionValidator TextEdit TextInput',
    async () => (await import('./late/editing.ts')).types,
  ),
];
/** What comes when a document names members of items that have to do with the focus, or may have markup in its texts. */
export const lateInputParts = {
  focus: () => import('./late/focus.ts').then(({ types }) => types),
  markup: () => import('../components/quick/markup.ts').then(({ install }) => install()),
};
