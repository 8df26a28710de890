// The parts of the runtime that come in files of their own, when the first document needs them. What a
// document needs stands in it (`uses`): see shared/late-names.

import { late } from '../qt/late-members.ts';
import { qtNamespace } from '../qt/namespace.ts';

/** How a part is brought. Its module adds itself to what is there, for all engines. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  formatting: async () => (await import('../qt/formatting.ts')).install(),
  encoding: async () => (await import('../qt/encoding-functions.ts')).install(),
  vectors: async () => (await import('../object/vectors.ts')).install(),
  extensions: async () => (await import('../qt/extensions.ts')).installExtensions((text) => late.warn(text)),
  colors: async () => (await import('../object/color-functions.ts')).install(),
  hues: async () => (await import('../object/hues.ts')).install(),
  translation: async () => (await import('./translations.ts')).install(),
  functions: async () => (await import('../qt/rare-functions.ts')).install(),
  platform: async () => (await import('../qt/platform.ts')).install(),
  dates: async () => (await import('../qt/dates.ts')).install(),
  reflection: async () => (await import('../object/reflection.ts')).install(),
  errors: async () => (await import('../qt/error-words.ts')).install(),
  requests: async () => (await import('../net/requests.ts')).install(),
  names: async () => (await import('../qt/namespace-common.ts')).addCommonNames(),
  rare: async () => {
    await PARTS.names!();
    (await import('../qt/namespace-rare.ts')).addRareNames();
  },
};
const there = new Set<string>();

/** Brings what is not there yet; undefined when nothing has to be waited for. */
export function bringParts(names: readonly string[] | undefined): Promise<unknown> | undefined {
  const missing = (names ?? []).filter((name) =>
    name.startsWith('Qt.')
      ? !(name.slice(3) in qtNamespace()) && !there.has('rare')
      : name in PARTS && !there.has(name),
  );
  if (missing.length === 0) return undefined;
  const values = missing.some((name) => name.startsWith('Qt.'));
  const parts = missing.filter((name) => name in PARTS);
  if (values) parts.push(there.has('names') ? 'rare' : 'names');
  return Promise.all(
    parts.map(async (part) => {
      await PARTS[part]!();
      there.add(part);
    }),
  ).then(() => (values ? bringParts(names) : undefined));
}
