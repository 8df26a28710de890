// QtQuick's Text as an element, in the subset that a chat uses. The text is data: it is set as a text node
// and never parsed as HTML. Laying out, eliding and wrapping are left to CSS, so nothing is measured.
import {
  type PropertyDeclaration,
  type PropertyDeclarations,
  type PropertyValues,
  ReactiveElement,
} from '@lit/reactive-element';
import { kebab } from '../../shared/kebab.ts';
import { chatLabelStyles } from './chat-label.styles.ts';
import { chatTheme } from './chat-theme.styles.ts';
import { make } from './dom.ts';

/** The properties that hold an enum's number, with the enum's values. */
const ENUMS: Readonly<Record<string, Record<string, number>>> = {
  horizontalAlignment: { AlignLeft: 1, AlignRight: 2, AlignHCenter: 4, AlignJustify: 8 },
  verticalAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
  elide: { ElideLeft: 0, ElideRight: 1, ElideMiddle: 2, ElideNone: 3 },
  // In this order, as `wrap` is the end of another name as well.
  wrapMode: { Wrap: 4, NoWrap: 0, WordWrap: 1, WrapAnywhere: 3 },
};

/** A property that holds an enum's number. Its attribute is the value's name, or the last words of it. */
function enumProperty(property: string): PropertyDeclaration {
  const values = ENUMS[property]!;
  const attribute = kebab(property);
  const names = Object.keys(values);
  return {
    attribute,
    reflect: true,
    useDefault: true,
    converter: {
      fromAttribute(name): number | undefined {
        const found = names.find((key) => `-${kebab(key)}`.endsWith(`-${name}`));
        if (__DEV__ && !found && name !== null)
          console.warn(`<chat-label ${attribute}="${name}">: not one of ${names.map(kebab).join(', ')}.`);
        return values[found!];
      },
      toAttribute: (value) => kebab(names.find((key) => values[key] === value) ?? '') || null,
    },
  };
}

/** The index at which to part a text in two: the start of the word in its middle, or else of the character. */
function middleOf(text: string): number {
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
export class ChatLabel extends ReactiveElement {
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
  static override styles = [chatTheme, chatLabelStyles];
  static override properties: PropertyDeclarations = {
    text: { useDefault: true },
    color: { useDefault: true },
    horizontalAlignment: enumProperty('horizontalAlignment'),
    verticalAlignment: enumProperty('verticalAlignment'),
    elide: enumProperty('elide'),
    wrapMode: enumProperty('wrapMode'),
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

  #box = make('div', { part: 'text' });

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#box);
    return root;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const box = this.#box;
    const { text, wrapMode } = this;
    // As in Qt, a text is either wrapped or cut.
    const cut = wrapMode ? 3 : this.elide;
    const at = cut === 2 ? middleOf(text) : 0;
    box.className = `h${this.horizontalAlignment} v${this.verticalAlignment} e${cut} w${wrapMode}`;
    box.style.color = this.color;
    // Without a text the content; with one, one or two pieces of it.
    const pieces = at ? [text.slice(0, at), text.slice(at)] : [text];
    box.replaceChildren(
      ...pieces.map((textContent) =>
        make(
          'span',
          { className: text ? '' : 'slotted' },
          text ? make('bdi', { textContent }) : make('slot', {}),
        ),
      ),
    );
  }
}
