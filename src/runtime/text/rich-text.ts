// `Text.RichText`: the HTML that Qt knows, as a tree of data. Everything that is not on the lists below is
// left out, so whatever a document or a server sends, no script and no foreign element comes of it.

import { htmlTokens, safeUrl } from './html-tokens.ts';

export type RichNode = string | RichElement;
export interface RichElement {
  tag: string;
  /** Only those that are allowed; `style` with allowed properties only. */
  attributes: Record<string, string>;
  children: RichNode[];
}

const words = (text: string) => new Set(text.split(' '));
const TAGS = words(
  'a address b big blockquote br center cite code dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ' +
    'ol p pre s samp small span strong sub sup table tbody td tfoot th thead tr tt u ul var',
);
/** Left out with all that is in them. */
const DROPPED = words(
  'script style head title iframe object embed template noscript svg math textarea select xmp',
);
const VOID = words('br hr img');
const ATTRIBUTES = words(
  'align valign width height border cellpadding cellspacing bgcolor colspan rowspan color size face type start alt dir name title',
);
const PROPERTIES =
  /^(?:color|background-color|font-(?:family|size|style|weight|variant)|text-(?:decoration|align|indent|transform)|vertical-align|white-space|line-height|list-style-type|width|height|(?:margin|padding|border)(?:-(?:left|right|top|bottom|width|style|color|collapse))*)$/;
/** Opening one of these ends an open one of those. */
const ENDS: Record<string, Set<string>> = {
  li: words('li p'),
  tr: words('tr td th p'),
  td: words('td th p'),
  th: words('td th p'),
  dt: words('dt dd p'),
  dd: words('dt dd p'),
};
const BLOCK = words('address blockquote center div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul');
const SCOPE = words('table td th ul ol dl blockquote div');

/** A style attribute with what is allowed of it. */
function safeStyle(style: string): string {
  return style
    .split(';')
    .map((part) => /^\s*([a-z-]+)\s*:\s*([^\\<>@{}]+?)\s*$/i.exec(part))
    .filter(
      (m) =>
        m &&
        PROPERTIES.test(m[1]!.toLowerCase()) &&
        !/url\s*\(|expression|image-set|var\s*\(|\/\*/i.test(m[2]!),
    )
    .map((m) => `${m![1]!.toLowerCase()}: ${m![2]}`)
    .join('; ');
}

function safeAttributes(tag: string, given: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (ATTRIBUTES.has(name)) kept[name] = value;
    else if (name === 'style') {
      const style = safeStyle(value);
      if (style) kept.style = style;
    } else if ((name === 'href' && tag === 'a') || (name === 'src' && tag === 'img')) {
      const url = safeUrl(value, tag === 'img');
      if (url) kept[name] = url;
    }
  }
  return kept;
}

/** How deep elements may be nested; deeper ones are put beside each other. */
const DEEPEST = 100;

/** Reads HTML into a tree of what is allowed of it. */
export function parseRichText(source: string): RichNode[] {
  const root: RichElement = { tag: '', attributes: {}, children: [] };
  const open = [root];
  let dropped = '';
  let depth = 0;
  for (const token of htmlTokens(source)) {
    if (dropped) {
      if (token.kind === 'open' && token.name === dropped && !token.empty) depth++;
      else if (token.kind === 'close' && token.name === dropped && !--depth) dropped = '';
      continue;
    }
    const parent = open.at(-1)!;
    if (token.kind === 'text') {
      parent.children.push(token.text);
      continue;
    }
    const { name } = token;
    if (token.kind === 'close') {
      for (let i = open.length - 1; i > 0; i--) {
        if (open[i]!.tag === name) {
          open.length = i;
          break;
        }
      }
      continue;
    }
    if (DROPPED.has(name)) {
      if (!token.empty) [dropped, depth] = [name, 1];
      continue;
    }
    if (!TAGS.has(name)) continue;
    const ends = ENDS[name] ?? (BLOCK.has(name) ? words('p') : null);
    if (ends) {
      let cut = open.length;
      for (let i = open.length - 1; i > 0 && (ends.has(open[i]!.tag) || !SCOPE.has(open[i]!.tag)); i--)
        if (ends.has(open[i]!.tag)) cut = i;
      open.length = cut;
    }
    const element: RichElement = {
      tag: name,
      attributes: safeAttributes(name, token.attributes),
      children: [],
    };
    open.at(-1)!.children.push(element);
    if (!VOID.has(name) && !token.empty && open.length < DEEPEST) open.push(element);
  }
  return root.children;
}

/** The text alone. */
export const richTextContent = (nodes: readonly RichNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : richTextContent(node.children))).join('');
