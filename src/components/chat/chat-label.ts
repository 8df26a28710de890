// QtQuick's Text as an element, in the subset that a chat uses. The text is data: it is set as a text node
// and never parsed as HTML. Laying out, eliding and wrapping are left to CSS, so nothing is measured.
import { build, PlainElement } from '../element.ts';
import { chatLabelStyles } from './chat-label.styles.ts';
import { chatTheme } from './chat-theme.styles.ts';

/** The properties that hold an enum's number, with the enum's values; the last one is the default. */
const ENUMS: Readonly<Record<string, Record<string, number>>> = {
  horizontalAlignment: { AlignRight: 2, AlignHCenter: 4, AlignJustify: 8, AlignLeft: 1 },
  verticalAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
  elide: { ElideLeft: 0, ElideRight: 1, ElideMiddle: 2, ElideNone: 3 },
  // `wrap` is the end of other names as well: its own comes first.
  wrapMode: { Wrap: 4, WordWrap: 1, WrapAnywhere: 3, NoWrap: 0 },
};

/** The index at which to part a text in two: the start of the word in its middle, or else of the character. */
export function middleOf(text: string): number {
  const start = (granularity: 'word' | 'grapheme') =>
    new Intl.Segmenter([], { granularity }).segment(text).containing(text.length >> 1)?.index;
  return start('word') || start('grapheme') || 0;
}

/**
 * @summary A line or paragraph of text, as QtQuick's `Text`.
 *
 * An enum attribute takes the value's name in kebab-case, or the last words of it (`elide="elide-right"` or
 * `elide="right"`); the property holds the number.
 *
 * @slot - The text, where `text` is empty. `ElideLeft` and `ElideMiddle` need the property.
 * @csspart text - The text.
 * @cssprop [--chat-color=#fff] - The text's colour, where `color` is not set.
 * @cssprop [--chat-font=12px 'DejaVu Sans', sans-serif] - The text's font.
 * @cssprop [--chat-color-scheme=dark] - `dark`, `light`, or `light dark` to follow the reader's preference.
 */
export class ChatLabel extends PlainElement {
  declare static readonly AlignLeft: 1;
  declare static readonly AlignRight: 2;
  declare static readonly AlignHCenter: 4;
  declare static readonly AlignJustify: 8;
  declare static readonly AlignTop: 32;
  declare static readonly AlignBottom: 64;
  declare static readonly AlignVCenter: 128;
  declare static readonly ElideLeft: 0;
  declare static readonly ElideRight: 1;
  declare static readonly ElideMiddle: 2;
  declare static readonly ElideNone: 3;
  declare static readonly NoWrap: 0;
  declare static readonly WordWrap: 1;
  declare static readonly WrapAnywhere: 3;
  declare static readonly Wrap: 4;

  static {
    Object.assign(ChatLabel, ...Object.values(ENUMS));
  }
  protected static override styles = [chatTheme, chatLabelStyles];
  protected static override template = '<div part=text>';
  protected static override properties = { text: '', color: '', ...ENUMS };

  /** The text; the element's own content is shown while this is empty. */
  declare text: string;
  /** A CSS colour; the theme's while empty. */
  declare color: string;
  /** `AlignLeft` (the default), `AlignRight`, `AlignHCenter` or `AlignJustify`. */
  declare horizontalAlignment: number;
  /** `AlignTop`, `AlignBottom` or `AlignVCenter` (the default). */
  declare verticalAlignment: number;
  /** Where a line that is too long is cut: `ElideLeft`, `ElideRight`, `ElideMiddle`, `ElideNone` (the default). */
  declare elide: number;
  /** `NoWrap` (the default), `WordWrap`, `WrapAnywhere`, or `Wrap`: at words where possible. */
  declare wrapMode: number;

  protected override update(): void {
    const box = this.shadowRoot!.firstElementChild as HTMLElement;
    const { text, wrapMode } = this;
    // As in Qt, a text is either wrapped or cut.
    const cut = wrapMode ? 3 : this.elide;
    const at = cut === 2 ? middleOf(text) : 0;
    box.className = `h${this.horizontalAlignment} v${this.verticalAlignment} e${cut} w${wrapMode}`;
    box.style.color = this.color;
    // As in Qt: what is left and right of a text is its own matter, not the page's.
    box.dir = text && 'auto';
    box.textContent = '';
    // Without a text the content; with one, one or two pieces of it.
    for (const piece of at ? [text.slice(0, at), text.slice(at)] : [text])
      build(text ? '<span><bdi>' : '<span class=slotted><slot>', box).textContent = piece;
  }
}
