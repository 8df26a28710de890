// What `import QtWebSockets` brings. `WebSocketServer` needs a host that can listen, which no page can.
import type { ModuleTable } from '../runtime/engine/registry.ts';
import { WebSocket } from '../runtime/types/web-socket.ts';

export const qtwebsockets: ModuleTable = {
  uri: 'QtWebSockets',
  version: [1, 15],
  types: { WebSocket },
  missing: ['WebSocketServer'],
};
