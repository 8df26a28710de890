// Runs once before all tests, in Node: stands up what tests in the browser talk to, and hands its
// addresses to them through `inject()`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import { startChatServer } from './chat-server.ts';
import { startColorsServer } from './colors-server.ts';
import { startDocumentServer } from './document-server.ts';
import { type SocketServerAddresses, startSocketServers } from './socket-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    socketServers: SocketServerAddresses;
    /** `ws://host:port` of a qmlet server with `/chat`; see chat-server.ts. */
    chatServer: string;
    /** `http://host:port/colors` of a qmlet server. */
    colorsServer: string;
    /** `http://host:port` of QML documents on an origin of their own; see document-server.ts. */
    documentServer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await startSocketServers();
  project.provide('socketServers', servers.addresses);
  const chat = await startChatServer();
  project.provide('chatServer', chat.url);
  const colors = await startColorsServer();
  project.provide('colorsServer', colors.url);
  const documents = await startDocumentServer();
  project.provide('documentServer', documents.url);
  // The servers that outside conformance documents talk to: a script that says something once it listens.
  const script = process.env.QMLET_CONFORMANCE_SERVERS;
  // Each project is set up; one starts them.
  delete process.env.QMLET_CONFORMANCE_SERVERS;
  const others = script && spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (others) await Promise.race([once(others.stdout, 'data'), once(others, 'exit')]);
  return async () => {
    if (others) others.kill();
    await Promise.all([servers.close(), chat.close(), colors.close(), documents.close()]);
  };
}
