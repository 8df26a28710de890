// A qmlet server with the colours service, in memory, for the tests.
import { serve } from '../../src/server/serve.ts';

/** Starts it. `url` is that of the collection. */
export async function startColorsServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await serve({
    endpoints: {},
    colors: true,
    port: 0,
    host: '127.0.0.1',
    database: 'memory:',
    origins: '*',
    log: false,
  });
  return {
    url: `http://127.0.0.1:${server.port}/colors`,
    close: () => server.stop({ timeout: 1000 }),
  };
}
