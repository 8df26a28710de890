// A benchmark's page as its users would get it: a production build, served on loopback.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * Builds the page in the folder `root` into `outDir`, and serves it until `server` is closed.
 * @returns where it is, with a slash at the end
 */
export async function servedPage(root: string, outDir: string): Promise<{ server: Server; address: string }> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: { __DEV__: 'false' },
    build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 2000 },
  });
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!.split('?')[0]!;
    try {
      const body = readFileSync(join(outDir, path));
      response
        .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}
