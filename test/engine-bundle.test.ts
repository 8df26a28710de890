// The engine as it is shipped for pages without a build step, where the runtime's own names are short: documents that need
// many of its files do the same in it as elsewhere.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, ROOT } from '../scripts/bundle.ts';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';

const DOCUMENTS: Record<string, [source: string, printed: string]> = {
  values: [
    `import QtQuick
    Item {
        property color c: "SteelBlue"
        property vector3d v: Qt.vector3d(1, 2, 3)
        property font f: Qt.font({ pixelSize: 20, bold: true })
        Component.onCompleted: {
            c.hsvHue = 0.5
            console.log(c, v.plus(Qt.vector3d(1, 1, 1)), f.weight, JSON.parse(JSON.stringify(c)).valid)
            const append = list.append
            append({ n: 3 })
            console.log(list.count, Object.keys(list.get(0)), Qt.rgba(1, 0, 0, 1), Qt.lighter("gray"))
        }
        ListModel { id: list; ListElement { n: 1 } }
    }`,
    '#46b4b4 QVector3D(2, 3, 4) 700 true\n2 [n] #ff0000 #c0c0c0',
  ],
  views: [
    `import QtQuick
    ListView {
        id: view
        width: 100; height: 90; model: 50; currentIndex: 1
        header: Text { text: "<b>top</b>"; height: 10 }
        section.property: "modelData"
        highlight: Rectangle { color: "gold" }
        delegate: Rectangle {
            required property int index
            width: 100; height: 20
            Text { id: label; anchors.centerIn: parent; text: "row " + index; elide: Text.ElideRight }
            Keys.onReturnPressed: print(index)
        }
        Component.onCompleted: {
            positionViewAtIndex(40, ListView.Beginning)
            console.log(count, currentItem.index, itemAtIndex(41).children.length)
            const p = itemAtIndex(41).mapToItem(view, 1, 1)
            console.log(p.x, p.y, indexAt(5, contentY + 5))
        }
    }`,
    '50 1 1\n1 21 40',
  ],
  states: [
    `import QtQuick
    Item {
        id: root
        width: 50; height: 50
        Rectangle { id: box; width: 10; height: 10; Behavior on rotation { NumberAnimation { duration: 10 } } }
        states: State {
            name: "far"
            PropertyChanges { target: box; x: 30; color: "red" }
            AnchorChanges { target: box; anchors.bottom: root.bottom }
        }
        transitions: Transition {
            NumberAnimation { properties: "x"; duration: 20; easing.type: Easing.OutQuad }
            onRunningChanged: if (!running) console.log(box.x, box.y, box.color)
        }
        Component.onCompleted: state = "far"
    }`,
    '30 40 #ff0000',
  ],
  controls: [
    `import QtQuick
    import QtQuick.Controls
    import QtQuick.Layouts
    ColumnLayout {
        width: 200
        Button { id: button; text: "Go"; onClicked: field.text = "gone" }
        TextField { id: field; Layout.fillWidth: true; text: "here" }
        ComboBox { id: box; model: ["one", "two"]; currentIndex: 1 }
        Slider { id: slider; value: 0.25 }
        Loader { id: loader; sourceComponent: CheckBox { checked: true } }
        Connections { target: field; function onTextChanged() { console.log(field.text, box.displayText, slider.position, loader.item.checkState) } }
        Component.onCompleted: button.clicked()
    }`,
    'gone two 0.25 2',
  ],
};

let browser: Browser;
let server: Server;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const chunks = await bundle({ qmlet: join(ROOT, 'scripts/engine-entry.ts') }, true);
  const html = `<!doctype html><meta charset="utf-8"><script>
    window.printed = {};
    addEventListener('message', ({ target, detail }) =>
      (window.printed[target.id] ??= []).push(detail.text), true);
    </script>${Object.entries(DOCUMENTS)
      .map(([id, [source]]) => `<qml-view id="${id}"><script type="text/qml">${source}</script></qml-view>`)
      .join('')}<script type="module" src="qmlet.js"></script>`;
  server = createServer(({ url }, response) => {
    const chunk = chunks.find(({ fileName }) => url === `/${fileName}`);
    response.setHeader('content-type', chunk ? 'text/javascript' : 'text/html');
    response.end(chunk ? chunk.code : html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  browser = await chromium.launch({ executablePath, args: browserArguments() });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

it('runs documents as it does elsewhere', { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const expected = Object.fromEntries(Object.entries(DOCUMENTS).map(([id, [, printed]]) => [id, printed]));
  const printed = () =>
    page.evaluate(() =>
      Object.fromEntries(
        Object.entries((window as unknown as { printed: Record<string, string[]> }).printed).map(
          ([id, lines]) => [id, lines.join('\n')],
        ),
      ),
    );
  await expect.poll(printed, { timeout: 30_000 }).toEqual(expected);
  expect(errors).toEqual([]);
});
