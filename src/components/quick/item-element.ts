// The elements of items: made, and brought into their order.
import type { Item } from './item.ts';

/** An element to copy, and where it lies: to copy one costs half of what it costs to read its style from text. */
interface Template {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** By look; null: seen once, and not worth a template yet. */
const templates = new Map<string, Template | null>();
const TEMPLATES = 256;

/**
 * The element with its first style: a copy of one that looks the same, where there was one. `own`: the element of a
 * type that makes it itself, of which there are no copies.
 */
export function elementOf(
  look: string,
  x: number,
  y: number,
  w: number,
  h: number,
  own: HTMLElement | null,
): HTMLElement {
  const width = Math.max(0, w);
  const height = Math.max(0, h);
  const known = own ? undefined : templates.get(look);
  if (known) {
    const copy = known.element.cloneNode(false) as HTMLElement;
    const { style } = copy;
    if (known.x !== x) style.left = `${x}px`;
    if (known.y !== y) style.top = `${y}px`;
    if (known.width !== width) style.width = `${width}px`;
    if (known.height !== height) style.height = `${height}px`;
    return copy;
  }
  const element = own ?? document.createElement('div');
  element.style.cssText = `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px;${look}`;
  if (!own && templates.size < TEMPLATES) {
    let template: Template | null = null;
    if (known === null) {
      // Browsers that hold copies to a policy for styles in the page's text leave them bare.
      const copy = element.cloneNode(false) as HTMLElement;
      if (copy.style.position) template = { element: copy, x, y, width, height };
    }
    templates.set(look, template);
    if (templates.size === TEMPLATES) templates.clear();
  }
  return element;
}

/** Brings the elements of items into their order in `content`; makes those that are not there. */
export function arrange(content: HTMLElement, items: readonly Item[]): void {
  let place = content.firstElementChild;
  // What comes in goes in together: a page notices each insertion.
  let fresh: DocumentFragment | null = null;
  for (const item of items) {
    const element = item.$element;
    if (element === null || element.parentNode !== content) {
      fresh ??= document.createDocumentFragment();
      fresh.append(element ?? item.$make());
      continue;
    }
    if (fresh !== null) {
      content.insertBefore(fresh, place);
      fresh = null;
    }
    if (element === place) place = place.nextElementSibling;
    else content.insertBefore(element, place);
  }
  if (fresh !== null) content.insertBefore(fresh, place);
}
