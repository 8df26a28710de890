// What browsers do otherwise where none is wrong, for tests that run in several.

/**
 * How high a line of the default font is, in px: as in Qt in Chromium, which rounds ascent and descent together; Firefox
 * rounds each up.
 */
export const LINE = navigator.userAgent.includes('Firefox') ? 15 : 14;

/** An event of the clipboard, as from a key. In Firefox one that a script makes is given no data. */
export function clipboardEvent(type: 'copy' | 'paste', clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, composed: true, cancelable: true });
  if (event.clipboardData !== clipboardData)
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  return event;
}
