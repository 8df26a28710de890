// Serves the conformance documents to the browser: those of the project, and those of the folder that
// QMLET_CONFORMANCE_DIR names, under `/conformance/0/` and `/conformance/1/`. `index.json` lists them.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Plugin } from 'vite';

const TYPES: Record<string, string> = {
  '.qml': 'text/plain',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

export interface ConformanceEntry {
  /** Without `.qml`. */
  name: string;
  /** The folder's address on the test server. */
  base: string;
  expected: Expected;
}
export interface Expected {
  lines: string[];
  warnings?: string[];
  /** What a user does, as coordinates in the root item's space. */
  steps?: Step[];
  tags?: string[];
  needs?: string[];
}
export interface Step {
  after?: number;
  click?: [number, number];
  doubleClick?: [number, number];
  press?: [number, number];
  move?: [number, number];
  release?: [number, number];
  drag?: [number, number];
  to?: [number, number];
  count?: number;
  delay?: number;
  wheel?: [number, number];
  dx?: number;
  dy?: number;
  button?: 'left' | 'right' | 'middle';
  modifiers?: string[];
  type?: string;
  key?: string;
  resize?: [number, number];
  wait?: number;
}

export function conformanceFolders(): string[] {
  const own = join(import.meta.dirname, '../conformance');
  const other = process.env.QMLET_CONFORMANCE_DIR;
  return other ? [own, other] : [own];
}

export function conformanceDocuments(): Plugin {
  const folders = conformanceFolders();
  return {
    name: 'conformance-documents',
    configureServer(server) {
      server.middlewares.use('/conformance', (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*/, ''));
        try {
          if (path === '/index.json') {
            const entries: ConformanceEntry[] = folders.flatMap((folder, index) =>
              documentsIn(folder).map(({ name, at }) => ({
                name,
                base: `/conformance/${index}/${at}`,
                expected: JSON.parse(readFileSync(join(folder, at, `${name}.json`), 'utf8')) as Expected,
              })),
            );
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(entries));
            return;
          }
          if (path === '/known-gaps.txt') {
            response.end(readFileSync(join(folders[0]!, 'known-gaps.txt')));
            return;
          }
          const [, index, ...rest] = path.split('/');
          const folder = folders[Number(index)];
          const file = normalize(rest.join('/'));
          if (!folder || file.startsWith('..')) {
            next();
            return;
          }
          const body = readFileSync(join(folder, file));
          response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
          response.end(body);
        } catch {
          response.statusCode = 404;
          response.end();
        }
      });
    },
  };
}

/** The documents with a golden beside them, in the folder and in those right below it. */
function documentsIn(folder: string): { name: string; at: string }[] {
  const found: { name: string; at: string }[] = [];
  const visit = (at: string): void => {
    const names = new Set(readdirSync(join(folder, at)));
    for (const name of [...names].sort())
      if (name.endsWith('.qml') && names.has(name.replace(/\.qml$/, '.json')))
        found.push({ name: name.slice(0, -4), at });
  };
  visit('');
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) visit(`${entry.name}/`);
  return found;
}
