// Records what real Qt 6 makes of the scenarios: the trees of items, and the pictures. Needs Qt's `qml` tool
// (Debian: qml-qt6 qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtwebsockets
// qml6-module-qtqml-xmllistmodel qml6-module-qttest fonts-dejavu-core); QML_BIN names another one.
//   node --import tsx test/goldens/documents/record.ts [NAME...]
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startColorsServer } from '../../support/colors-server.ts';
import { startSocketServers } from '../../support/socket-servers.ts';
import { scenarios } from './scenarios.ts';

const folder = import.meta.dirname;
const examples = join(folder, '../../../examples');
const scratch = mkdtempSync(join(tmpdir(), 'documents-'));
const wanted = process.argv.slice(2);

for (const [name, { document, server, steps, picture }] of Object.entries(scenarios)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const sockets = await startSocketServers();
  const colors = await startColorsServer();
  const addresses = {
    greet: `${sockets.addresses.ws}/greet`,
    refused: sockets.addresses.refused,
    colors: colors.url,
    nowhere: sockets.addresses.refused.replace('ws', 'http'),
  };
  const properties = server ? { [server[0]]: addresses[server[1]] } : {};
  const wrapper = join(scratch, 'Wrapper.qml');
  writeFileSync(
    wrapper,
    `import QtQuick
import QtQuick.Window
import QtTest
Window {
  id: win
  width: 640; height: 480; color: "white"; visible: true
  property var root
  property var steps: ${JSON.stringify(steps)}
  property var looks: ({})
  TestEvent { id: user }
  function note(item) {
    const noted = { type: String(item).replace(/(_QML.*)?[(].*/, "").replace(/^QQuick/, "") }
    for (const name of ["x", "y", "width", "height", "visible", "opacity", "color", "text", "count"])
      if (item[name] !== undefined && typeof item[name] !== "function")
        noted[name] = typeof item[name] === "object" ? String(item[name]) : item[name]
    noted.children = []
    for (let i = 0; i < item.children.length; i++) noted.children.push(note(item.children[i]))
    return noted
  }
  function next() {
    const step = steps[0]
    if (!step) { finish(); return }
    if (step.until && !eval(step.until)) { clock.interval = 20; clock.restart(); return }
    if (step.wait && !step.waited) { step.waited = true; clock.interval = step.wait; clock.restart(); return }
    steps.shift()
    if (step.click) user.mouseClick(root, step.click[0], step.click[1], Qt.LeftButton, 0, -1)
    if (step.type) for (const c of step.type) user.keyClickChar(c, 0, -1)
    if (step.key) user.keyClick(Qt["Key_" + step.key], 0, -1)
    if (step.look) looks[step.look] = note(root)
    clock.interval = 20
    clock.restart()
  }
  function finish() {
    root.grabToImage(result => {
      ${picture ? `result.saveToFile(${JSON.stringify(join(folder, `${name}.png`))})` : ''}
      console.log("RECORDED " + JSON.stringify(looks))
      Qt.quit()
    })
  }
  Timer { id: clock; interval: 100; onTriggered: win.next() }
  Component.onCompleted: {
    win.requestActivate()
    const component = Qt.createComponent(${JSON.stringify(pathToFileURL(join(examples, document)).href)})
    if (component.status === Component.Error) { console.log(component.errorString()); Qt.quit() }
    root = component.createObject(contentItem, ${JSON.stringify(properties)})
    clock.start()
  }
}
`,
  );
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.env.QML_BIN ?? '/usr/lib/qt6/bin/qml',
      [wrapper],
      {
        timeout: 20_000,
        env: {
          ...process.env,
          LC_ALL: 'C.UTF-8',
          QT_QPA_PLATFORM: 'offscreen',
          QT_QUICK_BACKEND: 'software',
          QML_XHR_ALLOW_FILE_READ: '1',
        },
      },
    );
    const recorded = `${stdout}${stderr}`.match(/RECORDED (.*)/)?.[1];
    if (!recorded) throw new Error(`${name}: Qt recorded nothing:\n${stdout}${stderr}`);
    const text = recorded.replaceAll(/(ws|http):\/\/127\.0\.0\.1:\d+/g, '$1://SERVER');
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(JSON.parse(text), null, 1)}\n`);
    console.log(`${name}: ${Object.keys(JSON.parse(text)).join(', ')}`);
  } finally {
    await Promise.all([sockets.close(), colors.close()]);
  }
}
rmSync(scratch, { recursive: true, force: true });
