// Vite's server with the plugin: what `<qml-view>` fetches comes as it is written, what pages import as modules.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qmlet } from '../../src/vite.ts';

const FILES = {
  'app/main.qml': 'import QtQuick\nItem { Part { } }',
  'app/Part.qml': 'import QtQuick\nItem { }',
  'app/tools.js': '.pragma library\nvar n = 1',
  'app/qmldir': 'Part 1.0 Part.qml\n',
  'app/.secret.js': 'var secret = 1',
};
let folder = '';
let server: ViteDevServer;
let url = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qmlet-vite-'));
  mkdirSync(join(folder, 'root/app'), { recursive: true });
  writeFileSync(join(folder, 'outside.js'), 'var outside = 1');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, 'root', name), text);
  server = await createServer({
    root: join(folder, 'root'),
    configFile: false,
    logLevel: 'silent',
    plugins: [qmlet()],
    server: { port: 0, host: 'localhost', ws: false },
  });
  await server.listen();
  url = `http://localhost:${(server.httpServer!.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
const get = async (path: string, destination: string) =>
  (await fetch(`${url}${path}`, { headers: { 'Sec-Fetch-Dest': destination } })).text();

describe("Vite's server", () => {
  it('gives documents, scripts and qmldirs as they are written to who fetches them', async () => {
    for (const name of ['app/main.qml', 'app/tools.js', 'app/qmldir'] as const)
      expect(await get(`/${name}`, 'empty')).toBe(FILES[name]);
  });

  it('gives modules to who imports them', async () => {
    expect(await get('/app/main.qml?import', 'script')).toContain('export default');
  });

  it('gives nothing away that is hidden or outside', async () => {
    expect(await get('/app/.secret.js', 'empty')).not.toBe(FILES['app/.secret.js']);
    expect(await get('/%2e%2e/outside.js', 'empty')).not.toContain('var outside');
    expect((await fetch(`${url}/%zz.js`, { headers: { 'Sec-Fetch-Dest': 'empty' } })).ok).toBe(false);
    expect(await get('/..%2foutside.js', 'empty')).not.toContain('var outside');
  });
});
