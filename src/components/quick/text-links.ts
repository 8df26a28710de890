// Links in a text: what a click and a pointer over them tell, and which is where.

import type { Item } from './item.ts';

function hover(item: Item, link: string): void {
  if ((item as unknown as { hoveredLink: string }).hoveredLink === link) return;
  item.$set('hoveredLink', link);
  item.$emit('linkHovered', link);
}
export function makeLink(item: Item, element: HTMLAnchorElement, href: string): void {
  element.href = href;
  element.style.cursor = 'pointer';
  element.addEventListener('click', (event) => {
    event.preventDefault();
    item.$emit('linkActivated', href);
  });
  element.addEventListener('pointerenter', () => hover(item, href));
  element.addEventListener('pointerleave', () => hover(item, ''));
}
/** The link that is drawn at a point of the item. */
export function linkUnder(item: Item, x: number, y: number): string {
  const element = item.$element;
  if (!element) return '';
  item.$engine.flush();
  const box = element.getBoundingClientRect();
  for (const link of element.querySelectorAll('a'))
    for (const part of link.getClientRects()) {
      const [px, py] = [box.left + x, box.top + y];
      if (px >= part.left && px < part.right && py >= part.top && py < part.bottom)
        return link.getAttribute('href') ?? '';
    }
  return '';
}
