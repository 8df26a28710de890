import { css } from 'lit';

export const chatInputStyles = css`
  :host {
    cursor: text;
    display: flex;
    flex-direction: column;
    min-height: 32px;
    min-width: 0;
  }
  :host(:disabled) {
    cursor: default;
    opacity: 0.5;
  }
  [part='hint'] {
    background: var(--_background);
    overflow-wrap: anywhere;
  }
  [part='hint']:not(:empty) {
    padding: 2px 4px;
  }
  [part='frame'] {
    background: var(--_background);
    border: 2px solid var(--_border-color);
    box-sizing: border-box;
    display: grid;
    flex: 1 0 32px;
    /* With the border, the text starts 4px from the edge. */
    padding: 0 2px;
  }
  [part='frame']:focus-within {
    outline: var(--chat-input-focus-outline, none);
  }
  [part='input'],
  [part='frame']::after {
    align-self: center;
    grid-area: 1 / 1;
    max-height: var(--chat-input-max-height, 8lh);
    min-width: 0;
  }
  [part='input'] {
    background: none;
    border: 0;
    box-sizing: border-box;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    margin: 0;
    outline: 0;
    padding: 0;
    width: 100%;
  }
  /* A hidden copy of the text makes the box as high as the text, in browsers without field-sizing as well. */
  textarea[part='input'] {
    height: 100%;
    resize: none;
  }
  .multiline::after {
    content: attr(data-text) ' ';
    overflow: hidden;
    overflow-wrap: anywhere;
    visibility: hidden;
    white-space: pre-wrap;
  }
  ::placeholder {
    color: var(--chat-placeholder-color, light-dark(#595959, #a6a6a6));
    opacity: 1;
  }
  @media (forced-colors: active) {
    [part='frame']:focus-within {
      outline: 2px solid Highlight;
    }
  }
`;
