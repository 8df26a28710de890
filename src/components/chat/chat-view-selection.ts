// Decides what is copied when text is selected in a list of which only a part is in the page.
//
// The selection is the browser's own. The two rows in which it begins and ends are held in the page for as
// long as it lasts, in their place among the others, so it spans whatever stands or will stand between them;
// what it means is looked up in the model. Nothing is kept in step with the browser.
import type { ListModel } from '../../runtime/models/list-model.ts';
import { type ChatRow, rowText } from './chat-view-rows.ts';

/** What of the selection is in a shadow tree; null for none, or only a caret. */
export function selectedRange(root: ShadowRoot): StaticRange | null {
  const selection = (root as ShadowRoot & Pick<Document, 'getSelection'>).getSelection?.() ?? getSelection();
  // A caret in a text field is a range around the field.
  if (selection?.type !== 'Range') return null;
  const range =
    selection.getComposedRanges?.({ shadowRoots: [root] })[0] ?? (selection.getRangeAt(0) as StaticRange);
  const inside = root.contains(range.startContainer) && root.contains(range.endContainer);
  return inside && !range.collapsed ? range : null;
}

/** The text between two points of the page. */
function textBetween(start: Node, startOffset: number, end: Node, endOffset: number): string {
  const range = new Range();
  range.setStart(start, startOffset);
  range.setEnd(end, endOffset);
  return range.toString();
}

/** The row that a node of the page is in. */
const rowOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement!).closest('.row');

/**
 * The text of a selection that reaches over rows, a line for each.
 * @param rows the rows in the page, with their indexes
 * @returns null for a selection inside one message: that one the browser copies best
 */
export function selectedText(
  range: StaticRange,
  rows: readonly { rowNumber: number; rowElement: HTMLElement }[],
  model: ListModel<ChatRow>,
): string | null {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const start = rowOf(startContainer);
  const end = rowOf(endContainer);
  const messageOf = (row: HTMLElement | null) => row?.querySelector('[part=message]');
  const message = messageOf(start);
  const from = message?.contains(startContainer) && message;
  const to = messageOf(end);
  if (start && start === end && (from || !to)) return null;
  let first = 0;
  let last = model.count - 1;
  for (const { rowNumber: index, rowElement: element } of rows) {
    if (element === start) first = index;
    if (element === end) last = index;
  }
  const lines: string[] = [];
  for (let index = first; index <= last; index++) {
    const row = model.get(index)!;
    const own = index === first ? start : index === last ? end : null;
    if (index === last && end && to) {
      // Up to some point of the message; the prefix goes with it.
      const text = to.contains(endContainer) ? textBetween(to, 0, endContainer, endOffset) : '';
      // A selection that only touches the row, as a triple click on the one above does.
      if (text || index === first) lines.push(`${row.prefix} ${text}`);
    } else if (index === first && from)
      lines.push(textBetween(startContainer, startOffset, from, from.childNodes.length));
    else lines.push(own && !messageOf(own) ? own.textContent!.trim() : rowText(row));
  }
  return lines.join('\n');
}
