// Runs once before all tests, in Node: stands up what tests in the browser talk to, and hands its
// addresses to them through `inject()`.
import type { TestProject } from 'vitest/node';
import { type SocketServerAddresses, startSocketServers } from './socket-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    socketServers: SocketServerAddresses;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await startSocketServers();
  project.provide('socketServers', servers.addresses);
  return () => servers.close();
}
