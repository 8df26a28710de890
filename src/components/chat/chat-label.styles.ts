import { css } from '../element.ts';

/** `h…`, `v…`, `e…` and `w…` are the numbers of the enums in chat-label.ts. */
export const chatLabelStyles = css`
  :host {
    display: block;
  }
  div {
    align-items: start;
    display: flex;
    height: 100%;
    text-align: left;
  }
  .h2 {
    justify-content: right;
    text-align: right;
  }
  .h4 {
    justify-content: center;
    text-align: center;
  }
  .h8 {
    text-align: justify;
  }
  .v64 {
    align-items: end;
  }
  .v128 {
    align-items: center;
  }
  span {
    min-width: 0;
    white-space: pre;
  }
  .slotted {
    white-space: nowrap;
  }
  div:not(.w0) span {
    flex: 1;
    white-space: pre-wrap;
  }
  .w3 span {
    line-break: anywhere;
  }
  .w4 span {
    overflow-wrap: anywhere;
  }
  div:not(.w0) .slotted {
    white-space: normal;
  }
  div:not(.e3) span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* What overflows a right-to-left box is cut at its left; the text inside keeps its own direction. */
  .e0 span,
  span+span {
    direction: rtl;
  }
  .e2 span+span {
    text-overflow: clip;
  }
`;
