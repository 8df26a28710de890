import { css } from '../element.ts';

export const chatViewStyles = css`
  :host {
    background: var(--_background);
    display: flex;
    flex-direction: column;
    height: 328px;
    min-height: 0;
    min-width: 0;
    position: relative;
  }
  [part='scroller'] {
    contain: strict;
    flex: 1 1 0;
    overflow: hidden auto;
    overflow-anchor: none;
  }
  [part='scroller']:focus-visible {
    outline: var(--chat-view-focus-outline, 1px dotted);
    outline-offset: -1px;
  }
  .space {
    display: flow-root;
  }
  .rows {
    contain: layout style;
    display: flow-root;
    position: sticky;
  }
  .row {
    box-sizing: border-box;
    display: grid;
    grid-template-columns: minmax(1em, 1fr) minmax(0, 23fr);
    line-height: var(--chat-view-line-height, 14px);
    min-height: var(--chat-view-row-height, 18px);
    padding: 2px 0;
  }
  .row.own {
    display: flow-root;
    padding: 0;
  }
  /* Far from the viewport, and here only as the selection or the focus is in it. */
  .row[data-held] {
    inset: 0 0 auto;
    opacity: 0;
    pointer-events: none;
    position: absolute;
  }
  [part='prefix'] {
    color: var(--chat-view-prefix-color, inherit);
    white-space: pre;
  }
  [part='message'] {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  [part='about'] {
    display: block;
    opacity: 0.7;
  }
  [part='picture'] {
    display: block;
    height: auto;
    max-height: var(--chat-view-picture-size, 240px);
    max-width: 100%;
  }
  [part~='waiting'] {
    opacity: 0.6;
  }
  [part~='waiting'] [part='message']::after {
    content: var(--chat-view-waiting, ' …'/' (waiting)');
  }
  [part~='returned'] [part='message']::after {
    color: var(--chat-view-error-color, light-dark(#b3261e, #ff8a80));
    content: var(--chat-view-returned, ' (not sent)');
  }
  [part='jump'] {
    background: var(--_background);
    border: 2px solid var(--_border-color);
    border-radius: 0;
    color: inherit;
    cursor: pointer;
    font: inherit;
    bottom: 8px;
    inset-inline-end: 24px;
    min-height: 24px;
    padding: 2px 8px;
    position: absolute;
  }
  .spoken {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
  }
`;
