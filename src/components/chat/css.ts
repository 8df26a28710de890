// Stylesheets of the chat elements, which all elements of a kind share.

/** A stylesheet as it is written: nothing is put into the text. */
export function css(text: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text[0]!);
  return sheet;
}
