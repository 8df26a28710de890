// @ts-check
// The tags without a framework: markup of the page itself, and the DOM's own methods.
import Counter from 'counter';
import { expose, firstRows, given, italic, nextRows, socketUrl } from 'page';
import { defineElement } from 'qmlet';

defineElement('qml-counter', Counter);

const place = /** @type {HTMLElement} */ (document.getElementById('app'));

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (place.querySelector(`#${id}`));
/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} id
 * @returns {HTMLElementTagNameMap[Tag]}
 */
const findTag = (tag, id) =>
  /** @type {HTMLElementTagNameMap[Tag]} */ (place.querySelector(`${tag}[id=${id}]`));
/**
 * @param {string} id
 * @param {() => void} action
 */
const onPress = (id, action) => find(id).addEventListener('click', action);
/**
 * Elements tell of their end, too, when what would show it is gone already.
 * @param {string} id
 * @param {unknown} value
 */
const say = (id, value) => place.querySelector(`#${id}`)?.replaceChildren(`${value}`);

/** What each scenario's markup cannot say. @type {Record<string, () => void>} */
const scripts = {
  children() {
    let count = 0;
    onPress('next', () => say('child', `Title ${++count}`));
  },

  toggle() {
    const view = findTag('chat-view', 'el');
    const other = document.createElement('p');
    other.id = 'other';
    other.textContent = 'Another view';
    onPress('toggle', () => (view.isConnected ? view.replaceWith(other) : other.replaceWith(view)));
  },

  data() {
    const socket = findTag('ws-socket', 'el');
    onPress('next', () =>
      Object.assign(socket, { url: 'ws://localhost/next', reconnectMin: 900, reconnect: false }),
    );
  },

  imperative() {
    const input = findTag('chat-input', 'el');
    input.addEventListener('text-changed', (event) => say('heard', event.detail.text));
  },

  'rich-data'() {
    const view = findTag('chat-view', 'array');
    view.model = firstRows;
    onPress('next', () => {
      view.model = nextRows;
    });
    findTag('ws-socket', 'strings').requestedSubprotocols = ['one', 'two'];
    const { properties } = given;
    Object.assign(findTag('qml-view', 'object'), { module: Counter, initialProperties: properties });
  },

  'event-names'() {
    const label = findTag('chat-label', 'el');
    for (const type of ['lowercaseevent', 'kebab-event', 'camelEvent', 'CAPSevent', 'PascalEvent'])
      label.addEventListener(type, (event) => say('heard', event.type));
  },

  'two-way'() {
    const input = findTag('chat-input', 'el');
    const mirror = findTag('input', 'mirror');
    input.addEventListener('text-changed', (event) => {
      mirror.value = event.detail.text;
      say('value', event.detail.text);
    });
    mirror.addEventListener('input', () => {
      input.text = mirror.value;
    });
  },

  template() {
    findTag('chat-view', 'el').model = firstRows;
    Object.assign(findTag('chat-view', 'function'), { model: firstRows, delegate: italic });
  },

  chat() {
    const socket = findTag('ws-socket', 'socket');
    socket.url = socketUrl;
    socket.addEventListener('status-changed', (event) => say('status', event.detail.status));
    socket.addEventListener('text-message-received', (event) => say('received', event.detail.message));
    findTag('chat-input', 'input').addEventListener('accepted', (event) =>
      say('accepted', event.detail.text),
    );
    let tick = 0;
    onPress('rerender', () => {
      tick++;
      for (const id of ['socket', 'view', 'input']) find(id).dataset.tick = `${tick}`;
    });
  },

  keyed() {
    const list = find('list');
    /** @param {string} id */
    const create = (id) => {
      const socket = document.createElement('ws-socket');
      Object.assign(socket, { id, url: socketUrl, active: true });
      socket.append(document.createElement('chat-view'));
      return socket;
    };
    list.append(...['a', 'b', 'c'].map(create));
    onPress('reverse', () => list.append(...[...list.children].reverse()));
    onPress('remove', () => find('b').remove());
    onPress('add', () => list.prepend(create('d')));
  },

  documents() {
    findTag('qml-view', 'view').addEventListener('status-changed', (event) =>
      say('status', event.detail.status),
    );
    const counter = /** @type {import('counter').Element} */ (find('counter'));
    counter.addEventListener('count-changed', (event) => say('count', event.detail.count));
    counter.addEventListener('reached', (event) => say('total', event.detail.total));
    onPress('next', () => counter.setAttribute('step', '5'));
    onPress('reset', () => counter.reset());
  },
};

expose({
  show(name) {
    const template = document.querySelector(`template[data-scenario=${name}]`);
    place.append(document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true));
    scripts[name]?.();
  },
  hide() {
    place.replaceChildren();
  },
});
