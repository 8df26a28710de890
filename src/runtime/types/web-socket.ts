// `WebSocket` of QtWebSockets: Qt's face of the socket that `<ws-socket>` is the tag of. Follows
// https://doc.qt.io/qt-6/qml-qtwebsockets-websocket.html. What happens when is the machine's to decide; here
// are Qt's words for urls that are none.
import { utf8Length } from '../../shared/utf8.ts';
import { engineOf } from '../engine/engine.ts';
import type { Connection, SocketData, SocketHost } from '../net/socket-host.ts';
import { createSocketMachine, type TellSocketEvent } from '../net/socket-machine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import { FAIL, type PropertyType } from '../object/types.ts';
import { outside } from '../reactive/graph.ts';

const texts: PropertyType = {
  name: 'list<string>',
  cpp: 'QStringList',
  initial: Object.freeze([]),
  coerce: (value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.map((each) => String(each)) : FAIL,
  literal: (value) => (typeof value === 'string' ? null : 'Invalid property assignment: string expected'),
};

/** What tells of each event of the machine: the signal, and the member of the event that it carries. */
const SIGNALS: Record<string, readonly [signal: string, member?: string]> = {
  'active-changed': ['activeChanged', 'active'],
  'url-changed': ['urlChanged'],
  'status-changed': ['statusChanged', 'status'],
  'error-string-changed': ['errorStringChanged', 'errorString'],
  'requested-subprotocols-changed': ['requestedSubprotocolsChanged'],
  'negotiated-subprotocol-changed': ['negotiatedSubprotocolChanged'],
  'text-message-received': ['textMessageReceived', 'message'],
  'binary-message-received': ['binaryMessageReceived', 'message'],
};

export class WebSocket extends QmlObject {
  /** Qt's state of a socket that was never used has these words. */
  readonly $machine = createSocketMachine(
    this.#socketHost(),
    ((event: string, detail: Record<string, unknown>) => {
      const told = SIGNALS[event];
      if (told && !this.$dead) this.$emit(told[0], ...(told[1] ? [detail[told[1]]] : []));
    }) as TellSocketEvent,
    undefined,
    'QQmlWebSocket is not ready.',
  );

  #socketHost(): SocketHost {
    // The engine is known once the object has a context; nothing is asked of the host before.
    const host = () => engineOf(this).host;
    return {
      now: () => host().now(),
      setTimeout: (run, ms) => host().setTimeout(run, ms),
      clearTimeout: (timer) => host().clearTimeout(timer),
      random: Math.random,
      openSocket(url, protocols, events) {
        const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(url)!;
        if (!/^wss?$/i.test(scheme)) throw new Error(`Unsupported WebSocket scheme: ${scheme}`);
        const world = host();
        if (!world.openSocket) throw new Error('There are no WebSockets here');
        if (/^\/\/[^/?#:]/.test(rest)) return world.openSocket(url, protocols, events);
        const timer = world.setTimeout(() => events.close(1006, '', 'Host not found'), 0);
        return { ...NOWHERE, url, close: () => world.clearTimeout(timer) };
      },
    };
  }

  sendTextMessage(...args: unknown[]): number {
    if (args.length === 0) throw new Error('Insufficient arguments');
    const message = String(args[0]);
    return this.#send(message, utf8Length(message));
  }
  sendBinaryMessage(...args: unknown[]): number {
    const [given] = args;
    if (args.length === 0) throw new Error('Insufficient arguments');
    const message = ArrayBuffer.isView(given)
      ? (given.buffer.slice(given.byteOffset, given.byteOffset + given.byteLength) as ArrayBuffer)
      : given;
    if (!(message instanceof ArrayBuffer)) throw new Error('sendBinaryMessage() needs an ArrayBuffer');
    return this.#send(message, message.byteLength);
  }
  #send(message: SocketData, bytes: number): number {
    return outside(() => this.$machine.send(message, bytes));
  }

  override $complete(): void {
    this.$machine.start();
  }
  override $destroyed(): void {
    this.$machine.stop();
  }
}

/** A connection to no host. */
const NOWHERE: Omit<Connection, 'url' | 'close'> = {
  readyState: 0,
  protocol: '',
  bufferedAmount: 0,
  send() {},
};

/** Handlers see each status while it lasts: nothing may be left for later. */
const set =
  (name: 'url' | 'active' | 'requestedSubprotocols') =>
  (socket: WebSocket, value: never): void =>
    outside(() => {
      socket.$machine[name] = value;
    });

defineType(WebSocket, {
  name: 'WebSocket',
  cpp: 'QQmlWebSocket',
  enums: { Status: { Connecting: 0, Open: 1, Closing: 2, Closed: 3, Error: 4 } },
  signals: {
    textMessageReceived: { message: 'string' },
    binaryMessageReceived: { message: 'var' },
    statusChanged: { status: 'int' },
    activeChanged: { isActive: 'bool' },
    errorStringChanged: { errorString: 'string' },
  },
  properties: {
    url: { type: 'url', get: ({ $machine }) => $machine.url, set: set('url') },
    active: { type: 'bool', get: ({ $machine }) => $machine.active, set: set('active') },
    status: { type: 'enum:Status', readonly: true, get: ({ $machine }) => $machine.status },
    errorString: { type: 'string', readonly: true, get: ({ $machine }) => $machine.errorString },
    requestedSubprotocols: {
      type: texts,
      get: ({ $machine }) => $machine.requestedSubprotocols,
      set: set('requestedSubprotocols'),
    },
    negotiatedSubprotocol: {
      type: 'string',
      readonly: true,
      get: ({ $machine }) => $machine.negotiatedSubprotocol,
    },
  },
  methods: ['sendTextMessage', 'sendBinaryMessage'],
});
