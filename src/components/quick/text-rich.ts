// Rich text and Markdown as elements: the page lays them out, and is asked once for their size.
// Always holds: a node gets only the attributes that `runtime/text/rich-text.ts` let through.

import { resolveUrl } from '../../runtime/engine/engine.ts';
import { lineHeightOf } from '../../runtime/layout/text-metrics.ts';
import type { RichNode } from '../../runtime/text/rich-text.ts';
import type { Text } from './text.ts';
import { cssDecoration, cssFont, measureOf } from './text-font.ts';
import { makeLink } from './text-links.ts';

/** The elements of rich text. */
function richNodes(item: Text, nodes: readonly RichNode[], into: Node, base: string): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      into.appendChild(document.createTextNode(node));
      continue;
    }
    const element = document.createElement(node.tag);
    for (const [name, value] of Object.entries(node.attributes)) {
      if (name === 'style') element.style.cssText = value;
      else if (name === 'src') element.setAttribute(name, resolveUrl(value, base));
      else if (name !== 'href') element.setAttribute(name, value);
    }
    if (node.tag === 'a' && node.attributes.href) {
      element.style.color = item.linkColor.css();
      makeLink(item, element as HTMLAnchorElement, node.attributes.href);
    }
    richNodes(item, node.children, element, base);
    into.appendChild(element);
  }
}
/** The elements of an item's rich text, where it belongs in the item. */
export function richBody(item: Text): HTMLElement {
  const body = document.createElement('div');
  const m = measureOf(item.$engine, item.$font);
  const wraps = item.wrapMode !== 0 && item.$widthSet;
  body.style.cssText =
    `position:absolute;left:${item.leftPadding}px;top:${richTop(item)}px;line-height:${lineHeightOf(m) / item.$font.px};` +
    `white-space:${wraps ? 'normal' : 'nowrap'};${item.wrapMode >= 3 ? 'overflow-wrap:anywhere;' : ''}` +
    `width:${Math.max(0, item.$width - item.leftPadding - item.rightPadding)}px;text-align:${['', 'left', 'right', '', 'center'][item.horizontalAlignment] || 'justify'};`;
  richNodes(item, item.$rich!, body, item.baseUrl);
  trim(body);
  return body;
}
/** The outer margins of the first and the last block do not count. */
function trim(body: HTMLElement): void {
  const { firstElementChild: first, lastElementChild: last } = body;
  if (first && body.firstChild === first) (first as HTMLElement).style.marginTop = '0';
  if (last && body.lastChild === last) (last as HTMLElement).style.marginBottom = '0';
}
function richTop(item: Text): number {
  const free = item.$heightSet
    ? item.$height - item.topPadding - item.bottomPadding - item.$layout!.contentHeight
    : 0;
  const align = item.verticalAlignment;
  return item.topPadding + (align === 64 ? free : align === 128 ? free / 2 : 0);
}
/** The size that the page gives rich text, on a line or in a width. */
export function measureRich(item: Text, width: number | null): [number, number] {
  if (typeof document === 'undefined') return [0, lineHeightOf(measureOf(item.$engine, item.$font))];
  const box = document.createElement('div');
  const m = measureOf(item.$engine, item.$font);
  box.style.cssText =
    `position:absolute;visibility:hidden;font:${cssFont(item.$font)};line-height:${lineHeightOf(m) / item.$font.px};` +
    `${width === null ? 'white-space:nowrap;' : `max-width:${width}px;`}${cssDecoration(item.$font)}`;
  richNodes(item, item.$rich!, box, item.baseUrl);
  trim(box);
  document.body.append(box);
  const { width: w, height } = box.getBoundingClientRect();
  box.remove();
  return [w, height || lineHeightOf(m)];
}
