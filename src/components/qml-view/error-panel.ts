// Shows a document's errors where the document would be, while developing: each in Qt's form, with the lines
// of the source around it.
import { formatError, type QmlError } from '../../runtime/engine/errors.ts';
import { codeFrame } from '../../shared/diagnostic.ts';

const CSS = `
.errors { all: initial; display: block; box-sizing: border-box; max-inline-size: 100%; overflow: auto; padding: 12px 16px;
  color: #fdecea; background: #40101a; border-inline-start: 4px solid #ff8a80; font: 13px/1.5 ui-monospace, monospace; }
.errors h2 { all: unset; display: block; font-weight: bold; color: #fff; }
.errors p { margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.errors pre { margin: 4px 0 0; color: #f3c6c2; tab-size: 4; overflow: auto; }
`;

/** More than this help nobody. */
const SHOWN = 50;

export function errorPanel(errors: readonly QmlError[], sources: ReadonlyMap<string, string>): HTMLElement {
  const panel = document.createElement('section');
  panel.className = 'errors';
  panel.part.add('errors');
  // Told by a screen reader as soon as it is there.
  panel.setAttribute('role', 'alert');
  const add = (tag: string, text: string) => {
    const element = document.createElement(tag);
    element.textContent = text;
    panel.append(element);
    return element;
  };
  add(
    'h2',
    errors.length === 1 ? 'The QML document has an error' : `The QML document has ${errors.length} errors`,
  );
  for (const error of errors.slice(0, SHOWN)) {
    add('p', formatError({ ...error, url: shortUrl(error.url) }));
    const source = sources.get(error.url);
    if (source !== undefined && error.line > 0) {
      const frame = add('pre', codeFrame(source, [error.line, error.column]));
      // Long lines scroll, which has to be possible without a mouse.
      frame.tabIndex = 0;
      frame.setAttribute('role', 'group');
      frame.setAttribute('aria-label', `Line ${error.line}`);
    }
  }
  if (errors.length > SHOWN) add('p', `… and ${errors.length - SHOWN} more`);
  return panel;
}

let sheet: CSSStyleSheet | undefined;
export function errorPanelSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

/** Urls of the page's own server without it. */
const shortUrl = (url: string): string =>
  url.startsWith(`${location.origin}/`) ? url.slice(location.origin.length + 1) : url;
