// Texts, pointer, keys and fields as elements of the page: what a user and assistive technology meet.
import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { down, press, showPage as show, type, up } from './show.ts';

async function click(x: number, y: number): Promise<void> {
  await down(x, y);
  await up(x, y);
}

describe('a document with texts, buttons and fields', () => {
  it('is accessible without a word about it', async () => {
    const { place } = await show(`
import QtQuick
import QtQuick.Controls
Rectangle { width: 400; height: 300
  Text { text: "A heading" }
  Rectangle { y: 30; width: 100; height: 40; color: "#222222"; Text { color: "white"; text: "Press" } MouseArea { anchors.fill: parent; onClicked: print("one") } }
  MouseArea { y: 80; width: 100; height: 40; onClicked: print("two"); Text { text: "Inside" } }
  Button { y: 130; text: "Button" }
  TextField { y: 180; placeholderText: "Name"; Accessible.name: "Name" }
  TextInput { y: 230; width: 100; text: "typed"; Accessible.name: "Typed" }
}`);
    const buttons = [...place.querySelectorAll('[role=button],button')];
    expect(buttons.length).to.equal(3);
    await expect(place).to.be.accessible();
  });

  it('lets keys do what the pointer does', async () => {
    const { place, lines } = await show(`
import QtQuick
MouseArea { width: 100; height: 40; onClicked: mouse => print("clicked", mouse.button); Text { text: "Go" } }`);
    place.querySelector<HTMLElement>('[role=button]')!.focus();
    await press('Enter');
    await press(' ');
    expect(lines).to.deep.equal(['clicked 1', 'clicked 1']);
  });

  it('hands what is pressed above a field to the field', async () => {
    const { place, any } = await show(`
import QtQuick
Item { width: 200; height: 60; property alias text: input.text
  TextInput { id: input; width: 200; height: 40; font.pixelSize: 20 }
  Text { text: "write here"; visible: !input.text; font.pixelSize: 20 }
}`);
    await click(30, 12);
    expect(place.querySelector('input')).to.equal(document.activeElement);
    await type('hello');
    expect(any.text).to.equal('hello');
  });

  it('refuses what its validator and its mask refuse', async () => {
    const { any } = await show(`
import QtQuick
Item { width: 200; height: 100; property alias a: a.text; property alias b: b.text; property alias shown: b.displayText
  TextInput { id: a; width: 200; height: 40; focus: true; validator: RegularExpressionValidator { regularExpression: /\\d{2}-[a-c]+/ } KeyNavigation.tab: b }
  TextInput { id: b; y: 50; width: 200; height: 40; inputMask: "99:99;_" }
}`);
    await type('1x2-azb');
    expect(any.a).to.equal('12-ab');
    await press('Tab');
    await type('1234');
    expect(any.shown).to.equal('12:34');
    await press('Backspace');
    expect(any.shown).to.equal('12:3_');
    expect(any.b).to.equal('12:3');
  });

  it('undoes and redoes what was typed, and goes word by word', async () => {
    const { any } = await show(`
import QtQuick
TextInput { width: 200; height: 40; focus: true }`);
    await type('one two');
    await press('Control+z');
    expect(any.text).to.equal('');
    await press('Control+y');
    expect(any.text).to.equal('one two');
    await press('Control+Shift+ArrowLeft');
    expect(any.selectedText).to.equal('two');
    await press('ArrowLeft');
    expect(any.cursorPosition).to.equal(4);
    await press('Control+Backspace');
    expect(any.text).to.equal('two');
    await press('Control+z');
    expect([any.text, any.cursorPosition, any.selectedText]).to.deep.equal(['one two', 4, '']);
    await press('Home');
    await press('Control+Delete');
    expect(any.text).to.equal('two');
  });

  it('takes nothing from a page in which something else has the focus', async () => {
    const other = document.createElement('input');
    document.body.append(other);
    other.focus();
    const { any } = await show('import QtQuick\nTextInput { width: 50; height: 20; focus: true }');
    expect(document.activeElement).to.equal(other);
    expect(any.activeFocus).to.equal(false);
    other.remove();
  });
});

describe('Text', () => {
  it('is text of the page, and never its markup', async () => {
    const { place } = await show(`
import QtQuick
Column {
  Text { text: "<b>a</b> & <script>1</script>"; textFormat: Text.PlainText }
  Text { text: "<b>bold</b><img src=x onerror=alert(1)>"; textFormat: Text.RichText }
  Text { text: "<a href='javascript:alert(1)'>no</a> <a href='https://qmlet.test/'>yes</a>" }
}`);
    expect(place.textContent).to.contain('<b>a</b> & <script>1</script>');
    expect(place.querySelector('script,[onerror]')).to.equal(null);
    expect([...place.querySelectorAll('a')].map((a) => a.getAttribute('href'))).to.deep.equal([
      'https://qmlet.test/',
    ]);
  });

  it('tells which link was chosen', async () => {
    const { place, lines } = await show(`
import QtQuick
Text { text: "<a href='one'>first</a>"; onLinkActivated: link => print(link, linkAt(3, 5)) }`);
    place.querySelector('a')!.click();
    expect(lines).to.deep.equal(['one one']);
  });

  it('draws lines where it computed them', async () => {
    const { place, any } = await show(`
import QtQuick
Text { width: 70; wrapMode: Text.WordWrap; horizontalAlignment: Text.AlignRight; text: "The quick brown fox" }`);
    const element = place.firstElementChild as HTMLElement;
    const range = document.createRange();
    range.selectNodeContents(element);
    const tops = new Set(
      [...range.getClientRects()].filter((r) => r.width > 1).map((r) => Math.round(r.top)),
    );
    expect(tops.size).to.equal(any.lineCount);
    const right = Math.max(...[...range.getClientRects()].map((r) => r.right));
    expect(right).to.be.closeTo(70, 1);
  });
});

describe('Image', () => {
  it('loads, fits, and says when there is none', async () => {
    const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>')}`;
    const { any, lines, warnings } = await show(`
import QtQuick
Image { width: 100; height: 50; fillMode: Image.PreserveAspectFit; onStatusChanged: print(status, implicitWidth, implicitHeight, paintedHeight) }`);
    (any as unknown as { source: string }).source = picture;
    for (let i = 0; i < 100 && lines.length < 2; i++) await new Promise((done) => setTimeout(done, 20));
    expect(lines).to.deep.equal(['2 0 0 0', '1 40 30 50']);
    (any as unknown as { source: string }).source = 'data:image/png;base64,AAAA';
    for (let i = 0; i < 100 && lines.length < 4; i++) await new Promise((done) => setTimeout(done, 20));
    expect(lines.at(-1)).to.equal('3 0 0 0');
    expect(warnings.join()).to.contain('QML Image: Cannot open: data:image/png');
  });
});
