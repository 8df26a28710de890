// The playground: a document on the left, running on the right, its errors and what it prints below.

import { indentUnit } from '@codemirror/language';
import { type Diagnostic, linter, setDiagnostics } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import '../../src/full.ts';
import { formatError } from '../../src/runtime/engine/errors.ts';
import { qmlColors, qmlLanguage } from './qml-language.ts';

/** The documents to choose from: what they are called, and where they are in `examples/`. */
const EXAMPLES: readonly (readonly [name: string, file: string])[] = [
  ['Hello', 'hello.qml'],
  ['Chat', 'chat/chat.qml'],
  ['Echo', 'echo.qml'],
  ['Components from a server', 'remote.qml'],
  ['Controls', 'order.qml'],
  ['Pointer handlers', 'board.qml'],
  ['A list over HTTP', 'birds.qml'],
  ['Colours from JSON', 'swatches-json.qml'],
  ['Colours from XML', 'swatches-xml.qml'],
  ['A palette on a server', 'palette/palette.qml'],
];
/** How long the hands must rest before the document runs anew, in ms. */
const PAUSE = 400;
/** More lines than these are not kept. */
const LINES = 200;

const place = document.querySelector<HTMLElement>('#playground')!;
const choice = place.querySelector('select')!;
const view = place.querySelector('qml-view')!;
const output = place.querySelector<HTMLElement>('[data-part=output]')!;
// It scrolls, so the keyboard has to reach it.
output.tabIndex = 0;
const status = place.querySelector<HTMLElement>('[data-part=status]')!;
const file = () => new URL(`/examples/${choice.value}`, location.href).href;

let timer: ReturnType<typeof setTimeout> | undefined;

const editor = new EditorView({
  parent: place.querySelector<HTMLElement>('[data-part=editor]')!,
  extensions: [
    basicSetup,
    qmlLanguage,
    qmlColors,
    indentUnit.of('    '),
    linter(null),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'QML document', tabindex: '0' }),
    keymap.of([
      {
        key: 'Mod-Enter',
        run: () => {
          run();
          return true;
        },
      },
    ]),
    EditorView.updateListener.of(({ docChanged }) => {
      if (!docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    }),
  ],
});

/** Shows what the editor holds. */
function run(): void {
  clearTimeout(timer);
  output.replaceChildren();
  const text = editor.state.doc.toString();
  // The documents name the usual server; the page knows the real one.
  const { server = '' } = place.dataset;
  const properties: Record<string, unknown> = {};
  if (/\bproperty url server\b/.test(text)) properties.server = server;
  if (/\bproperty string service\b/.test(text))
    properties.service = `${server.replace(/^ws/, 'http')}/colors`;
  view.initialProperties = properties;
  view.setData(text, file());
}

function print(level: string, text: string, at?: number): void {
  const line = document.createElement(at === undefined ? 'div' : 'button');
  line.className = level;
  line.textContent = text.replaceAll(`${location.origin}/examples/`, '');
  if (at !== undefined)
    line.addEventListener('click', () => {
      editor.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      editor.focus();
    });
  output.append(line);
  while (output.childElementCount > LINES) output.firstElementChild!.remove();
  output.scrollTop = output.scrollHeight;
}

/** A place in the editor's text. */
function offset(line: number, column: number): number {
  const { doc } = editor.state;
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column - 1, 0), to);
}

view.addEventListener('message', (event) => {
  const { level, text } = (event as CustomEvent<{ level: string; text: string }>).detail;
  // They are shown here; errors have a line of their own below.
  event.preventDefault();
  if (level !== 'critical' || view.status !== 2) print(level, text);
});
view.addEventListener('status-changed', () => {
  status.textContent = ['Nothing to run', 'Running', 'Loading …', 'Not running'][view.status]!;
  if (view.status === 2) return;
  const here = view.errors.filter(({ url, line }) => url === file() && line > 0);
  const marks: Diagnostic[] = here.map(({ line, column, message }) => {
    const from = offset(line, column);
    return { from, to: editor.state.wordAt(from)?.to ?? from, severity: 'error', message };
  });
  editor.dispatch(setDiagnostics(editor.state, marks));
  for (const error of view.errors)
    print(
      'critical',
      formatError(error),
      here.includes(error) ? offset(error.line, error.column) : undefined,
    );
});
view.addEventListener('quit', () => print('info', 'The document has quit'));

async function open(): Promise<void> {
  const wanted = choice.value;
  let text: string;
  try {
    const response = await fetch(file());
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    text = await response.text();
  } catch (error) {
    text = `// ${file()} could not be loaded: ${error instanceof Error ? error.message : error}\n`;
  }
  if (wanted !== choice.value) return;
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  run();
}

for (const [name, value] of EXAMPLES) choice.append(new Option(name, value));
choice.addEventListener('change', open);
place.querySelector('[data-part=run]')!.addEventListener('click', run);
void open();
