// Records what real Qt prints for the conformance documents: `npm run record:goldens [-- NAME...]`.
// Needs Qt's `qml` tool (Debian: qml-qt6 and qml6-module-qtquick); QML_TOOL names another one.
// A document ends itself by printing END. Documents with user's steps are recorded in their own way and left
// as they are here.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const TOOL = process.env.QML_TOOL ?? '/usr/lib/qt6/bin/qml';
const FOLDER = join(import.meta.dirname, '../test/conformance');

interface Golden {
  description: string;
  qt: string;
  lines: string[];
  warnings: string[];
  steps?: unknown[];
  tags?: string[];
}

/** The tool wants an item or a window as its root; the documents may have others. */
const scratch = mkdtempSync(join(tmpdir(), 'goldens-'));
function wrapped(file: string): string {
  const wrapper = join(scratch, 'Wrapper.qml');
  writeFileSync(
    wrapper,
    `import QtQuick
import QtQuick.Window
Window {
    property var made
    width: 640
    height: 480
    visible: true
    Component.onCompleted: {
        let component = Qt.createComponent(${JSON.stringify(pathToFileURL(file).href)})
        if (component.status === Component.Error) console.error(component.errorString())
        else made = component.createObject(null)
        // Shown, so that layouts are carried out and delegates are made.
        if (made instanceof Item) made.parent = contentItem
    }
}
`,
  );
  return wrapper;
}

function run(file: string): Promise<{ type: string; text: string }[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(TOOL, [wrapped(file)], {
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        TZ: 'UTC',
        QT_QPA_PLATFORM: 'offscreen',
        QT_QUICK_BACKEND: 'software',
        QT_QUICK_CONTROLS_STYLE: 'Basic',
        QML_DISABLE_DISK_CACHE: '1',
        QT_MESSAGE_PATTERN: '\u0001%{type}\u0002%{message}\u0003',
      },
    });
    let text = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
    const take = (data: string): void => {
      text += data;
      if (text.includes('\u0002END\u0003')) child.kill('SIGTERM');
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they mark the messages, so that texts may hold anything.
      const messages = [...text.matchAll(/\u0001(\w+)\u0002([^\u0003]*)\u0003/g)];
      resolve(messages.map(([, type, message]) => ({ type: type!, text: message! })));
    });
  });
}

if (!existsSync(TOOL)) {
  console.error(`${TOOL} is not there. Install Qt's qml tool, or name it: QML_TOOL=/path/to/qml`);
  process.exit(1);
}
const wanted = process.argv.slice(2);
let failed = 0;
const documents = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.qml'))
  .map((path) => path.split(sep).join('/'))
  .sort();
for (const path of documents) {
  const name = basename(path, '.qml');
  const file = join(FOLDER, path);
  const source = readFileSync(file, 'utf8');
  if (/(^|\/)lib\//.test(path) || (wanted.length && !wanted.includes(name))) continue;
  const golden = file.replace(/\.qml$/, '.json');
  const before = existsSync(golden) ? (JSON.parse(readFileSync(golden, 'utf8')) as Golden) : null;
  if (before?.steps) continue;
  const messages = await run(file);
  const url = `${pathToFileURL(dirname(file)).href}/`;
  const tidy = (text: string): string =>
    text
      .replaceAll(url, '')
      // A few of the compiler's warnings name the file by its path.
      .replaceAll(`${dirname(file)}/`, '')
      .replace(/0x[0-9a-f]{6,16}/g, '0x0')
      .replace(/_QML(TYPE)?_\d+/g, '_QML$1_N');
  const lines = messages
    .filter(({ type }) => type === 'debug' || type === 'info')
    .map(({ text }) => tidy(text));
  if (lines.at(-1) !== 'END') {
    console.error(`${path}: does not print END at last`);
    console.error(messages.map(({ type, text }) => `  ${type}: ${text}`).join('\n'));
    failed++;
    continue;
  }
  lines.pop();
  const result: Golden = {
    description: /^\/\/ (.*)$/m.exec(source)?.[1] ?? '',
    qt: '6.4',
    lines,
    warnings: messages
      // What Qt says of the machine it runs on is no part of what the document does.
      .filter(({ type, text }) => /^(warning|critical)$/.test(type) && !text.startsWith('QStandardPaths'))
      .map(({ text }) => tidy(text)),
    ...(before?.tags ? { tags: before.tags } : {}),
  };
  writeFileSync(golden, `${JSON.stringify(result, null, 1)}\n`);
  console.log(`${path}: ${lines.length} lines`);
}
rmSync(scratch, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
