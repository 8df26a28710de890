// Decides how a row looks: QML's prefix and message, a `<template>`, or what a function returns.
// What always holds: a row's text is put into text nodes, never parsed. The pictures of binary messages are
// object URLs, of which a bounded number is kept; every one of them is revoked in the end.
import type { ListModel } from '../../runtime/models/list-model.ts';
import { build, reflect } from '../element.ts';
import { selectedRange } from './chat-view-selection.ts';
import type { RowLook } from './chat-view-window.ts';
import { bytesOf } from './dom.ts';

/** A row of the transcript. Further roles are there for a template or a function to show. */
export interface ChatRow {
  /** Who or what speaks: `<` received, `>` sent, `#` the connection. */
  prefix: string;
  /** Text, or the bytes of a binary message. */
  message: string | ArrayBuffer | ArrayBufferView | Blob;
  /** Who sent it, shown above the message. */
  name?: string | undefined;
  /** When, shown above the message: a date, or what `Date` takes. */
  time?: Date | number | string | undefined;
  /** A name for what the row is, as a part to style; `received`, `sent`, `status` by the prefix if not given. */
  kind?: string | undefined;
  /** `waiting`: not sent yet. `returned`: will not be sent. */
  state?: 'waiting' | 'returned' | undefined;
  [role: string]: unknown;
}

/**
 * Gives a row's look: a node or a text (shown as text), which takes the place of what `element` held; or nothing,
 * where it has filled `element` itself, which may have shown another row before.
 */
export type ChatDelegate = (row: Readonly<ChatRow>, index: number, element: HTMLElement) => unknown;

/** How many pictures are kept for rows that come back into sight. */
const PICTURES = 64;
export const KINDS: Record<string, string> = { '<': 'received', '>': 'sent', '#': 'status' };
/** What is found in image files, and at which byte. */
const IMAGES: [type: string, mark: string, at: number][] = [
  ['image/png', '\x89PNG', 0],
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/gif', 'GIF8', 0],
  ['image/webp', 'WEBP', 8],
];

type Bytes = Exclude<ChatRow['message'], string>;
interface Picture {
  url: string;
  width?: number;
  height?: number;
}

const isBytes = (value: unknown): value is Bytes => value instanceof Blob || !!bytesOf(value);

/** The text that stands for a value where only text can: the size of a binary message, for people. */
export function valueText(value: unknown): string {
  if (!isBytes(value)) return `${value ?? ''}`;
  let size = (value as Blob).size ?? (value as ArrayBuffer).byteLength;
  let unit = 0;
  for (; size >= 1000 && unit < 3; unit++) size /= 1000;
  return `${+size.toFixed(1)} ${'kMG'[unit - 1] ?? ''}B`;
}

/** A row as one line, or as many as its message has. */
export const rowText = ({ prefix, message }: Readonly<ChatRow>): string =>
  `${valueText(prefix)} ${valueText(message)}`;

/** The image type of a binary message; undefined for none that is known. */
function imageType(message: Bytes): string | undefined {
  const bytes = bytesOf(message);
  const head = bytes && String.fromCharCode(...bytes.subarray(0, 12));
  // A blob says it itself.
  return IMAGES.find(([type, mark, at]) =>
    head ? head.startsWith(mark, at) : type === (message as Blob).type,
  )?.[0];
}

/** What shows the rows of a transcript. */
interface ChatRows extends RowLook {
  drawRow: ChatDelegate | null;
  /** The look of a row, where there is no `drawRow`. */
  rowTemplate: HTMLTemplateElement | null;
  /** Tells a screen reader which row of how many an element is. */
  numberRow(row: HTMLElement, index: number): void;
  /** Gives all pictures back. */
  revokeAll(): void;
}

/**
 * Shows rows of a transcript in elements that are used again and again.
 * @param view whose rows they are
 */
export function createChatRows(view: HTMLElement & { readonly model: ListModel<ChatRow> }): ChatRows {
  /** By message, the most recently shown last. */
  const pictures = new Map<Bytes, Picture>();

  const fill = (place: HTMLElement, value: unknown): void => {
    const text = valueText(value);
    const type = isBytes(value) && imageType(value);
    if (type) {
      let picture: Element = place;
      if (!(place instanceof HTMLImageElement)) {
        place.textContent = text;
        place.prepend((picture = build('<img part=picture>')));
      }
      load(picture as HTMLImageElement, value, type, text);
    } else {
      const { firstChild } = place;
      // The text node is kept: much cheaper than another one.
      if (firstChild instanceof Text && !firstChild.nextSibling) firstChild.data = text;
      else place.textContent = text;
    }
  };

  const load = (image: HTMLImageElement, message: Bytes, type: string, size: string): void => {
    const blob = () => URL.createObjectURL(new Blob([message as BlobPart], { type }));
    const picture: Picture = pictures.get(message) ?? { url: blob() };
    pictures.delete(message);
    pictures.set(message, picture);
    for (const [old, { url }] of pictures) {
      if (pictures.size <= PICTURES) break;
      URL.revokeObjectURL(url);
      pictures.delete(old);
    }
    image.alt = size;
    // The height is known before it is decoded again, so that nothing moves. An image of a template may have shown another.
    reflect(image, 'width', picture.width);
    reflect(image, 'height', picture.height);
    image.onload = () => {
      // It may be that of the one before, whose news comes late.
      if (image.currentSrc !== picture.url) return;
      picture.width = image.naturalWidth;
      picture.height = image.naturalHeight;
    };
    image.src = picture.url;
  };

  const about = ({ name, time }: Readonly<ChatRow>): HTMLElement => {
    const about = build('<span part=about>') as HTMLElement;
    if (name) {
      build('<bdi part=name>', about).textContent = name;
      // Outside, where it stands between both whichever way the name is written.
      about.append(' ');
    }
    if (time != null) {
      const when = build('<time part=time>', about) as HTMLTimeElement;
      const date = new Date(time);
      const text = date.toJSON();
      // Null for a date that is none.
      if (text) {
        when.dateTime = text;
        when.textContent = date.toLocaleTimeString([], { timeStyle: 'short' });
      }
    }
    return about;
  };

  const rows: ChatRows = {
    drawRow: null,
    rowTemplate: null,

    createRow(): HTMLElement {
      const row = build('<div class=row part=row role=listitem>') as HTMLElement;
      const { drawRow, rowTemplate } = rows;
      if (drawRow || rowTemplate) row.classList.add('own');
      else build('<div part=prefix></div><div part=message dir=auto>', row);
      if (rowTemplate && !drawRow)
        // Frameworks put the children of a template that is made by script into the template itself.
        for (const node of [...rowTemplate.content.childNodes, ...rowTemplate.childNodes])
          row.append(document.importNode(node, true));
      return row;
    },

    showRow(row: HTMLElement, index: number): void {
      rows.numberRow(row, index);
      const data = view.model.get(index)!;
      const part = ['row', data.kind ?? KINDS[data.prefix], data.state].filter(Boolean).join(' ');
      if (part !== row.part.value) row.part.value = part;
      if (rows.drawRow) {
        let look: unknown;
        try {
          look = rows.drawRow(data, index, row);
        } catch (error) {
          // One row that cannot be drawn is not to take the others with it.
          console.error(`chat-view: the delegate failed for row ${index}:`, error);
          look = rowText(data);
        }
        if (look != null) row.replaceChildren(look as Node | string);
      } else if (rows.rowTemplate) {
        for (const place of row.querySelectorAll<HTMLElement>('[data-role]'))
          fill(place, data[place.dataset.role!]);
      } else {
        row.firstElementChild!.textContent = data.prefix;
        const message = row.lastElementChild as HTMLElement;
        fill(message, data.message);
        if (data.name || data.time != null) message.prepend(about(data));
      }
    },

    holds(row: HTMLElement): boolean {
      const root = view.shadowRoot!;
      const range = selectedRange(root);
      return [root.activeElement, range?.startContainer, range?.endContainer].some(
        // No node is in none.
        (node) => row.contains(node!),
      );
    },

    /** Tells a screen reader which row of how many an element is. */
    numberRow(row: HTMLElement, index: number): void {
      row.ariaPosInSet = `${index + 1}`;
      row.ariaSetSize = `${view.model.count}`;
    },

    /** Gives all pictures back. */
    revokeAll(): void {
      for (const { url } of pictures.values()) URL.revokeObjectURL(url);
      pictures.clear();
    },
  };
  return rows;
}
