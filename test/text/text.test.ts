import { describe, expect, it } from 'vitest';
import { safeUrl } from '../../src/runtime/text/html-tokens.ts';
import { parseMarkdown } from '../../src/runtime/text/markdown.ts';
import { parseRichText, type RichNode, richTextContent } from '../../src/runtime/text/rich-text.ts';
import { mightBeRichText, parseStyledText } from '../../src/runtime/text/styled-text.ts';
import { compareWithQt } from '../qt/qt-values.ts';

const advance = (size: number) => Math.floor(((size * 1233) / 2048) * 64) / 64;

/** Lines and width, with each character as wide as its run makes it. */
function styled(source: string): string {
  const { text, runs } = parseStyledText(source);
  let [widest, width, lines] = [0, 0, 1];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n') {
      [width, lines] = [0, lines + 1];
      continue;
    }
    const run = runs.find((r) => r.start <= i && i < r.end);
    width += advance(Math.round(10 * (run?.scale ?? 1)));
    widest = Math.max(widest, width);
  }
  return `${lines} ${Math.round(widest / 0.60156) / 10}`;
}

compareWithQt('styled-text', { styled, isRich: mightBeRichText });

describe('styled text', () => {
  it('has runs over its text', () => {
    expect(parseStyledText('a <b>b <i>c</i></b> <font color="red">d</font><a href="x">e</a>')).toEqual({
      text: 'a b c de',
      runs: [
        { start: 2, end: 4, bold: true },
        { start: 4, end: 5, bold: true, italic: true },
        { start: 6, end: 7, color: 'red' },
        { start: 7, end: 8, href: 'x', underline: true },
      ],
      images: [],
    });
  });
  it('has images in their places', () => {
    const { text, images } = parseStyledText('x<img src="a.png" width="20" height="10" align="middle">y');
    expect(text).toBe('x\ufffcy');
    expect(images).toEqual([{ at: 1, source: 'a.png', width: 20, height: 10, align: 'middle' }]);
  });
  it('does not follow scripts', () => {
    expect(parseStyledText('<a href="javascript:alert(1)">x</a>').runs).toEqual([]);
  });
});

const html = (nodes: readonly RichNode[]): string =>
  nodes
    .map((n) => {
      if (typeof n === 'string') return n.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      const attributes = Object.entries(n.attributes).map(([k, v]) => ` ${k}="${v}"`);
      return `<${n.tag}${attributes.join('')}>${/^(?:br|hr|img)$/.test(n.tag) ? '' : `${html(n.children)}</${n.tag}>`}`;
    })
    .join('');

describe('rich text', () => {
  for (const [source, expected] of [
    ['<p>a<p>b', '<p>a</p><p>b</p>'],
    ['<ul><li>a<li>b</ul>c', '<ul><li>a</li><li>b</li></ul>c'],
    ['<ul><li>a<ul><li>b</ul><li>c</ul>', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    [
      '<table><tr><td>1<td>2<tr><td>3</table>',
      '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>',
    ],
    ['<b>x', '<b>x</b>'],
    ['</b>x', 'x'],
    ['a &lt;b&gt; &amp;', 'a &lt;b> &amp;'],
    ['<unknown>x</unknown>', 'x'],
    ['<script>alert(1)</script>x', 'x'],
    ['<style>a{}</style>x', 'x'],
    ['<svg><script>x</script></svg>y', 'y'],
    ['<scr<script>ipt>alert(1)</script>', '&lt;scr'],
    ['<iframe src="x"></iframe>y', 'y'],
    ['<b onclick="x()">y</b>', '<b>y</b>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="java\nscript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="https://a/?b=1&amp;c">x</a>', '<a href="https://a/?b=1&c">x</a>'],
    ['<img src="data:image/svg+xml,<svg onload=x>">', '<img>'],
    ['<img src="data:image/png;base64,AA==" alt="a">', '<img src="data:image/png;base64,AA==" alt="a">'],
    [
      '<p style="color: red; position: fixed; background-color: url(x); margin-left: 4px">x</p>',
      '<p style="color: red; margin-left: 4px">x</p>',
    ],
    ['<!-- <b> -->x', 'x'],
    ['<form action="x"><input>y</form>', 'y'],
  ])
    it(JSON.stringify(source), () => expect(html(parseRichText(source!))).toBe(expected));
  it('ends where a tag does not', () => {
    const source = `<b ${'a '.repeat(50_000)}`;
    expect(richTextContent(parseRichText(source))).toBe(source);
  });
  it('is no deeper than can be shown', () => {
    const deep = (nodes: readonly RichNode[]): number =>
      Math.max(0, ...nodes.map((n) => (typeof n === 'string' ? 0 : 1 + deep(n.children))));
    expect(deep(parseRichText('<b>'.repeat(5000)))).toBeLessThanOrEqual(100);
  });
});

describe('safeUrl', () => {
  it('lets addresses of the web and relative ones through', () => {
    for (const url of ['https://a/b', 'mailto:a@b', 'x/y.html', '#top', '//host/x', 'tel:1'])
      expect(safeUrl(url)).toBe(url);
    for (const url of ['javascript:x', ' JaVaScript:x', 'vbscript:x', 'data:text/html,x', 'blob:x'])
      expect(safeUrl(url)).toBe('');
  });
});

describe('Markdown', () => {
  for (const [source, expected] of [
    ['# Title\n\ntext', '<h1>Title</h1><p>text</p>'],
    ['Title\n=====\nSub\n---', '<h1>Title</h1><h2>Sub</h2>'],
    ['a **b** *c* __d__ _e_ ~~f~~', '<p>a <b>b</b> <i>c</i> <b>d</b> <i>e</i> <s>f</s></p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['`a < b` and ``c`d``', '<p><code>a &lt; b</code> and <code>c`d</code></p>'],
    ['[text](http://x "t") ![alt](i.png)', '<p><a href="http://x">text</a> <img src="i.png" alt="alt"></p>'],
    ['[**b**](x)', '<p><a href="x"><b>b</b></a></p>'],
    ['[x](javascript:alert(1))', '<p><a>x</a>)</p>'],
    ['<https://a.b>', '<p><a href="https://a.b">https://a.b</a></p>'],
    ['- a\n- b\n  - c\n- d', '<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['```js\n<b>\n```', '<pre><code>&lt;b></code></pre>'],
    ['> a\n> b', '<blockquote><p>a\nb</p></blockquote>'],
    ['a\n\n---\n\nb', '<p>a</p><hr><p>b</p>'],
    ['a  \nb', '<p>a<br>b</p>'],
    ['\\*a\\* & b < c', '<p>*a* &amp; b &lt; c</p>'],
    ['<b>x</b> <script>y</script>', '<p><b>x</b> </p>'],
    ['', ''],
  ])
    it(JSON.stringify(source), () => expect(html(parseMarkdown(source!))).toBe(expected));
});
