// The states page: every tag in every state that a reader can meet, made through the elements' public interface
// against a stand-in for the network. `data-ready` on the root says that all of them are there.
import type { ChatRow } from '../../src/chat-view.ts';
import '../../src/chat.ts';
import '../../src/index.ts';
import Broken from './Broken.qml';
import Controls from './Controls.qml';
import Ready from './Ready.qml';
import Sized from './Sized.qml';
import { standIn } from './stand-in.ts';

standIn();

type Prepare = ((figure: HTMLElement) => unknown) | undefined;
/** A state: its name, its markup, and what is done to it once it is in the page. */
type State = [name: string, html: string, prepare?: Prepare];

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
};
const $ = <Tag extends keyof HTMLElementTagNameMap>(figure: HTMLElement, tag: Tag) =>
  figure.querySelector(tag)!;
const NOON = Date.UTC(2024, 4, 1, 12, 0);

/** A picture as it comes from a socket. */
async function picture(): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [120, 48];
  const context = canvas.getContext('2d')!;
  ['#1c3550', 'steelblue', 'gold', 'crimson'].forEach((color, at) => {
    context.fillStyle = color;
    context.fillRect(at * 30, 0, 30, 48);
  });
  const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/png'));
  return blob.arrayBuffer();
}

const socket = (server: string, more = ''): State => [
  server,
  `<ws-socket url="ws://${server}/" active ${more}><div class="pad"><span class="socket"></span></div></ws-socket>`,
  (figure) => {
    const element = $(figure, 'ws-socket');
    const tell = () => {
      const { status, errorString, reconnectAttempt, closeCode, bufferedAmount } = element;
      const words = ['Connecting', 'Open', 'Closing', 'Closed', 'Error'][status]!;
      figure.querySelector('.socket')!.textContent = [
        words,
        errorString,
        closeCode && `code ${closeCode}`,
        reconnectAttempt && `attempt ${reconnectAttempt}`,
        bufferedAmount && `${bufferedAmount} bytes wait`,
      ]
        .filter(Boolean)
        .join(' · ');
    };
    for (const name of ['status-changed', 'text-message-sent', 'reconnecting'])
      element.addEventListener(name, tell);
    queueMicrotask(tell);
  },
];

const view = (rows: ChatRow[], more = '', prepare?: Prepare): [string, Prepare] => [
  `<chat-view ${more}></chat-view>`,
  async (figure) => {
    $(figure, 'chat-view').model = rows;
    await prepare?.(figure);
  },
];
const rows = (count: number): ChatRow[] =>
  Array.from({ length: count }, (_, i) => ({ prefix: i % 3 ? '<' : '>', message: `Message ${i + 1}` }));

const CHAT: ChatRow[] = [
  { prefix: '#', message: 'socket open' },
  { prefix: '<', message: 'Welcome to the chat' },
  { prefix: '>', message: 'Thank you' },
  { prefix: '<', message: 'You are welcome' },
];

const qml = (module: typeof Ready, properties?: object, more = ''): [string, Prepare] => [
  `<qml-view class="fill" ${more}>Loading…</qml-view>`,
  async (figure) => {
    const element = $(figure, 'qml-view');
    if (properties) element.initialProperties = properties as Record<string, unknown>;
    element.addEventListener('message', (event) => event.preventDefault());
    element.module = module;
    await until(() => element.status === 1 || element.status === 3);
  },
];
const control = (kind: string, properties: object): [string, Prepare] =>
  qml(Controls, { kind, ...properties });

const input = (attributes: string, prepare?: Prepare): [string, Prepare] => [
  `<chat-input ${attributes}></chat-input>`,
  prepare,
];

const SECTIONS: Record<string, { heading: string; kind?: string; states: State[] }> = {
  'ws-socket': {
    heading: '<ws-socket>',
    kind: 'small',
    states: [
      [
        'not active',
        '<ws-socket url="ws://open/"><div class="pad"><span class="socket">Closed</span></div></ws-socket>',
      ],
      socket('connecting'),
      socket('open'),
      socket('closed'),
      socket('refused'),
      [
        'refused, with reconnect',
        socket('refused')[1].replace(
          'active',
          'active reconnect reconnect-min="600000" reconnect-max="600000"',
        ),
        socket('refused')[2],
      ],
      [
        'connecting, a message waits',
        socket('connecting')[1].replace('active', 'active queue-limit="10"'),
        (figure) => {
          socket('connecting')[2]!(figure);
          // The connection is begun when the element's own markup is read.
          queueMicrotask(() => $(figure, 'ws-socket').sendTextMessage('waits'));
        },
      ],
    ],
  },
  'chat-view': {
    heading: '<chat-view>',
    states: [
      ['empty', ...view([])],
      ['rows', ...view(CHAT)],
      [
        'names and times',
        ...view([
          { prefix: '<', message: 'Is anybody there?', name: 'Ben', time: NOON },
          { prefix: '<', message: 'I am', name: 'Ann', time: NOON + 60_000 },
        ]),
      ],
      ['at the end of many', ...view(rows(1000))],
      [
        'long rows',
        ...view([
          { prefix: '<', message: 'A message that is longer than the view is wide breaks at words' },
          { prefix: '>', message: 'Andonewithoutanyspacesinitbreakswhereithasto,however,longitmaybe' },
          { prefix: '<', message: 'Lines\nare kept,  and spaces' },
        ]),
      ],
      [
        'right-to-left text',
        ...view([
          { prefix: '<', message: 'שלום עולם, hello' },
          { prefix: '>', message: 'مرحبا بالعالم' },
          { prefix: '<', message: 'hello, שלום' },
          { prefix: '<', message: 'Text', name: 'דנה', time: NOON },
        ]),
      ],
      ['waiting', ...view([...CHAT.slice(1, 3), { prefix: '>', message: 'Not sent yet', state: 'waiting' }])],
      ['returned', ...view([...CHAT.slice(1, 3), { prefix: '>', message: 'Never sent', state: 'returned' }])],
      [
        'scrolled up',
        ...view(rows(100), '', async (figure) => {
          const element = $(figure, 'chat-view');
          element.positionViewAtBeginning();
          await until(() => element.atYBeginning && !element.atYEnd);
        }),
      ],
      [
        'scrolled up, three have come',
        ...view(rows(100), '', async (figure) => {
          const element = $(figure, 'chat-view');
          element.positionViewAtBeginning();
          await until(() => element.atYBeginning && !element.atYEnd);
          for (const message of ['one', 'two', 'three']) element.append('<', message);
          await until(() => !!element.shadowRoot?.querySelector('[part=jump]')?.textContent?.startsWith('3'));
        }),
      ],
      [
        'a picture, other bytes',
        '<chat-view></chat-view>',
        async (figure) => {
          const element = $(figure, 'chat-view');
          element.model = [
            { prefix: '<', message: await picture() },
            { prefix: '<', message: new Uint8Array(20_000) },
          ];
          await until(() => {
            const shown = element.shadowRoot?.querySelector('img');
            return !!shown?.complete && shown.naturalWidth > 0;
          });
        },
      ],
      [
        'rows by a template',
        `<chat-view><template><style>
          .bubble { border: 1px solid; border-radius: 8px; margin: 3px; padding: 2px 8px }
        </style><div class="bubble"><b data-role="name"></b> <span data-role="message"></span></div></template></chat-view>`,
        (figure) => {
          $(figure, 'chat-view').model = [
            { prefix: '<', message: 'A row of another look', name: 'Ann' },
            { prefix: '<', message: 'And one more', name: 'Ben' },
          ];
        },
      ],
      [
        'rows by a function',
        '<chat-view></chat-view>',
        (figure) => {
          const element = $(figure, 'chat-view');
          element.delegate = (row, index, at) => {
            at.style.textAlign = row.prefix === '>' ? 'end' : '';
            return `${index + 1}. ${row.message}`;
          };
          element.model = CHAT;
        },
      ],
      [
        'with content above',
        '<chat-view><button type="button">Older messages</button></chat-view>',
        (figure) => {
          $(figure, 'chat-view').model = CHAT;
        },
      ],
      ['with the focus', ...view(CHAT, 'data-focus')],
      ['parts styled', ...view(CHAT, 'class="styled"')],
      [
        'a socket',
        '<ws-socket url="ws://open/" active><chat-view class="fill"></chat-view></ws-socket>',
        (figure) => until(() => $(figure, 'chat-view').count === 2),
      ],
      [
        'a socket that fails',
        '<ws-socket url="ws://refused/" active><chat-view class="fill"></chat-view></ws-socket>',
        (figure) => until(() => $(figure, 'chat-view').count > 0),
      ],
    ],
  },
  'chat-input': {
    heading: '<chat-input>',
    kind: 'small',
    states: [
      ['empty', ...input('')],
      ['empty, with a placeholder', ...input('placeholder="Write a message"')],
      ['filled', ...input('text="Some text"')],
      [
        'filled, longer than the box',
        ...input('text="A text that is longer than the box is wide, and then some"'),
      ],
      ['right-to-left text', ...input('text="שלום עולם"')],
      ['several lines', ...input('multiline text="One line\nand another"')],
      ['disabled', ...input('disabled text="Some text"')],
      ['read-only', ...input('readonly text="Some text"')],
      ['required and empty', ...input('required placeholder="Required"')],
      [
        'invalid',
        ...input('text="Some text"', (figure) =>
          $(figure, 'chat-input').setCustomValidity('Please be kind.'),
        ),
      ],
      ['with the focus', ...input('text="Some text" data-focus')],
      [
        'with the focus outlined',
        ...input('text="Some text" data-focus style="--chat-input-focus-outline: 2px solid orange"'),
      ],
      [
        'not sent: connecting',
        '<ws-socket url="ws://connecting/" active><chat-input text="Some text"></chat-input></ws-socket>',
        async (figure) => {
          await until(() => $(figure, 'ws-socket').status === 0);
          $(figure, 'chat-input').accept();
        },
      ],
      [
        'not sent: refused',
        '<ws-socket url="ws://refused/" active><chat-input text="Some text"></chat-input></ws-socket>',
        async (figure) => {
          await until(() => $(figure, 'ws-socket').status === 4);
          $(figure, 'chat-input').accept();
        },
      ],
      [
        'not sent: no socket',
        '<chat-input socket="nowhere" text="Some text"></chat-input>',
        (figure) => {
          $(figure, 'chat-input').accept();
        },
      ],
    ],
  },
  'chat-label': {
    heading: '<chat-label>',
    kind: 'small',
    states: [
      ...['left', 'right', 'h-center', 'justify'].map(
        (name): State => [
          `align-${name}`,
          `<chat-label class="box" wrap-mode="wrap" horizontal-alignment="align-${name}">Some words that stand in two lines, as they are many</chat-label>`,
        ],
      ),
      ...['top', 'bottom', 'v-center'].map(
        (name): State => [
          `align-${name}`,
          `<chat-label class="box" style="block-size: 34px" vertical-alignment="align-${name}">Text</chat-label>`,
        ],
      ),
      ...['left', 'right', 'middle', 'none'].map(
        (name): State => [
          `elide-${name}`,
          `<chat-label class="box" elide="elide-${name}" text="a-very-long-file-name-of-a-picture-of-a-cat.png"></chat-label>`,
        ],
      ),
      ...['no-wrap', 'word-wrap', 'wrap-anywhere', 'wrap'].map(
        (name): State => [
          name,
          `<chat-label class="box" wrap-mode="${name}" text="Some words, and Donaudampfschifffahrtsgesellschaftskapitän too"></chat-label>`,
        ],
      ),
      ['coloured', '<chat-label class="box" color="tomato">Text</chat-label>'],
      ['right-to-left text', '<chat-label class="box">שלום עולם, hello</chat-label>'],
    ],
  },
  'qml-view': {
    heading: '<qml-view>',
    states: [
      ['ready', ...qml(Ready)],
      ['the element gives the size', ...qml(Sized, undefined, 'resize-mode="size-root-object-to-view"')],
      ['loading', '<qml-view source="never.qml" class="fill pad">Loading…</qml-view>'],
      ['error', ...qml(Broken, undefined, 'show-errors')],
      ['no document', '<qml-view class="fill pad">Shown until there is one</qml-view>'],
    ],
  },
  controls: {
    heading: 'QtQuick.Controls',
    kind: 'controls',
    states: Object.entries({
      Button: 'checked',
      CheckBox: 'checked',
      RadioButton: 'checked',
      Switch: 'checked',
      TextField: 'filled',
      TextArea: 'filled',
      Slider: 'moved',
      ProgressBar: 'under way',
      SpinBox: 'at 42',
      ComboBox: 'at the second',
      ItemDelegate: 'highlighted',
      TabBar: 'at the second',
      GroupBox: 'filled',
    }).flatMap(([kind, on]): State[] => [
      [kind, ...control(kind, {})],
      [`${kind}, ${on}`, ...control(kind, { on: true })],
      [`${kind}, disabled`, ...control(kind, { usable: false })],
    ]),
  },
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .styled::part(sent) { font-style: italic; text-align: end }
  .styled::part(status) { opacity: 0.6 }
  .styled::part(prefix) { color: light-dark(rebeccapurple, plum) }
`);
document.adoptedStyleSheets.push(sheet);

async function show(): Promise<void> {
  const main = document.querySelector('main')!;
  const prepared: unknown[] = [];
  for (const [name, { heading, kind = '', states }] of Object.entries(SECTIONS)) {
    const section = document.createElement('section');
    section.dataset.section = name;
    const title = document.createElement('h2');
    title.textContent = heading;
    const grid = document.createElement('div');
    grid.className = `states ${kind}`;
    section.append(title, grid);
    main.append(section);
    for (const [caption, html, prepare] of states) {
      const figure = document.createElement('figure');
      const label = document.createElement('figcaption');
      label.textContent = caption;
      // This file's own markup.
      figure.innerHTML = html;
      figure.prepend(label);
      figure.dataset.state = caption;
      for (const field of figure.querySelectorAll('chat-input')) field.ariaLabel ??= caption;
      for (const log of figure.querySelectorAll('chat-view')) log.ariaLabel = caption;
      grid.append(figure);
      prepared.push(prepare?.(figure));
    }
  }
  await Promise.all(prepared);
  await document.fonts.ready;
  for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  document.documentElement.dataset.ready = '';
}

const form = document.querySelector('form')!;
const root = document.documentElement;
const query = new URLSearchParams(location.search);
const scheme = form.elements.namedItem('scheme') as HTMLSelectElement;
const rtl = form.elements.namedItem('rtl') as HTMLInputElement;
const dress = (): void => {
  root.dataset.scheme = scheme.value;
  root.dir = rtl.checked ? 'rtl' : 'ltr';
};
scheme.value = query.get('scheme') ?? '';
rtl.checked = query.has('rtl');
form.addEventListener('change', dress);
dress();
await show();
