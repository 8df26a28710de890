// What is checked in every framework. The groups `basic` and `advanced` are the cases of the public list of
// custom-elements-everywhere, each of them and in its order, asked of qmlet's own elements by code of our own; `embedding`
// asks what a chat and a QML document need besides.
import type { App } from './app.ts';

export interface Check {
  /** Its name in results; never changed. */
  id: string;
  group: 'basic' | 'advanced' | 'embedding';
  title: string;
  /** The frameworks that have such a thing; all of them where it is not said. */
  only?: readonly string[];
  /** @throws when the check fails */
  run(app: App): Promise<void>;
}

const GREETING = 'Welcome to Awesome Chat';
/** How often a leak is given the chance to show. */
const CYCLES = 8;

function must(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

async function startChat(app: App): Promise<void> {
  await app.show('chat');
  await app.rows('#view', ['#socket open', `<${GREETING}`]);
}

async function listensTo(app: App, name: string): Promise<void> {
  await app.show('event-names');
  await app.has('#el', '!!el.shadowRoot', true);
  await app.page.locator('#el').evaluate((el, type) => el.dispatchEvent(new CustomEvent(type)), name);
  await app.says('heard', name);
}

async function bindsBothWays(app: App, scenario: string): Promise<void> {
  await app.show(scenario);
  await app.has('#el', 'el.text', 'start');
  await app.page.locator('#el').click();
  await app.page.keyboard.press('End');
  await app.page.keyboard.type(' more');
  await app.has('#mirror', 'el.value', 'start more');
  await app.says('value', 'start more');
  await app.page.locator('#mirror').fill('other');
  await app.has('#el', '[el.text, el.shadowRoot.querySelector("input").value]', ['other', 'other']);
  await app.says('value', 'other');
  // What empties the box is told as what was typed is: else the next rendering would bring the text back.
  await app.page.locator('#el').click();
  await app.page.keyboard.press('Enter');
  await app.says('value', '');
  await app.has('#el', 'el.text', '');
  // So is what Arrow-up brings back.
  await app.page.keyboard.press('ArrowUp');
  await app.says('value', 'other');
}

const basic: Omit<Check, 'group'>[] = [
  {
    id: 'no-children',
    title: 'shows an element without children',
    async run(app) {
      await app.show('no-children');
      await app.has('#el', 'el.shadowRoot.querySelector("[part=frame] [part=input]").localName', 'input');
    },
  },
  {
    id: 'shadow-children',
    title: 'shows an element with children in its shadow root',
    async run(app) {
      await app.show('children');
      await app.has('#el', 'el.shadowRoot.querySelectorAll("slot, [part~=scroller]").length', 2);
    },
  },
  {
    id: 'light-children',
    title: 'passes children to its slot, and updates them',
    async run(app) {
      await app.show('children');
      const slotted =
        'el.shadowRoot.querySelector("slot").assignedElements().map((each) => each.textContent)';
      await app.has('#el', slotted, ['Title 0']);
      await app.remember('#el', '#child');
      await app.press('next');
      await app.has('#el', slotted, ['Title 1']);
      await app.same();
    },
  },
  {
    id: 'conditional',
    title: 'hides an element with its children behind another view, and shows it again',
    async run(app) {
      await app.show('toggle');
      for (const shown of [true, false, true]) {
        await app.soon('#el, #child', () => app.page.locator('#el, #child').count(), shown ? 2 : 0);
        await app.soon('#other', () => app.page.locator('#other').count(), shown ? 0 : 1);
        if (shown)
          await app.has('#el', 'el.shadowRoot.querySelector("slot").assignedElements()[0].id', 'child');
        await app.press('toggle');
      }
      await app.soon('#el', () => app.page.locator('#el').count(), 0);
    },
  },
  {
    id: 'boolean',
    title: 'passes a boolean, and takes it back',
    async run(app) {
      await app.show('data');
      await app.has('#el', '[el.reconnect, el.hasAttribute("reconnect")]', [true, true]);
      await app.press('next');
      await app.has('#el', '[el.reconnect, el.hasAttribute("reconnect")]', [false, false]);
    },
  },
  {
    id: 'number',
    title: 'passes a number, and another one',
    async run(app) {
      await app.show('data');
      await app.has('#el', 'el.reconnectMin', 500);
      await app.press('next');
      await app.has('#el', '[el.reconnectMin, el.getAttribute("reconnect-min")]', [900, '900']);
    },
  },
  {
    id: 'string',
    title: 'passes a string, and another one',
    async run(app) {
      await app.show('data');
      await app.has('#el', 'el.url', 'ws://localhost/first');
      await app.press('next');
      await app.has('#el', '[el.url, el.getAttribute("url")]', Array(2).fill('ws://localhost/next'));
    },
  },
  {
    id: 'imperative-event',
    title: 'listens to an event by addEventListener',
    async run(app) {
      await app.show('imperative');
      await app.page.locator('#el').click();
      await app.page.keyboard.type('abc');
      await app.says('heard', 'abc');
    },
  },
];

const advanced: Omit<Check, 'group'>[] = [
  {
    id: 'array',
    title: 'passes an array as a property, and another one',
    async run(app) {
      await app.show('rich-data');
      await app.rows('#array', ['<first row', '>second row']);
      await app.remember('#array');
      await app.press('next');
      await app.rows('#array', ['<first row', '>second row', '#third row']);
      await app.same();
    },
  },
  {
    id: 'object',
    title: 'passes an object as a property',
    async run(app) {
      await app.show('rich-data');
      await app.has('#object', 'typeof el.module.document', 'object');
      await app.has('#object', 'el.status', 1);
    },
  },
  {
    id: 'camel-case-property',
    title: 'passes objects to properties named in camelCase',
    async run(app) {
      await app.show('rich-data');
      await app.has('#object', 'el.initialProperties === window.given.properties', true);
      await app.has('#object', '[el.rootObject.count, el.rootObject.caption]', [7, 'Given']);
      await app.has('#strings', 'el.requestedSubprotocols', ['one', 'two']);
    },
  },
  ...['lowercaseevent', 'kebab-event', 'camelEvent', 'CAPSevent', 'PascalEvent'].map((name) => ({
    id: `event-${name}`,
    title: `listens to \`${name}\` in its own idiom`,
    run: (app: App) => listensTo(app, name),
  })),
];

const embedding: Omit<Check, 'group'>[] = [
  {
    id: 'attributes',
    title: 'sets attributes by their own names',
    async run(app) {
      await app.show('data');
      await app.has('#attributes', '[el.reconnectMin, el.reconnect]', [700, true]);
      await app.has('#attributes', 'el.getAttribute("reconnect-min")', '700');
    },
  },
  {
    id: 'two-way',
    title: 'binds a text both ways, by property and event',
    run: (app) => bindsBothWays(app, 'two-way'),
  },
  {
    id: 'form-binding',
    title: "binds a text both ways, by the framework's own `v-model` or `ngModel`",
    only: ['vue', 'angular'],
    run: (app) => bindsBothWays(app, 'form-binding'),
  },
  {
    id: 'template',
    title: 'gives a transcript its look by a `<template>`',
    async run(app) {
      await app.show('template');
      await app.rows('#el', ['first row', 'second row']);
      await app.has('#el', 'el.shadowRoot.querySelectorAll("[part~=row] > b").length', 2);
    },
  },
  {
    id: 'delegate',
    title: 'gives a transcript its look by a function',
    async run(app) {
      await app.show('template');
      await app.rows('#function', ['first row', 'second row']);
      await app.has('#function', 'el.shadowRoot.querySelectorAll("[part~=row] > i").length', 2);
    },
  },
  {
    id: 'chat',
    title: 'runs a chat, and hears its events',
    async run(app) {
      await startChat(app);
      await app.says('status', '1');
      await app.says('received', GREETING);
      await app.page.locator('#input').click();
      await app.page.keyboard.type('hello');
      await app.page.keyboard.press('Enter');
      await app.rows('#view', ['#socket open', `<${GREETING}`, '>hello', '<hello']);
      await app.says('accepted', 'hello');
      await app.says('received', 'hello');
      await app.has('#input', 'el.text', '');
    },
  },
  {
    id: 're-render',
    title: 'renders again without touching elements and connection',
    async run(app) {
      await startChat(app);
      const made = await app.sockets('socketsMade');
      await app.remember('#socket', '#view', '#input');
      await app.page.locator('#input').click();
      await app.page.keyboard.type('a draft');
      for (let i = 1; i <= 3; i++) {
        await app.press('rerender');
        await app.has('#view', 'el.getAttribute("data-tick")', `${i}`);
      }
      await app.same();
      await app.has('#input', 'el.text', 'a draft');
      await app.has('#socket', 'el.sendTextMessage("still there")', 11);
      await app.says('received', 'still there');
      must((await app.sockets('socketsMade')) === made, 'rendering again connected anew');
    },
  },
  {
    id: 'keyed',
    title: 'moves, adds and removes keyed elements without dropping a connection',
    async run(app) {
      await app.show('keyed');
      const order = () =>
        app.page.evaluate(
          '[...document.querySelectorAll("#list > ws-socket")].map((each) => each.id).join("")',
        );
      const open = (id: string) => app.has(`#${id}`, 'el.status', 1);
      const answers = async (id: string, text: string) => {
        await app.page.locator(`#${id}`).evaluate((el, message) => {
          (el as HTMLElement & { sendTextMessage(text: string): number }).sendTextMessage(message);
        }, text);
        await app.has(`#${id} > chat-view`, 'el.model.get(el.count - 1).message', text);
      };
      for (const id of 'abc') await open(id);
      const made = await app.sockets('socketsMade');
      await app.remember('#a', '#b', '#c');
      await app.press('reverse');
      await app.soon('order', order, 'cba');
      for (const id of 'abc') await answers(id, `after the move of ${id}`);
      await app.same();
      must((await app.sockets('socketsMade')) === made, 'a move connected anew');
      await app.press('add');
      await app.soon('order', order, 'dcba');
      await open('d');
      await app.same();
      await app.remember('#a', '#c', '#d');
      await app.press('remove');
      await app.soon('order', order, 'dca');
      await app.soon('open connections', () => app.sockets('socketsOpen'), 3);
      for (const id of 'acd') await answers(id, `after the removal ${id}`);
      await app.same();
      must((await app.sockets('socketsMade')) === made + 1, 'a removal connected anew');
    },
  },
  {
    id: 'unmount',
    title: 'closes the connection when it is unmounted',
    async run(app) {
      await startChat(app);
      await app.soon('clients of the server', app.echo.clients, 1);
      await app.hide();
      await app.soon('clients of the server', app.echo.clients, 0);
      await app.soon('open connections', () => app.sockets('socketsOpen'), 0);
    },
  },
  {
    id: 'leak',
    title: 'leaves no element, listener or connection behind',
    async run(app) {
      const cycle = async () => {
        for (const [scenario, ready] of [
          ['chat', '#socket'],
          ['keyed', '#c'],
          ['documents', '#view'],
          ['two-way', ''],
        ] as const) {
          await app.show(scenario);
          if (ready) await app.has(ready, 'el.status', 1);
          await app.page.evaluate(() => {
            const seen = ((window as unknown as { seen: WeakRef<Element>[] }).seen ??= []);
            for (const each of document.querySelectorAll('*'))
              if (each.localName.includes('-')) seen.push(new WeakRef(each));
          });
        }
        await app.show('empty');
      };
      const settled = async () => {
        await app.soon('clients of the server', app.echo.clients, 0);
        await app.soon('elements that are out of the page and still there', alive, []);
        await app.soon('connections', () => app.sockets('socketsAlive'), 0);
        return app.counters();
      };
      const alive = async () => {
        await app.collectGarbage();
        return app.page.evaluate(
          'window.seen.flatMap((each) => (each.deref()?.isConnected === false ? [each.deref().localName] : []))',
        );
      };
      // What a framework sets up once is no leak.
      for (let i = 0; i < 2; i++) await cycle();
      const before = await settled();
      for (let i = 0; i < CYCLES; i++) await cycle();
      const after = await settled();
      for (const what of ['nodes', 'listeners'] as const) {
        const more = after[what] - before[what];
        must(more < CYCLES, `${more} more ${what} after mounting and unmounting ${CYCLES} times`);
      }
    },
  },
  {
    id: 'qml-view',
    title: 'shows a QML document in `<qml-view>`',
    async run(app) {
      await app.show('documents');
      await app.says('status', '1');
      await app.has('#view', 'el.rootObject.count', 0);
      await app.has('#view', 'el.shadowRoot.textContent.includes("Count 0")', true);
    },
  },
  {
    id: 'define-element',
    title: 'has a QML document as an element of its own: properties, events, methods',
    async run(app) {
      await app.show('documents');
      await app.has('#counter', '[el.step, el.caption, el.count]', [1, 'Steps', 0]);
      await app.remember('#counter', '#view');
      await app.page.locator('#counter').click();
      await app.says('count', '1');
      await app.press('next');
      await app.has('#counter', 'el.step', 5);
      await app.page.locator('#counter').click();
      await app.says('count', '6');
      await app.says('total', '6');
      await app.has('#counter', 'el.shadowRoot.textContent.includes("Steps 6")', true);
      await app.press('reset');
      await app.says('count', '0');
      await app.same();
    },
  },
  {
    id: 'components',
    title:
      'gives back the property of a prop that is left out, and hears each event once, by the newest listener',
    only: ['react-18'],
    async run(app) {
      await app.show('components');
      const state = '[el.placeholder, el.maxLength, el.className, el.hidden]';
      await app.has('#el', state, ['given', 5, 'given', false]);
      await app.page.locator('#el').click();
      await app.page.keyboard.type('a');
      await app.says('heard', 'given a 1');
      await app.press('next');
      await app.has('#el', state, ['', -1, 'changed', false]);
      await app.page.keyboard.type('b');
      await app.says('heard', 'given a 1, changed ab 1');
    },
  },
];

export const CHECKS: readonly Check[] = [
  ...basic.map((check) => ({ ...check, group: 'basic' as const })),
  ...advanced.map((check) => ({ ...check, group: 'advanced' as const })),
  ...embedding.map((check) => ({ ...check, group: 'embedding' as const })),
];

/** What happens before the page is opened: checks as well, by the tool chain's own verdict. */
export const STEPS = {
  install: 'is installed from the packed package',
  build: "is built by the framework's own tools",
  types: 'has its types checked as an editor does',
} as const;
