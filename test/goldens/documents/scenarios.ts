// What is done with the documents in `examples/`, in real Qt (record.ts) and in the browser
// (test/qml-view/documents.browser.test.ts), and when both are looked at. Expressions see the root item as `root`.

export interface Step {
  /** Goes on once this is true. */
  until?: string;
  /** Presses the left button at a point of the root item. */
  click?: readonly [x: number, y: number];
  /** Types into what has the focus. */
  type?: string;
  key?: 'Return';
  /** Milliseconds: for what comes to rest by itself. */
  wait?: number;
  /** Notes the tree of items under this name. */
  look?: string;
}

export interface Scenario {
  /** In `examples/`. */
  readonly document: string;
  /** The property that is given the address of a server, and which one it is. */
  readonly server?: readonly [property: string, server: 'greet' | 'colors' | 'refused' | 'nowhere'];
  readonly steps: readonly Step[];
  /** The picture at the end is compared too. */
  readonly picture?: true;
  /** Colours are of chance. */
  readonly anyColor?: true;
}

const BUTTON = (row: number): readonly [number, number] => [77, 28 + row * 38];
const answered = 'root.children[2].text';

export const scenarios: Readonly<Record<string, Scenario>> = {
  'swatches-json': {
    document: 'swatches-json.qml',
    steps: [{ until: 'root.children[0].count > 3' }, { wait: 300, look: 'filled' }],
    picture: true,
  },
  'swatches-xml': {
    document: 'swatches-xml.qml',
    steps: [{ until: 'root.children[0].count > 3' }, { wait: 300, look: 'filled' }],
    picture: true,
  },
  birds: {
    document: 'birds.qml',
    steps: [{ until: 'root.children[1].count > 2' }, { wait: 300, look: 'filled' }],
    picture: true,
  },
  remote: {
    document: 'remote.qml',
    steps: [
      { wait: 200, look: 'start' },
      { click: [160, 150] },
      { until: 'root.children[1].status === 1' },
      { wait: 200, look: 'one ticket' },
      { click: [160, 150] },
      { until: 'root.round === 2 && root.children[1].status === 1' },
      { wait: 200, look: 'another' },
    ],
    picture: true,
  },
  chat: {
    document: 'chat/chat.qml',
    server: ['server', 'greet'],
    steps: [
      { until: 'root.children[1].count >= 2' },
      { wait: 200, look: 'greeted' },
      { click: [120, 400] },
      { type: 'hello' },
      { wait: 100, look: 'typed' },
      { key: 'Return' },
      { until: 'root.children[1].count >= 4' },
      { wait: 300, look: 'echoed' },
    ],
    picture: true,
  },
  'chat-refused': {
    document: 'chat/chat.qml',
    server: ['server', 'refused'],
    steps: [{ until: 'root.children[1].count >= 2' }, { wait: 200, look: 'refused' }],
  },
  palette: {
    document: 'palette/palette.qml',
    server: ['service', 'colors'],
    anyColor: true,
    steps: [
      { click: BUTTON(0) },
      { until: `${answered} === '6 colours'` },
      { wait: 200, look: 'read' },
      { click: BUTTON(1) },
      { until: `${answered} === 'added'` },
      { wait: 200, look: 'added' },
      { click: BUTTON(3) },
      { until: `${answered} === 'changed'` },
      { wait: 100, look: 'changed' },
      { click: BUTTON(2) },
      { until: `${answered}[0] === '#'` },
      { click: BUTTON(4) },
      { until: `${answered} === 'taken away'` },
      { wait: 200, look: 'taken away' },
    ],
  },
  'palette-refused': {
    document: 'palette/palette.qml',
    server: ['service', 'nowhere'],
    steps: [
      { click: BUTTON(0) },
      { until: `${answered} === 'the server does not answer'` },
      { wait: 100, look: 'refused' },
    ],
  },
};

/** One item, as both sides note it. */
export interface Noted {
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  visible: boolean;
  opacity: number;
  color?: string;
  text?: string;
  count?: number;
  children: Noted[];
}
