// The look that the chat elements share: QML's, white on black in 12px DejaVu Sans. Every value is a
// custom property that inherits into the elements, so a page themes all of them with one rule.
//
// `--chat-color-scheme` decides which half of each `light-dark()` default is used. It is `dark` unless
// set, as the QML documents are; `light dark` follows the reader's preference.
import { css } from '../element.ts';

export const chatTheme = css`
  :host {
    --_background: var(--chat-background, light-dark(#fff, #000));
    --_border-color: var(--chat-border-color, light-dark(#000, #fff));
    box-sizing: border-box;
    color: var(--chat-color, light-dark(#000, #fff));
    color-scheme: var(--chat-color-scheme, dark);
    font: var(--chat-font, 12px 'DejaVu Sans', sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
`;
