// The few lines of DOM work that all chat elements share.

/** Tells something that a page acts on: the event leaves every shadow tree. Returns false if it was cancelled. */
export const fire = (target: EventTarget, type: string, detail: object, bubbles = true): boolean =>
  target.dispatchEvent(
    new CustomEvent(type, { detail, bubbles, composed: bubbles, cancelable: type === 'accepted' }),
  );

/** The bytes of a buffer, or of the part of one that a view shows; nothing for anything else. */
export const bytesOf = (data: unknown): Uint8Array | false =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : data instanceof ArrayBuffer && new Uint8Array(data);

/** Has a listener hear `types` (separated by spaces) of another target than before. */
export function relisten(
  types: string,
  listener: (event: never) => void,
  before: EventTarget | null | undefined,
  now: EventTarget | null | undefined,
  options: boolean | AddEventListenerOptions = false,
): void {
  for (const type of types.split(' ')) {
    before?.removeEventListener(type, listener as EventListener, options);
    now?.addEventListener(type, listener as EventListener, options);
  }
}
