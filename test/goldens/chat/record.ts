// Records what real Qt 6 makes of transcript.qml: its picture, and where it put the rows. Needs Qt's `qml` tool
// (Debian: qml-qt6 qml6-module-qtquick qml6-module-qtwebsockets fonts-dejavu-core); QML_BIN names another one.
//   node --import tsx test/goldens/chat/record.ts
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEchoServer } from '../../../src/server/echo-server.ts';

const folder = import.meta.dirname;
const server = await startEchoServer({ port: 0 });
const { stdout, stderr } = await promisify(execFile)(
  process.env.QML_BIN ?? '/usr/lib/qt6/bin/qml',
  [join(folder, 'transcript.qml'), '--', server.url, join(folder, 'transcript.png')],
  { timeout: 20_000, env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', QT_QUICK_BACKEND: 'software' } },
);
const recorded = `${stdout}${stderr}`.match(/RECORDED (.*)/)?.[1];
await server.close();
if (!recorded) throw new Error(`Qt recorded nothing:\n${stdout}${stderr}`);
writeFileSync(join(folder, 'transcript.json'), `${JSON.stringify(JSON.parse(recorded), null, 2)}\n`);
