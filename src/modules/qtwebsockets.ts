// What `import QtWebSockets` brings. `WebSocketServer` needs a host that can listen, which no page can.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtwebsockets: ModuleTable = {
  uri: 'QtWebSockets',
  version: [1, 15],
  types: {},
  later: [
    lateTypes('WebSocket', async () => ({
      WebSocket: (await import('../runtime/types/web-socket.ts')).WebSocket,
    })),
    absentTypes(
      'WebSocketServer',
      'a page cannot listen for connections; run the server in Node, with "qmlet/server"',
    ),
  ],
};
