// The QML type WebSocket: what a document sees, and in which order. What Qt does was asked of Qt 6.4.
import { beforeEach, describe, expect, it } from 'vitest';
import { qtqml } from '../../src/modules/qtqml.ts';
import { qtwebsockets } from '../../src/modules/qtwebsockets.ts';
import type { ConnectionEvents } from '../../src/runtime/net/socket-host.ts';
import { FakeConnection } from '../net/fake-world.ts';
import { QmlWorld, TestHost } from '../support/qml-world.ts';

class SocketHost extends TestHost {
  connections: FakeConnection[] = [];
  openSocket(url: string, protocols: readonly string[], events: ConnectionEvents): FakeConnection {
    const connection = new FakeConnection(url, protocols, events);
    this.connections.push(connection);
    return connection;
  }
}

let host: SocketHost;
let world: QmlWorld;
beforeEach(() => {
  host = new SocketHost();
  world = new QmlWorld([qtqml, qtwebsockets], {}, host);
});
const run = (body: string) => world.run(`import QtQml\nimport QtWebSockets\n${body}`);
const take = (): string[] => host.lines.splice(0);

const TALKING = `WebSocket {
  url: "ws://chat.test/room"
  onStatusChanged: s => print("status", s, status, "[" + errorString + "]")
  onErrorStringChanged: text => print("error", "[" + text + "]")
  onActiveChanged: is => print("active", is, active)
  onUrlChanged: print("url", url)
  onTextMessageReceived: message => print("text", message)
  onBinaryMessageReceived: message => print("binary", message.byteLength, new Uint8Array(message)[1])
  onNegotiatedSubprotocolChanged: print("protocol", negotiatedSubprotocol)
}`;

describe('WebSocket', () => {
  it('has the initial values of Qt', async () => {
    const socket = (await run('WebSocket {}')) as never as Record<string, unknown>;
    expect(socket.status).toBe(3);
    expect(socket.active).toBe(false);
    expect(socket.url).toBe('');
    expect(socket.errorString).toBe('QQmlWebSocket is not ready.');
    expect(socket.requestedSubprotocols).toEqual([]);
    expect(socket.negotiatedSubprotocol).toBe('');
  });

  it('tells each status while it lasts, also to handlers of an assignment', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean };
    socket.active = true;
    expect(take()).toEqual(['active true true', 'error []', 'status 0 0 []']);
    host.connections[0]!.open();
    expect(take()).toEqual(['status 1 1 []']);
    socket.active = false;
    expect(take()).toEqual(['active false false', 'status 2 2 []', 'status 3 3 []']);
    expect(host.connections[0]!.released).toBe(true);
  });

  it('stays active when the other side closes, and tells of a loss as an error', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean };
    socket.active = true;
    host.connections[0]!.open();
    take();
    host.connections[0]!.end(1000);
    expect(take()).toEqual(['status 2 2 []', 'status 3 3 []']);
    expect(socket.active).toBe(true);
    socket.active = false;
    socket.active = true;
    host.connections[1]!.open();
    take();
    host.connections[1]!.end(1006);
    expect(take()).toEqual([
      'error [The remote host closed the connection]',
      'status 4 4 [The remote host closed the connection]',
      'error []',
      'status 2 2 []',
      'status 3 3 []',
    ]);
  });

  it('sends and receives texts and bytes', async () => {
    const socket = (await run(TALKING)) as never as {
      active: boolean;
      sendTextMessage(text?: unknown): number;
      sendBinaryMessage(bytes?: unknown): number;
    };
    socket.active = true;
    host.connections[0]!.open();
    take();
    expect(socket.sendTextMessage('ü€😀')).toBe(9);
    expect(socket.sendTextMessage(7)).toBe(1);
    expect(socket.sendBinaryMessage(new Uint8Array([1, 2, 3]).subarray(1))).toBe(2);
    expect(() => socket.sendTextMessage()).toThrow('Insufficient arguments');
    expect(() => socket.sendBinaryMessage('text')).toThrow('ArrayBuffer');
    expect(host.connections[0]!.sent.slice(0, 2)).toEqual(['ü€😀', '7']);
    expect([...new Uint8Array(host.connections[0]!.sent[2] as ArrayBuffer)]).toEqual([2, 3]);
    host.connections[0]!.receive('hello');
    host.connections[0]!.receive(new Uint8Array([5, 6]).buffer);
    expect(take()).toEqual(['text hello', 'binary 2 6']);
  });

  it('has the enumeration, bindings on its status, and a binding on active', async () => {
    const root = await run(`QtObject {
      id: root
      property bool wanted: false
      property int seen: socket.status
      property WebSocket socket: WebSocket { id: socket; url: "ws://h/"; active: root.wanted }
      onSeenChanged: print("seen", seen === WebSocket.Connecting, seen === WebSocket.Open)
    }`);
    take();
    (root as never as { wanted: boolean }).wanted = true;
    expect(take()).toEqual(['seen true false']);
    host.connections[0]!.open();
    expect(take()).toEqual(['seen false true']);
  });

  it('asks for sub-protocols and tells which one was chosen', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean; requestedSubprotocols: string[] };
    socket.requestedSubprotocols = ['a', 'b'];
    socket.active = true;
    host.connections[0]!.open();
    expect(host.connections[0]!.offered).toEqual(['a', 'b']);
    expect(take()).toContain('protocol a');
  });

  it('takes another url while open', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean; url: string };
    socket.active = true;
    host.connections[0]!.open();
    take();
    socket.url = 'ws://other/';
    expect(take()).toEqual(['status 2 2 []', 'status 3 3 []', 'url ws://other/', 'status 0 0 []']);
    expect(host.connections[1]!.url).toBe('ws://other/');
  });

  it.each([
    ['foo', 'Unsupported WebSocket scheme: '],
    ['http://h/', 'Unsupported WebSocket scheme: http'],
  ])('refuses the url %s in Qt’s words', async (url, words) => {
    const socket = (await run('WebSocket { }')) as never as Record<string, unknown>;
    socket.url = url;
    socket.active = true;
    expect([socket.status, socket.errorString]).toEqual([4, words]);
    expect(host.connections).toEqual([]);
  });

  it('does not find a host without a name', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean; url: string };
    socket.url = 'ws://';
    socket.active = true;
    take();
    host.advance(1);
    expect(take()).toEqual(['status 3 3 []', 'error [Host not found]', 'status 4 4 [Host not found]']);
  });

  it('closes when it is destroyed, and says nothing more', async () => {
    const socket = (await run(TALKING)) as never as { active: boolean; destroy(): void };
    socket.active = true;
    host.connections[0]!.open();
    take();
    socket.destroy();
    host.advance(1);
    expect(host.connections[0]!.released).toBe(true);
    expect(take()).toEqual([]);
  });
});
