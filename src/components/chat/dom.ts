// The few lines of DOM work that all chat elements share.

/** Tells something that a page acts on: the event leaves every shadow tree. Returns false if it was cancelled. */
export const fire = (target: EventTarget, type: string, detail: object, bubbles = true): boolean =>
  target.dispatchEvent(
    new CustomEvent(type, { detail, bubbles, composed: bubbles, cancelable: type === 'accepted' }),
  );

/** Has a listener hear `types` (separated by spaces) of another target than before. */
export function relisten(
  types: string,
  listener: (event: never) => void,
  before: EventTarget | null | undefined,
  now: EventTarget | null | undefined,
  capture = false,
): void {
  for (const type of types.split(' ')) {
    before?.removeEventListener(type, listener as EventListener, capture);
    now?.addEventListener(type, listener as EventListener, capture);
  }
}
