import { css } from '../element.ts';

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
  div {
    background: var(--_background);
    overflow-wrap: anywhere;
  }
  #hint:not(:empty) {
    padding: 2px 4px;
  }
  div+div {
    border: 2px solid var(--_border-color);
    display: grid;
    flex: 1 0 28px;
    /* With the border, the text starts 4px from the edge. */
    padding: 0 2px;
  }
  div:focus-within {
    outline: var(--chat-input-focus-outline, none);
  }
  input,
  textarea {
    all: unset;
  }
  div > *,
  div::after {
    align-self: center;
    grid-area: 1/1;
    max-height: var(--chat-input-max-height, 8lh);
    min-width: 0;
    overflow: auto;
  }
  textarea {
    height: 100%;
    white-space: pre-wrap;
  }
  /* A hidden copy of the text makes the box as high as the text, in browsers without field-sizing as well. */
  [data-text]::after {
    content: attr(data-text) ' ';
    visibility: hidden;
    white-space: pre-wrap;
  }
  ::placeholder {
    color: var(--chat-placeholder-color, light-dark(#595959, #a6a6a6));
    opacity: 1;
  }
  @media (forced-colors: active) {
    div:focus-within {
      outline: 2px solid Highlight;
    }
  }
`;
