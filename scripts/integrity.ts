// Subresource-integrity hashes of what pages load without a build step: `dist/cdn/integrity.json`, by file name. With
// them a page runs these files and no others, wherever they come from.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As `integrity` takes it. */
export const hashOf = (content: string | Buffer): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** Writes the hashes of the modules in a folder into it. */
export function writeIntegrity(folder: string): Record<string, string> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort();
  const hashes = Object.fromEntries(files.map((name) => [name, hashOf(readFileSync(join(folder, name)))]));
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  return hashes;
}
