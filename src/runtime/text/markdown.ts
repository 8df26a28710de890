// `Text.MarkdownText`: the common part of Markdown, turned into the same tree as rich text. HTML in it is
// read as rich text is, with the same limits.

import { parseRichText, type RichNode } from './rich-text.ts';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** What stands in a line: emphasis, code, links, images. */
function inline(source: string): string {
  /** Finished pieces, out of reach of later rules: in the text stands their number between private characters. */
  const done: string[] = [];
  const keep = (html: string) => `\ue000${done.push(html) - 1}\ue000`;
  let text = source
    .replace(/\ue000/g, '')
    .replace(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, (_, __, code) =>
      keep(`<code>${escapeHtml(code.trim())}</code>`),
    )
    .replace(/\\([!-/:-@[-`{-~])/g, (_, c) => keep(escapeHtml(c)))
    .replace(/<((?:https?|ftp|mailto):[^\s<>]+)>/gi, (_, url) =>
      keep(`<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`),
    )
    .replace(/<\/?[a-z][^<>]*>/gi, (tag) => keep(tag))
    .replace(/!\[([^\]]*)\]\(\s*([^\s)]+)(?:\s+"[^"]*")?\s*\)/g, (_, alt, url) =>
      keep(`<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`),
    )
    .replace(
      /\[([^\]]+)\]\(\s*([^\s)]+)(?:\s+"[^"]*")?\s*\)/g,
      (_, label, url) => keep(`<a href="${escapeHtml(url)}">`) + label + keep('</a>'),
    )
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '<b>$2</b>')
    .replace(/\*(?=\S)([^*]*?\S)\*|(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g, (_, a, b) => `<i>${a ?? b}</i>`)
    .replace(/~~(?=\S)([\s\S]*?\S)~~/g, '<s>$1</s>')
    .replace(/(?: {2,}|\\)\n/g, '<br>');
  for (let n = 0; n < 4 && text.includes('\ue000'); n++)
    text = text.replace(/\ue000(\d+)\ue000/g, (_, i) => done[+i]!);
  return text;
}

const ITEM = /^( *)([-+*]|\d{1,9}[.)])( +|$)/;

/** The blocks of some lines. */
function blocks(lines: string[], depth = 0): string {
  let html = '';
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    if (!line.trim()) {
      i++;
      continue;
    }
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      const code: string[] = [];
      for (i++; i < lines.length && !lines[i]!.trimStart().startsWith(fence); i++) code.push(lines[i]!);
      i++;
      html += `<pre><code>${escapeHtml(code.join('\n'))}</code></pre>`;
      continue;
    }
    const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$/.exec(line);
    if (heading) {
      const tag = `h${heading[1]!.length}`;
      html += `<${tag}>${inline(heading[2] ?? '')}</${tag}>`;
      i++;
      continue;
    }
    if (/^ {0,3}([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      html += '<hr>';
      i++;
      continue;
    }
    if (/^ {4}/.test(line)) {
      const code: string[] = [];
      for (; i < lines.length && (/^ {4}/.test(lines[i]!) || !lines[i]!.trim()); i++)
        code.push(lines[i]!.slice(4));
      html += `<pre><code>${escapeHtml(code.join('\n').trimEnd())}</code></pre>`;
      continue;
    }
    if (/^ {0,3}>/.test(line) && depth < 20) {
      const quote: string[] = [];
      for (; i < lines.length && lines[i]!.trim(); i++) quote.push(lines[i]!.replace(/^ {0,3}> ?/, ''));
      html += `<blockquote>${blocks(quote, depth + 1)}</blockquote>`;
      continue;
    }
    const item = ITEM.exec(line);
    if (item && depth < 20) {
      const ordered = /\d/.test(item[2]!);
      const start = Number.parseInt(item[2]!, 10);
      html += ordered ? `<ol${start === 1 ? '' : ` start="${start}"`}>` : '<ul>';
      let next: RegExpExecArray | null = item;
      while (next && /\d/.test(next[2]!) === ordered && next[1]!.length <= item[1]!.length + 1) {
        const indent = next[0]!.length;
        const body = [lines[i]!.slice(indent)];
        for (i++; i < lines.length; i++) {
          const own = /^ */.exec(lines[i]!)![0]!.length;
          if (lines[i]!.trim() && own < Math.min(indent, next[1]!.length + 2)) {
            if (ITEM.test(lines[i]!) || !lines[i - 1]!.trim()) break;
          }
          body.push(lines[i]!.slice(Math.min(own, indent)));
        }
        const inner = blocks(body, depth + 1);
        // A list whose items are no paragraphs of their own is a tight one.
        html += `<li>${body.some((l, n) => !l.trim() && n < body.length - 1) ? inner : inner.replace(/^<p>([\s\S]*?)<\/p>/, '$1')}</li>`;
        next = i < lines.length ? ITEM.exec(lines[i]!) : null;
      }
      html += ordered ? '</ol>' : '</ul>';
      continue;
    }
    const paragraph: string[] = [line.trimStart()];
    let underline = '';
    for (i++; i < lines.length && lines[i]!.trim(); i++) {
      underline = /^ {0,3}(=+|-+)\s*$/.exec(lines[i]!)?.[1]?.[0] ?? '';
      if (underline) {
        i++;
        break;
      }
      if (/^ {0,3}(?:#{1,6}\s|>|```|~~~)/.test(lines[i]!) || ITEM.test(lines[i]!)) break;
      paragraph.push(lines[i]!.trimStart());
    }
    const tag = underline ? (underline === '=' ? 'h1' : 'h2') : 'p';
    html += `<${tag}>${inline(paragraph.join('\n').trimEnd())}</${tag}>`;
  }
  return html;
}

/** Reads Markdown into a tree. */
export const parseMarkdown = (source: string): RichNode[] =>
  parseRichText(blocks(source.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n')));
