// QtQuick's Text as an element, in the subset that a chat uses. The text is data: it is set as a text node
// and never parsed as HTML. Laying out, eliding and wrapping are left to CSS, so nothing is measured.
import { html, LitElement, nothing } from 'lit';
import { chatLabelStyles } from './chat-label.styles.ts';
import { chatTheme } from './chat-theme.styles.ts';

/** A property that holds an enum's number. Its attribute names the value, with or without the enum's prefix. */
function enumProperty(attribute: string, prefix: string, values: Record<string, number>) {
  return {
    attribute,
    reflect: true,
    useDefault: true,
    converter: {
      fromAttribute(name: string | null): number | undefined {
        const value = values[(name ?? '').replace(prefix, '')];
        if (__DEV__ && name !== null && value === undefined) {
          const names = Object.keys(values).map((key) => prefix + key);
          console.warn(`<chat-label ${attribute}="${name}">: not one of ${names.join(', ')}.`);
        }
        return value;
      },
      toAttribute(value: number): string | null {
        const name = Object.keys(values).find((key) => values[key] === value);
        return name ? prefix + name : null;
      },
    },
  };
}

/** The index at which to part a text in two: the space nearest its middle, or else between two characters. */
function middleOf(text: string): number {
  const half = text.length >> 1;
  const before = text.lastIndexOf(' ', half);
  const after = text.indexOf(' ', half);
  const spaces = [before, after].filter((at) => at > text.length / 4 && at < text.length * 0.75);
  if (spaces.length) return spaces.sort((a, b) => Math.abs(a - half) - Math.abs(b - half))[0]!;
  return new Intl.Segmenter().segment(text).containing(half)?.index ?? half;
}

/**
 * @summary A line or paragraph of text, as QtQuick's `Text`.
 *
 * An enum attribute takes the value's name in kebab-case, with or without the enum's prefix
 * (`elide="elide-right"` or `elide="right"`); the property holds the number.
 *
 * @slot - The text, where `text` is empty. `ElideLeft` and `ElideMiddle` need the property.
 * @csspart text - The text.
 * @cssprop [--chat-color=#fff] - The text's colour, where `color` is not set.
 * @cssprop [--chat-font=12px 'DejaVu Sans', sans-serif] - The text's font.
 * @cssprop [--chat-color-scheme=dark] - `dark`, `light`, or `light dark` to follow the reader's preference.
 */
export class ChatLabel extends LitElement {
  static readonly AlignLeft = 1;
  static readonly AlignRight = 2;
  static readonly AlignHCenter = 4;
  static readonly AlignJustify = 8;
  static readonly AlignTop = 32;
  static readonly AlignBottom = 64;
  static readonly AlignVCenter = 128;
  static readonly ElideLeft = 0;
  static readonly ElideRight = 1;
  static readonly ElideMiddle = 2;
  static readonly ElideNone = 3;
  static readonly NoWrap = 0;
  static readonly WordWrap = 1;
  static readonly WrapAnywhere = 3;
  static readonly Wrap = 4;

  static override styles = [chatTheme, chatLabelStyles];
  static override properties = {
    text: {},
    color: {},
    horizontalAlignment: enumProperty('horizontal-alignment', 'align-', {
      left: 1,
      right: 2,
      'h-center': 4,
      justify: 8,
    }),
    verticalAlignment: enumProperty('vertical-alignment', 'align-', { top: 32, bottom: 64, 'v-center': 128 }),
    elide: enumProperty('elide', 'elide-', { left: 0, right: 1, middle: 2, none: 3 }),
    wrapMode: enumProperty('wrap-mode', '', { 'no-wrap': 0, 'word-wrap': 1, 'wrap-anywhere': 3, wrap: 4 }),
  };

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

  constructor() {
    super();
    this.text = this.color = '';
    this.horizontalAlignment = 1;
    this.verticalAlignment = 128;
    this.elide = 3;
    this.wrapMode = 0;
  }

  protected override render() {
    const { text, wrapMode } = this;
    // As in Qt, a text is either wrapped or cut.
    const cut = wrapMode ? 3 : this.elide;
    const style = `h${this.horizontalAlignment} v${this.verticalAlignment} e${cut} w${wrapMode}`;
    const at = cut === 2 ? middleOf(text) : 0;
    return html`<div class=${style} part="text">${
      text
        ? [
            html`<span><bdi>${at ? text.slice(0, at) : text}</bdi></span>`,
            at ? html`<span class="tail"><bdi>${text.slice(at)}</bdi></span>` : nothing,
          ]
        : html`<span class="slotted"><slot></slot></span>`
    }</div>`;
  }

  protected override updated(): void {
    (this.renderRoot.firstElementChild as HTMLElement).style.color = this.color;
  }
}
