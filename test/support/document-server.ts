// A server of QML documents on an origin of its own, for the tests in the browser. Everybody may fetch from it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const FILES: Record<string, string> = {
  '/Main.qml':
    'import QtQuick\nRectangle { width: 120; height: 80; color: "red"; Badge { id: badge } property alias mark: badge.mark }',
  '/Badge.qml': 'import QtQuick\nText { property string mark: "beside it"; text: mark }',
  '/lib/qmldir': 'Badge 1.0 Badge.qml\nsingleton Tone 1.0 Tone.qml\ninternal Inner Inner.qml\n',
  '/lib/Badge.qml': 'import QtQuick\nInner { width: 30; height: 20; color: Tone.warm }',
  '/lib/Inner.qml': 'import QtQuick\nRectangle { property string mark: "from the library" }',
  '/lib/Tone.qml': 'pragma Singleton\nimport QtQuick\nQtObject { property color warm: "orange" }',
  '/data/words.js': '.pragma library\nfunction word(n) { return ["none", "one", "two"][n] }',
  '/UsesScript.qml':
    'import QtQuick\nimport "data/words.js" as Words\nItem { property string w: Words.word(2) }',
  '/Broken.qml': 'import QtQuick\nItem {\n  Buttn {}\n}',
  '/page.qml': '<!doctype html>\n<title>Sign in</title>',
  '/rows.xml': '<rows><row n="1">first</row><row n="2">second</row></rows>',
};

/** Starts it. `url` has no slash at its end. */
export async function startDocumentServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    response.setHeader('access-control-allow-origin', '*');
    if (path === '/silent.qml') return;
    const body = FILES[path];
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('content-type', path.endsWith('.xml') ? 'application/xml' : 'text/plain');
    response.end(body ?? 'Not Found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
