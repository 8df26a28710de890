// QtQuick.Controls as elements of the page: what a user does with pointer and keys, and what assistive
// technology is told.
import { expect, waitUntil } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';
import { down, move, press, showPage, type, up } from './show.ts';

const show = (source: string) => showPage(`import QtQuick\nimport QtQuick.Controls\n${source}`);
async function click(x: number, y: number): Promise<void> {
  await move(x, y);
  await down(x, y);
  await up(x, y);
}

describe('controls', () => {
  it('lets nobody leave a modal popup that is open from the start', async () => {
    const { place } = await show(`
ApplicationWindow { width: 300; height: 200; visible: true
  Button { text: "Below" }
  Popup { visible: true; modal: true; width: 100; height: 50; Label { text: "Above" } }
}`);
    await waitUntil(() => place.querySelector('[inert] button, button[inert], [inert] [role=button]'));
    expect(place.textContent).to.contain('Above');
  });
  it('are accessible by themselves', async () => {
    const { place, warnings } = await show(`
ApplicationWindow { width: 400; height: 300; visible: true
  header: ToolBar { Row { ToolButton { text: "Back" } ToolSeparator {} ToolButton { text: "On" } } }
  footer: TabBar { TabButton { text: "One" } TabButton { text: "Two" } }
  Column {
    CheckBox { text: "Check"; checked: true }
    Row { RadioButton { text: "A"; checked: true } RadioButton { text: "B" } Switch { text: "Switch" } }
    Slider { objectName: "Volume"; value: 0.3 }
    ProgressBar { objectName: "Progress"; value: 0.5 }
    Row { SpinBox { objectName: "Number" } ComboBox { objectName: "Choice"; model: ["x", "y"] } }
    GroupBox { title: "Group"; Label { text: "in it" } }
  }
}`);
    expect(warnings).to.deep.equal([]);
    const roles = [
      'toolbar',
      'separator',
      'tablist',
      'tab',
      'checkbox',
      'radio',
      'switch',
      'slider',
      'progressbar',
      'spinbutton',
      'combobox',
      'group',
    ];
    for (const role of roles) expect(place.querySelector(`[role=${role}]`), role).to.exist;
    expect(place.querySelector('[role=checkbox]')!.getAttribute('aria-checked')).to.equal('true');
    await expect(place).to.be.accessible();
  });

  it('are checked by pointer and by the space key', async () => {
    const { lines, place, world } = await show(`
Item { width: 400; height: 300
  CheckBox { text: "Check"; onToggled: console.log("check", checked) }
  RadioButton { y: 50; text: "A"; checked: true; onToggled: console.log("a", checked) }
  RadioButton { y: 100; text: "B"; onToggled: console.log("b", checked); onClicked: console.log("b clicked") }
  Switch { y: 150; text: "Switch"; onToggled: console.log("switch", checked) }
}`);
    await click(20, 20);
    await press(' ');
    await click(20, 120);
    await click(20, 120);
    // A switch goes with the pointer.
    await down(20, 170);
    await move(40, 170);
    await move(62, 170);
    await up(62, 170);
    expect(lines).to.deep.equal([
      'check true',
      'check false',
      'b true',
      'b clicked',
      'b clicked',
      'switch true',
    ]);
    world.engine.flush();
    const states = [...place.querySelectorAll('[aria-checked]')].map((each) =>
      each.getAttribute('aria-checked'),
    );
    expect(states).to.deep.equal(['false', 'false', 'true', 'true']);
  });

  it('a switch in a row is switched by keys after it was pulled', async () => {
    const { lines } = await show(`
SwitchDelegate { width: 200; height: 60; text: "Row"; focusPolicy: Qt.StrongFocus
  onToggled: console.log(checked, position) }`);
    await down(150, 30);
    await move(175, 30);
    await move(186, 30);
    await up(186, 30);
    await press(' ');
    expect(lines).to.deep.equal(['true 1', 'false 0']);
  });

  it('slide by pointer and keys', async () => {
    const { lines, place, world } = await show(`
Item { width: 400; height: 300
  Slider { id: s; to: 10; stepSize: 1; snapMode: Slider.SnapAlways; onMoved: console.log("moved", value); onPressedChanged: console.log("pressed", pressed) }
}`);
    await down(20, 20);
    await move(100, 20);
    await up(100, 20);
    await press('ArrowRight');
    await press('End');
    expect(lines).to.deep.equal([
      'pressed true',
      'moved 5',
      'pressed false',
      'pressed true',
      'moved 6',
      'pressed false',
      'moved 10',
    ]);
    world.engine.flush();
    expect(place.querySelector('[role=slider]')!.getAttribute('aria-valuenow')).to.equal('10');
  });

  it('count by buttons, keys and typing', async () => {
    const { lines } = await show(`
Item { width: 400; height: 300
  SpinBox { id: s; editable: true; to: 50; onValueModified: console.log("value", value, displayText) }
  TextField { y: 100 }
}`);
    await click(120, 20);
    await click(120, 20);
    await click(20, 20);
    await click(70, 20);
    await press('ArrowUp');
    await press('Control+A');
    await type('7');
    await press('Enter');
    expect(lines).to.deep.equal(['value 1 1', 'value 2 2', 'value 1 1', 'value 2 2', 'value 7 7']);
  });

  it('choose from a list by pointer and by keys', async () => {
    const { lines, place, until, world } = await show(`
Item { width: 400; height: 300
  ComboBox { id: c; model: ["one", "two", "three"]; onActivated: index => console.log("activated", index, currentText) }
}`);
    await click(50, 20);
    await until(() => expect(place.querySelectorAll('[role=option]').length).to.equal(3));
    world.engine.flush();
    expect(place.querySelector('[role=combobox]')!.getAttribute('aria-expanded')).to.equal('true');
    await until(() =>
      expect(place.querySelector('[role=listbox]')!.getBoundingClientRect().height).to.equal(120),
    );
    await click(50, 100);
    await until(() => expect(lines).to.deep.equal(['activated 1 two']));
    await press('ArrowDown');
    await press(' ');
    await press('ArrowUp');
    await press('ArrowUp');
    await press('Enter');
    await type('t');
    expect(lines).to.deep.equal([
      'activated 1 two',
      'activated 2 three',
      'activated 0 one',
      'activated 1 two',
    ]);
    await press('Alt+ArrowDown');
    await press('Escape');
    await until(() => expect(place.querySelector('[role=listbox]')).to.equal(null));
  });
});

describe('popups', () => {
  it('are closed by a press outside, which reaches nothing below a modal one', async () => {
    const { lines, place, until } = await show(`
Item { width: 400; height: 300
  Button { text: "Below"; onClicked: console.log("below") }
  Button { y: 100; text: "Open"; onClicked: d.open() }
  Dialog { id: d; x: 150; y: 100; title: "Really?"; modal: true; standardButtons: Dialog.Ok | Dialog.Cancel
    onAccepted: console.log("accepted"); onRejected: console.log("rejected"); onClosed: console.log("closed") }
}`);
    await click(30, 120);
    await until(() => expect(place.querySelector('[role=dialog]')).to.exist);
    const dialog = place.querySelector('[role=dialog]')!;
    expect(dialog.getAttribute('aria-label')).to.equal('Really?');
    await expect(place).to.be.accessible();
    await click(30, 20);
    await until(() => expect(lines).to.deep.equal(['rejected', 'closed']));
    // By keys alone: the focus stays within, and comes back.
    await press(' ');
    await until(() => expect(place.querySelector('[role=dialog]')).to.exist);
    await press('Tab');
    await press('Tab');
    await press('Tab');
    expect(dialog.contains(document.activeElement)).to.equal(true);
    await press('Escape');
    await until(() => expect(lines.length).to.equal(4));
    expect(document.activeElement!.textContent).to.equal('Open');
  });

  it('menus open, are walked through and closed', async () => {
    const { lines, place, until } = await show(`
ApplicationWindow { width: 400; height: 300; visible: true
  menuBar: MenuBar {
    Menu { title: "&File"
      Action { text: "&New"; shortcut: "Ctrl+N"; onTriggered: console.log("new") }
      MenuItem { text: "Open"; onTriggered: console.log("open") }
      MenuSeparator {}
      Menu { title: "Recent"; MenuItem { text: "first"; onTriggered: console.log("first") } }
    }
    Menu { title: "Edit"; MenuItem { text: "Undo"; checkable: true; onTriggered: console.log("undo", checked) } }
  }
}`);
    expect(place.querySelector('[role=menubar]')!.textContent).to.equal('FileEdit');
    await click(20, 20);
    await until(() => expect(place.querySelectorAll('[role=menu] [role=menuitem]').length).to.equal(3));
    await expect(place).to.be.accessible();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await until(() => expect(lines).to.deep.equal(['open']));
    expect(place.querySelector('[role=menu]')).to.equal(null);
    await click(20, 20);
    await press('ArrowUp');
    await press('ArrowRight');
    await until(() => expect(place.querySelectorAll('[role=menu]').length).to.equal(2));
    await press('Enter');
    await until(() => expect(lines).to.deep.equal(['open', 'first']));
    await until(() => expect(place.querySelector('[role=menu]')).to.equal(null));
    await click(20, 20);
    await press('ArrowRight');
    await until(() => expect(place.querySelector('[role=menuitemcheckbox]')).to.exist);
    await press('ArrowDown');
    await press(' ');
    await until(() => expect(lines.at(-1)).to.equal('undo true'));
  });

  it('a tool tip says what it says by pointing, to everybody', async () => {
    const { place, until } = await show(`
Item { width: 400; height: 300
  Button { y: 100; text: "B"; ToolTip.text: "What it does"; ToolTip.visible: hovered }
}`);
    await move(50, 120);
    await until(() => expect(place.querySelector('[role=tooltip]')!.textContent).to.equal('What it does'));
    expect(place.querySelector('button')!.ariaDescription).to.equal('What it does');
    await move(300, 20);
    await until(() => expect(place.querySelector('[role=tooltip]')).to.equal(null));
  });

  it('a drawer is pulled out and pushed back', async () => {
    const { lines, until } = await show(`
ApplicationWindow { width: 400; height: 300; visible: true
  Drawer { width: 150; height: 300; onOpened: console.log("opened"); onClosed: console.log("closed"); Label { text: "in the drawer" } }
}`);
    await down(3, 150);
    for (const x of [20, 60, 120, 160]) await move(x, 150);
    await up(160, 150);
    await until(() => expect(lines).to.deep.equal(['opened']));
    await press('Escape');
    await until(() => expect(lines).to.deep.equal(['opened', 'closed']));
  });
});

describe('pages', () => {
  it('are swiped, and the bar of tabs goes along', async () => {
    const { root, until } = await show(`
Item { width: 400; height: 300
  property alias swipe: view; property alias tabs: bar
  TabBar { id: bar; width: 400; currentIndex: view.currentIndex; TabButton { text: "A" } TabButton { text: "B" } TabButton { text: "C" } }
  SwipeView { id: view; y: 50; width: 400; height: 250; currentIndex: bar.currentIndex
    Rectangle { color: "red" } Rectangle { color: "green" } Rectangle { color: "blue" } }
}`);
    const { swipe, tabs } = root as unknown as Record<
      string,
      { currentIndex: number; contentItem: { contentX: number } }
    >;
    await click(200, 20);
    await until(() => expect(swipe!.contentItem.contentX).to.equal(400));
    expect(swipe!.currentIndex).to.equal(1);
    await down(300, 200);
    for (let x = 290; x > 60; x -= 20) await move(x, 200);
    await up(60, 200);
    await until(() => expect(swipe!.contentItem.contentX).to.equal(800));
    expect([swipe!.currentIndex, tabs!.currentIndex]).to.deep.equal([2, 2]);
  });

  it('scroll by their bar', async () => {
    const { root, until } = await show(`
Item { width: 400; height: 300
  property alias list: view
  ListView { id: view; width: 200; height: 300; model: 100; delegate: ItemDelegate { width: 190; text: index } ScrollBar.vertical: ScrollBar { policy: ScrollBar.AlwaysOn } }
  ScrollView { x: 210; width: 100; height: 100; TextArea { text: "a\\nb\\nc\\nd\\ne\\nf\\ng\\nh\\ni\\nj\\nk" } }
}`);
    const { list } = root as unknown as Record<string, { contentY: number; contentHeight: number }>;
    await down(195, 10);
    await move(195, 100);
    await up(195, 100);
    await until(() => expect(list!.contentY).to.be.greaterThan(900));
  });
});

it('an application of many of them is accessible at each step', async () => {
  const { root, place, until, world } = await show(`
import QtQuick.Layouts
ApplicationWindow { id: win; width: 400; height: 300; visible: true
  property alias s: stack; property alias d: dialog; property alias dr: drawer
  header: ToolBar { RowLayout { ToolButton { text: "Back"; onClicked: stack.pop() } Label { text: "Notes" } } }
  StackView { id: stack; anchors.fill: parent
    initialItem: Page {
      ListView { anchors.fill: parent; model: ["one", "two"]
        delegate: ItemDelegate { width: ListView.view.width; text: modelData; onClicked: stack.push(detail) }
        ScrollBar.vertical: ScrollBar {} } } }
  Component { id: detail; Page { ScrollView { anchors.fill: parent; TextArea { placeholderText: "write" } } footer: TabBar { TabButton { text: "A" } TabButton { text: "B" } } } }
  Dialog { id: dialog; anchors.centerIn: Overlay.overlay; modal: true; title: "New"; standardButtons: Dialog.Ok | Dialog.Cancel
    ColumnLayout { TextField { placeholderText: "name" } CheckBox { text: "Urgent" } SpinBox { from: 1; to: 5 } ComboBox { model: ["a", "b"] } Slider {} } }
  Drawer { id: drawer; width: 100; height: win.height; ListView { anchors.fill: parent; model: 3; delegate: ItemDelegate { text: index } } }
}`);
  const { s, d, dr } = root as unknown as Record<
    string,
    { depth: number; busy: boolean; opened: boolean; open(): void; accept(): void }
  >;
  await expect(place).to.be.accessible();
  await click(50, 60);
  await until(() => expect([s!.depth, s!.busy]).to.deep.equal([2, false]));
  world.engine.flush();
  await expect(place).to.be.accessible();
  d!.open();
  await until(() => expect(d!.opened && place.querySelector('[role=dialog] [role=spinbutton]')).to.exist);
  world.engine.flush();
  await expect(place).to.be.accessible();
  d!.accept();
  dr!.open();
  await until(() => expect(dr!.opened).to.equal(true));
  await expect(place).to.be.accessible();
});

describe('fonts and colours', () => {
  it('are handed down', async () => {
    const { root } = await show(`
ApplicationWindow { id: w; width: 400; height: 300; visible: true; font.pixelSize: 20; palette.windowText: "red"; palette.button: "blue"
  property alias label: l; property alias button: b; property alias own: o; property alias inner: i
  Pane { font.bold: true
    Column { Label { id: l; text: "x" } Button { id: b; text: "y" } Label { id: o; font.pixelSize: 8; color: "green"; text: "z" } }
    Pane { palette.button: "yellow"; Button { id: i } }
  }
}`);
    const { label, button, own, inner } = root as unknown as Record<
      string,
      { font: { pixelSize: number; bold: boolean }; color: unknown; background: { color: unknown } }
    >;
    expect([label!.font.pixelSize, label!.font.bold, String(label!.color)]).to.deep.equal([
      20,
      true,
      '#ff0000',
    ]);
    expect([button!.font.pixelSize, button!.font.bold, String(button!.background.color)]).to.deep.equal([
      20,
      true,
      '#0000ff',
    ]);
    expect([own!.font.pixelSize, own!.font.bold, String(own!.color)]).to.deep.equal([8, true, '#008000']);
    expect(String(inner!.background.color)).to.equal('#ffff00');
    (root as unknown as { font: { pixelSize: number } }).font.pixelSize = 30;
    expect(label!.font.pixelSize).to.equal(30);
  });
});

it('what is not there yet is named', async () => {
  const host = browserHost(() => true);
  const world = new QmlWorld(modules, {}, host, location.origin);
  const message = await world.run('import QtQuick\nimport QtQuick.Controls\nTumbler {}').then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message).to.equal('http://test/test.qml:3:1: Tumbler: qmlet does not have it yet');
});

it('leave bars of a window as wide as it is when what is in them changes', async () => {
  const { place, warnings } = await show(`
import QtQuick.Layouts
ApplicationWindow { id: w; width: 300; height: 200; visible: true
  header: ToolBar { id: bar; RowLayout { anchors.fill: parent; Label { text: button.text; Layout.fillWidth: true } } }
  Button { id: button; objectName: "more"; text: "1"; width: 100; onClicked: text += " and more: " + bar.width } }`);
  expect(warnings).to.deep.equal([]);
  for (const x of [50, 50]) await click(x, 60);
  expect(place.textContent).to.include('1 and more: 300 and more: 300');
});
